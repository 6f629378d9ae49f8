"""Bold, italic and lists of a text reach the paper, in the PDF and in the .docx alike."""

from io import BytesIO

import docx

from dvqc_desktop.domain.marked_text import Mark, MarkKind
from dvqc_desktop.exports.documents.marked import marked_blocks
from dvqc_desktop.exports.documents.model import ItemList, Paper, Paragraph, Run
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.exports.documents.word import render_docx
from dvqc_desktop.services.rules import load_rule_pack
from tests.exports.documents.pdf_reading import read_sheets

TEXT = "Nhất trí hai việc:\n- thăm tổ ca đêm\n- họp tổ\nHết."
MARKS = (Mark(0, 8, MarkKind.BOLD), Mark(21, 25, MarkKind.ITALIC))
RULES = load_rule_pack()


def test_lines_become_paragraphs_and_lists() -> None:
    assert marked_blocks(TEXT, MARKS, "Kết luận: ") == (
        Paragraph((Run("Kết luận: ", bold=True), Run("Nhất trí", bold=True), Run(" hai việc:"))),
        ItemList(((Run("thăm", italic=True), Run(" tổ ca đêm")), (Run("họp tổ"),))),
        Paragraph((Run("Hết."),)),
    )


def test_words_before_a_list_stand_on_a_line_of_their_own() -> None:
    assert marked_blocks("- một", (), "Phân công:") == (
        Paragraph((Run("Phân công:", bold=True),)),
        ItemList(((Run("một"),),)),
    )
    assert marked_blocks(None, (), "Phân công:") == ()


def test_marks_are_seen_in_the_pdf_and_in_the_word_file() -> None:
    paper = Paper("Biên bản", marked_blocks(TEXT, MARKS))
    (sheet,) = read_sheets(render_pdf(paper, RULES))
    assert (sheet.find("Nhất trí").font, sheet.find("thăm").font) == ("Tinos-Bold", "Tinos-Italic")
    runs = [run for paragraph in docx.Document(BytesIO(render_docx(paper, RULES))).paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.bold] == ["Nhất trí"]
    assert [run.text for run in runs if run.italic] == ["thăm"]
