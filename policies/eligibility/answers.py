"""What people type into the quiz, as answers: '大专，三年多了', '普通话二乙，教语文', '2023年只学了85学时', '不确定'."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from policies.eligibility.kinds.education import NOT_FULL_TIME
from policies.eligibility.model import UNSURE, Option, Question, Quiz
from policies.extract.numbers import number, plain, tidy
from policies.extract.regions import PREFECTURES, PROVINCES, region_names
from policies.model import Value
from policies.text import normalise, squeeze

MOST_YEARS = 60
_UNSURE = re.compile(
    r"^(?:我)?(?:也)?(?:不(?:太)?(?:确定|清楚|知道|晓得|好说|了解)|说不(?:准|清|好)|拿不准|没(?:注意|数)|忘了|"
    r"记不(?:清|得)|不懂|不明白|跳过)"
)
_ASKING = re.compile(
    r"[?？]|吗[,。;!]?$|什么|多少|怎么|怎样|哪|如何|是不是|能不能|可不可以|要不要|几(?:天|次|份|级|号|点|个)|谁|"
    r"为啥|来着$|呢[,。;!]?$|行不行|算不算|能否|是否"
)
_NUMBERED = re.compile(
    r"^(?:我?选|第)?([1-9]\d?|[a-hA-H])(?:个|项|条|号)?(?:(?:和|、|,|跟)第?([1-9]\d?)(?:个|项|条|号)?)*[。.]?$"
)
_COUNTED = re.compile("(?<=[第选和、])[一二两三四五六七八九十]+")
_AT = re.compile(r"(?<!家)(?<!户口)(?<!老家)(?<!户籍)(?:在|来自)$")
_PART_OF_A_NAME = re.compile(r"第|[路街镇乡]|[小中]学|学校|幼儿园|实验|中心|中小学")
_BARE = re.compile(r"(?:都|也)?(?:是|否|对|不|没|有|无|没有|不是|没教|不教|教)(?:的|呀|啊)?$")
_YEAR = re.compile(r"20\d\d年度?")
_OVER = re.compile(r"解除|期满|过了?(?:处分|影响)期|影响期(?:已)?过")
_NEGATED = re.compile(
    r"(?:都|也|还|并)?(?:没有?(?!编|上课|参加)|未曾|不是|不属于|并非|无(?!法))(?:过|受过?|被)?[^,。;、]{0,10}"
)
_LATER = re.compile(r"后来|之后|又|再|升|读了|毕业后|然后|现在|最高")
_PIECES = re.compile(r"[,。;、!]|之后|后来|毕业后|然后|又|再")

_BELOW_ZERO = re.compile(r"(?<![\d年月至])(?:-|负)\d")
_ALMOST = re.compile(r"(?:不到|不满|不足|未满|没满|没到|还没满|快|将近|差[^,。;]{1,8}(?:满|到|就)?)(?:满|到)?(\d+)年")
_SPAN = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)(年半|年|个月)(?!度|级|制|\d{1,2}月)")
_MONTHS = re.compile(r"(?<![\d.])(\d+)年(?:零)?(\d+)个月")
_DATE = re.compile(r"((?:19|20)\d\d)[年.\-/](?:(\d{1,2})(?:月|[.\-/](?=\d)|$|(?=\D))(?:(\d{1,2})日?号?)?)?")
_AMOUNT = re.compile(
    r"(总共?|一共|合计|累计|共|专业(?:课|科目)?|公需(?:课|科目)?)?[^\d,。;、()专公总]{0,6}?(?<![\d.])(\d{1,3}(?:\.\d+)?)"
    r"(?!\d|年|月|日|天|岁|%)((?:个)?(?:学时|学分|课时|分)|个)?"
)


class Reading(Value):
    """``answers``: question id → value, understood from a text; ``chosen``: it was an option to the letter.
    ``refused``: one line on what is accepted instead,
    set when the text tried to answer the open question and could not be taken."""

    answers: dict[str, str] = {}
    refused: str | None = None
    chosen: bool = False


def read(
    text: str, quiz: Quiz, question: Question | None, today: dt.date, given: Mapping[str, str] | None = None
) -> Reading:
    """The answers in a text: to the open question first, then to others that are not yet answered.

    A question is no answer: the parts of the text that ask something are left out.
    """
    chosen = _chosen(text, question) if question else None
    if question and chosen:
        return Reading(answers={question.id: chosen}, chosen=True)
    said = _statements(text)
    if not said:
        return Reading()
    answers, refused = {}, None
    if question:
        value, refused = _value(said, question, today, alone=True)
        if value:
            answers[question.id] = value
    others = [other for other in quiz.questions if other is not question and other.id not in (given or {})]
    return Reading(
        answers=answers | _elsewhere(said, others, today),
        refused=refused if question and question.id not in answers else None,
    )


def asks(text: str) -> bool:
    """True when a text asks something rather than telling it."""
    return bool(_ASKING.search(_form(text)))


def _form(text: str) -> str:
    return plain(normalise(text)).text


def _statements(text: str) -> str:
    """The text without the clauses that ask something."""
    parts = re.split(r"(?<=[,。;!?？])", _form(text))
    return "".join(part for part in parts if not _ASKING.search(part)).strip(",。;! ")


def _chosen(text: str, question: Question) -> str | None:
    """An option by its value, its title, its number or '不确定'; several of a checklist."""
    typed = squeeze(normalise(text)).rstrip("。.!")
    for option in question.options:
        if typed in (option.value, squeeze(option.title)):
            return option.value
    if typed == UNSURE or _UNSURE.search(typed):
        return UNSURE
    named = _titles_in(typed, question)
    if named and (question.kind == "many" or len(named) == 1):
        return _checked(question, named) if question.kind == "many" else named[0]
    return _by_number(_COUNTED.sub(lambda match: tidy(number(match[0]) or 0), typed), question)


def _titles_in(typed: str, question: Question) -> list[str]:
    """The options whose titles or values make up the whole text; empty when anything else is in it."""
    found = []
    for option in sorted(question.options, key=lambda option: -len(option.title)):
        for name in (squeeze(option.title), option.value):
            if name in re.split("[、,;]", typed) or (len(name) > 3 and name in typed):
                typed = typed.replace(name, "")
                found.append(option.value)
                break
    return [] if typed.strip("、,;和及与") else found


def _by_number(typed: str, question: Question) -> str | None:
    if question.number and not re.match(r"我?选|第|[a-hA-H]$", typed) or not _NUMBERED.match(typed):
        return None
    places = [
        ord(part.lower()) - ord("a") if part.isalpha() else int(part) - 1 for part in re.findall(r"\d+|[a-hA-H]", typed)
    ]
    values = [question.options[place].value for place in places if 0 <= place < len(question.options)]
    if len(values) != len(places):
        return None
    if question.kind == "many":
        return _checked(question, values)
    return values[0] if len(values) == 1 else None


def _checked(question: Question, values: list[str]) -> str:
    """Several lines of a checklist as one answer, in the question's order; what does apply outweighs 都没有."""
    applying = [value for value in question.values if value in values and value != question.none]
    return ",".join(applying) or (question.none or "")


def _value(said: str, question: Question, today: dt.date, *, alone: bool) -> tuple[str | None, str | None]:
    """The answer to one question in what was said, or why none can be taken. ``alone``: it is the open question."""
    if question.number == "years":
        return _years(said, question, today, alone=alone)
    if question.number == "hours":
        value = _hours(said, question, alone=alone)
        return value, None if value else _not_understood(question)
    if question.id == "education":
        return _schooling(said, question)
    if question.kind == "many":
        return _flags(said, question, [option for option in question.options if _says(option, said)])
    found = _most_specific(said, question)
    if len(found) == 1:
        return found[0].value, None
    return None, _two(question, found) if found else _not_understood(question)


def _lacks(option: Option, said: str) -> bool:
    """True for an option about something missing (没有参加考核), which no denial takes back."""
    return any(pattern.startswith("(?:没") and re.search(pattern, said) for pattern in option.says)


def _elsewhere_at(said: str, county: str) -> bool:
    """True when a text says that someone is at a place outside of the county (在库尔勒的学校)."""
    from policies import places  # its names fill 100 MB, which only free text needs

    if any(name in said for name in region_names(county)):
        return False
    wider = {name for full, short in (PREFECTURES | PROVINCES).items() for name in (full, *short)}
    named = [(start, end) for start, end, name in places.find(said) if name not in wider]
    return any(_AT.search(said[:start]) and not _PART_OF_A_NAME.match(said[end:]) for start, end in named)


def _says(option: Option, said: str) -> bool:
    return any(re.search(pattern, said) for pattern in option.says)


def _most_specific(said: str, question: Question) -> list[Option]:
    """The options that a text speaks of; one whose words all stand inside another's (中级 in 直接报中级) does not count."""
    spans = {
        option: {m.span() for pattern in option.says for m in re.finditer(pattern, said)} for option in question.options
    }
    return [
        option
        for option, own in spans.items()
        if any(
            not any(_inside(span, other) for o, others in spans.items() if o is not option for other in others)
            for span in own
        )
    ]


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1] and span != other


def _flags(said: str, question: Question, found: list[Option]) -> tuple[str | None, str | None]:
    """A checklist: what was denied does not count; all denied, or what speaks for all, is the empty answer."""
    denied = _NEGATED.sub("", said) if question.id == "excluded" else said
    values = [o.value for o in question.options if o.value != question.none and (_says(o, denied) or _lacks(o, said))]
    if _OVER.search(said):
        values = [value for value in values if value not in ("sanction", "banned")]
    if question.place and "place" not in values and _elsewhere_at(said, question.place):
        values.append("place")
    if values:
        return _checked(question, values), None
    none = any(option.value == question.none for option in found)
    if none or question.id == "excluded" and (denied != said or _OVER.search(said)):
        return question.none, None
    return None, _not_understood(question)


def _schooling(said: str, question: Question) -> tuple[str | None, str | None]:
    """The highest schooling named; where only full-time schooling counts, what was not full-time is left out."""
    full_time = "none" in question.values
    named: list[str] = []
    part_time = False
    for piece in filter(None, _PIECES.split(said)):
        other_way = bool(re.search(NOT_FULL_TIME, piece))
        part_time = part_time or other_way
        if not (full_time and other_way):
            named += [o.value for o in question.options if o.value != "none" and _says(o, piece)][-1:]
    named = [value for value in dict.fromkeys(named) if value != "none"]
    if len(named) > 1 and not (_LATER.search(said) or part_time):
        return None, _two(question, [option for option in question.options if option.value in named])
    if named:
        return max(named, key=question.values.index), None
    if full_time and (part_time or any(_says(option, said) for option in question.options if option.value == "none")):
        return "none", None
    return None, _not_understood(question)


def _years(said: str, question: Question, today: dt.date, *, alone: bool) -> tuple[str | None, str | None]:
    """Whole years as the band that they fall in; ``alone``: a bare number and a starting date count too."""
    if _BELOW_ZERO.search(said):
        return None, _not_understood(question)
    spans = {*_said_years(said)} or (_since(said, question.until or today) if alone else set())
    if alone and not spans and re.fullmatch(r"\d{1,3}(?:\.\d+)?", said):
        spans = {int(float(said))}
    if any(years > MOST_YEARS for years in spans):
        return None, _not_understood(question)
    bands = {band(years, question) for years in spans}
    if len(bands) > 1:
        return (
            None,
            f"您说了{'和'.join(f'{years}年' for years in sorted(spans))}，请只说这一项的年限。{question.accepted}。",
        )
    return (bands.pop(), None) if bands else (None, _not_understood(question))


def _said_years(said: str) -> list[int]:
    almost = [int(match[1]) - 1 for match in _ALMOST.finditer(said)]
    rest = _ALMOST.sub("", said)
    whole = [
        int(float(match[1])) if "年" in match[2] else int(float(match[1])) // 12
        for match in _SPAN.finditer(_MONTHS.sub(r"\1年", rest))
    ]
    if not whole and re.search(r"半年|刚(?:来|入职|参加工作|毕业|工作)", rest):
        whole = [0]
    return almost or [years for years in whole if years < 1900]


def _since(said: str, until: dt.date) -> set[int]:
    """Whole years from a starting date; from a year without a month both years that it can be."""
    found: set[int] = set()
    for word, back in (("今年", 0), ("去年", 1), ("前年", 2)):
        said = said.replace(word, f"{until.year - back}年")
    for match in _DATE.finditer(said):
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 1)
        if not 0 <= month <= 12 or not 1 <= day <= 31:
            continue
        if month:
            found.add(max(0, until.year - year - ((until.month, until.day) < (month, day))))
        else:
            found |= {max(0, until.year - year - 1), max(0, until.year - year)}
    return found


def band(years: int, question: Question) -> str:
    """The option of a number of whole years: the highest lower bound that they reach."""
    return max((value for value in question.values if int(value) <= max(years, 0)), key=int)


def _hours(said: str, question: Question, *, alone: bool) -> str | None:
    """Hours against the least for each subject; what is said of exemptions outweighs missing hours."""
    stated = [o.value for o in question.options if o.value != question.none and _says(o, said)]
    short = [
        f"short_{subject}"
        for subject, amount in _amounts(said, question, alone=alone).items()
        if amount < question.bounds[subject]
    ]
    if "exempt" in stated:
        return "exempt"
    values = _checked(question, [*stated, *short])
    if values != question.none:
        return values
    enough = any(_says(o, said) for o in question.options if o.value == question.none)
    affirmed = alone and re.fullmatch(r"(?:是|是的|对|对的|嗯|有|有的|都有|够|达到|完成)(?:了|的)?", said)
    return question.none if enough or affirmed or _amounts(said, question, alone=alone) else None


def _amounts(said: str, question: Question, *, alone: bool) -> dict[str, float]:
    """The least amount said for each subject; a total that was not said is the sum of its parts."""
    found: dict[str, float] = {}
    bare = alone and re.fullmatch(r"\d{1,3}(?:\.\d+)?个?", said)
    for match in _AMOUNT.finditer(_YEAR.sub("", said)):
        word = match[1] or ""
        subject = "professional" if "专业" in word else "public" if "公需" in word else "total"
        if (word or match[3] or bare) and not (
            subject == "total" and "total" not in question.bounds and len(question.bounds) > 1
        ):
            found[subject] = min(found.get(subject, float("inf")), float(match[2]))
    if "total" not in found and {"professional", "public"} <= set(found):
        found["total"] = found["professional"] + found["public"]
    return {subject: amount for subject, amount in found.items() if subject in question.bounds}


def _elsewhere(said: str, questions: list[Question], today: dt.date) -> dict[str, str]:
    """Answers to questions that are not open: only what is unmistakable."""
    found: dict[str, str] = {}
    if _BARE.match(said):
        return found
    for question in questions:
        if question.id in ("education", "years", "putonghua", "subject"):
            value, _ = _value(said, question, today, alone=False)
            if value and value not in ("no_grade", "none"):
                found[question.id] = value
    return found


def _not_understood(question: Question) -> str:
    return f"没听明白。{question.accepted}。"


def _two(question: Question, options: list[Option]) -> str:
    return f"您说了{'和'.join(f'“{option.title}”' for option in options)}，只能选一个。{question.accepted}。"
