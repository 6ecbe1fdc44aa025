"""The training examples as they stand in ``data/nlu``, read without Rasa."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

from bot.settings import ROOT

_ITEM = re.compile(r"^\s*-\s+(.+?)\s*$")


def read_examples(folder: Path = ROOT / "data" / "nlu") -> Iterator[tuple[str, str]]:
    """(text, label) of every example; the label is the block's aspect, or its intent (see bot.pipeline.classifier)."""
    yaml = YAML(typ="safe")
    for path in sorted(folder.glob("*.yml")):
        for block in yaml.load(path.read_text(encoding="utf-8"))["nlu"]:
            label = (block.get("metadata") or {}).get("aspect") or block["intent"]
            for line in block["examples"].splitlines():
                if found := _ITEM.match(line):
                    yield found[1], label
