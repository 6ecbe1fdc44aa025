"""A stock Rasa project of the same shape as ours: its own default pipeline, our examples, rules and domain.

The pipeline and the policies are those that ``rasa init`` writes; Chinese needs JiebaTokenizer in the place of
WhitespaceTokenizer. The action answers at once with a message as large as ours and sets the same slot.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from bot.settings import ROOT

_CONFIG = """\
recipe: default.v1
assistant_id: stock
language: zh
pipeline:
  - name: JiebaTokenizer
  - name: RegexFeaturizer
    use_word_boundaries: false
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: {epochs}
    constrain_similarities: true
  - name: EntitySynonymMapper
  - name: ResponseSelector
    epochs: {epochs}
    constrain_similarities: true
  - name: FallbackClassifier
    threshold: 0.3
    ambiguity_threshold: 0.1
policies:
  - name: MemoizationPolicy
  - name: RulePolicy
    core_fallback_threshold: 0.3
    core_fallback_action_name: action_answer
    enable_fallback_prediction: true
  - name: UnexpecTEDIntentPolicy
    max_history: 5
    epochs: {epochs}
  - name: TEDPolicy
    max_history: 5
    epochs: {epochs}
    constrain_similarities: true
"""
_ACTIONS = '''\
from rasa_sdk import Action
from rasa_sdk.events import SlotSet

NAMES = {names}
CITATION = {{"notice": "a-notice", "title": "关于开展年度职称评审工作的通知", "section": "一（一）", "quote": "网上申报时间：" * 12,
            "url": "/notices/a-notice#c-1-1"}}
MESSAGE = {{"kind": "answer", "text": "网上申报进行中。" * 10, "citations": [CITATION],
           "buttons": [{{"title": "评审费多少", "text": "评审费多少"}}] * 3}}


def action(named):
    class Answer(Action):
        def name(self):
            return named

        def run(self, dispatcher, tracker, domain):
            dispatcher.utter_message(json_message={{"messages": [MESSAGE]}})
            return [SlotSet("focus", {{"notice": "a-notice", "text": tracker.latest_message.get("text")}})]

    return Answer


CLASSES = [action(name) for name in NAMES]
'''


def write(folder: Path, epochs: int, every: int, actions_port: int) -> None:
    """The project's files, with every so many examples of each block. TED needs stories: each rule is told once as one."""
    (folder / "config.yml").write_text(_CONFIG.format(epochs=epochs), encoding="utf-8")
    (folder / "endpoints.yml").write_text(f"action_endpoint:\n  url: http://127.0.0.1:{actions_port}/webhook\n")
    (folder / "credentials.yml").write_text("rest:\n")
    for source in ("data/nlu", "data/rules", "bot/domain"):
        shutil.copytree(ROOT / source, folder / source, dirs_exist_ok=True)
    yaml = YAML()
    for path in (folder / "data" / "nlu").glob("*.yml"):
        yaml.dump(_thinned(yaml.load(path), every), path)
    rules = [rule for path in (ROOT / "data" / "rules").glob("*.yml") for rule in yaml.load(path)["rules"]]
    stories = [{"story": rule["rule"], "steps": rule["steps"]} for rule in rules]
    yaml.dump({"version": "3.1", "stories": stories}, folder / "data" / "stories.yml")
    names = yaml.load(ROOT / "bot" / "domain" / "actions.yml")["actions"]
    (folder / "stock_actions.py").write_text(_ACTIONS.format(names=list(names)), encoding="utf-8")


def _thinned(examples: dict[str, Any], every: int) -> dict[str, Any]:
    for block in examples["nlu"]:
        block["examples"] = LiteralScalarString("".join(block["examples"].splitlines(keepends=True)[::every]))
    return examples


def train(folder: Path) -> None:
    """Raises CalledProcessError with the log in ``training.log``."""
    arguments = ["-m", "rasa", "train", "--domain", "bot/domain", "--data", "data", "--out", "models",
                 "--fixed-model-name", "stock"]  # fmt: skip
    with (folder / "training.log").open("wb") as log:
        subprocess.run([sys.executable, *arguments], cwd=folder, stdout=log, stderr=log, check=True)


def commands(rasa_port: int, actions_port: int) -> list[tuple[list[str], str]]:
    """What starts the project (``benchmarks.servers.started``)."""
    rasa = ["-m", "rasa", "run", "--model", "models/stock.tar.gz", "--port", str(rasa_port), "--interface", "127.0.0.1",
            "--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]  # fmt: skip
    actions = ["-m", "rasa_sdk", "--actions", "stock_actions", "--port", str(actions_port)]
    return [(rasa, f"http://127.0.0.1:{rasa_port}/"), (actions, f"http://127.0.0.1:{actions_port}/health")]
