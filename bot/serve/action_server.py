"""The action server's process: rasa-sdk's own server with our actions, warmed before it listens."""

from __future__ import annotations

import os

from bot.serve.before_rasa import before_rasa
from bot.serve.lifeline import hold_on_to_parent
from bot.settings import LOOPBACK, Settings


def main() -> None:
    hold_on_to_parent()
    settings = Settings.read(os.environ)
    before_rasa()
    from rasa_sdk.endpoint import create_app

    app = create_app("actions.actions", cors_origins="")
    warm_up()
    app.run(host=LOOPBACK, port=settings.actions_port, workers=1, access_log=False, debug=False)


def warm_up() -> None:
    """Open the knowledge base and load jieba's dictionary, so that the first answer is as fast as the next."""
    import jieba

    from actions.actions import knowledge

    jieba.initialize()
    knowledge().search("申报")


if __name__ == "__main__":
    main()
