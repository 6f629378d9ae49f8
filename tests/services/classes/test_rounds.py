"""Rounds: proposals apart from classes, agreed by people, then closed."""

from datetime import date

import pytest

from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.domain.errors.classes import (
    ClassReasonMissingError,
    ProposalDoneError,
    RoundBasisMissingError,
    RoundNameMissingError,
    RoundNotAgreedError,
    RoundNotOpenError,
    RoundOpenError,
    RoundUnfinishedError,
    ThirdClassAloneError,
    ThirdClassIncompleteError,
)
from dvqc_desktop.domain.errors.workers import SpanReversedError
from dvqc_desktop.services.classes import rounds
from dvqc_desktop.services.classes.classes import ClassForm, class_history, get_class
from dvqc_desktop.services.classes.rounds import Basis, ProposalForm, RoundForm
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, TODAY, UNCLASSIFIED, Team, class_form

QUARTER = RoundForm("Đợt quý IV/2026", date(2026, 10, 1), date(2026, 12, 31))


@pytest.fixture
def round_id(db):
    return db.write(rounds.open_round, QUARTER).row_id


@pytest.fixture
def people(db, round_id):
    """Three workers with a proposal each; gives {person id: proposal id}."""
    team, made = Team(db), {}
    for name, code in (("Phạm Văn Cường", ACTIVE), ("Cao Thị Yến", AVERAGE), ("Đào Thị Dung", NEEDS_HELP)):
        person_id = team.worker(name)
        db.write(
            rounds.propose_class, round_id, person_id, ProposalForm(code, TODAY, ("tay nghề",), source=rounds.IMPORT)
        )
        made[code] = person_id
    return made


def proposal_of(db, person_id):
    from sqlalchemy import select

    from dvqc_desktop.db.models import ClassProposal

    with db.reading() as session:
        return session.execute(select(ClassProposal.id).where(ClassProposal.person_id == person_id)).scalar()


def test_a_proposal_is_no_class(db, people):
    assert db.read(get_class, people[ACTIVE], TODAY) is UNCLASSIFIED
    assert db.read(rounds.find_running_round).waiting == 3


def test_a_second_proposal_takes_the_place_of_the_first(db, round_id, people):
    db.write(rounds.propose_class, round_id, people[ACTIVE], ProposalForm(AVERAGE, TODAY))
    db.write(rounds.agree_proposals, [proposal_of(db, people[ACTIVE])], class_form(ACTIVE, TODAY))
    assert db.read(get_class, people[ACTIVE], TODAY) is AVERAGE


def test_the_first_two_classes_are_agreed_together_in_one_step(db, people):
    ids = [proposal_of(db, people[code]) for code in (ACTIVE, AVERAGE)]
    change = db.write(rounds.agree_proposals, ids, ClassForm(UNCLASSIFIED, TODAY, "Thống nhất trong đợt"))
    assert change.label == "thống nhất phân loại 2 người"
    assert [db.read(get_class, people[code], TODAY) for code in (ACTIVE, AVERAGE)] == [ACTIVE, AVERAGE]
    db.undo()
    assert db.read(rounds.find_running_round).waiting == 3


def test_the_third_class_is_not_agreed_together_with_others(db, people):
    with pytest.raises(ThirdClassAloneError):
        db.write(
            rounds.agree_proposals,
            [proposal_of(db, person_id) for person_id in people.values()],
            ClassForm(UNCLASSIFIED, TODAY, "Thống nhất trong đợt"),
        )


def test_the_third_class_is_agreed_alone_with_its_whole_form(db, round_id, people):
    proposal_id = proposal_of(db, people[NEEDS_HELP])
    with pytest.raises(ThirdClassIncompleteError):
        db.write(rounds.agree_proposal, proposal_id, ClassForm(NEEDS_HELP, TODAY, "Thống nhất"))
    db.write(rounds.agree_proposal, proposal_id, class_form(NEEDS_HELP, TODAY))
    assert db.read(class_history, people[NEEDS_HELP])[0].round_id == round_id
    with pytest.raises(ProposalDoneError):
        db.write(rounds.agree_proposal, proposal_id, class_form(NEEDS_HELP, TODAY))
    with pytest.raises(ProposalDoneError):
        db.write(rounds.propose_class, round_id, people[NEEDS_HELP], ProposalForm(ACTIVE, TODAY))


def test_agreeing_together_needs_a_reason(db, people):
    with pytest.raises(ClassReasonMissingError):
        db.write(rounds.agree_proposals, [proposal_of(db, people[ACTIVE])], ClassForm(UNCLASSIFIED, TODAY))


def test_a_proposal_taken_back_leaves_the_class(db, people):
    db.write(rounds.withdraw_proposal, proposal_of(db, people[ACTIVE]))
    assert db.read(rounds.find_running_round).waiting == 2
    assert db.read(get_class, people[ACTIVE], TODAY) is UNCLASSIFIED


def agree_all(db, people):
    for code, person_id in people.items():
        db.write(rounds.agree_proposal, proposal_of(db, person_id), class_form(code, TODAY))


def test_a_round_is_agreed_by_number_then_closed_and_frozen(db, round_id, people):
    agree_all(db, people)
    db.write(rounds.agree_round, round_id, Basis(TODAY, document_number="05-KL/TĐ"))
    db.write(rounds.close_round, round_id, TODAY)
    row = db.read(rounds.list_rounds)[0]
    assert (row.state, row.document_number, row.closed_on) == (RoundState.CLOSED, "05-KL/TĐ", TODAY)
    assert db.read(rounds.last_closed_on, TODAY) == TODAY
    assert db.read(rounds.find_running_round) is None
    with pytest.raises(RoundNotOpenError):
        db.write(rounds.propose_class, round_id, people[ACTIVE], ProposalForm(AVERAGE, TODAY))


def test_a_round_with_proposals_left_is_not_agreed(db, round_id, people):
    with pytest.raises(RoundUnfinishedError, match="còn 3 đề nghị"):
        db.write(rounds.agree_round, round_id, Basis(TODAY, document_number="05-KL/TĐ"))


def test_a_round_needs_its_meeting_or_number_and_its_order(db, round_id):
    with pytest.raises(RoundBasisMissingError):
        db.write(rounds.agree_round, round_id, Basis(TODAY))
    with pytest.raises(RoundNotAgreedError):
        db.write(rounds.close_round, round_id, TODAY)
    db.write(rounds.agree_round, round_id, Basis(TODAY, document_number="05"))
    with pytest.raises(SpanReversedError):
        db.write(rounds.close_round, round_id, date(2026, 11, 1))


def test_one_round_at_a_time_with_a_name_and_a_period(db, round_id):
    with pytest.raises(RoundOpenError, match="quý IV"):
        db.write(rounds.open_round, QUARTER)
    with pytest.raises(RoundNameMissingError):
        db.write(rounds.open_round, RoundForm(" ", TODAY, TODAY))
    with pytest.raises(SpanReversedError):
        db.write(rounds.open_round, RoundForm("Đợt", TODAY, date(2026, 1, 1)))
