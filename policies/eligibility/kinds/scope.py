"""Who may apply: place, kind of employer, occupation, still in service, and what a notice does not cover."""

from __future__ import annotations

import re

from policies.eligibility.clues import Clue, first, shown
from policies.eligibility.kinds.specialty import listed
from policies.eligibility.model import Option
from policies.eligibility.parts import Item, Part, Source, line
from policies.extract.levels import level_names
from policies.places import full_and_short

_WHO = re.compile(
    r"(?:均?可以?(?:按[^,。;]{0,16})?(?:申报|参加)|适用于|从事[^。;]{2,60}(?:人员|毕业生)|毕业生|在职人员|初次确定|的人员)"
)
_OPENS = re.compile(r"适用于|均可以?[^,。;]{0,20}(?:申报|参加)")
_HEADED = re.compile(r"范围|对象|申报人员|适用|可以申报|参评人员|评审人员")
_LOCAL = re.compile(r"[全本我该](?:市|县|州|区|地区|盟|旗|省)|[盟市州地],?、?[旗县]")
_EMPLOYER = re.compile(
    r"(?P<words>(?:各(?:类)?|企,?、?|企业|事业单位|社会组织|民营|非公有制经济组织|[\u4e00-\u9fff]{2,6}系统|"
    r"(?:[两二]级)?报社|院校|学校|医疗(?:卫生)?机构)[^。;,从]{0,60}?)"
    r"(?:等?(?:中|内)?,?$|工作的|(?:等)?建立劳动|在职)"
)
_JOB = re.compile(r"从事(?P<job>[^,。;的]{1,40}?(?:工作|岗位)|[^,。;的]{1,30}?(?:教学|科研|研究|生产))")
_NOT_COVERED = re.compile(
    r"不适用本(?:通知|规定|办法|公告|方案)|(?:评审|申报)[^,。;]{0,4}另行(?:安排|组织|通知)|不在本次[^,。;]{0,6}范围|"
    r"不组织评审|除外"
)
_OTHER_ARRANGEMENTS = re.compile(r"时间|日期|答辩|地点|另行通知")
_EXAM_ONLY = re.compile(r"以考代评")

_OTHER_WORK = (
    r"行政(?!记过|处分)|后勤|文秘|保安|司机|厨师|工勤|管理岗|人事干部|不从事|办公室(?:工作|主任|干事)"
    r"|不(?:搞|干|做)(?:技术|业务|专业)"
)
_NOT_TEACHING = (
    r"(?<!教)会计(?!专业|课)|出纳|财务(?!专业|课)|档案管理|宿管|图书管理|教务(?:员|管理)|校医|不是(?:教师|老师)"
    r"|(?:不|没(?:有)?)(?:上课|任教|代课|教课|教书|授课|教学|带课)"
)
_TEACHER = re.compile("教师|教学|教育")
_PRIVATE = r"企业|公司|民办|私立|个体|国企|私企|民营|非公|劳务派遣|工厂|集团"
_PUBLIC = r"事业单位|事业编|在编|公办|县直|[中小]学|学校|幼儿园|医院|推广站|管理站|监测站|中心|文化馆|图书馆"
_GOVERNMENT = r"(?<!事业)机关|政府(?!购)|不是(?:企|事)业"


def find(source: Source) -> Part:
    """A line of the checklist for each thing that the paragraph on the scope asks of an applicant."""
    base = _base(source)
    if not base:
        return Part(items=tuple(_not_covered(source)))
    makers = (_place, _employer, _job, _in_service)
    items = [item for make in makers for item in [make(source, base)] if item]
    return Part(items=(*items, *_not_covered(source)))


def _base(source: Source) -> Clue | None:
    """The passage that says who may apply."""
    body = [
        clue
        for clue in source.clues
        if not clue.attached and not re.search(r"不得|不能|年内|上传|填报|填写|提交", clue.text)
    ]
    headed = [clue for clue in body if _HEADED.search(clue.above)]
    openly = [clue for clue in body if _OPENS.search(clue.text)]
    for found in (headed, openly):
        working = [clue for clue in found if _WHO.search(clue.text) and re.search(r"从事|工作的|系统|单位", clue.text)]
        if working:
            return max(
                working[:4],
                key=lambda clue: (clue.aspects.get("scope.who", 0.0) >= 0.5, bool(_JOB.search(clue.text)), -clue.place),
            )
    return None


def _place(source: Source, base: Clue) -> Item | None:
    region = source.notice.region
    if not region or not (any(name in base.text for name in full_and_short(region)) or _LOCAL.search(base.text)):
        return None
    names = "|".join(map(re.escape, full_and_short(region)))
    says = [rf"不在(?:{names}|本[县市州地]|我[县市州])|外[县市省地]|别的[县市州]|其他[县市州]"]
    county = region.endswith(("县", "旗"))  # larger regions hold places with names of their own
    if county:
        says.append(rf"^(?!.*(?:{names})).*[\u4e00-\u9fff]{{2}}(?:县|市|州|地区)(?!直|级|里|内|委|城)")
    return line(
        "scope",
        "place",
        holds=f"单位在{region}",
        title=f"单位不在{region}",
        says=tuple(says),
        aspect="scope.place",
        source=base,
        fails="hard",
        reason="不在这份通知的地区范围内",
        change="应按工作单位所在地的通知申报",
        affirms=(names,),
        place=region if county else None,
    )


def _employer(source: Source, base: Clue) -> Item | None:
    match = _EMPLOYER.search(_without_place(source, base.text).split("从事")[0])
    if not match:
        return None
    words = re.sub(r"^各(?:类)?", "", match["words"]).rstrip("等、,")
    private = re.search(r"企|民营|非公|社会组织", words)
    says = (_GOVERNMENT,) if private else (_PRIVATE, _GOVERNMENT) if "单位" in words else (_PRIVATE,)
    hint = "（如企业、民办机构）" if "事业单位" in words and not private else ""
    change = "" if private else "通知这一条写的范围里没有这类单位，是否有别的渠道请问受理单位"
    named = [word.removesuffix("系统") for word in re.split("[、,和与及]", words) if len(word) > 1]
    named += [name for name in source.notice.names if 2 <= len(name) <= 4 and set(name) <= set(words)]
    own = "|".join(map(re.escape, named))
    return line(
        "scope",
        "employer",
        holds=f"单位属于{words}",
        title=f"单位不属于{words}{hint}",
        says=(*says, rf"不(?:是|属于)(?:{own})"),
        aspect="scope.enterprise",
        source=base,
        fails="hard",
        reason=f"范围写的是“{words}”",
        change=change,
        affirms=(own, _PUBLIC),
    )


def _without_place(source: Source, text: str) -> str:
    for name in full_and_short(source.notice.region) if source.notice.region else ():
        text = text.replace(name, "")
    return re.sub(r"^[^,。;]{0,6}适用于", "", _LOCAL.sub("", text)).lstrip("在与")


def _job(source: Source, base: Clue) -> Item | None:
    match = _JOB.search(base.text)
    if not match:
        return None
    job = shown(match["job"], 30)
    teaching = bool(_TEACHER.search(job))
    teaches = (r"教师|老师|任教|教书|上课|带班|教[\u4e00-\u9fff]{2}",) if teaching else ()
    own = tuple(
        re.escape(word.removesuffix("工作")) for word in re.split("[、,]", job) if len(word.removesuffix("工作")) > 1
    )
    return line(
        "scope",
        "job",
        holds=f"本人从事{job}",
        title=f"不从事{job}（如行政、{'财务、' if teaching else ''}后勤岗）",
        says=(_OTHER_WORK, _NOT_TEACHING) if teaching else (_OTHER_WORK,),
        aspect="scope.who",
        source=base,
        fails="hard",
        reason=f"须从事{job}",
        change="转到相应岗位后，按任职条件申报",
        affirms=(*teaches, *own),
    )


def _in_service(source: Source, base: Clue) -> Item | None:
    """在职, where the paragraph on the scope asks for it."""
    near = [clue for clue in source.clues if not clue.attached and abs(clue.place - base.place) <= 8]
    clue = first(near, r"(?:应当为|须为|须是|为)[^,。;]{0,8}在职|在职(?:在编)?的?(?:专业技术)?(?:人员|职工|在岗|教师)")
    if not clue:
        return None
    return line(
        "scope",
        "in_service",
        holds="是在职人员",
        title="不是在职人员（如已离职、已退休）",
        says=(r"离职|辞职|不在职|退休|返聘",),
        aspect="scope.who",
        source=clue,
        fails="hard",
        reason="须为在职人员",
    )


def _not_covered(source: Source) -> list[Item]:
    """What the notice says it does not cover (播音主持专业的评审另行安排)."""
    found = [(clue, _left_out(source, clue)) for clue in source.clues if not (clue.attached or clue.row)]
    return [_outside(clue, words) for clue, words in found if words]


def _left_out(source: Source, clue: Clue) -> str | None:
    """The words of a passage for what it leaves out; None where it leaves out nothing, or what is asked with the level
    or the specialty."""
    if not _NOT_COVERED.search(clue.text) or _OTHER_ARRANGEMENTS.search(clue.text):
        return None
    sentence = next(part for part in re.split(r"[。;]", clue.text) if _NOT_COVERED.search(part))
    if source.levels and level_names(sentence) or _EXAM_ONLY.search(sentence) and listed(source):
        return None
    bracket = re.search(r"\(([^()]{2,40}除外)\)", sentence)
    return shown(bracket[1] if bracket else sentence)


def _outside(clue: Clue, words: str) -> Item:
    says = (r"以考代评|考试",) if _EXAM_ONLY.search(words) else ()
    return Item(
        checklist="scope",
        option=Option(value=f"not_covered{clue.place}", title=f"属于：{words}", says=says),
        criterion=f"不属于：{words}",
        aspect="scope.series",
        fails="hard",
        source=clue,
        holds=f"不属于“{words}”",
        reason=words,
        change="按通知说的另外途径办理",
    )
