"""The quiz as a page: one question at a time, the answers in the address, a result that can be printed."""

import pytest
from bs4 import BeautifulSoup
from quiz_maker import IDS, OPEN_DAY, notice
from web_world import front, supplement

HEJING = "hejing-2024-teacher"
GOOD = "scope=none&excluded=none&putonghua=2A&ce=enough&conditions=none&ready=none"


@pytest.fixture
def client(tmp_path):
    with front(tmp_path, None, *map(notice, IDS), allow_as_of=True) as client:
        yield client


def read(client, query="", id=HEJING):
    reply = client.get(f"/notices/{id}/quiz?{query}")
    assert reply.status_code == 200
    return BeautifulSoup(reply.text, "html.parser")


def asked(page):
    """The name of the question's fields; None on a result."""
    field = page.select_one("fieldset input")
    return field["name"] if field else None


def submit(client, page, *values, id=HEJING):
    """The page after ticking these values and pressing the button."""
    fields = [(tag["name"], tag["value"]) for tag in page.select("form input[type=hidden]")]
    fields += [(asked(page), value) for value in values]
    return read(client, "&".join(f"{name}={value}" for name, value in fields), id)


def test_the_first_page_asks_the_first_question(client):
    page = read(client)
    assert asked(page) == "scope"
    assert "单位在和静县" in page.text and "不确定" in page.text
    assert page.select_one("details blockquote a")["href"].startswith(f"/notices/{HEJING}#")


@pytest.mark.parametrize("id", IDS)
def test_favourable_answers_lead_page_by_page_to_an_eligible_result(client, id):
    page = read(client, f"as_of={OPEN_DAY[id]}", id)
    for _ in range(12):
        if not asked(page):
            break
        offered = [field["value"] for field in page.select("fieldset input")]
        wanted = {"title_place": "home", "education": "bachelor", "years": offered[-2]}
        page = submit(client, page, wanted.get(asked(page), offered[0]), id=id)
    assert page.select_one(".result.eligible"), page.text
    assert not page.select(".standings .unmet, .standings .unknown")


def test_a_failure_ends_it_with_the_clause_and_one_can_go_on(client):
    page = read(client, "scope=job")
    assert page.select_one(".result.not_eligible")
    assert "从事教师工作" in page.select_one(".standings .unmet blockquote").text
    onward = next(a["href"] for a in page.select("a.button") if "继续" in a.text)
    assert asked(read(client, onward.removeprefix("?"))) == "excluded"


def test_nothing_chosen_asks_again_with_what_is_accepted(client):
    page = submit(client, read(client, "scope=none"))
    assert asked(page) == "excluded"
    assert page.select_one("[role=alert]")


def test_several_boxes_are_one_answer_and_outweigh_all_is_well(client):
    page = read(client, "scope=none&scope=place&scope=level")
    assert {item.strong.text for item in page.select(".standings .unmet")} == {"不符合"}
    assert len(page.select(".standings .unmet")) == 2


@pytest.mark.parametrize(
    "query", ["scope=nonsense", "scope=", "putonghua=2A&putonghua=3A&scope=none&excluded=none", "colour=red", "scope=none,nonsense"]
)
def test_what_is_no_answer_is_asked_again(client, query):
    assert asked(read(client, query)) in ("scope", "putonghua")


def test_an_earlier_answer_can_be_changed_and_the_others_stay(client):
    page = read(client, GOOD)
    address = next(a["href"] for a in page.select(".given a") if "普通话" in a["aria-label"])
    page = read(client, address.removeprefix("?"))
    assert asked(page) == "putonghua"
    page = submit(client, page, "3A")
    assert page.select_one(".result.not_eligible")


def test_the_result_has_the_windows_state_the_contact_and_can_be_printed(client):
    page = read(client, GOOD)
    assert "10月30日" in page.text and "5010516" in page.text
    assert page.select_one("button.print")


def test_a_closed_window_is_the_result_until_one_goes_on(client):
    page = read(client, "as_of=2024-10-31")
    assert page.select_one(".result.not_eligible")
    assert asked(read(client, "as_of=2024-10-31&go_on=1")) == "scope"


@pytest.mark.parametrize(("query", "status"), [("as_of=gestern", 400), ("", 200)])
def test_a_day_that_is_none_is_refused(client, query, status):
    assert client.get(f"/notices/{HEJING}/quiz?{query}").status_code == status


def test_a_day_is_refused_where_the_server_does_not_allow_it(tmp_path):
    with front(tmp_path, None, notice(HEJING)) as client:
        assert client.get(f"/notices/{HEJING}/quiz?as_of=2024-10-31").status_code == 403


def test_an_unknown_notice_is_not_found(client):
    assert client.get("/notices/nowhere/quiz").status_code == 404


def test_a_notice_without_conditions_says_so(tmp_path):
    with front(tmp_path, None, supplement()) as client:
        page = BeautifulSoup(client.get("/notices/river-2024-more/quiz").text, "html.parser")
    assert "没有写明报名条件" in page.select_one(".panel").text
    assert not page.select("form")


def test_the_page_holds_nothing_inline(client):
    for query in ("", GOOD):
        page = read(client, query)
        assert not page.select("[style], style, script:not([src])")


def test_markup_in_the_address_stays_text(client):
    assert "<script>alert" not in client.get(f"/notices/{HEJING}/quiz?scope=<script>alert(1)</script>").text
