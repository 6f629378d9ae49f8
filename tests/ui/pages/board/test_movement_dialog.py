"""Who changed class: the dialog in a real window, its numbers, its names, and that no name leaves it."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QMainWindow, QPushButton

from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.services.people.workers import end_worker
from dvqc_desktop.services.reports.figures import is_large
from dvqc_desktop.ui.pages import reading
from dvqc_desktop.ui.pages.board.movement import dialog as movement_dialog
from dvqc_desktop.ui.pages.board.movement.dialog import PRINTED_WHOLE, MovementDialog
from dvqc_desktop.ui.pages.board.movement.table import MovementTable
from dvqc_desktop.ui.pages.board.rounds.dialogs import RoundDialog
from dvqc_desktop.ui.widgets.table import TableView
from tests.ui.kit import child, dialog, open_dialogs, press

SEPTEMBER = date(2026, 9, 30)
NO_BUTTON, PLAIN = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
CLIPBOARD_WAS = "chưa sao chép gì"


@pytest.fixture
def form(page):
    page.tasks.open_movement()
    return dialog(page, "movementDialog")


def table_of(form):
    return child(form, MovementTable, "movementTable")


def matrix(form):
    model = table_of(form).counts
    return [[model.index(row, column).data() for column in range(1, model.columnCount())]
            for row in range(model.rowCount())]  # fmt: skip


def click(form, qtbot, cell):
    table = table_of(form)
    at = table.visualRect(table.counts.place(cell)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def names(form):
    model = child(form, TableView, "movementNamesTable").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def words(form, name):
    return child(form, QLabel, name).text()


def choose(form, name, text):
    combo = child(form, QComboBox, name)
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())


def test_the_sample_stands_as_rows_columns_and_sums_since_the_last_round(form):
    assert matrix(form) == [
        ["3", "1", "0", "0", "0", "4"],
        ["2", "6", "0", "0", "0", "8"],
        ["0", "1", "2", "0", "0", "3"],
        ["0", "0", "0", None, None, "0"],
        ["5", "8", "2", "0", "0", "15"],
    ]
    assert words(form, "movementTotalsLabel") == "3 người tiến bộ, 1 người giảm"
    assert words(form, "movementSumsLabel") == "Đầu kỳ 15 + đến 0 − đi 0 = cuối kỳ 15 người"
    assert child(form, QComboBox, "movementOpeningRoundCombo").currentText() == "Đợt quý III/2026"


def test_a_click_on_a_number_lists_its_names_at_the_side(form, qtbot):
    click(form, qtbot, ("average", "active"))
    assert names(form) == ["Bùi Thị Hạnh", "Ngô Quang Minh"]
    assert words(form, "movementNamesTitle") == "Từ Trung bình sang Tích cực: 2 người"
    click(form, qtbot, ("active", "needs_help"))
    assert names(form) == []


def test_keys_alone_lead_from_a_number_to_the_person_on_the_board(form, page, ids, qtbot):
    table = table_of(form)
    table.setCurrentIndex(table.counts.place(("active", "active")))
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert names(form) == ["Hồ Sỹ Bình"]
    listed = child(form, TableView, "movementNamesTable")
    listed.setFocus()
    listed.select_row(0)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert open_dialogs(page) == []
    assert page.selected_ids() == [ids["Bình"]]


def test_a_copy_holds_the_numbers_and_no_name(form, qtbot, qapp):
    qtbot.keyClick(table_of(form), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text().splitlines()[:2] == ["3\t1\t0\t0\t0\t4", "2\t6\t0\t0\t0\t8"]
    click(form, qtbot, ("average", "active"))
    listed = child(form, TableView, "movementNamesTable")
    listed.select_row(0)
    qapp.clipboard().setText(CLIPBOARD_WAS)
    qtbot.keyClick(listed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == CLIPBOARD_WAS


def test_ups_and_downs_are_said_in_words_to_a_screen_reader_too(form):
    model, role = table_of(form).counts, Qt.ItemDataRole.AccessibleTextRole
    assert model.place(("average", "active")).data(role) == "Từ Trung bình sang Tích cực: 2 người, tiến bộ"
    assert model.place(("active", "average")).data(role) == "Từ Tích cực sang Trung bình: 1 người, giảm"
    assert model.place(("active", "active")).data(role) == "Vẫn ở Tích cực: 3 người"


def test_one_group_has_own_rows_and_columns_for_who_comes_and_goes(form):
    choose(form, "movementScopeCombo", "Nhóm 1")
    assert [row[-1] for row in matrix(form)] == ["1", "2", "2", "0", "0", "5"]
    model = table_of(form).counts
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads[-2:] == ["Chuyển đi", "Cộng đầu kỳ"]
    assert not child(form, QPushButton, "printMovementButton").isEnabled()
    assert PRINTED_WHOLE in {found.text() for found in form.findChildren(QLabel) if found.isVisible()}


def test_one_holder_counts_the_people_held_on_either_day(form, qtbot):
    choose(form, "movementScopeCombo", "Người do Hồ Sỹ Bình phụ trách")
    click(form, qtbot, ("average", "moved_out"))
    assert names(form) == ["Cao Thị Yến"]
    assert words(form, "movementSumsLabel") == "Đầu kỳ 1 + đến 0 − đi 1 = cuối kỳ 0 người"


def test_rounds_are_chosen_by_name_and_days_by_hand(form):
    choose(form, "movementClosingRoundCombo", "Đợt quý III/2026")
    assert child(form, QDateEdit, "movementClosingDateEdit").date() == QDate(2026, 9, 30)
    assert words(form, "movementTotalsLabel") == "0 người tiến bộ, 0 người giảm"
    child(form, QDateEdit, "movementOpeningDateEdit").setDate(QDate(2026, 9, 29))
    assert child(form, QComboBox, "movementOpeningRoundCombo").currentText() == "Ngày khác"


def test_days_the_wrong_way_round_are_refused_under_the_field(form):
    child(form, QDateEdit, "movementClosingDateEdit").setDate(QDate(2026, 9, 1))
    assert words(form, "movementClosingChoiceError").startswith("Ngày cuối sớm hơn ngày đầu.")
    assert matrix(form) == []
    assert not child(form, QPushButton, "printMovementButton").isEnabled()
    choose(form, "movementClosingRoundCombo", "Hôm nay")
    assert words(form, "movementClosingChoiceError") == ""
    assert len(matrix(form)) == 5


def test_somebody_no_longer_on_the_board_is_named_but_not_led_to(page, ids, qtbot):
    page.store.write(end_worker, ids["Mai"], SpellEnd.TRANSFERRED, date(2026, 11, 20))
    page.tasks.open_movement()
    form = dialog(page, "movementDialog")
    click(form, qtbot, ("average", "left"))
    assert names(form) == ["Lương Thị Mai"]
    child(form, TableView, "movementNamesTable").opened.emit(0)
    assert open_dialogs(page) == ["movementDialog"]
    assert any("không có trên bảng" in found.text() for found in form.findChildren(QLabel))


def test_from_the_dialog_of_rounds_both_dialogs_close_on_the_way_to_a_person(page, ids, qtbot):
    rounds = RoundDialog(page, page.store, page.data)
    rounds.open()
    form = MovementDialog(rounds, page.store, page.data, SEPTEMBER, date(2026, 11, 20))
    form.open()
    click(form, qtbot, ("needs_help", "average"))
    child(form, TableView, "movementNamesTable").opened.emit(0)
    assert open_dialogs(page) == []
    assert page.selected_ids() == [ids["Quý"]]


def test_a_large_book_is_read_beside_the_window_and_many_names_in_portions(page, qtbot, monkeypatch):
    monkeypatch.setattr(reading, "is_large", lambda session: is_large(session) or True)
    monkeypatch.setattr(movement_dialog, "NAMES_AT_ONCE", 4)
    page.tasks.open_movement()
    form = dialog(page, "movementDialog")
    assert matrix(form) == []
    qtbot.waitUntil(lambda: len(matrix(form)) == 5, timeout=10_000)
    click(form, qtbot, ("average", "average"))
    qtbot.waitUntil(lambda: len(names(form)) == 4, timeout=10_000)
    assert child(form, QPushButton, "moreNamesButton").text() == "Xem thêm, còn 2 người"
    press(form, "moreNamesButton")
    qtbot.waitUntil(lambda: len(names(form)) == 6, timeout=10_000)


def test_closing_while_it_reads_harms_nothing(page, qtbot, monkeypatch):
    monkeypatch.setattr(reading, "is_large", lambda _session: True)
    page.tasks.open_movement()
    press(dialog(page, "movementDialog"), "closeMovementButton")
    qtbot.waitUntil(lambda: not page.context.jobs.busy, timeout=10_000)
    assert open_dialogs(page) == []


def test_the_preview_shows_the_table_of_the_whole_book(form, page, qtbot):
    press(form, "printMovementButton")
    preview = form.findChild(QMainWindow, "printPreviewWindow")
    qtbot.waitUntil(lambda: preview.page_count() == 1, timeout=20_000)
    preview.close()


def test_the_last_rounds_number_in_a_column_head_opens_it(page, qtbot):
    head = page.cards_area.columns["active"].head
    page.grab()
    at = head._before_at.center().toPoint()
    move = QMouseEvent(QEvent.Type.MouseMove, at, head.mapToGlobal(at), NO_BUTTON, NO_BUTTON, PLAIN)
    head.mouseMoveEvent(move)
    assert head.cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert open_dialogs(page) == []
    qtbot.mouseClick(head, Qt.MouseButton.LeftButton, pos=at)
    assert open_dialogs(page) == ["movementDialog"]


def test_where_no_round_was_closed_the_last_quarter_is_compared(page):
    page._show_day(date(2026, 5, 4))
    page.tasks.open_movement()
    form = dialog(page, "movementDialog")
    days = [child(form, QDateEdit, f"movement{end}DateEdit").date() for end in ("Opening", "Closing")]
    assert days[1] == QDate(2026, 5, 4)
    assert days[0] == QDate(2026, 3, 31)
