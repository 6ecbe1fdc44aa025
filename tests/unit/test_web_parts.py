"""The front's small parts: limits, session keys, replays, readiness, the site file."""

from __future__ import annotations

import asyncio
import re
import stat

import pytest
from web_world import ANSWER, FakeRasa

from bot.web.limiting import TokenBuckets
from bot.web.rasa import Rasa, RasaDown
from bot.web.readiness import Readiness
from bot.web.sessions import Replays, SessionTokens
from bot.web.site import Site, SiteError, origin_pattern, read_site


def test_a_bucket_holds_its_burst_and_refills_at_its_rate():
    now = [0.0]
    buckets = TokenBuckets(rate=2.0, burst=3, clock=lambda: now[0])
    assert [buckets.take("a") for _ in range(4)] == [0.0, 0.0, 0.0, 0.5]
    assert buckets.take("b") == 0.0  # one asker does not use up another's
    now[0] = 0.5
    assert buckets.take("a") == 0.0
    now[0] = 100.0
    assert [buckets.take("a") > 0 for _ in range(4)] == [False, False, False, True]


def test_the_session_key_is_made_once_and_for_its_owner_only(tmp_path):
    path = tmp_path / "data" / "session.key"
    token = SessionTokens.from_file(path).issue()
    assert SessionTokens.from_file(path).conversation(token) == token.partition(".")[0]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert SessionTokens.from_file(tmp_path / "other.key").conversation(token) is None


@pytest.mark.parametrize("token", ["", ".", "x", "x.y", "a.b.c", "用户.签名", "default"])
def test_a_made_up_token_opens_no_conversation(tmp_path, token):
    assert SessionTokens.from_file(tmp_path / "key").conversation(token) is None


def test_a_replay_runs_once_even_while_the_first_is_under_way_and_a_failure_is_tried_again():
    ran = []

    async def work():
        ran.append(1)
        await asyncio.sleep(0)
        if len(ran) == 1:
            raise RuntimeError("first")
        return "done"

    async def scenario():
        replays = Replays()
        with pytest.raises(RuntimeError, match="first"):
            await replays.once("k", work)
        return await asyncio.gather(*(replays.once("k", work) for _ in range(3)))

    assert asyncio.run(scenario()) == ["done"] * 3 and len(ran) == 2


def test_ready_only_once_a_real_question_was_answered_then_degraded_when_rasa_goes():
    replies = iter([ConnectionError("not yet"), [], [{"custom": {"messages": [ANSWER]}}]])

    async def scenario():
        readiness, seen = Readiness(), []
        rasa = Rasa(FakeRasa(lambda body: next(replies)))
        watch = asyncio.create_task(readiness.watch(rasa))
        while not seen or readiness.state != "ready":
            seen.append(readiness.state)
            await asyncio.sleep(0.02)
        watch.cancel()
        readiness.learn(False)
        return set(seen), readiness.state

    assert asyncio.run(scenario()) == ({"starting"}, "degraded")


def test_after_a_time_out_rasa_is_left_alone_for_a_moment():
    now, rasa = [0.0], FakeRasa(lambda body: TimeoutError("slow"))

    async def scenario():
        client = Rasa(rasa, clock=lambda: now[0])
        for moment in (0.0, 1.0, 10.0):
            now[0] = moment
            with pytest.raises(RasaDown):
                await client.ask("s", "x", None, None)

    asyncio.run(scenario())
    assert len(rasa.asked) == 2


def test_the_shipped_site_file_says_what_the_code_assumes():
    assert read_site().limits == Site().limits


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[embed]\norigins = ['example.cn']", "example.cn"),
        ("[embed]\norigins = ['https://a.cn/path']", "https://a.cn/path"),
        ("[embed]\norigins = [\"https://a.cn; script-src 'unsafe-inline'\"]", "不是来源"),
        ("[limits]\nsesion = 3", "sesion"),
        ("[limits", "有误"),
        (None, "找不到"),
    ],
)
def test_a_wrong_site_file_is_refused_with_its_place(tmp_path, text, said):
    path = tmp_path / "site.toml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(SiteError, match=re.escape(said)):
        read_site(path)


@pytest.mark.parametrize(
    ("origin", "matches"),
    [
        ("https://a.example", True),
        ("https://aXexample", False),
        ("https://a.example.evil.cn", False),
        ("http://localhost:8080", True),
        ("http://localhost", True),
        ("http://localhost:80evil", False),
        ("null", False),
    ],
)
def test_origins_match_whole_and_to_the_letter(origin, matches):
    pattern = origin_pattern(("https://a.example", "http://localhost:*"))
    assert bool(re.fullmatch(pattern, origin)) is matches
