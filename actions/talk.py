"""What is no question about a notice: greetings, help, the list of notices, a person to talk to, where it stands."""

from __future__ import annotations

import re

from actions import answers, wording
from actions.display import citations
from actions.followups import complete, goes_on, mentions_of
from actions.fragments import also, bare, of_a_kind, points_back, wanted, wordless
from actions.messages import Button, Kind, Message
from actions.turn import Focus, Question, Turn
from policies.answering import SURE, contacts, find
from policies.at_hand import at_hand
from policies.choosing import choose
from policies.model import Citation
from policies.ranking import Ask, likeness
from policies.specialties import names_specialty
from policies.store import Knowledge

_SAID = re.compile(r"[\u4e00-\u9fff\w]")
_APPROVES = re.compile(
    r"[那嗯哦噢喔唉哎,， ]*(?:(?:好|行|成|中|可以|得|对|是|懂|明白|收到|了解|没问题)[的了吧啊呀呗嘞哈嘛咧]*[,，。!！~ ]*)+"
)
FOREIGN = 0.9
"""From this probability on out_of_scope is believed whatever the message names."""
CLEAR = 0.5
"""From this probability on a short message in a conversation is taken for the question that it sounds like, and so is
one that wraps it in orders to the assistant."""
UNSURE, SURELY = 0.6, 0.95
"""So is what is hardly told from talk, on a notice's page, where it can only be the one question."""
IN_ITS_WORDS = 0.55
"""So is one that shares so many of its words with a passage of the notice at hand."""
TITLES = "老师|主任|科长|股长|处长|同志|女士|先生|[姐哥]"
"""What people say behind the family name of somebody in an office."""
_WORKS_AS = re.compile(r"^那?(?:我|他|她|搞|干|做|学|教)[^,，。?？!！]{1,8}的(?:呢|也?行吗)?[?？]?$")
"""Of what work somebody is, in a talk on specialties: '我弹琴的'."""
_COMMANDS = re.compile(r"(?:扮演|假装|装作|忽略|无视|忘[掉了记]|从现在起|批准|直接(?:告诉|回答|说)).*[,，。;；:：]")


def talk(turn: Turn, focus: Focus, knowledge: Knowledge) -> tuple[list[Message], Focus]:
    """A civil reply by intent; a request for a person gives the notice's own contact."""
    if turn.intent == "handoff" and not (of_a_kind(turn.text) and goes_on(turn, focus)):
        return [_handoff(turn, focus, knowledge)], focus
    if turn.intent == "out_of_scope" and _names_a_contact(turn, focus, knowledge):
        return [_handoff(turn, focus, knowledge)], focus
    if turn.intent in ("out_of_scope", "affirm", "deny", "handoff") and _about_a_notice(turn, focus, knowledge):
        return answers.answer(turn, focus, knowledge)
    kind: Kind = "no_answer" if turn.intent == "out_of_scope" else "smalltalk"
    buttons = examples() if turn.intent in ("greet", "help", "bot_identity", "out_of_scope") else ()
    return [Message(kind=kind, text=wording.TALK.get(turn.intent, wording.EMPTY), buttons=buttons)], focus


def _names_a_contact(turn: Turn, focus: Focus, knowledge: Knowledge) -> bool:
    """True when a message names one of the people whom the notice at hand gives as contacts: 赵敏, or 赵老师."""
    here = focus.notice or turn.page
    people = [name for each in contacts(knowledge.notice(here)) for name in re.split(r"\W+", each.name or "")] if here else []
    return any(len(name) > 1 and (name in turn.text or re.search(f"{name[0]}(?:{TITLES})", turn.text)) for name in people)


def _about_a_notice(turn: Turn, focus: Focus, knowledge: Knowledge) -> bool:
    """True when a message that sounds like talk names a notice, takes up the question or the answer before it, says in
    a notice's own words what it asks, or tells what schooling somebody has who wants a title."""
    named = {m.entity for m in turn.mentions}
    if _takes_up_the_talk(turn, focus, elsewhere="place" in named):
        return True
    here = focus.notice or turn.page
    if focus.notice and at_hand(knowledge.notice(focus.notice), complete(turn, focus)[-1]):
        return True
    if here and (names_specialty(knowledge.notice(here), turn.text) or named >= {"level", "education"}):
        return True
    if turn.confidence >= FOREIGN or "place" in named:
        return False
    if here and max(likeness(knowledge.notice(here), turn.text), default=0.0) >= IN_ITS_WORDS:
        return True
    if here and turn.confidence < UNSURE and any(p >= SURELY for _, p in _firsts(turn)):
        return True
    if here and _COMMANDS.search(turn.text) and any(p >= CLEAR for _, p in _firsts(turn)):
        return True
    return bool(named & {"region", "notice", "series"}) and any(p >= SURE for _, p in _firsts(turn))


def _takes_up_the_talk(turn: Turn, focus: Focus, *, elsewhere: bool) -> bool:
    """True for the rest of the question before, a point of its topic, or another point that is clear; the last not of a
    place that the notices know nothing of."""
    if not goes_on(turn, focus):
        return False
    topics = {name.partition(".")[0] for name in focus.aspects}
    clear = turn.confidence < FOREIGN and not elsewhere
    if "specialty_list" in topics and _WORKS_AS.search(turn.text):
        return True
    return any(_takes_up(question, turn) for question in turn.questions) or any(
        name.partition(".")[0] in topics and p >= SURE or clear and p >= CLEAR for name, p in _firsts(turn)
    )


def _firsts(turn: Turn) -> list[tuple[str, float]]:
    return [question.aspects[0] for question in turn.questions if question.aspects]


def _takes_up(question: Question, turn: Turn) -> bool:
    """True for '也要？', '教数学的呢', '怎么交', '这张用在哪' and bare names or times: nothing but the rest of a question."""
    text = question.text
    rest = text.rstrip("?？").endswith("呢") or wanted(text) and (wordless(text) or points_back(text))
    said = bool(_SAID.search(text)) and not _APPROVES.fullmatch(text)  # approval, in a sign or a word, is the rest of nothing
    return also(text) or bool(rest) or said and bare(text, mentions_of(question, turn))


def examples() -> tuple[Button, ...]:
    return tuple(Button(text, text) for text in wording.EXAMPLES[:4])


def _handoff(turn: Turn, focus: Focus, knowledge: Knowledge) -> Message:
    choice = choose(knowledge.summaries(), turn.mentions, page=turn.page, focus=focus.notice)
    lines: list[str] = []
    cited: list[Citation] = []
    for notice in map(knowledge.notice, choice.notices[: answers.MOST_SIDE_BY_SIDE]):
        people = contacts(notice)
        if people:
            lines.append(wording.line(notice.short, wording.contact(people)))
            proof = [p for p in notice.passages if notice.clauses[p.clause].anchor == people[0].anchor]
            cited += citations(notice, [p for p in proof if people[0].phone and people[0].phone in p.quote][:1])
    return Message(kind="answer", text=wording.handoff(lines), citations=tuple(cited))


def explain(turn: Turn, focus: Focus, knowledge: Knowledge) -> tuple[list[Message], Focus]:
    """Where the last answer stands in the notice, with its words."""
    if not (focus.notice and focus.aspects):
        return [Message(kind="smalltalk", text=wording.nothing_to_explain(), buttons=examples())], focus
    notice = knowledge.notice(focus.notice)
    finding = find(notice, Ask(text=focus.text, aspects=tuple((name, 1.0) for name in focus.aspects)))
    if finding.status != "found":
        return [answers.answered(notice, finding, Ask(text=focus.text, aspects=()), turn)], focus
    clauses = [notice.clauses[passage.clause] for passage in finding.passages]
    text = "\n".join(
        wording.source(notice.short, clause.section, clause.heading, passage.quote)
        for clause, passage in zip(clauses, finding.passages, strict=True)
    )
    return [Message(kind="answer", text=text, citations=citations(notice, finding.passages))], focus
