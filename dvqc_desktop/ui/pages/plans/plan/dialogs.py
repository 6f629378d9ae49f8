"""Small forms of the page: a look back at a plan (or its end), a review put right, a pause of contacts."""

from datetime import timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.contacts.contacts import ContactHabit, PauseRow
from dvqc_desktop.services.plans.plan_rows import ReviewRow
from dvqc_desktop.services.plans.plans import PlanResult
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.date_edit import DateEdit, OptionalDateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog

WEEKS = 2  # until a plan is looked at again, unless another day is chosen
BAD_DAY = "“{text}”: ngày ghi như 20/11/2026."


class FormDialog(Dialog):
    """A dialog with one form and a line that says what does not fit."""

    def __init__(self, parent: QWidget, title: str, name: str) -> None:
        super().__init__(parent, title, name)
        self.setMinimumWidth(theme.px(500))
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(6)
        self._told = label("", "error", f"{name}Error", wrap=True)
        self._told.hide()
        self.body.addLayout(self.form)
        self.body.addWidget(self._told)

    def refuse(self, error: AppError) -> None:
        """Says why the book did not take it."""
        self.say(" ".join((error.parts[0], error.parts[2])))

    def say(self, text: str) -> None:
        """Says what does not fit."""
        self._told.setText(text)
        self._told.show()

    def days_fit(self, *edits: OptionalDateEdit) -> bool:
        """True when all fields hold a day or nothing; else says which one does not."""
        wrong = next((edit for edit in edits if not edit.is_valid()), None)
        if wrong is not None:
            self.say(BAD_DAY.format(text=wrong.text()))
            wrong.setFocus()
        return wrong is None


class ReviewDialog(FormDialog):
    """`accepted_review` carries the day, the words and the next day (or None); `accepted_end` the day and PlanResult.

    The end asks how things stood before and how they stand now, offered from the plan's figures.
    """

    accepted_review = Signal(object, str, object)
    accepted_end = Signal(object, object)

    def __init__(self, parent: QWidget, person: str, before: str = "", after: str = "") -> None:
        super().__init__(parent, "Xem lại kế hoạch", "reviewDialog")
        self.body.insertWidget(0, label(person, "section"))
        self._day = DateEdit("reviewDateEdit", clock.today())
        self._text = review_box("")
        self._next = OptionalDateEdit("reviewNextEdit", clock.today() + timedelta(weeks=WEEKS))
        self._end = QCheckBox("Kết thúc kế hoạch, lời trên là kết quả cuối kỳ")
        self._end.setObjectName("reviewCloseCheck")
        self._before = _line("reviewBeforeEdit", before, "khi bắt đầu: con số, việc đã thấy")
        self._after = _line("reviewAfterEdit", after, "bây giờ: con số, việc đã thấy")
        self.form.addRow("Ngày *", self._day)
        self.form.addRow("Nhận xét *", self._text)
        self.form.addRow("Xem lại lần sau", self._next)
        self.form.addRow("", self._end)
        self.form.addRow("Đầu kỳ", self._before)
        self.form.addRow("Cuối kỳ", self._after)
        self.add_button("Bỏ, chưa ghi", self.close, "reviewCancelButton")
        self._save = self.add_primary("Ghi", self._accept, "reviewSaveButton")
        self._end.toggled.connect(self._ending)
        self._ending(False)
        self._text.setFocus()

    @Slot(bool)
    def _ending(self, end: bool) -> None:
        self._next.setEnabled(not end)
        self._save.setText("Kết thúc kế hoạch" if end else "Ghi")
        for edit in (self._before, self._after):
            self.form.setRowVisible(edit, end)
        self.adjustSize()

    def _accept(self) -> None:
        text = self._text.toPlainText()
        if not text.strip():
            self.say("Ghi nhận xét trước: tiến bộ thấy được, việc còn phải giúp.")
            self._text.setFocus()
        elif self._end.isChecked():
            self.accepted_end.emit(self._day.day(), PlanResult(text, self._before.text(), self._after.text()))
        elif self.days_fit(self._next):
            self.accepted_review.emit(self._day.day(), text, self._next.day())


class ReviewChangeDialog(FormDialog):
    """A review put right: `accepted_review` carries the day and the words; `removed` takes it out."""

    accepted_review = Signal(object, str)
    removed = Signal()

    def __init__(self, parent: QWidget, person: str, review: ReviewRow) -> None:
        super().__init__(parent, "Sửa lần xem lại", "reviewChangeDialog")
        self.body.insertWidget(0, label(person, "section"))
        self._day = DateEdit("reviewDateEdit", review.reviewed_on)
        self._text = review_box(review.text)
        self.form.addRow("Ngày *", self._day)
        self.form.addRow("Nhận xét *", self._text)
        remove = button("Bỏ lần xem lại này", "delete", "", "reviewRemoveButton")
        remove.clicked.connect(self.removed)
        self.add_left(remove)
        self.add_button("Bỏ, giữ như cũ", self.close, "reviewCancelButton")
        self.add_primary("Ghi", self._accept, "reviewSaveButton")

    def _accept(self) -> None:
        self.accepted_review.emit(self._day.day(), self._text.toPlainText())


def review_box(text: str) -> QPlainTextEdit:
    """The field for the words of a review."""
    made = QPlainTextEdit(text)
    made.setObjectName("reviewTextEdit")
    made.setTabChangesFocus(True)
    made.setFixedHeight(theme.px(90))
    made.setPlaceholderText("Tiến bộ thấy được trước, rồi việc còn phải giúp")
    return made


def _line(name: str, text: str, hint: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    return made


class PauseDialog(FormDialog):
    """`accepted_habit` carries a ContactHabit; of a pause now running only the day back is changed."""

    accepted_habit = Signal(object)

    def __init__(self, parent: QWidget, person: str, running: PauseRow | None, interval: int | None) -> None:
        super().__init__(parent, "Tạm hoãn và khoảng cách gặp", "pauseDialog")
        self._running = running
        self.body.insertWidget(0, label(person, "section"))
        self._start = DateEdit("pauseStartEdit", running.start_on if running else clock.today())
        self._start.setEnabled(running is None)
        self._end = OptionalDateEdit("pauseEndEdit", running.end_on if running else None)
        self._reason = QLineEdit(running.reason if running else "")
        self._reason.setObjectName("pauseReasonEdit")
        self._reason.setReadOnly(running is not None)
        self._reason.setPlaceholderText("ví dụ: đi học 2 tuần")
        self._interval = QLineEdit(str(interval) if interval else "")
        self._interval.setObjectName("contactIntervalEdit")
        self._interval.setPlaceholderText("để trống: theo lệ chung")
        self.form.addRow("Hoãn từ ngày", self._start)
        self.form.addRow("Gặp lại từ ngày", self._end)
        self.form.addRow("Lý do hoãn", self._reason)
        self.form.addRow("Khoảng cách riêng (ngày)", self._interval)
        self.add_button("Bỏ, giữ như cũ", self.close, "pauseCancelButton")
        self.add_primary("Ghi", self._accept, "pauseSaveButton")

    def _accept(self) -> None:
        text = self._interval.text().strip()
        if text and not text.isdecimal():
            self.say(f"“{text}”: khoảng cách là số ngày, ví dụ 10.")
        elif self.days_fit(self._end):
            pause_id = self._running.id if self._running is not None else None
            interval = int(text) if text else None
            self.accepted_habit.emit(
                ContactHabit(interval, pause_id, self._start.day(), self._end.day(), self._reason.text())
            )
