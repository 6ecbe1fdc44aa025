import pytest
from extraction import meta, outlined

from policies.extract.penalty import extract
from policies.proof import proved


def read(body, heading="纪律要求"):
    notice = outlined(f"一、{heading}\n\n{body}\n")
    facts = extract(notice, meta())
    assert all(proved(fact.quote, notice.document.text) for fact in facts)
    return [(fact.years, fact.quote) for fact in facts]


ONE = {
    "a unit that skips a step": ("推荐单位未经集体研究即上报的，退回全部材料，并在全系统通报。", None),
    "quotas taken away": ("超职数推荐的，一律退回，并核减下一年度推荐指标。", None),
    "years in Chinese": ("申报人员伪造作品刊发证明、冒名顶替的，取消申报资格，三年内不得申报。", 3),
    "from the decision on": ("提供虚假学历的，撤销职称，自作出处理决定之日起3年内不得申报。", 3),
    "from the next year on for three years": (
        "如有弄虚作假，取消已确认的资格，并从申报年度下一年度起3年内，不得申报。",
        3,
    ),
    "years in a row": ("对提供虚假材料的，自次年起连续三年不得申报职称。", 3),
    "the longer of two": ("存在学术造假的，视情节轻重1至3年内不得申报。", 3),
    "a term of record": ("对弄虚作假的参评人员严肃查处，记入诚信档案库，记录期限为3年，记录期内不得晋升。", 3),
    "not received for years": ("伪造资历的，一经查实，自查实之日起三年内不受理其申报。", 3),
    "stopped for years": ("抄袭剽窃的，停止申报两年，情节特别严重的终身不得申报。", 2),
    "the next year": ("推荐单位不如实审核的，停止该单位下一年度推荐资格。", 1),
    "the right to recommend": ("推荐单位把关不严，造成不良影响的，暂停其推荐权一年。", 1),
    "for experts": ("评审专家违反评审纪律的，取消评审专家资格，并通报所在单位。", None),
    "for life is no number": ("评审专家泄露评审秘密的，取消评委资格，终身不得担任评委。", None),
    "by rules made elsewhere": ("对违反规定弄虚作假的人员，按照国家、自治区相关规定严肃查处。", None),
    "a graver case without years": ("冒名顶替的，三年内不得申报；情节严重的，移交纪检监察机关。", 3),
    "what was already won": ("一经发现弄虚作假，即取消评审资格；已通过评审的，撤销其职称，五年内不得再次申报。", 5),
    "the breach named in the sentence before": ("严禁弄虚作假。一经查实，取消参评资格，2年内不得申报。", 2),
    "a pledge to be copied out": (
        "手写“本人承诺材料真实，如有弄虚作假，五年内不得申报相应职称评审并承担一切责任”。",
        5,
    ),
    "a sanction that tells of a wrong": ("一人多报的，取消全部申报资格。", None),
    "years alone tell of a wrong": ("企业为非本单位人员挂名申报的，三年内不再受理该企业申报。", 3),
    "out of the pool": ("评审专家徇私舞弊的，调整出专家库。", None),
    "a withdrawal for years in a row": ("以不正当手段取得职称的，一律撤销，并从下年度起取消连续3年的申报资格。", 3),
    "on a list for years": ("抄袭他人成果的，列入诚信黑名单三年。", 3),
    "frozen for years": ("弄虚作假的，取消当年资格，冻结申报权限2年。", 2),
    "banned for years": ("冒名顶替参加答辩的，当场取消资格，三年禁评。", 3),
    "not before some years": ("剽窃他人作品者，评审结果无效，三年后方可重新申报。", 3),
    "applications of years refused": ("弄虚作假的，五年内申报一律不予受理。", 5),
    "for life": ("评委收受财物的，终身不得进入评委库。", None),
    "stopped for years, whom in between": ("学校领导参与作假的，免去评先资格，停报相关领导三年。", 3),
    "an appointment ended": ("评审专家不按规定回避的，解除聘任。", None),
    "a result that is void": ("擅自改变评审结果的，结果无效，并追究相关人员责任。", None),
    "what was paid is claimed back": ("骗取职称待遇的，追回已发放的津贴。", None),
    "stopped for years, of whom": ("学校组织不力造成集体舞弊的，追究校长责任，停止该校申报两年。", 2),
    "a report found true": ("群众举报经核实的，终止评审，并通报其单位。", None),
    "who acts against it": ("评委不得私自接触申报人，违者取消评委资格。", None),
    "results cancelled, the verb behind": ("考试夹带、替考的，当次成绩取消，明年不得报考。", 1),
    "by the rules": ("工作人员收受礼品礼金的，依规依纪处理。", None),
    "listed in one sentence": ("申报人有以下行为的，撤销评审结果，3年内不得申报：伪造材料；冒用成果；贿赂评委。", 3),
    "handed over to be dealt with": ("评审工作人员收受礼金的，交由监察机关处理。", None),
    "years in a record": ("申报单位包庇造假的，予以通报，并记入行业信用档案2年。", 2),
}

NONE = {
    "who has been censured": "近两年因服务态度问题被通报的，暂缓申报。",
    "in the time of a punishment": "受到记过以上处分的，在受处分期间不得申报参加职称评审。",
    "what one has been is a criterion": "曾因弄虚作假被取消申报资格，未满3年的人员不得申报。",
    "a record in the past years": "近五年内在职称评审中有违纪违规记录的人员不得申报。",
    "late": "逾期未缴费的，视为自动放弃；逾期不予受理。",
    "an appeal alone": "各单位要严把审核关，杜绝弄虚作假。",
    "a system of liability": "严格落实审查推荐责任追究制度，实行“谁审查，谁负责”。",
    "to tell of fraud": "单位或个人如发现有弄虚作假行为的，可向评审委员会反映。",
    "who failed has to wait for a year": "未获通过的，一年后方可重新申报同一级别。",
    "who failed has to wait": "未通过评审的，次年不得申报。",
    "a term of validity": "成绩在通过之日起5年内有效，5年内可以申报。",
}


@pytest.mark.parametrize(("body", "years"), ONE.values(), ids=ONE)
def test_penalty_is_one_fact_with_its_years(body, years):
    assert read(body) == [(years, body)]


@pytest.mark.parametrize("body", NONE.values(), ids=NONE)
def test_what_punishes_no_breach_is_no_penalty(body):
    assert read(body) == []


def test_milder_case_with_years_of_its_own_is_another_penalty():
    hard, mild = (
        "提供虚假材料的，已取得的职称予以撤销，3年内不得申报；",
        "情节轻微、主动纠正的，取消当年申报资格，次年不得申报。",
    )
    assert read(hard + mild) == [(3, hard), (1, mild)]


def test_units_and_applicants_are_told_apart():
    applicant, unit = "材料弄虚作假的，两年内取消申报资格。", "工作人员徇私舞弊的，依纪依规处理。"
    assert read(applicant + unit) == [(2, applicant), (None, unit)]


def test_breaches_in_a_list_share_the_consequence_of_its_lead():
    ((years, quote),) = read(
        "凡有下列行为之一的，取消当年参评资格，两年内不得申报：\n\n（一）伪造证书的；\n\n（二）剽窃他人论文的。"
    )
    assert years == 2 and quote.endswith("（一）伪造证书的；（二）剽窃他人论文的。")


def test_items_of_those_who_may_not_apply_are_criteria():
    assert (
        read(
            "下列人员不得申报：\n\n（一）因违纪违法被查处的人员；\n\n（二）提供虚假材料被通报的人员。",
            heading="申报范围",
        )
        == []
    )


def test_those_who_may_not_apply_are_no_penalties():
    assert read("有以下情况的不能报：\n\n1.因舞弊被通报不满三年的；\n\n2.伪造学历被查处未满五年的。", heading="范围") == []
