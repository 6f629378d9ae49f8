"""The one door: reads, writes, undo, and who is told of them."""

import threading
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.changes import EVERYTHING, Topic
from dvqc_desktop.domain.errors.members import MemberNameMissing
from dvqc_desktop.domain.errors.store import DiskFailedKept
from dvqc_desktop.services.members.member_lists import list_members
from dvqc_desktop.services.members.members import MembershipFields, StatusFrom, add_member
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.reports.export_register import ExportNote, note_export
from dvqc_desktop.ui.store import Store
from tests.conftest import KEY
from tests.faults.breaker import LastSync, broken

TODAY = date(2026, 11, 20)
HA = (PersonFields("Trần Bích Hà"), MembershipFields(), StatusFrom())


@pytest.fixture
def store(db: Database, qapp: object) -> Store:
    return Store(db)


def test_a_write_tells_its_topics_and_its_act(store: Store, qtbot: QtBot) -> None:
    with qtbot.waitSignal(store.changed) as topics, qtbot.waitSignal(store.written) as change:
        store.write(add_member, *HA)
    assert Topic.MEMBERS in topics.args[0]
    assert change.args[0].label == "thêm đảng viên Trần Bích Hà"
    assert [row.name for row in store.read(list_members, TODAY)] == ["Trần Bích Hà"]


def test_a_record_tells_its_topics_and_leaves_nothing_to_undo(store: Store, qtbot: QtBot) -> None:
    note = ExportNote("Chương trình", None, None, "ct.pdf", "0" * 64)
    with qtbot.waitSignals([store.changed, store.recorded]), qtbot.assertNotEmitted(store.written):
        change = store.record(note_export, note)
    assert (change.label, store.undo_label()) == ("ghi tệp ct.pdf", None)


def test_a_refusal_is_raised_by_write_and_told_by_attempt(store: Store, qtbot: QtBot) -> None:
    nameless = (PersonFields(""), MembershipFields(), StatusFrom())
    with pytest.raises(MemberNameMissing), qtbot.assertNotEmitted(store.changed):
        store.write(add_member, *nameless)
    with qtbot.waitSignal(store.refused) as told:
        assert store.attempt(add_member, *nameless) is None
    assert isinstance(told.args[0], MemberNameMissing)
    assert store.attempt(add_member, *HA) is not None


def test_an_act_kept_in_spite_of_the_disk_is_read_by_every_page(book_path: Path, qtbot: QtBot, qapp: object) -> None:
    disk = LastSync()
    with broken(disk):
        database = open_database(book_path, KEY)
        store = Store(database)
        disk.at, disk.calls, disk.cleared = 1, 0, False
        with qtbot.waitSignal(store.changed) as topics, qtbot.waitSignal(store.refused) as told:
            assert store.attempt(add_member, *HA) is None
        database.close()
    assert isinstance(told.args[0], DiskFailedKept)
    assert topics.args[0] == EVERYTHING


def test_undo_and_redo_go_through_the_same_door(store: Store, qtbot: QtBot) -> None:
    store.write(add_member, *HA)
    assert store.undo_label() == "thêm đảng viên Trần Bích Hà"
    with qtbot.waitSignal(store.changed):
        assert store.undo() is not None
    assert store.read(list_members, TODAY) == ()
    assert store.redo_label() == "thêm đảng viên Trần Bích Hà"
    assert store.redo() is not None
    assert len(store.read(list_members, TODAY)) == 1


def test_with_nothing_to_take_back_undo_does_nothing(store: Store) -> None:
    assert store.undo() is None
    assert store.redo() is None


def test_a_write_from_another_thread_is_told_in_the_windows_thread(store: Store, qtbot: QtBot) -> None:
    told_in: list[int] = []
    store.changed.connect(lambda _topics: told_in.append(threading.get_ident()))
    with qtbot.waitSignal(store.changed):
        worker = threading.Thread(target=store.write, args=(add_member, *HA))
        worker.start()
    worker.join()
    assert told_in == [threading.get_ident()]


def test_another_file_in_the_books_place_is_read_whole(store: Store, qtbot: QtBot) -> None:
    store.hide_names(wanted=True)
    with qtbot.waitSignal(store.changed) as topics:
        store.file_changed()
    assert topics.args[0] == EVERYTHING and store.hides_names
