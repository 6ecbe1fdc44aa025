"""A notice's quiz, compiled from its passages and facts; pure, and the same for every notice."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from policies.eligibility.kinds import (
    ce,
    conditions,
    education,
    excluded,
    language,
    levels,
    ready,
    scope,
    specialty,
    title,
    window,
)
from policies.eligibility.model import OF_THE_DAY, UNSURE, Criterion, Option, Question, Quiz
from policies.eligibility.parts import Checklist, Item, Source, criterion, source
from policies.model import Notice

FEW = 1
"""A checklist of so few lines is joined to the next one rather than asked by itself."""
_KINDS = (window, scope, excluded, levels, education, specialty, language, ce, title, conditions, ready)
_LISTS: tuple[Checklist, ...] = ("scope", "excluded", "conditions", "ready")
_ORDER = (
    "scope", "excluded", "level", "education", "years", "title_years", "specialty", "putonghua", "subject",
    "ce", "ce_form", "title_place", "title_documents", "conditions", "ready",
)  # fmt: skip
"""What settles most comes first: who may apply at all, then what nobody can mend in time, then papers."""
_TEXTS: dict[Checklist, tuple[str, str, str]] = {
    "scope": ("下面几条您都符合吗？", "都符合", "工作单位|单位|岗位|地区|范围"),
    "excluded": ("下面的情况您有吗？", "都没有", "退休|处分|公务员|考核|情形"),
    "conditions": ("这几条您都做到了吗？", "都做到了", "评审条件|资格证|条件"),
    "ready": ("最后看手续，这几条都做到了（或能做到）吗？", "都做到了", "手续|公示|材料|纸质|缴费"),
}
_NONE_SAYS = {
    "scope": r"^(?:是|是的|对|对的|嗯|符合|都是|都对|全部?符合|都满足|满足|没问题|可以|ok|OK|好的|都行)$|(?<!不)符合(?!吗)|没有不符合",
    "excluded": (
        r"^(?:没有|没|无|都没|都不是|不是|否|不|没得|不存在|没有的|都不|无以上情况|未有)$|都没有|都不是|都不属于|"
        r"一[条个项]都?没有|以上(?:都)?(?:没有|不是)|没有(?:以上|这些|上述)|(?:考核|每年|年都|均|都)[^,。;不未没]{0,6}合格"
    ),
    "conditions": (
        r"^(?:是|是的|对|对的|嗯|有|有的|都有|都是|符合|全部?符合|满足|做到了|没问题|ok|OK|可以|都可以|齐了|都齐)$|"
        r"都(?:做到|符合|有|没问题|满足|齐|具备|可以|能|办)|(?:对照|核对|比对)[^不没未]{0,14}(?:符合|够|满足|达到)|够条件"
    ),
}
_NONE_SAYS["ready"] = _NONE_SAYS["conditions"] + (
    r"|(?<!不)能(?:开|出|参加|按时|做到|交)|(?:弄|办|准备|做)(?:好|妥|齐)|(?<!不)(?<!没)(?<!没有)齐|无异议"
)
_LABELS: dict[Checklist, str] = {
    "scope": "工作单位和岗位",
    "excluded": "不得申报的情形",
    "conditions": "申报条件",
    "ready": "申报手续",
}


def compile_quiz(notice: Notice, later: Sequence[Notice] = ()) -> Quiz:
    """The quiz of a notice; a notice that asks nothing of an applicant has one without questions.

    ``later``: notices that change something in it; a window that one of them moves counts as moved.
    """
    prepared = source(notice)
    prepared = Source(
        notice=notice, clues=prepared.clues, everything=prepared.everything, levels=_asked(prepared), later=tuple(later)
    )
    parts = [kind.find(prepared) for kind in _KINDS]
    lists = _checklists([item for part in parts for item in part.items])
    questions = [question for part in parts for question in part.questions] + [
        _question(name, items) for name, items in lists
    ]
    criteria = [c for part in parts for c in part.criteria]
    criteria += [criterion(notice, item, name) for name, items in lists for item in items]
    return Quiz(
        notice=notice.id,
        questions=tuple(sorted(questions, key=lambda question: _ORDER.index(question.id))),
        criteria=tuple(sorted((_pruned(c, questions) for c in criteria), key=lambda c: _place(c.id))),
        windows=tuple(w for part in parts for w in part.windows),
        refers=any(part.refers for part in parts),
    )


def _pruned(found: Criterion, questions: Sequence[Question]) -> Criterion:
    """The criterion without cases for answers that nobody can give, because no option of the quiz is so."""
    offered = {question.id: {*question.values, UNSURE} for question in questions}
    cases = []
    for case in found.cases:
        when = {
            id: tuple(v for v in values if id.startswith(OF_THE_DAY) or v in offered.get(id, ()))
            for id, values in case.when.items()
        }
        if all(when.values()):
            cases.append(msgspec.structs.replace(case, when=when))
    return msgspec.structs.replace(found, cases=tuple(cases))


def _asked(prepared: Source) -> tuple[str, ...]:
    found = levels.levels_of(prepared)
    return found if len(found) > 1 else ()


def _place(id: str) -> int:
    """Criteria are shown in the order in which their questions are asked, the window first."""
    head = id.partition(".")[0].replace("full_time", "education").replace("title", "title_place")
    return _ORDER.index(head) if head in _ORDER else -1


def _checklists(items: Sequence[Item]) -> list[tuple[Checklist, list[Item]]]:
    """The items by checklist; one that would ask a single thing passes it on to the last list."""
    lists: dict[Checklist, list[Item]] = {name: [item for item in items if item.checklist == name] for name in _LISTS}
    for name in ("excluded", "conditions"):
        if len(lists[name]) <= FEW and lists["ready"]:
            lists["ready"] = [msgspec.structs.replace(item, checklist="ready") for item in lists[name]] + lists["ready"]
            lists[name] = []
    return [(name, found) for name, found in lists.items() if found]


def _question(name: Checklist, items: Sequence[Item]) -> Question:
    text, none, words = _TEXTS[name]
    lines = [item.holds for item in items if item.holds and name != "excluded"]
    listed = "".join(f"\n· {line}" for line in dict.fromkeys(lines))
    options = (
        Option(
            value="none", title=none, says=(_NONE_SAYS[name], *(pattern for item in items for pattern in item.affirms))
        ),
        *(item.option for item in items),
    )
    return Question(
        id=name, text=text + listed, kind="many", options=options, none="none", words=words, label=_LABELS[name],
        place=next((item.place for item in items if item.place), None),
        accepted=f"请选“{none}”或其中的某一条，拿不准可以答“不确定”",
    )  # fmt: skip
