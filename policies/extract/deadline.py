"""Deadlines: which stage runs from when to when, for whom."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import msgspec

from policies.extract import Outlined
from policies.extract.dates import Calendar, When, closing_hour, find_times, last_written
from policies.extract.due import is_cutoff, is_left_open, is_meant, is_moved_on, is_other, relative_times
from policies.extract.levels import Level, find_levels, joined, level_words, remaining
from policies.extract.metadata import Metadata
from policies.extract.numbers import Plain
from policies.extract.settling import Found, distinct, settled, stretch
from policies.extract.stages import WEAK, Hit, label_stage, nearest_stage, stage_hits
from policies.extract.walk import Sentence, sentences
from policies.extract.whom import NUMBERING, addressees, granted, row_addressees
from policies.model import Deadline, Stage

_LAST_DAY = re.compile(r"截止|截至|最迟|[之以]前$|^(?:终?止|结束)(?:时间|日期)?$")
_DONE_BY = re.compile(r"完成时[限间]")  # a column's head: its dates are last days
_FIRST_DAY = re.compile(r"^起始?$|(?:开始|开启|开通|开放|起始|启动)(?:时间|日期)?$")
_OPENS_ABOUT = re.compile(r"[^,。;]{0,24}(?:的|人员|申报人|职称|级别|人)[,:]|[:]")
_CONNECTED = re.compile(r"(?:,|、)?(?:并|同时|一并)[^,。;]{0,6}$")
_LONGER = re.compile(r"(?:延长|延期|顺延|延至|推迟|延迟|放宽|可延)[至到为]?$")  # 至4月24日，高级延长到4月30日
_PLACE_OPEN = re.compile(r"(?:^|[,。;(])(?![^,。;]*时间)[^,。;]{0,8}(?:地点|考场|地址)[^,。;]{0,4}$")
_OF_ISSUE = re.compile(r"(?:成文|发文|发布|印发|公布|签发|公开|生成)(?:日期|时间)[:]?$")  # a site's own table
_NAMES_STEP = re.compile(r"[^,。;]{2,14}。")  # 第五步：面试。
_AT_ONE_TIME = ("defence", "review_meeting", "payment", "paper_submission")
_FAR = 60.0  # a stage word farther than this gives way to the heading


def extract(notice: Outlined, meta: Metadata) -> list[Deadline]:
    """All deadlines that the notice sets; those left open (另行通知, 上旬, 3日内) have no dates.

    A value that is lost or misread in one clause is taken from the clause that has it whole, which is then the quote.
    """
    reader = _Reader(Calendar(issued=meta.issued_on, year=meta.year), meta.levels)
    found = [item for sentence in sentences(notice) for item in reader.read(sentence)]
    facts = (settled(item, found) for item in found)
    return distinct([fact for fact in facts if fact])


class _Reader:
    """Reads sentence after sentence, keeping what one sentence of a clause leaves to the next."""

    def __init__(self, calendar: Calendar, known: Sequence[str]) -> None:
        self.calendar = calendar
        self.known = known  # the levels that the notice is about
        self.clause = -1
        self.previous: dt.date | None = None  # the last date with a year
        self.levels: str | None = None  # whom the clause opened with
        self.stage: Stage | None = None  # of the last time
        self.ended: When | None = None  # the last term of the clause
        self.rows: dict[str, Sentence] = {}  # where each cell's text stands

    def read(self, sentence: Sentence) -> Iterator[Found]:
        if sentence.clause != self.clause:
            self.clause, self.levels, self.stage, self.previous = sentence.clause, None, None, None
            self.ended = None
        return self._row(sentence) if sentence.cells else self._prose(sentence)

    # --------------------------------------------------------------------- tables

    def _row(self, sentence: Sentence) -> Iterator[Found]:
        self.rows |= {cell.text: sentence for cell in sentence.cells if cell.text in sentence.text}
        timed = [bool(find_times(cell, self.calendar)) for cell in sentence.cells]
        if not any(timed):
            yield from self._relative(sentence)
        for column, cell in enumerate(sentence.cells):
            header = sentence.header[column] if column < len(sentence.header) else ""
            if timed[column]:
                labels = [
                    NUMBERING.sub("", "" if timed[place] else other.text) for place, other in enumerate(sentence.cells)
                ]
                left = [label for label in labels[:column] if label]
                right = [label for label in labels[column + 1 :] if label]
                yield from self._cell(sentence, cell, header, left, right)

    def _cell(
        self, sentence: Sentence, cell: Plain, header: str, left: Sequence[str], right: Sequence[str]
    ) -> Iterator[Found]:
        """The times of a cell; ``left`` and ``right`` are the row's other cells that hold none."""
        labels = [*reversed(left), header, *right]
        row = left[-1] if left else ""
        if _OF_ISSUE.search(row) or _OF_ISSUE.search(header):
            return
        written = self.rows.get(cell.text, sentence)  # a cell that spans rows stands in the first of them
        times = find_times(cell, self.calendar)
        for place, when in enumerate(times):
            stage = _cell_stage(cell.text, when, labels, sentence.headings)
            named = stage == "other" and when.kind == "day" and any(map(label_stage, [*left, *right[:1]]))  # a step
            if when.kind == "unset" and _PLACE_OPEN.search(cell.text[: when.begin]):
                continue  # 地点另行通知 leaves no time open
            when = _as_labelled(when, header, row, stage)
            if stage and (named or is_meant(cell.text, when, stage, self.calendar)):
                since = times[place - 1].finish if place else 0
                said = cell.text[since : when.begin], cell.text
                for one in _joined_in_label(stage, labels):
                    applies = row_addressees(said, labels, header, left, one, sentence)
                    yield _found(written, when, one, applies, written.quote_cell(cell))

    # --------------------------------------------------------------------- sentences

    def _prose(self, sentence: Sentence) -> Iterator[Found]:
        text = sentence.text
        times = _closed(find_times(sentence.plain, self.calendar, self.previous, ended=self.ended), closing_hour(text))
        times = [when for when in times if not is_moved_on(text, when)]
        levels = find_levels(text)
        self._open(text, levels, times[0].begin if times else len(text))
        if not times and _NAMES_STEP.fullmatch(text):
            self.stage = label_stage(text) or self.stage
        if all(when.kind == "unset" for when in times):
            yield from self._relative(sentence)
        self.previous = last_written(times) or self.previous
        self.ended = next((when for when in reversed(times) if when.end), self.ended)
        hits, spans = stage_hits(text), [(when.begin, when.finish) for when in times]
        opened: dict[Stage, int] = {}
        read: list[Found] = []
        for place, when in enumerate(times):
            for stage in self._stages(sentence, when, times, spans, hits):
                if when.kind == "from" and any(later.kind == "until" for later in times[place + 1 :]):
                    opened[stage] = place
                    continue
                when = _in_stage(text, when, stage)
                began = opened.pop(stage, None) if when.kind == "until" and not when.broken else None
                when = stretch(times[began], when) if began is not None else when
                self.stage = stage
                applies = addressees(sentence, spans, place, levels, stage, self.levels)
                if began is not None and not applies:
                    applies = addressees(sentence, spans, began, levels, stage, self.levels)
                if not applies and when.kind == "until" and _LONGER.search(text[: when.begin]):
                    applies = granted(text[: when.begin]) if not read else None
                found = _found(sentence, when, stage, applies, sentence.quote(when.begin, when.finish))
                read += self._longer(read.pop(), found, text) if read else [found]
        yield from read

    def _longer(self, usual: Found, later: Found, text: str) -> list[Found]:
        """A term, and its longer form for some: that begins on the same day, and the term is for everyone else."""
        term, fact = usual.fact, later.fact
        between = text[usual.when.finish : later.when.begin]
        moved = _LONGER.search(between) or _LONGER.match(text[later.when.begin :][:2])
        if moved and not fact.applies_to and (group := granted(between)):
            fact = msgspec.structs.replace(fact, applies_to=group)
        longer = moved and fact.applies_to and not fact.start
        if not longer or term.stage != fact.stage or usual.when.kind not in ("range", "until"):
            return [usual, later]
        for_some = level_words(fact.applies_to or "") and term.applies_to in (None, fact.applies_to)
        applies = remaining(self.known, fact.applies_to or "") if for_some else None
        term = msgspec.structs.replace(term, applies_to=applies or term.applies_to)
        fact = msgspec.structs.replace(fact, start=term.start)
        return [msgspec.structs.replace(usual, fact=term), msgspec.structs.replace(later, fact=fact)]

    def _open(self, text: str, levels: Sequence[Level], until: int) -> None:
        """A clause that opens with whom it is about (初次确定…的申报人，) is about them to its end."""
        opening = [level for level in levels if level.finish <= until and level.begin <= 12]
        if opening and _OPENS_ABOUT.match(text, opening[-1].finish):
            self.levels = joined(level.words for level in opening)

    def _stages(
        self, sentence: Sentence, when: When, times: Sequence[When], spans: Sequence[tuple[int, int]], hits: list[Hit]
    ) -> list[Stage]:
        """The stages that a time sets: one, a second joined to it (报送材料并缴费), or none."""
        text = sentence.text
        if when.kind != "unset" and is_other(text, when):
            stages: list[Stage] = ["other"]
        elif listed := self._listed(text, when, spans, hits):
            stages = [listed]
        else:
            stages = self._nearest(sentence, when, spans, hits)
        return [stage for stage in stages if self._sets(text, when, times, stage)]

    def _nearest(
        self, sentence: Sentence, when: When, spans: Sequence[tuple[int, int]], hits: Sequence[Hit]
    ) -> list[Stage]:
        """The stage of the nearest words, or of what stands around the sentence when they are far."""
        hit, cost = nearest_stage(sentence.text, (when.begin, when.finish), spans, hits)
        titled = label_stage(sentence.title) if len(sentence.title) <= 24 else None
        if hit and titled == "online_application" and _is_reception(sentence.text, hit):
            return ["online_application"]  # 个人申报：……，收件至8月30日止
        if hit is None or cost > _FAR and (titled or self.stage):
            return self._elsewhere(sentence, when)
        return _with_joined(sentence.text, when, hit, spans, hits)

    def _listed(self, text: str, when: When, spans: Sequence[tuple[int, int]], hits: Sequence[Hit]) -> Stage | None:
        """The stage of the time before, where only its addressees change: 答辩：正高级6月27日，讲师6月28日."""
        place = spans.index((when.begin, when.finish))
        if not place or self.stage in (None, "other") or when.kind == "unset":
            return None
        between = text[spans[place - 1][1] : when.begin]
        follows = re.match(r"[^,。;]{0,6}", text[when.finish :])
        near = any(when.finish <= hit.begin <= when.finish + (follows.end() if follows else 0) for hit in hits)
        whom = re.fullmatch(r"[、,;]?(?:(?:申报)?[\u4e00-\u9fff、]{2,16}的?[:,]?)?", between)
        named = whom and (find_levels(between) or between == "、")
        return self.stage if named and not near and not stage_hits(between) else None

    def _elsewhere(self, sentence: Sentence, when: When) -> list[Stage]:
        """The stage of the heading, of the time before, or of a heading above."""
        titled = label_stage(sentence.title) if len(sentence.title) <= 24 else None
        above = next((stage for title in reversed(sentence.headings[:-1]) if (stage := label_stage(title))), None)
        stage = titled or self.stage or above
        return [stage] if stage and (when.kind != "day" or stage != "other") else []

    def _sets(self, text: str, when: When, times: Sequence[When], stage: Stage) -> bool:
        if not is_meant(text, when, stage, self.calendar):
            return False
        return when.kind != "unset" or is_left_open(text, when, times, stage)

    def _relative(self, sentence: Sentence) -> Iterator[Found]:
        for hit, when in relative_times(sentence.text):
            applies = level_words(sentence.text[: when.begin])
            yield _found(sentence, when, hit.stage, applies, sentence.quote(when.begin, when.finish))


def _is_reception(text: str, hit: Hit) -> bool:
    """Whether a word says only that something is taken in (受理, 收件), not that papers are."""
    return hit.stage == "paper_submission" and hit.cost >= WEAK and "材料" not in text[hit.begin : hit.finish + 8]


def _closed(times: list[When], hour: str | None) -> list[When]:
    """The times with the hour that the sentence sets for the last day of each."""
    return [
        msgspec.structs.replace(when, end_time=hour) if hour and when.kind in ("until", "range", "day") and not when.end_time
        else when for when in times
    ]  # fmt: skip


def _in_stage(text: str, when: When, stage: Stage) -> When:
    """A cut-off is a last day, however it is said; a defence that begins at an hour is on that day."""
    if stage == "other" and when.kind == "day" and is_cutoff(text, when):
        return msgspec.structs.replace(when, kind="until", start=None)
    if when.kind == "from" and stage in ("defence", "review_meeting") and text.startswith("开始", when.finish):
        return msgspec.structs.replace(when, kind="day", end=when.start)
    return when


def _as_labelled(when: When, header: str, row: str, stage: Stage | None) -> When:
    """A day in a table is a last or a first day when its column or row says so; what is held is held on it."""
    held = stage in ("defence", "review_meeting")
    if when.kind != "day" or held and _DONE_BY.search(header):
        return when
    if any(_LAST_DAY.search(label) or _DONE_BY.search(label) for label in (header, row)):
        return msgspec.structs.replace(when, kind="until", start=None)
    if any(_FIRST_DAY.search(label) for label in (header, row)):
        return msgspec.structs.replace(when, kind="from", end=None, end_time=None)
    return when


def _found(sentence: Sentence, when: When, stage: Stage, applies: str | None, quote: str) -> Found:
    # The hour of a defence or a meeting on one day is when it begins.
    hour = None if when.kind == "day" and stage in ("defence", "review_meeting") else when.end_time
    fact = Deadline(
        **sentence.place(), quote=quote, stage=stage, start=when.start, end=when.end, end_time=hour,
        applies_to=applies, review=when.broken or when.doubtful,
    )  # fmt: skip
    return Found(fact=fact, when=when)


def _with_joined(text: str, when: When, hit: Hit, spans: Sequence[tuple[int, int]], hits: Sequence[Hit]) -> list[Stage]:
    """A time's stage, and papers or payment that are joined to it: 报送纸质材料…，并进行缴费确认."""
    stages: list[Stage] = [hit.stage]
    for other in hits:
        follows = other.begin > hit.finish > when.finish and other.cost < 20
        between = text[hit.finish : other.begin] if follows else ""
        clear = not any(hit.finish <= begin < other.begin for begin, _ in spans)
        if follows and clear and _CONNECTED.search(between) and other.stage in ("payment", "paper_submission"):
            stages.append(other.stage)
    return list(dict.fromkeys(stages))


def _joined_in_label(stage: Stage, labels: Sequence[str]) -> list[Stage]:
    """The stages of a label that joins two of them (答辩、评审, 缴费和报送材料), else the one stage."""
    for label in labels:
        named = list(dict.fromkeys(label_stage(part) for part in re.split("[、和及与]", label)))
        if stage in named and len(named) > 1 and all(one in _AT_ONE_TIME for one in named):
            return [one for one in named if one]
    return [stage]


def _cell_stage(cell: str, when: When, labels: Sequence[str], headings: Sequence[str]) -> Stage | None:
    """The stage of a time in a cell: by the cell's own words, else its labels (row, column), else the headings."""
    span = (when.begin, when.finish)
    own, cost = nearest_stage(cell, span, [span], stage_hits(cell))
    if own and cost < 30:
        return own.stage
    stages = [stage for label in labels if (stage := label_stage(label))]
    if stages:
        return min(stages, key=lambda stage: stage == "other")
    if own:
        return own.stage
    titled = next((stage for heading in reversed(headings) if (stage := label_stage(heading))), None)
    return titled if when.kind != "day" else None
