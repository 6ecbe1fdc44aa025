"""Small notices made by hand, for the tests of choosing, ranking, answering and dialogue."""

from __future__ import annotations

from pathlib import Path

from policies.compile import compile_document
from policies.model import Document, Notice

BODY = """关于开展{year}年度{region}{series}系列职称评审工作的通知

各有关单位：

现将{year}年度{region}{series}系列职称评审有关事项通知如下：

一、申报范围

{region}各事业单位从事{series}工作的专业技术人员均可申报。离退休人员、公务员不得申报。

二、时间安排

（一）网上申报时间：{year}年5月6日—5月20日18:00。

（二）纸质材料报送时间：{year}年5月27日—5月31日。

三、继续教育

每年不少于{hours}学时，其中专业科目不少于60学时。

四、评审费

{fee}

五、退回修改

申报材料被退回的，应在{window}内修改后重新提交，逾期未提交的视为放弃申报，提交次数不超过3次。

六、联系方式

联系人：赵老师　联系电话：0999-1234567　地点：{region}行政中心305室

{region}人力资源和社会保障局

{year}年4月28日
"""


def notice(
    id: str = "yumen-2025",
    *,
    region: str = "玉门市",
    series: str = "农业",
    year: int = 2025,
    hours: int = 90,
    fee: str = "高级500元/人，中级300元/人，初级150元/人。",
    window: str = "3个工作日",
) -> Notice:
    """A compiled notice with the values given."""
    text = BODY.format(region=region, series=series, year=year, hours=hours, fee=fee, window=window)
    return compile_document(Document(id=id, format="txt", text=text), Path(f"{id}.txt"))
