"""The sheet "Phân loại": the three classes at both ends of the period, the movement, the rounds and the groups."""

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.figures import hide_small, ratio
from dvqc_desktop.domain.report import ClassCounts, Movement, ReportFigures
from dvqc_desktop.exports.excel.book import Book, Content, Formula, Paper, SheetWriter
from dvqc_desktop.exports.excel.charts import CLASS_FILLS, Bars, add_bars
from dvqc_desktop.exports.excel.words import LEAVING, SMALL

TITLE = "Phân loại"
_WIDTHS = (22.0, 12.0, 12.0, 11.0, 11.0, 10.0, 10.0, 10.0)
_CLASSES = tuple(WorkerClass)
_BEFORE = (*_CLASSES, "new")
_AFTER = (*_CLASSES, *LEAVING)


def write_classes(book: Book, report: ReportFigures) -> None:
    """Write the sheet; its native chart stands under the table of the rounds."""
    sheet = SheetWriter(book, TITLE, Paper(_WIDTHS, f"{report.unit.name} – {report.period.words}"))
    sheet.title_lines("BA LOẠI VÀ BIẾN ĐỘNG TRONG KỲ", report.period.words)
    _write_ends(sheet, report)
    _write_movement(sheet, report)
    _write_rounds(sheet, report)
    _write_groups(sheet, report)


def _write_ends(sheet: SheetWriter, report: ReportFigures) -> None:
    period = report.period
    sheet.heading("1. Ba loại đầu kỳ và cuối kỳ (người)")
    sheet.heads(
        ("Loại", f"Đầu kỳ {period.opening_on:%d/%m/%Y}", f"Cuối kỳ {period.closing_on:%d/%m/%Y}",
         "Tỉ lệ cuối kỳ", "Tăng, giảm")
    )  # fmt: skip
    first, total = sheet.row, sheet.row + len(_CLASSES)
    opening = {code: sum(each.people for each in report.movement if each.before == code) for code in _CLASSES}
    closing = {code: sum(each.people for each in report.movement if each.after == code) for code in _CLASSES}
    for code in _CLASSES:
        row = sheet.row
        sheet.line(
            (
                report.class_names[code],
                opening[code],
                closing[code],
                _share(row, total, closing[code], sum(closing.values())),
                Formula(f"=C{row}-B{row}", closing[code] - opening[code]),
            ),
            ("Ô chữ", "Ô số", "Ô số", "Ô tỉ lệ", "Ô tăng giảm"),
        )
    sums = (sum(opening.values()), sum(closing.values()))
    sheet.line(
        (
            "Cộng",
            _sum("B", first, total, sums[0]),
            _sum("C", first, total, sums[1]),
            _share(total, total, sums[1], sums[1]),
            Formula(f"=C{total}-B{total}", sums[1] - sums[0]),
        ),
        ("Cộng chữ", "Cộng số", "Cộng số", "Cộng tỉ lệ", "Cộng tăng giảm"),
    )
    sheet.row += 1


def _sum(column: str, first: int, total: int, result: int) -> Formula:
    return Formula(f"=SUM({column}{first}:{column}{total - 1})", result)


def _share(row: int, total: int, part: int, whole: int) -> Formula:
    return Formula(f"=IF(C{total}=0,0,C{row}/C{total})", ratio(part, whole))


def _write_movement(sheet: SheetWriter, report: ReportFigures) -> None:
    sheet.heading("2. Từ loại đầu kỳ (dòng) sang loại cuối kỳ (cột), người")
    sheet.heads(("Loại đầu kỳ", *(report.class_names[code] for code in _CLASSES), *LEAVING.values(), "Cộng"))
    counts = _matrix(report.movement)
    first, last = sheet.row, "ABCDEFGHIJ"[len(_AFTER)]
    looks = ("Ô chữ", *["Ô số"] * len(_AFTER), "Cộng số")
    for code, people in zip(_BEFORE, counts, strict=True):
        words = "Mới đến" if code == "new" else report.class_names[WorkerClass(code)]
        row = sheet.row
        sheet.line((words, *people, Formula(f"=SUM(B{row}:{last}{row})", sum(people))), looks)
    columns = (*zip(*counts, strict=True), [sum(people) for people in counts])
    sums: list[Content] = [
        _sum("ABCDEFGHIJ"[place], first, sheet.row, sum(column)) for place, column in enumerate(columns, 1)
    ]
    sheet.line(("Cộng", *sums), ("Cộng chữ", *["Cộng số"] * len(sums)))
    sheet.note("Người mới đến và người đã đi được đếm riêng: đầu kỳ + mới đến – đã đi = cuối kỳ.")


def _matrix(movement: tuple[Movement, ...]) -> list[list[int]]:
    people = {(each.before, each.after): each.people for each in movement}
    return [[people.get((before, after), 0) for after in _AFTER] for before in _BEFORE]


def _write_rounds(sheet: SheetWriter, report: ReportFigures) -> None:
    sheet.keep_rows(len(report.rounds))
    sheet.heading("3. Ba loại qua các đợt phân loại (người)")
    sheet.heads(("Đợt", *(report.class_names[code] for code in _CLASSES), "Cộng"))
    first = sheet.row
    for counts in report.rounds:
        row = sheet.row
        sheet.line(
            (counts.label, *counts.counts, Formula(f"=SUM(B{row}:E{row})", counts.total)),
            ("Ô chữ", *["Ô số"] * len(_CLASSES), "Cộng số"),
        )
    sheet.row += 1
    last = first + len(report.rounds) - 1
    highest = max((max(counts.counts) for counts in report.rounds), default=0)
    title = "Ba loại qua các đợt phân loại (người)"
    add_bars(sheet, Bars(title, (2, 3, 4), first, last, CLASS_FILLS, highest, height_cm=6.0))


def _write_groups(sheet: SheetWriter, report: ReportFigures) -> None:
    if not report.groups:
        return
    sheet.keep_rows(len(report.groups))
    sheet.heading("4. Theo nhóm, cuối kỳ (người)")
    sheet.heads(("Nhóm", *(report.class_names[code] for code in _CLASSES), "Cộng"))
    shown = hide_small([_with_total(counts) for counts in report.groups])
    for counts, people in zip(report.groups, shown, strict=True):
        sheet.line(
            (counts.label, *(SMALL if each is None else each for each in people)),
            ("Ô chữ", *("Ô chữ phải" if each is None else "Ô số" for each in people)),
        )
    sheet.note("Số dưới 3 người, và số từ đó suy ra được, không ghi, để không ai đoán được loại của một người.")


def _with_total(counts: ClassCounts) -> tuple[int, ...]:
    return (*counts.counts, counts.total)
