import pytest
from extraction import meta, outlined

from policies.extract.criterion import extract
from policies.proof import proved


def read(body):
    notice = outlined(body)
    facts = extract(notice, meta())
    assert all(proved(fact.quote, notice.document.text) for fact in facts)
    return [(fact.kind, fact.text) for fact in facts]


SCOPE = {
    "those whom a list leaves out": (
        "一、适用对象\n\n在职在岗的畜牧技术人员。以下人员除外：①借调满一年的；②停薪留职的。\n",
        [
            ("include", "在职在岗的畜牧技术人员"),
            ("exclude", "以下人员除外：（1）借调满一年的"),
            ("exclude", "停薪留职的"),
        ],
    ),
    "left out in brackets": (
        "一、范围\n\n凡在我州从事档案工作的人员均可申报（参公人员、离休人员除外）。\n",
        [
            ("include", "凡在我州从事档案工作的人员均可申报（参公人员、离休人员除外）"),
            ("exclude", "参公人员、离休人员除外"),
        ],
    ),
    "all but some": (
        "一、对象\n\n除现役军人、在读学生外，凡在本县从事水产工作的人员，都可申报。\n",
        [
            ("include", "除现役军人、在读学生外，凡在本县从事水产工作的人员，都可申报"),
            ("exclude", "除现役军人、在读学生外"),
        ],
    ),
    "without some": (
        "一、对象\n\n全县在岗播音人员（不含返聘人员）。\n",
        [("include", "全县在岗播音人员（不含返聘人员）"), ("exclude", "不含返聘人员")],
    ),
    "a heading of those who are not taken": (
        "一、不予受理的\n\n1.学分不够；\n\n2.岗位不符。\n",
        [("exclude", "学分不够"), ("exclude", "岗位不符")],
    ),
    "a level that each county confirms": (
        "一、范围\n\n技术员、助理工程师由各县组织认定，不列入本次评审。\n",
        [("other", "技术员、助理工程师由各县组织认定，不列入本次评审")],
    ),
    "applications that are not taken": (
        "一、范围\n\n有下列情形之一的，申报不予受理：\n\n1.劳务派遣到市外的人员；\n\n2.正在停职的人员。\n",
        [
            ("exclude", "有下列情形之一的，申报不予受理：劳务派遣到市外的人员"),
            ("exclude", "有下列情形之一的，申报不予受理：正在停职的人员"),
        ],
    ),
    "what nobody may have done": (
        "一、申报条件\n\n申报人不得有下列情形：（1）有偿授课；（2）伪造学历未满3年。\n",
        [("exclude", "申报人不得有下列情形：（1）有偿授课"), ("exclude", "伪造学历未满3年")],
    ),
    "a heading that bars": (
        "一、暂缓申报的情形\n\n1.当年学分未修满；\n\n2.专业与岗位不一致。\n",
        [("exclude", "当年学分未修满"), ("exclude", "专业与岗位不一致")],
    ),
    "for whom it is not meant": (
        "一、适用范围\n\n本公告不适用于民办幼儿园保育员、校医。\n",
        [("exclude", "本公告不适用于民办幼儿园保育员、校医")],
    ),
    "reviewed by another office and not by this notice": (
        "一、谁能报\n\n省属林场的职工由省林业厅统一组织评审，不走本通知。\n",
        [("other", "省属林场的职工由省林业厅统一组织评审，不走本通知")],
    ),
    "with a recommendation, in a cell": (
        "一、范围\n\n类别\t能否申报\n返聘人员\t不能\n个体工匠\t经乡镇推荐可以\n",
        [("exclude", "返聘人员，不能"), ("include", "个体工匠，经乡镇推荐可以")],
    ),
    "degrees of one worth": (
        "一、有关要求\n\n函授学历与全日制学历同等看待。\n",
        [("other", "函授学历与全日制学历同等看待")],
    ),
    "exceptions by another document": (
        "二、破格\n\n资历不够但成绩特别突出的，按《群众文化系列评审标准》第九条执行。\n",
        [("other", "资历不够但成绩特别突出的，按《群众文化系列评审标准》第九条执行")],
    ),
    "papers counted, names left out": (
        "一、申报条件\n\n论文：主管护师交2篇，护师不要求。\n\n二、材料\n\n1.教学设计，3份，不写姓名和单位\n",
        [("other", "论文：主管护师交2篇，护师不要求"), ("other", "教学设计，3份，不写姓名和单位")],
    ),
    "who may under a heading of scope": (
        "一、申报范围\n\n在我市企业、事业单位从事经济专业工作的在职人员。\n",
        [("include", "在我市企业、事业单位从事经济专业工作的在职人员")],
    ),
    "who may, wherever it says so": (
        "一、总则\n\n本规定适用于全市从事机械、电气专业技术工作的在职人员。\n",
        [("include", "本规定适用于全市从事机械、电气专业技术工作的在职人员")],
    ),
    "and what is asked of them": (
        "一、申报人员\n\n用蒙古文从事新闻工作的人员均可申报，用蒙古文撰写的作品须附汉文提要。\n",
        [
            ("include", "用蒙古文从事新闻工作的人员均可申报，用蒙古文撰写的作品须附汉文提要"),
            ("other", "用蒙古文撰写的作品须附汉文提要"),
        ],
    ),
    "who may not": (
        "一、评审范围\n\n从事教师工作的专业技术人员均可申报。离退休人员不得参加。\n",
        [("include", "从事教师工作的专业技术人员均可申报"), ("exclude", "离退休人员不得参加")],
    ),
    "under a question": (
        "一、谁可以报？\n\n1.在村卫生室工作的卫生专业技术人员。\n\n2.县级医院派驻乡镇的人员。\n",
        [("include", "在村卫生室工作的卫生专业技术人员"), ("include", "县级医院派驻乡镇的人员")],
    ),
    "spoken": (
        "一、哪些人能报\n\n所属林场的在职职工都可以报名。已经退休的，不能报。\n",
        [("include", "所属林场的在职职工都可以报名"), ("exclude", "已经退休的，不能报")],
    ),
    "who comes to apply": (
        "一、谁来申报\n\n我市各类企业中从事快递工程工作的职工。\n",
        [("include", "我市各类企业中从事快递工程工作的职工")],
    ),
    "which people, by what they are": (
        "一、哪些人可以参加\n\n1.在职在岗的护士、护师；\n\n2.社会办医疗机构的从业人员。\n",
        [("include", "在职在岗的护士、护师"), ("include", "社会办医疗机构的从业人员")],
    ),
    "alike, and by whom": (
        "一、申报范围\n\n民营企业职工与国有企业职工一视同仁，由所在园区推荐。\n",
        [("include", "民营企业职工与国有企业职工一视同仁，由所在园区推荐")],
    ),
    "bound neither by home nor by files": (
        "一、申报范围\n\n凡在我州工作的技术人才，不受户籍、档案限制，均可自愿申报。\n",
        [("include", "凡在我州工作的技术人才，不受户籍、档案限制，均可自愿申报")],
    ),
    "those who can": (
        "一、申报范围\n\n凡与我区单位建立劳动关系半年以上的技术人员，符合条件的都能申报。\n",
        [("include", "凡与我区单位建立劳动关系半年以上的技术人员，符合条件的都能申报")],
    ),
    "short items": (
        "一、我能不能申报\n\n可以申报的：\n\n- 少年宫的专业人员\n- 已满试用期的教师\n",
        [("include", "少年宫的专业人员"), ("include", "已满试用期的教师")],
    ),
    "insured people are people": (
        "一、人员范围\n\n在本市缴纳社会保险满3个月的企业在职技术人员。\n",
        [("include", "在本市缴纳社会保险满3个月的企业在职技术人员")],
    ),
    "all of these, in one sentence": (
        "一、总则\n\n申报人员须同时满足：（一）签订1年以上聘用合同；（二）从事检验等专业岗位工作；（三）完成执业注册。\n",
        [
            ("other", "申报人员须同时满足：（一）签订1年以上聘用合同"),
            ("other", "从事检验等专业岗位工作"),
            ("other", "完成执业注册"),
        ],
    ),
    "titles are no people": ("一、申报对象\n\n中级：农艺师、畜牧师。\n", []),
    "a question is none": ("一、申报对象\n\n问：退休人员能不能申报？\n", []),
    "not for this notice": (
        "一、总则\n\n技术员由用人单位自主考核认定，不适用本规定。\n",
        [("other", "技术员由用人单位自主考核认定，不适用本规定")],
    ),
    "whose papers admit them, who applies for them": (
        "一、评审范围\n\n1.在本市就业的外籍人才，凭居留证申报。\n\n2.劳务派遣人员由派遣单位申报。\n",
        [("include", "在本市就业的外籍人才，凭居留证申报"), ("include", "劳务派遣人员由派遣单位申报")],
    ),
    "the notice's title as a heading is no heading of materials": (
        "# 关于报送2024年度职称评审材料的通知\n\n1　哪些人可以申报\n\n1.1　市内民营单位中从事图书专业工作的在职人员。\n",
        [("include", "市内民营单位中从事图书专业工作的在职人员")],
    ),
}

BARRED = {
    "few words": ("一、申报范围\n\n1.文物系统在职人员；\n\n2.公务员不得申报。\n", [("include", "文物系统在职人员"), ("exclude", "公务员不得申报")]),
    "not among these": ("一、申报对象\n\n财务人员、后勤人员不在此列。\n", [("exclude", "财务人员、后勤人员不在此列")]),
    "forbidden": ("一、申报范围\n\n严禁公务员参加职称评审。\n", [("exclude", "严禁公务员参加职称评审")]),
    "not taken this year": ("一、申报范围\n\n被列入黑名单者，本年度不予受理。\n", [("exclude", "被列入黑名单者，本年度不予受理")]),
    "a trade that rests": ("一、申报范围\n\n舞台技术专业今年停评。\n", [("exclude", "舞台技术专业今年停评")]),
    "to do it for others bars nobody": ("一、纪律\n\n禁止代替他人申报。\n", []),
    "items under their lead": (
        "一、范围\n\n下列人员不得申报：\n\n（一）公务员；\n\n（二）受党纪政务处分，在处分影响期内的人员；\n\n（三）年度考核未达到合格等次的。\n",
        [
            ("exclude", "下列人员不得申报：公务员"),
            ("exclude", "下列人员不得申报：受党纪政务处分，在处分影响期内的人员"),
            ("assessment", "下列人员不得申报：年度考核未达到合格等次的"),
        ],
    ),
    "all in one sentence": (
        "一、条件\n\n有下列情形之一的，不得申报：（1）被列入失信黑名单的；（2）已办理退休手续的。\n",
        [
            ("exclude", "有下列情形之一的，不得申报：（1）被列入失信黑名单的"),
            ("exclude", "已办理退休手续的"),
        ],
    ),
    "all but some": (
        "一、评审对象\n\n退休人员、公务员和受处分未满期限人员除外。\n",
        [("exclude", "退休人员、公务员和受处分未满期限人员除外")],
    ),
    "not taken into the range": (
        "一、范围\n\n有下列情形之一的不纳入申报范围：\n\n1.具有公务员身份的；\n\n2.因统计造假被通报未满两年的。\n",
        [
            ("exclude", "有下列情形之一的不纳入申报范围：具有公务员身份的"),
            ("exclude", "有下列情形之一的不纳入申报范围：因统计造假被通报未满两年的"),
        ],
    ),
    "under a heading": (
        "一、申报对象\n\n（一）不得申报的人员\n\n1.公务员。\n\n2.近五年内在评审中有违纪违规记录的人员。\n",
        [("exclude", "公务员"), ("exclude", "近五年内在评审中有违纪违规记录的人员")],
    ),
    "an assessment": (
        "一、填报要求\n\n凡未参加年度考核和考核定为不合格等次的一律不准推荐评审。\n",
        [("assessment", "凡未参加年度考核和考核定为不合格等次的一律不准推荐评审")],
    ),
    "please do not": (
        "一、申报范围\n\n请以下人员不要申报：已达退休年龄者；上年度落聘者。\n",
        [("exclude", "请以下人员不要申报：已达退休年龄者"), ("exclude", "上年度落聘者")],
    ),
    "behind a colon, between commas": (
        "一、申报条件\n\n有下列情况的教师也不能参加：旷工的，不服从安排的，年度考核不合格的。\n",
        [("exclude", "旷工的"), ("exclude", "不服从安排的"), ("assessment", "年度考核不合格的")],
    ),
    "a lead whose items stand by themselves": (
        "一、申报条件\n\n有下列情形之一的，市职称评审办公室不予受理其申报：\n\n（一）被停止执业的；\n",
        [("exclude", "有下列情形之一的，市职称评审办公室不予受理其申报：被停止执业的")],
    ),
    "not among those": (
        "一、评审范围\n\n以下人员不在受理之列：\n\n1.公务员；\n\n2.受到记过以上处分的。\n",
        [("exclude", "以下人员不在受理之列：公务员"), ("exclude", "以下人员不在受理之列：受到记过以上处分的")],
    ),
    "what others review bars nobody": (
        "一、评审范围\n\n正高级职称由省直部门评审，员级只作认定，不组织评审。\n",
        [("other", "正高级职称由省直部门评审，员级只作认定，不组织评审")],
    ),
    "languages that are no condition": ("一、评审范围\n\n职称外语不列入评审条件。\n", []),
    "not received": (
        "一、范围\n\n不接收：（a）机关在编人员；（b）上年落选、今年无新业绩者。\n",
        [("exclude", "不接收：（a）机关在编人员"), ("exclude", "上年落选、今年无新业绩者")],
    ),
    "short items under a bar": (
        "一、我能不能申报\n\n不能申报的：\n\n- 编制在校但已调走的\n- 到龄退休的\n",
        [("exclude", "编制在校但已调走的"), ("exclude", "到龄退休的")],
    ),
    "no longer to apply": (
        "一、申报对象\n\n临近退休三个月以内的人员不再申报。\n",
        [("exclude", "临近退休三个月以内的人员不再申报")],
    ),
    "no longer taken": (
        "一、评审范围\n\n2025年12月31日前达到退休年龄的，不再受理申报。\n",
        [("exclude", "2025年12月31日前达到退休年龄的，不再受理申报")],
    ),
    "a penalty is none": ("一、纪律\n\n情节轻微的，取消当年申报资格，次年不得申报。\n", []),
    "nor is a missed term": ("一、审核\n\n逾期未补正的，视为不符合申报条件。\n", []),
}

EDUCATION = {
    "a degree alone, or another with years": (
        "一、申报条件\n\n申报馆员：博士学位；或硕士学位，从事文博工作2年。\n",
        [("education_years", "申报馆员：博士学位"), ("education_years", "申报馆员：或硕士学位，从事文博工作2年")],
    ),
    "items, each under the title": (
        "一、申报条件\n\n申报工程师，应当符合下列条件之一：\n\n（一）具有博士学位；\n\n（二）具有硕士学位，从事本专业技术工作满3年。\n",
        [
            ("education_years", "申报工程师，应当符合下列条件之一：具有博士学位"),
            ("education_years", "申报工程师，应当符合下列条件之一：具有硕士学位，从事本专业技术工作满3年"),
        ],
    ),
    "half-sentences behind the title": (
        "一、学历资历\n\n副主任医师：博士学位，取得主治医师后满2年；大专学历，取得主治医师后满7年。\n",
        [
            ("education_years", "副主任医师：博士学位，取得主治医师后满2年"),
            ("education_years", "副主任医师：大专学历，取得主治医师后满7年"),
        ],
    ),
    "two in one sentence": (
        "一、申报条件\n\n申报高级工程师，应当具有博士学位并取得工程师职称满2年，或者具有硕士学位并取得工程师职称满5年。\n",
        [
            ("education_years", "应当具有博士学位并取得工程师职称满2年"),
            ("education_years", "或者具有硕士学位并取得工程师职称满5年"),
        ],
    ),
    "a title held": (
        "一、申报条件\n\n一级律师：任二级律师满5年。\n",
        [("education_years", "一级律师：任二级律师满5年")],
    ),
    "few words": (
        "一、基本条件\n\n馆员：本科，助理馆员4年；博士，馆员2年。\n",
        [("education_years", "馆员：本科，助理馆员4年"), ("education_years", "馆员：博士，馆员2年")],
    ),
    "at once": (
        "一、特殊情况\n\n研究生毕业满3个月，考核合格，直接认定一级。\n",
        [("education_years", "研究生毕业满3个月，考核合格，直接认定一级")],
    ),
    "years on top of years": (
        "一、申报条件\n\n本科毕业满五年，受聘助理级满四年，可参评中级；大专毕业满七年，受聘助理级满四年。\n",
        [
            ("education_years", "本科毕业满五年，受聘助理级满四年，可参评中级"),
            ("education_years", "大专毕业满七年，受聘助理级满四年"),
        ],
    ),
    "a skill": (
        "一、申报条件\n\n取得高级技师后从事技术技能工作满4年的，按规定申报高级工程师。\n",
        [("education_years", "取得高级技师后从事技术技能工作满4年的，按规定申报高级工程师")],
    ),
}

OTHERS = {
    "all of a sentence's parts at once": (
        "一、条件\n\n申报人须同时满足：在本岗位工作满1年；近3年无责任事故。\n",
        [("other", "申报人须同时满足：在本岗位工作满1年"), ("other", "近3年无责任事故")],
    ),
    "what is needed for another try": (
        "一、其他\n\n上年未通过的，今年须有新的成果方可申报。跨省调入人员的职称须先确认。\n",
        [("other", "上年未通过的，今年须有新的成果方可申报"), ("other", "跨省调入人员的职称须先确认")],
    ),
    "works by another document": (
        "一、申报条件\n\n业绩条件：副高级按《文博专业人员职称评价标准》掌握，中级按市定标准掌握。\n",
        [("other", "业绩条件：副高级按《文博专业人员职称评价标准》掌握，中级按市定标准掌握")],
    ),
    "a series that rests": ("一、申报范围\n\n播音系列本年度暂不组织。\n", [("other", "播音系列本年度暂不组织")]),
    "one author to a work": ("一、作品\n\n同一部作品仅限一人申报使用。\n", [("other", "同一部作品仅限一人申报使用")]),
    "confirmed by others": ("一、范围\n\n助理馆员由各县自行考核认定。\n", [("other", "助理馆员由各县自行考核认定")]),
    "no name in the picture": ("一、作品\n\n画面上不许带作者姓名。\n", [("other", "画面上不许带作者姓名")]),
    "reports in the place of papers": (
        "一、论文\n\n乡镇人员可用调查报告一份顶替论文。\n",
        [("other", "乡镇人员可用调查报告一份顶替论文")],
    ),
    "taken in by others": (
        "一、申报范围\n\n正高级由省文化和旅游厅统一受理。\n",
        [("other", "正高级由省文化和旅游厅统一受理")],
    ),
    "whose works they are": ("一、业绩\n\n合作作品只认前两名作者。\n", [("other", "合作作品只认前两名作者")]),
    "years put together": ("一、年限\n\n转岗前后的任职年限合并计算。\n", [("other", "转岗前后的任职年限合并计算")]),
    "one series at a time": ("一、有关要求\n\n不得在同一年度同时申报两个系列。\n", [("other", "不得在同一年度同时申报两个系列")]),
    "valid in some places": (
        "一、评审办法\n\n乡镇馆员单列评审，取得的职称只在本县有效。\n",
        [("other", "乡镇馆员单列评审，取得的职称只在本县有效")],
    ),
    "nobody is to be known": ("一、评审方法\n\n专家实行背对背评议。\n", [("other", "专家实行背对背评议")]),
    "how much work is asked for": (
        "一、工作量\n\n任现职以来每年下乡指导不少于60天。\n",
        [("other", "任现职以来每年下乡指导不少于60天")],
    ),
    "what works are asked for": (
        "一、代表作与成果\n\n晋升副高级须有1项以上本人主持的技术革新。\n",
        [("other", "晋升副高级须有1项以上本人主持的技术革新")],
    ),
    "works that do not count": ("一、要求\n\n内部刊物、用稿通知上的论文均不计。\n", [("other", "内部刊物、用稿通知上的论文均不计")]),
    "names made unreadable": ("一、送审\n\n送审件中的校名、人名须打马赛克。\n", [("other", "送审件中的校名、人名须打马赛克")]),
    "left to the districts": ("一、分级\n\n初级职称由各区县自行组织评审。\n", [("other", "初级职称由各区县自行组织评审")]),
    "a list without numbers bars its people": (
        "一、申报范围\n\n下列人员不得申报：\n正在被立案审查的；\n伪造学历未满三年的；\n擅自离岗的。\n",
        [
            ("exclude", "下列人员不得申报：正在被立案审查的"),
            ("exclude", "下列人员不得申报：伪造学历未满三年的"),
            ("exclude", "下列人员不得申报：擅自离岗的"),
        ],
    ),
    "a certificate and its examination": (
        "一、申报条件\n\n申报高级经济师须取得专业技术资格考试合格成绩，成绩在通过之日起5年内有效。\n",
        [("certificate", "申报高级经济师须取得专业技术资格考试合格成绩，成绩在通过之日起5年内有效")],
    ),
    "a licence": (
        "一、申报条件\n\n临床医师须取得医师执业证书。\n",
        [("certificate", "临床医师须取得医师执业证书")],
    ),
    "a level of Putonghua, even among the materials": (
        "一、申报材料要求\n\n1.普通话水平不得低于三级乙等。\n",
        [("language", "普通话水平不得低于三级乙等")],
    ),
    "a level of it, under its heading": (
        "一、申报条件\n\n（一）普通话。语文教师二级甲等，其他教师二级乙等。\n",
        [("language", "语文教师二级甲等，其他教师二级乙等")],
    ),
    "assessments passed": (
        "一、申报条件\n\n近5年年度考核均为合格以上等次。\n",
        [("assessment", "近5年年度考核均为合格以上等次")],
    ),
    "a veto": (
        "一、申报条件\n\n师德考核不合格者一票否决。\n",
        [("assessment", "师德考核不合格者一票否决")],
    ),
    "exceptional cases, and each of them": (
        "一、破格申报\n\n业绩突出、不具备规定学历的，须由2名专家实名推荐，并满足下列条件之一：\n\n1.获省级以上表彰；\n\n2.担任企业高级管理人员满3年。\n",
        [
            ("other", "业绩突出、不具备规定学历的，须由2名专家实名推荐，并满足下列条件之一"),
            ("other", "业绩突出、不具备规定学历的，须由2名专家实名推荐，并满足下列条件之一：获省级以上表彰"),
            ("other", "业绩突出、不具备规定学历的，须由2名专家实名推荐，并满足下列条件之一：担任企业高级管理人员满3年"),
        ],
    ),
    "a blind review, even among the materials": (
        "一、申报材料\n\n代表性业绩成果实行盲审，申报人应当遮盖本人姓名。\n",
        [("other", "代表性业绩成果实行盲审，申报人应当遮盖本人姓名")],
    ),
    "examination in place of review": (
        "一、其他\n\n经济专业初级、中级职称实行以考代评。\n",
        [("other", "经济专业初级、中级职称实行以考代评")],
    ),
    "no limit of education": (
        "一、申报条件\n\n年薪达到50万元以上的，可以不受学历和任职年限限制，直接申报工程师。\n",
        [("other", "年薪达到50万元以上的，可以不受学历和任职年限限制，直接申报工程师")],
    ),
    "a number of works": (
        "一、申报条件\n\n申报中级的，近三年每年刊播新闻作品不少于八十件。\n",
        [("other", "申报中级的，近三年每年刊播新闻作品不少于八十件")],
    ),
    "straight to the middle": (
        "一、其他要求\n\n直接申报中级的人员，须由所在单位出具工作年限的证明。\n",
        [("other", "直接申报中级的人员，须由所在单位出具工作年限的证明")],
    ),
    "a certificate, and what to do without": (
        "一、申报条件\n\n申报人须持有播音员主持人证，遗失的由发证机关出具证明。\n",
        [("certificate", "申报人须持有播音员主持人证，遗失的由发证机关出具证明")],
    ),
    "a language, and who need not": (
        "一、申报条件\n\n普通话须达到二级乙等，1965年以前出生的不作普通话要求。\n",
        [("language", "普通话须达到二级乙等，1965年以前出生的不作普通话要求")],
    ),
    "years at the grass roots": (
        "一、申报条件\n\n申报副主任医师，应有1年以上在乡镇提供医疗服务的经历。\n",
        [("other", "申报副主任医师，应有1年以上在乡镇提供医疗服务的经历")],
    ),
    "what may stand for a paper": (
        "一、业绩条件\n\n专利、技术报告、行业标准均可替代论文。\n",
        [("other", "专利、技术报告、行业标准均可替代论文")],
    ),
    "one work, one author": (
        "一、业绩条件\n\n同一业绩成果不能多人重复使用。\n",
        [("other", "同一业绩成果不能多人重复使用")],
    ),
    "what proves no paper": (
        "一、业绩条件\n\n论文以收录为准，录用通知不予认定。\n",
        [("other", "论文以收录为准，录用通知不予认定")],
    ),
    "what counts as years": (
        "一、有关政策\n\n支教期满留任的，支教期算作任职年限。\n",
        [("other", "支教期满留任的，支教期算作任职年限")],
    ),
    "names that must not be seen": (
        "一、申报材料\n\n教学设计不得出现本人姓名、任教学校。\n",
        [("other", "教学设计不得出现本人姓名、任教学校")],
    ),
    "names that must not be seen, or else": (
        "一、申报材料\n\n病案须隐去患者信息，出现患者信息的，取消该项评审。\n",
        [("other", "病案须隐去患者信息，出现患者信息的，取消该项评审")],
    ),
    "an examination, without any heading": (
        "一、总体要求\n\n申报人员须通过全省统一的专业水平考试。\n",
        [("certificate", "申报人员须通过全省统一的专业水平考试")],
    ),
    "a certificate by its title": (
        "一、申报条件\n\n须取得《档案岗位培训证书》。\n",
        [("certificate", "须取得《档案岗位培训证书》")],
    ),
    "insurance": (
        "一、其他要求\n\n社会保险须连续缴纳满6个月。\n",
        [("other", "社会保险须连续缴纳满6个月")],
    ),
    "what may stand for works": (
        "一、业绩条件\n\n译著、教材可以代替一篇论文。\n",
        [("other", "译著、教材可以代替一篇论文")],
    ),
    "the day up to which years count is none": ("一、有关要求\n\n服务基层年限计算至2024年12月31日。\n", []),
    "a term of correction that grows is none": ("一、有关要求\n\n补正次数由2次放宽到3次。\n", []),
    "who is let off is none": ("一、继续教育\n\n援藏援疆期间按已完成对待。\n", []),
    "a fee for exceptional cases is none": ("一、收费\n\n破格人员面试另收80元。\n", []),
    "nor is their date": ("一、时间安排\n\n答辩：10月20日，仅限破格申报人员。\n", []),
    "hours are not a criterion here": ("一、申报条件\n\n每年参加继续教育不少于90学时。\n", []),
    "nor is an exemption": ("一、申报条件\n\n外语成绩不作为申报条件。\n", []),
    "nor is a paper": ("一、申报材料\n\n1.近三年年度考核结果；\n\n2.学历证书。\n", []),
}

CASES = SCOPE | BARRED | EDUCATION | OTHERS


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_criteria_of_a_text(body, expected):
    assert read(body) == expected


TABLES = {
    "a row a level and education": (
        "申报级别\t学历\t年限\n高级经济师\t博士\t取得经济师满2年\n高级经济师\t大专\t取得经济师满10年\n",
        [
            ("education_years", "高级经济师，博士，取得经济师满2年"),
            ("education_years", "高级经济师，大专，取得经济师满10年"),
        ],
    ),
    "a column an education": (
        "申报级别\t本科及以上\t大专\n主治医师\t满4年\t满6年\n副主任医师\t满5年\t满7年\n",
        [
            ("education_years", "本科及以上：主治医师，满4年"),
            ("education_years", "大专：主治医师，满6年"),
            ("education_years", "本科及以上：副主任医师，满5年"),
            ("education_years", "大专：副主任医师，满7年"),
        ],
    ),
    "a column a level": (
        "学历\t助理农艺师\t农艺师\n本科\t满1年\t满4年\n博士\t—\t可直接申报\n",
        [
            ("education_years", "助理农艺师：本科，满1年"),
            ("education_years", "农艺师：本科，满4年"),
            ("education_years", "农艺师：博士，可直接申报"),
        ],
    ),
}


@pytest.mark.parametrize(("body", "expected"), TABLES.values(), ids=TABLES)
def test_tables_of_education_and_years(body, expected):
    assert read(f"一、学历与年限\n\n{body}") == expected
