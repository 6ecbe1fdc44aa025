"""A notice's side file (``<id>.toml``): what its text does not say, and corrections of what was read from it.

short = "和静县2024年教师系列初级"        # how people call it
names = ["和静教师"]                      # further words that point to it
issuer = "…"                             # title, issuer, document_number, issued_on, year, region, series, levels

[[drop]]                                 # a fact that was read wrongly
type = "deadline"
quote = "9 月 25 日至"                    # words of its quote

[[add]]                                  # a fact that was not read; its fields are those of its type
type = "deadline"
quote = "纸质材料报送时间为 2021年 9月 25 日至 10 月 10 日"
stage = "paper_submission"
start = 2021-09-25
end = 2021-10-10
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from policies.extract import Outlined
from policies.model import AnyFact, Clause, Value
from policies.proof import plain, proved

if TYPE_CHECKING:
    from policies.extract.metadata import Metadata


class CorrectionError(Exception):
    """A side file that cannot be applied: names the file, the entry and what is wrong with it."""


class Drop(Value, frozen=True):
    type: str
    quote: str


class SideFile(Value, frozen=True):
    """What a side file may hold."""

    short: str | None = None
    names: tuple[str, ...] = ()
    title: str | None = None
    issuer: str | None = None
    document_number: str | None = None
    issued_on: dt.date | None = None
    year: int | None = None
    region: str | None = None
    series: str | None = None
    levels: tuple[str, ...] | None = None
    add: tuple[dict[str, Any], ...] = ()
    drop: tuple[Drop, ...] = ()

    @property
    def count(self) -> int:
        """How many corrections it makes; names are additions, not corrections."""
        return len(self.add) + len(self.drop) + len(self.particulars())

    def particulars(self) -> dict[str, Any]:
        fields = ("title", "issuer", "document_number", "issued_on", "year", "region", "series", "levels")
        return {name: getattr(self, name) for name in fields if getattr(self, name) is not None}


def side_file(notice: Path) -> SideFile:
    """The side file of a notice, or an empty one. CorrectionError when it is malformed."""
    path = notice.with_suffix(".toml")
    if not path.exists():
        return SideFile()
    try:
        return msgspec.toml.decode(path.read_bytes(), type=SideFile)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CorrectionError(f"{path.name}：{error}。请按 README 中“更正文件”的格式修改。") from error


def corrected_metadata(meta: Metadata, side: SideFile) -> Metadata:
    """The particulars with those of the side file in place; its names come first."""
    names = tuple(dict.fromkeys((*side.names, *meta.names)))
    changes = {**side.particulars(), "names": names} | ({"short": side.short} if side.short else {})
    return msgspec.structs.replace(meta, **changes)


def corrected_facts(facts: Sequence[AnyFact], side: SideFile, outlined: Outlined) -> tuple[AnyFact, ...]:
    """The facts without those dropped and with those added. CorrectionError names the entry that does not fit."""
    kept = list(facts)
    for n, drop in enumerate(side.drop, 1):
        left = [fact for fact in kept if not _hit(fact, drop)]
        if len(left) == len(kept):
            raise _error(
                outlined,
                "drop",
                n,
                f"没有 type={drop.type} 且引文含“{drop.quote}”的事实",
                "核对 type 与 quote，或删去此条",
            )
        kept = left
    return (*kept, *(_added(entry, n, outlined) for n, entry in enumerate(side.add, 1)))


def _hit(fact: AnyFact, drop: Drop) -> bool:
    return fact.__struct_config__.tag == drop.type and plain(drop.quote) in plain(fact.quote)


def _added(entry: dict[str, Any], n: int, outlined: Outlined) -> AnyFact:
    quote = str(entry.get("quote", ""))
    if not proved(quote, outlined.document.text):
        raise _error(outlined, "add", n, f"quote“{quote}”不在通知原文中", "从原文逐字复制一句作为 quote")
    clause = _clause_of(quote, outlined)
    place = {"section": clause.section, "anchor": clause.anchor} if clause else {"section": "", "anchor": ""}
    try:
        fact: AnyFact = msgspec.convert({**place, **entry}, AnyFact, strict=True)
    except msgspec.ValidationError as error:
        raise _error(outlined, "add", n, str(error), "按该类型的字段填写") from error
    return fact


def _clause_of(quote: str, outlined: Outlined) -> Clause | None:
    """The clause in whose passage the quote stands, else the first whose text holds its beginning."""
    wanted = plain(quote)
    owners: Iterable[tuple[str, Clause]] = ((p.quote, outlined.clauses[p.clause]) for p in outlined.passages)
    for text, clause in owners:
        if wanted in plain(text):
            return clause
    return next((clause for clause in outlined.clauses if wanted[:12] in plain(clause.text)), None)


def _error(outlined: Outlined, table: str, n: int, found: str, next_step: str) -> CorrectionError:
    return CorrectionError(f"{outlined.document.id}.toml 第 {n} 个 [[{table}]]：{found}。请{next_step}。")
