"""The Word files of a meeting fill as many pages in LibreOffice as the PDFs, give or take one, with the same text.

Heads of tables are left out of the letters: each program repeats them where its own pages break.
"""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from dvqc_desktop.db.engine import Database
from dvqc_desktop.exports.documents.print_paper import WITH_DOCX, PaperKind, render_paper
from dvqc_desktop.services.meetings.papers.paper_meetings import last_resolution
from tests.exports.documents.pdf_reading import squeezed

KINDS = sorted(WITH_DOCX - {PaperKind.REPORT, PaperKind.EXTRACT})


def table_heads(file: Path) -> list[str]:
    """The first rows of the tables that repeat them."""
    rows = [table.rows[0] for table in docx.Document(str(file)).tables]
    heads = [row for row in rows if row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None]
    return [squeezed("".join(cell.text for cell in row.cells)) for row in heads]


def letters(reader: PdfReader, heads: list[str]) -> list[str]:
    """The letters of the pages in order of the alphabet; digits, which number pages too, are left out."""
    text = squeezed("".join(page.extract_text() for page in reader.pages))
    for head in heads:
        text = text.replace(head, "")
    return sorted(sign for sign in text if not sign.isdigit())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_every_paper_of_the_cell(cell: Database, tmp_path: Path) -> None:
    meeting = cell.read(last_resolution)
    rows = dict.fromkeys(KINDS, meeting) | {PaperKind.EXTRACT: None}
    files = [tmp_path / f"{kind}.docx" for kind in rows]
    for file, (kind, row) in zip(files, rows.items(), strict=True):
        file.write_bytes(render_paper(cell, kind, row, "docx"))
    convert = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run(
        [*convert, "--outdir", str(tmp_path), *map(str, files)], check=True, capture_output=True, timeout=100
    )
    for kind, row in rows.items():
        ours = PdfReader(BytesIO(render_paper(cell, kind, row)))
        theirs = PdfReader(tmp_path / f"{kind}.pdf")
        assert abs(len(ours.pages) - len(theirs.pages)) <= 1, kind
        heads = table_heads(tmp_path / f"{kind}.docx")
        assert letters(ours, heads) == letters(theirs, heads), kind
