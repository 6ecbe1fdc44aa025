"""Packed dictionaries say what jieba's and pypinyin's own say."""

from __future__ import annotations

from copy import deepcopy

import jieba
import pytest
from pypinyin import constants
from pypinyin.seg import mmseg

from bot.serve.packing import Counts, PhraseReadings, Segmenter, pack_tokenizer
from bot.settings import SHIPPED_NOTICES

LINES = sorted({line.strip() for file in SHIPPED_NOTICES.glob("*.txt") for line in file.read_text("utf-8").splitlines()})


@pytest.fixture(scope="module")
def phrases() -> PhraseReadings:
    return PhraseReadings(constants.PHRASES_DICT)


def test_a_packed_tokenizer_cuts_as_before():
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    own = dict(tokenizer.FREQ)

    def cuts() -> list[tuple[list[str], list[str], list[str]]]:
        return [(tokenizer.lcut(line), tokenizer.lcut(line, HMM=False), tokenizer.lcut_for_search(line)) for line in LINES[::6]]

    before = cuts()
    pack_tokenizer(tokenizer)
    assert isinstance(tokenizer.FREQ, Counts) and cuts() == before
    assert list(tokenizer.FREQ.items()) == [(word, count) for word, count in own.items() if count]
    assert tokenizer.FREQ.get("职称") == own["职称"] and tokenizer.FREQ.get("没有这个词", 7) == 7


def test_packed_phrases_are_read_as_before(phrases: PhraseReadings):
    own = constants.PHRASES_DICT
    assert len(phrases) == len(own) and "没有这个词" not in phrases
    assert [phrase for phrase, readings in own.items() if deepcopy(phrases[phrase]) != readings] == []


@pytest.mark.parametrize("texts", [LINES, sorted(constants.PHRASES_DICT)[::50]])
def test_text_is_cut_into_phrases_as_before(phrases: PhraseReadings, texts: list[str]):
    packed = Segmenter(phrases)
    unfinished = [text[:-1] for text in texts]  # what only begins a phrase
    assert [text for text in [*texts, *unfinished] if list(packed.cut(text)) != list(mmseg.seg.cut(text))] == []
