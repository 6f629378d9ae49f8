"""Acts on several people at once: judged line by line, read once, one undo step."""

import pytest
from sqlalchemy import event, select

from dvqc_desktop.db.models import Contact, HolderAssignment
from dvqc_desktop.domain.errors.chain import HolderForbiddenError, HolderOverlapError
from dvqc_desktop.domain.errors.classes import RoundFrozenError
from dvqc_desktop.domain.errors.workers import WorkerGoneError
from dvqc_desktop.services.chain.chain import HolderForm, assign_holders, link_breach, link_breaches
from dvqc_desktop.services.chain.chain_state import held_by
from dvqc_desktop.services.classes import rounds
from dvqc_desktop.services.classes.classes import classify
from dvqc_desktop.services.classes.reclassify import Move, main_holder, move_together
from dvqc_desktop.services.classes.rounds import Basis, RoundForm
from dvqc_desktop.services.contacts.contact_steps import open_steps
from dvqc_desktop.services.contacts.contacts import ContactFields, record_contact
from tests.team_kit import ACTIVE, AVERAGE, START, TODAY, Team, class_form


@pytest.fixture
def team(db):
    return Team(db)


@pytest.fixture
def asked(db):
    """The statements that the program sends for one act."""
    sent = []
    event.listen(db._engine, "before_cursor_execute", lambda *call: sent.append(call[2]))

    def count(*act):
        sent.clear()
        db.write(*act)
        return len(sent)

    return count


def test_each_line_is_judged_as_the_lines_before_leave_the_chain(db, team):
    lan, thu = team.worker("Lan", ACTIVE), team.worker("Thu", ACTIVE)
    round_about = [
        HolderForm(lan, thu, TODAY, exception_reason="cùng máy"),
        HolderForm(thu, lan, TODAY, exception_reason="cùng máy"),
    ]
    assert db.read(link_breaches, round_about) == [None, None]
    with pytest.raises(HolderForbiddenError, match="Lan"):
        db.write(assign_holders, round_about)
    assert db.read(main_holder, lan, TODAY) is None


def test_of_two_lines_for_one_worker_the_last_one_stands(db, team):
    loi, ha, tien = team.member("Lợi"), team.member("Hà"), team.worker("Tiến", AVERAGE)
    db.write(assign_holders, [HolderForm(tien, loi, START), HolderForm(tien, ha, TODAY), HolderForm(tien, loi, TODAY)])
    assert db.read(held_by, TODAY, [loi, ha]) == {loi: 1}
    db.undo()
    with db.reading() as session:
        assert session.execute(select(HolderAssignment.id)).all() == []


def test_one_line_too_early_or_for_somebody_gone_refuses_all(db, team):
    loi, ha = team.member("Lợi"), team.member("Hà")
    tien, lan = team.worker("Tiến", AVERAGE), team.worker("Lan", AVERAGE)
    team.hold(tien, loi, TODAY)
    with pytest.raises(HolderOverlapError, match="Tiến"):
        db.write(assign_holders, [HolderForm(person, ha, START) for person in (lan, tien)])
    with pytest.raises(WorkerGoneError, match="Hà"):
        db.write(assign_holders, [HolderForm(person, loi, TODAY) for person in (lan, ha)])
    assert db.read(held_by, TODAY, [loi, ha]) == {loi: 1}


def test_breaches_of_several_are_those_of_each_alone(db, team):
    minh, people = team.worker("Minh", ACTIVE), [team.worker("Mai", AVERAGE), team.worker("Thu", ACTIVE)]
    forms = [HolderForm(person, minh, TODAY) for person in people]
    assert db.read(link_breaches, forms) == [db.read(link_breach, form) for form in forms]
    assert db.read(link_breaches, []) == []


def test_the_book_is_asked_no_oftener_for_ten_lines_than_for_two(db, team, asked):
    loi, ha = team.member("Lợi"), team.member("Hà")
    people = [team.worker(f"Số {number}", AVERAGE) for number in range(12)]
    db.write(assign_holders, [HolderForm(person, loi, START) for person in people])
    two = asked(assign_holders, [HolderForm(person, ha, TODAY) for person in people[:2]])
    assert asked(assign_holders, [HolderForm(person, ha, TODAY) for person in people[2:]]) == two


def test_one_class_given_is_eight_statements_with_its_log(team, asked):
    tien = team.worker("Tiến")
    assert asked(classify, tien, class_form(ACTIVE, TODAY)) <= 8


def test_people_met_together_are_joined_by_the_first_ones_row(db, team):
    loi, people = team.member("Lợi"), tuple(team.worker(name, AVERAGE) for name in ("Mai", "Thu", "Lan"))
    first = db.write(record_contact, people, ContactFields(loi, TODAY, said="Chuyện ca đêm")).row_id
    with db.reading() as session:
        rows = session.execute(select(Contact.worker_id, Contact.joint_id, Contact.said)).all()
    assert rows == [(person, first, "Chuyện ca đêm") for person in people]
    db.undo()
    with db.reading() as session:
        assert session.execute(select(Contact.id)).all() == []


def test_a_contact_agrees_its_next_step_and_ticks_the_one_before(db, team):
    loi, mai = team.member("Lợi"), team.worker("Mai", AVERAGE)
    db.write(record_contact, (mai,), ContactFields(loi, START, next_step="Xem bản vẽ", next_on=TODAY))
    (step,) = db.read(open_steps, mai, TODAY)
    again = ContactFields(loi, TODAY, next_step="Thử máy mới", next_on=TODAY)
    db.write(record_contact, (mai,), again, done_steps=(step.id,))
    assert [left.text for left in db.read(open_steps, mai, TODAY)] == ["Thử máy mới"]


def test_a_class_for_many_is_one_statement_and_a_day_frozen_for_one_is_frozen_for_all(db, team, asked):
    people = [team.worker(f"Số {number}", AVERAGE) for number in range(8)]
    two = asked(move_together, [Move(person, class_form(ACTIVE, TODAY)) for person in people[:2]])
    assert asked(move_together, [Move(person, class_form(ACTIVE, TODAY)) for person in people[2:]]) == two
    round_id = db.write(rounds.open_round, RoundForm("Đợt", START, TODAY)).row_id
    db.write(rounds.agree_round, round_id, Basis(TODAY, document_number="05"))
    db.write(rounds.close_round, round_id, TODAY)
    with pytest.raises(RoundFrozenError):
        db.write(move_together, [Move(person, class_form(AVERAGE, TODAY)) for person in people])
