import pytest
from extraction import meta, outlined

from policies.extract.pass_rate import extract


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("副高级职称评审通过率设置为75%；中、初级职称评审不设置通过率。", [("副高级", 75), ("中级、初级", None)]),
        ("评审通过率按照正高级不超过60%、副高级不超过70%控制。", [("正高级", 60), ("副高级", 70)]),
        ("通过率原则上控制在百分之七十以内。", [(None, 70)]),
        ("查重率不得超过30%。", []),
    ],
)
def test_reads_the_share_that_may_pass(sentence, expected):
    facts = extract(outlined(f"一、评审\n\n{sentence}\n"), meta())
    assert [(fact.applies_to, fact.percent) for fact in facts] == expected
