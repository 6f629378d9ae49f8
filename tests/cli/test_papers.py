"""The report workbook and the papers, written from the golden case."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dvqc_desktop.cli.access import opened
from dvqc_desktop.services.reports.export_register import exports
from tests.cli.conftest import Run, digest


def named(path: Path) -> dict[str, Any]:
    """The named cells of a workbook."""
    workbook = openpyxl.load_workbook(path, data_only=True)
    found = {}
    for name, defined in workbook.defined_names.items():
        ((sheet, cell),) = defined.destinations
        found[name] = workbook[sheet][cell.replace("$", "")].value
    return found


def test_the_quarter_has_the_figures_of_the_description(run: Run, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "quy-4.xlsx"
    assert run("report", sample_file, "--period", "2026-Q4", "--out", out).status == 0
    figures = named(out)
    assert [figures[f"class_{code}"] for code in ("active", "average", "needs_help", "unclassified")] == [5, 8, 2, 0]
    assert (figures["opening_total"], figures["moved_up"], figures["moved_down"]) == (15, 3, 1)
    assert (figures["members_total"], figures["members_assigned"], figures["members_volunteered"]) == (3, 3, 2)
    assert (figures["meetings_held"], round(figures["meetings_attendance_ratio"], 6)) == (3, 0.888889)
    assert (figures["tasks_overdue"], figures["introduced"], figures["people_met"]) == (2, 2, 15)


def test_the_third_quarter_closes_with_its_round(run: Run, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "quy-3.xlsx"
    run("report", sample_file, "--period", "2026-Q3", "--out", out)
    figures = named(out)
    assert [figures[f"class_{code}"] for code in ("active", "average", "needs_help")] == [4, 8, 3]
    assert figures["moved_up"] == 1


def test_the_next_agenda_and_the_slips_are_printed(run: Run, book: Path, tmp_path: Path) -> None:
    for paper, name in (("agenda", "ct.pdf"), ("agenda", "ct.docx"), ("contact-sheet", "phieu.pdf")):
        assert run("print", book, paper, "--out", tmp_path / name).status == 0
    assert (tmp_path / "ct.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "phieu.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "ct.docx").read_bytes().startswith(b"PK")


def test_slips_are_counted_to_be_taken_back(run: Run, book: Path, tmp_path: Path) -> None:
    told = run("print", book, "contact-sheet", "--out", tmp_path / "phieu.pdf")
    due = [row["what"] for row in run("list", book, "due", "--as-of", "2026-11-28", "--json").json]
    slips = next(what for what in due if "phiếu" in what)
    assert "Sổ ghi 3 phiếu cần nhận lại" in told.out and "3 phiếu" in slips


def test_a_meeting_is_chosen_by_its_number(run: Run, sample_file: Path, tmp_path: Path) -> None:
    meetings = run("list", sample_file, "meetings", "--json").json
    held = next(row for row in meetings if row["date"] == "2026-11-05")
    assert run("print", sample_file, "agenda", "--id", held["id"], "--out", tmp_path / "ct.pdf").status == 0
    assert run("print", sample_file, "agenda", "--id", 999, "--out", tmp_path / "khac.pdf").status == 1


def test_nothing_is_written_where_the_folder_is_missing(run: Run, sample_file: Path, tmp_path: Path) -> None:
    before = digest(sample_file)
    report = run("report", sample_file, "--period", "2026-11", "--out", tmp_path / "khong-co" / "a.xlsx")
    paper = run("print", sample_file, "agenda", "--out", tmp_path / "khong-co" / "a.pdf")
    assert (report.status, paper.status) == (1, 1)
    assert "thư mục" in report.err
    assert digest(sample_file) == before


def test_slips_have_no_docx(run: Run, imported_file: Path, tmp_path: Path) -> None:
    assert run("print", imported_file, "contact-sheet", "--out", tmp_path / "a.docx").status == 1
    assert list(tmp_path.glob("a.*")) == []


def test_a_book_just_imported_prints_a_proposed_agenda(run: Run, imported_file: Path, tmp_path: Path) -> None:
    meetings = run("list", imported_file, "meetings", "--json").json
    assert run("print", imported_file, "agenda", "--out", tmp_path / "a.pdf").status == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert run("list", imported_file, "meetings", "--json").json == meetings


def test_each_file_written_by_a_command_stands_in_the_register(run: Run, book: Path, tmp_path: Path) -> None:
    run("report", book, "--period", "2026-Q3", "--out", tmp_path / "quy-3.xlsx")
    run("print", book, "roster", "--out", tmp_path / "ds.pdf")
    with opened(book, None) as database:
        rows = database.read(exports, 2)
    assert [(row.what, row.contents) for row in rows] == [
        ("Danh sách đảng viên", ""),
        ("Báo cáo số liệu", "quý III năm 2026"),
    ]
    assert rows[1].sha256 == digest(tmp_path / "quy-3.xlsx")


def test_the_number_of_somebody_who_is_no_member_has_no_slip(run: Run, sample_file: Path, tmp_path: Path) -> None:
    worker = run("list", sample_file, "workers", "--json").json[0]
    told = run("print", sample_file, "contact-sheet", "--id", worker["id"], "--out", tmp_path / "a.pdf")
    assert (told.status, told.out) == (1, "")
    assert f"không có đảng viên số {worker['id']}" in told.err


def test_groups_and_chain_are_printed(run: Run, sample_file: Path, tmp_path: Path) -> None:
    member = run("list", sample_file, "members", "--json").json[0]
    for name, more in (("groups", ()), ("chain", ()), ("chain", ("--id", member["id"]))):
        out = tmp_path / f"{name}{len(more)}.pdf"
        assert run("print", sample_file, name, *more, "--out", out).status == 0
        assert out.read_bytes().startswith(b"%PDF")


def test_groups_and_chain_are_refused_with_a_sentence(run: Run, sample_file: Path, tmp_path: Path) -> None:
    before, out = digest(sample_file), tmp_path / "a.pdf"
    numbered = run("print", sample_file, "groups", "--id", 1, "--out", out)
    unknown = run("print", sample_file, "chain", "--id", 999, "--out", out)
    word = run("print", sample_file, "chain", "--out", tmp_path / "a.docx")
    assert (numbered.status, unknown.status, word.status) == (1, 1, 1)
    assert "không in riêng theo số" in numbered.err
    assert "không có đảng viên số 999" in unknown.err
    assert list(tmp_path.glob("a.*")) == []
    assert digest(sample_file) == before


def test_the_sheet_of_one_person_and_the_sheets_of_all_are_printed(run: Run, sample_file: Path, tmp_path: Path) -> None:
    worker = run("list", sample_file, "workers", "--json").json[0]
    for name, more in (("one.pdf", ("--id", worker["id"])), ("all.pdf", ())):
        assert run("print", sample_file, "person-sheet", *more, "--out", tmp_path / name).status == 0
    assert (tmp_path / "one.pdf").stat().st_size < (tmp_path / "all.pdf").stat().st_size
    unknown = run("print", sample_file, "person-sheet", "--id", 999, "--out", tmp_path / "none.pdf")
    assert (unknown.status, (tmp_path / "none.pdf").exists()) == (1, False)
    assert "sổ không có người số 999" in unknown.err


def test_plans_are_printed_for_all_or_for_one(run: Run, sample_file: Path, tmp_path: Path) -> None:
    worker = run("list", sample_file, "workers", "--json").json[0]
    for name, more in (("tat-ca", ()), ("mot-nguoi", ("--id", worker["id"]))):
        out = tmp_path / f"{name}.pdf"
        assert run("print", sample_file, "plan", *more, "--out", out).status == 0
        assert out.read_bytes().startswith(b"%PDF")
    unknown = run("print", sample_file, "plan", "--id", 999, "--out", tmp_path / "a.pdf")
    assert (unknown.status, "người số 999 chưa có kế hoạch nào" in unknown.err) == (1, True)
    assert run("print", sample_file, "plan", "--out", tmp_path / "a.docx").status == 1


@pytest.mark.parametrize("paper", ["minutes", "resolution", "extract", "tasks"])
def test_papers_of_the_last_closed_meeting_are_printed(run: Run, sample_file: Path, tmp_path: Path, paper: str) -> None:
    assert run("print", sample_file, paper, "--out", tmp_path / "a.pdf").status == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    word = run("print", sample_file, paper, "--out", tmp_path / "a.docx")
    assert (word.status, (tmp_path / "a.docx").exists()) == ((1, False) if paper == "tasks" else (0, True))


def test_where_no_meeting_was_closed_its_papers_are_refused_with_a_sentence(
    run: Run, imported_file: Path, tmp_path: Path
) -> None:
    before = digest(imported_file)
    for paper in ("minutes", "resolution", "extract", "tasks"):
        told = run("print", imported_file, paper, "--out", tmp_path / "a.pdf")
        assert (told.status, told.out) == (1, "")
        assert told.err.startswith("Chưa in được")
    assert digest(imported_file) == before


def test_the_roster_is_printed_whole(run: Run, sample_file: Path, tmp_path: Path) -> None:
    assert run("print", sample_file, "roster", "--out", tmp_path / "ds.pdf").status == 0
    assert (tmp_path / "ds.pdf").read_bytes().startswith(b"%PDF")
    assert "không in riêng theo số" in run("print", sample_file, "roster", "--id", 1, "--out", tmp_path / "a.pdf").err
    assert run("print", sample_file, "roster", "--out", tmp_path / "a.docx").status == 1
