import pytest
from extraction import meta, outlined

from policies.extract.documents import documents
from policies.extract.material import extract

ONLINE, PAPER = "online", "paper"


def read(body):
    return [(fact.channel, fact.copies, fact.name) for fact in extract(outlined(body), meta())]


LISTS = {
    "circled numbers without marks between": (
        "四、材料\n\n下列材料扫描后上传：①身份证②毕业证③聘书。下列材料交纸质：①评审表2份②简表15份。\n",
        [
            (ONLINE, None, "身份证"), (ONLINE, None, "毕业证"), (ONLINE, None, "聘书"),
            (PAPER, 2, "评审表"), (PAPER, 15, "简表"),
        ],
    ),
    "a numbered list under a heading numbered without a point": (
        "1 材料\n\n1.1 平台填报\n\n上传以下材料：\n\n1. 户口簿；\n\n2. 聘书。\n\n1.2 纸质\n\n推荐表\t2份\n简表\t9份\n",
        [(ONLINE, None, "户口簿"), (ONLINE, None, "聘书"), (PAPER, 2, "推荐表"), (PAPER, 9, "简表")],
    ),
    "what all must hand in and what some may": (
        "一、申报材料\n\n必备材料：身份证、学历证书、聘用合同。\n",
        [(ONLINE, None, "身份证"), (ONLINE, None, "学历证书"), (ONLINE, None, "聘用合同")],
    ),
    "boxes to tick": (
        "一、提交材料\n\n- [ ] 身份证\n- [ ] 年度考核表\n",
        [(ONLINE, None, "身份证"), (ONLINE, None, "年度考核表")],
    ),
    "groups of papers side by side": (
        "一、申报材料\n\n个人：身份证、学历证；单位：推荐函、公示照片。\n",
        [(ONLINE, None, "身份证"), (ONLINE, None, "学历证"), (ONLINE, None, "推荐函"), (ONLINE, None, "公示照片")],
    ),
    "groups of applicants side by side": (
        "四、报送材料\n\n卫生系列报：评审表2份、病案5份；教育系列报：评审表3份、教案1份、听课记录1份。\n",
        [(PAPER, 2, "评审表"), (PAPER, 5, "病案"), (PAPER, 3, "评审表"), (PAPER, 1, "教案"), (PAPER, 1, "听课记录")],
    ),
    "first, second and third in one sentence": (
        "一、需要什么材料\n\n一是身份证、学历证书；二是近三年考核表；三是单位公示证明。\n",
        [(ONLINE, None, "身份证、学历证书"), (ONLINE, None, "近三年考核表"), (ONLINE, None, "单位公示证明")],
    ),
    "two lists in one paragraph": (
        "一、材料报送\n\n申报人依次上传：1．证件照；2．聘书；3．业务报告。审核后由单位报送：1．推荐表2份；2．承诺书1份。\n",
        [
            (ONLINE, None, "证件照"), (ONLINE, None, "聘书"), (ONLINE, None, "业务报告"),
            (PAPER, 2, "推荐表"), (PAPER, 1, "承诺书"),
        ],
    ),
    "papers by the kind": (
        "一、申报材料\n\n（一）上传的材料\n\n1. 资历类：职称证、聘书。\n\n2. 业绩类：项目任务书、成绩单。\n",
        [(ONLINE, None, "职称证"), (ONLINE, None, "聘书"), (ONLINE, None, "项目任务书"), (ONLINE, None, "成绩单")],
    ),
    "one list on the screen, another on paper": (
        "一、材料\n\n线上材料：\n\n1. 身份证\n\n2. 学历证\n\n线下材料：\n\n1. 推荐表，2份\n\n2. 成果，1套\n",
        [(ONLINE, None, "身份证"), (ONLINE, None, "学历证"), (PAPER, 2, "推荐表"), (PAPER, 1, "成果")],
    ),
    "an answer to what is needed": (
        "问：要准备哪些材料？\n\n答：网上传的有：身份证、聘书、学时证明；纸的只要两样：推荐表2份，推荐函1份。\n",
        [(ONLINE, None, "身份证"), (ONLINE, None, "聘书"), (ONLINE, None, "学时证明"), (PAPER, 2, "推荐表"), (PAPER, 1, "推荐函")],
    ),
    "dashes for colons": (
        "一、申报材料\n\n个人上传——身份证、聘书；窗口递交——推荐表3份、名册1份。\n",
        [(ONLINE, None, "身份证"), (ONLINE, None, "聘书"), (PAPER, 3, "推荐表"), (PAPER, 1, "名册")],
    ),
    "how it is handed in and how often": (
        "一、材料\n\n材料名称\t形式\n推荐表\t系统生成，打印3份\n代表作\t上传并交原件1份\n",
        [(PAPER, 3, "推荐表"), (ONLINE, None, "代表作"), (PAPER, 1, "代表作")],
    ),
    "copies by level in a table without a column of names": (
        "一、申报材料\n\n事项\t副研究馆员\t馆员\n推荐表\t4份\t2份\n",
        [(PAPER, 4, "推荐表（副研究馆员）"), (PAPER, 2, "推荐表（馆员）")],
    ),
    "so many from everybody": (
        "一、报送纸质材料\n\n委托函1份；推荐表每人2份。\n",
        [(PAPER, 1, "委托函"), (PAPER, 2, "推荐表")],
    ),
    "each one copy in the middle of a list": (
        "一、报送材料\n\n（一）纸质材料：《推荐表》4份、学历证书和聘书复印件各1份、成果汇编2册。\n",
        [(PAPER, 4, "推荐表"), (PAPER, 1, "学历证书"), (PAPER, 1, "聘书复印件"), (PAPER, 2, "成果汇编")],
    ),
    "copies of all said behind the list": (
        "一、材料要求\n\n由单位集中报送：1.推荐公函；2.人员名册；3.公示报告。上述材料均一式2份。\n",
        [(PAPER, 2, "推荐公函"), (PAPER, 2, "人员名册"), (PAPER, 2, "公示报告")],
    ),
    "counted ones and one that is not": (
        "一、申报材料\n\n1.线下提交：推荐表3份，汇总表1份，代表作原件。\n",
        [(PAPER, 3, "推荐表"), (PAPER, 1, "汇总表"), (PAPER, None, "代表作原件")],
    ),
    "forms counted one behind another": (
        "一、材料要求\n\n推荐表用A3纸双面打印，共4份；名册1份。\n",
        [(PAPER, 4, "推荐表"), (PAPER, 1, "名册")],
    ),
    "a line of papers under its label": (
        "一、材料要求\n\n继续教育：近三年学时证明。\n\n业绩：获奖证书、项目验收报告。\n",
        [(ONLINE, None, "近三年学时证明"), (ONLINE, None, "获奖证书"), (ONLINE, None, "项目验收报告")],
    ),
    "uploads under an article": (
        "第一条　申报人应当在系统内上传下列材料：\n\n（一）身份证和近期证件照；\n\n"
        "（二）学历、学位证书，学信网可以自动比对的免予上传；\n\n（三）代表性业绩成果，不超过5项。\n",
        [(ONLINE, None, "身份证和近期证件照"), (ONLINE, None, "学历、学位证书"), (ONLINE, None, "代表性业绩成果")],
    ),
    "paper under its heading, each with its copies": (
        "一、报送的材料\n\n（一）需提交的纸质材料：\n\n"
        "1.评审表：在线打印。中、初级均为一式两份，要求使用 A4 纸。\n\n2.学历证书：复印件 1 份。\n\n"
        "3.教师资格证复印件 1份，现有职称证书复印件 1份。\n",
        [
            (PAPER, 2, "评审表"),
            (PAPER, 1, "学历证书"),
            (PAPER, 1, "教师资格证复印件"),
            (PAPER, 1, "现有职称证书复印件"),
        ],
    ),
    "copies said once for the whole list": (
        "一、材料\n\n纸质材料一式三份报送市人社局：\n\n1.《评审表》；\n\n2.《推荐公示证明》。\n",
        [(PAPER, 3, "评审表"), (PAPER, 3, "推荐公示证明")],
    ),
    "items that count copies are paper": (
        "一、材料\n\n1.《认定表》原件2份；\n\n2.毕业证书复印件1份；\n\n3.劳动合同复印件1份。\n",
        [(PAPER, 2, "认定表原件"), (PAPER, 1, "毕业证书复印件"), (PAPER, 1, "劳动合同复印件")],
    ),
    "the lead sets the channel by number": (
        "一、材料要求\n\n需提交下列材料，其中第1—2项为纸质版，第3项上传系统：\n\n1.职称评审表，一式三份；\n\n2.公示证明，1份；\n\n3.业绩材料。\n",
        [(PAPER, 3, "职称评审表"), (PAPER, 1, "公示证明"), (ONLINE, None, "业绩材料")],
    ),
    "numbered inside one paragraph": (
        "一、关于材料\n\n请按顺序装订以下材料，一式五份：（1）职称评审表；（2）执业证复印件；（3）无犯罪记录证明原件（只需1份）。\n",
        [(PAPER, 5, "职称评审表"), (PAPER, 5, "执业证复印件"), (PAPER, 1, "无犯罪记录证明原件")],
    ),
    "listed behind a colon": (
        "一、提交材料\n\n1.网上填报并上传：身份证、学历学位证书、代表作2篇。\n\n2.现场提交：评审表（A4，双面，一式4份）、单位公示情况说明1份。\n",
        [
            (ONLINE, None, "身份证"),
            (ONLINE, None, "学历学位证书"),
            (ONLINE, None, "代表作"),
            (PAPER, 4, "评审表（A4，双面）"),
            (PAPER, 1, "单位公示情况说明"),
        ],
    ),
    "the opening paragraph says how": (
        "一、申报材料\n\n所有材料通过“人才网”上传电子版，无需提交纸质件。包括：\n\n1.个人承诺书；\n\n2.任职文件。\n",
        [(ONLINE, None, "个人承诺书"), (ONLINE, None, "任职文件")],
    ),
    "copies in the head of a line": (
        "一、交什么材料\n\n书面提交（一式两份）：申报表、单位推荐意见书。\n",
        [(PAPER, 2, "申报表"), (PAPER, 2, "单位推荐意见书")],
    ),
    "circled numbers": (
        "一、材料要求\n\n（一）电子材料：在系统填报，上传资料：①身份证；②学历证；③考核表。\n",
        [(ONLINE, None, "身份证"), (ONLINE, None, "学历证"), (ONLINE, None, "考核表")],
    ),
    "an item's own documents when its title is none": (
        "一、申报材料要求\n\n（一）申报人员\n\n1.基本信息：申报人按要求填报个人信息，并上传身份证（正、反面）、近期一寸免冠照片等附件材料。\n\n"
        "2.其他附件：需上传《推荐单位公示》（附件1）、《推荐单位公示结果》（附件2）。\n",
        [
            (ONLINE, None, "身份证（正、反面）"),
            (ONLINE, None, "近期一寸免冠照片"),
            (ONLINE, None, "推荐单位公示"),
            (ONLINE, None, "推荐单位公示结果"),
        ],
    ),
    "a number followed by a year": (
        "一、材料\n\n（一）网上上传的材料：1.毕业证书；2.2023年以来的考核表；3.聘任文件。\n",
        [(ONLINE, None, "毕业证书"), (ONLINE, None, "2023年以来的考核表"), (ONLINE, None, "聘任文件")],
    ),
    "parted by semicolons behind a colon": (
        "一、材料\n\n1.网上（临川人才服务平台http://rc.example.cn，“申报”栏目）：身份证明；聘任文件；业务自传，2000字以内；"
        "2022年、2023年年度考核表（考核未完成的，出具鉴定）；业绩清单，限8项。\n",
        [
            (ONLINE, None, "身份证明"),
            (ONLINE, None, "聘任文件"),
            (ONLINE, None, "业务自传"),
            (ONLINE, None, "2022年、2023年年度考核表（考核未完成的，出具鉴定）"),
            (ONLINE, None, "业绩清单"),
        ],
    ),
}

SENTENCES = {
    "photos in sheets": (
        "一、纸质材料\n\n纸质材料：评审表2份、毕业证复印件1份、近期二寸免冠照片3张。\n",
        [(PAPER, 2, "评审表"), (PAPER, 1, "毕业证复印件"), (PAPER, 3, "近期二寸免冠照片")],
    ),
    "copies of each": (
        "一、申报材料\n\n初定人员提交：《初定表》一式两份、毕业证书、劳动合同复印件各一份。\n",
        [(PAPER, 2, "初定表"), (PAPER, 1, "毕业证书"), (PAPER, 1, "劳动合同复印件")],
    ),
    "a line that only names them": (
        "一、申报材料\n\n单位推荐报告、公示证明（加盖公章）各1份。\n",
        [(PAPER, 1, "单位推荐报告"), (PAPER, 1, "公示证明（加盖公章）")],
    ),
    "sent without a place": (
        "一、申报材料\n\n请将《评审申报表》及公示证明报送市职改办。\n",
        [(PAPER, None, "评审申报表"), (PAPER, None, "公示证明")],
    ),
    "filled in and uploaded": (
        "一、申报材料\n\n申报人应按要求填写《个人申报信息表》《业绩清单》，签字盖章后扫描上传。\n",
        [(ONLINE, None, "个人申报信息表"), (ONLINE, None, "业绩清单")],
    ),
    "what the uploads are": (
        "一、其他\n\n网上申报需上传的附件有身份证、学历证和继续教育证书。\n",
        [(ONLINE, None, "身份证"), (ONLINE, None, "学历证"), (ONLINE, None, "继续教育证书")],
    ),
    "a form that is sealed": (
        "一、其他\n\n报送《专家鉴定意见表》（密封）2份。\n",
        [(PAPER, 2, "专家鉴定意见表")],
    ),
    "works that are sent in": (
        "一、其他\n\n提交临床病案5份、手术视频1份。\n",
        [(PAPER, 5, "临床病案"), (PAPER, 1, "手术视频")],
    ),
    "a year behind the number of an item": (
        "一、网上上传材料\n\n1.身份证；\n\n2.2018、2019年度继续教育证书。\n",
        [(ONLINE, None, "身份证"), (ONLINE, None, "2018、2019年度继续教育证书")],
    ),
    "a rule among the items is no material": (
        "一、纸质材料\n\n1.评审表一式2份；\n\n2.所有复印件须由单位审核人签名并加盖公章。\n",
        [(PAPER, 2, "评审表")],
    ),
    "what the system makes is not asked for": (
        "一、网上上传材料\n\n1.《评审表》（系统自动生成，无需上传）；\n\n2.身份证。\n",
        [(ONLINE, None, "身份证")],
    ),
    "certificates that are given out": ("一、其他\n\n由单位人事部门统一领取职称证书。\n", []),
    "what an office issues": ("一、其他\n\n采取委托评审的，由州人力资源和社会保障局出具委托评审函。\n", []),
    "printed in copies": (
        "一、其他\n\n评审通过人员在系统中打印《职称评审表》一式2份，由用人单位签章后归入档案。\n",
        [(PAPER, 2, "职称评审表")],
    ),
    "sent, each in its copies": (
        "一、其他\n\n七月十五日前把《中级职称评审表》一式三份、《情况一览表》五份送到市文旅局。\n",
        [(PAPER, 3, "中级职称评审表"), (PAPER, 5, "情况一览表")],
    ),
    "what stands before the verb": (
        "一、其他\n\n单位公示、推荐报告、个人承诺书等资料上传至“其他附件”相应栏目中。\n",
        [(ONLINE, None, "单位公示"), (ONLINE, None, "推荐报告"), (ONLINE, None, "个人承诺书")],
    ),
    "false papers are none": ("一、纪律\n\n提供虚假材料、由他人代写论文的，取消申报资格。\n", []),
    "what else somebody brings": (
        "一、其他\n\n委托代办的，另带授权委托书1份。\n",
        [(PAPER, 1, "授权委托书")],
    ),
    "what else somebody uploads": (
        "一、其他\n\n网上上传：身份证、学历证书、聘书。申报正高级的另传推荐信。\n",
        [(ONLINE, None, "身份证"), (ONLINE, None, "学历证书"), (ONLINE, None, "聘书"), (ONLINE, None, "推荐信")],
    ),
    "two lists in one paragraph": (
        "一、材料\n\n网上要传的有：身份证、毕业证。纸质的交《评审表》一式2份、《一览表》电子版和纸质版各1份（单位统一报）、近两年教案1本。\n",
        [
            (ONLINE, None, "身份证"),
            (ONLINE, None, "毕业证"),
            (PAPER, 2, "评审表"),
            (PAPER, 1, "一览表"),
            (PAPER, 1, "近两年教案"),
        ],
    ),
    "copies by level": (
        "一、纸质材料\n\n《综合一览表》：中级8份，高级15份。\n",
        [(PAPER, 8, "综合一览表（中级）"), (PAPER, 15, "综合一览表（高级）")],
    ),
    "numerals that cannot be changed": ("一、纸质材料\n\n《评审表》一式叁份。\n", [(PAPER, 3, "评审表")]),
    "brought to be checked": (
        "一、其他\n\n需携带以下材料到现场核验：身份证原件、学历证书原件。\n",
        [(PAPER, None, "身份证原件"), (PAPER, None, "学历证书原件")],
    ),
    "when papers are brought is no material": ("一、其他\n\n认定人员8月31日以前把材料交到人事股。\n", []),
    "what the papers consist of": (
        "一、申报材料\n\n基本材料包括身份证、毕业证书、聘任书，均上传原件扫描件。\n",
        [(ONLINE, None, "身份证"), (ONLINE, None, "毕业证书"), (ONLINE, None, "聘任书")],
    ),
    "brought to the counter": (
        "一、带什么材料\n\n网上已传过的不用再带。来受理时带：\n\n★ 评审表，一式贰份\n\n★ 近照两张（2寸，白底）\n",
        [(PAPER, 2, "评审表"), (PAPER, 2, "近照（2寸，白底）")],
    ),
    "photographs": ("一、申报材料\n\n近期2寸证件照2张。\n", [(PAPER, 2, "近期2寸证件照")]),
    "labelled lines": (
        "一、上传材料\n\n个人总结：不超过2000字；\n\n社保证明：近6个月；\n",
        [(ONLINE, None, "个人总结"), (ONLINE, None, "社保证明")],
    ),
    "no longer asked for": ("一、其他\n\n不再要求提交职称外语合格证书。\n", []),
}


@pytest.mark.parametrize(("body", "expected"), (LISTS | SENTENCES).values(), ids=LISTS | SENTENCES)
def test_material_is_read_with_channel_and_copies(body, expected):
    assert read(body) == expected


def test_table_says_channel_and_copies_by_its_columns():
    body = (
        "一、申报材料\n\n材料名称\t报送方式\t份数\t要求\n评审表\t纸质\t二份\tA3纸双面打印，左侧装订\n"
        "代表作品集\t纸质\t三套\t收录作品五件\n"
        "记者证\t网上\t—\t原件扫描\n"
    )
    facts = extract(outlined(body), meta())
    assert [(fact.channel, fact.copies, fact.name, fact.note) for fact in facts] == [
        (PAPER, 2, "评审表", "A3纸双面打印，左侧装订"),
        (PAPER, 3, "代表作品集", "收录作品五件"),
        (ONLINE, None, "记者证", "原件扫描"),
    ]


def test_columns_of_levels_count_copies_for_each():
    table = "材料\t正高级\t高级\n评审表\t4份\t2份\n公示原件\t1份\t1份\n"
    assert read(f"一、材料\n\n（一）纸质材料\n\n{table}") == [
        (PAPER, 4, "评审表（正高级）"),
        (PAPER, 2, "评审表（高级）"),
        (PAPER, 1, "公示原件"),
    ]


def test_a_column_says_whether_it_is_uploaded_and_another_counts_its_copies():
    table = "材料\t网传\t纸质份数\n评审表\t是\t2\n训练计划\t是\t—\n成绩册复印件\t否\t1\n"
    assert read(f"一、材料\n\n{table}") == [
        (ONLINE, None, "评审表"),
        (PAPER, 2, "评审表"),
        (ONLINE, None, "训练计划"),
        (PAPER, 1, "成绩册复印件"),
    ]


def test_table_under_a_heading_of_paper():
    table = "材料\t份数\t说明\n推荐情况综合表\t12份\tA3纸打印\n破格推荐书\t2份\t仅破格申报人员提供\n"
    assert read(f"一、材料\n\n（一）纸质提交\n\n{table}") == [(PAPER, 12, "推荐情况综合表"), (PAPER, 2, "破格推荐书")]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("公需科目及专业科目合格证书", ["公需科目及专业科目合格证书"]),
        ("“任职资格文件”“职称证书”", ["任职资格文件", "职称证书"]),
        (
            "相应毕业证书及学信网《学历证书电子注册备案表》(网址:www.example.cn)",
            ["相应毕业证书", "学历证书电子注册备案表"],
        ),
        ("推荐意见至相应栏目", ["推荐意见"]),
        ("相关佐证材料", []),
    ],
)
def test_documents_are_named_as_the_list_names_them(words, names):
    assert [name for name, _ in documents(words)] == names
