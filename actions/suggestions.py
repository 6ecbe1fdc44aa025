"""What is worth asking next, as buttons: points that the notice settles and that people go on to ask for."""

from __future__ import annotations

from actions.messages import Button
from policies.answering import Finding
from policies.labelling import SETTLED
from policies.model import Notice

NEXT: dict[str, tuple[str, ...]] = {
    "deadline": ("deadline.paper_submission", "materials.list", "resubmission.window"),
    "materials": ("paper_submission.form", "masking.what", "deadline.online_application"),
    "ce_hours": ("exemption.ce", "ce_hours.years", "exemption.ce_form"),
    "exemption": ("exemption.ce_approver", "ce_hours.amount", "defence.required"),
    "fee": ("fee.method", "deadline.payment", "deadline.online_application"),
    "scope": ("condition.education_years", "deadline.online_application", "materials.list"),
    "condition": ("scope.who", "ce_hours.amount", "deadline.online_application"),
    "resubmission": ("resubmission.times", "deadline.online_application", "contact.phone"),
}
GENERAL = ("deadline.online_application", "materials.list", "contact.phone")
QUESTIONS: dict[str, str] = {
    "deadline.paper_submission": "纸质材料什么时候交？",
    "deadline.online_application": "网上申报什么时候截止？",
    "deadline.payment": "什么时候缴费？",
    "materials.list": "要交哪些材料？",
    "resubmission.window": "材料退回后几天内要改好？",
    "resubmission.times": "最多能提交几次？",
    "paper_submission.form": "评审表怎么打印、要几份？",
    "masking.what": "哪些信息要遮盖？",
    "exemption.ce": "哪些人可以免继续教育？",
    "exemption.ce_form": "免继续教育要填什么表？",
    "exemption.ce_approver": "免学表由谁审核？",
    "ce_hours.years": "继续教育证书要哪几年的？",
    "ce_hours.amount": "继续教育要多少学时？",
    "defence.required": "需要答辩吗？",
    "fee.method": "评审费怎么缴？",
    "condition.education_years": "学历和年限有什么要求？",
    "scope.who": "哪些人可以申报？",
    "contact.phone": "咨询电话是多少？",
}


def suggest(notice: Notice, finding: Finding, most: int = 3) -> tuple[Button, ...]:
    """Up to ``most`` next questions, none of them the one just answered."""
    topic = (finding.aspect or "").partition(".")[0]
    settled = {name for p in notice.passages for name, strength in p.aspects.items() if strength >= SETTLED}
    wanted = [name for name in NEXT.get(topic, GENERAL) if name in settled and name != finding.aspect]
    return tuple(Button(QUESTIONS[name], QUESTIONS[name]) for name in wanted[:most])
