"""The sheets on chain, contacts, meetings, development and members, each a few plain tables."""

from dataclasses import replace

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.figure_lines import named
from dvqc_desktop.domain.figures import SMALL as SMALL_COUNT
from dvqc_desktop.domain.figures import Unit
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.exports.excel import words
from dvqc_desktop.exports.excel.book import Book, Formula, Paper, SheetWriter
from dvqc_desktop.exports.excel.charts import CONTACT_FILLS, COVER_FILLS, Bars, add_bars
from dvqc_desktop.exports.excel.tables import Column, Share, TableContent, Total, write_table

CHAIN, CONTACTS, MEETINGS, DEVELOPMENT, MEMBERS = (
    "Dây chuyền",
    "Bồi dưỡng",
    "Sinh hoạt",
    "Phát triển Đảng",
    "Đảng viên",
)
_LABEL = Column("Loại", "Ô chữ", Total.NOTHING)
_ORDER = Column("TT", "Ô chữ giữa", Total.NOTHING)
_CHAIN_COLUMNS = (
    _LABEL,
    Column("Tổng số"),
    Column("Đảng viên phụ trách"),
    Column("Người {active} phụ trách"),
    Column("Người khác, có lý do"),
    Column("Cộng có người phụ trách"),
    Column("Phủ qua đoàn thể"),
    Column("Chưa có người phụ trách"),
    Column("Có thêm người cùng giúp"),
    Column("Tỉ lệ có người phụ trách", "Ô tỉ lệ", Total.SHARE),
)
_FIGURES = (Column("Chỉ tiêu", "Ô chữ", Total.NOTHING), Column("Đơn vị tính", "Ô chữ giữa", Total.NOTHING))


def _sheet(book: Book, report: ReportFigures, title: str, heading: str, paper: Paper) -> SheetWriter:
    sheet = SheetWriter(book, title, paper)
    sheet.title_lines(heading, report.period.words)
    return sheet


def _paper(report: ReportFigures, *widths: float, landscape: bool = False) -> Paper:
    return Paper(widths, f"{report.unit.name} – {report.period.words}", landscape)


def _write_named(sheet: SheetWriter, report: ReportFigures, names: tuple[str, ...]) -> None:
    """Figures of the summary once more, each a formula that leads to its named cell."""
    values, defined = report.now.values(), {each.name: each for each in report.definitions}
    for name in names:
        definition = named(defined[name], report.class_names)
        look = "Ô tỉ lệ" if definition.unit == Unit.SHARE else "Ô số"
        sheet.line(
            (definition.words, str(definition.unit), Formula(f"={name}", values[name])),
            ("Ô chữ", "Ô chữ giữa", look),
        )
    sheet.row += 1


def write_chain(book: Book, report: ReportFigures) -> str:
    """Who is held by whom, by class, and how many members hold somebody; gives the cells of the totals by class."""
    paper = _paper(report, 46, 12, 12, 12, 12, 12, 12, 12, 12, 13, landscape=True)
    sheet = _sheet(book, report, CHAIN, "DÂY CHUYỀN GIÚP ĐỠ QUẦN CHÚNG", paper)
    sheet.heading(f"1. Người phụ trách, tính đến {report.period.closing_on:%d/%m/%Y} (người)")
    rows: list[tuple[TableContent, ...]] = [
        (report.class_names[line.worker_class], line.total, line.by_member, line.by_worker, line.by_exception,
         line.covered, line.by_group, line.missing, line.with_helper, Share(6, 2))
        for line in report.chain
    ]  # fmt: skip
    active = report.class_names[WorkerClass.ACTIVE].lower()
    columns = [replace(column, head=column.head.format(active=active)) for column in _CHAIN_COLUMNS]
    head = write_table(sheet, columns, rows)
    last = head + len(rows)
    totals = f"'{CHAIN}'!B{head + 1}:B{last}"
    sheet.mark(f"H{head + 1}:H{last + 1}", f"H{head + 1}>0")
    sheet.row -= 1
    sheet.note("Ô nền xám, chữ đậm: còn người chưa có ai phụ trách.")
    sheet.heading("2. Đảng viên làm công tác quần chúng")
    sheet.heads(("Chỉ tiêu", "Đơn vị tính", "Kỳ này"))
    _write_named(sheet, report, ("members_total", "members_assigned", "members_assigned_ratio", "members_volunteered"))
    highest = max((line.total for line in report.chain), default=0)
    title = "Quần chúng có người phụ trách, theo loại (người)"
    add_bars(sheet, Bars(title, (3, 4, 5, 7, 8), head + 1, last, COVER_FILLS,
                         highest, stacked=True, height_cm=6.5))  # fmt: skip
    return totals


def write_contacts(book: Book, report: ReportFigures) -> None:
    """Who was met, by class, and what became of what was heard."""
    sheet = _sheet(book, report, CONTACTS, "GẶP GỠ, BỒI DƯỠNG QUẦN CHÚNG", _paper(report, 44, 18, 18, 18))
    sheet.heading("1. Gặp gỡ trong kỳ, theo loại cuối kỳ")
    head = write_table(
        sheet,
        (_LABEL, Column("Số người cuối kỳ"), Column("Số người đã gặp"), Column("Lượt gặp")),
        [
            ("Đã đi trong kỳ" if line.worker_class is None else report.class_names[line.worker_class], line.total,
             line.met, line.contacts)
            for line in report.contacts
        ],
    )  # fmt: skip
    of_classes = head + sum(line.worker_class is not None for line in report.contacts)
    highest = max((max(line.contacts, line.total) for line in report.contacts), default=0)
    add_bars(sheet, Bars("Gặp gỡ theo loại", (2, 3, 4), head + 1, of_classes, CONTACT_FILLS, highest))
    sheet.heading("2. Kế hoạch bồi dưỡng, tính đến cuối kỳ")
    write_table(sheet, (*_FIGURES, Column("Kỳ này", total=Total.NOTHING)),
                [(label, Unit.PEOPLE.value, people) for label, people in report.plans])  # fmt: skip
    sheet.heading("3. Nghe – chuyển – trả lời – báo lại (ý kiến, trong kỳ)")
    write_table(
        sheet,
        (Column("Nơi chuyển đến", "Ô chữ", Total.NOTHING), Column("Đã nghe"), Column("Đã trả lời"),
         Column("Đã báo lại")),
        [(words.REFERRED[line.referred_to], line.received, line.answered, line.told_back) for line in report.proposals],
    )  # fmt: skip
    sheet.heading("4. Quần chúng góp ý cho tổ chức đảng, đảng viên (trong kỳ)")
    write_table(sheet, (*_FIGURES, Column("Kỳ này", total=Total.NOTHING)),
                [(label, Unit.OPINIONS.value, count) for label, count in report.opinions])  # fmt: skip


def write_meetings(book: Book, report: ReportFigures) -> None:
    """The meetings held, with their attendance, and the tasks."""
    sheet = _sheet(book, report, MEETINGS, "SINH HOẠT VÀ VIỆC ĐƯỢC GIAO", _paper(report, 30, 13, 30, 10, 10, 10))
    sheet.heading("1. Việc được giao")
    sheet.heads(("Chỉ tiêu", "Đơn vị tính", "Kỳ này"))
    _write_named(sheet, report, ("tasks_done", "tasks_overdue", "meetings_held", "meetings_attendance_ratio"))
    sheet.heading("2. Các kỳ sinh hoạt đã họp")
    rows: list[tuple[TableContent, ...]] = [
        (f"Kỳ {number}", line.held_on, words.MEETING[line.kind], line.expected, line.present, Share(5, 4))
        for number, line in enumerate(report.meetings, 1)
    ]
    write_table(
        sheet,
        (Column("Kỳ họp", "Ô chữ", Total.NOTHING), Column("Ngày họp", "Ô ngày", Total.NOTHING),
         Column("Loại sinh hoạt", "Ô chữ", Total.NOTHING), Column("Phải dự"), Column("Có mặt"),
         Column("Tỉ lệ", "Ô tỉ lệ", Total.SHARE)),
        rows,
    )  # fmt: skip
    sheet.note("Không kể buổi quần chúng phê bình, góp ý. Đến muộn tính là có mặt.")


def write_development(book: Book, report: ReportFigures) -> None:
    """The way into the Party: what happened in the period, and how many stand at each stage."""
    sheet = _sheet(book, report, DEVELOPMENT, "PHÁT TRIỂN ĐẢNG VIÊN", _paper(report, 60, 19, 19))
    sheet.heading("1. Trong kỳ")
    sheet.heads(("Chỉ tiêu", "Đơn vị tính", "Kỳ này"))
    _write_named(sheet, report, ("introduced", "admitted", "made_official"))
    sheet.heading(f"2. Đang theo dõi, tính đến {report.period.closing_on:%d/%m/%Y}")
    write_table(
        sheet,
        (
            Column("Bước", "Ô chữ", Total.NOTHING),
            Column("Đơn vị tính", "Ô chữ giữa", Total.NOTHING),
            Column("Số người"),
        ),
        [(words.STAGE[stage], Unit.PEOPLE.value, people) for stage, people in report.stages],
    )


def write_members(book: Book, report: ReportFigures) -> None:
    """The members present on the closing day; the only sheet that carries names."""
    paper = _paper(report, 6, 30, 18, 13, 13, 34, 10, 14, landscape=True)
    sheet = _sheet(book, report, MEMBERS, "DANH SÁCH ĐẢNG VIÊN", paper)
    rows: list[tuple[TableContent, ...]] = [
        (number, line.name, words.STATUS[line.status], line.admission_date, line.official_date, line.posts,
         "có" if line.volunteered else "", words.SMALL if 0 < line.held < SMALL_COUNT else line.held)
        for number, line in enumerate(report.members, 1)
    ]  # fmt: skip
    plain = Total.NOTHING
    head = write_table(
        sheet,
        (_ORDER, Column("Họ và tên", "Ô chữ", plain), Column("Tình trạng", "Ô chữ", plain),
         Column("Ngày kết nạp", "Ô ngày", plain), Column("Ngày chính thức", "Ô ngày", plain),
         Column("Chức vụ trong Đảng", "Ô chữ", plain), Column("Tự đăng ký", "Ô chữ giữa", plain),
         Column("Số quần chúng phụ trách", "Ô số", plain)),
        rows,
    )  # fmt: skip
    sheet.freeze_under(head)
    sheet.across(
        Formula('="Cộng: "&members_total&" đảng viên"', f"Cộng: {report.now.members_total} đảng viên"), "Chữ đậm"
    )
    sheet.row += 1
    sheet.note("Số dưới 3 người ghi là “dưới 3”. Danh sách tính đến ngày cuối kỳ.")
