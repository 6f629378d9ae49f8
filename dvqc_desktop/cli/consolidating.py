"""The command that adds up the reports of many cells."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dvqc_desktop.cli.kinds import PATH, PERIOD, OutKind
from dvqc_desktop.cli.parts import json_option, show_json
from dvqc_desktop.cli.words import Command
from dvqc_desktop.domain.periods import Period

if TYPE_CHECKING:
    from dvqc_desktop.domain.consolidation import Consolidation


@click.command("consolidate", cls=Command)
@click.argument("folder", type=PATH, metavar="THƯ-MỤC")
@click.option("--period", type=PERIOD, required=True, metavar="KỲ", help="2026-11, 2026-Q3, 2026-H1, 2026, NGÀY..NGÀY.")
@click.option("--out", type=OutKind(".xlsx"), required=True, metavar="TỆP.xlsx", help="Bảng tổng hợp sẽ ghi.")
@click.option(
    "--cells",
    "cell_list",
    type=PATH,
    metavar="DANH-SÁCH",
    help="Các đơn vị phải báo cáo: tệp chữ, Excel, hoặc bảng tổng hợp kỳ trước "
    "(mặc định danh-sach-don-vi.txt, .csv, .xlsx trong thư mục).",
)
@json_option
def consolidate_folder(folder: Path, period: Period, out: Path, cell_list: Path | None, as_json: bool) -> None:
    """Cộng báo cáo Excel của nhiều chi bộ trong một thư mục thành một bảng; nêu từng tệp không nhận và lý do."""
    from dvqc_desktop.domain import clock
    from dvqc_desktop.domain.consolidation import consolidate, refuse_nothing_accepted
    from dvqc_desktop.exports.atomic import write_file
    from dvqc_desktop.exports.excel.consolidation import build_consolidation_workbook
    from dvqc_desktop.imports.report_files import list_in, read_cell_list, read_report_files, workbooks_in

    paths = workbooks_in(folder, out)
    wanted = cell_list or list_in(folder)
    expected = read_cell_list(wanted) if wanted is not None else ()
    found = consolidate(read_report_files(paths), period, expected)
    if found.accepted:
        write_file(out, build_consolidation_workbook(found, clock.today()))
    if as_json:
        show_json(_as_json(found))
    else:
        _tell(found)
    refuse_nothing_accepted(found)


def _as_json(found: "Consolidation") -> dict[str, Any]:
    return {
        "period": found.period.code,
        "accepted": [
            {
                "file": report.file,
                "cell_code": report.cell.code,
                "cell_name": report.cell.name,
                "remarks": list(report.remarks),
            }
            for report in found.accepted
        ],
        "refused": [{"file": file.file, "code": file.refusal.value, "reason": file.reason} for file in found.refused],
        "missing": [{"cell_code": cell.code, "cell_name": cell.name} for cell in found.missing],
        "totals": found.figures.values(),
    }


def _tell(found: "Consolidation") -> None:
    click.echo(
        f"Đã tổng hợp {found.period.words}: {len(found.accepted)} đơn vị, không nhận {len(found.refused)} tệp, "
        f"chưa báo cáo {len(found.missing)} đơn vị."
    )
    for file in found.refused:
        click.echo(f"Không nhận {file.file}: {file.reason}.")
    for cell in found.missing:
        click.echo(f"Chưa báo cáo: {cell.name} ({cell.code}).")
