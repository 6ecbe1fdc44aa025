"""The widget on another site's page, under that site's strict Content-Security-Policy."""

from __future__ import annotations

from conftest import ask, violations
from playwright.sync_api import expect


def test_before_opening_it_asks_for_one_small_file_and_leaves_the_page_as_it_was(page, url, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if request.url.startswith(url) else None)
    page.goto(site)
    expect(page.get_by_role("button", name="问问这份通知")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert asked == [url + "/embed.js"]
    assert page.evaluate("() => Object.keys(window).filter((name) => /zhicheng|zc|chat/i.test(name))") == []
    assert page.evaluate("() => Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    assert page.get_by_role("dialog").count() == 0


def test_open_ask_and_cite_under_a_strict_policy(page, context, url, site):
    page.goto(site)
    page.get_by_role("button", name="问问这份通知").click()
    expect(page.get_by_label("您的问题")).to_be_focused()
    with page.expect_request("**/api/chat") as sent:
        ask(page, "评审费多少钱")
    assert sent.value.post_data_json["notice"] == "aksu-2024-party-school"
    assert "cookie" not in sent.value.headers
    reply = page.locator(".zc-reply").last
    reply.locator("summary").click()
    with context.expect_page() as opened:
        reply.get_by_role("link", name="看原文").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == url + "/notices/aksu-2024-party-school#c-4-6"
    assert context.cookies() == []


def test_it_is_styled_without_inline_styles_and_passes_axe_open(page, site):
    page.goto(site)
    assert violations(page) == []
    page.get_by_role("button", name="问问这份通知").click()
    ask(page, "什么时候截止")
    expect(page.locator(".zc-question")).to_have_css("background-color", "rgb(11, 83, 148)")
    assert violations(page) == []


def test_the_conversation_is_kept_over_pages_of_the_site_but_nothing_opens_by_itself(page, site):
    page.goto(site)
    page.get_by_role("button", name="问问这份通知").click()
    ask(page, "评审费多少钱")
    page.goto(site + "/next")
    expect(page.get_by_role("button", name="问问这份通知")).to_be_visible()
    expect(page.locator(".zc-panel")).to_have_count(0)
    page.get_by_role("button", name="问问这份通知").click()
    expect(page.locator(".zc-question")).to_have_text("您：评审费多少钱")


def test_escape_closes_gives_the_focus_back_and_takes_no_clicks(page, site):
    page.goto(site)
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.shadowRoot !== null"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_label("您的问题")).to_be_focused()
    page.keyboard.press("Escape")
    launcher = page.get_by_role("button", name="问问这份通知")
    expect(launcher).to_be_focused()
    expect(page.get_by_role("dialog")).not_to_be_visible()
    size = page.viewport_size
    taken = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('[data-zhicheng-right]') !== null",
        [size["width"] - 150, size["height"] - 200],
    )
    assert taken is False


def test_script_tags_for_one_corner_make_one_launcher_and_another_corner_its_own(page, site):
    page.goto(site + "/twice")
    expect(page.get_by_role("button", name="问问这份通知")).to_have_count(1)
    other = page.get_by_role("button", name="問問這份通知")
    expect(other).to_have_css("background-color", "rgb(255, 213, 79)")
    other.click()
    expect(page.get_by_label("您的問題")).to_be_focused()
    assert violations(page) == []


def test_the_page_can_open_it_ask_and_listen(page, site):
    page.goto(site)
    page.get_by_role("button", name="问问这份通知").wait_for()
    heard = page.evaluate(
        """async () => {
            const widget = document.querySelector('script[data-notice]').zhicheng;
            const heard = [];
            for (const name of ['open', 'ask', 'answer', 'close']) widget.on(name, () => heard.push(name));
            const messages = await widget.ask('评审费多少钱');
            widget.close();
            return [messages[0].text, ...heard];
        }"""
    )
    assert "700" in heard[0] and heard[1:] == ["open", "ask", "answer", "close"]


def test_with_our_host_down_the_page_is_as_it_would_be_without_us(page, site):
    page.goto(site + "/down")
    page.get_by_role("link", name="下一页").click()
    expect(page.get_by_role("button", name="问问这份通知")).to_be_visible()


def test_when_the_chat_cannot_be_loaded_the_launcher_says_so_and_can_be_pressed_again(page, context, site):
    page.goto(site)
    launcher = page.get_by_role("button", name="问问这份通知")
    launcher.wait_for()
    context.set_offline(True)
    launcher.click()
    expect(page.get_by_role("button", name="暂时打不开")).to_be_visible()
    context.set_offline(False)


def test_our_own_notice_page_carries_it(page, url):
    page.goto(url + "/notices/aksu-2024-party-school")
    page.get_by_role("button", name="问问这份通知").click()
    ask(page, "评审费多少钱")
    expect(page.locator(".zc-reply").last).to_contain_text("700")
