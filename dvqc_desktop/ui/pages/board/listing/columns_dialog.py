"""Which columns the list shows: a tick for each, and the way back to how it was at first."""

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.listing.cells import COLUMNS, KEYS
from dvqc_desktop.ui.pages.board.listing.columns import ListColumns
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog

HINT = "Họ và tên luôn hiện. Kéo đầu cột trong danh sách để đổi chỗ hoặc đổi bề rộng."


class ColumnsDialog(Dialog):
    """The name always shows; widths and order are changed at the head of the list itself."""

    def __init__(self, parent: QWidget, columns: ListColumns) -> None:
        super().__init__(parent, "Cột hiện ra", "columnsDialog")
        self._columns = columns
        self.setFixedWidth(theme.px(460))
        self.body.addWidget(label(HINT, wrap=True))
        grid, shown = QGridLayout(), columns.shown()
        grid.setVerticalSpacing(6)
        self._boxes: dict[str, QCheckBox] = {}
        rows = -(-(len(KEYS) - 1) // 2)
        for place, (key, column) in enumerate(list(zip(KEYS, COLUMNS, strict=True))[1:]):
            box = QCheckBox(column.title)
            box.setObjectName(f"column_{key}")
            box.setChecked(key in shown)
            self._boxes[key] = box
            grid.addWidget(box, place % rows, place // rows)
        self.body.addLayout(grid)
        self.add_button("Như lúc đầu", self._reset, "resetColumnsButton")
        self.add_button("Bỏ, giữ như cũ", self.reject, "keepColumnsButton")
        self.add_primary("Hiện các cột đã chọn", self._choose, "chooseColumnsButton")

    def _choose(self) -> None:
        self._columns.choose({key for key, box in self._boxes.items() if box.isChecked()})
        self.accept()

    def _reset(self) -> None:
        self._columns.reset()
        self.accept()
