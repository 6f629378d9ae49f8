"""The floor of a start: a bare window with tab bar, search box and a table of 40 constant rows, until it is painted."""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit, QTabBar, QTableView, QVBoxLayout, QWidget

ROWS, COLUMNS = 40, 5


class TellAtFirstPaint(QObject):
    """Prints CPU and wall seconds at the first paint of what it watches, then ends the program."""

    def __init__(self, begun: float) -> None:
        super().__init__()
        self._begun = begun

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        print(time.process_time(), time.monotonic() - self._begun, flush=True)
        QApplication.exit(0)


def bare_table() -> QTableView:
    """A table of constant rows."""
    model = QStandardItemModel(ROWS, COLUMNS)
    for row in range(ROWS):
        for column in range(COLUMNS):
            model.setItem(row, column, QStandardItem(f"Dòng {row} cột {column}"))
    table = QTableView()
    table.setModel(model)
    model.setParent(table)
    return table


def main() -> int:
    """Shows the window once."""
    begun = time.monotonic()
    app = QApplication(sys.argv)
    window = QWidget()
    layout = QVBoxLayout(window)
    tabs = QTabBar()
    for name in ("Một", "Hai", "Ba"):
        tabs.addTab(name)
    table = bare_table()
    for widget in (tabs, QLineEdit(), table):
        layout.addWidget(widget)
    teller = TellAtFirstPaint(begun)
    table.viewport().installEventFilter(teller)
    window.resize(1366, 728)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
