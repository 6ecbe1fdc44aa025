"""Which notices' windows are open today, asked of all of them."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.listing import asks_which_are_open
from actions.turn import Question, Turn
from policies.mentions import Mention
from policies.windows import SHANGHAI

NOW = dt.datetime(2024, 10, 12, 9, tzinfo=SHANGHAI)
DATED = (("deadline.online_application", 0.9),)


def turn(text: str, aspects=DATED, mentions: tuple[Mention, ...] = ()) -> Turn:
    return Turn(text=text, intent="ask_deadline", confidence=0.9, questions=(Question(text, 0, aspects),),
                mentions=mentions, today=NOW)  # fmt: skip


@pytest.mark.parametrize("text", ["今天哪几份还能报", "现在哪些地方还能申报", "哪个县还可以报名"])
def test_which_are_open_is_asked_of_all_notices(text: str) -> None:
    assert asks_which_are_open(turn(text))


def test_one_notices_window_or_another_point_is_not() -> None:
    assert not asks_which_are_open(turn("现在还能报吗"))
    assert not asks_which_are_open(turn("现在哪些人能报", aspects=(("scope.who", 0.9),)))
    assert not asks_which_are_open(turn("甲县现在哪些能报", mentions=(Mention("region", "甲县", 0, 2),)))
