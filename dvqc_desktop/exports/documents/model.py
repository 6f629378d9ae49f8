"""What a paper says, free of how it is drawn: the one model behind PDF, page pictures and .docx."""

from dataclasses import dataclass, field
from enum import StrEnum

from dvqc_desktop.domain import marked_text
from dvqc_desktop.exports.documents.chain_model import ChainSheet

Run = marked_text.Run  # text of one look is the same in the book and on paper


class Align(StrEnum):
    """Where text stands in its cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a Party paper: superior body, own body, number (where the paper has one), place and date in words."""

    superior: str
    own: str
    place_date: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """Type of paper in capitals, and what it is about."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; its first line stands in unless `indent` is off."""

    runs: tuple[Run, ...]
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading such as "I. ĐÁNH GIÁ KẾT QUẢ THÁNG TRƯỚC"; level 1 is the highest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class ItemList:
    """Lines beginning with a hyphen, as Party papers write lists; a line is plain text or made of runs."""

    items: tuple[str | tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` in mm, the columns without one share the rest."""

    title: str
    width: float | None = None
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; its head is repeated on each page, no row is split, `total` is a last row in bold.

    `size` is the measure of its type in the rule pack; `whole` keeps a short table on one page; `row_height` is the
    measure of rows with room to write by hand.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    size: str = "table.size"
    whole: bool = False
    row_height: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: "T/M CHI BỘ", the post, the name; without authority for minutes (THƯ KÝ, CHỦ TRÌ)."""

    post: str
    name: str
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a paper: recipients or a signature on the left, a signature on the right; never alone on a page."""

    right: Signature
    left: Signature | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Lines of a sheet without rules: what it is about on the left, what is kept on the right."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WritingBox:
    """A frame with lines to write on by hand; never split over two pages."""

    title: str
    lines: int


@dataclass(frozen=True, slots=True)
class Annex:
    """The beginning of an annex on a page of its own; numbered where the paper has two or more."""

    subject: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """The middle of a register's first sheet: what it is, of what and when, and lines to fill in by hand."""

    title: str
    subject: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing under its title: SVG, its width and height in mm, and what it says in words, for who cannot see it."""

    title: str
    svg: str = field(metadata={"drawing": True})
    width: float
    height: float
    said: str


Block = Paragraph | Heading | ItemList | Table | Facts | WritingBox | Closing | Annex | Cover | Chart


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper on A4 sheets. `name` titles the file (no person's name); `foot` is the line of internal sheets.

    An internal sheet is not offered for Word; `landscape` turns the sheet. `handed` marks the one paper that shows a
    person's own class: it is handed to that person, and saved as a file only after a warning. `named` is the same
    paper with names, printed instead only where the choice of `named_words` is made in the preview. `first_page` is the
    number of its first page; the number 1 is never printed.
    """

    name: str
    blocks: tuple[Block, ...]
    header: Header | None = None
    title: Title | None = None
    foot: str | None = None
    landscape: bool = False
    handed: bool = False
    named: "Paper | None" = None
    named_words: str = ""
    first_page: int = 1


@dataclass(frozen=True, slots=True)
class PaperSet:
    """Several papers printed one after the other, each with its own page numbers."""

    name: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class BookEntry:
    """A paper in a register, with its day and its line in the contents."""

    day: str
    subject: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class Book:
    """A register to be bound: a cover, contents with page numbers, papers whose page numbers run on.

    `counted` is what the entries are called when they are counted; `closing` signs the contents.
    """

    name: str
    cover: Paper
    entries: tuple[BookEntry, ...]
    counted: str
    closing: Closing


@dataclass(frozen=True, slots=True)
class SlipEntry:
    """One person on a slip: "chị Dung (phay)", through whom, and a few short lines.

    `when` says on which day to meet instead, where the shifts keep them apart on the contact day.
    """

    name: str
    through: str | None
    last_contact: str
    next_step: str | None
    praise: str | None
    promise: str | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """The slip of one member: the people held directly, then those reached through others."""

    holder: str
    direct: tuple[SlipEntry, ...]
    via: tuple[SlipEntry, ...]


class SlipForm(StrEnum):
    """How the slips are laid out: pocket slips A6, four cut from an A4, or a whole A4 with lines to write on."""

    POCKET = "pocket"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class SlipPart:
    """Which slips of a long sheet are drawn at once: `take` of them after the first `skip`, numbered after `before`."""

    skip: int
    take: int
    before: int
    total: int


@dataclass(frozen=True, slots=True)
class SlipSheet:
    """All slips of a week; `week` and `contact_day` in words, `return_by` as dd/MM, `week_on` its Monday in ISO.

    `part` is set where a long sheet is drawn part by part.
    """

    name: str
    week: str
    contact_day: str
    return_by: str
    slips: tuple[Slip, ...]
    week_on: str = ""
    form: SlipForm = SlipForm.POCKET
    part: SlipPart | None = None


@dataclass(frozen=True, slots=True)
class OpinionSlips:
    """Blank slips of the workers' criticism, A6, all alike: no name, no number, nothing that tells one from another.

    `parts` are what a slip asks, each with how many lines to write on; `copies` is the number of slips.
    """

    name: str
    heading: str
    quarter: str
    greeting: str
    parts: tuple[tuple[str, int], ...]
    thanks: str
    copies: int


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The sheet that opens the book when the passphrase is lost; names no person."""

    name: str
    unit: str
    made_on: str
    code_groups: tuple[str, ...]
    facts: tuple[str, ...] = field(default=())


Document = Paper | PaperSet | Book | SlipSheet | OpinionSlips | ChainSheet | RecoverySheet
