"""What the words of a short message are by themselves: the rest of an earlier question, its repetition, or a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from policies.mentions import Mention
from policies.text import words

SHORT = 14
"""A message of at most so many characters, names left out, may be the rest of the question before it."""
NAMES = ("region", "notice", "series", "year")
"""Mentions that point to notices and say nothing of the point asked for."""
_EMPTY = frozenset(
    "可以 需要 应该 必须 还是 已经 现在 今天 明天 后天 昨天 我们 你们 他们 自己 这个 那个 那些 这些 一下 一个 "
    "最后 最多 最晚 最迟 最少 一共 总共 大概 具体 能不能 "
    "交给 送给 交到 送到 报给 发给 "
    "不够 没够 不足 不满 超过 够不够 "
    "那边 这边 那里 这里 要不要 用不用 行不行 可不可以 是不是 时候 时间 地方 才行 才能 起来".split()
)
"""Words of two characters and more that do not say what a text is about."""

Wanted = Literal["when", "where", "whom", "who", "how"]

_LINK = re.compile(
    r"^(?:那么?|还有|要是|如果|万一|再问|那边|换成|好[,，]|嗯|说回|刚才)|(?:呢|咧)[?？]?$|^(?:找谁|为啥|几份|多少钱?呢?|也)"
)
_ALSO = re.compile(r"[也都](?:要|得|是|算|需|能|可以|一样|行)[吗么不没？?呢]*$")
_OF_A_KIND = re.compile(r"的(?:呢|咧)?[?？]?$")
_CASE = re.compile(r"^(?!要是|如果|万一|超|逾|过)(?:那么?)?[^,，?？]{1,8}的?(?:呢|咧)[?？]?$")
_BARE_WORD = re.compile(r"^[\u4e00-\u9fff]{2,6}(?<![吗么])$")
_SUPPOSING = re.compile(
    r"^(?:那么?|但|可)?(?:要是|如果|万一|假如|还是|再)|(?:怎么办|咋办|咋整|[又会要]?(?:怎么?样|咋样|咋的|怎样))[呢啊呀]?[?？]?$"
)
_WHEN = re.compile(r"哪天|几号|什么时候|啥时候|何时|几点|哪一天|几月|什么时间|啥时间|多会儿?")
_WHERE = re.compile(r"哪[里儿]|在哪|到哪|去哪|往哪|送哪|交哪|何处|(?:哪|什么|啥)(?:个|间)?(?:地方|地儿|屋|楼|房间|办公室|科室|窗口)|几楼|几号[楼屋]")
_WHOM = re.compile(r"[找跟和问](?:谁|哪一?[个位](?:人|老师)?(?=$|[?？呢啊]))|联系谁")
_WHO = re.compile(r"谁|哪(?:个|家)?(?:单位|部门|机构)|何人|哪一级|哪家")
_HOW = re.compile(r"怎么|怎样|咋|如何")
_ASKING = re.compile(
    rf"{_WHEN.pattern}|{_WHERE.pattern}|{_WHO.pattern}|{_HOW.pattern}|什么|啥|几[份次回年天个张本级]|多少|多大|多久|多长|哪[个些几]?|为何"
)
_OF_WHOM = re.compile(r"[,，。]\s*(?:那|这|她|他|它|我|人家|们|边|里|儿|家|的话)+呢[?？]?$")
_THOSE = r"(?:还是|就)?(?:前面|上面|刚才|之前|开头)?的?[这那](?:两|俩|三|几)(?:个通知|份通知|个地方|[家个份边地县])(?:都|一起|分别|各自?)?"
_TOGETHER = re.compile(rf"{_THOSE}|[他它]们[两俩]?(?:个|家)?(?:各自|分别|都|一起)")
_COMPARING = re.compile(
    rf"{_THOSE}|[跟和与同]|对?比(?:起来|一比|较)?|(?:谁|哪[个家份]?)(?:更|最)?(?:先|早|晚|后|多|少|高|低|贵|便宜|严|狠|长|短|久)"
    r"(?:完|停|关|些|一点|一些|截止|结束|开始)?"
)
_MISSAID = r"(?:[哦噢啊呃额嗯]|不好意思|抱歉|对不起)?[,，、 ]?(?:(?:我)?[说搞弄打记看问写]错了?|不对|错了)[,，。、 ]*"
_DENIED = (
    r"(?:我(?:[问说指]的|要[问说]的|想[问说]的)?(?:并)?|[问说指]的)?不是[^,，。?？吗么]{1,8}[,，。 ]"
    r"(?=是|我?(?:要|想|是)?[问说指])"
)
_INSTEAD = r"我?(?:其实|应该|实际上?)?(?:要|想)?(?:是)?(?:(?:[问说指])(?:的是|的|是)?)?(?:其实|应该)?是?"
_CORRECTED = re.compile(rf"^(?:{_MISSAID}(?:{_DENIED})?|{_DENIED}){_INSTEAD}")
_LIKEWISE = re.compile(r"[也都]|一样|同样|照样|[这那][么样]")
_SAID_OF_BOTH = re.compile(
    r"[这那][么样]|一样|同样|照样|是不是|不[用要需必]|需要|[得要]去|要是|如果|老师|同志|人员|职工|员工|毕业|规定|要求"
    r"|(?:\d+|[一二两三四五六七八九十百半]+)个?(?:天|年|次|份|元|分|工作日|小时)"
)
"""What is said in asking whether something holds for others as well."""
_ACTS_OF_ITS_OWN = re.compile(r"[考免退罚缴盖签遮拍钱]")
_MONEY = re.compile(r"收多少|多少钱|几块钱|[要收交]钱")
_EITHER = re.compile(r"(.)[不没]\1|(?:要求|规定)(?=[几多哪])")
_WHEN_DONE = re.compile(r"[报交送来去办弄开停关出发考答审]")
_POINTS_BACK = re.compile(r"^(?:那么?)?[这那](?!边|里|儿|么|样|时)[\u4e00-\u9fff]")
_THING = re.compile(r"[钱费表章证号网票]")
"""What a single character may ask for."""
_PARTICLES = re.compile(
    r"[那的呢吗么呀啊吧咧是也这要如果边份个,，?？。!！ ]|要是|怎么样|怎样|通知|一样|同样|知道了|还有|我问|不是|你说|说回|刚才|问|我"
)
_NOW = re.compile(r"现在|今天|今日|今儿|还能|还可以|来得及|赶得上|明天|结束[了没]|开始[了没]|开了没")


def elliptical(text: str, mentions: Sequence[Mention] = ()) -> bool:
    """True when a text reads like the rest of an earlier question; ``mentions`` are those of the text, from its start."""
    length = len(text) - sum(m.end - m.start for m in mentions if m.entity in NAMES)
    return length <= SHORT or bool(_LINK.search(text) or also(text)) and length <= 2 * SHORT


def also(text: str) -> bool:
    """True for '身份证那里也要？': the earlier question, asked of another thing."""
    return bool(_ALSO.search(text))


def corrected(text: str) -> str:
    """The text with blanks for what it takes back: '不是审核,我问的是答辩' speaks of 答辩, '弄错了,我是本科' of 本科."""
    return _CORRECTED.sub(lambda match: " " * len(match[0]), text)


def together(text: str) -> bool:
    """True for '上面那两份分别呢': of the notices that were set side by side."""
    return bool(_TOGETHER.search(text))


def likewise(text: str, mentions: Sequence[Mention]) -> bool:
    """True when a text asks whether it is the same for whom it names: '初级的也不用吧', '甲县也这样收吗'."""
    named = [m for m in mentions if m.entity in (*NAMES, "level", "education")]
    rest = _SAID_OF_BOTH.sub(" ", blanked(text, named))
    return bool(named and _LIKEWISE.search(text)) and not _ACTS_OF_ITS_OWN.search(rest) and wordless(rest)


def asks_again(text: str, mentions: Sequence[Mention]) -> bool:
    """True when a text asks the earlier question anew: of names alone ('中级呢'), of whom it tells of ('我弟在乡里，他呢'), of
    two notices set side by side ('跟那边比谁先完'), or whether they are alike ('初级也一样吧')."""
    if likewise(text, mentions):
        return True
    without = _COMPARING.sub(lambda match: " " * len(match[0]), text)
    return bare(text, mentions) or bool(_OF_WHOM.search(text)) or without != text and bare(without, mentions)


def supposing(text: str) -> bool:
    """True for '要是超了呢', '还是不够怎么办': what follows if something comes about that was spoken of."""
    return bool(_SUPPOSING.search(text))


def of_a_kind(text: str) -> bool:
    """True for '教数学的呢', '纸质的': the earlier question for one kind of what it was about; not '论文要几年内的'."""
    return bool(_OF_A_KIND.search(text)) and not _ASKING.search(text)


def case(text: str) -> bool:
    """True for '教数学的呢', '水利呢' and a word by itself ('兽医'): the earlier question for another case."""
    word = bool(_BARE_WORD.search(text)) and not _ASKING.search(text) and not supposing(text)
    return bool(_CASE.search(text)) or word


def wanted(text: str) -> Wanted | None:
    """What a text asks for by its question word alone."""
    for kind, pattern in (("when", _WHEN), ("where", _WHERE), ("whom", _WHOM), ("who", _WHO), ("how", _HOW)):
        if pattern.search(text):
            return kind  # type: ignore[return-value]
    return None


def asks_now(text: str) -> bool:
    """True when a text asks how things stand today: '现在能交吗', '还来得及不'."""
    return bool(_NOW.search(text))


def points_back(text: str) -> bool:
    """True for '这张用在哪', '那表谁审': of something spoken of before."""
    return bool(_POINTS_BACK.search(text))


def wordless(text: str) -> bool:
    """True when no word of a text says what it is about: '怎么交', '几份', '归哪个屋收', '那边收不收'; not '收多少'."""
    return not content(text) and not _MONEY.search(text)


def content(text: str) -> list[str]:
    """The words of a text that say what it is about, in order."""
    return [word for word in words(_EITHER.sub(" ", _ASKING.sub(" ", text))) if len(word) > 1 and word not in _EMPTY]


def bare(text: str, mentions: Sequence[Mention]) -> bool:
    """True when a text holds nothing but names and particles: '中级呢', '阿克苏党校的'.

    ``mentions`` are those of the text, counted from its start.
    """
    left = blanked(corrected(text), mentions)
    timed = _WHEN.search(left) and not any(mention.entity == "stage" for mention in mentions)
    left = _PARTICLES.sub("", _WHEN.sub("", left) if timed else left)  # '评审会啥时候开' is a question of its own
    return len(left) <= 1 and not _THING.search(left) and not (timed and _WHEN_DONE.search(left))


def blanked(text: str, mentions: Sequence[Mention]) -> str:
    """The text with blanks for what the mentions name."""
    rest = list(text)
    for mention in mentions:
        for position in range(max(mention.start, 0), min(mention.end, len(rest))):
            rest[position] = " "
    return "".join(rest)
