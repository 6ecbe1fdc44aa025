import pytest
from extraction import meta, outlined

from policies.extract.exemption import extract
from policies.proof import proved

ALL = "全部申报人"


def read(body):
    return [(fact.from_, fact.who) for fact in extract(outlined(f"一、有关政策\n\n{body}\n"), meta())]


GRANTED = {
    "half of what is asked, behind a label": (
        "继续教育每年60学时。全年驻点支医的：只免当年的公需科目。脱产培训满两个月的，当年专业课免一半。",
        [("ce", "全年驻点支医的"), ("ce", "脱产培训满两个月的")],
    ),
    "those who stay away, in a sentence of their own": (
        "面试：主任医师都要参加，每人10分钟。主治医师不参加。",
        [("defence", "主治医师")],
    ),
    "a label of people over several things": (
        "村镇卫生院人员：外语免，计算机免。",
        [("foreign_language", "村镇卫生院人员"), ("computer", "村镇卫生院人员")],
    ),
    "all but two kinds": ("除正高级和转评人员外，一律不面试。", [("defence", "除正高级和转评人员外")]),
    "half of it in a cell": (
        "按下表执行。\n\n人员\t公需科目\n外派干部\t免\n病休人员\t减半\n",
        [("ce", "外派干部"), ("ce", "病休人员")],
    ),
    "hours of a year that does not count": (
        "继续教育每年90学时；生育当年不计。新聘任的，当年不要求。",
        [("ce", "生育"), ("ce", "新聘任的")],
    ),
    "set off against hours": ("担任省级竞赛裁判的，折抵专业科目24学时。", [("ce", "担任省级竞赛裁判的")]),
    "one subject less": ("考试科目：持有中级证书的可免一科。", [("other", "持有中级证书")]),
    "on paper for the others": ("面试对象为正高级申报人员，其余人员书面评审。", [("defence", "其余人员")]),
    "another proof in its stead": ("工艺教师以现场制作代替说课。", [("other", "工艺教师")]),
    "free for some": ("评审费每人280元。优抚对象凭证免费。", [("fee", "优抚对象")]),
    "a table of who is let off what": (
        "按下表执行。\n\n人员\t学时\t面试\t考试\n援外人员\t免\t免\t参加\n产假人员\t当年免\t参加\t参加\n",
        [("ce", "援外人员"), ("defence", "援外人员"), ("ce", "产假人员")],
    ),
    "one thing in place of the other": (
        "戏曲专业只面试不展演，美术专业只展演不面试。",
        [("other", "戏曲专业"), ("defence", "美术专业")],
    ),
    "papers only": ("申报馆员的须面试，助理馆员只看材料不面试。", [("defence", "助理馆员")]),
    "the others stay away": ("面试只针对破格申报人员，其余人员不参加。", [("defence", "其余人员")]),
    "not asked of languages": (
        "评审中不对职称外语和计算机能力作硬性要求。",
        [("foreign_language", ALL), ("computer", ALL)],
    ),
    "no count of works": ("乡镇文化站人员申报初级的不计件数。", [("other", "乡镇文化站人员申报初级")]),
    "nothing to pay": ("民间艺人的评审费、面试费都不用交。", [("fee", "民间艺人")]),
    "who hires, sees to it": (
        "外语和计算机，谁用人谁考核，评审时不再查验。",
        [("foreign_language", ALL), ("computer", ALL)],
    ),
    "no examination in what was just named": ("外语、计算机。一律不再考核。", [("foreign_language", ALL), ("computer", ALL)]),
    "one kind of hours is looked at": ("年满58周岁的专业技术人员，只查公需科目。", [("ce", "年满58周岁的专业技术人员")]),
    "tenths of a fee": ("乡镇档案员评审费减收三成。", [("fee", "乡镇档案员")]),
    "whole counties": ("收费标准每人300元。国家级贫困县全免。", [("fee", "国家级贫困县")]),
    "no more of it, after a rank in brackets": (
        "获省级科技进步二等奖以上的（排名前三），不再答辩。",
        [("defence", "获省级科技进步二等奖以上的（排名前三）")],
    ),
    "hours as many as the months": ("因病请假超过两个月的人员，学时按实际月份折算。", [("ce", "因病请假超过两个月的人员")]),
    "hours of a time do not count": ("脱产进修满一学期的，进修期间不计算继续教育学分。", [("ce", "脱产进修满一学期的")]),
    "taken as having done the task": ("赴一线抗旱的，按完成当年继续教育任务登记。", [("ce", "赴一线抗旱的")]),
    "may stay away from it": ("当年新招聘人员可以不参加公需科目学习。", [("ce", "当年新招聘人员")]),
    "for the time being": ("个体从业人员暂不要求提供学时证明。", [("ce", "个体从业人员")]),
    "against a certificate": ("残疾人凭证减免评审费。", [("fee", "残疾人")]),
    "somebody pays for them": ("民间艺人由县文化馆代缴评审费。", [("fee", "民间艺人")]),
    "they pay nothing themselves": ("特困职工的评审费由工会解决，本人不用缴纳。", [("fee", "特困职工")]),
    "levels seen on paper only": ("面试答辩只面向高级，中级以下以书面材料评审。", [("defence", "中级以下")]),
    "left to the units to see": ("计算机水平由用人单位把关。", [("computer", ALL)]),
    "hours not looked at for a group": ("职业农民不考核继续教育学时。", [("ce", "职业农民")]),
    "hours not looked at, the other way round": ("乡村工匠的继续教育不作考核。", [("ce", "乡村工匠")]),
    "one kind of hours is enough": (
        "继续教育方面，距退休不足三年的人员，只需完成公需科目。",
        [("ce", "距退休不足三年的人员")],
    ),
    "papers are no bound": ("评审不以论文、奖项为前置条件。", [("other", ALL)]),
    "no review needed after an examination": ("取得全国统一考试合格证书的人员，不需评审，直接聘任。", [("other", "取得全国统一考试合格证书的人员")]),
    "not bound by what was just asked": (
        "晋升高级的教师须有1年以上农村学校任教经历。特殊教育学校教师不受此限制。",
        [("other", "特殊教育学校教师")],
    ),
    "outside of the bound": ("申报人须有基层服务经历。援外医疗队员不在此限。", [("other", "援外医疗队员")]),
    "nothing on paper from some": ("初级申报人员不需报送纸质材料。", [("other", "初级申报人员")]),
    "nothing to pay for some applicants": ("申报乡村工匠职称的，免收评审费。", [("fee", "申报乡村工匠职称的")]),
    "nothing to pay at a level for applicants": (
        "评审费按省定标准收取；申报基层高级职称的，不收取评审费。",
        [("fee", "申报基层高级职称的")],
    ),
    "hours lifted by name of the people": (
        "女性申报人员休产假，或者经组织选派援藏、援疆的，相应年度免除继续教育学时要求，由单位出具说明。",
        [("ce", "女性申报人员休产假，或者经组织选派援藏、援疆的")],
    ),
    "counts as done": (
        "经批准出国（境）学习半年以上的，相应年度的继续教育视同合格，由派出单位出具证明。",
        [("ce", "经批准出国（境）学习半年以上的")],
    ),
    "no hours asked, against a certificate": (
        "参加驻村工作队满一年的人员，凭组织部证明，驻村当年不作学时要求。",
        [("ce", "参加驻村工作队满一年的人员")],
    ),
    "half of the hours": (
        "产假、病假累计半年以上的教师，当年度继续教育学时减半。",
        [("ce", "产假、病假累计半年以上的教师")],
    ),
    "credits counted in full": (
        "在抗洪抢险一线工作30天以上的，2024年公需科目学时按满额计算。",
        [("ce", "在抗洪抢险一线工作30天以上的")],
    ),
    "hours no longer looked at": ("本年度不再审核继续教育学时。", [("ce", ALL)]),
    "people named with the subject": ("援藏援疆期间的继续教育学时予以认定，视为完成。", [("ce", "援藏援疆期间")]),
    "two subjects in one sentence": (
        "职称外语、计算机应用能力考试成绩不作为申报条件。",
        [("foreign_language", ALL), ("computer", ALL)],
    ),
    "three subjects, one of them none of the usual": (
        "对职称外语、计算机应用能力、论文数量不作硬性要求。",
        [("foreign_language", ALL), ("computer", ALL), ("other", ALL)],
    ),
    "no longer made a condition": (
        "晋升高级职称不再将外语和计算机应用能力考试成绩作为必备条件。",
        [("foreign_language", "晋升高级职称"), ("computer", "晋升高级职称")],
    ),
    "said in plain words": (
        "评审不考外语和计算机。",
        [("foreign_language", ALL), ("computer", ALL)],
    ),
    "hours and defence in turn for the same people": (
        "参加驻村工作的专业技术人员，可免除当年继续教育(包括专业科目和公需科目)学习，也可免于参加现场答辩。",
        [("ce", "参加驻村工作的专业技术人员"), ("defence", "参加驻村工作的专业技术人员")],
    ),
    "defence with leave": (
        "获省级以上科学技术奖且个人排名前三的人员，经评委会办公室批准，可以免于答辩。",
        [("defence", "获省级以上科学技术奖且个人排名前三的人员")],
    ),
    "a level that has none": ("申报工程师的人员不参加答辩。", [("defence", "申报工程师的人员")]),
    "the other level has to": (
        "申报高级职称的专业技术人员参加专业水平答辩，申报中级及以下职称评审的，免于答辩。",
        [("defence", "申报中级及以下职称评审的")],
    ),
    "none held at all": ("取消面试答辩环节，改为材料评审。", [("defence", ALL)]),
    "people from the head of the sentence": ("馆员采取材料评审方式，不安排答辩。", [("defence", "馆员")]),
    "people behind the colon": (
        "免予答辩人员：享受政府特殊津贴人员、省级以上劳动模范。",
        [("defence", "享受政府特殊津贴人员、省级以上劳动模范")],
    ),
    "all but some": (
        "除享受国务院政府特殊津贴人员外，申报高级职称的均须参加答辩。",
        [("defence", "享受国务院政府特殊津贴人员")],
    ),
    "in brackets": (
        "答辩时间另行通知（申报初级专业技术职务任职资格人免于答辩）。",
        [("defence", "申报初级专业技术职务任职资格人")],
    ),
    "left to another document": (
        "免答辩条款请参考《关于开展各系列职称评审工作的通知》（临人社传〔2024〕13号）。",
        [("defence", "见所引文件")],
    ),
    "only a part is other": ("年满50周岁的教师可免说课。", [("other", "年满50周岁的教师")]),
    "an examination": ("申报正高级经济师不需要参加考试。", [("other", "申报正高级经济师")]),
    "a number of pieces": (
        "申报初级的，每年不少于四十件，校对、技术编辑岗位不作件数要求。",
        [("other", "校对、技术编辑岗位")],
    ),
    "the fee": ("来自脱贫县的申报人员免收评审费。", [("fee", "来自脱贫县的申报人员")]),
    "予以免除 behind its subject": ("因公派援外满6个月的，当年学时予以免除。", [("ce", "因公派援外满6个月的")]),
    "need not be handed in": (
        "外语、计算机成绩均不需提供。",
        [("foreign_language", ALL), ("computer", ALL)],
    ),
    "two in a row": (
        "初级职称不考核论文、不要求外语。",
        [("other", "初级职称"), ("foreign_language", "初级职称")],
    ),
    "counts as fulfilled": ("拥有发明专利一项以上的，视同满足论文要求。", [("other", "拥有发明专利一项以上的")]),
    "any demand that is not made": ("1970年以前出生的教师不作交流轮岗要求。", [("other", "1970年以前出生的教师")]),
    "the subject before a general word": (
        "生育二孩的女教师，产假当年继续教育学时由学校出具证明后免予考核。",
        [("ce", "生育二孩的女教师")],
    ),
    "a fee that only its heading names": ("建档立卡贫困户免收。", [("fee", "建档立卡贫困户")]),
    "no longer looked at for some": (
        "挂职干部，凭组织部门证明，挂职期间只看公需科目，免审专业科目。",
        [("ce", "挂职干部，挂职期间")],
    ),
    "half of the fee": (
        "对小微企业专业技术人员申报职称的，评审费减半收取。",
        [("fee", "小微企业专业技术人员申报职称的")],
    ),
    "a fee that someone else pays": (
        "符合条件的高校毕业生，申报费用由市财政全额补贴。",
        [("fee", "符合条件的高校毕业生")],
    ),
    "a fee that is partly paid": ("民营企业申报人员的评审费由园区承担一半。", [("fee", "民营企业申报人员")]),
    "people who apply": (
        "退役军人首次申报职称，免继续教育学时。",
        [("ce", "退役军人首次申报职称")],
    ),
    "people with words like 应 in them": (
        "取得相应级别全国统一考试资格证书的，可视同具备外语条件。",
        [("foreign_language", "取得相应级别全国统一考试资格证书的")],
    ),
    "posts that are not counted": ("援藏援疆援青满1年的，可不占岗位职数申报。", [("other", "援藏援疆援青满1年的")]),
    "no bound by the structure of posts": (
        "在乡村学校任教累计满25年的教师，申报高级教师不受岗位结构比例限制。",
        [("other", "在乡村学校任教累计满25年的教师，申报高级教师")],
    ),
    "counts as a year at the grass roots": (
        "援外医疗队员援外1年以上的，视同完成基层服务。",
        [("other", "援外医疗队员援外1年以上的")],
    ),
    "no review needed": (
        "取得一级注册建造师资格的，视同具备工程师职称，无需参加评审。",
        [("other", "取得一级注册建造师资格的")],
    ),
    "counts as passed, in another word": (
        "获得计算机软件资格证书的，等同于计算机应用能力合格。",
        [("computer", "获得计算机软件资格证书的")],
    ),
    "a lesson that is defended is one thing": (
        "乡村教师申报一级教师免讲课答辩。",
        [("defence", "乡村教师申报一级教师")],
    ),
    "a certificate that need not be had": ("年满55周岁的教师，免普通话等级证书。", [("other", "年满55周岁的教师")]),
    "papers that need not be handed in": ("县以下会计人员可免提交科研成果。", [("other", "县以下会计人员")]),
    "items inside the sentence": (
        "符合下列条件之一的，可免答辩：（1）享受国务院特殊津贴的；（2）全国劳动模范。",
        [("defence", "享受国务院特殊津贴的；（2）全国劳动模范")],
    ),
    "those who are exempt hand in a form": (
        "符合继续教育免试的，需上传继续教育免试审批表。",
        [("ce", "符合继续教育免试的")],
    ),
    "hours that are not counted": ("出国访学一年以上者，访学当年不计学时要求。", [("ce", "出国访学一年以上者")]),
    "only half of the hours": ("孕产期女职工，当年学时只要求一半。", [("ce", "孕产期女职工")]),
    "a share of the hours": ("偏远山区教师，公需科目学时按50%计算要求。", [("ce", "偏远山区教师")]),
    "a share in words": ("边防医院人员学分按二分之一执行。", [("ce", "边防医院人员")]),
    "hours that are set off": ("参加对口帮扶的，按每年20学时折抵。", [("ce", "参加对口帮扶的")]),
    "certificates that are not looked at": (
        "外语水平由单位自主把握，评审时不查验证书。",
        [("foreign_language", ALL)],
    ),
    "left to the unit": ("计算机能力由用人单位自行评价。", [("computer", ALL)]),
    "no examination any more": (
        "职称外语、计算机均不再考试，不列入评审条件。",
        [("foreign_language", ALL), ("computer", ALL)],
    ),
    "no condition any more": ("职称外语不再是申报的前置条件。", [("foreign_language", ALL)]),
    "no certificate needed": ("不提供外语合格证也可申报。", [("foreign_language", ALL)]),
    "a test, as the sentence before says": (
        "申报人参加课堂教学测试。市级教学能手可免考。",
        [("other", "市级教学能手")],
    ),
    "no part in a test": ("荣获省级教学能手称号的，不用参加测试。", [("other", "荣获省级教学能手称号的")]),
    "reviewed on paper": ("正高级参加面试。中级采用材料评审。", [("defence", "中级")]),
    "no defence among the stages": ("中级采用材料评审，没有答辩环节。", [("defence", "中级")]),
    "a defence that may be spared": ("享受省政府特殊津贴的，答辩可免。", [("defence", "享受省政府特殊津贴的")]),
    "the people behind an announcement": (
        "免审学时：援藏干部在藏的年度；劳动模范当选的年度。",
        [("ce", "援藏干部在藏的年度"), ("ce", "劳动模范当选的年度")],
    ),
    "a fee that others bear": (
        "在边境乡镇工作的，评审费由县财政补助，个人不负担。",
        [("fee", "在边境乡镇工作的")],
    ),
    "a fee at a discount": ("个体工商户从业人员评审费按六折收取。", [("fee", "个体工商户从业人员")]),
    "a share less": ("山区教师，学时要求减少三分之一。", [("ce", "山区教师")]),
    "a certificate nobody checks": (
        "1969年1月1日前出生的申报人，不再进行继续教育验证。",
        [("ce", "1969年1月1日前出生的申报人")],
    ),
    "people between subject and verb": ("评审费对特困职工实行减半。", [("fee", "特困职工")]),
    "for nothing": ("残疾人免费申报。", [("fee", "残疾人")]),
    "years that do not count": (
        "每年公需20学时。产假、驻村的年度不计。",
        [("ce", "产假、驻村的年度")],
    ),
    "hours of that year": ("参加应急处置一个月以上，可免当年学分。", [("ce", "参加应急处置一个月以上")]),
    "no demand of that kind": ("专职教研员不作此项要求。", [("other", "专职教研员")]),
    "no part, of what the words before name": (
        "高级教师说课10分钟，特级教师不用参加。",
        [("other", "特级教师")],
    ),
    "half of a price": ("副研究馆员480元。边境地区人员减半。", [("fee", "边境地区人员")]),
    "beside prices": ("副教授500元/人（讲师不参加面试）。", [("defence", "讲师")]),
    "tenths of the hours": ("乡镇农技人员的公需科目学时按七成计算。", [("ce", "乡镇农技人员")]),
    "no standard any more": ("不再将职称外语纳入评价标准。", [("foreign_language", ALL)]),
    "who come in at once": ("省级教学名师直接进入评审，免说课。", [("other", "省级教学名师直接进入评审")]),
    "not levied": ("对脱贫地区申报人免征评审费。", [("fee", "脱贫地区申报人")]),
    "a fee that a union bears": ("烈士子女申报职称，评审费用由单位工会承担。", [("fee", "烈士子女申报职称")]),
    "part of a price": ("评审费高级讲师400元。民族地区教师减免30%。", [("fee", "民族地区教师")]),
    "all below a title": ("讲师以下不组织说课答辩。", [("defence", "讲师以下")]),
    "an age at the beginning": ("55岁以上的教师，对支教经历不作要求。", [("other", "55岁以上的教师")]),
    "papers on the hours that need not be handed in": (
        "女职工生育的年度可以不提供公需科目证明。",
        [("ce", "女职工生育的年度")],
    ),
    "hours that are not made up for": (
        "继续教育：每年不少于80学时。新调入满半年的人员交原单位证明即可，不再补学。",
        [("ce", "新调入满半年的人员")],
    ),
    "a prize that its holders have is not what they are let off": (
        "馆员面试采取讲解方式，获得省级讲解大赛奖项的免试。",
        [("defence", "获得省级讲解大赛奖项")],
    ),
    "a show before the jury is its defence": (
        "作曲类不参加展示，只送作品。",
        [("defence", "作曲类")],
    ),
    "something in place of the show": (
        "年满55周岁的演奏员可以用录像代替现场展示。",
        [("defence", "年满55周岁的演奏员")],
    ),
    "a fee of shows": (
        "非公有制院团申报人员才艺展示费减半收取。",
        [("fee", "非公有制院团申报人员")],
    ),
}

NOT_GRANTED = {
    "the price of a level": "收费标准。\n\n级别\t评审费\n初级（考核认定）\t免收\n",
    "who does not defend does not pay": "答辩费每人100元，不答辩的不收。",
    "a later payment": "困难职工可申请延期缴纳评审费。",
    "training that does not count": "自行参加的商业培训不计算继续教育学时。",
    "a defence from afar": "身在国外的，可申请线上答辩。",
    "a level's price": "评审费中级每人200元，初级不收费。",
    "how all apply": "申报阶段不需要报送纸质材料。",
    "both kinds of hours": "专业科目只需完成60学时。",
    "a condition on papers": "以论文作为申报条件的，须附检索报告。",
    "forbidden to exempt": "各地各部门不得私自设置免除继续教育学习事项及申请表（审批表）。",
    "a bareheaded photo": "上传近期一寸免冠照片。",
    "to avoid": "各单位要逐一提醒，避免错过时间；为免遗漏继续教育证书，请提前上传。",
    "absence is a sanction": "不参加答辩的，视为放弃。",
    "counts as failed": "如未完成继续教育学时，视为不合格。",
    "paper that the system has": "学历证书，学信网可以自动比对的免予上传。",
    "nothing to cover": "如无需遮盖（图片中没有本人姓名）的请单击【否】。",
    "put off, not lifted": "孕期、哺乳期女职工当年继续教育可顺延至次年完成。",
    "a name in the system": "在系统中选择“免答辩”的，须上传证明材料。",
    "times without bound": "论文不得少于2篇，发表时间不限。",
    "a price for everybody": "评审费减按80%收取。",
    "a price for a level": "高级评审费400元，中级评审费240元，中级不收取答辩费。",
    "reviewed on paper and in person": "中级采取材料评审和面试答辩相结合的方式。",
    "what counts as a title is none": "上传工程师（或视同资格）证书、考试合格证。",
    "to stay away is a breach": "不参加答辩的，取消本次申报资格。",
    "who is late": "未按时缴费的，不安排答辩。",
    "no points": "不参加面试者按零分计。",
    "no second date": "因故缺考的，不再安排补答辩。",
    "failing a requirement": "减免后课时量仍不符合评审要求者，可用科研成果折算。",
    "what was earned too late": "业绩计算到8月底，此后取得的学历、奖项不作为今年评审依据。",
}


@pytest.mark.parametrize(("body", "expected"), GRANTED.values(), ids=GRANTED)
def test_exemption_is_read_with_its_people(body, expected):
    assert read(body) == expected


@pytest.mark.parametrize("body", NOT_GRANTED.values(), ids=NOT_GRANTED)
def test_what_grants_nothing_is_no_exemption(body):
    assert read(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "下列人员经审核可免答辩：\n\n1.院士；\n\n2.国务院特殊津贴专家。",
        "（一）免答辩人员\n\n1.院士。\n\n2.国务院特殊津贴专家。",
    ],
    ids=["under a sentence", "under a heading"],
)
def test_items_of_a_list_are_one_exemption_with_the_list_as_quote(body):
    notice = outlined(f"一、答辩\n\n{body}\n")
    (fact,) = extract(notice, meta())
    assert (fact.from_, fact.who) == ("defence", "院士；国务院特殊津贴专家")
    assert "院士" in fact.quote and "免答辩" in fact.quote and proved(fact.quote, notice.document.text)


def test_table_cell_exempts_the_level_of_its_column():
    head, row = "环节\t高级经济师\t正高级经济师", "面试答辩\t不组织面试答辩\t2026年9月12日"
    body = f"一、时间安排\n\n{head}\n{row}\n公示\t五个工作日\t五个工作日\n"
    (fact,) = extract(outlined(body), meta())
    assert (fact.from_, fact.who, fact.quote) == ("defence", "高级经济师", "不组织面试答辩")


def test_cell_without_words_of_its_own_is_read_with_its_row():
    body = "一、时间安排\n\n环节\t高级教师\t一级教师\n讲课答辩\t8月18日\t不组织\n公示\t9月1日\t9月1日\n"
    (fact,) = extract(outlined(body), meta())
    assert (fact.from_, fact.who, fact.quote) == ("defence", "一级教师", "讲课答辩 8月18日 不组织")


@pytest.mark.parametrize(
    ("heading", "body", "expected"),
    [
        ("一、继续教育", "脱产进修半年以上的，当年免予考查。", [("ce", "脱产进修半年以上的")]),
        ("一、继续教育", "担任省级培训授课专家的，当年视同完成。", [("ce", "担任省级培训授课专家的")]),
        (
            "一、计算机应用能力",
            "有下列情形的免试：1.软件专业毕业；2.年满50周岁。",
            [("computer", "软件专业毕业"), ("computer", "年满50周岁")],
        ),
        ("一、评审收费", "村医免收。", [("fee", "村医")]),
        ("一、继续教育", "产假、病假超过半年的年度可免。", [("ce", "产假、病假超过半年的年度")]),
        ("一、材料", "系统可以查询的，免交纸质材料。", []),
    ],
)
def test_heading_says_what_people_are_let_off(heading, body, expected):
    facts = extract(outlined(f"{heading}\n\n{body}\n"), meta())
    assert [(fact.from_, fact.who) for fact in facts] == expected


def test_cell_of_a_table_without_levels_lets_everybody_off():
    body = "一、时间安排\n\n环节\t时间\n答辩\t不答辩\n公示\t9月1日\n"
    (fact,) = extract(outlined(body), meta())
    assert (fact.from_, fact.who) == ("defence", ALL)


def test_a_group_in_a_table_of_fees_need_not_pay():
    body = "项目\t对象\t标准\n评审费\t中级\t260元/人\n评审费\t初级\t不收取\n评审费、答辩费\t乡村工匠\t免收"
    assert read(body) == [("fee", "乡村工匠")]


def test_terms_are_kept_with_the_exemption():
    body = "一、答辩\n\n在我市全职工作的省级以上高层次人才，可申请免于面试答辩，由市委人才办出具意见。\n"
    (fact,) = extract(outlined(body), meta())
    assert fact.how == "可申请免于面试答辩，由市委人才办出具意见"
