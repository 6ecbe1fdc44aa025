"""Deadlines: which stage runs from when to when, for whom."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import msgspec

from policies.extract import Outlined
from policies.extract.dates import Calendar, When, find_times, last_written
from policies.extract.levels import Level, find_levels, joined, level_words
from policies.extract.metadata import Metadata
from policies.extract.numbers import Plain, shown
from policies.extract.stages import Hit, label_stage, nearest_stage, stage_hits
from policies.extract.walk import Sentence, sentences
from policies.model import Deadline, Stage, Value

LONGEST_DAYS = 300  # a longer stretch is the time that achievements count from, not a stage

# Dates that belong to another document, to a person's life or to what was planned before.
_NOT_AFTER = re.compile(
    r"[)》”]?(?:\(.{0,12}\))?(?:[起]?(?:之?[前后]|以[前后])?[)]?)?(?:期间|内)?(?:已|所|仍|新|且)*(?:印发|下发|发文|颁布|制定|出台|出生|毕业|入职|参加工作|退休|调入|调动|转业|入编|考取|获得|聘任|受聘|任现职|签订|缴纳(?:社|养)|参保|达到|满\d)"
    r"|[^,。;]{1,40}的(?:[,。;]|$|人员|专业技术人员|不[得再予])"
)
_NOT_BEFORE = re.compile(
    r"(?:原(?:定|来|通知|计划|安排)[^,。;\d]{0,20}|(?<![自理])由)[^,。;\d]{0,12}$|(?:发布|发文|印发|成文|签发|公布|制定|出生|打印|填表)(?:日期|时间)[:为]?$|《[^》]*$|(?:依据|根据)[^,。;]{0,24}$|(?:超过|晚于|逾)$"
)
_MOVED_ON = re.compile(
    r"[”\"』」》)]*(?:之?前|止|截止)?,?(?:统一)?(?:延长|延期|延迟|推迟|顺延|调整|变更|更正|修改|改|提前)(?:至|为|到|成)"
)
_CUTOFF = re.compile(
    r"(?:年限|资历|业绩|成果|任职|学历|论文|工龄|年龄|资格|条件|荣誉|奖项|考核|继续教育)[^。;]{0,24}?(?:计算|截止|截至|统计|取得|认定|核算|为准)|(?:计算|统计)(?:时间|截止|截至|到|至)"
)
_VALIDITY = re.compile(r"有效期|施行|实施|执行|废止|失效|有效")
_RELATIVE = re.compile(
    r"(?:收到|接到|接|自|从|在|于|后|之日起|起)?[^,。;]{0,20}?(?<!\d)(\d{1,2})个?(?:工作日|自然日|日|天|小时)(?:之)?内"
)
_OPEN_TIME = re.compile(r"时间|日期|会议|事宜|事项|安排|召开|举行|开展|进行|组织")
_REVIEWERS = re.compile(
    r"(?:[局]|厅|部|委|办|会|科|处|站|中心|部门|单位|办公室|委员会|党校|学校|机构|公司|企业|主管|政府|街道|乡镇|[县市区州盟旗地省]级?|\))$"
)
_VERBS_OFF = re.compile(r"(?:应当?|须|需|要|请|可|将|务必|统一|负责|均|的|对|在|于|自|从|截至)+$")
_NUMBERING = re.compile(r"^(?:第[一二三四五六七八九十百]+条|\d+(?:\.\d+)+\.?|\(?[一二三四五六七八九十\d]+[)、.])+")
_NOBODY = re.compile(r"(?:网上|线上|材料|资格)*(?:审核|审查|初审|复审|其他)(?:时间|阶段)?")
_CONNECTED = re.compile(r"(?:,|、)?(?:并|同时|一并)[^,。;]{0,6}$")


class Found(Value, frozen=True, kw_only=True):
    """A deadline with the time it was read from, before gaps are filled from other clauses."""

    fact: Deadline
    when: When
    plain: Plain


def extract(notice: Outlined, meta: Metadata) -> list[Deadline]:
    """All deadlines that the notice sets; those left open (另行通知, 上旬, 3日内) have no dates.

    A value that is lost or misread in one clause is taken from the clause that has it whole, which is then the quote.
    """
    calendar = Calendar(issued=meta.issued_on, year=meta.year)
    found = list(_all(notice, calendar))
    settled = [_settled(item, found) for item in found]
    return _distinct([fact for fact in settled if fact])


def _all(notice: Outlined, calendar: Calendar) -> Iterator[Found]:
    reader = _Reader(calendar)
    for sentence in sentences(notice):
        yield from reader.row(sentence) if sentence.cells else reader.prose(sentence)


class _Reader:
    """Reads sentence after sentence, keeping what one sentence of a clause leaves to the next."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.clause = -1
        self.previous: dt.date | None = None
        self.levels: str | None = None
        self.stage: Stage | None = None
        self.rows: dict[str, Sentence] = {}

    def row(self, sentence: Sentence) -> Iterator[Found]:
        self._enter(sentence)
        if not any(_is_time(cell, self.calendar) for cell in sentence.cells):
            yield from self._relative(sentence)
        cells = sentence.cells
        self.rows |= {cell.text: sentence for cell in cells if cell.text in sentence.text}
        for column, cell in enumerate(cells):
            header = sentence.header[column] if column < len(sentence.header) else ""
            if re.match(r"原", header):
                continue
            last_day = bool(re.search(r"截止|截至|最迟|[之以]前$", header))
            others = [
                _NUMBERING.sub("", cell.text)
                for cell in (*cells[:column][::-1], *cells[column + 1 :])
                if not _is_time(cell, self.calendar)
            ]
            left = len([cell for cell in cells[:column] if not _is_time(cell, self.calendar)])
            previous = None
            for when in find_times(cell, self.calendar, previous):
                previous = last_written([when]) or previous
                if last_day and when.kind == "day":
                    when = msgspec.structs.replace(when, kind="until", start=None)
                stage = _cell_stage(cell.text, when, [*others[:left], header, *others[left:]], sentence.headings)
                if stage is None or not _meant(cell.text, when, stage, self.calendar):
                    continue
                applies = _row_levels(cell.text, when, [header, *others]) or _title_levels(sentence)
                if not applies and label_stage(header) == stage and not any(map(label_stage, others[:left])):
                    applies = next(
                        (shown(text) for text in reversed(others[:left]) if len(text) > 1 and not text.isdigit()), None
                    )
                role = next((text for text in [*others[:left], header] if label_stage(text) == stage), "")
                written = self.rows.get(cell.text, sentence)  # a cell that spans rows stands in the first of them
                yield self._found(written, cell, when, stage, _with_role(applies, role, stage), whole=True)

    def prose(self, sentence: Sentence) -> Iterator[Found]:
        self._enter(sentence)
        text = sentence.text
        times = find_times(sentence.plain, self.calendar, self.previous)
        levels = find_levels(text)
        if not times:
            self._carry_level(text, levels, len(text))
            yield from self._relative(sentence)
            return
        self.previous = last_written(times) or self.previous
        self._carry_level(text, levels, times[0].begin)
        hits = stage_hits(text)
        spans = [(when.begin, when.finish) for when in times]
        opened: tuple[Stage, When] | None = None
        for place, when in enumerate(times):
            for stage in self._stages(sentence, when, spans, hits):
                if not _meant(text, when, stage, self.calendar):
                    continue
                if when.kind == "unset" and self._set_elsewhere(text, when, times, stage):
                    continue
                applies = self._applies(sentence, place, spans, levels, stage)
                if when.kind == "until" and opened and opened[0] == stage and opened[1].start and not when.broken:
                    when = _joined(opened[1], when)
                if when.kind == "from" and any(later.kind == "until" for later in times[place + 1 :]):
                    opened = (stage, when)
                    continue
                self.stage = stage
                yield self._found(sentence, sentence.plain, when, stage, applies)

    def _enter(self, sentence: Sentence) -> None:
        if sentence.clause != self.clause:
            self.clause, self.levels, self.stage = sentence.clause, None, None
            self.previous = None

    def _carry_level(self, text: str, levels: Sequence[Level], until: int) -> None:
        """A clause that opens with whom it is about (初次确定…的申报人，) is about them to its end."""
        opening = [level for level in levels if level.finish <= until and level.begin <= 12]
        if opening and re.match(r"[^,。;]{0,24}(?:的|人员|申报人|职称|级别|人)[,:]|[:]", text[opening[-1].finish :]):
            self.levels = joined(level.words for level in opening)

    def _stages(self, sentence: Sentence, when: When, spans: list[tuple[int, int]], hits: list[Hit]) -> list[Stage]:
        """The stage of a time, and a second one that is joined to it (报送材料并缴费)."""
        text = sentence.text
        if when.kind in ("until", "day", "range", "from") and _is_other(text, when):
            return ["other"]
        hit, cost = nearest_stage(text, (when.begin, when.finish), spans, hits)
        from_title = label_stage(sentence.title) if len(sentence.title) <= 24 else None
        if hit is None or (cost > 60 and (from_title or self.stage)):
            stage = (
                from_title
                or self.stage
                or next((s for title in reversed(sentence.headings[:-1]) if (s := label_stage(title))), None)
            )
            return [stage] if stage and (when.kind != "day" or stage != "other") else []
        stages: list[Stage] = [hit.stage]
        for other in hits:
            joined = other.begin > hit.finish > when.finish and _CONNECTED.search(text[hit.finish : other.begin])
            clear = not any(hit.finish <= begin < other.begin for begin, _ in spans)
            if (
                joined
                and clear
                and other.stage in ("payment", "paper_submission")
                and other.stage not in stages
                and other.cost < 20
            ):
                stages.append(other.stage)
        return stages

    def _set_elsewhere(self, text: str, when: When, times: list[When], stage: Stage) -> bool:
        """Whether 另行通知 is about something else than the time: a place, or a time that the sentence gives."""
        begin = max(text.rfind(mark, 0, when.begin) for mark in ",;。") + 1
        near = text[begin : when.finish + 6]
        if any(other.end or other.start for other in times if other is not when):
            return True
        if text[when.begin - 1 : when.begin] in ("(", ":") and _since_mark(text, when.begin) <= 16:
            return False
        if re.match(r"\d|第?[一二三四]季", text[when.begin :]):
            return not re.search(
                r"于|在|拟|计划|预计|时间|初步|左右|进行|举行|召开|开展|完成|组织", text[begin : when.finish + 12]
            )
        is_open = when.finish - when.begin <= 3 or not re.match(r"\d", text[when.begin :])
        return is_open and not (
            _OPEN_TIME.search(near) and ("时间" in near or "日期" in near or stage in ("review_meeting", "defence"))
        )

    def _applies(
        self, sentence: Sentence, place: int, spans: list[tuple[int, int]], levels: Sequence[Level], stage: Stage
    ) -> str | None:
        text = sentence.text
        begin, finish = spans[place]
        floor = max(spans[place - 1][1] if place else 0, *(text.rfind(mark, 0, begin) + 1 for mark in ";。"))
        roof = min(
            [
                spans[place + 1][0] if place + 1 < len(spans) else len(text),
                *(at for mark in ";。" if (at := text.find(mark, finish)) >= 0),
            ]
        )
        before = [level.words for level in levels if floor <= level.begin < begin]
        leads = any(level.finish <= spans[0][0] for level in levels)
        after = [level.words for level in levels if finish <= level.begin < roof]
        chosen = before if leads or not after else after
        words = (
            joined(chosen)
            or self.levels
            or _title_levels(sentence)
            or _label(text[floor:begin])
            or _bracketed(text, finish)
        )
        if stage == "online_review":
            return "，".join(filter(None, [_reviewers(text[floor:begin]), words])) or None
        if stage == "other":
            return _subject(text[floor:begin]) or words
        return words

    def _relative(self, sentence: Sentence) -> Iterator[Found]:
        """收到短信后3日内缴费: the stage is there, its date is not."""
        text = sentence.text
        for match in _RELATIVE.finditer(text):
            span = (match.start(1), match.end())
            segment = text[max(text.rfind(mark, 0, match.start(1)) for mark in ";。") + 1 :]
            hits = [hit for hit in stage_hits(text) if hit.cost < 30]
            hit, cost = nearest_stage(text, span, [span], hits)
            if (
                hit
                and cost < 20
                and hit.stage in ("payment", "paper_submission")
                and not re.search(r"退回|补正|补充|修改|公示|异议|退费", segment)
            ):
                when = When(begin=span[0], finish=span[1], kind="unset")
                yield self._found(sentence, sentence.plain, when, hit.stage, level_words(text[: match.start()]))

    def _found(
        self, sentence: Sentence, plain: Plain, when: When, stage: Stage, applies: str | None, *, whole: bool = False
    ) -> Found:
        quote = sentence.quote_cell(plain) if whole else sentence.quote(when.begin, when.finish)
        hour = None if when.kind == "day" and stage in ("defence", "review_meeting") else when.end_time
        fact = Deadline(
            **sentence.place(), quote=quote, stage=stage, start=when.start, end=when.end, end_time=hour,
            applies_to=applies, review=when.broken or when.doubtful,
        )  # fmt: skip
        return Found(fact=fact, when=when, plain=plain)


# ------------------------------------------------------------------------------------- what a time is


def _since_mark(text: str, at: int) -> int:
    """How many characters stand between a place and the mark before it."""
    return at - max(text.rfind(mark, 0, at) for mark in ",。;") - 1


def is_cutoff(text: str, when: When) -> bool:
    """Whether a time is the day up to which service and achievements count."""
    begin = max(text.rfind(mark, 0, when.begin) for mark in ";。") + 1
    before = re.split(r"\d[日号]", text[begin : when.begin])[-1]
    return bool(_CUTOFF.search(before[-40:])) and not re.search(r"申报时间|审核|纸质|缴费|报送|上传", before[-14:])


def _is_other(text: str, when: When) -> bool:
    """Whether it is a cut-off for what counts, or how long the notice is in force."""
    begin = max(text.rfind(mark, 0, when.begin) for mark in ";。") + 1
    before, after = text[begin : when.begin], text[when.finish : when.finish + 14]
    if _VALIDITY.search(before[-16:]) and re.search(r"有效|施行|执行", before[-16:] + after):
        return True
    if re.match(r"起?(?:正式)?(?:施行|执行|生效)", after):
        return True
    return is_cutoff(text, when)


def _meant(text: str, when: When, stage: Stage, calendar: Calendar) -> bool:
    """False for dates that set no stage: of another document, of a life, long past, or since replaced."""
    if when.kind == "unset":
        return stage not in ("revision", "other", "publicity") or bool(re.search("公示时间", text))
    before, after = text[: when.begin], text[when.finish :]
    if _NOT_BEFORE.search(before[-26:]) or _MOVED_ON.match(after):
        return False
    if stage != "other" and _NOT_AFTER.match(after):
        return False
    if when.start and when.end and (when.end - when.start).days > LONGEST_DAYS:
        return stage == "other" and bool(_VALIDITY.search(before[-20:]))
    if when.kind == "from" and (stage == "revision" or re.match(r"(?:之后|以后|后)", after)):
        return False
    last = when.end or when.start
    past = calendar.issued and last and last < calendar.issued - dt.timedelta(days=1)
    if (
        stage == "other"
        and past
        and last
        and (calendar.issued or last) - last > dt.timedelta(days=60)
        and not _CUTOFF.search(before[-40:])
    ):
        return False
    if stage == "other":
        cutoff = bool(_CUTOFF.search(before[-40:]) or _VALIDITY.search(before[-16:] + after[:8]))
        held = re.search(r"定于$", before) or re.match(r"[^,。;]{0,6}(?:举行|进行|召开|开考)", after)
        return cutoff or (bool(when.kind in ("until", "range") or held) and not past)
    return not past


def _cell_stage(cell: str, when: When, labels: Sequence[str], headings: Sequence[str]) -> Stage | None:
    """The stage of a time in a cell: by the cell's own words, else its labels (row, column), else the headings."""
    span = (when.begin, when.finish)
    own, cost = nearest_stage(cell, span, [span], stage_hits(cell))
    if own and cost < 30:
        return own.stage
    stages = [stage for label in labels if (stage := label_stage(label))]
    stages.sort(key=lambda stage: stage == "other")
    if stages:
        return stages[0]
    if own:
        return own.stage
    title = next((stage for heading in reversed(headings) if (stage := label_stage(heading))), None)
    return title if title and when.kind != "day" else None


def _is_time(cell: Plain, calendar: Calendar) -> bool:
    return bool(find_times(cell, calendar))


def _row_levels(cell: str, when: When, labels: Sequence[str]) -> str | None:
    """Whom a cell's time is for: what stands before it in the cell, else what a label names."""
    floor = max(cell.rfind(mark, 0, when.begin) for mark in ";。") + 1
    return next((words for text in (cell[floor : when.begin], cell, *labels) if (words := level_words(text))), None)


def _with_role(levels: str | None, role: str, stage: Stage) -> str | None:
    """Reviews differ by who reviews: 中级（旗县（市）审核）."""
    if stage not in ("online_review", "other") or not role or level_words(role) or _NOBODY.fullmatch(role):
        return levels
    return f"{levels}（{shown(role)}）" if levels else shown(role)


def _title_levels(sentence: Sentence) -> str | None:
    """The levels of a short heading that is about them, such as （一）中级."""
    return next(
        (words for title in reversed(sentence.headings) if len(title) <= 16 and (words := level_words(title))), None
    )


def _reviewers(before: str) -> str | None:
    """Who has to finish by then: 县市区人力资源和社会保障局、行业主管部门应当于."""
    segment = _VERBS_OFF.sub("", _NUMBERING.sub("", re.split(r"[,:。;]", before.rstrip(":("))[-1]))
    segment = re.sub(r"(?:网上|线上|受理|推荐)?(?:审核|初审|复审|审查)(?:工作|推荐|上报)?(?:时间|截止)*$", "", segment)
    return shown(segment) if 2 <= len(segment) <= 40 and _REVIEWERS.search(segment) else None


def _label(before: str) -> str | None:
    """Whom a line is about by its label (卫生系列：8月18日—22日), when the label is no stage."""
    match = re.fullmatch(r"[(\d.、)]*([\u4e00-\u9fff、()]{2,20}):", _NUMBERING.sub("", before))
    about = re.search(r"系列|专业|人员|批次|企业|单位|教师|学校|类|第.批", match[1]) if match else None
    return shown(match[1]) if match and about and not label_stage(match[1]) else None


def _bracketed(text: str, finish: int) -> str | None:
    """Whom a date is for by the bracket after it: 10月14日（幼儿园）."""
    match = re.match(
        r"(?:上午|下午|全天|之?前)*(?:\((?:星期|周).\))?[:(]([\u4e00-\u9fff、]{2,12})[);,。]", text[finish:]
    )
    return (
        match[1]
        if match
        and not label_stage(match[1])
        and not re.search(r"星期|周|北京|节假|含|上午|下午|以|前|后|时间|逾期|截止", match[1])
        else None
    )


def _subject(before: str) -> str | None:
    segment = _NUMBERING.sub("", re.split(r"[,。;]", before)[-1])
    segment = re.sub(
        r"(?:的?(?:时间|日期|计算|统计|核算|截至|截止|为|至|到|于|:|自|均|统一|一律|应当?|须))*$", "", segment
    )
    return shown(segment) if 2 <= len(segment) <= 30 else None


def _joined(opened: When, closed: When) -> When:
    """系统于9月3日开放，关闭时间为9月18日: one stretch."""
    return When(
        begin=opened.begin, finish=closed.finish, kind="range", start=opened.start, end=closed.end,
        end_time=closed.end_time, doubtful_start=opened.doubtful, doubtful_end=closed.doubtful, dated=opened.dated,
    )  # fmt: skip


# ------------------------------------------------------------------------------------- between clauses


def _settled(item: Found, found: Sequence[Found]) -> Deadline | None:
    """The deadline as it stands, or with its lost end taken from, and quoted from, the clause that has it.

    A clause that is about nobody in particular settles before one about some applicants only.
    """
    fact, when = item.fact, item.when
    if not (when.broken or when.doubtful):
        return fact
    same = [
        other
        for other in found
        if other is not item and other.fact.stage == fact.stage and not (other.when.broken or other.when.doubtful)
    ]
    fitting = [other for other in same if _fits(when, other.when)]
    if not fitting:
        return fact if fact.start or fact.end else None
    best = min(fitting, key=lambda other: (other.fact.applies_to != fact.applies_to, other.when.start != when.start))
    return _moved(fact, best.fact, when.start or best.when.start)


def _moved(fact: Deadline, source: Deadline, start: dt.date | None) -> Deadline:
    return Deadline(
        section=source.section, anchor=source.anchor, quote=source.quote, stage=fact.stage, start=start or source.start,
        end=source.end, end_time=source.end_time or fact.end_time, applies_to=fact.applies_to,
    )  # fmt: skip


def _fits(lost: When, whole: When) -> bool:
    """Whether what is left of a broken time agrees with a whole one."""
    if whole.end is None or (lost.start and whole.end < lost.start):
        return False
    if not lost.broken:
        if lost.doubtful_end:
            return whole.end == lost.end and whole.start in (None, lost.start)
        return whole.start == lost.start
    return lost.day is None or lost.day == whole.end.day


def _distinct(facts: Sequence[Deadline]) -> list[Deadline]:
    """Each deadline once: a repeat that says less (no start, no hour, nobody in particular) is left out."""
    kept: list[Deadline] = []
    for fact in facts:
        if not any(_covers(other, fact) for other in kept):
            kept = [other for other in kept if not _covers(fact, other)] + [fact]
    return kept


def _covers(fuller: Deadline, fact: Deadline) -> bool:
    if (fuller.stage, fuller.end) != (fact.stage, fact.end):
        return False
    if fact.end is None and fact.start is None and fuller.quote == fact.quote and fact.applies_to is None:
        return True  # 10月底进行，具体时间另行通知: one time left open, said twice
    if fact.end is None and fact.start is None and (fuller.start or fuller.stage in ("online_review", "other")):
        return False
    return (
        (fact.start in (None, fuller.start) and fuller.start != fuller.end or fact.start in (fact.end, fuller.start))
        and (fact.end_time in (None, fuller.end_time))
        and fact.applies_to == fuller.applies_to
    )
