import pytest

from policies.extract.basis import citations

NUMBERED = {
    "square brackets": ("《关于政策的通知》(新人社发[2020]25号)", "关于政策的通知", "新人社发〔2020〕25号"),
    "bracket before 号": ("《评审工作的通知》(巴教发〔2024〕166)号精神", "评审工作的通知", "巴教发〔2024〕166号"),
    "an order": ("《职称评审管理暂行规定》(人社部令第40号)", "职称评审管理暂行规定", "人社部令第40号"),
    "behind 的通知": ("《评审条件(试行)》的通知(新人社发〔2023〕71号)", "评审条件(试行)", "新人社发〔2023〕71号"),
    "a title inside the title": (
        "《关于印发〈办法〉的通知》(临人社〔2022〕6号)",
        "关于印发〈办法〉的通知",
        "临人社〔2022〕6号",
    ),
    "nested marks": ("《关于转发《意见》的通知》(临办发〔2021〕3号)", "关于转发《意见》的通知", "临办发〔2021〕3号"),
    "a telegram": ("《评审工作的通知》(新人社明电[2019]40号)", "评审工作的通知", "新人社明电〔2019〕40号"),
}


@pytest.mark.parametrize(("text", "title", "number"), NUMBERED.values(), ids=NUMBERED)
def test_document_number_belongs_to_the_title_before_it(text, title, number):
    ((cited),) = citations("根据" + text)
    assert (cited.title, cited.number) == (title, number)


def test_rules_without_a_number_count_and_forms_do_not():
    text = "按照《教师系列评审条件》执行,填写《免除继续教育学习申请表》,上传《推荐单位公示》"
    assert [cited.title for cited in citations(text)] == ["教师系列评审条件"]
