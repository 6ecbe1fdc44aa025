"""What a message names: notices of the knowledge base, misspelt or not, levels, stages, years and other places."""

import pytest
from notice_maker import notice

from policies.mentions import Gazetteer, name_spans
from policies.text import normalise


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.build([notice(), notice("dunhuang-2024", region="敦煌市", series="文物博物", year=2024)])


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("玉门市的评审费多少", "region", "玉门市"),
        ("玉门评审费多少", "region", "玉门"),
        ("玉们市评审费", "region", "玉门市"),  # a homophone
        ("玉闷什么时候截止", "region", "玉门"),
        ("燉煌那边要交什么", "region", "敦煌"),
        ("yumen 评审费多少", "region", "玉门"),
        ("dunhuangshi 文物博物什么时候截止", "region", "敦煌市"),
        ("yumennongye pingshenfei", "region", "玉门"),
        ("敦煌文物博物系列什么时候截止", "region", "敦煌"),
        ("2024年的要求", "year", "2024"),
        ("24年的要求", "year", "2024"),
        ("副高要不要答辩", "level", "副高"),
        ("我是讲师", "level", "中级"),
        ("助理工程师要几年", "level", "初级"),
        ("正高级的呢", "level", "正高"),
        ("初次确定要交什么", "level", "初定"),
        ("纸质材料呢", "stage", "paper_submission"),
        ("大专三年了", "education", "大专"),
        ("我从石河子毕业", "place", "石河子"),
        ("在库尔勒市上班", "place", "库尔勒市"),
    ],
)
def test_a_message_names(gazetteer, text, entity, value):
    assert (entity, value) in [(m.entity, m.value) for m in gazetteer.find(normalise(text))]


def test_what_only_sounds_like_a_name_inside_longer_words_is_none(gazetteer):
    for text in ("豫门口", "excel dunhuangz", "yumenx 是什么"):
        assert not [m for m in gazetteer.find(text) if m.entity == "region" and m.score < 100]


@pytest.mark.parametrize("text", ["高级技师能报吗", "合作单位盖章", "公安局的能报吗"])
def test_everyday_words_are_neither_levels_nor_places(gazetteer, text):
    assert not [m for m in gazetteer.find(text) if m.entity in ("place", "level")]


def test_mentions_say_where_they_stand(gazetteer):
    text = "我问的是敦煌市的"
    found = next(m for m in gazetteer.find(text) if m.entity == "region")
    assert text[found.start : found.end] == "敦煌市"


def test_a_name_ends_where_the_question_word_begins(gazetteer):
    text = "敦煌文物博物什么时候结束"
    assert name_spans(text, gazetteer.find(text)) == ((0, 6),)


@pytest.mark.parametrize(("text", "named"), [("红旗的评审费多少", True), ("得过三八红旗手的能加分吗", False)])
def test_a_short_name_inside_a_longer_word_names_nothing(text, named):
    assert any(m.value == "红旗" for m in Gazetteer({"红旗": "notice"}).find(text)) == named
