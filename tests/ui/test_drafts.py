"""What is being typed is in the encrypted book within five seconds, and is offered after a crash or a lock."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.services.drafts import TypedDraft, keep_draft, list_drafts
from dvqc_desktop.ui.dialogs.contact import open_contact_dialog
from dvqc_desktop.ui.dialogs.contact_day.dialog import open_contact_day
from dvqc_desktop.ui.dialogs.drafts import take_up
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.widgets.cell_draft import CELL
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.made_with import can_open, described, opened_again
from tests.conftest import KEY
from tests.ui.kit import child, dialog, open_dialogs, press

HEARD = "Chị kể cháu nhỏ đang ốm, xin về sớm thứ Tư"
CONFIDED = "Nhà đang nợ, đừng nói với ai"
ROOT = Path(__file__).resolve().parents[2]


def begin(window: MainWindow) -> Dialog:
    """The form of a contact with something heard and something confided typed into it."""
    assert window.frame is not None
    form = open_contact_dialog(window, window.frame.context, None)
    child(form, QPlainTextEdit, "contactTextEdit").setPlainText(HEARD)
    child(form, QPlainTextEdit, "privateNoteEdit").setPlainText(CONFIDED)
    return form


def drafts(window: MainWindow) -> tuple[TypedDraft, ...]:
    assert window.store is not None
    return window.store.database.read(list_drafts)


def test_what_is_typed_is_in_the_encrypted_file_within_five_seconds(window: MainWindow, qtbot: QtBot) -> None:
    assert window.store is not None
    path = window.store.database.path
    begin(window)
    qtbot.waitUntil(lambda: bool(drafts(window)), timeout=5000)
    (draft,) = drafts(window)
    assert draft.fields["contactTextEdit"] == HEARD and draft.fields["privateNoteEdit"] == CONFIDED
    assert draft.title == "Ghi lần gặp" and "nợ" not in repr(draft)
    assert window.store.undo_label() == "ghi thông tin Tổ đảng Tổ máy 6" or "gặp" not in (
        window.store.undo_label() or ""
    )
    window.lock_book()
    assert all(text.encode() not in path.read_bytes() for text in (HEARD, CONFIDED))


def test_after_a_lock_the_draft_is_offered_and_taken_up(window: MainWindow) -> None:
    assert window.store is not None
    path = window.store.database.path
    chosen = child(begin(window), QComboBox, "contactPersonCombo").currentText()
    window.lock_book()
    assert open_dialogs(window) == []
    window.take_book(open_database(path, KEY))
    press(dialog(window, "draftsDialog"), "takeDraftButton")
    form = dialog(window, "contactDialog")
    assert child(form, QPlainTextEdit, "contactTextEdit").toPlainText() == HEARD
    assert child(form, QPlainTextEdit, "privateNoteEdit").toPlainText() == CONFIDED
    assert child(form, QComboBox, "contactPersonCombo").currentText() == chosen
    press(form, "saveContactButton")
    assert drafts(window) == ()


def test_thrown_away_it_is_gone(window: MainWindow) -> None:
    assert window.store is not None
    path = window.store.database.path
    begin(window)
    window.lock_book()
    window.take_book(open_database(path, KEY))
    press(dialog(window, "draftsDialog"), "dropDraftButton")
    assert open_dialogs(window) == [] and drafts(window) == ()


def test_cancel_drops_the_draft_and_escape_leaves_it_for_the_next_time(window: MainWindow, qtbot: QtBot) -> None:
    assert window.drafts is not None
    form = begin(window)
    window.drafts.look()
    form.close()
    assert drafts(window) == ()
    form = begin(window)
    window.drafts.look()
    qtbot.keyClick(form, "\x1b")
    assert open_dialogs(window) == [] and len(drafts(window)) == 1
    assert window.frame is not None
    again = open_contact_dialog(window, window.frame.context, None)
    assert "Có bản đang gõ dở" in child(again, QLabel, "draftStripLabel").text()
    press(again, "takeDraftButton")
    assert child(again, QPlainTextEdit, "contactTextEdit").toPlainText() == HEARD
    assert not child(again, QWidget, "draftStrip").isVisible()


def test_a_form_opened_and_left_alone_makes_no_draft(window: MainWindow) -> None:
    assert window.frame is not None and window.drafts is not None
    form = open_contact_dialog(window, window.frame.context, None)
    combo = child(form, QComboBox, "contactPersonCombo")
    combo.setCurrentIndex(combo.currentIndex() + 1)
    window.drafts.look()
    assert drafts(window) == ()


def test_a_box_of_a_page_is_kept_while_the_cursor_is_in_it(window: MainWindow, qtbot: QtBot) -> None:
    assert window.frame is not None and window.drafts is not None and window.store is not None
    window.frame.navigate(PageName.PLANS)
    box = child(window, QPlainTextEdit, "strengthsPanelEdit")
    box.setFocus()
    box.setPlainText("Chịu khó kèm thợ mới")
    window.drafts.look()
    (draft,) = drafts(window)
    assert draft.place["box"] == "strengthsPanelEdit" and draft.place["person"] == window.frame.shelf.shown_person()
    child(window, QWidget, "navTabs").setFocus()
    assert drafts(window) == ()
    assert "mặt mạnh" in (window.store.undo_label() or "")


def test_a_draft_of_a_box_goes_back_into_its_box(window: MainWindow) -> None:
    assert window.frame is not None and window.drafts is not None and window.store is not None
    window.frame.navigate(PageName.PLANS)
    box = child(window, QPlainTextEdit, "strengthsPanelEdit")
    before = box.toPlainText()
    box.setFocus()
    box.setPlainText("Chịu khó kèm thợ mới")
    window.drafts.look()
    (draft,) = drafts(window)
    box.setPlainText(before)
    window.frame.navigate(PageName.OVERVIEW)
    take_up(window.frame, draft)
    assert child(window, QPlainTextEdit, "strengthsPanelEdit").toPlainText() == "Chịu khó kèm thợ mới"


def edit_cell(table: QTableView, row: int, column: int, text: str) -> None:
    table.setCurrentIndex(table.model().index(row, column))
    table.edit(table.currentIndex())
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.setText(text)


def test_the_open_editor_of_a_cell_is_kept_and_goes_back_into_its_row(window: MainWindow) -> None:
    assert window.frame is not None and window.drafts is not None and window.store is not None
    window.frame.navigate(PageName.PLANS)
    table = child(window, QTableView, "planStepTable")
    edit_cell(table, 3, 1, "170 cái/công, giữ ba ngày")
    window.drafts.look()
    (draft,) = drafts(window)
    assert draft.title == "Một ô của bảng đang gõ"
    table.setCurrentIndex(table.model().index(0, 0))
    window.frame.navigate(PageName.OVERVIEW)
    take_up(window.frame, draft)
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit) and editor.text() == "170 cái/công, giữ ba ngày"
    take_up(window.frame, replace(draft, fields={CELL: {**draft.fields[CELL], "words": ["dòng đã xóa"]}}))
    assert "Không còn thấy dòng" in child(window, QLabel, "statusMessageLabel").text()


def test_the_grid_of_the_contact_day_keeps_the_cell_being_typed(window: MainWindow) -> None:
    assert window.frame is not None and window.drafts is not None and window.store is not None
    context = window.frame.context
    table = child(open_contact_day(window, context), QTableView, "contactDayTable")
    edit_cell(table, 0, 3, HEARD)
    window.drafts.look()
    (draft,) = drafts(window)
    dialog(window, "contactDayDialog").close()
    window.store.keep(keep_draft, draft)
    again = open_contact_day(window, context)
    press(again, "takeDraftButton")
    editor = child(again, QTableView, "contactDayTable").viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit) and editor.text() == HEARD


def test_passphrases_are_never_kept(window: MainWindow) -> None:
    assert window.drafts is not None
    child(window, QAction, "handOverAction").trigger()
    child(window, QLineEdit, "newKeeperEdit").setText("Trần Bích Hà")
    child(window, QLineEdit, "oldPassphraseEdit").setText("câu không ai được biết")
    window.drafts.look()
    assert drafts(window) == ()


def test_the_end_of_the_session_keeps_what_is_typed_and_asks_nothing(window: MainWindow) -> None:
    assert window.store is not None and window.drafts is not None
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    form = begin(window)
    app.commitDataRequest.emit(None)
    assert len(drafts(window)) == 1 and open_dialogs(window) == ["contactDialog"]
    form.close()
    assert len(drafts(window)) == 1
    window.drafts.unseal()


def test_of_rows_only_ids_are_written_down_and_foreign_names_are_never_called() -> None:
    form = TypedDraft("k", "t", {}, {})
    assert described((1, "a", None, form)) == [1, "a", None, {"row": "k"}]
    assert not can_open(described((form,))) and can_open(described((1, True)))
    for name in ("os:system", "dvqc_desktop.files:put_in_place"):
        with pytest.raises(KeyError):
            opened_again({"dialog": name, "arguments": []}, {"window": None})


KILLED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from dvqc_desktop.app import build_window
from dvqc_desktop.db.engine import open_database
from dvqc_desktop.ui.stopping import stop_by_signals
from dvqc_desktop.ui.user_settings import UserSettings
from dvqc_desktop.services.drafts import list_drafts
from dvqc_desktop.ui.dialogs.contact import open_contact_dialog
from PySide6.QtCore import QTimer
app = QApplication([])
window = build_window(UserSettings(Path(sys.argv[1]).with_suffix(".ini")))
window.take_book(open_database(Path(sys.argv[1]), bytes(range(32))))
stop_by_signals(window)
window.show()
form = open_contact_dialog(window, window.frame.context, None)
form.findChild(QPlainTextEdit, "contactTextEdit").setPlainText(sys.argv[2])
def tell():
    if window.store is not None and (sys.argv[3] == "now" or window.store.database.read(list_drafts)):
        print("typed", flush=True)
        timer.stop()
timer = QTimer()
timer.timeout.connect(tell)
timer.start(100)
app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of other systems")
@pytest.mark.parametrize(("number", "when"), [(signal.SIGKILL, "kept"), (signal.SIGTERM, "now")])
def test_a_killed_program_leaves_the_draft_in_the_book(sample: Database, number: int, when: str) -> None:
    path = sample.path
    sample.close()
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path), HEARD, when], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as program:  # fmt: skip
        assert program.stdout is not None and program.stdout.readline() == "typed\n"
        program.send_signal(number)
        program.wait(timeout=30)
    again = open_database(path, KEY)
    assert [draft.fields["contactTextEdit"] for draft in again.read(list_drafts)] == [HEARD]
    again.close()
