"""The workbook of a committee: the reports of its cells added up, with who is missing and what to look at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from openpyxl.utils import get_column_letter, quote_sheetname

from dvqc_desktop.domain.consolidation import CLASSES, CellReport, Consolidation, Refusal
from dvqc_desktop.domain.figures import DEFINED, DEFINITIONS, FigureDefinition, Unit
from dvqc_desktop.domain.numbering import roman
from dvqc_desktop.exports.excel.book import Book, Formula, Paper, SheetWriter
from dvqc_desktop.exports.excel.tables import Column, Share, TableContent, Total, write_table

AGREE, DIFFER = "Khớp", "Lệch"
CODE_HEAD, NAME_HEAD = "Mã đơn vị", "Tên đơn vị"
NUMBER_WIDTH, CODE_WIDTH, FIGURE_WIDTH, PAGE_WIDTH = 7.0, 21.0, 13.5, 124.0
"""Widths in characters; a page lying on its side holds so many."""

_KINDS = {
    Refusal.OLDER: "Mẫu cũ",
    Refusal.NEWER: "Mẫu mới hơn",
    Refusal.ALTERED: "Số bị sửa",
    Refusal.TWICE: "Trùng đơn vị",
    Refusal.PERIOD: "Khác kỳ",
    Refusal.NOT_OURS: "Không phải báo cáo",
    Refusal.DAMAGED: "Tệp hỏng",
    Refusal.UNREADABLE: "Không đọc được",
}
_FIRST_FIGURE = 4
"""The first column of figures, right of number, code and name."""

Cells = tuple[TableContent, ...]
Places = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet with a line for each cell: the heads of its figures and what a cell writes under them.

    A column's name is that of a figure, or empty for a column that is none.
    """

    title: str
    heading: str
    columns: tuple[tuple[str, Column], ...]
    cells: Callable[[CellReport], Cells]


def build_consolidation_workbook(found: Consolidation, made_on: date) -> bytes:
    """The .xlsx of a consolidation, made in memory.

    Raises:
        WorkbookTextTooLongError: a name in a report does not fit a cell.
    """
    words = found.period.words[0].upper() + found.period.words[1:]
    book = Book(f"Tổng hợp báo cáo công tác quần chúng, {found.period.words}", made_on)
    summary = SheetWriter(book, "Tổng hợp", Paper((7, 44, 12, 13, 28), words))
    places: Places = {}
    for part in _parts():
        places.update(_write_part(book, part, found, words))
    _write_summary(summary, found, places, words)
    _write_remarks(book, found, words)
    _write_checks(book, found, places, words)
    return book.to_bytes()


def _figure(name: str) -> tuple[str, Column]:
    definition = DEFINED[name]
    if definition.unit is Unit.SHARE:
        return name, Column(definition.words, "Ô tỉ lệ", Total.SHARE)
    return name, Column(f"{definition.words} ({definition.unit})")


def _plain(*names: str) -> Callable[[CellReport], Cells]:
    """The figures of a cell as they are."""
    return lambda report: tuple(getattr(report.figures, name) for name in names)


def _figures(title: str, heading: str, *names: str) -> _Part:
    return _Part(title, heading, tuple(map(_figure, names)), _plain(*names))


def _parts() -> tuple[_Part, ...]:
    members = ("members_total", "members_assigned", "members_assigned_ratio", "members_volunteered")
    return (
        _Part("Đảng viên", "ĐẢNG VIÊN, PHÂN CÔNG", tuple(map(_figure, members)), _members),
        _figures("Ba loại", "QUẦN CHÚNG THEO BA LOẠI, CUỐI KỲ", "workers_total", *CLASSES),
        _Part("Biến động", "BIẾN ĐỘNG TRONG KỲ", _movement_columns(), _movement),
        _figures(
            "Gặp gỡ", "GẶP GỠ, Ý KIẾN", "contacts_total", "people_met", "proposals_received", "proposals_answered"
        ),
        _Part("Sinh hoạt", "SINH HOẠT, VIỆC ĐƯỢC GIAO", _meeting_columns(), _meetings),
        _figures("Phát triển Đảng", "PHÁT TRIỂN ĐẢNG VIÊN", "introduced", "admitted", "made_official"),
    )


def _members(report: CellReport) -> Cells:
    now = report.figures
    share = Share(_FIRST_FIGURE + 1, _FIRST_FIGURE)
    return now.members_total, now.members_assigned, share, now.members_volunteered


def _movement_columns() -> tuple[tuple[str, Column], ...]:
    closing = ("", Column("Cuối kỳ (người)"))
    return (*map(_figure, ("opening_total", "arrived", "departed")), closing, *map(_figure, ("moved_up", "moved_down")))


def _movement(report: CellReport) -> Cells:
    now = report.figures
    return now.opening_total, now.arrived, now.departed, now.workers_total, now.moved_up, now.moved_down


def _meeting_columns() -> tuple[tuple[str, Column], ...]:
    held, share = _figure("meetings_held"), _figure("meetings_attendance_ratio")
    counts = (("", Column("Lượt phải dự (lượt)")), ("", Column("Lượt có mặt (lượt)")))
    return (held, *counts, share, _figure("tasks_done"), _figure("tasks_overdue"))


def _meetings(report: CellReport) -> Cells:
    now = report.figures
    attended: Cells = ("–", "–", "–")
    if report.attendance is not None:
        attended = (*report.attendance, Share(_FIRST_FIGURE + 2, _FIRST_FIGURE + 1))
    return now.meetings_held, *attended, now.tasks_done, now.tasks_overdue


def _write_part(book: Book, part: _Part, found: Consolidation, words: str) -> Places:
    """Writes a sheet and gives the places of its totals by the names of the figures."""
    figures = [FIGURE_WIDTH] * len(part.columns)
    widths = (NUMBER_WIDTH, CODE_WIDTH, max(32.0, PAGE_WIDTH - NUMBER_WIDTH - CODE_WIDTH - sum(figures)), *figures)
    sheet = SheetWriter(book, part.title, Paper(widths, words, landscape=True))
    sheet.title_lines(part.heading, words)
    rows = [
        (number, report.cell.code, report.cell.name, *part.cells(report))
        for number, report in enumerate(found.accepted, 1)
    ]
    head = write_table(sheet, (*_cell_columns(), *(column for _, column in part.columns)), rows)
    sheet.freeze_under(head)
    total = sheet.row - 2
    return {
        name: f"{quote_sheetname(part.title)}!{get_column_letter(column)}{total}"
        for column, (name, _) in enumerate(part.columns, _FIRST_FIGURE)
        if name
    }


def _cell_columns() -> tuple[Column, ...]:
    return (
        Column("TT", "Ô chữ giữa", Total.NOTHING),
        Column(CODE_HEAD, "Ô chữ", Total.NOTHING),
        Column(NAME_HEAD, "Ô chữ", Total.NOTHING),
    )


def _write_summary(sheet: SheetWriter, found: Consolidation, places: Places, words: str) -> None:
    sheet.title_lines("TỔNG HỢP BÁO CÁO CÔNG TÁC QUẦN CHÚNG", words)
    for text, count in (
        ("Đơn vị đã tính", len(found.accepted)),
        ("Đơn vị chưa có báo cáo", len(found.missing)),
        ("Tệp không nhận", len(found.refused)),
    ):
        sheet.across(f"{text}: {count}", "Chữ")
        sheet.next()
    sheet.row += 1
    head = sheet.heads(("TT", "Chỉ tiêu", "Đơn vị tính", "Tổng", "Cách tính"))
    sheet.freeze_under(head)
    number = 0
    for place, (section, definitions) in enumerate(groupby(DEFINITIONS, key=lambda each: each.section)):
        sheet.put(1, roman(place + 1), "Nhóm dòng")
        sheet.across(section.value, "Nhóm dòng", 2)
        sheet.next()
        for definition in definitions:
            number += 1
            _write_total(sheet, number, definition, found, places)
    sheet.row += 1
    for left, right, look in (
        ("NGƯỜI LẬP BIỂU", "T/M CẤP ỦY", "Người ký"),
        *[("(Ký, ghi rõ họ tên)",) * 2 + ("Cách ký",)],
    ):
        sheet.across(left, look, 1, 2)
        sheet.across(right, look, 3)
        sheet.next()


def _write_total(
    sheet: SheetWriter, number: int, definition: FigureDefinition, found: Consolidation, places: Places
) -> None:
    share = definition.unit is Unit.SHARE
    total = Formula(f"={places[definition.name]}", found.figures.values()[definition.name])
    sheet.line(
        (number, definition.words, definition.unit, total, _how(definition)),
        ("Ô chữ giữa", "Ô chữ", "Ô chữ giữa", "Ô tỉ lệ" if share else "Ô số", "Ô chữ"),
    )


def _how(definition: FigureDefinition) -> str:
    if definition.unit is Unit.SHARE:
        return "Chia lại từ số tổng"
    return "Cộng lượt" if definition.unit is Unit.TIMES else "Cộng các đơn vị"


def _write_remarks(book: Book, found: Consolidation, words: str) -> None:
    sheet = SheetWriter(book, "Nhận xét", Paper((7, 30, 36, 51), words, landscape=True))
    sheet.title_lines("ĐƠN VỊ CHƯA BÁO CÁO, TỆP KHÔNG NHẬN, ĐIỀU CẦN XEM LẠI", words)
    missing = [(number, cell.code, cell.name, "") for number, cell in enumerate(found.missing, 1)]
    refused = [
        (number, file.file, _KINDS[file.refusal], _begun(file.reason)) for number, file in enumerate(found.refused, 1)
    ]
    remarks = [
        (number, report.cell.code, report.cell.name, _begun("; ".join(report.remarks)))
        for number, report in enumerate((report for report in found.accepted if report.remarks), 1)
    ]
    for heading, heads, rows, none in (
        ("1. Đơn vị chưa có báo cáo", (CODE_HEAD, NAME_HEAD, "Ghi chú"), missing, "Không có đơn vị nào."),
        ("2. Tệp không nhận", ("Tên tệp", "Loại", "Lý do"), refused, "Không có tệp nào."),
        ("3. Điều cần xem lại ở đơn vị đã tính", (CODE_HEAD, NAME_HEAD, "Cần xem lại"), remarks, "Không có điều gì."),
    ):
        _write_list(sheet, heading, heads, rows, none)


def _begun(text: str) -> str:
    """A text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def _write_list(sheet: SheetWriter, heading: str, heads: Sequence[str], rows: Sequence[Cells], none: str) -> None:
    sheet.heading(heading)
    if rows:
        columns = [Column(head, "Ô chữ", Total.NOTHING) for head in heads]
        write_table(sheet, (Column("TT", "Ô chữ giữa", Total.NOTHING), *columns), rows)
    else:
        sheet.note(none)


def _write_checks(book: Book, found: Consolidation, places: Places, words: str) -> None:
    """Sums that must agree, and the control total of every file that was added up."""
    sheet = SheetWriter(book, "Kiểm tra số", Paper((7, 36, 34, 26, 21), words, landscape=True))
    sheet.title_lines("KIỂM TRA SỐ", words)
    sheet.heading("1. Các số phải khớp nhau")
    sheet.heads(("TT", "Nội dung", "Vế trái", "Vế phải", "Kết quả"))
    now = found.figures
    whole = Formula(f"={places['workers_total']}", now.workers_total)
    moved = Formula("={opening_total}+{arrived}-{departed}".format(**places),
                    now.opening_total + now.arrived - now.departed)  # fmt: skip
    classes = Formula(
        "=" + "+".join(places[name] for name in CLASSES), sum(int(now.values()[name]) for name in CLASSES)
    )
    for number, (text, left) in enumerate(
        (("Đầu kỳ + mới đến – đã đi = cuối kỳ", moved), ("Cộng bốn loại = tổng số quần chúng", classes)), 1
    ):
        verdict = AGREE if left.result == whole.result else DIFFER
        result = Formula(f'=IF(C{sheet.row}=D{sheet.row},"{AGREE}","{DIFFER}")', verdict)
        sheet.line((number, text, left, whole, result), ("Ô chữ giữa", "Ô chữ", "Ô số", "Ô số", "Ô chữ giữa"))
    sheet.row += 1
    sheet.heading("2. Mã kiểm tra của từng tệp đã tính, đã đối chiếu")
    columns = ("TT", "Tên tệp", "Mã kiểm tra", NAME_HEAD, CODE_HEAD)
    write_table(
        sheet,
        [Column(head, look, Total.NOTHING) for head, look in zip(columns, _CHECK_LOOKS, strict=True)],
        [
            (number, report.file, report.control_total, report.cell.name, report.cell.code)
            for number, report in enumerate(found.accepted, 1)
        ],
    )


_CHECK_LOOKS = ("Ô chữ giữa", "Ô chữ", "Ô mã", "Ô chữ", "Ô chữ")
