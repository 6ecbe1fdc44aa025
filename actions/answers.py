"""Questions answered from the notices in play: one notice, several side by side, or a comparison."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from actions import wording
from actions.display import EXCERPT, body, citations, closed, excerpt, shown_with_lead, with_leads
from actions.followups import complete, goes_on, only_names
from actions.fragments import elliptical, together
from actions.messages import Button, Kind, Message, Table
from actions.neighbours import topic_of
from actions.succession import brought_up_to_date, changed_notice, in_force
from actions.suggestions import suggest
from actions.turn import Focus, Turn
from policies.answering import Finding, contacts, find
from policies.choosing import Choice, choose
from policies.mentions import aside
from policies.model import Citation, Notice
from policies.ranking import Ask, Shown
from policies.store import Knowledge
from policies.taxonomy import aspects
from policies.taxonomy.series import series_without

MOST_SIDE_BY_SIDE = 8
"""More notices than this are not answered side by side: the assistant asks which one is meant."""

CLEAR = 0.6
"""From this probability on a further question of a comparison has a table of its own."""
HEARD = 0.6
"""From this probability on a follow-up takes up what was asked, even where the notice had only another point of its topic."""
HARDLY = 0.35
"""Below it a question to which nothing was found leaves what was spoken of before."""
MOST_QUOTED = 470
"""Answers to several questions of a message that quote more than this are cut down to what settles each."""
LINE, LINES = 160, 480
"""How long a line of a comparison may be, and all its lines together."""

Reply = tuple[list[Message], Focus]


def answer(turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply:
    """Every question of the turn answered in the notices that it is about."""
    alone = only_names(turn)
    here = bool(focus.notice or turn.page)
    named = [m for m in turn.mentions if not (here and aside(turn.text, m))]
    choice = choose(knowledge.summaries(), named, page=turn.page, focus=focus.notice, alone=alone)
    unknown = choice.unknown or _series_without_notice(turn, choice, knowledge)
    if unknown:
        shorts = [s.short for s in knowledge.summaries()]
        asked = _remember(focus, () if alone else complete(turn, focus), Choice(notices=(), by="any"))
        return [Message(kind="no_answer", text=wording.unknown_place(unknown, shorts[:6]))], asked
    if len(choice.notices) > MOST_SIDE_BY_SIDE:
        return [_which(knowledge, choice)], _remember(focus, complete(turn, focus), choice)
    asks = complete(turn, focus)
    choice = _compared(turn, focus, choice) or choice
    if choice.several:
        return _tables(asks, choice.notices, turn, knowledge), _remember(focus, asks, choice)
    answers = _in_turn(asks, choice, turn, knowledge)
    if len(asks) > 1 and _quoted(answers) > MOST_QUOTED:
        answers = _in_turn([msgspec.structs.replace(ask, brief=True) for ask in asks], choice, turn, knowledge)
    after = _remember(focus, asks, choice, answers[-1][1] if answers else None)
    return _different([message for message, _ in answers]), _showing(after, [message for message, _ in answers])


def _compared(turn: Turn, focus: Focus, choice: Choice) -> Choice | None:
    """The notices set side by side before, where a message goes on from them or points back to them and names none."""
    ids = focus.together if together(turn.text) else focus.compared if goes_on(turn, focus) else ()
    return Choice(notices=ids, by="named", several=True) if ids and choice.by != "named" else None


def _series_without_notice(turn: Turn, choice: Choice, knowledge: Knowledge) -> str | None:
    """The series that the turn names where no notice is meant in particular and none is about that series."""
    if choice.by != "any":
        return None
    covered = [name for s in knowledge.summaries() for name in (s.title, s.series or "", *s.names, *s.covers)]
    return series_without(turn.text, covered)


def compare(turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply:
    """The same point in several notices, side by side, each with its clause; one named is set beside the one at hand.
    What is compared within one notice (初定和评审的区别) is a question to it."""
    choice = choose(knowledge.summaries(), turn.mentions, page=None, focus=None)
    choice = _compared(turn, focus, choice) or choice
    here = focus.notice or turn.page
    beside = (here,) if here and len(choice.notices) == 1 and here not in choice.notices else ()
    ids = (*beside, *choice.notices)[:MOST_SIDE_BY_SIDE]
    if len(ids) == 1:
        return answer(turn, focus, knowledge)
    asks = complete(turn, focus)
    return _tables(asks, ids, turn, knowledge), _remember(focus, asks, Choice(notices=ids, by=choice.by, several=True))


def _tables(asks: Sequence[Ask], ids: Sequence[str], turn: Turn, knowledge: Knowledge) -> list[Message]:
    """A table for the first question, and for each other that asks surely for another point."""
    sure = [ask for ask in asks[1:] if ask.aspects and ask.aspects[0][1] >= CLEAR]
    points = {ask.aspects[0][0] if ask.aspects else "": ask for ask in [*sure[::-1], *asks[:1]]}
    return _different([_table(ask, ids, turn, knowledge) for ask in list(points.values())[::-1]])


def choose_notice(turn: Turn, focus: Focus, knowledge: Knowledge) -> Reply:
    """A notice named as an answer or a switch: the last question is asked of it, if there was one."""
    choice = choose(knowledge.summaries(), turn.mentions, page=turn.page, focus=focus.notice, alone=only_names(turn))
    if only_names(turn) and choice.by != "any" and len(choice.notices) == 1 and not focus.aspects:
        short = knowledge.notice(choice.notices[0]).short
        moved = msgspec.structs.replace(focus, notice=choice.notices[0])
        return [Message(kind="smalltalk", text=wording.switched(short), buttons=_examples())], moved
    return answer(turn, focus, knowledge)


def _different(messages: Sequence[Message]) -> list[Message]:
    """The messages without those that say again what another one says, or part of it."""
    told = [frozenset(message.text.splitlines()) for message in messages]
    return [
        message
        for number, message in enumerate(messages)
        if not any(told[number] < other or told[number] == other and at < number for at, other in enumerate(told))
    ]


def _in_turn(asks: Sequence[Ask], choice: Choice, turn: Turn, knowledge: Knowledge) -> list[tuple[Message, str | None]]:
    """The answers to the questions of a message; a short one has the clauses before it that answered the one before it."""
    answers: list[tuple[Message, str | None]] = []
    for ask in asks:
        if answers and ask.shown is None and elliptical(ask.text.partition("\n")[0]):
            ask = msgspec.structs.replace(ask, shown=_last_shown([message for message, _ in answers]))
        answers.append(_one(ask, choice, turn, knowledge))
    return answers


def _last_shown(messages: Sequence[Message]) -> Shown | None:
    """The clauses of the last of the messages that cites any; one that finds nothing takes none away."""
    return next((shown for message in reversed(messages) if (shown := _shown(message))), None)


def _quoted(answers: Sequence[tuple[Message, str | None]]) -> int:
    """How many characters of notices the answers show, what several of them show counted once."""
    return sum(len(quote) for quote in {citation.quote for message, _ in answers for citation in message.citations})


def _shown(message: Message) -> Shown | None:
    """The clauses that a message cites, where all are of one notice."""
    notices = {c.notice for c in message.citations}
    return Shown(notice=notices.pop(), anchors=tuple(c.anchor for c in message.citations)) if len(notices) == 1 else None


def _one(ask: Ask, choice: Choice, turn: Turn, knowledge: Knowledge) -> tuple[Message, str | None]:
    """The answer to one question, and the aspect as which it was understood."""
    notices = [knowledge.notice(i) for i in choice.notices]
    if len(notices) == 1:
        return _of_one(notices[0], ask, turn, knowledge)
    findings = [(notice, find(notice, ask)) for notice in notices]
    said = [(notice, finding) for notice, finding in findings if finding.status == "found"]
    found = [(notice, finding) for notice, finding in said if not finding.asked] or said  # not what stands in its stead
    if len(found) == 1:
        return _current(*found[0], ask, turn, knowledge), found[0][1].aspect
    if found:
        return _side_by_side(found, turn, knowledge), found[0][1].aspect
    return _nowhere([finding for _, finding in findings], [notice.short for notice in notices]), None


def _of_one(notice: Notice, ask: Ask, turn: Turn, knowledge: Knowledge) -> tuple[Message, str | None]:
    """The answer of the one notice in play; what a supplement leaves alone is answered by the notice that it changes."""
    finding = find(notice, ask)
    behind = changed_notice(notice, finding, ask, knowledge)
    if behind is None:
        return _current(notice, finding, ask, turn, knowledge), finding.aspect
    message = _current(*behind, ask, turn, knowledge)
    text = wording.left_alone(notice.title, message.text)
    return msgspec.structs.replace(message, text=text), behind[1].aspect


def _current(notice: Notice, finding: Finding, ask: Ask, turn: Turn, knowledge: Knowledge) -> Message:
    return brought_up_to_date(answered(notice, finding, ask, turn), notice, finding, ask, turn, knowledge)


def answered(notice: Notice, finding: Finding, ask: Ask, turn: Turn) -> Message:
    """One notice's answer as a message; the notice is named unless it is the page's own."""
    if finding.status == "silent":
        return _silent(notice, finding, ask)
    if finding.status == "unclear":
        return Message(kind="no_answer", text=wording.unclear(notice.short, contacts(notice)), buttons=_examples())
    shut, proof = closed(notice, finding, ask.text, turn.today)
    missing = wording.only_this(aspects()[finding.asked].name if finding.heard else None) if finding.asked else ""
    text = "\n".join(filter(None, [missing, shut, body(notice, finding, ask.text, turn.today)]))
    if notice.id != turn.page:
        text = wording.headed(notice.short, text)
    cited = (*citations(notice, with_leads(notice, (*finding.passages, *finding.beside))), *proof)
    return Message(kind="answer", text=text, citations=cited, buttons=suggest(notice, finding))


def _silent(notice: Notice, finding: Finding, ask: Ask) -> Message:
    if finding.series:
        text = wording.other_series(notice.short, finding.series, contacts(notice))
        return Message(kind=_of_scope(ask), text=text, citations=citations(notice, finding.passages))
    if finding.levels and finding.aspect:
        point = wording.for_levels(finding.levels, aspects()[finding.aspect].name)
        return Message(kind="no_answer", text=wording.silent(notice.short, point, contacts(notice)))
    if finding.levels:
        text = wording.other_levels(notice.short, finding.levels, notice.levels, contacts(notice))
        return Message(kind=_of_scope(ask), text=text, citations=citations(notice, finding.passages))
    text = wording.silent(notice.short, finding.value or aspects()[finding.aspect or ""].name, contacts(notice))
    if finding.passages:
        text += wording.referred(finding.passages[0].quote)
    return Message(kind="no_answer", text=text, citations=citations(notice, finding.passages))


def _of_scope(ask: Ask) -> Kind:
    """Whoever asks who may apply has an answer in what the notice is for."""
    return "answer" if ask.aspects[0][0].startswith("scope.") else "no_answer"


def _side_by_side(found: Sequence[tuple[Notice, Finding]], turn: Turn, knowledge: Knowledge) -> Message:
    valid = [in_force(notice, finding, knowledge) for notice, finding in found]
    lines = [
        wording.line(notice.short, excerpt(*now, turn.today)) for (notice, _), now in zip(found, valid, strict=True)
    ]
    return Message(
        kind="clarify",
        text="\n".join([wording.several(), *lines]),
        citations=_cited(valid),
        buttons=tuple(Button(notice.short, notice.short) for notice, _ in found),
    )


def _cited(found: Sequence[tuple[Notice, Finding]]) -> tuple[Citation, ...]:
    return tuple(c for notice, finding in found for c in citations(notice, finding.passages[:1]))


def _table(ask: Ask, ids: Sequence[str], turn: Turn, knowledge: Knowledge) -> Message:
    rows: list[tuple[str, ...]] = []
    cited: list[Citation] = []
    room = max(EXCERPT, min(LINE, LINES // max(len(ids), 1)))
    for notice in map(knowledge.notice, ids):
        finding = find(notice, ask)
        behind = changed_notice(notice, finding, ask, knowledge)
        if behind or finding.status == "found":
            valid, said = in_force(*(behind or (notice, finding)), knowledge)
            rows.append((notice.short, _row(valid, said, ask, turn, room)))
            cited += citations(valid, (*said.passages[:2], *said.beside))
        else:
            rows.append((notice.short, wording.not_stated()))
    text = "\n".join(wording.line(*row) for row in rows)
    return Message(kind="answer", text=text, citations=tuple(cited), table=Table(wording.COMPARE_COLUMNS, tuple(rows)))


def _row(notice: Notice, finding: Finding, ask: Ask, turn: Turn, room: int) -> str:
    """What one notice says, for its line; what stands beside it as well where there is room for both."""
    text = excerpt(notice, finding, turn.today, asked=ask.text, room=room)
    also = [shown_with_lead(notice, passage, ask.text) for passage in finding.beside]
    return " ".join([text, *map(wording.beside, also)]) if len(text) + sum(map(len, also)) <= room else text


def _nowhere(findings: Sequence[Finding], shorts: Sequence[str]) -> Message:
    strange = next((f.series for f in findings if f.series), ())
    if strange:
        return Message(kind="no_answer", text=wording.no_such_series(strange, shorts))
    silent = next((f for f in findings if f.status == "silent" and f.aspect), None)
    if silent:
        return Message(kind="no_answer", text=wording.silent_everywhere(aspects()[silent.aspect or ""].name))
    return Message(kind="no_answer", text=wording.unclear(None, ()), buttons=_examples())


def _which(knowledge: Knowledge, choice: Choice) -> Message:
    """The one question that halves the notices: by region, or by series where all are of one region."""
    listed = [s for s in knowledge.summaries() if s.id in choice.notices]
    regions = list(dict.fromkeys(s.region for s in listed if s.region))
    names = regions if len(regions) > 1 else [s.short for s in listed]
    return Message(kind="clarify", text=wording.which_notice(names[:6]), buttons=tuple(Button(n, n) for n in names[:6]))


def _remember(focus: Focus, asks: Sequence[Ask], choice: Choice, aspect: str | None = None) -> Focus:
    last = asks[-1] if asks else None
    firsts = [name for ask in asks for name, _ in ask.aspects[:1]]
    hardly = last is not None and bool(last.aspects) and last.aspects[0][1] < HARDLY
    told = [_meant(last, aspect)] if last and aspect else (hardly and focus.aspects[:1]) or firsts[-1:]
    understood = tuple(dict.fromkeys([*told, *firsts[:-1]]))  # the last question first
    single = choice.notices[0] if len(choice.notices) == 1 else None
    beside = choice.notices if choice.several and choice.by == "named" else ()
    return msgspec.structs.replace(
        focus,
        notice=single or focus.notice,
        offered=choice.notices if not single else (),
        text=last.text[:120] if last else focus.text,
        aspects=understood or focus.aspects,
        compared=beside,
        together=beside or focus.together,
    )


def _meant(ask: Ask, aspect: str) -> str:
    """What a follow-up takes up: what was surely asked, where the notice answered with another point of its topic."""
    asked, probability = ask.aspects[0] if ask.aspects else (aspect, 0.0)
    return asked if probability >= HEARD and topic_of(asked) == topic_of(aspect) else aspect


def _showing(focus: Focus, messages: Sequence[Message]) -> Focus:
    """The focus with the clauses of its notice that the last answer cited."""
    cited = [c.anchor for message in messages[-1:] for c in message.citations if c.notice == focus.notice]
    return msgspec.structs.replace(focus, shown=tuple(dict.fromkeys(cited)))


def _examples() -> tuple[Button, ...]:
    return tuple(Button(text, text) for text in wording.EXAMPLES[:3])
