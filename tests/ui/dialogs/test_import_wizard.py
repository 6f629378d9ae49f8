"""The import dialog: nothing is written before the last step, doubts are named, one undo takes it all back."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain import clock
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.workers import add_worker
from dvqc_desktop.ui.dialogs.import_wizard import ImportWizard, open_import
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.widgets.table import TableView
from tests.ui.kit import child, open_dialogs, press

SAMPLES = Path(__file__).parents[2] / "samples"
WORKERS, FAULTY, OLD = (
    SAMPLES / name for name in ("cong-nhan-to-may-6.xlsx", "to-may-2-co-loi.xlsx", "phan-xuong-z2-tcvn3.xls")
)


class Desk:
    """An import over a window with an empty book."""

    def __init__(self, qtbot: QtBot, window: MainWindow, db: Database) -> None:
        self.qtbot, self.window, self.db = qtbot, window, db
        window.take_book(db)
        assert window.frame is not None
        self.context = window.frame.context

    def begin(self, path: Path | None = None, kind: str = "workers") -> ImportWizard:
        wizard = open_import(self.window, self.context, kind, path)
        self.settle()
        return wizard

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy, timeout=20_000)

    def people(self) -> int:
        with self.db.reading() as session:
            return int(session.execute(text("SELECT count(*) FROM person")).scalar_one())


@pytest.fixture
def desk(qtbot: QtBot, locked_window: MainWindow, db: Database) -> Desk:
    return Desk(qtbot, locked_window, db)


def words(wizard: QWidget, name: str) -> str:
    return child(wizard, QLabel, name).text()


def shown(table: TableView) -> list[list[str]]:
    model = table.model()
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data() or "") for column in columns] for row in range(model.rowCount())]


def issues(wizard: ImportWizard) -> list[list[str]]:
    return shown(child(wizard, TableView, "importIssueTable"))


def enabled(wizard: ImportWizard) -> list[str]:
    names = ("importBackButton", "importSkipButton", "importNextButton")
    found = [child(wizard, QPushButton, name) for name in names]
    return [button.objectName() for button in found if button.isVisible() and button.isEnabled()]


def test_a_list_goes_in_by_four_steps_and_one_undo_takes_it_back(desk: Desk) -> None:
    wizard = desk.begin(WORKERS)
    assert wizard.steps.accessibleName() == "Bước 2/4: Ghép cột"
    assert words(wizard, "importSourceLabel") == "cong-nhan-to-may-6.xlsx, 15 người, đến ngày 20/11/2026"
    assert issues(wizard) == [["Nên xem", "Dòng 13, cột C", "“1999”: chỉ có năm sinh.", "Ghi phần đã biết"]]
    press(wizard, "importNextButton")
    assert words(wizard, "importSummaryLabel") == "Thêm 15 người, cập nhật 0 người, 0 người không đổi"
    assert desk.people() == 0
    press(wizard, "importNextButton")
    desk.settle()
    assert (desk.people(), open_dialogs(desk.window)) == (15, [])
    assert words(desk.window, "toastLabel") == "Đã nhập từ Excel: thêm 15 người, cập nhật 0 người."
    press(desk.window, "toastUndoButton")
    assert desk.people() == 0


def test_the_first_step_asks_for_the_file_without_stopping_the_window(desk: Desk) -> None:
    wizard = desk.begin()
    assert wizard.windowTitle() == "Nhập danh sách từ Excel (bước 1/4: chọn tệp)"
    press(wizard, "importNextButton")
    asked = wizard.findChild(QFileDialog)
    assert asked is not None
    asked.fileSelected.emit(str(WORKERS))
    asked.close()
    desk.settle()
    assert wizard.steps.step() == 1


def test_a_file_that_cannot_be_read_is_told_where_it_was_chosen(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"<html></html>")
    wizard = desk.begin(tmp_path / "a.xlsx")
    assert wizard.steps.step() == 0
    assert "trang web (HTML) đổi đuôi" in words(wizard, "importErrorLabel")
    assert child(wizard, QFrame, "importErrorStrip").isVisible()
    wizard.read(WORKERS)
    desk.settle()
    assert (wizard.steps.step(), words(wizard, "importErrorLabel")) == (1, "")


def test_rows_in_doubt_are_left_out_only_knowingly(desk: Desk) -> None:
    wizard = desk.begin(FAULTY)
    assert enabled(wizard) == ["importBackButton", "importSkipButton"]
    assert words(wizard, "importAlarmLabel") == "Còn 8 dòng chưa nhập được, 3 ô nên xem."
    assert issues(wizard)[0] == ["Dòng bỏ", "Dòng 5, cột C", "“31/02/1985”: không có ngày 31/02/1985.", "Bỏ dòng 5"]
    assert issues(wizard)[9][3] == "Ô để trống"
    press(wizard, "importSkipButton")
    assert words(wizard, "importSummaryLabel").startswith("Thêm 32 người")
    press(wizard, "importBackButton")
    assert wizard.steps.step() == 1


def test_a_doubt_shows_its_cell_in_the_table(desk: Desk) -> None:
    wizard = desk.begin(FAULTY)
    child(wizard, TableView, "importIssueTable").select_row(3)
    index = child(wizard, TableView, "importMapTable").currentIndex()
    assert (index.data(), index.sibling(index.row(), 0).data()) == ("Lê Minh Việt", "13")
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "trùng họ tên và ngày sinh với dòng 12"


def choose(wizard: ImportWizard, column: str, field: str) -> None:
    combo = child(wizard, QComboBox, f"importMapCombo{column}")
    combo.setCurrentIndex(combo.findText(field))
    combo.activated.emit(combo.currentIndex())


def test_a_column_taken_for_another_field_is_read_again(desk: Desk) -> None:
    wizard = desk.begin(WORKERS)
    choose(wizard, "C", "(bỏ qua)")
    desk.settle()
    assert issues(wizard) == []
    choose(wizard, "E", "Nơi ở")
    desk.settle()
    assert child(wizard, QComboBox, "importMapComboH").currentText() == "(bỏ qua)"
    press(wizard, "importNextButton")
    assert shown(child(wizard, TableView, "importReviewTable"))[0][3] == "Nhóm 1, Ca 1"


def test_without_a_column_of_names_there_is_no_way_on(desk: Desk) -> None:
    wizard = desk.begin(WORKERS)
    choose(wizard, "B", "(bỏ qua)")
    assert words(wizard, "importAlarmLabel") == "Chưa có cột nào là Họ và tên."
    assert enabled(wizard) == ["importBackButton"]
    choose(wizard, "B", "Họ và tên")
    desk.settle()
    assert "importNextButton" in enabled(wizard)


def test_an_old_encoding_is_said_with_an_example(desk: Desk) -> None:
    wizard = desk.begin(OLD)
    told = words(wizard, "importEncodingLabel")
    assert told.startswith("Tệp gõ bảng mã TCVN3 (ABC), đã chuyển 711 ô sang Unicode: “")
    assert child(wizard, QFrame, "importEncodingStrip").isVisible()


@pytest.fixture
def two_sheets(tmp_path: Path) -> Path:
    workbook = openpyxl.Workbook()
    for title, name in (("Tổ 1", "Lê A"), ("Tổ 2", "Lê B"), ("Vật tư", "")):
        sheet = workbook.create_sheet(title)
        sheet.append(["Họ và tên" if name else "Tên vật tư", "Nghề"])
        sheet.append([name or "Dầu", "Tiện"])
    workbook.create_sheet("Ẩn").sheet_state = "hidden"
    del workbook["Sheet"]
    workbook.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def test_another_sheet_can_be_chosen(desk: Desk, two_sheets: Path) -> None:
    wizard = desk.begin(two_sheets)
    sheets = child(wizard, QComboBox, "importSheetCombo")
    assert [sheets.itemText(index) for index in range(sheets.count())] == ["Tổ 1", "Tổ 2", "Vật tư"]
    assert words(wizard, "importEncodingLabel") == "Có 1 trang tính ẩn không đọc."
    sheets.textActivated.emit("Tổ 2")
    desk.settle()
    press(wizard, "importNextButton")
    assert shown(child(wizard, TableView, "importReviewTable"))[0][1] == "Lê B"


def test_a_sheet_without_a_list_is_refused_and_the_list_stays(desk: Desk, two_sheets: Path) -> None:
    wizard = desk.begin(two_sheets)
    child(wizard, QComboBox, "importSheetCombo").textActivated.emit("Vật tư")
    desk.settle()
    assert "không thấy dòng tiêu đề" in words(desk.window, "errorWhatLabel")
    assert (child(wizard, QComboBox, "importSheetCombo").currentText(), "importNextButton" in enabled(wizard)) == (
        "Tổ 1",
        True,
    )


def test_leaving_changes_nothing_even_while_the_file_is_read(desk: Desk) -> None:
    wizard = open_import(desk.window, desk.context, "workers", WORKERS)
    wizard.reject()
    desk.settle()
    assert (desk.people(), open_dialogs(desk.window), desk.db.undo_label()) == (0, [], None)


def test_while_the_import_is_written_the_dialog_stays(desk: Desk) -> None:
    wizard = desk.begin(WORKERS)
    press(wizard, "importNextButton")
    press(wizard, "importNextButton")
    wizard.reject()
    assert wizard.isVisible()
    desk.settle()
    assert desk.people() == 15


def test_the_same_list_again_has_nothing_to_import(desk: Desk) -> None:
    wizard = desk.begin(WORKERS)
    for _ in range(2):
        press(wizard, "importNextButton")
    desk.settle()
    again = desk.begin(WORKERS)
    press(again, "importNextButton")
    assert child(again, QPushButton, "importNextButton").text() == "Đóng, không có gì mới"
    press(again, "importNextButton")
    assert (desk.people(), open_dialogs(desk.window)) == (15, [])


def test_a_book_changed_since_the_preview_is_looked_at_again(desk: Desk) -> None:
    wizard = desk.begin(WORKERS)
    press(wizard, "importNextButton")
    desk.context.store.write(add_worker, PersonFields("Phạm Văn Cường"), clock.today())
    press(wizard, "importNextButton")
    desk.settle()
    assert "sổ đã thay đổi" in words(desk.window, "errorWhatLabel")
    assert words(wizard, "importSummaryLabel") == "Thêm 14 người, cập nhật 1 người, 0 người không đổi"
    assert desk.people() == 1


def test_the_rows_left_out_can_be_kept_as_a_workbook(desk: Desk, tmp_path: Path) -> None:
    wizard = desk.begin(FAULTY)
    press(wizard, "importSkipButton")
    press(wizard, "importRejectsButton")
    asked = wizard.findChild(QFileDialog)
    assert asked is not None
    asked.fileSelected.emit(str(tmp_path / "bo-lai.xlsx"))
    asked.close()
    desk.settle()
    assert words(wizard, "importStateLabel") == "Đã ghi các dòng chưa nhập ra bo-lai.xlsx."
    assert openpyxl.load_workbook(tmp_path / "bo-lai.xlsx").active["A5"].value == 5


def test_members_are_imported_by_the_same_dialog(desk: Desk) -> None:
    wizard = desk.begin(SAMPLES / "dang-vien-to-may-6.xlsx", "members")
    for _ in range(2):
        press(wizard, "importNextButton")
    desk.settle()
    assert desk.people() == 3
