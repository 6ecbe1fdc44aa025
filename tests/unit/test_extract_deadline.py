"""Deadlines in sentences: days, hours, stages, and what is no deadline."""

import pytest
from deadline_reading import APPLY, DEFEND, MEET, OTHER, PAPER, PAY, PUBLIC, REVIEW, read
from extraction import meta, outlined

from policies.extract.deadline import extract

CASES = {
    "open from the day of issue, closed for each level on its day": (
        "一、申报时间\n\n申报系统自本公告发布之日起开放。申报高级的，10月20日18时关闭；申报中级的，11月3日中午12时关闭。\n",
        [(APPLY, "2024-09-25", "2024-10-20", "18:00", "高级"), (APPLY, "2024-09-25", "2024-11-03", "12:00", "中级")],
    ),
    "open from now, longer for some": (
        "一、申报时间\n\n即日起可登录平台申报。主任医（药、护、技）师10月15日24时截止；副主任医（药、护、技）师延长至10月22日24时截止。\n",
        [
            (APPLY, "2024-09-25", "2024-10-15", "24:00", "主任医（药/护/技）师"),
            (APPLY, "2024-09-25", "2024-10-22", "24:00", "副主任医（药/护/技）师"),
        ],
    ),
    "in force from the day of issue opens nothing": ("一、附则\n\n本通知自印发之日起施行。\n", []),
    "a day on which nothing is taken in is no term": (
        "一、报送\n\n纸质材料报送时间：10月14日至10月18日，其中10月16日下午不受理。\n",
        [(PAPER, "2024-10-14", "2024-10-18", "", "")],
    ),
    "days off": (
        "一、报送\n\n材料受理时间为9月26日至10月11日，10月1日至10月7日放假。\n",
        [(PAPER, "2024-09-26", "2024-10-11", "", "")],
    ),
    "what others hold, they set": (
        "一、评审范围\n\n县区中级评审由各县区自行组织，具体时间以各县区通知为准。\n",
        [],
    ),
    "year from the first date of a range": (
        "一、时间安排\n\n（一）网上申报时间：2024年10月8日—10月30日18:00。\n",
        [(APPLY, "2024-10-08", "2024-10-30", "18:00", "")],
    ),
    "year from the notice": (
        "一、时间安排\n\n1.个人申报：10月8日至10月20日。\n2.单位审核：10月25日前。\n3.缴费时间：11月4日—11月8日。\n",
        [
            (APPLY, "2024-10-08", "2024-10-20", "", ""),
            (REVIEW, "", "2024-10-25", "", "单位"),
            (PAY, "2024-11-04", "2024-11-08", "", ""),
        ],
    ),
    "range over the turn of the year": (
        "一、申报时间\n\n网上申报自2024年12月20日开始至2025年1月10日结束，纸质材料于1月20日前报送。\n",
        [(APPLY, "2024-12-20", "2025-01-10", "", ""), (PAPER, "", "2025-01-20", "", "")],
    ),
    "range over the turn of the year without its second year": (
        "一、申报时间\n\n网上申报时间为2024年12月20日至1月10日24时。\n",
        [(APPLY, "2024-12-20", "2025-01-10", "24:00", "")],
    ),
    "from now on": (
        "一、申报时间\n\n即日起至10月15日17:30，申报人登录系统提交申报材料，逾期系统自动关闭。\n",
        [(APPLY, "2024-09-25", "2024-10-15", "17:30", "")],
    ),
    "from the day of issue on": (
        "一、申报时间\n\n自本通知印发之日起至2024年10月31日止为网上申报阶段。\n",
        [(APPLY, "2024-09-25", "2024-10-31", "", "")],
    ),
    "until, said in many ways": (
        "一、时间\n\n1.网上申报截至10月20日中午12点。\n2.各县（区）审核工作须在10月25日之前完成。\n3.纸质材料最迟10月28日送达。\n"
        "4.缴费截止时间：11月1日下午5点半。\n",
        [
            (APPLY, "", "2024-10-20", "12:00", ""),
            (REVIEW, "", "2024-10-25", "", "各县（区）"),
            (PAPER, "", "2024-10-28", "", ""),
            (PAY, "", "2024-11-01", "17:30", ""),
        ],
    ),
    "hour on the next line": (
        "一、时间安排\n\n（一）网上申报时间：2024年10月8日—10月30日\n（北京时间 18:00）。\n",
        [(APPLY, "2024-10-08", "2024-10-30", "18:00", "")],
    ),
    "Chinese numerals": (
        "一、时间\n\n网上申报：二〇二四年十月八日至十月三十日十八时。\n",
        [(APPLY, "2024-10-08", "2024-10-30", "18:00", "")],
    ),
    "full width and stray spaces": (
        "一、时间\n\n网上申报：２０２４ 年 １０ 月 ８ 日 ～ １０ 月 ３０ 日 １８ ： ００。\n",
        [(APPLY, "2024-10-08", "2024-10-30", "18:00", "")],
    ),
    "weekdays and both hours": (
        "一、时间\n\n网上申报时间：2024年10月8日（星期二）9:00至10月30日（星期三）18:00。\n",
        [(APPLY, "2024-10-08", "2024-10-30", "18:00", "")],
    ),
    "dates with dots and hyphens": (
        "一、时间\n\n网上申报：2024.10.8-2024.10.30；单位审核：2024-10-09至2024-11-01 17:00。\n",
        [(APPLY, "2024-10-08", "2024-10-30", "", ""), (REVIEW, "2024-10-09", "2024-11-01", "17:00", "单位")],
    ),
    "levels in one sentence": (
        "一、时间\n\n网上申报时间：初级10月8日至10月15日，中级10月16日至10月25日，高级10月26日至11月5日。\n",
        [
            (APPLY, "2024-10-08", "2024-10-15", "", "初级"),
            (APPLY, "2024-10-16", "2024-10-25", "", "中级"),
            (APPLY, "2024-10-26", "2024-11-05", "", "高级"),
        ],
    ),
    "levels after their dates": (
        "一、时间\n\n10月15日前报送高级职称纸质材料，10月20日前报送中级职称纸质材料。\n",
        [(PAPER, "", "2024-10-15", "", "高级"), (PAPER, "", "2024-10-20", "", "中级")],
    ),
    "stage after its date": (
        "一、时间\n\n10月8日至20日，个人网上申报，10月21日至25日，单位审核，10月26日至30日，主管部门复审。\n",
        [
            (APPLY, "2024-10-08", "2024-10-20", "", ""),
            (REVIEW, "2024-10-21", "2024-10-25", "", ""),
            (REVIEW, "2024-10-26", "2024-10-30", "", ""),
        ],
    ),
    "what a condition names is not the stage": (
        "一、时间\n\n网上审核通过后，申报人员须于11月10日前登录平台缴费。缴费成功后，请于11月15日前将评审表报送至市人社局310室。\n",
        [(PAY, "", "2024-11-10", "", ""), (PAPER, "", "2024-11-15", "", "")],
    ),
    "two stages of one date": (
        "一、时间\n\n请于10月10日前报送纸质材料到综合办，并进行缴费确认。\n",
        [(PAPER, "", "2024-10-10", "", ""), (PAY, "", "2024-10-10", "", "")],
    ),
    "opening and closing in one sentence": (
        "一、时间\n\n网上申报系统于2024年10月3日开放申报，关闭时间为2024年10月18日。\n",
        [(APPLY, "2024-10-03", "2024-10-18", "", "")],
    ),
    "who reviews": (
        "一、时间\n\n各县（市）人力资源和社会保障局应于2024年11月5日前完成审核。市职称评审委员会办公室于11月6日至11月15日进行复审。\n",
        [
            (REVIEW, "", "2024-11-05", "", "各县（市）人力资源和社会保障局"),
            (REVIEW, "2024-11-06", "2024-11-15", "", "市职称评审委员会办公室"),
        ],
    ),
    "left open": (
        "一、时间\n\n1.评审会议时间另行通知。\n2.答辩拟于11月中旬进行，具体时间另行通知。\n3.缴费时间待定。\n",
        [(MEET, "", "", "", ""), (DEFEND, "", "", "", ""), (PAY, "", "", "", "")],
    ),
    "days counted from a message": (
        "一、缴费\n\n申报人收到缴费短信后3日内通过平台缴纳评审费，逾期视为放弃。\n",
        [(PAY, "", "", "", "")],
    ),
    "days to resubmit are no deadline": ("一、审核\n\n退回的材料应当在3个工作日内修改后重新提交。\n", []),
    "days of publicity are no deadline": ("一、公示\n\n评审结果公示5个工作日。\n", []),
    "publicity with dates": (
        "一、公示\n\n评审结果于2024年12月2日至12月6日在市人社局网站公示。\n",
        [(PUBLIC, "2024-12-02", "2024-12-06", "", "")],
    ),
    "defence on one day": (
        "一、答辩\n\n面试答辩定于2024年11月16日上午9时在市党校举行。\n",
        [(DEFEND, "2024-11-16", "2024-11-16", "", "")],
    ),
    "office hours are no hour of closing": (
        "一、报送\n\n纸质材料于10月24日至10月31日（每天10:00—13:30，16:00—19:30）报送至政务服务中心。\n",
        [(PAPER, "2024-10-24", "2024-10-31", "", "")],
    ),
    "office hours alone are no deadline": ("一、联系\n\n受理时间：工作日上午9:00—12:00，下午14:00—17:00。\n", []),
    "cut-off of service": (
        "一、条件\n\n任职年限、业绩成果计算截止时间为2023年12月31日。\n",
        [(OTHER, "", "2023-12-31", "", "任职年限、业绩成果")],
    ),
    "validity of the notice": (
        "一、附则\n\n本办法自2024年10月1日起施行，有效期至2026年9月30日。\n",
        [(OTHER, "2024-10-01", "2026-09-30", "", "有效期")],
    ),
    "dates of other documents are no deadlines": (
        "一、依据\n\n按照省人社厅2024年3月1日印发的《关于做好职称工作的通知》（2024年3月1日）执行。\n",
        [],
    ),
    "dates in a life are no deadlines": (
        "一、条件\n\n1.1964年10月1日以后出生的。\n2.2024年8月31日前取得现职称并受聘的。\n3.2023年9月1日以后退休的不得申报。\n",
        [],
    ),
    "long spans for achievements are no deadlines": ("一、条件\n\n论文发表时间为2019年1月1日至2024年8月31日。\n", []),
    "what was planned before is no deadline": (
        "一、延期\n\n将网上申报截止时间由原定的2024年10月30日18:00延长至2024年11月8日18:00。\n",
        [(APPLY, "", "2024-11-08", "18:00", "")],
    ),
    "misread digits, another clause has them right": (
        "一、时间\n\n网上申报时间：2O24年1O月8日至l0月3l日。\n\n二、注意\n\n申报人请于2024年10月31日前登录系统申报。\n",
        [(APPLY, "2024-10-08", "2024-10-31", "", "")],
    ),
    "a verb inside the range": (
        "一、时间\n\n县人社局从11月4日审核到11月8日。\n",
        [(REVIEW, "2024-11-04", "2024-11-08", "", "县人社局")],
    ),
    "longer by some days for some": (
        "一、时间\n\n网上申报时间为10月9日至10月31日，正高级延长5天。\n",
        [(APPLY, "2024-10-09", "2024-10-31", "", "中级、副高级"), (APPLY, "2024-10-09", "2024-11-05", "", "正高级")],
    ),
    "paid when the papers are handed in": (
        "一、缴费\n\n评审费请于报送纸质材料时现场缴纳。\n",
        [(PAY, "", "", "", "")],
    ),
    "an open place is no open time": (
        "一、时间安排\n\n环节\t时间\t地点\n面试答辩\t11月9日\t地点另行通知\n",
        [(DEFEND, "2024-11-09", "2024-11-09", "", "")],
    ),
    "what need not be done names no stage": (
        "一、时间\n\n认定人员10月31日前把材料交到人事股，无需网上申报。\n",
        [(PAPER, "", "2024-10-31", "", "认定人员")],
    ),
    "left until another has agreed": (
        "一、时间\n\n评审会议的时间，待省职改办批复后再行公布。\n",
        [(MEET, "", "", "", "")],
    ),
    "not later than the postmark": (
        "一、报送\n\n材料可邮寄，以邮戳日期为准，不得晚于11月15日。\n",
        [(PAPER, "", "2024-11-15", "", "")],
    ),
    "an examination and its admission card": (
        "一、考试\n\n理论考试时间：11月24日9:00—11:00。\n\n打印准考证：11月18日至11月22日。\n",
        [
            (OTHER, "2024-11-24", "2024-11-24", "11:00", "理论考试"),
            (OTHER, "2024-11-18", "2024-11-22", "", "打印准考证"),
        ],
    ),
    "a level for its beginning and its end": (
        "一、时间\n\n中级职称个人申报9月28日启动，10月20日截止；高级职称个人申报10月8日启动，10月31日截止。\n",
        [(APPLY, "2024-09-28", "2024-10-20", "", "中级"), (APPLY, "2024-10-08", "2024-10-31", "", "高级")],
    ),
    "beginning and end by name": (
        "一、时间\n\n申报开始时间：9月28日；申报结束时间：10月20日17时。\n",
        [(APPLY, "2024-09-28", "2024-10-20", "17:00", "")],
    ),
    "a loose word right before its time": (
        "一、时间\n\n第一批：申报9月28日至10月10日，审核10月14日前。\n",
        [(APPLY, "2024-09-28", "2024-10-10", "", ""), (REVIEW, "", "2024-10-14", "", "")],
    ),
    "who reviews, behind the time": (
        "一、时间\n\n10月28日—11月1日：主管部门审核。\n",
        [(REVIEW, "2024-10-28", "2024-11-01", "", "主管部门")],
    ),
    "days and months with dots": (
        "一、时间\n\n网上报名时间10.8—10.20，每篇论文查重率1.5—2.5。\n",
        [(APPLY, "2024-10-08", "2024-10-20", "", "")],
    ),
    "to the second": (
        "一、时间\n\n网上申报系统10月20日23时59分59秒自动关闭。\n",
        [(APPLY, "", "2024-10-20", "23:59", "")],
    ),
    "what has to be held before is no deadline": ("一、时间\n\n10月20日前取得继续教育合格证方可申报。\n", []),
    "until the end of a working day": (
        "一、报送\n\n请各单位于2024年10月25日（星期五）下班前，将纸质材料统一报送至市教育局人事科（308室），逾期不予受理。\n",
        [(PAPER, "", "2024-10-25", "", "")],
    ),
    "office hours with holidays": (
        "一、受理\n\n纸质材料受理时间：2024年10月21日-10月25日（上午8:30-11:30，下午14:30-17:00，节假日除外）。\n",
        [(PAPER, "2024-10-21", "2024-10-25", "", "")],
    ),
    "a meeting late in a month": ("一、评审\n\n评审会定于11月下旬召开。\n", [(MEET, "", "", "", "")]),
    "a meeting until a day": (
        "一、评审\n\n各评委会应于2024年11月30日前完成评审工作。\n",
        [(MEET, "", "2024-11-30", "", "")],
    ),
    "defence level by level": (
        "一、答辩时间\n\n答辩时间：正高级11月20日，副高级11月21日。\n",
        [(DEFEND, "2024-11-20", "2024-11-20", "", "正高级"), (DEFEND, "2024-11-21", "2024-11-21", "", "副高级")],
    ),
    "system opens and closes": (
        "一、申报\n\n系统开放时间：2024年10月1日0:00—10月31日24:00。申报系统将于2024年10月31日24:00准时关闭。\n",
        [(APPLY, "2024-10-01", "2024-10-31", "24:00", "")],
    ),
    "correction with a date": (
        "一、补正\n\n补正材料截止时间为2024年11月5日18时。\n",
        [("revision", "", "2024-11-05", "18:00", "")],
    ),
    "social insurance is no payment": (
        "一、材料\n\n企业人员提供2024年6月份社保缴费证明，截至2024年9月30日社会保险缴纳满12个月。\n",
        [],
    ),
    "when another regulation took effect is no deadline": (
        "一、依据\n\n依据《职称评审管理暂行规定》（人社部令第40号，2019年9月1日起施行）开展评审。\n",
        [],
    ),
    "a range replaced by another": (
        "一、调整\n\n原通知中“纸质材料报送时间10月24日至10月31日”调整为“11月10日至11月15日”。\n",
        [(PAPER, "2024-11-10", "2024-11-15", "", "")],
    ),
    "from a day that is not told to a date": (
        "一、缴费\n\n缴费时间：审核通过之日起至2024年11月10日24:00。\n",
        [(PAY, "", "2024-11-10", "24:00", "")],
    ),
    "issued in December for the next year": (
        "一、时间\n\n网上申报：1月6日至1月20日。\n",
        [(APPLY, "2025-01-06", "2025-01-20", "", "")],
    ),
    "by whom it is handed in is no date before": (
        "一、收费\n\n由学校于10月10日前统一缴纳至县财政专户。\n",
        [(PAY, "", "2024-10-10", "", "")],
    ),
    "numbered with a full-width stop": (
        "一、程序\n\n1．10月1日至10月10日，个人在系统内填报。\n2．10月11日至10月20日，学校审核汇总。\n",
        [(APPLY, "2024-10-01", "2024-10-10", "", ""), (REVIEW, "2024-10-11", "2024-10-20", "", "")],
    ),
    "single-digit days with hours": (
        "一、申报时间\n\n2024-10-8 9:00 至 2024-11-6 18:00（每日8:00-22:00开放）。\n",
        [(APPLY, "2024-10-08", "2024-11-06", "18:00", "")],
    ),
    "days for groups in brackets": (
        "一、报送\n\n现场提交纸质材料：10月14日（幼儿园）、10月15日（小学）。\n",
        [(PAPER, "2024-10-14", "2024-10-14", "", "幼儿园"), (PAPER, "2024-10-15", "2024-10-15", "", "小学")],
    ),
    "checks with their publicity are a check": (
        "一、时间\n\n学校审核、公示：10月14日至10月24日（公示不少于5个工作日）。\n",
        [(REVIEW, "2024-10-14", "2024-10-24", "", "")],
    ),
    "money sent by a day": (
        "一、费用\n\n费用由所在学校统一于2024年10月18日前转账至区教育局账户。\n",
        [(PAY, "", "2024-10-18", "", "")],
    ),
    "a month alone, a quarter": (
        "一、评审\n\n1.答辩拟于2024年11月进行。\n2.评审会：12月。\n3.结果公示（2024年第四季度）。\n",
        [(DEFEND, "", "", "", ""), (MEET, "", "", "", ""), (PUBLIC, "", "", "", "")],
    ),
    "around a day is left open": ("一、公示\n\n结果公示：12月15日前后。\n", [(PUBLIC, "", "", "", "")]),
    "a condition with a date": ("一、条件\n\n2024年12月31日前达到法定退休年龄的，不再受理。\n", []),
    "nothing is due": ("一、其他\n\n本次评审不收取纸质材料，不组织答辩。\n", []),
    "longer for some, one hour for all": (
        "一、时间\n\n网上申报时间为10月8日至10月20日，高级职称顺延至10月25日，均以当日17:30为限。\n",
        [(APPLY, "2024-10-08", "2024-10-20", "17:30", "中级"), (APPLY, "2024-10-08", "2024-10-25", "17:30", "高级")],
    ),
    "who has passed a check hands in papers": (
        "一、时间\n\n1.纸质材料：通过复审的，12月25日至1月5日交到市财政局会计科（节假日除外）。\n",
        [(PAPER, "2024-12-25", "2025-01-05", "", "")],
    ),
    "checked on the spot": (
        "一、核验\n\n复核通过后，申报人携带学历证书、执业证书原件，于10月24日至10月28日到市民中心二楼核验。\n",
        [(PAPER, "2024-10-24", "2024-10-28", "", "")],
    ),
    "days counted from the end of publicity": (
        "一、报送\n\n纸质材料由用人单位于公示结束后10个工作日内统一送市局人事科。\n",
        [(PAPER, "", "", "", "")],
    ),
    "days to mend counted from a message": (
        "一、审核\n\n需要补正的，申报人应当在收到短信后3日内补齐。\n",
        [("revision", "", "", "", "")],
    ),
    "not later than": (
        "一、审核\n\n县级审核不晚于11月5日，市级审核不得迟于11月15日。\n",
        [(REVIEW, "", "2024-11-05", "", ""), (REVIEW, "", "2024-11-15", "", "")],
    ),
    "by the postmark": ("一、报送\n\n材料寄送以10月31日邮戳为准。\n", [(PAPER, "", "2024-10-31", "", "")]),
    "midnight said as twelve in the evening": (
        "一、报名\n\n报名从即日起，到十月三十一日晚上12点结束。\n",
        [(APPLY, "2024-09-25", "2024-10-31", "24:00", "")],
    ),
    "from one stage into its end": (
        "一、安排\n\n11月4日起复核，11月15日复核结束。\n",
        [(REVIEW, "2024-11-04", "2024-11-15", "", "")],
    ),
    "a closing date changed": (
        "一、调整\n\n将报名截止日期由10月15日改为10月25日。\n",
        [(APPLY, "", "2024-10-25", "", "")],
    ),
    "registering is applying": (
        "一、时间\n\n个人注册并填报：10月16日至11月24日。\n",
        [(APPLY, "2024-10-16", "2024-11-24", "", "")],
    ),
    "publicity of those recommended is a step of the review": (
        "一、安排\n\n环节\t时间\n推荐与公示\t10月22日前\n结果公示\t12月2日至12月6日\n",
        [(REVIEW, "", "2024-10-22", "", "推荐与公示"), (PUBLIC, "2024-12-02", "2024-12-06", "", "")],
    ),
    "units that are put on file have not applied": (
        "一、时间\n\n环节\t时间\n单位注册备案\t10月8日至10月12日\n",
        [(OTHER, "2024-10-08", "2024-10-12", "", "单位注册备案")],
    ),
    "left open for all that is expected": (
        "一、评审\n\n评审会议时间、地点另行通知，预计在2024年12月底前结束。\n",
        [(MEET, "", "", "", ""), (MEET, "", "2024-12-31", "", "")],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_reads(body, expected):
    assert read(body, levels=("中级", "副高")) == expected


def test_a_lost_month_is_settled_by_the_clause_that_has_it_and_cites_it():
    body = (
        "一、时间\n\n纸质材料报送时间为2024年9月25日至月10日。\n\n二、要求\n\n1.网审通过人员请于2024年10月10日前报送纸质材料。\n"
        "2.初次确定的申报人，纸质材料报送时间为2024年9月25日至10月10日。\n"
    )
    facts = extract(outlined(body), meta())
    general = next(fact for fact in facts if fact.applies_to is None)
    assert (str(general.start), str(general.end)) == ("2024-09-25", "2024-10-10")
    assert "请于2024年10月10日前" in general.quote
    assert not general.review


def test_a_lost_month_that_nothing_settles_is_left_for_review():
    facts = extract(outlined("一、时间\n\n纸质材料报送时间为2024年9月25日至月10日。\n"), meta())
    assert [(str(fact.start), fact.end, fact.review) for fact in facts] == [("2024-09-25", None, True)]


def test_dates_in_a_blank_form_are_no_facts():
    body = "一、时间\n\n网上申报：10月8日至20日。\n\n附件1\n\n推荐单位公示（模板）\n\n公示时间从××××年××月××日起至2024年10月30日止。\n"
    assert [fact.stage for fact in extract(outlined(body), meta())] == [APPLY]
