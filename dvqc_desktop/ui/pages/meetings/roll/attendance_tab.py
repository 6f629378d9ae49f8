"""The sub-tab "Điểm danh": the roll call, the quorum in words, guests, everybody present at one click."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from dvqc_desktop.domain.attendance import guest_lines
from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.domain.meetings import PRESENCE_WORDS
from dvqc_desktop.domain.votes import target_words
from dvqc_desktop.exports.documents.print_paper import PaperKind
from dvqc_desktop.services.meetings.meetings import set_guests
from dvqc_desktop.services.meetings.roll.attendance import (
    RollRow,
    mark_all_present,
    meeting_electorate,
    past_presences,
    roll_call,
    set_presence,
)
from dvqc_desktop.services.meetings.roll.attendance_history import roll_warnings
from dvqc_desktop.services.rules import meeting_rules, rules_in_force
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.roll.attendance_table import REASON, RollTable
from dvqc_desktop.ui.pages.meetings.roll.guests import GuestEdit
from dvqc_desktop.ui.pages.meetings.roll.quorum import Attending, QuorumBox
from dvqc_desktop.ui.pages.meetings.tab import MeetingTab, Shown
from dvqc_desktop.ui.widgets.basics import button, label

KEYS = "1 có mặt · 2 vắng có lý do · 3 vắng không lý do · 4 muộn · phím cách: có mặt, xuống dòng"


class AttendanceTab(MeetingTab):
    """Strip above, table in the middle, guests below; `paper_wanted` asks for the list to sign."""

    paper_wanted = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        rules = self.store.read(rules_in_force)
        self.strip = QuorumBox("quorumStrip", strip=True)
        self._rate = label("", "secondary", "attendanceRateLabel")
        self._warning = label("", "warn", "attendanceWarningLabel", wrap=True)
        self.table = RollTable()
        self.table.cells.reasons = rules.lines("attendance.reasons")
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._guests = GuestEdit()
        self._print = button("In danh sách ký", "print", "", "printSignatureSheetButton")
        self._all = button("Đánh dấu tất cả có mặt", "people_checkmark", "", "markAllPresentButton")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(12, 10, 12, 8)
        above.setSpacing(6)
        told = QHBoxLayout()
        told.setSpacing(12)
        told.addWidget(self._rate)
        told.addWidget(self._warning, 1)
        above.addWidget(self.strip)
        above.addLayout(told)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        invited = QVBoxLayout()
        invited.addWidget(label("Mời dự", "strong"))
        invited.addWidget(label("mỗi dòng một người", "secondary"))
        invited.addStretch(1)
        acts = QVBoxLayout()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._print)
        buttons.addWidget(self._all)
        acts.addLayout(buttons)
        keys = label(KEYS, "secondary")
        if theme.scale() > 1:  # the guests need the room; F1 tells the keys
            keys.hide()
        acts.addWidget(keys)
        row.addLayout(invited)
        row.addWidget(self._guests, 1)
        row.addLayout(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.table.called.connect(self._call)
        self.table.rows.reason_given.connect(self._give_reason)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self._guests.done.connect(self.leave)
        self._all.clicked.connect(self._mark_all)
        self._print.clicked.connect(self._ask_for_paper)

    def fill(self, shown: Shown) -> None:
        """Reads the roll call."""
        meeting = shown.meeting
        rows = self.store.read(roll_call, meeting.id)
        place = self.table.currentIndex()
        roles = {meeting.secretary_id: "thư ký", meeting.chair_id: "chủ trì"}
        known = {person_id: words for person_id, words in roles.items() if person_id is not None}
        self.table.rows.is_open = shown.is_open
        self.table.rows.warnings = self.store.read(roll_warnings, meeting.id)
        self.table.rows.set_rows(rows, self.store.read(past_presences, meeting.id), known)
        self.table.fit_columns()
        if 0 <= place.row() < len(rows):
            self.table.setCurrentIndex(self.table.rows.index(place.row(), place.column()))
        self._show_words(shown, rows)
        self._guests.show_guests(meeting.id, meeting.guests)
        self._guests.setReadOnly(not shown.is_open)
        self._all.setEnabled(shown.is_open and any(row.presence is None and row.has_to_attend for row in rows))

    def _show_words(self, shown: Shown, rows: tuple[RollRow, ...]) -> None:
        """The quorum, the rate of attendance, and whom to ask about his absences."""
        roll = self.store.read(meeting_electorate, shown.meeting.id, expected=shown.is_ahead)
        rules = self.store.read(meeting_rules, shown.meeting.id)
        majority, target = rules.threshold("vote.majority"), target_words(rules.threshold("attendance.target"))
        attending = Attending(roll, roll.can_pass(majority), shown.is_ahead)
        self.strip.show_roll(attending, majority.least(roll.convened))
        rate = f"Tỉ lệ dự họp{' dự kiến' if shown.is_ahead else ''}: {roll.rate_words}"
        self._rate.setText(f"{rate}, mục tiêu {target}")
        warnings = self.table.rows.warnings
        named = [f"{row.name} {warnings[row.person_id]}" for row in rows if row.person_id in warnings]
        self._warning.setText(f"Nên gặp hỏi thăm: {'; '.join(named)}." if named else "")

    @Slot()
    def _ask_for_paper(self) -> None:
        self.paper_wanted.emit(PaperKind.ATTENDANCE)

    @Slot()
    def leave(self) -> None:
        """Keeps the guests being typed."""
        if self.shown is not None and self.shown.is_open:
            typed = self._guests.toPlainText()
            if guest_lines(typed) != guest_lines(self.shown.meeting.guests):
                self.store.attempt(set_guests, self.shown.meeting.id, typed)

    @Slot(object, object)
    def _call(self, row: RollRow, presence: Presence | None) -> None:
        if self.shown is None or row.presence == presence:
            return
        made = self.store.attempt(set_presence, self.shown.meeting.id, row.person_id, presence, row.reason)
        absent = presence in (Presence.EXCUSED, Presence.UNEXCUSED)
        if made is not None and absent and self.table.current_row() >= 0:
            self.table.setCurrentIndex(self.table.rows.index(self.table.current_row(), REASON))

    @Slot(object, str)
    def _give_reason(self, row: RollRow, reason: str) -> None:
        if self.shown is not None and reason.strip() != (row.reason or ""):
            self.store.attempt(set_presence, self.shown.meeting.id, row.person_id, row.presence, reason)

    @Slot()
    def _mark_all(self) -> None:
        if self.shown is not None:
            meeting_id = self.shown.meeting.id
            waiting = [row for row in self.store.read(roll_call, meeting_id) if row.waits]
            go = partial(self.store.attempt, mark_all_present, meeting_id)
            after_count(self, self.store, f"Điểm danh {len(waiting)} người có mặt", len(waiting), go)

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if not index.isValid() or self.shown is None or not self.shown.is_open:
            return
        row, menu = self.table.rows.row(index.row()), QMenu(self)
        menu.setObjectName("presenceMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choices = [*PRESENCE_WORDS.items(), (None, "chưa điểm danh")]
        for presence, words in choices:
            act = menu.addAction(f"{words[:1].upper()}{words[1:]}")
            act.triggered.connect(lambda _on=False, chosen=presence: self._call(row, chosen))
        menu.popup(self.table.viewport().mapToGlobal(place))
