import pytest
from extraction import meta, outlined

from policies.extract.seniority_cutoff import extract


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("评审资历计算时间截止2024年12月31日。", ["2024-12-31"]),
        ("任职年限和业绩成果计算截至2026年5月31日。", ["2026-05-31"]),
        ("任职时间计算到2024年12月31日，论文、业绩截止到2024年5月31日。", ["2024-12-31", "2024-05-31"]),
        ("学历、资历、业绩成果等的截止时间统一为2024年8月31日。", ["2024-08-31"]),
        ("学历、资历、业绩以2024年8月31日为截止日期。", ["2024-08-31"]),
        ("从事专业工作年限统计到2024年12月底。", ["2024-12-31"]),
        ("教龄、班主任年限计至2024年8月31日。", ["2024-08-31"]),
        ("所反映的业绩成果应为2024年7月31日以前形成。", ["2024-07-31"]),
        ("2024年底前达到退休年龄的，不得申报。", []),
        ("网上申报截止时间为2024年10月20日。", []),
        ("2018年8月31日以前取得二级教师资格并聘任的可以申报。", []),
        ("任职年限要求满5年，材料请于2024年10月20日前报送。", []),
    ],
)
def test_reads_the_day_up_to_which_service_counts(sentence, expected):
    assert [str(fact.date) for fact in extract(outlined(f"一、条件\n\n{sentence}\n"), meta())] == expected
