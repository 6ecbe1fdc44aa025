"""Numbers that identify a person are masked; what a question about a notice needs is not."""

import pytest

from policies.privacy import BANK, ID_CARD, PHONE, mask


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("我身份证653021199003071234能报吗", f"我身份证{ID_CARD}能报吗"),
        ("65302119900307123X", ID_CARD),
        ("65302119900307123x，帮我查", f"{ID_CARD}，帮我查"),
        ("653021 19900307 1234", ID_CARD),
        ("653021-1990-03-07-1234", ID_CARD),
        ("６５３０２１１９９００３０７１２３４", ID_CARD),
        ("老证653021900307123", f"老证{ID_CARD}"),
        ("打我13812345678", f"打我{PHONE}"),
        ("138 1234 5678", PHONE),
        ("138-1234-5678", PHONE),
        ("+86 13812345678", PHONE),
        ("8613812345678", PHONE),
        ("１３８１２３４５６７８", PHONE),
        ("一三八一二三四五六七八", PHONE),
        ("座机0996-5022334", f"座机{PHONE}"),
        ("(0996)5022334", PHONE),
        ("01088888888", PHONE),
        ("电话：5022334", f"电话：{PHONE}"),
        ("卡号6222021234567890123", f"卡号{BANK}"),
        ("6222 0212 3456 7890", BANK),
        ("6222 0212 3456 7890 123", BANK),
        ("账号107612345678交钱", f"账号{BANK}交钱"),
    ],
)
def test_numbers_that_identify_a_person_are_masked(said: str, kept: str) -> None:
    assert mask(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "20240830截止吗",
        "2024-07-22 2024-08-30 哪个是对的",
        "20240722-20240830",
        "2021 2022 2023 2024年的继续教育",
        "2021-2022-2023-2024",
        "阿地人社传〔2024〕13号",
        "新人社发〔2019〕104号第三条",
        "90学时要交几份，700元还是400元",
        "2024年12月31日18:00",
        "四（六）1.（2）",
        "12333",
        "一二三四五六七",
        "工作了1500000分钟",
    ],
)
def test_dates_amounts_and_document_numbers_stay(said: str) -> None:
    assert mask(said) == said


def test_several_numbers_in_one_message_are_all_masked() -> None:
    said = "张三 13812345678 身份证 653021199003071234 卡 6222021234567890123"
    assert mask(said) == f"张三 {PHONE} 身份证 {ID_CARD} 卡 {BANK}"


def test_masking_twice_changes_nothing_more() -> None:
    once = mask("13812345678, 653021199003071234")
    assert mask(once) == once
