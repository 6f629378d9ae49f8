"""The register of a year's assignments: lines proposed from the chain, edited in place, checked at the year's end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QComboBox, QHBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.names import group_words
from dvqc_desktop.services.leaving_columns import ASSIGNMENTS
from dvqc_desktop.services.members.year_register import (
    LineFields,
    RegisterRow,
    delete_line,
    propose_lines,
    read_register,
    save_line,
    without_result,
)
from dvqc_desktop.services.people.groups import list_groups
from dvqc_desktop.services.people.leaders import present_members, workers_of
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.register.forms import FillRegisterDialog, RegisterLineDialog
from dvqc_desktop.ui.pages.board.register.model import COLUMNS, COMMENT, REQUIREMENT, RegisterModel, WrappingDelegate
from dvqc_desktop.ui.pages.list_export import EXPORT_WORDS, Listing
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import Strip, button, icon_label, label, set_look
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.table import TWO_LINE_HEIGHT, TableView

YEARS_BACK = 5
WIDTHS = [126, 80, 160, 104, 164, 150, 110]
HELP = "F2 hoặc gõ thẳng vào ô để sửa, Delete bỏ dòng. Mỗi ô ghi ngay vào sổ."


class RegisterTable(TableView):
    """F2, typing or a double click edit; Delete is told to `removed`."""

    def __init__(self, model: RegisterModel, removed: Callable[[], object]) -> None:
        super().__init__("registerTable", TWO_LINE_HEIGHT)
        self._removed = removed
        self.setModel(model)
        self.setItemDelegate(WrappingDelegate(self))
        self.setAccessibleName("Sổ phân công năm")
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setTabKeyNavigation(True)
        self.set_widths(WIDTHS, stretch=REQUIREMENT)
        self.keep_readable(REQUIREMENT, WIDTHS[REQUIREMENT])
        self.set_empty_text("Chưa có dòng nào. Đưa dây chuyền vào sổ, hoặc thêm từng dòng.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._removed()
            return
        super().keyPressEvent(event)


class RegisterDialog(Dialog):
    """One year of the register. `paper_wanted` asks for the paper of a year, `export_wanted` carries the list shown."""

    paper_wanted = Signal(int)
    export_wanted = Signal(object)

    def __init__(self, parent: QWidget, store: Store) -> None:
        super().__init__(parent, "Sổ phân công năm", "registerDialog")
        self._store = store
        self.setFixedSize(theme.px(968), theme.px(600))
        self._rows: tuple[RegisterRow, ...] = ()
        self._proposed: tuple[RegisterRow, ...] = ()
        self.model = RegisterModel()
        self.table = RegisterTable(self.model, self._remove)
        self._year = QComboBox()
        self._missing = QCheckBox()
        self._words = label("", "secondary", "registerCountLabel")
        self._error = label("", "error", "registerError", wrap=True)
        self._strip = Strip("info", "registerProposalStrip")
        self._strip_words = label("", "", "registerProposalLabel")
        self._lay_out()
        self._connect()
        self._tell("")
        self._read()

    def _lay_out(self) -> None:
        today = clock.today()
        self._year.setObjectName("registerYearCombo")
        self._year.setAccessibleName("Năm")
        for year in range(today.year + 1, today.year - YEARS_BACK, -1):
            self._year.addItem(f"Năm {year}", year)
        self._year.setCurrentIndex(self._year.findData(today.year))
        self._missing.setObjectName("registerMissingCheck")
        self._add_line = button("Thêm dòng…", "add", "", "addRegisterLineButton")
        self._remove_line = button("Bỏ dòng", "delete", "", "removeRegisterLineButton")
        self._fill = button("Xem và đưa vào sổ…", "people_checkmark", "", "fillFromChainButton")
        self._fill.setProperty("kind", "small")
        head = QHBoxLayout()
        head.setSpacing(12)
        for widget in (self._year, self._missing, self._words):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._add_line)
        head.addWidget(self._remove_line)
        self._strip.row.addWidget(icon_label("info", "info"))
        self._strip.row.addWidget(self._strip_words, 1)
        self._strip.row.addWidget(self._fill)
        self.body.addLayout(head)
        self.body.addWidget(self._strip)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._error)
        self.add_help(HELP)
        self.add_button(EXPORT_WORDS, self._export, "exportRegisterButton", "document_table")
        self.add_button("Đóng", self.reject, "closeRegisterButton")
        self.add_primary("Xem bản in", self._show_paper, "previewRegisterButton", "print")

    def _connect(self) -> None:
        self._year.activated.connect(self._read)
        self._missing.toggled.connect(self._show)
        self._add_line.clicked.connect(self._ask_line)
        self._remove_line.clicked.connect(self._remove)
        self._fill.clicked.connect(self._ask_fill)
        self.table.opened.connect(self._edit_current)
        # queued: writing reads the rows anew, which must not happen while the editor of a cell is being closed
        self.model.edited.connect(self._save, Qt.ConnectionType.QueuedConnection)
        self._store.changed.connect(self._read)

    def _export(self) -> None:
        """Asks for the lines shown in Excel."""
        chosen = f"năm {self.year()}" + ("; chưa ghi kết quả" if self._missing.isChecked() else "")
        shown = {row.id for row in map(self.model.row, range(self.model.rowCount())) if row is not None}
        lines = self._store.read_outward(ASSIGNMENTS, read_register, self.year())
        rows = tuple(line for line in lines if line.id in shown)
        self.export_wanted.emit(Listing("Sổ phân công", rows, COLUMNS, chosen))

    def year(self) -> int:
        """The year now shown."""
        return int(self._year.currentData())

    @Slot()
    def _read(self, *_topics: object) -> None:
        self._rows = self._store.read(read_register, self.year())
        self._proposed = self._store.read(propose_lines, self.year())
        self._show()

    @Slot()
    def _show(self, *_on: object) -> None:
        current = self.table.currentIndex()
        row = self.model.row(current.row()) if current.isValid() else None
        missing = without_result(self._rows)
        self.model.set_rows(missing if self._missing.isChecked() else self._rows)
        place = self.model.position(row.id) if row is not None and row.id is not None else -1
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, current.column()))
        self._missing.setText(f"Chưa ghi kết quả ({len(missing)})")
        self._words.setText(f"{len(self._rows)} dòng" + self._end_words(len(missing)))
        set_look(self._words, "role", "warn" if self._end_words(len(missing)) else "secondary")
        self._strip.setVisible(bool(self._proposed))
        self._strip_words.setText(f"Dây chuyền năm {self.year()} có {len(self._proposed)} việc phụ trách chưa vào sổ.")

    def _end_words(self, missing: int) -> str:
        """At the end of the year the results are asked for."""
        today = clock.today()
        ending = today.year > self.year() or (today.year == self.year() and today.month == 12)
        return f" · hết năm, còn {missing} dòng cần ghi kết quả" if ending and missing else ""

    @Slot(object, object)
    def _save(self, row: RegisterRow, fields: LineFields) -> None:
        try:
            self._store.write(save_line, self.year(), fields, row.id)
        except AppError as error:
            self._tell(" ".join(part for part in (error.parts[0], error.parts[2]) if part))
        else:
            self._tell("")

    def _tell(self, sentence: str) -> None:
        """Says under the table why nothing was written."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    @Slot()
    def _remove(self) -> None:
        row = self.model.row(self.table.current_row())
        if row is None or row.id is None:
            self._tell("Chọn dòng cần bỏ trước.")
            return
        self._tell("")
        self._store.attempt(delete_line, row.id)

    @Slot()
    def _ask_fill(self) -> None:
        FillRegisterDialog(self, self._store, self.year(), self._proposed).open()

    @Slot()
    def _ask_line(self) -> None:
        today = clock.today()
        members = [(member.id, member.name) for member in self._store.read(present_members, today)]
        groups = [(-group.id, group_words(group.name)) for group in self._store.read(list_groups)]
        workers = [(worker.id, worker.name) for worker in self._store.read(workers_of, today)]
        dialog = RegisterLineDialog(self, self._store, self.year(), members, [*groups, *workers])
        dialog.made.connect(self._go_to)
        dialog.open()

    @Slot(int)
    def _go_to(self, line_id: int) -> None:
        self.table.setCurrentIndex(self.model.index(self.model.position(line_id), COMMENT - 1))

    @Slot(int)
    def _edit_current(self, _row: int) -> None:
        self.table.edit(self.table.currentIndex())

    @Slot()
    def _show_paper(self) -> None:
        self.paper_wanted.emit(self.year())
