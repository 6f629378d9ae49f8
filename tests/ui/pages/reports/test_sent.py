"""Reports as they were sent, in a real window: marking, revisions, opening one again, the register of files."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.services.reports import report_warnings
from dvqc_desktop.services.reports.export_register import exports
from dvqc_desktop.services.reports.report_warnings import ReportWarning, WarningKind
from dvqc_desktop.services.reports.sent_reports import Marking, find_sent, mark_sent
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.reports.page import ReportsPage
from dvqc_desktop.ui.pages.reports.sent.panel import SentTable
from dvqc_desktop.ui.pages.reports.table import ReportTable
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.table import TableView
from tests.ui.kit import child, dialog, open_dialogs, press, put

OCTOBER = parse_period("2026-10")
LAST = date(2026, 10, 31)


@pytest.fixture
def page(window: MainWindow) -> ReportsPage:
    assert window.frame is not None
    window.frame.navigate(PageName.REPORTS)
    return child(window, ReportsPage, "reportPage")


@pytest.fixture
def sent(page: ReportsPage) -> ReportsPage:
    """The page after October went to the committee."""
    page.store.write(mark_sent, Marking(OCTOBER, "Chi ủy Z2", date(2026, 11, 2), LAST))
    return page


def lose_a_contact(page: ReportsPage) -> None:
    """As if a contact of October had never been entered."""
    with page.store.database.writing_unlogged() as connection:
        connection.exec_driver_sql("DROP TRIGGER log_contact_delete")
        connection.execute(
            text("DELETE FROM contact WHERE id = (SELECT min(id) FROM contact WHERE at LIKE '2026-10-%')")
        )


def shown(table: ReportTable, words: str) -> str:
    """The number of a figure now shown."""
    model = table.model()
    tops = (model.index(place, 0) for place in range(model.rowCount()))
    rows = (model.index(row, 0, top) for top in tops for row in range(model.rowCount(top)))
    return next(str(index.siblingAtColumn(1).data()) for index in rows if index.data() == words)


def test_a_report_is_marked_as_sent_and_listed(qtbot: QtBot, window: MainWindow, page: ReportsPage) -> None:
    press(page, "markSentButton")
    form = dialog(window, "markSentDialog")
    assert child(form, QLineEdit, "sentRecipientEdit").text() == "Chi bộ Phân xưởng Z2"
    press(form, "markSentSaveButton")
    qtbot.waitUntil(lambda: open_dialogs(window) == [] and not window.jobs.busy, timeout=20_000)
    table = child(page, SentTable, "sentReportTable")
    assert [table.model().index(0, column).data() for column in range(3)] == [
        *("Tháng 11/2026", "20/11", "Chi bộ Phân xưởng Z2"),
    ]
    assert child(page, QPushButton, "markSentButton").text() == "Sửa lần 1…"
    assert child(page, QLabel, "reportStateLabel").text() == "Đã gửi, số đến 20/11/2026"


def test_without_a_recipient_one_sentence_stands_under_the_field(
    qtbot: QtBot, window: MainWindow, page: ReportsPage
) -> None:
    press(page, "markSentButton")
    form = dialog(window, "markSentDialog")
    child(form, QLineEdit, "sentRecipientEdit").clear()
    press(form, "markSentSaveButton")
    told = child(form, QLabel, "sentRecipientEditError")
    qtbot.waitUntil(lambda: "chưa ghi nơi nhận" in told.text(), timeout=20_000)
    child(form, QLineEdit, "sentRecipientEdit").setText("Chi ủy Z2")
    child(form, DateEdit, "sentDayEdit").setDate(QDate(2026, 11, 19))
    press(form, "markSentSaveButton")
    days = child(form, QLabel, "sentClosedEditError")
    qtbot.waitUntil(lambda: "ngày gửi phải từ ngày chốt số" in days.text(), timeout=20_000)
    press(form, "markSentCancelButton")


def test_a_report_with_a_broken_sum_stays_unsent(
    qtbot: QtBot, window: MainWindow, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = ReportWarning(WarningKind.SUMS, "Số đầu kỳ và cuối kỳ chưa khớp nhau.", blocking=True)
    monkeypatch.setattr(report_warnings, "_sums", lambda *_: iter((broken,)))
    press(page, "markSentButton")
    form = dialog(window, "markSentDialog")
    press(form, "markSentSaveButton")
    told = child(form, QLabel, "markSentError")
    qtbot.waitUntil(lambda: "chưa khớp nhau" in told.text(), timeout=20_000)
    assert page.store.read(find_sent, page.tools.period()) is None
    press(form, "markSentCancelButton")


def test_enter_opens_a_stored_report_as_it_was_sent(qtbot: QtBot, sent: ReportsPage) -> None:
    before = {"Lượt gặp gỡ": shown_after(sent, "2026-10", "Lượt gặp gỡ")}
    sent.tools.set_period(parse_period("2026-11"))
    lose_a_contact(sent)
    table = child(sent, SentTable, "sentReportTable")
    table.select_row(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert child(sent, QComboBox, "reportPeriodCombo").currentText() == "Tháng 10/2026"
    assert shown(sent.table, "Lượt gặp gỡ") == before["Lượt gặp gỡ"]
    words = child(sent, QLabel, "sentStripLabel").text()
    assert words.startswith(f"Sổ nay khác bản đã gửi: Lượt gặp gỡ {before['Lượt gặp gỡ']} → ")
    sent.tools.set_period(parse_period("2026-11"))
    assert sent.strip.isHidden()


def shown_after(page: ReportsPage, period: str, words: str) -> str:
    """The number of a figure in a period that is turned to."""
    page.tools.set_period(parse_period(period))
    return shown(page.table, words)


def test_a_revision_needs_its_reason_and_leaves_the_first_as_it_was(
    qtbot: QtBot, window: MainWindow, sent: ReportsPage
) -> None:
    lose_a_contact(sent)
    sent.tools.set_period(OCTOBER)
    first = shown(sent.table, "Lượt gặp gỡ")
    press(sent, "sentReviseButton")
    form = dialog(window, "markSentDialog")
    press(form, "markSentSaveButton")
    told = child(form, QLabel, "sentReasonEditError")
    qtbot.waitUntil(lambda: "sửa lần 1 cần lý do" in told.text(), timeout=20_000)
    put(child(form, QLineEdit, "sentReasonEdit"), "bỏ một lượt ghi trùng")
    press(form, "markSentSaveButton")
    qtbot.waitUntil(lambda: open_dialogs(window) == [] and not window.jobs.busy, timeout=20_000)
    assert shown(sent.table, "Lượt gặp gỡ") == str(int(first) - 1)
    assert sent.side.sent.table.model().index(0, 0).data() == "Tháng 10 (sửa lần 1)"
    sent.side.sent.table.opened.emit(1)
    assert shown(sent.table, "Lượt gặp gỡ") == first
    assert "Bản mới nhất: Tháng 10/2026, sửa lần 1" in child(sent, QLabel, "sentStripLabel").text()


def test_a_stored_report_is_exported_and_stands_in_the_register(
    qtbot: QtBot, window: MainWindow, sent: ReportsPage, tmp_path: Path
) -> None:
    contacts = shown_after(sent, "2026-10", "Lượt gặp gỡ")
    lose_a_contact(sent)
    press(sent, "exportExcelButton")
    asked = child(window, QFileDialog, "reportFileDialog")
    asked.fileSelected.emit(str(tmp_path / "thang-10.xlsx"))
    asked.close()
    qtbot.waitUntil(lambda: bool(sent.store.read(exports)), timeout=20_000)
    book = load_workbook(tmp_path / "thang-10.xlsx", data_only=True)
    ((sheet, cell),) = book.defined_names["contacts_total"].destinations
    assert str(book[sheet][cell.replace("$", "")].value) == contacts
    press(sent, "exportRegisterButton")
    table = child(dialog(window, "exportRegisterDialog"), TableView, "exportRegisterTable")
    row = [str(table.model().index(0, column).data()) for column in range(1, 5)]
    assert row == ["Báo cáo số liệu", "tháng 10 năm 2026, bản đã gửi", "Chi ủy Z2", "thang-10.xlsx"]
    assert len(child(table.window(), QLineEdit, "exportHashEdit").text()) == 64
    recipient = child(table.window(), QLineEdit, "exportRecipientEdit")
    recipient.clear()
    put(recipient, "Đảng ủy X.40")
    qtbot.keyClick(recipient, Qt.Key.Key_Return)
    assert table.window().isVisible() and not child(table.window(), QPushButton, "exportRecipientButton").isEnabled()
    assert [entry.recipient for entry in sent.store.read(exports)] == ["Đảng ủy X.40"]
    press(dialog(window, "exportRegisterDialog"), "exportRegisterCloseButton")


def test_a_stored_report_is_shown_for_printing(qtbot: QtBot, window: MainWindow, sent: ReportsPage) -> None:
    sent.tools.set_period(OCTOBER)
    press(sent, "printReportButton")
    qtbot.waitUntil(lambda: window.findChild(QMainWindow, "printPreviewWindow") is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
    child(window, QMainWindow, "printPreviewWindow").close()


def test_a_stored_report_that_was_altered_is_told_and_not_shown(window: MainWindow, sent: ReportsPage) -> None:
    with sent.store.database.writing_unlogged() as connection:
        connection.exec_driver_sql("DROP TRIGGER log_sent_report_update")
        connection.execute(text("UPDATE sent_report SET content = '{}'"))
    before = shown(sent.table, "Lượt gặp gỡ")
    sent.tools.set_period(OCTOBER)
    what = child(dialog(window, "errorDialog"), QLabel, "errorWhatLabel").text()
    assert what == "Không mở được bản đã gửi tháng 10 năm 2026: nội dung không còn như khi lưu"
    assert shown(sent.table, "Lượt gặp gỡ") == before


def test_any_span_of_days_is_a_period(window: MainWindow, page: ReportsPage) -> None:
    page.tools._kind.group.button(4).click()
    form = dialog(window, "freePeriodDialog")
    child(form, DateEdit, "freeFirstEdit").setDate(QDate(2026, 11, 21))
    child(form, DateEdit, "freeLastEdit").setDate(QDate(2026, 11, 30))
    press(form, "freePeriodShowButton")
    assert "chưa bắt đầu" in child(form, QLabel, "freeLastEditError").text()
    child(form, DateEdit, "freeFirstEdit").setDate(QDate(2026, 9, 5))
    child(form, DateEdit, "freeLastEdit").setDate(QDate(2026, 9, 1))
    press(form, "freePeriodShowButton")
    assert "từ ngày đầu trở đi" in child(form, QLabel, "freeLastEditError").text()
    child(form, DateEdit, "freeLastEdit").setDate(QDate(2026, 10, 20))
    press(form, "freePeriodShowButton")
    combo = child(page, QComboBox, "reportPeriodCombo")
    assert combo.currentText() == "05/09–20/10/2026"
    press(page, "reportEarlierButton")
    assert combo.currentText() == "21/07–04/09/2026"
    press(page, "reportLaterButton")
    assert combo.currentText() == "05/09–20/10/2026"


def test_the_head_says_by_when_the_report_goes(page: ReportsPage) -> None:
    assert page._header.note.text() == "hạn gửi chi bộ: 25/11/2026, thứ Tư (còn 5 ngày)"
    form = child(page, QComboBox, "reportTemplateCombo")
    assert form.currentText() == "Công tác quần chúng, gửi chi bộ"
    page.window().resize(1280, 700)
    QTest.qWait(0)
    assert form.currentText() == "Quần chúng, gửi chi bộ" and form.toolTip() == "Công tác quần chúng, gửi chi bộ"
