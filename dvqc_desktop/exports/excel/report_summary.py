"""The sheet "Tổng hợp": the whole report on one page, its figures in named cells, room for the signatures."""

from dataclasses import dataclass
from itertools import groupby

from dvqc_desktop.domain.figure_lines import is_judged, named
from dvqc_desktop.domain.figures import DEFINITIONS, FigureDefinition, Figures, Unit, has_base
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.exports.excel.book import Book, Content, Formula, Paper, SheetWriter
from dvqc_desktop.exports.excel.words import NO_BASE, SIGNER

TITLE = "Tổng hợp"
_WIDTHS = (5.0, 46.0, 9.0, 11.0, 12.0, 16.0, 12.0)
_NOW, _BEFORE, _CHANGE = "D", "E", "F"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


@dataclass(frozen=True, slots=True)
class _Columns:
    """The figures beside one another; `running` while the period is not over."""

    running: bool
    now: Figures
    before: Figures | None
    year_ago: Figures | None


def write_summary(book: Book, report: ReportFigures) -> None:
    """Write the sheet, and give the cells of the period's figures their names."""
    foot = f"{report.unit.name} – {report.period.words}"
    sheet = SheetWriter(book, TITLE, Paper(_WIDTHS, foot))
    _write_letterhead(sheet, report)
    _write_facts(sheet, report)
    head = sheet.heads(
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", report.previous_words, "Tăng, giảm", report.last_year_words)
    )
    sheet.freeze_under(head)
    columns = _Columns(is_running(report), report.now, report.previous, report.last_year)
    number = 0
    for place, (section, definitions) in enumerate(groupby(DEFINITIONS, key=lambda each: each.section)):
        sheet.put(1, _ROMAN[place], "Nhóm dòng")
        sheet.across(section.value, "Nhóm dòng", 2)
        sheet.next()
        for definition in definitions:
            number += 1
            _write_figure(sheet, number, named(definition, report.class_names), columns)
    _write_key(sheet, report)
    _write_signatures(sheet, report)


def _write_letterhead(sheet: SheetWriter, report: ReportFigures) -> None:
    unit = report.unit
    above = unit.parent_name or unit.superior_name
    day = report.made_on
    dated = f"{unit.place}, ngày {day:%d} tháng {day:%m} năm {day:%Y}" if unit.place else f"Ngày {day:%d/%m/%Y}"
    for left, left_look, right, right_look in (
        (above.upper(), "Cơ quan cấp trên", "ĐẢNG CỘNG SẢN VIỆT NAM", "Cơ quan"),
        (unit.name.upper(), "Cơ quan", dated, "Địa danh"),
    ):
        sheet.across(left, left_look, 1, 2)
        sheet.across(right, right_look, 3)
        sheet.next()
    sheet.row += 1
    sheet.title_lines("BÁO CÁO SỐ LIỆU CÔNG TÁC QUẦN CHÚNG", report.period.words)


def _write_facts(sheet: SheetWriter, report: ReportFigures) -> None:
    """Who reports, on which days; the cells that carry names are plain values."""
    book, period = sheet.book, report.period
    for name, words, value in (
        ("cell_name", "Đơn vị báo cáo:", report.unit.name),
        ("cell_code", "Mã đơn vị:", report.unit.code),
    ):
        sheet.across(words, "Chữ", 1, 2)
        book.name(name, sheet, sheet.across(value, "Chữ đậm", 3))
        sheet.next()
    sheet.across("Kỳ báo cáo từ ngày:", "Chữ", 1, 2)
    book.name("period_start", sheet, sheet.across(period.start, "Ngày trong dòng", 3, 4))
    sheet.put(5, "đến ngày:", "Chữ")
    book.name("period_end", sheet, sheet.across(period.end, "Ngày trong dòng", 6, 7))
    sheet.next()
    sheet.across("Số liệu tính đến hết ngày:", "Chữ", 1, 2)
    sheet.across(period.closing_on, "Ngày trong dòng", 3, 4)
    sheet.next()
    sheet.row += 1


def _write_figure(sheet: SheetWriter, number: int, definition: FigureDefinition, columns: _Columns) -> None:
    share = definition.unit == Unit.SHARE
    look = "Ô tỉ lệ" if share else "Ô số"
    name = definition.name

    def shown(figures: Figures | None) -> tuple[Content, str]:
        if figures is None:
            return "–", "Ô chữ phải"
        return figures.values()[name], look if has_base(name, figures) else "Ô không có số"

    (now, now_look), (before, before_look), (year_ago, year_look) = map(
        shown, (columns.now, columns.before, columns.year_ago)
    )
    change, change_look = _change(sheet.row, definition, columns)
    row = sheet.line(
        (number, definition.words, str(definition.unit), now, before, change, year_ago),
        ("Ô chữ giữa", "Ô chữ", "Ô chữ giữa", now_look, before_look, change_look, year_look),
    )
    sheet.book.name(name, sheet, f"{_NOW}{row}")
    if definition.good and isinstance(change, Formula) and is_judged(definition.section, columns.running):
        sheet.mark(f"{_CHANGE}{row}", f"{_CHANGE}{row}{'<' if definition.good > 0 else '>'}0")


def _change(row: int, definition: FigureDefinition, columns: _Columns) -> tuple[Content, str]:
    """The difference to the period before, as a formula, where both can be compared."""
    name, before = definition.name, columns.before
    if before is None or not (has_base(name, columns.now) and has_base(name, before)):
        return NO_BASE, "Ô chữ phải"
    result = columns.now.values()[name] - before.values()[name]
    look = "Ô tăng giảm tỉ lệ" if definition.unit == Unit.SHARE else "Ô tăng giảm"
    return Formula(f"={_NOW}{row}-{_BEFORE}{row}", result), look


def is_running(report: ReportFigures) -> bool:
    """Whether the figures were closed before the period was over."""
    return report.period.closing_on < report.period.end


def _write_key(sheet: SheetWriter, report: ReportFigures) -> None:
    """What the marks mean, where there can be any."""
    if report.previous is None:
        return
    running = "; số đếm trong kỳ chưa xét vì kỳ chưa hết" if is_running(report) else ""
    sheet.across(f"Ô nền xám, chữ đậm: đi ngược hướng mong muốn so với kỳ trước{running}.", "Ghi chú")
    sheet.next()


def _write_signatures(sheet: SheetWriter, report: ReportFigures) -> None:
    body, post = SIGNER[report.unit.kind]
    sheet.row += 1
    for left, right, look in (
        ("NGƯỜI LẬP BIỂU", body, "Người ký"),
        ("(Ký, ghi rõ họ tên)", post, "Người ký"),
        ("", "(Ký, ghi rõ họ tên)", "Cách ký"),
    ):
        sheet.across(left, "Cách ký" if left.startswith("(") else look, 1, 2)
        sheet.across(right, look, 3)
        sheet.next()
