"""Each clause carries the aspects that it settles, and not those whose words it merely contains."""

from __future__ import annotations

from pathlib import Path

import pytest

from policies.compile import compile_document
from policies.labelling import SETTLED
from policies.model import Document
from policies.taxonomy import pattern
from policies.text import squeeze

HEAD = "关于开展2024年度云岭县农业系列职称评审工作的通知\n\n各有关单位：\n\n现将有关事项通知如下：\n\n一、有关要求\n\n"
TAIL = "\n\n云岭县人力资源和社会保障局\n2024年5月1日\n"


def settled(sentence: str) -> set[str]:
    """The aspects settled by the passages of a notice whose only clause is this sentence."""
    notice = compile_document(Document(id="made", format="txt", text=HEAD + sentence + TAIL), Path("made.txt"))
    body = [p for p in notice.passages if notice.clauses[p.clause].part == "body"]
    return {name for passage in body for name, strength in passage.aspects.items() if strength >= SETTLED}


@pytest.mark.parametrize(
    ("sentence", "carried", "absent"),
    [
        ("逾期不补正的，终止本次申报。", {"resubmission.late"}, set()),
        ("申报初级的，笔试成绩不作硬性要求。", {"condition.exam"}, set()),
        ("报送点不收快件，也不接收个人递交。", {"paper_submission.who"}, set()),
        ("评阅人可据此猜出申报人单位的，该项作废。", {"masking.consequence"}, set()),
        ("送审稿中做记号的，当年成绩取消。", {"masking.consequence"}, set()),
        ("到乡镇挂职满半年的，当年公需学时减一半。", {"exemption.ce"}, set()),
        ("表格填写有误的不予接收。", {"paper_submission.form"}, set()),
        ("成果奖项不列为评审的必备条件。", {"condition.performance"}, set()),
        ("申报前请在平台首页查看评审条件。", {"basis.conditions"}, set()),
        ("该规定只针对当年转正定级的人员。", {"scope.who"}, set()),
        ("填报流程请在系统“常见问题”中查询。", {"channel.how", "channel.guide"}, set()),
        ("学校公示推荐于6月20日前完成。", set(), {"publicity.days"}),
        ("单位推荐前公示不少于7个工作日。", {"publicity.days"}, set()),
        ("将申报人的业绩和论文情况在本单位公示。", {"publicity.content"}, set()),
        ("需上传《推荐单位公示》（附件1）及其他材料。", {"publicity.proof", "template.number"}, {"publicity.content"}),
        ("公示期间有异议的，可向县人社局反映。", {"publicity.objection"}, set()),
        ("公示无异议的报主管部门审核。", {"review_process.steps"}, {"publicity.objection"}),
        ("《推荐意见》（附件4）加盖公章后上传。", set(), {"review_process.unit_opinion"}),
        ("职称评审采取逐级申报的方式进行。", {"review_process.steps"}, {"review_process.blind"}),
        (
            "复印件须由单位审核人签名并盖章。",
            {"paper_submission.signature"},
            {"review_process.unit_duty", "pledge.sign"},
        ),
        ("正高级农艺师由省统一评审。", set(), {"paper_submission.who"}),
        ("纸质材料由用人单位统一报送，不接收个人报送。", {"paper_submission.who"}, set()),
        ("教案须为手写或者电子原稿。", set(), {"pledge.text"}),
        ("普通话水平不得低于三级甲等。", {"putonghua.level"}, set()),
        ("普通话证书上传至其他附件栏目。", set(), {"putonghua.level"}),
        ("技术报告每篇不少于1500字。", set(), {"work_summary.words"}),
        ("近三年年度考核有不合格等次的不得申报。", {"assessment.failed"}, {"assessment.years"}),
        ("弄虚作假的，取消申报资格，3年内不得申报。", {"penalty.fraud"}, {"penalty.unit", "penalty.expert"}),
        ("用人单位出具虚假材料的，暂停其两年推荐资格。", {"penalty.unit"}, {"penalty.fraud"}),
        ("评审委员泄露评审信息的，取消其评审委员资格。", {"penalty.expert"}, {"penalty.fraud"}),
        ("遮盖不符合要求的，本单位一律不予处理。", set(), {"penalty.unit"}),
        ("专业技术人员管理股，联系电话：0999-1234567。", {"contact.phone"}, {"contact.tech"}),
        ("平台技术支持：0999-1234567。", {"contact.tech"}, set()),
        ("单位公示及公示结果上传至其他附件。", {"publicity.proof"}, {"result.where"}),
        ("评审结果在县政府网站公示。", {"result.where"}, set()),
        ("任职年限计算截至2024年12月31日。", {"seniority.cutoff"}, {"seniority.counting"}),
        ("借调、驻村的，简历中另起一行写明。", set(), {"special_cases.secondment"}),
        ("所有内容须与附件一致。", set(), {"template.number"}),
        ("电子证书在省平台下载。", set(), {"template.where"}),
    ],
)
def test_a_clause_settles(sentence: str, carried: set[str], absent: set[str]) -> None:
    found = settled(sentence)
    assert carried <= found
    assert not absent & found


SETTLING = {
    "paper_submission.where": ["纸质材料送县农业局（农技中心4楼）。", "材料接收：县农业局二楼服务厅。"],
    "fee.refund": ["重复缴费的，由财务科退回。"],
    "resubmission.times": ["市级评委会只受理1次修改。"],
    "ce_hours.shortfall": ["因灾停训的年度，按实际完成数计算。"],
    "exemption.ce": ["年满50周岁的，只考核公需科目。"],
    "scope.in_post": [
        "申报人员应为本单位在职人员，挂靠人员不予受理。",
        "我区卫生机构的在岗卫生技术人员可申报。",
    ],
    "scope.tenure": ["申报人须在现单位工作满6个月。", "民办学校教师须连续任教2学年。", "在本市缴纳社会保险12个月以上的，可以申报。"],
    "condition.class_teacher": ["申报一级教师须担任班主任工作3年以上。"],
    "condition.licence": ["申报护理专业的须取得护士执业证书。", "执业范围须与申报专业一致。"],
    "condition.equivalent": ["取得注册安全工程师资格的，视同具备工程师职称。"],
    "condition.workload": ["专任教师每周课时不少于12节。", "内科申报人员每年临床工作不少于38周。"],
    "materials.education_entry": ["学历由低到高逐项填写。"],
    "materials.limit": ["业绩成果不超过6项。", "代表作限3件。"],
    "materials.lesson_plan": ["提交近一学年教案2份。"],
    "materials.cases": ["提供本人主管的病案5份。"],
    "papers.authorship": ["论文须为第一作者或通讯作者。"],
    "papers.replacement": ["技术标准、专利可以代替论文。"],
    "papers.acceptance": ["公开发表是指在有CN刊号的期刊上刊出。"],
    "fee.basis": ["收费按照省发改委〔2017〕12号文件执行。"],
    "fee.required": ["二级教师不收取评审费。"],
    "fee.payer": ["评审费由市财政承担，个人不缴费。"],
    "exemption.fee": ["小微企业人员的评审费由县财政补贴。", "烈士家属的评审费全免。"],
    "contact.hours": ["由单位集中送件，每天9:30至11:30。"],
    "scope.quota": ["各校推荐名额由教育局下达。"],
    "masking.exempt": ["个人信息栏无需遮盖。", "业绩材料不需要匿名处理。"],
    "masking.what": ["成果材料不需要匿名处理。", "送审材料中本人姓名、工作单位须遮盖。"],
    "channel.account": ["首次申报的须先在平台注册个人账号。"],
    "scope.series": ["从事采矿、选矿、冶金技术工作的在职人员。", "卫生系列另行组织评审，不适用本通知。"],
}

NOT_SETTLING = {
    "scope.tenure": ["申报材料在本单位公示满5个工作日。", "本科毕业，在本单位从事专业工作满3年。"],
    "scope.excluded": ["逾期不予受理。", "表格未填写完整的不予受理。"],
    "scope.series": ["申报高级职称的专业技术人员参加专业水平答辩。", "由系列评审委员会办公室负责解释。"],
    "materials.labour_contract": ["提供虚假劳动合同的，三年内不得申报。"],
    "materials.title_proof": ["照片用于制作电子职称证书。", "上传教师资格证书。"],
    "condition.transfer": ["同一人不得跨系列重复申报。"],
    "condition.promotion": ["上传现任职称证书。"],
    "channel.account": ["在我市注册的企业可以申报。", "注册会计师可以直接聘任。"],
    "channel.self": ["复印件由单位审核后盖章。"],
    "deadline.online_review": ["复审通过后，于2030年2月1日报送纸质材料。"],
    "exemption.ce_form": ["任何部门不得私自设置免学申请表。"],
    "fee.method": ["备案表须带二维码验证。"],
    "fee.payer": ["由本单位连续缴纳社会保险。"],
    "masking.what": ["一寸照片（此项信息无需遮盖）。"],
    "papers.required": ["在增刊上发表的论文不计入成果数量。"],
}


@pytest.mark.parametrize(("aspect", "sentence"), [(a, s) for a, listed in SETTLING.items() for s in listed])
def test_a_clause_carries_the_point_that_it_settles(aspect: str, sentence: str) -> None:
    assert aspect in settled(sentence)


@pytest.mark.parametrize(("aspect", "sentence"), [(a, s) for a, listed in NOT_SETTLING.items() for s in listed])
def test_shared_words_alone_settle_nothing(aspect: str, sentence: str) -> None:
    assert aspect not in settled(sentence)


def test_a_row_in_words_of_its_own_settles_what_the_rows_beside_it_do():
    table = "层级\t评审费\t答辩费\n员级\t50元\t按次另计\n工程师\t200元\t100元\n高级工程师\t400元\t200元"
    notice = compile_document(Document(id="made", format="txt", text=HEAD + table + TAIL), Path("made.txt"))
    rows = [p for p in notice.passages if notice.clauses[p.clause].kind == "row" and notice.clauses[p.clause].header]
    assert len(rows) == 3 and all(row.aspects.get("fee.defence", 0) >= SETTLED for row in rows)


@pytest.mark.parametrize(
    ("source", "text", "met"),
    [
        ("评审机构：", "评审机构：市高评委", True),
        ("由单位审，再由", "先由单位审，再由区里审", True),
        ("哪些？（见附件）", "交哪些？（见附件）", True),
        ("申报[^，；]{0,9}审核", "申报须完整；审核须认真", False),
        ("3[—]5", "3—5天", True),
    ],
)
def test_punctuation_in_a_pattern_is_that_of_squeezed_text(source: str, text: str, met: bool) -> None:
    assert bool(pattern(source).search(squeeze(text))) is met


@pytest.mark.parametrize(
    ("opening", "addressed"),
    [
        ("各县（市）水利局、人力资源和社会保障局，市直有关单位：", True),
        ("云岭县教育和体育局：", True),
        ("各乡镇卫生院，各民营医院：", True),
        ("各单位应当提交下列材料：", False),
        ("联系单位：", False),
    ],
)
def test_the_opening_line_tells_whom_the_notice_is_sent_to(opening: str, addressed: bool) -> None:
    text = HEAD.replace("各有关单位：", opening) + "报名自5月6日开始。" + TAIL
    notice = compile_document(Document(id="made", format="txt", text=text), Path("made.txt"))
    line = next(p for p in notice.passages if squeeze(p.quote) == squeeze(opening))
    assert (line.aspects.get("basis.addressee", 0.0) >= SETTLED) == addressed
