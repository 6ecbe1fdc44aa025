"""The assistant in one process: what front, Rasa and action server do with a message, without their servers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML

from actions.messages import payload
from actions.respond import respond
from actions.turn import Focus, Question, Turn
from bot.pipeline.question_model import QuestionModel
from bot.pipeline.understanding import understand
from policies.mentions import Gazetteer, name_spans
from policies.privacy import mask
from policies.store import Knowledge
from policies.text import normalise
from policies.windows import SHANGHAI

ROOT = Path(__file__).resolve().parents[2]
_YAML = YAML(typ="safe", pure=True)


def rules(folder: Path = ROOT / "data" / "rules") -> dict[str, str]:
    """Intent → action, from the rules that Rasa is trained on."""
    listed = [rule for path in folder.glob("*.yml") for rule in _YAML.load(path.read_text(encoding="utf-8"))["rules"]]
    return {rule["steps"][0]["intent"]: rule["steps"][1]["action"] for rule in listed}


def fallback_threshold(config: Path = ROOT / "bot" / "config.yml") -> float:
    """The confidence below which Rasa takes no intent at all."""
    pipeline = _YAML.load(config.read_text(encoding="utf-8"))["pipeline"]
    return float(next(entry["threshold"] for entry in pipeline if entry["name"] == "FallbackClassifier"))


class Assistant:
    """One conversation over a knowledge base."""

    def __init__(self, knowledge: Knowledge, model: QuestionModel, *, page: str | None, day: dt.date) -> None:
        self.knowledge, self.model, self.page = knowledge, model, page
        self.now = dt.datetime.combine(day, dt.time(9), SHANGHAI)
        self._gazetteer = Gazetteer.build(knowledge.summaries())
        self._rules, self._threshold = rules(), fallback_threshold()
        self.stored: dict[str, Any] = {}

    def say(self, text: str) -> list[dict[str, Any]]:
        """The reply's messages as the front sends them; the focus goes through its stored form, as in Rasa's slot."""
        turn = self.heard(text)
        messages, focus = respond(self._rules[turn.intent], turn, msgspec.convert(self.stored, Focus), self.knowledge)
        self.stored = msgspec.json.decode(msgspec.json.encode(focus))
        return payload(messages)

    def heard(self, text: str) -> Turn:
        text = normalise(mask(text)).lstrip("/ ")
        mentions = self._gazetteer.find(text)
        reading = understand(self.model, text, name_spans(text, mentions))
        intent, confidence = reading.intents[0]
        if confidence < self._threshold:
            intent, confidence = "nlu_fallback", 1 - confidence
        return Turn(
            text=text,
            intent=intent,
            confidence=confidence,
            questions=tuple(
                Question(part.text, part.start, tuple((str(name), p) for name, p in part.aspects))
                for part in reading.questions
            ),
            mentions=mentions,
            page=self.page,
            today=self.now,
        )
