"""``/notices/{id}/quiz``: the eligibility quiz as a form, one question a page, the answers in the address.

The address is the whole state: it can be kept, sent, gone back in, and read again without a session.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from actions import quiz_display, quiz_wording
from actions.clock import moment
from actions.sitting import compiled
from bot.web import wording
from bot.web.errors import ApiError
from bot.web.front import Front, front_of
from bot.web.notices_api import notice_of
from bot.web.templating import page
from policies.eligibility import UNSURE, Question, Quiz, finished, next_question, verdict
from policies.eligibility.engine import known
from policies.model import Notice

GO_ON, ASKED, CHANGE, AS_OF = "go_on", "asked", "change", "as_of"
"""Fields of the address besides the answers: ask on after a failure; the question just answered; one to ask again."""


class Given(msgspec.Struct, frozen=True):
    """An answer so far, and the address under which it is asked again."""

    label: str
    title: str
    address: str


async def quiz_page(request: Request) -> Response:
    """The next question, or the verdict when nothing is left to ask or a failure settled it."""
    front = front_of(request)
    notice = notice_of(front, request.path_params["id"])
    knowledge = front.require_knowledge()
    prepared = compiled(knowledge, knowledge.version, notice.id)
    now, kept = _day(request, front)
    answers = _answers(request, prepared)
    go_on = GO_ON in request.query_params
    kept |= {GO_ON: "1"} if go_on else {}
    asked = _asked(request, prepared, answers, now, go_on=go_on)
    common: dict[str, Any] = {
        "notice": notice,
        "given": [_given(prepared.question(id), answers, kept) for id in answers if asked is None or id != asked.id],
        "restart": "?" + urlencode({key: value for key, value in kept.items() if key != GO_ON}),
    }
    if asked is None and prepared.questions:
        return page(request, "quiz.html", asked=None, **common, **_outcome(notice, prepared, answers, now, kept))
    missed = asked is not None and request.query_params.get(ASKED) == asked.id and CHANGE not in request.query_params
    return page(request, "quiz.html", asked=asked, **common, **_form(prepared, asked, answers, kept, missed=missed))


def _day(request: Request, front: Front) -> tuple[dt.datetime, dict[str, str]]:
    """The moment to answer for, and what of it the next address must keep. A 403 or 400 for a day that is refused."""
    asked = request.query_params.get(AS_OF)
    if not asked:
        return front.now(), {}
    if not front.settings.allow_as_of:
        raise ApiError(403, "as_of_refused", wording.AS_OF_REFUSED)
    try:
        return moment(dt.date.fromisoformat(asked)), {AS_OF: asked}
    except ValueError:
        raise ApiError(400, "malformed", wording.wrong_day(asked)) from None


def _answers(request: Request, prepared: Quiz) -> dict[str, str]:
    """The answers in the address, in its order; several boxes ticked are one answer, 都符合 among them counts for nothing."""
    found: dict[str, str] = {}
    questions = {question.id: question for question in prepared.questions}
    for id in dict.fromkeys(request.query_params):
        if id in questions:
            values = {part for value in request.query_params.getlist(id) for part in value.split(",")}
            found[id] = _one_answer(questions[id], values)
    return known(prepared, found)


def _one_answer(question: Question, values: set[str]) -> str:
    if UNSURE in values:
        return UNSURE
    applying = [value for value in question.values if value in values and value != question.none]
    unknown = sorted(values - set(question.values))
    if question.kind == "one" and len(applying) > 1:
        return ",".join([*applying, "?"])  # two answers to one question: asked again
    return ",".join([*applying, *unknown]) or (question.none or "" if question.none in values else "")


def _asked(
    request: Request, prepared: Quiz, answers: Mapping[str, str], now: dt.datetime, *, go_on: bool
) -> Question | None:
    change = request.query_params.get(CHANGE)
    if change in {question.id for question in prepared.questions}:
        return prepared.question(change or "")
    if finished(prepared, answers, now, go_on=go_on):
        return None
    return next_question(prepared, answers, now)


def _given(question: Question, answers: Mapping[str, str], kept: Mapping[str, str]) -> Given:
    address = "?" + urlencode({**kept, **answers, CHANGE: question.id})
    return Given(question.label, quiz_display.title(question, answers[question.id]), address)


def _form(
    prepared: Quiz, asked: Question | None, answers: Mapping[str, str], kept: Mapping[str, str], *, missed: bool
) -> dict[str, Any]:
    if asked is None:
        return {"nothing": quiz_wording.NOTHING_ASKED}
    sources = quiz_display.question(prepared, asked, dict(answers)).citations
    return {
        "nothing": "",
        "lines": asked.text.split("\n"),
        "options": [*((o.value, o.title) for o in asked.options), (UNSURE, quiz_wording.UNSURE)],
        "chosen": set(answers.get(asked.id, "").split(",")),
        "hidden": {**kept, **{id: value for id, value in answers.items() if id != asked.id}, ASKED: asked.id},
        "number": len([id for id in answers if id != asked.id]) + 1,
        "error": f"{asked.accepted}。" if missed else "",
        "sources": sources,
    }


def _outcome(
    notice: Notice, prepared: Quiz, answers: dict[str, str], now: dt.datetime, kept: Mapping[str, str]
) -> dict[str, Any]:
    result = verdict(prepared, answers, now)
    heading, *rest = filter(None, quiz_display.lines(notice, prepared, result, answers, now, standings=False, unasked=False))
    return {
        "nothing": "",
        "verdict": result.verdict,
        "heading": heading,
        "rest": rest,
        "standings": [
            (s.status, quiz_wording.criterion(s), s.change, s.criterion.citation) for s in result.standings if s.asked
        ],
        "go_on": "" if result.complete else "?" + urlencode({**kept, **answers, GO_ON: "1"}),
        "day": f"{now:%Y-%m-%d}",
    }
