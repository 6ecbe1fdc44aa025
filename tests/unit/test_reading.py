"""Every format gives the same words; what is no notice is refused with a message that says what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pdf_maker import make_pdf

from policies.extract import Outlined
from policies.extract.metadata import read_metadata
from policies.outline import outline, passages
from policies.proof import plain, proved
from policies.reading import ReadingError, read

NOTICE = """关于开展2025年度青原市档案系列职称评审工作的通知

各县（市、区）人力资源和社会保障局：

现将2025年度档案系列职称评审有关事项通知如下：

一、申报时间

网上申报时间：2025年4月1日至4月30日18:00。

二、申报材料

1．身份证；
2．学历证书，学信网可查的免予上传。

三、收费标准

中级300元/人，副高400元/人。
"""


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def quotes(path: Path) -> list[str]:
    document = read(path)
    return [passage.quote for passage in passages(document, outline(document))]


# --------------------------------------------------------------------------- plain text


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("a.txt", "utf-8"), ("a.txt", "utf-8-sig"), ("a.txt", "gb18030"), ("a.txt", "utf-16"), ("a.md", "gbk")],
)
def test_text_is_read_whatever_its_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    assert read(written(tmp_path, name, NOTICE.encode(encoding))).text == NOTICE


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_become_line_feeds(tmp_path: Path, end: str) -> None:
    assert read(written(tmp_path, "a.txt", NOTICE.replace("\n", end))).text == NOTICE


def test_markdown_tables_become_rows(tmp_path: Path) -> None:
    text = NOTICE + "\n| 环节 | 中级 |\n|---|:---:|\n| 缴费 | 5月1日<br>至5月3日 |\n"
    assert read(written(tmp_path, "a.md", text)).text.endswith("环节\t中级\n缴费\t5月1日 至5月3日\n")


# --------------------------------------------------------------------------- web pages

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>通知_青原市人社局</title>
<style>p{{color:red}}</style></head>
<body><div class="top-nav"><a href="/">首页</a><ul><li>往年评审费 999 元</li></ul></div>
<div class="sidebar"><h3>热点</h3><p>2019年申报截止时间为2019年1月1日。</p></div>
<div class="article-box"><h1>关于开展2025年度青原市档案系列职称评审工作的通知</h1>
<p class="info">发布日期：2025-03-12　来源：职称科</p><div id="zoom">
<p>各县（市、区）人力资源和社会保障局：</p><p><b>一、申报时间</b></p>
<table><tr><th>环节</th><th>中级</th><th>副高</th></tr>
<tr><td>网上申报</td><td colspan="2">2025年4月1日至<b>4月30日</b></td></tr>
<tr><td rowspan="2">审核</td><td>5月6日前</td><td>5月8日前</td></tr><tr><td>5月9日前</td><td>5月10日前</td></tr></table>
<p>二、申报材料</p><ol><li>身份证；</li><li>学历证书。</li></ol>
<p>三、收费标准<br>中级&nbsp;300&nbsp;元/人，
副高 400 元/人。</p><p style="display: none">内部使用</p></div></div>
<div class="footer"><p>版权所有　联系电话：0000-0000000</p></div>
<script>var a = "评审费 1 元";</script></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_page_gives_its_main_content_only(tmp_path: Path, charset: str) -> None:
    encoding = "gb18030" if charset == "gb2312" else charset
    text = read(written(tmp_path, "a.html", PAGE.format(charset=charset).encode(encoding))).text
    assert text.startswith("# 关于开展2025年度青原市档案系列职称评审工作的通知")
    assert "发布日期：2025-03-12" in text
    for foreign in ("999", "2019", "版权", "首页", "内部使用", "评审费 1 元", "color"):
        assert foreign not in text


SIDE_BAR = """<html><head><title>关于开展2025年度档案系列职称评审工作的通知_青原市人社局</title></head><body>
<div class="side"><h3>相关通知</h3><ul><li><a href="/a">关于开展2024年度档案系列职称评审工作的通知</a></li></ul><p>值班电话：0999-0000000</p></div>
<div class="main"><h1>关于开展2025年度档案系列职称评审工作的通知</h1><p>现将2025年度档案系列职称评审申报有关事项通知如下，请按时申报。</p>
<p>一、网上申报：2025年4月1日至4月30日。审核、公示按照规定进行，材料由单位报送。</p></div>
<div class="footer">主办：青原市人社局　青ICP备00000000号　2019-01-01</div></body></html>"""


def test_the_title_is_the_article_s_and_not_the_head_of_a_side_bar(tmp_path: Path) -> None:
    lines = read(written(tmp_path, "a.html", SIDE_BAR)).text.split("\n")
    assert lines[0] == "# 关于开展2025年度档案系列职称评审工作的通知"
    assert not [line for line in lines if "相关通知" in line or "值班" in line or "ICP" in line or "2024年度" in line]


NUMBERED_PAGE = """<html><head><title>关于开展2025年度档案系列职称评审工作的通知-青原市人社局</title></head><body>
<div class="box"><table class="info"><tr><td>索引号</td><td>0001/2025</td></tr><tr><td>发布机构</td><td>青原市人社局</td><td>文号</td>
<td>青人社函〔2025〕9号</td></tr></table><h1>关于开展2025年度档案系列职称评审工作的通知</h1><div id="zoom">
<p>现将2025年度档案系列职称评审申报有关事项通知如下，请按时申报，逾期不再受理申报材料，特此通知。</p>
<p>一、网上申报：2025年4月1日至4月30日。审核、公示按照规定进行，材料由单位报送。</p></div></div></body></html>"""


def test_a_page_s_own_table_of_particulars_stays_above_the_title(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.html", NUMBERED_PAGE))
    clauses = outline(document)
    notice = Outlined(document=document, clauses=clauses, passages=passages(document, clauses))
    assert read_metadata(notice).document_number == "青人社函〔2025〕9号"
    assert document.text.index("〔2025〕9号") < document.text.index("# 关于开展")


def test_merged_cells_are_filled_for_reading_but_not_in_the_quote(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.html", PAGE.format(charset="utf-8")))
    rows = {clause.text: clause for clause in outline(document) if clause.kind == "row"}
    assert "网上申报\t2025年4月1日至4月30日\t2025年4月1日至4月30日" in rows
    assert "审核\t5月9日前\t5月10日前" in rows
    assert rows["审核\t5月9日前\t5月10日前"].header == "环节\t中级\t副高"
    assert "5月9日前 5月10日前" in quotes(written(tmp_path, "a.html", PAGE.format(charset="utf-8")))


def test_tables_within_cells_give_them_their_cells_and_paragraphs_in_a_cell_are_parted(tmp_path: Path) -> None:
    asked = "现将档案系列职称评审申报有关事项通知如下，申报材料由所在单位审核公示后报送，逾期不予受理。" * 2
    table = (
        "<table><tr><td>级别</td><td>时间</td><td><table><tr><td>评审费</td><td>答辩费</td></tr></table></td></tr>"
        "<tr><td>高级</td><td><p>网上：9月2日前</p><p>纸质：9月9日前</p></td>"
        "<td><table><tr><td>450元</td><td>100元</td></tr></table></td></tr></table>"
    )
    document = read(
        written(
            tmp_path, "a.html", f"<html><body><h1>关于评审档案系列职称的通知</h1><p>{asked}</p>{table}</body></html>"
        )
    )
    rows = [clause.text for clause in outline(document) if clause.kind == "row"]
    assert rows == ["级别\t时间\t评审费\t答辩费", "高级\t网上：9月2日前 纸质：9月9日前\t450元\t100元"]


def test_numbers_that_the_browser_makes_are_not_quoted(tmp_path: Path) -> None:
    assert {"身份证；", "学历证书。"} <= set(quotes(written(tmp_path, "a.html", PAGE.format(charset="utf-8"))))


DIVIDED = """<html><head><title>关于评审档案系列职称的通知-青原市人社局</title></head><body><div id="zoom">
<h1>关于评审档案系列职称的通知</h1><p>一、时间安排如下，逾期不再受理申报材料，请各单位及时转告。</p>
<table><tr><th>环节</th><th>中级</th><th>副高</th></tr><tr><td>申报</td><td colspan="2">4月1日至4月30日</td></tr>
<tr><td>答辩</td><td>不组织</td><td><table><tr><td>6月8日</td><td>文书档案</td></tr><tr><td>6月9日</td><td>科技档案</td></tr>
</table></td></tr><tr><td>公示</td><td colspan="2">7月</td></tr></table></div></body></html>"""


def test_a_cell_that_holds_rows_of_its_own_divides_its_row(tmp_path: Path) -> None:
    rows = [clause.text for clause in outline(read(written(tmp_path, "a.html", DIVIDED))) if clause.kind == "row"]
    assert rows[2:4] == ["答辩\t不组织\t6月8日 文书档案", "答辩\t不组织\t6月9日 科技档案"]
    assert rows[4] == "公示\t7月\t7月"


OLD_PAGE = """<html><head><title>关于评审档案系列职称的通知-青原市人社局</title></head><body><form id="form1">
<table><tr><td><a href="/">首页</a>|<a href="/a">机构概况</a>|<a href="/b">通知公告</a></td></tr>
<tr><td width="200"><table><tr><td>最新公告</td></tr>
<tr><td><a>2023年职称评审费980元的公告</a></td></tr><tr><td><a>2022年职称公告</a></td></tr></table></td><td><table>
<tr><td align="center"><font size="5">关于评审档案系列职称的通知</font></td></tr>
<tr><td>发布时间：2024-05-06　点击：201</td></tr><tr><td>
<P class="MsoNormal"><SPAN>各单位<SPAN lang="EN-US">:</SPAN></SPAN></P><P><B>一、缴费</B></P>
<P>评审费<SPAN lang="EN-US">300</SPAN>元，申报材料经单位审核公示后报送至专技科。</P></td></tr>
<tr><td>【打印】【关闭】</td></tr>
<tr><td>上一篇：2023年公示</td></tr></table></td></tr><tr><td>版权所有：青原市人社局</td></tr></table></form></body></html>"""

BARE_PAGE = """<!DOCTYPE html><html><body><div><div><span>青原人社</span>
<ul><li><a href="a">首页</a></li><li><a href="b">政策</a></li></ul>
</div><div><div><h1>关于评审档案系列职称的通知</h1><p>2024-03-02</p></div><div><section><h2>一、缴费</h2><dl><dt>中级</dt>
<dd>评审费300元</dd></dl></section><section><h2>二、联系</h2>
<p>电话：<a href="tel:0518">0518-88880000</a>　<a>政务中心3楼</a></p>
<details><summary>不得申报的人员</summary><ul><li>公务员；<br>退休人员。</li></ul></details></section></div></div><div><h4>相关推荐</h4><ul>
<li><a>2023年职称评审公告</a></li></ul></div><div>Copyright 2024</div></div></body></html>"""


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (OLD_PAGE, ["各单位:", "**一、缴费**", "评审费300元，申报材料经单位审核公示后报送至专技科。"]),
        (
            BARE_PAGE,
            [
                "## 一、缴费",
                "中级 评审费300元",
                "电话：0518-88880000　政务中心3楼",
                "**不得申报的人员**",
                "- 公务员； 退休人员。",
            ],
        ),
    ],
    ids=["layout tables", "bare divisions"],
)
def test_menus_and_lists_of_other_pages_are_left_out(tmp_path: Path, page: str, kept: list[str]) -> None:
    lines = read(written(tmp_path, "a.html", page)).text.split("\n")
    assert lines[0].strip("# ") == "关于评审档案系列职称的通知"
    assert [line for line in lines if line in kept] == kept
    foreign = (
        "首页",
        "政策",
        "机构概况",
        "2023",
        "980",
        "2022",
        "打印",
        "版权",
        "Copyright",
        "相关推荐",
        "最新公告",
        "青原人社",
    )
    assert not any(word in line for line in lines for word in foreign)


# --------------------------------------------------------------------------- Word


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("关于开展2025年度青原市档案系列职称评审工作的通知", 1)
    document.add_paragraph("各县（市、区）人力资源和社会保障局：")
    numbered(document.add_paragraph("申报时间"), document, "chineseCountingThousand", "%1、")
    table = document.add_table(rows=3, cols=3)
    for row, values in enumerate(
        (("环节", "中级", "副高"), ("申报", "4月1日至4月30日", ""), ("审核", "5月6日前", "5月8日前"))
    ):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    table.cell(1, 1).merge(table.cell(1, 2))
    numbered(document.add_paragraph("申报材料"), document, "chineseCountingThousand", "%1、")
    document.add_paragraph("1．身份证；")
    return saved(document)


def numbered(paragraph: docx.text.paragraph.Paragraph, document: docx.document.Document, form: str, text: str) -> None:
    """Give a paragraph an automatic number of the form, as Word does."""
    root = document.part.numbering_part.element
    if root.find(f"{qn('w:num')}[@{qn('w:numId')}='77']") is None:
        kind, number, level = OxmlElement("w:abstractNum"), OxmlElement("w:num"), OxmlElement("w:lvl")
        kind.set(qn("w:abstractNumId"), "77")
        number.set(qn("w:numId"), "77")
        level.set(qn("w:ilvl"), "0")
        for name, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            element = OxmlElement(name)
            element.set(qn("w:val"), value)
            level.append(element)
        reference = OxmlElement("w:abstractNumId")
        reference.set(qn("w:val"), "77")
        kind.append(level)
        number.append(reference)
        root.append(kind)
        root.append(number)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = 77
    properties.get_or_add_ilvl().val = 0


def saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_word_numbers_headings_and_merged_cells_are_read(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.docx", word_file()))
    clauses = outline(document)
    assert [clause.text for clause in clauses if clause.kind == "heading"] == [
        "关于开展2025年度青原市档案系列职称评审工作的通知", "一、申报时间", "二、申报材料",
    ]  # fmt: skip
    assert "申报\t4月1日至4月30日\t4月1日至4月30日" in [clause.text for clause in clauses if clause.kind == "row"]
    assert next(clause.section for clause in clauses if "身份证" in clause.text) == "二、1"


# --------------------------------------------------------------------------- PDF

PDF_PAGES = [
    ["青原市档案职称文件", "关于开展2025年度青原市档案系列职称评审工作的通知", "各县（市、区）人力资源和社会保障局：",
     "一、申报时间", "网上申报时间为2025年4月1日至4月30日，逾期不予受理，申", "— 1 —"],
    ["青原市档案职称文件", "报人应当在截止时间之前完成全部材料的上传和提交工作并打", "印申报表格，由所在单位审核公示。",
     "二、收费", "— 2 —"],
    ["青原市档案职称文件", "评审费中级300元/人，副高400元/人，由所在单位统一缴纳，", "缴费后不予退还。",
     "三、其他", "— 3 —"],
]  # fmt: skip


def test_pdf_sentences_cut_by_line_and_page_are_joined(tmp_path: Path) -> None:
    found = quotes(written(tmp_path, "a.pdf", make_pdf(PDF_PAGES)))
    assert (
        "网上申报时间为2025年4月1日至4月30日，逾期不予受理，申报人应当在截止时间之前完成全部材料的上传和提交工作并打印申报表格，由所在单位审核公示。"
        in found
    )
    assert not any("青原市档案职称文件" in quote or "— 2 —" in quote for quote in found)


def test_ruled_tables_of_a_pdf_keep_their_cells(tmp_path: Path) -> None:
    page: list[str | list[str]] = [
        "关于开展2025年度青原市档案系列职称评审工作的通知", "一、申报时间", ["环节", "中级", "副高"], ["申报", "4月30日前", "5月6日前"],
        ["缴费", "5月8日至5月10日", ""], "二、其他", "申报材料由所在单位审核公示后报送，逾期不予受理。",
    ]  # fmt: skip
    clauses = outline(read(written(tmp_path, "a.pdf", make_pdf([page]))))
    assert [(clause.header, clause.text) for clause in clauses if clause.kind == "row"][1:] == [
        ("环节\t中级\t副高", "申报\t4月30日前\t5月6日前"),
        ("环节\t中级\t副高", "缴费\t5月8日至5月10日\t5月8日至5月10日"),
    ]
    assert [clause.section for clause in clauses if "逾期" in clause.text] == ["二"]


def test_columns_of_a_pdf_without_ruling_are_a_table(tmp_path: Path) -> None:
    page: list[str | list[str]] = [
        "关于开展2025年度青原市档案系列职称评审工作的通知", "一、申报时间", "环节   中级      副高", "申报   4月30日前   5月6日前",
        "审核   5月8日前   5月10日前", "二、其他", "申报材料由所在单位审核公示后报送，逾期不予受理。",
    ]  # fmt: skip
    clauses = outline(read(written(tmp_path, "a.pdf", make_pdf([page]))))
    rows = [clause.text for clause in clauses if clause.kind == "row"]
    assert rows[1:] == ["申报\t4月30日前\t5月6日前", "审核\t5月8日前\t5月10日前"]


def test_blank_and_wrapped_cells_of_a_pdf_without_ruling_stay_in_their_columns(tmp_path: Path) -> None:
    page: list[str | list[str] | tuple[str, ...]] = [
        "关于开展2025年度青原市档案系列职称评审工作的通知", "一、申报时间", ("环节", "级别", "时间", "地点"),
        ("网上申报", "中级", "4月1日至4月30日", ""), ("", "副高", "4月1日至5月6日", "青原职称网"), ("面试", "", "另行通知", "市档案馆"),
        ("", "", "", "二楼会议室"), "二、其他", "申报材料由所在单位审核公示后报送，逾期不予受理。",
    ]  # fmt: skip
    clauses = outline(read(written(tmp_path, "a.pdf", make_pdf([page]))))
    rows = [clause.text for clause in clauses if clause.kind == "row"]
    assert rows[1:] == [
        "网上申报\t中级\t4月1日至4月30日\t",
        "网上申报\t副高\t4月1日至5月6日\t青原职称网",
        "面试\t\t另行通知\t市档案馆二楼会议室",
    ]
    assert [clause.section for clause in clauses if "逾期" in clause.text] == ["二"]


# --------------------------------------------------------------------------- refusals


def encrypted_pdf() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(make_pdf(PDF_PAGES)))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def archive(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(name, "<x/>")
    return buffer.getvalue()


REFUSED: list[tuple[str, bytes | str, tuple[str, ...]]] = [
    ("empty.txt", b"", ("是空的", "检查是否保存成功")),
    ("blank.txt", " \n\u3000\n".encode(), ("不像职称",)),
    ("white.txt", b" \n\t\n", ("是空的",)),
    ("binary.txt", bytes(range(256)) * 40, ("不是文本", "UTF-8")),
    ("nul.txt", NOTICE.encode() + b"\x00" * 50, ("不是文本",)),
    ("recipe.txt", "红烧肉的做法：五花肉切块，加冰糖炒出糖色，放入酱油、料酒，小火慢炖一个小时即可。" * 3, ("不像职称", "全文")),
    ("short.txt", "职称评审申报", ("正文太短",)),
    ("big.txt", b"a" * (20 * 1024 * 1024 + 1), ("超过 20 MB", "只保留通知正文")),
    ("volume.txt", NOTICE * 3000, ("远比一份通知长", "拆成")),
    ("picture.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 99, ("是图片", "文字识别")),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, (".doc", "另存为 docx")),
    ("broken.docx", b"PK\x03\x04 nothing here", ("已损坏", "另存一份")),
    ("sheet.docx", archive("xl/workbook.xml"), ("不是 Word 文档",)),
    ("hollow.docx", archive("word/document.xml"), ("已损坏",)),
    ("scan.pdf", make_pdf([[], [], []]), ("扫描件", "3 页", "文字识别")),
    ("locked.pdf", encrypted_pdf(), ("加了密码", "去掉密码")),
    ("broken.pdf", b"%PDF-1.4\nnothing", ("已损坏",)),
    ("menu.html", "<html><body><nav>首页</nav><p>你好，世界</p></body></html>", ("不像职称",)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "words"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_what_cannot_be_read_is_refused_with_a_way_out(
    tmp_path: Path, name: str, content: bytes | str, words: tuple[str, ...]
) -> None:
    with pytest.raises(ReadingError) as caught:
        read(written(tmp_path, name, content))
    message = str(caught.value)
    assert message.startswith(f"{name}：")
    assert "可接受：" in message and "请" in message
    for word in words:
        assert word in message


def test_a_broken_page_is_still_read(tmp_path: Path) -> None:
    """Browsers read pages with unclosed tags; so do we."""
    page = "<html><body><div class=content><p>" + NOTICE.replace("\n\n", "<p>") + "<table><tr><td>缴费<td>5月1日"
    assert "缴费\t5月1日" in read(written(tmp_path, "a.html", page)).text


def test_quotes_of_all_formats_are_proved(tmp_path: Path) -> None:
    for path in (
        written(tmp_path, "a.html", PAGE.format(charset="utf-8")),
        written(tmp_path, "b.docx", word_file()),
        written(tmp_path, "c.pdf", make_pdf(PDF_PAGES)),
        written(tmp_path, "d.txt", NOTICE),
    ):
        text = read(path).text
        assert all(proved(quote, text) and plain(quote) for quote in quotes(path))
