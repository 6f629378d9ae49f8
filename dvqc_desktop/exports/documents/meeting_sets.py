"""Papers of many meetings in one print: a month's set, and the bound books of minutes and resolutions of a year."""

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import MeetingState
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.exports.documents.bound_book import cover_paper
from dvqc_desktop.exports.documents.heads import paper_header, signature_of
from dvqc_desktop.exports.documents.model import Book, BookEntry, Closing, Paper, PaperSet
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document
from dvqc_desktop.services.meetings.meetings import MeetingRow, list_meetings
from dvqc_desktop.services.people.leaders import find_leader
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import Unit, get_unit

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

BEFORE = (PaperKind.AGENDA, PaperKind.INVITATION, PaperKind.ATTENDANCE)
AFTER = (PaperKind.MINUTES, PaperKind.RESOLUTION, PaperKind.TASKS, PaperKind.QUALITY)
MONTH_KINDS = (*BEFORE, *AFTER)
HELD = (MeetingState.HELD, MeetingState.CLOSED)


class BookKind(StrEnum):
    """The registers of meetings that are bound at the end of a year (domain notes §3.4)."""

    MINUTES = "minutes"
    RESOLUTION = "resolution"

    @property
    def paper(self) -> PaperKind:
        """The paper that fills it."""
        return PaperKind(self.value)


def month_set(database: "Database", month: date, kinds: Collection[PaperKind] = MONTH_KINDS) -> PaperSet:
    """The papers of these kinds of all meetings of a month, meeting by meeting; one that would be empty is left out.

    What tells of the course of a meeting is there once it was held. Raises NothingToPrintError, MinutesSayClassError.
    """
    rows = [row for row in _in_order(database, month.year) if row.held_on.month == month.month]
    papers = tuple(
        paper
        for row in rows
        for kind in MONTH_KINDS
        if kind in kinds and (kind in BEFORE or row.state in HELD)
        for paper in _papers(database, kind, row.id)
    )
    if not papers:
        raise NothingToPrintError(
            paper=f"bộ giấy tờ tháng {month.month}", missing="tháng ấy chưa có giấy nào trong các loại đã chọn"
        )
    return PaperSet(f"Bộ giấy tờ tháng {month:%m-%Y}", papers)


def bound_book(database: "Database", kind: BookKind, year: int) -> Book:
    """The register of a year, closed meetings alone, in the order of their days. Raises as `month_set`."""
    today = clock.today()
    with database.reading() as session:
        unit, signer, rules = get_unit(session), find_leader(session, today), rules_in_force(session)
    name, counted = book_words(kind, unit)
    entries = tuple(
        BookEntry(format_date(row.held_on), _subject(paper), paper)
        for row in _in_order(database, year)
        if row.state == MeetingState.CLOSED
        for paper in _papers(database, kind.paper, row.id)
    )
    if not entries:
        raise NothingToPrintError(
            paper=f"{name[:1].lower()}{name[1:]}", missing=f"năm {year} chưa có {counted} nào của buổi họp đã chốt"
        )
    lines = ("Quyển số: ……", f"Từ ngày {entries[0].day} đến ngày {entries[-1].day}")
    cover = cover_paper(name, f"Năm {year}", lines, paper_header(unit, today))
    return Book(f"{name} năm {year}", cover, entries, counted, Closing(signature_of(unit, signer, rules)))


def book_words(kind: BookKind, unit: Unit) -> tuple[str, str]:
    """The name of a register, and what its papers are called when counted."""
    body = "tổ đảng" if unit.is_group else "chi bộ"
    if kind is BookKind.MINUTES:
        return f"Sổ biên bản sinh hoạt {body}", "biên bản"
    return (
        (f"Sổ kết luận của {body}", "kết luận") if unit.is_group else (f"Sổ nghị quyết {body}", "nghị quyết, kết luận")
    )


def _in_order(database: "Database", year: int) -> list[MeetingRow]:
    return list(reversed(database.read(list_meetings, year)))


def _papers(database: "Database", kind: PaperKind, meeting_id: int) -> Iterator[Paper]:
    """The paper of a meeting, none where it would be empty."""
    try:
        made = make_document(database, kind, meeting_id)
    except NothingToPrintError:
        return
    if isinstance(made, Paper):
        yield made


def _subject(paper: Paper) -> str:
    """What the contents say of a paper: its number where it has one, and its subject."""
    number = paper.header.number if paper.header is not None else None
    return ": ".join(part for part in (number, paper.title.subject if paper.title is not None else "") if part)
