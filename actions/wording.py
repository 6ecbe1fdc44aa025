"""Every sentence that the assistant says, in one place. Functions take values and return plain Chinese text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from policies.model import Contact, Deadline, Notice, Specialty, Template
from policies.specialties import Asked, series_of
from policies.windows import Window

STAGES = {
    "online_application": "网上申报",
    "online_review": "网上审核",
    "paper_submission": "纸质材料报送",
    "payment": "缴费",
    "publicity": "公示",
    "review_meeting": "评审会议",
    "defence": "答辩",
    "revision": "补正",
    "other": "有关事项",
}

TALK = {
    "greet": "您好，我是职称评审通知的问答助手。您可以直接问：什么时候截止、交哪些材料、继续教育多少学时、评审费多少、我能不能报。",
    "goodbye": "再见，祝申报顺利。",
    "thanks": "不客气，还有问题随时问。",
    "bot_identity": "我是“职称”问答助手，是程序，不是真人。我只依据收录的职称评审通知回答，每句都附原文出处。",
    "help": "我依据职称评审通知的原文回答：申报时间、材料、继续教育、免学、费用、谁能报、答辩、公示、退回修改等，也可以做一个小测验看您能不能报。",
    "complaint": "抱歉没有帮上忙。请换个说法、写明是哪个地方的通知再问一次，或者直接打电话问受理单位。",
    "out_of_scope": "这个不在我的范围里。我只回答收录的职称评审通知里写的事，比如申报时间、材料、继续教育、费用、能不能报。",
    "affirm": "好的，请说您想问什么。",
    "deny": "好的。想问什么，请直接说。",
    "cancel": "好的，已经停下。想问什么，请直接说。",
    "unsure": "没关系。请说说您想了解通知里的哪一点，比如截止时间、材料或费用。",
}
"""Smalltalk by intent."""

EXAMPLES = ("网上申报什么时候截止？", "要交哪些材料？", "继续教育要多少学时？", "评审费多少钱？", "我想测一下能不能报")

EMPTY = "没看清您的问题。请用一句话说说想问什么，比如“网上申报什么时候截止”。"
DIALOGUE_DOWN = "（对话服务暂时不可用，以下是按原文检索的结果，供参考。）"


def day(date: dt.date, *, year: bool = True) -> str:
    return f"{date.year}年{date.month}月{date.day}日" if year else f"{date.month}月{date.day}日"


def span(deadline: Deadline) -> str:
    """A deadline's dates: 2024年10月8日至10月30日18:00; 另行通知 when none is set."""
    time = f" {deadline.end_time}" if deadline.end_time else ""
    if deadline.start and deadline.end and deadline.start != deadline.end:
        same_year = deadline.start.year == deadline.end.year
        return f"{day(deadline.start)}至{day(deadline.end, year=not same_year)}{time}"
    if deadline.end:
        return f"{day(deadline.end)}{time}" + ("" if deadline.start else "前")
    return f"{day(deadline.start)}起" if deadline.start else "时间未定（另行通知）"


def state(deadline: Deadline, window: Window) -> str:
    """Where a window stands today, said first in every dated answer."""
    name = STAGES[deadline.stage] + (f"（{deadline.applies_to}）" if deadline.applies_to else "")
    if window.state == "closed" and deadline.end:
        return f"{name}已截止：{day(deadline.end)}{_time(deadline)}结束。"
    if window.state == "upcoming" and deadline.start:
        return f"{name}未开始：{day(deadline.start)}才开始，还有{window.days}天。"
    if window.state == "open":
        if window.days is None or not deadline.end:
            return f"{name}进行中。"
        if window.days == 0:
            return f"{name}进行中，今天{_time(deadline) or '是最后一天'}截止。" if deadline.end_time else f"{name}进行中，今天是最后一天。"
        return f"{name}进行中，还有{window.days}天（{day(deadline.end, year=False)}{_time(deadline)}截止）。"
    return f"{name}的时间通知里还没有定。"


def _time(deadline: Deadline) -> str:
    return f" {deadline.end_time}" if deadline.end_time else ""


def contact(people: Sequence[Contact]) -> str:
    """Names, phones and places on one line, one entry for each desk; an empty string when there is none."""
    desks: dict[tuple[str, ...], list[str]] = {}
    for person in people:
        desk = tuple(w for w in (person.role, person.name, person.place) if w)
        desks.setdefault(desk, []).extend([person.phone] if person.phone else [])
    return "；".join(" ".join([*desk, "、".join(phones)]).strip() for desk, phones in list(desks.items())[:2])


def silent(short: str, point: str, people: Sequence[Contact]) -> str:
    whom = contact(people)
    ask = f"请咨询：{whom}。" if whom else "请咨询受理单位。"
    return f"“{short}”通知没有写明{point}。{ask}"


def other_levels(short: str, asked: Sequence[str], reviewed: Sequence[str], people: Sequence[Contact]) -> str:
    whom = contact(people)
    ask = f"请咨询：{whom}。" if whom else "请咨询受理单位。"
    return f"“{short}”通知只涉及{'、'.join(reviewed)}，没有写明{'、'.join(asked)}的事。{ask}"


def other_series(short: str, asked: Sequence[str], people: Sequence[Contact]) -> str:
    whom = contact(people)
    ask = f"请咨询：{whom}。" if whom else "请咨询受理单位。"
    return f"“{short}”通知没有写到{'、'.join(asked)}系列，别的系列的规定不能替代。{ask}"


def no_such_series(asked: Sequence[str], shorts: Sequence[str]) -> str:
    return f"收录的通知都没有写到{'、'.join(asked)}系列，别的系列的规定不能替代。目前收录：{'、'.join(shorts)}。"


def for_levels(levels: Sequence[str], point: str) -> str:
    return f"{'、'.join(levels)}的{point}"


def about_notice(notice: Notice) -> str:
    """Title, issuer, number and day of issue, as far as the notice states them."""
    parts = [
        notice.title,
        f"发文机关：{notice.issuer}" if notice.issuer else "没有写明发文机关",
        f"文号：{notice.document_number}" if notice.document_number else "",
        f"发文日期：{day(notice.issued_on)}" if notice.issued_on else "没有写明发文日期",
    ]
    return "\n".join(filter(None, parts))


def schooling_unsaid(schooling: Sequence[str]) -> str:
    return f"通知没有写明{'、'.join(schooling)}的年限，写到的是："


def beside(said: str) -> str:
    """What settles the question if it was meant otherwise."""
    return f"另见：{said}"


def specialties(asked: Asked) -> str:
    """The rows of a table of specialties in a sentence a series; of the whole table only how many each series has."""
    lines = [f"专业表里没有与“{asked.missing}”对应的一行。"] if asked.missing else []
    by_series = [(series, [r.fact for r in asked.rows if (r.fact.series or "") == series]) for series in series_of(asked.rows)]
    if asked.missing:
        lines.append("表里列出的有：" + "、".join(_names(facts) if not asked.whole else series for series, facts in by_series) + "。")
    elif asked.whole:
        counts = "、".join(f"{series or '未分系列'}（{_count(facts)}）" for series, facts in by_series)
        lines.append(f"专业表分{len(by_series)}个系列，括号里是专业数：{counts}。说出系列或所干的工作，可以看到对应的专业和资格。")
    else:
        lines += [f"{series or '专业表'}共{_count(facts)}个专业：{_names(facts)}。" for series, facts in by_series]
    return "\n".join(lines)


def _count(facts: Sequence[Specialty]) -> int:
    return len({fact.specialty for fact in facts})


def _names(facts: Sequence[Specialty]) -> str:
    """The specialties with their titles, one said once where it is the same for all."""
    titles = {fact.title for fact in facts}
    if len(titles) == 1:
        title = titles.pop()
        return "、".join(dict.fromkeys(fact.specialty for fact in facts)) + (f"，对应{title}" if title else "")
    of = {fact.specialty: [f.title for f in facts if f.specialty == fact.specialty and f.title] for fact in facts}
    return "、".join(f"{name}（{'、'.join(listed)}）" if listed else name for name, listed in of.items())


CELL = 12
"""The name of a form's cell has no more characters."""


def in_form(title: str, lines: Sequence[str]) -> str:
    """What is printed in a blank form: its lines, or names of cells one after the other."""
    cells = len(lines) > 2 and all(len(line) <= CELL for line in lines)
    return f"“{title}”里印的是：\n" + ("、" if cells else "\n").join(lines)


def only_this(point: str | None) -> str:
    """``point``: what the notice does not state; None where the question was hardly understood."""
    return f"没有找到直接写明{point or '这一点'}的条款，最接近的是："


def silent_everywhere(point: str) -> str:
    return f"收录的通知都没有写明{point}。请咨询当地受理单位。"


def attachment(template: Template) -> str:
    missing = "" if template.present else "（正文后没有附上）"
    return f"附件{template.number}：{template.name}{missing}"


def referred(quote: str) -> str:
    return f"通知里只写了：{quote}"


def unclear(short: str | None, people: Sequence[Contact]) -> str:
    whom = contact(people)
    where = f"在“{short}”通知里" if short else "在收录的通知里"
    return f"{where}没有找到能回答这个问题的条款。换个说法再问一次" + (f"，或咨询：{whom}。" if whom else "，或咨询受理单位。")


def unknown_place(place: str, shorts: Sequence[str]) -> str:
    return f"没有收录“{place}”的通知，别处的规定不能替代。目前收录：{'、'.join(shorts)}。"


def which_notice(shorts: Sequence[str]) -> str:
    return f"您问的是哪份通知？目前收录：{'、'.join(shorts)}。"


def several() -> str:
    return "几份通知写法不同："


def line(short: str, text: str) -> str:
    return f"· {short}：{text}"


def headed(short: str, text: str) -> str:
    return f"【{short}】{text}"


def changed(short: str, new: str, old: Sequence[str]) -> str:
    """What a later notice says, and the words that it replaces."""
    return f"已由“{short}”更改，现按：{new}\n原通知（已被取代）：{''.join(old)}"


def left_alone(title: str, text: str) -> str:
    """An answer of the notice that a supplement changes, on the supplement's page."""
    return f"《{title}》没有改动这一点，按原通知：\n{text}"


def contradiction(values: Sequence[str]) -> str:
    """That the notice says different things in different places; both places follow."""
    return f"注意：通知里前后写法不一致（{'、'.join(map(_dated, values))}），请先向受理单位核实。"


def _dated(value: str) -> str:
    """A value of a contradiction as people say it: 2020-10-23 is a day."""
    try:
        return day(dt.date.fromisoformat(value))
    except ValueError:
        return value


def moved(title: str, quote: str, was: str) -> str:
    """That a later notice set a date anew, in its words, and what the date was."""
    return f"已由《{title}》更改：{quote}（原为{was}）"


def repealed(short: str, newer: str) -> str:
    return f"“{short}”已被“{newer}”废止，以下仅供查考，不再适用。"


def older(newer: str) -> str:
    return f"这是往年的通知，现行的是“{newer}”。"


def switched(short: str) -> str:
    return f"好的，接下来按“{short}”回答。您想问哪一点？"


def listed(short: str, note: str) -> str:
    return f"· {short}" + (f"：{note}" if note else "")


def open_now(stage: str) -> str:
    return f"{STAGES[stage]}正在进行的通知："


def none_open(stage: str) -> str:
    return f"{STAGES[stage]}今天没有正在进行的，还没开始的有："


def all_closed(stage: str) -> str:
    return f"{STAGES[stage]}今天都已截止："


def handoff(lines: Sequence[str]) -> str:
    return "人工咨询请联系：\n" + "\n".join(lines)


def source(short: str, section: str, heading: str, quote: str) -> str:
    """Where a quote stands: its section with the headings above it (``heading``: from the top down, " > " between)."""
    named = f"“{' — '.join(heading.split(' > '))}”" if section and heading else ""
    return f"出自“{short}”{section or '正文'}{named}：{quote}"


def nothing_to_explain() -> str:
    return "请先问一个具体问题，我会连同原文条款一起回答。"


# --------------------------------------------------------------------------- what the front says itself

NOT_ANSWERED = "这一问没有答出来：程序内部出了错，并不表示通知没有规定。请再问一次，或换个说法。"


COMPARE_COLUMNS = ("通知", "规定")


def not_stated() -> str:
    return "没有写明"

DESK_TOPICS = {
    "deadline": "时间", "fee": "费用", "ce_hours": "继续教育", "materials": "材料", "exemption": "免学免试", "scope": "申报范围",
    "condition": "条件", "form_filling": "填报要求", "channel": "申报渠道", "masking": "信息遮盖", "resubmission": "退回修改",
    "publicity": "公示", "review_process": "审核", "paper_submission": "纸质材料", "defence": "答辩", "putonghua": "普通话",
    "papers": "论文论著", "work_summary": "工作总结", "assessment": "年度考核", "pledge": "承诺书", "penalty": "处罚",
    "contact": "联系方式", "result": "结果与证书", "pass_rate": "通过率", "seniority": "资历计算", "special_cases": "特殊情况",
    "specialty_list": "专业目录", "template": "附件", "basis": "依据",
}  # fmt: skip
"""Topics of the taxonomy as the desk names them."""

DESK_STATES = {"open": "在报", "closed": "已截止", "upcoming": "未开始", "unset": "时间未定"}
