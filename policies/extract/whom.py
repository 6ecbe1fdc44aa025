"""Whom a deadline is for: levels, reviewers, or the group that a label or a bracket names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.extract.levels import Level, joined, level_words
from policies.extract.numbers import shown
from policies.extract.stages import label_stage
from policies.extract.walk import Sentence
from policies.model import Stage

NUMBERING = re.compile(r"^(?:第[一二三四五六七八九十百]+条|\d+(?:\.\d+)+\.?|\(?[一二三四五六七八九十\d]+[)、.])+")
_REVIEWERS = re.compile(
    r"(?:局|厅|部|委|办|会|科|处|站|中心|部门|单位|办公室|委员会|党校|学校|机构|公司|企业|主管|政府|街道|乡镇"
    r"|[县市区州盟旗地省]级?|\))$"
)
_VERBS = re.compile(r"(?:应当?|须|需|要|请|可|将|务必|统一|负责|均|的|对|在|于|自|从|截至)+$")
_STEPS = re.compile(r"网上|线上|材料|资格|[、和及与并]|审核|审查|初审|复审|复核|推荐|上报|工作|时间|阶段")
_LEADS = re.compile(r"(?:[:(]|不得?(?:晚于|迟于)|最[迟晚]于?|截[至止]到?|阶段|时间)+$")
_REVIEWS_AFTER = re.compile(r"[:,]?由?(?P<who>[\u4e00-\u9fff()、]{2,20}?)(?:网上|在线)?(?:审核|初审|复审|审查|复核)")
_REVIEWING = re.compile(
    r"(?:网上|线上|受理|推荐)?(?:审核|初审|复审|审查|复核|终审)(?:工作|推荐|上报|系统)?(?:时间|截止)*$"
)
_COUNTING = re.compile(
    r"(?:的?(?:时间|日期|计?算|统计|核算|截至|截止|为|至|到|于|(?:放|安排)?在|:|自|均|统一|一律|应当?|须|(?<=测评)定|(?<=测试)定|(?<=[考笔机]试)定))*$"
)
_NOBODY = re.compile(r"(?:网上|线上|材料|资格)*(?:审核|审查|初审|复审|其他)(?:时间|阶段)?")
_GROUP = re.compile(r"系列|专业|人员|批次|企业|单位|教师|学校|类|第.批")
_NO_GROUP = re.compile(r"星期|工作日|法定|周|北京|节假|含|上午|下午|以|前|后|时间|逾期|截止|暂定|预计|拟")
_LABEL = re.compile(r"[(\d.、)]*([\u4e00-\u9fff、()]{2,20}):")
_BRACKET = re.compile(r"(?:上午|下午|全天|之?前)*(?:\((?:星期|周).\))?[:(]([\u4e00-\u9fff、]{2,12})[);,。]")
_PARTY = re.compile(
    r"(?!由|请|各|有关|相关|申报|[^,]*通过)[\u4e00-\u9fff、()]{0,8}?"
    r"(?:片区?|[东西南北中城郊]区|(?:[省市县区州]直|直属|民办|公办|国有|非公|乡镇|[东西南北中城郊]区)的?各?(?:企业|单位|学校|医院)"
    r"|[^申报参评审技术]{2,6}(?:系列|专业|人员))"
    r"|(?:各?县(?:市|区|市区)|各?乡镇|[市县区]直)"
)
_GRANT = re.compile(r"(?:可以?|经批准)*(?:延长|延期|顺延|延至|推迟|延迟|放宽|延)?[至到为]?$")
_SUCH = re.compile(r"(?:人员|干部|队员|教师|职工|者|人才|户|[师员军]|的)$")
_PARTICULAR = re.compile(r"^(?:其中|但|对于?|凡是?|因)+")
_PAPERS = re.compile(r"(?:的?(?:纸质|申报|书面)*材料)$")
SHORT_TITLE = 16  # characters: a heading of this length is about the levels that it names


def addressees(
    sentence: Sentence,
    spans: Sequence[tuple[int, int]],
    place: int,
    levels: Sequence[Level],
    stage: Stage,
    carried: str | None,
) -> str | None:
    """Whom the time at spans[place] of a sentence is for; ``carried`` are the levels its clause opened with."""
    text, (begin, finish) = sentence.text, spans[place]
    before = text[_floor(text, spans, place) : begin]
    words = _nearest_levels(text, spans, place, levels) or carried or title_levels(sentence)
    words = words or _label(before) or _bracketed(text, finish) or _party(before)
    if stage == "online_review":
        reviewers = _reviewers(before) or ("" if before.strip(",。;") else _reviewers_after(text[finish:]))
        return "，".join(dict.fromkeys(filter(None, [reviewers, words]))) or None
    return _subject(before) or words if stage == "other" else words


def _floor(text: str, spans: Sequence[tuple[int, int]], place: int) -> int:
    """Where the words about a time begin: after the time before it, or after the last 。or ；."""
    marks = [text.rfind(mark, 0, spans[place][0]) + 1 for mark in ";。"]
    return max(spans[place - 1][1] if place else 0, *marks)


def _nearest_levels(text: str, spans: Sequence[tuple[int, int]], place: int, levels: Sequence[Level]) -> str:
    """The levels before a time; those after it where the sentence begins with a time (10月8日至20日报送中级材料)."""
    begin, finish = spans[place]
    ends = [at for mark in ";。" if (at := text.find(mark, finish)) >= 0]
    roof = min([spans[place + 1][0] if place + 1 < len(spans) else len(text), *ends])
    floor = _floor(text, spans, place)
    before = [level.words for level in levels if floor <= level.begin < begin]
    after = [level.words for level in levels if finish <= level.begin < roof]
    leads = any(level.finish <= spans[0][0] for level in levels)
    return joined(before if leads or not after else after)


def row_addressees(
    said: Sequence[str], labels: Sequence[str], header: str, left: Sequence[str], stage: Stage, sentence: Sentence
) -> str | None:
    """Whom a time in a table is for: levels of the cell or a label; else, where columns are stages, the row's name.

    ``said`` are the words before the time, back to the time before it, and the whole cell.
    """
    near = re.split("[;。]", said[0])[-1]
    applies = next((words for text in (near, *said[1:], *labels) if (words := level_words(text))), None)
    applies = applies or title_levels(sentence)
    if not applies and label_stage(header) == stage and not any(map(label_stage, left)):
        applies = next((shown(text) for text in reversed(left) if len(text) > 1 and not text.isdigit()), None)
    if not applies and _GROUP.search(header) and not label_stage(header):
        applies = shown(header)
    role = _role(stage, labels, [*left, header])
    if stage not in ("online_review", "other") or not role or level_words(role) or _NOBODY.fullmatch(role):
        return applies
    return f"{applies}（{shown(role)}）" if applies else shown(role)  # reviews differ by who reviews


def _role(stage: Stage, labels: Sequence[str], named: Sequence[str]) -> str:
    """The label that names the step, or who takes it where the label does not say (复核, in a column 县人社局)."""
    role = next((text for text in named if label_stage(text) == stage), "")
    if stage != "online_review" or _STEPS.sub("", role):
        return role
    return next((text for text in labels if _REVIEWERS.search(text) and not label_stage(text)), role)


def granted(before: str) -> str | None:
    """Who is given longer, by the words before the new day: 驻村干部可延长至, 任务未完成的，经单位证明可延至."""
    parts = re.split("[,。;:]", _GRANT.sub("", before))
    named = [_PARTICULAR.sub("", part) for part in parts if _SUCH.search(part)]
    return shown(named[-1]) if named and len(named[-1]) > 2 else None


def title_levels(sentence: Sentence) -> str | None:
    """The levels of the nearest short heading that names some, such as （一）中级."""
    short = (title for title in reversed(sentence.headings) if len(title) <= SHORT_TITLE)
    return next((words for title in short if (words := level_words(title))), None)


def _reviewers(before: str) -> str | None:
    """Who has to finish by then: 县市区人力资源和社会保障局、行业主管部门应当于."""
    words = re.sub(r"^(?:之?前|以前)?[、,→]", "", re.split(r"[,:。;]", _LEADS.sub("", before))[-1])
    segment = re.sub(r"^由", "", _VERBS.sub("", NUMBERING.sub("", words)))
    segment = _REVIEWING.sub("", segment)
    return shown(segment) if 2 <= len(segment) <= 40 and _REVIEWERS.search(segment) else None


def _reviewers_after(after: str) -> str | None:
    """Who reviews, named behind the time: 10月28日—11月1日：主管部门审核."""
    match = _REVIEWS_AFTER.match(after)
    return shown(match["who"]) if match and _REVIEWERS.search(match["who"]) else None


def _label(before: str) -> str | None:
    """Whom a line is about by its label (卫生系列：8月18日—22日), when the label is no stage."""
    match = _LABEL.fullmatch(NUMBERING.sub("", before))
    named = match and _GROUP.search(match[1]) and not label_stage(match[1])
    return shown(match[1]) if match and named else None


def _bracketed(text: str, finish: int) -> str | None:
    """Whom a date is for by the bracket after it: 10月14日（幼儿园）."""
    match = _BRACKET.match(text, finish)
    named = match and not label_stage(match[1]) and not _NO_GROUP.search(match[1])
    return match[1] if match and named else None


def _party(before: str) -> str | None:
    """The group whose turn it is, named right before a time: 江东片区7月16日，市直单位7月20日."""
    words = _PAPERS.sub("", _VERBS.sub("", NUMBERING.sub("", re.split(r"[,:。;]", before)[-1])))
    named = _PARTY.fullmatch(words) and not label_stage(words) and not _NO_GROUP.search(words)
    return shown(words) if named else None


def _subject(before: str) -> str | None:
    """What counts up to a cut-off: 任职年限和业绩成果."""
    words = re.sub(r"^(?:第.步|注):(?:\(\d+\))?", "", re.split(r"[,。;]", before.rstrip(":("))[-1])
    segment = _COUNTING.sub("", re.sub(r"^请", "", NUMBERING.sub("", words)))
    return shown(segment) if 2 <= len(segment) <= 30 and segment != "具体" else None
