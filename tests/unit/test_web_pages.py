"""The notice pages, the calendar, the JSON over the knowledge base, and what every answer carries."""

from __future__ import annotations

import gzip
import re

import msgspec
import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar
from web_world import front, river, supplement

from policies.model import Supersedes

PAGES = ["/", "/notices", "/notices/river-2024", "/help", "/demo", "/desk", "/desk/compare", "/desk/timeline"]


@pytest.mark.parametrize("address", [*PAGES, "/nowhere"])
def test_pages_hold_nothing_inline_and_nothing_foreign(tmp_path, address):
    with front(tmp_path) as client:
        reply = client.get(address, headers={"Accept": "text/html"})
    page = BeautifulSoup(reply.text, "html.parser")
    assert page.html["lang"] == "zh-Hans"
    assert not page.select("[style], style, script:not([src])")
    assert not [a for tag in page.find_all() for a in tag.attrs if a.startswith("on")]
    assert all(tag["src"].startswith(("/static/", "/embed.js")) for tag in page.select("script"))
    assert "'unsafe" not in reply.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://site.example" in reply.headers["Content-Security-Policy"]
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", PAGES)
def test_every_file_that_a_page_names_is_served(tmp_path, address):
    with front(tmp_path) as client:
        page = BeautifulSoup(client.get(address).text, "html.parser")
        named = [tag.get("src") or tag.get("href") for tag in page.select("script, link")]
        assert named and all(client.get(name).status_code == 200 for name in named)


def test_the_loader_is_small_and_what_it_opens_stays_light(tmp_path):
    def packed(name):
        reply = client.get(name)
        assert reply.headers["access-control-allow-origin"] == "*"
        assert reply.headers["cross-origin-resource-policy"] == "cross-origin"
        return len(gzip.compress(reply.content))

    names = ("chat.js", "chat.css", "dom.js", "memory.js", "render.js", "rating.js", "strings.js", "transport.js")
    with front(tmp_path) as client:
        assert packed("/embed.js") <= 5_000
        rest = ["/static/widget.js", "/static/widget.css", *(f"/static/chat/{name}" for name in names)]
        assert sum(packed(name) for name in rest) <= 130_000


def test_every_clause_of_a_notice_is_an_anchor_and_markup_in_it_stays_text(tmp_path):
    with front(tmp_path) as client:
        page = BeautifulSoup(client.get("/notices/river-2024").text, "html.parser")
    for clause in river().clauses:
        element = page.find(id=clause.anchor)
        assert element is not None and element["tabindex"] == "-1"
        assert clause.text.split("\t")[0] in element.get_text()
    assert not page.select("article script")


def test_rows_of_a_table_are_one_table_under_its_header(tmp_path):
    with front(tmp_path) as client:
        tables = BeautifulSoup(client.get("/notices/river-2024").text, "html.parser").select("article table")
    assert [th.text for th in tables[0].select("th[scope=col]")] == ["级别", "金额"]
    assert [[td.text.strip() for td in row.select("td")] for row in tables[0].select("tbody tr")] == [
        ["高级", "700元"],
        ["中级", "400元"],
    ]
    assert len(tables) == 1


def test_a_clause_that_a_later_notice_changed_says_so_and_its_window_is_shown_as_it_stands(tmp_path):
    with front(tmp_path) as client:
        page = BeautifulSoup(client.get("/notices/river-2024").text, "html.parser")
        dates = client.get("/notices/river-2024/calendar.ics").text
    assert "2024年11月15日" in page.select_one("#c-1-1.superseded .changed").text
    assert page.select_one("#c-1-1 .changed a")["href"] == "/notices/river-2024-more"
    assert "11月15日截止" in page.select_one(".states .state").text
    start, end = Calendar.from_ical(dates).walk("VEVENT")
    assert (start["DTSTART"].dt.isoformat(), end["DTSTART"].dt.isoformat()) == ("2024-10-08", "2024-11-15")
    assert "延长至2024年11月15日" in end["DESCRIPTION"] and "原为2024年10月8日至10月30日 18:00" in end["DESCRIPTION"]


def test_the_calendar_of_a_repealed_notice_is_empty_and_says_why(tmp_path):
    text = "《关于开展清河县2024年职称评审工作的通知》自即日起废止。"
    entry = Supersedes(title=river().title, quote=text, notice="river-2024", repeals=True)
    newer = msgspec.structs.replace(supplement(), id="repeal", title="关于废止职称文件的通知", supersedes=(entry,))
    with front(tmp_path, None, river(), newer) as client:
        (dates,) = Calendar.from_ical(client.get("/notices/river-2024/calendar.ics").content).walk("VCALENDAR")
        page = BeautifulSoup(client.get("/notices/river-2024").text, "html.parser")
    assert not dates.walk("VEVENT")
    assert "关于废止职称文件的通知" in dates["X-WR-CALDESC"] and "不再适用" in dates["X-WR-CALDESC"]
    assert not page.select(".states .state")


def test_the_calendar_has_both_ends_of_each_window(tmp_path):
    with front(tmp_path, None, river()) as client:
        reply = client.get("/notices/river-2024/calendar.ics")
        state = BeautifulSoup(client.get("/notices/river-2024").text, "html.parser").select_one(".states .state")
    assert reply.headers["Content-Type"] == "text/calendar; charset=utf-8"
    start, end = Calendar.from_ical(reply.content).walk("VEVENT")
    assert start["DTSTART"].dt.isoformat() == "2024-10-08"
    assert end["DTEND"].dt.isoformat() == "2024-10-30T18:00:00+08:00"
    assert end["URL"].endswith("/notices/river-2024#c-1-1")
    assert "进行中" in state.text and "open" in state["class"]


@pytest.mark.parametrize("address", ["/notices/none", "/notices/none/calendar.ics", "/nowhere", "/notices/../etc"])
def test_an_unknown_address_is_a_404_page_for_people_and_json_for_programs(tmp_path, address):
    with front(tmp_path) as client:
        seen = client.get(address, headers={"Accept": "text/html"})
        told = client.get(address)
    assert seen.status_code == told.status_code == 404
    assert "看通知列表" in seen.text and told.json()["error"]["message"]


def test_the_chat_page_starts_from_the_chosen_notice_only_if_it_exists(tmp_path):
    with front(tmp_path) as client:
        known = BeautifulSoup(client.get("/?notice=river-2024").text, "html.parser")
        unknown = BeautifulSoup(client.get('/?notice="><script>').text, "html.parser")
    assert known.select_one("#chat")["data-notice"] == "river-2024"
    assert known.select_one("option[selected]")["value"] == "river-2024"
    assert unknown.select_one("#chat")["data-notice"] == ""


def test_the_notices_are_listed_as_json(tmp_path):
    with front(tmp_path) as client:
        listed = client.get("/api/notices").json()["notices"]
        one = client.get("/api/notices/river-2024").json()
    assert [notice["id"] for notice in listed] == ["river-2024", "river-2024-more"]
    assert listed[0]["url"] == "/notices/river-2024" and listed[0]["deadlines"][0]["end"] == "2024-10-30"
    assert one["clauses"][5]["url"] == "/notices/river-2024#c-2-r1"
    assert one["facts"][2]["type"] == "fee" and one["silent"] == ["papers.count"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=高级", 1),
        ("q=级", 3),
        ("q=级&topic=fee", 2),
        ("q=申报&topic=fee", 0),
        ("q=2024&notice=river-2024-more", 1),
        ("q=级&region=山阳县", 0),
        ("q=级&year=2023", 0),
    ],
)
def test_search_narrows_by_what_is_asked(tmp_path, query, found):
    with front(tmp_path) as client:
        body = client.get(f"/api/search?{query}").json()
        first = client.get(f"/api/search?{query}&limit=1").json()
    assert body["count"] == len(body["results"]) == found
    assert first["count"] == found and first["results"] == body["results"][:1]
    assert all(re.fullmatch(r"/notices/[\w-]+#[\w-]+", hit["url"]) for hit in body["results"])


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("", 400, "q"),
        ("q=%20", 400, "q"),
        ("q=" + "长" * 201, 413, "200"),
        ("q=x&limit=0", 400, "limit"),
        ("q=x&limit=abc", 400, "limit"),
        ("q=x&year=99999999999999999999", 400, "year"),
        ("q=x&notice=none", 404, "none"),
    ],
)
def test_a_wrong_search_names_its_parameter(tmp_path, query, status, said):
    with front(tmp_path) as client:
        reply = client.get(f"/api/search?{query}")
    assert reply.status_code == status and said in reply.json()["error"]["message"]


def test_what_is_counted_names_no_one(tmp_path):
    with front(tmp_path) as client:
        client.get("/api/search?q=13812345678")
        client.get("/notices/13812345678")
        client.get("/13812345678/x")
        text = client.get("/metrics").text
    assert 'route="/api/search"' in text and 'route="/notices/…"' in text and 'route="other"' in text
    assert "13812345678" not in text


def test_ready_tells_its_version_and_alive_needs_nothing(tmp_path):
    with front(tmp_path) as client:
        assert client.get("/readyz").json() == {"status": "ready", "rasa": True, "knowledge": "test"}
    with front(tmp_path, None, supplement(), state="starting") as client:
        assert client.get("/healthz").status_code == 200
