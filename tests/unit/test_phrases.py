"""Phrases are found whatever stands around them, the longest first."""

import pytest

from policies.phrases import Phrases


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("别的", []),
        ("青石县的评审费", [(0, 3, "青石县"), (4, 7, "评审费")]),
        ("青石的费", [(0, 2, "青石")]),
        ("青 石县", [(0, 4, "青石县")]),
        ("费评审费评审", [(1, 4, "评审费"), (4, 6, "评审")]),
    ],
)
def test_the_longest_phrase_counts_with_its_place(text, found):
    assert Phrases(["青石", "青石县", "评审", "评审费"]).find(text) == found


def test_what_does_not_count_makes_room_for_what_does():
    phrases = Phrases(["青石", "青石县"])
    assert phrases.find("青石县", lambda start, end: end - start == 2) == [(0, 2, "青石")]
