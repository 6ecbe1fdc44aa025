"""Each clause carries the aspects that it settles, and not those whose words it merely contains."""

from __future__ import annotations

from pathlib import Path

import pytest

from policies.compile import compile_document
from policies.labelling import SETTLED
from policies.model import Document

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
