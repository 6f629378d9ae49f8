"""The sub-tab "Chương trình": the agenda edited in place, its total against the meeting's time, reminders beside."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout
from shiboken6 import isValid

from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.meetings import (
    PreparationCheck,
    TemplateItem,
    end_time,
    kind_words,
    minutes_between,
    preparation_checks,
)
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.services.meetings import agenda
from dvqc_desktop.services.meetings.agenda import AgendaRow, ItemForm
from dvqc_desktop.services.meetings.agenda_proposals import (
    AgendaProposal,
    ProposalKind,
    accept_proposal,
    agenda_proposals,
    count_workers,
)
from dvqc_desktop.services.meetings.attendance import meeting_electorate
from dvqc_desktop.services.meetings.meetings import MeetingDetail
from dvqc_desktop.services.meetings.tasks import TaskRow, debts
from dvqc_desktop.services.rules import meeting_rules, rules_in_force
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.agenda_side import AgendaSide
from dvqc_desktop.ui.pages.meetings.agenda_table import EVERYBODY, MINUTES, PEOPLE, PRESENTER, TITLE, AgendaTable
from dvqc_desktop.ui.pages.meetings.fit_bar import FitBar
from dvqc_desktop.ui.pages.meetings.people_dialog import PeopleDialog
from dvqc_desktop.ui.pages.meetings.quorum import Attending
from dvqc_desktop.ui.pages.meetings.tab import MeetingTab, Shown
from dvqc_desktop.ui.pages.meetings.task_dialog import FinishTaskDialog
from dvqc_desktop.ui.widgets.basics import button, label, set_look

NEW_TITLE = "Mục mới"
NEW_MINUTES = 10
ROLL_TAB = 1
MOST_AT_ONCE = 2000  # workers whose gaps are found in less than a frame or two; more are looked through in a job


def item_form(row: AgendaRow) -> ItemForm:
    """An item as the form that would leave it as it is."""
    words = None if row.presenter_id is not None else row.presenter
    people = tuple(person_id for person_id, _ in row.people)
    return ItemForm(row.title, row.minutes, row.presenter_id, words, row.source, people)


def total_words(meeting: MeetingDetail, minutes: int, rules: RulePack) -> tuple[str, bool]:
    """How the agenda fits the time of the meeting, and whether it does."""
    if not meeting.start_time:
        return "chưa ghi giờ họp", False
    ends = end_time(meeting.start_time, [minutes])
    if not meeting.end_time:
        return f"từ {meeting.start_time} đến {ends}", True
    room = minutes_between(meeting.start_time, meeting.end_time)
    span = f"{meeting.start_time}–{meeting.end_time}"
    if minutes > room:
        return f"quá {minutes - room} phút so với {span}", False
    if minutes < room:
        return f"còn trống {room - minutes} phút trong {span}", False
    return f"khớp {span}", True


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
        self._add = button("Thêm mục", "add", "", "addAgendaItemButton")
        self._people = button("Nối người…", "person_link", "", "linkPeopleButton")
        self._remove = button("Xóa mục", "delete", "", "removeAgendaItemButton")
        self._total = label("", "strong", "agendaTotalLabel")
        self._fit = label("", "secondary", "agendaFitLabel")
        self._bar = FitBar()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 8, 10, 8)
        tools.setSpacing(8)
        for widget in (self._add, self._people, self._remove):
            tools.addWidget(widget)
        keys = label("F2 sửa · Alt+Lên, Alt+Xuống đổi thứ tự", "secondary")
        keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if theme.scale() > 1:  # the buttons need the room; F1 tells the keys
            keys.hide()
        tools.addWidget(keys, 1)
        tools.addStretch(0 if theme.scale() <= 1 else 1)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        foot.setFixedHeight(theme.px(34))
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 0, 12, 0)
        for part in (self._total, self._fit, self._bar):
            row.addWidget(part)
        row.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.table, 1)
        left.addLayout(tools)
        left.addWidget(foot)
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
        self._add.clicked.connect(self.add_item)
        self._people.clicked.connect(self._link_people)
        self._remove.clicked.connect(self._remove_current)
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
        for act in (self._add, self._people, self._remove):
            act.setEnabled(shown.is_open)
        self._show_total(meeting, sum(item.minutes for item in items))
        self._fill_side(shown)

    def _show_total(self, meeting: MeetingDetail, minutes: int) -> None:
        words, fits = total_words(meeting, minutes, self._rules)
        self._total.setText(f"Cộng {minutes} phút")
        key = f"meeting.duration_min.{meeting.kind}"
        if key in self._rules.rules and minutes < self._rules.count(key):
            words, fits = f"{words}; quy định ít nhất {self._rules.count(key)} phút", False
        self._fit.setText(words)
        set_look(self._fit, "role", "secondary" if fits else "warn")
        room = minutes_between(meeting.start_time or "0:00", meeting.end_time or meeting.start_time or "0:00")
        self._bar.show_share(minutes, room, fits)

    def _fill_side(self, shown: Shown) -> None:
        meeting = shown.meeting
        self._show_proposals(meeting.id, ())
        self.side.show_debts(self.store.read(debts, meeting.id))
        roll = self.store.read(meeting_electorate, meeting.id, expected=shown.is_ahead)
        can_pass = roll.can_pass(self._rules.threshold("vote.majority"))
        self.side.show_quorum(Attending(roll, can_pass, shown.is_ahead))
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
        words = kind_words(meeting.kind, self.shown.unit.kind).partition(" (")[0]
        checks = preparation_checks(MeetingKind(meeting.kind), [item.title for item in items], self._rules)
        unfinished = [_as_check(one) for one in proposals if one.kind is ProposalKind.TASKS]
        self.side.show_checks(f"Nhắc khi soạn {words}", [*checks, *unfinished], self.shown.is_open)
        people = [one for one in proposals if one.kind is not ProposalKind.TASKS]
        self.side.show_proposals(people, {item.id: item.position for item in items}, self.shown.is_open)

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

    @Slot()
    def _link_people(self) -> None:
        if self.shown is None or not self.shown.is_open or self.table.current_row() < 0:
            return
        item = self.table.rows.row(self.table.current_row())
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
