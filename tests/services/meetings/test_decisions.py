"""What a meeting decided is carried out in one act that cites it, and taken back by one undo."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Candidate, HolderAssignment
from dvqc_desktop.domain.codes import DecisionKind
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.chain import HolderForbiddenError
from dvqc_desktop.domain.errors.classes import RoundNotOpenError
from dvqc_desktop.domain.errors.decisions import (
    DecisionDayError,
    DecisionElsewhereError,
    DecisionIncompleteError,
    DecisionNotHeldError,
    DecisionNotPassedError,
)
from dvqc_desktop.domain.errors.members import StageThere
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.services.classes.rounds import RoundForm, close_round, list_rounds, open_round
from dvqc_desktop.services.development import list_candidates
from dvqc_desktop.services.meetings.agenda.agenda import ItemForm, add_item
from dvqc_desktop.services.meetings.passed.decisions import (
    DecisionForm,
    decide,
    decision_basis,
    decision_effects,
    list_decisions,
)
from dvqc_desktop.services.meetings.passed.resolutions import save_resolution
from dvqc_desktop.services.meetings.passed.votes import VoteEntry, record_vote
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from tests.services.meeting_book import People, fill_book, new_meeting, party_day

HELD = date(2026, 11, 5)


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


@pytest.fixture
def meeting(db: Database, people: People) -> int:
    """A meeting that was held, with its conclusion."""
    meeting_id = new_meeting(db, party_day(people, HELD))
    db.write(mark_all_present, meeting_id)
    db.write(save_resolution, meeting_id, "Thống nhất phân công.")
    return meeting_id


def assign(people: People) -> DecisionForm:
    return DecisionForm(DecisionKind.ASSIGN_HOLDER, people.dung, people.loi)


def holder_of(db: Database, person_id: int) -> list[tuple[int, str | None]]:
    with db.reading() as session:
        query = select(HolderAssignment.holder_id, HolderAssignment.cell_agreement)
        rows = session.execute(query.where(HolderAssignment.worker_id == person_id, HolderAssignment.end_on.is_(None)))
        return [(row[0], row[1]) for row in rows]


def test_a_holder_is_assigned_with_the_paper_and_item_as_basis(db: Database, people: People, meeting: int) -> None:
    item_id = db.write(add_item, meeting, ItemForm("Phân công", 10)).row_id
    db.write(decide, meeting, replace(assign(people), agenda_item_id=item_id))
    basis = "Kết luận số 01-KL/TĐ, họp 05/11/2026, mục 1"
    assert db.read(decision_basis, meeting, item_id) == basis
    assert holder_of(db, people.dung) == [(people.loi, basis)]
    row = db.read(list_decisions, meeting)[0]
    assert row.words == "Phân công người phụ trách: Nguyễn Thúy Lợi phụ trách Đào Thị Dung"
    assert row.done_on == HELD


def test_one_undo_takes_all_of_it_back(db: Database, people: People, meeting: int) -> None:
    db.write(decide, meeting, DecisionForm(DecisionKind.LIST_CANDIDATE, people.nhung))
    db.undo()
    assert db.read(list_decisions, meeting) == ()
    with db.reading() as session:
        assert session.execute(select(Candidate.id)).all() == []


def test_somebody_is_put_on_the_candidates_list_once(db: Database, people: People, meeting: int) -> None:
    form = DecisionForm(DecisionKind.LIST_CANDIDATE, people.nhung, on=date(2026, 11, 6))
    db.write(decide, meeting, form)
    row = db.read(list_candidates, date(2026, 11, 20))[0]
    assert (row.name, row.stage, row.stage_on) == ("Vũ Thị Nhựng", "listed", date(2026, 11, 6))
    assert db.read(list_decisions, meeting)[0].words == "Đưa vào danh sách cảm tình Đảng: Vũ Thị Nhựng"
    with pytest.raises(StageThere):
        db.write(decide, meeting, form)


def test_a_round_is_agreed_by_the_meeting_unless_it_is_closed(db: Database, people: People, meeting: int) -> None:
    round_id = db.write(open_round, RoundForm("Đợt quý III", date(2026, 7, 1), date(2026, 9, 30))).row_id
    form = DecisionForm(DecisionKind.AGREE_ROUND, round_id=round_id)
    db.write(decide, meeting, form)
    row = db.read(list_rounds)[0]
    assert (row.meeting_id, row.document_number) == (meeting, "Kết luận số 01-KL/TĐ, họp 05/11/2026")
    assert db.read(list_decisions, meeting)[0].words == "Thống nhất đợt phân loại: Đợt quý III"
    db.write(close_round, round_id, date(2026, 11, 20))
    with pytest.raises(RoundNotOpenError):
        db.write(decide, meeting, form)


def test_what_would_follow_is_told_before(db: Database, people: People, meeting: int) -> None:
    assert db.read(decision_effects, meeting, assign(people)) is not None
    assert db.read(decision_effects, meeting, DecisionForm(DecisionKind.ASSIGN_HOLDER, people.dung)) is None


def test_a_vote_that_did_not_pass_decides_nothing(db: Database, people: People, meeting: int) -> None:
    vote_id = db.write(record_vote, meeting, VoteEntry("Phân công", VoteCount(1, 1, 0))).row_id
    with pytest.raises(DecisionNotPassedError, match="“Phân công” chưa thông qua"):
        db.write(decide, meeting, replace(assign(people), vote_id=vote_id))
    assert holder_of(db, people.dung) == [(people.ha, None)]


def test_a_meeting_ahead_decides_nothing(db: Database, people: People) -> None:
    ahead = new_meeting(db, party_day(people))
    with pytest.raises(DecisionNotHeldError, match="24/11/2026 chưa diễn ra"):
        db.write(decide, ahead, assign(people))


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"holder_id": None}, DecisionIncompleteError),
        ({"on": date(2026, 11, 4)}, DecisionDayError),
        ({"on": date(2026, 11, 21)}, DecisionDayError),
    ],
)
def test_what_is_not_whole_is_refused(
    db: Database, people: People, meeting: int, change: dict[str, object], refusal: type[AppError]
) -> None:
    with pytest.raises(refusal):
        db.write(decide, meeting, replace(assign(people), **change))  # type: ignore[arg-type]


def test_votes_and_items_of_another_meeting_are_refused(db: Database, people: People, meeting: int) -> None:
    other = new_meeting(db, party_day(people, date(2026, 10, 6)))
    db.write(mark_all_present, other)
    vote_id = db.write(record_vote, other, VoteEntry("Phân công", VoteCount(2, 0, 0))).row_id
    item_id = db.write(add_item, other, ItemForm("Phân công", 10)).row_id
    for change in (replace(assign(people), vote_id=vote_id), replace(assign(people), agenda_item_id=item_id)):
        with pytest.raises(DecisionElsewhereError):
            db.write(decide, meeting, change)


def test_the_rules_of_the_chain_hold_for_decisions_too(db: Database, people: People, meeting: int) -> None:
    with pytest.raises(HolderForbiddenError):
        db.write(decide, meeting, DecisionForm(DecisionKind.ASSIGN_HOLDER, people.dung, people.dung))
