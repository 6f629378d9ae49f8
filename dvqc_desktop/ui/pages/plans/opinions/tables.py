"""The two tables of the view: opinions by whom they are about, and what was promised the time before."""

from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from dvqc_desktop.domain import clock
from dvqc_desktop.services.contacts.opinion_reading import OpinionRow, PromiseRow
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, DISPLAY, TWO_LINE_HEIGHT, BadgeDelegate, TableView
from dvqc_desktop.ui.widgets.two_lines import TwoLineDelegate

Index = QModelIndex | QPersistentModelIndex
TONE_ROLE = Qt.ItemDataRole.UserRole + 5
TOOLTIP = Qt.ItemDataRole.ToolTipRole
OPINION_STATE, PROMISE_STATE = 6, 4
OPINION_TEXT, PROMISE_TEXT = 1, 0
WRAPPED = frozenset({OPINION_TEXT, 3, 5})  # opinion, answer, promise


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day is not None else "–"


def promise_state(row: PromiseRow) -> tuple[str, str]:
    """The state of a promise today and its tone; a day gone by is the only red."""
    today = clock.today()
    if row.done_by(today):
        return f"Đã làm {row.done_on:%d/%m}", "ok"
    late = (today - row.due_on).days if row.due_on is not None else 0
    return (f"Quá {late} ngày", "danger") if late > 0 else ("Chưa làm xong", "warn")


def _promise_words(row: OpinionRow) -> str:
    return f"{promise_state(row.promise)[0]}: {row.promise.text}" if row.promise else "–"


class OpinionModel(RowsModel[OpinionRow]):
    """Opinions; `body` names what is about no member ("Tổ đảng")."""

    def __init__(self) -> None:
        self.body = ""
        columns: tuple[Column[OpinionRow], ...] = (
            Column("Góp ý cho", self.about_words, 136, key=lambda row: (row.about is not None, row.about_sort)),
            Column("Ý kiến", lambda row: row.fields.text.replace("\n", " "), 260),
            Column("Phiếu", lambda row: str(row.fields.slips), 52, right=True, key=lambda row: row.fields.slips),
            Column("Trả lời", lambda row: row.fields.answer.replace("\n", " ") or "–", 200),
            Column("Người trả lời", lambda row: row.answered_by or "–", 118, key=lambda row: row.answered_by or ""),
            Column("Việc hứa", _promise_words, 170),
            Column("Tình trạng", self._state, 116, key=lambda row: row.fields.answered_on or date.min),
        )
        super().__init__(columns)

    def about_words(self, row: OpinionRow) -> str:
        """Whom an opinion is about."""
        return row.about or self.body

    @staticmethod
    def _state(row: OpinionRow) -> str:
        answered_on = row.fields.answered_on
        return f"Trả lời {answered_on:%d/%m}" if answered_on is not None else "Chưa trả lời"

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == TONE_ROLE and index.column() == OPINION_STATE:
            return "warn" if self.row(index.row()).fields.answered_on is None else "ok"
        if role == TOOLTIP:
            row = self.row(index.row())
            return "\n".join(part for part in (row.fields.text, row.fields.answer, _promise_words(row)) if part != "–")
        return super().data(index, role)


PROMISE_COLUMNS: tuple[Column[PromiseRow], ...] = (
    Column("Việc đã hứa", lambda row: row.text, 300),
    Column("Người làm", lambda row: row.owner or "–", 150),
    Column("Hạn", lambda row: _day(row.due_on), 92),
    Column("Kết quả", lambda row: row.result or "–", 250),
    Column("Tình trạng", lambda row: promise_state(row)[0], 116),
)


class PromiseModel(RowsModel[PromiseRow]):
    """Promises of the time before; done or not done is a badge."""

    def __init__(self) -> None:
        super().__init__(PROMISE_COLUMNS)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row = self.row(index.row())
        if role == TONE_ROLE:
            return promise_state(row)[1] if index.column() == PROMISE_STATE else None
        if role == TOOLTIP:
            return "\n".join(part for part in (row.text, row.result) if part)
        return super().data(index, role)


class ActTable(TableView):
    """A table of this view; Delete and Space are told."""

    removal_wanted = Signal()
    act_wanted = Signal()

    def __init__(self, name: str, words: str, compact: bool = False) -> None:
        super().__init__(name, COMPACT_HEIGHT if compact else TWO_LINE_HEIGHT)
        self.setAccessibleName(words)
        self.setItemDelegate(BadgeDelegate(TONE_ROLE, self) if compact else TwoLineDelegate(WRAPPED, self, TONE_ROLE))

    def show_model(self, model: RowsModel[Any], stretch: int) -> None:
        """Takes a model with the widths of its columns."""
        self.setModel(model)
        self.set_widths([column.width for column in model.columns], stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.act_wanted.emit()
        else:
            super().keyPressEvent(event)
