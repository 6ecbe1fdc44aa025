"""Small notices for tests of the knowledge base."""

from __future__ import annotations

from pathlib import Path

TEXT = """{place}人力资源和社会保障局

关于开展{year}年度{place}{series}系列职称评审工作的通知

{number}

各有关单位：

现将有关事项通知如下：

一、申报范围

在{place}从事{series}专业技术工作的在职人员。公务员和离退休人员不得申报。

二、时间安排

（一）网上申报时间：{year}年4月1日至{year}年{end}18:00。
（二）纸质材料报送时间：{year}年5月10日前。

三、收费标准

评审费：中级{fee}元/人，副高400元/人。

四、联系方式

联系人：王老师
联系电话：{phone}

{place}人力资源和社会保障局
{year}年3月1日
"""


def notice_text(
    place: str = "青原市",
    series: str = "档案",
    year: int = 2025,
    end: str = "4月30日",
    fee: int = 300,
    phone: str = "0999-1234567",
) -> str:
    number = f"{place[0]}人社发〔{year}〕{fee % 90 + 1}号"
    return TEXT.format(place=place, series=series, year=year, end=end, fee=fee, phone=phone, number=number)


def write_notices(folder: Path, **texts: str) -> Path:
    """A folder with a file for each text; ``_`` in a name stands for ``-``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name.replace('_', '-')}.txt").write_text(text, encoding="utf-8")
    return folder
