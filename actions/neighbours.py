"""Which points of a notice stand beside which: what a question word or a stage asks for next to the point spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions.fragments import content, wanted
from policies.mentions import Mention
from policies.taxonomy import aspects

STAGE_OF = {
    "fee": "deadline.payment",
    "paper_submission": "deadline.paper_submission",
    "publicity": "deadline.publicity",
    "review_process": "deadline.online_review",
    "channel": "deadline.online_application",
    "defence": "defence.when",
    "result": "result.when",
    "resubmission": "resubmission.window",
}
"""Topic → the date that belongs to it."""
BESIDE: dict[str, dict[str, str]] = {
    "when": STAGE_OF,
    "where": {
        "paper_submission": "paper_submission.where",
        "publicity": "publicity.place",
        "result": "result.where",
        "template": "template.where",
        "contact": "contact.place",
        "channel": "channel.platform",
        "exemption": "exemption.ce_form_source",
    },
    "whom": {
        "paper_submission": "contact.person",
        "contact": "contact.person",
        "exemption": "exemption.ce_approver",
    },
    "who": {
        "fee": "fee.payer",
        "exemption": "exemption.ce_approver",
        "paper_submission": "paper_submission.who",
        "contact": "contact.person",
    },
    "how": {"fee": "fee.method", "masking": "masking.how", "channel": "channel.how"},
}
"""What a question word asks for beside the point spoken of: topic → aspect."""


def siblings_of(names: Sequence[str]) -> Sequence[str]:
    """The other aspects of the same topics."""
    topics = {topic_of(name) for name in names}
    return [name for name in aspects() if topic_of(name) in topics and name not in names]


def of_stage(before: Sequence[str], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The deadline of the stage that a follow-up names, when a deadline was asked for before."""
    if not any(name.startswith(("deadline.", "defence.when")) for name in before):
        return ()
    stages = [STAGE_OF.get(m.value) or f"deadline.{m.value}" for m in mentions if m.entity == "stage"]
    return tuple(name for name in stages if name in aspects() and name not in before)


def asked_beside(text: str, before: Sequence[str]) -> tuple[str, ...]:
    """What the question word asks for beside the points spoken of: 怎么交 after a fee → how to pay it."""
    kind = wanted(text)
    listed = [BESIDE[kind].get(topic) for topic in sorted(topics_of(before))] if kind else []
    return tuple(name for name in dict.fromkeys(listed) if name and name not in before)


def says_beside(text: str, before: Sequence[str]) -> bool:
    """True when a text says no more than what its question word asks for beside the points spoken of: '审核归谁'
    after the form for an exemption."""
    said = content(text)
    return any(all(word in aspects()[name].name for word in said) for name in asked_beside(text, before) if name in aspects())


def topics_of(names: Iterable[str]) -> set[str]:
    """The topics spoken of; a stage's deadline speaks of the stage's topic as well."""
    listed = set(names)
    return {topic_of(name) for name in listed} | {topic for topic, date in STAGE_OF.items() if date in listed}


def topic_of(name: str) -> str:
    """The topic of an aspect."""
    return name.partition(".")[0]
