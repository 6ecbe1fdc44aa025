"""Clauses get the place in the outline that a reader would give them; passages are what a person would quote."""

from __future__ import annotations

import pytest

from policies.model import Clause, Document
from policies.outline import outline, passages
from policies.outline.markers import marker
from policies.proof import proved


def document(text: str, kind: str = "txt") -> Document:
    return Document(id="n", format=kind, text=text)  # type: ignore[arg-type]


def sections(text: str) -> list[str]:
    """The section of each clause of the body, one entry a run of equal ones."""
    found = [clause.section for clause in outline(document(text)) if clause.part == "body"]
    return [each for i, each in enumerate(found) if i == 0 or found[i - 1] != each]


def quoted(text: str) -> list[str]:
    read = document(text)
    return [passage.quote for passage in passages(read, outline(read))]


def clause(text: str, words: str) -> Clause:
    return next(each for each in outline(document(text)) if words in each.text)


HEAD = "某市人力资源和社会保障局\n\n关于开展2025年度职称评审工作的通知\n\n各县区：\n\n现就有关事项通知如下：\n\n"


# --------------------------------------------------------------------------- numbering


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("一、评审范围", "一"),
        ("一、 职称评审人员范围", "一"),
        ("十二．其他", "十二"),
        ("（一）个人申报", "（一）"),
        ("(二) 审核时间：2024 年", "（二）"),
        ("（三）、其他相关条件", "（三）"),
        ("1.身份证", "1"),
        ("第二部分　申报条件", "第二部分"),
        ("1．身份证", "1"),
        ("2、学历证书", "2"),
        ("１０、证明", "10"),
        ("3.2 审核", "3.2"),
        ("1.1.3评审", "1.1.3"),
        ("（1）身份证", "（1）"),
        ("3）证明", "3）"),
        ("①证明", "①"),
        ("a. 公务员", "a"),
        ("第三章　申报", "第三章"),
        ("第十三条　网上申报", "第十三条"),
        ("第四条申报工程师", "第四条"),
        ("【缴费】", "缴费"),
        ("7 见习期工作小结：要求", "7"),
    ],
)
def test_a_line_begins_with_a_marker(line: str, label: str) -> None:
    found = marker(line)
    assert found is not None and found.label == label


@pytest.mark.parametrize(
    "line",
    [
        "2024年10月8日",
        "10.5元",
        "9 月 25 日至 10 月 10 日",
        "3 年内不得申报",
        "48小时内修改",
        "18:00前",
        "第十九条规定的人员",
        "一是加强领导",
        "八月三十日前",
        "3.5%以上",
        "e-mail地址",
    ],
)
def test_a_line_begins_with_no_marker(line: str) -> None:
    assert marker(line) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("一、范围\n（一）单位\n1.国有\n2.民营\n（二）个人\n二、条件",
         ["一", "一（一）", "一（一）1", "一（一）2", "一（二）", "二"]),
        ("一、材料\n1.身份证\n（1）正面\n（2）反面\n2.学历", ["一", "一、1", "一、1（1）", "一、1（2）", "一、2"]),
        ("第一章　总则\n第一条　目的。\n第二条　范围：\n（一）企业；\n（二）事业。\n第二章　附则\n第三条　施行。",
         ["第一章", "第一条", "第二条", "第二条（一）", "第二条（二）", "第二章", "第三条"]),
        ("1 范围\n1.1 企业人员\n1.2 事业人员\n2 条件\n2.1 学历", ["1", "1.1", "1.2", "2", "2.1"]),
        ("1、范围\n（1）企业\n（2）事业\n2、条件", ["1", "1（1）", "1（2）", "2"]),
        ("1 范围\n1. 企业人员；\n2. 事业人员。\n2 条件\n2.1 学历\n1. 本科\n2.2 年限", ["1", "1 1", "1 2", "2", "2.1", "2.1 1", "2.2"]),
        ("## 1. 范围\n1. 企业人员；\n2. 事业人员。\n## 2. 条件", ["1", "1 1", "1 2", "2"]),
        ("1 范围\n2. 条件\n3 时间", ["1", "2", "3"]),
        ("一、人员\n1）不得申报的：\na. 公务员；\nb. 退休人员。\n2）其他",
         ["一", "一、1）", "一、1）a", "一、1）b", "一、2）"]),
        ("## 对象\n\n### 可以申报\n\n- 企业；\n- 事业。\n\n## 费用\n\n1. 中级300元",
         ["对象", "对象·可以申报", "对象·可以申报 第1项", "对象·可以申报 第2项", "费用", "费用 1"]),
        ("**【对象】**\n\n全市教师。\n\n**【费用】**\n\n每人300元。", ["对象", "费用"]),
        ("#### 一、注意\n\n##### (一) 申报\n\n**1.填报。**须认真。\n\n**（二）审核。**须严格。",
         ["一", "一（一）", "一（一）1", "一（二）"]),
        ("申报对象\n在职教师均可申报。\n申报时间\n5月10日至5月31日，逾期关闭。", ["申报对象", "申报时间"]),
    ],
)  # fmt: skip
def test_clauses_get_a_printable_section(body: str, expected: list[str]) -> None:
    assert sections(HEAD + body) == expected


def test_numbers_that_restart_keep_anchors_apart() -> None:
    clauses = outline(document(HEAD + "一、材料\n1.身份证\n2.学历\n二、材料\n1.评审表\n二、其他\n1.说明"))
    anchors = [each.anchor for each in clauses]
    assert len(anchors) == len(set(anchors))


def test_a_space_after_the_number_is_a_marker_where_the_series_asks_for_it() -> None:
    text = HEAD + "一、材料\n6. 见习期工作情况：要求反映。\n7 见习期工作小结：要求总结。\n8. 其他。"
    assert clause(text, "小结").section == "一、7"


def test_a_title_with_a_number_inside_a_sentence_is_no_marker() -> None:
    assert sections(HEAD + "一、时间\n材料报送时间为2021年9月25日至\n\n10月10日。") == ["一"]


# --------------------------------------------------------------------------- lines and pages

WRAPPED = [
    "一、申报时间",
    "网上申报系统于2021年9月3日开放申报，关闭时间为2021年",
    "9月18日；网上材料审核时间为2021年9月19日至9月24日，请",
    "各申报人员合理安排时间，不要集中在最后几天提交，逾期提交",
    "的一律不予受理。",
    "二、申报材料",
    "1.学历证书：教育部认可的学历材料，在职教育需提供学籍材料或",
    "者学信网的认证材料，均须扫描上传。",
    "2.其他材料：任现职以来发表的符合评审条件的论文著作原件，要",
    "有刊物封面、目录、论文正文及封底，缺一不可。",
]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n\n"])
def test_wrapped_lines_are_joined(between: str) -> None:
    found = quoted(between.join(WRAPPED))
    assert "网上申报系统于2021年9月3日开放申报，关闭时间为2021年9月18日；" in found
    assert "1.学历证书：教育部认可的学历材料，在职教育需提供学籍材料或者学信网的认证材料，均须扫描上传。" in found


INDENTED = [
    "　　一、继续教育",
    "　　（一）学分。近三年的累计学分不得低",
    "于90学分，其中公需科目24学分以上，专业科",
    "目66学分以上。",
    "　　（二）免予审验。年满55周岁的人员，",
    "可免予审验。凭派出部门的证明逐年折抵。",
    "有其他情形的，由主管部门认定学分，并出",
    "具证明。",
    "　　二、费用",
    "　　（一）评审费每人180元，由单位统一代",
    "收后上缴，不得另收其他任何名目的费用。",
    "　　（二）咨询：市档案局人事科办公电话",
    "",
    "— 3 —",
    "",
    "0797-00031001",
]


def test_lines_that_are_not_indented_go_on_where_first_lines_are() -> None:
    found = quoted("\n".join(INDENTED))
    assert "（一）学分。近三年的累计学分不得低于90学分，其中公需科目24学分以上，专业科目66学分以上。" in found
    assert "凭派出部门的证明逐年折抵。有其他情形的，由主管部门认定学分，并出具证明。" in "".join(found)
    assert any(quote.endswith("电话0797-00031001") for quote in found)


@pytest.mark.parametrize("page", ["\n\n", "\n\n— 3 —\n\n", "\n- 12 -\n\n", "\n第 3 页 共 8 页\n", "\n\n\n\n\n"])
def test_a_sentence_cut_by_a_page_is_one_quote(page: str) -> None:
    text = (
        HEAD
        + f"一、审核\n各单位要高度重视，严格工作程序，增强工作透明度，严把评审质{page}量关，对弄虚作假的严肃查处。\n"
        + "二、其他\n按规定执行。"
    )
    assert "各单位要高度重视，严格工作程序，增强工作透明度，严把评审质量关，对弄虚作假的严肃查处。" in quoted(text)


def test_a_bracket_left_open_holds_the_lines_together() -> None:
    text = HEAD + "一、材料\n1.其他：需上传《推荐单位公示》（附件\n\n1)、《公示结果》(附件2)以及其他材料。\n2.承诺书。"
    assert "1.其他：需上传《推荐单位公示》（附件1)、《公示结果》(附件2)以及其他材料。" in quoted(text)


def test_an_aside_on_the_next_line_belongs_to_the_line_above() -> None:
    assert "（一）申报时间：2024年10月8日—10月30日(北京时间 18:00)。" in quoted(
        HEAD + "一、时间\n（一）申报时间：2024年10月8日—10月30日\n(北京时间 18:00)。\n（二）审核时间：10月31日前。"
    )


def test_offsets_point_at_the_words_in_the_source() -> None:
    read = document("\n\n".join(WRAPPED))
    for passage in passages(read, outline(read)):
        source = read.text[passage.start : passage.end]
        assert "".join(source.split()) == "".join(passage.quote.split())


def test_a_title_of_several_lines_is_one() -> None:
    lines = [
        "关于开展2021年度自治州中职院校",
        "教师系列中、初级职务",
        "任职资格评审工作的通知",
        "根据规定，通知如下：",
        "一、范围",
    ]
    text = "\n\n".join(lines)
    assert (
        outline(document(text))[0].title == "关于开展2021年度自治州中职院校教师系列中、初级职务任职资格评审工作的通知"
    )


# --------------------------------------------------------------------------- passages


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("个人须先申报。单位须再审核；最后须公示！", ["个人须先申报。", "单位须再审核；", "最后须公示！"]),
        ("签署“已审核。与原件相符”意见。", ["签署“已审核。与原件相符”意见。"]),
        ("上传材料（含证书；不含奖状）。", ["上传材料（含证书；不含奖状）。"]),
        ("（六）缴费标准。高级 700 元/人。", ["（六）缴费标准。高级 700 元/人。"]),
        ("须上传免试审批表。（见附件5）", ["须上传免试审批表。（见附件5）"]),
        ("登录平台（http://www.a.cn/b;c.html）填报。", ["登录平台（http://www.a.cn/b;c.html）填报。"]),
        ("网址为 www.rst.gov.cn，2024.10.8开放。", ["网址为 www.rst.gov.cn，2024.10.8开放。"]),
        ("联系人：王某；电话：0999-1234567。", ["联系人：王某；电话：0999-1234567。"]),
    ],
)
def test_passages_end_where_sentences_end(paragraph: str, expected: list[str]) -> None:
    assert [q for q in quoted(HEAD + f"一、要求\n{paragraph}\n二、其他\n按规定执行。") if q != "按规定执行。"][
        4:
    ] == expected


def test_an_overlong_bracket_is_cut_inside() -> None:
    long = "（" + "；".join(f"第{i}步须登录系统检查每张图片的姓名遮盖情况并逐一确认无误" for i in range(12)) + "）。"
    assert all(len(quote) <= 220 for quote in quoted(HEAD + "一、遮盖\n须遮盖姓名" + long))


def test_markdown_marks_are_not_quoted() -> None:
    text = HEAD + "一、平台\n**登录**“平台”（[www.a.cn](http://www.a.cn)）`填报`。\n"
    assert "登录“平台”（www.a.cn）填报。" in quoted(text)
    assert proved("登录“平台”（www.a.cn）填报。", text)


# --------------------------------------------------------------------------- headings above

LISTS = (
    HEAD
    + "一、对象\n（一）下列人员不得申报：\n1.公务员；\n2.失信被执行人。\n播音专业另行安排。\n"
    + "二、材料\n（一）纸质材料：\n1.评审表；\n2.证书。\n上述材料须盖章。"
)


@pytest.mark.parametrize(
    ("words", "heading", "section"),
    [
        ("失信被执行人", "对象 > 下列人员不得申报", "一（一）2"),
        ("播音专业", "对象 > 下列人员不得申报", "一（一）"),
        ("评审表", "材料 > 纸质材料", "二（一）1"),
        ("上述材料", "材料 > 纸质材料", "二（一）"),
    ],
)
def test_items_stand_under_their_lead_in(words: str, heading: str, section: str) -> None:
    found = clause(LISTS, words)
    assert (found.heading, found.section) == (heading, section)


def test_a_lead_in_without_number_heads_its_list() -> None:
    text = HEAD + "## 破格\n\n满足下列条件之一：\n\n- 获省级奖；\n- 获国家奖。\n\n## 其他\n\n略。"
    assert clause(text, "省级奖").heading == "破格 > 满足下列条件之一"


def test_a_list_without_numbers_stands_under_its_lead_in() -> None:
    text = (
        HEAD
        + "一、范围\n有下列情形的不得申报：\n正在接受调查的；\n受处分未满期限的；\n已经退休的。\n其他人员均可申报。"
    )
    items = [clause(text, words) for words in ("正在接受调查", "受处分", "已经退休")]
    assert {item.kind for item in items} == {"item"}
    assert all(item.heading.startswith("范围 > 有下列情形的不得申报") for item in items)
    assert clause(text, "其他人员").kind == "paragraph"


def test_paragraphs_after_a_colon_that_are_parted_by_full_stops_are_no_list() -> None:
    text = HEAD + "一、范围\n有关要求如下：\n申报人须如实填报。\n单位须认真审核。"
    assert clause(text, "如实填报").kind == "paragraph"


def test_bare_items_can_be_quoted_but_headings_are_not() -> None:
    found = quoted(HEAD + "一、材料\n1.身份证\n2.学历证书\n二、其他\n略。")
    assert "1.身份证" in found and "一、材料" not in found


# --------------------------------------------------------------------------- tables


def test_blank_cells_repeat_the_row_above_for_display_only() -> None:
    text = (
        HEAD
        + "一、专业\n序号\t系列\t专业\t资格\n1\t工程系列\t石油\t助理工程师\n2\t\t建材\t助理工程师\n\n3\t\t\t技术员\n"
    )
    rows = [each for each in outline(document(text)) if each.kind == "row"]
    assert [row.text for row in rows][1:] == [
        "1\t工程系列\t石油\t助理工程师",
        "2\t工程系列\t建材\t助理工程师",
        "3\t工程系列\t建材\t技术员",
    ]
    assert rows[2].header == "序号\t系列\t专业\t资格" and rows[2].section == "一 表第2行"
    assert "2 建材 助理工程师" in quoted(text)


def test_a_blank_cell_after_a_filled_one_stays_blank() -> None:
    text = HEAD + "一、联系\n部门\t联系人\t电话\n人事处\t王某\t0999-1111\n客服\t\t0999-2222\n"
    assert "客服\t\t0999-2222" in [each.text for each in outline(document(text))]


# --------------------------------------------------------------------------- ends and attachments

TAIL = """一、要求
按规定执行。

附件：
1. 推荐单位公示（模板）
2. 个人承诺书（模板）
3. 免除学习申请表
4. 收费一览

某市人力资源和社会保障局

2025年3月1日

附件 1

推荐单位公示（模板）

现对××同志申报××系列进行公示，自××××年×月×日起。

个人承诺书

本人承诺材料真实，如有虚假，3年内不得申报。

签字：（承诺人）

附件3：免除学习申请表
姓名\t\t性别\t
注：1.在岗的由同级办公室审核。
2.返回的由原单位审核。

附件4
收费一览
级别\t金额
中级\t300元
"""


@pytest.mark.parametrize(
    ("words", "part", "section"),
    [
        ("个人承诺书（模板）", "signature", "附件目录 2"),
        ("2025年3月1日", "signature", ""),
        ("现对××同志", "template", "附件1"),
        ("3年内不得申报", "attachment", "附件2"),
        ("签字", "template", "附件2"),
        ("姓名", "template", "附件3 表第1行"),
        ("同级办公室", "attachment", "附件3 注1"),
        ("原单位审核", "attachment", "附件3 注2"),
        ("300元", "attachment", "附件4 表第1行"),
    ],
)
def test_attachments_forms_and_notes_are_told_apart(words: str, part: str, section: str) -> None:
    found = clause(HEAD + TAIL, words)
    assert (found.part, found.section) == (part, section)


def test_contacts_after_the_last_section_are_not_part_of_it() -> None:
    text = (
        HEAD
        + "一、纪律\n（一）严肃查处。\n（二）加大宣传。\n联系单位：某市党校\n联系电话：0999-1234567\n\n附件：1.样表"
    )
    assert clause(text, "0999").section == "文末联系方式"


def test_a_text_without_sections_has_a_body_all_the_same() -> None:
    text = "关于延长申报时间的补充通知\n\n各单位：\n\n申报时间延长至6月10日。\n\n某市人社局\n2025年5月28日\n"
    assert [(each.part, each.section) for each in outline(document(text))] == [
        ("front", ""), ("front", ""), ("body", "正文"), ("signature", ""), ("signature", ""),
    ]  # fmt: skip


def test_columns_set_apart_by_spaces_are_a_table() -> None:
    text = (
        HEAD
        + "一、时间\n环节    中级        副高\n申报    4月30日前    5月6日前\n审核    5月8日前     5月10日前\n"
        + "二、其他\n略。"
    )
    rows = [each for each in outline(document(text)) if each.kind == "row"]
    assert [(row.header, row.text) for row in rows[1:]] == [
        ("环节\t中级\t副高", "申报\t4月30日前\t5月6日前"),
        ("环节\t中级\t副高", "审核\t5月8日前\t5月10日前"),
    ]
    assert proved("申报 4月30日前 5月6日前", text)


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("登录平台（www.a.cn）填报", True),
        ("登录平台（[www.a.cn](http://www.a.cn)）填报", True),
        ("高级７００元", True),
        ("高级 700 元/人,中级", True),
        ("高级700元；中级", False),
        ("高级70元", False),
        ("", False),
        ("— 3 —", False),
        ("严把质量关", True),
    ],
)
def test_a_quote_is_proved_by_its_words_not_by_its_layout(quote: str, stands: bool) -> None:
    text = (
        "**登录**平台（[www.a.cn](http://www.a.cn)）填报。\n高级 700 元/人，\n中级 400 元/人。严把质\n\n— 3 —\n\n量关。"
    )
    assert proved(quote, text) is stands


def test_a_note_in_the_body_belongs_to_its_section_and_closes_none():
    table = "层级\t年限\n中级\t4年\n"
    text = f"{HEAD}一、条件\n\n{table}\n注：年限算到年底。\n\n二、费用\n\n注：\n\n1.网上缴。\n\n2.不退。\n\n三、联系\n\n李老师\n"
    assert [clause(text, words).section for words in ("算到", "网上缴", "不退", "李老师")] == [
        "一",
        "二 注1",
        "二 注2",
        "三",
    ]


@pytest.mark.parametrize(
    "letterhead",
    [
        "某市文化局 某市人社局 通知\n\n**某文人〔2025〕8号**\n\n# {}",
        "## 某职业教育集团文件\n\n某职教〔2025〕2号\n\n{}",
        "## {}",
    ],
)
def test_a_letterhead_over_the_title_begins_no_section(letterhead: str) -> None:
    title = "关于报送2025年度艺术系列职称评审材料的通知"
    text = (
        letterhead.format(title)
        + "\n\n各有关单位：\n\n**1　申报对象**\n\n在职人员。\n\n**2　申报时间**\n\n6月1日至6月30日。\n"
    )
    clauses = outline(document(text, "md"))
    assert [clause.section for clause in clauses if clause.part == "body" and clause.kind == "heading"] == ["1", "2"]
    assert next(clause for clause in clauses if title in clause.text).part == "front"


def test_a_paragraph_behind_a_list_that_has_ended_is_no_part_of_its_last_item() -> None:
    items = "1.身份证；\n\n2.学历证书；\n\n3.职称证书{}\n\n材料须按时上传。\n"
    ended, open_ = (HEAD + "一、材料\n\n" + items.format(mark) for mark in "。，")
    assert clause(ended, "按时上传").section == "一"
    assert clause(open_, "按时上传").section == "一、3"
    led = (
        HEAD
        + "一、人员\n\n1.在职人员；\n\n2.下列人员不得申报：\n\na.公务员；\n\nb.退休人员；\n\nc.受处分人员。\n\n其他系列另行通知。\n"
    )
    assert clause(led, "另行通知").section == "一"


def test_a_heading_without_a_number_inside_a_numbered_section_stays_inside() -> None:
    text = HEAD + "## 四、申报材料\n\n**网上提交**：\n\n身份证。\n\n## 五、责任\n\n自负。\n"
    found = [
        (each.section, each.level)
        for each in outline(document(text, "md"))
        if each.kind == "heading" and each.part == "body"
    ]
    assert found == [("四", 0), ("四·网上提交", 1), ("五", 0)]
