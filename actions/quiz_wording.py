"""Every sentence of the eligibility quiz. Functions take values and return plain Chinese text."""

from __future__ import annotations

from collections.abc import Sequence

from policies.eligibility.model import Question, Result, Standing

UNSURE = "不确定"
BACK, RESTART, CANCEL, GO_ON = "上一题", "重新开始", "不测了", "继续测其他条件"
START = "我想测一下能不能报"

STOPPED = "好的，不测了。想接着测，说“继续测”；想问别的，直接问。"
RESUME = "继续测"
WAITS = "测验先停在这里，想接着测就说“继续测”。"
RESTARTED = "好的，从头开始。"
NOTHING_BEFORE = "这已经是第一题了。"
NOT_ON = "现在没有在测。想测一测能不能报，可以说“我想测一下能不能报”。"
NOTHING_ASKED = "这份通知没有写明报名条件，测不出来。可以直接问我通知里的具体规定。"
WHICH_TO_CHANGE = "要改哪一题？"
GOING_ON = "好，接着看其他条件。"


def which(shorts: Sequence[str]) -> str:
    return "您想按哪份通知测？" + "、".join(shorts) + "。"


def begun(short: str) -> str:
    return f"按“{short}”通知测一测能不能报。可以点选，也可以直接打字；随时可以说“上一题”“改一下学历”“不测了”。"


def left(short: str) -> str:
    return f"“{short}”的测验先停在这里。"


def question(number: int, asked: Question, titles: Sequence[str]) -> str:
    """A question with its options numbered, so that it can be answered by typing a number."""
    listed = "\n".join(f"{place}. {title}" for place, title in enumerate(titles, 1))
    return f"第{number}题：{asked.text}\n{listed}"


def noted(labels: Sequence[str]) -> str:
    return f"记下了：{'；'.join(labels)}。"


def given(label: str, title: str) -> str:
    return f"{label}是“{title}”"


def change(label: str) -> str:
    """The button that takes up a question again."""
    return f"改一下{label}"


def verdict(short: str, result: Result) -> str:
    unmet = result.of("unmet")
    if result.verdict == "eligible":
        return f"结论：就“{short}”这份通知而言，您可以申报。" if result.refers else f"结论：按“{short}”通知，您可以申报。"
    if result.verdict == "needs_review":
        return f"结论：按“{short}”通知还不能下定论，要请受理单位判断。"
    if all(standing.criterion.fails == "gap" for standing in unmet):
        return f"结论：按“{short}”通知，目前还不能申报；下面的问题补上以后就可以。"
    return f"结论：按“{short}”通知，您目前不能申报。"


def standing(entry: Standing) -> str:
    """A line for a requirement that is not met or not settled."""
    sign = {"unmet": "✗ 不符合", "unknown": "？ 待定", "met": "✓ 符合"}[entry.status]
    why = f"（{entry.reason}）" if entry.reason else ""
    then = f"。怎么办：{entry.change}" if entry.change else ""
    where = f"，见{entry.criterion.citation.section}" if entry.criterion.citation.section else ""
    return f"{sign}：{entry.criterion.text}{why}{where}{then}"


def met(texts: Sequence[str]) -> str:
    return f"✓ 已符合：{'；'.join(texts)}"


def met_count(count: int) -> str:
    return f"✓ 另有{count}条已符合。"


def not_asked(count: int) -> str:
    return f"还有{count}条没有问到，想看可以说“继续测”。"


def refers() -> str:
    return "具体评审条件写在通知引用的文件里，最终以该文件和受理单位的审核为准。"


def next_step(result: Result) -> str:
    if result.verdict == "eligible":
        return "下一步：在申报时间内备齐材料、网上提交，由单位审核公示后逐级上报。"
    if result.verdict == "needs_review":
        return "下一步：把待定的几条问清楚，再决定是否申报。"
    return ""


def ask_whom(people: str) -> str:
    return f"咨询：{people}" if people else ""


def criterion(entry: Standing) -> str:
    """A requirement's line in the structured result."""
    return f"{entry.criterion.text}（{entry.reason}）" if entry.reason else entry.criterion.text
