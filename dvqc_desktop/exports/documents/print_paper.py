"""One door to every paper: its rows are read, the document is made and drawn, as PDF, as pages or as .docx."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors.exports import NoDocxOfPaperError, NothingToPrintError
from dvqc_desktop.exports.documents.agenda import AgendaData, agenda_paper
from dvqc_desktop.exports.documents.attendance_paper import attendance_by_command
from dvqc_desktop.exports.documents.board_papers import chain_by_command, groups_by_command
from dvqc_desktop.exports.documents.contact_slips import contact_slips
from dvqc_desktop.exports.documents.invitation_paper import invitation_by_command
from dvqc_desktop.exports.documents.minutes_papers import extract_by_command, minutes_by_command
from dvqc_desktop.exports.documents.model import Document, Paper
from dvqc_desktop.exports.documents.narrative_paper import report_by_command
from dvqc_desktop.exports.documents.person_sheets import person_document
from dvqc_desktop.exports.documents.plan_papers import plans_by_command
from dvqc_desktop.exports.documents.quality_paper import quality_by_command
from dvqc_desktop.exports.documents.resolution_paper import resolution_by_command
from dvqc_desktop.exports.documents.roster_paper import roster_document
from dvqc_desktop.exports.documents.task_paper import tasks_by_command
from dvqc_desktop.exports.documents.typeset import SCREEN_PPI, render_pages, render_pdf
from dvqc_desktop.services.contacts.contact_sheet import contact_sheet
from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.agenda.meeting_draft import draft_meeting
from dvqc_desktop.services.meetings.meetings import find_next_meeting, get_meeting
from dvqc_desktop.services.meetings.roll.attendance import roll_call
from dvqc_desktop.services.people.leaders import find_leader, leaders, present_members
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database


class PaperKind(StrEnum):
    """The papers that can be printed, by the names of the command line."""

    AGENDA = "agenda"
    INVITATION = "invitation"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"
    EXTRACT = "extract"
    CONTACT_SHEET = "contact-sheet"
    GROUPS = "groups"
    CHAIN = "chain"
    PERSON_SHEET = "person-sheet"
    PLAN = "plan"
    ROSTER = "roster"
    RESOLUTION = "resolution"
    TASKS = "tasks"
    QUALITY = "quality"
    REPORT = "report"


WITH_DOCX = frozenset(
    {
        *(PaperKind.AGENDA, PaperKind.INVITATION, PaperKind.ATTENDANCE),
        *(PaperKind.MINUTES, PaperKind.EXTRACT, PaperKind.RESOLUTION, PaperKind.REPORT),
    }
)


def make_document(database: "Database", kind: PaperKind, row_id: int | None = None) -> Document:
    """Read what a paper needs and make its document.

    `row_id` is the meeting of an agenda, invitation or list to sign (None: the next one not yet held; where none is
    planned, the usual items of an agenda as a proposal), the member of a slip or of a chain, or the person of a sheet
    or plan (None: all); groups and roster take none. Minutes take the meeting (None: the last closed one), an extract
    the agenda item, a report the number of one that was sent (None: the last sent, or else of this month).

    Raises:
        MeetingMissingError: there is no such meeting.
        PaperTakesNoIdError: groups or roster were asked for with a number.
        NothingToPrintError: the paper would be empty.
    """
    makers: dict[PaperKind, Callable[[Database, int | None], Document]] = {
        PaperKind.AGENDA: _agenda,
        PaperKind.INVITATION: invitation_by_command,
        PaperKind.ATTENDANCE: attendance_by_command,
        PaperKind.MINUTES: minutes_by_command,
        PaperKind.EXTRACT: extract_by_command,
        PaperKind.CONTACT_SHEET: _slips,
        PaperKind.GROUPS: groups_by_command,
        PaperKind.CHAIN: chain_by_command,
        PaperKind.PERSON_SHEET: person_document,
        PaperKind.PLAN: plans_by_command,
        PaperKind.ROSTER: roster_document,
        PaperKind.RESOLUTION: resolution_by_command,
        PaperKind.TASKS: tasks_by_command,
        PaperKind.QUALITY: quality_by_command,
        PaperKind.REPORT: report_by_command,
    }
    return makers[kind](database, row_id)


def render_paper(database: "Database", kind: PaperKind, row_id: int | None = None, form: str = "pdf") -> bytes:
    """A paper as the bytes of a file, `form` "pdf" or "docx". Raises as `make_document`, and NoDocxOfPaperError."""
    refuse_docx(kind, form)
    return draw_paper(database, make_document(database, kind, row_id), form)


def refuse_docx(kind: PaperKind, form: str) -> None:
    """Raises NoDocxOfPaperError for a paper that no Word file is made of."""
    if form == "docx" and kind not in WITH_DOCX:
        raise NoDocxOfPaperError


def draw_paper(database: "Database", document: Document, form: str = "pdf") -> bytes:
    """A document as the bytes of a file, under the rules in force."""
    if form == "docx" and isinstance(document, Paper):
        from dvqc_desktop.exports.documents.word import render_docx

        return render_docx(document, database.read(rules_in_force))
    return render_pdf(document, database.read(rules_in_force))


def paper_pages(database: "Database", kind: PaperKind, row_id: int | None = None) -> tuple[bytes, ...]:
    """A paper as one PNG picture per page for the screen. Raises as `make_document`."""
    return render_pages(make_document(database, kind, row_id), database.read(rules_in_force), SCREEN_PPI)


def _agenda(database: "Database", row_id: int | None) -> Document:
    today = clock.today()
    with database.reading() as session:
        planned = find_next_meeting(session, today) if row_id is None else None
        meeting_id = planned.id if planned is not None else row_id
        if meeting_id is None:
            meeting, items = draft_meeting(session, today)
            members = len(present_members(session, today))
        else:
            meeting, items = get_meeting(session, meeting_id), list_items(session, meeting_id)
            members = sum(row.has_to_attend for row in roll_call(session, meeting_id))
        known = {leader.id: leader for leader in leaders(session, meeting.held_on)}
        chair = known.get(meeting.chair_id) if meeting.chair_id is not None else None
        data = AgendaData(
            unit=get_unit(session),
            meeting=meeting,
            items=items,
            members=members,
            chair=chair,
            signer=chair or find_leader(session, today),
            printed_on=min(today, meeting.held_on),
        )
    if not data.items:
        raise NothingToPrintError(paper="chương trình", missing="buổi họp chưa có mục nào")
    return agenda_paper(data, database.read(rules_in_force))


def _slips(database: "Database", row_id: int | None) -> Document:
    with database.reading() as session:
        sheet = contact_sheet(session, clock.today(), row_id)
    document = contact_slips(sheet, database.read(rules_in_force))
    if not document.slips:
        nobody = "chưa đảng viên nào" if row_id is None else f"không có đảng viên số {row_id}"
        raise NothingToPrintError(paper="phiếu gặp gỡ", missing=f"{nobody} được phân công phụ trách ai")
    return document
