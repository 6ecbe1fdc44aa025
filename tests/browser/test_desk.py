"""The consultation desk by keyboard: type, narrow, open beside, copy."""

from __future__ import annotations

import re

import pytest
from conftest import SIZES, violations
from playwright.sync_api import expect


def look_up(page, words: str) -> None:
    page.get_by_label("查什么").fill(words)
    page.locator(".result").first.wait_for()


def test_results_come_as_one_types_and_stand_in_the_address(page, url):
    page.goto(url + "/desk")
    page.keyboard.press("/")
    expect(page.get_by_label("查什么")).to_be_focused()
    page.keyboard.type("阿克苏 评审费")
    expect(page.locator(".result.direct").first).to_contain_text("700")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d+ 份通知有直接答案，\d+ 条相关条款"))
    assert "q=" in page.url
    page.reload()
    expect(page.locator(".result.direct").first).to_contain_text("700")
    assert violations(page) == []


@pytest.mark.parametrize("typed", ["评审废", "評審費"])
def test_a_misspelling_finds_the_same_answers(page, url, typed):
    page.goto(url + "/desk")
    look_up(page, typed)
    expect(page.locator(".result.direct", has_text="阿克苏")).to_contain_text("700")


def test_a_facet_narrows_and_can_be_taken_back(page, url):
    page.goto(url + "/desk?q=评审费")
    page.locator(".result").first.wait_for()
    before = page.get_by_role("status").text_content()
    facet = page.get_by_role("button", name=re.compile("^2021"))
    facet.click()
    pressed = page.get_by_role("button", name=re.compile("^2021"), pressed=True)
    expect(pressed).to_be_visible()
    assert "year=2021" in page.url
    expect(page.locator(".result.direct")).to_have_count(1)
    pressed.click()
    expect(page.get_by_role("status")).to_have_text(before)


def test_the_hit_is_marked_and_the_answer_copied_with_its_citation(page, context, url):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(url + "/desk?q=评审费")
    expect(page.locator(".result mark").first).to_contain_text("评审")
    page.locator(".result.direct", has_text="阿克苏").get_by_role("button", name="复制").click()
    expect(page.get_by_role("status")).to_contain_text("已复制")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "700" in copied and "——《" in copied and "/notices/aksu-2024-party-school#" in copied


def test_an_answer_that_says_its_clause_word_for_word_shows_it_once_and_where_it_stands(page, url):
    page.goto(url + "/desk?q=阿克苏 评审费")
    answer = page.locator(".result.direct").first
    expect(answer.get_by_role("link", name="四（六）").first).to_be_visible()
    assert answer.text_content().count("高级 700 元/人") == 1


def test_copying_works_on_an_intranet_without_https(page, url):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(url + "/desk?q=阿克苏 评审费")
    button = page.locator(".result.direct").first.get_by_role("button", name="复制")
    button.click()
    expect(page.get_by_role("status")).to_have_text("已复制答案和出处。")
    expect(button).to_be_focused()


def test_arrows_choose_and_enter_opens_the_original_beside_at_its_clause(browser, url):
    context = browser.new_context(viewport=SIZES["desktop"])
    page = context.new_page()
    page.goto(url + "/desk?q=阿克苏 评审费")
    page.locator(".result").first.wait_for()
    page.get_by_label("查什么").press("ArrowDown")
    expect(page.locator(".result[aria-current=true]")).to_have_count(1)
    page.keyboard.press("Enter")
    clause = page.frame_locator("#original-frame").locator(".clause:target")
    expect(clause).to_contain_text("700")
    expect(clause).to_be_in_viewport()
    page.get_by_role("button", name="收起原文").click()
    expect(page.locator("#original")).not_to_be_visible()
    context.close()


def test_the_matrix_leads_to_each_clause(page, url):
    page.goto(url + "/desk/compare?topic=fee")
    row = page.get_by_role("row", name=re.compile("评审费的金额"))
    expect(row).to_contain_text("700")
    row.locator("a.place").first.click()
    expect(page.locator(".clause:target")).to_be_visible()
