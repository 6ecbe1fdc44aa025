import pytest
from extraction import meta, outlined

from policies.extract import find_conflicts
from policies.extract.ce_requirement import extract as hours
from policies.extract.deadline import extract as deadlines
from policies.extract.fee import extract as fees
from policies.extract.limit import extract as limits


def find(body):
    notice, particulars = outlined(body), meta()
    facts = [fact for extract in (deadlines, fees, hours, limits) for fact in extract(notice, particulars)]
    return [(conflict.type, conflict.field, *sorted(conflict.values)) for conflict in find_conflicts(tuple(facts))]


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
        ("中级评审费260元。", "评审费：中级280元/人。", [("fee", "amount", "260元", "280元")]),
        (
            "每年继续教育不少于90学时。",
            "继续教育每年须达到72学时。",
            [("ce_requirement", "amount", "72学时", "90学时")],
        ),
        ("提交次数不超过3次。", "退回修改不超过2次。", [("limit", "amount", "2次", "3次")]),
        ("退回后48小时内修改提交。", "退回的材料须在2日内补正。", []),
        ("退回后24小时内修改提交。", "退回的材料须在3日内补正。", [("limit", "amount", "24小时", "3日")]),
    ],
)
def test_reports_clauses_that_contradict_each_other(one, other, expected):
    assert find(f"一、安排\n\n{one}\n\n二、要求\n\n{other}\n") == expected


@pytest.mark.parametrize(
    "body",
    [
        "一、安排\n\n1.初级网上申报10月20日截止。\n2.中级网上申报10月25日截止。\n",
        "一、审核\n\n1.单位审核10月20日前完成。\n2.县级审核10月25日前完成。\n",
        "一、公示\n\n1.单位公示5个工作日。\n2.评审结果公示7个工作日。\n",
        "一、收费\n\n1.评审费400元。\n2.答辩费100元。\n",
        "一、安排\n\n环节\t中级\t初级\n网上申报\t10月20日前\t10月15日前\n",
    ],
)
def test_differences_that_are_meant_are_no_conflict(body):
    assert find(body) == []


def test_cites_both_clauses():
    notice, particulars = outlined("一、收费\n\n中级评审费260元。\n\n二、缴费\n\n评审费：中级280元/人。\n"), meta()
    (conflict,) = find_conflicts(tuple(fees(notice, particulars)))
    assert (conflict.quotes, conflict.note) == (("中级评审费260元。", "评审费：中级280元/人。"), "一与二不一致")
