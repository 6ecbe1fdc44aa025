"""The eligibility quiz in a conversation: one message in, the next question or the verdict out.

Between turns only the answers are kept (``Focus.quiz``), with marks under keys that start with ``_``; where a person
stands is computed anew from them every time, so that any answer can be taken back or changed.
"""

from __future__ import annotations

import functools
import re

import msgspec

from actions import quiz_display, quiz_wording
from actions.answers import Reply
from actions.messages import Button, Message
from actions.talk import talk
from actions.turn import Focus, Turn
from policies.choosing import choose
from policies.eligibility import Question, Quiz, compile_quiz, finished, next_question
from policies.eligibility.answers import asks, read
from policies.store import Knowledge
from policies.text import squeeze

GO_ON, ASK, DONE, OFF = "_go_on", "_ask", "_done", "_off"
"""Marks: ask on after a failure; ask this question next; the verdict has been shown; put off, to be taken up again."""
MOST_CHOICES = 8
SURE = 0.6
"""From this confidence on the classifier is believed about what steers the quiz."""

_MOVES = {
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


def quiz(turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply:
    """The reply of ``action_quiz``: start, go on, or say that no quiz is on."""
    if focus.quiz is not None:
        return taken(turn, focus, knowledge) or _again(turn, focus, knowledge)
    if turn.intent in ("start_quiz", "quiz_continue", "quiz_restart"):
        return start(turn, focus, knowledge)
    if turn.intent in ("affirm", "deny", "cancel", "unsure"):
        return talk(turn, focus, knowledge)
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
    prepared = compiled(knowledge, knowledge.version, id)
    if not prepared.questions:
        return [Message(kind="no_answer", text=quiz_wording.NOTHING_ASKED)], msgspec.structs.replace(
            focus, quiz=None, notice=id
        )
    words = quiz_wording.begun(knowledge.notice(id).short)
    return step(prepared, {}, turn, msgspec.structs.replace(focus, notice=id), knowledge, words)


@functools.lru_cache(maxsize=64)
def compiled(knowledge: Knowledge, version: str, id: str) -> Quiz:
    """The quiz of a notice; compiled once for each state of the knowledge base."""
    changed_by = next(summary.changed_by for summary in knowledge.summaries() if summary.id == id)
    return compile_quiz(knowledge.notice(id), [knowledge.notice(newer) for newer in changed_by])


def taken(turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply | None:
    """What a message does to the quiz that is on; None when it is meant for the rest of the assistant."""
    if focus.quiz is None:
        return None
    if focus.quiz_notice is None:
        return _chosen(turn, focus, knowledge)
    prepared = compiled(knowledge, knowledge.version, focus.quiz_notice)
    asked = open_question(prepared, focus.quiz, turn)
    reading = read(turn.text, prepared, asked, turn.today.date(), focus.quiz)
    if asked and asked.id in reading.answers and (reading.chosen or not _moves_surely(turn)):
        return step(
            prepared,
            _given(focus.quiz, reading.answers),
            turn,
            focus,
            knowledge,
            _noted(prepared, reading.answers, asked),
        )
    if DONE in focus.quiz and turn.intent in ("ask_why", "ask_source") and turn.confidence >= SURE:
        return [quiz_display.result(knowledge.notice(prepared.notice), prepared, focus.quiz, turn.today)], focus
    move = _move(turn)
    if move:
        return _moved(move, prepared, turn, focus, knowledge)
    if asked and not asks(turn.text) and not _elsewhere(turn, focus, knowledge):
        if reading.answers:
            return step(
                prepared,
                _given(focus.quiz, reading.answers),
                turn,
                focus,
                knowledge,
                _noted(prepared, reading.answers, asked),
            )
        if not _for_others(turn):
            return _refused(reading.refused, prepared, asked, turn, focus)
    return None


def put_off(turn: Turn, focus: Focus) -> Focus | None:
    """For a message that breaks the quiz off and then asks something ('不测了，呈报表几份'): the focus with the quiz put
    off, so that the question can be answered; None for any other."""
    first, *rest = re.split(r"[,，。;；!！\s]+", turn.text.strip(), maxsplit=1)
    sure = any(p >= SURE for question in turn.questions for _, p in question.aspects[:1])
    if focus.quiz_notice is None or not (rest and (sure or asks(rest[0])) and _MOVES["cancel"].search(squeeze(first))):
        return None
    return msgspec.structs.replace(focus, quiz={**(focus.quiz or {}), OFF: "1"}, notice=focus.quiz_notice)


def resumed(messages: list[Message], before: Focus, after: Focus, turn: Turn, knowledge: Knowledge) -> Reply:
    """The reply to a question in the middle of a quiz: the open question again, or that the quiz ends with the notice."""
    if before.quiz is None or before.quiz_notice is None:
        return messages, msgspec.structs.replace(after, quiz=None) if before.quiz is not None else after
    if after.notice != before.quiz_notice:
        short = knowledge.notice(before.quiz_notice).short
        ended = msgspec.structs.replace(after, quiz=None, quiz_notice=None)
        silently = DONE in before.quiz or OFF in before.quiz
        return messages if silently else [Message(kind="smalltalk", text=quiz_wording.left(short)), *messages], ended
    kept = msgspec.structs.replace(after, quiz=before.quiz, quiz_notice=before.quiz_notice)
    prepared = compiled(knowledge, knowledge.version, before.quiz_notice)
    asked = open_question(prepared, before.quiz, turn)
    return [*messages, quiz_display.question(prepared, asked, before.quiz)] if asked else messages, kept


def open_question(prepared: Quiz, state: dict[str, str], turn: Turn) -> Question | None:
    """The question that waits for an answer: the one to be changed, or the next; None once the verdict is shown."""
    if DONE in state or OFF in state:
        return None
    if ASK in state and state[ASK] in {question.id for question in prepared.questions}:
        return prepared.question(state[ASK])
    return next_question(prepared, state, turn.today)


def step(
    prepared: Quiz, state: dict[str, str], turn: Turn, focus: Focus, knowledge: Knowledge, words: str = ""
) -> Reply:
    """The verdict where it is settled, else the next question; after a closed window both, so that one can go on."""
    notice = knowledge.notice(prepared.notice)
    told = [Message(kind="smalltalk", text=words)] if words else []
    if ASK not in state and finished(prepared, state, turn.today, go_on=GO_ON in state):
        going_on = not any(not mark.startswith("_") for mark in state) and next_question(prepared, state, turn.today)
        if going_on and GO_ON not in state:  # closed before anything was asked
            outcome = quiz_display.result(notice, prepared, state, turn.today, goes_on=True)
            state = {**state, GO_ON: "1"}
            return [*told, outcome, quiz_display.question(prepared, going_on, state)], _on(focus, prepared, state)
        outcome = quiz_display.result(notice, prepared, state, turn.today)
        return [*told, outcome], _on(focus, prepared, {**state, DONE: "1"})
    asked = open_question(prepared, state, turn)
    assert asked is not None  # not finished, so something is open
    return [*told, quiz_display.question(prepared, asked, state)], _on(focus, prepared, state)


def _on(focus: Focus, prepared: Quiz, state: dict[str, str]) -> Focus:
    return msgspec.structs.replace(focus, quiz=state, quiz_notice=prepared.notice, notice=prepared.notice)


def _given(state: dict[str, str], answers: dict[str, str]) -> dict[str, str]:
    """The state with new answers at its end, so that '上一题' takes back the last ones first."""
    kept = {key: value for key, value in state.items() if key not in answers and key not in (ASK, DONE, OFF)}
    return {**kept, **answers}


def _noted(prepared: Quiz, answers: dict[str, str], asked: Question) -> str:
    """What was understood beyond the plain answer to the open question."""
    beyond = [id for id in answers if id != asked.id]
    if not beyond:
        return ""
    questions = [prepared.question(id) for id in answers]
    return quiz_wording.noted([quiz_wording.given(q.label, quiz_display.title(q, answers[q.id])) for q in questions])


def _move(turn: Turn) -> str | None:
    typed = squeeze(turn.text)
    if len(typed) <= 30 and not asks(turn.text):
        for move, pattern in _MOVES.items():
            if pattern.search(typed):
                return move
    return _INTENTS.get(turn.intent) if turn.confidence >= SURE else None


def _moves_surely(turn: Turn) -> bool:
    """True for a message that steers the quiz even where it could be read as an answer ('学历改成本科')."""
    typed = squeeze(turn.text)
    return len(typed) <= 30 and not asks(turn.text) and any(pattern.search(typed) for pattern in _MOVES.values())


def _moved(move: str, prepared: Quiz, turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply:
    state = dict(focus.quiz or {})
    if move == "cancel":
        return [Message(kind="smalltalk", text=quiz_wording.STOPPED)], _on(focus, prepared, {**state, OFF: "1"})
    if move == "restart":
        return step(prepared, {}, turn, focus, knowledge, quiz_wording.RESTARTED)
    if move == "back":
        return _back(prepared, state, turn, focus, knowledge)
    if move == "change":
        return _change(prepared, state, turn, focus, knowledge)
    if DONE not in state:
        state.pop(OFF, None)
        return step(prepared, state, turn, focus, knowledge)
    state = {key: value for key, value in state.items() if key != DONE} | {GO_ON: "1"}
    return step(prepared, state, turn, focus, knowledge, quiz_wording.GOING_ON)


def _back(prepared: Quiz, state: dict[str, str], turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply:
    """The last answer taken back and its question asked again."""
    answered = [key for key in state if not key.startswith("_")]
    if not answered:
        return step(prepared, _given(state, {}), turn, focus, knowledge, quiz_wording.NOTHING_BEFORE)
    kept = {key: value for key, value in state.items() if key not in (answered[-1], DONE, OFF)}
    return step(prepared, {**kept, ASK: answered[-1]}, turn, focus, knowledge)


def _change(prepared: Quiz, state: dict[str, str], turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply:
    """The question named in the message, asked again, or answered anew where the message says how."""
    typed = squeeze(turn.text)
    answered = [question for question in prepared.questions if question.id in state]
    every = [*answered, *(question for question in prepared.questions if question.id not in state)]
    meant = next((q for q in every if q.label in typed), None) or next(
        (q for q in every if re.search(q.words, typed)), None
    )
    value = _NEW_VALUE.search(turn.text)
    if meant is None and value:
        meant = next(
            (q for q in answered if q.id in read(value["value"], prepared, q, turn.today.date()).answers), None
        )
    if meant is None:
        buttons = tuple(_button(quiz_wording.change(question.label)) for question in answered)
        return [Message(kind="clarify", text=quiz_wording.WHICH_TO_CHANGE, buttons=buttons)], focus
    new = read(value["value"], prepared, meant, turn.today.date()).answers if value else {}
    if meant.id in new:
        return step(prepared, _given(state, {meant.id: new[meant.id]}), turn, focus, knowledge)
    kept = {key: given for key, given in state.items() if key not in (meant.id, DONE, OFF)}
    return step(prepared, {**kept, ASK: meant.id}, turn, focus, knowledge)


def _refused(line: str | None, prepared: Quiz, asked: Question, turn: Turn, focus: Focus) -> Reply:
    """One line on what is accepted, and the same question; nothing is lost."""
    again = quiz_display.question(prepared, asked, focus.quiz or {})
    text = f"{line or asked.accepted}\n{again.text}"
    return [msgspec.structs.replace(again, text=text)], focus


def _again(turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply:
    """The quiz steered by a message that says nothing to it: a new start where it asks for one, else the question again."""
    over = DONE in (focus.quiz or {}) or OFF in (focus.quiz or {})
    if turn.intent == "start_quiz" and (over or _elsewhere(turn, focus, knowledge)):
        return start(turn, msgspec.structs.replace(focus, quiz=None), knowledge)
    if focus.quiz_notice is None or over:
        return talk(turn, focus, knowledge)
    prepared = compiled(knowledge, knowledge.version, focus.quiz_notice)
    return step(prepared, dict(focus.quiz or {}), turn, focus, knowledge)


def _chosen(turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply | None:
    """The answer to 'which notice?': a name begins its quiz; anything else is no answer to it."""
    if _move(turn) == "cancel":
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
    if turn.intent in (
        "greet",
        "thanks",
        "goodbye",
        "help",
        "handoff",
        "bot_identity",
        "list_notices",
        "complaint",
        "ask_source",
        "ask_why",
    ):
        return turn.confidence >= 0.5
    return turn.intent.startswith("ask_") and turn.confidence >= 0.7


def _button(text: str) -> Button:
    return Button(text, text)
