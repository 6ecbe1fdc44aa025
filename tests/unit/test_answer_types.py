"""A passage on the right point that lacks the kind of value asked for settles nothing."""

from __future__ import annotations

import pytest
from notice_maker import notice

from policies.answer_types import missing
from policies.answering import find
from policies.ranking import Ask

PHOTO, DEFENCE, MEETING = "materials.photo", "defence.form", "deadline.review_meeting"


@pytest.mark.parametrize(
    ("question", "aspect", "said", "lacks"),
    [
        ("技能测试哪天考", "condition.exam", "技能测试60分合格，成绩当年有效。", "考试的日期"),
        ("技能测试哪天考", "condition.exam", "技能测试放在6月5日、6日两天。", None),
        ("技能测试哪天考", "condition.exam", "测试时间由县里发短信告知。", None),
        ("技能测试哪两天", "condition.exam", "技能测试放在6月5日、6日两天。", None),
        ("技能测试考几天", "condition.exam", "技能测试60分合格。", None),
        ("照片要几寸的", PHOTO, "上传近期免冠照片。", "照片的尺寸"),
        ("专业课要学够多少学时", "ce_hours.professional", "提供近三年的培训合格证书。", "学时（学分）的数目"),
        ("专业课要学够多少学时", "ce_hours.professional", "专业科目每年不少于四十八学时。", None),
        ("办这个要不要暂住证", "scope.place", "在我县企业工作的人员可以申报。", "居住证的要求"),
        ("户口在外省能报不", "scope.place", "在我县企业工作的人员可以申报。", "户口的要求"),
        ("户口在外省能报不", "scope.place", "不受户籍限制，在我县工作的均可申报。", None),
        ("照片要几寸的", PHOTO, "上传近期二寸免冠照片。", None),
        ("照片要什么底色", PHOTO, "上传近期二寸免冠照片。", "照片的底色"),
        ("照片什么底色,要几寸", PHOTO, "上传近期二寸免冠照片。", None),  # half of what is asked is an answer
        ("蓝底照片行不行", PHOTO, "上传白底免冠照片。", None),
        ("答辩要多少分才算过", DEFENCE, "申报高级的须参加答辩,时间不超过20分钟。", "分数线"),
        ("答辩要多少分才算过", DEFENCE, "答辩满分100分,60分及以上合格。", None),
        ("答辩讲多少分钟", DEFENCE, "申报高级的须参加答辩。", None),  # minutes are no marks
        (
            "手机里只有结婚登记时照的红底合影,裁出来怕不行,要重照得进一趟城,来回大半天,所以想先问清楚,照片到底有什么要求",
            PHOTO,
            "近期免冠照片。",
            None,
        ),
        ("一年要多少学分", "ce_hours.amount", "每年不少于90学时。", None),
        ("评审会在哪个酒店开", MEETING, "评审会议于11月底前召开。", "地点"),
        ("评审会在哪个酒店开", MEETING, "评审会议于11月底前在市民中心召开。", None),
        ("评审会哪天开", MEETING, "评审会议于11月底前召开。", None),
        ("总结写多少字", "work_summary.content", "工作总结应如实反映业绩。", "字数"),
        ("总结写多少字", "work_summary.content", "工作总结2000字以内。", None),
        ("论文扫哪几页", "papers.upload", "上传封面、目录和正文。", None),  # which pages, not how many
        ("交表那里能停车不", "paper_submission.where", "材料送到行政中心305室。", "停车和交通"),
        ("我坐大巴来交表,送哪", "paper_submission.where", "材料送到行政中心305室。", None),  # how somebody comes is no question
        ("答辩两天管饭不", "defence.when", "答辩定于6月5日、6日。", "食宿"),
        ("路费给报销不", "fee.payer", "评审费由县财政局代收。", "费用的报销"),
        ("答辩要穿正装不", DEFENCE, "答辩时间不超过20分钟。", "着装"),
        ("答辩让带讲稿吗", DEFENCE, "答辩时间不超过20分钟。", "允许带的东西"),
        ("答辩让带讲稿吗", DEFENCE, "答辩时可以携带提纲。", None),
        ("原件寄丢了赔不赔", "paper_submission.mail", "材料可以邮寄。", "损坏、丢失的赔偿"),
        ("破格得几个正高来推荐", "condition.exceptional", "业绩突出的可以破格申报,由单位推荐。", "推荐人的人数"),
        ("破格得几个正高来推荐", "condition.exceptional", "破格申报须由两名正高级专家推荐。", None),
        ("证书什么时候发到手", "result.certificate", "上传现职称证书。", "证书发放的时间"),
        ("证书什么时候发到手", "result.certificate", "公示无异议后核发证书。", None),
        ("结果几号公布", "result.when", "评审结果公示5个工作日。", "结果公布的时间"),
        ("结果几号公布", "result.when", "评审结果于12月上旬公布。", None),
        ("面试在哪间教室", "contact.place", "政策咨询:行政中心305室。", "答辩、考试的地点"),
        ("面试在哪间教室", "contact.place", "面试安排在职教中心二楼。", None),
        ("系统的网址发我", "channel.platform", "登录人才服务系统填报。", "网址"),
        ("作品图要多少像素", "form_filling.file_size", "作品图每张附说明。", "图片的像素"),
        ("总结要做公证不", "work_summary.content", "工作总结由单位盖章。", "公证的要求"),
        ("评审会家里人可以旁听不", MEETING, "评审会议于11月底前召开。", "旁听的规定"),
        ("笔试有没有教材", "condition.exam", "笔试60分合格。", "考试的教材和内容"),
        ("笔试有没有教材", "condition.exam", "笔试大纲另发。", None),
        ("面试当天要带啥证", "materials.identity", "上传身份证。", "到场要带的证件"),
        ("面试当天要带啥证", "materials.identity", "面试人员凭身份证进场。", None),
        ("要不要交快递费", "fee.amount", "评审费每人200元。", "这项费用"),
        ("上机测试几号考", "condition.exam", "上机测试合格证自颁发公布之日起两年有效。", "考试的日期"),
        ("上机测试几号考", "condition.exam", "评审会议定于6月5日召开。", "考试的日期"),
        ("答辩放在几楼", DEFENCE, "成果中须遮去试验地点的门牌。", "答辩、考试的地点"),
        ("手机上能填吗", "channel.platform", "登录人才服务系统填报。", "能否用手机办理"),
        ("手机上能填吗", "channel.platform", "登录人才服务系统或者微信小程序填报。", None),
        ("能让爱人代我填报吗", "deadline.online_application", "网上申报6月5日截止。", "能否由他人代办"),
        ("能让爱人代我填报吗", "channel.how", "由申报人本人登录系统填报。", None),
        ("评审费能分两次交不", "fee.method", "评审费在系统内缴纳。", "能否分次缴费"),
        ("开票抬头写谁", "fee.invoice", "电子票据由平台开具。", "票据的抬头"),
        ("这个文抬头写给谁", "basis.addressee", "各县教育局:", None),  # of a letter, not of an invoice
        ("得有几票才算通过", "review_process.committee", "由市评审委员会评审。", "表决通过的票数"),
        ("得有几票才算通过", "review_process.committee", "经到会委员半数以上赞成的,视为通过。", None),
        ("专业课占三分之二吗", "ce_hours.professional", "专业科目60学时。", None),
        ("考官有几个人", DEFENCE, "答辩每人20分钟。", "评委的人数"),
        ("考官有几个人", DEFENCE, "答辩由5名专家主持。", None),
        ("评委名单能看不", "review_process.committee", "业绩材料一律匿名送审。", "评委的名单"),
        ("评委是从哪抽的,都是谁", "review_process.committee", "评委从省专家库中抽取。", None),
        ("答辩占百分之几,怎么打分", DEFENCE, "答辩每人20分钟。", "比例"),
        ("评审会要开几天", MEETING, "评审会议于11月底前召开。", "会议的天数"),
        ("评审会要开几天", MEETING, "评审会议开3天。", None),
        ("前年多少人通过了", "pass_rate.rate", "今年的通过率不超过70%。", "往年的情况"),
        ("答辩抽签定顺序吗", DEFENCE, "答辩每人20分钟。", "上场的顺序"),
        ("答辩会问哪些问题", DEFENCE, "答辩每人20分钟。", "提问的内容"),
        ("答辩会问哪些问题", DEFENCE, "答辩围绕代表作进行。", None),
        ("面试没过能不能补", "exemption.defence", "满20年的免面试。", "补考、改期的规定"),
        ("面试成绩当天知道不", DEFENCE, "面试每人20分钟。", "成绩公布的办法"),
        ("答辩用不用PPT", DEFENCE, "答辩每人20分钟。", "演示文稿的要求"),
        ("落选了来年还可以报不", "scope.times", "每人每年限报一个专业。", "再次申报的规定"),
        ("落选了来年还可以报不", "scope.times", "未通过的,次年可以再次申报。", None),
        ("不服这个结果去哪申诉", "result.where", "结果公示5天,无异议的发文。", "对结果申请复核的办法"),
        ("不服这个结果去哪申诉", "result.where", "对结果有异议的,可在公示期内书面反映。", None),
        ("评过了学校非得聘我吗", "materials.appointment", "上传聘任文件。", "评上以后的聘任和待遇"),
        ("评过了学校非得聘我吗", "result.certificate", "取得职称后由用人单位自主聘任。", None),
        ("电子证打出来弄丢了咋办", "result.certificate", "电子证书自行下载。", "丢失后的办法"),
        ("职称在外省认吗", "result.certificate", "电子证书自行下载。", "证书的有效地域"),
        ("结果会告诉本人吗", "result.when", "结果公示5个工作日。", "是否通知本人"),
        ("复印件彩色黑白都行吗", "materials.copies", "复印件一式两份。", "彩色还是黑白"),
        ("汇编要打孔吗", "paper_submission.form", "汇编一式两份,装订成册。", None),
        ("成果原件会还我吗", "materials.carry", "成果原件一套。", "材料的退还"),
        ("成果原件会还我吗", "materials.carry", "成果原件一套,审后退还。", None),
        ("窗口礼拜六上班不", "contact.hours", "联系电话:0999-1234567。", "休息时间是否受理"),
        ("窗口礼拜六上班不", "contact.hours", "工作日受理。", None),
        ("外籍人员可以报吗", "scope.place", "在我市工作的人员可以申报,不限户籍。", "外国人和港澳台人员"),
        ("部队里的工龄算进去吗", "seniority.counting", "年限算到2024年12月31日。", "退役军人"),
        ("学校压着不同意咋办", "channel.self", "不接收个人报送。", "单位不同意时的办法"),
        ("不服这个结果去哪申诉", "publicity.objection", "公示期满没有异议的发文。", "对结果申请复核的办法"),
        ("收费比往年高了吗", "fee.amount", "评审费每人200元。", "费用比往年的变化"),
        ("收费比往年高了吗", "fee.amount", "评审费由150元调整为200元。", None),
        ("面试去晚了咋算", DEFENCE, "面试每人20分钟。", "迟到的处理"),
        ("面试去晚了咋算", DEFENCE, "面试缺席的按放弃处理。", None),
        ("答辩远程视频可以吗", DEFENCE, "答辩每人20分钟。", "现场还是线上"),
        ("答辩远程视频可以吗", DEFENCE, "答辩一律现场进行。", None),
        ("匿名信投诉算数吗", "contact.report", "监督电话:0999-1234567。", "实名还是匿名"),
        ("公需课在哪个平台学", "ce_hours.public", "公需科目每年30学时。", "学习的网站"),
        ("公需课在哪个平台学", "ce_hours.public", "公需科目在继续教育网学习。", None),
        ("社保中断过一个月算吗", "scope.tenure", "在本市连续缴纳社保满6个月。", None),
        ("中途断缴过一个月算吗", "scope.tenure", "在本市缴满6个月。", "社保中断的处理"),
        ("要刻光盘交吗", "paper_submission.list", "评审表一式两份。", "光盘、U盘"),
        ("系统卡死了提交不了", "deadline.late", "逾期不予受理。", "系统故障时的办法"),
        ("有没有邮箱可以发材料", "contact.phone", "联系电话:0999-1234567。", "电子邮箱"),
    ],
)
def test_what_is_asked_for_is_there_or_named_as_missing(
    question: str, aspect: str, said: str, lacks: str | None
) -> None:
    found = missing(question, aspect, [said])
    assert (found and found.name) == lacks


def test_a_notice_without_the_value_is_silent_and_tells_what_it_says_of_the_point() -> None:
    finding = find(notice(), Ask(text="交材料的地方有没有邮箱", aspects=(("contact.phone", 0.9),)))
    assert (finding.status, finding.value) == ("silent", "电子邮箱")
    assert "0999-1234567" in finding.passages[0].quote


def test_a_passage_that_has_the_value_is_taken_where_a_likelier_one_lacks_it() -> None:
    made = notice(fee="申报材料包括：身份证、学历证书、业绩材料。\n\n所有材料用四号仿宋字打印。")
    finding = find(made, Ask(text="材料用什么字体", aspects=(("materials.list", 0.9),)))
    assert [passage.quote for passage in finding.passages] == ["所有材料用四号仿宋字打印。"]
