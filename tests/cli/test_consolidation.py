"""Twenty report workbooks with one fault of each kind: exactly these are named, the rest adds up."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run
from tests.exports.excel.consolidation_kit import report_of, signed, workbook_of, write_cells

LIST = "danh-sach-don-vi.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Cells 1 to 18, five of them with a fault, one twice; cell 20 in the list alone."""
    made = tmp_path / "bao-cao"
    made.mkdir()
    write_cells(made, 18)
    faulty = {
        "bao-cao-03.xlsx": signed(report_of(3), template_version="0"),
        "bao-cao-05.xlsx": workbook_of(report_of(5), workers_total=99),
        "bao-cao-06b.xlsx": workbook_of(report_of(6)),
        "bao-cao-08.xlsx": signed(report_of(8), period_start=date(2026, 7, 1), period_end=date(2026, 9, 30)),
        "bao-cao-10.xlsx": workbook_of(report_of(10))[:9000],
    }
    for name, content in faulty.items():
        (made / name).write_bytes(content)
    (made / "~$bao-cao-01.xlsx").write_bytes(b"Excel")
    (made / "doc.pdf").write_bytes(b"%PDF")
    numbers = [*range(1, 19), 20]
    lines = [f"X40-{number:02d}; Chi bộ Phân xưởng {number:02d}" for number in numbers]
    (made / LIST).write_text("\n".join(lines), encoding="utf-8")
    return made


def test_exactly_the_faulty_files_are_named_with_their_reason(run: Run, folder: Path, tmp_path: Path) -> None:
    ran = run("consolidate", folder, "--period", "2026-Q4", "--out", tmp_path / "th.xlsx", "--json")
    assert ran.status == 0
    assert [(file["file"], file["code"]) for file in ran.json["refused"]] == [
        ("bao-cao-03.xlsx", "older_template"),
        ("bao-cao-05.xlsx", "altered"),
        ("bao-cao-06b.xlsx", "twice"),
        ("bao-cao-08.xlsx", "wrong_period"),
        ("bao-cao-10.xlsx", "damaged"),
    ]
    assert ran.json["refused"][2]["reason"].endswith("đã nhận từ tệp bao-cao-06.xlsx")
    assert len(ran.json["accepted"]) == 14
    missing = [cell["cell_code"] for cell in ran.json["missing"]]
    assert missing == ["X40-03", "X40-05", "X40-08", "X40-10", "X40-20"]


def test_the_rest_adds_up(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "th.xlsx"
    ran = run("consolidate", folder, "--period", "2026-Q4", "--out", out, "--json")
    numbers = [number for number in range(1, 19) if number not in (3, 5, 8, 10)]
    totals = ran.json["totals"]
    assert (totals["workers_total"], totals["arrived"]) == (15 * 14 + sum(numbers), sum(numbers))
    assert (totals["contacts_total"], totals["people_met"]) == (66 * 14, 15 * 14)
    assert totals["meetings_attendance_ratio"] == 8 / 9
    sheet = openpyxl.load_workbook(out, data_only=True)["Ba loại"]
    assert [cell.value for cell in sheet[sheet.max_row][3:8]] == [210 + sum(numbers), 70, 112 + sum(numbers), 28, 0]


def test_the_command_says_in_words_who_is_missing(run: Run, folder: Path, tmp_path: Path) -> None:
    ran = run("consolidate", folder, "--period", "2026-Q4", "--out", tmp_path / "th.xlsx")
    assert "14 đơn vị, không nhận 5 tệp, chưa báo cáo 5 đơn vị" in ran.out
    assert "Không nhận bao-cao-05.xlsx: có số bị sửa sau khi xuất, mã kiểm tra không khớp." in ran.out
    assert "Chưa báo cáo: Chi bộ Phân xưởng 20 (X40-20)." in ran.out


def test_a_folder_without_one_good_report_is_refused(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "th.xlsx"
    ran = run("consolidate", folder, "--period", "2025", "--out", out, "--json")
    assert ran.status == 1
    assert "cả 19 tệp đều không nhận được, như bao-cao-01.xlsx (của kỳ" in ran.err
    assert len(ran.json["refused"]) == 19
    assert not out.exists()


def test_the_last_consolidation_serves_as_the_list(run: Run, folder: Path, tmp_path: Path) -> None:
    last, out = tmp_path / "ky-truoc.xlsx", folder / "th.xlsx"
    assert run("consolidate", folder, "--period", "2026-Q4", "--out", last).status == 0
    (folder / LIST).unlink()
    for number in (1, 2):
        (folder / f"bao-cao-{number:02d}.xlsx").unlink()
    command = ("consolidate", folder, "--period", "2026-Q4", "--out", out, "--cells", last, "--json")
    for ran in (run(*command), run(*command)):
        missing = [cell["cell_code"] for cell in ran.json["missing"]]
        assert missing == ["X40-01", "X40-02", "X40-03", "X40-05", "X40-08", "X40-10", "X40-20"]
        assert "th.xlsx" not in str(ran.json["refused"])


def test_missing_and_empty_folders_are_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    for name, told in (("khong-co", "không đọc được thư mục khong-co"), ("trong", "thư mục trong không có tệp Excel")):
        ran = run("consolidate", tmp_path / name, "--period", "2026", "--out", tmp_path / "a.xlsx")
        assert ran.status == 1
        assert told in ran.err


def test_a_real_report_is_accepted(run: Run, sample_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mot"
    folder.mkdir()
    assert run("report", sample_file, "--period", "2026-Q4", "--out", folder / "a.xlsx").status == 0
    ran = run("consolidate", folder, "--period", "2026-Q4", "--out", tmp_path / "th.xlsx", "--json")
    assert [file["file"] for file in ran.json["accepted"]] == ["a.xlsx"]
    assert ran.json["accepted"][0]["remarks"] == []
    content = io.BytesIO((tmp_path / "th.xlsx").read_bytes())
    assert openpyxl.load_workbook(content).sheetnames[0] == "Tổng hợp"
