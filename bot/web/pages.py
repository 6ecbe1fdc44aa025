"""The pages that people read."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from actions import wording
from bot.web.calendars import calendar
from bot.web.front import Front, front_of
from bot.web.notice_view import blocks, contents, superseded
from bot.web.notices_api import notice_of
from bot.web.replies import json_reply
from bot.web.templating import HERE, page
from policies.model import Deadline, Notice
from policies.schedule import Scheduled, schedule
from policies.succession import repealed
from policies.windows import window


async def home(request: Request) -> Response:
    """The chat as a full page; ``?notice=`` chooses the notice that it starts from."""
    front = front_of(request)
    summaries = front.knowledge.summaries() if front.knowledge else ()
    chosen = request.query_params.get("notice", "")
    known = chosen if any(summary.id == chosen for summary in summaries) else ""
    return page(request, "chat.html", notices=summaries, chosen=known, examples=wording.EXAMPLES)


async def notice_list(request: Request) -> Response:
    front = front_of(request)
    rows = [
        {"notice": summary, "states": [_state(front, deadline) for deadline in summary.deadlines][:3]}
        for summary in front.require_knowledge().summaries()
    ]
    return page(request, "notices.html", rows=rows)


async def notice_page(request: Request) -> Response:
    front = front_of(request)
    found = notice_of(front, request.path_params["id"])
    later = _later(front, found)
    return page(
        request,
        "notice.html",
        notice=found,
        beside="beside" in request.query_params,  # shown in a frame of the desk
        blocks=blocks(found, superseded(found, later)),
        contents=contents(found),
        repealed=[newer for newer in later if any(s.notice == found.id and s.repeals for s in newer.supersedes)],
        newer=[newer for newer in later if not any(s.notice == found.id for s in newer.supersedes)],
        states=[(each.deadline.anchor, _state(front, each.deadline)) for each in _dated(found, later)],
    )


async def notice_calendar(request: Request) -> Response:
    front = front_of(request)
    found = notice_of(front, request.path_params["id"])
    later = _later(front, found)
    base = str(request.base_url).rstrip("/")
    # the file's name is the id: a title would need encoding that mail programs garble
    headers = {"Content-Disposition": f'attachment; filename="{_ascii(found.id)}.ics"', "Cache-Control": "no-cache"}
    content = calendar(found, _dated(found, later), base, front.now(), repealed=repealed(found, later))
    return Response(content, headers=headers, media_type="text/calendar; charset=utf-8")


async def help_page(request: Request) -> Response:
    return page(request, "help.html", examples=wording.EXAMPLES)


async def demo_page(request: Request) -> Response:
    """A page that carries the widget, as another site's would."""
    front = front_of(request)
    summaries = front.require_knowledge().summaries()
    first = summaries[0].id if summaries else ""
    base = str(request.base_url).rstrip("/")
    return page(request, "demo.html", notice=first, base=base, examples=wording.EXAMPLES)


async def examples(request: Request) -> Response:
    """``GET /api/examples``: questions to begin with."""
    return json_reply({"examples": list(wording.EXAMPLES)})


async def embed_script(request: Request) -> Response:
    """The widget's loader, at an address that does not change."""
    return FileResponse(HERE / "static" / "embed.js", headers={"Cache-Control": "public, max-age=600"})


def _state(front: Front, deadline: Deadline) -> dict[str, str]:
    state = window(deadline, front.now())
    return {"state": state.state, "text": wording.state(deadline, state)}


def _later(front: Front, found: Notice) -> list[Notice]:
    """The notices that change, repeal or follow this one."""
    knowledge = front.require_knowledge()
    summary = next(s for s in knowledge.summaries() if s.id == found.id)
    newer = dict.fromkeys((*summary.changed_by, *filter(None, [summary.superseded_by])))
    return [knowledge.notice(identifier) for identifier in newer]


def _dated(found: Notice, later: list[Notice]) -> list[Scheduled]:
    """The windows with a day, as they stand today."""
    return [each for each in schedule(found, later) if each.deadline.start or each.deadline.end]


def _ascii(identifier: str) -> str:
    kept = "".join(sign for sign in identifier if sign.isascii() and (sign.isalnum() or sign in "-_."))
    return kept or "notice"
