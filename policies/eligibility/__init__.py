"""The eligibility quiz: may this person apply under this notice, and which clause says so?"""

from policies.eligibility.compile import compile_quiz
from policies.eligibility.engine import failed_hard, finished, next_question, verdict
from policies.eligibility.model import UNSURE, Criterion, Option, Question, Quiz, Result, Standing

__all__ = [
    "UNSURE", "Criterion", "Option", "Question", "Quiz", "Result", "Standing",
    "compile_quiz", "failed_hard", "finished", "next_question", "verdict",
]  # fmt: skip
