"""继续教育: hours or certificates by year, and who is let off them, for what and with whose approval."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from policies.eligibility.clues import Clue, cite, first, shown
from policies.eligibility.model import UNSURE, Case, Criterion, Fails, Option, Question
from policies.eligibility.parts import Part, Source
from policies.extract.numbers import tidy
from policies.model import CeRequirement, Citation, Exemption, Value

Subject = Literal["total", "public", "professional"]
_SUBJECTS: dict[Subject, str] = {"total": "总学时", "professional": "专业科目", "public": "公需科目"}
_IN_TEXT: dict[Subject, str] = {"professional": r"专业(?:科目|课|培训|类)", "public": r"公需"}
_CERTIFICATES = r"(?:继续教育|公需|专业科目)[^。;]{0,40}(?:证书|合格证|证明)"
_YEARS = re.compile(r"(20\d\d)(?:年)?(?:度)?-(20\d\d)|(20\d\d)年?度?以来(\d)年|(20\d\d)")
_BY_WHOM = re.compile(r"(?:由|经)(?P<whom>[^,。;]{2,40}?)(?:审核|审批|核实)")
_VILLAGE = r"驻村|访惠聚|驻寺|管寺|支教|第一书记|服务管理工作|援[疆藏]|挂职|工作队"


class Requirement(Value):
    """One subject: how much a year (None: its certificate), for which years, and where it stands."""

    subject: Subject
    amount: float | None
    unit: str
    per: str
    years: tuple[int, ...]
    clue: Clue | CeRequirement

    @property
    def words(self) -> str:
        years = f"{span(self.years)}" if self.years else ""
        name = "" if self.subject == "total" else _SUBJECTS[self.subject]
        if self.amount is None:
            return f"{years}{name or '继续教育'}合格证书"
        each = "每年" if self.per == "year" and len(self.years) != 1 else ""
        return f"{years}{each}{name}不少于{tidy(self.amount)}{self.unit}"


class Approval(Value):
    """Who approves the form: the passage for those still away, the one for those who returned, the ban on own rules."""

    away: Clue
    returned: Clue | None
    own_rules: Clue | None


def span(years: Sequence[int]) -> str:
    """2021—2024年; 2024年; 2019、2021年."""
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}—{years[-1]}年"
    return "、".join(map(str, years)) + "年"


def find(source: Source) -> Part:
    """The question on the hours, one criterion a subject, and how an exemption must be approved."""
    requirements = _requirements(source)
    if not requirements:
        return Part()
    letting_off = _exemption(source)
    approval = _approval(source) if letting_off else None
    questions = [_question(requirements, letting_off, approval)]
    criteria = [_criterion(source, requirement, letting_off is not None) for requirement in requirements]
    if letting_off:
        questions.append(_form(approval))
        criteria += _approved(source, letting_off, approval)
    return Part(questions=tuple(questions), criteria=tuple(criteria))


def _requirements(source: Source) -> list[Requirement]:
    facts = [fact for fact in source.facts(CeRequirement) if fact.section or fact.quote]
    found = {
        fact.subject: Requirement(fact.subject, fact.amount, fact.unit or "", fact.per, fact.years, fact)
        for fact in reversed(facts)
    }
    if not found:
        found = {requirement.subject: requirement for requirement in reversed(_certificates(source))}
    return [found[subject] for subject in _SUBJECTS if subject in found]


def _certificates(source: Source) -> list[Requirement]:
    """Certificates by subject and year, where a notice asks for them without figures."""
    found = []
    for clue in source.body:
        if not clue.about("ce_hours.certificate", "ce_hours.years") or not re.search(_CERTIFICATES, clue.text):
            continue
        for part in re.split(r"[,;。]", clue.text):
            years = _years(part)
            for subject, pattern in _IN_TEXT.items():
                if years and re.search(pattern, part):
                    found.append(Requirement(subject, None, "", "year", years, clue))
    return found


def _years(text: str) -> tuple[int, ...]:
    match = _YEARS.search(text)
    if not match:
        return ()
    if match[1]:
        return tuple(range(int(match[1]), int(match[2]) + 1))
    if match[3]:
        return tuple(range(int(match[3]), int(match[3]) + int(match[4])))
    return (int(match[5]),)


def _exemption(source: Source) -> Clue | Exemption | None:
    facts = [fact for fact in source.facts(Exemption) if fact.from_ == "ce"]
    if facts:
        return next((fact for fact in facts if re.search(_VILLAGE, fact.who or "")), facts[0])
    return first(source.clues, r"免(?:除|去|学|试|继续教育)|视同|不作学时要求")


def _question(
    requirements: Sequence[Requirement], letting_off: Clue | Exemption | None, approval: Approval | None
) -> Question:
    asked = "；".join(requirement.words for requirement in requirements)
    return Question(
        id="ce",
        text=f"继续教育要求：{asked}。您达到了吗？",
        kind="many",
        options=_options(requirements, letting_off, approval),
        none="enough",
        number="hours",
        bounds={r.subject: r.amount for r in requirements if r.amount is not None},
        accepted=f"请答“都达到了”或哪一项不够，也可以直接说学时，例如“{_example(requirements)}”",
        words="继续教育|学时|学分|继教|课时",
        label="继续教育",
    )


_ENOUGH = Option(
    value="enough",
    title="都达到了",
    says=(r"(?<!没)(?<!没有)(?<!不)(?:都够|够了|达到|达标|齐全|都齐|都有|学满|完成|学完|足够|够的|都够)",),
)
_NOT_WORKING = Option(
    value="not_working",
    title="不够的年份还没参加工作（如在读）",
    says=(r"在读|读研|上学|上大学|在校|(?:还)?(?:没|未)(?:有)?(?:参加)?(?:工作|入职|毕业|上班)",),
)


def _options(
    requirements: Sequence[Requirement], letting_off: Clue | Exemption | None, approval: Approval | None
) -> tuple[Option, ...]:
    lacking = [_lacking(requirement, alone=len(requirements) == 1) for requirement in requirements]
    return (_ENOUGH, *lacking, *([_let_off(letting_off, approval)] if letting_off else []), _NOT_WORKING)


def _lacking(requirement: Requirement, *, alone: bool) -> Option:
    name = "学时（学分）" if requirement.subject == "total" and alone else _SUBJECTS[requirement.subject]
    lack = "缺证书" if requirement.amount is None else "不够"
    title = f"{name}有年份{lack}，没有免学"
    return Option(value=f"short_{requirement.subject}", title=title, says=(_short(requirement.subject),))


def _let_off(letting_off: Clue | Exemption, approval: Approval | None) -> Option:
    says = (_reasons(letting_off), r"(?<!没有)(?<!没)(?<!不能)(?<!不)免学(?!不)|免试|免继续教育|减免")
    return Option(value="exempt", title=f"不够的年份按免学办（{_who(letting_off, approval)}）", says=says)


def _example(requirements: Sequence[Requirement]) -> str:
    first_amount = next((r for r in requirements if r.amount), None)
    return f"每年{tidy(first_amount.amount or 0)}{first_amount.unit}" if first_amount else "证书齐全"


def _short(subject: str) -> str:
    words = {"total": "学时|学分|继续教育|课时|总", "professional": "专业", "public": "公需"}[subject]
    return (
        rf"(?:{words})[^,。;]{{0,10}}(?:不够|不足|没(?:有|学|够|完成)|缺|差|未)|没(?:有)?(?:上|学|参加|完成)[^,。;]{{0,4}}(?:{words})"
        + (r"|^(?:还)?(?:没(?:有)?(?:学)?(?:够|满|达到|完成)|不够|不达标|差)" if subject == "total" else "")
    )


def _who(letting_off: Clue | Exemption, approval: Approval | None) -> str:
    who = (letting_off.who or "") if isinstance(letting_off, Exemption) else ""
    if not re.search(_VILLAGE, who) and approval and re.search(_VILLAGE, approval.away.text):
        return "如驻村、支教等"
    return shown(who, 34) if who and "继续教育" not in who else "符合通知免学规定"


def _words(letting_off: Clue | Exemption) -> str:
    return f"{letting_off.quote}{letting_off.who or ''}" if isinstance(letting_off, Exemption) else letting_off.text


def _reasons(letting_off: Clue | Exemption) -> str:
    """How people say that they are among those let off: the village work that all notices know, and the notice's own."""
    words = _words(letting_off)
    return "|".join([_VILLAGE, *(word for word in ("产假", "病假", "出国", "孕") if word in words)])


def _criterion(source: Source, requirement: Requirement, exempt: bool) -> Criterion:
    current = source.notice.year is not None and source.notice.year in requirement.years
    fails: Fails = "gap" if current else "hard"
    lacking = f"{requirement.words}没有达到" if requirement.amount is not None else f"缺{requirement.words}"
    return Criterion(
        id=f"ce.{requirement.subject}",
        text=f"继续教育：{requirement.words}",
        aspect="ce_hours.amount",
        fails=fails,
        cases=(
            *([Case(when={"ce": ("exempt",)}, status="met", reason="按免学办理")] if exempt else []),
            Case(when={"ce": (f"short_{requirement.subject}",)}, status="unmet", reason=lacking),
            Case(
                when={"ce": ("not_working",)},
                status="unknown",
                reason="还没参加工作的年份要不要学时，通知没有写明",
                change="请受理单位判断",
            ),
            Case(when={"ce": (UNSURE,)}, status="unknown", reason="您选了不确定"),
            Case(when={}, status="met"),
        ),
        citation=cite(source.notice, requirement.clue),
        change=_mend(source, requirement, current),
    )


def _mend(source: Source, requirement: Requirement, current: bool) -> str:
    this_year = f"{source.notice.year}年的可在申报截止前补足；" if current else ""
    earlier = (
        "往年的能否补，通知没有写明，请问受理单位"
        if any(year != source.notice.year for year in requirement.years)
        else ""
    )
    return (this_year + earlier).rstrip("；") or "请问受理单位能否补"


def _approval(source: Source) -> Approval | None:
    away = first(
        source.clues, r"(?:由|经)[^,。;]{2,40}(?:审核|审批|核实)", unless="答辩|已返回|推荐", under=r"免|注"
    ) or first(source.clues, rf"(?:{_VILLAGE})[^。;]{{0,60}}(?:由|经)[^,。;]{{2,40}}(?:审核|核实)", unless="已返回")
    if not away:
        return None
    returned = first(source.clues, r"已返回[^。;]{0,60}由[^。;]{2,40}审核")
    own = first(source.clues, r"不得(?:私自|擅自|自行)?设置[^。;]{0,12}(?:免|继续教育)")
    return Approval(away, returned, own)


_APPROVED = Option(
    value="approved",
    title="免学表已经审核合格",
    says=(
        r"(?<!没)(?<!没有)(?<!未)(?:审核合格|已(?:经)?(?:审|批|盖)|盖(?:了|过|好)?章|审(?:过|批)了|办好|办了|通过了)",
    ),
)
_APPROVED_ELSEWHERE = Option(
    value="approved_elsewhere",
    title="返回后由别的单位盖的章（如县里、本单位）",
    says=(r"回来[^。]{0,20}(?:县|本?单位|学校)[^。]{0,16}(?:盖|审|批)|(?:本?单位|学校)(?:自己)?盖",),
)
_NOT_YET = Option(
    value="not_yet",
    title="还没有办，或还没审核",
    says=(r"(?:没|未|还没)(?:有)?(?:去|来得及)?(?:办|审|批|填|盖|交|弄)|没有(?:免学)?(?:表|审批表|申请表)",),
)
_OWN_RULES = Option(
    value="own_rules",
    title="是单位或当地自己定的免学（如产假、病假）",
    says=(r"产假|病假|自己(?:定|规定|设)|生病|住院|哺乳|单位(?:规定|说)",),
)


def _approved_by(away: Clue, returned: Clue) -> tuple[Option, ...]:
    """Where it matters who approved the form, and when: the two ways that the notice names, and any other."""
    while_away = r"(?:期间|在村|村里|还在|仍在|没回来)[^。]{0,30}(?:审核|盖|批)|同级"
    once_back = r"(?:地区|地州|州|区属|市里)[^。]{0,12}(?:审核|盖|批)|原派驻"
    return (
        Option(value="approved", title=f"在驻村（支教）期间由{_approver(away)}审核合格", says=(while_away,)),
        Option(value="approved_returned", title=f"返回后由{_approver(returned)}审核合格", says=(once_back,)),
        _APPROVED_ELSEWHERE,
    )


def _approver(clue: Clue) -> str:
    """Who approves, in the notice's words."""
    match = _BY_WHOM.search(clue.text)
    return shown(match["whom"], 40) if match else "规定的单位"


def _form(approval: Approval | None) -> Question:
    approved = _approved_by(approval.away, approval.returned) if approval and approval.returned else (_APPROVED,)
    options = (*approved, _NOT_YET, *([_OWN_RULES] if approval and approval.own_rules else []))
    return Question(
        id="ce_form",
        text="免学申请表（审批表）办到哪一步了？",
        kind="one",
        options=options,
        accepted="请选一项，例如“已经审核合格”或“还没有办”",
        words="免学|免试|审批表|申请表",
        label="免学审批",
    )


def _approved(source: Source, letting_off: Clue | Exemption, approval: Approval | None) -> list[Criterion]:
    approver = (approval.returned or approval.away) if approval else letting_off
    form = _form_approved(cite(source.notice, approver))
    if not (approval and approval.own_rules):
        return [form]
    return [form, _reason_of_the_rules(cite(source.notice, approval.own_rules))]


def _form_approved(citation: Citation) -> Criterion:
    return Criterion(
        id="ce.exemption",
        text="免继续教育的，免学表经规定的单位审核合格",
        aspect="exemption.ce_approver",
        fails="gap",
        cases=(
            _case("approved_elsewhere", "已返回的，不由这个单位审核", "到通知规定的单位重新审核"),
            _case("not_yet", "免学表还没有审核合格", "在申报截止前办好审核并上传"),
            Case(when={"ce": ("exempt",), "ce_form": (UNSURE,)}, status="unknown", reason="您选了不确定"),
            Case(when={"ce": ("exempt",), "ce_form": ("own_rules",)}, status="skip"),
            Case(when={"ce": ("exempt",)}, status="met"),
            Case(when={}, status="skip"),
        ),
        citation=citation,
    )


def _reason_of_the_rules(citation: Citation) -> Criterion:
    return Criterion(
        id="ce.own_rules",
        text="免学的事由是规定的，不是单位或当地自己定的",
        aspect="exemption.ce_private",
        fails="gap",
        cases=(
            _case("own_rules", "单位和当地不得自己定免学的事由", "按学时要求补学，能否补请问受理单位"),
            Case(when={}, status="skip"),
        ),
        citation=citation,
    )


def _case(form: str, reason: str, change: str) -> Case:
    return Case(when={"ce": ("exempt",), "ce_form": (form,)}, status="unmet", reason=reason, change=change)
