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


def warm_up() -> None:
    """Answer one question before listening: it opens the knowledge base and loads dictionaries for seconds."""
    from actions.actions import knowledge
    from actions.clock import moment
    from actions.respond import respond
    from actions.turn import Focus, Question, Turn

    text = "评审费多少钱"
    question = Question(text=text, start=0, aspects=(("fee.amount", 1.0),))
    turn = Turn(text=text, intent="ask_fee", confidence=1.0, questions=(question,), today=moment(None))
    respond("action_answer", turn, Focus(), knowledge())


if __name__ == "__main__":
    main()
