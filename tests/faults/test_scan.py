"""The leak scanner finds what is planted and stays silent on clean files."""

import base64
import gzip
import io
import quopri
import unicodedata
import zipfile
import zlib
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from openpyxl import Workbook

from dvqc_desktop.exports.documents.model import Paper, Paragraph, Run
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.exports.documents.word import render_docx
from dvqc_desktop.services.rules import load_rule_pack
from tests.faults.scan import find_leaks

MARKER = "Điều riêng của chị Dung 7Q"


ENCODED = MARKER.encode()
BARE = "".join(one for one in unicodedata.normalize("NFD", MARKER) if not unicodedata.combining(one))


def _packed(data: bytes, name: str = "xl/sharedStrings.xml") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return target.getvalue()


def _referred(form: str) -> bytes:
    return "".join(form.format(ord(one)) if ord(one) > 127 else one for one in MARKER).encode()


def _png(kind: bytes, data: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + len(data).to_bytes(4, "big") + kind + data + bytes(4)


PLACES: dict[str, bytes] = {
    "plain": b"x" + ENCODED,
    "utf-16 little": MARKER.encode("utf-16-le"),
    "utf-16 big": MARKER.encode("utf-16-be"),
    "decomposed": unicodedata.normalize("NFD", MARKER).encode(),
    "decomposed utf-16": unicodedata.normalize("NFD", MARKER).encode("utf-16-le"),
    "without accents": BARE.encode(),
    "without accents utf-16": BARE.encode("utf-16-le"),
    "without spaces": MARKER.replace(" ", "").encode(),
    "hex": ENCODED.hex().encode(),
    "hex capitals": ENCODED.hex().upper().encode(),
    "hex utf-16": MARKER.encode("utf-16-be").hex().encode(),
    "base64": base64.b64encode(ENCODED),
    "base64 from the second byte": base64.b64encode(b"x" + ENCODED),
    "base64 from the third byte": base64.b64encode(b"xy" + ENCODED),
    "base64 for links": base64.urlsafe_b64encode(b"x" + ENCODED),
    "base64 utf-16": base64.b64encode(MARKER.encode("utf-16-le")),
    "escaped": MARKER.encode("ascii", "backslashreplace"),
    "references": _referred("&#{0};"),
    "references in hex": _referred("&#x{0:x};"),
    "json": _referred("\\u{0:04x}"),
    "json capitals": _referred("\\u{0:04X}"),
    "rich text": _referred("\\u{0}?"),
    "link": quote(MARKER).encode(),
    "form": quote_plus(MARKER).encode(),
    "mail": quopri.encodestring(ENCODED),
    "gzip": gzip.compress(ENCODED),
    "package": _packed(ENCODED),
    "package in a package": _packed(_packed(ENCODED), "xl/embeddings/a.xlsx"),
    "name of a part": _packed(b"", f"xl/{MARKER}.xml"),
    "comment of a sheet": _packed(b"<?xml?><c>" + ENCODED + b"</c>", "xl/comments1.xml"),
    "properties": _packed(b"<?xml?><a>" + ENCODED + b"</a>", "docProps/core.xml"),
    "words cut by marks": _packed(b"<?xml?><r>" + ENCODED[:9] + b"</r><r>" + ENCODED[9:] + b"</r>", "word/a.xml"),
    "page cut by marks": b"<html><b>" + ENCODED[:9] + b"</b>" + ENCODED[9:] + b"</html>",
    "pdf": b"%PDF-1.7\nstream\n" + zlib.compress(ENCODED) + b"\nendstream",
    "pdf unpacked": b"%PDF-1.7\nstream\n" + ENCODED + b"\nendstream",
    "former state of a pdf": b"%PDF-1.7\nstream\n" + zlib.compress(ENCODED) + b"\nendstream\n%%EOF\n%PDF\n%%EOF",
    "title of a pdf": b"%PDF-1.7\n<</Title <FEFF" + MARKER.encode("utf-16-be").hex().upper().encode() + b">>>",
    "text of a picture": _png(b"tEXt", b"a\0" + ENCODED),
    "packed text of a picture": _png(b"zTXt", b"a\0\0" + zlib.compress(ENCODED)),
    "picture in a package": _packed(_png(b"tEXt", b"a\0" + ENCODED), "word/media/a.png"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_planted_text_is_found(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(PLACES[place])
    assert find_leaks(tmp_path, MARKER)


def test_it_is_found_in_forty_places_and_in_a_name(tmp_path: Path) -> None:
    assert len(PLACES) >= 40
    (tmp_path / f"{MARKER}.pdf").write_bytes(b"")
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
