"""The action server's process: rasa-sdk's own server with our actions, warmed before it listens."""

from __future__ import annotations

import os

from bot.serve.before_rasa import before_rasa
from bot.serve.lifeline import hold_on_to_parent
from bot.serve.packing import pack_dictionaries
from bot.settings import KEPT_SECONDS, LOOPBACK, Settings


def main() -> None:
    hold_on_to_parent()
    settings = Settings.read(os.environ)
    before_rasa()
    pack_dictionaries()
    from rasa_sdk.endpoint import create_app

    app = create_app("actions.actions", cors_origins="")
    app.config.KEEP_ALIVE_TIMEOUT = KEPT_SECONDS
    warm_up()
    app.run(host=LOOPBACK, port=settings.actions_port, workers=1, access_log=False, debug=False)


WARMING = (("评审费多少钱", "fee.amount"), ("外地取得的职称要交什么材料", "materials.title_proof"))
"""Questions with their aspects; the second one looks for places."""


def warm_up() -> None:
    """Answer a few questions before listening: they open the knowledge base and load dictionaries for seconds."""
    from actions.actions import knowledge
    from actions.clock import moment
    from actions.respond import respond
    from actions.turn import Focus, Question, Turn

    for text, aspect in WARMING:
        question, intent = Question(text=text, start=0, aspects=((aspect, 1.0),)), f"ask_{aspect.partition('.')[0]}"
        turn = Turn(text=text, intent=intent, confidence=1.0, questions=(question,), today=moment(None))
        respond("action_answer", turn, Focus(), knowledge())


if __name__ == "__main__":
    main()
