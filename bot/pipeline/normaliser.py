"""NLU component: the message's text in the one form that everything later compares (``policies.text``)."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from policies.text import normalise


# Registered as an extractor because the recipe has no kind for what only rewrites messages.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class Normaliser(GraphComponent):
    """Rewrites the text in place; offsets of mentions and questions count in the rewritten text."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Normaliser:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            # A leading slash would be read as a command by Rasa, also one that was full-width before.
            text = normalise(message.get(TEXT) or "").lstrip("/ ")
            message.set(TEXT, text, add_to_output=True)
        return messages
