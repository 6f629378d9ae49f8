"""The person page: who it is, what there is of each kind, everything by days; inside the program only."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QListWidgetItem, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.domain.timeline import KIND_WORDS, EntryKind, TimelineEntry
from dvqc_desktop.exports.documents.model import Document
from dvqc_desktop.services.people.timeline import TimelineHead, read_timeline, timeline_head
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.person_page.entries import ENTRY_ROLE, EntriesModel, EntryDelegate
from dvqc_desktop.ui.messages import show_error
from dvqc_desktop.ui.pages.base import PageContext, PageName
from dvqc_desktop.ui.pages.board.words import class_words, work_line
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import icon_label, label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.lists import ListView, ListWidget

SIZE = (940, 640)
KINDS_WIDTH = 200
KIND_ROLE = Qt.ItemDataRole.UserRole + 1
PAGES = {
    EntryKind.PLAN: PageName.PLANS,
    EntryKind.CONTACT: PageName.PLANS,
    EntryKind.PROPOSAL: PageName.PLANS,
    EntryKind.MEETING: PageName.MEETINGS,
    EntryKind.DEVELOPMENT: PageName.DEVELOPMENT,
}


def open_person_page(parent: QWidget, context: PageContext, person_id: int) -> PersonPage:
    """Opens the page of a person over a window."""
    page = PersonPage(parent, context, person_id)
    page.open()
    return page


class PersonPage(Dialog):
    """One person's timeline, filtered by kind, read on as it is scrolled; its sheet is printed from here."""

    def __init__(self, parent: QWidget, context: PageContext, person_id: int) -> None:
        super().__init__(parent, "Mọi việc về một người", "personPage")
        self.setFixedSize(theme.px(SIZE[0]), min(theme.px(SIZE[1]), parent.window().height() - 40))
        self._context, self._person_id = context, person_id
        self._head: TimelineHead = context.store.read(timeline_head, person_id, clock.today())
        self._name = label(self._head.name, "person", "personNameLabel")
        self._work = label("", "secondary", "personWorkLabel")
        self._badge = Badge("", "plain", "personClassBadge")
        self._chain = label("", "secondary", "personChainLabel", wrap=True)
        self.kinds = ListWidget()
        self.model = EntriesModel()
        self.view = ListView()
        self._delegate = EntryDelegate(self.view)
        self._build()
        self._show_head()
        self._show_kinds()
        self.kinds.currentRowChanged.connect(self._kind_chosen)
        self.view.activated.connect(self._open_entry)
        self.view.viewport().installEventFilter(self)
        context.store.changed.connect(self._read_again)
        self._kind_chosen()
        self.view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Heights follow the width of the view."""
        if event.type() == QEvent.Type.Resize and watched is self.view.viewport():
            self._delegate.set_width(self.view.viewport().width())
            self.view.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_P and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._print()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name)
        head.addWidget(self._work, 1)
        head.addWidget(self._badge)
        self.body.addLayout(head)
        self.body.addWidget(self._chain)
        self.kinds.setObjectName("personKindList")
        self.kinds.setAccessibleName("Lọc theo loại việc")
        self.kinds.setFixedWidth(theme.px(KINDS_WIDTH))
        self.view.setObjectName("personTimelineView")
        self.view.setAccessibleName("Mọi việc, ngày mới trước")
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget, stretch in ((self.kinds, 0), (self.view, 1)):
            frame = QFrame()
            frame.setProperty("kind", "panel")
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(1, 1, 1, 1)
            inside.setSpacing(0)
            inside.addWidget(widget)
            row.addWidget(frame, stretch)
        self.body.addLayout(row, 1)
        self.body.addLayout(self._note())
        self.add_button("Lịch sử sửa đổi…", self._show_history, "personHistoryButton", "history")
        self.add_button("Yêu cầu xóa hồ sơ…", self._ask_erasure, "personErasureButton")
        self.add_button("In tờ “Những gì sổ đang ghi”…", self._print, "printPersonSheetButton", "print")
        self.add_primary("Đóng", self.close, "closePersonPageButton")

    def _note(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(icon_label("lock_closed"))
        self._private = label("", "hint", "personPrivateLabel")
        row.addWidget(self._private, 1)
        return row

    def _show_head(self) -> None:
        card, notes = self._head.card, self._head.private_notes
        trade = ", bậc ".join(part for part in (self._head.trade, self._head.grade) if part)
        self._work.setText(work_line(card) if card is not None else trade)
        if card is not None:
            self._badge.set_badge(class_words(card.worker_class, card.aspects), card.worker_class.value)
            helpers = [f"cùng giúp: {', '.join(one.name for one in card.helpers)}"] if card.helpers else []
            holder = f"Người phụ trách: {card.holder.name}" if card.holder else "Chưa có người phụ trách"
            self._chain.setText(" · ".join((holder, *helpers)))
        self._chain.setVisible(card is not None)
        kept = f"{notes} phần riêng, đọc ở nhật ký gặp gỡ sau khi gõ mật khẩu" if notes else "không có phần riêng"
        self._private.setText(f"Chỉ xem trong máy, không chép ra ngoài; {kept}.")

    def _show_kinds(self) -> None:
        chosen = self._chosen_kind()
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self._add_kind(None, "Tất cả", self._head.total)
        for kind, count in self._head.counts.items():
            self._add_kind(kind, KIND_WORDS[kind], count)
        places = [self.kinds.item(row).data(KIND_ROLE) for row in range(self.kinds.count())]
        self.kinds.setCurrentRow(places.index(chosen) if chosen in places else 0)
        self.kinds.blockSignals(False)

    def _add_kind(self, kind: EntryKind | None, words: str, count: int) -> None:
        item = QListWidgetItem(f"{words}  {count}")
        item.setData(KIND_ROLE, kind)
        item.setSizeHint(QSize(0, theme.px(32)))
        self.kinds.addItem(item)

    def _chosen_kind(self) -> EntryKind | None:
        item = self.kinds.currentItem()
        kind: EntryKind | None = None if item is None else item.data(KIND_ROLE)
        return kind

    @Slot()
    def _kind_chosen(self) -> None:
        kind = self._chosen_kind()
        self.model.show(partial(self._slice, () if kind is None else (kind,)))
        self.view.scrollToTop()
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _slice(self, kinds: tuple[EntryKind, ...], skip: int) -> tuple[TimelineEntry, ...]:
        return self._context.store.read(read_timeline, self._person_id, kinds, skip)

    @Slot()
    def _read_again(self) -> None:
        """Something was written while the page is open, as by undo."""
        self._head = self._context.store.read(timeline_head, self._person_id, clock.today())
        self._show_head()
        self._show_kinds()
        self._kind_chosen()

    @Slot(QModelIndex)
    def _open_entry(self, index: QModelIndex) -> None:
        """Goes to the page where an entry was made."""
        entry: TimelineEntry = index.data(ENTRY_ROLE)
        roster = PageName.BOARD if self._head.card is not None else PageName.MEMBERS
        page = PAGES.get(entry.kind, roster)
        whose = self._person_id if page in (PageName.PLANS, roster) else None
        self.close()
        self._context.navigate(page, whose)

    def _show_history(self) -> None:
        from dvqc_desktop.ui.dialogs.history.dialog import open_history

        open_history(self, self._context, self._person_id)

    def _ask_erasure(self) -> None:
        from dvqc_desktop.ui.dialogs.privacy.ask import AskErasureDialog

        AskErasureDialog(self, self._context, self._person_id).open()

    def _print(self) -> None:
        """Makes the sheet in a job and shows it before it is printed."""
        from dvqc_desktop.exports.documents.person_sheets import person_document

        database, person_id = self._context.store.database, self._person_id

        def work(_progress: Progress) -> Document:
            return person_document(database, person_id)

        self._context.jobs.run("Đang dựng tờ “Những gì sổ đang ghi”", work, self._preview, self._refuse)

    def _preview(self, document: Document) -> None:
        from dvqc_desktop.ui.dialogs.print_preview.window import preview_document

        preview_document(
            self, self._context.jobs, document, self._context.store.read(rules_in_force), self._context.store
        )

    def _refuse(self, error: AppError) -> None:
        show_error(self, error)
