"""The whole road: which sheet is taken, what is refused, how fast many rows go in."""

from pathlib import Path

import openpyxl
import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.imports import (
    ImportHeaderMissingError,
    ImportSheetMissingError,
    ImportTooLargeError,
)
from dvqc_desktop.imports.run import run_import
from tests.imports.workbooks import WORKERS, raw_xlsx, xlsx

HEAD = ["Họ và tên", "Nghề", "Xếp loại"]


def written(folder: Path, data: bytes) -> Path:
    (folder / "a.xlsx").write_bytes(data)
    return folder / "a.xlsx"


def test_the_first_sheet_with_a_list_is_taken_or_the_one_asked_for(db: Database, tmp_path: Path) -> None:
    path = written(tmp_path, xlsx([["Hướng dẫn"]], **{"Tổ 1": [HEAD, ["Lê A"]], "Tổ 2": [HEAD, ["Lê B"], ["Lê C"]]}))
    assert run_import(db, path, WORKERS, dry_run=True).rows == 1
    assert run_import(db, path, WORKERS, "tổ 2", dry_run=True).rows == 2


def test_a_hidden_sheet_is_read_only_when_it_is_asked_for(db: Database, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Hướng dẫn"])
    hidden = workbook.create_sheet("Ẩn")
    for row in (HEAD, ["Lê A"]):
        hidden.append(row)
    hidden.sheet_state = "hidden"
    workbook.save(tmp_path / "a.xlsx")
    with pytest.raises(ImportHeaderMissingError):
        run_import(db, tmp_path / "a.xlsx", WORKERS)
    assert run_import(db, tmp_path / "a.xlsx", WORKERS, "Ẩn", dry_run=True).rows == 1


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(db: Database, tmp_path: Path) -> None:
    path = written(tmp_path, xlsx([HEAD], **{"Tổ 1": []}))
    with pytest.raises(ImportSheetMissingError, match="không có trang tính “Tổ 9”; tệp có: “Danh sách”, “Tổ 1”"):
        run_import(db, path, WORKERS, "Tổ 9")


def test_a_workbook_without_a_list_is_told(db: Database, tmp_path: Path) -> None:
    with pytest.raises(ImportHeaderMissingError, match="không thấy dòng tiêu đề"):
        run_import(db, written(tmp_path, xlsx([["Vật tư", "Số"], ["Dầu", 1]])), WORKERS)


def test_a_sheet_out_of_bounds_is_told(db: Database, tmp_path: Path) -> None:
    data = raw_xlsx('<sheetData><row r="30000"><c r="A30000"><v>1</v></c></row></sheetData>')
    with pytest.raises(ImportTooLargeError, match=r"dài quá 20\.000 dòng"):
        run_import(db, written(tmp_path, data), WORKERS)


def test_a_header_without_people_imports_nobody(db: Database, tmp_path: Path) -> None:
    result = run_import(db, written(tmp_path, xlsx([HEAD])), WORKERS)
    assert (result.rows, result.added, db.undo_label()) == (0, 0, None)


def test_doubts_of_rows_and_of_the_book_come_in_the_order_of_rows(db: Database, tmp_path: Path) -> None:
    rows = [HEAD, ["Lê A", None, "Yếu"], ["lê a"], ["Lê 2"], ["Lê B", None, "Kém"]]
    result = run_import(db, written(tmp_path, xlsx(rows)), WORKERS)
    assert [(one.row, one.column) for one in result.rejected] == [(3, "A"), (4, "A")]
    assert [(one.row, one.column) for one in result.warnings] == [(2, "C"), (5, "C")]


def test_rows_left_out_are_given_back_without_class_and_aspect(db: Database, tmp_path: Path) -> None:
    result = run_import(db, written(tmp_path, xlsx([HEAD, ["Lê 2", "Tiện", "Tích cực"]])), WORKERS)
    assert (result.headings, result.rejected_rows[0].cells) == (("Họ và tên", "Nghề"), ("Lê 2", "Tiện"))


def test_many_rows_are_written_by_few_statements(db: Database, tmp_path: Path) -> None:
    letters = "abcdeghiklmn"
    rows = [[f"Lê {a}{b} {c}ng", "Tiện", "TB"] for a in letters for b in letters[:10] for c in letters]
    path = written(tmp_path, xlsx([HEAD, *rows]))
    assert run_import(db, path, WORKERS).added == len(rows)
    assert run_import(db, path, WORKERS).unchanged == len(rows)
