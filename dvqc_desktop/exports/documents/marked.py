"""Text with its bold and italic places as blocks of a paper: paragraphs, and lists where lines begin with a hyphen."""

from collections.abc import Iterable
from itertools import groupby

from dvqc_desktop.domain.marked_text import Mark, text_lines
from dvqc_desktop.exports.documents.model import Block, ItemList, Paragraph, Run


def marked_blocks(text: str | None, marks: Iterable[Mark], lead: str = "") -> tuple[Block, ...]:
    """A text line by line, nothing for an empty one; `lead` are words in bold before the first line."""
    blocks: list[Block] = []
    head = (Run(lead, bold=True),) if lead else ()
    for listed, lines in groupby(text_lines(text or "", marks), lambda line: line.listed):
        if listed:
            blocks += [Paragraph(head)] if head else []
            blocks.append(ItemList(tuple(line.runs for line in lines)))
        else:
            first, *others = (line.runs for line in lines)
            blocks += [Paragraph((*head, *first)), *(Paragraph(runs) for runs in others)]
        head = ()
    return tuple(blocks)
