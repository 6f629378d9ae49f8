"""The slips of a week follow the chain: people held directly, then those reached through others."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Contact, HolderAssignment, Plan, PlanStrength
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.due import DueKind
from dvqc_desktop.services.cell_settings import save_settings
from dvqc_desktop.services.contacts.contact_day import DayEntry, record_day
from dvqc_desktop.services.contacts.contact_habits import pause_contacts
from dvqc_desktop.services.contacts.contact_sheet import contact_sheet
from dvqc_desktop.services.contacts.proposals import ProposalFields, answer_proposal, record_proposal
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task
from dvqc_desktop.services.people.shifts import set_rotation
from tests.services.meeting_book import People, fill_book

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


def meet(db: Database, worker_id: int, by_id: int, at: date, next_step: str | None = None) -> None:
    def write(session: Session) -> Change:
        session.add(Contact(worker_id=worker_id, by_id=by_id, at=at, kind="meal", next_step=next_step))
        return Change("gặp", "", frozenset())

    db.write(write)


def plan(db: Database, worker_id: int, *strengths: str, state: str = "draft") -> None:
    def write(session: Session) -> Change:
        row = Plan(person_id=worker_id, kind="mentoring", state=state, period_start=date(2026, 10, 1))
        row.closed_on = FRIDAY if state == "closed" else None
        session.add(row)
        session.flush()
        for position, text in enumerate(strengths, start=1):
            session.add(PlanStrength(plan_id=row.id, position=position, text=text))
        return Change("lập kế hoạch", "", frozenset())

    db.write(write)


def test_the_week_runs_from_monday_and_has_its_contact_day(db: Database, people: People) -> None:
    sheet = db.read(contact_sheet, FRIDAY)
    assert (sheet.week, sheet.week_start, sheet.week_end) == (47, date(2026, 11, 16), date(2026, 11, 22))
    assert sheet.contact_day == FRIDAY


def test_each_member_meets_by_the_chain(db: Database, people: People) -> None:
    (slip,) = db.read(contact_sheet, FRIDAY).holders
    assert slip.name == "Trần Bích Hà"
    assert [(person.name, person.through) for person in slip.people] == [
        ("Đào Thị Dung", None),
        ("Vũ Thị Nhựng", None),
        ("Đoàn Văn Lực", ("Vũ Thị Nhựng", "female")),
    ]


def test_who_was_met_longest_ago_comes_first(db: Database, people: People) -> None:
    meet(db, people.dung, people.ha, date(2026, 11, 18))
    meet(db, people.nhung, people.ha, date(2026, 11, 4))
    slip = db.read(contact_sheet, FRIDAY).holders[0]
    assert [person.last_contact for person in slip.people] == [date(2026, 11, 4), date(2026, 11, 18), None]


def test_a_text_with_the_cells_own_name_of_a_class_stays_in_the_book(db: Database, people: People) -> None:
    db.write(save_settings, {"wording.active": "Nòng cốt"})
    plan(db, people.dung, "sắp thành nòng cốt của nhóm")
    meet(db, people.nhung, people.ha, date(2026, 11, 4), "hỏi việc đổi ca")
    by_name = {person.name: person for person in db.read(contact_sheet, FRIDAY).holders[0].people}
    assert by_name["Đào Thị Dung"].strengths == ()
    assert by_name["Vũ Thị Nhựng"].next_step == "hỏi việc đổi ca"


def test_the_step_agreed_last_and_the_first_strength_stand_on_the_slip(db: Database, people: People) -> None:
    meet(db, people.dung, people.ha, date(2026, 11, 4), "hỏi công đoàn việc đổi ca")
    meet(db, people.dung, people.ha, date(2026, 11, 11))
    plan(db, people.dung, "khéo tay", "chịu khó")
    plan(db, people.nhung, "cũ", state="closed")
    by_name = {person.name: person for person in db.read(contact_sheet, FRIDAY).holders[0].people}
    dung = by_name["Đào Thị Dung"]
    assert (dung.last_contact, dung.next_step, dung.strengths) == (
        date(2026, 11, 11),
        "hỏi công đoàn việc đổi ca",
        ("khéo tay", "chịu khó"),
    )
    assert by_name["Vũ Thị Nhựng"].strengths == ()


def test_an_untold_answer_comes_before_other_promises(db: Database, people: People) -> None:
    form = ProposalFields("Xin đổi ca", date(2026, 11, 2), people.dung, people.ha, consent=True)
    made = db.write(record_proposal, form).row_id
    db.write(add_task, TaskForm("Mượn sách tiện", people.ha, None, people.dung, date(2026, 11, 3)))
    assert made is not None
    promised = lambda: db.read(contact_sheet, FRIDAY).holders[0].people[0].promises  # noqa: E731
    assert promised() == ("Mượn sách tiện",)
    db.write(answer_proposal, made, date(2026, 11, 10), "Được đổi")
    assert promised() == ("báo lại: xin đổi ca", "Mượn sách tiện")


def names(db: Database, day: date) -> list[str]:
    return [person.name for person in db.read(contact_sheet, day).holders[0].people]


def test_who_was_not_met_comes_first_next_week(db: Database, people: People) -> None:
    for worker in (people.dung, people.nhung):
        meet(db, worker, people.ha, date(2026, 11, 6 if worker == people.dung else 9))
    assert names(db, FRIDAY)[:2] == ["Đào Thị Dung", "Vũ Thị Nhựng"]
    db.write(record_day, (DayEntry(people.nhung, people.ha, False, FRIDAY),))
    sheet = db.read(contact_sheet, FRIDAY + timedelta(weeks=1)).holders[0]
    assert [(person.name, person.missed) for person in sheet.people[:2]] == [
        ("Vũ Thị Nhựng", True),
        ("Đào Thị Dung", False),
    ]


def test_who_can_be_met_that_day_comes_before_who_cannot(db: Database, people: People) -> None:
    meet(db, people.nhung, people.ha, date(2026, 11, 9))
    assert names(db, FRIDAY)[:2] == ["Đào Thị Dung", "Vũ Thị Nhựng"]
    db.write(set_rotation, [people.dung], ("Ca đêm", "Ca 1"), FRIDAY)
    first, second, *_ = db.read(contact_sheet, FRIDAY).holders[0].people
    assert (first.name, first.meets.words) == ("Vũ Thị Nhựng", "")
    assert (second.name, second.meets.words) == ("Đào Thị Dung", "ca đêm, gặp thứ Hai 23/11")


def test_who_is_paused_on_the_contact_day_is_left_out(db: Database, people: People) -> None:
    (before,) = (row.name for row in db.read(list_due, FRIDAY) if row.kind is DueKind.CONTACT_DAY)
    db.write(pause_contacts, people.luc, FRIDAY - timedelta(days=3), FRIDAY + timedelta(days=4), "Đi học")
    assert "Đoàn Văn Lực" not in names(db, FRIDAY)
    (after,) = (row.name for row in db.read(list_due, FRIDAY) if row.kind is DueKind.CONTACT_DAY)
    assert int(after.split()[0]) == int(before.split()[0]) - 1
    assert "Đoàn Văn Lực" in names(db, FRIDAY + timedelta(weeks=1))


def test_contacts_of_the_day_itself_do_not_move_anybody(db: Database, people: People) -> None:
    before = names(db, FRIDAY)
    meet(db, people.dung, people.ha, FRIDAY)
    assert names(db, FRIDAY) == before


def test_ended_links_and_contacts_to_come_do_not_count(db: Database, people: People) -> None:
    meet(db, people.dung, people.ha, date(2026, 11, 25))

    def end(session: Session) -> Change:
        link = session.query(HolderAssignment).filter_by(worker_id=people.nhung).one()
        link.end_on = FRIDAY
        return Change("thôi phụ trách", "", frozenset())

    db.write(end)
    slip = db.read(contact_sheet, FRIDAY).holders[0]
    assert [(person.name, person.last_contact) for person in slip.people] == [("Đào Thị Dung", None)]


def test_one_member_alone_can_be_asked_for(db: Database, people: People) -> None:
    assert db.read(contact_sheet, FRIDAY, people.loi).holders == ()
    assert len(db.read(contact_sheet, FRIDAY, people.ha).holders) == 1
