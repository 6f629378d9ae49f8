"""The report workbook of contract.md: eight sheets ready for A4, named cells, a native chart."""

from dvqc_desktop.domain.report import ReportFigures


def build_report_workbook(report: ReportFigures) -> bytes:
    """The .xlsx of a report, made in memory; the same figures give the same cells.

    Raises:
        WorkbookTextTooLongError: a text of the book does not fit a cell.
    """
    from dvqc_desktop.exports.excel.book import Book
    from dvqc_desktop.exports.excel.report_checks import write_checks
    from dvqc_desktop.exports.excel.report_classes import write_classes
    from dvqc_desktop.exports.excel.report_summary import write_summary
    from dvqc_desktop.exports.excel.report_tables import (
        write_chain,
        write_contacts,
        write_development,
        write_meetings,
        write_members,
    )

    book = Book(f"Báo cáo số liệu công tác quần chúng, {report.period.words}", report.made_on)
    write_summary(book, report)
    write_classes(book, report)
    chain_totals = write_chain(book, report)
    write_contacts(book, report)
    write_meetings(book, report)
    write_development(book, report)
    write_members(book, report)
    write_checks(book, report, chain_totals)
    return book.to_bytes()
