import pytest
from extraction import meta, outlined

from policies.extract.ce_requirement import extract

TOTAL, PUBLIC, PROFESSIONAL = "total", "public", "professional"


def read(body):
    return [(fact.subject, fact.amount, fact.unit, fact.per, fact.years) for fact in extract(outlined(body), meta())]


CASES = {
    "kinds of one year": (
        "一、继续教育\n\n2021—2023年每年参加继续教育不少于90学时，其中专业科目不少于60学时，公需科目不少于30学时。\n",
        [
            (TOTAL, 90, "学时", "year", (2021, 2022, 2023)),
            (PROFESSIONAL, 60, "学时", "year", (2021, 2022, 2023)),
            (PUBLIC, 30, "学时", "year", (2021, 2022, 2023)),
        ],
    ),
    "a third of the total": (
        "一、继续教育\n\n每年不少于72学时，其中公需科目不少于三分之一。\n",
        [(TOTAL, 72, "学时", "year", ()), (PUBLIC, 24, "学时", "year", ())],
    ),
    "two thirds of the total": (
        "一、继续教育\n\n每年参加继续教育时间累计应不少于90学时，专业科目一般不少于总学时的三分之二。\n",
        [(TOTAL, 90, "学时", "year", ()), (PROFESSIONAL, 60, "学时", "year", ())],
    ),
    "per cent of the total": (
        "一、继续教育\n\n每年继续教育80学时，其中公需科目占25%。\n",
        [(TOTAL, 80, "学时", "year", ()), (PUBLIC, 20, "学时", "year", ())],
    ),
    "years in the next sentence": (
        "一、继续教育\n\n申报人员每年继续教育不少于90学时。本年度审核2022年度至2024年度的继续教育情况。\n",
        [(TOTAL, 90, "学时", "year", (2022, 2023, 2024))],
    ),
    "the last three years": (
        "一、继续教育\n\n近3年每年完成继续教育不少于90学时。\n",
        [(TOTAL, 90, "学时", "year", (2021, 2022, 2023))],
    ),
    "since a year": (
        "一、继续教育\n\n公需科目需提供2019年度以来5年的合格证书，每年不少于30学时。\n",
        [(PUBLIC, 30, "学时", "year", (2019, 2020, 2021, 2022, 2023))],
    ),
    "years one by one": (
        "一、继续教育\n\n2022、2023年度公需科目每年30课时、专业科目每年60课时。\n",
        [(PUBLIC, 30, "课时", "year", (2022, 2023)), (PROFESSIONAL, 60, "课时", "year", (2022, 2023))],
    ),
    "hours per year with a stroke": (
        "一、继续教育\n\n按照公需科目30课时/年、专业科目60课时/年的标准，提供2023年、2024年度合格证书。\n",
        [(PUBLIC, 30, "课时", "year", (2023, 2024)), (PROFESSIONAL, 60, "课时", "year", (2023, 2024))],
    ),
    "credits of one year": ("一、继续教育\n\n2024年继续教育不少于18学分。\n", [(TOTAL, 18, "学分", "year", (2024,))]),
    "over a period": (
        "一、继续教育\n\n任现职期间累计完成继续教育不少于360学时。\n",
        [(TOTAL, 360, "学时", "period", ())],
    ),
    "five years together": (
        "一、继续教育\n\n教师五年内累计参加培训不少于360学时。\n",
        [(TOTAL, 360, "学时", "period", ())],
    ),
    "kind after its hours": (
        "一、继续教育\n\n每年须完成30学时公需科目和60学时专业科目。\n",
        [(PUBLIC, 30, "学时", "year", ()), (PROFESSIONAL, 60, "学时", "year", ())],
    ),
    "Chinese numerals": (
        "一、继续教育\n\n二〇一九年至二〇二一年，每年不少于九十学时，其中公需科目三十学时、专业科目六十学时。\n",
        [
            (TOTAL, 90, "学时", "year", (2019, 2020, 2021)),
            (PUBLIC, 30, "学时", "year", (2019, 2020, 2021)),
            (PROFESSIONAL, 60, "学时", "year", (2019, 2020, 2021)),
        ],
    ),
    "hours that something counts for": (
        "一、继续教育\n\n参加援疆的，每年折算专业科目90学时。发表论文1篇可认定为10学时，最高不超过30学时。\n",
        [],
    ),
    "hours of teaching": ("一、业绩\n\n近五年年均课堂教学不少于216学时，教学工作量饱满。\n", []),
    "table": (
        "一、继续教育学时要求\n\n科目\t每年学时\n公需科目\t30学时\n专业科目\t60学时\n",
        [(PUBLIC, 30, "学时", "year", ()), (PROFESSIONAL, 60, "学时", "year", ())],
    ),
    "in brackets": (
        "一、继续教育\n\n每年须完成不少于90学时的继续教育学习（专业课不少于60学时），需上传近4年（2021—2024年）合格证书。\n",
        [
            (TOTAL, 90, "学时", "year", (2021, 2022, 2023, 2024)),
            (PROFESSIONAL, 60, "学时", "year", (2021, 2022, 2023, 2024)),
        ],
    ),
    "a period and each year of it": (
        "一、继续教育\n\n2022年至2024年三年累计不少于270学时，每年不少于90学时（其中公需科目不少于30学时）。\n",
        [
            (TOTAL, 270, "学时", "period", (2022, 2023, 2024)),
            (TOTAL, 90, "学时", "year", (2022, 2023, 2024)),
            (PUBLIC, 30, "学时", "year", (2022, 2023, 2024)),
        ],
    ),
    "credits called points": (
        "一、继续教育\n\n每年学分不低于25分，公需科目每年不低于30学时。\n",
        [(TOTAL, 25, "学分", "year", ()), (PUBLIC, 30, "学时", "year", ())],
    ),
    "kinds of medical credits are no requirement of ours": (
        "一、继续教育\n\n每年不少于25学分，其中Ⅰ类学分5～10学分，Ⅱ类学分15～20学分。\n",
        [(TOTAL, 25, "学分", "year", ())],
    ),
    "two kinds together": (
        "一、继续教育\n\n每年度不少于90学时，其中公需科目18学时以上，专业科目和行业公需科目合计不少于72学时。\n",
        [(TOTAL, 90, "学时", "year", ()), (PUBLIC, 18, "学时", "year", ()), (PROFESSIONAL, 72, "学时", "year", ())],
    ),
    "certificates of years, without hours": (
        "一、材料\n\n公需科目需提供2019年度以来5年的合格证书，专业科目需提供2021年度以来3年的合格证书。\n",
        [
            (PUBLIC, None, None, "year", (2019, 2020, 2021, 2022, 2023)),
            (PROFESSIONAL, None, None, "year", (2021, 2022, 2023)),
        ],
    ),
    "exactly the public course": (
        "一、继续教育\n\n完成2024年度公需课学习并取得24学分以上。\n",
        [(PUBLIC, 24, "学分", "year", (2024,))],
    ),
    "what is left is the other kind": (
        "一、继续教育\n\n每年应修满90学时，公需科目30学时，余下为专业科目。\n",
        [(TOTAL, 90, "学时", "year", ()), (PUBLIC, 30, "学时", "year", ()), (PROFESSIONAL, 60, "学时", "year", ())],
    ),
    "a ratio of the kinds": (
        "一、继续教育\n\n每年不少于90学时，专业科目和公需科目的比例为2:1。\n",
        [(TOTAL, 90, "学时", "year", ()), (PROFESSIONAL, 60, "学时", "year", ()), (PUBLIC, 30, "学时", "year", ())],
    ),
    "half and half": (
        "一、继续教育\n\n每年72学时，公需、专业各占一半。\n",
        [(TOTAL, 72, "学时", "year", ()), (PUBLIC, 36, "学时", "year", ()), (PROFESSIONAL, 36, "学时", "year", ())],
    ),
    "a share before its kind": (
        "一、继续教育\n\n申报人应完成近三年每年90学时的继续教育任务，其中三分之一为公需科目。\n",
        [(TOTAL, 90, "学时", "year", (2021, 2022, 2023)), (PUBLIC, 30, "学时", "year", (2021, 2022, 2023))],
    ),
    "every five years": ("一、继续教育\n\n每五年不少于360学时。\n", [(TOTAL, 360, "学时", "period", ())]),
    "who falls short may make up for it": (
        "一、继续教育\n\n2023年度公需科目不足24学时的，可于2024年10月31日前补修。\n",
        [],
    ),
    "half of it in the years of a posting": ("一、继续教育\n\n驻村期间专业科目可减半为30学时。\n", []),
    "parts of a total of several years": (
        "一、继续教育\n\n2017年至2019年三年累计不得低于120学分，其中公需科目30学分以上、专业科目90学分以上。\n",
        [
            (TOTAL, 120, "学分", "period", (2017, 2018, 2019)),
            (PUBLIC, 30, "学分", "period", (2017, 2018, 2019)),
            (PROFESSIONAL, 90, "学分", "period", (2017, 2018, 2019)),
        ],
    ),
    "a share of the whole": (
        "一、继续教育\n\n五年内累计要完成400学时，每年不得低于60学时。公需科目学时不低于总学时的五分之一。\n",
        [(TOTAL, 400, "学时", "period", ()), (TOTAL, 60, "学时", "year", ()), (PUBLIC, 80, "学时", "period", ())],
    ),
    "a share of each year's": (
        "一、继续教育\n\n五年内累计不少于400学时，每年不少于60学时，公需科目为每年总学时的三分之一。\n",
        [(TOTAL, 400, "学时", "period", ()), (TOTAL, 60, "学时", "year", ()), (PUBLIC, 20, "学时", "year", ())],
    ),
    "a share before its total": (
        "一、继续教育\n\n公需科目不少于总学时的三分之一，每年总学时不少于90学时。\n",
        [(PUBLIC, 30, "学时", "year", ()), (TOTAL, 90, "学时", "year", ())],
    ),
    "years one after the other": (
        "一、继续教育\n\n2022年60学时，2023年72学时。\n",
        [(TOTAL, 60, "学时", "year", (2022,)), (TOTAL, 72, "学时", "year", (2023,))],
    ),
    "the total of three years": ("一、继续教育\n\n三年总学时不得少于270学时。\n", [(TOTAL, 270, "学时", "period", ())]),
    "the most that counts": ("一、继续教育\n\n线上学习最多认定40学时。\n", []),
    "what a paper counts for": ("一、继续教育\n\n发表论文1篇计30学时。\n", []),
    "what the hours include": (
        "一、继续教育\n\n公需科目每年至少24学时（含网络课程12学时）。\n",
        [(PUBLIC, 24, "学时", "year", ())],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_reads(body, expected):
    assert read(body) == expected
