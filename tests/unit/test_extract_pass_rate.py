import pytest
from extraction import meta, outlined

from policies.extract.pass_rate import extract


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("副高级职称评审通过率设置为75%；中、初级职称评审不设置通过率。", [("副高级", 75), ("中级、初级", None)]),
        ("评审通过率按照正高级不超过60%、副高级不超过70%控制。", [("正高级", 60), ("副高级", 70)]),
        ("通过率原则上控制在百分之七十以内。", [(None, 70)]),
        ("正高级通过率控制在55%以内，副高级控制在65%以内。", [("正高级", 55), ("副高级", 65)]),
        ("副高级、中级的通过率分别为60%和80%。", [("副高级", 60), ("中级", 80)]),
        ("高级职称评审通过比例一般掌握在65%左右。", [("高级", 65)]),
        ("评审通过人数不超过申报人数的70%。", [(None, 70)]),
        ("取消通过率限制。", [(None, None)]),
        ("县以下单位申报人员的通过率可上浮10%。", []),
        ("查重率不得超过30%。", []),
    ],
)
def test_reads_the_share_that_may_pass(sentence, expected):
    facts = extract(outlined(f"一、评审\n\n{sentence}\n"), meta())
    assert [(fact.applies_to, fact.percent) for fact in facts] == expected
