"""The quiz in a conversation, turn by turn, as the dialogue hands turns over."""

import msgspec
import pytest
from quiz_maker import noon

from actions.respond import respond
from actions.sitting import DONE
from actions.turn import Focus, Question, Turn
from policies.mentions import Gazetteer
from policies.proof import proved
from policies.store import Knowledge

HEJING, YULI, AKSU = "hejing-2024-teacher", "yuli-2024-initial", "aksu-2024-party-school"
START = "我想测一下能不能报"
_ASPECTS = {"普通话": "putonghua.level", "评审费": "fee.amount", "截止": "deadline.online_application"}


@pytest.fixture
def knowledge(shipped_knowledge) -> Knowledge:
    return shipped_knowledge


class Conversation:
    """Turns one after the other; the focus goes through its stored form between them, as in Rasa's slot."""

    def __init__(self, knowledge, page=HEJING, day="2024-10-12"):
        self.knowledge, self.page, self.now = knowledge, page, noon(day)
        self.gazetteer = Gazetteer.build(knowledge.summaries())
        self.stored = None

    def say(self, text, intent=None):
        """The messages that answer a text; the intent is a rough guess, as a classifier may be wrong."""
        aspects = tuple((aspect, 0.8) for word, aspect in _ASPECTS.items() if word in text)
        intent = intent or ("start_quiz" if "测一下" in text else "ask_deadline" if aspects else "nlu_fallback")
        turn = Turn(
            text=text, intent=intent, confidence=0.3 if intent == "nlu_fallback" else 0.9,
            questions=(Question(text, 0, aspects),), mentions=self.gazetteer.find(text), page=self.page, today=self.now,
        )  # fmt: skip
        quiz_intents = ("affirm", "deny", "unsure", "cancel", "start_quiz")
        act = "action_quiz" if intent.startswith("quiz_") or intent in quiz_intents else "action_answer"
        messages, focus = respond(act, turn, msgspec.convert(self.stored or {}, Focus), self.knowledge)
        self.stored = msgspec.json.decode(msgspec.json.encode(focus))
        return messages

    def all(self, *texts):
        return [self.say(text) for text in texts][-1]

    @property
    def answers(self):
        return {key: value for key, value in (self.stored["quiz"] or {}).items() if not key.startswith("_")}


@pytest.fixture
def talk(knowledge):
    return lambda **options: Conversation(knowledge, **options)


def asked(messages):
    """The id of the question that the last message asks."""
    assert messages[-1].kind == "quiz_question", [(m.kind, m.text) for m in messages]
    return messages[-1].quiz.question


def concluded(messages):
    return next(message for message in messages if message.kind == "quiz_result")


GOOD = ("都符合", "都没有", "二甲", "20学分", "都做到了", "都做到了")


def test_starting_asks_the_first_question_with_options_as_buttons(talk):
    messages = talk().say(START)
    question = messages[-1]
    assert asked(messages) == "scope"
    titles = [option.title for option in question.quiz.options]
    assert [button.text for button in question.buttons][: len(titles)] == titles
    assert "不确定" in titles
    assert all(title in question.text for title in titles)


def test_who_fulfils_everything_is_told_so_with_every_clause(talk):
    conversation = talk()
    conversation.say(START)
    result = concluded(conversation.all(*GOOD))
    assert result.quiz.verdict == "eligible"
    assert {criterion.status for criterion in result.quiz.criteria} == {"met"}
    text = conversation.knowledge.notice(HEJING).text
    assert all(proved(criterion.citation.quote, text) for criterion in result.quiz.criteria)
    assert "10月30日" in result.text and "5010516" in result.text


def test_buttons_lead_through_the_quiz(talk):
    conversation = talk()
    messages = conversation.say(START)
    for _ in range(12):
        if any(message.kind == "quiz_result" for message in messages):
            break
        messages = conversation.say(messages[-1].buttons[0].text)
    assert concluded(messages).quiz.verdict == "eligible"


@pytest.mark.parametrize(
    ("texts", "clause"),
    [
        (("我是第二中学的会计，不上课",), "从事教师工作"),
        (("都符合", "去年退休了，返聘"), "离退休人员"),
        (("都符合", "没有", "普通话二乙，教语文"), "语文学科普通话等级二级甲等"),
    ],
)
def test_the_first_hard_failure_ends_it_and_offers_to_go_on(talk, texts, clause):
    conversation = talk()
    conversation.say(START)
    result = concluded(conversation.all(*texts))
    assert result.quiz.verdict == "not_eligible"
    assert clause in result.citations[0].quote
    assert "继续测其他条件" in [button.text for button in result.buttons]
    assert asked(conversation.say("继续测其他条件")) in ("excluded", "putonghua", "ce")


def test_a_closed_window_is_said_first_and_one_can_go_on(talk):
    conversation = talk(day="2024-10-31")
    messages = conversation.say(START)
    assert concluded(messages).quiz.verdict == "not_eligible"
    assert "10月30日" in concluded(messages).text
    assert asked(messages) == "scope"
    assert concluded(conversation.all(*GOOD)).quiz.verdict == "not_eligible"


def test_a_text_fills_two_questions(talk):
    conversation = talk(page=YULI)
    assert asked(conversation.all(START, "都符合", "没有", "大专，三年多了")) == "specialty"
    assert conversation.answers == {"scope": "none", "excluded": "none", "education": "college", "years": "3"}


def test_not_sure_is_an_answer_that_needs_review(talk):
    conversation = talk()
    result = concluded(conversation.all(START, "都符合", "不确定", *GOOD[2:]))
    assert result.quiz.verdict == "needs_review"


@pytest.mark.parametrize("text", ["工作 -3 年", "三百年", "哈哈哈哈", "99"])
def test_bad_input_is_refused_in_a_line_and_nothing_is_lost(talk, text):
    conversation = talk(page=YULI)
    conversation.all(START, "都符合", "没有", "大专")
    before = conversation.answers
    messages = conversation.say(text)
    assert asked(messages) == "years"
    assert "0 到 60" in messages[-1].text.splitlines()[0]
    assert conversation.answers == before


def test_a_question_in_the_middle_is_answered_and_the_quiz_goes_on(talk):
    conversation = talk()
    conversation.all(START, "都符合")
    messages = conversation.say("等等，普通话要几级来着？")
    assert messages[0].kind == "answer" and "二级乙等" in messages[0].text
    assert asked(messages) == "excluded"
    assert asked(conversation.say("好，继续测")) == "excluded"
    assert asked(conversation.say("都没有")) == "putonghua"


def test_after_two_other_questions_in_a_row_it_waits_until_it_is_taken_up(talk):
    conversation = talk()
    conversation.all(START, "都符合", "普通话要几级")
    messages = conversation.say("咨询电话是多少")
    assert [message.kind for message in messages] == ["answer", "smalltalk"]
    assert [button.text for button in messages[1].buttons] == ["继续测"]
    assert [message.kind for message in conversation.say("网上到哪天截止")] == ["answer"]
    assert asked(conversation.say("继续测")) == "excluded"
    assert asked(conversation.say("公示几天")) == "excluded"  # counted anew


def test_an_answer_between_other_questions_keeps_it_going(talk):
    conversation = talk()
    conversation.all(START, "普通话要几级", "都符合")
    assert asked(conversation.say("咨询电话是多少")) == "excluded"


def test_back_takes_the_last_answer_back(talk):
    conversation = talk()
    conversation.all(START, "都符合", "都没有")
    assert asked(conversation.say("上一题")) == "excluded"
    assert conversation.answers == {"scope": "none"}
    assert asked(conversation.say("上一题")) == "scope"
    assert "第一题" in conversation.say("上一题")[0].text


def test_an_answer_is_changed_by_name_and_the_verdict_follows(talk):
    conversation = talk()
    conversation.say(START)
    assert concluded(conversation.all(*GOOD)).quiz.verdict == "eligible"
    assert asked(conversation.say("改一下普通话")) == "putonghua"
    assert concluded(conversation.say("三甲")).quiz.verdict == "not_eligible"
    assert concluded(conversation.say("普通话改成二甲")).quiz.verdict == "eligible"


def test_which_answer_to_change_is_asked_when_it_is_not_said(talk):
    conversation = talk()
    conversation.all(START, "都符合")
    messages = conversation.say("我刚才填错了")
    assert messages[0].kind == "clarify"
    assert [button.text for button in messages[0].buttons] == ["改一下工作单位和岗位"]
    assert asked(conversation.say("改一下工作单位和岗位")) == "scope"


def test_restart_forgets_the_answers(talk):
    conversation = talk()
    assert asked(conversation.all(START, "都符合", "都没有", "重新开始")) == "scope"
    assert conversation.answers == {}


def test_cancel_ends_it_and_questions_are_answered_again(talk):
    conversation = talk()
    messages = conversation.all(START, "都符合", "不测了")
    assert [message.kind for message in messages] == ["smalltalk"]
    messages = conversation.say("网上到哪天截止")
    assert [message.kind for message in messages] == ["answer"]


def test_a_quiz_put_off_is_taken_up_where_it_was(talk):
    conversation = talk()
    conversation.all(START, "都符合", "不测了", "网上到哪天截止")
    assert asked(conversation.say("继续测")) == "excluded"
    assert asked(conversation.all("不测了", START)) == "scope"


def test_why_after_the_verdict_gives_the_verdict_with_its_clauses_again(talk):
    conversation = talk()
    conversation.all(START, "都符合", "去年退休了")
    result = concluded(conversation.say("为什么", intent="ask_why"))
    assert "离退休人员" in result.citations[0].quote


@pytest.mark.parametrize("intent", ["quiz_continue", "quiz_restart"])
def test_wishing_to_go_on_without_a_quiz_begins_one(talk, intent):
    assert asked(talk().say("开始测验", intent=intent)) == "scope"


def test_another_notice_ends_it_with_a_word(talk):
    conversation = talk()
    conversation.all(START, "都符合")
    messages = conversation.say("尉犁县什么时候截止")
    assert messages[0].text.startswith("“和静县")
    assert "10月22日" in messages[1].text
    assert conversation.stored["quiz"] is None


def test_without_a_notice_it_asks_which_and_begins_with_the_one_chosen(talk):
    conversation = talk(page=None)
    messages = conversation.say(START)
    assert messages[0].kind == "clarify"
    shorts = [button.text for button in messages[0].buttons]
    assert len(shorts) == 5
    chosen = next(short for short in shorts if "尉犁" in short)
    assert asked(conversation.say(chosen)) == "scope"
    assert conversation.stored["quiz_notice"] == YULI


def test_after_the_verdict_questions_are_questions_again(talk):
    conversation = talk()
    conversation.all(START, *GOOD)
    assert DONE in conversation.stored["quiz"]
    messages = conversation.say("评审费多少")
    assert all(message.kind != "quiz_question" for message in messages)


def test_steering_words_without_a_quiz_say_that_none_is_on(talk):
    messages = talk().say("上一题", intent="quiz_back")
    assert messages[0].kind == "smalltalk" and messages[0].buttons[0].text == START


def test_a_page_of_another_notice_has_its_own_quiz(talk):
    question = talk(page=AKSU, day="2024-08-05").say(START)[-1]
    assert "党干校" in question.text and "和静" not in question.text


def test_an_option_that_speaks_of_changing_is_an_answer(talk):
    conversation = talk()
    conversation.all(START, *GOOD[:-1])
    result = concluded(conversation.say("被退回后超过48小时没有改好再交"))
    assert [c.text for c in result.quiz.criteria if c.status == "unmet"] == [
        "没有被退回超过48小时还没改好再交的情况（被退回后超过48小时没有改好再交）"
    ]
