"""A contact of several people put right for all, for one alone, with people added and taken out; history kept."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import ContactMiss, Task
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.contacts import PrivateNoteOfMany
from dvqc_desktop.services.contacts import contacts
from dvqc_desktop.services.contacts.contact_corrections import correct_contact
from dvqc_desktop.services.contacts.contacts import ContactFields
from tests.team_kit import AVERAGE, TODAY, Team

NEXT = date(2026, 11, 27)


@pytest.fixture
def loi(db: Database) -> int:
    return Team(db).member("Nguyễn Thúy Lợi")


@pytest.fixture
def people(db: Database) -> list[int]:
    team = Team(db)
    return [team.worker(name, AVERAGE) for name in ("Trịnh Đình Khải", "Đào Thị Dung", "Cao Thị Yến")]


def meet(db: Database, by_id: int, *met: int, **fields: object) -> int:
    form = ContactFields(by_id, TODAY, said="Thăm nhà", **fields)  # type: ignore[arg-type]
    made = db.write(contacts.record_contact, met, form).row_id
    assert made is not None
    return made


def log(db: Database, person_id: int) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(row.said, row.together) for row in db.read(contacts.list_contacts, person_id)]


def told(db: Database, person_id: int) -> list[str]:
    corrections = db.read(contacts.list_contacts, person_id)[0].corrections
    return [correction.words for correction in corrections]


def test_somebody_is_added_and_all_have_the_contact(db: Database, loi: int, people: list[int]) -> None:
    khai, dung, yen = people
    made = meet(db, loi, khai)
    db.write(correct_contact, made, ContactFields(loi, TODAY, said="Thăm ba nhà"), "", (dung, yen))
    assert log(db, khai) == [("Thăm ba nhà", ("Đào Thị Dung", "Cao Thị Yến"))]
    assert log(db, yen) == [("Thăm ba nhà", ("Đào Thị Dung", "Trịnh Đình Khải"))]
    assert "cùng gặp: không ai khác" in told(db, khai)[0]
    assert db.read(contacts.list_contacts, yen)[0].corrections == ()
    assert db.undo_label() == "sửa lần gặp 3 người"


@pytest.mark.parametrize("first_stays", [True, False])
def test_somebody_who_was_not_met_is_taken_out(db: Database, loi: int, people: list[int], first_stays: bool) -> None:
    made = meet(db, loi, *people)
    kept, gone = (people[0], people[1]) if first_stays else (people[1], people[0])
    corrected = made if first_stays else db.read(contacts.list_contacts, kept)[0].id
    db.write(correct_contact, corrected, ContactFields(loi, TODAY, said="Thăm nhà"), "", (people[2],))
    assert log(db, gone) == []
    assert log(db, kept)[0][1] == ("Cao Thị Yến",)
    assert "Cao Thị Yến" in told(db, kept)[0]
    assert len(told(db, kept)) == 1
    assert "cùng gặp: Trịnh Đình Khải, Đào Thị Dung" in told(db, people[2])[0]
    db.undo()
    assert len(log(db, gone)[0][1]) == 2
    assert told(db, kept) == []


def test_one_is_put_right_alone_and_stands_by_itself(db: Database, loi: int, people: list[int]) -> None:
    khai, dung, yen = people
    meet(db, loi, *people)
    own = db.read(contacts.list_contacts, dung)[0].id
    yesterday = TODAY - timedelta(days=1)
    db.write(correct_contact, own, ContactFields(loi, yesterday, said="Gặp hôm trước"), "Điều riêng", None, True)
    row = db.read(contacts.list_contacts, dung)[0]
    assert (row.at, row.said, row.together, row.has_private) == (yesterday, "Gặp hôm trước", (), True)
    assert log(db, khai) == [("Thăm nhà", ("Cao Thị Yến",))]
    assert log(db, yen) == [("Thăm nhà", ("Trịnh Đình Khải",))]
    assert db.undo_label() == "sửa lần gặp Đào Thị Dung"


def test_of_two_the_other_is_met_alone_then(db: Database, loi: int, people: list[int]) -> None:
    khai, dung, _yen = people
    made = meet(db, loi, khai, dung)
    db.write(correct_contact, made, ContactFields(loi, TODAY, said="Riêng Khải"), "", None, True)
    assert (log(db, khai), log(db, dung)) == ([("Riêng Khải", ())], [("Thăm nhà", ())])


def steps(db: Database) -> list[int | None]:
    return db.read(lambda session: list(session.execute(select(Task.promised_to_id).order_by(Task.id)).scalars()))


def test_the_step_agreed_goes_to_who_was_met(db: Database, loi: int, people: list[int]) -> None:
    khai, dung, _yen = people
    meet(db, loi, khai, dung, next_step="Mang thước", next_on=NEXT)
    own = db.read(contacts.list_contacts, dung)[0].id
    form = ContactFields(loi, TODAY, said="Thăm nhà", next_step="Mang thước", next_on=NEXT)
    db.write(correct_contact, own, form, "", ())
    assert steps(db) == [dung]


@pytest.mark.parametrize("place", [0, 1])
def test_each_part_has_its_own_step_once_parted(db: Database, loi: int, people: list[int], place: int) -> None:
    khai, dung, _yen = people
    meet(db, loi, khai, dung, next_step="Mang thước", next_on=NEXT)
    own = db.read(contacts.list_contacts, people[place])[0].id
    form = ContactFields(loi, TODAY, said="Thăm nhà", next_step="Mang dao", next_on=NEXT)
    db.write(correct_contact, own, form, "", None, True)
    assert steps(db) == [khai, dung]


def test_a_step_that_was_done_stays_with_whom_it_was_agreed(db: Database, loi: int, people: list[int]) -> None:
    khai, dung, _yen = people
    made = meet(db, loi, khai, dung, next_step="Mang thước", next_on=NEXT)
    (task,) = db.read(lambda session: list(session.execute(select(Task.id)).scalars()))
    db.write(contacts.record_contact, (khai,), ContactFields(loi, TODAY, said="Đã mang"), "", None, (task,))
    db.write(correct_contact, made, ContactFields(loi, TODAY, said="Riêng Khải"), "", None, True)
    assert steps(db) == [khai]


def test_a_private_part_keeps_others_out(db: Database, loi: int, people: list[int]) -> None:
    khai, dung, _yen = people
    made = db.write(contacts.record_contact, (khai,), ContactFields(loi, TODAY), "Điều riêng").row_id
    assert made is not None
    with pytest.raises(PrivateNoteOfMany):
        db.write(correct_contact, made, ContactFields(loi, TODAY, said="Thăm nhà"), "", (dung,))


def test_who_is_added_was_not_missed_that_day(db: Database, loi: int, people: list[int]) -> None:
    khai, dung, _yen = people

    def missed(session: Session) -> Change:
        session.add(ContactMiss(worker_id=dung, at=TODAY))
        return Change("thử", "", frozenset())

    db.write(missed)
    made = meet(db, loi, khai)
    db.write(correct_contact, made, ContactFields(loi, TODAY, said="Thăm nhà"), "", (dung,))
    assert db.read(lambda session: list(session.execute(select(ContactMiss.worker_id)).scalars())) == []
