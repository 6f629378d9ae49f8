"""The import command: a list of people from a workbook."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dvqc_desktop.cli.access import opened
from dvqc_desktop.cli.kinds import PATH, OutKind
from dvqc_desktop.cli.parts import book_argument, json_option, passphrase_option, show_json
from dvqc_desktop.cli.words import Command

if TYPE_CHECKING:
    from dvqc_desktop.imports.run import ImportResult

KINDS = ("members", "workers")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The words of the command."""

    book: Path
    workbook: Path
    kind: str
    sheet: str | None
    dry_run: bool
    rejects: Path | None
    as_json: bool
    passphrase_file: Path | None


@click.command("import", cls=Command)
@book_argument
@click.argument("workbook", type=PATH, metavar="BẢNG-TÍNH")
@click.option("--kind", type=click.Choice(KINDS), required=True, metavar="LOẠI", help="members hoặc workers.")
@click.option("--sheet", metavar="TÊN", help="Tên trang tính (mặc định trang đầu có danh sách).")
@click.option("--dry-run", is_flag=True, help="Chỉ cho biết sẽ nhập gì, không ghi vào sổ.")
@click.option("--rejects", type=OutKind(".xlsx"), metavar="TỆP.xlsx", help="Ghi các dòng chưa nhập ra tệp này.")
@json_option
@passphrase_option
def import_workbook(**given: Any) -> None:
    """Nhập danh sách đảng viên hoặc quần chúng từ Excel; làm lại lần nữa không đổi gì."""
    from dvqc_desktop.imports.run import run_import

    wanted = _Wanted(**given)

    def keep_rejects(found: "ImportResult") -> None:
        if wanted.rejects is not None:
            _write_rejects(wanted.workbook, found, wanted.rejects)

    with opened(wanted.book, wanted.passphrase_file) as database:
        result = run_import(database, wanted.workbook, wanted.kind, wanted.sheet, wanted.dry_run, keep_rejects)
    if wanted.as_json:
        show_json(result.as_json())
    else:
        _tell(result, wanted.dry_run)


def _write_rejects(workbook: Path, result: "ImportResult", out: Path) -> None:
    from dvqc_desktop.domain import clock
    from dvqc_desktop.exports.atomic import write_file
    from dvqc_desktop.exports.excel.rejects import RejectList, build_rejects_workbook

    rows = tuple((row.finding, row.cells) for row in result.rejected_rows)
    write_file(out, build_rejects_workbook(RejectList(workbook.name, result.headings, rows), clock.today()))


def _tell(result: "ImportResult", dry_run: bool) -> None:
    """The figures in one line, then every doubt with its place."""
    begun = "Sẽ nhập" if dry_run else "Đã nhập"
    click.echo(
        f"{begun}: {result.rows} dòng, thêm {result.added}, sửa {result.updated}, không đổi {result.unchanged}, "
        f"chưa nhập {len(result.rejected)}, cần xem {len(result.warnings)}."
    )
    for words, findings in (("Chưa nhập", result.rejected), ("Cần xem", result.warnings)):
        for finding in findings:
            click.echo(f"{words} dòng {finding.row}, cột {finding.column or '–'}: {finding.reason}")
