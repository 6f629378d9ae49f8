"""The page of reports in a real window: periods, figures, what is behind them, what is missing, the workbook."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.figure_lines import percent
from dvqc_desktop.domain.figures import DEFINED
from dvqc_desktop.domain.periods import PeriodKind, parse_period
from dvqc_desktop.services.reports import figures
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.reports.export import ReportChoice, file_name
from dvqc_desktop.ui.pages.reports.page import ReportsPage
from dvqc_desktop.ui.pages.reports.table import ReportTable
from dvqc_desktop.ui.pages.reports.warnings import WarningList
from dvqc_desktop.ui.widgets.segment import Segment
from dvqc_desktop.ui.widgets.table import TableView
from tests.ui.kit import child, dialog, press


@pytest.fixture
def page(window: MainWindow) -> ReportsPage:
    assert window.frame is not None
    window.frame.navigate(PageName.REPORTS)
    return child(window, ReportsPage, "reportPage")


def lines(table: ReportTable) -> dict[str, list[str]]:
    model = table.model()
    found = {}
    for place in range(model.rowCount()):
        top = model.index(place, 0)
        for row in range(model.rowCount(top)):
            cells = [str(model.index(row, column, top).data()) for column in range(5)]
            found[cells[0]] = cells[1:4]
    return found


def test_the_running_month_stands_beside_the_last(page: ReportsPage) -> None:
    shown = lines(page.table)
    assert len(shown) > len(DEFINED)
    assert shown["Tích cực"] == ["5", "4", "+1"]
    assert shown["Cần giúp từng mặt"] == ["2", "3", "−1"]
    assert shown["Tỉ lệ đảng viên được phân công"] == ["100%", "100%", "không đổi"]
    assert child(page, QLabel, "reportStateLabel").text() == "Số tạm tính đến 20/11"


def test_another_kind_of_period_is_shown_at_once(qtbot: QtBot, page: ReportsPage) -> None:
    segment = child(page, Segment, "reportKindSegment")
    segment.set_value(PeriodKind.QUARTER)
    segment.chosen.emit(PeriodKind.QUARTER)
    assert child(page, QComboBox, "reportPeriodCombo").currentText() == "Quý IV/2026"
    assert lines(page.table)["Chuyển lên loại cao hơn"][0] == "3"
    press(page, "reportEarlierButton")
    assert child(page, QComboBox, "reportPeriodCombo").currentText() == "Quý III/2026"
    assert child(page, QLabel, "reportStateLabel").text() == "Số đến 30/09/2026"
    press(page, "reportLaterButton")
    assert not child(page, QPushButton, "reportLaterButton").isEnabled()


def test_the_year_before_cannot_be_compared_with(page: ReportsPage) -> None:
    compare = child(page, QComboBox, "reportCompareCombo")
    assert [compare.itemText(row) for row in range(compare.count())] == ["Tháng 10/2026", "Tháng 11/2025"]
    compare.setCurrentIndex(1)
    assert lines(page.table)["Tích cực"] == ["5", "–", "chưa so được"]
    assert page.tools.change_words() == "So năm trước"


def test_a_period_can_be_chosen_from_outside(page: ReportsPage) -> None:
    page.tools.set_period(parse_period("2026-H1"))
    assert child(page, QComboBox, "reportPeriodCombo").currentText() == "6 tháng đầu 2026"


def test_enter_lists_the_people_behind_a_figure(qtbot: QtBot, window: MainWindow, page: ReportsPage) -> None:
    page.table.choose("class_active")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    found = dialog(window, "figureRowsDialog")
    table = child(found, TableView, "figureRowsTable")
    assert table.model().rowCount() == 5
    QGuiApplication.clipboard().setText("trước đó")
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "trước đó"  # names behind a number of a class stay in the book
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.frame is not None and window.frame.shelf.current_name is PageName.BOARD


def test_a_double_click_lists_entries_and_closing_goes_nowhere(window: MainWindow, page: ReportsPage) -> None:
    page.table.opened.emit("tasks_overdue")
    found = dialog(window, "figureRowsDialog")
    assert child(found, TableView, "figureRowsTable").model().rowCount() == 2
    press(found, "figureRowsCloseButton")
    assert window.frame is not None and window.frame.shelf.current_name is PageName.REPORTS


def test_what_is_missing_leads_to_where_it_is_put_right(qtbot: QtBot, window: MainWindow, page: ReportsPage) -> None:
    warnings = child(page, WarningList, "reportWarningList")
    assert child(page, QLabel, "reportMissingLabel").text() == "Cần xem lại: 4 chỗ"
    warnings.setCurrentIndex(warnings.model().index(1, 0))
    qtbot.keyClick(warnings, Qt.Key.Key_Return)
    assert window.frame is not None and window.frame.shelf.current_name is PageName.BOARD


def test_the_workbook_is_written_and_the_due_row_goes(
    qtbot: QtBot, window: MainWindow, page: ReportsPage, tmp_path: Path
) -> None:
    press(page, "exportExcelButton")
    asked = child(window, QFileDialog, "reportFileDialog")
    asked.fileSelected.emit(str(tmp_path / "bao-cao.xlsx"))
    asked.close()
    foot = child(page, QLabel, "reportFootLabel")
    qtbot.waitUntil(lambda: foot.text() == "Đã xuất Excel: bao-cao.xlsx", timeout=20_000)
    book = load_workbook(tmp_path / "bao-cao.xlsx", read_only=True)
    assert book.sheetnames[0] == "Tổng hợp"
    book.close()
    assert window.store is not None and window.store.database.find_note("last_report_of") == "2026-11"
    assert [path.name for path in tmp_path.glob("*.tmp")] == []


def test_the_paper_is_shown_before_printing(qtbot: QtBot, window: MainWindow, page: ReportsPage) -> None:
    press(page, "printReportButton")
    qtbot.waitUntil(lambda: window.findChild(QMainWindow, "printPreviewWindow") is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
    child(window, QMainWindow, "printPreviewWindow").close()


def test_a_folder_that_is_gone_is_told_and_nothing_is_written(
    qtbot: QtBot, window: MainWindow, page: ReportsPage, tmp_path: Path
) -> None:
    page.exporting.write(ReportChoice(parse_period("2026-11")), tmp_path / "khong-co" / "a.xlsx")
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
    assert "thư mục chứa tệp không có" in child(dialog(window, "errorDialog"), QLabel, "errorWhatLabel").text()
    assert window.store is not None and window.store.database.find_note("last_report_of") is None


def test_the_proposed_name_is_legal_everywhere_and_names_nobody() -> None:
    assert file_name("X40-Z2/M6", ReportChoice(parse_period("2026-Q4"))) == "bao-cao-X40-Z2-M6-2026-Q4.xlsx"
    assert len(file_name("x" * 200, ReportChoice(parse_period("2026-01-05..2026-03-20")))) <= 100


def test_shares_are_written_with_a_comma() -> None:
    assert (percent(1.0), percent(8 / 9), percent(0.0)) == ("100%", "88,9%", "0%")


def test_a_large_book_is_read_beside_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: MainWindow, page: ReportsPage
) -> None:
    monkeypatch.setattr(figures, "LARGE", 0)
    page.tools.set_period(parse_period("2026-Q3"))
    qtbot.waitUntil(lambda: lines(page.table)["Tích cực"][0] == "4", timeout=20_000)
    assert window.frame is not None
    window.frame.navigate(PageName.OVERVIEW)
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)


def test_an_empty_book_has_a_report_too(locked_window: MainWindow, db: Database) -> None:
    locked_window.take_book(db)
    assert locked_window.frame is not None
    locked_window.frame.navigate(PageName.REPORTS)
    page = child(locked_window, ReportsPage, "reportPage")
    assert lines(page.table)["Tỉ lệ đảng viên dự họp"] == ["–", "–", "chưa so được"]
