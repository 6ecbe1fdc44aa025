"""Varied synthetic notices: other places, series, years, numbering, tables, orders of sections.

    python benchmarks/notices.py FOLDER [--count 1000] [--seed 1]

They are no real notices; they are as long and as mixed as real ones, so that times measured on them mean something.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path

PLACES = [a + b for a in "青红绿白金银清明安宁永昌平远兴隆" for b in "原山河水林溪川湖岭州"]
KINDS = ("市", "县", "区", "地区", "自治县")
SERIES = ("卫生", "农业", "工程", "档案", "图书资料", "文物博物", "新闻", "出版", "艺术", "会计", "经济", "统计",
          "中小学教师", "技工院校教师", "体育教练", "公共法律服务", "自然科学研究", "翻译")  # fmt: skip
LEVELS = (("初级",), ("中级",), ("中级", "初级"), ("副高", "中级"), ("正高", "副高"))
CHINESE = "一二三四五六七八九十"

Section = tuple[str, list[str]]


class Facts:
    """The values that one notice is written from."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.place = chance.choice(PLACES) + chance.choice(KINDS)
        self.series = chance.choice(SERIES)
        self.year = chance.randint(2019, 2026)
        self.levels = chance.choice(LEVELS)
        self.month = chance.randint(3, 9)
        self.fees = {level: chance.randrange(100, 700, 20) for level in self.levels}
        self.hours = chance.choice((72, 90, 120))
        self.days = chance.choice((2, 3, 5))
        self.phone = f"0{chance.randint(310, 999)}-{chance.randint(2000000, 8999999)}"

    def day(self, of_month: int) -> str:
        return f"{self.year}年{self.month}月{of_month}日"


def _scope(f: Facts) -> Section:
    return "申报范围", [
        f"{f.place}各企业、事业单位和社会组织中从事{f.series}专业技术工作的在职人员。",
        "公务员、参照公务员法管理的人员和离退休人员不得申报。",
        "受到党纪政务处分，在处分影响期内的人员不得申报。",
    ]


def _conditions(f: Facts) -> Section:
    items = [
        f"申报{level}：具有大学本科学历，从事{f.series}工作满{4 + i}年，年度考核均为合格以上。"
        for i, level in enumerate(f.levels)
    ]
    return "申报条件", [*items, "对职称外语、计算机应用能力考试成绩不作统一要求。"]


def _times(f: Facts) -> Section:
    return "时间安排", [
        f"网上申报时间：{f.day(1)}至{f.month}月{f.chance.randint(10, 20)}日18:00。",
        f"网上审核时间：{f.day(21)}至{f.month}月25日。",
        f"纸质材料报送时间：{f.month + 1}月{f.chance.randint(5, 15)}日前，逾期不予受理。",
        "评审会议时间另行通知。",
    ]


def _education(f: Facts) -> Section:
    return "继续教育", [
        f"申报人员每年参加继续教育不少于{f.hours}学时，其中专业科目不少于{f.hours * 2 // 3}学时，"
        f"公需科目不少于{f.hours // 3}学时。",
        "经组织选派援藏、援疆、驻村满一年的人员，当年继续教育视同合格，由派出单位出具证明。",
    ]


def _materials(f: Facts) -> Section:
    return "申报材料", [
        "身份证（正、反面）、近期一寸免冠照片；",
        "学历、学位证书，学信网查询不到的上传学籍档案；",
        "现任职称证书和聘任文件；",
        "近三年年度考核登记表；",
        f"业务工作总结1篇，不超过{f.chance.choice((2000, 2500, 3000))}字；",
        f"评审表一式{f.chance.choice('二三')}份，A4纸双面打印，加盖单位公章。",
    ]


def _review(f: Facts) -> Section:
    return "审核与公示", [
        f"对不符合要求的材料予以退回，申报人须在{f.days}个工作日内修改后重新提交，"
        f"提交次数不超过{f.chance.choice((2, 3))}次。",
        "用人单位对申报材料的真实性、完整性负责，并在单位内部公示不少于5个工作日，无异议的方可推荐。",
        "评审采取盲评方式，申报人应对材料中出现的本人姓名、工作单位进行遮盖，未按要求遮盖的不予受理。",
    ]


def _fees(f: Facts) -> Section:
    amounts = "，".join(f"{level}{amount}元/人" for level, amount in f.fees.items())
    return "收费标准", [f"评审费：{amounts}。", "缴费后未通过评审的不予退费，逾期未缴费的视为放弃。"]


def _discipline(f: Facts) -> Section:
    return "纪律要求", [
        f"弄虚作假的，取消申报资格，已取得的职称予以撤销，{f.chance.choice('三五')}年内不得申报。",
        "各单位要高度重视，严格工作程序，做到政策公开、条件公开、程序公开、结果公开。",
    ]


def _contact(f: Facts) -> Section:
    return "联系方式", ["联系人：王老师", f"联系电话：{f.phone}", f"受理地点：{f.place}人力资源和社会保障局专技科"]


SECTIONS: tuple[Callable[[Facts], Section], ...] = (
    _scope, _conditions, _times, _education, _materials, _review, _fees, _discipline,
)  # fmt: skip


def notice(chance: random.Random) -> str:
    """One notice's text; the same chance gives the same text."""
    facts = Facts(chance)
    middle = list(SECTIONS[1:])
    chance.shuffle(middle)
    sections = [each(facts) for each in (SECTIONS[0], *middle, _contact)]
    style = chance.choice((_numbered, _articles, _headed, _decimal))
    levels = "、".join(facts.levels)
    title = f"关于开展{facts.year}年度{facts.place}{facts.series}系列{levels}职称评审工作的通知"
    head = [
        f"{facts.place}人力资源和社会保障局",
        title,
        f"{facts.place[0]}人社发〔{facts.year}〕{chance.randint(1, 99)}号",
        "各有关单位：",
        "根据《职称评审管理暂行规定》（人社部令第40号）等文件精神，"
        f"现将{facts.year}年度{facts.series}系列职称评审有关事项通知如下：",
    ]
    foot = [*_attachments(facts), f"{facts.place}人力资源和社会保障局", facts.day(1), *_form(facts)]
    text = "\n\n".join([*head, *style(sections), *foot]) + "\n"
    return _wrapped(text) if chance.random() < 0.2 else text


def _numbered(sections: list[Section]) -> list[str]:
    return [
        f"{CHINESE[i]}、{title}\n" + "\n".join(f"（{CHINESE[j]}）{item}" for j, item in enumerate(items))
        for i, (title, items) in enumerate(sections)
    ]


def _articles(sections: list[Section]) -> list[str]:
    lines, n = [], 0
    for i, (title, items) in enumerate(sections):
        lines.append(f"第{CHINESE[i]}章　{title}")
        for item in items:
            n += 1
            lines.append(f"第{_written(n)}条　{item}")
    return lines


def _headed(sections: list[Section]) -> list[str]:
    return [f"## {title}\n\n" + "\n".join(f"- {item}" for item in items) for title, items in sections]


def _decimal(sections: list[Section]) -> list[str]:
    return [
        f"{i} {title}\n" + "\n".join(f"{i}.{j} {item}" for j, item in enumerate(items, 1))
        for i, (title, items) in enumerate(sections, 1)
    ]


def _written(n: int) -> str:
    tens, ones = divmod(n, 10)
    return ("" if not tens else "十" if tens == 1 else f"{CHINESE[tens - 1]}十") + (CHINESE[ones - 1] if ones else "")


def _attachments(f: Facts) -> list[str]:
    return ["附件：\n1. 推荐单位公示（模板）\n2. 个人承诺书\n3. 专业目录"]


def _form(f: Facts) -> list[str]:
    rows = "\n".join(f"{i}\t{f.series}\t{f.series}{kind}专业\t助理级" for i, kind in enumerate("甲乙丙丁戊己庚辛", 1))
    return [
        "附件1\n推荐单位公示（模板）\n现对××同志申报××系列××专业职称进行公示，自××××年×月×日起。",
        "附件2\n个人承诺书\n本人承诺提交的材料真实有效，如有虚假，三年内不得申报。\n承诺人：（手写签名）",
        f"附件3\n专业目录\n序号\t系列\t专业\t资格\n{rows}",
    ]


def _wrapped(text: str, width: int = 28) -> str:
    lines = []
    for line in text.split("\n"):
        pieces = [line] if "\t" in line else [line[i : i + width] for i in range(0, len(line), width)] or [""]
        lines += pieces
    return "\n".join(lines)


def write(folder: Path, count: int, seed: int = 1) -> None:
    """Write ``count`` notices into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(count):
        (folder / f"synthetic-{i:05}.txt").write_text(notice(random.Random(f"{seed}-{i}")), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    write(wanted.folder, wanted.count, wanted.seed)
