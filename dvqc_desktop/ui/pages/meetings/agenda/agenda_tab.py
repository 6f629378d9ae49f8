"""The sub-tab "Chương trình": the agenda edited in place, its total against the meeting's time, reminders beside."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from shiboken6 import isValid

from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.meetings import (
    PreparationCheck,
    TemplateItem,
    ideology_check,
    kind_words,
    preparation_checks,
)
from dvqc_desktop.services.meetings.agenda import agenda, backlog
from dvqc_desktop.services.meetings.agenda.agenda import AgendaRow, ItemForm
from dvqc_desktop.services.meetings.agenda.agenda_proposals import (
    AgendaProposal,
    ProposalKind,
    accept_proposal,
    agenda_proposals,
    count_workers,
)
from dvqc_desktop.services.meetings.agenda.backlog import list_backlog
from dvqc_desktop.services.meetings.meetings import add_usual_items
from dvqc_desktop.services.meetings.roll.attendance import meeting_electorate
from dvqc_desktop.services.meetings.tasks.tasks import TaskRow, debts
from dvqc_desktop.services.meetings.year.kinds import least_minutes_of
from dvqc_desktop.services.rules import meeting_rules, rules_in_force
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.agenda.agenda_side import AgendaSide
from dvqc_desktop.ui.pages.meetings.agenda.agenda_table import EVERYBODY, MINUTES, PEOPLE, PRESENTER, TITLE, AgendaTable
from dvqc_desktop.ui.pages.meetings.agenda.agenda_tools import AgendaTools
from dvqc_desktop.ui.pages.meetings.agenda.agenda_total import AgendaTotal
from dvqc_desktop.ui.pages.meetings.agenda.backlog_dialog import BacklogDialog
from dvqc_desktop.ui.pages.meetings.agenda.people_dialog import PeopleDialog
from dvqc_desktop.ui.pages.meetings.roll.quorum import Attending
from dvqc_desktop.ui.pages.meetings.tab import MeetingTab, Shown
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import FinishTaskDialog

NEW_TITLE = "Mục mới"
NEW_MINUTES = 10
ROLL_TAB = 1
MOST_AT_ONCE = 2000  # workers whose gaps are found in less than a frame or two; more are looked through in a job


def item_form(row: AgendaRow) -> ItemForm:
    """An item as the form that would leave it as it is."""
    words = None if row.presenter_id is not None else row.presenter
    people = tuple(person_id for person_id, _ in row.people)
    return ItemForm(row.title, row.minutes, row.presenter_id, words, row.source, people)


def _as_check(proposal: AgendaProposal) -> PreparationCheck:
    """The unfinished tasks stand among the reminders, not among the people."""
    return PreparationCheck(proposal.heading, False, TemplateItem(proposal.minutes, proposal.title))


class AgendaTab(MeetingTab):
    """Table at the left, reminders at the right."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._rules = self.store.read(rules_in_force)
        self.table = AgendaTable()
        self.side = AgendaSide()
        self.tools = AgendaTools()
        self.total = AgendaTotal()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.table, 1)
        left.addWidget(self.tools)
        left.addWidget(self.total)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.side)

    def _connect(self) -> None:
        self.table.rows.edited.connect(self._edited)
        self.table.moved.connect(self._moved)
        self.table.unwanted.connect(self._remove_row)
        self.table.doubleClicked.connect(self._open_cell)
        self.table.selectionModel().currentRowChanged.connect(self._show_acts)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.tools.added.connect(self.add_item)
        self.tools.usual_wanted.connect(self._take_usual)
        self.tools.people_wanted.connect(self._link_people)
        self.tools.later_wanted.connect(self._put_off)
        self.tools.standing_wanted.connect(self._set_standing)
        self.tools.removed.connect(self._remove_current)
        self.side.backlog_wanted.connect(self._open_backlog)
        self.side.check_wanted.connect(self._take_check)
        self.side.proposal_wanted.connect(self._take_proposal)
        self.side.task_wanted.connect(self._finish_task)
        self.side.roll_wanted.connect(self._show_roll)

    def fill(self, shown: Shown) -> None:
        """Reads the agenda and everything beside it."""
        meeting = shown.meeting
        self._rules = self.store.read(meeting_rules, meeting.id)
        items = self.store.read(agenda.list_items, meeting.id)
        place = self.table.current_row()
        self.table.rows.is_open = shown.is_open
        self.table.cells.members = shown.members
        self.table.rows.set_rows(items)
        self.table.select_row(min(max(place, 0), len(items) - 1))
        self._show_acts()
        least = self.store.read(least_minutes_of, meeting.id)
        self.total.show_total(meeting, sum(item.minutes for item in items), least)
        self._fill_side(shown)

    def _fill_side(self, shown: Shown) -> None:
        meeting = shown.meeting
        self._show_proposals(meeting.id, ())
        self.side.show_backlog(len(self.store.read(list_backlog)), shown.is_open)
        self.side.show_debts(self.store.read(debts, meeting.id))
        roll = self.store.read(meeting_electorate, meeting.id, expected=shown.is_ahead)
        can_pass = roll.can_pass(self._rules.threshold("vote.majority"))
        self.side.show_quorum(Attending(roll, can_pass, shown.is_ahead))
        self.side.order_keys()
        if not shown.is_ahead:
            return
        if self.store.read(count_workers, meeting.held_on) <= MOST_AT_ONCE:
            self._show_proposals(meeting.id, self.store.read(agenda_proposals, meeting.id))
        else:
            self.context.jobs.run_quietly(
                lambda _progress: self.store.read(agenda_proposals, meeting.id),
                lambda found: self._show_proposals(meeting.id, found),
            )

    def _show_proposals(self, meeting_id: int, proposals: tuple[AgendaProposal, ...]) -> None:
        """Shows what the data propose, if the meeting it is for is still on the screen."""
        if not isValid(self) or self.shown is None or self.shown.meeting.id != meeting_id:
            return
        meeting, items = self.shown.meeting, self.table.rows.shown()
        words = meeting.kind_name or kind_words(meeting.kind, self.shown.unit.kind).partition(" (")[0]
        checks = preparation_checks(MeetingKind(meeting.kind), [item.title for item in items], self._rules)
        checks += ideology_check(meeting.kind, [(item.title, item.minutes) for item in items], self._rules)
        unfinished = [_as_check(one) for one in proposals if one.kind is ProposalKind.TASKS]
        self.side.show_checks(f"Nhắc khi soạn {words}", [*checks, *unfinished], self.shown.is_open)
        people = [one for one in proposals if one.kind is not ProposalKind.TASKS]
        self.side.show_proposals(people, {item.id: item.position for item in items}, self.shown.is_open)
        self.side.order_keys()

    @Slot()
    def add_item(self) -> None:
        """Adds an item under the current one and opens its title for typing."""
        if self.shown is None or not self.shown.is_open:
            return
        place = self.table.current_row()
        position = place + 2 if place >= 0 else None
        made = self.store.attempt(agenda.add_item, self.shown.meeting.id, ItemForm(NEW_TITLE, NEW_MINUTES), position)
        if made is not None:
            rows = self.table.rows.shown()
            row = next((place for place, item in enumerate(rows) if item.id == made.row_id), -1)
            self.table.select_row(row)
            self.table.setFocus()
            self.table.edit(self.table.rows.index(row, TITLE))

    @Slot()
    def _take_usual(self) -> None:
        if self.shown is not None and self.store.attempt(add_usual_items, self.shown.meeting.id) is not None:
            self.table.select_row(0)
            self.table.setFocus()

    @Slot(object, int, object)
    def _edited(self, row: AgendaRow, column: int, value: Any) -> None:
        form = item_form(row)
        if column == TITLE:
            form = replace(form, title=str(value))
        elif column == MINUTES:
            form = replace(form, minutes=int(value))
        elif column == PRESENTER:
            chosen = value if isinstance(value, int) else None
            form = replace(form, presenter_id=chosen, presenter_words=EVERYBODY if value == EVERYBODY else None)
        self.store.attempt(agenda.edit_item, row.id, form)

    @Slot(int, int)
    def _moved(self, row: int, place: int) -> None:
        if self.store.attempt(agenda.move_item, self.table.rows.row(row).id, place + 1) is not None:
            self.table.select_row(place)

    @Slot(int)
    def _remove_row(self, row: int) -> None:
        if self.shown is not None and self.shown.is_open:
            item = self.table.rows.row(row)
            if self.store.attempt(agenda.remove_item, item.id) is not None:
                self.context.toast(f"Đã xóa mục {item.position} khỏi chương trình.")

    @Slot()
    def _remove_current(self) -> None:
        if self.table.current_row() >= 0:
            self._remove_row(self.table.current_row())

    @Slot()
    def _open_cell(self) -> None:
        if self.table.currentIndex().column() == PEOPLE:
            self._link_people()

    def _current(self) -> AgendaRow | None:
        """The current item, where it may be changed."""
        row = self.table.current_row()
        return self.table.rows.row(row) if self.shown is not None and self.shown.is_open and row >= 0 else None

    @Slot()
    def _show_acts(self) -> None:
        self.tools.show_item(self._current(), self.shown is not None and self.shown.is_open)

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        item = self._current()
        if item is not None:
            menu = self.tools.open_menu(item, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(place))

    @Slot()
    def _put_off(self) -> None:
        item = self._current()
        if item is not None and item.postponed:
            self.store.attempt(backlog.take_up, item.id)
        elif item is not None and self.store.attempt(backlog.put_off, item.id) is not None:
            self.context.toast(f"Đã để mục {item.position} lại kỳ sau.")

    @Slot()
    def _set_standing(self) -> None:
        item = self._current()
        if item is not None:
            self.store.attempt(agenda.set_standing, item.id, not item.standing)

    @Slot()
    def _open_backlog(self) -> None:
        if self.shown is not None and self.shown.is_open:
            BacklogDialog(self, self.store, self.shown.meeting.id).open()

    @Slot()
    def _link_people(self) -> None:
        item = self._current()
        if item is not None and self.shown is not None:
            PeopleDialog(self, self.store, item, self.shown.meeting.held_on).open()

    @Slot(object)
    def _take_check(self, check: PreparationCheck) -> None:
        if self.shown is not None:
            form = ItemForm(check.item.title, check.item.minutes)
            self.store.attempt(agenda.add_item, self.shown.meeting.id, form)

    @Slot(object)
    def _take_proposal(self, proposal: AgendaProposal) -> None:
        if self.shown is not None:
            self.store.attempt(accept_proposal, self.shown.meeting.id, proposal)

    @Slot(object)
    def _finish_task(self, task: TaskRow) -> None:
        FinishTaskDialog(self, self.store, task).open()

    @Slot()
    def _show_roll(self) -> None:
        self.wanted.emit(ROLL_TAB)
