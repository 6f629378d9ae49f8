"""After the contact day: ten results by keyboard alone, in the order of the printed sheet, as one act."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import ContactKind
from dvqc_desktop.domain.due import DueKind
from dvqc_desktop.exports.documents.model import SlipSheet
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document
from dvqc_desktop.services.contacts.contact_day import day_rows
from dvqc_desktop.services.contacts.contact_sheet import contact_sheet
from dvqc_desktop.services.contacts.contacts import list_contacts
from dvqc_desktop.services.contacts.slip_counts import find_slips, note_printed
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.ui.dialogs.contact_day.dialog import ContactDayDialog, open_contact_day
from dvqc_desktop.ui.dialogs.contact_day.lines import KIND, MET, NEXT, STEP, WORDS
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from tests.ui.kit import child, dialog, press, put

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 16)
ENTER = Qt.Key.Key_Return


def begin(window: MainWindow, day: date | None = None) -> ContactDayDialog:
    assert window.frame is not None
    return open_contact_day(window, window.frame.context, day)


def editor(asked: ContactDayDialog) -> QWidget:
    """The field where the cursor is now, else the table."""
    return asked.table.indexWidget(asked.table.currentIndex()) or asked.table


def tap(qtbot: QtBot, asked: ContactDayDialog, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(editor(asked), key)
        QApplication.sendPostedEvents()


def type_words(qtbot: QtBot, asked: ContactDayDialog, text: str) -> None:
    field = editor(asked)
    assert isinstance(field, QLineEdit)
    put(field, text)
    tap(qtbot, asked, ENTER)


def enter_person(qtbot: QtBot, asked: ContactDayDialog, number: int) -> None:
    """One met person: 1, the occasion as it stands, the words, and of a member's contact the step and its day."""
    free = asked.table.lines.line(asked.table.current_row()).row.free
    tap(qtbot, asked, Qt.Key.Key_1, ENTER)
    type_words(qtbot, asked, f"Kết quả {number}")
    if free:
        type_words(qtbot, asked, f"Hẹn {number}")
        tap(qtbot, asked, ENTER)


def test_ten_results_by_keyboard_alone_in_the_order_of_the_sheet(
    qtbot: QtBot, window: MainWindow, sample_db: Database
) -> None:
    printed = make_document(sample_db, PaperKind.CONTACT_SHEET)
    assert isinstance(printed, SlipSheet)
    on_paper = [entry.name.split(" (")[0] for slip in printed.slips for entry in (*slip.direct, *slip.via)]
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    asked = dialog(window, "contactDayDialog")
    assert isinstance(asked, ContactDayDialog)
    qtbot.keyClick(asked.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for number in range(10):
        assert asked.table.current_row() == number
        enter_person(qtbot, asked, number)
    rows = [asked.table.lines.line(number).row for number in range(10)]
    tap(qtbot, asked, Qt.Key.Key_2)
    qtbot.keyClick(asked.table, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert [row.person.name.split(" ")[-1] for row in rows] == [name.split(" ")[-1] for name in on_paper[:10]]
    for number, row in enumerate(rows):
        met = sample_db.read(list_contacts, row.person.worker_id)[0]
        assert (met.said or met.help_given, met.at, met.by_member) == (f"Kết quả {number}", FRIDAY, row.free)
        assert met.next_step == (f"Hẹn {number}" if row.free else None)
    assert sample_db.undo_label() == "nhập sau ngày gặp 11 người"
    last = sample_db.read(contact_sheet, date(2026, 11, 27))
    assert sum(person.missed for holder in last.holders for person in holder.people) == 1
    sample_db.undo()
    assert sample_db.read(list_contacts, rows[0].person.worker_id)[0].at < FRIDAY


def test_an_occasion_is_chosen_by_its_number_and_a_line_is_cleared(qtbot: QtBot, window: MainWindow) -> None:
    asked = begin(window)
    place = asked.table.current_row()
    tap(qtbot, asked, Qt.Key.Key_1)
    assert asked.table.currentIndex().column() == KIND
    tap(qtbot, asked, Qt.Key.Key_3)
    line = asked.table.lines.line(place)
    assert (line.kind, line.met, asked.table.currentIndex().column()) == (ContactKind.MEAL, True, WORDS)
    tap(qtbot, asked, Qt.Key.Key_Escape)
    asked.table.setCurrentIndex(asked.table.lines.index(place, MET))
    tap(qtbot, asked, Qt.Key.Key_Delete)
    assert (line.met, asked.table.lines.typed()) == (None, [])
    tap(qtbot, asked, ENTER)
    assert asked.table.current_row() == place + 1


def test_a_day_that_is_none_keeps_the_cell_open(qtbot: QtBot, window: MainWindow) -> None:
    asked = begin(window)
    place = asked.table.current_row()
    tap(qtbot, asked, Qt.Key.Key_1, ENTER, ENTER, ENTER)
    assert asked.table.currentIndex().column() == NEXT
    field = editor(asked)
    assert isinstance(field, QLineEdit)
    field.clear()
    type_words(qtbot, asked, "mai")
    assert child(asked, QLabel, "contactDayError").text() == "“mai”: ngày ghi như 20/11."
    field = editor(asked)
    assert isinstance(field, QLineEdit)
    field.clear()
    type_words(qtbot, asked, "3/1")
    assert asked.table.lines.line(place).next_on == date(2027, 1, 3)
    assert not child(asked, QLabel, "contactDayError").isVisible()
    assert asked.table.current_row() == place + 1


def test_by_the_mouse_a_mark_goes_round(window: MainWindow) -> None:
    asked = begin(window)
    index = asked.table.lines.index(0, MET)
    seen = []
    for _ in range(3):
        asked.table.clicked.emit(index)
        seen.append(asked.table.lines.line(0).met)
    assert seen == [True, False, None]


def test_typing_over_a_cell_begins_with_what_was_typed(qtbot: QtBot, window: MainWindow) -> None:
    asked = begin(window)
    row = asked.table.current_row()
    asked.table.setCurrentIndex(asked.table.lines.index(row, WORDS))
    qtbot.keyClick(asked.table, "x")
    type_words(qtbot, asked, "in chào")
    line = asked.table.lines.line(row)
    assert (line.words, line.met) == ("xin chào", True)
    via = next(place for place in range(asked.table.lines.rowCount()) if not asked.table.lines.line(place).row.free)
    assert not asked.table.lines.flags(asked.table.lines.index(via, STEP)) & Qt.ItemFlag.ItemIsEditable
    assert asked.table.lines.index(via, STEP).data() == "–"


def test_nothing_entered_is_said_in_the_dialog(window: MainWindow) -> None:
    asked = begin(window)
    press(asked, "contactDaySaveButton")
    assert "chưa có dòng nào" in child(asked, QLabel, "contactDayError").text()
    press(asked, "contactDayCancelButton")


def test_escape_keeps_what_was_typed_for_the_week(qtbot: QtBot, window: MainWindow) -> None:
    asked = begin(window)
    person = asked.table.lines.line(asked.table.current_row()).row.person.worker_id
    enter_person(qtbot, asked, 7)
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    again = begin(window)
    assert again.table.lines.typed() == []
    press(again, "takeDraftButton")
    assert [(line.row.person.worker_id, line.words) for line in again.table.lines.typed()] == [(person, "Kết quả 7")]
    child(again, QComboBox, "contactDayWeekCombo").setCurrentIndex(1)
    assert again.table.lines.typed() == []
    assert again.table.lines.day == date(2026, 11, 13)


def test_one_members_slip_alone(window: MainWindow, sample_db: Database) -> None:
    asked = begin(window)
    members = child(asked, QComboBox, "contactDayMemberCombo")
    members.setCurrentIndex(members.findText("Trần Bích Hà"))
    assert asked.table.lines.rowCount() == len(sample_db.read(day_rows, MONDAY, FRIDAY, members.currentData()))
    assert asked.table.lines.index(0, 0).data() == "Hà · 1"


def test_slips_taken_back_are_counted_here(window: MainWindow, sample_db: Database) -> None:
    sample_db.write(note_printed, MONDAY, 3, FRIDAY)
    asked = begin(window)
    child(asked, QSpinBox, "slipsTakenSpin").setValue(3)
    press(asked, "contactDaySaveButton")
    assert [row for row in sample_db.read(list_due, FRIDAY) if row.kind is DueKind.SLIPS] == []


@pytest.mark.parametrize("kind", [DueKind.CONTACT_DAY, DueKind.SLIPS])
def test_the_rows_of_the_overview_open_it(window: MainWindow, sample_db: Database, kind: DueKind) -> None:
    assert window.frame is not None
    window.frame.store.write(note_printed, MONDAY, 3, FRIDAY)
    window.frame.navigate(PageName.OVERVIEW)
    page = window.frame.shelf.current()
    row = next(row for row in sample_db.read(list_due, FRIDAY) if row.kind is kind)
    page.tree.wanted.emit(row)  # type: ignore[union-attr]
    asked = dialog(window, "contactDayDialog")
    weeks = child(asked, QComboBox, "contactDayWeekCombo")
    assert (weeks.currentText(), child(asked, QSpinBox, "slipsPrintedSpin").value()) == ("Tuần 47 (16/11–22/11)", 3)


def test_the_page_prints_the_week_and_counts_what_was_saved(
    qtbot: QtBot, window: MainWindow, sample_db: Database
) -> None:
    assert window.frame is not None
    window.frame.navigate(PageName.PLANS)
    press(window, "contactDayButton")
    asked = dialog(window, "contactDayDialog")
    press(asked, "contactDayPrintButton")
    qtbot.waitUntil(lambda: window.findChild(PrintPreviewWindow) is not None, timeout=20_000)
    preview = child(window, PrintPreviewWindow, "printPreviewWindow")
    qtbot.waitUntil(lambda: preview.page_count() == 1, timeout=20_000)
    child(preview, QComboBox, "slipFormCombo").setCurrentIndex(1)
    qtbot.waitUntil(lambda: preview.page_count() == 3, timeout=20_000)
    preview.sent.emit(preview.document(), 1, 2, 2)
    qtbot.waitUntil(lambda: sample_db.read(find_slips, MONDAY) is not None, timeout=20_000)
    assert sample_db.read(find_slips, MONDAY).printed == 4  # type: ignore[union-attr]
    preview.close()
    child(asked, QPushButton, "contactDayCancelButton").click()
