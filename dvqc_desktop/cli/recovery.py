"""The recovery sheet of a new book, as a PDF for the printer."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database


def write_recovery_sheet(database: "Database", out: Path) -> None:
    """Writes the sheet to a PDF and notes in the book that there is one. Raises ExportError."""
    from dvqc_desktop.db.keys import recovery_code
    from dvqc_desktop.domain import clock
    from dvqc_desktop.exports.atomic import write_file
    from dvqc_desktop.exports.documents.recovery_sheet import recovery_sheet
    from dvqc_desktop.exports.documents.typeset import render_pdf
    from dvqc_desktop.services.book_keys import note_sheet_printed
    from dvqc_desktop.services.rules import load_rule_pack
    from dvqc_desktop.services.unit import get_unit

    today = clock.today()
    document = recovery_sheet(recovery_code(database.key), database.read(get_unit), today)
    write_file(out, render_pdf(document, load_rule_pack()))
    note_sheet_printed(database)
