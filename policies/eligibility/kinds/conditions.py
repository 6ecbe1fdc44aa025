"""What else a notice asks of the person: review conditions kept in another document, certificates, examinations, conduct."""

from __future__ import annotations

import re

from policies.eligibility.clues import Clue, first, shown
from policies.eligibility.kinds.levels import direct
from policies.eligibility.model import Option
from policies.eligibility.parts import OF_LEVEL, Item, Part, Source, Stated, line
from policies.extract.levels import level_names

_CONDITIONS = (
    r"《[^》]*(?:评审条件|任职资格条件|评价标准|标准条件)[^》]*》|(?:专业)?任职资格条件|(?:相应|规定的|本系列)"
    r"[^,。;]{0,14}(?:评审|申报)(?:规定的申报)?条件"
)
_TITLE = re.compile(r"《([^》]*(?:条件|标准)[^》]*)》")
_UNREAD = (
    r"(?:没|未|还没)(?:有)?(?:看|对照|核对|查|读|研究)|(?:不清楚|说不准|不知道)[^,。;]{0,8}条件|"
    r"条件[^,。;]{0,10}(?:没看|没对照|没核对|说不准|不清楚|不知道)"
)
_NO_CERTIFICATE = (
    r"(?:没|无|未)(?:有)?(?:考|拿|取得)?(?:到|过)?[^,。;]{0,6}(?:教师)?资格证|资格证[^,。;]{0,8}(?:没|无|"
    r"不符|不一致|不对应|不是)|(?:学科|学段)不(?:符|一致|对应|同)|对不上|不是(?:同)?一个?(?:学科|学段)"
)
_CERTIFICATE = r"(?P<which>[^,。;:、上传]{0,8}?)的?教师资格证"


_FOR_SOME = (
    Stated(
        checklist="conditions",
        value="aid",
        found=(r"援(?:派期|疆期间|藏期间)|正在援[疆藏]",),
        unless="免除|是否援",
        holds="（援派人员）援派期和派出单位同意符合通知规定",
        title="是援派人员，援派期不满一年或派出单位没有审核同意",
        says=r"援派期[^,。;]{0,8}(?:不到|不满|不足|半年)|派出单位[^,。;]{0,8}(?:没|未|不)",
        aspect="special_cases.aid",
        change="由派出单位组织人事部门审核同意",
    ),
    Stated(
        checklist="conditions",
        value="from_government",
        found=(r"由?机关[^。;]{0,14}调[^。;]{0,40}材料",),
        holds="（从机关调入的）有任命文件和干部履历表",
        title="是从机关调入的，缺任命文件或干部履历表",
        says=r"(?:任命文件|履历表)[^,。;]{0,8}(?:没|缺|丢|找不)|没有?[^,。;]{0,4}(?:任命文件|履历表)",
        aspect="special_cases.from_government",
        change="向组织人事部门补齐印证材料",
    ),
    Stated(
        checklist="conditions",
        value="not_reviewed_here",
        found=(r"未开展[^。;]{0,10}评审的专业|不具备评审条件",),
        holds="本地开展这个专业的评审",
        title="本地没有开展这个专业的评审（要委托评审）",
        says=r"(?:没有?|未|不)(?:开展|组织|评)[^,。;]{0,8}(?:这个|该|我们?的?)?专业|委托评审",
        aspect="special_cases.commission",
        change="请当地人社部门按委托评审办理",
        fails="review",
    ),
    Stated(
        checklist="conditions",
        value="moved",
        found=(r"(?:调动|变更)[^。;]{0,16}业绩[^。;]{0,16}(?:证明|确认)",),
        holds="（换过单位的）调动前的业绩有原单位证明",
        title="换过单位，原单位没有证明以前的业绩",
        says=r"原单位[^,。;]{0,10}(?:不|没)",
        aspect="materials.performance",
        change="请原单位出具证明",
    ),
)
"""Requirements for some people only: those whom they do not concern have nothing to flag."""


def find(source: Source) -> Part:
    makers = (_teacher_certificate, _conduct, _exam, *(stated.item for stated in _FOR_SOME))
    items = [item for make in makers for item in [make(source)] if item]
    referred = _referred(source)
    return Part(items=(*referred, *items, *_performance(source)), refers=bool(referred))


def _referred(source: Source) -> list[Item]:
    """Conditions that stand in another document: nobody but the unit or the office can say that they are met."""
    named = [clue for clue in source.body if re.search(_CONDITIONS, clue.text) and not re.search(r"年内", clue.text)]
    if not named:
        return []
    clue = max(named, key=lambda clue: (clue.about("basis.conditions"), bool(_TITLE.search(clue.text)), -clue.place))
    titles = [_short_title(title) for title in _TITLE.findall(clue.text)]
    name = "、".join(f"《{title}》" for title in dict.fromkeys(titles)) or "本专业任职资格条件"
    return [_compared(clue, name), _fulfilled(clue, name)]


def _compared(clue: Clue, name: str) -> Item:
    return Item(
        checklist="conditions",
        option=Option(value="not_compared", title="评审条件还没有对照过，或说不准是否符合", says=(_UNREAD,)),
        criterion=f"对照过{name}",
        aspect="basis.conditions",
        fails="review",
        source=clue,
        status="unknown",
        holds=f"对照过{name}，符合条件",
        reason="具体条件在这份文件里，本通知没有列出",
        change="请单位对照该文件核对",
    )


def _fulfilled(clue: Clue, name: str) -> Item:
    says = r"(?:条件|业绩|论文|任职年限)[^,。;]{0,10}(?:不符合|不够|没达到|达不到|不满足)"
    return Item(
        checklist="conditions",
        option=Option(value="not_fulfilled", title="对照过评审条件，有不符合的", says=(says,)),
        criterion=f"符合{name}",
        aspect="basis.conditions",
        fails="hard",
        source=clue,
        reason="您对照过，有不符合的",
        change="条件具备后再报；评审条件如有破格规定，从其规定",
    )


def _short_title(title: str) -> str:
    """A document's name without the names of the authorities in front of it."""
    cut = re.split(r"(?:生产建设兵团|自治区|人民政府)(?=[^、,])", title)[-1]
    return shown(cut if len(cut) > 8 else title, 36)


def _teacher_certificate(source: Source) -> Item | None:
    clue = first(source.body, r"教师资格证")
    if not clue:
        return None
    match = re.search(_CERTIFICATE, clue.text)
    which = (match["which"] if match else "").rstrip("的")
    which = f"{which}的" if which in ("相应学科", "相应学段", "任教学科", "本学科") else ""
    title = f"没有{which}教师资格证" + ("（或证上的学科与任教学科不符）" if which else "")
    return line(
        "conditions",
        "teacher_certificate",
        holds=f"有{which}教师资格证",
        title=title,
        says=(_NO_CERTIFICATE,),
        aspect="materials.teacher_certificate",
        source=clue,
        fails="hard",
        change="取得后再报",
    )


def _conduct(source: Source) -> Item | None:
    clue = first(source.body, r"思想政治条件|师德|职业道德", unless="公示|突出")
    if not clue or not clue.about("condition.political"):
        return None
    return Item(
        checklist="conditions",
        option=Option(
            value="conduct",
            title="思想政治、职业道德（师德）有问题，单位不认可",
            says=(r"师德[^,。;]{0,8}(?:问题|不合格|失范)|政治[^,。;]{0,6}(?:问题|不合格)",),
        ),
        criterion="思想政治和职业道德符合要求",
        aspect="condition.political",
        fails="hard",
        source=clue,
        holds="思想政治、职业道德单位认可",
    )


def _exam(source: Source) -> Item | None:
    clue = first(source.body, r"(?:须|应当?|必须)[^,。;]{0,6}取得[^。;]{0,30}考试[^,。;]{0,8}合格")
    if not clue:
        return None
    levels = tuple(
        OF_LEVEL[name] for name in level_names(clue.text.split("取得")[0]) if OF_LEVEL[name] in source.levels
    )
    return Item(
        checklist="conditions",
        option=Option(
            value="exam",
            title="没有要求的考试合格成绩，或成绩已过有效期",
            says=(r"(?:没|未)(?:有)?(?:考|过)|考试[^,。;]{0,8}(?:没|未)过|过期",),
        ),
        criterion=shown(clue.text),
        aspect="condition.exam",
        fails="hard",
        source=clue,
        holds="有要求的考试合格成绩（在有效期内）",
        change="考试合格后再报",
        levels=levels,
    )


def _performance(source: Source) -> list[Item]:
    """Figures of output that the notice itself sets (每年刊播不少于80件), level by level."""
    figure = re.compile(r"(?:业绩|作品|成果|刊播|发表|主持|完成|每年)[^。;]{0,24}不少于\d+[件项篇部]")
    other = re.compile(r"上传|提交|报送|继续教育|字")
    found = [
        c
        for c in source.body
        if not c.row and re.search("业绩", c.text + c.above) and figure.search(c.text) and not other.search(c.text)
    ]
    return [_output(source, clue) for clue in found]


def _output(source: Source, clue: Clue) -> Item:
    named = (OF_LEVEL[name] for name in level_names(clue.text.split("不少于")[0]))
    return Item(
        checklist="conditions",
        option=Option(
            value=f"output{clue.place}",
            title=f"业绩没有达到：{shown(clue.text, 40)}",
            says=(r"(?:业绩|作品|件数)[^,。;]{0,8}(?:不够|不足|没达到|差)",),
        ),
        criterion=shown(clue.text, 80),
        aspect="condition.performance",
        fails="hard",
        source=clue,
        holds=shown(clue.text),
        change="业绩达到后再报",
        levels=tuple(level for level in named if level in source.levels),
    )


def unit_proof(source: Source) -> Clue | None:
    """The passage that asks the unit to prove the years of those who go for a middle title directly."""
    return first(source.body, r"直接申报中级[^。;]{0,40}(?:出具|证明)|年限的?(?:书面)?证明") if direct(source) else None
