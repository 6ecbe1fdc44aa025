"""The table of specialties, and those that are examined instead of reviewed (以考代评)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.eligibility.clues import cite, first
from policies.eligibility.model import UNSURE, Case, Criterion, Option, Question
from policies.eligibility.parts import Part, Source
from policies.model import Citation, Specialty
from policies.text import squeeze

FEWEST = 4
"""A table of fewer rows is no list of specialties to choose from."""
EXAMINED = (
    r"会计|审计|统计|经济师|经济(?:专业|系列)|护士|护师|护理|医[生师士]|药[师士]|检验|卫生|临床|软考|计算机技术|"
    r"软件|出版|翻译专业资格|社会工作|社工|房地产估价|注册|建造师|执业"
)
"""Specialties with a national examination: what people say when they mean one of them."""


def find(source: Source) -> Part:
    """One question and the criteria on it; nothing where the notice has no table."""
    rows = listed(source)
    if not rows:
        return Part()
    examined = first(source.body, r"以考代评")
    criteria = [_in_table(cite(source.notice, rows[0]))]
    if examined:
        criteria.append(_not_examined(cite(source.notice, examined)))
    return Part(questions=(_question(rows, examined is not None),), criteria=tuple(criteria))


def _in_table(citation: Citation) -> Criterion:
    unsure = Case(when={"specialty": (UNSURE,)}, status="unknown", reason="您选了不确定", change="对照专业表，或请问受理单位")
    return Criterion(
        id="specialty",
        text="申报的专业在通知的专业表内",
        aspect="specialty_list.which",
        fails="hard",
        cases=(
            Case(when={"specialty": ("not_listed",)}, status="unmet", reason="专业表里没有这个专业"),
            Case(when={"specialty": ("examined",)}, status="skip"),
            unsure,
            Case(when={}, status="met"),
        ),
        citation=citation,
        change="请问受理单位这个专业怎么办理",
    )


def _not_examined(citation: Citation) -> Criterion:
    return Criterion(
        id="specialty.examined",
        text="不是以考代评的专业",
        aspect="scope.exam_only",
        fails="hard",
        cases=(
            Case(when={"specialty": ("examined",)}, status="unmet", reason="以考代评的专业要参加考试取得资格"),
            Case(when={"specialty": (UNSURE,)}, status="unknown", reason="您选了不确定"),
            Case(when={}, status="met"),
        ),
        citation=citation,
        change="参加该专业的全国统一考试",
    )


def listed(source: Source) -> list[Specialty]:
    """The rows of the notice's table of specialties; empty where it has none or names its few in a sentence."""
    rows = source.facts(Specialty)
    return rows if len({row.quote for row in rows}) >= FEWEST else []


def _question(rows: Sequence[Specialty], examined: bool) -> Question:
    names = tuple(dict.fromkeys(squeeze(name) for row in rows for name in (row.specialty, row.title or "") if name))
    some = "、".join(list(dict.fromkeys(row.specialty for row in rows))[:8])
    return Question(
        id="specialty",
        text=f"您报的专业在通知的专业表内吗？（表内有{some}等{len({row.specialty for row in rows})}个专业，可以直接输入专业名称）",
        kind="one",
        options=_options(names, examined),
        accepted="请答“在专业表内”“不在专业表内”，或直接输入专业名称",
        words="专业",
        label="专业",
    )


def _options(names: Sequence[str], examined: bool) -> tuple[Option, ...]:
    in_table = (_names(names), r"(?<!不)在(?:专业)?(?:表|范围|目录)(?:内|里|中)")
    elsewhere = r"不在(?:专业)?(?:表|范围|目录)?|表(?:里|内|中)没有|没有(?:我|这个)(?:的)?专业"
    by_exam = Option(value="examined", title="属于以考代评的专业（如会计、经济、卫生等）", says=(r"以考代评", EXAMINED))
    return (
        Option(value="listed", title="在专业表内", says=in_table),
        *([by_exam] if examined else []),
        Option(value="not_listed", title="不在专业表内", says=(elsewhere,)),
    )


def _names(names: Sequence[str]) -> str:
    """A pattern of the specialties' names as people shorten them (水利专业 → 水利)."""
    short = {re.sub(r"\(.*?\)|专业$|系列$|工程$", "", name) for name in names} | {
        part for name in names for part in re.findall(r"\((?:含|包括)([^()]+)\)", name)
    }
    short |= {name.replace("中小学", stage) for name in short if "中小学" in name for stage in ("小学", "中学")}
    short |= {name[:-1] for name in short if name.endswith(("师", "员")) and len(name) > 2}
    return "|".join(re.escape(name) for name in sorted(short, key=lambda name: (-len(name), name)) if len(name) >= 2)
