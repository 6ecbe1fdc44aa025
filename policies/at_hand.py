"""What a follow-up asks of the clause that the last answer showed: '几年的' after a clause that says 近一年.

The words of a short question may be taken for a point of their own (几年的: of the certificates); the clause at hand,
where it holds what is asked for, is what the person has before their eyes.
"""

from __future__ import annotations

import functools
import re

from policies.model import Notice, Passage
from policies.ranking import Ask
from policies.tables import cells
from policies.taxonomy import pattern
from policies.taxonomy.concepts import concepts
from policies.text import squeeze, words

_OFFICE = r"单位|部门|机构|办公室|小组|委员会|评委会|局|中心|学校|负责人|领导|本人|申报人|个人"
_DESK = r"部(?!分)|处(?!理|分|罚)|科(?!目|学|研)"
_N = r"<NUM>"
_KINDS: tuple[tuple[str, str], ...] = (
    (r"[几哪](?:几|一|两)?(?:个)?年度?|多少年", rf"{_N}个?年|<YEAR>年"),
    (r"几号(?!文)|几月|哪[一两]?[天日]|何时|(?:什么|啥)时[候间](?!才)", r"<DATE>|(?:时|后)[^,。;]{0,4}(?:缴|交|办|领|发)"),
    (r"填(?:写|报)?(?:什么|啥|哪(?:个|张|份)?)(?:表)?|(?:什么|啥|哪(?:个|张|份))表", r"填(?:写|报)?[^,。;]{0,6}《|《[^》]{2,30}表》"),
    (r"退不退|退[还回]?吗|[还能可]退", r"(?<!打)(?<!被)退(?:还|给|费|$)|不退|领回"),
    (r"几份|多少份", rf"{_N}[份套]"),
    (r"几[次回]|多少次", rf"{_N}次"),
    (r"多久|多长时间|[几多少]+(?:个)?(?:工作日|天|小时|月)", rf"{_N}个?(?:工作日|日|天|小时|月|年|周)"),
    (r"几寸|多大", rf"{_N}寸|\d(?:MB?|KB?|兆)"),
    (r"多少(?:个)?字|几千字", r"<NUM>字"),
    (r"几[篇项个件]|多少[篇项个件]", rf"{_N}[篇项个件]"),
    (r"多少钱|几块|几百", r"<NUM>元"),
    (r"(?:哪|什么|啥)(?:个|一个|份)?(?:文件?|规定|办法|依据)(?!都)", r"《|号"),
    (r"谁.{0,2}盖|盖(?:谁|哪|啥|什么)", rf"盖[^,。;]{{0,12}}章|(?:由|经)[^,。;]{{0,30}}(?:{_OFFICE})[^,。;]{{0,10}}盖"),
    (r"[找跟和问](?:谁(?!.{0,2}[开盖签证审批])|哪[个位](?:人|老师)?(?=$|[?？呢啊]))|联系谁", r"联系人|老师|同志|经办人"),
    (r"(?:单?击|点|选|勾)(?:哪(?:一?个)?|什么|啥)", r"单?点?击[【“「]|点选|勾选|选择"),
    (r"谁|哪(?:个|家|一)?(?:单位|部门|机构|级)|归哪|哪家", rf"(?:由|经|向|报|交|同级)[^,。;]{{0,30}}(?:{_OFFICE}|{_DESK})"),
    (r"用在哪|[做干][啥什么]+用|有(?:啥|什么)用", r"作为|用于|用作"),
    (r"哪.{0,3}下(?:载)?(?=$|[?？呢啊])|哪.{0,3}下载", r"下载"),
    (
        r"在哪|哪[里儿]|哪(?=$|[?？])|什么地方|哪个(?:栏|地方|网站|平台)",
        r"(?:在|至|到|于|从|登录|进入)[^,。;]{0,20}(?:栏|“|网|平台|系统|处|室|局|中心|楼)|地点|地址|<NUM>[室楼]",
    ),
    (r"(?:什么|啥)时候才|啥时才|何时才|哪一?步|什么状态|啥状态", r"(?<!最)后(?!果)|显示[“「]|时[,，]"),
    (r"(?:过|超|误|错过|晚)了|来不及|赶不上|没赶上|超期|超时", r"逾期|超(?:过|期|时)|放弃|自动关闭"),
)
"""What a question word asks for, and how a clause says it."""
_CASE = re.compile(r"(?:那么?)?([\u4e00-\u9fff]{2,6}?)的?(?:呢|咧)[?？]?$")
_HOLLOW = frozenset(
    "可以 需要 应该 必须 不能 不得 才能 能不能 要不要 是不是 已经 现在 最后 最多 最少 最晚 一共 总共 大概 具体 到底 时候 时间"
    "  我们 你们 他们 自己 一个 一下 要是 如果"
    " 多少 什么 怎么 哪个 哪些 谁来 来弄 办理 没有 信息".split()
)
"""Words that name nothing that a clause could hold."""
_LITTLE = re.compile(r"[这那][个张份条项种点次家些]?|[来再还才先又就都也让得要给]|最[后终]")
"""What stands beside the words that name something, and would be cut together with them."""


@functools.cache
def _kinds() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(asked), pattern(said)) for asked, said in _KINDS)


def at_hand(notice: Notice, ask: Ask) -> tuple[Passage, ...]:
    """The passage of the clauses last shown that tells what the question asks for; () where none does, or where the
    question names something that they do not speak of."""
    if ask.shown is None or ask.shown.notice != notice.id:
        return ()
    place = {anchor: number for number, anchor in enumerate(ask.shown.anchors)}  # what answered before what stood beside it
    shown = [p for p in notice.passages if notice.clauses[p.clause].anchor in place]
    shown.sort(key=lambda p: place[notice.clauses[p.clause].anchor])
    question = ask.text.partition("\n")[0]
    return tuple([p for p in shown if _tells(_read(notice, p), question)][:1])


def _read(notice: Notice, passage: Passage) -> str:
    """The words of a passage; of a table row with the names of its columns, one of which may be what is asked for."""
    row = cells(notice.clauses[passage.clause])
    return squeeze(";".join(f"{cell.name}:{cell.value}" for cell in row) or passage.quote)


def _tells(said: str, question: str) -> bool:
    return _holds(said, question) or _lists(said, question)


def _lists(said: str, question: str) -> bool:
    """True where a clause lists the case that is asked about: 驻村 in '借调、驻村等可另起一行'."""
    case = _CASE.match(question)
    return bool(case and re.search(rf"、[“”\"]?{case[1]}|{case[1]}[“”\"]?(?:、|等)", said))


def _holds(said: str, question: str) -> bool:
    kind = next((each for each in _kinds() if each[0].search(question)), None)
    if kind is None or not kind[1].search(said):
        return False
    named = [word for word in words(_LITTLE.sub(" ", kind[0].sub(" ", question))) if len(word) > 1 and word not in _HOLLOW]
    spoken_of = set(concepts(said))
    return all(word in said or spoken_of & set(concepts(word)) for word in named)
