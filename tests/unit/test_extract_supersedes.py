import pytest
from extraction import outlined

from policies.extract.metadata import read_metadata
from policies.extract.supersedes import find, shifts_in


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
    ("sentence", "old", "new"),
    [
        ("第十六条中“3个工作日”修改为“5个工作日”。", "3个工作日", "5个工作日"),
        ("纸质材料报送时间顺延至9月30日。", None, "9月30日"),
        ("答辩地点由市委党校变更为市政务中心。", "市委党校", "市政务中心"),
        ("原定8月1日的评审会议推迟到8月10日。", "8月1日", "8月10日"),
    ],
)
def test_wordings_of_a_change(sentence, old, new):
    assert [(shift.old, shift.new) for shift in shifts_in(sentence)] == [(old, new)]
