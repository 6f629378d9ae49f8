"""The leak scanner finds what is planted and stays silent on clean files."""

import base64
import unicodedata
import zipfile
import zlib
from pathlib import Path

import pytest
from openpyxl import Workbook

from dvqc_desktop.exports.documents.model import Paper, Paragraph, Run
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.exports.documents.word import render_docx
from dvqc_desktop.services.rules import load_rule_pack
from tests.faults.scan import find_leaks

MARKER = "Điều riêng của chị Dung 7Q"


def planted(kind: str) -> bytes:
    encoded = MARKER.encode()
    return {
        "plain": b"x" + encoded,
        "utf-16": MARKER.encode("utf-16-le"),
        "nfd": unicodedata.normalize("NFD", MARKER).encode(),
        "hex": encoded.hex().encode(),
        "base64": base64.b64encode(encoded),
        "escaped": MARKER.encode("ascii", "backslashreplace"),
        "references": "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in MARKER).encode(),
        "pdf": b"%PDF-1.7\nstream\n" + zlib.compress(encoded) + b"\nendstream",
    }[kind]


@pytest.mark.parametrize("kind", ["plain", "utf-16", "nfd", "hex", "base64", "escaped", "references", "pdf"])
def test_a_planted_text_is_found(tmp_path: Path, kind: str) -> None:
    (tmp_path / "file").write_bytes(planted(kind))
    assert find_leaks(tmp_path, MARKER)


def test_a_text_inside_a_package_is_found_by_its_part(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/sharedStrings.xml", MARKER)
    assert find_leaks(tmp_path, MARKER) == ["a.xlsx/xl/sharedStrings.xml"]


def test_words_are_found_in_a_paper_whose_fonts_are_cut_down(tmp_path: Path) -> None:
    paper = Paper("Giấy", (Paragraph((Run(f"Trước đó {MARKER}, "), Run("rồi sau", bold=True))),))
    (tmp_path / "a.pdf").write_bytes(render_pdf(paper, load_rule_pack()))
    assert [place.partition("#")[0] for place in find_leaks(tmp_path, MARKER)] == ["a.pdf"]
    assert find_leaks(tmp_path, MARKER.replace("7Q", "8Q")) == []


def test_words_are_found_in_a_letter_though_their_look_changes(tmp_path: Path) -> None:
    halves = (Run(MARKER[:9], bold=True), Run(MARKER[9:]))
    (tmp_path / "a.docx").write_bytes(render_docx(Paper("Giấy", (Paragraph(halves),)), load_rule_pack()))
    assert find_leaks(tmp_path, MARKER) == ["a.docx/word/document.xml#words"]


def test_words_are_found_in_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    book.active["B7"] = f"x {MARKER}"  # type: ignore[index]
    book.save(tmp_path / "a.xlsx")
    assert find_leaks(tmp_path, MARKER)


def test_a_clean_tree_gives_no_alarm(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes("Điều khác của chị Dung".encode() * 100)
    assert find_leaks(tmp_path, MARKER) == []
