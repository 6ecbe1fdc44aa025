"""A superseded value is never shown as current: the later notice answers, and says what it replaced."""

from __future__ import annotations

import datetime as dt

import pytest
from folder_maker import notice_text, write_notices

from actions.answers import answer
from actions.lookup import compare
from actions.messages import Message
from actions.turn import Focus, Mention, Question, Turn
from policies.choosing import choose
from policies.compile import compile_folder
from policies.mentions import Gazetteer
from policies.proof import proved
from policies.store import Knowledge

EXTENDED = """青原市人力资源和社会保障局

关于延长2025年度青原市档案系列职称申报时间的补充通知

各有关单位：

《关于开展2025年度青原市档案系列职称评审工作的通知》（青人社发〔2025〕31号）中网上申报截止时间由2025年4月30日延长至2025年5月8日18:00，其他要求不变。

青原市人力资源和社会保障局
2025年4月20日
"""
REPEALED = """青原市人力资源和社会保障局

关于废止有关职称文件的通知

各有关单位：

《关于开展2023年度青原市统计系列职称评审工作的通知》（青人社发〔2023〕31号）自本通知印发之日起废止，有关评审工作另行部署，申报材料予以退回。

青原市人力资源和社会保障局
2025年2月1日
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    root = tmp_path_factory.mktemp("succession")
    folder = write_notices(
        root / "notices",
        archive_2024=notice_text(year=2024, fee=280),
        archive_2025=notice_text(),
        archive_2025_more=EXTENDED,
        statistics_2023=notice_text(series="统计", year=2023),
        repeal_2025=REPEALED,
    )
    compile_folder(folder, root / "k.sqlite")
    return Knowledge.open(root / "k.sqlite")


def asked(knowledge: Knowledge, text: str, aspect: str, *, page: str | None = None, focus: str | None = None) -> Message:
    found = Gazetteer.build(knowledge.summaries()).find(text)
    mentions = tuple(Mention(m.entity, m.value, m.start, m.end) for m in found)
    turn = Turn(
        text=text,
        intent=f"ask_{aspect.partition('.')[0]}",
        confidence=0.9,
        questions=(Question(text, 0, ((aspect, 0.9),)),),
        mentions=mentions,
        page=page,
        today=dt.datetime(2025, 5, 2, 9),
    )
    messages, _ = answer(turn, Focus(notice=focus), knowledge)
    return messages[0]


def test_an_extended_deadline_is_answered_from_the_later_notice(knowledge: Knowledge) -> None:
    message = asked(knowledge, "网上申报什么时候截止", "deadline.online_application", page="archive-2025")
    new, _, old = message.text.partition("原通知（已被取代）")
    assert "5月8日" in new and "4月30日18" not in new.replace("由2025年4月30日延长", "")
    assert "已截止" not in new
    assert "4月30日" in old
    assert [citation.notice for citation in message.citations][:2] == ["archive-2025-more", "archive-2025"]
    for citation in message.citations:
        assert proved(citation.quote, knowledge.notice(citation.notice).text)


def test_what_the_later_notice_leaves_alone_is_answered_as_before(knowledge: Knowledge) -> None:
    message = asked(knowledge, "评审费多少钱", "fee.amount", page="archive-2025")
    assert "300元" in message.text and "取代" not in message.text
    assert {citation.notice for citation in message.citations} == {"archive-2025"}


def test_a_repealed_notice_answers_only_as_history(knowledge: Knowledge) -> None:
    message = asked(knowledge, "评审费多少钱", "fee.amount", page="statistics-2023")
    assert message.text.startswith("“青原市2023年") and "废止" in message.text.split("\n")[0]
    assert "300元" in message.text
    assert message.citations[0].notice == "repeal-2025" and "废止" in message.citations[0].quote


def test_the_notice_of_an_earlier_year_says_which_is_current(knowledge: Knowledge) -> None:
    message = asked(knowledge, "评审费多少钱", "fee.amount", page="archive-2024")
    assert "280元" in message.text and "现行的是“青原市2025年" in message.text


@pytest.mark.parametrize(
    ("text", "page", "notices"),
    [
        ("青原市档案系列评审费", None, ("archive-2025",)),
        ("青原市2024年档案系列评审费", None, ("archive-2024",)),
        ("档案系列评审费", "archive-2024", ("archive-2024",)),
        ("青原市档案系列评审费", "archive-2025-more", ("archive-2025-more",)),
    ],
)
def test_a_question_goes_to_the_notice_in_force(
    knowledge: Knowledge, text: str, page: str | None, notices: tuple[str, ...]
) -> None:
    mentions = Gazetteer.build(knowledge.summaries()).find(text)
    assert choose(knowledge.summaries(), mentions, page=page, focus=None).notices == notices


SUPPLEMENT_PAGE = "archive-2025-more"


def test_a_supplement_s_page_answers_what_it_leaves_alone_from_the_notice_that_it_changes(knowledge: Knowledge) -> None:
    message = asked(knowledge, "评审费多少钱", "fee.amount", page=SUPPLEMENT_PAGE)
    said, _, text = message.text.partition("\n")
    assert (message.kind, "没有改动这一点" in said, "300元" in text) == ("answer", True, True)
    assert {citation.notice for citation in message.citations} == {"archive-2025"}


def test_in_a_conversation_on_the_supplement_too(knowledge: Knowledge) -> None:
    message = asked(knowledge, "公务员能报吗", "scope.excluded", focus=SUPPLEMENT_PAGE)
    assert "没有改动这一点" in message.text and "公务员和离退休人员不得申报" in message.text


def test_a_supplement_s_page_answers_what_it_changes_itself(knowledge: Knowledge) -> None:
    message = asked(knowledge, "网上申报什么时候截止", "deadline.online_application", page=SUPPLEMENT_PAGE)
    assert "5月8日" in message.text and "没有改动" not in message.text
    assert [citation.notice for citation in message.citations] == [SUPPLEMENT_PAGE]


def test_what_neither_states_is_silence(knowledge: Knowledge) -> None:
    message = asked(knowledge, "普通话要几级", "putonghua.level", page=SUPPLEMENT_PAGE)
    assert message.kind == "no_answer" and "没有写明" in message.text


def test_summaries_hold_the_dates_as_they_stand(knowledge: Knowledge) -> None:
    summaries = {summary.id: summary for summary in knowledge.summaries()}
    windows = {d.stage: (d.start, d.end, d.end_time) for d in summaries["archive-2025"].deadlines}
    assert windows["online_application"] == (dt.date(2025, 4, 1), dt.date(2025, 5, 8), "18:00")
    assert summaries[SUPPLEMENT_PAGE].supplements == ("archive-2025",)
    assert not summaries["statistics-2023"].deadlines


def test_side_by_side_shows_the_new_value(knowledge: Knowledge) -> None:
    (line,) = [
        line
        for line in compare(["deadline"], [knowledge.notice("archive-2025")], dt.datetime(2025, 5, 2), knowledge)
        if line.aspect == "deadline.online_application"
    ]
    (cell,) = line.cells
    assert "5月8日" in cell.text and cell.citations[0].notice == "archive-2025-more"
