"""The sheet "Kiểm tra số": figures that must agree, and the control total over all named cells."""

from dataclasses import dataclass

from dvqc_desktop.domain.figure_lines import named
from dvqc_desktop.domain.figures import DEFINED, NAMES, Unit
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.exports.excel.book import Book, Content, Formula, Paper, SheetWriter
from dvqc_desktop.exports.excel.words import HEAD

TITLE = "Kiểm tra số"
_AGREE, _DIFFER = "Khớp", "Lệch"


@dataclass(frozen=True, slots=True)
class _Check:
    """Two figures that must be equal: in words, as formulas over the names, and as they are now."""

    words: str
    left: Formula
    right: Formula


def write_checks(book: Book, report: ReportFigures, chain_totals: str) -> None:
    """Write the sheet; the layout's version and the control total are plain named cells.

    `chain_totals` are the cells that hold the workers of each class on the sheet of the chain.
    """
    paper = Paper((5, 46, 28, 18, 10), f"{report.unit.name} – {report.period.words}")
    sheet = SheetWriter(book, TITLE, paper)
    sheet.title_lines("KIỂM TRA SỐ", report.period.words)
    sheet.heading("1. Các số phải khớp nhau")
    sheet.heads(("TT", "Nội dung", "Vế trái", "Vế phải", "Kết quả"))
    first = sheet.row
    for number, check in enumerate(_checks(report, chain_totals), 1):
        row = sheet.row
        verdict = _AGREE if check.left.result == check.right.result else _DIFFER
        sheet.line(
            (
                number,
                check.words,
                check.left,
                check.right,
                Formula(f'=IF(C{row}=D{row},"{_AGREE}","{_DIFFER}")', verdict),
            ),
            ("Ô chữ giữa", "Ô chữ", "Ô số", "Ô số", "Ô chữ giữa"),
        )
    sheet.mark(f"E{first}:E{sheet.row - 1}", f'E{first}="{_DIFFER}"', strong=True)
    sheet.row += 1
    _write_names(sheet, report)


def _checks(report: ReportFigures, chain_totals: str) -> tuple[_Check, ...]:
    now = report.now
    classes = ("class_active", "class_average", "class_needs_help", "class_unclassified")
    return (
        _Check(
            "Đầu kỳ + mới đến – đã đi = cuối kỳ",
            Formula("=opening_total+arrived-departed", now.opening_total + now.arrived - now.departed),
            Formula("=workers_total", now.workers_total),
        ),
        _Check(
            "Cộng bốn loại = tổng số quần chúng",
            Formula("=" + "+".join(classes), sum(int(now.values()[name]) for name in classes)),
            Formula("=workers_total", now.workers_total),
        ),
        _Check(
            "Cộng theo dây chuyền = tổng số quần chúng",
            Formula(f"=SUM({chain_totals})", sum(line.total for line in report.chain)),
            Formula("=workers_total", now.workers_total),
        ),
        _Check(
            "Danh sách đảng viên = tổng số đảng viên",
            Formula("=COUNT('Đảng viên'!A:A)", len(report.members)),
            Formula("=members_total", now.members_total),
        ),
    )


def _write_names(sheet: SheetWriter, report: ReportFigures) -> None:
    sheet.heading("2. Các ô có tên, theo thứ tự của mã kiểm tra")
    for column, title in enumerate(("TT", "Chỉ tiêu", "Tên ô"), 1):
        sheet.put(column, title, "Đầu bảng")
    sheet.across("Giá trị", "Đầu bảng", 4)
    sheet.next()
    values, defined = report.named_values(), {each.name: each for each in report.definitions}
    for number, name in enumerate(NAMES, 1):
        definition = defined.get(name)
        words = named(definition, report.class_names).words if definition else HEAD[name]
        content: Content = values[name] if name == "template_version" else Formula(f"={name}", values[name])
        sheet.put(1, number, "Ô chữ giữa")
        sheet.put(2, words, "Ô chữ")
        sheet.put(3, name, "Ô mã")
        cell = sheet.across(content, _look(name), 4)
        sheet.next()
        if name == "template_version":
            sheet.book.name(name, sheet, cell)
    sheet.put(1, len(NAMES) + 1, "Ô chữ giữa")
    sheet.put(2, HEAD["control_total"], "Ô chữ")
    sheet.book.name("control_total", sheet, sheet.across(values["control_total"], "Ô mã", 3))
    sheet.next()
    sheet.note(
        "Mã kiểm tra là SHA-256 của các dòng “tên=giá trị” theo thứ tự trên. Sửa một số thì mã không khớp nữa.",
        2,
    )


def _look(name: str) -> str:
    if name in {"period_start", "period_end"}:
        return "Ô ngày phải"
    if name not in DEFINED:
        return "Ô chữ phải"
    return "Ô tỉ lệ" if DEFINED[name].unit == Unit.SHARE else "Ô số"
