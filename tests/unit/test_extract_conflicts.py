import pytest
from extraction import meta, outlined

from policies.extract import extract_all, find_conflicts

HEALTH = "临川市卫生健康委员会\n\n关于开展2024年度临川市基层卫生高级职称评审工作的通知\n\n各有关单位：\n\n"


def find(body):
    notice, particulars = outlined(body), meta()
    found = find_conflicts(extract_all(notice, particulars), notice.clauses)
    return [(conflict.type, conflict.field, *sorted(conflict.values)) for conflict in found]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "网上申报：10月8日至10月20日。",
            "网上申报系统10月25日关闭。",
            [("deadline", "end", "2024-10-20", "2024-10-25")],
        ),
        (
            "网上申报：10月8日至10月20日18:00。",
            "网上申报10月20日17:00截止。",
            [("deadline", "end_time", "17:00", "18:00")],
        ),
        (
            "网上申报时间为2024年10月8日至10月20日。",
            "申报人员于10月9日至10月20日登录系统填报。",
            [("deadline", "start", "2024-10-08", "2024-10-09")],
        ),
        (
            "缴费时间：11月2日至11月6日，逾期不予受理。",
            "请于11月10日前完成缴费。",
            [("deadline", "end", "2024-11-06", "2024-11-10")],
        ),
        (
            "纸质材料报送：10月19日至10月23日。",
            "纸质材料由单位统一报送，截止时间为10月26日。",
            [("deadline", "end", "2024-10-23", "2024-10-26")],
        ),
        (
            "单位审核：10月25日前完成。",
            "单位审核时间为10月21日至10月28日。",
            [("deadline", "end", "2024-10-25", "2024-10-28")],
        ),
        ("答辩时间：11月16日。", "面试答辩定于11月17日举行。", [("deadline", "end", "2024-11-16", "2024-11-17")]),
        ("中级评审费260元。", "评审费：中级280元/人。", [("fee", "amount", "260元", "280元")]),
        ("评审费每人300元。", "评审费标准为每人320元。", [("fee", "amount", "300元", "320元")]),
        ("高级答辩费100元。", "高级职称答辩费120元/人。", [("fee", "amount", "100元", "120元")]),
        (
            "每年继续教育不少于90学时。",
            "继续教育每年须达到72学时。",
            [("ce_requirement", "amount", "72学时", "90学时")],
        ),
        (
            "2023年度继续教育公需科目不少于30学时。",
            "继续教育公需科目每年24学时。",
            [("ce_requirement", "amount", "24学时", "30学时")],
        ),
        ("提交次数不超过3次。", "退回修改不超过2次。", [("limit", "amount", "2次", "3次")]),
        ("退回后48小时内修改提交。", "退回的材料须在2日内补正。", []),
        ("退回后24小时内修改提交。", "退回的材料须在3日内补正。", [("limit", "amount", "24小时", "3日")]),
        (
            "单位公示不少于5个工作日。",
            "所在单位应将申报材料公示，公示期不少于7个工作日。",
            [("limit", "amount", "5工作日", "7工作日")],
        ),
        (
            "评审结果公示5个工作日。",
            "评审结果在市人社局网站公示7个工作日。",
            [("limit", "amount", "5工作日", "7工作日")],
        ),
        ("工作总结不超过3000字。", "提交工作总结1份，不超过2000字。", [("limit", "amount", "2000字", "3000字")]),
        (
            "联系人：王老师，联系电话：0931-1234567。",
            "联系人：王老师，联系电话：0931-7654321。",
            [("contact", "phone", "0931-1234567", "0931-7654321")],
        ),
    ],
)
def test_reports_clauses_that_contradict_each_other(one, other, expected):
    assert find(f"一、安排\n\n{one}\n\n二、要求\n\n{other}\n") == expected


@pytest.mark.parametrize(
    ("body", "attachment", "expected"),
    [
        (
            "纸质材料报送：10月19日至10月23日（工作日）。",
            "报送截止时间为2024年10月26日。",
            [("deadline", "end", "2024-10-23", "2024-10-26")],
        ),
        (
            "网上申报10月20日截止。",
            "环节\t时间\n网上申报\t10月8日至10月25日",
            [("deadline", "end", "2024-10-20", "2024-10-25")],
        ),
        ("评审费：中级260元。", "级别\t评审费\n中级\t280元\n副高\t380元", [("fee", "amount", "260元", "280元")]),
        (
            "申报馆员、助理馆员的，报送下列纸质材料：1.《评审表》一式3份；2.公示表1份。",
            "材料名称\t份数\t备注\n评审表\t2份\t双面打印\n公示表\t1份\t盖章",
            [("material", "copies", "2份", "3份")],
        ),
        ("评审费：中级260元。", "填写示例：缴纳中级评审费280元。", []),
        ("网上申报10月20日截止。", "网上申报10月20日截止。", []),
    ],
)
def test_body_against_attachment(body, attachment, expected):
    text = f"一、安排\n\n{body}\n\n附件：1.材料报送说明\n\n临川市人力资源和社会保障局\n2024年9月25日\n\n附件1\n\n材料报送说明\n\n{attachment}\n"
    assert find(text) == expected


@pytest.mark.parametrize(
    "body",
    [
        "一、安排\n\n1.初级网上申报10月20日截止。\n2.中级网上申报10月25日截止。\n",
        "一、审核\n\n1.单位审核10月20日前完成。\n2.县级审核10月25日前完成。\n",
        "一、公示\n\n1.单位公示5个工作日。\n2.评审结果公示7个工作日。\n",
        "一、收费\n\n1.评审费400元。\n2.答辩费100元。\n",
        "一、安排\n\n环节\t中级\t初级\n网上申报\t10月20日前\t10月15日前\n",
        "一、安排\n\n单位\t网上申报\n城区学校\t8月12日前\n乡镇学校\t8月15日前\n",
        "一、初定\n\n网上申报10月20日截止。\n\n二、评审\n\n中级网上申报10月25日截止。\n",
        "一、安排\n\n第一批网上申报5月20日截止。\n\n二、要求\n\n第二批网上申报10月25日截止。\n",
        "一、安排\n\n城区学校：网上申报8月12日前。\n\n二、要求\n\n乡镇学校：网上申报8月15日前。\n",
        "一、安排\n\n1.申报人10月20日前将纸质材料报送至单位。\n2.单位10月25日前将纸质材料报送至县人社局。\n",
        "一、安排\n\n各单位于10月20日前将纸质材料报送至县人社局。\n\n二、要求\n\n县人社局于10月28日前将纸质材料报送至州人社局。\n",
        "一、审核\n\n镇街初审：10月20日前。\n\n二、复核\n\n区局复审：10月28日前。\n",
        "一、收费\n\n中级评审费260元。\n\n二、减免\n\n小微企业人员中级评审费减半，按130元收取。\n",
        "一、收费\n\n中级评审费260元。\n\n二、衔接\n\n原通知中级评审费300元的标准同时调整为260元。\n",
        "一、收费\n\n中级评审费260元。\n\n二、标准\n\n高级评审费360元。\n",
        "一、学时\n\n每年继续教育不少于90学时。\n\n二、放宽\n\n基层人员继续教育每年不少于72学时。\n",
        "一、学时\n\n2022年继续教育不少于72学时。\n\n二、今年\n\n2023年继续教育不少于90学时。\n",
        "一、学时\n\n每年继续教育90学时。\n\n二、公需\n\n公需科目每年30学时。\n",
        "一、公示\n\n单位公示5个工作日。\n\n二、结果\n\n评审结果公示7个工作日。\n",
        "一、公示\n\n单位公示5个工作日。\n\n二、要求\n\n单位公示7天。\n",
        "一、总结\n\n工作总结不少于2000字。\n\n二、要求\n\n工作总结不超过3000字。\n",
        "一、退回\n\n初审退回不超过3次。\n\n二、复审\n\n复审退回不超过1次。\n",
        "一、高级\n\n《职称评审表》4份。\n\n二、中级\n\n《职称评审表》2份。\n",
        "一、调整\n\n事项\t原公告\t调整后\n中级评审费\t300元\t260元\n网上申报截止\t10月20日\t10月25日\n\n二、收费\n\n中级评审费260元。\n",
        "一、联系\n\n联系人：王老师，电话：0931-1234567、0931-7654321。\n",
        "一、咨询\n\n政策咨询：王老师，0931-1234567。\n\n二、技术\n\n技术支持：李老师，0931-7654321。\n",
    ],
)
def test_differences_that_are_meant_are_no_conflict(body):
    assert find(body) == []


def test_papers_listed_twice_with_other_numbers_of_copies():
    first = "一、材料\n\n（一）纸质材料\n\n1.《职称评审表》一式三份；\n\n2.单位公示证明1份。\n\n"
    again = "二、装订\n\n（一）纸质材料\n\n1.《职称评审表》2份；\n\n2.单位公示证明1份。\n"
    assert find(first + again) == [("material", "copies", "2份", "3份")]


@pytest.mark.parametrize(
    ("body", "attachment"),
    [
        ("网上申报截至10月20日。", "网上申报\t全体申报人\t10月8日至10月25日\n缴费\t个人\t11月6日前\n"),
        ("纸质材料：10月8日至10月20日，送临川市人社局职改办。", "纸质材料报送\t各单位\t10月8日至10月25日\n缴费\t个人\t11月6日前\n"),
        ("副高级的纸质材料10月20日前送达，不受理零散递交。", "纸质材料\t副高级\t10月25日前\n缴费\t个人\t11月6日前\n"),
    ],
)
def test_the_body_against_a_timetable_that_repeats_the_notice_s_title(body, attachment):
    table = f"附件1\n\n2024年度临川市基层卫生高级职称评审日程表\n\n事项\t对象\t时间\n{attachment}"
    notice = outlined(f"一、安排\n\n{body}\n\n{table}", head=HEALTH)
    title = "关于开展2024年度临川市基层卫生高级职称评审工作的通知"
    (conflict,) = find_conflicts(extract_all(notice, meta(levels=("副高",))), notice.clauses, title)
    assert (conflict.field, conflict.values) == ("end", ("2024-10-20", "2024-10-25"))


def test_what_some_people_pay_is_no_other_price():
    assert find("一、收费\n\n评审费每人300元。\n\n二、照顾\n\n援藏人员不收取评审费。\n") == []


def test_cites_both_clauses():
    notice = outlined("一、收费\n\n中级评审费260元。\n\n二、缴费\n\n评审费：中级280元/人。\n")
    (conflict,) = find_conflicts(extract_all(notice, meta()), notice.clauses)
    assert (conflict.quotes, conflict.note) == (("中级评审费260元。", "评审费：中级280元/人。"), "正文一与正文二不一致")
