"""The import command on the sample lists: figures of a careful clerk, twice the same, refusals that change nothing."""

from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLES, Run, digest

WORKERS = SAMPLES / "cong-nhan-to-may-6.xlsx"


def test_both_lists_go_in_with_classes_as_proposals(run: Run, imported_file: Path) -> None:
    members = run("list", imported_file, "members", "--json").json
    assert Counter(row["status"] for row in members) == {"official": 2, "probationary": 1}
    workers = run("list", imported_file, "workers", "--json").json
    assert {row["class"] for row in workers} == {"unclassified"}
    assert Counter(row["proposed_class"] for row in workers) == {"active": 5, "average": 8, "needs_help": 2}
    assert {row["aspect"] for row in workers} == {None, "chất lượng sản phẩm", "mức sản lượng"}


def test_the_same_list_again_changes_nothing(run: Run, imported_file: Path) -> None:
    before = digest(imported_file)
    told = run("import", imported_file, WORKERS.with_suffix(".ods"), "--kind", "workers", "--json").json
    assert (told["rows"], told["added"], told["updated"], told["unchanged"]) == (15, 0, 0, 15)
    assert [(one["row"], one["column"], one["value"]) for one in told["warnings"]] == [(13, "C", "1999")]
    assert (told["rejected"], told["header_row"]) == ([], 7)
    assert digest(imported_file) == before


def test_a_dry_run_tells_and_writes_nothing(run: Run, book: Path) -> None:
    before = digest(book)
    told = run("import", book, SAMPLES / "phan-xuong-z2-tcvn3.xls", "--kind", "workers", "--dry-run", "--json").json
    assert (told["rows"], told["added"]) == (180, 180)
    assert "TCVN3" in told["encoding"]
    assert digest(book) == before


def test_faulty_rows_are_rejected_by_cell_and_written_to_a_workbook(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "chua-nhap.xlsx"
    told = run("import", book, SAMPLES / "to-may-2-co-loi.xlsx", "--kind", "workers", "--rejects", out, "--json")
    assert told.status == 0
    assert {one["row"] for one in told.json["rejected"]} == {5, 9, 10, 13, 16, 17, 18, 20}
    assert all(one["reason"] and one["column"] for one in told.json["rejected"])
    assert out.read_bytes().startswith(b"PK")


def test_in_words_every_doubt_has_its_place(run: Run, book: Path) -> None:
    told = run("import", book, SAMPLES / "to-may-2-co-loi.xlsx", "--kind", "workers", "--dry-run")
    assert "Chưa nhập dòng 5, cột C: không có ngày 31/02/1985" in told.out
    assert told.out.startswith("Sẽ nhập: 40 dòng")


@pytest.mark.parametrize(
    ("content", "sheet"), [(b"", ()), (b"not a workbook at all", ()), (WORKERS.read_bytes(), ("--sheet", "Không có"))]
)
def test_an_unreadable_workbook_is_refused_in_one_sentence(
    run: Run, book: Path, tmp_path: Path, content: bytes, sheet: tuple[str, ...]
) -> None:
    before, workbook = digest(book), tmp_path / "danh-sach.xlsx"
    workbook.write_bytes(content)
    told = run("import", book, workbook, "--kind", "workers", *sheet)
    assert (told.status, told.out, len(told.err.splitlines())) == (1, "", 1)
    assert digest(book) == before


def test_nothing_is_imported_when_the_rejects_have_no_folder(run: Run, book: Path, tmp_path: Path) -> None:
    before = digest(book)
    told = run("import", book, WORKERS, "--kind", "workers", "--rejects", tmp_path / "khong-co" / "loi.xlsx")
    assert told.status == 1
    assert digest(book) == before


def test_nothing_is_imported_when_the_rejects_cannot_be_written(run: Run, book: Path, tmp_path: Path) -> None:
    before = digest(book)
    (tmp_path / "loi.xlsx").mkdir()
    faulty = SAMPLES / "to-may-2-co-loi.xlsx"
    told = run("import", book, faulty, "--kind", "workers", "--rejects", tmp_path / "loi.xlsx")
    assert (told.status, told.out) == (1, "")
    assert digest(book) == before


@pytest.mark.parametrize(("name", "kind"), [("dang-vien-to-may-6.xlsx", "members"), (WORKERS.name, "workers")])
def test_the_sample_cell_already_holds_what_its_lists_say(run: Run, sample_file: Path, name: str, kind: str) -> None:
    told = run("import", sample_file, SAMPLES / name, "--kind", kind, "--dry-run", "--json").json
    assert (told["added"], told["updated"], told["rejected"]) == (0, 0, [])
    assert told["unchanged"] == told["rows"]
