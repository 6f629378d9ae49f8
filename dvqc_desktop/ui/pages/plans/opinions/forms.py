"""The small forms of the view: the session of a quarter, and how many blank slips are printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.periods import Period, following, previous, quarter_of
from dvqc_desktop.services.contacts.opinion_reading import SessionFields
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.plans.plan.dialogs import FormDialog
from dvqc_desktop.ui.widgets.basics import button, label, spin_box
from dvqc_desktop.ui.widgets.date_edit import DateEdit, OptionalDateEdit

QUARTERS_BACK = 4
MOST_SLIPS = 400
ON_A_SHEET = 4
SPIN_WIDTH = 84


@dataclass(frozen=True, slots=True)
class MeetingChoice:
    """A meeting of the criticism to choose from."""

    id: int
    held_on: date

    @property
    def words(self) -> str:
        """How the form names it."""
        return f"Buổi góp ý ngày {self.held_on:%d/%m/%Y}"


class SessionDialog(FormDialog):
    """The session of a quarter; `accepted_fields` carries SessionFields, `removed` that it is to be taken out."""

    accepted_fields = Signal(object)
    removed = Signal()

    def __init__(self, parent: QWidget, meetings: Sequence[MeetingChoice], fields: SessionFields, new: bool) -> None:
        super().__init__(parent, "Kỳ quần chúng góp ý", "opinionSessionDialog")
        self._quarter, self._meeting = QComboBox(), QComboBox()
        self._quarter.setObjectName("opinionQuarterCombo")
        self._meeting.setObjectName("opinionMeetingCombo")
        self._quarters = _quarters(fields.quarter_on)
        for quarter in self._quarters:
            self._quarter.addItem(quarter.words[:1].upper() + quarter.words[1:])
        self._quarter.setCurrentIndex(self._quarters.index(quarter_of(fields.quarter_on)))
        self._meeting.addItem("Chưa gắn buổi họp nào", None)
        for meeting in meetings:
            self._meeting.addItem(meeting.words, meeting.id)
        self._meeting.setCurrentIndex(max(self._meeting.findData(fields.meeting_id), 0))
        self._days = {meeting.id: meeting.held_on for meeting in meetings}
        self._held = DateEdit("opinionHeldEdit", fields.held_on)
        self._read = OptionalDateEdit("opinionReadEdit", fields.read_on)
        for words, widget in (
            ("Quý *", self._quarter),
            ("Buổi họp", self._meeting),
            ("Ngày góp ý *", self._held),
            ("Đọc trả lời trước tổ ngày", self._read),
        ):
            self.form.addRow(words, widget)
        self._meeting.activated.connect(self._meeting_chosen)
        if not new:
            remove = button("Bỏ kỳ này", "delete", "", "opinionSessionRemoveButton")
            remove.clicked.connect(self.removed)
            self.add_left(remove)
        self.add_button("Bỏ, chưa ghi" if new else "Bỏ, giữ như cũ", self.close, "opinionSessionCancelButton")
        self.add_primary("Ghi", self._accept, "opinionSessionSaveButton")

    @Slot()
    def _meeting_chosen(self) -> None:
        """The meeting gives the day, and the quarter where it is offered."""
        held_on = self._days.get(self._meeting.currentData())
        if held_on is not None:
            self._held.set_day(held_on)
            quarter = quarter_of(held_on)
            if quarter in self._quarters:
                self._quarter.setCurrentIndex(self._quarters.index(quarter))

    def _accept(self) -> None:
        if self.days_fit(self._read):
            quarter = self._quarters[self._quarter.currentIndex()].start
            meeting_id = self._meeting.currentData()
            self.accepted_fields.emit(SessionFields(quarter, self._held.day(), meeting_id, self._read.day()))


class SlipsDialog(FormDialog):
    """How many blank slips; `accepted_copies` carries the number."""

    accepted_copies = Signal(int)

    def __init__(self, parent: QWidget, workers: int) -> None:
        super().__init__(parent, "In phiếu góp ý trống", "opinionSlipsDialog")
        self._copies = spin_box()
        self._copies.setObjectName("opinionCopiesSpin")
        self._copies.setRange(1, MOST_SLIPS)
        self._copies.setFixedWidth(theme.px(SPIN_WIDTH))
        self._copies.setValue(min(max(workers, 1), MOST_SLIPS))
        self._sheets = label("", "secondary", "opinionSheetsLabel")
        self.body.insertWidget(0, label("Phiếu không tên, không số, tờ nào cũng như nhau.", "secondary", wrap=True))
        self.form.addRow("Số phiếu *", self._copies)
        self.form.addRow("", self._sheets)
        self._copies.valueChanged.connect(self._count)
        self._count()
        self.add_button("Bỏ, chưa in", self.close, "opinionSlipsCancelButton")
        self.add_primary("Xem trước khi in", self._accept, "opinionSlipsPreviewButton", "print")

    @Slot()
    def _count(self) -> None:
        sheets = ceil(self._copies.value() / ON_A_SHEET)
        self._sheets.setText(f"{sheets} tờ A4, mỗi tờ cắt làm bốn.")

    def _accept(self) -> None:
        copies = self._copies.value()
        self.close()
        self.accepted_copies.emit(copies)


def _quarters(chosen: date) -> list[Period]:
    """The quarters to choose from: from some time back to the next, and the one chosen."""
    quarter = following(quarter_of(clock.today()))
    found = [quarter]
    while len(found) <= QUARTERS_BACK or found[-1].start > chosen:
        found.append(previous(found[-1]))
    if found[0].start < quarter_of(chosen).start:
        found.insert(0, quarter_of(chosen))
    return found
