import pytest
from extraction import meta, outlined

from policies.extract.template import entries, extract


def read(body):
    return [(fact.number, fact.name, fact.present) for fact in extract(outlined(body), meta())]


END = "临川市人力资源和社会保障局\n\n2024年9月25日\n"


def test_listed_attachments_and_which_of_them_are_there():
    listed = "附件：\n\n1.推荐单位公示（模板）\n\n2.单位推荐意见（模板）\n\n3.个人承诺书（模板）\n\n"
    first = "附件1\n\n推荐单位公示（模板）\n\n现对××同志进行公示。\n\n"
    third = "附件3\n\n个人承诺书（模板）\n\n本人承诺以上内容真实。\n"
    body = f"一、其他\n\n按要求上传。\n\n{listed}{END}\n{first}{third}"
    assert read(body) == [
        (1, "推荐单位公示（模板）", True),
        (2, "单位推荐意见（模板）", False),
        (3, "个人承诺书（模板）", True),
    ]


def test_attachments_that_only_sentences_mention():
    body = "一、材料\n\n需上传《推荐单位公示》（附件2）、《主管单位推荐意见》（见附件4）。\n\n" + END
    assert read(body) == [(2, "推荐单位公示", False), (4, "主管单位推荐意见", False)]


def test_entries_on_one_line_and_a_single_one():
    assert entries("附件:1.申报表2.推荐公示证明(样式)") == [(1, "申报表"), (2, "推荐公示证明(样式)")]
    assert entries("附件:律师系列职称评审表") == [(1, "律师系列职称评审表")]
    assert entries("附件:") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("附：1.推荐表；2.一览表", [(1, "推荐表", False), (2, "一览表", False)]),
        ("附件可在局网站“下载专区”下载：1.评审表；2.简明表。", [(1, "评审表", False), (2, "简明表", False)]),
        ("相关附件下载：\n1.评审表.docx\n2.花名册.xls", [(1, "评审表.docx", False), (2, "花名册.xls", False)]),
        ("附：1.推荐表\n\n2.单位意见书", [(1, "推荐表", False), (2, "单位意见书", False)]),
        ("上传的附件不超过5个：1.身份证；2.学历证书。", []),
    ],
)
def test_lists_inside_the_text(body, expected):
    assert read(f"一、其他\n\n{body}\n\n二、联系方式\n\n电话：6021234。\n\n{END}") == expected
