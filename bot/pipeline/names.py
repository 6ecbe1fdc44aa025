"""NLU component: names of notices, places, series, levels … found with the knowledge base in hand.

The names are read at run time, not at training time: a notice that is added is known at once.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.settings import Settings
from policies.mentions import Gazetteer, Mention
from policies.store import Knowledge


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class NameExtractor(GraphComponent):
    """Adds the mentions as entities; ``confidence_entity`` is the likeness of the name, 0-1."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._knowledge: Knowledge | None = None
        self._gazetteer = Gazetteer.build(())
        self._version = ""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NameExtractor:
        return cls(Settings.read(os.environ).database)

    def process(self, messages: list[Message]) -> list[Message]:
        gazetteer = self._current()
        for message in messages:
            mentions = gazetteer.find(message.get(TEXT) or "")
            message.set(ENTITIES, [entity(mention) for mention in mentions], add_to_output=True)
        return messages

    def _current(self) -> Gazetteer:
        """Of the knowledge base as it is now; without notices while there is none (a model can be tried before)."""
        if self._knowledge is None and self._database.exists():
            self._knowledge = Knowledge.open(self._database)
        if self._knowledge and self._knowledge.version != self._version:
            self._version = self._knowledge.version
            self._gazetteer = Gazetteer.build(self._knowledge.summaries())
        return self._gazetteer


def entity(mention: Mention) -> dict[str, Any]:
    """A mention in Rasa's form."""
    return {
        "entity": mention.entity,
        "value": mention.value,
        "start": mention.start,
        "end": mention.end,
        "confidence_entity": round(mention.score / 100, 3),
        "extractor": NameExtractor.__name__,
    }


def mentions(message: Message) -> tuple[Mention, ...]:
    """The mentions that the extractor has written into a message."""
    return tuple(
        Mention(found["entity"], found["value"], found["start"], found["end"])
        for found in message.get(ENTITIES) or ()
        if found.get("extractor") == NameExtractor.__name__
    )
