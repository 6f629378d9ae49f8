"""Asks for a new meeting, filled from the last one of its kind."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.meeting_kinds import split_code
from dvqc_desktop.services.meetings.meetings import MeetingDetail, MeetingForm, add_meeting, get_meeting, list_meetings
from dvqc_desktop.services.meetings.year.kinds import own_kinds
from dvqc_desktop.services.people.leaders import present_members
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.choices import combo, fill, kind_choices, member_choices
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import told
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog

USUAL_START, USUAL_END = "16:30", "18:00"
AHEAD_DAYS = 7


@dataclass(frozen=True)
class _Usual:
    """What the last meeting tells about the next."""

    start: str = USUAL_START
    end: str = USUAL_END
    place: str = ""
    secretary_id: int | None = None


class MeetingDialog(Dialog):
    """`made` carries the id of the new meeting."""

    made = Signal(int)

    def __init__(self, parent: QWidget, store: Store) -> None:
        super().__init__(parent, "Thêm buổi họp", "meetingDialog")
        self._store = store
        self.setMinimumWidth(theme.px(520))
        unit, usual = store.read(get_unit), self._usual()
        self._kind = combo("newMeetingKindCombo", "Loại buổi họp")
        fill(self._kind, kind_choices(unit.kind, store.read(own_kinds)), self._next_kind())
        self._day = DateEdit("newMeetingDateEdit", clock.today() + timedelta(days=AHEAD_DAYS))
        self._start, self._end = QLineEdit(usual.start), QLineEdit(usual.end)
        self._place = QLineEdit(usual.place)
        self._secretary = combo("newMeetingSecretaryCombo", "Thư ký")
        members = store.read(present_members, clock.today())
        fill(self._secretary, member_choices(members), usual.secretary_id)
        self._template = QCheckBox("Lấy các mục thường có của loại họp này")
        self._template.setObjectName("newMeetingTemplateCheck")
        self._template.setChecked(True)
        self._error = label("", "error", "meetingErrorLabel", wrap=True)
        self._lay_out()
        self.add_button("Bỏ", self.close)
        self.add_primary("Thêm buổi họp", self.save, "saveMeetingButton")

    def _lay_out(self) -> None:
        names = ("newMeetingStartEdit", "newMeetingEndEdit", "newMeetingPlaceEdit")
        for edit, name in zip((self._start, self._end, self._place), names, strict=True):
            edit.setObjectName(name)
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow("Loại", self._kind)
        form.addRow("Ngày", self._day)
        form.addRow("Bắt đầu", self._start)
        form.addRow("Kết thúc", self._end)
        form.addRow("Nơi họp", self._place)
        form.addRow("Thư ký", self._secretary)
        form.addRow("", self._template)
        self.body.addLayout(form)
        self.body.addWidget(self._error)

    def _usual(self) -> _Usual:
        rows = self._store.read(list_meetings)
        if not rows:
            return _Usual()
        last: MeetingDetail = self._store.read(get_meeting, rows[0].id)
        return _Usual(last.start_time or USUAL_START, last.end_time or USUAL_END, last.place or "", last.secretary_id)

    def _next_kind(self) -> str:
        """The two usual kinds take turns."""
        rows = [row for row in self._store.read(list_meetings) if row.kind != MeetingKind.CRITICISM]
        last = rows[0].kind if rows else MeetingKind.PARTY_DAY
        return MeetingKind.PARTY_DAY.value if last == MeetingKind.REGULAR else MeetingKind.REGULAR.value

    @Slot()
    def save(self) -> None:
        """Adds the meeting; a refusal is told under the form."""
        day: date = self._day.day()
        kind, kind_name = split_code(self._kind.currentData())
        form = MeetingForm(
            kind,
            day,
            self._start.text().strip(),
            self._end.text().strip(),
            self._place.text(),
            None,
            self._secretary.currentData(),
            kind_name=kind_name,
        )
        try:
            change = self._store.write(add_meeting, form, with_template=self._template.isChecked())
        except AppError as error:
            self._error.setText(told(error))
            return
        self.close()
        if change.row_id is not None:
            self.made.emit(change.row_id)
