"""Messages typed in pinyin, wholly or in part, written in Chinese; what is no pinyin stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.pinyin import is_pinyin, spelled_out
from policies.text import normalise


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("pingshenfei duoshao", "评审费多少"),
        ("ping shen fei duo shao", "评审费多少"),
        ("CAILIAO zai na jiao", "材料在哪交"),
        ("gongshi要几天", "公示要几天"),
        ("jixujiaoyu 不够怎么办", "继续教育 不够怎么办"),
        ("shenbao 什么时候 jiezhi", "申报 什么时候 截止"),
        ("lianxi dianhua", "联系电话"),
    ],
)
def test_pinyin_is_written_in_chinese(typed, written):
    assert normalise(typed) == written


def test_a_name_that_is_no_known_word_is_left_for_those_who_know_it():
    assert normalise("dunhuang pingshenfei") == "dunhuang 评审费"
    assert normalise("dunhuangpingshenfei") == "dunhuang评审费"


@pytest.mark.parametrize("text", ["word版有吗", "excel", "PDF多大", "ok", "QQ群", "CN刊号", "5MB以内", "A4纸", "TIME", "", "a b c"])
def test_what_is_no_pinyin_stays(text):
    assert normalise(text) == text


def test_pinyin_is_nothing_but_syllables():
    assert is_pinyin("pingshenfei")
    assert not is_pinyin("excel")
    assert not is_pinyin("")


@given(st.text(alphabet="abcdefghinoprsuxyz' 评审", max_size=30))
def test_writing_out_never_fails_and_settles_at_once(text):
    once = normalise(text)
    assert normalise(once) == once
    assert not any(character in spelled_out(text) for character in set("评审") - set(text)) or any(c.isascii() for c in text)
