"""What several commands share: the passphrase option, the book argument, JSON on the way out."""

import json
from collections.abc import Callable
from typing import Any

import click

from dvqc_desktop.cli.kinds import PATH

passphrase_option: Callable[..., Any] = click.option(
    "--passphrase-file", type=PATH, metavar="TỆP", help="Tệp có dòng đầu là mật khẩu sổ."
)
book_argument: Callable[..., Any] = click.argument("book", type=PATH, metavar="SỔ")
json_option: Callable[..., Any] = click.option("--json", "as_json", is_flag=True, help="Ra JSON (UTF-8).")


def show_json(value: object) -> None:
    """Prints a value as JSON in plain UTF-8, dates in ISO form."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))
