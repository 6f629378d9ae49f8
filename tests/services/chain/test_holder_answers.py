"""An active worker accepts, or asks to stop: one act each, no class is touched."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from dvqc_desktop.db.models import ClassEvent, ClassProposal, HolderAssignment
from dvqc_desktop.domain.errors.chain import HolderAcceptedError, HolderMissingError
from dvqc_desktop.domain.errors.workers import SpanReversedError
from dvqc_desktop.services.board.board import board_frame, read_cards
from dvqc_desktop.services.chain import chain
from dvqc_desktop.services.chain.chain import HolderForm
from dvqc_desktop.services.chain.holder_answers import accept_holding, ask_to_stop
from tests.team_kit import ACTIVE, AVERAGE, START, TODAY, Team


@pytest.fixture
def held(db):
    """Lợi holds Cường, who holds Quý and Thu."""
    team = Team(db)
    people = {"Lợi": team.member("Nguyễn Thúy Lợi"), "Cường": team.worker("Phạm Văn Cường", ACTIVE)}
    team.hold(people["Cường"], people["Lợi"])
    for name in ("Quý", "Thu"):
        people[name] = team.worker(f"Tạ Văn {name}", AVERAGE)
        team.hold(people[name], people["Cường"])
    return people


def links(db, holder_id):
    with db.reading() as session:
        row = HolderAssignment
        query = select(row.accepted_on, row.end_on, row.end_reason).where(row.holder_id == holder_id)
        return session.execute(query.order_by(row.worker_id)).all()


def accepted(db, person_id, day=TODAY):
    with db.reading() as session:
        return read_cards(session, board_frame(session, day, TODAY), [person_id])[0].accepted


def test_accepting_is_noted_with_its_day_and_can_be_undone(db, held):
    change = db.write(accept_holding, held["Cường"], [held["Quý"]], TODAY)
    assert links(db, held["Cường"]) == [(TODAY, None, None), (None, None, None)]
    assert change.label == "ghi đã nhận lời của Phạm Văn Cường"
    assert accepted(db, held["Quý"])
    assert not accepted(db, held["Quý"], TODAY - timedelta(days=1))
    db.undo()
    assert not accepted(db, held["Quý"])


def test_whoever_was_noted_before_keeps_the_day(db, held):
    db.write(accept_holding, held["Cường"], [held["Quý"]], START)
    db.write(accept_holding, held["Cường"], [held["Quý"], held["Thu"]], TODAY)
    assert [row[0] for row in links(db, held["Cường"])] == [START, TODAY]
    with pytest.raises(HolderAcceptedError, match="đã nhận lời trước đó"):
        db.write(accept_holding, held["Cường"], [held["Quý"]], TODAY)


def test_asking_to_stop_ends_on_the_day_with_its_reason_and_proposes_no_class(db, held):
    db.write(ask_to_stop, held["Cường"], [held["Quý"], held["Thu"]], TODAY)
    assert links(db, held["Cường"]) == [(None, TODAY, "người phụ trách xin thôi")] * 2
    assert {gap.id for gap in db.read(chain.gaps, TODAY)} == {held["Quý"], held["Thu"]}
    with db.reading() as session:
        assert session.execute(select(ClassProposal.id)).all() == []
        assert len(session.execute(select(ClassEvent.id)).all()) == 3
    db.undo()
    assert db.read(chain.gaps, TODAY) == []


def test_who_holds_nobody_is_not_asked(db, held):
    with pytest.raises(HolderMissingError):
        db.write(ask_to_stop, held["Quý"], [held["Thu"]], TODAY)
    with pytest.raises(HolderMissingError):
        db.write(accept_holding, held["Cường"], [], TODAY)
    with pytest.raises(SpanReversedError):
        db.write(ask_to_stop, held["Cường"], [held["Quý"]], START - timedelta(days=1))


def test_a_yes_may_be_noted_with_the_assignment(db, held):
    db.write(chain.assign_holder, HolderForm(held["Quý"], held["Lợi"], TODAY))
    db.write(chain.assign_holder, HolderForm(held["Quý"], held["Cường"], TODAY, accepted_on=date(2026, 11, 18)))
    assert accepted(db, held["Quý"])
