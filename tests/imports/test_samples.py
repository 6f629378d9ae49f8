"""The sample lists, read as a careful clerk reads them (figures of the samples' own notes)."""

import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from dvqc_desktop.db.engine import Database
from dvqc_desktop.imports.run import ImportResult, run_import
from tests.imports.workbooks import MEMBERS, SAMPLES, WORKERS

ROSTER, WORKER_LIST = SAMPLES / "dang-vien-to-may-6.xlsx", SAMPLES / "cong-nhan-to-may-6.xlsx"
WORKSHOP, FAULTY = SAMPLES / "phan-xuong-z2-tcvn3.xls", SAMPLES / "to-may-2-co-loi.xlsx"


def rows(db: Database, query: str) -> list[tuple[Any, ...]]:
    with db.reading() as session:
        return [tuple(row) for row in session.execute(text(query))]


def figures(result: ImportResult) -> tuple[int, int, int, int, int, int]:
    counts = (result.rows, result.added, result.updated, result.unchanged)
    return (*counts, len(result.rejected), len(result.warnings))


def test_the_roster_gives_three_members_with_their_dates_apart(db: Database) -> None:
    result = run_import(db, ROSTER, MEMBERS)
    assert (figures(result), result.header_row) == ((3, 3, 0, 0, 0, 0), 4)
    found = rows(
        db,
        "SELECT full_name, admission_decision_date, admission_date, official_date FROM membership m "
        "JOIN person p ON p.id = m.person_id ORDER BY p.id",
    )
    assert found == [
        ("Nguyễn Thúy Lợi", "2014-05-05", "2014-05-19", "2015-05-19"),
        ("Trần Bích Hà", "2019-10-24", "2019-11-07", "2020-11-07"),
        ("Lê Kim Oanh", "2025-11-17", "2025-12-03", None),
    ]
    assert rows(db, "SELECT status, start_on FROM member_status WHERE person_id = 3") == [
        ("probationary", "2025-12-03")
    ]
    assert rows(db, "SELECT organization, title FROM post") == [("party", "Tổ trưởng đảng")]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_the_worker_list_gives_fifteen_workers_and_one_warning(db: Database, kind: str) -> None:
    result = run_import(db, WORKER_LIST.with_suffix(f".{kind}"), WORKERS)
    assert (figures(result), result.header_row, result.encoding) == ((15, 15, 0, 0, 0, 1), 7, "Unicode")
    (warning,) = result.warnings
    assert (warning.row, warning.column, warning.value, warning.reason) == (13, "C", "1999", "chỉ có năm sinh")


def test_classes_become_proposals_of_one_open_round_dated_by_the_title(db: Database) -> None:
    run_import(db, WORKER_LIST, WORKERS)
    assert rows(db, "SELECT state, opened_on FROM class_round") == [("open", "2026-11-20")]
    proposals = rows(db, "SELECT class_code, source, proposed_on FROM class_proposal")
    assert Counter(code for code, _, _ in proposals) == {"active": 5, "average": 8, "needs_help": 2}
    assert {(source, day) for _, source, day in proposals} == {("import", "2026-11-20")}
    aspects = rows(db, "SELECT aspects FROM class_proposal WHERE class_code = 'needs_help' ORDER BY person_id")
    assert aspects == [("chất lượng sản phẩm",), ("mức sản lượng",)]
    assert rows(db, "SELECT count(*) FROM class_event") == [(0,)]


def test_groups_are_made_as_the_list_names_them(db: Database) -> None:
    run_import(db, WORKER_LIST, WORKERS)
    found = rows(db, "SELECT g.name, count(*) FROM placement p JOIN work_group g ON g.id = p.work_group_id GROUP BY 1")
    assert found == [("Nhóm 1", 5), ("Nhóm 2", 5), ("Nhóm 3", 5)]


def test_case_spaces_and_text_dates_are_put_right(db: Database) -> None:
    run_import(db, WORKER_LIST, WORKERS)
    found = rows(db, "SELECT full_name, sex, trade, birth_date FROM person WHERE name_fold = 'luong thi mai'")
    assert found == [("Lương Thị Mai", "female", "Tiện", "1993-12-05")]
    assert rows(db, "SELECT birth_date FROM person WHERE full_name = 'Bùi Thị Hạnh'") == [("1994-09-07",)]
    assert rows(db, "SELECT birth_precision FROM person WHERE full_name = 'Cao Thị Yến'") == [("year",)]


def test_the_old_workshop_list_is_recognised_and_converted(db: Database) -> None:
    result = run_import(db, WORKSHOP, WORKERS)
    assert (result.encoding, result.header_row, result.rows, result.added) == ("TCVN3", 3, 180, 180)
    assert result.rejected == ()
    names = [name for (name,) in rows(db, "SELECT full_name FROM person")]
    assert "Bùi Hữu Dũng" in names
    assert "Dương Mỹ Ánh" in names
    assert all(unicodedata.is_normalized("NFC", name) and name == name.title() for name in names)
    phones = [phone for (phone,) in rows(db, "SELECT phone FROM person")]
    assert all(len(phone) == 10 and phone.startswith("0") for phone in phones)


def test_days_at_work_that_cannot_be_are_left_empty_and_told(db: Database) -> None:
    result = run_import(db, WORKSHOP, WORKERS)
    assert {warning.column for warning in result.warnings} == {"J"}
    before_birth = next(warning for warning in result.warnings if warning.row == 145)
    assert (before_birth.value, before_birth.reason) == ("01/02/2005", "ngày vào làm trước ngày sinh; ô để trống")


def test_every_doubtful_row_is_named_and_good_rows_go_in(db: Database) -> None:
    result = run_import(db, FAULTY, WORKERS)
    assert figures(result) == (40, 32, 0, 0, 8, 3)
    assert {(one.row, one.column): one.reason for one in result.rejected} == {
        (5, "C"): "không có ngày 31/02/1985",
        (9, "B"): "thiếu họ tên",
        (10, "B"): "ô họ tên là công thức; dán lại thành giá trị rồi nhập",
        (13, "B"): "trùng họ tên và ngày sinh với dòng 12",
        (16, "C"): "ngày sinh nằm ở tương lai",
        (17, "G"): "ngày nghỉ việc trước ngày sinh",
        (18, "B"): "dòng đang bị ẩn trong Excel; bỏ ẩn rồi nhập lại nếu vẫn thuộc danh sách",
        (20, "B"): "họ tên dài 3000 ký tự, quá 80",
    }
    assert {(one.row, one.column, one.value) for one in result.warnings} == {
        (6, "C", "12/1988"),
        (8, "C", "không rõ"),
        (14, "D", "M"),
    }


def test_faults_that_only_need_putting_right_are_put_right(db: Database) -> None:
    run_import(db, FAULTY, WORKERS)
    names = {name for (name,) in rows(db, "SELECT full_name FROM person")}
    assert {"Trần Văn Hải", "Nguyễn Thị Hoà", "Phan Bích Giang"} <= names
    assert rows(db, "SELECT name FROM team") == [("Tổ máy 2",)]
    assert rows(db, "SELECT birth_date FROM person WHERE full_name = 'Phan Bích Giang'") == [("1984-11-01",)]


@pytest.mark.parametrize(
    ("sample", "kind"), [(ROSTER, MEMBERS), (WORKER_LIST, WORKERS), (WORKSHOP, WORKERS), (FAULTY, WORKERS)]
)
def test_the_same_file_twice_changes_nothing(db: Database, sample: Path, kind: Any) -> None:
    first = run_import(db, sample, kind)
    groups = rows(db, "SELECT count(*) FROM change_group")
    second = run_import(db, sample, kind)
    assert (second.added, second.updated, second.unchanged) == (0, 0, first.added)
    assert second.rejected == first.rejected
    assert rows(db, "SELECT count(*) FROM change_group") == groups


def test_the_same_list_in_another_format_changes_nothing(db: Database) -> None:
    run_import(db, WORKER_LIST, WORKERS)
    assert run_import(db, WORKER_LIST.with_suffix(".ods"), WORKERS).unchanged == 15


def test_a_dry_run_tells_the_same_and_writes_nothing(db: Database) -> None:
    dry = run_import(db, FAULTY, WORKERS, dry_run=True)
    assert rows(db, "SELECT count(*) FROM person") == [(0,)]
    assert db.undo_label() is None
    assert run_import(db, FAULTY, WORKERS) == dry


def test_one_undo_takes_the_whole_import_back(db: Database) -> None:
    run_import(db, WORKER_LIST, WORKERS)
    assert db.undo_label() == "nhập danh sách 15 người"
    db.undo()
    for table in ("person", "worker_spell", "placement", "class_round", "class_proposal", "work_group", "post"):
        assert rows(db, f"SELECT count(*) FROM {table}") == [(0,)]


def test_the_result_is_told_in_the_shape_of_the_contract(db: Database) -> None:
    told = run_import(db, FAULTY, WORKERS, dry_run=True).as_json()
    assert list(told) == ["rows", "added", "updated", "unchanged", "rejected", "warnings", "encoding", "header_row"]
    assert told["rejected"][0] == {
        "row": 5,
        "column": "C",
        "value": "31/02/1985",
        "reason": "không có ngày 31/02/1985",
    }
