"""Typing indicators and production in the window: the grids, what Excel pastes, what a cell of it refuses."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.services.reports.production import output_rows, production_items
from dvqc_desktop.services.reports.report_warnings import ReportWarning, WarningKind
from dvqc_desktop.services.reports.typed import IndicatorRow, indicator_rows
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.reports.mending import Mending
from dvqc_desktop.ui.pages.reports.page import ReportsPage
from dvqc_desktop.ui.pages.reports.typed.grid import NumberTable
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.segment import Segment
from tests.ui.kit import child, dialog, open_dialogs, press

NOVEMBER = parse_period("2026-11")


@pytest.fixture
def mending(window: MainWindow) -> Mending:
    assert window.frame is not None
    window.frame.navigate(PageName.REPORTS)
    page = child(window, ReportsPage, "reportPage")
    return Mending(page, page.context, page.tools.set_period)


def opened(window: MainWindow, mending: Mending, kind: WarningKind) -> QDialog:
    mending.follow(ReportWarning(kind, ""), NOVEMBER)
    return dialog(window, "outputsDialog" if kind is WarningKind.OUTPUT else "indicatorsDialog")


def indicators(window: MainWindow) -> dict[str, IndicatorRow]:
    assert window.store is not None
    return {row.name: row for row in window.store.read(indicator_rows)}


def name_it(over: QDialog, *texts: str) -> None:
    made = dialog(over, "typedNameDialog")
    for name, text in zip(("Name", "Unit", "More"), texts, strict=False):
        child(made, QLineEdit, f"typed{name}Edit").setText(text)
    press(made, "typedNameSaveButton")


def test_a_block_from_excel_fills_months_and_is_one_act(qtbot: QtBot, window: MainWindow, mending: Mending) -> None:
    made = opened(window, mending, WarningKind.INDICATOR)
    table = child(made, NumberTable, "indicatorsDialogTable")
    table.setCurrentIndex(table.model().index(4, 6))
    QGuiApplication.clipboard().setText("2\t3\t9\n1.500.000\t2.000.000\n")
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(made, "indicatorsSaveButton")
    found = indicators(window)
    assert [number.value for number in found["Thăm hỏi, trợ giúp"].numbers] == [2, 3]
    assert found["Tiền thăm hỏi, trợ giúp"].at(NOVEMBER) == 2_000_000
    assert window.store is not None and window.store.undo_label() == "nhập số chỉ tiêu (4 ô)"


def test_a_cell_that_is_no_number_says_so_and_nothing_is_written(
    qtbot: QtBot, window: MainWindow, mending: Mending
) -> None:
    made = opened(window, mending, WarningKind.INDICATOR)
    table = child(made, NumberTable, "indicatorsDialogTable")
    table.model().setData(table.model().index(0, 7), "nhiều")
    press(made, "indicatorsEarlierButton")
    press(made, "indicatorsSaveButton")
    assert child(made, QLabel, "indicatorsDialogError").text() == "“nhiều” không phải con số: ghi như 166 hoặc 2,5."
    assert made.isVisible() and indicators(window)["Tiết kiệm"].id is None
    press(made, "indicatorsLaterButton")
    table.setCurrentIndex(table.model().index(0, 7))
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    press(made, "indicatorsSaveButton")
    assert open_dialogs(window) == []


def test_an_own_indicator_is_added_renamed_and_left_out(window: MainWindow, mending: Mending) -> None:
    made = opened(window, mending, WarningKind.INDICATOR)
    press(made, "indicatorAddButton")
    name_it(made, "", "giờ")
    assert child(made, QLabel, "typedNameEditError").text() == "Ghi tên."
    name_it(made, "Giờ làm thêm", "giờ", "Của cả tổ")
    table = child(made, NumberTable, "indicatorsDialogTable")
    assert not child(made, QPushButton, "indicatorEditButton").isEnabled()
    table.setCurrentIndex(table.model().index(table.model().rowCount() - 1, 7))
    press(made, "indicatorEditButton")
    name_it(made, "Giờ tăng ca")
    press(made, "indicatorUseButton")
    assert indicators(window)["Giờ tăng ca"].retired_on == NOVEMBER.start
    assert child(made, QPushButton, "indicatorUseButton").text() == "Dùng lại"
    press(made, "indicatorsCancelButton")


def test_production_is_typed_for_an_item_over_any_span_of_days(window: MainWindow, mending: Mending) -> None:
    made = opened(window, mending, WarningKind.OUTPUT)
    child(made, Segment, "outputsKindSegment").group.buttons()[4].click()
    span = dialog(made, "freePeriodDialog")
    child(span, DateEdit, "freeFirstEdit").setDate(QDate(2026, 11, 2))
    child(span, DateEdit, "freeLastEdit").setDate(QDate(2026, 11, 8))
    press(span, "freePeriodShowButton")
    press(made, "outputAddButton")
    name_it(made, "QĐ 15", "cái/công", "hai trăm")
    assert "không phải con số" in child(made, QLabel, "typedMoreEditError").text()
    name_it(made, "QĐ 15", "cái/công", "220")
    table = child(made, NumberTable, "outputsDialogTable")
    row = table.model().rowCount() - 1
    for column, text in enumerate(("", "150", "171", "97"), start=2):
        table.model().setData(table.model().index(row, column), text)
    press(made, "outputsSaveButton")
    assert window.store is not None
    written = window.store.read(output_rows)[-1]
    assert (written.plan, written.norm, written.actual, written.quality) == (None, 150, 171, 0.97)
    assert (written.first_on, written.last_on) == (date(2026, 11, 2), date(2026, 11, 8))


def test_a_quality_above_all_is_refused_and_the_dialog_stays(window: MainWindow, mending: Mending) -> None:
    made = opened(window, mending, WarningKind.OUTPUT)
    press(made, "outputAddButton")
    name_it(made, "QĐ 15", "cái/công")
    table = child(made, NumberTable, "outputsDialogTable")
    table.model().setData(table.model().index(table.model().rowCount() - 1, 5), "101")
    press(made, "outputsSaveButton")
    assert "từ 0 đến 100%" in child(dialog(window, "errorDialog"), QLabel, "errorWhatLabel").text()
    assert made.isVisible()


def test_an_item_is_renamed_and_no_longer_followed(window: MainWindow, mending: Mending) -> None:
    made = opened(window, mending, WarningKind.OUTPUT)
    press(made, "outputAddButton")
    name_it(made, "QĐ 15", "cái/công")
    table = child(made, NumberTable, "outputsDialogTable")
    table.setCurrentIndex(table.model().index(table.model().rowCount() - 1, 4))
    press(made, "outputEditButton")
    name_it(made, "QĐ 15b")
    press(made, "outputUseButton")
    assert window.store is not None
    item = window.store.read(production_items)[-1]
    assert (item.name, item.retired_on) == ("QĐ 15b", NOVEMBER.start)


@pytest.mark.parametrize(("kind", "name"), [(WarningKind.WEEK, "contactDayDialog"), (WarningKind.UNIT, "unitDialog")])
def test_other_links_open_the_dialog_that_mends(
    window: MainWindow, mending: Mending, kind: WarningKind, name: str
) -> None:
    mending.follow(ReportWarning(kind, "", day=NOVEMBER.start), NOVEMBER)
    assert open_dialogs(window) == [name]
    dialog(window, name).close()


def test_the_link_of_what_was_sent_turns_to_the_period_before(window: MainWindow, mending: Mending) -> None:
    mending.follow(ReportWarning(WarningKind.SENT, ""), NOVEMBER)
    assert child(window, ReportsPage, "reportPage").tools.period() == parse_period("2026-10")


def test_the_foot_of_the_table_leads_to_both_dialogs(window: MainWindow, mending: Mending) -> None:
    menu = child(window, QPushButton, "reportTypeButton").menu()
    assert menu is not None
    for action, name in zip(menu.actions(), ("outputsDialog", "indicatorsDialog"), strict=True):
        action.trigger()
        dialog(window, name).close()


def test_how_the_chosen_line_is_worked_out_is_told_beside_three_periods(window: MainWindow, mending: Mending) -> None:
    child(window, ReportsPage, "reportPage").table.choose("contacts_total")
    press(window, "figureMethodButton")
    made = dialog(window, "figureMethodDialog")
    texts = [found.text() for found in made.findChildren(QLabel)]
    assert child(made, QLabel, "figureMethodLabel").text() == "Mỗi lần ghi gặp một người là một lượt."
    assert {"Tháng 11/2026", "Tháng 10/2026", "Tháng 11/2025", "chưa so được"} <= set(texts)
    assert "Đếm lượt: một người có thể nhiều lượt, không cộng với số người." in texts
    press(made, "figureMethodCloseButton")
