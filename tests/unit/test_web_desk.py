"""Search and comparison over HTTP, the matrix as page and CSV, the timeline."""

from __future__ import annotations

import csv
import datetime as dt
import io
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from web_world import front, river

from actions import lookup
from bot.web import desk_api
from bot.web.desk_api import marks, plain
from bot.web.keeping import Matrices
from bot.web.site import Limits, Rate, Site


def test_search_gives_direct_answers_clauses_with_the_hit_marked_and_counts(tmp_path):
    with front(tmp_path, None, river()) as client:
        body = client.get("/api/search?q=高级").json()
    assert body["results"][0]["quote"] == "高级\t700元" and body["results"][0]["marks"] == [[0, 2]]
    facets = {name: [(v["value"], v["count"]) for v in values] for name, values in body["facets"].items()}
    assert facets == {
        "region": [("清河县", 1)],
        "series": [("工程", 1)],
        "year": [("2024", 1)],
        "topic": [("fee", 1)],
        "state": [("open", 1)],
    }
    assert body["facets"]["state"][0]["title"] == "在报"


def test_the_named_notice_answers_directly(tmp_path):
    with front(tmp_path) as client:
        answer = client.get("/api/search?q=清河县 评审费 工程").json()["answers"][0]
    assert answer["notice"] == "river-2024" and "700元" in answer["text"]
    assert answer["citations"][0]["url"].startswith("/notices/river-2024#c-2-r")


def test_the_clauses_are_those_of_the_named_notice_on_what_is_asked(tmp_path):
    with front(tmp_path) as client:
        body = client.get("/api/search?q=清河县 高级").json()
    assert [hit["quote"] for hit in body["results"]] == ["高级\t700元"]


def test_a_facet_keeps_the_counts_of_its_other_values(tmp_path):
    with front(tmp_path) as client:
        body = client.get("/api/search?q=2024&state=open").json()
    assert body["count"] and {hit["notice"] for hit in body["results"]} == {"river-2024"}
    assert {value["value"] for value in body["facets"]["state"]} == {"open", "unset"}


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [("topic=weather", 400, "weather"), ("notice=none", 404, "none"), ("topic=fee&notice=river-2024", 200, "700元")],
)
def test_a_comparison_is_of_known_topics_and_notices(tmp_path, query, status, said):
    with front(tmp_path) as client:
        reply = client.get(f"/api/compare?{query}")
    assert reply.status_code == status and said in reply.text


def test_the_matrix_is_a_page_and_a_spreadsheet(tmp_path):
    with front(tmp_path, None, river()) as client:
        table = BeautifulSoup(client.get("/desk/compare?topic=fee").text, "html.parser").select_one(".matrix table")
        sheet = client.get("/desk/compare.csv?topic=fee")
    rows = list(csv.reader(io.StringIO(sheet.text.lstrip("\ufeff"))))
    assert sheet.text.startswith("\ufeff") and rows[0] == ["主题", "内容", "清河县2024年"]
    assert len(rows) == 1 + len(table.select("tbody tr:not(.topic)"))
    assert "700元" in rows[1][2] and "700元" in table.text
    assert table.select_one("td a.place")["href"].startswith("/notices/river-2024#")


@pytest.mark.parametrize(
    ("address", "bars", "line"),
    [("/desk/timeline", 1, True), ("/desk/timeline?year=2024", 1, True), ("/desk/timeline?year=2019", 0, False)],
)
def test_the_timeline_draws_the_windows_of_a_year_and_today(tmp_path, address, bars, line):
    with front(tmp_path, None, river()) as client:
        page = BeautifulSoup(client.get(address).text, "html.parser")
    assert len(page.select("rect")) == bars and bool(page.select("line.today")) is line
    if bars:
        assert page.select_one("rect")["class"] == ["open"]
        assert 767 <= float(page.select_one("rect")["x"]) <= 768  # day 281 of 366


@pytest.mark.parametrize(
    ("quote", "query", "spans"),
    [
        ("评审费700元", "评审费", [(0, 3)]),
        ("a.c", "a.c", [(0, 1), (2, 3)]),
        ("没有", "评审费", []),
        ("评审费与评审费", "评审费", [(0, 3), (4, 7)]),
        ("x", "?", []),
    ],
)
def test_marks_are_where_the_words_stand(quote, query, spans):
    assert marks(quote, query) == spans


@pytest.mark.parametrize(("text", "written"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-5", "'-5"), ("700元", "700元")])
def test_no_cell_is_taken_for_a_formula(text, written):
    assert plain(text) == written


def test_looking_up_too_fast_gets_429(tmp_path):
    tight = Site(limits=Limits(address=Rate(0.1, 2)))
    with front(tmp_path, site=tight) as client:
        codes = [client.get(f"/api/{kind}?q=x&topic=fee").status_code for kind in ("search", "compare", "search")]
    assert codes == [200, 200, 429]


def test_a_comparison_is_kept_for_a_minute_and_a_state_of_the_knowledge_base(monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out: list[dt.datetime] = []
    monkeypatch.setattr(lookup, "compare", lambda topics, notices, now, knowledge: worked_out.append(now) or [])
    clock = [dt.datetime(2024, 10, 30, 17, 59, second) for second in (1, 59)] + [dt.datetime(2024, 10, 30, 18, 0, 1)]
    matrices = Matrices()
    for version, now in (("a", clock[0]), ("a", clock[1]), ("a", clock[2]), ("b", clock[2])):
        server = SimpleNamespace(require_knowledge=lambda: None, now=lambda now=now: now, matrices=matrices)
        desk_api._remembered(server, version, ("deadline",), [])
    assert worked_out == [clock[0], clock[2], clock[2]]
