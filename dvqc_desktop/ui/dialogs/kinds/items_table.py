"""The usual items of a kind in a table: minutes, title, presenter; edited in place, moved, added and taken out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from dvqc_desktop.domain.rule_forms import MINUTES_MOST, WHO
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import button, spin_box
from dvqc_desktop.ui.widgets.table import ROW_HEIGHT

HEADS = ("Phút", "Nội dung in ra", "Người trình bày")
NOBODY, NEW_MINUTES = "–", 10


class ItemsTable(QWidget):
    """Rows of three fields each, and the buttons below them."""

    def __init__(self) -> None:
        super().__init__()
        self.table = QTableWidget(0, len(HEADS))
        self.table.setObjectName("kindItemsTable")
        self.table.setAccessibleName("Mục thường có")
        self.table.setHorizontalHeaderLabels(HEADS)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT + 6))
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setColumnWidth(0, theme.px(74))
        self.table.setColumnWidth(2, theme.px(150))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.table, 1)
        acts = QHBoxLayout()
        for words, icon, name, act in (
            ("Thêm mục", "add", "addKindItemButton", self._add),
            ("Xóa mục", "delete", "removeKindItemButton", self._remove),
            ("Đưa lên", "arrow_up", "raiseKindItemButton", lambda: self._move(-1)),
            ("Đưa xuống", "arrow_down", "lowerKindItemButton", lambda: self._move(1)),
        ):
            made = button(words, icon, "", name)
            made.clicked.connect(lambda _checked=False, act=act: act())
            acts.addWidget(made)
        acts.addStretch(1)
        column.addLayout(acts)

    def show_lines(self, lines: tuple[str, ...], chosen: int = 0) -> None:
        """Shows other items."""
        self.table.setRowCount(len(lines))
        for place, line in enumerate(lines):
            self._put(place, *(part.strip() for part in line.split("|")))
        if lines:
            self.table.setCurrentCell(min(chosen, len(lines) - 1), 1)

    def lines(self) -> tuple[str, ...]:
        """The items as they stand, in the form of the rule pack."""
        return tuple(self._line(place) for place in range(self.table.rowCount()))

    def _put(self, place: int, minutes: str, title: str, who: str) -> None:
        spin = spin_box()
        spin.setRange(0, MINUTES_MOST)
        spin.setValue(int(minutes))
        spin.setObjectName(f"kindMinutes{place}")
        words = QLineEdit(title)
        words.setCursorPosition(0)
        words.setObjectName(f"kindTitle{place}")
        people = QComboBox()
        people.setObjectName(f"kindWho{place}")
        for one in WHO:
            people.addItem(one[:1].upper() + one[1:] or NOBODY, one)
        people.setCurrentIndex(people.findData(who))
        for column, (field, said) in enumerate(zip((spin, words, people), HEADS, strict=True)):
            field.setAccessibleName(f"{said}, mục {place + 1}")
            self.table.setCellWidget(place, column, field)

    def _line(self, place: int) -> str:
        spin, words, people = (self.table.cellWidget(place, column) for column in range(3))
        assert isinstance(spin, QSpinBox) and isinstance(words, QLineEdit) and isinstance(people, QComboBox)
        title = words.text().replace("|", "/").strip()
        return f"{spin.value()} | {title} | {people.currentData()}"

    def _place(self) -> int:
        """The row that has the focus, or the one chosen."""
        for place in range(self.table.rowCount()):
            for column in range(3):
                field = self.table.cellWidget(place, column)
                if field is not None and (field.hasFocus() or field.isAncestorOf(self.focusWidget() or self)):
                    return place
        return self.table.currentRow()

    def _add(self) -> None:
        lines, place = list(self.lines()), self._place() + 1
        lines.insert(place, f"{NEW_MINUTES} |  | ")
        self.show_lines(tuple(lines), place)
        field = self.table.cellWidget(place, 1)
        if field is not None:
            field.setFocus()

    def _remove(self) -> None:
        lines, place = list(self.lines()), self._place()
        if 0 <= place < len(lines):
            del lines[place]
            self.show_lines(tuple(lines), place)

    def _move(self, step: int) -> None:
        lines, place = list(self.lines()), self._place()
        if 0 <= place < len(lines) and 0 <= place + step < len(lines):
            lines.insert(place + step, lines.pop(place))
            self.show_lines(tuple(lines), place + step)
