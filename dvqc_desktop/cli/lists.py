"""Commands that show what the tabs show: lists, and the movement between two days."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from dvqc_desktop.cli.access import opened
from dvqc_desktop.cli.kinds import DAY
from dvqc_desktop.cli.parts import book_argument, json_option, passphrase_option, show_json
from dvqc_desktop.cli.words import Command
from dvqc_desktop.domain import clock

LISTS = ("members", "workers", "meetings", "gaps", "due")
Rows = list[dict[str, Any]]


@click.command("list", cls=Command)
@book_argument
@click.argument("what", type=click.Choice(LISTS), metavar="DANH-SÁCH")
@click.option("--as-of", type=DAY, metavar="NGÀY", help="Xem tại ngày này (mặc định hôm nay).")
@json_option
@passphrase_option
def list_rows(book: Path, what: str, as_of: date | None, as_json: bool, passphrase_file: Path | None) -> None:
    """Liệt kê members, workers, meetings, gaps hoặc due; không bao giờ có ghi chú riêng."""
    with opened(book, passphrase_file) as database:
        rows = database.read(_reader(what), as_of or clock.today())
    if as_json:
        show_json(rows)
        return
    for row in rows:
        click.echo("\t".join(_cell(value) for value in row.values()))


@click.command("movement", cls=Command)
@book_argument
@click.option("--from", "start", type=DAY, required=True, metavar="NGÀY", help="Ngày đầu, tính cả ngày đó.")
@click.option("--to", "end", type=DAY, required=True, metavar="NGÀY", help="Ngày cuối, tính cả ngày đó.")
@json_option
@passphrase_option
def show_movement(book: Path, start: date, end: date, as_json: bool, passphrase_file: Path | None) -> None:
    """Đếm người theo loại ở hai ngày và số người chuyển giữa các loại."""
    from dvqc_desktop.services.people.worker_lists import movement_json

    with opened(book, passphrase_file) as database:
        counts = database.read(movement_json, start, end)
    if as_json:
        show_json(counts)
        return
    for part, cells in counts.items():
        for name, count in cells.items():
            click.echo(f"{part}\t{name}\t{count}")


def _reader(what: str) -> Callable[..., Rows]:
    from dvqc_desktop.services import listing

    readers: dict[str, Callable[..., Rows]] = {
        "members": listing.member_rows,
        "workers": listing.worker_rows,
        "meetings": listing.meeting_rows,
        "gaps": listing.gap_rows,
        "due": listing.due_rows,
    }
    return readers[what]


def _cell(value: object) -> str:
    if value is None:
        return "–"
    return ", ".join(str(part) for part in value) if isinstance(value, list) else str(value)
