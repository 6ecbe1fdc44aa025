"""The NLU components on messages made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from rasa.engine.storage.resource import Resource
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.classifier import AspectClassifier, label
from bot.pipeline.names import NameExtractor
from bot.pipeline.normaliser import Normaliser

NLU = """\
version: "3.1"
nlu:
- intent: ask_fee
  metadata: {aspect: fee.amount}
  examples: |
    - 评审费多少钱
    - 要交几百块
    - 中级的费用是多少
- intent: ask_fee
  metadata: {aspect: fee.how}
  examples: |
    - 评审费怎么交
    - 缴费用微信行吗
    - 钱交到哪个账户
- intent: greet
  examples: |
    - 你好
    - 您好呀
    - 在吗
"""


class FolderStorage:
    """What a component needs of Rasa's ModelStorage."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def write_to(self, _resource: Resource) -> Iterator[Path]:
        yield self.folder

    read_from = write_to


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> FolderStorage:
    return FolderStorage(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def classifier(storage: FolderStorage) -> AspectClassifier:
    """Trained from a file and loaded again."""
    file = storage.folder / "nlu.yml"
    file.write_text(NLU, encoding="utf-8")
    AspectClassifier(storage, Resource("c")).train(training_data_from_paths([str(file)], "zh"))
    return AspectClassifier.load({}, storage, Resource("c"), None)


def processed(component: object, text: str) -> Message:
    return component.process([Message({"text": text})])[0]


def test_blocks_of_one_intent_keep_their_own_aspects(storage: FolderStorage, classifier: AspectClassifier) -> None:
    data = training_data_from_paths([str(storage.folder / "nlu.yml")], "zh")
    assert sorted({label(example) for example in data.intent_examples}) == ["fee.amount", "fee.how", "greet"]


@pytest.mark.parametrize(
    ("text", "intent", "aspect"),
    [("评审费多少钱", "ask_fee", "fee.amount"), ("评审费怎么交", "ask_fee", "fee.how"), ("你好", "greet", None)],
)
def test_a_message_gets_the_topics_intent_and_its_aspects(classifier, text: str, intent: str, aspect: str | None) -> None:
    output = processed(classifier, text).as_dict(only_output_properties=True)
    assert output["intent"]["name"] == output["intent_ranking"][0]["name"] == intent
    (question,) = output["questions"]
    assert (question["text"], question["start"]) == (text, 0)
    assert aspect is None or question["aspects"][0][0] == aspect


def test_probabilities_of_intents_make_one(classifier: AspectClassifier) -> None:
    ranking = processed(classifier, "评审费").get("intent_ranking")
    assert sum(entry["confidence"] for entry in ranking) == pytest.approx(1, abs=0.01)


def test_an_empty_message_has_no_intent(classifier: AspectClassifier) -> None:
    assert processed(classifier, "").get("intent") == {"name": None, "confidence": 0.0}


@pytest.mark.parametrize(
    ("typed", "text"),
    [("請問評審費多少", "请问评审费多少"), ("／restart", "restart"), ("//  /greet", "greet"), ("<b>你好</b>", "你好"), ("?", "?")],
)
def test_text_is_normalised_and_never_a_command(typed: str, text: str) -> None:
    assert processed(Normaliser(), typed).get("text") == text


def test_names_are_found_where_there_is_no_knowledge_base_yet(tmp_path: Path) -> None:
    entities = processed(NameExtractor(tmp_path / "none.sqlite"), "2024年库尔勒的中级").get("entities")
    assert {(entity["entity"], entity["value"]) for entity in entities} >= {("year", "2024"), ("place", "库尔勒"), ("level", "中级")}


def test_a_notice_that_is_added_is_known_without_training(tmp_path: Path) -> None:
    from policies.compile import compile_folder

    folder, database = tmp_path / "notices", tmp_path / "knowledge.sqlite"
    folder.mkdir()
    extractor = NameExtractor(database)
    assert not regions(processed(extractor, "焉耆县的通知"))
    text = "焉耆县人社局\n关于开展2025年度焉耆县工程系列职称评审工作的通知\n各单位：\n一、申报时间\n网上申报时间：2025年5月1日至5月20日。\n"
    (folder / "yanqi.txt").write_text(text, encoding="utf-8")
    compile_folder(folder, database)
    assert "焉耆县" in regions(processed(extractor, "焉耆县的通知"))


def regions(message: Message) -> set[str]:
    return {entity["value"] for entity in message.get("entities") if entity["entity"] == "region"}
