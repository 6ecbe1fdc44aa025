"""NLU component: which points of a notice a message asks for, or which dialogue intent it is.

Trained on finer labels than Rasa's intents: an example's label is ``metadata.aspect`` of its intent block where
given (``fee.amount``), else the intent itself (``greet``). The intent shown to Rasa is the topic's.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, METADATA, METADATA_INTENT, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.pipeline.names import mentions
from bot.pipeline.question_model import QuestionModel
from bot.pipeline.understanding import understand
from policies.mentions import name_spans

INTENT_RANKING = "intent_ranking"
QUESTIONS = "questions"
RANKED = 10  # intents kept in the ranking: every one is stored with the conversation
_FILE = "questions.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AspectClassifier(GraphComponent, IntentClassifier):
    """Sets ``intent``, ``intent_ranking`` and ``questions`` ({"text", "start", "aspects": [[label, 0-1], …]})."""

    def __init__(self, storage: ModelStorage, resource: Resource, model: QuestionModel | None = None) -> None:
        self._storage = storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AspectClassifier:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> AspectClassifier:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, QuestionModel.load(folder / _FILE))

    def train(self, training_data: TrainingData) -> Resource:
        model = QuestionModel.fit((example.get(TEXT), label(example)) for example in training_data.intent_examples)
        with self._storage.write_to(self._resource) as folder:
            model.save(folder / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            write_reading(message, self._model)
        return messages


def label(example: Message) -> str:
    """What the example teaches: the aspect of its block, or its intent."""
    metadata = example.get(METADATA) or {}
    return str((metadata.get(METADATA_INTENT) or {}).get("aspect") or example.get(INTENT))


def write_reading(message: Message, model: QuestionModel | None) -> None:
    """Write what the model reads in the message into it; no model or no text: no intent at all."""
    text = message.get(TEXT) or ""
    if model is None or not text:
        message.set(INTENT, {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}, add_to_output=True)
        return
    reading = understand(model, text, name_spans(text, mentions(message)))
    ranking = [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: round(p, 4)} for name, p in reading.intents[:RANKED]]
    message.set(INTENT, ranking[0], add_to_output=True)
    message.set(INTENT_RANKING, ranking, add_to_output=True)
    questions = [
        {"text": part.text, "start": part.start, "aspects": [[name, round(p, 4)] for name, p in part.aspects]}
        for part in reading.questions
    ]
    message.set(QUESTIONS, questions, add_to_output=True)
