"""One turn in, the reply and what to remember out: a pure function over the knowledge base.

``act`` is the name of the Rasa action that the dialogue chose; nothing here knows Rasa.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

from actions import answers, listing, quiz, talk, wording
from actions.followups import only_names, within_topic
from actions.messages import Message
from actions.picking import offered, picked
from actions.turn import Focus, Question, Turn
from policies.store import Knowledge

SURE_OF_A_LIST = 0.9
"""From this confidence on the list of notices is meant, whatever was spoken of."""

_ACTS: dict[str, Callable[[Turn, Focus, Knowledge], tuple[list[Message], Focus]]] = {
    "action_answer": answers.answer,
    "action_compare": answers.compare,
    "action_choose_notice": answers.choose_notice,
    "action_list_notices": listing.list_notices,
    "action_talk": talk.talk,
    "action_explain": talk.explain,
    "action_quiz": quiz.quiz,
}


def respond(act: str, turn: Turn, focus: Focus, knowledge: Knowledge) -> tuple[list[Message], Focus]:
    """The reply to one turn and the focus after it. Raises KeyError for an unknown act."""
    if not turn.text.strip(" ?？!！.。,，~"):
        return [Message(kind="clarify", text=wording.EMPTY, buttons=talk.examples())], focus
    choice = picked(turn, focus, knowledge.summaries())
    if choice:
        return _remembering(answers.choose_notice(*choice, knowledge), knowledge)
    without = quiz.put_off(turn, focus)
    if without:
        act, focus = ("action_answer" if act == "action_quiz" else act), without
    reply = None if without else quiz.taken(turn, focus, knowledge)
    if reply or act == "action_quiz":
        return reply or quiz.quiz(turn, focus, knowledge)
    if not turn.page and listing.asks_which_are_open(turn):
        return _remembering(listing.open_now(turn, focus, knowledge), knowledge)
    if act == "action_list_notices" and turn.confidence < SURE_OF_A_LIST and within_topic(turn, focus):
        act = "action_answer"
    named = any(m.entity in ("notice", "region") for m in turn.mentions) and only_names(turn)
    messages, after = _ACTS["action_choose_notice" if named else act](turn, focus, knowledge)
    return _remembering(quiz.resumed(messages, focus, after, turn, knowledge), knowledge)


def _remembering(reply: tuple[list[Message], Focus], knowledge: Knowledge) -> tuple[list[Message], Focus]:
    """The reply, with the notices that its buttons offer remembered in their order, so that a number picks one."""
    messages, focus = reply
    return messages, msgspec.structs.replace(focus, offered=offered(messages, knowledge.summaries()))


def search_only(text: str, page: str | None, knowledge: Knowledge, today: dt.datetime) -> list[Message]:
    """What the front answers with while the dialogue is down: the clause found by its words, and that it is so."""
    turn = Turn(text=text, intent="nlu_fallback", confidence=0.0, questions=(Question(text, 0, ()),), page=page, today=today)
    messages, _ = answers.answer(turn, Focus(), knowledge)
    return [Message(kind="smalltalk", text=wording.DIALOGUE_DOWN), *messages]
