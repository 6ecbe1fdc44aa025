"""The parts by themselves: splitting, keyboards, memory, secrecy, and when a request is repeated."""

from __future__ import annotations

import logging
import stat

import httpx
import pytest
from bot_api import TOKEN, fitting, read_html
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.datastructures import Secret
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.telegram.formatting import ASK, compose, keys
from bot.telegram.memory import Chat, Memory
from bot.telegram.pacing import _repeatable
from bot.telegram.recent import Recent
from bot.telegram.secrecy import derived, keep_out_of_logs
from bot.telegram.splitting import LONGEST, split, units


@pytest.mark.parametrize(
    ("text", "most", "pieces"),
    [
        ("", 10, []),
        (" \n ", 10, []),
        ("甲乙丙", 3, ["甲乙丙"]),
        ("甲乙丙丁", 3, ["甲乙丙", "丁"]),
        ("甲乙。丙丁戊", 4, ["甲乙。", "丙丁戊"]),
        ("甲。乙丙\n丁戊己", 5, ["甲。乙丙", "丁戊己"]),
        ("甲\n乙丙丁戊己庚", 5, ["甲\n乙丙丁", "戊己庚"]),
        ("😀😀😀", 4, ["😀😀", "😀"]),
        ("😀", 1, ["😀"]),
    ],
)
def test_text_is_cut_where_a_reader_would_pause(text, most, pieces):
    assert list(split(text, most)) == pieces


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="甲。，\n <&😀a", max_size=300), st.integers(2, 40))
def test_pieces_fit_and_hold_every_sign(text, most):
    pieces = list(split(text, most))
    assert all(0 < units(piece) <= most for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="甲<>&\"'\n😀", min_size=1, max_size=30), st.integers(1, 400))
def test_every_message_is_read_back_as_it_was_written(words, times):
    text = (words * times).strip()
    parts = compose({"text": text, "citations": [{"title": words, "quote": text, "url": "/notices/a?b&c"}]}, "https://x", str)
    shown = [read_html(part.html) for part in parts]
    assert all(plain is not None and units(plain) <= LONGEST for plain in shown)
    assert "".join(text.split()) in "".join("".join(filter(None, shown)).split()) or len(parts) > 1


def test_buttons_carry_ids_of_a_few_bytes_and_short_ones_stand_side_by_side(tmp_path):
    memory = Memory(tmp_path / "m.sqlite")
    titles = ["是", "否", "不确定", "上一题", "大学本科及以上学历或者学士以上学位" * 9]
    markup = keys([{"title": title, "text": title * 20} for title in titles], ASK, memory.button)
    assert [len(row) for row in markup.inline_keyboard] == [3, 1, 1]
    assert fitting(markup.to_json())
    data = [key.callback_data for row in markup.inline_keyboard for key in row]
    assert [memory.text(one.partition(":")[2]) for one in data] == [title * 20 for title in titles]


def test_memory_forgets_the_longest_unused_first_and_outlives_a_restart(tmp_path):
    memory = Memory(tmp_path / "m.sqlite", chats=2, buttons=2)
    first, second = memory.button("一"), memory.button("二")
    assert memory.button("一") == first
    memory.button("三")
    assert memory.text(first) == "一" and memory.text(second) is None
    for key in ("a", "b", "c"):
        memory.keep(key, Chat(session=key))
    memory.close()
    again = Memory(tmp_path / "m.sqlite")
    assert [again.chat(key).session for key in ("a", "b", "c")] == [None, "b", "c"]
    assert stat.S_IMODE((tmp_path / "m.sqlite").stat().st_mode) == 0o600


def test_recent_keys_are_bounded():
    recent = Recent(2)
    assert [recent.first(key) for key in ("a", "a", "b", "c", "a")] == [True, False, True, True, True]


def test_the_token_is_in_no_log_line_nor_traceback(caplog):
    token = Secret(TOKEN)
    keep_out_of_logs(token)
    log = logging.getLogger("somewhere.else")
    log.warning("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    try:
        raise ValueError(f"The token `{TOKEN}` was rejected")
    except ValueError:
        log.exception("failed")
    assert TOKEN not in caplog.text and "ValueError" in caplog.text and TOKEN not in repr(token)
    assert TOKEN not in derived(token, "webhook") and derived(token, "a", "b") != derived(token, "ab")


def caused(error: TelegramError, cause: Exception | None) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "repeated"),
    [
        (NetworkError("Bad Gateway"), True),
        (caused(NetworkError("502"), TelegramError("Invalid server response")), True),
        (caused(NetworkError("x"), httpx.ConnectError("x")), True),
        (caused(TimedOut(), httpx.ConnectTimeout("x")), True),
        (caused(TimedOut(), httpx.PoolTimeout("x")), True),
        (caused(TimedOut(), httpx.ReadTimeout("x")), False),
        (caused(NetworkError("x"), httpx.ReadError("x")), False),
        (caused(NetworkError("x"), ValueError("x")), False),
        (BadRequest("x"), False),
    ],
)
def test_a_request_is_repeated_only_where_it_cannot_have_been_carried_out(error, repeated):
    assert _repeatable(error) is repeated
    assert not isinstance(RetryAfter(1), NetworkError)  # those are left to AIORateLimiter
