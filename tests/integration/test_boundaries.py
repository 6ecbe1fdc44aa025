"""Who may import whom, told by clean interpreters."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.serve.training import source_files
from bot.settings import ROOT

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


def test_all_that_the_question_model_is_made_with_counts_for_whether_it_is_current() -> None:
    code = (
        "import sys; from bot.pipeline.question_model import build\n"
        "build().fit_transform(['玉门 评审费多少', 'pingshenfei 打回来了咋办'] * 50)\n"
        "ours = [m.__file__ for name, m in sys.modules.items() if name.startswith(('policies.', 'bot.'))]\n"
        "print(*ours, sep='\\n')"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    used = {Path(line) for line in printed.splitlines() if not line.endswith("__init__.py")}
    assert used and used <= set(source_files(ROOT))
