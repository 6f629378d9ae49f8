"""What was deleted longer ago than the bin keeps: how much it is, and clearing it for good once it was looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.services.history.acts import ActRow, bin_begins, bin_days, deleted_before
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.privacy.finishing import clear_old_bin
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import button, label, panel
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.table import TableView

WIDTH, TABLE_HEIGHT = 560, 176
GOES = (
    "Nội dung đã xóa của các việc này: trước và sau trong lịch sử sổ, và trong các bản sao lưu với tới được. "
    "Xóa hẳn rồi thì không khôi phục, không hoàn tác được nữa."
)
STAYS = (
    "Ngày giờ và tên việc trong lịch sử. Bản sao lưu làm từ trước khi xóa giữ nguyên như lúc ấy, đến khi có bản mới "
    "thay."
)
ACTS = (
    Column[ActRow]("Xóa lúc", lambda act: f"{act.at:%d/%m/%Y %H:%M}", 130),
    Column[ActRow]("Việc", lambda act: act.label[:1].upper() + act.label[1:], 300),
)


class OldBinLine(QWidget):
    """One line with its button; not shown while nothing is older than the bin keeps."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("oldBinLine")
        self._context = context
        self._words = label("", "", "oldBinWords")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words)
        row.addStretch(1)
        made = button("Xem và xóa hẳn…", "delete", "", "clearBinButton")
        made.clicked.connect(self._open)
        row.addWidget(made)
        context.store.changed.connect(self.read_again)
        self.read_again()

    @Slot()
    def read_again(self, *_topics: object) -> None:
        """Counts anew."""
        store = self._context.store
        old = store.read(deleted_before, store.read(bin_begins))
        self._words.setText(f"{len(old)} việc xóa đã quá {store.read(bin_days)} ngày, sổ không cần giữ nội dung nữa.")
        self.setVisible(bool(old))

    @Slot()
    def _open(self) -> None:
        ClearBinDialog(self, self._context).open()


class ClearBinDialog(Dialog):
    """The acts, what goes and what stays; the button wakes once it was said that they may go."""

    keeps_draft = False

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent, "Xóa hẳn những gì đã xóa từ lâu", "clearBinDialog")
        self.setFixedWidth(theme.px(WIDTH))
        self._context = context
        self._kept_from = context.store.read(bin_begins)
        acts = context.store.read(deleted_before, self._kept_from)
        self.body.addWidget(label(f"{len(acts)} việc xóa trước ngày {format_date(self._kept_from)}", "section"))
        framed = panel("oldBinPanel", self._table(acts))
        framed.setFixedHeight(theme.px(TABLE_HEIGHT))
        self.body.addWidget(framed)
        for head, words in (("Sẽ xóa hẳn", GOES), ("Giữ lại", STAYS)):
            self.body.addWidget(label(head, "section"))
            self.body.addWidget(label(words, wrap=True))
        self._check = QCheckBox(f"Đã xem, không cần khôi phục gì trong {len(acts)} việc này")
        self._check.setObjectName("clearBinCheck")
        self.body.addSpacing(6)
        self.body.addWidget(self._check)
        self.add_button("Thôi", self.reject, "keepOldBinButton")
        primary = self.add_primary(f"Xóa hẳn {len(acts)} việc", self._clear, "clearBinForGoodButton")
        primary.setEnabled(False)
        self._check.toggled.connect(primary.setEnabled)

    def _table(self, acts: Sequence[ActRow]) -> TableView:
        model = RowsModel(ACTS, self)
        model.set_rows(acts)
        table = TableView("oldBinTable")
        table.setAccessibleName("Những việc xóa đã quá hạn giữ")
        table.setModel(model)
        table.set_widths([column.width for column in ACTS], stretch=1)
        return table

    def _clear(self) -> None:
        self.accept()
        clear_old_bin(self._context, self._kept_from)
