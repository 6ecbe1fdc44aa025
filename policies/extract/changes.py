"""What a line of a changing notice changes: the values of ``shifts`` with their kind, stage, item and whom they concern."""

from __future__ import annotations

import re

import msgspec

from policies.extract.levels import level_words
from policies.extract.lines import Line, flat, masked, pieces
from policies.extract.shifts import CHANGES, Shift, ends_and_additions, kind_of, shifts_in, tight
from policies.extract.stages import label_stage
from policies.model import Change

LONGEST_TITLE = 30  # characters: a longer one is a sentence and no label of what stands under it
_ANNOUNCED = re.compile(rf"(?:{CHANGES}|明确)(?:为|如下|后)?(?:的[^,。;]{{0,10}})?[^,。;]{{0,8}}:?$")
_STATED = re.compile(r"^(?P<label>[^,。;:\d]{2,16})(?::|为|是|自|从)+(?P<new>[^,。;]{2,40})")
_COLUMNS = {
    "old": re.compile(r"原|调整前|变更前|更正前|修改前|误"),
    "new": re.compile(r"现|调整后|变更后|更正后|修改后|正(?!高)|新"),
}
_FIELDS = (
    ("fee", re.compile(r"费")),
    ("ce_requirement", re.compile(r"学时|学分|继续教育")),
    ("contact", re.compile(r"电话|联系人|(?<!答辩)(?<!考试)(?<!评审)地[点址]")),
    ("exemption", re.compile(r"免(?!费)")),
    ("material", re.compile(r"材料|证明|证书|表|承诺书|清单|份")),
    ("deadline", re.compile(r"时间|截止|期限")),
)
_NAMED = re.compile(r"([^,。;:“”《》()的将于对中由从原把至为\d条款项]{2,16})$")
_FULL = str.maketrans(",;:()", "，；：（）")
_CITED = re.compile(r"^.*(?:》|[号)])(?:文件?|通知|公告)?[中里]")  # 《…》(…〔2024〕21号)中高级教师: no 中高级
_SUFFIX = re.compile(r"(?:的?(?:截止|起止)?(?:时间|日期|期限)|标准|要求|规定|次数|期)+$")
_MOVED_BY = re.compile(r"延|顺延|推|提前")


def changes_in(line: Line, *, amending: bool = True, announced: bool = False) -> list[Change]:
    """The changes that a line states, in order.

    ``amending``: the line is about another notice, so that what it takes away or adds counts as well; ``announced``:
    it is said above that what follows is changed, so that a plain 网上申报:9月1日至9月20日 is a new value.
    """
    if line.kind == "row":
        return _in_row(line)
    text = flat(line.plain.source)
    over = line.title if len(line.title) <= LONGEST_TITLE else ""
    found = shifts_in(text.text)
    if amending:
        begun = {shift.start for shift in found}
        found += [shift for shift in ends_and_additions(text.text) if shift.start not in begun]
    if announced and not found:
        found = _stated(text.text)
    found.sort(key=lambda shift: shift.start)
    return [_change(over, shift, text.original(shift.start, shift.end)) for shift in found]


def announces(words: str) -> bool:
    """True for what introduces new values: 现将有关时间调整如下, 调整后的时间安排."""
    return bool(_ANNOUNCED.search(words))


def _stated(text: str) -> list[Shift]:
    """The values that labelled sentences give: 网上申报:9月1日至9月20日."""
    found = []
    for start, end in pieces(text):
        numbering = re.match(r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]+)?", text[start:end])
        begin = start + (numbering.end() if numbering else 0)
        match = _STATED.match(masked(text[begin:end]))
        new = tight(match["new"]) if match else ""
        if match and kind_of(new, match["label"]) in ("deadline", "fee", "ce_requirement", "limit"):
            found.append(Shift(about=match["label"], old=None, new=new, start=start, end=end))
    return found


def _in_row(line: Line) -> list[Change]:
    columns = {
        kind: next((i for i, head in enumerate(line.header) if pattern.search(head)), None)
        for kind, pattern in _COLUMNS.items()
    }
    old, new = columns["old"], columns["new"]
    if new is None or old == new or max(old or 0, new) >= len(line.cells):
        return []
    about = ",".join(cell for i, cell in enumerate(line.cells) if i not in (old, new) and not cell.isdigit())
    before = line.cells[old] if old is not None else None
    shift = Shift(about=about, old=before, new=line.cells[new], start=0, end=0)
    return [] if before == line.cells[new] or not line.cells[new] else [_change("", shift, line.quote())]


def _change(over: str, shift: Shift, quote: str) -> Change:
    shift = msgspec.structs.replace(shift, about=_CITED.sub("", shift.about))
    about = ",".join(filter(None, [over, shift.about]))
    kind = _type(about, shift)
    return Change(
        type=kind,
        quote=quote,
        stage=(label_stage(shift.about) or label_stage(about) or "other") if kind == "deadline" else None,
        item=_item(kind, about, shift.new or shift.old or ""),
        applies_to=level_words(about) or _whom(kind, shift),
        old=_written(shift.old),
        new=_written(shift.new),
    )


def _written(value: str | None) -> str | None:
    """A value as people write it; its numbers are no numbering."""
    text = (value or "").strip(",;:。").translate(_FULL)
    return re.sub(r"(?<=\d)：(?=\d\d)|：(?=//)", ":", text) or None


def _type(about: str, shift: Shift) -> str:
    value = shift.new or shift.old or ""
    if _MOVED_BY.match(value) and "公示" not in about:
        return "deadline"
    kind = kind_of(value, about) if shift.old and shift.new or shift.new and not re.search(r"[书表证]", value) else None
    by_words = (name for words in (value, about) for name, pattern in _FIELDS if pattern.search(words))
    return kind or next(by_words, "other")


def _item(kind: str, about: str, value: str) -> str | None:
    """The point within a type: which fee, which limit, which hours."""
    if kind == "fee":
        return "defence" if "答辩费" in about else "initial_confirmation" if re.search("认定|初定", about) else "review"
    if kind == "ce_requirement":
        return "public" if "公需" in about else "professional" if "专业" in about else "total"
    if kind != "limit":
        return None
    if "公示" in about:
        return "publicity_days"
    if re.search("退回|补正|修改|提交|补充", about):
        return "resubmission_times" if "次" in value else "resubmission_window"
    return "other"


def _whom(kind: str, shift: Shift) -> str | None:
    """The words that a date of review or a limit stands with: 单位审核, 学校推荐公示."""
    if kind not in ("limit", "deadline"):
        return None
    before = shift.about.split(shift.old)[0] if shift.old else shift.about
    before = re.sub(r"(?:由|从|原定?|的|,)+$", "", before)
    match = _NAMED.search(_SUFFIX.sub("", re.sub(r"^.*关于", "", before)))
    named = match[1] if match else ""
    return named if named and (kind == "limit" or label_stage(named) == "online_review") else None
