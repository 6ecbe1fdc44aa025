"""Each kind of criterion, read from sentences as notices of any place and series write them."""

import msgspec
import pytest
from quiz_maker import noon, written, written_notice

from policies.eligibility import compile_quiz, next_question, verdict
from policies.eligibility.answers import read
from policies.model import Change, Supersedes

SCOPE = "一、申报范围\n青石县各事业单位从事水文监测工作的在职专业技术人员，均可申报。\n"
DAY = noon("2030-06-15")


def statuses(body, answers, day=DAY):
    """Criterion id → status for the criteria that these answers settle."""
    result = verdict(written(body), answers, day)
    return {standing.criterion.id: standing.status for standing in result.standings if standing.asked}


@pytest.mark.parametrize(
    ("body", "question", "options"),
    [
        (SCOPE, "scope", ["none", "place", "employer", "job", "in_service"]),
        ("一、申报范围\n全县企业、事业单位从事园林工作的人员，可以申报。\n", "scope", ["none", "place", "employer", "job"]),
        (SCOPE + "二、不得申报\n（一）公务员和参公人员；\n（二）离退休人员；\n（三）受处分，在影响期内的人员。\n", "excluded",
         ["none", "cangong", "civil_servant", "retired", "sanction"]),
        (SCOPE + "二、条件\n年度考核不合格、未参加年度考核的，不得申报。\n三、不得申报的还有失信被执行人。\n", "excluded",
         ["none", "assessment_failed", "not_assessed", "dishonest"]),
        (SCOPE + "二、条件\n申报人员普通话水平须达到三级甲等以上。\n", "putonghua", ["1A", "1B", "2A", "2B", "3A", "3B", "no_grade"]),
        (SCOPE + "二、条件\n大专毕业从事专业技术工作满4年，本科毕业从事专业技术工作满2年，方可申报。\n", "education",
         ["secondary", "college", "bachelor", "master", "doctor"]),
        (SCOPE + "二、条件\n大专毕业从事专业技术工作满4年；本科毕业从事专业技术工作满2年。\n", "years", ["0", "2", "4"]),
        (SCOPE + "二、继续教育\n2028—2030年每年继续教育不少于72学时，其中公需科目不少于24学时。\n", "ce",
         ["enough", "short_total", "short_public", "not_working"]),
    ],
)  # fmt: skip
def test_a_question_offers_what_the_notice_speaks_of(body, question, options):
    assert list(written(body).question(question).values) == options


@pytest.mark.parametrize("topic", ["putonghua", "education", "years", "ce", "specialty", "title_place", "level", "excluded"])
def test_what_a_notice_is_silent_on_is_not_asked(topic):
    assert topic not in {question.id for question in written(SCOPE).questions}


def test_a_notice_that_asks_nothing_has_no_questions():
    assert written("一、其他\n请各单位做好宣传工作。\n").questions == ()


WINDOW = SCOPE + "二、时间安排\n网上申报时间：2030年6月1日至6月30日17:00。\n"


@pytest.mark.parametrize(
    ("day", "status", "reason"),
    [
        ("2030-05-20", "met", "还没有开始"),
        ("2030-06-01", "met", ""),
        ("2030-06-30", "met", ""),
        ("2030-07-01", "unmet", "2030年6月30日17:00"),
    ],
)
def test_the_window_counts_on_the_day(day, status, reason):
    standing = verdict(written(WINDOW), {}, noon(day)).standings[0]
    assert (standing.criterion.id, standing.status) == ("window", status)
    assert reason in standing.reason


PUTONGHUA = SCOPE + "二、条件\n普通话须达到二级乙等及以上，语文教师须达到二级甲等及以上。\n"
EDUCATION = SCOPE + "二、条件\n中专毕业从事专业技术工作满5年；大专毕业从事专业技术工作满3年；本科毕业从事专业技术工作满1年。\n"
FULL_TIME = SCOPE + "二、条件\n全日制大专毕业从事专业技术工作满3年；全日制本科毕业从事专业技术工作满1年。\n"
CE = SCOPE + "二、继续教育\n2029—2030年每年继续教育不少于90学时，其中专业科目不少于60学时。参加驻村工作的，可免除当年继续教育。\n"
ASSESSED = SCOPE + "二、条件\n经考核合格的，可以申报。\n"
REFERRED = SCOPE + "二、条件\n按照《水文系列职称评审条件（试行）》执行。\n"
CERTIFICATE = SCOPE + "二、材料\n上传相应学科的教师资格证。\n上传身份证。\n"
PUBLICITY = SCOPE + "二、推荐\n单位内部公示不少于7个工作日，无异议的方可推荐。\n退回修改的应在5个工作日内重新提交，提交次数不得超过2次。\n"
PENALTY = SCOPE + "二、纪律\n申报人弄虚作假的，取消资格，3年内不得申报。\n公务员不得申报。\n"


@pytest.mark.parametrize(
    ("body", "answers", "criterion", "status"),
    [
        (SCOPE, {"scope": "none"}, "scope.job", "met"),
        (SCOPE, {"scope": "job"}, "scope.job", "unmet"),
        (SCOPE, {"scope": "job"}, "scope.place", "met"),
        (SCOPE, {"scope": "employer,place"}, "scope.place", "unmet"),
        (SCOPE, {"scope": "unsure"}, "scope.employer", "unknown"),
        (PUTONGHUA, {"putonghua": "2A"}, "putonghua", "met"),
        (PUTONGHUA, {"putonghua": "2B", "subject": "language"}, "putonghua", "unmet"),
        (PUTONGHUA, {"putonghua": "2B", "subject": "other_subject"}, "putonghua", "met"),
        (PUTONGHUA, {"putonghua": "3A"}, "putonghua", "unmet"),
        (PUTONGHUA, {"putonghua": "unsure"}, "putonghua", "unknown"),
        (EDUCATION, {"education": "college", "years": "3"}, "years.college", "met"),
        (EDUCATION, {"education": "college", "years": "1"}, "years.college", "unmet"),
        (EDUCATION, {"education": "secondary", "years": "3"}, "years.secondary", "unmet"),
        (EDUCATION, {"education": "lower", "years": "5"}, "education", "unmet"),
        (EDUCATION, {"education": "master", "years": "0"}, "education", "unknown"),
        (EDUCATION, {"education": "master", "years": "1"}, "education", "met"),
        (EDUCATION, {"education": "bachelor", "years": "unsure"}, "years.bachelor", "unknown"),
        (FULL_TIME, {"education": "none"}, "full_time", "unmet"),
        (FULL_TIME, {"education": "college"}, "full_time", "met"),
        (CE, {"ce": "enough"}, "ce.professional", "met"),
        (CE, {"ce": "short_professional"}, "ce.professional", "unmet"),
        (CE, {"ce": "short_professional"}, "ce.total", "met"),
        (CE, {"ce": "not_working"}, "ce.total", "unknown"),
        (CE, {"ce": "exempt", "ce_form": "approved"}, "ce.exemption", "met"),
        (CE, {"ce": "exempt", "ce_form": "approved"}, "ce.total", "met"),
        (CE, {"ce": "exempt", "ce_form": "not_yet"}, "ce.exemption", "unmet"),
        (ASSESSED, {"excluded": "assessment_failed"}, "excluded.assessment_failed", "unmet"),
        (ASSESSED, {"excluded": "not_yet_assessed"}, "excluded.not_yet_assessed", "unknown"),
        (REFERRED, {"conditions": "none"}, "conditions.not_compared", "met"),
        (REFERRED, {"conditions": "not_compared"}, "conditions.not_compared", "unknown"),
        (REFERRED, {"conditions": "not_fulfilled"}, "conditions.not_fulfilled", "unmet"),
        (PENALTY, {"excluded": "banned"}, "excluded.banned", "unmet"),
        (PUBLICITY, {"ready": "publicity"}, "ready.publicity", "unmet"),
        (PUBLICITY, {"ready": "late"}, "ready.late", "unmet"),
        (PUBLICITY, {"ready": "times"}, "ready.times", "unmet"),
        (PUBLICITY, {"ready": "none"}, "ready.publicity", "met"),
    ],
)
def test_an_answer_settles_its_criterion(body, answers, criterion, status):
    assert statuses(body, answers)[criterion] == status


@pytest.mark.parametrize(
    ("body", "answers", "criterion"),
    [
        (EDUCATION, {"education": "college", "years": "1"}, "years.bachelor"),
        (FULL_TIME, {"education": "none"}, "years.college"),
        (CE, {"ce": "enough"}, "ce.exemption"),
    ],
)
def test_what_does_not_concern_a_person_is_not_listed(body, answers, criterion):
    assert criterion not in statuses(body, answers)


LEVELS = (
    "一、申报范围\n全县事业单位从事水文工作的人员申报中级、高级职称。\n"
    "二、条件\n申报中级的，本科毕业取得助理工程师满4年。申报高级的，本科毕业取得工程师满5年。\n"
    "三、时间安排\n申报中级的，网上申报时间为2030年6月1日至6月10日；申报高级的，网上申报时间为2030年6月1日至6月30日。\n"
    "四、答辩\n申报高级职称的人员须参加答辩，申报中级的免于答辩。\n"
)


@pytest.mark.parametrize(
    ("answers", "criterion", "status"),
    [
        ({"level": "middle"}, "window.middle", "unmet"),
        ({"level": "senior"}, "window.senior", "met"),
        ({"level": "other"}, "level", "unmet"),
        ({"level": "senior", "education": "bachelor", "title_years": "4"}, "years.senior.bachelor", "unmet"),
        ({"level": "senior", "education": "bachelor", "title_years": "5"}, "years.senior.bachelor", "met"),
        ({"level": "middle", "education": "bachelor", "title_years": "4"}, "years.middle.bachelor", "met"),
        ({"level": "senior", "ready": "defence"}, "ready.defence", "unmet"),
    ],
)
def test_levels_have_windows_years_and_duties_of_their_own(answers, criterion, status):
    assert statuses(LEVELS, answers)[criterion] == status


def test_the_defence_does_not_concern_those_let_off():
    assert "ready.defence" not in statuses(LEVELS, {"level": "middle", "ready": "defence"})


def test_levels_that_the_answers_leave_open_are_asked_before_their_conditions():
    assert next_question(written(LEVELS), {"scope": "none"}, DAY).id == "level"


EXTENSION = "网上申报截止时间由2030年6月30日延长至2030年7月20日18:00。"


@pytest.mark.parametrize(("day", "status"), [("2030-07-05", "met"), ("2030-07-21", "unmet")])
def test_a_window_that_a_later_notice_moved_counts_as_moved(day, status):
    change = Change(type="deadline", stage="online_application", quote=EXTENSION, new="2030年7月20日18:00")
    newer = written_notice(f"一、延长时间\n{EXTENSION}\n", id="more")
    newer = msgspec.structs.replace(newer, supersedes=(Supersedes(title="", quote=EXTENSION, notice="qingshi", changes=(change,)),))
    quiz = compile_quiz(written_notice(WINDOW), [newer])
    standing = verdict(quiz, {}, noon(day)).standings[0]
    assert (standing.status, standing.criterion.citation.notice) == (status, "more")
    assert standing.criterion.citation.quote == EXTENSION


FORMS = ASSESSED + "三、材料\n年度考核材料：上传近两年年度考核登记表。\n"
OTHERWISE = SCOPE + "二、考核\n年度考核不合格、未参加年度考核的不得申报（教育、卫生按照评审条件）。\n"


@pytest.mark.parametrize(
    ("body", "answers", "criterion", "status"),
    [
        (FORMS, {"excluded": "none", "ready": "assessment_forms"}, "ready.assessment_forms", "unmet"),
        (FORMS, {"excluded": "not_yet_assessed", "ready": "assessment_forms"}, "ready.assessment_forms", "unknown"),
        (OTHERWISE, {"excluded": "assessment_failed"}, "excluded.assessment_failed", "unmet"),
        (OTHERWISE, {"excluded": "assessed_otherwise"}, "excluded.assessed_otherwise", "unknown"),
        (OTHERWISE, {"excluded": "assessed_otherwise"}, "excluded.assessment_failed", "met"),
    ],
)
def test_assessments_that_another_rule_decides_are_for_staff_to_judge(body, answers, criterion, status):
    assert statuses(body, answers)[criterion] == status


TITLES = "二、材料\n现职称为省内取得的，上传“资格文件”“证书”“评审表”三项中的两项即可；现职称在其他省市取得的，上传“资格文件”“证书”“评审表”。\n"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("湖南评的", "home"),
        ("省内", "home"),
        ("本省取得的", "home"),
        ("河南评的", "away"),
        ("在新疆评的", "away"),
        ("外省的", "away"),
        ("还没有职称", "no_title"),
    ],
)
def test_a_title_is_of_the_notices_own_province_or_of_another(text, value):
    notice = msgspec.structs.replace(written_notice(SCOPE + TITLES), region="湖南省")
    quiz = compile_quiz(notice)
    assert read(text, quiz, quiz.question("title_place"), DAY.date()).answers == {"title_place": value}
