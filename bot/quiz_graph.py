"""The flow of a quiz as an SVG for those who keep the notices: questions downwards, what ends the quiz to the right.

The flow is a line with exits, so that it needs no layout engine (Graphviz would be a program to install besides).
"""

from __future__ import annotations

import unicodedata

from jinja2 import Environment, PackageLoader, StrictUndefined

from policies.eligibility.flow import Branch, Exit, Node, flow
from policies.eligibility.model import Quiz
from policies.model import Notice, Value

LINE, PAD, GAP = 18, 10, 34
LEFT, WIDE = 20, 460
RIGHT, EXIT_WIDE = 560, 520
LETTER = 7.0
"""Half the width of a Chinese character at the size of the text, in SVG units."""
_NAMES = {"not_eligible": "不能申报", "mend": "补上才能申报", "review": "请受理单位判断"}


class Text(Value):
    x: float
    y: float
    text: str


class Box(Value):
    """A box with lines of text; ``kind`` is its class in the drawing."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Text, ...]


class Arrow(Value):
    x1: float
    y1: float
    x2: float
    y2: float


def svg(notice: Notice, quiz: Quiz) -> str:
    """The drawing as an SVG document."""
    boxes: list[Box] = []
    arrows: list[Arrow] = []
    y = 60.0
    for node in flow(quiz):
        if boxes:
            arrows.append(Arrow(LEFT + WIDE / 2, y - GAP, LEFT + WIDE / 2, y))
        drawn, pointed, below = _node(node, y)
        boxes += drawn
        arrows += pointed
        y = below + GAP
    arrows.append(Arrow(LEFT + WIDE / 2, y - GAP, LEFT + WIDE / 2, y))
    boxes.append(
        _box("end", LEFT, y, WIDE, ["没有一条不符合或待定：可以申报" + ("（就本通知而言）" if quiz.refers else "")])
    )
    template = _environment.get_template("quiz.svg")
    return template.render(
        title=notice.short,
        boxes=boxes,
        arrows=arrows,
        width=RIGHT + EXIT_WIDE + LEFT,
        height=y + LINE + 2 * PAD + LEFT,
        size=LETTER * 2,
    )


def _node(node: Node, y: float) -> tuple[list[Box], list[Arrow], float]:
    """A question's box with its options in it, the boxes of its exits, and where the next one may begin."""
    when = [f"（只在{'；'.join(node.when)}时问）"] if node.when else []
    head = [line for part in (*node.question.text.split("\n"), *when) for line in wrapped(part, WIDE)]
    top = y + PAD + LINE * len(head)
    boxes, arrows, lines = [], [], [Text(LEFT + PAD, y + PAD + LINE * (i + 0.8), line) for i, line in enumerate(head)]
    for branch in node.branches:
        option = wrapped(f"○ {branch.option.title}", WIDE)
        lines += [Text(LEFT + 2 * PAD, top + LINE * (i + 0.8), line) for i, line in enumerate(option)]
        leads = _lines(branch)
        if leads:
            boxes.append(_box(branch.exits[0].leads, RIGHT, top - 4, EXIT_WIDE, leads))
            arrows.append(Arrow(LEFT + WIDE, top + LINE / 2, RIGHT, top + LINE / 2))
        top += max(LINE * len(option), LINE * len(leads) + 2 * PAD + 4 if leads else 0) + 4
    boxes.append(Box("question", LEFT, y, WIDE, top + PAD - y, tuple(lines)))
    return boxes, arrows, top + PAD


def _lines(branch: Branch) -> list[str]:
    return [line for exit in branch.exits for line in wrapped(_words(exit), EXIT_WIDE)]


def _words(exit: Exit) -> str:
    also = f"（{'、'.join(exit.also)}时）" if exit.also else ""
    section = exit.criterion.citation.section
    return f"{_NAMES[exit.leads]}{also}：{'' if exit.leads == 'review' else '不符合'}“{exit.criterion.text}”" + (
        f" 【{section}】" if section else ""
    )


def _box(kind: str, x: float, y: float, width: float, lines: list[str]) -> Box:
    texts = tuple(Text(x + PAD, y + PAD + LINE * (i + 0.8), line) for i, line in enumerate(lines))
    return Box(kind, x, y, width, LINE * len(lines) + 2 * PAD, texts)


def wrapped(text: str, width: float) -> list[str]:
    """The text in lines that fit a box of this width."""
    lines, used, room = [""], 0.0, width - 4 * PAD
    for letter in text:
        size = LETTER * (2 if unicodedata.east_asian_width(letter) in "WFA" else 1)
        if used + size > room:
            lines.append("")
            used = 0.0
        lines[-1] += letter
        used += size
    return lines


_environment = Environment(
    loader=PackageLoader("bot", "drawings"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
