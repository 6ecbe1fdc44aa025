"""The words before a phone number, taken apart: who answers, in which office, about what, and where."""

from __future__ import annotations

import re
import unicodedata

from policies.extract.lines import shown, trimmed
from policies.model import Value

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季"
    "裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦"
    "戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻"
    "苑迟邝阿艾古玛买努热帕吐依"
)
_TITLE = "老师|小姐|同志|科长|主任|女士|先生|处长|股长|所长|局长|干事|秘书|工程师|工(?![作])"
_TITLED = re.compile(rf"^(?P<unit>.*?)(?P<name>[{_SURNAMES}][\u4e00-\u9fa5]{{0,2}}?(?:{_TITLE}))$")
_YOUNG = re.compile(r"^(?P<unit>.*?)(?P<name>[小老][\u4e00-\u9fa5])$")
_IN_POST = re.compile(rf"^(?P<unit>.*?)(?:[科处股所局室]长|主任|干事)(?P<name>[{_SURNAMES}][\u4e00-\u9fa5]{{1,2}})$")
_OF_OFFICE = re.compile(
    rf"^(?P<unit>.{{2,}}(?:[科处股室局办部站所]|中心|协会|学会))(?P<name>[{_SURNAMES}][\u4e00-\u9fa5]{{1,2}})$"
)
_FULL_NAME = re.compile(rf"[{_SURNAMES}][\u4e00-\u9fa5·]{{1,3}}")
_LABELLED = re.compile(
    r"(?:联系人|联络人|联络员|经办人|负责人|咨询人|受理人|收件人|接收人)(?:及(?:联系)?(?:电话|方式)|姓名)?[:为是]?\s*"
    r"(?P<names>[^,;。:()\d]{2,30}?)(?=[,;。:()]|联系|电话|手机|座机|\d|$)"
)
_OFFICE = re.compile(r"(?:[科处股室局办委部厅院校馆站所组]|中心|集团|公司|学会|协会|小组|办公室|窗口|人社|单位)$")
_NO_NAME = re.compile(
    r"电话|手机|咨询|联系|技术|客服|热线|举报|投诉|监督|服务|办公|地址|平台|系统|受理|政策|材料|座机|固话|时间|邮箱|号码|传真|单位|方式|公布"
    r"|系列|专业|卫生|解释|负责|承办|方向|教育|农业|工程|经济|管理|评审|申报"
)
_PLACE_LABEL = re.compile(
    r"(?:(?:受理|报送|办公|联系|接收|通讯|通信|邮寄|递交|提交|咨询|现场|办理|材料|审核|单位|详细|收件|纸质)*(?:地点|地址))[:为]"
    r"(?P<place>[^;。,:]{3,60}?)(?=[;。,]|联系人|联系电话|电话|邮编|$)"
)
_PLACE_ENDS = re.compile(r"(?<=[室口厅楼层号部科)])(?=进行|办理|提交|报送|咨询|领取|审核|现场)")
_ROOM = re.compile(
    r"[^,;。:(]{0,24}(?:[\dA-Z一二三四五六七八九十百]+(?:号楼|室|楼|层|号窗口|窗口|办公室|栋|幢|座|大厅))+[^,;。:()]{0,12}"
)
ADDRESS = re.compile(
    r"[\d一二三四五六七八九十百]+(?:号|室|楼|层|栋|幢|座|单元|窗口)|[A-Z]座|窗口|大厅|[路街道巷][\d]|办公室\(\d|房间"
)
_GENERIC = re.compile(
    r"^(?:(?:请|可)?(?:联系|咨询|办公|业务|值班|服务|固定|座机|其他|相关|具体|市|县|区|本)*(?:电话|手机|方式|热线|号码|座机|联系|咨询|人|部门|单位|机构)?(?:及电话|及号码|为|是)?|附则|通知|平台|以及?|或|和|转)$"
)
_TAIL = re.compile(
    r"(?:的|请|可|均|与|拨?打|请联系|及)*(?:(?:联系|办公|固定|值班|服务|业务|座机|固话)*(?:电话|手机|热线|号码|座机|方式)(?:号码)?|联系人)?(?:为|是)?$"
)
_IN_CHARGE = re.compile(r"^(?P<matter>.*?)由(?P<office>.{2,40}?)(?:负责)?(?:解释|受理|咨询|办理|承办|负责|答复)+")
_TURN_TO = re.compile(
    r"^.*?(?:请|可)?(?:与|同|向)(?=[^与同向]{2,30}?(?:联系|咨询|反映|反馈)(?:电话)?$)|(?:联系|反映|反馈)$"
)  # 请与市职称办联系
_SPREAD = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")  # 高　峰
_ASKS_FOR = re.compile(
    r"(?<=[\u4e00-\u9fa5]{2})(?:请|可|就|直接)?(?:找|问(?!题))(?=[\u4e00-\u9fa5]{2})"
)  # 政策问题找人事科


class Caller(Value, frozen=True):
    name: str | None = None
    place: str | None = None
    role: str | None = None


def caller(label: str) -> Caller:
    """Who is meant by the words before a number; white space between names is kept, since it parts them."""
    label = _SPREAD.sub(r"\1\2", re.sub(r"联\s+系\s+人", "联系人", unicodedata.normalize("NFKC", label)))
    label = trimmed(label.strip())
    place = place_in(re.sub(r"\s+", "", label))
    names: list[str] = []
    said: list[str] = []
    if match := _LABELLED.search(label):
        inside = [part for part in re.split(r"[\s、/]+", match["names"]) if part]
        pairs = [("", part) if _person(part)[1] == part else _person(part) for part in inside]
        names = [name or unit for unit, name in pairs if name or not _OFFICE.search(unit)] or inside
        said = [unit for unit, name in pairs if unit and unit not in names]
        label = label[: match.start()] + "," + label[match.end() :]
    for token in _tokens(label):
        if place and (token in place or ADDRESS.search(token)):
            continue
        unit, name = _person(token)
        names += [name] if name and name not in names else []
        said += [unit] if unit else []
    return Caller(name="、".join(names) or None, place=place, role=_role(said))


def place_in(text: str, *, labelled: bool = False) -> str | None:
    """An address in a text without white space; ``labelled``: only one that is called 地点 or 地址."""
    match = _PLACE_LABEL.search(text)
    if match is None and not labelled:
        match = _ROOM.search(text)
    if match is None:
        return None
    place = shown(_PLACE_ENDS.split(match["place"] if match.re is _PLACE_LABEL else match[0])[0])
    place = re.sub(r"^(?:在|于|位于)", "", place)
    place = place.rstrip("）") if place.count("）") > place.count("（") else place
    return (place[: place.rfind("（")] if place.count("（") > place.count("）") else place) or None


def _tokens(label: str) -> list[str]:
    kept = re.sub(r"\(([^()]{1,3})\)", "〈\\1〉", _PLACE_LABEL.sub(",", _ASKS_FOR.sub(",", label)))
    found = [token.replace("〈", "(").replace("〉", ")") for token in re.split(r"[,:;。()、\s/【】\[\]]+", kept)]
    return [token for token in found if token]


def _person(token: str) -> tuple[str, str]:
    """The office and the name in a token: 人事处小李, 陈科长, 王军; one of them may be ''."""
    for pattern in (_TITLED, _YOUNG, _IN_POST, _OF_OFFICE):
        match = pattern.match(token)
        if match and (_NO_NAME.search(match["name"]) or pattern is _OF_OFFICE and _OFFICE.search(match["name"])):
            continue
        if match and not (pattern is _YOUNG and len(token) > 2 and not _OFFICE.search(match["unit"])):
            return match["unit"], match["name"]
    bracket = re.match(r"^(?P<base>[^()]+)\((?P<matter>[^()]+)\)$", token)
    if bracket and (inside := _person(bracket["base"]))[1]:
        return inside[0] or bracket["matter"], inside[1]
    if _FULL_NAME.fullmatch(token) and not _NO_NAME.search(token) and not _OFFICE.search(token):
        return "", token
    return token, ""


def _role(said: list[str]) -> str | None:
    """The first of the words that says what or whose the number is; an office only when nothing better does."""
    for words in said:
        charge = _IN_CHARGE.match(words)
        if charge:
            own = re.match(r"^(?:本|此|该)|^$", charge["matter"])
            words = charge["office"] if own else charge["matter"]
        words = _TURN_TO.sub("", words)
        words = trimmed(
            _TAIL.sub("", re.split(r"请(?:联系|咨询)|可(?:联系|咨询)", re.split(r"拨打", words)[-1] or words)[0])
        )
        words = re.sub(r"^(?:请|可)?(?:拨打|打|致电)", "", words)
        if re.search(r"有问题|疑问|不明白|不清楚|如有|《|工作日|上午|下午|时间|QQ|微信|邮编", words):
            continue
        if len(words) > 1 and len(words) <= 30 and not _GENERIC.match(words) and not words.isdigit():
            return shown(words)
    return None
