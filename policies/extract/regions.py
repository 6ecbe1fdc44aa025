"""Administrative regions (地区) in running text, and the other names that people know them by."""

from __future__ import annotations

import re

from policies import places

# Autonomous prefectures whose common name cannot be had by dropping the ethnic names.
PREFECTURES = {
    "巴音郭楞蒙古自治州": ("巴州", "巴音郭楞", "巴音郭楞州"),
    "博尔塔拉蒙古自治州": ("博州", "博尔塔拉", "博尔塔拉州"),
    "克孜勒苏柯尔克孜自治州": ("克州", "克孜勒苏", "克孜勒苏州"),
    "昌吉回族自治州": ("昌吉州", "昌吉"),
    "伊犁哈萨克自治州": ("伊犁州", "伊犁"),
    "海西蒙古族藏族自治州": ("海西州", "海西"),
    "西双版纳傣族自治州": ("西双版纳州", "西双版纳", "版纳"),
    "湘西土家族苗族自治州": ("湘西州", "湘西"),
    "恩施土家族苗族自治州": ("恩施州", "恩施"),
    "延边朝鲜族自治州": ("延边州", "延边"),
    "黔东南苗族侗族自治州": ("黔东南州", "黔东南"),
    "黔西南布依族苗族自治州": ("黔西南州", "黔西南"),
    "黔南布依族苗族自治州": ("黔南州", "黔南"),
    "德宏傣族景颇族自治州": ("德宏州", "德宏"),
    "红河哈尼族彝族自治州": ("红河州", "红河"),
}
PROVINCES = {
    "新疆维吾尔自治区": ("新疆",), "内蒙古自治区": ("内蒙古", "内蒙"), "广西壮族自治区": ("广西",),
    "宁夏回族自治区": ("宁夏",), "西藏自治区": ("西藏",), "新疆生产建设兵团": ("兵团",),
}  # fmt: skip

_PEOPLES = (
    r"(?:蒙古|哈萨克|柯尔克孜|维吾尔|锡伯|塔吉克|土家|布依|朝鲜|哈尼|傈僳|景颇|达斡尔|鄂温克|鄂伦春|东乡|裕固|保安"
    r"|撒拉|仫佬|毛南|仡佬"
    r"|回|藏|彝|壮|苗|侗|瑶|白|傣|羌|土|满|黎|畲|水|佤|拉祜|纳西|普米|怒|独龙)族?"
)
_SUFFIX = (
    r"(?:兵团第[一二三四五六七八九十]+师|自治州|自治县|自治旗|地区|生产建设兵团|自治区|新区|(?:经济|高新|产业)?(?:技术)?开发区|高新区|林区|新城|工业园区|示范区|合作区"
    r"|度假区|保税区|[县市盟旗省]|州(?![市县区])|(?<![社园校片景小辖战牧山厂分专灾])区)"
)
# Words that run into a place's name from the left.
_RUN_IN = re.compile(
    r"关于|开展|做好|组织|印发|转发|进一步|加强|规范|公布|调整|延长|补充|召开|启动|申报|中共|中国|共青团|(?:19"
    r"|20)\d\d年?度?(?:上|下)?(?:半年)?|年度|度|的|[\s《》“”\"、,，;:：()（）\[\]〔〕—-]|为|对|在|至|将"
    r"|全(?=[市县区州省盟旗])"
)
_NAME = re.compile(rf"(?:[\u4e00-\u9fff]{{1,9}}?{_SUFFIX}){{1,3}}")
_NOT_NAMES = re.compile(
    r"^(?:各|[全我本该外跨省市县区州盟旗][各市县区州省盟旗]|所在|有关|相关|自治[区州]|地州|兄弟|其他|上级|直属|城区"
    r"|城镇|郊区|社区|园区|校区|片区|景区"
    r"|小区|辖区|行政区|厂区|战区|牧区|山区|农村|乡镇|边远|艰苦|贫困|基层|地方|市县|区县|州市|[省市县区州盟旗]直"
    r"|(?:省|市|县|区|州|地区|新区|新城|(?:经济)?开发区|高新区|示范区|度假区|保税区|林区)$)"
)
_CITY_CALLED = re.compile(  # 岷城市财政局: a city whose name ends like the word
    r"(?![各大中小省县全])[\u4e00-\u9fff]城市(?=[\u4e00-\u9fff]{0,10}(?:局|厅|委|办|政府|党校))"
)
_COMMON = re.compile(
    r"(?:社区|园区|校区|片区|景区|小区|辖区|战区|牧区|山区|厂区|赛区|分区|专区|灾区|地方各?级?市|超市|城市|门市|上市"
    r"|夜市|股市|广州市人才市|省直|市直|县直)$"
)


def region_in(text: str) -> str | None:
    """The first region that a title or an issuer's name names: 和静县; None for 全市, 自治州 and the like.

    >>> region_in("关于开展2024年度和静县教师系列职称评审工作的通知"), region_in("我市各单位")
    ('和静县', None)
    """
    for piece in re.split(rf"{_RUN_IN.pattern}", text):
        match = _NAME.match(piece or "")
        if called := _CITY_CALLED.match(piece or ""):
            return called[0]
        if match and not _NOT_NAMES.match(match[0]) and (places.known(match[0]) or not _COMMON.search(match[0])):
            return PREFECTURE_OF.get(match[0], match[0])
    return None


def short_region(region: str) -> str:
    """A region without its suffix and peoples: 巴音郭楞蒙古自治州 → 巴音郭楞; unchanged when nothing is left."""
    short = re.sub(rf"(?:{_PEOPLES})*{_SUFFIX}$", "", region) or region
    return short if len(short) >= 2 else region


def region_names(region: str) -> tuple[str, ...]:
    """All names of a region, the full one first: 巴音郭楞蒙古自治州, 巴州, 巴音郭楞; 湖南省长沙市 also 长沙市, 长沙."""
    names = [region, *PREFECTURES.get(region, ()), *PROVINCES.get(region, ())]
    parts = re.findall(rf"[\u4e00-\u9fff]{{1,9}}?{_SUFFIX}", region)
    names += [*parts[-1:], short_region(parts[-1] if parts else region)]
    if region.endswith("自治州") and region not in PREFECTURES:
        names.append(short_region(region) + "州")
    return tuple(dict.fromkeys(names))


def known_region(text: str) -> str | None:
    """The autonomous prefecture that a text names most, for notices that only say 自治州; None when it names none."""
    counts = {full: text.count(full) + max(text.count(name) for name in names) for full, names in PREFECTURES.items()}
    best = max(counts, key=lambda full: counts[full])
    return best if counts[best] else None


PREFECTURE_OF = {name: full for full, names in PREFECTURES.items() for name in (*names, full)}
