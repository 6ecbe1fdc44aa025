"""The question model as it is shipped (trained when there is none yet) and the knowledge bases of the conversations."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.pipeline.question_model import QuestionModel
from bot.serve.training import model_path, train
from bot.settings import Settings
from policies.compile import compile_folder
from policies.store import Knowledge


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> QuestionModel:
    """Taken out of Rasa's model, so that the end-to-end tests and these train once between them."""
    settings = Settings.read(os.environ)
    path = model_path(settings)
    with tarfile.open(path if path.exists() else train(settings)) as archive:
        stored = next(member for member in archive.getmembers() if member.name.endswith("questions.joblib"))
        content = archive.extractfile(stored)
        assert content is not None
        taken = tmp_path_factory.mktemp("model") / "questions.joblib"
        taken.write_bytes(content.read())
    return QuestionModel.load(taken)


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Knowledge]:
    """The knowledge base of a folder of notices, compiled once."""
    compiled: dict[Path, Knowledge] = {}

    def of(folder: Path) -> Knowledge:
        if folder not in compiled:
            database = tmp_path_factory.mktemp("dialogues") / "knowledge.sqlite"
            assert compile_folder(folder, database).failures == ()
            compiled[folder] = Knowledge.open(database)
        return compiled[folder]

    return of
