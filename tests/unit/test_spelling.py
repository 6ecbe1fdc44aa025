"""Slips of the input method in what people type: set right where a word of the subject is meant, and nothing else touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.spelling import respelled
from policies.text import normalise


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("年渡考核表", "年度考核表"),
        ("单位推见意见谁来写", "单位推荐意见谁来写"),
        ("户藉证明要吗", "户籍证明要吗"),
        ("破革申报", "破格申报"),
        ("继续叫育证书", "继续教育证书"),
        ("网上神报系统进不去", "网上申报系统进不去"),
        ("审合没过还能改不", "审核没过还能改不"),
        ("平审费怎么退", "评审费怎么退"),
        ("要不要参加达辩", "要不要参加答辩"),
        ("成诺书找谁签", "承诺书找谁签"),
        ("专业课30课石", "专业课30课时"),
    ],
)
def test_a_word_of_the_subject_is_read_where_only_its_sound_is_written(typed, meant):
    assert respelled(typed) == meant
    assert normalise(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("政书复印件", "证书复印件"), ("专利征书", "专利证书"), ("职撑评审", "职称评审"), ("培讯证明", "培训证明"), ("审批机官", "审批机关")],
)
def test_what_many_speakers_do_not_tell_apart_sounds_alike(typed, meant):
    assert respelled(typed) == meant


@pytest.mark.parametrize(
    "right",
    [
        "物理公式打不出来怎么办",  # 公示 sounds the same
        "那份材料和哪份一样",
        "交几分钟的视频，交几份",
        "审核截至哪天，截止到哪天",
        "提前到县里现场确认",
        "半年工资不到一万，全年呢",
        "正刊还是增刊",
        "村里的医师算不算艺术团的",
        "张丽华老师和沈保国主任的电话",
        "尉犁县和轮台县的教师，若羌的也报",
        "惠来的老师，贵定的也行",
        "按鄂人社职〔2022〕6号执行",
        "2024年3月15日18:00前交360元",
        "word和PDF都行吗",
        "缴费还是交费",
        "页眉有校名行吗",  # not 没有
        "布置的作业在哪看",
        "一年学十几门课，字数四仟",
        "",
    ],
)
def test_what_is_right_stays(right):
    assert respelled(right) == right


def test_only_the_slip_changes_beside_figures_and_signs():
    assert respelled("2024年,年度考合登己表要3份(A4)?") == "2024年,年度考核登记表要3份(A4)?"


@given(st.text(alphabet="申神身审评平凭材才料聊考合核和证正书数的要12,份", max_size=20))
def test_the_length_stays_and_what_is_no_chinese_word(text):
    told = respelled(text)
    assert len(told) == len(text)
    assert [c for c in told if not "\u4e00" <= c <= "\u9fff"] == [c for c in text if not "\u4e00" <= c <= "\u9fff"]
