"""Deadlines read from a text, as rows that tables of cases can compare."""

from extraction import meta, outlined

from policies.extract.deadline import extract

APPLY, REVIEW, PAPER, PAY, PUBLIC, MEET, DEFEND, OTHER = (
    "online_application", "online_review", "paper_submission", "payment", "publicity", "review_meeting", "defence", "other",
)  # fmt: skip


def read(body, **particulars):
    return [
        (fact.stage, str(fact.start or ""), str(fact.end or ""), fact.end_time or "", fact.applies_to or "")
        for fact in extract(outlined(body), meta(**particulars))
    ]
