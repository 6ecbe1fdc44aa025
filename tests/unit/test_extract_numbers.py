import pytest

from policies.extract.numbers import number, plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("每人二百元，一百二十元", "每人200元,120元"),
        ("二〇二二年九月二十六日十八时", "2022年9月26日18时"),
        ("２０２４ 年 １０ 月", "2024年10月"),
        ("三分之二", "2/3"),
        ("百分之七十五", "75%"),
        ("两个工作日", "2个工作日"),
        ("三千字，2.5万字，1,000元", "3000字,25000字,1000元"),
        ("下午五点半", "下午5点半"),
        ("一次性告知，一级教师，第二十条，十分重要", "一次性告知,一级教师,第二十条,十分重要"),
        ("六五周期", "六五周期"),
        ("8月1日—10月2日～3日", "8月1日-10月2日-3日"),
        ("2O24年1l月3O日", "2024年11月30日"),
    ],
)
def test_reads_numbers_in_every_writing(written, read):
    assert plain(written).text == read


def test_gives_back_the_words_as_written():
    text = plain("评审费 二百 元，答辩费一百元")
    begin = text.text.index("200")
    assert text.original(begin, begin + 4) == "二百 元"


def test_marks_letters_that_were_read_as_digits():
    text = plain("至l0月31日")
    assert [text.text[place] for place in text.doubtful] == ["1"]


@pytest.mark.parametrize(
    ("written", "value"), [("十八", 18), ("两", 2), ("二〇二四", 2024), ("12.5", 12.5), ("若干", None), ("", None)]
)
def test_values(written, value):
    assert number(written) == value
