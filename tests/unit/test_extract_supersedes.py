import pytest
from extraction import outlined

from policies.extract.lines import flat
from policies.extract.metadata import read_metadata
from policies.extract.shifts import ends_and_additions, shifts_in
from policies.extract.supersedes import find, is_supplement


def read(text):
    notice = outlined(text, head="")
    return find(notice, read_metadata(notice))


SUPPLEMENT = (
    "关于临川市2025年度工程系列职称评审工作的补充通知\n\n各县区人力资源和社会保障局：\n\n"
    "我局2025年5月6日印发了《关于开展临川市2025年度工程系列职称评审工作的通知》（临人社〔2025〕5号），"
    "根据《职称评审管理暂行规定》和申报情况，现就有关事项补充通知如下：\n\n"
    "一、网上申报时间由2025年6月20日18:00延长至2025年6月30日18:00。\n\n二、原定于8月11日至8月18日的缴费时间，调整为8月18日至8月25日。\n\n"
    "三、中级评审费由260元调整为240元。\n\n其他事项仍按原通知执行。\n\n临川市人力资源和社会保障局\n\n2025年6月18日\n"
)


def test_supplement_names_the_notice_that_it_changes_and_not_what_it_rests_on():
    (entry,) = read(SUPPLEMENT)
    assert entry.title == "关于开展临川市2025年度工程系列职称评审工作的通知"
    assert (entry.document_number, entry.repeals) == ("临人社〔2025〕5号", False)


def test_supplement_says_what_changes_from_what_to_what():
    changes = [(c.type, c.stage or c.item, c.applies_to, c.old, c.new) for c in read(SUPPLEMENT)[0].changes]
    assert changes == [
        ("deadline", "online_application", None, "2025年6月20日18:00", "2025年6月30日18:00"),
        ("deadline", "payment", None, "8月11日至8月18日", "8月18日至8月25日"),
        ("fee", "review", "中级", "260元", "240元"),
    ]


def test_correction_in_a_table():
    (entry,) = read(
        "更正公告\n\n我局发布的《关于开展2025年度文物博物系列职称评审工作的通知》（临文物〔2025〕18号）部分内容有误，现更正如下：\n\n"
        "序号\t事项\t原内容\t更正后内容\n1\t缴费截止时间\t8月15日\t8月25日\n2\t咨询电话\t0971-0001111\t0971-0002222\n"
    )
    assert [(c.type, c.old, c.new) for c in entry.changes] == [
        ("deadline", "8月15日", "8月25日"),
        ("contact", "0971-0001111", "0971-0002222"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "本通知自发布之日起施行，《关于档案系列职称评审的通知》（临档发〔2018〕12号）同时废止。",
        "原《关于档案系列职称评审的通知》（临档发〔2018〕12号）停止执行。",
    ],
)
def test_repeal_ends_the_whole_notice(sentence):
    (entry,) = read(f"关于开展2025年度档案系列职称评审工作的通知\n\n各有关单位：\n\n一、附则\n\n{sentence}\n")
    assert (entry.document_number, entry.repeals) == ("临档发〔2018〕12号", True)


def test_ordinary_notice_supersedes_nothing():
    text = (
        "关于开展2025年度档案系列职称评审工作的通知\n\n各有关单位：\n\n根据《关于做好职称评审工作的通知》（临人社〔2025〕3号），现通知如下。\n\n"
        "一、审核\n\n材料由单位审核后调整为规范格式。\n"
    )
    assert read(text) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("第十六条中“3个工作日”修改为“5个工作日”。", [("3个工作日", "5个工作日")]),
        ("纸质材料报送时间顺延至9月30日。", [(None, "9月30日")]),
        ("答辩地点由市委党校变更为市政务中心。", [("市委党校", "市政务中心")]),
        ("原定8月1日的评审会议推迟到8月10日。", [("8月1日", "8月10日")]),
        (
            "原定10月21日至10月25日的学校审核时间调整为10月28日至11月1日。",
            [("10月21日至10月25日", "10月28日至11月1日")],
        ),
        ("网上申报时间原为3月1日至3月20日，现延长到3月31日。", [("3月1日至3月20日", "3月31日")]),
        ("报名时间截止到2025年5月30日的，统一顺延至6月10日。", [("2025年5月30日", "6月10日")]),
        ("申报系统关闭时间由5月20日17时延至5月25日17时。", [("5月20日17时", "5月25日17时")]),
        ("网上申报截止时间延期至2024年11月8日24时，逾期系统自动关闭。", [(None, "2024年11月8日24时")]),
        ("自2025年6月1日起，网上申报时间调整为每年7月1日至7月31日。", [(None, "7月1日至7月31日")]),
        ("将副高级评审费由每人280元调整为每人240元。", [("280元", "240元")]),
        ("高级职称评审费从380元下调到320元。", [("380元", "320元")]),
        ("评审费300元/人的标准，自本通知印发之日起调整为260元/人。", [("300元", "260元")]),
        ("第六条“中级评审费240元”有误，应为260元。", [("240元", "260元")]),
        ("公需科目学时要求由30学时降为20学时，专业科目60学时不变。", [("30学时", "20学时")]),
        ("继续教育由每年90学时调整为每年72学时。", [("每年90学时", "每年72学时")]),
        ("补正次数由2次放宽到3次，补正时间仍为2个工作日。", [("2次", "3次")]),
        ("公示期由5日调整为7日。", [("5日", "7日")]),
        ("评审表由一式三份改为一式两份。", [("一式三份", "一式两份")]),
        ("代表作由3篇减少到2篇，字数由5000字降低为3000字。", [("3篇", "2篇"), ("5000字", "3000字")]),
        ("咨询电话0971-0001111更正为0971-0002222。", [("0971-0001111", "0971-0002222")]),
        ("附件2第三行“助理馆员”应为“馆员”。", [("助理馆员", "馆员")]),
        ("因国庆假期，现场确认时间推迟一周，即10月14日至10月18日。", [(None, "10月14日至10月18日")]),
        ("高级由450元/人变为400元/人，中级由300元/人变为260元/人。", [("450元", "400元"), ("300元", "260元")]),
        ("评审费标准更正为每人320元，原“每人230元”有误。", [("230元", "320元")]),
        ("将原文中“8月31日”统一替换为“9月30日”。", [("8月31日", "9月30日")]),
        ("第三条修改为：“申报人应当在5个工作日内补正。”", [(None, "申报人应当在5个工作日内补正。")]),
        ("申报人应为本单位在岗人员。", []),
        ("工作单位变动的，以现单位为准。", []),
        ("所有材料统一为A4纸。", []),
    ],
)
def test_wordings_of_a_change(sentence, expected):
    assert [(shift.old, shift.new) for shift in shifts_in(flat(sentence).text)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("《通知》中“不接收邮寄材料”的规定取消。", [("不接收邮寄材料", None)]),
        ("取消面试答辩环节。", [("面试答辩", None)]),
        ("论文要求同时取消。", [("论文", None)]),
        ("不再要求提交纸质缴费凭证。", [("提交纸质缴费凭证", None)]),
        ("材料清单中增加“个人诚信承诺书”1份。", [(None, "个人诚信承诺书")]),
        ("新增线上缴费方式。", [(None, "线上缴费方式")]),
        ("删去第五条第二款。", [("第五条第二款", None)]),
        ("在第四条后增加一项，作为第（五）项：“诚信承诺书”。", [(None, "诚信承诺书")]),
        ("取消原通知第四条关于论文查重的要求。", [("论文查重", None)]),
        ("取消《论文查重报告》。", [("《论文查重报告》", None)]),
        ("申报截止时间再延长10天。", [(None, "延长10天")]),
        ("申报截止时间2024年10月20日延长10天。", [("2024年10月20日", "延长10天")]),
        ("办法中与本通知不一致的内容不再执行。", []),
        ("提供虚假材料的，取消其申报资格。", []),
        ("弄虚作假的，取消当年参评资格。", []),
        ("为增加透明度，评审全程录像。", []),
        ("逾期不再受理。", []),
    ],
)
def test_what_a_changing_notice_takes_away_or_adds(sentence, expected):
    assert [(shift.old, shift.new) for shift in ends_and_additions(flat(sentence).text)] == expected


EARLIER = "《关于做好2024年度档案系列职称评审工作的通知》（临人社发〔2024〕21号）"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            f"{EARLIER}中高级馆员评审费300元/人的标准，自本通知印发之日起调整为260元/人；该通知关于单位公示3个工作日的规定同时调整为5个工作日。",
            [
                ("临人社发〔2024〕21号", False, ("fee", "review", "300元", "260元")),
                ("临人社发〔2024〕21号", False, ("limit", "publicity_days", "3个工作日", "5个工作日")),
            ],
        ),
        (
            "临人社发〔2023〕8号文中网上申报截止时间由5月20日调整为5月31日。",
            [("临人社发〔2023〕8号", False, ("deadline", "online_application", "5月20日", "5月31日"))],
        ),
        (
            f"{EARLIER}第五条规定的缴费时间顺延至11月30日。",
            [("临人社发〔2024〕21号", False, ("deadline", "payment", None, "11月30日"))],
        ),
        (f"原{EARLIER}同时废止。", [("临人社发〔2024〕21号", True, None)]),
        ("本通知自印发之日起执行，原临人社发〔2022〕5号文件同时废止。", [("临人社发〔2022〕5号", True, None)]),
        (f"自本通知印发之日起，废止{EARLIER}。", [("临人社发〔2024〕21号", True, None)]),
        (
            "《关于档案系列职称评审的通知》（临档发〔2018〕12号）、《关于档案系列职称评审费的通知》（临档发〔2019〕3号）停止执行。",
            [("临档发〔2018〕12号", True, None), ("临档发〔2019〕3号", True, None)],
        ),
        (f"{EARLIER}与本通知不一致的，以本通知为准。", [("临人社发〔2024〕21号", False, None)]),
        (f"{EARLIER}中与本通知不一致的内容不再执行。", [("临人社发〔2024〕21号", False, None)]),
        ("以前文件与本通知不一致的，以本通知为准。", [(None, False, None)]),
        ("此前有关规定与本通知不符的，按本通知执行。", [(None, False, None)]),
        (
            "自2025年起，评审费由每人280元调整为240元。",
            [(None, False, ("fee", "review", "280元", "240元"))],
        ),
        (
            "今年继续教育学时由原来的每年90学时调整为72学时。",
            [(None, False, ("ce_requirement", "total", "每年90学时", "72学时"))],
        ),
        (f"按照{EARLIER}执行的，申报时间延长至6月30日。", []),
        (f"根据{EARLIER}，将材料报送时间安排如下。", []),
        ("根据《职称评审管理暂行规定》，原有政策继续执行。", []),
        ("工作单位由企业变更为事业单位的，应当重新申报。", []),
        ("因病不能参加的，可将答辩时间由3月15日调整为3月16日。", []),
        ("调入前的学时按原90学时要求执行，调入后的调整为72学时。", []),
        ("公示无异议后，由个人将申报状态调整为已提交。", []),
        ("与本通知附件不一致的，以附件为准。", []),
        ("弄虚作假的，取消申报资格；已取得职称的，证书作废。", []),
        ("国家和自治区有新规定的，从其规定。", []),
    ],
)
def test_sentences_in_a_notice_that_is_no_supplement(body, expected):
    text = f"关于开展2025年度档案系列职称评审工作的通知\n\n各有关单位：\n\n一、附则\n\n{body}\n"
    found = [
        (
            entry.document_number,
            entry.repeals,
            change and (change.type, change.stage or change.item, change.old, change.new),
        )
        for entry in read(text)
        for change in entry.changes or [None]
    ]
    assert found == expected


def test_changes_go_to_the_document_that_their_clause_names():
    entries = read(
        "关于开展2025年度档案系列职称评审工作的通知\n\n各有关单位：\n\n一、附则\n\n"
        "（一）《关于档案系列职称评审的通知》（临档发〔2018〕12号）中公示3个工作日调整为5个工作日。\n\n"
        "（二）《关于档案系列职称评审收费的通知》（临档发〔2019〕3号）中评审费300元调整为260元。\n"
    )
    assert [(entry.document_number, [change.new for change in entry.changes]) for entry in entries] == [
        ("临档发〔2018〕12号", ["5个工作日"]),
        ("临档发〔2019〕3号", ["260元"]),
    ]


def test_values_under_an_announcement_are_new():
    (entry,) = read(
        "关于调整2025年度临川市档案系列职称申报时间的通知\n\n各有关单位：\n\n"
        "《关于开展2025年度临川市档案系列职称评审工作的通知》（临人社〔2025〕5号）中的时间调整如下：\n\n"
        "一、网上申报：2025年6月1日至6月30日。\n\n二、缴费时间为7月10日至7月15日。\n\n三、其他事项不变。\n"
    )
    assert [(change.stage, change.old, change.new) for change in entry.changes] == [
        ("online_application", None, "2025年6月1日至6月30日"),
        ("payment", None, "7月10日至7月15日"),
    ]


@pytest.mark.parametrize(
    ("title", "supplement"),
    [
        ("关于开展2025年度档案系列职称评审工作的补充通知", True),
        ("关于延长2025年度职称申报时间的通知", True),
        ("更正公告", True),
        ("关于《关于开展2025年度职称评审工作的通知》的勘误说明", True),
        ("关于废止有关职称文件的通知", True),
        ("关于深化职称制度改革做好2025年度评审工作的通知", False),
        ("关于印发《职称评审收费调整方案》的通知", False),
        ("关于提高评审质量做好2025年度职称评审工作的通知", False),
        ("关于开展2025年度职称评审工作的通知", False),
    ],
)
def test_a_supplement_is_told_by_its_title(title, supplement):
    assert is_supplement(title) == supplement
