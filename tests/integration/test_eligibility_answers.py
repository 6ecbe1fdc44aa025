"""What people type, read as answers to the open question and to others."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quiz_maker import shipped

from policies.eligibility.answers import asks, read

TODAY = dt.date(2024, 10, 12)
YULI, HEJING, AKSU = "yuli-2024-initial", "hejing-2024-teacher", "aksu-2024-party-school"
VOCATIONAL, FILING = "bazhou-2021-vocational", "bazhou-2023-online-filing"


def reading(notice, question, text, given=None):
    quiz = shipped(notice)
    return read(text, quiz, quiz.question(question), TODAY, given)


@pytest.mark.parametrize(
    ("notice", "question", "text", "value"),
    [
        # by value, title, number, 不确定
        (YULI, "education", "college", "college"),
        (YULI, "education", "大专", "college"),
        (YULI, "education", "2", "college"),
        (YULI, "education", "第二个", "college"),
        (YULI, "education", "选2", "college"),
        (YULI, "education", "B", "college"),
        (YULI, "education", "不太清楚", "unsure"),
        (YULI, "education", "不确定", "unsure"),
        (HEJING, "scope", "1", "none"),
        (HEJING, "scope", "2和4", "place,job"),
        (HEJING, "scope", "单位不在和静县、要报的不是初级", "place,level"),
        # schooling
        (YULI, "education", "全日制本科", "bachelor"),
        (YULI, "education", "本科毕业后读的硕士", "master"),
        (YULI, "education", "自考本科", "none"),
        (YULI, "education", "高中毕业后自考的本科", "none"),
        (YULI, "education", "全日制大专，后来自考了本科", "college"),
        (YULI, "education", "函授大专", "none"),
        (YULI, "education", "高中", "none"),
        (YULI, "education", "我是統招大專", "college"),
        (VOCATIONAL, "education", "大专学历", "college"),
        # years
        (YULI, "years", "三年多了", "3"),
        (YULI, "years", "３年", "3"),
        (YULI, "years", "2", "2"),
        (YULI, "years", "两年半", "2"),
        (YULI, "years", "一年零三个月", "1"),
        (YULI, "years", "半年", "0"),
        (YULI, "years", "八个月", "0"),
        (YULI, "years", "不满一年", "0"),
        (YULI, "years", "差两个月满两年", "1"),
        (YULI, "years", "快三年了", "2"),
        (YULI, "years", "二十年", "3"),
        (YULI, "years", "2022年10月12日进的单位", "2"),
        (YULI, "years", "2022年10月13日进的单位", "1"),
        (YULI, "years", "2021.9", "3"),
        (YULI, "years", "去年8月", "1"),
        (YULI, "years", "2015年", "3"),
        # putonghua
        (HEJING, "putonghua", "二乙", "2B"),
        (HEJING, "putonghua", "2级甲等", "2A"),
        (HEJING, "putonghua", "普通话三级甲等", "3A"),
        (HEJING, "putonghua", "没有证书", "no_grade"),
        (HEJING, "subject", "数学", "other_subject"),
        (HEJING, "subject", "我教语文", "language"),
        (HEJING, "subject", "不教语文", "other_subject"),
        # work and place
        (HEJING, "scope", "都符合", "none"),
        (HEJING, "scope", "是的", "none"),
        (HEJING, "scope", "我在和静县第一小学教数学", "none"),
        (HEJING, "scope", "我是第二中学的会计，不上课", "job"),
        (HEJING, "scope", "在焉耆县的小学", "place"),
        (HEJING, "scope", "国有企业办的职工幼儿园", "employer"),
        (AKSU, "scope", "库车市委党校的老师", "none"),
        # who may not
        (HEJING, "excluded", "没有", "none"),
        (HEJING, "excluded", "都不是", "none"),
        (HEJING, "excluded", "没有退休，也没有造假", "none"),
        (HEJING, "excluded", "去年退休了，现在返聘", "retired"),
        (HEJING, "excluded", "我是公务员", "civil_servant"),
        (HEJING, "excluded", "单位是参公的", "cangong"),
        # continuing education
        (HEJING, "ce", "20学分", "enough"),
        (HEJING, "ce", "15", "short_total"),
        (HEJING, "ce", "够了", "enough"),
        (HEJING, "ce", "没学够", "short_total"),
        (HEJING, "ce", "今年一直在驻村，没学", "exempt"),
        (AKSU, "ce", "2023年85学时（专业课60、公需课25）", "short_total"),
        (AKSU, "ce", "专业课只有五十学时", "short_professional"),
        (AKSU, "ce", "2022年休产假只学了20学时", "short_total"),
        (AKSU, "ce", "每年95学时，专业课65", "enough"),
        (YULI, "ce", "公需30专业60都有", "enough"),
        (YULI, "ce", "2023年还在读书，没毕业", "not_working"),
        (AKSU, "ce_form", "驻村期间由县访惠聚办审核盖章了", "approved"),
        (AKSU, "ce_form", "回来以后县里盖的章", "approved_elsewhere"),
        (AKSU, "ce_form", "还没办", "not_yet"),
        (AKSU, "ce_form", "是因为产假", "own_rules"),
        # level, specialty, titles
        (VOCATIONAL, "level", "首次直接报中级", "direct"),
        (VOCATIONAL, "level", "有初级，正常报中级", "middle"),
        (VOCATIONAL, "level", "助理讲师", "junior"),
        (VOCATIONAL, "level", "副高", "other"),
        (YULI, "specialty", "农艺", "listed"),
        (YULI, "specialty", "摄像", "listed"),
        (YULI, "specialty", "会计", "examined"),
        (YULI, "specialty", "不在表内", "not_listed"),
        (FILING, "title_place", "河南评的", "away"),
        (FILING, "title_place", "新疆评的", "home"),
        (FILING, "title_documents", "只有任职资格文件和职称证书", "2"),
        (FILING, "title_documents", "评审表找不到了", "2"),
        (FILING, "title_documents", "都有", "3"),
        # as people put it
        (HEJING, "scope", "我在库尔勒的学校教书", "place"),
        (HEJING, "scope", "家在库尔勒，在和静县中学教物理", "none"),
        (HEJING, "scope", "特岗教师，在八一小学教书", "none"),
        (HEJING, "subject", "是", "language"),
        (HEJING, "subject", "不", "other_subject"),
        (HEJING, "ce_form", "还没去办", "not_yet"),
        (HEJING, "conditions", "资格证是数学的，我教语文，对不上", "teacher_certificate"),
        (AKSU, "scope", "我在职业技术学院，不是党校", "employer"),
        (AKSU, "ce", "2022年专业课只有55", "short_professional"),
        (AKSU, "conditions", "单位已经对照评审条件核对过，符合", "none"),
        (AKSU, "ready", "9月15日前交不了钱", "payment"),
        (YULI, "excluded", "刚入职三个月，还没有年度考核", "not_yet_assessed"),
        (YULI, "excluded", "每年考核合格", "none"),
        (YULI, "ready", "公司社保才交了半年", "insurance"),
        (VOCATIONAL, "excluded", "受过警告，已经解除了", "none"),
        (VOCATIONAL, "excluded", "今年3月记过处分，到明年3月", "sanction"),
        (VOCATIONAL, "ready", "学校能开证明，答辩能参加", "none"),
        (VOCATIONAL, "ready", "学校不给开年限证明", "years_proof"),
        (FILING, "excluded", "2021年不合格", "assessment_failed"),
        # procedure
        (HEJING, "conditions", "对照过，符合条件", "none"),
        (HEJING, "conditions", "71号文还没看过", "not_compared"),
        (HEJING, "conditions", "没有教师资格证", "teacher_certificate"),
        (HEJING, "ready", "都齐了", "none"),
        (HEJING, "ready", "公示才3天", "publicity"),
        (HEJING, "ready", "单位不同意推荐，名字也没遮盖", "recommended,masking"),
    ],
)
def test_a_text_answers_the_open_question(notice, question, text, value):
    assert reading(notice, question, text).answers.get(question) == value


@pytest.mark.parametrize(
    ("notice", "question", "text", "answers"),
    [
        (YULI, "education", "大专，三年多了", {"education": "college", "years": "3"}),
        (HEJING, "putonghua", "普通话二乙，教语文", {"putonghua": "2B", "subject": "language"}),
        (HEJING, "scope", "和静县第一小学教数学，普通话二甲", {"scope": "none", "subject": "other_subject", "putonghua": "2A"}),
        (YULI, "scope", "都符合，全日制本科，干了两年", {"scope": "none", "education": "bachelor", "years": "2"}),
    ],
)
def test_what_fits_a_later_question_is_kept_for_it(notice, question, text, answers):
    assert reading(notice, question, text).answers == answers


def test_a_question_already_answered_is_not_answered_in_passing():
    assert reading(YULI, "scope", "都符合，本科", {"education": "college"}).answers == {"scope": "none"}


@pytest.mark.parametrize(
    ("notice", "question", "text", "accepted"),
    [
        (YULI, "years", "工作 -3 年", "0 到 60"),
        (YULI, "years", "三百年", "0 到 60"),
        (YULI, "years", "哈哈哈", "0 到 60"),
        (YULI, "years", "2023年", "请只说这一项"),
        (YULI, "years", "企业两年，这里五年", "请只说这一项"),
        (YULI, "education", "大专，本科", "只能选一个"),
        (YULI, "education", "随便", "请选一个学历"),
        (YULI, "education", "99", "请选一个学历"),
        (HEJING, "putonghua", "二甲和三乙", "只能选一个"),
        (HEJING, "scope", "不符合", "请选“都符合”或其中的某一条"),
        (HEJING, "ce", "今天天气不错", "请答“都达到了”"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_what_is_accepted(notice, question, text, accepted):
    result = reading(notice, question, text)
    assert question not in result.answers
    assert accepted in result.refused
    assert "\n" not in result.refused


@pytest.mark.parametrize("text", ["普通话要几级来着？", "自考的算不算", "评审费多少", "二乙够吗", "学时是不是可以补", "什么时候截止呢"])
def test_a_question_is_no_answer(text):
    assert asks(text)
    assert reading(HEJING, "putonghua", text).answers == {}


@pytest.mark.parametrize("text", ["大专，三年多了", "我在和静县教数学", "不确定", "没有呢，都不是"])
def test_a_statement_is_no_question(text):
    assert not asks(text)


@pytest.mark.parametrize("id", [YULI, HEJING, AKSU, VOCATIONAL, FILING])
def test_every_option_is_chosen_by_its_title_alone_and_with_another(id):
    for question in shipped(id).questions:
        for option in question.options:
            assert reading(id, question.id, option.title).answers == {question.id: option.value}
        if question.kind == "many":
            two = [option for option in question.options if option.value != question.none][-2:]
            said = "、".join(option.title for option in two)
            assert reading(id, question.id, said).answers == {question.id: ",".join(option.value for option in two)}


SNIPPETS = st.sampled_from(
    ["大专", "本科", "自考", "三年", "-3年", "2022年9月", "二乙", "教语文", "没有", "驻村", "85学时", "专业60", "退休", "在库尔勒",
     "，", "。", "？", "不", "1", "和", "后来", "差两个月满", "都符合", "不确定", "\u200b", "９", "<b>", "改成"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([YULI, HEJING, AKSU, VOCATIONAL, FILING]), st.lists(SNIPPETS, max_size=12).map("".join) | st.text(max_size=40), st.data())
def test_whatever_is_typed_gives_answers_that_the_quiz_offers(id, text, data):
    quiz = shipped(id)
    question = data.draw(st.sampled_from(quiz.questions))
    result = reading(id, question.id, text)
    for answered, value in result.answers.items():
        assert set(value.split(",")) <= {*quiz.question(answered).values, "unsure"}
    assert question.id in result.answers or result.refused is None or "\n" not in result.refused


def test_a_long_text_is_read_quickly():
    started = time.perf_counter()
    for question in shipped(YULI).questions:
        reading(YULI, question.id, "我在尉犁县林业站工作三年多了，没有" * 60)
    assert time.perf_counter() - started < 5
