"""What a sentence changes (由A调整为B, 原定A……延长至B, “A”更正为“B”, 取消A, 增加B): the old value and the new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from policies.extract.lines import masked, pieces
from policies.model import Value

CHANGES = (
    r"调整|延长|延期|顺延|延迟|推迟|推后|延后|延至|变更|更改|修改|更正|修正|修订|改(?!革|派|进)|提前|放宽|缩短|压缩|增加|扩大"
    r"|提高|上调|下调|降低|降|减少|精简|统一"
)
_MOVES = "延长|延期|顺延|延迟|推迟|推后|延后|提前"
_INTO = re.compile(
    rf"(?:(?:{CHANGES}|替换)(?:为|至|到|成|在|于)|延至|增至|减至|[升增减变]为|应(?:当)?(?:改|更正|修改)?为"
    rf"|(?:{_MOVES})[^,。;]{{0,8}}[,(](?:即|[^,。;()]{{0,10}}(?:时间|日期)(?:为|至|到|定于))):?"
)
_BY = re.compile(
    rf"(?:再|均|相应)*(?P<new>(?:{_MOVES})(?:\d+|[一二两三五十]+)个?(?:工作日|小时|天|日|周|月))(?=[,。;]|$)"
)
_ADVERBS = re.compile(
    r"(?:[,]|的|现|将|均|统一|同时|一律|相应|再|又|已|予以|有误|决定|进行|拟|起|自[^,。;]{1,16}之?日?起|自20\d\d年[^,。;]{0,8}起)+$"
)

_YEAR = r"(?:20\d\d|[二〇零○一三四五六七八九]{4})年"
_CN = r"[一二三四五六七八九十]{1,3}"
_CLOCK = r"(?:(?:上午|下午|晚上?|中午)?(?:\d{1,2}:\d\d|\d{1,2}[时点](?:\d{1,2}分?|半)?)(?:整)?)"
_DAY = (
    rf"(?:(?:{_YEAR})?(?:\d{{1,2}}|{_CN})月(?:(?:\d{{1,2}}|{_CN})[日号]|底|[上中下]旬|[初末])?"
    rf"|20\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}|{_YEAR}底?)(?:\([^()]{{1,8}}\))?{_CLOCK}?"
)
_LAST = rf"(?:{_DAY}|\d{{1,2}}日(?:\([^()]{{1,8}}\))?{_CLOCK}?|{_CLOCK})"
_AMOUNT = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千半]+)"
KINDS: dict[str, re.Pattern[str]] = {
    "contact": re.compile(r"0\d{2,3}-?\d{7,8}|(?<!\d)1\d{10}(?!\d)"),
    "deadline": re.compile(rf"{_DAY}(?:起?(?:至|到|[-—~–])+{_LAST})?"),
    "fee": re.compile(rf"(?:每人(?:每?次)?)?{_AMOUNT}元(?:/[人次项门]+|每人)?"),
    "ce_requirement": re.compile(rf"(?:每年)?(?:不少于|不低于|至少)?{_AMOUNT}个?(?:学时|学分|课时)"),
    "limit": re.compile(
        rf"(?:不少于|不得少于|不低于|不超过|至少)?{_AMOUNT}个?(?:工作日|自然日|小时|分钟|日|天|周|次|篇|字|项|人|名|页|%)"
    ),
    "material": re.compile(rf"(?:一式)?{_AMOUNT}[份张套册本]"),
}
_MOMENT = re.compile(r"(?:自|从)$"), re.compile(r"(?:之日|开始|前)?(?:起|印发|发布|下发|召开|施行|实施)")
_BARE_DAYS = re.compile(r"公示|退回|补正|修改|时限|天数")

_QUOTED = re.compile(r"“([^“”]{1,80})”")
_FROM = re.compile(r"(?:由|从)(?:原来?(?:定|规定)?的?|每人)?(?=[^由从])")
_SET = re.compile(r"原(?:定|来|计划|规定)?(?:的)?[^,。;]{0,16}?(?:为|于|在|是)([^,。;]{2,40}?)(?:的[^,。;]{0,12})?,?$")
_WRONG = re.compile(r"[,(;]原[^,。;“”]{0,8}“(?P<old>[^“”]{1,40})”[^,。;“”]{0,6}(?:有误|错误|作废)")
_NEW = re.compile(
    r"(?:“(?P<quoted>[^“”]{1,80})”|(?P<plain>(?:[^,。;“”(]|\((?:星期|周|北京)[^()]{1,6}\)|(?<=\d):(?=\d)){2,60}))"
)
_RULE = r"(?:的?(?:规定|要求|限制|环节|条款|内容|做法|表述|标准))"
_BARRED = (
    r"(?!其|(?:当年|本次|本年度|今后|相应|已)*(?:申报|参评|评审|评委|推荐|任职|专家|其)?(?:资格|成绩|结果|职称|称号))"
)
_ENDED = (
    re.compile(rf"“(?P<old>[^“”]{{2,60}})”{_RULE}?(?:同时|予以|均|相应)*(?:取消|删除|删去|不再执行|停止执行)"),
    re.compile(rf"(?:取消|删除|删去){_BARRED}(?P<old>[^,。;]{{2,40}}?){_RULE}?(?=[,。;]|$)"),
    re.compile(
        rf"(?:^|[,:])(?P<old>[^,。;:]{{2,40}}?){_RULE}(?:同时|予以|均|相应)*(?:取消|删除|删去|不再执行|停止执行)"
    ),
    re.compile(r"不再(?:要求|需要|提交|提供|设置|组织|收取|实行|进行)(?P<old>[^,。;]{2,40}?)(?=[,。;]|$)"),
)
_ADDED = re.compile(
    rf"(?<!为)(?<!进一步)(?:增加|新增|增设|增补|增列)(?!至|到|为|的)(?:[^。;“”]{{0,24}}:“(?P<quoted>[^“”]{{2,80}})”|(?:了|以下|一项|规定)*“(?P<quote>[^“”]{{2,80}})”|(?P<new>[^,。;“”]{{2,40}}?){_RULE}?(?=[,。;]|$))"
)


class Shift(Value, frozen=True):
    """One value that a sentence changes; ``about`` is what stands before it. ``old`` is None where it is not said or
    something is added, ``new`` is None where something ends."""

    about: str
    old: str | None
    new: str | None
    start: int
    end: int


def shifts_in(text: str) -> list[Shift]:
    """The values that a sentence (``lines.flat``) puts in the place of others."""
    found: list[Shift] = []
    for start, end in pieces(text):
        piece, taken = masked(text[start:end]), 0
        while (into := _INTO.search(piece, taken)) and (new := _NEW.match(piece, into.end())):
            about = piece[taken : into.start()]
            first, last = new.span("quoted" if new["quoted"] else "plain")
            value = text[start + first : start + last]
            value = value if new["quoted"] else tight(value)
            old = _old(about, value, quoted=bool(new["quoted"])) or _wrong_after(text[start + last : end], value)
            if _says_change(into[0], about, old):
                found.append(Shift(about=about, old=old, new=value, start=start, end=end))
            taken = new.end()
    return found


def ends_and_additions(text: str) -> list[Shift]:
    """What a sentence of a changing notice takes away (取消…), adds (增加…) or moves by a time (延长10天)."""
    found: list[Shift] = []
    for start, end in pieces(text):
        piece = masked(text[start:end])
        ended = next((match for form in _ENDED if (match := form.search(piece))), None)
        added = _ADDED.search(piece) or _BY.search(piece)
        if ended and "与本" not in ended["old"]:
            old = re.sub(r"^.*关于", "", text[start + ended.start("old") : start + ended.end("old")])
            found.append(Shift(about=piece[: ended.start()], old=old, new=None, start=start, end=end))
        elif added:
            first, last = next(added.span(name) for name in added.groupdict() if added[name])
            new, about = text[start + first : start + last], piece[: added.start()]
            days = [day for *_, day in _values(about, "deadline")] if added.re is _BY else []
            found.append(Shift(about=about, old=days[-1] if days else None, new=new, start=start, end=end))
    return found


def kind_of(value: str, about: str = "") -> str | None:
    """The kind of value that a text is about: a date, an amount, hours …; None for words alone."""
    for kind, pattern in KINDS.items():
        if pattern.search(value):
            return kind
    if re.fullmatch(_LAST, value):
        return "limit" if _BARE_DAYS.search(about) else "deadline"
    return None


def tight(value: str) -> str:
    """A value without what follows it: 5个工作日内完成 → 5个工作日; an amount without 每人. Words stay as they are."""
    value = value.strip(",:")
    for kind, pattern in KINDS.items():
        match = pattern.search(value)
        if match and match.start() <= 3:
            amount = re.search(rf"{_AMOUNT}元", match[0]) if kind == "fee" else None
            return amount[0] if amount else value[: match.end()] if kind == "ce_requirement" else match[0]
    return value


def _says_change(verb: str, about: str, old: str | None) -> bool:
    """应为 corrects only what is said to be wrong, and 统一为 nothing that was not something else."""
    if verb.startswith("应"):
        return "有误" in about or "错" in about or old is not None and "“" in about
    return old is not None or not verb.startswith("统一")


def _old(about: str, new: str, *, quoted: bool) -> str | None:
    """The value that stood before, from the words before the verb of change."""
    said = _QUOTED.findall(about)
    if quoted and said:
        return str(said[-1])
    kind = kind_of(new, about)
    typed = list(_values(about, kind)) if kind else []
    if typed:
        return tight(typed[-1][2])
    head = _ADVERBS.sub("", about)
    froms = list(_FROM.finditer(head))
    if froms and 2 <= len(rest := head[froms[-1].end() :]) <= 40 and not re.search("[,□]", rest):
        return tight(rest)
    was = _SET.search(head)
    return tight(was[1]) if was else None


def _wrong_after(rest: str, new: str) -> str | None:
    """The value that is said to be wrong behind the right one: 更正为320元,原“230元”有误."""
    match = _WRONG.match(rest)
    return tight(match["old"]) if match and kind_of(match["old"]) == kind_of(new) else None


def _values(about: str, kind: str | Literal[""]) -> Iterator[tuple[int, int, str]]:
    """The values of a kind in a text that are not the day from which something holds (自6月1日起)."""
    before, after = _MOMENT
    for match in KINDS[kind].finditer(about):
        since = before.search(about[: match.start()]) and re.search("^[^,]{0,6}起", about[match.end() :])
        if not since and not after.match(about, match.end()):
            yield match.start(), match.end(), match[0]
