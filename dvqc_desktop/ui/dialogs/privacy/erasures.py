"""Wishes to be taken out of the book, and who left so long ago that his or her file should go."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import ErasureState
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.erasure import ErasureRow, call_off_erasure, list_erasures
from dvqc_desktop.services.privacy.finishing import unreached_copies
from dvqc_desktop.services.privacy.retention import Overkept, left_long_ago
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.privacy.ask import AskErasureDialog
from dvqc_desktop.ui.dialogs.privacy.old_bin import OldBinLine
from dvqc_desktop.ui.messages import show_error
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import button, label, panel
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.table import TableView

SIZE = (760, 560)
GONE, OLD_BIN = "(đã xóa khỏi sổ)", "(những gì đã xóa từ lâu)"
STATES = {
    ErasureState.ASKED: "đang chờ",
    ErasureState.CALLED_OFF: "đã rút",
    ErasureState.DONE: "đã xóa hẳn",
}


def _who(row: ErasureRow) -> str:
    return OLD_BIN if row.of_bin else row.name or GONE


def _when(row: ErasureRow) -> str:
    return f"{row.done_at or row.due_at:%d/%m/%Y %H:%M}" if row.state is not ErasureState.CALLED_OFF else ""


WISHES = (
    Column[ErasureRow]("Người", _who, 260),
    Column[ErasureRow]("Tình trạng", lambda row: STATES[row.state], 120),
    Column[ErasureRow]("Yêu cầu lúc", lambda row: f"{row.asked_at:%d/%m/%Y %H:%M}", 150),
    Column[ErasureRow]("Xóa hẳn lúc", _when, 150),
)
LEFT = (
    Column[Overkept]("Người", lambda row: row.name, 260),
    Column[Overkept]("Ra khỏi sổ", lambda row: f"{row.reason}, {format_date(row.left_on)}", 260),
    Column[Overkept]("Giữ đến", lambda row: format_date(row.keep_until), 120),
)


class ErasuresDialog(Dialog):
    """Wishes above, proposals of the retention table below."""

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent, "Xóa hồ sơ theo yêu cầu", "erasuresDialog")
        self.setFixedSize(theme.px(SIZE[0]), min(theme.px(SIZE[1]), parent.window().height() - 40))
        self._context = context
        self.wishes, self.left = RowsModel(WISHES, self), RowsModel(LEFT, self)
        self.wish_table = TableView("erasuresTable")
        self.left_table = TableView("overkeptTable")
        self._off = button("Rút yêu cầu", "arrow_undo", "", "callOffErasureButton")
        self._ask = button("Yêu cầu xóa…", "", "", "askErasureOfLeftButton")
        self._unreached = label("", "warn", "unreachedCopiesLabel", wrap=True)
        self._lay_out()
        self._off.clicked.connect(self._call_off)
        self._ask.clicked.connect(self._ask_for_left)
        context.store.changed.connect(self._read)
        self._read()

    def _lay_out(self) -> None:
        for table, model, empty in (
            (self.wish_table, self.wishes, "Chưa ai yêu cầu xóa hồ sơ. Mở trang một người (F5) để ghi yêu cầu."),
            (self.left_table, self.left, "Không ai đã ra khỏi sổ quá hạn giữ."),
        ):
            table.setModel(model)
            table.set_widths([column.width for column in model.columns], stretch=0)
            table.set_empty_text(empty)
        self.wish_table.setAccessibleName("Yêu cầu xóa hồ sơ")
        self.left_table.setAccessibleName("Người đã ra khỏi sổ quá hạn giữ")
        self.body.addWidget(label("Yêu cầu xóa hồ sơ", "section"))
        self.body.addWidget(panel("erasuresPanel", self.wish_table), 1)
        self.body.addWidget(self._off)
        self.body.addWidget(self._unreached)
        self.body.addWidget(label("Đã ra khỏi sổ quá hạn giữ: xóa?", "section"))
        self.body.addWidget(panel("overkeptPanel", self.left_table), 1)
        self.body.addWidget(self._ask)
        self.body.addWidget(OldBinLine(self._context))
        for made in (self._off, self._ask):
            made.setSizePolicy(made.sizePolicy().Policy.Fixed, made.sizePolicy().verticalPolicy())
        self.add_help("Hạn giữ đặt ở Thiết lập › Quy định (mặc định 30 ngày).")
        self.add_primary("Đóng", self.close, "closeErasuresButton")

    @Slot()
    def _read(self, *_topics: object) -> None:
        self.wishes.set_rows(self._context.store.read(list_erasures))
        self.left.set_rows(self._context.store.read(left_long_ago, clock.today()))
        for table in (self.wish_table, self.left_table):
            if table.model().rowCount():
                table.selectRow(0)
        waiting = [row for row in self.wishes.shown() if row.state is ErasureState.ASKED]
        self._off.setEnabled(bool(waiting))
        self._ask.setEnabled(bool(self.left.shown()))
        copies = self._context.store.read(unreached_copies)
        self._unreached.setText(f"Bản sao chưa với tới, hãy tự hủy: {', '.join(copies)}." if copies else "")
        self._unreached.setVisible(bool(copies))

    @Slot()
    def _call_off(self) -> None:
        place = self.wish_table.current_row()
        if place < 0:
            return
        try:
            self._context.store.record(call_off_erasure, self.wishes.row(place).id)
        except AppError as refusal:
            show_error(self, refusal)
        else:
            self._context.toast("Đã rút yêu cầu, hồ sơ được giữ nguyên.")

    @Slot()
    def _ask_for_left(self) -> None:
        place = self.left_table.current_row()
        if place >= 0:
            AskErasureDialog(self, self._context, self.left.row(place).person_id).open()
