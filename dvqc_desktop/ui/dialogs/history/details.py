"""What one act changed: each row with its fields before and after, in the cell's words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from dvqc_desktop.services.history.changes import MOST_ROWS, FieldChange, RowChange
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import label

NOTHING = "Chọn một việc để xem trước và sau."
NO_FIELD = "không ghi thêm ô nào"


class DetailsPanel(QScrollArea):
    """The rows of the act now chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("historyDetails")
        self.setAccessibleName("Trước và sau việc này")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_changes(())

    def show_changes(self, changes: Sequence[RowChange]) -> None:
        """Shows the rows of an act."""
        inside = QWidget()
        inside.setObjectName("historyDetailsInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        if not changes:
            column.addWidget(label(NOTHING, "hint", wrap=True))
        for change in changes:
            column.addWidget(label(change.title, "section", wrap=True))
            column.addLayout(_grid(change))
        if len(changes) == MOST_ROWS:
            column.addWidget(label(f"Chỉ hiện {MOST_ROWS} dòng đầu của việc này.", "hint", wrap=True))
        column.addStretch(1)
        self.setWidget(inside)


def _grid(change: RowChange) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    grid.setColumnMinimumWidth(0, theme.px(116))
    grid.setColumnStretch(1, 1)
    for row, field in enumerate(change.fields):
        words = label(field.words, "secondary", wrap=True)
        words.setFixedWidth(theme.px(116))
        grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
        told = field.before if change.deleted else _told(field)
        grid.addWidget(label(told, wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
    return grid


def _told(field: FieldChange) -> str:
    if field.before == field.after or not field.before:
        return field.after
    return f"{field.before} → {field.after or '(để trống)'}"
