"""Contacts: who may keep what, several people at once, pauses, and the due clock in one query."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import ContactKind, HolderRole, ReferredTo
from dvqc_desktop.domain.contacts import ContactState, ContactTopic
from dvqc_desktop.domain.errors.contacts import (
    ContactByActiveWorker,
    ContactByStranger,
    ContactDayAhead,
    ContactWithNobody,
    ContactWithSelf,
    IntervalOutOfRange,
    NextDayBehind,
    PauseReasonMissing,
    PauseReversed,
    PrivateNoteOfMany,
)
from dvqc_desktop.services.contacts import contacts
from dvqc_desktop.services.contacts.contact_corrections import correct_contact
from dvqc_desktop.services.contacts.contacts import ContactFields, ContactHabit, Referral
from dvqc_desktop.services.contacts.proposals import list_proposals
from dvqc_desktop.services.contacts.talkers import list_talkers
from dvqc_desktop.services.settings import change_setting
from tests.team_kit import ACTIVE, AVERAGE, TODAY, Team

Met = Callable[..., int]


@pytest.fixture
def team(db: Database) -> Team:
    return Team(db)


@pytest.fixture
def loi(team: Team) -> int:
    return team.member("Nguyễn Thúy Lợi")


@pytest.fixture
def cuong(team: Team) -> int:
    return team.worker("Phạm Văn Cường", ACTIVE)


@pytest.fixture
def khai(team: Team) -> int:
    return team.worker("Trịnh Đình Khải", AVERAGE)


def meet(db: Database, *workers: int, **fields: object) -> int:
    form = ContactFields(**{"at": TODAY, **fields})  # type: ignore[arg-type]
    made = db.write(contacts.record_contact, workers, form).row_id
    assert made is not None
    return made


def test_a_contact_is_read_back_with_all_it_holds(db: Database, team: Team, loi: int, khai: int) -> None:
    team.hold(khai, loi)
    meet(
        db, khai, by_id=loi, kind=ContactKind.BREAK, topics=(ContactTopic.SKILL,), said="Thử 170", seen="Quen tay",
        progress="168 cái", need="Dao tiện", next_step="Thử cả ca", next_on=date(2026, 11, 27), kept_aside=True,
    )  # fmt: skip
    (row,) = db.read(contacts.list_contacts, khai)
    assert (row.by_name, row.role, row.by_member) == ("Nguyễn Thúy Lợi", HolderRole.MAIN, True)
    assert (row.kind, row.topics, row.said, row.seen) == (
        ContactKind.BREAK,
        (ContactTopic.SKILL,),
        "Thử 170",
        "Quen tay",
    )
    assert (row.progress, row.need, row.next_step, row.kept_aside) == ("168 cái", "Dao tiện", "Thử cả ca", True)
    assert db.undo_label() == "ghi lần gặp Trịnh Đình Khải"


def test_several_people_met_together_each_have_the_contact(db: Database, team: Team, loi: int, khai: int) -> None:
    dung = team.worker("Đào Thị Dung")
    made = meet(db, khai, dung, by_id=loi, said="Thăm gia đình")
    assert db.read(contacts.list_contacts, khai)[0].together == ("Đào Thị Dung",)
    assert db.read(contacts.list_contacts, dung)[0].together == ("Trịnh Đình Khải",)
    assert db.undo_label() == "ghi lần gặp 2 người"
    db.write(correct_contact, made, ContactFields(loi, TODAY, said="Thăm hai nhà"))
    assert {db.read(contacts.list_contacts, person)[0].said for person in (khai, dung)} == {"Thăm hai nhà"}
    assert db.undo_label() == "sửa lần gặp 2 người"


def test_an_active_worker_keeps_the_date_and_the_help_given(db: Database, cuong: int, khai: int) -> None:
    meet(db, khai, by_id=cuong, help_given="Cùng gá thử cách kẹp hai chi tiết")
    (row,) = db.read(contacts.list_contacts, khai)
    assert row.help_given == "Cùng gá thử cách kẹp hai chi tiết"
    assert not row.by_member


@pytest.mark.parametrize(
    "words",
    [
        {"said": "Kể chuyện"},
        {"seen": "Thấy mệt"},
        {"progress": "168"},
        {"need": "Dao"},
        {"next_step": "Hỏi thêm"},
        {"next_on": TODAY + timedelta(days=7)},
        {"topics": (ContactTopic.LIFE,)},
        {"kept_aside": True},
    ],
)
def test_nothing_said_or_seen_is_kept_of_an_active_worker(
    db: Database, cuong: int, khai: int, words: dict[str, object]
) -> None:
    with pytest.raises(ContactByActiveWorker):
        meet(db, khai, by_id=cuong, **words)
    assert db.read(contacts.list_contacts, khai) == ()


def test_no_private_part_by_an_active_worker(db: Database, loi: int, cuong: int, khai: int) -> None:
    with pytest.raises(ContactByActiveWorker):
        db.write(contacts.record_contact, (khai,), ContactFields(cuong, TODAY), "Điều riêng")
    kept = db.write(contacts.record_contact, (khai,), ContactFields(loi, TODAY), "Điều riêng").row_id
    assert kept is not None
    with pytest.raises(ContactByActiveWorker):
        db.write(correct_contact, kept, ContactFields(cuong, TODAY))


def test_only_members_and_helping_workers_are_entered(db: Database, team: Team, loi: int, khai: int) -> None:
    thu = team.worker("Phan Thị Thu", AVERAGE)
    with pytest.raises(ContactByStranger):
        meet(db, khai, by_id=thu)
    team.hold(thu, loi)
    names = [talker.name for talker in db.read(list_talkers, TODAY)]
    assert names == ["Nguyễn Thúy Lợi"]
    team.give(thu, ACTIVE)
    assert [talker.free for talker in db.read(list_talkers, TODAY)] == [True, False]


def test_contacts_with_nobody_oneself_or_tomorrow_are_refused(db: Database, loi: int, khai: int) -> None:
    with pytest.raises(ContactWithNobody):
        meet(db, by_id=loi)
    with pytest.raises(ContactWithSelf):
        meet(db, loi, by_id=loi)
    with pytest.raises(ContactDayAhead):
        meet(db, khai, by_id=loi, at=TODAY + timedelta(days=1))
    with pytest.raises(NextDayBehind):
        meet(db, khai, by_id=loi, next_on=TODAY - timedelta(days=1))


def test_a_private_note_belongs_to_one_person(db: Database, team: Team, loi: int, khai: int) -> None:
    people = (khai, team.worker("Đào Thị Dung"))
    with pytest.raises(PrivateNoteOfMany):
        db.write(contacts.record_contact, people, ContactFields(loi, TODAY), "Điều riêng")


def test_a_need_passed_on_enters_the_register_with_consent(db: Database, loi: int, khai: int) -> None:
    fields = ContactFields(loi, TODAY, need="Dao tiện thép gió")
    made = db.write(contacts.record_contact, (khai,), fields, "", Referral(ReferredTo.MANAGEMENT, date(2026, 12, 1)))
    (entry,) = db.read(list_proposals, TODAY, khai)
    assert (entry.fields.text, entry.fields.consent, entry.fields.referred_to) == (
        "Dao tiện thép gió",
        True,
        ReferredTo.MANAGEMENT,
    )
    assert entry.fields.contact_id == made.row_id
    db.undo()
    assert db.read(list_proposals, TODAY, khai) == ()


def test_a_correction_to_an_active_worker_keeps_no_words(db: Database, loi: int, cuong: int, khai: int) -> None:
    made = meet(db, khai, by_id=loi, said="Thử 170")
    with pytest.raises(ContactByActiveWorker):
        db.write(correct_contact, made, ContactFields(cuong, TODAY, said="Thử 170"))
    db.write(correct_contact, made, ContactFields(cuong, TODAY, help_given="Cùng gá dao"))
    assert db.read(contacts.get_contact, made).said is None


def test_correcting_one_contact_leaves_its_person(db: Database, loi: int, khai: int) -> None:
    made = meet(db, khai, by_id=loi, said="Thử 170")
    db.write(correct_contact, made, ContactFields(loi, TODAY - timedelta(days=1), said="Thử 160"))
    row = db.read(contacts.get_contact, made)
    assert (row.at, row.said) == (TODAY - timedelta(days=1), "Thử 160")
    db.undo()
    assert db.read(contacts.get_contact, made).said == "Thử 170"


def test_pauses_have_a_reason_and_an_end(db: Database, khai: int) -> None:
    with pytest.raises(PauseReasonMissing):
        db.write(contacts.pause_contacts, khai, TODAY, None, " ")
    with pytest.raises(PauseReversed):
        db.write(contacts.pause_contacts, khai, TODAY, TODAY - timedelta(days=1), "Đi học")
    made = db.write(contacts.pause_contacts, khai, TODAY - timedelta(days=14), None, "Đi học 2 tuần").row_id
    assert made is not None
    assert clock_state(db, khai) is ContactState.PAUSED
    db.write(contacts.end_pause, made, TODAY)
    assert clock_state(db, khai) is ContactState.DUE
    assert [row.reason for row in db.read(contacts.list_pauses, khai)] == ["Đi học 2 tuần"]
    db.write(contacts.remove_pause, made)
    assert db.read(contacts.list_pauses, khai) == ()


def test_interval_and_pause_are_set_as_one_act(db: Database, khai: int) -> None:
    later = TODAY + timedelta(days=14)
    set_habit = contacts.set_contact_habit
    db.write(set_habit, khai, ContactHabit(10, None, TODAY, later, "Đi học"))
    (pause,) = db.read(contacts.list_pauses, khai)
    assert (pause.start_on, pause.end_on, clock_state(db, khai)) == (TODAY, later, ContactState.PAUSED)
    assert db.write(set_habit, khai, ContactHabit(10, pause.id, None, TODAY)).act == "hẹn gặp lại"
    assert db.write(set_habit, khai, ContactHabit(12, pause.id)).act == "đổi khoảng cách gặp"
    assert db.write(set_habit, khai, ContactHabit(None, None, TODAY)).act == "đổi khoảng cách gặp"
    assert len(db.read(contacts.list_pauses, khai)) == 1


def clock_state(db: Database, person_id: int) -> ContactState:
    (row,) = db.read(contacts.contact_states, TODAY, [person_id])
    return row.clock.state


def test_the_interval_is_the_persons_own_then_the_class_then_the_cells(db: Database, loi: int, khai: int) -> None:
    meet(db, khai, by_id=loi, at=TODAY - timedelta(days=10))
    assert clock_state(db, khai) is ContactState.OVERDUE
    db.write(change_setting, "contact.interval_days.average", 14)
    assert clock_state(db, khai) is ContactState.FRESH
    db.write(contacts.set_contact_interval, khai, 10)
    assert clock_state(db, khai) is ContactState.DUE
    with pytest.raises(IntervalOutOfRange):
        db.write(contacts.set_contact_interval, khai, 0)
    db.write(contacts.set_contact_interval, khai, None)
    assert clock_state(db, khai) is ContactState.FRESH


def test_a_row_names_the_holder_and_the_day_agreed(db: Database, team: Team, loi: int, cuong: int, khai: int) -> None:
    team.hold(khai, loi)
    meet(db, khai, by_id=loi, at=TODAY - timedelta(days=16), next_on=TODAY)
    meet(db, cuong, by_id=loi)
    (row,) = db.read(contacts.contact_states, TODAY, [khai])
    assert (row.name, row.holder_name, row.clock.days, row.next_on) == (
        "Trịnh Đình Khải",
        "Nguyễn Thúy Lợi",
        16,
        TODAY,
    )
    everybody = db.read(contacts.contact_states, TODAY)
    assert [(state.name, state.worker_class) for state in everybody] == [
        ("Phạm Văn Cường", WorkerClass.ACTIVE),
        ("Trịnh Đình Khải", WorkerClass.AVERAGE),
    ]
