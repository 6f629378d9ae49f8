"""A Party paper as .docx, to be edited in Word: same model, same measures, Times New Roman."""

from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.model import (
    Align,
    Block,
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

_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_NEUTRAL_TIME = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed value, so that the file tells nothing of its making


def render_docx(paper: Paper, rules: RulePack) -> bytes:
    """The paper as the bytes of a .docx file, without author, computer or time in it."""
    writer = _Writer(rules)
    writer.set_up(paper)
    if paper.header is not None:
        writer.header(paper.header)
    if paper.title is not None:
        writer.title(paper.title)
    for block, following in zip(paper.blocks, (*paper.blocks[1:], None), strict=True):
        writer.block(block, keep_with_next=isinstance(following, Closing))
    return writer.content()


class _Writer:
    """Holds the growing document; one method a part of the paper."""

    def __init__(self, rules: RulePack) -> None:
        self._rules = rules
        self._document: Any = docx.Document()

    def content(self) -> bytes:
        """The finished file."""
        buffer = BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()

    def set_up(self, paper: Paper) -> None:
        """Page, font, page number, foot line and neutral properties."""
        properties = self._document.core_properties
        properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
        properties.title, properties.language = paper.name, "vi-VN"
        properties.created = properties.modified = _NEUTRAL_TIME
        section = self._document.sections[0]
        section.page_width, section.page_height = self._mm("page.width"), self._mm("page.height")
        section.top_margin, section.bottom_margin = self._mm("page.margin_top"), self._mm("page.margin_bottom")
        section.left_margin, section.right_margin = self._mm("page.margin_left"), self._mm("page.margin_right")
        section.header_distance = self._mm("page.number_from_edge")
        section.different_first_page_header_footer = True
        self._page_number(section.header.paragraphs[0])
        if paper.foot:
            for footer in (section.footer, section.first_page_footer):
                self._write(footer.paragraphs[0], Run(paper.foot), "internal.foot_size")
        style = self._document.styles["Normal"]
        style.font.name, style.font.size = self._rules.text("text.font"), self._pt("text.size")
        fonts = style.element.rPr.rFonts
        for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
            fonts.set(qn(script), self._rules.text("text.font"))
        style.paragraph_format.space_after = Pt(0)

    def header(self, header: Header) -> None:
        """Two columns without rules: the unit on the left, the Party's name, place and date on the right."""
        left, right = self._two_columns("header.left_width", "header.right_width")
        self._centred(left.paragraphs[0], Run(header.superior.upper()), "header.superior_size")
        self._centred(left.add_paragraph(), Run(header.own.upper(), bold=True), "header.own_size")
        self._centred(left.add_paragraph(), Run(self._rules.text("header.star")), "header.star_size")
        if header.number:
            self._centred(left.add_paragraph(), Run(header.number), "text.size")
        nation = self._centred(
            right.paragraphs[0], Run(self._rules.text("header.nation"), bold=True), "header.nation_size"
        )
        nation.runs[0].font.underline = WD_UNDERLINE.SINGLE
        place = self._centred(right.add_paragraph(), Run(header.place_date, italic=True), "header.date_size")
        place.paragraph_format.space_before = Pt(6)

    def title(self, title: Title) -> None:
        """Type of paper, subject, five hyphens."""
        first = self._centred(self._document.add_paragraph(), Run(title.kind.upper(), bold=True), "title.size")
        first.paragraph_format.space_before = Pt(18)
        self._centred(self._document.add_paragraph(), Run(title.subject, bold=True), "title.subject_size")
        rule = self._centred(self._document.add_paragraph(), Run(self._rules.text("title.rule")), "text.size")
        rule.paragraph_format.space_after = Pt(8)

    def block(self, block: Block, *, keep_with_next: bool) -> None:
        """One block of the text."""
        if isinstance(block, Paragraph):
            self._text(block.runs, indent=block.indent, keep_with_next=keep_with_next)
        elif isinstance(block, Heading):
            self._text((Run(block.text, bold=block.level < 3),), indent=True, keep_with_next=True)
        elif isinstance(block, ItemList):
            for item in block.items:
                self._text((Run(f"- {item}"),), indent=True, keep_with_next=keep_with_next)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Closing):
            self._closing(block)

    def _text(self, runs: tuple[Run, ...], *, indent: bool, keep_with_next: bool) -> None:
        paragraph = self._document.add_paragraph()
        form = paragraph.paragraph_format
        form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        form.first_line_indent = self._mm("text.first_line_indent") if indent else None
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, self._pt("text.line")
        form.space_after = self._pt("text.paragraph_gap")
        form.keep_with_next = keep_with_next
        for run in runs:
            self._write(paragraph, run, "text.size")

    def _table(self, block: Table) -> None:
        lines = (*block.rows, block.total) if block.total else block.rows
        table = self._document.add_table(rows=1 + len(lines), cols=len(block.columns), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        self._column_widths(table, block)
        _mark(table.rows[0], "w:tblHeader")
        for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
            self._centred(cell.paragraphs[0], Run(column.title, bold=True), "table.size")
        for row, line in zip(table.rows[1:], lines, strict=True):
            _mark(row, "w:cantSplit")
            for cell, column, text in zip(row.cells, block.columns, line, strict=True):
                self._write(cell.paragraphs[0], Run(text, bold=line is block.total), "table.size")
                cell.paragraphs[0].alignment = _ALIGN[column.align]
        self._document.add_paragraph().paragraph_format.line_spacing = Pt(6)

    def _column_widths(self, table: Any, block: Table) -> None:
        whole = self._rules.number("page.width") - self._rules.number("page.margin_left")
        whole -= self._rules.number("page.margin_right")
        shared = [column for column in block.columns if column.width is None]
        rest = whole - sum(column.width or 0 for column in block.columns)
        for index, column in enumerate(block.columns):
            width = Mm(column.width if column.width is not None else rest / len(shared))
            table.columns[index].width = width
            for cell in table.columns[index].cells:
                cell.width = width

    def _closing(self, block: Closing) -> None:
        left, right = self._two_columns("signature.left_width", "signature.right_width")
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

    def _two_columns(self, left: str, right: str) -> tuple[Any, Any]:
        table = self._document.add_table(rows=1, cols=2)
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        _mark(table.rows[0], "w:cantSplit")
        for index, key in enumerate((left, right)):
            table.columns[index].width = table.rows[0].cells[index].width = self._mm(key)
        return table.rows[0].cells[0], table.rows[0].cells[1]

    def _centred(self, paragraph: Any, run: Run, size: str) -> Any:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._write(paragraph, run, size)
        return paragraph

    def _write(self, paragraph: Any, run: Run, size: str) -> None:
        written = paragraph.add_run(run.text)
        written.bold, written.italic, written.font.size = run.bold, run.italic, self._pt(size)

    def _page_number(self, paragraph: Any) -> None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run()
        run.font.size = self._pt("page.number_size")
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = text
            run._r.append(element)

    def _mm(self, key: str) -> Any:
        return Mm(self._rules.number(key))

    def _pt(self, key: str) -> Any:
        return Pt(self._rules.number(key))


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
