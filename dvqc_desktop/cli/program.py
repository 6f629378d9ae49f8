"""The commands of the program, gathered; each is in the module of its noun."""

import click

from dvqc_desktop.cli.books import backup, bench_data, new, restore, verify
from dvqc_desktop.cli.consolidating import consolidate_folder
from dvqc_desktop.cli.importing import import_workbook
from dvqc_desktop.cli.lists import list_rows, show_movement
from dvqc_desktop.cli.papers import print_paper
from dvqc_desktop.cli.reports import report
from dvqc_desktop.cli.words import Program

HELP = """Sổ công tác quần chúng của chi bộ, tổ đảng.

Không có lệnh: mở cửa sổ, kèm tên tệp .dvqc thì mở sổ đó. Mật khẩu lấy từ --passphrase-file, từ biến DVQC_PASSPHRASE,
hoặc hỏi khi chạy.
"""


@click.group(cls=Program, help=HELP)
def program() -> None:
    """Runs the command named first."""


for command in (
    new,
    import_workbook,
    report,
    consolidate_folder,
    print_paper,
    list_rows,
    show_movement,
    backup,
    verify,
    restore,
    bench_data,
):
    program.add_command(command)
