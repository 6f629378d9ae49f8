"""The form of one step: who does it, by which day or how long after the start, by what measure, and its result."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.measures import figure_value, figure_words
from dvqc_desktop.services.people.leaders import MemberName
from dvqc_desktop.services.plans.plan_rows import PlanView, StepRow
from dvqc_desktop.services.plans.plan_steps import StepFields
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.plans.plan.dialogs import FormDialog
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit

LONGEST = 3650  # days after the start of a plan


class StepDialog(FormDialog):
    """`accepted_fields` carries the StepFields; a step given as days after the start moves with the start."""

    accepted_fields = Signal(object)

    def __init__(self, parent: QWidget, plan: PlanView, members: Sequence[MemberName], step: StepRow | None) -> None:
        super().__init__(parent, "Bước trong kế hoạch", "stepDialog")
        self.setMinimumWidth(theme.px(600))
        self._start = plan.dates.period_start
        self._text = QPlainTextEdit(step.text if step else "")
        self._text.setObjectName("stepTextEdit")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme.px(56))
        self._owner = _combo("stepOwnerCombo", [("chưa giao", None), *((row.name, row.id) for row in members)])
        self._due = OptionalDateEdit("stepDueEdit", step.due_on if step else None)
        self._offset = _edit("stepOffsetEdit", "số ngày")
        self._measure = _edit("stepMeasureEdit", "làm thế nào thì coi là xong: “150 cái/công, 3 ngày liền”")
        self._target = _edit("stepTargetEdit", "con số trên bậc thang, ví dụ 170")
        self._series = _combo("stepSeriesCombo", [(row.name, row.id) for row in plan.series])
        self._result = _edit("stepResultEdit", "đã làm được gì")
        self._done = OptionalDateEdit("stepDoneEdit", step.done_on if step else None)
        self.body.insertWidget(0, label(plan.person_name, "section"))
        self._build(plan)
        if step is not None:
            self._fill(plan, step)
        self._offset.textChanged.connect(self._counted)
        self._counted(self._offset.text())

    def refuse(self, error: AppError) -> None:
        """Says why the book did not take it; the words of the step come first."""
        super().refuse(error)
        self._text.setFocus()

    def _build(self, plan: PlanView) -> None:
        due = QWidget()
        row = QHBoxLayout(due)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._offset.setFixedWidth(theme.px(72))
        since = label(f"ngày sau ngày bắt đầu ({plan.dates.period_start:%d/%m/%Y})", "secondary")
        for widget in (self._due, label("hoặc", "secondary"), self._offset, since):
            row.addWidget(widget)
        row.addStretch(1)
        self.form.addRow("Việc *", self._text)
        self.form.addRow("Ai làm", self._owner)
        self.form.addRow("Hạn", due)
        self.form.addRow("Đo bằng", self._measure)
        if plan.series:
            self.form.addRow("Mức", self._target)
            self.form.addRow("của số liệu", self._series)
            self.form.setRowVisible(self._series, len(plan.series) > 1)
        self.form.addRow("Kết quả", self._result)
        self.form.addRow("Xong ngày", self._done)
        self.add_help("Hạn tính từ ngày bắt đầu thì đổi theo khi dời kế hoạch.")
        self.add_button("Bỏ, giữ như cũ", self.close, "stepCancelButton")
        self.add_primary("Ghi", self._accept, "stepSaveButton")

    def _fill(self, plan: PlanView, step: StepRow) -> None:
        owner = self._owner.findData(step.owner_id)
        if owner < 0 and step.owner_name is not None:  # somebody who has left since
            self._owner.addItem(step.owner_name, step.owner_id)
            owner = self._owner.count() - 1
        self._owner.setCurrentIndex(max(owner, 0))
        self._offset.setText("" if step.offset_days is None else str(step.offset_days))
        self._measure.setText(step.measure or "")
        self._target.setText("" if step.target_value is None else figure_words(step.target_value))
        series = plan.series_of(step)
        if series is not None:
            self._series.setCurrentIndex(self._series.findData(series.id))
        self._result.setText(step.result or "")

    @Slot(str)
    def _counted(self, text: str) -> None:
        """Days after the start decide: the day follows from them and is not typed."""
        offset = _offset_of(text)
        self._due.setEnabled(not text.strip())
        if offset is not None:
            self._due.set_day(self._start + timedelta(days=offset))

    def _accept(self) -> None:
        offset, target = self._offset.text().strip(), self._target.text().strip()
        if offset and _offset_of(offset) is None:
            self.say(f"“{offset}”: ghi số ngày, ví dụ 14.")
        elif target and figure_value(target) is None:
            self.say(f"“{target}”: mức là một con số, ví dụ 170.")
        elif self.days_fit(self._due, self._done):
            self.accepted_fields.emit(self._fields(_offset_of(offset), self._done.day()))

    def _fields(self, offset: int | None, done_on: date | None) -> StepFields:
        return StepFields(
            self._text.toPlainText(),
            self._owner.currentData(),
            self._due.day(),
            offset,
            self._measure.text(),
            figure_value(self._target.text()),
            self._series.currentData(),
            self._result.text(),
            done_on,
        )


def _offset_of(text: str) -> int | None:
    """Days after the start as typed: "14" or "+14"."""
    digits = text.strip().removeprefix("+").strip()
    return int(digits) if digits.isdecimal() and int(digits) <= LONGEST else None


def _edit(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    return made


def _combo(name: str, items: Sequence[tuple[str, int | None]]) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    for words, value in items:
        made.addItem(words, value)
    return made
