"""The head of a meeting: its name and state, what can be done with it, and the form of its day, hours and place."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import MeetingKind, MeetingState
from dvqc_desktop.domain.dates import format_day_month
from dvqc_desktop.domain.meeting_kinds import kind_code, split_code
from dvqc_desktop.domain.meetings import STATE_WORDS, is_handed_up, meeting_heading
from dvqc_desktop.services.meetings.meetings import MeetingDetail, MeetingForm
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.choices import combo, fill, kind_choices, member_choices
from dvqc_desktop.ui.pages.meetings.meeting_list import STATE_TONES
from dvqc_desktop.ui.pages.meetings.tab import Shown
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import ShortLabel, button, label, menu_button, set_look
from dvqc_desktop.ui.widgets.date_edit import DateEdit

ALTERED = "Đã ký, nội dung khác lúc chốt"


class MeetingHead(QWidget):
    """`changed` carries the form after an edit; the other signals are the acts."""

    changed = Signal(object)
    preview_wanted = Signal()
    close_wanted = Signal()
    reopen_wanted = Signal()
    opinions_wanted = Signal()
    carry_wanted = Signal()
    sent_wanted = Signal()
    handed_in_wanted = Signal()
    papers_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self._title = ShortLabel("person", "meetingTitleLabel")
        self._badge = Badge(name="meetingStateBadge")
        self._preview = button("Xem trước khi in", "print", "", "meetingPreviewButton")
        self._opinions = button("Ý kiến góp ý", "text_bullet_list_ltr", "", "meetingOpinionsButton")
        self._papers = menu_button(
            "chevron_down", "Các giấy tờ của buổi họp", self.papers_asked.emit, "meetingPapersButton"
        )
        self._carry = button("Chép từ kỳ trước…", "copy", "", "carryOverButton")
        self._sent = button("", "checkmark", "", "papersSentButton")
        self._handed_in = button("", "checkmark", "", "handedInButton")
        self._close = button("Chốt biên bản…", "lock_closed", "primary", "closeMinutesButton")
        self._reopen = button("Mở lại biên bản…", "lock_open", "", "reopenMinutesButton")
        self._kind = combo("meetingTypeCombo", "Loại buổi họp")
        self._day = DateEdit("meetingDateEdit", clock.today())
        self._start, self._end, self._place = QLineEdit(), QLineEdit(), QLineEdit()
        self._secretary = combo("meetingSecretaryCombo", "Thư ký")
        self._name_fields()
        self._lay_out()
        self._connect()

    def _name_fields(self) -> None:
        fields = (
            (self._start, "meetingStartEdit", "Bắt đầu"),
            (self._end, "meetingEndEdit", "Kết thúc"),
            (self._place, "meetingPlaceEdit", "Nơi họp"),
        )
        for edit, name, accessible in fields:
            edit.setObjectName(name)
            edit.setAccessibleName(accessible)
        times = ((self._day, 126, 126), (self._start, 58, 58), (self._end, 58, 58))
        widths = (*times, (self._kind, 132, 154), (self._secretary, 112, 136))
        for field, least, most in widths:
            field.setMinimumWidth(theme.px(least))
            field.setMaximumWidth(theme.px(most))

    def _top_row(self, larger: bool) -> QHBoxLayout:
        """Name and acts; in larger type state and carrying over go below, and words do without their pictures."""
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title, 100)
        if not larger:
            top.addWidget(self._badge)
        top.addStretch(1)
        acts = (self._opinions, self._carry, self._preview, self._reopen, self._handed_in, self._sent, self._close)
        for act in acts:
            if not (larger and act is self._carry):
                top.addWidget(act)
            if larger:
                act.setIconSize(QSize(1, 1))
        top.insertWidget(top.indexOf(self._preview) + 1, self._papers)
        top.insertSpacing(top.indexOf(self._papers), -6)
        return top

    def _lay_out(self) -> None:
        larger = theme.scale() > 1
        top = self._top_row(larger)
        form = QHBoxLayout()
        form.setSpacing(6)
        parts = (self._kind, self._day, self._start, label("đến", "secondary"), self._end)
        for part in parts:
            form.addWidget(part)
        second = form
        if larger:  # one line holds all only in the usual type
            form.addStretch(1)
            form.addWidget(self._carry)
            second = QHBoxLayout()
            second.setSpacing(6)
        second.addWidget(label("Nơi họp", "secondary"))
        second.addWidget(self._place, 1)
        second.addWidget(label("Thư ký", "secondary"))
        second.addWidget(self._secretary)
        if larger:
            second.addWidget(self._badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(form)
        if second is not form:
            column.addLayout(second)

    def _connect(self) -> None:
        self._kind.activated.connect(self._tell)
        self._secretary.activated.connect(self._tell)
        self._day.picked.connect(self._tell)
        for edit in (self._start, self._end, self._place):
            edit.editingFinished.connect(self._tell)
        self._preview.clicked.connect(self.preview_wanted)
        self._opinions.clicked.connect(self.opinions_wanted)
        self._carry.clicked.connect(self.carry_wanted)
        self._sent.clicked.connect(self.sent_wanted)
        self._handed_in.clicked.connect(self.handed_in_wanted)
        self._close.clicked.connect(self.close_wanted)
        self._reopen.clicked.connect(self.reopen_wanted)

    def show_meeting(self, shown: Shown) -> None:
        """Shows a meeting; closed ones can only be looked at."""
        same = self._shown is not None and self._shown.meeting.id == shown.meeting.id
        self._shown = shown
        meeting = shown.meeting
        state = MeetingState(meeting.state)
        heading = meeting_heading(meeting.kind, meeting.held_on, shown.unit.kind, meeting.kind_name)
        self._show_title(meeting.title or heading)
        if shown.unaltered:
            self._badge.set_badge(STATE_WORDS[state], STATE_TONES[state])
        else:
            self._badge.set_badge(ALTERED, "danger")
        code = kind_code(meeting.kind, meeting.kind_name)
        fill(self._kind, kind_choices(shown.unit.kind, shown.own_kinds, code), code)
        fill(self._secretary, member_choices(shown.members), meeting.secretary_id)
        self._day.set_day(meeting.held_on)
        values = ((self._start, meeting.start_time), (self._end, meeting.end_time), (self._place, meeting.place))
        for edit, value in values:
            if not (same and edit.hasFocus() and edit.isModified()):
                edit.setText(value or "")
                edit.setCursorPosition(0)
        self._place.setToolTip(meeting.place or "")
        for field in (self._kind, self._secretary, self._day, self._start, self._end, self._place):
            field.setEnabled(shown.is_open)
        self._opinions.setVisible(meeting.kind == MeetingKind.CRITICISM)
        self._show_papers(meeting, shown.is_ahead)
        self._close.setVisible(state is MeetingState.HELD)
        self._reopen.setVisible(state is MeetingState.CLOSED)

    def _show_title(self, words: str) -> None:
        """As much of the name as the acts leave room for; the whole is in the tooltip."""
        self._title.setText(words)
        self._title.setToolTip(words)
        self._title.ensurePolished()
        self._title.setMaximumWidth(self._title.fontMetrics().horizontalAdvance(words) + 4)

    def _show_papers(self, meeting: MeetingDetail, ahead: bool) -> None:
        """Before a meeting what goes out, after it what is handed up."""
        sent, handed = meeting.papers_sent_on, meeting.handed_in_on
        self._sent.setText(f"Đã gửi {format_day_month(sent)}" if sent else "Đánh dấu đã gửi")
        self._handed_in.setText(f"Đã nộp {format_day_month(handed)}" if handed else "Đánh dấu đã nộp")
        set_look(self._sent, "role", "" if sent else "primary")
        self._sent.setIcon(theme.icon("checkmark", 16, "ok" if sent else "onAccent"))
        self._handed_in.setIcon(theme.icon("checkmark", 16, "ok" if handed else "text"))
        self._carry.setVisible(ahead)
        self._sent.setVisible(ahead)
        self._handed_in.setVisible(not ahead and is_handed_up(meeting.kind))

    def form(self) -> MeetingForm | None:
        """The form as it stands; None before a meeting is shown."""
        if self._shown is None:
            return None
        kind, kind_name = split_code(self._kind.currentData())
        return MeetingForm(
            kind,
            self._day.day(),
            self._start.text().strip() or None,
            self._end.text().strip() or None,
            self._place.text().strip() or None,
            self._shown.meeting.chair_id,
            self._secretary.currentData(),
            self._shown.meeting.title,
            kind_name,
        )

    @Slot()
    def _tell(self) -> None:
        """Tells of an edit, if the form differs from what the book holds."""
        form = self.form()
        if form is None or self._shown is None:
            return
        meeting = self._shown.meeting
        held = MeetingForm(
            meeting.kind,
            meeting.held_on,
            meeting.start_time,
            meeting.end_time,
            meeting.place,
            meeting.chair_id,
            meeting.secretary_id,
            meeting.title,
            meeting.kind_name,
        )
        if form != held:
            self.changed.emit(form)
