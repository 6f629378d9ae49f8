"""The reports of many cells added up in a real window."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QDate
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.dialogs.consolidation import ConsolidationDialog
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.segment import Segment
from tests.exports.excel.consolidation_kit import report_of, signed, workbook_of, write_cells
from tests.ui.kit import child, dialog, press


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bao-cao"
    made.mkdir()
    write_cells(made, 3)
    (made / "bao-cao-03.xlsx").write_bytes(workbook_of(report_of(3), workers_total=99))
    last = signed(report_of(4), period_start=date(2026, 7, 1), period_end=date(2026, 9, 30))
    (made / "bao-cao-04.xlsx").write_bytes(last)
    (made / "danh-sach-don-vi.txt").write_text("X40-01;Một\nX40-09;Chi bộ cơ quan\n", encoding="utf-8")
    return made


@pytest.fixture
def asked(window: MainWindow) -> ConsolidationDialog:
    child(window, QAction, "consolidateAction").trigger()
    found = dialog(window, "consolidationDialog")
    assert isinstance(found, ConsolidationDialog)
    return found


def rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=30_000)


def lines(asked: ConsolidationDialog) -> list[list[str]]:
    model = asked.table.model()
    return [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]


def test_every_file_and_missing_cell_has_its_line(
    qtbot: QtBot, window: MainWindow, asked: ConsolidationDialog, folder: Path
) -> None:
    asked.read_folder(folder)
    rest(qtbot, window)
    shown = lines(asked)
    assert [line[:2] for line in shown[:3]] == [
        ["bao-cao-03.xlsx", "Không nhận"],
        ["bao-cao-04.xlsx", "Không nhận"],
        ["Chi bộ cơ quan (X40-09)", "Chưa báo cáo"],
    ]
    assert shown[3] == ["Chi bộ Phân xưởng 02 (bao-cao-02.xlsx)", "Đã tính", "không có trong danh sách đơn vị"]
    said = child(asked, QLabel, "consolidationStateLabel").text()
    assert said == "Đã tính 2 đơn vị, không nhận 2 tệp, chưa báo cáo 1 đơn vị."
    assert child(asked, QLineEdit, "consolidationListEdit").text() == "danh-sach-don-vi.txt"


def test_another_period_is_judged_without_reading_again(
    qtbot: QtBot, window: MainWindow, asked: ConsolidationDialog, folder: Path
) -> None:
    asked.read_folder(folder)
    rest(qtbot, window)
    child(asked, QComboBox, "consolidationPeriodCombo").setCurrentIndex(1)
    assert child(asked, QLabel, "consolidationStateLabel").text().startswith("Đã tính 1 đơn vị")
    child(asked, QComboBox, "consolidationPeriodCombo").setCurrentIndex(2)
    assert not child(asked, QPushButton, "consolidationWriteButton").isEnabled()
    child(asked, Segment, "consolidationKindSegment").group.buttons()[4].click()
    span = dialog(asked, "freePeriodDialog")
    child(span, DateEdit, "freeFirstEdit").setDate(QDate(2026, 7, 1))
    child(span, DateEdit, "freeLastEdit").setDate(QDate(2026, 9, 30))
    press(span, "freePeriodShowButton")
    assert child(asked, QComboBox, "consolidationPeriodCombo").currentText() == "01/07–30/09/2026"
    assert child(asked, QLabel, "consolidationStateLabel").text().startswith("Đã tính 1 đơn vị")


def test_the_workbook_is_written_where_it_is_wanted(
    qtbot: QtBot, window: MainWindow, asked: ConsolidationDialog, folder: Path, tmp_path: Path
) -> None:
    assert not child(asked, QPushButton, "consolidationWriteButton").isEnabled()
    asked.read_folder(folder)
    rest(qtbot, window)
    press(asked, "consolidationWriteButton")
    target = child(asked, QFileDialog, "consolidationTargetDialog")
    target.fileSelected.emit(str(tmp_path / "th.xlsx"))
    target.close()
    rest(qtbot, window)
    assert load_workbook(tmp_path / "th.xlsx").sheetnames[-1] == "Kiểm tra số"
    assert child(asked, QLabel, "consolidationStateLabel").text().startswith("Đã ghi th.xlsx.")


def test_a_folder_or_list_that_cannot_be_read_is_told_under_its_field(
    qtbot: QtBot, window: MainWindow, asked: ConsolidationDialog, tmp_path: Path
) -> None:
    (tmp_path / "trong").mkdir()
    asked.read_folder(tmp_path / "trong")
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    asked.read_list(tmp_path / "a.txt")
    rest(qtbot, window)
    assert "không có tệp Excel nào" in child(asked, QLabel, "consolidationFolderEditError").text()
    assert "không thấy dòng nào có mã" in child(asked, QLabel, "consolidationListEditError").text()


def test_folder_and_list_are_asked_for(asked: ConsolidationDialog) -> None:
    for button, name in (
        ("consolidationFolderButton", "consolidationFolderDialog"),
        ("consolidationListButton", "consolidationListDialog"),
    ):
        press(asked, button)
        child(asked, QFileDialog, name).close()
