"""A small made-up world for tests of the front: two notices, a knowledge base in memory, a Rasa that does as told."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
from starlette.testclient import TestClient

from bot.settings import Settings
from bot.web.app import create_app
from bot.web.readiness import TRIAL, Readiness
from bot.web.site import Embed, Limits, Rate, Site
from policies.model import Change, Clause, Contact, Deadline, Fee, Notice, Passage, Supersedes

TODAY = dt.date(2024, 10, 12)
FREE = Site(embed=Embed(("https://site.example",)), limits=Limits(Rate(1000, 1000), Rate(1000, 1000), 100))


def clause(anchor: str, section: str, text: str, **more: Any) -> Clause:
    values = {"heading": "", "title": "", "start": 0, "end": 0, "level": 1, "parent": None, "part": "body"}
    values["kind"] = "item"
    return Clause(anchor=anchor, section=section, text=text, **{**values, **more})


def river() -> Notice:
    """A notice with a window, a fee table and a clause that holds markup."""
    clauses = (
        clause("f-p1", "", "关于开展清河县2024年职称评审工作的通知", level=0, part="front", kind="heading"),
        clause("c-1", "一", "一、时间安排", level=0, kind="heading"),
        clause("c-1-1", "一（一）", "（一）网上申报：2024年10月8日至10月30日18:00。"),
        clause("c-2", "二", "二、收费", level=0, kind="heading"),
        clause("c-2-r0", "二 表", "级别\t金额", parent=3, kind="row"),
        clause("c-2-r1", "二 表第1行", "高级\t700元", parent=3, kind="row", header="级别\t金额"),
        clause("c-2-r2", "二 表第2行", "中级\t400元", parent=3, kind="row", header="级别\t金额"),
        clause("c-3", "三", "三、其他 <script>alert(1)</script>", level=0, kind="heading"),
    )
    facts = (
        Deadline(section="一（一）", anchor="c-1-1", quote=clauses[2].text, stage="online_application",
                 start=dt.date(2024, 10, 8), end=dt.date(2024, 10, 30), end_time="18:00"),
        Deadline(section="一（一）", anchor="c-1-1", quote="另行通知", stage="review_meeting"),
        Fee(section="二 表第1行", anchor="c-2-r1", quote="高级\t700元", item="review", applies_to="高级", amount=700),
        Fee(section="二 表第2行", anchor="c-2-r2", quote="中级\t400元", item="review", applies_to="中级", amount=400),
        Contact(section="三", anchor="c-3", quote="0990-1234567", phone="0990-1234567", role="咨询"),
    )  # fmt: skip
    fee = {"fee.amount": 1.0}
    passages = tuple(
        Passage(clause=i, number=i, quote=c.text, start=0, end=1, aspects=fee if c.header else {})
        for i, c in enumerate(clauses)
    )
    return Notice(
        id="river-2024", title="关于开展清河县2024年职称评审工作的通知", short="清河县2024年", issuer="清河县人社局",
        document_number=None, issued_on=dt.date(2024, 9, 25), year=2024, region="清河县", series="工程",
        levels=("高级", "中级"), names=("清河县", "工程"), text="\n".join(c.text for c in clauses), clauses=clauses,
        passages=passages, facts=facts, silent=("papers.count",),
    )  # fmt: skip


def supplement() -> Notice:
    """A later notice that extends the window of ``river``."""
    text = "网上申报截止时间延长至2024年11月15日。"
    change = Change(type="deadline", stage="online_application", quote=text, new="2024-11-15")
    empty = dict.fromkeys(("document_number", "series"))
    return Notice(
        id="river-2024-more", title="关于延长申报时间的补充通知", short="清河县补充通知", issuer="清河县人社局",
        issued_on=dt.date(2024, 10, 10), year=2024, region="清河县", levels=(), names=(), text=text,
        clauses=(clause("c-1", "一", text, level=0),), facts=(), silent=(),
        passages=(Passage(clause=0, number=0, quote=text, start=0, end=len(text)),),
        supersedes=(Supersedes(title=river().title, quote=text, notice="river-2024", changes=(change,)),), **empty,
    )  # fmt: skip


class Shelf:
    """Stands in for ``policies.store.Knowledge``: the same methods over notices in memory."""

    version = "test"

    def __init__(self, *notices: Notice) -> None:
        self._notices = {notice.id: notice for notice in notices}

    def summaries(self) -> tuple[Any, ...]:
        return tuple(_summary(notice, self._notices.values()) for notice in self._notices.values())

    def notice(self, identifier: str) -> Notice:
        return self._notices[identifier]

    def search(self, query: str, *, notice=None, region=None, year=None, aspect=None, limit=10) -> tuple[Any, ...]:
        found = [
            SimpleNamespace(notice=n.id, passage=p, clause=n.clauses[p.clause], score=1.0)
            for n in self._notices.values()
            for p in n.passages
            if query in p.quote and notice in (None, n.id) and region in (None, n.region) and year in (None, n.year)
        ]
        return tuple(found[:limit])


class Summary(msgspec.Struct, kw_only=True):
    id: str
    title: str
    short: str
    issuer: str | None
    region: str | None
    series: str | None
    levels: tuple[str, ...]
    year: int | None
    issued_on: dt.date | None
    names: tuple[str, ...]
    superseded_by: str | None = None
    changed_by: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


def _summary(notice: Notice, shelf: Iterable[Notice]) -> Summary:
    copied = {name: getattr(notice, name) for name in Summary.__struct_fields__ if hasattr(notice, name)}
    return Summary(
        **copied,
        deadlines=tuple(f for f in notice.facts if isinstance(f, Deadline)),
        changed_by=tuple(n.id for n in shelf if any(s.notice == notice.id for s in n.supersedes)),
    )


ANSWER = {"kind": "answer", "text": "网上申报进行中。", "citations": [], "buttons": []}
Rule = Callable[[dict[str, Any]], Any]


class FakeRasa:
    """Rasa's rest channel: keeps what it was sent, answers with ``rule(body)`` (a list, or an exception to raise)."""

    def __init__(self, rule: Rule = lambda body: [{"custom": {"messages": [ANSWER]}}]) -> None:
        self.rule, self.asked = rule, []

    @property
    def texts(self) -> list[str]:
        return [body["message"] for body in self.asked]

    async def send(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        """The front's line to Rasa (``bot.web.line.Line``)."""
        if body is None:
            return 200, b""
        message = json.loads(body)
        if message["sender"] != TRIAL:
            self.asked.append(message)
        reply = self.rule(message)
        if hasattr(reply, "__await__"):
            reply = await reply
        if isinstance(reply, Exception):
            raise reply
        return 200, json.dumps(reply).encode()

    async def close(self) -> None: ...


class Ready(Readiness):
    """Ready (or in any other state) from the start, without trials."""

    def __init__(self, state: Any = "ready") -> None:
        super().__init__()
        self.state = state

    async def watch(self, rasa: Any) -> None: ...


@contextmanager
def front(
    folder: Path, rasa: FakeRasa | None = None, *notices: Notice, state: str = "ready", site: Site = FREE, **more: Any
) -> Iterator[TestClient]:
    """A running front over the made-up world, in October 2024."""
    settings = Settings(**{"data": folder, "today": TODAY, **more})
    shelf = Shelf(*(notices or (river(), supplement())))
    app = create_app(settings, site=site, line=rasa or FakeRasa(), opener=lambda path: shelf, readiness=Ready(state))
    with TestClient(app, raise_server_exceptions=False) as client:
        while app.state.front.knowledge is None:  # a thread of the app's own opens it
            time.sleep(0.001)
        yield client
