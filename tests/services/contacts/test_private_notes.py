"""A confidence is read by one function and appears nowhere else: not in lists, names of acts, refusals or counts."""

import inspect
from datetime import date, timedelta
from pathlib import Path

import pytest

import dvqc_desktop
from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.contacts import ContactByActiveWorker, PrivateNoteMissing, PrivateNoteOfMany
from dvqc_desktop.services.contacts import contacts, private_notes, proposals
from dvqc_desktop.services.contacts.contact_corrections import correct_contact
from dvqc_desktop.services.contacts.contacts import ContactFields
from dvqc_desktop.services.plans.plans import PlanFields, create_plan, find_plan, plan_history
from tests.team_kit import ACTIVE, TODAY, Team

MARKER = "ngại-chạy-mức-7Q2"


@pytest.fixture
def team(db: Database) -> Team:
    return Team(db)


@pytest.fixture
def loi(team: Team) -> int:
    return team.member("Nguyễn Thúy Lợi")


@pytest.fixture
def khai(team: Team) -> int:
    return team.worker("Trịnh Đình Khải")


@pytest.fixture
def contact_id(db: Database, loi: int, khai: int) -> int:
    made = db.write(contacts.record_contact, (khai,), ContactFields(loi, TODAY, said="Thử 170"), MARKER).row_id
    assert made is not None
    return made


def test_the_reader_gives_the_words_and_the_log_only_that_there_are_some(
    db: Database, khai: int, contact_id: int
) -> None:
    assert db.read(private_notes.read_private_note, contact_id) == MARKER
    assert db.read(contacts.list_contacts, khai)[0].has_private
    assert db.read(private_notes.count_private_notes, khai) == 1


def test_the_words_are_in_no_other_read_and_no_label(db: Database, khai: int, contact_id: int) -> None:
    db.write(create_plan, PlanFields(khai, TODAY))
    shown = [
        db.read(contacts.list_contacts, khai),
        db.read(contacts.get_contact, contact_id),
        db.read(contacts.contact_states, TODAY),
        db.read(contacts.list_pauses, khai),
        db.read(proposals.list_proposals, TODAY),
        db.read(find_plan, khai),
        db.read(plan_history, khai),
        db.undo_label(),
    ]
    assert MARKER not in repr(shown)
    undone = [db.undo(), db.undo()]
    assert MARKER not in repr([undone, [change.label for change in undone], db.redo_label()])


def test_no_act_on_a_note_is_named_after_its_words(db: Database, contact_id: int) -> None:
    change = db.write(private_notes.change_private_note, contact_id, MARKER + "-2")
    assert change.label == "sửa phần riêng một lần gặp Trịnh Đình Khải"
    assert MARKER not in (db.undo_label() or "")


def test_a_refused_note_is_not_in_the_refusal(db: Database, team: Team, khai: int) -> None:
    cuong = team.worker("Phạm Văn Cường", ACTIVE)
    with pytest.raises(ContactByActiveWorker) as refused:
        db.write(contacts.record_contact, (khai,), ContactFields(cuong, TODAY), MARKER)
    assert MARKER not in str(refused.value) + repr(refused.value)


def test_a_note_is_reworded_and_taken_out(db: Database, khai: int, contact_id: int) -> None:
    db.write(private_notes.change_private_note, contact_id, "Lời khác")
    assert db.read(private_notes.read_private_note, contact_id) == "Lời khác"
    db.write(private_notes.change_private_note, contact_id, " ")
    assert not db.read(contacts.list_contacts, khai)[0].has_private
    with pytest.raises(PrivateNoteMissing):
        db.read(private_notes.read_private_note, contact_id)


def test_a_note_is_added_later_to_one_members_contact_only(db: Database, team: Team, loi: int, khai: int) -> None:
    dung, cuong = team.worker("Đào Thị Dung"), team.worker("Phạm Văn Cường", ACTIVE)
    many = db.write(contacts.record_contact, (khai, dung), ContactFields(loi, TODAY)).row_id
    helped = db.write(contacts.record_contact, (khai,), ContactFields(cuong, TODAY)).row_id
    assert many is not None
    assert helped is not None
    with pytest.raises(PrivateNoteOfMany):
        db.write(private_notes.change_private_note, many, MARKER)
    with pytest.raises(ContactByActiveWorker):
        db.write(private_notes.change_private_note, helped, MARKER)


def test_only_one_module_reads_the_private_table() -> None:
    allowed = {
        "services/contacts/private_notes.py",
        "services/contacts/contact_reading.py",
        "services/contacts/contact_corrections.py",
        "db/models",
    }
    root = Path(inspect.getfile(dvqc_desktop)).parent
    readers = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "ContactPrivate.text" in path.read_text("utf-8")
    }
    assert readers == {"services/contacts/private_notes.py"}
    users = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "import" in path.read_text("utf-8") and "ContactPrivate" in path.read_text("utf-8")
    }
    assert all(any(name.startswith(place) for place in allowed) for name in users)


def test_a_note_survives_the_correction_of_its_contact(db: Database, loi: int, contact_id: int) -> None:
    yesterday = TODAY - timedelta(days=1)
    db.write(correct_contact, contact_id, ContactFields(loi, yesterday, said="Thử 160"))
    assert db.read(private_notes.read_private_note, contact_id) == MARKER
    assert db.read(contacts.get_contact, contact_id).at == date(2026, 11, 19)
    db.write(correct_contact, contact_id, ContactFields(loi, yesterday, said="Thử 160"), "Lời khác")
    assert db.read(private_notes.read_private_note, contact_id) == "Lời khác"


def test_a_repeat_in_a_public_text_is_told_by_yes_or_no(db: Database, team: Team, khai: int, contact_id: int) -> None:
    dung = team.worker("Đào Thị Dung")
    db.write(private_notes.change_private_note, contact_id, "Ngại anh em cho là chạy mức")
    for people, told in ((None, True), ((khai,), True), ((dung,), False), ((), False)):
        assert db.read(private_notes.repeats_private, "ông ấy ngai anh em cho la", people) is told
    assert db.read(private_notes.repeats_private, "Thử 170", None) is False
