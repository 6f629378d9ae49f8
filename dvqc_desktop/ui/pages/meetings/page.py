"""The page of meetings: the list at the left, one meeting with its five sub-tabs at the right."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.codes import MeetingState
from dvqc_desktop.services.meetings.meetings import (
    MeetingForm,
    delete_meeting,
    edit_meeting,
    get_meeting,
    list_meetings,
    meeting_years,
)
from dvqc_desktop.services.meetings.minutes.fingerprint import is_unaltered
from dvqc_desktop.services.meetings.year.kinds import own_kinds
from dvqc_desktop.services.people.leaders import present_members
from dvqc_desktop.services.unit import Unit, get_unit
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import Page, PageContext
from dvqc_desktop.ui.pages.list_export import ListExport
from dvqc_desktop.ui.pages.meetings.acts import MeetingActs
from dvqc_desktop.ui.pages.meetings.agenda.agenda_tab import AgendaTab
from dvqc_desktop.ui.pages.meetings.choices import combo, fill
from dvqc_desktop.ui.pages.meetings.head import MeetingHead
from dvqc_desktop.ui.pages.meetings.leaving import meetings_listing
from dvqc_desktop.ui.pages.meetings.meeting_dialog import MeetingDialog
from dvqc_desktop.ui.pages.meetings.meeting_list import MeetingListView, first_choice, month_words
from dvqc_desktop.ui.pages.meetings.minutes.closing import ask_to_close, ask_to_reopen
from dvqc_desktop.ui.pages.meetings.minutes.minutes_tab import MinutesTab
from dvqc_desktop.ui.pages.meetings.opinions import open_opinions
from dvqc_desktop.ui.pages.meetings.papers.papers import TAB_PAPERS
from dvqc_desktop.ui.pages.meetings.papers.print_dialogs import print_buttons
from dvqc_desktop.ui.pages.meetings.passed.vote_tab import VoteTab
from dvqc_desktop.ui.pages.meetings.roll.attendance_tab import AttendanceTab
from dvqc_desktop.ui.pages.meetings.tab import MeetingTab, Shown
from dvqc_desktop.ui.pages.meetings.tasks.task_tab import TaskTab
from dvqc_desktop.ui.pages.meetings.year.year_dialog import open_year
from dvqc_desktop.ui.widgets.basics import PAGE_MARGINS, PageHeader, button, label, link_button, panel
from dvqc_desktop.ui.widgets.empty import EmptyState
from dvqc_desktop.ui.widgets.private_echo import echo_line

LIST_WIDTH = 244
GROUP_NOTE = "mỗi tháng hai kỳ: kỳ 1 bàn công tác, kỳ 2 là Ngày đảng"
CELL_NOTE = "thường kỳ mỗi tháng một lần, chuyên đề ít nhất mỗi quý một lần"


class MeetingsPage(Page):
    """Selection and sub-tab stay when the page is read again."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.MEETINGS, Topic.TASKS, Topic.MEMBERS, Topic.WORKERS, Topic.CHAIN, Topic.PLANS, Topic.PROPOSALS}
        | {Topic.SETTINGS, Topic.CONTACTS}
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("meetingPage")
        self._unit = Unit()
        self._shown_id: int | None = None
        self._filling = False
        self._add = button("Thêm buổi họp", "add", "", "addMeetingButton")
        self._calendar = button("Lịch cả năm…", "calendar_ltr", "", "meetingYearButton")
        prints = print_buttons(self, context, self._shown_day)
        self._header = PageHeader("Sinh hoạt", self._calendar, *prints, self._add)
        self.year = combo("meetingYearCombo", "Năm")
        self.list = MeetingListView()
        self._month = label("", "secondary", "meetingMonthLabel")
        self.head = MeetingHead()
        self.acts = MeetingActs(self, context, self.head, self._kept, self._minuted)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("meetingTabs")
        self.agenda, self.attendance = AgendaTab(context), AttendanceTab(context)
        self.minutes, self.votes, self.tasks = MinutesTab(context), VoteTab(context), TaskTab(context)
        self._stack = QStackedWidget()
        self._empty = EmptyState(
            "Sổ chưa có buổi họp nào", "Thêm buổi họp sắp tới để soạn chương trình.", "meetingEmpty"
        )
        self._empty.add_action("Thêm buổi họp", self.new_item, "add")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = panel()
        left.setFixedWidth(theme.px(LIST_WIDTH))
        column = left.layout()
        assert isinstance(column, QVBoxLayout)
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 4)
        top.setSpacing(8)
        top.addWidget(self.year, 1)
        top.addWidget(link_button("Xuất Excel…", self.export_shown, "exportMeetingsButton"))
        column.addLayout(top)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 4, 10, 4)
        foot.addWidget(self._month)
        column.addLayout(foot)
        titles = ("Chương trình", "Điểm danh", "Biên bản", "Biểu quyết, nghị quyết", "Việc giao")
        for tab, title in zip(self._tabs(), titles, strict=True):
            self.tabs.addTab(tab, title)
        one = panel()
        inner = one.layout()
        assert isinstance(inner, QVBoxLayout)
        inner.addWidget(self.head)
        inner.addWidget(self.tabs, 1)
        self._stack.addWidget(one)
        self._stack.addWidget(self._empty)
        body = QHBoxLayout()
        body.setSpacing(8)
        body.addWidget(left)
        body.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*PAGE_MARGINS)
        whole.setSpacing(0)
        whole.addWidget(self._header)
        whole.addWidget(echo_line(self, self.store, lambda: None))
        whole.addLayout(body, 1)

    def _tabs(self) -> tuple[MeetingTab, ...]:
        return self.agenda, self.attendance, self.minutes, self.votes, self.tasks

    def _connect(self) -> None:
        self._add.clicked.connect(self.new_item)
        self._calendar.clicked.connect(self.open_view)
        self.year.activated.connect(self._read_list)
        self.list.chosen.connect(self._choose)
        self.list.unwanted.connect(self._delete)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.head.changed.connect(self._edit)
        self.head.preview_wanted.connect(self.print_current)
        self.attendance.paper_wanted.connect(self.acts.show_paper)
        self.head.opinions_wanted.connect(self._show_opinions)
        self.head.close_wanted.connect(self._ask_to_close)
        self.head.reopen_wanted.connect(self._ask_to_reopen)
        self.tasks.meeting_wanted.connect(self.open_row)
        for tab in self._tabs():
            tab.wanted.connect(self.tabs.setCurrentIndex)

    def zones(self) -> list[QWidget]:
        """List, head, sub-tabs, content."""
        return [self.list, self.head, self.tabs.tabBar(), self.tabs.currentWidget()]

    def refresh(self) -> None:
        """Reads the list and the meeting shown."""
        self._unit = self.store.read(get_unit)
        group = self._unit.is_group
        self._header.set_note(GROUP_NOTE if group else CELL_NOTE)
        self.tabs.setTabText(3, "Biểu quyết, kết luận" if group else "Biểu quyết, nghị quyết")
        this_year = clock.today().year
        years = sorted({this_year, *self.store.read(meeting_years)}, reverse=True)
        chosen = self.year.currentData() if self.year.count() else this_year
        fill(self.year, [*((f"Năm {year}", year) for year in years), ("Mọi năm", None)], chosen)
        self._read_list()

    @Slot()
    def _read_list(self) -> None:
        rows = self.store.read(list_meetings, self.year.currentData())
        self._filling = True
        self.list.rows.set_rows(rows, self._unit.kind)
        listed = {row.id for row in rows}
        if self._shown_id not in listed:
            self.leave()
            self._shown_id = first_choice(self.list.rows.meetings())
        self.list.choose(self._shown_id)
        self._filling = False
        self._month.setText(month_words(rows))
        self._stack.setCurrentIndex(0 if rows else 1)
        self._show()

    @Slot(int)
    def _choose(self, meeting_id: int) -> None:
        if self._filling or meeting_id == self._shown_id:
            return
        self.leave()
        self._shown_id = meeting_id
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, a locked book, the end: what was typed is kept first."""
        self.leave()
        super().hideEvent(event)

    def leave(self) -> None:
        """Keeps what is being typed in the sub-tab shown."""
        tab = self.tabs.currentWidget()
        if isinstance(tab, MeetingTab):
            tab.leave()

    def _show(self) -> None:
        if self._shown_id is None:
            return
        meeting = self.store.read(get_meeting, self._shown_id)
        members = self.store.read(present_members, meeting.held_on)
        same = meeting.state != MeetingState.CLOSED or self.store.read(is_unaltered, meeting.id)
        shown = Shown(meeting, self._unit, members, same, self.store.read(own_kinds))
        self.head.show_meeting(shown)
        tab = self.tabs.currentWidget()
        if isinstance(tab, MeetingTab):
            tab.show_meeting(shown)

    @Slot()
    def _tab_changed(self) -> None:
        for tab in self._tabs():
            if tab is not self.tabs.currentWidget():
                tab.leave()
        self._show()

    @Slot(object)
    def _edit(self, form: MeetingForm) -> None:
        if self._shown_id is not None and self.store.attempt(edit_meeting, self._shown_id, form) is None:
            self._show()

    @Slot(int)
    def _delete(self, meeting_id: int) -> None:
        if self.store.attempt(delete_meeting, meeting_id) is not None:
            self.context.toast("Đã xóa buổi họp.")

    @Slot()
    def new_item(self) -> None:
        """Asks for a new meeting and shows it."""
        dialog = MeetingDialog(self, self.store)
        dialog.made.connect(self.open_row)
        dialog.open()

    @Slot()
    def export_shown(self) -> None:
        """The meetings of the list, to Excel."""
        chosen = self.year.currentText().lower()
        listing = meetings_listing(self.context, self.list.rows.meetings(), self._unit.kind, chosen)
        ListExport(self, self.context).ask(listing)

    @Slot()
    def print_current(self) -> None:
        """Shows the paper of the sub-tab: the agenda, the list to sign, what was said or passed."""
        self.acts.show_paper(TAB_PAPERS[self.tabs.currentIndex()])

    def _kept(self) -> int | None:
        """The meeting shown, once what was being typed is kept."""
        self.leave()
        return self._shown_id

    def _minuted(self) -> int | None:
        """The item whose minutes are on the screen."""
        return self.minutes.sheet.item_id if self.tabs.currentWidget() is self.minutes else None

    def _shown_day(self) -> date:
        self.leave()
        return self.store.read(get_meeting, self._shown_id).held_on if self._shown_id else clock.today()

    @Slot(int)
    def open_row(self, row_id: int) -> None:
        """Shows a meeting, of whatever year."""
        self.leave()
        self._shown_id = row_id
        if self.list.rows.row_of(row_id) < 0:
            held_on = self.store.read(get_meeting, row_id).held_on
            self.year.setCurrentIndex(max(0, self.year.findData(held_on.year)))
        self._read_list()

    @Slot()
    def open_view(self, _key: str = "", _row_id: int | None = None) -> None:
        """The year of meetings over the page."""
        open_year(self, self.context, self.open_row)

    @Slot()
    def _show_opinions(self) -> None:
        """The opinions of the quarter whose criticism was, or will be, heard at this meeting."""
        self.leave()
        if self._shown_id is not None:
            open_opinions(self.context, self.store.read(get_meeting, self._shown_id))

    @Slot()
    def _ask_to_close(self) -> None:
        self.leave()
        if self._shown_id is not None:
            ask_to_close(self, self.store, self._shown_id)

    @Slot()
    def _ask_to_reopen(self) -> None:
        if self._shown_id is not None:
            ask_to_reopen(self, self.store, self._shown_id)
