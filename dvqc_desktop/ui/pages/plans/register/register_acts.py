"""What is done with an entry of the register: written, answered, told back, taken out, printed for a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.contacts import proposals
from dvqc_desktop.services.contacts.proposals import ProposalFields, ProposalRow
from dvqc_desktop.services.people.leaders import MemberName, present_members, workers_of
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.ui.messages import show_error
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.plans.people.acts import write_from
from dvqc_desktop.ui.pages.plans.register.proposal_dialog import EntryPeople, ProposalDialog
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.private_echo import echo_line


def ask_entry(parent: QWidget, store: Store, name: str, fields: ProposalFields, row: ProposalRow | None) -> None:
    """The form of an entry: a new one, or one that is there (`row`); without a name the person is chosen in it."""
    today = clock.today()
    members = list(store.read(present_members, today))
    if row is not None and row.owner_name and fields.owner_id not in {member.id for member in members}:
        members.append(MemberName(fields.owner_id or 0, row.owner_name))
    workers = () if name else store.read(workers_of, today)
    dialog = ProposalDialog(parent, EntryPeople(name, workers, members), fields, row is None)

    def keep(new: ProposalFields) -> None:
        if row is None:
            write_from(dialog, store, proposals.record_proposal, new)
        else:
            write_from(dialog, store, proposals.edit_proposal, row.id, new)

    dialog.body.addWidget(echo_line(dialog, store, dialog.whose))
    dialog.accepted_fields.connect(keep)
    dialog.open()


def preview_register(parent: QWidget, context: PageContext, rows: Sequence[ProposalRow], note: str) -> None:
    """The entries shown, as a list for a meeting: without names unless chosen in the preview."""
    from dvqc_desktop.exports.documents.proposal_paper import proposal_document
    from dvqc_desktop.ui.dialogs.print_preview.window import preview_document

    try:
        document = proposal_document(context.store.database, rows, note)
    except AppError as error:
        show_error(parent, error)
        return
    preview_document(parent.window(), context.jobs, document, context.store.read(rules_in_force), context.store)
