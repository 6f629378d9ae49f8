"""A closed round is frozen: its classes, its proposals and its totals; undo opens it again."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import RoundState, SpellEnd
from dvqc_desktop.domain.errors.classes import (
    ProposalDoneError,
    RoundFrozenError,
    RoundMovedError,
    RoundNotOpenError,
    RoundStartedError,
)
from dvqc_desktop.domain.errors.workers import WorkerDateFutureError
from dvqc_desktop.services.classes import rounds
from dvqc_desktop.services.classes.classes import class_history, classify, get_class
from dvqc_desktop.services.classes.movement import class_counts
from dvqc_desktop.services.classes.round_progress import abandon_round, round_progress
from dvqc_desktop.services.classes.round_walk import find_proposal
from dvqc_desktop.services.classes.rounds import Basis, ProposalForm, RoundForm
from dvqc_desktop.services.people.workers import end_worker
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, TODAY, UNCLASSIFIED, Team, class_form

CLOSED = date(2026, 11, 16)
AFTER = date(2026, 11, 17)
BY_NUMBER = Basis(CLOSED, document_number="08-KL/TĐ")


@pytest.fixture
def team(db):
    return Team(db)


@pytest.fixture
def round_id(db):
    return db.write(rounds.open_round, RoundForm("Đợt quý IV/2026", date(2026, 10, 1), TODAY)).row_id


@pytest.fixture
def cuong(team, db, round_id):
    """A worker whose proposal was agreed in the round."""
    person_id = team.worker("Phạm Văn Cường", AVERAGE)
    db.write(rounds.propose_class, round_id, person_id, ProposalForm(ACTIVE, CLOSED))
    proposal = db.read(find_proposal, round_id, person_id)
    db.write(rounds.agree_proposal, proposal.id, class_form(ACTIVE, CLOSED))
    return person_id


@pytest.fixture
def closed(db, round_id, cuong):
    db.write(rounds.agree_round, round_id, BY_NUMBER)
    db.write(rounds.close_round, round_id, CLOSED)
    return round_id


def test_the_meeting_agrees_totals_and_the_closed_round_keeps_them(db, closed):
    row = db.read(rounds.list_rounds)[0]
    assert row.totals == {ACTIVE: 1, AVERAGE: 0, NEEDS_HELP: 0, UNCLASSIFIED: 0}
    assert row.totals == db.read(class_counts, CLOSED)


def test_no_class_is_given_on_or_before_the_closing_day(db, cuong, closed):
    for day in (CLOSED, date(2026, 3, 1)):
        with pytest.raises(RoundFrozenError, match=r"Đợt quý IV/2026 đã chốt ngày 16/11/2026.*Ghi từ ngày sau đợt"):
            db.write(classify, cuong, class_form(AVERAGE, day))
    db.write(classify, cuong, class_form(AVERAGE, AFTER))
    assert db.read(get_class, cuong, CLOSED) is ACTIVE


def test_a_correction_of_an_old_class_is_still_possible(db, cuong, closed):
    old = db.read(class_history, cuong)[0]
    db.write(classify, cuong, replace(class_form(AVERAGE, CLOSED), corrects_id=old.id))
    assert db.read(get_class, cuong, CLOSED) is AVERAGE


def test_the_proposals_of_a_closed_round_stay(db, team, cuong, closed):
    proposal = db.read(find_proposal, closed, cuong)
    with pytest.raises(RoundNotOpenError):
        db.write(rounds.propose_class, closed, team.worker("Cao Thị Yến"), ProposalForm(AVERAGE, TODAY))
    with pytest.raises(ProposalDoneError):
        db.write(rounds.withdraw_proposal, proposal.id)
    with pytest.raises(RoundNotOpenError):
        db.write(rounds.agree_round, closed, BY_NUMBER)
    assert db.read(find_proposal, closed, cuong) == proposal


def test_undo_of_the_closing_opens_the_round_again(db, cuong, closed):
    db.undo()
    assert db.read(rounds.find_running_round).state is RoundState.AGREED
    db.write(classify, cuong, class_form(AVERAGE, CLOSED))
    db.undo()
    db.undo()
    assert db.read(rounds.find_running_round).state is RoundState.OPEN
    assert db.read(rounds.find_running_round).totals is None


def test_a_round_is_not_closed_by_other_totals_than_those_agreed(db, team, round_id, cuong):
    db.write(rounds.agree_round, round_id, BY_NUMBER)
    team.worker("Cao Thị Yến", AVERAGE, AFTER)
    with pytest.raises(RoundMovedError, match="1 tích cực, 1 trung bình"):
        db.write(rounds.close_round, round_id, TODAY)
    db.write(rounds.agree_round, round_id, replace(BY_NUMBER, on=TODAY))
    db.write(rounds.close_round, round_id, TODAY)
    assert db.read(rounds.list_rounds)[0].totals[AVERAGE] == 1


def test_a_round_is_neither_agreed_nor_closed_on_a_day_to_come(db, round_id, cuong):
    tomorrow = date(2026, 11, 21)
    with pytest.raises(WorkerDateFutureError):
        db.write(rounds.agree_round, round_id, replace(BY_NUMBER, on=tomorrow))
    db.write(rounds.agree_round, round_id, BY_NUMBER)
    with pytest.raises(WorkerDateFutureError):
        db.write(rounds.close_round, round_id, tomorrow)


def test_progress_tells_hand_import_agreed_and_who_has_no_proposal(db, team, round_id, cuong):
    yen, dung, gone, _ = (team.worker(name) for name in ("Cao Thị Yến", "Đào Thị Dung", "Đỗ Văn An", "Lê Thị Ba"))
    for person_id, code in ((yen, AVERAGE), (dung, NEEDS_HELP), (gone, AVERAGE)):
        form = ProposalForm(code, TODAY, ("tay nghề",), source=rounds.IMPORT)
        db.write(rounds.propose_class, round_id, person_id, form)
    db.write(end_worker, gone, SpellEnd.LEFT, TODAY)
    found = db.read(round_progress, round_id, clock.today(), 4)
    assert (found.proposed, found.by_hand, found.imported, found.agreed) == (3, 1, 2, 1)
    assert (found.together, found.alone, found.without) == (1, 1, 1)


def test_a_round_with_nothing_agreed_is_given_up_and_comes_back_by_undo(db, team, round_id):
    person_id = team.worker("Cao Thị Yến", AVERAGE)
    db.write(rounds.propose_class, round_id, person_id, ProposalForm(ACTIVE, TODAY))
    db.write(abandon_round, round_id)
    assert db.read(rounds.list_rounds) == []
    db.undo()
    assert db.read(rounds.find_running_round).waiting == 1
    assert db.read(get_class, person_id, TODAY) is AVERAGE


def test_a_round_in_which_classes_were_agreed_is_not_given_up(db, round_id, cuong):
    with pytest.raises(RoundStartedError, match="1 người"):
        db.write(abandon_round, round_id)
    db.write(rounds.agree_round, round_id, BY_NUMBER)
    with pytest.raises(RoundNotOpenError):
        db.write(abandon_round, round_id)
