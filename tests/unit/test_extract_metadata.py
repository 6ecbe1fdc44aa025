import pytest
from extraction import outlined

from policies.extract.metadata import read_metadata

BODY = "\n\n一、申报时间\n\n网上申报：10月8日至20日。\n"

HEADS = {
    "number and day of issue parted by a dot, the issuer in the title": (
        "海津市体育局2025年体育教练员职称评审公告\n\n海体规〔2025〕6号 · 2025年3月20日发布\n\n各区体育局：",
        "",
        {
            "title": "海津市体育局2025年体育教练员职称评审公告",
            "issuer": "海津市体育局",
            "document_number": "海体规〔2025〕6号",
            "issued_on": "2025-03-20",
        },
    ),
    "number and day of issue in brackets under the title": (
        "柳溪市2025年度图书资料专业职称申报评审工作安排\n\n（柳文旅〔2025〕60号，2025年9月1日印发）\n\n一、受理范围\n\n在职人员。",
        "",
        {"document_number": "柳文旅〔2025〕60号", "issued_on": "2025-09-01", "region": "柳溪市"},
    ),
    "a site's table above the notice": (
        "索引号：MB15/2024-125　　主题分类：人事人才\n发文机关：柳溪市人力资源和社会保障局　　成文日期：2024年8月12日\n"
        "标题：关于开展2024年度全市工程系列职称评审工作的通知\n发文字号：柳人社〔2024〕88号　　发布日期：2024-08-15\n",
        "",
        {
            "title": "关于开展2024年度全市工程系列职称评审工作的通知",
            "issuer": "柳溪市人力资源和社会保障局",
            "document_number": "柳人社〔2024〕88号",
            "issued_on": "2024-08-12",
            "region": "柳溪市",
            "series": "工程",
        },
    ),
    "a site's table with cells": (
        "索 引 号\t114/2023-55\t发布机构\t桂岭县教育局\n发文日期\t2023-06-01\t文　　号\t桂教发〔2023〕14号\n"
        "名　　称\t关于做好2023年中小学教师职称评审工作的通知\n\n关于做好2023年中小学教师职称评审工作的通知\n\n各学校：",
        "",
        {
            "title": "关于做好2023年中小学教师职称评审工作的通知",
            "issuer": "桂岭县教育局",
            "document_number": "桂教发〔2023〕14号",
            "issued_on": "2023-06-01",
        },
    ),
    "signed for another": (
        "关于开展2024年度档案职称评审的通知\n\n各单位：",
        "\n\n龙泉市档案专业人员职称评审委员会（代章）\n2024年8月8日\n",
        {"issuer": "龙泉市档案专业人员职称评审委员会", "issued_on": "2024-08-08"},
    ),
    "issuer, number, title, signature": (
        "清河省卫生健康委员会\n\n清卫职〔2024〕12号\n\n清河省卫生健康委员会关于做好2024年度全省卫生系列高级职称评审工作的通知\n\n各市卫生健康委：",
        "\n\n清河省卫生健康委员会\n2024年6月3日\n",
        {
            "title": "清河省卫生健康委员会关于做好2024年度全省卫生系列高级职称评审工作的通知",
            "issuer": "清河省卫生健康委员会",
            "document_number": "清卫职〔2024〕12号",
            "issued_on": "2024-06-03",
            "year": 2024,
            "region": "清河省",
            "series": "卫生",
            "levels": ("副高",),
            "short": "清河省2024年卫生系列高级",
        },
    ),
    "red head with 文件": (
        "云台市人力资源和社会保障局文件\n云人社发〔2025〕31号\n关于开展2025年度全市农业系列中级职称评审工作的通知\n各县（区）人力资源和社会保障局：",
        "\n\n云台市人力资源和社会保障局\n\n2025年7月1日\n",
        {
            "title": "关于开展2025年度全市农业系列中级职称评审工作的通知",
            "issuer": "云台市人力资源和社会保障局",
            "document_number": "云人社发〔2025〕31号",
            "issued_on": "2025-07-01",
            "year": 2025,
            "region": "云台市",
            "series": "农业",
            "levels": ("中级",),
        },
    ),
    "two issuers": (
        "关于开展2023年度鹿鸣县中小学教师系列职称评审工作的通知\n\n各学校：",
        "\n\n鹿鸣县教育局　　鹿鸣县人力资源和社会保障局\n\n2023年9月5日\n",
        {
            "issuer": "鹿鸣县教育局、鹿鸣县人力资源和社会保障局",
            "issued_on": "2023-09-05",
            "region": "鹿鸣县",
            "series": "中小学教师",
            "year": 2023,
        },
    ),
    "wrapped title": (
        "关于组织开展2024年度白沙地区\n经济系列中、初级职称评审工作的\n通知\n\n各有关单位：",
        "\n\n白沙地区经济系列职称评审委员会\n2024年8月12日\n",
        {
            "title": "关于组织开展2024年度白沙地区经济系列中、初级职称评审工作的通知",
            "issuer": "白沙地区经济系列职称评审委员会",
            "region": "白沙地区",
            "series": "经济",
            "levels": ("初级", "中级"),
            "short": "白沙地区2024年经济系列中初级",
        },
    ),
    "title without 关于": (
        "南屏市2026年度艺术系列高级职称评审公告\n\n各有关单位：",
        "\n\n南屏市文化和旅游局\n2026年3月9日\n",
        {
            "title": "南屏市2026年度艺术系列高级职称评审公告",
            "issuer": "南屏市文化和旅游局",
            "region": "南屏市",
            "series": "艺术",
            "year": 2026,
        },
    ),
    "Chinese numerals": (
        "北原旗人力资源和社会保障局\n\n北原旗二〇二三年度档案系列初级职称评审工作安排\n\n各单位：",
        "\n\n二〇二三年十月八日\n",
        {
            "issuer": "北原旗人力资源和社会保障局",
            "issued_on": "2023-10-08",
            "year": 2023,
            "region": "北原旗",
            "series": "档案",
            "levels": ("初级",),
        },
    ),
    "labelled particulars": (
        "# 松江县2025年度初定职称工作公告\n\n> 发布机构：松江县人力资源和社会保障局　文号：松人社〔2025〕7号　发布时间：2025-09-01\n\n各单位：",
        "",
        {
            "issuer": "松江县人力资源和社会保障局",
            "document_number": "松人社〔2025〕7号",
            "issued_on": "2025-09-01",
            "region": "松江县",
            "levels": ("初定",),
            "short": "松江县2025年初定",
        },
    ),
    "a number that it only refers to": (
        "关于开展2024年度临川市职称评审工作的通知\n\n各单位：\n\n根据《关于做好职称工作的通知》（赣人社发〔2024〕3号）要求，现通知如下：",
        "\n\n临川市人力资源和社会保障局\n2024年9月2日\n",
        {"document_number": None, "issuer": "临川市人力资源和社会保障局", "region": "临川市", "series": None},
    ),
    "number under the title": (
        "关于2024年度石门区工程系列职称申报工作的通知\n石人社〔2024〕18号\n\n各企业：",
        "\n\n石门区人力资源和社会保障局\n2024年4月22日\n",
        {"document_number": "石人社〔2024〕18号", "region": "石门区", "series": "工程"},
    ),
    "supplementary notice": (
        "关于延长2024年度临川市教师系列职称网上申报时间的补充通知\n\n各学校：",
        "\n\n临川市教育局\n2024年10月28日\n",
        {
            "title": "关于延长2024年度临川市教师系列职称网上申报时间的补充通知",
            "region": "临川市",
            "year": 2024,
            "series": "教师",
            "short": "临川市2024年教师系列补充通知",
        },
    ),
    "a prefecture by its short name": (
        "关于开展2022年度自治州工程系列职称评审工作的通知\n\n各县市：\n\n现将巴州2022年度工程系列职称评审工作通知如下：",
        "\n\n巴州人力资源和社会保障局\n2022年5月10日\n",
        {"region": "巴音郭楞蒙古自治州", "short": "巴州2022年工程系列"},
    ),
    "a university": (
        "清河大学关于做好2025年高校教师系列职称评审工作的通知\n\n各学院：",
        "\n\n清河大学人事处\n2025年10月9日\n",
        {"issuer": "清河大学人事处", "series": "高校教师", "year": 2025, "issued_on": "2025-10-09"},
    ),
    "the year of issue when the title has none": (
        "江口县图书资料系列职称评审工作通知\n\n各单位：",
        "\n\n江口县文化馆\n2021年3月2日\n",
        {"year": 2021, "region": "江口县", "series": "图书资料"},
    ),
}


@pytest.mark.parametrize(("head", "signature", "expected"), HEADS.values(), ids=HEADS)
def test_reads_particulars(head, signature, expected):
    format = "md" if head.startswith("#") else "txt"
    found = read_metadata(outlined(head + BODY + signature, head="", format=format))
    values = {name: getattr(found, name) for name in expected}
    values["issued_on"] = str(found.issued_on) if found.issued_on else None
    assert {name: values[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("关于开展2024年度和静县教师系列初级职称评审工作的通知", {"和静县", "和静", "教师"}),
        (
            "关于开展巴音郭楞蒙古自治州2024年度工程系列职称评审工作的通知",
            {"巴音郭楞蒙古自治州", "巴州", "巴音郭楞", "工程"},
        ),
        ("关于开展大理白族自治州2024年度卫生系列职称评审工作的通知", {"大理白族自治州", "大理", "大理州", "卫生"}),
        (
            "关于开展阿克苏地区党干校（中等专科体制）教师系列职称评审工作的通知",
            {"阿克苏地区", "阿克苏", "党校", "党干校"},
        ),
        ("关于开展2024年度尉犁县初定初级职称工作的通知", {"尉犁", "初定", "初次确定"}),
        ("关于湖南省长沙市2024年度中职、技工院校教师系列职称评审的通知", {"长沙市", "长沙", "中职", "技校"}),
    ],
)
def test_names_a_notice_as_people_do(head, names):
    assert names <= set(read_metadata(outlined(f"{head}\n\n各单位：{BODY}", head="")).names)


def test_names_the_institution_that_takes_the_papers():
    body = "\n\n一、报送\n\n请将纸质材料报送到巴州红旗高级技工学校综合办529办公室。\n"
    found = read_metadata(outlined(f"关于开展2021年度巴州技工院校教师系列职称评审的通知\n\n各单位：{body}", head=""))
    assert {"红旗高级技工学校", "红旗技工学校", "红旗技校", "红旗"} <= set(found.names)


def test_dates_in_a_form_are_no_day_of_issue():
    text = f"网上申报材料填写要求\n\n申报人须遮盖姓名。{BODY}\n附件1\n\n公示（模板）\n\n现对×××同志进行公示。\n\n推荐单位（公章）\n2023年×月×日\n"
    assert read_metadata(outlined(text, head="")).issued_on is None


def test_a_title_may_begin_with_the_year():
    text = "岭前市文化广电和旅游局\n2024年度群众文化系列职称申报公告\n\n各有关单位："
    assert read_metadata(outlined(BODY, head=text)).title == "2024年度群众文化系列职称申报公告"


def test_a_number_on_the_line_that_a_site_puts_over_a_page_is_the_notice_s_own():
    line = "岭农发〔2023〕19号 来源：办公室 发布时间：2023-04-18 09:30 浏览次数：88"
    text = f"岭前省农业农村厅关于开展2023年度职称评审工作的通知\n\n{line}\n\n各有关单位：{BODY}"
    assert read_metadata(outlined("", head=text)).document_number == "岭农发〔2023〕19号"


def test_high_levels_are_both_where_the_notice_asks_things_of_both():
    body = "\n\n一、条件\n\n申报正高级的，须任副高级满5年。\n\n申报正高级的，须有论文2篇。\n\n申报副高级的，须任中级满5年。\n"
    text = "岭前市卫生健康委关于开展2023年度卫生系列高级职称评审工作的通知\n\n各有关单位：\n\n现将有关事项通知如下。"
    assert read_metadata(outlined(body, head=text)).levels == ("副高", "正高")


def test_joint_issuers_with_empty_lines_between_are_all_named():
    text = (
        "关于开展2025年度教师系列职称评审工作的通知\n\n各学校：\n\n现将有关事项通知如下。\n\n一、范围\n\n全市教师。\n\n"
        "临川市教育局\n\n临川市人力资源和社会保障局\n\n2025年5月22日\n"
    )
    assert read_metadata(outlined(text, head="")).issuer == "临川市教育局、临川市人力资源和社会保障局"
