"""Ages and years: what askers tell of themselves, what clauses require, and that the one finds the other."""

import pytest
from notice_maker import notice

from policies.answering import find
from policies.bounds import near, tells_age, years_required, years_told
from policies.ranking import Ask


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我妈今年54，还要学吗", True),
        ("都五十七岁了", True),
        ("已经49了还考外语？", True),
        ("我47周岁", True),
        ("今年10月20号能交吗", False),
        ("今年2次都没过", False),
        ("成绩快20分了", False),
        ("满3年了", False),
    ],
)
def test_an_age_is_told(text: str, told: bool) -> None:
    assert tells_age(text) is told


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("我在林场干了二十六年", {26}),
        ("教了19年书，中级评了7年", {19, 7}),
        ("养了十来年羊", {10}),
        ("在站里干了两年半", {2, 3}),
        ("2019年毕业的，90年代参加工作", set()),
        ("3年内不得申报是从哪天算", set()),
    ],
)
def test_years_are_told(text: str, years: set[int]) -> None:
    assert years_told(text) == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("在乡镇连续工作满 20\n年的，不受名额限制", {20}),
        ("从事园林绿化十五年以上的", {15}),
        ("工龄不少于8年", {8}),
        ("2021年以上的成绩", set()),
        ("近3年的考核", set()),
    ],
)
def test_years_are_required(text: str, years: set[int]) -> None:
    assert years_required(text) == years


def test_the_years_that_somebody_tells_are_near_to_the_bound_they_are_told_for() -> None:
    assert near(26, 25) and near(23, 25) and not near(26, 5) and not near(3, 25)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我在林场干了26年，评审费能免不", "林场工作满25年"),
        ("我今年58了，评审费还收不收", "年满55周岁"),
    ],
)
def test_the_clause_for_people_like_the_asker_is_found(text: str, words: str) -> None:
    made = notice(fee="获得省级表彰的免收评审费。\n\n在林场工作满25年的免收评审费。\n\n年满55周岁的评审费减半。")
    finding = find(made, Ask(text=text, aspects=(("exemption.fee", 0.9),)))
    assert words in "".join(p.quote for p in finding.passages)
