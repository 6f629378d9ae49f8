"""Printing from the board in a real window: the menu, Ctrl+P, what is refused, and long papers told before."""

import pytest
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QMainWindow, QPushButton, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.exports.documents.chain_model import ChainSheet
from dvqc_desktop.exports.documents.model import Paper, Paragraph, SlipSheet, Table
from dvqc_desktop.services.classes.classes import ClassForm, classify
from dvqc_desktop.ui.dialogs.print_preview.printing import set_sheet
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.pages import papers
from dvqc_desktop.ui.pages.board.listing.cells import COLUMNS
from dvqc_desktop.ui.pages.board.listing.table import WorkerTable
from dvqc_desktop.ui.pages.board.stack import TABLE
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.board.board_kit import TODAY


@pytest.fixture
def previewed(page, qtbot):
    """Waits for the preview that opens next and gives the document in it."""

    def wait():
        qtbot.waitUntil(lambda: bool(page.window().findChildren(PrintPreviewWindow)))
        qtbot.waitUntil(lambda: not page.context.jobs.busy)
        window = page.window().findChildren(PrintPreviewWindow)[-1]
        document = window.document()
        window.close()
        return document

    return wait


def entries(page):
    menu = child(page, QPushButton, "printBoardButton").menu()
    menu.aboutToShow.emit()
    return {action.objectName(): action for action in menu.actions()}


def as_list(page):
    page._view.set_value(TABLE)
    page._choose_view(TABLE)
    return child(page, WorkerTable, "workerTable")


def column_of(title):
    return [column.title for column in COLUMNS].index(title)


def note_of(paper):
    first = paper.blocks[0]
    assert isinstance(first, Paragraph)
    return first.runs[0].text


def rows_of(paper):
    return [row for block in paper.blocks if isinstance(block, Table) for row in block.rows]


def test_the_print_button_is_an_icon_with_its_papers_behind_it(page):
    made = child(page, QPushButton, "printBoardButton")
    assert (made.text(), made.toolTip(), made.accessibleName()) == ("", "In…", "In…")
    assert [action.text() for action in entries(page).values()] == [
        "Như đang hiện trên màn hình\tCtrl+P",
        "Nhóm và người phụ trách",
        "Dây chuyền",
        "Sổ phân công năm 2026",
        "Phiếu gặp gỡ tuần này",
        "Bảng chuyển loại (số)…",
        "",
        "Xuất danh sách ra Excel…",
    ]


def test_the_sums_of_the_movement_are_printed_from_their_dialog(page):
    entries(page)["printMovementAction"].trigger()
    assert open_dialogs(page) == ["movementDialog"]


def test_groups_and_slips_open_in_the_preview(page, previewed):
    entries(page)["printGroupsAction"].trigger()
    document = previewed()
    assert isinstance(document, Paper)
    assert len(rows_of(document)) == 15
    entries(page)["printSlipsAction"].trigger()
    assert isinstance(previewed(), SlipSheet)


def test_the_chain_is_that_of_the_group_now_filtered(page, previewed):
    entries(page)["printChainAction"].trigger()
    assert len(previewed().pages[0].boxes) == 19
    child(page, QComboBox, "boardGroupCombo").setCurrentIndex(2)
    action = entries(page)["printChainAction"]
    assert action.text() == "Dây chuyền nhóm 2"
    action.trigger()
    document = previewed()
    assert isinstance(document, ChainSheet)
    assert document.pages[0].title == "Dây chuyền phụ trách – Nhóm 2"


def test_cards_as_shown_are_the_groups_of_the_people_shown(page, previewed):
    child(page, QCheckBox, "boardOverdueCheck").setChecked(True)
    page.print_current()
    document = previewed()
    assert note_of(document) == "In như đang hiện trên màn hình: quá hẹn gặp."
    assert {row[1] for row in rows_of(document)} == {"Đào Thị Dung", "Mạc Văn Tiến", "Cao Thị Yến"}


@pytest.mark.parametrize("listed", [False, True])
def test_of_people_to_be_given_a_holder_the_present_one_is_not_named(page, ids, previewed, listed):
    page.store.write(classify, ids["Sang"], ClassForm(WorkerClass.AVERAGE, TODAY, "Xin nhận phần nhẹ hơn"))
    if listed:
        as_list(page)
    child(page, QCheckBox, "boardUncoveredCheck").setChecked(True)
    page.print_current()
    rows = {row[1]: row[4] for row in rows_of(previewed())}
    assert set(rows) == {"Cao Thị Yến", "Hồ Sỹ Bình", "Đinh Công Hướng"}
    assert set(rows.values()) == {"chưa có người phụ trách"}


def test_the_list_as_shown_has_no_class_and_says_its_order(page, previewed):
    table = as_list(page)
    table.rows.sort(column_of("Người phụ trách"))
    page.print_current()
    document = previewed()
    assert note_of(document) == "In như đang hiện trên màn hình: tất cả; thứ tự theo người phụ trách."
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert "Phân loại" not in [column.title for column in table.columns]
    assert [row[4] for row in table.rows][:2] == ["chưa có người phụ trách", "Bùi Thị Hạnh"]


def test_an_order_by_class_stays_on_the_screen(page, previewed):
    table = as_list(page)
    table.rows.sort(column_of("Phân loại"))
    page.print_current()
    document = previewed()
    assert note_of(document).endswith("thứ tự theo họ và tên.")
    assert rows_of(document)[0][1] == "Hồ Sỹ Bình"


def test_a_list_of_one_class_is_not_printed(page):
    as_list(page)
    page.stack.list_view.segment.set_value(WorkerClass.ACTIVE)
    page._show_filtered()
    page.print_current()
    words = child(dialog(page, "errorDialog"), QLabel, "errorWhatLabel").text()
    assert words == "Chưa in: danh sách đang lọc theo loại, in ra là lộ loại của từng người"


def test_people_found_by_an_aspect_are_neither_printed_nor_copied(page, qtbot):
    table = as_list(page)
    page.filter_edit().setText("chất lượng")
    qtbot.waitUntil(lambda: table.rows.rowCount() == 1)
    page.print_current()
    assert "mặt cần giúp" in child(dialog(page, "errorDialog"), QLabel, "errorWhatLabel").text()
    dialog(page, "errorDialog").close()
    QGuiApplication.clipboard().setText("trước")
    table.selectAll()
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "trước"
    assert open_dialogs(page) == ["errorDialog"]


def test_entries_of_only_shown_are_named_or_refused(page, previewed):
    page.findChild(QAction, "boardOnlyWaiting").setChecked(True)
    page.print_current()
    assert note_of(previewed()) == "In như đang hiện trên màn hình: đã đạt, chờ xét."
    page.findChild(QAction, "boardOnlyStale").setChecked(True)
    page.print_current()
    assert "ngày xem lại loại" in child(dialog(page, "errorDialog"), QLabel, "errorWhatLabel").text()


def test_an_earlier_day_prints_as_of_that_day(page, previewed):
    page._show_day(TODAY.replace(month=9, day=30))
    assert "printSlipsAction" not in entries(page)
    page.print_current()
    assert previewed().title.subject.endswith("theo sổ ngày 30/09/2026")


def test_many_people_are_told_their_pages_before(page, previewed, monkeypatch, qtbot):
    monkeypatch.setattr(papers, "MANY", 10)
    monkeypatch.setattr("dvqc_desktop.exports.documents.typeset.count_pages", lambda *_args: 3)
    entries(page)["printGroupsAction"].trigger()
    qtbot.waitUntil(lambda: open_dialogs(page) == ["confirmDialog"])
    told = [made.text() for made in dialog(page, "confirmDialog").findChildren(QLabel)]
    assert "Bản in danh sách nhóm có 3 trang A4" in told
    press(dialog(page, "confirmDialog"), "confirmGoButton")
    assert isinstance(previewed(), Paper)


def test_an_empty_board_says_why_it_prints_nothing(page, qtbot):
    child(page, QComboBox, "boardGroupCombo").setCurrentIndex(1)
    page.filter_edit().setText("không ai tên thế")
    qtbot.waitUntil(lambda: not page._tools.wanted().chosen(page.data.cards))
    page.print_current()
    qtbot.waitUntil(lambda: open_dialogs(page) == ["errorDialog"])
    assert "không có ai để in" in child(dialog(page, "errorDialog"), QLabel, "errorWhatLabel").text()


def test_a_turned_sheet_is_shown_and_printed_turned(page, qtbot):
    entries(page)["printChainAction"].trigger()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PrintPreviewWindow)))
    preview = page.window().findChildren(PrintPreviewWindow)[-1]
    qtbot.waitUntil(lambda: preview.page_count() > 0)
    size = child(preview, QWidget, "previewWidget").page_size()
    assert size.width() > size.height()
    preview.close()
    printer = QPrinter()
    set_sheet(printer, True)
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape


def test_a_register_without_lines_is_told_in_words(page, qtbot):
    entries(page)["printRegisterAction"].trigger()
    qtbot.waitUntil(lambda: open_dialogs(page) == ["errorDialog"])
    assert "năm 2026 chưa có dòng nào" in child(dialog(page, "errorDialog"), QLabel, "errorWhatLabel").text()


def test_ctrl_p_in_the_window_previews_the_board(window: QMainWindow, qtbot):
    from dvqc_desktop.ui.pages.base import PageName

    window.frame.navigate(PageName.BOARD)
    QTest.keySequence(window, QKeySequence(QKeySequence.StandardKey.Print))
    qtbot.waitUntil(lambda: bool(window.findChildren(PrintPreviewWindow)))
    preview = window.findChildren(PrintPreviewWindow)[-1]
    qtbot.waitUntil(lambda: preview.page_count() > 0)
    assert preview.findChild(QPushButton, "openWordButton") is None
    preview.close()
    assert QApplication.activeModalWidget() is None
