"""For everyone: axe-core, 400 % zoom, large text, target sizes."""

from __future__ import annotations

import pytest
from conftest import ask, violations

PAGES = [
    "/", "/notices", "/notices/aksu-2024-party-school", "/notices/bazhou-2021-vocational#c-1", "/help",
    "/demo", "/none", "/desk", "/desk/compare", "/desk/timeline",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_on_a_page(page, url, address):
    page.goto(url + address)
    assert violations(page) == []


def test_axe_finds_nothing_in_a_conversation_with_every_kind_of_card(page, url):
    page.goto(url)
    for text in ("评审费多少钱", "什么时候截止", "申报时间", "比较评审费", "今天天气", "我能不能报", "大学本科"):
        ask(page, text)
    for summary in page.locator("summary").all():
        summary.click()
    page.get_by_role("button", name="没用").first.click()
    assert violations(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_at_400_percent_nothing_runs_off_the_side(browser, url, address):
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    page.goto(url + address)
    width, seen = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    context.close()
    assert width <= seen


def test_at_400_percent_a_question_can_be_asked_and_its_answer_read(browser, url):
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    page.goto(url)
    ask(page, "比较评审费")
    last = page.locator(".zc-reply").last
    last.scroll_into_view_if_needed()
    width, seen = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    box = last.bounding_box()
    context.close()
    assert width <= seen and box["x"] >= 0 and box["x"] + box["width"] <= 320


def test_large_text_enlarges_stays_after_a_reload_and_still_fits(page, url):
    page.goto(url + "/notices")
    size = "() => parseFloat(getComputedStyle(document.querySelector('main')).fontSize)"
    normal = page.evaluate(size)
    button = page.get_by_role("button", name="大字")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    page.goto(url)
    assert page.evaluate(size) >= normal * 1.3
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_targets_in_a_conversation_are_at_least_44_pixels(page, url):
    page.goto(url)
    for text in ("评审费多少钱", "申报时间", "我能不能报"):
        ask(page, text)
    page.locator("summary").first.click()
    small = page.evaluate(
        """() => [...document.querySelectorAll('header a, button, select, textarea, summary, .zc a')]
            .filter((node) => node.offsetParent !== null)
            .map((node) => [node.textContent.slice(0, 20), node.getBoundingClientRect()])
            .filter(([, box]) => box.height < 44 || box.width < 44)
            .map(([text, box]) => `${text} ${box.width}x${box.height}`)"""
    )
    assert small == []


def test_every_control_is_reached_and_used_by_the_keyboard_alone(page, url):
    page.goto(url)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "跳到正文"
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.id") == "zc-input":
            break
    page.keyboard.type("评审费多少钱")
    page.keyboard.press("Enter")
    page.locator(".zc-reply").nth(1).wait_for()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("() => document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    page.locator("blockquote").wait_for()
