"""The history in the window: found by words, shown before and after, one act taken back; the bin; erasures."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.codes import ErasureState, SpellEnd
from dvqc_desktop.services import erasure
from dvqc_desktop.services.meetings.tasks.tasks import delete_task
from dvqc_desktop.services.people.workers import end_worker
from dvqc_desktop.ui.dialogs.history.dialog import BinDialog, HistoryDialog
from dvqc_desktop.ui.dialogs.privacy.ask import AskErasureDialog
from dvqc_desktop.ui.dialogs.privacy.erasures import ErasuresDialog
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit
from dvqc_desktop.ui.widgets.table import TableView
from tests.ui.kit import child, dialog, open_dialogs, press

DUNG = 19
TODAY = date(2026, 11, 20)


def last_task(window: MainWindow) -> int:
    assert window.store is not None
    with window.store.database.reading() as session:
        return int(session.execute(text("SELECT max(id) FROM task")).scalar_one())


@pytest.fixture
def history(window: MainWindow) -> HistoryDialog:
    """The history over a book in which a task was just deleted."""
    assert window.store is not None
    window.store.write(delete_task, last_task(window))
    action = child(window, QAction, "historyAction")
    assert action.shortcut().toString() == "F12"
    action.trigger()
    made = dialog(window, "historyDialog")
    assert isinstance(made, HistoryDialog)
    return made


def words_of(made: HistoryDialog | BinDialog) -> str:
    return "\n".join(found.text() for found in made.details.findChildren(QLabel))


def test_the_newest_act_stands_first_with_what_it_changed(history: HistoryDialog) -> None:
    act = history.current()
    assert act is not None
    assert history.table.currentIndex().row() == 0
    assert "Đã xóa: việc giao" in words_of(history)
    assert "owner_id" not in words_of(history)


def test_words_parts_and_days_filter(history: HistoryDialog, qtbot: QtBot) -> None:
    before = history.model.rowCount()
    qtbot.keyClicks(child(history, FilterEdit, "historyFilterEdit"), "dao thi dung")
    qtbot.waitUntil(lambda: 0 < history.model.rowCount() < before or "Đào Thị Dung" in words_of(history))
    assert all("Dung" in row.label for row in history.model.rows())
    combo = child(history, QComboBox, "historyTopicCombo")
    combo.setCurrentIndex(combo.findData(Topic.SETTINGS))
    combo.activated.emit(combo.currentIndex())
    assert history.model.rowCount() == 0


def test_one_act_is_taken_back_from_here(history: HistoryDialog, window: MainWindow) -> None:
    act = history.current()
    assert act is not None
    press(history, "takeBackButton")
    assert history.model.rows()[0].label == f"hoàn tác: {act.label}"
    chosen = history.current()
    assert chosen is not None
    assert (chosen.id, chosen.state_words) == (act.id, "đã hoàn tác")
    assert not child(history, QPushButton, "takeBackButton").isEnabled()


def test_an_act_others_stand_on_is_refused_in_words(history: HistoryDialog, window: MainWindow) -> None:
    place = len(history.model.rows()) - 1
    while history.model.canFetchMore(history.model.index(-1, -1)):
        history.model.fetchMore(history.model.index(-1, -1))
        place = len(history.model.rows()) - 1
    first = next(at for at in range(place, -1, -1) if history.model.rows()[at].act == "thêm đảng viên")
    history.table.setCurrentIndex(history.model.index(first, 0))
    press(history, "takeBackButton")
    assert "dựa vào việc này" in " ".join(found.text() for found in history.findChildren(QLabel))


def test_nothing_of_the_history_is_copied(history: HistoryDialog, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("cũ")
    history.table.setFocus()
    qtbot.keyClick(history.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "cũ"


def test_the_history_of_one_person_opens_from_the_page(window: MainWindow) -> None:
    assert window.frame is not None
    window.frame.acts.open_person(DUNG)
    press(dialog(window, "personPage"), "personHistoryButton")
    made = dialog(window, "historyDialog")
    assert isinstance(made, HistoryDialog)
    assert made.windowTitle() == "Lịch sử sửa đổi: Đào Thị Dung"
    assert made.model.rowCount() > 0


def test_what_was_deleted_is_put_back_from_the_bin(window: MainWindow) -> None:
    assert window.store is not None
    task = last_task(window)
    window.store.write(delete_task, task)
    child(window, QAction, "binAction").trigger()
    made = dialog(window, "binDialog")
    assert isinstance(made, BinDialog)
    assert "Đã xóa: việc giao" in words_of(made)
    press(made, "takeBackButton")
    assert made.model.rowCount() == 0
    assert last_task(window) == task


def test_what_was_deleted_long_ago_is_cleared_once_it_was_looked_at(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.store is not None
    window.store.write(delete_task, last_task(window))
    monkeypatch.setenv("DVQC_TODAY", "2026-12-21")
    child(window, QAction, "binAction").trigger()
    made = dialog(window, "binDialog")
    line = child(made, QWidget, "oldBinLine")
    assert line.isVisibleTo(made)
    press(made, "clearBinButton")
    asked = dialog(window, "clearBinDialog")
    assert child(asked, TableView, "oldBinTable").model().rowCount() == 1
    button = child(asked, QPushButton, "clearBinForGoodButton")
    assert (button.text(), button.isEnabled()) == ("Xóa hẳn 1 việc", False)
    child(asked, QAbstractButton, "clearBinCheck").click()
    button.click()
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=10_000)
    assert not line.isVisibleTo(made)
    assert [row.of_bin for row in window.store.read(erasure.list_erasures)] == [True]


def test_a_wish_is_written_down_after_it_was_checked(window: MainWindow) -> None:
    assert window.frame is not None
    assert window.store is not None
    window.frame.acts.open_person(DUNG)
    press(dialog(window, "personPage"), "personErasureButton")
    made = dialog(window, "askErasureDialog")
    assert isinstance(made, AskErasureDialog)
    button = child(made, QPushButton, "askErasureButton")
    assert not button.isEnabled()
    child(made, QAbstractButton, "askErasureCheck").click()
    button.click()
    (row,) = window.store.read(erasure.list_erasures)
    assert (row.name, row.state) == ("Đào Thị Dung", ErasureState.ASKED)


def test_short_forms_are_offered_and_lead_to_where_they_stand(window: MainWindow) -> None:
    assert window.frame is not None
    made = AskErasureDialog(window, window.frame.context, DUNG)
    made.open()
    check = child(made, QAbstractButton, "mentionCheck0")
    assert (check.text(), check.isChecked()) == ("Thay “chị Dung” bằng “một người” (1 chỗ)", True)
    press(made, "lookAtMentionsButton")
    places = dialog(window, "mentionsDialog")
    assert child(places, TableView, "mentionsTable").model().rowCount() == 1
    press(places, "openMentionButton")
    assert open_dialogs(window) == []
    assert window.frame.shelf.current_name is PageName.MEETINGS


def test_a_member_is_refused_under_the_check(window: MainWindow) -> None:
    assert window.frame is not None
    made = AskErasureDialog(window, window.frame.context, 1)
    made.open()
    child(made, QAbstractButton, "askErasureCheck").click()
    press(made, "askErasureButton")
    assert "đảng viên" in child(made, QLabel, "askErasureError").text()


def test_a_wish_is_called_off_and_who_left_is_proposed(window: MainWindow) -> None:
    assert window.frame is not None
    assert window.store is not None
    window.store.record(erasure.ask_erasure, DUNG)
    window.store.write(end_worker, DUNG + 1, SpellEnd.LEFT, date(2026, 10, 1))
    made = ErasuresDialog(window, window.frame.context)
    made.open()
    assert [row.person_id for row in made.left.shown()] == [DUNG + 1]
    press(made, "callOffErasureButton")
    assert [row.state for row in made.wishes.shown()] == [ErasureState.CALLED_OFF]
    press(made, "askErasureOfLeftButton")
    assert dialog(window, "askErasureDialog")


def test_a_due_wish_is_carried_out_when_the_book_is_opened(
    locked_window: MainWindow, sample_db: Database, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample_db.record(erasure.ask_erasure, DUNG)
    monkeypatch.setenv("DVQC_TODAY", "2026-11-22")
    locked_window.take_book(sample_db)
    qtbot.waitUntil(lambda: sample_db.read(erasure.list_erasures)[0].state is ErasureState.DONE, timeout=10_000)
    qtbot.waitUntil(lambda: not locked_window.jobs.busy, timeout=10_000)
    with sample_db.reading() as session:
        assert session.execute(text("SELECT count(*) FROM person WHERE full_name LIKE '%Dung'")).scalar_one() == 0
