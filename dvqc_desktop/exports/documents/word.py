"""A Party paper as .docx, to be edited in Word: same model, same measures, Times New Roman."""

from io import BytesIO
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.model import (
    Align,
    Annex,
    Block,
    Chart,
    Closing,
    Header,
    Heading,
    ItemList,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
)
from dvqc_desktop.exports.documents.typeset import chart_picture
from dvqc_desktop.exports.documents.word_styles import BODY, CELL, HEADINGS, LIST, SUBJECT, TABLE, TITLE, set_up

_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def render_docx(paper: Paper, rules: RulePack) -> bytes:
    """The paper as the bytes of a .docx file, without author, computer or time in it."""
    writer = _Writer(paper, rules)
    if paper.header is not None:
        writer.header(paper.header)
    if paper.title is not None:
        writer.title(paper.title)
    for block, following in zip(paper.blocks, (*paper.blocks[1:], None), strict=True):
        writer.block(block, keep_with_next=isinstance(following, Closing))
    return writer.content()


class _Writer:
    """Holds the growing document; one method a part of the paper."""

    def __init__(self, paper: Paper, rules: RulePack) -> None:
        self._rules = rules
        self._turned = paper.landscape
        self._document: Any = docx.Document()
        set_up(self._document, paper, rules)
        styles = (BODY, LIST, CELL, TITLE, SUBJECT, *HEADINGS)
        self._styles = {name: self._document.styles[name].style_id for name in styles}

    def content(self) -> bytes:
        """The finished file."""
        buffer = BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()

    def header(self, header: Header) -> None:
        """Two columns without rules: the unit and the number on the left, the Party's name, place and day on the right.

        Number and day stand on one height; without a number the day stands under the Party's name.
        """
        (left, right), *below = self._two_columns("header.left_width", "header.right_width", 2 if header.number else 1)
        self._centred(left.paragraphs[0], Run(header.superior.upper()), "header.superior_size")
        self._centred(left.add_paragraph(), Run(header.own.upper(), bold=True), "header.own_size")
        self._centred(left.add_paragraph(), Run(self._rules.text("header.star")), "header.star_size")
        nation = self._centred(
            right.paragraphs[0], Run(self._rules.text("header.nation"), bold=True), "header.nation_size"
        )
        nation.runs[0].font.underline = WD_UNDERLINE.SINGLE
        day = Run(header.place_date, italic=True)
        if header.number:
            number, place = below[0]
            self._centred(number.paragraphs[0], Run(header.number), "text.size")
            self._centred(place.paragraphs[0], day, "header.date_size")
        else:
            self._centred(right.add_paragraph(), day, "header.date_size").paragraph_format.space_before = Pt(6)

    def title(self, title: Title) -> None:
        """Type of paper, subject, five hyphens."""
        self._styled(TITLE, title.kind.upper())
        self._styled(SUBJECT, title.subject)
        rule = self._centred(self._document.add_paragraph(), Run(self._rules.text("title.rule")), "text.size")
        rule.paragraph_format.space_after = Pt(8)

    def block(self, block: Block, *, keep_with_next: bool) -> None:
        """One block of the text."""
        if isinstance(block, Paragraph):
            self._text(block.runs, BODY, keep_with_next).paragraph_format.first_line_indent = (
                None if block.indent else Mm(0)
            )
        elif isinstance(block, ItemList):
            for item in block.items:
                runs = (Run(f"- {item}"),) if isinstance(item, str) else (Run("- "), *item)
                self._text(runs, LIST, keep_with_next)
        elif isinstance(block, Table):
            self._table(block, keep_with_next)
        else:
            self._whole_block(block)

    def _whole_block(self, block: Block) -> None:
        """A block that is never tied to what follows."""
        if isinstance(block, Heading):
            self._styled(HEADINGS[min(block.level, len(HEADINGS)) - 1], block.text)
        elif isinstance(block, Annex):
            self._annex(block)
        elif isinstance(block, Chart):
            self._chart(block)
        elif isinstance(block, Closing):
            self._closing(block)

    def _text(self, runs: tuple[Run, ...], style: str, keep_with_next: bool) -> Any:
        paragraph = self._styled(style)
        if keep_with_next:
            paragraph.paragraph_format.keep_with_next = True
        for run in runs:
            self._write(paragraph, run)
        return paragraph

    def _styled(self, style: str, text: str = "") -> Any:
        """A new paragraph; its style is written by its id, since looking it up reads all styles each time."""
        paragraph = self._document.add_paragraph(text)
        paragraph._p.style = self._styles[style]
        return paragraph

    def _annex(self, block: Annex) -> None:
        number = f" {block.number}" if block.number else ""
        head = self._styled(SUBJECT, f"PHỤ LỤC{number}")
        head.paragraph_format.page_break_before = True
        self._styled(SUBJECT, block.subject).paragraph_format.space_after = Pt(8)

    def _chart(self, block: Chart) -> None:
        """A picture under its title; Word is told what it says, for who cannot see it."""
        title = self._centred(self._document.add_paragraph(), Run(block.title, bold=True), "text.size")
        title.paragraph_format.keep_with_next = True
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(10)
        shown = paragraph.add_run().add_picture(BytesIO(chart_picture(block)), width=Mm(block.width))
        shown._inline.docPr.set("descr", block.said)

    def _table(self, block: Table, keep_with_next: bool) -> None:
        lines = (*block.rows, block.total) if block.total else block.rows
        table = self._document.add_table(rows=1 + len(lines), cols=len(block.columns), style=TABLE)
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        self._column_widths(table, block)
        _mark(table.rows[0], "w:cantSplit")
        _mark(table.rows[0], "w:tblHeader")
        for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
            self._cell(cell, Run(column.title, bold=True), block, Align.CENTER).keep_with_next = True
        for place, (row, line) in enumerate(zip(table.rows[1:], lines, strict=True), start=1):
            _mark(row, "w:cantSplit")
            kept = block.whole or (keep_with_next and place == len(lines))
            if block.row_height:
                row.height = self._mm(block.row_height)
            for cell, column, text in zip(row.cells, block.columns, line, strict=True):
                self._cell(cell, Run(text, bold=line is block.total), block, column.align).keep_with_next = kept
        after = self._document.add_paragraph().paragraph_format
        after.line_spacing, after.keep_with_next = Pt(6), keep_with_next

    def _cell(self, cell: Any, run: Run, block: Table, align: Align) -> Any:
        paragraph = cell.paragraphs[0]
        paragraph._p.style, paragraph.alignment = self._styles[CELL], _ALIGN[align]
        self._write(paragraph, run, None if block.size == "table.size" else block.size)
        return paragraph.paragraph_format

    def _column_widths(self, table: Any, block: Table) -> None:
        whole = self._rules.number("page.height" if self._turned else "page.width")
        whole -= self._rules.number("page.margin_left")
        whole -= self._rules.number("page.margin_right")
        shared = [column for column in block.columns if column.width is None]
        rest = whole - sum(column.width or 0 for column in block.columns)
        for index, column in enumerate(block.columns):
            width = Mm(column.width if column.width is not None else rest / len(shared))
            table.columns[index].width = width
            for cell in table.columns[index].cells:
                cell.width = width

    def _closing(self, block: Closing) -> None:
        ((left, right),) = self._two_columns("signature.left_width", "signature.right_width")
        if block.left is not None:
            self._signature(left, block.left)
        elif block.recipients:
            self._recipients(left, block.recipients)
        self._signature(right, block.right)

    def _signature(self, cell: Any, signature: Signature) -> None:
        lines = [Run(signature.post, bold=True)]
        if signature.authority:
            lines = [Run(signature.authority, bold=True), Run(signature.post)]
        paragraph = cell.paragraphs[0]
        for run in lines:
            self._centred(paragraph, run, "signature.size")
            paragraph = cell.add_paragraph()
        paragraph.paragraph_format.space_before = self._mm("signature.space")
        self._centred(paragraph, Run(signature.name, bold=True), "signature.size")

    def _recipients(self, cell: Any, recipients: tuple[str, ...]) -> None:
        head = cell.paragraphs[0]
        self._write(head, Run(self._rules.text("recipients.head")), "recipients.head_size")
        head.runs[0].font.underline = WD_UNDERLINE.SINGLE
        for place, recipient in enumerate(recipients, start=1):
            end = "recipients.end" if place == len(recipients) else "recipients.separator"
            self._write(cell.add_paragraph(), Run(f"- {recipient}{self._rules.text(end)}"), "recipients.size")

    def _two_columns(self, left: str, right: str, rows: int = 1) -> list[tuple[Any, Any]]:
        """A table of two columns without rules; the cells of its rows."""
        table = self._document.add_table(rows=rows, cols=2)
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        for row in table.rows:
            _mark(row, "w:cantSplit")
        for index, key in enumerate((left, right)):
            table.columns[index].width = self._mm(key)
            for row in table.rows:
                row.cells[index].width = self._mm(key)
        return [(row.cells[0], row.cells[1]) for row in table.rows]

    def _centred(self, paragraph: Any, run: Run, size: str) -> Any:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._write(paragraph, run, size)
        return paragraph

    def _write(self, paragraph: Any, run: Run, size: str | None = None) -> None:
        """Adds a run; without a size it has that of its style."""
        written = paragraph.add_run(run.text)
        written.bold, written.italic = run.bold or None, run.italic or None
        if size is not None:
            written.font.size = self._pt(size)

    def _mm(self, key: str) -> Any:
        return Mm(self._rules.number(key))

    def _pt(self, key: str) -> Any:
        return Pt(self._rules.number(key))


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
