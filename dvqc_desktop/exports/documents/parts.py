"""Long documents drawn part by part: Typst keeps all that it draws at once in memory, 3 MiB a page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice, pairwise

from dvqc_desktop.exports.documents.bound_book import contents
from dvqc_desktop.exports.documents.model import Block, Book, Document, Paper, PaperSet, Table

ROWS_AT_ONCE = 600
PAPERS_AT_ONCE = 12  # the first time
PAGES_AT_ONCE = 30

Drawn = tuple[bytes, ...]
Draw = Callable[[Document], Drawn]
Count = Callable[[Drawn], int]


def drawn_in_parts(document: Document, draw: Draw, count: Count) -> Iterator[Drawn]:
    """The drawn parts of a document in order; `count` says how many pages a part has."""
    if isinstance(document, Book):
        yield from _book(document, draw, count)
    elif isinstance(document, PaperSet):
        yield from _set(document, draw, count)
    elif isinstance(document, Paper):
        yield from _paper(document, draw, count)
    else:
        yield draw(document)


def _set(papers: PaperSet, draw: Draw, count: Count) -> Iterator[Drawn]:
    """Papers of a set, as many at once as had room for their pages so far."""
    rest, size = iter(papers.papers), PAPERS_AT_ONCE
    while some := tuple(islice(rest, size)):
        made = draw(PaperSet(papers.name, some))
        yield made
        size = max(1, PAGES_AT_ONCE * len(some) // max(1, count(made)))


def _paper(paper: Paper, draw: Draw, count: Count) -> Iterator[Drawn]:
    first, made = paper.first_page, None
    for piece in _pieces(paper):
        if made is not None:
            first += count(made)
        made = draw(replace(piece, first_page=first))
        yield made


def _pieces(paper: Paper) -> Iterator[Paper]:
    """The paper cut within its long tables; header and title stand on the first piece alone."""
    blocks: list[Block] = []
    bare = replace(paper, header=None, title=None, named=None)
    begun = False
    for block in paper.blocks:
        if not isinstance(block, Table) or len(block.rows) <= ROWS_AT_ONCE:
            blocks.append(block)
            continue
        *full, rest = _cut(block)
        for part in full:
            yield replace(bare if begun else paper, blocks=(*blocks, part))
            blocks, begun = [], True
        blocks.append(rest)
    yield replace(bare if begun else paper, blocks=tuple(blocks))


def _cut(table: Table) -> list[Table]:
    ends = [*range(0, len(table.rows), ROWS_AT_ONCE), len(table.rows)]
    parts = [replace(table, rows=table.rows[start:end], total=()) for start, end in pairwise(ends)]
    return [*parts[:-1], replace(parts[-1], total=table.total)]


def _book(book: Book, draw: Draw, count: Count) -> Iterator[Drawn]:
    """Cover, contents, papers: the contents are drawn twice, first to know how many pages they take."""
    cover = draw(book.cover)
    begins = count(cover) + 1
    first = begins + count(draw(contents(book, [0] * len(book.entries), 0, begins)))
    starts, papers = [], []
    for entry in book.entries:
        starts.append(first)
        for part in _paper(replace(entry.paper, first_page=first), draw, count):
            papers.append(part)
            first += count(part)
    yield cover
    yield draw(contents(book, starts, first - 1, begins))
    yield from papers


def pdf_pages(parts: Drawn) -> int:
    """How many pages the PDFs have together."""
    from pypdf import PdfReader

    return sum(len(PdfReader(BytesIO(part)).pages) for part in parts)


def joined(name: str, parts: list[bytes]) -> bytes:
    """Several PDFs as one, titled `name`, without author, programme or time in it."""
    if len(parts) == 1:
        return parts[0]
    from pypdf import PdfWriter

    writer = PdfWriter()
    for part in parts:
        writer.append(BytesIO(part), import_outline=False)
    writer.metadata = {"/Title": name}
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
