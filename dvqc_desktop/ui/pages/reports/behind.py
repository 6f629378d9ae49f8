"""The people or entries behind a figure, inside the program alone: nothing here is printed, exported or copied."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain.figures import FigureDefinition
from dvqc_desktop.services.reports.figure_rows import FigureRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.table import CellDelegate, TableView

COLUMNS = (
    Column[FigureRow]("Tên, nội dung", lambda row: row.name, 250),
    Column[FigureRow]("Chi tiết", lambda row: row.detail or "–", 300),
)


class FigureRowsDialog(Dialog):
    """`chosen` carries the FigureRow to be opened on its page."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, definition: FigureDefinition, period: str, rows: Sequence[FigureRow]) -> None:
        super().__init__(parent, definition.words, "figureRowsDialog")
        self.setMinimumSize(theme.px(640), theme.px(460))
        self.body.addWidget(label(f"{definition.words}: {len(rows)} dòng, {period}", "section", wrap=True))
        self.body.addWidget(label(definition.meaning, "secondary", wrap=True))
        self.table = TableView("figureRowsTable")
        self.table.setItemDelegate(CellDelegate(self.table))
        self._model: RowsModel[FigureRow] = RowsModel(COLUMNS, self.table)
        self._model.set_rows(rows)
        self.table.setModel(self._model)
        self.table.set_widths([column.width for column in COLUMNS], 1)
        self.table.set_empty_text("Kỳ này không có dòng nào.")
        self.table.opened.connect(self._open)
        self.body.addWidget(self.table, 1)
        self.add_help("Enter: mở ở trang của người, việc ấy")
        self.add_primary("Đóng", self.close, "figureRowsCloseButton")
        if rows:
            self.table.select_row(0)
        self.table.setFocus()

    @Slot(int)
    def _open(self, position: int) -> None:
        self.chosen.emit(self._model.row(position))
        self.close()


def open_figure_rows(
    parent: QWidget,
    definition: FigureDefinition,
    period: str,
    rows: Sequence[FigureRow],
    go: Callable[[FigureRow], object],
) -> FigureRowsDialog:
    """Opens the dialog over a window; `go` leads to the row chosen."""
    dialog = FigureRowsDialog(parent, definition, period, rows)
    dialog.chosen.connect(go)
    dialog.open()
    return dialog
