"""Kinds of meeting: the shipped ones with the cell's length and usual items, and kinds of the cell's own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.meeting_kinds import OwnKind, items_fault, kind_code, minutes_fault, name_fault
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.services.meetings.year.kinds import KindRow, list_kinds, reset_kind, save_kind
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.kinds.items_table import ItemsTable
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField, focus_first_error
from dvqc_desktop.ui.widgets.lists import ListWidget

WIDTH, HEIGHT, LIST_WIDTH, MINUTES_WIDTH, LINE_HEIGHT = 940, 560, 250, 190, 30
NEW = KindRow("", "", 0, ("5 | Tuyên bố lý do, điểm danh | chủ trì", "10 | Kết luận | chủ trì"), own=True)
CODE_ROLE = Qt.ItemDataRole.UserRole
OTHER = "other"


class KindsDialog(Dialog):
    """The kinds at the left, the one chosen at the right; each saving is one act."""

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent, "Loại họp, mục thường có", "meetingKindsDialog")
        self._context, self._store = context, context.store
        self._rows: tuple[KindRow, ...] = ()
        self._row = NEW
        self.setFixedSize(theme.px(WIDTH), min(theme.px(HEIGHT), parent.window().height() - theme.px(40)))
        self.list = ListWidget()
        self.list.setObjectName("meetingKindList")
        self.list.setAccessibleName("Các loại họp")
        self.list.setFixedWidth(theme.px(LIST_WIDTH))
        self._name, self._minutes = QLineEdit(), QLineEdit()
        self._name.setObjectName("kindNameEdit")
        self._minutes.setObjectName("kindMinutesEdit")
        self._minutes.setValidator(QIntValidator(0, 9999, self._minutes))
        self.items = ItemsTable()
        self._fields = [FormField("Tên loại họp", self._name), FormField("Thời lượng tối thiểu (phút)", self._minutes)]
        self._fields[1].setFixedWidth(theme.px(MINUTES_WIDTH))
        self._error = label("", "error", "kindItemsError", wrap=True)
        self._new = button("Thêm loại họp", "add", "", "addKindButton")
        self._lay_out()
        self._reset = self.add_button("Lấy lại mẫu gốc", self._set_back, "resetKindButton")
        self.add_button("Đóng", self.close, "closeKindsButton")
        self.add_primary("Lưu loại họp", self._save, "saveKindButton")
        self._new.clicked.connect(lambda: self._show(NEW))
        self.list.currentRowChanged.connect(self._choose)
        self._read("")

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._fields[0], 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._fields[1], 0, Qt.AlignmentFlag.AlignTop)
        right.setSpacing(8)
        right.addLayout(head)
        right.addWidget(label("Mục thường có", "strong"))
        right.addWidget(self.items, 1)
        right.addWidget(self._error)
        whole = QHBoxLayout()
        whole.setSpacing(16)
        whole.addLayout(left)
        whole.addLayout(right, 1)
        self.body.addLayout(whole, 1)
        self.add_help("Đổi mẫu không đổi các buổi đã thêm.")

    def _read(self, code: str) -> None:
        self._rows = self._store.read(list_kinds)
        self.list.blockSignals(True)
        self.list.clear()
        for row in self._rows:
            mark = " (riêng)" if row.own else " (đã sửa)" if row.changed else ""
            item = QListWidgetItem(f"{row.name}{mark}")
            item.setData(CODE_ROLE, row.code)
            item.setSizeHint(QSize(0, theme.px(LINE_HEIGHT)))
            self.list.addItem(item)
        self.list.blockSignals(False)
        place = next((place for place, row in enumerate(self._rows) if row.code == code), 0)
        self.list.setCurrentRow(place)
        self._show(self._rows[place])

    @Slot(int)
    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._rows):
            self._show(self._rows[place])

    def _show(self, row: KindRow) -> None:
        self._row = row
        self._name.setText(row.name)
        self._name.setEnabled(row.own)
        self._minutes.setText("" if row.minutes is None else str(row.minutes))
        self._minutes.setEnabled(row.minutes is not None)
        self.items.show_lines(row.lines)
        for field in self._fields:
            field.refuse("")
        self._error.setText("")
        self._reset.setText("Xóa loại này" if row.own else "Lấy lại mẫu gốc")
        self._reset.setEnabled(row.changed or (row.own and bool(row.code)))
        if not row.code:
            self.list.blockSignals(True)
            self.list.setCurrentRow(-1)
            self.list.blockSignals(False)
            self._name.setFocus()

    def _save(self) -> None:
        row, name, lines = self._row, one_line(self._name.text()), self.items.lines()
        text = self._minutes.text()
        minutes = 0 if row.minutes is None else int(text) if text else None
        others = (one.name for one in self._rows if one.code != row.code)
        self._fields[0].refuse(name_fault(name, others) if row.own else "")
        self._fields[1].refuse(minutes_fault(minutes))
        self._error.setText(items_fault(lines))
        if focus_first_error(self._fields) or self._error.text():
            return
        try:
            self._store.write(save_kind, row.code or None, OwnKind(name, minutes or 0, lines))
        except AppError as error:
            self._error.setText(error.parts[2])
            return
        self._context.toast(f"Đã lưu {name or row.name}.")
        self._read(kind_code(OTHER, name) if row.own else row.code)

    def _set_back(self) -> None:
        row = self._row
        try:
            self._store.write(reset_kind, row.code)
        except AppError as error:
            self._error.setText(" ".join((error.parts[0], error.parts[2])))
            return
        self._context.toast("Đã xóa loại họp." if row.own else "Đã lấy lại mẫu gốc.")
        self._read("" if row.own else row.code)
