"""Rasa's process: its own server and REST channel on the loopback, with the patches of ``bot.rasa_patches``.

The HTTP API (training, tracker and model endpoints) is off: only ``/webhooks/rest`` and ``/`` answer.
"""

from __future__ import annotations

import functools
import os
import sys
from typing import Any

from bot.serve.before_rasa import before_rasa
from bot.serve.lifeline import hold_on_to_parent
from bot.serve.packing import pack_dictionaries
from bot.settings import KEPT_SECONDS, LOOPBACK, ROOT, Settings

TURN_TIMEOUT_SECONDS = 20  # Rasa's default is an hour


def main() -> None:
    hold_on_to_parent()
    model = sys.argv[1]
    settings = Settings.read(os.environ)
    before_rasa()
    pack_dictionaries()

    from rasa.core import run
    from rasa.core.channels.rest import RestInput
    from rasa.core.utils import AvailableEndpoints

    if os.environ.get("ZHICHENG_PATCHES", "1") != "0":
        from bot import rasa_patches

        rasa_patches.apply()
    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "bot" / "endpoints.yml"))
    app = run.configure_app(input_channels=[RestInput()], enable_api=False)
    app.config.RESPONSE_TIMEOUT = TURN_TIMEOUT_SECONDS
    app.config.KEEP_ALIVE_TIMEOUT = KEPT_SECONDS
    app.register_listener(functools.partial(run.load_agent_on_start, model, endpoints, None), "before_server_start")
    app.register_listener(_warm_up, "before_server_start")
    app.register_listener(run.close_resources, "after_server_stop")
    app.run(host=LOOPBACK, port=settings.rasa_port, workers=1, access_log=False, debug=False)


async def _warm_up(app: Any, _loop: Any) -> None:
    """Understand one message before listening: it loads dictionaries for seconds, longer than a turn may take."""
    await app.ctx.agent.parse_message("和静县的评审费多少钱，pingshenfei 什么时候交")


if __name__ == "__main__":
    main()
