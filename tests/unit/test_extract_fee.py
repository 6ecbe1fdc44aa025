import pytest
from extraction import meta, outlined

from policies.extract.fee import extract

REVIEW, DEFEND, INITIAL, OTHER = "review", "defence", "initial_confirmation", "other"


def read(body, **particulars):
    return [
        (fact.item, fact.applies_to or "", fact.amount, fact.basis)
        for fact in extract(outlined(body), meta(**particulars))
    ]


CASES = {
    "a former price that is void, nothing for the confirmation": (
        "一、收费\n\n评审费讲师每人230元，面试不另收钱，初次认定的不收费。原文件写的讲师每人270元作废。\n",
        [(REVIEW, "讲师", 230, None), (DEFEND, "讲师", 0, None), (INITIAL, "初次认定", 0, None)],
    ),
    "a label at the end of a sentence": (
        "一、收费\n\n（一）评审费。副高级430元，中级310元。（二）作品鉴定费。每件130元，由送审人承担。\n",
        [(REVIEW, "副高级", 430, None), (REVIEW, "中级", 310, None), (OTHER, "", 130, None)],
    ),
    "columns called by what is done": (
        "一、费用\n\n级别\t评审\t面试\t合计\n副研究馆员\t410\t90\t500\n",
        [(REVIEW, "副研究馆员", 410, None), (DEFEND, "副研究馆员", 90, None)],
    ),
    "the earlier price in a bracket": (
        "一、费用\n\n评审费高级每人降为380元（原450元），中级仍为280元。\n",
        [(REVIEW, "高级", 380, None), (REVIEW, "中级", 280, None)],
    ),
    "as people say it": (
        "一、费用\n\n答：高级390块，中级270块，都是每人每次。\n",
        [(REVIEW, "高级", 390, None), (REVIEW, "中级", 270, None)],
    ),
    "what the treasury pays beside the review": (
        "一、收费\n\n场地费由市财政承担，评审费每人220元。\n",
        [(OTHER, "", 0, None), (REVIEW, "", 220, None)],
    ),
    "a fee that no list knows": (
        "一、收费\n\n中级评审费240元，展演场地费每人40元。\n",
        [(REVIEW, "中级", 240, None), (OTHER, "中级", 40, None)],
    ),
    "confirmed for nothing beside those reviewed": (
        "一、收费\n\n评审费馆员200元，助理馆员初定不收费。\n",
        [(REVIEW, "馆员", 200, None), (INITIAL, "助理馆员、初定", 0, None)],
    ),
    "as many amounts as levels": (
        "一、收费\n\n研究馆员、副研究馆员、馆员评审费600元、450元、300元，面试费80元。\n",
        [
            (REVIEW, "研究馆员", 600, None),
            (REVIEW, "副研究馆员", 450, None),
            (REVIEW, "馆员", 300, None),
            (DEFEND, "研究馆员、副研究馆员、馆员", 80, None),
        ],
    ),
    "nothing for the last": ("一、收费\n\n副研究馆员360元/人，馆员240元/人，助理馆员不收取。\n",
        [(REVIEW, "副研究馆员", 360, None), (REVIEW, "馆员", 240, None), (REVIEW, "助理馆员", 0, None)],
    ),
    "what is late is not taken": ("一、缴费\n\n评审费每人300元，逾期不收。\n", [(REVIEW, "", 300, None)]),
    "a price for some in a bracket": (
        "一、收费\n\n评审费中级260元（民营企业减半收取130元）。\n",
        [(REVIEW, "中级", 260, None)],
    ),
    "two things that a group need not pay": (
        "一、收费\n\n项目\t对象\t标准\n评审费\t中级\t260元/人\n答辩费\t中级\t80元/人\n评审费、答辩费\t乡村工匠\t免收\n",
        [(REVIEW, "中级", 260, None), (DEFEND, "中级", 80, None), (REVIEW, "乡村工匠", 0, None), (DEFEND, "乡村工匠", 0, None)],
    ),
    "a group that pays less": (
        "一、收费标准\n\n项目\t人员类别\t标准（元/人）\n评审费\t事业单位人员\t300\n评审费\t民营企业人员\t150\n",
        [(REVIEW, "事业单位人员", 300, None), (REVIEW, "民营企业人员", 150, None)],
    ),
    "each level with its fee": (
        "一、收费标准\n\n高级700元/人，中级400元/人，初级200元/人。\n",
        [(REVIEW, "高级", 700, None), (REVIEW, "中级", 400, None), (REVIEW, "初级", 200, None)],
    ),
    "review and defence of each level": (
        "一、收费\n\n正高级评审费450元、答辩费150元；副高级评审费400元、答辩费120元；中级评审费260元，不收取答辩费。\n",
        [
            (REVIEW, "正高级", 450, None),
            (DEFEND, "正高级", 150, None),
            (REVIEW, "副高级", 400, None),
            (DEFEND, "副高级", 120, None),
            (REVIEW, "中级", 260, None),
            (DEFEND, "中级", 0, None),
        ],
    ),
    "shared out to two things": (
        "一、收费\n\n高级职称评审费、答辩费分别为每人400元和120元。\n",
        [(REVIEW, "高级", 400, None), (DEFEND, "高级", 120, None)],
    ),
    "shared out to levels": (
        "一、收费\n\n正高级、副高级、中级评审费分别为450元、400元、260元。\n",
        [(REVIEW, "正高级", 450, None), (REVIEW, "副高级", 400, None), (REVIEW, "中级", 260, None)],
    ),
    "shared out to levels in short": (
        "一、收费\n\n中、初级评审费分别为每人200元、120元。\n",
        [(REVIEW, "中级", 200, None), (REVIEW, "初级", 120, None)],
    ),
    "one fee for all": ("一、收费\n\n评审费每人300元。\n", [(REVIEW, "", 300, None)]),
    "level in brackets after the amount": (
        "一、收费\n\n评审费为450元/人（正高级）、400元/人（副高级）。\n",
        [(REVIEW, "正高级", 450, None), (REVIEW, "副高级", 400, None)],
    ),
    "levels joined": ("一、收费\n\n中级、初级评审费均为每人180元。\n", [(REVIEW, "中级、初级", 180, None)]),
    "all levels pay the same for one thing": (
        "一、收费\n\n正高级评审费450元，副高级评审费400元，答辩费均为120元。\n",
        [(REVIEW, "正高级", 450, None), (REVIEW, "副高级", 400, None), (DEFEND, "正高级、副高级", 120, None)],
    ),
    "Chinese numerals": ("一、收费\n\n中级评审费每人二百元。\n", [(REVIEW, "中级", 200, None)]),
    "amount first": ("一、收费\n\n按每人320元标准收取评审费。\n", [(REVIEW, "", 320, None)]),
    "no fee at all": ("一、收费\n\n本次评审不收取任何费用。\n", [(REVIEW, "", 0, None)]),
    "no charge for a level": (
        "一、收费\n\n高级评审费400元/人，初级不收费。\n",
        [(REVIEW, "高级", 400, None), (REVIEW, "初级", 0, None)],
    ),
    "confirmation": (
        "一、收费\n\n初次确定初级收费100元，初次确定中级收费380元。\n",
        [(INITIAL, "初次确定、初级", 100, None), (INITIAL, "初次确定、中级", 380, None)],
    ),
    "fixed by a price document": (
        "一、收费\n\n评审费按照省发展改革委、财政厅《关于职称评审收费标准的通知》（发改价格〔2019〕45号）规定的标准收取。\n",
        [(REVIEW, "", None, "省发展改革委、财政厅《关于职称评审收费标准的通知》（发改价格〔2019〕45号）")],
    ),
    "fixed by a number only": (
        "一、收费\n\n评审收费标准按发改价格〔2016〕1077号文件执行。\n",
        [(REVIEW, "", None, "发改价格〔2016〕1077号")],
    ),
    "amount and its document": (
        "一、收费\n\n根据陕价费发〔2015〕20号文件规定，中级评审费每人320元。\n",
        [(REVIEW, "中级", 320, None)],
    ),
    "other costs": (
        "一、收费\n\n论文鉴定费每篇80元，证书工本费10元。\n",
        [(OTHER, "", 80, None), (OTHER, "", 10, None)],
    ),
    "money of projects is no fee": ("一、业绩\n\n主持项目经费50万元以上，年营业收入1000万元以上，获奖金2万元。\n", []),
    "not given back is not free": ("一、收费\n\n已缴费用不予退还，评审未通过的不退费。\n", []),
    "some persons pay nothing": ("一、收费\n\n援疆人员免收评审费。\n", [(REVIEW, "援疆人员", 0, None)]),
    "paying without an amount": ("一、缴费\n\n接收材料后，由呈报单位统一缴纳评审费，逾期视为放弃。\n", []),
    "table of levels and items": (
        "一、收费标准\n\n级别\t评审费\t答辩费\n正高级\t450元\t150元\n中级\t260元\t不收取\n",
        [
            (REVIEW, "正高级", 450, None),
            (DEFEND, "正高级", 150, None),
            (REVIEW, "中级", 260, None),
            (DEFEND, "中级", 0, None),
        ],
    ),
    "table with the unit in its head": (
        "一、收费标准\n\n级别\t收费标准（元/人）\n高级\t400\n中级\t260\n",
        [(REVIEW, "高级", 400, None), (REVIEW, "中级", 260, None)],
    ),
    "table with items as rows": (
        "一、收费标准\n\n项目\t正高级\t副高级\n评审费\t450元/人\t400元/人\n答辩费\t150元/人\t120元/人\n",
        [
            (REVIEW, "正高级", 450, None),
            (REVIEW, "副高级", 400, None),
            (DEFEND, "正高级", 150, None),
            (DEFEND, "副高级", 120, None),
        ],
    ),
    "items of a list under a heading": (
        "一、费用\n\n（一）评审费：高级400元/人；\n（二）答辩费：高级100元/人。\n",
        [(REVIEW, "高级", 400, None), (DEFEND, "高级", 100, None)],
    ),
    "thousands and decimals": (
        "一、收费\n\n高级评审费1,000元/人，中级评审费260.5元/人。\n",
        [(REVIEW, "高级", 1000, None), (REVIEW, "中级", 260.5, None)],
    ),
    "a cap is no fee": ("一、收费\n\n作品鉴定费50元/件，最多收取200元。\n", [(OTHER, "", 50, None)]),
    "the old amount of a change is no fee": (
        "一、调整\n\n评审费由原200元/人调整为180元/人。\n",
        [(REVIEW, "", 180, None)],
    ),
    "each its amount under a common head": (
        "一、收费\n\n评审费、答辩费标准分别为：副研究馆员400元、120元；馆员260元，助理馆员100元，均不收答辩费。\n",
        [
            (REVIEW, "副研究馆员", 400, None),
            (DEFEND, "副研究馆员", 120, None),
            (REVIEW, "馆员", 260, None),
            (REVIEW, "助理馆员", 100, None),
            (DEFEND, "馆员、助理馆员", 0, None),
        ],
    ),
    "a table cell that names a document": (
        "一、收费\n\n级别\t评审费\t合计（元）\n研究员\t按省社科院标准执行\t300\n副研究员\t450元\t450\n",
        [(REVIEW, "研究员", None, "按省社科院标准执行"), (REVIEW, "副研究员", 450, None)],
    ),
    "confirmation without a fee": ("一、费用\n\n认定不收费。\n", [(INITIAL, "认定", 0, None)]),
    "a document beside the amounts": (
        "一、收费\n\n级别\t评审费（元）\n中级\t200\n\n依据：《关于职称评审收费标准的批复》（津发改价管〔2015〕331号）收取。\n",
        [(REVIEW, "中级", 200, None)],
    ),
    "a cell that names who takes the fee": (
        "一、收费\n\n级别\t评审费\t答辩费\n正高级\t由省人社厅按规定收取\t由省人社厅按规定收取\n副高级\t400元\t100元\n",
        [
            (REVIEW, "正高级", None, "由省人社厅按规定收取"),
            (DEFEND, "正高级", None, "由省人社厅按规定收取"),
            (REVIEW, "副高级", 400, None),
            (DEFEND, "副高级", 100, None),
        ],
    ),
    "two fees in one cell": (
        "一、收费\n\n类别\t收费标准\n高级农艺师\t评审费400元，答辩费120元\n农艺师\t另行通知\n",
        [
            (REVIEW, "高级农艺师", 400, None),
            (DEFEND, "高级农艺师", 120, None),
            (REVIEW, "农艺师", None, "另行通知"),
        ],
    ),
    "one fixed by a document, the other not taken": (
        "一、收费\n\n评审收费执行《关于职称评审收费标准的通知》（闽发改价〔2019〕5号），2024年度不收取答辩费。\n",
        [
            (REVIEW, "", None, "《关于职称评审收费标准的通知》（闽发改价〔2019〕5号）"),
            (DEFEND, "", 0, None),
        ],
    ),
    "two fixed by one document": (
        "一、收费\n\n评审费、答辩费按《省职称评审收费标准》执行。\n",
        [(REVIEW, "", None, "《省职称评审收费标准》"), (DEFEND, "", None, "《省职称评审收费标准》")],
    ),
    "one taken by the province, one here": (
        "一、收费\n\n高级评审费由省统一收取，中级评审费300元/人。\n",
        [(REVIEW, "高级", None, "由省统一收取"), (REVIEW, "中级", 300, None)],
    ),
    "no longer taken": ("一、收费\n\n自2023年起，我省停征职称评审费。\n", [(REVIEW, "", 0, None)]),
    "not taken from anybody": (
        "一、收费\n\n评审工作经费由财政保障，不向申报人收取费用。\n",
        [(REVIEW, "", 0, None)],
    ),
    "put off for a level": ("一、收费\n\n暂停征收初级职称评审费。\n", [(REVIEW, "初级", 0, None)]),
    "the employer pays, which is no fee of its own": ("一、收费\n\n评审费由单位承担，不得向个人转嫁。\n", []),
    "paid as fixed, which says nothing": ("一、收费\n\n请在规定时间内按标准缴纳评审费。\n", []),
    "a sign for yuan": ("一、收费\n\n评审费￥300。\n", [(REVIEW, "", 300, None)]),
    "a sum behind its parts": (
        "一、收费\n\n论文答辩费100元，评审费300元，合计400元。\n",
        [(DEFEND, "", 100, None), (REVIEW, "", 300, None)],
    ),
    "the standard of an earlier notice": (
        "一、收费\n\n《2023年度通知》中高级教师评审费300元/人的标准，自印发之日起调整为260元/人。\n",
        [(REVIEW, "高级教师", 260, None)],
    ),
    "several things free of charge": (
        "一、收费\n\n评审费、答辩费均不收取。\n",
        [(REVIEW, "", 0, None), (DEFEND, "", 0, None)],
    ),
    "review and confirmation free of charge": (
        "一、收费\n\n评审和初次认定均不收费。\n",
        [(REVIEW, "", 0, None), (INITIAL, "初次认定", 0, None)],
    ),
    "what was named before is not what is confirmed": (
        "一、收费\n\n馆员每人200元；破格面试另收50元。初次认定不收费。\n",
        [(REVIEW, "馆员", 200, None), (DEFEND, "破格", 50, None), (INITIAL, "初次认定", 0, None)],
    ),
    "the price before the change": ("一、收费\n\n原评审费560元，现降低到480元。\n", [(REVIEW, "", 480, None)]),
    "the prices of the earlier notice in a table": (
        "一、收费\n\n事项\t原公告\t调整后\n中级评审费\t300元\t240元\n高级评审费\t560元\t480元\n",
        [(REVIEW, "中级", 240, None), (REVIEW, "高级", 480, None)],
    ),
    "nothing in a column of fees": (
        "一、收费\n\n级别\t评审费（元）\t答辩费（元）\n高级\t450\t120\n中级\t300\t无\n",
        [
            (REVIEW, "高级", 450, None),
            (DEFEND, "高级", 120, None),
            (REVIEW, "中级", 300, None),
            (DEFEND, "中级", 0, None),
        ],
    ),
    "a document for some levels, an amount for others": (
        "一、收费\n\n高级职称评审收费按省财政厅文件执行，中级每人280元。\n",
        [(REVIEW, "高级", None, "省财政厅文件"), (REVIEW, "中级", 280, None)],
    ),
    "parts that are no fees": (
        "一、收费\n\n评审费450元，其中专家费300元、场地费150元。\n",
        [(REVIEW, "", 450, None)],
    ),
    "no longer charged": ("一、收费\n\n从2024年起，取消职称评审费。\n", [(REVIEW, "", 0, None)]),
    "said as people say it": (
        "一、花多少钱\n\n初级不花钱；中级220元；副高380元。实操考试每人60元。\n",
        [(REVIEW, "初级", 0, None), (REVIEW, "中级", 220, None), (REVIEW, "副高", 380, None), (OTHER, "", 60, None)],
    ),
    "some people pay nothing": (
        "一、收费\n\n残疾人、低保户申报免收评审费。\n",
        [(REVIEW, "残疾人、低保户申报", 0, None)],
    ),
    "people named in the part before pay nothing": (
        "一、收费\n\n民间收藏家协会推荐的工匠人才，评审费、鉴定费全部免收。\n",
        [(REVIEW, "民间收藏家协会推荐的工匠人才", 0, None), (OTHER, "民间收藏家协会推荐的工匠人才", 0, None)],
    ),
    "nothing to pay by other words": (
        "一、收费\n\n退役军人的评审费、答辩费一律无需缴纳。\n",
        [(REVIEW, "退役军人", 0, None), (DEFEND, "退役军人", 0, None)],
    ),
    "two fees not taken behind the words": (
        "一、收费\n\n本年度不收取评审费和面试费。\n",
        [(REVIEW, "", 0, None), (DEFEND, "", 0, None)],
    ),
    "not taken any more beside a document": (
        "一、收费\n\n评审费按渝价〔2016〕41号文件规定的标准收取，面试费不再另收。\n",
        [(REVIEW, "", None, "渝价〔2016〕41号文件"), (DEFEND, "", 0, None)],
    ),
    "half of a fee for some": (
        "一、收费\n\n评审费每人280元，偏远牧区卫生人员减半收取。\n",
        [(REVIEW, "", 280, None), (REVIEW, "偏远牧区卫生人员", 140, None)],
    ),
    "a share in the next sentence": (
        "一、收费\n\n论文检测费每篇90元。小型微型企业职工按标准的60%收取。\n",
        [(OTHER, "", 90, None), (OTHER, "小型微型企业职工", 54, None)],
    ),
    "tenths of one fee of two": (
        "一、收费\n\n评审费每人300元，答辩费每人100元。其中返乡创业人员评审费按八折收取。\n",
        [(REVIEW, "", 300, None), (DEFEND, "", 100, None), (REVIEW, "返乡创业人员", 240, None)],
    ),
    "a share of which fee stays open": (
        "一、收费\n\n评审费高级420元、中级310元，农技推广人员减半。\n",
        [(REVIEW, "高级", 420, None), (REVIEW, "中级", 310, None)],
    ),
    "everybody's share is no price for some": (
        "一、收费\n\n评审费每人300元，所有申报人员减半收取。\n",
        [(REVIEW, "", 300, None)],
    ),
    "what a bracket includes is not all that is meant": (
        "一、收费\n\n评审费中级330元、初级190元（含认定）。\n",
        [(REVIEW, "中级", 330, None), (REVIEW, "初级", 190, None)],
    ),
    "confirmed as a row's label says": (
        "一、收费标准\n\n级别\t标准\n馆员（认定）\t110元\n助理馆员（认定）\t不收费\n",
        [(INITIAL, "馆员、认定", 110, None), (INITIAL, "助理馆员、认定", 0, None)],
    ),
    "the level right before the amount": (
        "一、收费\n\n中初级评审费由市里收取，中级310元，初级210元。\n",
        [(REVIEW, "中级", 310, None), (REVIEW, "初级", 210, None)],
    ),
    "an examination's fee": (
        "一、收费\n\n理论考试报考费每科60元，面试考务费90元。\n",
        [(OTHER, "", 60, None), (DEFEND, "", 90, None)],
    ),
    "an amount left open": ("一、收费\n\n具体缴费金额和方式另行通知。\n", [(REVIEW, "", None, "另行通知")]),
    "all in one with a part named": (
        "一、收费\n\n副高级每人520元（其中评审费400元、答辩费120元）。\n",
        [(REVIEW, "副高级", 400, None), (DEFEND, "副高级", 120, None)],
    ),
    "a cell with whom its amount is for, a fee of shows": (
        "一、收费\n\n项目\t副高级\t中级\n答辩费（元/人）\t130\t90（仅破格人员）\n才艺展示费（元/人）\t70\t不收\n",
        [
            (DEFEND, "副高级", 130, None),
            (DEFEND, "中级", 90, None),
            (OTHER, "副高级", 70, None),
            (OTHER, "中级", 0, None),
        ],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_reads(body, expected):
    assert read(body) == expected


def test_in_a_notice_of_initial_confirmation_a_fee_is_for_that():
    assert read("一、收费\n\n每人收取100元。\n", levels=("初定",)) == [(INITIAL, "", 100, None)]


def test_a_fee_for_nobody_in_particular_is_for_all_but_those_who_pay_nothing():
    body = "一、收费\n\n评审费按省发展改革委核定的标准执行。申报初级的，不收取评审费。\n"
    read_of = read(body, levels=("初级", "中级", "副高"))
    assert read_of == [(REVIEW, "中级、副高级", None, "省发展改革委核定的标准"), (REVIEW, "初级", 0, None)]


def test_a_level_that_holds_in_some_places_is_not_the_level():
    body = "一、收费\n\n评审费每人320元，申报基层副高级的不收评审费。\n"
    read_of = read(body, levels=("中级", "副高"))
    assert read_of == [(REVIEW, "中级、副高级", 320, None), (REVIEW, "基层副高级", 0, None)]
