"""What a message means where it is asked: on a notice's page, after an answer, behind another question of its own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from folder_maker import notice_text, write_notices

from actions.messages import Message
from actions.respond import respond
from actions.turn import Focus, Question, Turn
from policies.compile import compile_folder
from policies.mentions import Gazetteer
from policies.store import Knowledge
from policies.windows import SHANGHAI

NOW = dt.datetime(2025, 4, 20, 9, tzinfo=SHANGHAI)
HERE = "archive"
EXTRA = "五、减免\n\n困难人员可减免评审费。减免申请表一式四份，经主管部门审核盖章。\n\n六、联系方式"


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    root: Path = tmp_path_factory.mktemp("conversation")
    here = notice_text().replace("四、联系方式", EXTRA)
    folder = write_notices(root / "notices", archive=here, elsewhere=notice_text(place="白石县", fee=120))
    compile_folder(folder, root / "knowledge.sqlite")
    return Knowledge.open(root / "knowledge.sqlite")


def said(
    knowledge: Knowledge, *texts: str, intent: str = "ask_fee", act: str = "action_answer", aspects: tuple[tuple[str, float], ...]
) -> tuple[list[Message], Focus]:
    """The reply to a message on the page of the archivists' notice, one part a text, all heard as the same aspects."""
    text, questions = ",".join(texts), []
    for part in texts:
        questions.append(Question(part, text.index(part), aspects))
    mentions = Gazetteer.build(knowledge.summaries()).find(text)
    turn = Turn(text=text, intent=intent, confidence=0.6, questions=tuple(questions), mentions=mentions, page=HERE, today=NOW)
    return respond(act, turn, Focus(), knowledge)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("评审费收多少,我看白石县那边好像收120", "300元"),
        ("我单位报的,听说白石县评审费不一样,这边收多少", "300元"),
        ("白石县评审费收多少", "120元"),
        ("我是白石县的,评审费收多少", "120元"),
        ("我去年到白石县一个村驻村,现在评审费收多少", "300元"),
        ("派到白石县中学支教的,评审费要交多少", "300元"),
        ("到白石县交评审费要多少", "120元"),
    ],
)
def test_a_notice_named_only_by_hearsay_or_as_where_somebody_served_is_not_the_one_asked_about(knowledge: Knowledge, text: str, amount: str) -> None:
    (message,), _ = said(knowledge, text, aspects=(("fee.amount", 0.95),))
    assert f"中级{amount}" in "".join(citation.quote for citation in message.citations)


@pytest.mark.parametrize("text", ["能帮我转给王老师吗", "王科长的手机", "我要找王姐说话"])
def test_who_names_one_of_the_contacts_is_told_how_to_reach_them(knowledge: Knowledge, text: str) -> None:
    (message,), _ = said(knowledge, text, intent="out_of_scope", act="action_talk", aspects=(("scope.who", 0.3),))
    assert "0999-1234567" in message.text and message.citations


def test_who_names_somebody_else_is_not(knowledge: Knowledge) -> None:
    (message,), _ = said(knowledge, "能帮我转给李老师吗", intent="out_of_scope", act="action_talk", aspects=(("scope.who", 0.1),))
    assert message.kind == "no_answer" and "0999" not in message.text


def test_a_short_question_behind_another_has_the_clause_before_it_that_answered_that_one(knowledge: Knowledge) -> None:
    messages, _ = said(knowledge, "困难的能免评审费不", "归谁审", aspects=(("exemption.fee", 0.9),))
    assert "经主管部门审核盖章" in messages[-1].text


@pytest.mark.parametrize("text", ["好吧", "那行", "哦,行吧", "嗯嗯好的", "中嘞"])
def test_who_approves_of_an_answer_is_not_told_it_again(knowledge: Knowledge, text: str) -> None:
    _, focus = said(knowledge, "评审费收多少", aspects=(("fee.amount", 0.95),))
    turn = Turn(text=text, intent="affirm", confidence=0.9, questions=(Question(text, 0, (("fee.amount", 0.2),)),),
                mentions=(), page=HERE, today=NOW)  # fmt: skip
    (message,), _ = respond("action_talk", turn, focus, knowledge)
    assert message.kind == "smalltalk"
