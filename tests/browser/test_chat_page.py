"""The chat page as people use it: ask, read the clause, go on, lose the network, come back."""

from __future__ import annotations

import re
import sqlite3

import pytest
from conftest import ask
from playwright.sync_api import expect

HOME = "/?notice=aksu-2024-party-school"


def test_an_answer_opens_its_clause_and_the_original_highlighted_there(page, context, url):
    page.goto(url + HOME)
    ask(page, "评审费多少钱")
    reply = page.locator(".zc-reply").last
    expect(reply).to_contain_text("高级 700 元/人")
    expect(reply.locator("blockquote")).not_to_be_visible()
    reply.locator("summary").click()
    expect(reply.locator("blockquote")).to_contain_text("四（六）")
    with context.expect_page() as opened:
        reply.get_by_role("link", name="看原文").click()
    clause = opened.value.locator("#c-4-6")
    expect(clause).to_be_focused()
    expect(clause).to_be_in_viewport()
    assert clause.evaluate("(node) => node.matches(':target') && getComputedStyle(node).outlineStyle") == "solid"


def test_the_log_is_one_to_be_announced_whole_and_the_state_is_said_in_words(page, url):
    page.goto(url)
    log = page.get_by_role("log", name="对话")
    ask(page, "什么时候截止")
    expect(log.get_by_role("article").last).to_contain_text("网上申报进行中")
    expect(log.locator(".zc-chip").last).to_have_text("进行中")
    expect(page.get_by_label("您的问题")).to_be_focused()
    with page.expect_download() as dates:
        page.get_by_role("link", name="存到日历").click()
    assert "hejing-2024-teacher" in dates.value.suggested_filename


def test_a_choice_is_one_press_and_the_answer_gets_the_focus(page, url):
    page.goto(url)
    ask(page, "申报时间")
    page.get_by_role("button", name="和静县2024年教师系列初级").click()
    reply = page.locator(".zc-reply").last
    expect(reply).to_contain_text("10月30日")
    expect(reply).to_be_focused()


def test_the_quiz_goes_by_large_buttons_to_a_verdict(page, url):
    page.goto(url)
    ask(page, "我能不能报")
    expect(page.locator(".zc-text").last).to_have_text("您的最高学历是？")  # the list of options is the buttons
    option = page.get_by_role("button", name="大学本科")
    assert option.bounding_box()["height"] >= 44
    expect(page.locator(".zc-reply").last.get_by_role("button")).to_have_text(["大学本科", "大专", "不测了"])
    option.click()
    expect(page.locator(".zc-verdict")).to_have_text("需要进一步核实")
    expect(page.locator(".zc-criteria > li")).to_have_count(3)
    expect(page.locator(".zc-text").last).to_have_text("结论：您还差一项。")  # what is not met is in the list
    expect(page.locator(".zc-unmet")).to_be_visible()
    expect(page.locator(".zc-met")).not_to_be_visible()
    page.get_by_text("其余条件（2 条）").click()
    expect(page.locator(".zc-met")).to_be_visible()
    expect(option).to_be_disabled()


def test_a_comparison_is_a_table_that_keeps_its_labels_when_narrow(page, url):
    page.goto(url)
    ask(page, "比较评审费")
    table = page.get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(3)
    expect(page.locator(".zc-text").last).to_have_text("几份通知写法不同：")
    cell = table.get_by_role("cell", name=re.compile("高级700元"))
    expect(cell).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_enter_that_ends_a_composition_sends_nothing(page, url, rasa):
    page.goto(url)
    box = page.get_by_label("您的问题")
    box.fill("评审费多少钱")
    asked = len(rasa.asked)
    for event in ("{isComposing: true}", "{keyCode: 229}"):
        box.evaluate(
            f"(node) => node.dispatchEvent(new KeyboardEvent('keydown', {{key: 'Enter', bubbles: true, ...{event}}}))"
        )
    box.press("Shift+Enter")
    expect(box).to_have_value("评审费多少钱\n")
    assert len(rasa.asked) == asked
    box.press("Enter")
    page.locator(".zc-reply").nth(1).wait_for()
    assert rasa.asked[asked:] == ["评审费多少钱"]


def test_a_reload_keeps_the_conversation_and_clearing_forgets_it(page, url):
    page.goto(url + HOME)
    ask(page, "评审费多少钱")
    session = page.evaluate("() => JSON.stringify({...sessionStorage})")
    page.reload()
    expect(page.locator(".zc-question")).to_have_text(re.compile("评审费多少钱"))
    expect(page.locator(".zc-reply")).to_have_count(1)
    page.get_by_role("button", name="清空对话").click()
    expect(page.locator(".zc-question")).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("对话已清空。")
    ask(page, "什么时候截止")
    assert page.evaluate("() => JSON.stringify({...sessionStorage})") != session
    assert page.context.cookies() == []


def test_without_a_network_the_question_waits_and_goes_out_once_it_is_back(page, context, url, rasa):
    page.goto(url)
    asked = len(rasa.asked)
    context.set_offline(True)
    page.get_by_label("您的问题").fill("评审费多少钱")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("网络不通")
    context.set_offline(False)
    expect(page.locator(".zc-reply").last).to_contain_text("700")
    expect(page.get_by_role("alert")).to_be_empty()
    assert rasa.asked[asked:] == ["评审费多少钱"]


def test_an_answer_lost_on_the_way_is_fetched_again_without_asking_twice(page, url, rasa):
    page.goto(url)
    asked = len(rasa.asked)
    lost = []

    def lose_first(route):
        if lost:
            return route.continue_()
        lost.append(route.fetch())
        return route.abort()

    page.route("**/api/chat", lose_first)
    page.get_by_label("您的问题").fill("评审费多少钱")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="重发").click()
    expect(page.locator(".zc-reply").last).to_contain_text("700")
    expect(page.locator(".zc-question")).to_have_count(1)
    assert rasa.asked[asked:] == ["评审费多少钱"]


def test_a_busy_server_is_asked_again_after_the_time_it_names(page, url):
    page.goto(url)
    refused = []

    def refuse_first(route):
        if refused:
            return route.continue_()
        refused.append(1)
        return route.fulfill(
            status=429,
            headers={"Retry-After": "1"},
            json={"error": {"code": "too_fast", "message": "问得太快了。"}},
        )

    page.route("**/api/chat", refuse_first)
    ask(page, "评审费多少钱")
    expect(page.locator(".zc-reply").last).to_contain_text("700")


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_is_said_so_and_not_sent(page, url, rasa, typed):
    page.goto(url)
    asked = len(rasa.asked)
    page.get_by_label("您的问题").fill(typed)
    page.get_by_role("button", name="发送").click()
    expect(page.get_by_role("alert")).to_have_text("请先写下要问的问题。")
    assert len(rasa.asked) == asked


def test_markup_in_a_question_stays_text(page, url):
    page.goto(url)
    ask(page, "<img src=x onerror=alert(1)><b>粗</b>")
    expect(page.locator(".zc-question")).to_contain_text("<b>粗</b>")
    expect(page.locator(".zc-log img")).to_have_count(0)


def test_an_answer_is_copied_with_its_citation(page, context, url):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(url)
    ask(page, "评审费多少钱")
    page.get_by_role("button", name="复制答案和出处").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "高级 700 元/人" in copied and "四（六）" in copied and "/notices/aksu-2024-party-school#c-4-6" in copied


def test_a_thumb_with_a_word_is_kept(page, url, data):
    page.goto(url)
    ask(page, "评审费多少钱")
    page.get_by_role("button", name="没用").click()
    page.get_by_label("哪里不对").fill("没说怎么交")
    with page.expect_response("**/api/feedback"):  # the thumb alone was thanked for already
        page.get_by_role("button", name="提交").click()
    expect(page.get_by_role("status")).to_have_text("谢谢，已记下。")
    kept = sqlite3.connect(data / "feedback.sqlite").execute("SELECT word FROM feedback").fetchall()
    assert ("没说怎么交",) in kept


def test_choosing_another_notice_changes_what_the_next_question_is_about(page, url):
    page.goto(url + HOME)
    page.get_by_label("我看的是").select_option("yuli-2024-initial")
    expect(page.get_by_role("status")).to_contain_text("尉犁")
    assert page.url.endswith("?notice=yuli-2024-initial")
    with page.expect_request("**/api/chat") as sent:
        ask(page, "评审费多少钱")
    assert sent.value.post_data_json["notice"] == "yuli-2024-initial"
