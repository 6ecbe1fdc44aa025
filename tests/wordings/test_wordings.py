"""A point is recognised in the wordings of other provinces, series and registers; shared words alone settle nothing.

Each TOML file beside this is one topic: per aspect the sentences that settle it and near misses that do not, each
a clause of a notice of its own. A sentence may be led by the heading that it stands under: ``heading > sentence``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from policies.compile import compile_document
from policies.labelling import SETTLED
from policies.model import Document
from policies.taxonomy import aspects

FOLDER = Path(__file__).parent
HEAD = "关于开展2024年度云岭县职称评审工作的通知\n\n各有关单位：\n\n现将有关事项通知如下：\n\n一、{heading}\n\n"
TAIL = "\n\n二、其他事项\n\n未尽事宜另行说明。\n\n云岭县人力资源和社会保障局\n2024年5月1日\n"


class Wordings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    settles: dict[str, tuple[str, ...]]
    settles_not: dict[str, tuple[str, ...]]


def settled(sentence: str) -> set[str]:
    """The aspects settled by a notice whose only clause is this sentence."""
    heading, _, body = sentence.rpartition(" > ")
    text = HEAD.format(heading=heading or "有关要求") + body + TAIL
    notice = compile_document(Document(id="made", format="txt", text=text), Path("made.txt"))
    passages = [p for p in notice.passages if notice.clauses[p.clause].part not in ("front", "signature")]
    return {name for passage in passages for name, strength in passage.aspects.items() if strength >= SETTLED}


def listed(kind: str) -> Iterator[tuple[str, str]]:
    for path in sorted(FOLDER.glob("*.toml")):
        wordings = msgspec.toml.decode(path.read_bytes(), type=Wordings)
        for aspect, sentences in getattr(wordings, kind).items():
            yield from ((aspect, sentence) for sentence in sentences)


@pytest.mark.parametrize(("aspect", "sentence"), list(listed("settles")))
def test_a_clause_settles_what_it_says(aspect: str, sentence: str) -> None:
    assert aspect in settled(sentence)


@pytest.mark.parametrize(("aspect", "sentence"), list(listed("settles_not")))
def test_a_near_miss_settles_nothing(aspect: str, sentence: str) -> None:
    assert aspect in aspects()
    assert aspect not in settled(sentence)
