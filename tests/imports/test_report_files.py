"""Reading the report workbooks of a folder: their names alone, whatever one of them is."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from dvqc_desktop.domain.consolidation import CellName, Refusal
from dvqc_desktop.domain.errors.consolidation import (
    CellListUnreadableError,
    ConsolidationFolderMissingError,
    ConsolidationNoFilesError,
)
from dvqc_desktop.domain.progress import Cancelled, Progress
from dvqc_desktop.imports import report_files
from dvqc_desktop.imports.limits import Limits, ReadRefusal
from dvqc_desktop.imports.report_files import list_in, read_cell_list, read_report_files, workbooks_in
from dvqc_desktop.imports.report_names import read_names
from tests.exports.excel.consolidation_kit import base, report_of, workbook_of
from tests.exports.excel.form_kit import package, parts
from tests.imports.workbooks import SAMPLES, xlsx

BOOK, TEXTS = "xl/workbook.xml", "xl/sharedStrings.xml"


def written(folder: Path, **contents: bytes) -> tuple[Path, ...]:
    for name, content in contents.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    return workbooks_in(folder)


def test_every_name_and_the_attendance_are_read() -> None:
    answer = read_names(workbook_of(report_of(7)), Limits())
    assert set(answer["cells"]) == set(base()[1])
    assert (answer["cells"]["cell_code"], answer["cells"]["workers_total"]) == ("X40-07", 15.0)
    assert answer["attendance"] == (9, 8)


def test_strangers_are_told_by_what_they_are(tmp_path: Path) -> None:
    strangers = {
        "a": b"%PDF-1.7",
        "b": workbook_of(report_of(1))[:5000],
        "c": xlsx([["Họ và tên"]]),
        "d": (SAMPLES / "phan-xuong-z2-tcvn3.xls").read_bytes(),
        "e": (SAMPLES / "cong-nhan-to-may-6.ods").read_bytes(),
        "f": workbook_of(report_of(1)),
    }
    found = read_report_files(written(tmp_path, **strangers))
    assert [file.fault for file in found] == [
        (Refusal.NOT_OURS, "đây là tệp PDF, không phải bảng tính Excel"),
        (Refusal.DAMAGED, "tệp bị hỏng hoặc chép chưa hết"),
        *[None] * 4,
    ]
    assert [len(file.cells) for file in found[2:]] == [0, 0, 0, len(base()[1])]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    contents = {**parts(base()[0]), "xl/media/a.png": bytes(61 * 1024 * 1024)}
    (found,) = read_report_files(written(tmp_path, a=package(contents)))
    assert found.fault == (Refusal.UNREADABLE, "tệp bung ra quá 60 MB")


def test_a_file_too_heavy_or_gone_is_told(tmp_path: Path) -> None:
    paths = written(tmp_path, a=workbook_of(report_of(1)), b=b"x")
    paths[1].unlink()
    light = read_report_files(paths, limits=Limits(file_bytes=1000))
    assert [file.fault and file.fault[0] for file in light] == [Refusal.UNREADABLE] * 2
    assert light[1].fault == (Refusal.UNREADABLE, "tệp đang mở trong chương trình khác hoặc máy không cho đọc")


def changed(part: str, old: bytes, new: bytes) -> bytes:
    contents = parts(base()[0])
    assert old in contents[part]
    return package({**contents, part: contents[part].replace(old, new)})


def shared(texts: bytes) -> bytes:
    """The workbook as Excel saves it again: the name of the unit among the shared texts."""
    contents = parts(base()[0])
    (sheet,) = [name for name in contents if name.endswith("/sheet1.xml")]
    place = base()[1]["cell_name"][1].replace("$", "")
    cell = re.compile(rb'<c r="' + place.encode() + rb'"[^>]*>.*?</c>')
    assert cell.search(contents[sheet])
    stored = cell.sub(b'<c r="' + place.encode() + b'" t="s"><v>0</v></c>', contents[sheet])
    return package({**contents, sheet: stored, TEXTS: texts})


def test_a_workbook_saved_again_by_excel_says_the_same() -> None:
    aids = b"<si><r><t>T\xe1\xbb\x95 </t></r><r><t>6</t></r></si>"
    assert read_names(shared(b"<sst>" + aids + b"</sst>"), Limits())["cells"]["cell_name"] == "Tổ 6"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (changed(BOOK, b"<workbookPr", b"<!DOCTYPE x><workbookPr"), "unsafe"),
        (changed(BOOK, b"</workbook>", b""), "damaged"),
        (shared(b"<sst/>"), "damaged"),
    ],
)
def test_parts_made_to_deceive_or_cut_off_are_refused(content: bytes, code: str) -> None:
    with pytest.raises(ReadRefusal) as refusal:
        read_names(content, Limits())
    assert refusal.value.code == code


def test_names_that_lead_nowhere_are_left_out() -> None:
    lost = read_names(changed(BOOK, b"'T\xe1\xbb\x95ng h\xe1\xbb\xa3p'!$D$14<", b"'Kh\xc3\xb4ng'!$D$14<"), Limits())
    assert len(lost["cells"]) == len(base()[1]) - 1
    alone = read_names(changed(BOOK, b'name="Sinh ho', b'name="Khac ho'), Limits())
    assert alone["attendance"] is None


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(ReadRefusal) as refusal:
        read_names(target.getvalue(), Limits())
    assert refusal.value.values_by_name == {"is_really": "tệp Word"}


class Stops(Progress):
    """A user who cancels after the first file."""

    def report(self, done: int, total: int, text: str = "") -> None:
        raise Cancelled


def test_reading_stops_when_the_user_cancels(tmp_path: Path) -> None:
    paths = written(tmp_path, a=workbook_of(report_of(1)), b=workbook_of(report_of(2)))
    with pytest.raises(Cancelled):
        read_report_files(paths, Stops())


def test_a_reader_that_ends_too_early_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = written(tmp_path, a=b"x", b=b"x")
    monkeypatch.setattr("dvqc_desktop.imports.process._command", lambda: ["false"])
    assert [file.fault and file.fault[0] for file in read_report_files(paths)] == [Refusal.DAMAGED] * 2


def test_a_reader_that_thinks_too_long_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = written(tmp_path, a=b"x")
    monkeypatch.setattr("dvqc_desktop.imports.process._command", lambda: ["sleep", "20"])
    monkeypatch.setattr(report_files, "_TICK_SECONDS", 0.01)
    assert read_report_files(paths, limits=Limits(seconds=0))[0].fault is not None


def test_only_workbooks_of_the_folder_itself_count(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a.XLSX", "~$a.xlsx", ".c.xlsx", "d.docx", "danh-sach-don-vi.xlsx", "out.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "thu-muc.xlsx").mkdir()
    assert [path.name for path in workbooks_in(tmp_path, tmp_path / "out.xlsx")] == ["a.XLSX", "b.xlsx"]
    assert list_in(tmp_path) == tmp_path / "danh-sach-don-vi.xlsx"


def test_folders_without_workbooks_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConsolidationFolderMissingError, match="không đọc được thư mục không"):
        workbooks_in(tmp_path / "không")
    with pytest.raises(ConsolidationNoFilesError):
        workbooks_in(tmp_path)
    assert list_in(tmp_path) is None


def test_a_list_of_cells_may_be_text_or_a_workbook(tmp_path: Path) -> None:
    text, book = tmp_path / "a.txt", tmp_path / "a.xlsx"
    text.write_text("\ufeffX40-01; Chi bộ 1\n\nX40-02\tChi bộ 2\nX40-03\nx40-01; lần nữa\n", encoding="utf-8")
    names = [CellName("X40-01", "Chi bộ 1"), CellName("X40-02", "Chi bộ 2"), CellName("X40-03", "X40-03")]
    assert [cell.key for cell in read_cell_list(text)] == [cell.key for cell in names]
    book.write_bytes(
        xlsx([["DANH SÁCH"], ["TT", "Mã đơn vị", "Tên đơn vị"], [1, 12, "Chi bộ 12"], [None, None, "Hết"]])
    )
    assert read_cell_list(book) == (CellName("12", "Chi bộ 12"),)


def test_a_list_without_a_cell_is_refused(tmp_path: Path) -> None:
    empty, latin = tmp_path / "a.txt", tmp_path / "b.txt"
    empty.write_text("\n \n", encoding="utf-8")
    latin.write_bytes(b"\xff\xfe\x00")
    for path in (empty, latin, tmp_path / "c.txt"):
        with pytest.raises(CellListUnreadableError, match=path.name):
            read_cell_list(path)
