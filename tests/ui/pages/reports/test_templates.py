"""A committee's form in a real window: its cells mapped, the map kept, the form filled from the page of reports."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.domain.template_maps import Target
from dvqc_desktop.services.reports.export_register import exports
from dvqc_desktop.services.reports.template_maps import save_map, saved_maps
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.models.rows import NO_INDEX
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.reports.page import ReportsPage
from dvqc_desktop.ui.pages.reports.template.acts import ADD, Filling
from dvqc_desktop.ui.pages.reports.template.dialog import TemplateMapDialog
from dvqc_desktop.ui.widgets.table import TableView
from tests.exports.excel.form_kit import NAMES, SAMPLE, SHEET, changed, sample_map
from tests.ui.kit import child, dialog, open_dialogs, press

PERIOD = parse_period("2026-Q4")


@pytest.fixture
def page(window: MainWindow) -> ReportsPage:
    assert window.frame is not None
    window.frame.navigate(PageName.REPORTS)
    return child(window, ReportsPage, "reportPage")


def opened(qtbot: QtBot, window: MainWindow, page: ReportsPage, path: Path = SAMPLE) -> TemplateMapDialog:
    page.forms.read(PERIOD, path)
    qtbot.waitUntil(lambda: "templateMapDialog" in open_dialogs(window), timeout=20_000)
    found = dialog(window, "templateMapDialog")
    assert isinstance(found, TemplateMapDialog)
    return found


@pytest.fixture
def form(qtbot: QtBot, window: MainWindow, page: ReportsPage) -> TemplateMapDialog:
    return opened(qtbot, window, page)


def combo_of(page: ReportsPage) -> list[str]:
    combo = child(page, QComboBox, "reportTemplateCombo")
    return [combo.itemText(row) for row in range(combo.count())]


def test_the_grid_shows_the_form_and_says_why_a_cell_is_closed(form: TemplateMapDialog) -> None:
    model = form.grid.model()
    assert (model.rowCount(NO_INDEX), model.columnCount(NO_INDEX)) == (27, 8)
    assert form.grid.place() == (8, 5)
    form.grid.go_to((13, 6))
    about = child(form, QLabel, "templateAboutLabel")
    assert about.text() == "Không ghép được: ô này là công thức của mẫu."
    assert not form.side.take.isEnabled()
    form.grid.go_to((8, 6))
    assert about.text() == "Tổng số đảng viên · người · 01 · Kỳ này"


def test_a_cell_takes_the_chosen_figure_and_the_next_one_waits(qtbot: QtBot, form: TemplateMapDialog) -> None:
    form.grid.go_to((14, 6))
    table = child(form, TableView, "templateFigureList")
    assert table.model().index(0, 0).data() == "Tích cực"
    qtbot.keyClick(form.grid, Qt.Key.Key_Return)
    assert form.grid.model().index(13, 5).data() == "Tích cực"
    assert form.grid.place() == (15, 6)
    form.grid.go_to((14, 6))
    press(form, "templateFreeButton")
    assert form.grid.model().index(13, 5).data() is None


def test_a_figure_is_found_by_its_words(form: TemplateMapDialog) -> None:
    form.grid.go_to((12, 6))
    form.side.search.setText("quá hạn")
    press(form, "templateTakeButton")
    assert form.grid.model().index(11, 5).data() == "Việc quá hạn chưa xong"


def test_advice_taken_at_once_is_saved_and_offered(form: TemplateMapDialog, page: ReportsPage) -> None:
    press(form, "templateSuggestButton")
    assert child(form, QLabel, "templateCountLabel").text() == "Đã ghép 24 ô"
    press(form, "templateSaveButton")
    (saved,) = page.store.read(saved_maps)
    assert {place: str(target) for place, target in saved.cell_map.cells.items() if place in NAMES} == NAMES
    assert combo_of(page)[1:] == ["Biểu tổng hợp công tác vận động quần chúng", ADD]


def test_a_map_without_a_name_or_a_cell_is_not_saved(form: TemplateMapDialog, page: ReportsPage) -> None:
    press(form, "templateSaveButton")
    assert "Chưa ghép ô nào" in child(form, QLabel, "templateAlarmLabel").text()
    form.name.clear()
    press(form, "templateSaveButton")
    assert child(form, QLabel, "templateNameEditError").text().startswith("Ghi tên mẫu")
    assert page.store.read(saved_maps) == ()


def test_a_known_form_comes_with_its_map_and_may_be_taken_out(
    qtbot: QtBot, window: MainWindow, page: ReportsPage
) -> None:
    page.store.write(save_map, sample_map(), "Biểu 01", "Bản 2026")
    form = opened(qtbot, window, page)
    assert (form.name.text(), child(form, QLineEdit, "templateVersionEdit").text()) == ("Biểu 01", "Bản 2026")
    assert form.grid.model().index(7, 4).data() == "Đảng viên (kỳ trước)"
    press(form, "templateDeleteButton")
    assert page.store.read(saved_maps) == ()
    assert combo_of(page)[1:] == [ADD]


def test_a_changed_edition_says_what_changed(
    qtbot: QtBot, window: MainWindow, page: ReportsPage, tmp_path: Path
) -> None:
    page.store.write(save_map, sample_map(), "Biểu 01", "")
    later = tmp_path / "bieu-moi.xlsx"
    later.write_bytes(changed(lambda book: book[SHEET].insert_rows(9)))
    notice = child(opened(qtbot, window, page, later), QLabel, "templateNoticeLabel").text()
    assert notice.startswith("Khác mẫu “Biểu 01” đã lưu: ô B9 trước là")


def test_a_map_goes_to_a_file_and_comes_from_one(form: TemplateMapDialog, tmp_path: Path) -> None:
    press(form, "templateExportButton")
    assert child(form, QLabel, "templateAlarmLabel").text() == "Chưa ghép ô nào để xuất."
    press(form, "templateSuggestButton")
    form.export_map(tmp_path / "ghep.json")
    form.grid.go_to((14, 6))
    press(form, "templateFreeButton")
    form.import_map(tmp_path / "ghep.json")
    assert form.grid.model().index(13, 5).data() == "Tích cực"
    (tmp_path / "ghep.json").write_text("{}", encoding="utf-8")
    form.import_map(tmp_path / "ghep.json")
    assert "Chưa đọc được bảng ghép ô" in child(form, QLabel, "templateAlarmLabel").text()
    form.export_map(tmp_path / "khong-co" / "ghep.json")
    assert "thư mục chứa tệp không có" in child(form, QLabel, "templateAlarmLabel").text()


def test_the_form_is_filled_and_entered_in_the_register(
    qtbot: QtBot, window: MainWindow, page: ReportsPage, tmp_path: Path
) -> None:
    page.store.write(save_map, sample_map(), "Biểu 01", "")
    (saved,) = page.store.read(saved_maps)
    out = tmp_path / "bieu.xlsx"
    page.forms.fill(Filling(saved, PERIOD, SAMPLE, out))
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
    assert load_workbook(out)[SHEET]["F19"].value == 99
    (entry,) = page.store.read(exports)
    assert (entry.what, entry.contents) == ("Biểu của cấp trên: Biểu 01", "quý IV năm 2026")
    assert entry.recipient == "Chi bộ Phân xưởng Z2"


def test_another_form_is_refused_in_a_dialog(
    qtbot: QtBot, window: MainWindow, page: ReportsPage, tmp_path: Path
) -> None:
    page.store.write(save_map, sample_map(), "Biểu 01", "")
    (saved,) = page.store.read(saved_maps)
    other = tmp_path / "khac.xlsx"
    other.write_bytes(changed(lambda book: book[SHEET].delete_rows(9)))
    page.forms.fill(Filling(saved, PERIOD, other, tmp_path / "bieu.xlsx"))
    qtbot.waitUntil(lambda: "errorDialog" in open_dialogs(window), timeout=20_000)
    assert "tệp khac.xlsx khác mẫu “Biểu 01”" in child(window, QLabel, "errorWhatLabel").text()
    assert not (tmp_path / "bieu.xlsx").exists()


def test_the_choice_of_a_form_asks_for_its_file_then_for_the_target(window: MainWindow, page: ReportsPage) -> None:
    page.store.write(save_map, sample_map(), "Biểu 01", "")
    combo = child(page, QComboBox, "reportTemplateCombo")
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    child(page, QPushButton, "exportExcelButton").click()
    asked = child(window, QFileDialog, "templateFileDialog")
    assert asked.windowTitle() == "Chọn tệp mẫu trống: Biểu 01"
    asked.fileSelected.emit(str(SAMPLE))
    asked.close()
    assert child(window, QFileDialog, "templateTargetDialog").windowTitle().startswith("Điền Biểu 01, ")


def test_targets_say_of_which_period(form: TemplateMapDialog) -> None:
    assert form.side.words_of(Target("class_active")) == "Tích cực"
    form.grid.go_to((14, 5))
    press(form, "templateTakeButton")
    assert form.grid.model().index(13, 4).data() == "Tích cực (kỳ trước)"
