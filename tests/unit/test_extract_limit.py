import pytest
from extraction import meta, outlined

from policies.extract.limit import extract

TIMES, WINDOW, PUBLIC, OTHER = "resubmission_times", "resubmission_window", "publicity_days", "other"


def read(body):
    return sorted((fact.what, fact.amount, fact.unit) for fact in extract(outlined(body), meta()))


CASES = {
    "no more than, in short": ("各区推荐副高级各不过4名。", [(OTHER, 4, "名")]),
    "works among papers": ("上传：身份证、学时证明、业绩成果（不多于8项）。", [(OTHER, 8, "项")]),
    "hours after a message to add what is missing": ("补充材料应在接到短信后12小时内上传。", [(WINDOW, 12, "小时")]),
    "put up on the wall": ("推荐名单须张榜公布7天以上。", [(PUBLIC, 7, "天")]),
    "money sent back binds no applicant": ("符合退费情形的，15个工作日内退回原账户。", []),
    "places without a word of bound": ("每所学校推荐2人，九年一贯制学校可推荐3人。", [(OTHER, 2, "人"), (OTHER, 3, "人")]),
    "who puts forward is no place": ("每名申报人须由2名同行专家推荐。", []),
    "a cap on those who pass": ("评审通过率不超过70%。", [(OTHER, 70, "%")]),
    "a cap for each level": ("通过率正高级控制在50%以内，副高级控制在60%以内。", [(OTHER, 50, "%"), (OTHER, 60, "%")]),
    "titles of several branches as one": (
        "主任医（药、护、技）师评审通过率最高55%，副主任医（药、护、技）师最高65%。",
        [(OTHER, 55, "%"), (OTHER, 65, "%")],
    ),
    "a rate that is only stated is no bound": ("副高级评审通过率设置为75%。", []),
    "places as a share of people": ("各校推荐人数不得超过符合条件教师总数的20%。", [(OTHER, 20, "%")]),
    "places as a share of posts": ("推荐人选按不高于空缺岗位数的120%确定。", [(OTHER, 120, "%")]),
    "drawn by lot": ("中级实行随机抽查答辩，抽查比例不低于10%。", [(OTHER, 10, "%")]),
    "drawn by a share": ("申报中级的，按25%的比例抽选参加面试。", [(OTHER, 25, "%")]),
    "votes are no share of places": ("评委会到会委员同意票数须达到出席人数的66%以上。", []),
    "weights of a mark are no bound": ("笔试成绩占60%，面试成绩占40%。", []),
    "hours as a share are no bound of works": ("公需科目学时不低于总学时的30%。", []),
    "who is sent back too often is no bound": ("退回材料超过申报总数15%的单位，予以通报。", []),
    "a lowered price is no bound": ("经济困难人员评审费按标准的50%收取。", []),
    "a part of the works": ("业绩成果限填9项，其中获奖项目不得超过三分之一。", [(OTHER, 3, "项"), (OTHER, 9, "项")]),
    "half of the works": ("代表作最多提交8篇，其中第一作者的应占一半以上。", [(OTHER, 4, "篇"), (OTHER, 8, "篇")]),
    "a part of several numbers is none": ("正高级成果不少于4项，副高级不少于2项；其中近三年的应占一半以上。", [(OTHER, 2, "项"), (OTHER, 4, "项")]),
    "places of one level after the other": (
        "每个乡镇推荐副高级不超过2人、中级不超过6人。",
        [(OTHER, 2, "人"), (OTHER, 6, "人")],
    ),
    "days to pay after a message": ("缴费以短信通知为准，接到短信后2日内办理，过期作废。", [(OTHER, 2, "日")]),
    "working days to pay": ("审核通过后5个工作日内登录系统缴费。", [(OTHER, 5, "工作日")]),
    "days to be paid back bind no applicant": ("审核未通过的，自公布之日起30日内原路退还所缴费用。", []),
    "times to hand in": ("修改后逐级提交，提交次数不得超过3次。", [(TIMES, 3, "次")]),
    "times to correct": ("补正机会为2次，逾期视为放弃。", [(TIMES, 2, "次")]),
    "times in Chinese": ("每人至多提交三次。", [(TIMES, 3, "次")]),
    "only once": ("退回修改仅限一次。", [(TIMES, 1, "次")]),
    "told at once is no limit": ("审核部门应一次性告知需要补正的内容。", []),
    "the third time is no limit of its own": (
        "提交次数不超过3次，对于第3次提交后仍不符合要求的不予受理。",
        [(TIMES, 3, "次")],
    ),
    "hours to correct": ("申报人需在退回后的48小时内完成修改后再次提交。", [(WINDOW, 48, "小时")]),
    "working days in Chinese": ("被退回的材料须在两个工作日内改正并再次提交。", [(WINDOW, 2, "工作日")]),
    "days from the return": ("自退回之日起5个工作日内补正。", [(WINDOW, 5, "工作日")]),
    "days to complete": ("申报材料不符合要求的予以退回，申报人须在2天内补充完善。", [(WINDOW, 2, "天")]),
    "publicity, at least": ("在单位内部进行公示，公示期不少于5个工作日。", [(PUBLIC, 5, "工作日")]),
    "publicity that is changed": ("学校推荐公示3个工作日的规定同时调整为5个工作日。", [(PUBLIC, 5, "工作日")]),
    "publicity, exactly": ("评审结果在网站公示7天。", [(PUBLIC, 7, "天")]),
    "publicity in brackets": ("通过人员名单在局网站公示（5个工作日）。", [(PUBLIC, 5, "工作日")]),
    "publicity the other way round": ("推荐前须进行不少于五个工作日的公示。", [(PUBLIC, 5, "工作日")]),
    "after publicity is no publicity": ("公示结束后3日内将结果报送市人社局。", []),
    "length of a summary": ("业务工作总结不超过3000字。", [(OTHER, 3000, "字")]),
    "length as a range": ("个人总结2000-3000字以内。", [(OTHER, 3000, "字")]),
    "length in Chinese": ("述职报告一般控制在两千五百字以内。", [(OTHER, 2500, "字")]),
    "books are no summary": ("撰写专著10万字以上，每千字折算10个标准课时。", []),
    "minutes": ("个人陈述5分钟，提问10分钟。", [(OTHER, 5, "分钟"), (OTHER, 10, "分钟")]),
    "number of works": ("代表性业绩成果不超过5项。", [(OTHER, 5, "项")]),
    "number of works as a range": ("代表作3至5篇。", [(OTHER, 5, "篇")]),
    "works collected": ("代表作品集收录作品五件。", [(OTHER, 5, "件")]),
    "works done are a condition": ("近三年每年刊播新闻作品不少于八十件，发表论文2篇以上。", []),
    "size of a file": ("单个附件不超过10MB，照片不超过500KB。", [(OTHER, 10, "MB"), (OTHER, 500, "KB")]),
    "results stay valid": ("考试成绩在通过之日起5年内有效。", [(OTHER, 5, "年")]),
    "validity named": ("合格证明有效期为3年。", [(OTHER, 3, "年")]),
    "similarity": ("论文查重率不得超过30%。", [(OTHER, 30, "%")]),
    "months of insurance are no limit": ("提供近6个月社保缴纳证明。", []),
    "experts are no limit": ("经2名正高级专家书面推荐。", []),
    "who decides in days is no limit of applicants": ("审核部门应在5个工作日内完成审核，退回修改的一次性告知。", []),
    "publicity after a date": ("公示自12月16日起，为期5个工作日。", [(PUBLIC, 5, "工作日")]),
    "publicity between dates has no length": ("9月13日—9月19日公示。", []),
    "term of correction": ("补正时限为5个工作日，只能补正1次。", [(TIMES, 1, "次"), (WINDOW, 5, "工作日")]),
    "limited days": ("初审退回修改限期5天，且只有一次修改机会。", [(TIMES, 1, "次"), (WINDOW, 5, "天")]),
    "size between two": ("照片大小20—100KB。", [(OTHER, 100, "KB")]),
    "length of reviewed manuscripts is a condition": ("近5年审稿量年均不少于100万字。", []),
    "the old number of a change is no limit": ("“提交次数不超过2次”修改为“提交次数不超过3次”。", [(TIMES, 3, "次")]),
    "to object is another term": (
        "对评审结果有异议的，可自公示之日起5个工作日内提出书面申诉。",
        [(OTHER, 5, "工作日")],
    ),
    "to look into objections is no publicity": (
        "公示期不少于5个工作日，对公示有异议的，自公示之日起10个工作日内调查核实。",
        [(PUBLIC, 5, "工作日")],
    ),
    "pieces of evidence": (
        "业绩材料不超过10份，最多可上传8个附件，每类上传不超过5张图片。",
        [
            (OTHER, 5, "张"),
            (OTHER, 8, "个"),
            (OTHER, 10, "份"),
        ],
    ),
    "works named behind the number": ("择优选取不超过3个典型案例。", [(OTHER, 3, "个")]),
    "lesson plans": ("提供教学设计不超过2份。", [(OTHER, 2, "份")]),
    "cases among materials": ("需提交的材料：临床病案3份，执业证书复印件2份。", [(OTHER, 3, "份")]),
    "papers that one must have written": ("主持课题2项，发表论文3篇，制定标准2个。", []),
    "places for each county": ("正高级教师推荐数额由市教育局下达，每县（区）不超过4人。", [(OTHER, 4, "人")]),
    "places in other words": ("每所学校限报1名，各设区市推荐限额为5人。", [(OTHER, 1, "名"), (OTHER, 5, "人")]),
    "one specialty only": ("同一申报人只能申报一个专业，不得同时申报两个系列。", [(OTHER, 1, "个")]),
    "late once is no number of times": ("逾期1次未提交的视为放弃。", []),
    "photos are no limit": ("近期2寸免冠照片3张。", []),
    "times without 回": ("审核不通过的只退一次。", [(TIMES, 1, "次")]),
    "what is missing is told once": ("资料不齐的只通知一次。", [(TIMES, 1, "次")]),
    "days after a message, to complete": ("接到短信后4日内补齐。", [(WINDOW, 4, "日")]),
    "days after a message, to pay": ("收到短信后4日内缴费，逾期退回。", []),
    "a term of correction that begins somewhere": ("补正期限自通知之日起不超过7日。", [(WINDOW, 7, "日")]),
    "a term of correction named": ("修改期为3天，整改时间5个工作日。", [(WINDOW, 3, "天"), (WINDOW, 5, "工作日")]),
    "money that comes back": ("缴费后未通过审核的，20日内按原渠道退回。", []),
    "an article instead of published ones": (
        "在省级刊物发表论文1篇，或撰写不少于4000字的调研报告。",
        [(OTHER, 4000, "字")],
    ),
    "works for each level": (
        "提交任现职以来的典型案例：中级3件，高级6件。",
        [(OTHER, 3, "件"), (OTHER, 6, "件")],
    ),
    "places of which some are kept": (
        "全市推荐名额40名，其中农村学校不少于15名。",
        [(OTHER, 15, "名"), (OTHER, 40, "名")],
    ),
    "to wait before the next time": ("评审未通过的，须间隔1年再申报。", [(OTHER, 1, "年")]),
    "one set is no limit": ("一份材料最多退两次。", [(TIMES, 2, "次")]),
    "returned": ("每级最多返回1次。", [(TIMES, 1, "次")]),
    "publicity, and then": ("公示满五个工作日后上报。", [(PUBLIC, 5, "工作日")]),
    "to mend once, within hours": ("发现缺件的，允许补一次，48小时内补完。", [(TIMES, 1, "次"), (WINDOW, 48, "小时")]),
    "places for each": ("推荐名额：中学12人，小学18人。", [(OTHER, 12, "人"), (OTHER, 18, "人")]),
    "similarity in short": ("查重超25%者退件。", [(OTHER, 25, "%")]),
    "to wait, in short": ("未过者隔一年再报。", [(OTHER, 1, "年")]),
    "to wait, the other way round": ("落选人员两年内不得重复申报。", [(OTHER, 2, "年")]),
    "copies are no limit": ("评审表一式2份，专业工作报告1篇。", []),
    "a work sent back for a name in it is no application": (
        "总结实行匿名评审，凡出现单位的，退回重做一次。",
        [],
    ),
    "copies on disks are no bound": ("提交演出录像光盘2份、作品U盘视频3份。", []),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.values(), ids=CASES)
def test_reads(sentence, expected):
    assert read(f"一、要求\n\n{sentence}\n") == expected


def test_publicity_of_the_unit_and_of_the_results_are_two_limits():
    assert read("一、公示\n\n1.单位公示5个工作日。\n2.评审结果公示5个工作日。\n") == [(PUBLIC, 5, "工作日")] * 2


def test_names_what_is_limited():
    assert [fact.name for fact in extract(outlined("一、材料\n\n1.业务工作总结，不超过3000字。\n"), meta())] == [
        "业务工作总结"
    ]


def test_a_row_of_materials_bounds_how_many_works():
    table = "序号\t名称\t要求\n1\t技术报告\t仅中级提供，2至4篇\n2\t身份证\t正反面\n"
    assert read(f"一、申报材料\n\n{table}") == [(OTHER, 4, "篇")]


def test_a_heading_of_places_shares_them_out():
    body = "一、名额\n\n市直单位每家3人，各县6人，其中乡镇学校不少于2人。\n"
    assert read(body) == [(OTHER, 2, "人"), (OTHER, 3, "人"), (OTHER, 6, "人")]
