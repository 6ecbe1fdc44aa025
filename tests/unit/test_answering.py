"""What one notice answers: the passage that settles the point, its silence, or what stands in its stead."""

import pytest
from notice_maker import notice

from policies.answering import find
from policies.proof import proved
from policies.ranking import Ask, levels_said, likeness, qualifiers, rank

NOTICE = notice()


def asked(text, *aspects):
    return find(NOTICE, Ask(text=text, aspects=tuple(aspects)))


@pytest.mark.parametrize(
    ("text", "aspect", "words"),
    [
        ("什么时候截止", "deadline.online_application", "5月6日—5月20日18:00"),
        ("纸质材料几号交", "deadline.paper_submission", "5月27日—5月31日"),
        ("继续教育多少学时", "ce_hours.amount", "不少于90学时"),
        ("专业课多少", "ce_hours.professional", "专业科目不少于60学时"),
        ("中级收多少", "fee.amount", "中级300元/人"),
        ("打回来几天改", "resubmission.window", "3个工作日内修改"),
        ("能交几回", "resubmission.times", "提交次数不超过3次"),
        ("退休的能报吗", "scope.retired", "离退休人员、公务员不得申报"),
        ("电话", "contact.phone", "0999-1234567"),
        ("材料送哪间屋", "paper_submission.where", "305室"),
    ],
)
def test_a_point_is_settled_by_its_passage(text, aspect, words):
    finding = asked(text, (aspect, 0.9))
    assert finding.status == "found"
    assert words in "".join(p.quote for p in finding.passages)


@pytest.mark.parametrize("aspect", ["pass_rate.rate", "fee.refund", "putonghua.level", "defence.when", "work_summary.words"])
def test_what_the_notice_leaves_open_is_silence(aspect):
    finding = asked("这个有规定吗", (aspect, 0.9))
    assert (finding.status, finding.aspect) == ("silent", aspect)


def test_without_a_recognised_point_or_shared_words_nothing_is_claimed():
    assert asked("天气怎么样").status == "unclear"


def test_the_name_of_the_notice_is_no_word_of_the_question():
    assert likeness(NOTICE, "玉门市农业评审费") == likeness(NOTICE, "评审费")


def test_words_alone_may_find_the_clause():
    finding = asked("退回修改重新提交逾期视为放弃")
    assert finding.status == "found"
    assert "视为放弃申报" in finding.passages[0].quote


def test_what_stands_in_the_stead_of_an_open_point_is_said_to_be_that():
    finding = asked("过期没交上还能补吗", ("fee.late", 0.9), ("deadline.payment", 0.1))
    assert finding.status == "silent" or finding.asked == "fee.late"


@pytest.mark.parametrize("text", ["过了几天还能补吗", "退回修改重新提交过了几天还能补吗"])
def test_whoever_comes_late_is_told_the_day_whatever_clause_is_nearest_in_words(text):
    finding = find(notice("late", fee="评审费缴费截止时间：2025年6月1日。"), Ask(text=text, aspects=(("fee.late", 0.9),)))
    assert finding.asked == "fee.late" and "6月1日" in finding.passages[0].quote


TITLES = "中级300元。\n\n七、现有职称\n\n1.现职称在本省取得的，上传任职资格文件、职称证书两项。\n\n2.职称在其他省市取得的，另外上传评审表。"


@pytest.mark.parametrize(
    ("text", "told", "other"),
    [
        ("四川评的要传啥", "其他省市取得", "本省取得"),
        ("绵阳市评的要传啥", "其他省市取得", "本省取得"),
        ("甘肃评的要传啥", "本省取得", "其他省市取得"),
        ("酒泉市评的要传啥", "本省取得", "其他省市取得"),
    ],
)
def test_a_title_is_from_the_notices_province_or_from_elsewhere_by_the_place_named(text, told, other):
    aspects = (("materials.title_elsewhere", 0.5), ("materials.title_proof", 0.3))
    finding = find(notice("titles", fee=TITLES), Ask(text=text, aspects=aspects))
    assert told in finding.passages[0].quote and other not in finding.passages[0].quote


PAPERS = """按级别执行。

七、报送的纸质材料

1.评审表一式两份。

2.论文复印件，加盖公章。

3.驾驶证原件。

4.结业证书复印件"""


@pytest.mark.parametrize(
    ("text", "shown", "left_out"),
    [
        ("纸质的论文怎么交", "论文复印件", "驾驶证"),
        ("驾驶证交啥样的", "驾驶证原件", "论文"),
        ("纸质材料交哪些", "论文复印件", "没有的"),
        ("纸质材料交哪些", "驾驶证原件", "没有的"),
    ],
)
def test_of_a_list_of_papers_the_one_named_is_told_and_otherwise_all(text, shown, left_out):
    listing = notice("listing", fee=PAPERS)
    finding = find(listing, Ask(text=text, aspects=(("paper_submission.list", 0.9),)))
    told = "".join(passage.quote for passage in finding.passages)
    assert shown in told and left_out not in told


def test_a_level_that_the_notice_never_mentions_is_not_answered_from_another():
    only_junior = notice("junior", fee="初级150元/人。")
    finding = find(only_junior, Ask(text="正高收多少", aspects=(("fee.amount", 0.9),)))
    assert finding.status == "found" or finding.levels == ("正高",)


def test_every_passage_found_stands_verbatim_in_the_notice():
    for text, aspect in [("截止", "deadline.schedule"), ("谁能报", "scope.who"), ("联系方式", "contact.phone")]:
        assert all(proved(p.quote, NOTICE.text) for p in asked(text, (aspect, 0.9)).passages)


def test_a_passage_in_the_questions_words_stands_beside_what_its_aspect_points_to():
    finding = asked("业务工作总结要盖章吗 退回修改重新提交逾期", ("fee.amount", 0.9))
    assert any("300元" in p.quote for p in finding.passages)
    assert any("逾期" in p.quote for p in finding.beside)


def test_the_second_reading_of_a_question_stands_beside_the_first():
    finding = asked("那个要多少", ("fee.amount", 0.7), ("ce_hours.amount", 0.3))
    assert any("学时" in p.quote for p in finding.beside)


def test_words_that_nothing_shown_holds_bring_their_passage():
    made = notice(fee="中级300元/人。\n\n电子发票在平台自行下载。")
    finding = find(made, Ask(text="中级收多少钱，发票在哪下载", aspects=(("fee.amount", 0.95),)))
    assert [p.quote for p in finding.passages] == ["中级300元/人。"]
    assert "电子发票在平台自行下载。" in [p.quote for p in finding.beside]


def test_of_the_passages_with_words_left_over_the_one_on_the_point_is_brought():
    made = notice(fee="中级300元/人。\n\n渔民的评审费减半。\n\n渔民另附技术总结。")
    finding = find(made, Ask(text="中级收多少，渔民呢", aspects=(("fee.amount", 0.8), ("exemption.fee", 0.1))))
    assert [p.quote for p in finding.beside] == ["渔民的评审费减半。"]


def test_beside_a_list_stands_what_the_questions_words_name():
    listed = "报送材料：1.评审表2份；2.身份证复印件1份；3.业绩材料1套。\n\n渔民不报送业绩材料。"
    finding = find(notice(fee=listed), Ask(text="渔民要交哪些", aspects=(("paper_submission.list", 0.9),)))
    assert len(finding.passages) > 1
    assert [p.quote for p in finding.beside] == ["渔民不报送业绩材料。"]


def test_a_row_that_the_question_calls_by_its_name_is_told_in_the_place_of_others():
    table = "条件\t县城学校\t牧区学校\n支教交流\t满1年\t牧区工作的不作要求\n外语\t须合格\t牧区不作要求\n获奖\t县级1项\t不作要求"
    finding = find(notice(fee=table), Ask(text="获奖县城和牧区一样吗", aspects=(("condition.grassroots", 0.8),)))
    assert [p.quote.split()[0] for p in finding.passages] == ["获奖"]


def test_a_row_speaks_of_the_levels_of_its_columns():
    table = "步骤\t工程师\t高级工程师\t助理工程师认定\n交纸质件\t6月2日\t6月9日\t10月20日前\n缴费\t6月20日前\t6月27日前\t不缴"
    made = notice(series="工程", fee=table)
    row = next(p for p in made.passages if "10月20日前" in p.quote)
    assert levels_said(made)[row.number] == {"初级", "中级", "副高"}


def test_what_the_clause_at_hand_says_of_a_faint_reading_stands_beside():
    made = notice(fee="中级300元/人。缴费后放弃的，概不退还。\n\n高级的评审费退还一半。")
    finding = find(made, Ask(text="中级收多少", aspects=(("fee.amount", 0.9), ("fee.refund", 0.05))))
    assert [p.quote for p in finding.beside] == ["缴费后放弃的，概不退还。"]


@pytest.mark.parametrize(("level", "brought"), [("中级", True), ("高级", False)])
def test_for_words_left_over_nothing_is_brought_that_is_for_other_levels(level, brought):
    made = notice(fee="高级评审费由省里收取。\n\n中级评审费300元/人，发票自行下载。")
    text = f"联系人赵老师，地点行政中心305室，{level}的发票呢"
    finding = find(made, Ask(text=text, aspects=(("contact.phone", 0.95),)))
    assert any("发票" in p.quote for p in finding.beside) is brought


def test_nothing_stands_beside_a_sure_answer():
    assert asked("中级评审费收多少", ("fee.amount", 0.95)).beside == ()


def test_what_the_notice_says_in_the_questions_words_is_no_silence():
    finding = asked("退回修改重新提交逾期算放弃申报吗", ("resubmission.exhausted", 0.9))
    assert finding.status == "found"
    assert any("视为放弃申报" in p.quote for p in finding.passages)


@pytest.mark.parametrize(("probability", "status"), [(0.4, "found"), (0.8, "silent")])
def test_a_question_hardly_understood_is_told_what_is_near_before_silence_is_claimed(probability, status):
    made = notice(fee="中级300元/人。\n\n因伤病不能示范的，由助手代为示范，本人讲解。")
    finding = find(made, Ask(text="我手伤了示范不成，上课那关怎么过", aspects=(("fee.refund", probability),)))
    assert finding.status == status
    assert finding.heard is (status == "silent")
    assert status == "silent" or "助手代为示范" in finding.passages[0].quote


def test_a_level_without_a_fee_among_levels_with_one_is_silence():
    priced = notice("priced", fee="正高级职称另行组织。中级300元/人，初级150元/人。")
    finding = find(priced, Ask(text="正高收多少钱", aspects=(("fee.amount", 0.9),)))
    assert (finding.status, finding.levels) == ("silent", ("正高",))


def test_a_level_without_a_pass_rate_among_levels_with_one_is_silence():
    made = notice(fee="副高级的通过率不超过60%。")
    finding = find(made, Ask(text="正高级的通过率", aspects=(("pass_rate.rate", 0.9),)))
    assert (finding.status, finding.levels) == ("silent", ("正高",))


def test_a_day_told_says_which_stage_a_question_hardly_understood_is_on():
    ask = Ask(text="我没赶上，也是拖到31号吗", aspects=(("fee.amount", 0.3), ("deadline.paper_submission", 0.25)))
    assert "5月27日—5月31日" in find(NOTICE, ask).passages[0].quote


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("高级评审费和答辩费一共多少", {"评审费 500元 300元", "答辩费 100元 不收"}),
        ("高级答辩费多少", {"答辩费 100元 不收"}),
    ],
)
def test_every_fee_that_a_question_names_is_told(text, told):
    made = notice(fee="项目\t高级\t中级\n评审费\t500元\t300元\n答辩费\t100元\t不收")
    finding = find(made, Ask(text=text, aspects=(("fee.defence", 0.9), ("fee.amount", 0.1))))
    assert {passage.quote.replace("\t", " ") for passage in finding.passages} == told


def test_a_fee_other_than_the_one_named_comes_later():
    made = notice(fee="中级测试费免收。\n\n小微企业的中级评审费减半收取。")
    ranked = rank(made, Ask(text="中级评审费能少交点不", aspects=(("exemption.fee", 0.9),)))
    assert "减半" in made.passages[ranked[0].passage].quote


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("主任医（药/护/技）师", {"正高"}),
        ("副主任医（药/护/技）师", {"副高"}),
        ("正高工程师评审费", {"正高"}),
        ("高工评审费", {"副高"}),
    ],
)
def test_a_title_written_short_is_of_its_level(text, levels):
    assert qualifiers(text)[0] == levels


def test_what_a_first_title_costs_is_no_price_of_a_level():
    priced = notice("priced", fee="正高级由省里评审。初次认定不收费，破格的另收答辩费60元。中级评审费300元/人，初级评审费150元/人。")
    finding = find(priced, Ask(text="正高评审费多少", aspects=(("fee.amount", 0.9),)))
    assert (finding.status, finding.levels) == ("silent", ("正高",))


@pytest.mark.parametrize(
    ("text", "aspect", "foreign"),
    [
        ("报编辑要几年", "condition.promotion", True),
        ("我在报社当编辑，谁能报", "scope.who", False),
        ("公务员能评正高吗", "scope.civil_servant", False),
    ],
)
def test_a_level_counts_where_it_is_what_is_applied_for(text, aspect, foreign):
    junior = notice("junior-only", series="农业初级", fee="150元/人。")
    assert (junior.levels, bool(find(junior, Ask(text=text, aspects=((aspect, 0.9),))).levels)) == (("初级",), foreign)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("中级及以下免于答辩", {"中级", "初级"}),
        ("副高级以上须面试", {"正高", "副高"}),
        ("初级以上", {"正高", "副高", "中级", "初级"}),
        ("中级满五年以上", {"中级"}),
    ],
)
def test_a_range_of_levels_names_each_of_them(text, levels):
    assert qualifiers(text)[0] == levels


def test_a_level_alone_is_no_evidence_for_a_passage():
    ranked = rank(NOTICE, Ask(text="初级的什么时候截止", aspects=(("deadline.online_application", 0.4), ("deadline.paper_submission", 0.3))))
    assert "5月6日" in NOTICE.passages[ranked[0].passage].quote


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("助理农艺师要哪些条件", ("初级",)),
        ("评个助理农艺师得几年", ("初级",)),
        ("助理农艺师几年能升", ()),
        ("当助理农艺师四年了，够不够条件", ()),
        ("农艺师要哪些条件", ()),
    ],
)
def test_the_level_that_one_comes_from_has_no_conditions_of_its_own(text, levels):
    middle = notice("middle", series="农业中级", fee="申报农艺师，本科学历，取得助理农艺师职称满4年。\n\n大专学历，担任助理农艺师满5年。")
    finding = find(middle, Ask(text=text, aspects=(("condition.education_years", 0.9),)))
    assert (middle.levels, finding.levels) == (("中级",), levels)


@pytest.mark.parametrize("text", ["农艺师纸质材料清单和份数", "纸质材料清单，各几份", "报送的纸质材料有哪些"])
def test_words_for_the_list_call_no_row_of_it_by_name(text):
    listing = notice(fee="纸质材料：\n\n材料\t份数\n聘任材料\t1份\n职称评审表\t3份\n送审论著\t2套")
    finding = find(listing, Ask(text=text, aspects=(("paper_submission.list", 0.9),)))
    assert {"聘任材料", "职称评审表", "送审论著"} == {passage.quote.split()[0] for passage in finding.passages}
