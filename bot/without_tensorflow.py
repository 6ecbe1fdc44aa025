"""Rasa without TensorFlow: 12 seconds and 400 MB that every Rasa process pays, for components that we do not use.

Rasa imports TensorFlow whenever it is imported, because the base module of all policies imports it; our pipeline
(``bot/config.yml``) has no neural network. ``leave_out`` puts a stand-in where the import system would find
TensorFlow: enough for Rasa's classes and decorators to be defined, and an error as soon as one of them is used.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from abc import ABCMeta
from collections.abc import Sequence
from types import ModuleType
from typing import Any

_LEFT_OUT = {"tensorflow", "keras", "tensorflow_hub", "tensorflow_text", "tensorflow_addons"}


def leave_out() -> None:
    """Call before the first import of Rasa. Without effect when TensorFlow is already there."""
    if "tensorflow" not in sys.modules:
        sys.meta_path.insert(0, _Finder())


class _Anything(ABCMeta):
    """Metaclass of the stand-ins: any attribute exists, a call is a decorator, a subclass cannot be made an object."""

    def __getattr__(cls, name: str) -> Any:
        return _stand_in(name)

    def __getitem__(cls, _item: object) -> Any:
        return cls

    def __call__(cls, *arguments: Any, **options: Any) -> Any:
        if cls.__module__ != __name__:
            raise RuntimeError(
                f"{cls.__module__}.{cls.__name__} needs TensorFlow, which is left out (bot/without_tensorflow.py). "
                "Remove the component from bot/config.yml, or start with ZHICHENG_TENSORFLOW=1."
            )
        is_plain_decorator = len(arguments) == 1 and callable(arguments[0]) and not options
        return arguments[0] if is_plain_decorator else cls


def _stand_in(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return _Anything(name, (), {"__module__": __name__})


class _Module(ModuleType):
    __path__: list[str] = []  # a package, so that its submodules are looked for too

    def __getattr__(self, name: str) -> Any:
        value = _stand_in(name)
        setattr(self, name, value)  # the same class each time: rasa tests for types
        return value


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.partition(".")[0] not in _LEFT_OUT:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""
