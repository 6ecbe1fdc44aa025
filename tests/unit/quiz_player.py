"""A player of quizzes: answers each question from an applicant's facts, as the applicant would."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from policies.eligibility import UNSURE, Question, Quiz, Result, finished, next_question, verdict
from policies.eligibility.answers import band, read
from policies.places import full_and_short

Facts = dict[str, Any]
APPLICANTS = Path(__file__).parent.parent / "applicants.jsonl"


def applicants(path: Path = APPLICANTS) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def play(quiz: Quiz, facts: Facts, now: dt.datetime, *, go_on: bool = False) -> tuple[dict[str, str], Result]:
    """The answers that the applicant gives until the verdict, and the verdict."""
    answers: dict[str, str] = {}
    while not finished(quiz, answers, now, go_on=go_on):
        question = next_question(quiz, answers, now)
        assert question is not None
        answers[question.id] = reply(question, facts, now.date())
        assert len(answers) <= len(quiz.questions)
    return answers, verdict(quiz, answers, now)


def reply(question: Question, facts: Facts, today: dt.date) -> str:
    """The applicant's answer: one of the question's values, or 不确定 where the facts say nothing."""
    if question.kind == "many" and question.id != "ce":
        flagged = [value for value in question.values if value != question.none and _applies(value, question, facts)]
        return ",".join(flagged) or question.none or UNSURE
    return _SINGLE[question.id](question, facts, today)


def _applies(value: str, question: Question, facts: Facts) -> bool:
    title = question.title(value)
    check = _FLAGS.get(value)
    return bool(check and check(facts, title))


def _away(facts: Facts, title: str) -> bool:
    place = facts.get("employer_county") or facts.get("employer_region") or ""
    return bool(place) and not any(name in place for name in full_and_short(title.removeprefix("单位不在")))


def _other_employer(facts: Facts, title: str) -> bool:
    kind = facts.get("employer_type", "")
    if "系统" in title:
        return facts.get("in_party_school_system") is False
    return not ("事业单位" in kind or "企" in title.replace("（如企业、民办机构）", "") and "企业" in kind)


def _other_level(facts: Facts, title: str) -> bool:
    if "初次确定" in title:
        return facts.get("current_title", "无") != "无"
    return title.removeprefix("要报的不是")[:2] not in facts.get("target_level", "")


def _said(facts: Facts, *keys: str) -> str:
    return "；".join(str(facts[key]) for key in keys if key in facts)


_ASSESSED = ("assessment", "annual_assessment")
_FLAGS: dict[str, Callable[[Facts, str], bool]] = {
    "place": _away,
    "employer": _other_employer,
    "job": lambda f, _: f.get("does_teaching") is False or f.get("does_technical_work") is False,
    "in_service": lambda f, _: f.get("on_job") is False,
    "level": _other_level,
    "retired": lambda f, _: bool(f.get("retired")),
    "civil_servant": lambda f, _: bool(f.get("civil_servant")),
    "cangong": lambda f, _: bool(f.get("cangong")),
    "sanction": lambda f, _: bool(f.get("sanction_in_force")),
    "assessment_failed": lambda f, _: "不合格" in _said(f, *_ASSESSED),
    "not_assessed": lambda f, _: "未参加" in _said(f, *_ASSESSED),
    "not_yet_assessed": lambda f, _: "还没有年度考核" in _said(f, *_ASSESSED),
    "banned": lambda f, _: bool(f.get("fraud_ban")),
    "not_compared": lambda f, _: bool(re.search("没有?(?:核对|对照|看)|还没", f.get("other_doc_conditions", ""))),
    "not_fulfilled": lambda f, _: bool(re.search("不符合|达不到", f.get("other_doc_conditions", ""))),
    "teacher_certificate": lambda f, _: bool(re.search("^(?:没有|无)|不符", f.get("teacher_cert", ""))),
    "conduct": lambda f, _: "不认可" in f.get("politics_ethics", ""),
    "recommended": lambda f, _: f.get("unit_recommends") is False,
    "channel": lambda f, _: "自己" in f.get("filing_channel", ""),
    "publicity": lambda f, _: bool(re.search("不满|不足|有异议|没有公示|来不及", f.get("public_notice", "")))
    and "不满" not in f.get("public_notice", "").split("到期")[-1:],
    "years_proof": lambda f, _: "不出具" in f.get("unit_proof_of_years", ""),
    "assessment_forms": lambda f, _: f.get("assessment_forms") is False or "登记表缺" in _said(f, *_ASSESSED),
    "insurance": lambda f, _: bool(re.search("缺|不满|断", f.get("social_insurance_12m", ""))),
    "papers": lambda f, _: f.get("materials_complete") is not True,
    "masking": lambda f, _: f.get("names_masked") is False or bool(re.search("没有|没遮", f.get("masking", ""))),
    "summary": lambda f, _: "summary_words" in f and not 2000 <= f["summary_words"] <= 3000,
    "paper_in_time": lambda f, _: f.get("can_submit_paper_by_1010") is False,
    "payment": lambda f, _: f.get("can_pay_fee_by_deadline") is False,
    "defence": lambda f, _: "不能" in f.get("defence", ""),
    "late": lambda f, _: "超" in f.get("returned_fix", ""),
    "times": lambda f, _: (f.get("times_submitted") or 0) >= 3,
}  # fmt: skip


def _education(question: Question, facts: Facts, today: dt.date) -> str:
    if "highest_education" in facts and not facts.get("highest_education_full_time"):
        said = facts["first_education"]
    else:
        said = facts.get("highest_education") or facts.get("education") or ""
    return _typed(said, question, today)


def _typed(said: str, question: Question, today: dt.date) -> str:
    """The value that free text gives; 不确定 when it gives none."""
    quiz = Quiz(notice="", questions=(question,), criteria=())
    return read(said, quiz, question, today).answers.get(question.id, UNSURE)


def _years(question: Question, facts: Facts, today: dt.date) -> str:
    since = facts.get("teaching_since") or facts.get("work_since")
    return _typed(since, question, today) if since else UNSURE


def _title_years(question: Question, facts: Facts, today: dt.date) -> str:
    return band(int(facts["title_years"]), question) if "title_years" in facts else UNSURE


def _level(question: Question, facts: Facts, today: dt.date) -> str:
    target, route = facts.get("target_level", ""), facts.get("route", "")
    if "direct" in question.values and "直接" in route:
        return "direct"
    for word, value in (("正高", "top"), ("高", "senior"), ("中级", "middle"), ("初定", "initial"), ("初级", "junior")):
        if word in target:
            return value if value in question.values else "other"
    return UNSURE


def _ce(question: Question, facts: Facts, today: dt.date) -> str:
    short = {f"short_{subject}" for subject in _short_subjects(question, facts)}
    flagged = [value for value in question.values if value in short]
    if flagged and "驻村" in facts.get("village_duty", "") and "没有" not in facts["village_duty"]:
        return "exempt"
    return ",".join(flagged) or question.none or UNSURE


def _short_subjects(question: Question, facts: Facts) -> set[str]:
    years = [facts[key] for key in facts if re.fullmatch(r"ce_20\d\d", key)] + list(facts.get("ce_hours", {}).values())
    short = set()
    for year in years:
        amounts = {"professional": year.get("专业", year.get("专业课", 0)), "public": year.get("公需", year.get("公需课", 0))}
        amounts["total"] = sum(amounts.values())
        short |= {subject for subject, least in question.bounds.items() if amounts[subject] < least}
    if "ce_2024_credits" in facts and facts["ce_2024_credits"] < question.bounds.get("total", 0):
        short.add("total")
    short |= {"professional" for key in facts if key.startswith("ce_prof") and "缺" in facts[key]}
    return short | {"public" for key in facts if key.startswith("ce_public") and "缺" in facts[key]}


def _ce_form(question: Question, facts: Facts, today: dt.date) -> str:
    return _typed(facts.get("ce_exemption_form", ""), question, today)


def _from(key: str) -> Callable[[Question, Facts, dt.date], str]:
    return lambda question, facts, today: _typed(str(facts.get(key, "")), question, today)


_SINGLE: dict[str, Callable[[Question, Facts, dt.date], str]] = {
    "education": _education,
    "years": _years,
    "title_years": _title_years,
    "level": _level,
    "ce": _ce,
    "ce_form": _ce_form,
    "specialty": _from("specialty"),
    "putonghua": _from("mandarin_level"),
    "subject": lambda question, facts, today: "language" if facts.get("subject") == "语文" else "other_subject",
    "title_place": _from("current_title_place"),
    "title_documents": _from("title_documents"),
}
