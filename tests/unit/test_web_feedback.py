"""Feedback is kept without who gave it."""

import sqlite3

import pytest
from web_world import front


def test_a_thumb_and_its_word_are_kept_with_numbers_masked_and_no_session(tmp_path):
    with front(tmp_path) as client:
        session = client.post("/api/chat", json={"text": "x"}).json()["session"]
        body = {"session": session, "helpful": False, "word": "打我13812345678", "answer": "进行中"}
        assert client.post("/api/feedback", json=body).json() == {"kept": True}
    kept = sqlite3.connect(tmp_path / "feedback.sqlite").execute("SELECT * FROM feedback").fetchall()
    assert [row[1:] for row in kept] == [(0, "打我［电话号码］", "进行中")]
    assert session not in str(kept)


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"session": "made-up"}, 400, "session"),
        ({"helpful": "yes"}, 400, "helpful"),
        ({"word": "长" * 201}, 413, "200"),
        ({"answer": "长" * 1001}, 413, "1000"),
    ],
)
def test_wrong_feedback_names_its_field(tmp_path, change, status, said):
    with front(tmp_path) as client:
        session = client.post("/api/chat", json={"text": "x"}).json()["session"]
        reply = client.post("/api/feedback", json={"session": session, "helpful": True, **change})
    assert reply.status_code == status and said in reply.json()["error"]["message"]
    assert not (tmp_path / "feedback.sqlite").exists()
