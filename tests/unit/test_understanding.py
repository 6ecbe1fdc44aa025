"""What a message asks: its questions told apart, halves of questions completed, names of notices set aside."""

import numpy as np
import pytest

from bot.pipeline.labels import Labels
from bot.pipeline.understanding import split, understand
from policies.mentions import Gazetteer, name_spans

LABELS = ("contact.place", "fee.amount", "greet", "materials.identity", "resubmission.window")
CUES = {
    "多少钱": "fee.amount",
    "哪个屋": "contact.place",
    "送哪": "contact.place",
    "身份证": "materials.identity",
    "退回": "resubmission.window",
    "你好": "greet",
}


class Cues:
    """A model that knows one cue a label; what holds none it cannot tell."""

    known = Labels(LABELS)

    def predict(self, texts):
        return np.array([self._row(text) for text in texts])

    @staticmethod
    def _row(text):
        row = np.array([10.0 if any(CUES[c] == label and c in text for c in CUES) else 0.1 for label in LABELS])
        return row / row.sum()


def asked(text, names=()):
    return [(part.text, part.aspects[0][0]) for part in understand(Cues(), text, names).questions]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("评审费多少钱？送到哪个屋？", ["fee.amount", "contact.place"]),
        ("评审费多少钱", ["fee.amount"]),
        ("评审费多少钱？是多少钱？", ["fee.amount"]),
        ("评审费多少钱 送哪", ["fee.amount", "contact.place"]),
        ("评审费多少钱？答辩费多少钱？", ["fee.amount", "fee.amount"]),
        ("身份证发一下，再说说多少钱", ["materials.identity", "fee.amount"]),
    ],
)
def test_each_point_of_each_thing_is_asked_once(text, questions):
    assert [aspect for _, aspect in asked(text)] == questions


def test_half_a_question_is_read_with_what_stands_before_it():
    assert [aspect for _, aspect in asked("身份证要不要传，几张")] == ["materials.identity"]


class Hasty(Cues):
    """Takes a bare question word for a point of its own."""

    @staticmethod
    def _row(text):
        hasty = np.array([0.9 if label == "contact.place" else 0.025 for label in LABELS])
        return hasty if text == "在哪里" else Cues._row(text)


def test_a_question_word_by_itself_is_read_only_with_what_stands_before_it():
    parts = understand(Hasty(), "退回几天改,在哪里").questions
    assert [part.aspects[0][0] for part in parts] == ["resubmission.window"]


def test_what_is_told_before_the_first_question_stays_with_it():
    first, second = understand(Cues(), "我在小微企业,评审费多少钱,送哪").questions
    assert (first.text.startswith("我在小微企业"), first.start, second.text[-2:]) == (True, 0, "送哪")


class Heard(Cues):
    """Remembers what it was asked to read."""

    def predict(self, texts):
        self.texts = list(texts)
        return super().predict(texts)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("身份证要不要传，几张", "身份证传,几张"),
        ("结业证几份 几号前送", "结业证,几号前送"),
        ("送件是什么时候，在哪", "送件是,在哪"),
        ("得过处分，报中级行不行", "得过处分,报中级行不行"),
    ],
)
def test_half_a_question_takes_the_thing_spoken_of_and_not_what_was_asked_of_it(text, joined):
    model = Heard()
    understand(model, text.replace("，", ","))
    assert joined in model.texts


@pytest.mark.parametrize("told", ["材料退回还没改呢", "身份证还在家里放着呢", "人在送身份证的路上走着呢"])
def test_what_tells_how_things_stand_is_no_question(told):
    assert [aspect for _, aspect in asked(f"{told}，评审费多少钱")] == ["fee.amount"]


class Whole(Cues):
    """Sure of a message of two parts, and of neither part by itself."""

    @staticmethod
    def _row(text):
        sure = np.array([1.0 if label == "resubmission.window" else 0.0 for label in LABELS])
        unsure = {"去不成": "contact.place", "给不给": "fee.amount"}
        parts = [np.array([0.5 if label == aspect else 0.125 for label in LABELS]) for cue, aspect in unsure.items() if cue in text]
        return parts[0] if len(parts) == 1 else sure


def test_a_message_clear_as_a_whole_is_not_cut_into_parts_that_are_not():
    (part,) = understand(Whole(), "现场我去不成咋办,那分数给不给").questions
    assert part.aspects[0][0] == "resubmission.window"


class Guessing(Cues):
    """Takes words that say nothing for a question on fees, unless it knows better."""

    @staticmethod
    def _row(text):
        known = Cues._row(text)
        return known if known.max() > 0.5 else np.array([0.7 if label == "fee.amount" else 0.075 for label in LABELS])


@pytest.mark.parametrize(
    ("ending", "aspect"), [("是不是就不能报了", "resubmission.window"), ("证书丢了是不是就作废了", "fee.amount")]
)
def test_a_story_whose_last_words_say_nothing_is_read_as_a_whole(ending, aspect):
    story = f"老师我都要哭了,材料上上周给退回来的,我这边山里一点信号都没有,到今天下午才看见,这都过去多少天了,{ending}"
    assert understand(Guessing(), story).questions[0].aspects[0][0] == aspect


def test_what_sounds_like_a_question_early_in_a_story_is_part_of_it():
    story = "老师我身份证丢了补办了几次，身份证那边谁也说不清，后来又去县里跑了三趟才办下来，材料前天给退回来了，退回以后还能改吗"
    assert [aspect for _, aspect in asked(story)] == ["resubmission.window"]


def test_a_greeting_alone_is_no_question_about_a_notice():
    assert understand(Cues(), "你好").intents[0][0] == "greet"


class Named:
    region, series, names = "玉门市", "教师", ("教师", "玉门市教师")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("玉门教师的评审费", ["玉门教师"]),
        ("玉门市2025年教师那份", ["玉门市2025年教师"]),
        ("玉门的教师资格证要传吗", ["玉门"]),
        ("教师要传什么", []),
    ],
)
def test_the_name_of_a_notice_is_set_aside_but_no_part_of_a_longer_word(text, names):
    spans = name_spans(text, Gazetteer.build([Named()]).find(text))
    assert [text[start:end] for start, end in spans] == names


def test_parts_too_short_to_ask_stay_with_what_follows():
    assert split("请问，评审费多少钱？谢谢") == [(0, "请问,评审费多少钱？谢谢".replace(",", "，"))]
