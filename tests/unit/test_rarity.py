"""How much a word tells: the rarer in the language the more, and in a question less where the notice never uses it."""

import pytest
from notice_maker import notice

from policies.ranking import Ask, rank
from policies.rarity import LEAST, MOST, rarity


@pytest.mark.parametrize(("commoner", "rarer"), [("我", "材料"), ("今年", "论文"), ("材料", "教研组长"), ("多少", "病案")])
def test_a_rarer_word_tells_more(commoner: str, rarer: str) -> None:
    assert LEAST <= rarity(commoner) < rarity(rarer) <= MOST


def test_what_people_tell_beside_their_question_drowns_no_word_of_it() -> None:
    made = notice(fee="县里收300元。\n\n果树嫁接能手凭证书免交。")
    plain, told = (
        max(rank(made, Ask(text=text, aspects=())), key=lambda each: each.lexical)
        for text in ("果树嫁接要交吗", "我跟我老婆两个人这么些年一直在山里头搞果树嫁接，我们还要交吗")
    )
    assert made.passages[told.passage].quote == made.passages[plain.passage].quote == "果树嫁接能手凭证书免交。"
    assert told.lexical > plain.lexical / 4  # a seventh, were all words strange to the notice alike
