"""The figures of a plan in a real window: begun with the day of consent, typed, pasted, taken back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.codes import BetterWay
from dvqc_desktop.services.plans.plan_rows import SeriesRow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.plans.page import PlansPage
from dvqc_desktop.ui.pages.plans.plan.points import DAY, FAULT, VALUE, PointsDialog, PointsModel
from tests.ui.kit import child, dialog, press
from tests.ui.pages.plans.plan_kit import person, plan

TODAY = date(2026, 11, 20)
KHAI, DUNG = "Trịnh Đình Khải", "Đào Thị Dung"


def series(page: PlansPage, name: str = KHAI) -> tuple[SeriesRow, ...]:
    return plan(page, name).series


def choose(page: PlansPage, start: str) -> None:
    """An entry of the menu of figures, by its first words."""
    menu = child(page, QPushButton, "seriesMenuButton").menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text().startswith(start)).trigger()


@pytest.fixture
def grid(page: PlansPage, window: MainWindow) -> PointsDialog:
    """The grid of Khải's figures."""
    press(page, "seriesButton")
    asked = dialog(window, "pointsDialog")
    assert isinstance(asked, PointsDialog)
    return asked


def type_row(model: PointsModel, row: int, day: str, value: str) -> None:
    model.setData(model.index(row, DAY), day)
    model.setData(model.index(row, VALUE), value)


def test_the_chart_shows_only_what_was_agreed_to(page: PlansPage) -> None:
    assert page.people.form.panels.chart.isVisibleTo(page)
    assert "mới nhất 166" in page.people.form.panels.chart.chart.accessibleName()
    page.open_row(person(page, DUNG))
    assert not page.people.form.panels.chart.isVisibleTo(page)


def test_a_series_begins_with_the_day_of_consent(page: PlansPage, window: MainWindow) -> None:
    page.open_row(person(page, DUNG))
    press(page, "seriesButton")
    asked = dialog(window, "seriesDialog")
    combo = child(asked, QComboBox, "seriesNameCombo")
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert child(asked, QLineEdit, "seriesUnitEdit").text() == "%"
    child(asked, QLineEdit, "seriesNormEdit").setText("ba")
    press(asked, "seriesSaveButton")
    assert "con số" in child(asked, QLabel, "seriesDialogError").text()
    child(asked, QLineEdit, "seriesNormEdit").setText("3")
    press(asked, "seriesSaveButton")
    assert "đồng ý" in child(asked, QLabel, "seriesDialogError").text()
    child(asked, QLineEdit, "seriesAgreedEdit").setText("20/11/2026")
    press(asked, "seriesSaveButton")
    (made,) = series(page, DUNG)
    assert (made.name, made.norm, made.better) == ("Hàng phải sửa", 3.0, BetterWay.LOWER)
    assert page.people.form.panels.chart.isVisibleTo(page)


def test_a_figure_typed_without_a_day_is_of_today(page: PlansPage, grid: PointsDialog) -> None:
    model = grid.model
    model.setData(model.index(model.filled, VALUE), "168,5")
    press(grid, "pointsSaveButton")
    assert dict(series(page)[0].points)[TODAY] == 168.5


def test_two_columns_are_pasted_from_excel(qtbot: QtBot, page: PlansPage, grid: PointsDialog) -> None:
    QGuiApplication.clipboard().setText("18/11/2026\t165,5\r\n19/11\t166\r\n")
    grid.table.setCurrentIndex(grid.model.index(grid.model.filled + 11, DAY))
    qtbot.keyClick(grid.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(grid.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    before_days = dict(series(page)[0].points)
    before = len(before_days)
    press(grid, "pointsSaveButton")
    points = dict(series(page)[0].points)
    assert (points[date(2026, 11, 18)], points[date(2026, 11, 19)]) == (165.5, 166.0)
    assert len(points) == before + (date(2026, 11, 19) not in before_days)


def test_each_bad_row_says_why_and_nothing_is_written(page: PlansPage, grid: PointsDialog) -> None:
    before, model, row = series(page), grid.model, grid.model.filled
    type_row(model, row, "hôm qua", "160")
    type_row(model, row + 1, "19/11/2026", "cao")
    type_row(model, row + 2, "17/10/2026", "161")
    press(grid, "pointsSaveButton")
    told = [model.index(place, FAULT).data() for place in (row, row + 1, row + 2)]
    assert told[0] == "“hôm qua” không phải ngày: ghi như 20/11/2026 hoặc 20/11."
    assert told[1] == "“cao” không phải con số: ghi như 166 hoặc 2,5."
    assert "còn 2 dòng" in child(grid, QLabel, "pointsDialogError").text()
    assert series(page) == before
    type_row(model, row, "16/11/2026", "160")
    assert model.index(row, FAULT).data() == ""


def test_delete_takes_a_figure_out(qtbot: QtBot, page: PlansPage, grid: PointsDialog) -> None:
    first = series(page)[0].points[0]
    grid.table.setCurrentIndex(grid.model.index(0, DAY))
    qtbot.keyClick(grid.table, Qt.Key.Key_Delete)
    press(grid, "pointsSaveButton")
    assert first not in series(page)[0].points


def test_an_empty_grid_asks_for_a_figure(page: PlansPage, window: MainWindow) -> None:
    choose(page, "Thêm loại")
    press(dialog(window, "seriesDialog"), "seriesSaveButton")
    page.people.form.panels.chart._choice.setCurrentIndex(1)
    choose(page, "Ghi số liệu")
    asked = dialog(window, "pointsDialog")
    press(asked, "pointsSaveButton")
    assert "ít nhất một con số" in child(asked, QLabel, "pointsDialogError").text()
    assert not asked.model.setData(asked.model.index(0, DAY), "x", Qt.ItemDataRole.DisplayRole)  # type: ignore[attr-defined]


def test_of_several_series_one_is_shown(page: PlansPage, window: MainWindow) -> None:
    choose(page, "Thêm loại")
    asked = dialog(window, "seriesDialog")
    child(asked, QComboBox, "seriesNameCombo").setCurrentText("Hàng phải sửa")
    press(asked, "seriesSaveButton")
    combo = child(page, QComboBox, "seriesCombo")
    assert combo.isVisibleTo(page)
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert "chưa có số liệu" in page.people.form.panels.chart.chart.accessibleName()
    choose(page, "Sửa tên")
    asked = dialog(window, "seriesDialog")
    child(asked, QLineEdit, "seriesUnitEdit").setText("%")
    press(asked, "seriesSaveButton")
    assert series(page)[1].unit == "%"
    choose(page, "Bỏ “Hàng")
    assert len(series(page)) == 1


def test_whoever_no_longer_agrees_is_asked_and_obeyed(page: PlansPage, window: MainWindow) -> None:
    choose(page, "Anh/chị ấy thôi")
    press(dialog(window, "confirmDialog"), "confirmStayButton")
    assert series(page)
    choose(page, "Anh/chị ấy thôi")
    press(dialog(window, "confirmDialog"), "confirmGoButton")
    assert series(page) == ()
    assert not page.people.form.panels.chart.isVisibleTo(page)
