"""Pinyin of texts. pypinyin takes the tone signs off every syllable anew; here each syllable's is remembered."""

from __future__ import annotations

import functools

from pypinyin import lazy_pinyin
from pypinyin.style import others

__all__ = ["lazy_pinyin"]

others.replace_symbol_to_no_symbol = functools.lru_cache(maxsize=4096)(others.replace_symbol_to_no_symbol)
