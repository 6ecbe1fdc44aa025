"""Proof of the title one has: which documents, and how many of them, by where it was obtained."""

from __future__ import annotations

import itertools
import re

from policies.eligibility.clues import Clue, cite
from policies.eligibility.model import UNSURE, Case, Criterion, Option, Question
from policies.eligibility.parts import Part, Source
from policies.extract.regions import region_names
from policies.model import Value
from policies.places import provinces, within

_RULE = re.compile(
    r"(?:资格|职称)[^,。;]{0,6}?(?:为|在|系)?(?P<place>[^,。;为在系]{1,10}?)"
    r"取得的,[^。;]{0,6}上传(?P<documents>(?:“[^”]+”、?)+)(?:(?P<all>\d|[二三四五])项中的(?P<some>\d|"
    r"[一二两三四]|[一两二三]项)(?:项)?)?"
)
_ELSEWHERE = re.compile(r"其他|外省|省外|区外|疆外|外地|省市")
_DIGITS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}


class Rule(Value):
    place: str
    elsewhere: bool
    documents: tuple[str, ...]
    enough: int
    clue: Clue


def find(source: Source) -> Part:
    """Questions on the place and the documents; nothing where the notice makes no difference between places."""
    rules = [rule for clue in source.body for rule in _rules(clue)]
    if len({rule.elsewhere for rule in rules}) < 2:
        return Part()
    home, away = next(r for r in rules if not r.elsewhere), next(r for r in rules if r.elsewhere)
    return Part(
        questions=(_where(home, away, source.notice.region), _how_many(away)),
        criteria=(_criterion(source, home), _criterion(source, away)),
    )


def _rules(clue: Clue) -> list[Rule]:
    return [_rule(match, clue) for match in _RULE.finditer(clue.text)]


def _rule(match: re.Match[str], clue: Clue) -> Rule:
    documents = tuple(re.findall(r"“([^”]+)”", match["documents"]))
    enough = _number(match["some"]) if match["some"] else len(documents)
    return Rule(match["place"], bool(_ELSEWHERE.search(match["place"])), documents, enough, clue)


def _number(text: str) -> int:
    return _DIGITS.get(text[0]) or int(text[0])


def _where(home: Rule, away: Rule, region: str | None) -> Question:
    own, others = _provinces(region)
    here = "|".join(map(re.escape, dict.fromkeys((home.place, *(name for place in own for name in region_names(place))))))
    there = "|".join(re.escape(name) for place in others for name in region_names(place))
    options = (
        Option(
            value="home",
            title=f"{home.place}取得的",
            says=(rf"(?<!不是)(?<!不在)(?:{here})|本[地省市区]|[疆区省]内|自治区",),
        ),
        Option(
            value="away",
            title=f"{away.place}取得的",
            says=(rf"外省|其他省|外地|[省疆区]外|内地|{there}",),
        ),
        Option(
            value="no_title", title="还没有职称", says=(r"(?:没有?|无|未)(?:评过?|取得|任何)?(?:过)?(?:职称|资格)",)
        ),
    )
    return Question(
        id="title_place",
        text="您现在的职称是在哪里取得的？",
        kind="one",
        options=options,
        words="职称(?:是|在)|取得地|哪里取得",
        accepted=f"请答“{home.place}”“{away.place}”或“还没有职称”",
        label="现职称取得地",
    )


def _provinces(region: str | None) -> tuple[list[str], list[str]]:
    """The notice's region with its province, and all other provinces."""
    own = [name for name in provinces() if region and (name == region or within(region, name))]
    return [*([region] if region else []), *own], [name for name in provinces() if name not in own]


def _how_many(rule: Rule) -> Question:
    """Asked in numbers, as both rules are about how many of the same documents there are."""
    names = "、".join(rule.documents)
    total = len(rule.documents)
    options = [Option(value=str(total), title=f"{total}项都有", says=(rf"都有|齐全|全有|都在|都齐|{total}[项样种个]",))]
    options += [
        Option(value=str(n), title=f"只有其中{n}项" if n else "一项也没有", says=_so_many(rule.documents, n))
        for n in range(total - 1, -1, -1)
    ]
    return Question(
        id="title_documents",
        text=f"{names}，这{total}项您手里有几项？",
        kind="one",
        options=tuple(options),
        words="证书|评审表|任职资格文件",
        accepted=f"请答 0 到 {total} 项",
        label="职称证明材料",
    )


def _so_many(documents: tuple[str, ...], n: int) -> tuple[str, ...]:
    """Ways to say that one has n of the documents: by number, by naming them, by naming the one that is missing."""
    if n == 0:
        return (r"一[项样个]都?(?:没|无)|都没有|全没有|^没有$",)
    ends = [re.escape(name[-3:]) for name in documents]
    named = [
        "^(?=[^。;]*只)" + "".join(f"(?{'=' if i in have else '!'}.*{end})" for i, end in enumerate(ends))
        for have in itertools.combinations(range(len(ends)), n)
    ]
    missing = (
        [rf"(?:没有?|缺|少|丢了?|找不到)[^,。;]{{0,10}}{end}|{end}[^,。;]{{0,6}}(?:没|丢|找不|缺)" for end in ends]
        if n == len(documents) - 1
        else []
    )
    return (rf"(?<!缺)(?<!少){n}[项样种个]|{'两' if n == 2 else '一'}[样种]", *named, *missing)


def _criterion(source: Source, rule: Rule) -> Criterion:
    place = "away" if rule.elsewhere else "home"
    total = len(rule.documents)
    too_few = tuple(str(n) for n in range(rule.enough))
    need = f"{total}项都要上传" if rule.enough == total else f"{total}项中有{rule.enough}项即可"
    others = tuple(value for value in ("home", "away", "no_title") if value != place)
    return Criterion(
        id=f"title.{place}",
        text=f"现职称为{rule.place}取得的，证明材料{need}（{'、'.join(rule.documents)}）",
        aspect="materials.title_proof",
        fails="gap",
        cases=(
            Case(when={"title_place": others}, status="skip"),
            Case(when={"title_place": (UNSURE,)}, status="unknown", reason="您选了不确定"),
            Case(when={"title_documents": too_few}, status="unmet", reason=f"{rule.place}取得的，{need}"),
            Case(when={"title_documents": (UNSURE,)}, status="unknown", reason="您选了不确定"),
            Case(when={}, status="met"),
        ),
        citation=cite(source.notice, rule.clue),
        change="找齐或向发证单位补办后就可以补上",
    )
