"""The sheet "Tổng hợp": the whole report in one table, its figures in named cells, room for the signatures."""

from dataclasses import dataclass

from dvqc_desktop.domain.figure_lines import NO_NUMBER, contract_figures, in_sections, is_judged
from dvqc_desktop.domain.figures import Unit
from dvqc_desktop.domain.indicators import ExtraFigure
from dvqc_desktop.domain.numbering import roman
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.exports.excel.book import Book, Content, Formula, Paper, SheetWriter
from dvqc_desktop.exports.excel.words import NO_BASE, SIGNER

TITLE = "Tổng hợp"
_WIDTHS = (7.0, 46.0, 11.5, 11.0, 12.0, 14.0, 12.0)
_NOW, _BEFORE, _CHANGE = "D", "E", "F"
_ROOM_TO_SIGN = 4


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
    _write_sections(sheet, report)
    _write_key(sheet, report)
    _write_signatures(sheet, report)


def _write_sections(sheet: SheetWriter, report: ReportFigures) -> None:
    """The figures of the contract and those beside them, by section; each new section keeps its first lines."""
    of_contract = contract_figures(
        report.now, report.previous, report.last_year, report.class_names, report.definitions
    )
    number = 0
    for place, (section, figures) in enumerate(in_sections((*of_contract, *report.extras))):
        sheet.keep_rows(0)
        sheet.put(1, roman(place + 1), "Nhóm dòng")
        sheet.across(section.value, "Nhóm dòng", 2)
        sheet.next()
        for figure in figures:
            number += 1
            _write_figure(sheet, number, figure, report)


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


@dataclass(frozen=True, slots=True)
class _Looks:
    """The looks of a figure's numbers: shares, whole numbers, or numbers with places after the comma."""

    number: str
    change: str


_SHARE, _WHOLE = _Looks("Ô tỉ lệ", "Ô tăng giảm tỉ lệ"), _Looks("Ô số", "Ô tăng giảm")
_FINE = _Looks("Ô số lẻ", "Ô tăng giảm lẻ")


def _looks(figure: ExtraFigure) -> _Looks:
    if figure.definition.unit == Unit.SHARE:
        return _SHARE
    values = (figure.now, figure.previous, figure.last_year)
    return _WHOLE if all(value is None or value == int(value) for value in values) else _FINE


def _write_figure(sheet: SheetWriter, number: int, figure: ExtraFigure, report: ReportFigures) -> None:
    definition, looks = figure.definition, _looks(figure)
    now = _shown(figure.now, looks.number)
    own = report.now.values().get(definition.name)
    if own is not None:  # of the contract: a plain number for other programs, shown as a dash where it has no base
        now = own, looks.number if figure.now is not None else "Ô không có số"
    before, year_ago = _shown(figure.previous, looks.number), _shown(figure.last_year, looks.number)
    change = _change(sheet.row, figure, looks)
    cells = ((number, "Ô chữ giữa"), (definition.words, "Ô chữ"), (str(definition.unit), "Ô chữ giữa"),
             now, before, change, year_ago)  # fmt: skip
    row = sheet.line([content for content, _look in cells], [look for _content, look in cells])
    if own is not None:
        sheet.book.name(definition.name, sheet, f"{_NOW}{row}")
    if definition.good and isinstance(change[0], Formula) and is_judged(definition.section, is_running(report)):
        sheet.mark(f"{_CHANGE}{row}", f"{_CHANGE}{row}{'<' if definition.good > 0 else '>'}0")


def _shown(value: float | None, look: str) -> tuple[Content, str]:
    return (NO_NUMBER, "Ô chữ phải") if value is None else (value, look)


def _change(row: int, figure: ExtraFigure, looks: _Looks) -> tuple[Content, str]:
    """The difference to the period before, as a formula, where both can be compared; of shares in points."""
    if figure.now is None or figure.previous is None:
        return NO_BASE, "Ô chữ phải"
    formula, change = f"{_NOW}{row}-{_BEFORE}{row}", figure.now - figure.previous
    if figure.definition.unit == Unit.SHARE:
        return Formula(f"=({formula})*100", change * 100), looks.change
    return Formula(f"={formula}", change), looks.change


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
    sheet.keep_rows(_ROOM_TO_SIGN)
    sheet.row += 1
    for left, right, look in (
        ("NGƯỜI LẬP BIỂU", body, "Người ký"),
        ("(Ký, ghi rõ họ tên)", post, "Người ký"),
        ("", "(Ký, ghi rõ họ tên)", "Cách ký"),
    ):
        sheet.across(left, "Cách ký" if left.startswith("(") else look, 1, 2)
        sheet.across(right, look, 3)
        sheet.next()
