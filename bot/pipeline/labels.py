"""What a classifier of questions tells apart: the points (aspects) of notices, and the intents of dialogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

_TALK = frozenset({"ask_source", "ask_why"})
"""Dialogue intents whose names look like topics."""


def intent_of(label: str) -> str:
    """The intent that a label belongs to: ``fee.amount`` is ``ask_fee``, ``greet`` is itself."""
    topic, dot, _ = label.partition(".")
    return f"ask_{topic}" if dot else label


class Labels:
    """The model's labels, told apart into aspects and dialogue intents once for all messages."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = labels
        intents = [intent_of(label) for label in labels]
        self.intents = list(dict.fromkeys(intents))
        self.intent = np.array([self.intents.index(intent) for intent in intents])
        self.aspects = np.array([i for i, label in enumerate(labels) if "." in label], dtype=int)
        self.talk = np.array([intent in _TALK or not intent.startswith("ask_") for intent in self.intents])


class Classifier(Protocol):
    """What tells for a text how likely each label is."""

    @property
    def known(self) -> Labels: ...

    def predict(self, texts: Sequence[str]) -> Array:
        """The probability (0-1) of every label, in the order of ``known.labels``: one row a text."""
