"""The form by which a report is marked as sent: to whom, when, up to which day it counts, and why a second time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.sent_reports import RevisionReasonMissing, SentDayWrong, SentRecipientMissing
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.services.reports.sent_changes import Difference
from dvqc_desktop.services.reports.sent_reports import Marking, SentRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import label, panel_of_lines
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField, focus_first_error

DIFFERENCES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class MarkingStart:
    """What the form begins with: the period, who usually receives it, what was sent of it and what differs now."""

    period: Period
    recipient: str
    before: SentRow | None = None
    differences: Sequence[Difference] = ()


class MarkSentDialog(Dialog):
    """`accepted_marking` carries the Marking; the form stays open until it was taken."""

    accepted_marking = Signal(object)

    def __init__(self, parent: QWidget, start: MarkingStart) -> None:
        number = start.before.revision + 1 if start.before else 0
        super().__init__(parent, f"Sửa lần {number}" if number else "Đánh dấu đã gửi", "markSentDialog")
        self.setMinimumWidth(theme.px(560))
        self._period, self._again = start.period, number > 0
        today = clock.today()
        self._recipient = _line("sentRecipientEdit", start.recipient)
        self._closed = DateEdit("sentClosedEdit", start.period.closing(today))
        self._sent = DateEdit("sentDayEdit", today)
        self._reason = _line("sentReasonEdit", "")
        self._fields = {
            SentRecipientMissing: FormField("Nơi nhận", self._recipient, required=True),
            SentDayWrong: FormField("Chốt số đến hết ngày", self._closed),
            RevisionReasonMissing: FormField("Vì sao gửi lại", self._reason, required=True),
        }
        self._told = label("", "error", "markSentError", wrap=True)
        self._told.hide()
        self._build(start, number)
        self.add_help("Bản gửi được giữ nguyên về sau")
        self.add_button("Bỏ, chưa đánh dấu", self.close, "markSentCancelButton")
        self.add_primary(f"Ghi sửa lần {number}" if number else "Đánh dấu đã gửi", self._accept, "markSentSaveButton")
        (self._reason if self._again else self._recipient).setFocus()

    def refuse(self, error: AppError) -> None:
        """Says under the field, or above the foot, what does not fit."""
        field = self._fields.get(type(error))
        if field is not None:
            field.refuse(" ".join((error.parts[0], error.parts[2])))
            focus_first_error([field])
            return
        self._told.setText(" ".join((error.parts[0], error.parts[2])))
        self._told.show()

    def _build(self, start: MarkingStart, number: int) -> None:
        head = f"Báo cáo {start.period.words}" + (f", sửa lần {number}" if number else "")
        self.body.addWidget(label(head, "section", "markSentHeadLabel", wrap=True))
        if start.before is not None:
            self.body.addWidget(_history(start.before))
        if start.differences:
            self.body.addWidget(_difference_lines(start.differences))
        self.body.addWidget(self._fields[SentRecipientMissing])
        days = QHBoxLayout()
        days.setSpacing(16)
        days.addWidget(self._fields[SentDayWrong], 0, Qt.AlignmentFlag.AlignTop)
        days.addWidget(FormField("Ngày gửi", self._sent), 0, Qt.AlignmentFlag.AlignTop)
        days.addStretch(1)
        self.body.addLayout(days)
        self.body.addWidget(self._fields[RevisionReasonMissing])
        self._fields[RevisionReasonMissing].setVisible(self._again)
        self.body.addWidget(self._told)

    def _accept(self) -> None:
        self._told.hide()
        for field in self._fields.values():
            field.refuse("")
        self.accepted_marking.emit(
            Marking(self._period, self._recipient.text(), self._sent.day(), self._closed.day(), self._reason.text())
        )


def _line(name: str, text: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setObjectName(name)
    made.setMaxLength(200)
    return made


def _history(row: SentRow) -> QWidget:
    words = f"Bản trước gửi ngày {row.sent_on:%d/%m/%Y} cho {row.recipient}, số đến {row.closed_on:%d/%m/%Y}."
    return label(f"{words} Bản ấy vẫn giữ nguyên.", "secondary", "markSentHistoryLabel", wrap=True)


def _difference_lines(found: Sequence[Difference]) -> QWidget:
    box, lines = panel_of_lines("Nay khác bản đã gửi", f"{len(found)} số")
    box.setObjectName("markSentDifferences")
    for difference in found[:DIFFERENCES_SHOWN]:
        lines.addWidget(label(f"{difference.words}: {difference.sent} → {difference.now}"))
    if len(found) > DIFFERENCES_SHOWN:
        lines.addWidget(label(f"và {len(found) - DIFFERENCES_SHOWN} số nữa", "secondary"))
    return box
