"""The steps of a plan as a table that is edited in place; its last row takes a new step."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from dvqc_desktop.domain.codes import PlanState
from dvqc_desktop.domain.plans import StepDates, StepState, step_states, step_words
from dvqc_desktop.domain.step_chart import number
from dvqc_desktop.services.plans.plan_rows import PlanView, StepRow
from dvqc_desktop.services.plans.plan_steps import StepFields
from dvqc_desktop.ui.widgets.date_edit import read_day, show_day

Index = QModelIndex | QPersistentModelIndex
DISPLAY, EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
ALIGNMENT, TOOLTIP, ACCESSIBLE = (
    Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
TONE_ROLE = Qt.ItemDataRole.UserRole + 1
NEW_ROLE = Qt.ItemDataRole.UserRole + 2
MEASURE_ROLE = Qt.ItemDataRole.UserRole + 3
NO_INDEX = QModelIndex()
NUMBER, TEXT, OWNER, TARGET, DUE, DONE, STATE = range(7)
HEADS = ("Bước", "Việc", "Ai làm", "Mức", "Hạn", "Xong", "Tình trạng")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
SIDES = (CENTER, LEFT, LEFT, RIGHT, RIGHT, RIGHT, LEFT)
TONES = {
    StepState.DONE: "ok",
    StepState.DONE_LATE: "ok",
    StepState.RUNNING: "warn",
    StepState.LATE: "danger",
    StepState.AHEAD: "plain",
}
_AFTER = re.compile(r"\+\s*(\d{1,4})")
NEW_STEP = "Thêm bước…"
BAD_DAY = "“{text}”: ngày ghi như 20/11/2026."
BAD_NUMBER = "“{text}”: mức là một con số, ví dụ 170."


def fields_of(step: StepRow) -> StepFields:
    """A step as the use case takes it."""
    return StepFields(
        step.text,
        step.owner_id,
        step.due_on,
        step.offset_days,
        step.measure,
        step.target_value,
        step.series_id,
        step.result,
        step.done_on,
    )


class StepModel(QAbstractTableModel):
    """`edited` carries a step's id with its new fields, `added` the words of a new step, `misread` why not."""

    edited = Signal(int, object)
    added = Signal(str)
    misread = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._steps: Sequence[StepRow] = ()
        self._states: Sequence[StepState] = ()
        self._day = date.min
        self._last: dict[int, str] = {}
        self._editable = self._numbered = True

    def show_plan(self, plan: PlanView, day: date, numbered: bool = True) -> None:
        """Shows the steps of a plan as of a day; `numbered` says that a step's number stands beside its words."""
        self.beginResetModel()
        self._steps, self._day = plan.steps, day
        self._states = step_states([_dates(step) for step in plan.steps], day)
        self._last = {step.id: _last_value(plan, step) for step in plan.steps}
        self._editable = plan.state is not PlanState.CLOSED
        self._numbered = numbered
        self.endResetModel()

    def step(self, position: int) -> StepRow | None:
        """The step of a row; None for the row that takes a new one."""
        return self._steps[position] if 0 <= position < len(self._steps) else None

    def position(self, step_id: int) -> int:
        """The row of a step; -1 when it is gone."""
        return next((place for place, step in enumerate(self._steps) if step.id == step_id), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._steps) + int(self._editable)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        return {DISPLAY: HEADS[section], ALIGNMENT: SIDES[section]}.get(role)  # type: ignore[call-overload]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything but the number can be edited, of the new row only the words; nothing in a closed plan."""
        flags = super().flags(index)
        step = self.step(index.row())
        editable = index.column() == TEXT if step is None else index.column() != NUMBER
        return flags | Qt.ItemFlag.ItemIsEditable if editable and self._editable else flags

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        step = self.step(index.row())
        if role == ALIGNMENT:
            return SIDES[index.column()]
        if role == NEW_ROLE:
            return step is None
        if step is None:
            return NEW_STEP if role in (DISPLAY, ACCESSIBLE) and index.column() == TEXT else None
        return self._told(step, index.row(), index.column(), role)

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        step = self.step(index.row())
        if role != EDIT:
            return False
        if step is None:
            if str(value or "").strip():
                self.added.emit(str(value))
            return False
        fields = self._changed(step, index.column(), value)
        if fields is not None and fields != fields_of(step):
            self.edited.emit(step.id, fields)
        return False

    def _told(self, step: StepRow, row: int, column: int, role: int) -> Any:
        if role == ACCESSIBLE and column == OWNER:
            return step.owner_name
        if role in (DISPLAY, ACCESSIBLE):
            return self._shown(step, row, column)
        if role == EDIT:
            return _edited(step, column)
        if role == MEASURE_ROLE:
            return None if self._numbered and step.target_value is not None else step.measure
        if role == TONE_ROLE and column == STATE:
            return TONES[self._states[row]]
        if role == TOOLTIP:
            return _tip(step, column)
        return None

    def _shown(self, step: StepRow, row: int, column: int) -> str:
        if column == STATE:
            return step_words(_dates(step), self._states[row], self._day, self._last[step.id])
        if column == NUMBER:
            return str(row + 1)
        if column in (DUE, DONE):
            day = step.due_on if column == DUE else step.done_on
            return f"{day:%d/%m}" if day is not None and day.year == self._day.year else show_day(day)
        if column == TARGET:
            return number(step.target_value) if step.target_value is not None else "–"
        return step.text if column == TEXT else short_name(step.owner_name)

    def _changed(self, step: StepRow, column: int, value: Any) -> StepFields | None:
        fields = fields_of(step)
        text = str(value or "").strip()
        if column == TEXT:
            return replace(fields, text=text) if text else None
        if column == OWNER:
            return replace(fields, owner_id=value)
        if column == STATE:
            return replace(fields, result=text or None)
        if column == TARGET:
            return self._retargeted(fields, text)
        after = _AFTER.fullmatch(text)
        if column == DUE and after is not None:
            return replace(fields, due_on=None, offset_days=int(after[1]))
        day = self._day_of(text)
        if text and day is None:
            self.misread.emit(BAD_DAY.format(text=text))
            return None
        if column == DUE:
            return replace(fields, due_on=day, offset_days=None)
        return replace(fields, done_on=day)

    def _retargeted(self, fields: StepFields, text: str) -> StepFields | None:
        try:
            return replace(fields, target_value=float(text.replace(",", ".")) if text else None)
        except ValueError:
            self.misread.emit(BAD_NUMBER.format(text=text))
            return None

    def _day_of(self, text: str) -> date | None:
        """A day as typed; without its year it lies in the year now shown."""
        return read_day(text) or read_day(f"{text}/{self._day.year}")


def short_name(name: str | None) -> str:
    """The last two words of a name, as people call one another; a dash for nobody."""
    return " ".join(name.split()[-2:]) if name else "–"


def _last_value(plan: PlanView, step: StepRow) -> str:
    """The last figure of the series that a step's target belongs to."""
    series = plan.series_of(step)
    return number(series.points[-1][1]) if series is not None and series.points else ""


def _tip(step: StepRow, column: int) -> str | None:
    """What a cell cannot show in full."""
    after = f"{step.offset_days} ngày sau ngày bắt đầu kế hoạch" if step.offset_days is not None else None
    measure = f"{step.text}\nĐo bằng: {step.measure}" if step.measure else step.text
    return {STATE: step.result, TEXT: measure, OWNER: step.owner_name, DUE: after}.get(column)


def _due_typed(step: StepRow) -> str:
    """The due day as it is typed: "+14" for days after the start."""
    if step.offset_days is not None and step.done_on is None:
        return f"+{step.offset_days}"
    return show_day(step.due_on) if step.due_on else ""


def _dates(step: StepRow) -> StepDates:
    return StepDates(step.due_on, step.offset_days, step.done_on)


def _edited(step: StepRow, column: int) -> Any:
    return {
        TEXT: step.text,
        OWNER: step.owner_id,
        TARGET: number(step.target_value) if step.target_value is not None else "",
        DUE: _due_typed(step),
        DONE: show_day(step.done_on) if step.done_on else "",
        STATE: step.result or "",
    }.get(column)
