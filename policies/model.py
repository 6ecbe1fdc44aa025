"""The values that the knowledge base is made of: frozen, typed, and free of any input or output.

One name for one thing across the project:

notice   通知    one issued document, identified by its file's stem
section  条目号  the printable place in a notice, such as ``四（六）``
clause   条款    a node of the notice's outline (a numbered paragraph, a heading, a table row)
passage  语句    a sentence or table row inside a clause: the smallest thing that is quoted
fact     事实    a typed value read from a passage, with that passage as its proof
topic    主题    a coarse subject of questions (``fee``)
aspect   方面    a point inside a topic (``fee.amount``), carried by questions and passages alike
citation 引文    notice, section and a quote that stands verbatim in the notice
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec
from typing_extensions import dataclass_transform


@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))
class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all values here: immutable, built by keyword, strict when decoded."""


# --------------------------------------------------------------------------- the text and its outline

Part = Literal["body", "attachment", "template", "front", "signature"]
"""Where a clause stands: 正文, 附件 with content of its own, 模板 (blank form), the head before the
first section (addressee, preamble) and the lines after the last (issuer, date, list of attachments)."""


class Document(Value, kw_only=True):
    """A notice as read from its file: one plain text on which everything later rests.

    ``text`` has line breaks as ``\\n`` and keeps the source's words and their order; table cells are
    joined by tabs and rows by line breaks. Quotes are proved against it (see ``policies.proof``).
    """

    id: str
    format: Literal["txt", "md", "html", "docx", "pdf"]
    text: str


class Clause(Value, kw_only=True):
    """A node of the outline. ``start``/``end`` are offsets into ``Document.text`` (end exclusive)."""

    anchor: str  # stable within the notice: "c-4-6"; attachments "a1-c-2"
    section: str  # printable path: "四（六）"; "附件4 注1"; "" for front matter
    heading: str  # headings from the top down to this clause, joined by " > " (own title included)
    title: str  # the clause's own title ("评审缴费标准"), or ""
    text: str  # for display: wrapped lines joined, Markdown marks and page furniture removed
    start: int
    end: int
    level: int  # depth in the outline, 0 = top
    parent: int | None  # index of the parent clause in Notice.clauses
    part: Part
    kind: Literal["heading", "paragraph", "item", "row"]
    header: str = ""  # of a table row: its table's header cells, joined by tabs


class Passage(Value, kw_only=True):
    """A sentence or table row that can be quoted. ``quote`` stands verbatim in the document."""

    clause: int  # index into Notice.clauses
    number: int  # position in the notice, from 0
    quote: str  # display form of text[start:end]; equal to it but for white space, page furniture and marks
    start: int
    end: int
    aspects: dict[str, float] = {}  # aspect id -> strength 0-1, given by policies.labelling


# --------------------------------------------------------------------------- facts

Stage = Literal[
    "online_application", "online_review", "paper_submission", "payment", "publicity",
    "review_meeting", "defence", "revision", "other",
]
"""网上申报, 网上审核, 纸质材料报送, 缴费, 公示, 评审会议, 答辩, 补正, 其他"""


class Fact(Value, kw_only=True, tag_field="type"):
    """Base of all facts: where it stands and the words that prove it."""

    section: str
    anchor: str
    quote: str
    review: bool = False  # True: the extractor is unsure, a person should look


class Deadline(Fact, kw_only=True, tag="deadline"):
    stage: Stage
    start: dt.date | None = None
    end: dt.date | None = None
    end_time: str | None = None  # "18:00"; 24 时 is "24:00"
    applies_to: str | None = None


class Fee(Fact, kw_only=True, tag="fee"):
    item: Literal["review", "defence", "initial_confirmation", "other"]
    applies_to: str | None = None
    amount: float | None = None  # yuan; 0 = 不收取; None = fixed elsewhere, see basis
    basis: str | None = None


class CeRequirement(Fact, kw_only=True, tag="ce_requirement"):
    """继续教育要求"""

    subject: Literal["total", "public", "professional"]  # 总, 公需, 专业
    amount: float | None = None
    unit: str | None = None  # 学时, 学分, 课时
    per: Literal["year", "period"] = "year"
    years: tuple[int, ...] = ()
    applies_to: str | None = None


class Exemption(Fact, kw_only=True, tag="exemption"):
    from_: Literal["ce", "defence", "foreign_language", "computer", "fee", "other"] = msgspec.field(name="from")
    who: str | None = None
    how: str | None = None


class Material(Fact, kw_only=True, tag="material"):
    name: str
    channel: Literal["online", "paper"]
    copies: int | None = None
    note: str | None = None


class Criterion(Fact, kw_only=True, tag="criterion"):
    kind: Literal["include", "exclude", "education_years", "certificate", "language", "assessment", "other"]
    text: str


class Limit(Fact, kw_only=True, tag="limit"):
    what: Literal["resubmission_times", "resubmission_window", "publicity_days", "other"]
    amount: float
    unit: str  # 次, 小时, 日, 工作日, 字, 分钟, 项 …
    name: str | None = None


class Penalty(Fact, kw_only=True, tag="penalty"):
    text: str
    years: float | None = None


class Contact(Fact, kw_only=True, tag="contact"):
    name: str | None = None
    phone: str | None = None
    place: str | None = None
    role: str | None = None


class PassRate(Fact, kw_only=True, tag="pass_rate"):
    applies_to: str | None = None
    percent: float | None = None  # None: no rate is set (不设置通过率)


class SeniorityCutoff(Fact, kw_only=True, tag="seniority_cutoff"):
    """资历（任职年限、业绩）计算截止时间"""

    date: dt.date
    text: str


class Specialty(Fact, kw_only=True, tag="specialty"):
    """A row of the table of specialties: series, specialty and the title one gets."""

    series: str | None = None
    specialty: str
    title: str | None = None


class Template(Fact, kw_only=True, tag="template"):
    """附件: its number in the list and its name; ``present`` is False when the text does not contain it."""

    number: int
    name: str
    present: bool


class Basis(Fact, kw_only=True, tag="basis"):
    """A document that the notice rests on or refers to."""

    title: str
    document_number: str | None = None


AnyFact = (
    Deadline | Fee | CeRequirement | Exemption | Material | Criterion | Limit | Penalty | Contact | PassRate
    | SeniorityCutoff | Specialty | Template | Basis
)  # fmt: skip


class Change(Value, kw_only=True):
    """What a supplementary notice changes in the notice that it names."""

    type: str
    quote: str
    stage: str | None = None
    item: str | None = None
    applies_to: str | None = None
    old: str | None = None
    new: str | None = None


class Supersedes(Value, kw_only=True):
    title: str
    quote: str
    changes: tuple[Change, ...] = ()
    notice: str | None = None  # id, when it is in the same knowledge base
    document_number: str | None = None
    repeals: bool = False  # 废止: the whole notice


class Conflict(Value, kw_only=True):
    """Two clauses that say different things about one field."""

    type: str
    field: str
    values: tuple[str, ...]
    quotes: tuple[str, ...]
    note: str = ""


# --------------------------------------------------------------------------- the notice


class Notice(Value, kw_only=True):
    """Everything the knowledge base knows of one notice."""

    id: str
    title: str
    short: str  # how people call it: "和静县2024年教师系列初级"
    issuer: str | None
    document_number: str | None
    issued_on: dt.date | None
    year: int | None
    region: str | None
    series: str | None
    levels: tuple[str, ...]  # 初级, 中级, 副高, 正高, 初定 that it reviews
    names: tuple[str, ...]  # words that point to it: regions, series, aliases, institutions
    text: str  # Document.text
    clauses: tuple[Clause, ...]
    passages: tuple[Passage, ...]
    facts: tuple[AnyFact, ...]
    silent: tuple[str, ...]  # aspects that the notice does not settle
    supersedes: tuple[Supersedes, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    corrections: int = 0  # how many entries of its side file (.toml) were needed
    unproved: tuple[str, ...] = ()  # quotes that do not stand in the text: what rested on them was left out
    terms: tuple[str, ...] = ()  # of each passage what ranking counts, joined by blanks; none before it is written down


class Citation(Value, kw_only=True):
    notice: str
    title: str
    section: str
    quote: str
    anchor: str

    @property
    def url(self) -> str:
        return f"/notices/{self.notice}#{self.anchor}"
