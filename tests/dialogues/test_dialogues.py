"""Conversations as people hold them, through the trained question model and the actions' own code."""

from __future__ import annotations

import pytest
from assistant import Assistant
from conversations import ROOT, every, wrong

from policies.proof import proved

pytestmark = pytest.mark.model
SHIPPED = [path.stem for path in sorted((ROOT / "policies" / "notices").glob("*.txt"))]
OPENERS = (
    "什么时候截止", "要交哪些材料", "继续教育多少学时", "谁能报", "评审费多少", "驻村的能免继续教育吗", "退回几天内改", "怎么报名",
    "要遮哪些信息",
)  # fmt: skip


@pytest.mark.parametrize("conversation", every(), ids=lambda each: each.id)
def test_every_turn_is_answered_as_it_should_be(conversation, model, knowledge) -> None:
    base = knowledge(conversation.folder)
    assistant = Assistant(base, model, page=conversation.page, day=conversation.today)
    failures = []
    for said in conversation.turns:
        reply = assistant.say(said.user)
        failures += [f"{said.user}：{reason}" for reason in wrong(said, conversation.page, reply)]
        for citation in (c for message in reply for c in message["citations"]):
            assert proved(citation["quote"], base.notice(citation["notice"]).text)
    assert not failures


def test_ids_are_unique() -> None:
    ids = [conversation.id for conversation in every()]
    assert len(ids) == len(set(ids)) >= 80


@pytest.mark.parametrize("page", SHIPPED)
def test_every_suggested_question_is_worth_pressing(page, model, knowledge) -> None:
    base = knowledge(ROOT / "policies" / "notices")
    day = every()[0].today
    unanswered = []
    for opener in OPENERS:
        first = Assistant(base, model, page=page, day=day).say(opener)
        for button in (b["text"] for m in first if m["kind"] == "answer" for b in m["buttons"]):
            pressed = Assistant(base, model, page=page, day=day)
            pressed.say(opener)
            unanswered += [(opener, button)] if pressed.say(button)[0]["kind"] != "answer" else []
    assert not unanswered
