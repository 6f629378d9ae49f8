"""What is done in the view and from other pages: forms opened and kept, papers made and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.opinions import body_words
from dvqc_desktop.services.contacts import opinions
from dvqc_desktop.services.contacts.opinion_reading import (
    OpinionFields,
    OpinionRow,
    SessionFields,
    SessionRow,
    list_sessions,
    tasks_to_promise,
    usual_session,
    worker_names,
)
from dvqc_desktop.services.meetings.meetings import list_meetings
from dvqc_desktop.services.people.leaders import MemberName, present_members, workers_of
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui.messages import show_error
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.papers import PaperJob
from dvqc_desktop.ui.pages.plans.opinions.forms import MeetingChoice, SessionDialog, SlipsDialog
from dvqc_desktop.ui.pages.plans.opinions.opinion_form import OpinionChoices, OpinionDialog
from dvqc_desktop.ui.pages.plans.people.acts import write_from
from dvqc_desktop.ui.widgets.private_echo import echo_line

if TYPE_CHECKING:
    from dvqc_desktop.exports.documents.model import Document


def ask_session(parent: QWidget, context: PageContext, row: SessionRow | None) -> None:
    """The form of a session, a new one or one that is there."""
    store, today = context.store, clock.today()
    rows = store.read(list_meetings)
    meetings = [MeetingChoice(each.id, each.held_on) for each in rows if each.kind == MeetingKind.CRITICISM]
    dialog = SessionDialog(parent, meetings, row.fields if row else SessionFields(today, today), row is None)

    def keep(fields: SessionFields) -> None:
        if row is None:
            write_from(dialog, store, opinions.open_session, fields)
        else:
            write_from(dialog, store, opinions.edit_session, row.id, fields)

    def remove() -> None:
        if row is not None:
            write_from(dialog, store, opinions.remove_session, row.id)

    dialog.accepted_fields.connect(keep)
    dialog.removed.connect(remove)
    dialog.open()


def ask_opinion(parent: QWidget, context: PageContext, heard: SessionRow, row: OpinionRow | None) -> None:
    """The form of an opinion, a new one or one that is there."""
    store = context.store
    body = body_words(store.read(get_unit).is_group)
    members = list(store.read(present_members, min(heard.fields.held_on, clock.today())))
    if row is not None:
        _add(members, row.fields.about_id, row.about)
        _add(members, row.fields.answered_by_id, row.answered_by)
    tasks, names = store.read(tasks_to_promise, heard.id), store.read(worker_names)
    fields = row.fields if row is not None else OpinionFields("")
    dialog = OpinionDialog(parent, OpinionChoices(body, members, tasks, names), fields, row is None)

    def keep(new: OpinionFields) -> None:
        if row is None:
            write_from(dialog, store, opinions.record_opinion, heard.id, new)
        else:
            write_from(dialog, store, opinions.edit_opinion, row.id, new)

    dialog.body.addWidget(echo_line(dialog, store, lambda: None))
    dialog.accepted_fields.connect(keep)
    dialog.open()


def ask_slips(parent: QWidget, context: PageContext) -> None:
    """Asks how many blank slips are wanted, as many as there are workers unless changed, and shows them."""
    from dvqc_desktop.exports.documents.opinion_paper import slips_document

    today, database = clock.today(), context.store.database
    dialog = SlipsDialog(parent, len(context.store.read(workers_of, today)))

    def show(copies: int) -> None:
        PaperJob(parent, context, "phiếu góp ý").show(lambda: slips_document(database, today, copies), _nobody)

    dialog.accepted_copies.connect(show)
    dialog.open()


def preview_answers(parent: QWidget, context: PageContext, session_id: int | None = None) -> None:
    """The sheet of answers of a session, of the last one heard where none is given."""
    from dvqc_desktop.domain.errors.exports import NothingToPrintError
    from dvqc_desktop.exports.documents.opinion_paper import answer_sheet

    if session_id is None:
        usual = usual_session(context.store.read(list_sessions))
        if usual is None:
            show_error(parent, NothingToPrintError(paper="bản trả lời", missing="chưa mở kỳ góp ý nào"))
            return
        session_id = usual.id
    database, wanted = context.store.database, session_id
    PaperJob(parent, context, "bản trả lời góp ý").show(lambda: answer_sheet(database, wanted), _nobody)


def _nobody(_document: Document) -> int:
    return 0


def _add(members: list[MemberName], person_id: int | None, name: str | None) -> None:
    """A member named in the opinion who is no longer offered stays to be chosen."""
    if person_id is not None and name and person_id not in {member.id for member in members}:
        members.append(MemberName(person_id, name))
