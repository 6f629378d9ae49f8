"""The fingerprint of closed minutes covers every table of a meeting, without what becomes of it later."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import (
    AgendaItem,
    Attendance,
    Base,
    Decision,
    ItemOpinion,
    QualityScore,
    QualitySheet,
    ResolutionSection,
    Task,
    Vote,
)
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.marked_text import MarkedText
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.minutes.fingerprint import is_unaltered
from dvqc_desktop.services.meetings.minutes.item_opinions import OpinionForm, add_opinion
from dvqc_desktop.services.meetings.minutes.minutes import close_minutes
from dvqc_desktop.services.meetings.passed.resolutions import save_resolution
from dvqc_desktop.services.meetings.passed.votes import VoteEntry, record_vote
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task
from tests.services.meeting_book import fill_book, new_meeting, party_day


def judge(session: Session, meeting_id: int) -> Change:
    """A decision and a quality sheet, as bare rows."""
    sheet = QualitySheet(meeting_id=meeting_id, template="{}", total=90, grade="Tốt")
    session.add_all([sheet, Decision(meeting_id=meeting_id, kind="agree_round")])
    session.flush()
    session.add(QualityScore(sheet_id=sheet.id, item_key="time", points=5))
    return Change("chấm điểm", "", frozenset())


@pytest.fixture
def closed(db: Database) -> int:
    meeting_id = new_meeting(db, party_day(fill_book(db), date(2026, 11, 5)), with_template=True)
    db.write(mark_all_present, meeting_id)
    db.write(add_opinion, db.read(list_items, meeting_id)[0].id, OpinionForm(None, MarkedText("Nhất trí.")))
    db.write(record_vote, meeting_id, VoteEntry("Giao việc", VoteCount(2, 0, 0)))
    db.write(save_resolution, meeting_id, "Thống nhất.")
    db.write(add_task, TaskForm("Hỏi công đoàn"), meeting_id)
    db.write(judge, meeting_id)
    db.write(close_minutes, meeting_id)
    return meeting_id


def set_all(session: Session, model: type[Base], values: dict[str, Any]) -> Change:
    session.execute(update(model).values(**values))
    return Change("sửa", "", frozenset())


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (AgendaItem, {"internal_note": "khác"}),
        (Attendance, {"reason": "khác"}),
        (ItemOpinion, {"internal": True}),
        (Vote, {"votes_for": 1}),
        (ResolutionSection, {"text": "khác"}),
        (Task, {"text": "khác"}),
        (Decision, {"kind": "list_candidate"}),
        (QualitySheet, {"grade": "Khá"}),
        (QualityScore, {"points": 4}),
    ],
)
def test_a_change_in_any_table_is_seen(db: Database, closed: int, model: type[Base], values: dict[str, Any]) -> None:
    assert db.read(is_unaltered, closed)
    db.write(set_all, model, values)
    assert not db.read(is_unaltered, closed)


@pytest.mark.parametrize(("model", "values"), [(Task, {"result": "xong"}), (Decision, {"done_on": date(2026, 11, 9)})])
def test_what_comes_later_leaves_it(db: Database, closed: int, model: type[Base], values: dict[str, Any]) -> None:
    db.write(set_all, model, values)
    assert db.read(is_unaltered, closed)
