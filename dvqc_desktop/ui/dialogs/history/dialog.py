"""The history of the book: what was done, when, about whom; before and after; one older act taken back; the bin."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.history.acts import TOPIC_WORDS, ActFilter, ActRow, bin_days, deleted_acts, read_acts
from dvqc_desktop.services.history.changes import act_changes, count_rows
from dvqc_desktop.services.people.presence import name_of
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.history.details import DetailsPanel
from dvqc_desktop.ui.dialogs.history.model import WIDTHS, ActsModel
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.dialogs.privacy.old_bin import OldBinLine
from dvqc_desktop.ui.messages import show_error
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import label, panel
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit
from dvqc_desktop.ui.widgets.table import TableView

SIZE = (1020, 620)
EVERYTHING = "Mọi loại việc"
EMPTY = "Không có việc nào như vậy. Bỏ bớt điều kiện lọc."
EMPTY_BIN = "Trong {days} ngày qua không xóa gì."
PAUSE_MS = 150


def open_history(parent: QWidget, context: PageContext, person_id: int | None = None) -> HistoryDialog:
    """Opens the history of the book, or of one person."""
    dialog = HistoryDialog(parent, context, person_id)
    dialog.open()
    return dialog


def open_bin(parent: QWidget, context: PageContext) -> BinDialog:
    """Opens what was deleted in the days of the rule."""
    dialog = BinDialog(parent, context)
    dialog.open()
    return dialog


class ActsDialog(Dialog):
    """Acts at the left, what the chosen one changed at the right, and the button that takes it back."""

    take_back_words = "Hoàn tác riêng việc này"

    def __init__(self, parent: QWidget, context: PageContext, title: str, name: str) -> None:
        super().__init__(parent, title, name)
        self.setFixedSize(theme.px(SIZE[0]), min(theme.px(SIZE[1]), parent.window().height() - 40))
        self._store = context.store
        self._toast = context.toast
        self.model = ActsModel()
        self.table = TableView("historyTable")
        self.details = DetailsPanel()
        self.table.setAccessibleName("Các việc đã ghi vào sổ, mới trước")
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS, stretch=1)

    def lay_out(self) -> None:
        """The table beside the details, and the foot."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(panel("historyActsPanel", self.table), 3)
        row.addWidget(panel("historyDetailsPanel", self.details), 2)
        self.body.addLayout(row, 1)
        self.add_help("Chỉ xem trong máy, không chép ra ngoài.")
        self._take_back = self.add_button(self.take_back_words, self._undo, "takeBackButton", "arrow_undo")
        self.add_primary("Đóng", self.close, "closeHistoryButton")
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._store.changed.connect(self.read_again)

    def current(self) -> ActRow | None:
        """The act now chosen."""
        place = self.table.currentIndex().row()
        return self.model.rows()[place] if 0 <= place < len(self.model.rows()) else None

    @Slot()
    def read_again(self) -> None:
        """Reads the acts anew and keeps the chosen one."""
        chosen = self.current()
        self.model.show(self.slice_of)
        place = self.model.place_of(chosen.id) if chosen is not None else 0
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(max(place, 0), 0))
        self._show_chosen()

    def slice_of(self, before: int | None) -> tuple[ActRow, ...]:
        """The acts older than this one (None: the newest)."""
        raise NotImplementedError

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        act = self.current()
        self._take_back.setEnabled(act is not None and act.undoable)
        self.details.show_changes(self._store.read(act_changes, act.id) if act is not None else ())

    def _undo(self) -> None:
        act = self.current()
        if act is not None:
            rows = self._store.read(count_rows, act.id)
            words = f"{self.take_back_words}, {rows} dòng đổi theo: {act.label}"
            after_count(self, self._store, words, rows, partial(self._write, act))

    def _write(self, act: ActRow) -> None:
        try:
            self._store.undo_group(act.id)
        except AppError as refusal:
            show_error(self, refusal)
        else:
            self._toast(f"Đã hoàn tác: {act.label}.")


class HistoryDialog(ActsDialog):
    """All acts, by part of the book, days and words; `person_id`: those that touched one person."""

    def __init__(self, parent: QWidget, context: PageContext, person_id: int | None) -> None:
        of = f"Lịch sử sửa đổi: {context.store.read(name_of, person_id)}" if person_id is not None else "Lịch sử sổ"
        super().__init__(parent, context, of, "historyDialog")
        self._wanted = ActFilter(person_id=person_id)
        self.words = FilterEdit("historyFilterEdit", "Lọc theo việc, tên người", PAUSE_MS)
        self.topic = QComboBox()
        self.first, self.last = OptionalDateEdit("historyFirstEdit"), OptionalDateEdit("historyLastEdit")
        self._head()
        self.table.set_empty_text(EMPTY)
        self.lay_out()
        self.read_again()

    def slice_of(self, before: int | None) -> tuple[ActRow, ...]:
        return self._store.read(read_acts, self._wanted, before)

    def _head(self) -> None:
        self.topic.setObjectName("historyTopicCombo")
        self.topic.setAccessibleName("Loại việc")
        self.topic.addItem(EVERYTHING, None)
        for topic, words in TOPIC_WORDS.items():
            self.topic.addItem(words, topic)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.topic)
        for words, edit in (("Từ", self.first), ("đến", self.last)):
            edit.setFixedWidth(theme.px(166))
            row.addWidget(label(words, "secondary"))
            row.addWidget(edit)
            edit.editingFinished.connect(self._filter)
        self.body.addLayout(row)
        self.words.filtered.connect(self._filter)
        self.topic.activated.connect(self._filter)

    @Slot()
    def _filter(self, *_on: object) -> None:
        found = self.topic.currentData()
        wanted = replace(
            self._wanted,
            words=self.words.text(),
            topic=Topic(found) if found else None,
            first_on=self.first.day(),
            last_on=self.last.day(),
        )
        if wanted != self._wanted:
            self._wanted = wanted
            self.read_again()


class BinDialog(ActsDialog):
    """What was deleted in the days of the rule, each to be put back."""

    take_back_words = "Khôi phục"

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        days = context.store.read(bin_days)
        super().__init__(parent, context, f"Đã xóa trong {days} ngày qua", "binDialog")
        self.table.set_empty_text(EMPTY_BIN.format(days=days))
        words = "Khôi phục đưa lại đúng những gì việc ấy đã xóa; việc làm sau không đổi."
        self.body.addWidget(label(words, "secondary", wrap=True))
        self.lay_out()
        self.body.addWidget(OldBinLine(context))
        self.read_again()

    def slice_of(self, before: int | None) -> tuple[ActRow, ...]:
        return self._store.read(deleted_acts) if before is None else ()
