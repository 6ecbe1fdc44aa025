"""Who may import whom, told by clean interpreters."""

from __future__ import annotations

import subprocess
import sys

import pytest

ALL_OF_POLICIES = """\
import pkgutil, importlib, policies
for module in pkgutil.walk_packages(policies.__path__, "policies."):
    importlib.import_module(module.name)"""


def loaded(code: str) -> set[str]:
    """The top-level packages that the code loads."""
    command = [sys.executable, "-c", f"{code}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize(
    ("code", "kept_out"),
    [
        (ALL_OF_POLICIES, {"rasa", "rasa_sdk", "starlette", "telegram", "bot", "actions"}),
        ("import bot.cli", {"rasa", "rasa_sdk", "starlette", "telegram", "spacy", "numpy", "jieba"}),
        ("import policies.compile, bot.facts", {"rasa", "rasa_sdk", "starlette", "telegram", "sklearn"}),
        ("import actions.respond", {"rasa", "rasa_sdk", "starlette", "telegram"}),
        ("import actions.actions", {"rasa", "starlette", "telegram", "sklearn"}),
        ("import bot.web.app", {"rasa", "rasa_sdk", "telegram", "sklearn"}),
        ("import bot.serve.supervisor", {"rasa", "rasa_sdk", "sklearn", "spacy"}),
    ],
    ids=["policies", "command line", "facts", "respond", "actions", "front", "supervisor"],
)
def test_a_part_loads_nothing_of_the_parts_above_it(code: str, kept_out: set[str]) -> None:
    assert loaded(code) & kept_out == set()


def test_rasa_comes_up_without_tensorflow() -> None:
    code = "from bot.without_tensorflow import leave_out; leave_out(); import rasa.core.run, rasa.model_training"
    assert not {"jax", "h5py"} & loaded(code + "; import tensorflow; assert not hasattr(tensorflow, '__version__')")


def test_a_neural_component_says_that_tensorflow_is_left_out() -> None:
    code = (
        "from bot.without_tensorflow import leave_out; leave_out()\n"
        "from rasa.utils.tensorflow.layers import Ffnn\n"
        "try: Ffnn([1], 0.1, 0.1, 0.1, 'x')\n"
        "except RuntimeError as error: assert 'bot/config.yml' in str(error)\n"
        "else: raise SystemExit('no error')"
    )
    loaded(code)
