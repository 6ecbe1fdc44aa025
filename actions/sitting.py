"""A quiz as somebody is taking it: the answers so far, and what follows from them."""

from __future__ import annotations

import datetime as dt
import functools

import msgspec

from actions import quiz_display, quiz_wording
from actions.answers import Reply
from actions.messages import Message
from actions.turn import Focus
from policies.eligibility import Question, Quiz, compile_quiz, finished, next_question
from policies.model import Notice
from policies.store import Knowledge

GO_ON, ASK, DONE, OFF, ASIDE = "_go_on", "_ask", "_done", "_off", "_aside"
"""Marks: ask on after a failure; ask this question next; the verdict has been shown; put off, to be taken up again;
something else was asked just now."""


@functools.lru_cache(maxsize=64)
def compiled(knowledge: Knowledge, version: str, id: str) -> Quiz:
    """The quiz of a notice; compiled once for each state of the knowledge base."""
    changed_by = next(summary.changed_by for summary in knowledge.summaries() if summary.id == id)
    return compile_quiz(knowledge.notice(id), [knowledge.notice(newer) for newer in changed_by])


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """``state``: question id → answer in the order given, and marks, whose keys start with ``_``."""

    quiz: Quiz
    notice: Notice
    state: dict[str, str]
    focus: Focus
    now: dt.datetime

    @classmethod
    def of(cls, id: str, focus: Focus, now: dt.datetime, knowledge: Knowledge) -> Sitting:
        """The sitting at a notice's quiz with the answers that the focus holds."""
        quiz = compiled(knowledge, knowledge.version, id)
        return cls(quiz=quiz, notice=knowledge.notice(id), state=dict(focus.quiz or {}), focus=focus, now=now)

    @property
    def over(self) -> bool:
        """The verdict has been shown, or the quiz put off."""
        return DONE in self.state or OFF in self.state

    @property
    def given(self) -> list[str]:
        """The ids of the questions answered, in the order of the answers."""
        return [key for key in self.state if not key.startswith("_")]

    @property
    def asked(self) -> Question | None:
        """The question that waits for an answer: the one to be changed, or the next; None once it is over."""
        if self.over:
            return None
        if self.state.get(ASK) in {question.id for question in self.quiz.questions}:
            return self.quiz.question(self.state[ASK])
        return next_question(self.quiz, self.state, self.now)

    def answering(self, answers: dict[str, str]) -> Sitting:
        """With new answers at the end, so that '上一题' takes back the last ones first."""
        return self._at({**self._without(*answers, ASK, DONE, OFF, ASIDE), **answers})

    def asking_again(self, id: str) -> Sitting:
        """With this answer taken back and its question asked next."""
        return self._at({**self._without(id, DONE, OFF), ASK: id})

    def interrupted(self) -> Sitting:
        """After a question on something else; whoever asks two in a row has left, and the quiz waits to be taken up."""
        return self.unmarked(ASIDE).marked(OFF) if ASIDE in self.state else self.marked(ASIDE)

    def marked(self, mark: str) -> Sitting:
        return self._at({**self.state, mark: "1"})

    def unmarked(self, mark: str) -> Sitting:
        return self._at(self._without(mark))

    def anew(self) -> Sitting:
        """Without any answer."""
        return self._at({})

    def remembered(self) -> Focus:
        """The focus that holds this sitting."""
        return msgspec.structs.replace(self.focus, quiz=self.state, quiz_notice=self.notice.id, notice=self.notice.id)

    def step(self, words: str = "") -> Reply:
        """``words``, then the verdict where it is settled, else the next question; after a closed window both, so that
        one can go on."""
        told = [Message(kind="smalltalk", text=words)] if words else []
        if ASK not in self.state and finished(self.quiz, self.state, self.now, go_on=GO_ON in self.state):
            closed_at_once = not self.given and GO_ON not in self.state
            if closed_at_once and next_question(self.quiz, self.state, self.now):
                going_on = self.marked(GO_ON)
                return [*told, self.result(goes_on=True), going_on.question()], going_on.remembered()
            return [*told, self.result()], self.marked(DONE).remembered()
        return [*told, self.question()], self.remembered()

    def result(self, *, goes_on: bool = False) -> Message:
        return quiz_display.result(self.notice, self.quiz, self.state, self.now, goes_on=goes_on)

    def question(self) -> Message:
        """The question that waits for an answer; there must be one."""
        asked = self.asked
        assert asked is not None
        return quiz_display.question(self.quiz, asked, self.state)

    def noted(self, answers: dict[str, str]) -> str:
        """What was understood beyond the plain answer to the question asked; empty when nothing was."""
        if not [id for id in answers if self.asked is None or id != self.asked.id]:
            return ""
        questions = [self.quiz.question(id) for id in answers]
        return quiz_wording.noted([quiz_wording.given(q.label, quiz_display.title(q, answers[q.id])) for q in questions])

    def _without(self, *keys: str) -> dict[str, str]:
        return {key: value for key, value in self.state.items() if key not in keys}

    def _at(self, state: dict[str, str]) -> Sitting:
        return msgspec.structs.replace(self, state=state)
