"""The knowledge base is read while it is replaced; search finds passages by words, whatever is typed."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec
import pytest
from folder_maker import notice_text, write_notices

from policies import store
from policies.compile import compile_folder
from policies.ranking import Ask, joined_terms, rank
from policies.store import Knowledge, KnowledgeError


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kb")
    folder = write_notices(
        root / "notices",
        a_2025=notice_text(),
        b_2025=notice_text(place="绿原县", series="农业", fee=200, phone="0888-7654321"),
        b_2024=notice_text(place="绿原县", series="农业", year=2024, fee=180),
    )
    compile_folder(folder, root / "k.sqlite")
    return root / "k.sqlite"


@pytest.fixture(scope="module")
def knowledge(shared: Path) -> Knowledge:
    return Knowledge.open(shared)


@pytest.mark.parametrize(
    ("query", "filters", "first", "words"),
    [
        ("评审费多少钱", {"notice": "a-2025"}, "a-2025", "300元"),
        ("评审费", {"region": "绿原县", "year": 2024}, "b-2024", "180元"),
        ("评審費", {"notice": "b-2025"}, "b-2025", "200元"),
        ("0888-7654321", {}, "b-2025", "0888"),
        ("农业专业技术工作在职人员", {"year": 2025}, "b-2025", "农业"),
        ("纸质材料什么时候报送", {"notice": "b-2024"}, "b-2024", "纸质材料"),
        ("费", {"notice": "a-2025"}, "a-2025", "评审费"),
    ],
)
def test_search_finds_the_passage(
    knowledge: Knowledge, query: str, filters: dict[str, object], first: str, words: str
) -> None:
    hits = knowledge.search(query, **filters)  # type: ignore[arg-type]
    assert hits and hits[0].notice == first and words in hits[0].passage.quote
    assert hits[0].clause.section
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "？",
        "😀😀",
        '"AND" OR NOT (',
        "a*b",
        "NEAR(1 2)",
        "'; DROP TABLE notice; --",
        "tokens : x",
        "%_\\",
        "\x00",
        "的" * 1000,
    ],
)
def test_no_query_is_an_error(knowledge: Knowledge, query: str) -> None:
    assert isinstance(knowledge.search(query), tuple)
    assert isinstance(knowledge.search(query, notice="a-2025"), tuple)


def test_words_that_nobody_wrote_find_nothing(knowledge: Knowledge) -> None:
    assert knowledge.search("量子纠缠") == ()
    assert knowledge.search("评审费", region="火星") == ()


def test_an_aspect_narrows_the_search(knowledge: Knowledge) -> None:
    hits = knowledge.search("多少", aspect="fee.amount", notice="a-2025") or knowledge.search(
        "评审费", aspect="fee.amount"
    )
    assert hits and all(hit.passage.aspects.get("fee.amount", 0) >= 0.5 for hit in hits)


def test_the_terms_that_a_notice_keeps_rank_its_passages_as_counted_anew(knowledge: Knowledge) -> None:
    for summary in knowledge.summaries():
        kept = knowledge.notice(summary.id)
        counted = msgspec.structs.replace(kept, terms=())
        assert len(kept.terms) == len(kept.passages) and kept.terms == joined_terms(counted)
        for text in ("评审费多少钱", "网上申报什么时候截止", "干了五年能报中级吗"):
            ask = Ask(text=text, aspects=(("fee.amount", 0.5),))
            assert rank(kept, ask) == rank(counted, ask)


def test_an_unknown_notice_is_a_key_error(knowledge: Knowledge) -> None:
    with pytest.raises(KeyError):
        knowledge.notice("nowhere")
    with pytest.raises(KeyError):
        knowledge.search("评审费", notice="nowhere")


def test_the_same_notice_of_a_later_year_takes_over(knowledge: Knowledge) -> None:
    summaries = {summary.id: summary for summary in knowledge.summaries()}
    assert summaries["b-2024"].superseded_by == "b-2025"
    assert summaries["b-2025"].superseded_by is None and summaries["a-2025"].superseded_by is None


def test_summaries_carry_what_lists_show(knowledge: Knowledge) -> None:
    summary = next(each for each in knowledge.summaries() if each.id == "a-2025")
    assert (summary.region, summary.year, summary.issued_on) == ("青原市", 2025, "2025-03-01")
    assert {deadline.stage for deadline in summary.deadlines} == {"online_application", "paper_submission"}


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="zhicheng compile"):
        Knowledge.open(tmp_path / "none.sqlite")


def test_a_replaced_file_is_taken_up_without_a_failed_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LOOK_AGAIN_SECONDS", 0.0)
    folder = write_notices(tmp_path / "n", a=notice_text(fee=300))
    compile_folder(folder, tmp_path / "k.sqlite")
    knowledge = Knowledge.open(tmp_path / "k.sqlite")
    seen: set[str] = set()
    failures: list[BaseException] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                hits = knowledge.search("评审费中级", limit=1)
                seen.add(hits[0].passage.quote)
                knowledge.notice("a")
                knowledge.summaries()
            except Exception as error:
                failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for fee in (310, 320, 330):
        write_notices(folder, a=notice_text(fee=fee))
        compile_folder(folder, tmp_path / "k.sqlite")
    stop.set()
    for thread in threads:
        thread.join()
    assert not failures
    assert "330" in knowledge.search("评审费中级", limit=1)[0].passage.quote
    assert len(seen) >= 2


def test_a_file_that_turns_bad_leaves_the_last_state_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LOOK_AGAIN_SECONDS", 0.0)
    compile_folder(write_notices(tmp_path / "n", a=notice_text()), tmp_path / "k.sqlite")
    knowledge = Knowledge.open(tmp_path / "k.sqlite")
    bad = tmp_path / "bad"
    bad.write_bytes(b"garbage")
    bad.replace(tmp_path / "k.sqlite")
    assert knowledge.search("评审费") and knowledge.notice("a").id == "a"
    (tmp_path / "k.sqlite").unlink()
    assert knowledge.notice("a").id == "a"
