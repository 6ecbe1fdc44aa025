import pytest
from extraction import meta, outlined

from policies.extract.callers import Caller, caller
from policies.extract.contact import extract
from policies.proof import proved


def read(body, heading="联系方式"):
    notice = outlined(f"一、{heading}\n\n{body}\n")
    facts = extract(notice, meta())
    assert all(proved(fact.quote, notice.document.text) for fact in facts)
    return [(fact.name, fact.phone, fact.place, fact.role) for fact in facts]


CASES = {
    "an office with its room over the names": (
        "县农业农村局人事股（行政中心5号楼512室）\n\n联系人：汪洋　邹敏\n\n电话：0556-0001111",
        [("汪洋、邹敏", "0556-0001111", "行政中心5号楼512室", "县农业农村局人事股")],
    ),
    "a group is no name": ("监督举报：县纪委监委驻局纪检组 0556-0001111", [(None, "0556-0001111", None, "监督举报")]),
    "an address apart from the number's own": (
        "投诉：0855-0001111，行政中心2号楼1217室\n\n收件地址：行政中心2号楼一楼5号窗口",
        [
            (None, "0855-0001111", "行政中心2号楼1217室", "投诉"),
            (None, None, "行政中心2号楼一楼5号窗口", "收件"),
        ],
    ),
    "name behind the number": ("咨询：0735-0001111 周敏", [("周敏", "0735-0001111", None, None)]),
    "names and place behind the number": (
        "综合科，0735-0001111，联系人陈工、小李，交通大厦508室",
        [("陈工、小李", "0735-0001111", "交通大厦508室", "综合科")],
    ),
    "two numbers parted by a space": (
        "业务咨询：0735-0001111 0735-0002222",
        [(None, "0735-0001111", None, None), (None, "0735-0002222", None, None)],
    ),
    "office and name in one word": (
        "联系人：人事教育科何静、孙涛；电话：0735-0001111",
        [("何静、孙涛", "0735-0001111", None, "人事教育科")],
    ),
    "name behind the post": (
        "评审工作由竞技科承办，科长古力，电话0735-0001111。",
        [("古力", "0735-0001111", None, "评审工作")],
    ),
    "whom to go to": (
        "政策问题找人事科吴科长，0735-0001111；系统问题找信息中心小陈，0735-0002222。",
        [("吴科长", "0735-0001111", None, "政策问题"), ("小陈", "0735-0002222", None, "系统问题")],
    ),
    "labels without a colon": (
        "联系人　　谭志军\n\n联系电话　0735-0001111",
        [("谭志军", "0735-0001111", None, None)],
    ),
    "labels in black brackets": (
        "【政策解释】市人社局专技科，0735-0001111　【平台故障】0735-0002222",
        [(None, "0735-0001111", None, "政策解释"), (None, "0735-0002222", None, "平台故障")],
    ),
    "office hours say nothing of whom": (
        "值班电话：0735-0001111（工作日8:30—12:00）",
        [(None, "0735-0001111", None, None)],
    ),
    "letters spread out": (
        "联 系 人：高 峰\n\n联系电话：0735-0001111",
        [("高峰", "0735-0001111", None, None)],
    ),
    "what is no telephone number": (
        "联系人小周，QQ：12345678，电话：0735-0001111",
        [("小周", "0735-0001111", None, None)],
    ),
    "where papers are taken in": (
        "材料接收处设在市政务服务中心二楼B12窗口。",
        [(None, None, "市政务服务中心二楼B12窗口", "材料接收")],
    ),
    "name, number and place on lines of their own": (
        "联系人：丁卫东、郭霞\n\n联系电话：5010516、5022691\n\n受理地点：和静县人社局事业单位管理办公室（313）",
        [
            ("丁卫东、郭霞", "5010516", "和静县人社局事业单位管理办公室（313）", None),
            ("丁卫东、郭霞", "5022691", "和静县人社局事业单位管理办公室（313）", None),
        ],
    ),
    "names parted by blanks": (
        "联系人：张燕 阿地拉\n\n联系电话：0996-4026290",
        [("张燕、阿地拉", "0996-4026290", None, None)],
    ),
    "second number shares the area code": (
        "平台技术服务：0991—3193615、3193501",
        [(None, "0991-3193615", None, "平台技术服务"), (None, "0991-3193501", None, "平台技术服务")],
    ),
    "unit and address belong to the main number": (
        "联系单位：中共临川市委党校\n\n地点：新城五星街1号\n\n联系人：李老师\n\n联系电话：0997-4562123\n\n监督举报电话：0997—2122453",
        [
            ("李老师", "0997-4562123", "新城五星街1号", "中共临川市委党校"),
            (None, "0997-2122453", None, "监督举报"),
        ],
    ),
    "all in one sentence": (
        "政策咨询由市职改办负责（市民之家B座1106室，联系人：王老师，电话：0730-00012345）；平台技术咨询电话：0730-00067890。",
        [
            ("王老师", "0730-00012345", "市民之家B座1106室", "政策咨询"),
            (None, "0730-00067890", None, "平台技术咨询"),
        ],
    ),
    "office before the names": (
        "联系人：市卫健委人事科 赵明、钱丽，电话：0799-0001122。",
        [("赵明、钱丽", "0799-0001122", None, "市卫健委人事科")],
    ),
    "bare names": (
        "联系方式：县农业农村局人事股，王军，18900001111；技术咨询：李敏 0830-1230001。投诉电话：0830-1230002。",
        [
            ("王军", "18900001111", None, "县农业农村局人事股"),
            ("李敏", "0830-1230001", None, "技术咨询"),
            (None, "0830-1230002", None, "投诉"),
        ],
    ),
    "a person behind the number": (
        "咨询：0577-00061111（窗口），0577-00062222（县住建局人事科，孙科长）",
        [(None, "0577-00061111", None, "窗口"), ("孙科长", "0577-00062222", None, "县住建局人事科")],
    ),
    "who explains the rules": (
        "本方案由区教育局人事科负责解释（联系电话：61110001，地址：区行政中心3号楼216室）。",
        [(None, "61110001", "区行政中心3号楼216室", "区教育局人事科")],
    ),
    "hotlines": (
        "请在工作日拨打12333或0794-0002222咨询。",
        [(None, "12333", None, None), (None, "0794-0002222", None, None)],
    ),
    "an extension": ("系统问题：010-00002222转801。", [(None, "010-00002222转801", None, "系统问题")]),
    "fax and mail are no numbers to call": (
        "咨询电话：0571-00001234，传真：0571-00001235，邮箱：zc@example.cn。",
        [(None, "0571-00001234", None, None)],
    ),
    "two numbers with a stroke": (
        "联系人：律师工作处 李玉；电话：0535-00017001/00017002",
        [("李玉", "0535-00017001", None, "律师工作处"), ("李玉", "0535-00017002", None, "律师工作处")],
    ),
    "spoken": ("人事处小李，电话0455-0003344。系统打不开问0455-0003355。", [
        ("小李", "0455-0003344", None, "人事处"),
        (None, "0455-0003355", None, "系统打不开问"),
    ]),
    "an address without a number": (
        "材料受理地址：市行政服务中心A座四楼32号窗口。",
        [(None, None, "市行政服务中心A座四楼32号窗口", "材料受理")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_contact_has_its_name_place_and_matter(body, expected):
    assert read(body) == expected


TABLES = {
    "office in a column, blanks as strokes": (
        "部门\t联系人\t电话\t办公地点\n宣传部干部科\t王老师\t0479-0008811\t党政大楼四一二室\n平台客服\t—\t0479-0008833\t—",
        [("王老师", "0479-0008811", "党政大楼四一二室", "宣传部干部科"), (None, "0479-0008833", None, "平台客服")],
    ),
    "name inside the office, window as office": (
        "事项\t联系部门\t电话\n政策咨询\t市发展改革委人事处（王老师）\t0570-00021111\n材料受理\t市民中心2号楼B区8号窗口\t0570-00022222",
        [
            ("王老师", "0570-00021111", None, "政策咨询，市发展改革委人事处"),
            (None, "0570-00022222", "市民中心2号楼B区8号窗口", "材料受理"),
        ],
    ),
    "name and room inside the office": (
        "部门\t电话\n市住建局人事科 陈工（508室）\t0735-0001111",
        [("陈工", "0735-0001111", "508室", "市住建局人事科")],
    ),
    "name beside the number": (
        "评委会\t联系方式\n农业系列中级评委会\t赵敏 0735-0001111",
        [("赵敏", "0735-0001111", None, "农业系列中级评委会")],
    ),
    "no heads at all": (
        "省文化厅人事处\t赵红\t0937-0001888\n评委会办公室（省图书馆）\t钱波\t0937-0001999",
        [
            ("赵红", "0937-0001888", None, "省文化厅人事处"),
            ("钱波", "0937-0001999", None, "评委会办公室（省图书馆）"),
        ],
    ),
    "several numbers in a cell": (
        "咨询事项\t联系人\t联系电话\n系统操作\t周工\t0871-00011224、00011225\n政策\t刘处长\t0871-00011223",
        [
            ("周工", "0871-00011224", None, "系统操作"),
            ("周工", "0871-00011225", None, "系统操作"),
            ("刘处长", "0871-00011223", None, "政策"),
        ],
    ),
}


@pytest.mark.parametrize(("body", "expected"), TABLES.values(), ids=TABLES)
def test_row_of_a_table_is_a_contact_a_number(body, expected):
    assert read(body) == expected


NONE = {
    "an account": "缴费账号：6222021234567890123，开户行：工商银行临川支行。",
    "an identity card": "身份证号码须与公安系统一致，如440101199001011234。",
    "a form's crosses": "如有疑异，请反映至××办公室，监督电话：××××",
    "a sum and a year": "2024年评审费1200000元，联系财务缴纳。",
}


@pytest.mark.parametrize("body", NONE.values(), ids=NONE)
def test_other_figures_are_no_contacts(body):
    assert read(body, heading="有关事项") == []


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("市人社局专技科张老师 ", Caller(name="张老师", role="市人社局专技科")),
        ("张晓明（政策） ", Caller(name="张晓明", role="政策")),
        ("申报人可拨打平台客服电话", Caller(role="平台客服")),
        ("有问题请打电话：人事教育处郑女士，", Caller(name="郑女士", role="人事教育处")),
        ("市档案局（馆）业务科：陈科长 ", Caller(name="陈科长", role="市档案局（馆）业务科")),
        ("联系电话：", Caller()),
    ],
)
def test_words_before_a_number_are_taken_apart(label, expected):
    assert caller(label) == expected
