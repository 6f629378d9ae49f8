"""Letters no font has are refused by name, long words and high rows stay on the page."""

import pytest

from dvqc_desktop.domain.errors.exports import LettersMissingError
from dvqc_desktop.exports.documents.model import Column, Paper, Paragraph, Run, Table
from dvqc_desktop.exports.documents.typeset import render_pages, render_pdf
from dvqc_desktop.services.rules import load_rule_pack
from tests.exports.documents.pdf_reading import read_sheets, squeezed

RULES = load_rule_pack()


def paper(text: str) -> Paper:
    return Paper("Biên bản", (Paragraph((Run(text),)),))


def test_a_picture_sent_by_telephone_is_refused_by_name() -> None:
    with pytest.raises(LettersMissingError, match="Chưa in được Biên bản: phông chữ in không có các ký tự 中 😀"):
        render_pdf(paper("vui 😀 中 ✓ 😀"), RULES)
    with pytest.raises(LettersMissingError):
        render_pages(paper("😀"), RULES, 20)


def test_signs_that_another_font_of_the_typesetter_has_are_printed() -> None:
    assert render_pdf(paper("✓ → ☐ Ω א"), RULES).startswith(b"%PDF")


def test_a_word_too_long_for_a_line_goes_on_in_the_next() -> None:
    (sheet,) = read_sheets(render_pdf(paper("từ" * 300), RULES))
    assert max(piece.right for piece in sheet.pieces) < 195.5
    assert squeezed("".join(piece.text for piece in sheet.pieces)) == "từ" * 300


def test_a_row_higher_than_a_page_goes_on_in_the_next() -> None:
    table = Table((Column("TT", 20), Column("Nội dung")), (("1", "một việc dài " * 600), ("2", "hết")))
    sheets = read_sheets(render_pdf(Paper("Việc", (table,)), RULES))
    text = squeezed("".join(piece.text for sheet in sheets for piece in sheet.pieces if piece.baseline > 28))
    assert text.count("mộtviệcdài") >= 595
    assert max(piece.baseline for sheet in sheets for piece in sheet.pieces) < 277.5
