"""Whether a text is a notice about professional titles at all."""

from __future__ import annotations

import re

_SUBJECT = re.compile("职称|专业技术(?:职务|资格|任职|人员|职业)|任职资格|初次确定|初定|职业资格|评审委员会")
_BUSINESS = (
    "申报",
    "评审",
    "材料",
    "审核",
    "公示",
    "通知",
    "公告",
    "资格",
    "条件",
    "报送",
    "继续教育",
    "填写",
    "规定",
    "延长",
    "调整",
    "废止",
    "印发",
)
LEAST_CHINESE = 40  # characters
LEAST_WORDS = 3


def is_notice(text: str) -> bool:
    """True when the text speaks of professional titles in the words of such notices."""
    chinese = len(re.findall(r"[\u4e00-\u9fff]", text))
    return (
        chinese >= LEAST_CHINESE
        and bool(_SUBJECT.search(text))
        and sum(word in text for word in _BUSINESS) >= LEAST_WORDS
    )
