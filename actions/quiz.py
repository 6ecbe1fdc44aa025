"""The eligibility quiz in a conversation: one message in, the next question or the verdict out.

Between turns only the answers are kept (``Focus.quiz``), with marks under keys that start with ``_``; where a person
stands is computed anew from them every time, so that any answer can be taken back or changed.
"""

from __future__ import annotations

import re

import msgspec

from actions import quiz_wording
from actions.answers import Reply, answer
from actions.followups import retold
from actions.messages import Button, Message
from actions.quiz_moves import MOVES, SURE, move_of, moved, said_outright
from actions.sitting import DONE, OFF, Sitting
from actions.talk import talk
from actions.turn import Focus, Turn
from policies.choosing import choose
from policies.eligibility.answers import Reading, asks, read
from policies.store import Knowledge
from policies.text import squeeze

MOST_CHOICES = 8
_NO_TRY = frozenset(
    "greet thanks goodbye help handoff bot_identity list_notices complaint ask_source ask_why".split()
)
"""Intents of what is no try at an answer."""
NO_TRY, NO_TRY_TOPIC = 0.5, 0.7
"""From this confidence on they are believed, and so is a topic."""


def quiz(turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply:
    """The reply of ``action_quiz``: start, go on, or say that no quiz is on."""
    if focus.quiz is not None:
        return taken(turn, focus, knowledge) or _again(turn, focus, knowledge)
    if turn.intent in ("start_quiz", "quiz_continue", "quiz_restart"):
        return start(turn, focus, knowledge)
    if turn.intent in ("affirm", "deny", "cancel", "unsure"):
        return talk(turn, focus, knowledge)
    if turn.intent == "quiz_change" and retold(turn, focus):
        return answer(turn, focus, knowledge)
    return [Message(kind="smalltalk", text=quiz_wording.NOT_ON, buttons=(_button(quiz_wording.START),))], focus


def start(turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply:
    """The first question of the notice meant; which notice, where several are."""
    choice = choose(knowledge.summaries(), turn.mentions, page=turn.page, focus=focus.notice)
    if len(choice.notices) == 1:
        return begin(choice.notices[0], turn, focus, knowledge)
    shorts = [s.short for s in knowledge.summaries() if s.id in choice.notices][:MOST_CHOICES]
    waiting = msgspec.structs.replace(focus, quiz={}, quiz_notice=None)
    return [Message(kind="clarify", text=quiz_wording.which(shorts), buttons=tuple(map(_button, shorts)))], waiting


def begin(id: str, turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply:
    """The quiz of one notice from its beginning."""
    sitting = Sitting.of(id, msgspec.structs.replace(focus, notice=id, quiz=None), turn.today, knowledge)
    if not sitting.quiz.questions:
        return [Message(kind="no_answer", text=quiz_wording.NOTHING_ASKED)], sitting.focus
    return sitting.step(quiz_wording.begun(sitting.notice.short))


def taken(turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply | None:
    """What a message does to the quiz that is on; None when it is meant for the rest of the assistant."""
    if focus.quiz is None:
        return None
    if focus.quiz_notice is None:
        return _chosen(turn, focus, knowledge)
    sitting = Sitting.of(focus.quiz_notice, focus, turn.today, knowledge)
    asked = sitting.asked
    reading = read(turn.text, sitting.quiz, asked, turn.today.date(), sitting.state)
    if asked and asked.id in reading.answers and (reading.chosen or not said_outright(turn)):
        return _answered(sitting, reading)
    if DONE in sitting.state and turn.intent in ("ask_why", "ask_source") and turn.confidence >= SURE:
        return [sitting.result()], focus
    move = move_of(turn)
    if move:
        return moved(move, sitting, turn)
    if asked is None or asks(turn.text) or _elsewhere(turn, focus, knowledge):
        return None
    if reading.answers:
        return _answered(sitting, reading)
    return None if _for_others(turn) else _refused(sitting, reading.refused or asked.accepted)


def _answered(sitting: Sitting, reading: Reading) -> Reply:
    return sitting.answering(reading.answers).step(sitting.noted(reading.answers))


def _refused(sitting: Sitting, line: str) -> Reply:
    """One line on what is accepted, and the same question; nothing is lost."""
    again = sitting.question()
    return [msgspec.structs.replace(again, text=f"{line}\n{again.text}")], sitting.focus


def put_off(turn: Turn, focus: Focus) -> Focus | None:
    """For a message that breaks the quiz off and then asks something ('不测了，呈报表几份'): the focus with the quiz put
    off, so that the question can be answered; None for any other."""
    first, *rest = re.split(r"[,，。;；!！\s]+", turn.text.strip(), maxsplit=1)
    sure = any(p >= SURE for question in turn.questions for _, p in question.aspects[:1])
    if focus.quiz_notice is None or not (rest and (sure or asks(rest[0])) and MOVES["cancel"].search(squeeze(first))):
        return None
    return msgspec.structs.replace(focus, quiz={**(focus.quiz or {}), OFF: "1"}, notice=focus.quiz_notice)


def resumed(messages: list[Message], before: Focus, after: Focus, turn: Turn, knowledge: Knowledge) -> Reply:
    """The reply to a question in the middle of a quiz, then the open question again, or that the quiz waits; where the
    notice changed, that the quiz ends with it."""
    if before.quiz is None or before.quiz_notice is None:
        return messages, msgspec.structs.replace(after, quiz=None) if before.quiz is not None else after
    if after.notice != before.quiz_notice:
        short = knowledge.notice(before.quiz_notice).short
        ended = msgspec.structs.replace(after, quiz=None, quiz_notice=None)
        silently = DONE in before.quiz or OFF in before.quiz
        return messages if silently else [Message(kind="smalltalk", text=quiz_wording.left(short)), *messages], ended
    sitting = Sitting.of(before.quiz_notice, before, turn.today, knowledge)
    if sitting.asked:
        sitting = sitting.interrupted()
        messages = [*messages, sitting.question() if sitting.asked else _waits()]
    return messages, msgspec.structs.replace(after, quiz=sitting.state, quiz_notice=before.quiz_notice)


def _waits() -> Message:
    return Message(kind="smalltalk", text=quiz_wording.WAITS, buttons=(_button(quiz_wording.RESUME),))


def _again(turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply:
    """The quiz steered by a message that says nothing to it: a new start where it asks for one, else the question again."""
    over = DONE in (focus.quiz or {}) or OFF in (focus.quiz or {})
    if turn.intent == "start_quiz" and (over or _elsewhere(turn, focus, knowledge)):
        return start(turn, msgspec.structs.replace(focus, quiz=None), knowledge)
    if focus.quiz_notice is None or over:
        return talk(turn, focus, knowledge)
    return Sitting.of(focus.quiz_notice, focus, turn.today, knowledge).step()


def _chosen(turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply | None:
    """The answer to 'which notice?': a name begins its quiz; anything else is no answer to it."""
    if move_of(turn) == "cancel":
        return [Message(kind="smalltalk", text=quiz_wording.STOPPED)], msgspec.structs.replace(focus, quiz=None)
    typed = squeeze(turn.text)
    for summary in knowledge.summaries():
        if squeeze(summary.short) == typed:
            return begin(summary.id, turn, focus, knowledge)
    choice = choose(knowledge.summaries(), turn.mentions, page=None, focus=None)
    if choice.by == "named" and len(choice.notices) == 1 and not asks(turn.text):
        return begin(choice.notices[0], turn, focus, knowledge)
    return None


def _elsewhere(turn: Turn, focus: Focus, knowledge: Knowledge) -> bool:
    """True when the message names another notice than the quiz's."""
    choice = choose(knowledge.summaries(), turn.mentions, page=None, focus=focus.quiz_notice)
    return choice.by == "named" and focus.quiz_notice not in choice.notices


def _for_others(turn: Turn) -> bool:
    """True for what is clearly no try at an answer: thanks, a greeting, a topic by its name."""
    if turn.intent in _NO_TRY:
        return turn.confidence >= NO_TRY
    return turn.intent.startswith("ask_") and turn.confidence >= NO_TRY_TOPIC


def _button(text: str) -> Button:
    return Button(text, text)
