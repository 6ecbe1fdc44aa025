"""What steers a quiz: back, another answer, once more from the start, on after a failure, no more."""

from __future__ import annotations

import re

from actions import quiz_wording
from actions.answers import Reply
from actions.messages import Button, Message
from actions.sitting import DONE, GO_ON, OFF, Sitting
from actions.turn import Turn
from policies.eligibility import Question
from policies.eligibility.answers import asks, read
from policies.text import squeeze

SURE = 0.6
"""From this confidence on the classifier is believed about what steers the quiz."""
LONGEST = 30
"""A longer message tells something; what sounds like a move in it is none."""

MOVES = {
    "cancel": re.compile(
        r"^(?:那?就?)?(?:(?:不测|别测|不想测|不做|不答|退出|结束|停止?|取消|算了|先不|到此)(?:了|吧|测试|测验|小测验|"
        r"测|答题|这里|为止)*)+[。.!~]*$"
    ),
    "restart": re.compile(r"重新(?:开始|测|来|做|答)|从头(?:再)?(?:来|测|开始|做)|再测一[次遍]|^重[来测做]"),
    "back": re.compile(r"上一?(?:题|步|个问题|道)|^(?:返回|退回|后退|回去|撤销)(?:一步|一题)?[。.!]*$"),
    "continue": re.compile(
        r"^(?:好的?|行|嗯|那)?[,，]?(?:请|我们)?(?:继续|接着|往下|下一题)(?:测|答|做|问|来|看)?(?:下去|吧|其他|"
        r"其他条件|了)*[。.!]*$"
    ),
    "change": re.compile(
        r"^(?:我)?(?:想|要|能|得|再)?改(?:一下|下|正)?(?!好)|改(?:成|为|一下|下)|更正|修改(?!意见)|(?:选|填|答|说|点|写|打)错|换成"
    ),
}
_INTENTS = {
    "quiz_back": "back",
    "quiz_change": "change",
    "quiz_restart": "restart",
    "cancel": "cancel",
    "quiz_continue": "continue",
}
_NEW_VALUE = re.compile(r"(?:改成|改为|换成|应该是|应为|其实是|改正为|更正为)(?P<value>.+)$")


def move_of(turn: Turn) -> str | None:
    """The move that a message makes by its words, else by its intent."""
    return said_outright(turn) or (_INTENTS.get(turn.intent) if turn.confidence >= SURE else None)


def said_outright(turn: Turn) -> str | None:
    """The move that a message makes by its words, even where it could be read as an answer ('学历改成本科')."""
    typed = squeeze(turn.text)
    if len(typed) > LONGEST or asks(turn.text):
        return None
    return next((move for move, pattern in MOVES.items() if pattern.search(typed)), None)


def moved(move: str, sitting: Sitting, turn: Turn) -> Reply:
    """The reply to a move."""
    if move == "cancel":
        return [Message(kind="smalltalk", text=quiz_wording.STOPPED)], sitting.marked(OFF).remembered()
    if move == "restart":
        return sitting.anew().step(quiz_wording.RESTARTED)
    if move == "back":
        return _back(sitting)
    if move == "change":
        return _change(sitting, turn.text)
    if DONE in sitting.state:
        return sitting.unmarked(DONE).marked(GO_ON).step(quiz_wording.GOING_ON)
    return sitting.unmarked(OFF).step()


def _back(sitting: Sitting) -> Reply:
    """The last answer taken back and its question asked again."""
    if not sitting.given:
        return sitting.answering({}).step(quiz_wording.NOTHING_BEFORE)
    return sitting.asking_again(sitting.given[-1]).step()


def _change(sitting: Sitting, text: str) -> Reply:
    """The question named in the message, asked again, or answered anew where the message says how."""
    value = _NEW_VALUE.search(text)
    meant = _meant(sitting, squeeze(text)) or (_answered_by(sitting, value["value"]) if value else None)
    if meant is None:
        titles = [quiz_wording.change(question.label) for question in _answered(sitting)]
        buttons = tuple(Button(title, title) for title in titles)
        return [Message(kind="clarify", text=quiz_wording.WHICH_TO_CHANGE, buttons=buttons)], sitting.focus
    new = _read(sitting, meant, value["value"]) if value else None
    return sitting.answering({meant.id: new}).step() if new is not None else sitting.asking_again(meant.id).step()


def _answered(sitting: Sitting) -> list[Question]:
    return [question for question in sitting.quiz.questions if question.id in sitting.state]


def _meant(sitting: Sitting, typed: str) -> Question | None:
    """The question that a message names by its label, else by a word of its; those answered come first."""
    answered = _answered(sitting)
    every = [*answered, *(question for question in sitting.quiz.questions if question not in answered)]
    by_label = next((question for question in every if question.label in typed), None)
    return by_label or next((question for question in every if re.search(question.words, typed)), None)


def _answered_by(sitting: Sitting, value: str) -> Question | None:
    """The answered question that a new value is an answer to."""
    return next((question for question in _answered(sitting) if _read(sitting, question, value) is not None), None)


def _read(sitting: Sitting, question: Question, value: str) -> str | None:
    return read(value, sitting.quiz, question, sitting.now.date()).answers.get(question.id)
