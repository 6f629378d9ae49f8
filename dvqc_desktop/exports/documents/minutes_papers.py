"""Makes the papers of minutes: of a whole meeting, of one item, and of the internal annex."""

from typing import TYPE_CHECKING

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.exports.documents.minutes_paper import annex_paper, extract_paper, minutes_paper
from dvqc_desktop.exports.documents.model import Document
from dvqc_desktop.services.meetings.minutes.printable import printable_record
from dvqc_desktop.services.meetings.minutes.versions import meeting_of_item
from dvqc_desktop.services.meetings.papers.paper_meetings import last_minutes
from dvqc_desktop.services.rules import meeting_rules

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

NONE_CLOSED = "sổ chưa có buổi họp nào chốt biên bản"


def minutes_by_command(database: "Database", meeting_id: int | None) -> Document:
    """The minutes of a meeting, of the last closed one where None.

    Raises MeetingMissingError, MinutesSayClassError, NothingToPrintError.
    """
    with database.reading() as session:
        found = last_minutes(session) if meeting_id is None else meeting_id
        if found is None:
            raise NothingToPrintError(paper="biên bản", missing=NONE_CLOSED)
        record, rules = printable_record(session, found), meeting_rules(session, found)
    if not record.items:
        raise NothingToPrintError(paper="biên bản", missing="buổi họp chưa có mục nào")
    return minutes_paper(record, rules)


def extract_by_command(database: "Database", item_id: int | None) -> Document:
    """One item; where None, the first one with a conclusion of the last closed meeting. Raises as the minutes."""
    with database.reading() as session:
        found = last_minutes(session) if item_id is None else meeting_of_item(session, item_id)
        if found is None:
            raise NothingToPrintError(paper="trích biên bản", missing=NONE_CLOSED)
        record, rules = printable_record(session, found), meeting_rules(session, found)
    chosen = item_id or next((item.id for item in record.items if item.conclusion.text), None)
    if chosen is None:
        raise NothingToPrintError(paper="trích biên bản", missing="buổi họp chưa có mục nào ghi kết luận")
    return extract_paper(record, chosen, rules)


def annex_document(database: "Database", meeting_id: int) -> Document:
    """The internal annex of a meeting as an internal sheet. Raises as the minutes."""
    with database.reading() as session:
        record, rules = printable_record(session, meeting_id), meeting_rules(session, meeting_id)
    paper = annex_paper(record, rules, clock.today())
    if not paper.blocks:
        raise NothingToPrintError(paper="phụ lục nội bộ", missing="buổi họp không ghi gì vào phụ lục")
    return paper
