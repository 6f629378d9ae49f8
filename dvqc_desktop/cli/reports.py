"""The command that writes a report: the program's own workbook, or a committee's form filled in place."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dvqc_desktop.cli.access import opened
from dvqc_desktop.cli.kinds import PATH, PERIOD, OutKind
from dvqc_desktop.cli.parts import book_argument, passphrase_option
from dvqc_desktop.cli.words import Command
from dvqc_desktop.domain.periods import Period

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database


@click.command(cls=Command)
@book_argument
@click.option("--period", type=PERIOD, required=True, metavar="KỲ", help="2026-11, 2026-Q3, 2026-H1, 2026, NGÀY..NGÀY.")
@click.option("--out", type=OutKind(".xlsx"), required=True, metavar="TỆP.xlsx", help="Tệp Excel sẽ ghi.")
@click.option("--template", type=PATH, metavar="MẪU.xlsx", help="Điền số liệu vào mẫu này của cấp trên.")
@click.option(
    "--map", "map_file", type=PATH, metavar="GHÉP.json", help="Ô nào của mẫu nhận số nào; không có: theo mẫu đã lưu."
)
@passphrase_option
def report(
    book: Path,
    period: Period,
    out: Path,
    template: Path | None,
    map_file: Path | None,
    passphrase_file: Path | None,
) -> None:
    """Ghi báo cáo số liệu một kỳ ra Excel, không có tên quần chúng; kỳ đã gửi thì đúng như bản đã gửi."""
    from dvqc_desktop.exports.handing import Handout, hand_out
    from dvqc_desktop.services.reports.due_day import recipient_of
    from dvqc_desktop.services.reports.sent_reports import find_sent

    if template is None and map_file is not None:
        raise click.BadOptionUsage("--map", "")
    with opened(book, passphrase_file) as database:
        if template is None:
            content, what = _own_workbook(database, period), "Báo cáo số liệu"
        else:
            content, what = _filled(database, period, template, map_file), f"Biểu của cấp trên ({template.name})"
        sent = database.read(find_sent, period)
        recipient = database.read(recipient_of, sent.recipient if sent else None)
        hand_out(database, out, content, Handout(what, period.words, recipient or None))
    click.echo(f"Đã ghi báo cáo {period.words}: {out.name}.")


def _own_workbook(database: "Database", period: Period) -> bytes:
    from dvqc_desktop.exports.excel.report import build_report_workbook
    from dvqc_desktop.services.reports.outward import REPORT
    from dvqc_desktop.services.reports.sent_reports import report_to_hand_out

    return build_report_workbook(database.read_outward(REPORT, report_to_hand_out, period))


def _filled(database: "Database", period: Period, template: Path, map_file: Path | None) -> bytes:
    """The form with the figures of the period, by the map given or the one the book keeps for this form."""
    from dvqc_desktop.domain.errors.templates import TemplateUnknownError
    from dvqc_desktop.exports.excel.template import fill_form
    from dvqc_desktop.imports.maps import read_map
    from dvqc_desktop.imports.process import read_form
    from dvqc_desktop.services.reports.outward import REPORT
    from dvqc_desktop.services.reports.sent_reports import report_to_hand_out
    from dvqc_desktop.services.reports.template_maps import map_for

    file = read_form(template)
    if map_file is not None:
        return fill_form(file, read_map(map_file), database.read_outward(REPORT, report_to_hand_out, period))
    saved = database.read(map_for, file.form)
    if saved is None:
        raise TemplateUnknownError(file=template.name)
    return fill_form(file, saved.cell_map, database.read_outward(REPORT, report_to_hand_out, period), saved.name)
