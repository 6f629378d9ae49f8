"""A register to be bound and kept: its cover, and the contents that name the page of each paper."""

from collections.abc import Sequence

from dvqc_desktop.exports.documents.model import (
    Align,
    Block,
    Book,
    Column,
    Cover,
    Header,
    Paper,
    Paragraph,
    Run,
    Table,
    Title,
)

COLUMNS = (
    Column("TT", 12, Align.CENTER),
    Column("Ngày", 28, Align.CENTER),
    Column("Nội dung"),
    Column("Trang", 18, Align.CENTER),
)


def cover_paper(name: str, subject: str, lines: tuple[str, ...], header: Header) -> Paper:
    """The first sheet of a register: whose it is, what it holds, of which year."""
    return Paper(name, (Cover(name, subject, lines),), header)


def contents(book: Book, pages: Sequence[int], last: int, first_page: int) -> Paper:
    """The contents of a register whose papers begin on `pages` and end on `last`; they stand from `first_page` on."""
    rows = tuple(
        (str(place), entry.day, entry.subject, str(page))
        for place, (entry, page) in enumerate(zip(book.entries, pages, strict=True), start=1)
    )
    words = f"Sổ này có {last} trang, đánh số từ 1 đến {last}, gồm {len(rows)} {book.counted}."
    blocks: tuple[Block, ...] = (Table(COLUMNS, rows), Paragraph((Run(words),)), book.closing)
    title = Title("Mục lục", f"{book.name[:1].lower()}{book.name[1:]}")
    return Paper(book.name, blocks, title=title, first_page=first_page)
