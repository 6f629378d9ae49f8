"""The list with what stands around it: class filter, sections and columns above, what is chosen and shown below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name
from dvqc_desktop.ui.marks import paint_mark
from dvqc_desktop.ui.pages.board.listing.cells import COLUMNS
from dvqc_desktop.ui.pages.board.listing.columns import ListColumns
from dvqc_desktop.ui.pages.board.listing.split import BY_CLASS, CLASS_ORDER, SPLITS, WHOLE
from dvqc_desktop.ui.pages.board.listing.table import WorkerTable
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.segment import Segment

if TYPE_CHECKING:
    from dvqc_desktop.ui.pages.board.filter import People
    from dvqc_desktop.ui.pages.board.memory import BoardMemory

SEGMENTS: tuple[WorkerClass | None, ...] = (None, *CLASS_ORDER)
MARK = QSize(18, 12)  # the mark and the room between it and the words


class WorkerListView(QWidget):
    """Class filter above, list, and a bar for several people at once below."""

    class_chosen = Signal(object)
    classify_wanted = Signal()
    holder_wanted = Signal()
    contact_wanted = Signal(int)
    plan_wanted = Signal(int)
    menu_wanted = Signal(object)

    def __init__(self, memory: BoardMemory) -> None:
        super().__init__()
        self._memory, self._allowed = memory, True
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.table = WorkerTable()
        self.columns = ListColumns(self.table, memory.columns(), memory.keep_columns)
        layout.addLayout(self._top())
        body = QVBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.table, 1)
        self.bar = self._selection_bar()
        body.addWidget(self.bar)
        layout.addLayout(body, 1)
        self._connect()

    def _connect(self) -> None:
        table = self.table
        self.segment.chosen.connect(self.class_chosen)
        self.split.activated.connect(self._choose_split)
        table.chosen.connect(self._show_chosen)
        table.resized.connect(lambda: self.columns.fit(table.viewport().width()))
        for moved in (table.resized, table.verticalScrollBar().valueChanged, table.rows.layoutChanged):
            moved.connect(self._show_place)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(table.viewport().mapToGlobal(at)))

    def _top(self) -> QHBoxLayout:
        self.segment = Segment("workerClassSegment", [(code, "") for code in SEGMENTS])
        for place, code in enumerate(SEGMENTS):
            if code is not None:
                made = self.segment.group.button(place)
                made.setIcon(_mark(code, self.devicePixelRatioF()))
                made.setIconSize(MARK)
        self.split = QComboBox()
        self.split.setObjectName("workerSplitCombo")
        self.split.setMinimumWidth(theme.px(150))
        self.split.setAccessibleName("Chia theo")
        self.split.addItem("Không chia", WHOLE)
        for key, split in SPLITS.items():
            self.split.addItem(f"Chia theo {split.words}", key)
        self.split.setCurrentIndex(max(self.split.findData(self._memory.split()), 0))
        self.table.rows.set_split(self.split.currentData())
        chooser = button("Cột hiện ra…", "", "", "workerColumnsButton")
        chooser.setProperty("kind", "small")
        chooser.clicked.connect(lambda _on=False: self._choose_columns())
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.segment)
        line.addStretch(1)
        line.addWidget(self.split)
        line.addWidget(chooser)
        return line

    def set_people(self, people: People) -> None:
        """Shows those of these people who are in the class chosen, and how many there are in each.

        They stand in the order of the table.
        """
        kept, code = set(self.table.selected_ids()), self.segment.value()
        counts = {key: len(people.cards) if key is None else people.count(key) for key in SEGMENTS}
        shown = people.cards if code is None else [card for card in people.cards if card.worker_class is code]
        self.table.rows.set_ordered(shown)
        self.table.executeDelayedItemsLayout()  # else Qt paints all rows, lays them out and paints them again
        if kept:
            self.table.select_ids(kept)
        for key in SEGMENTS:
            self.segment.set_words(key, f"{class_name(key) if key else 'Tất cả'} {counts[key]}")
        self._show_chosen()
        self._show_place()

    def allow_acts(self, allowed: bool) -> None:
        """On an earlier day nothing is done with the people chosen."""
        self._allowed = allowed
        self._show_chosen()

    def show_tags(self, tags: dict[int, str]) -> None:
        """Highlights a chain: the word for each of its people, by person id."""
        self.table.painter.tags = tags
        self.table.viewport().update()

    def _selection_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("workerSelectionBar")
        bar.setProperty("kind", "foot")
        bar.setFixedHeight(theme.px(40))
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(8)
        self._chosen_words = label("", "strong")
        self._acts: list[QWidget] = []
        self._for_one: list[QWidget] = []
        for text, icon, name, told in (
            ("Chuyển loại…", "arrow_swap", "classifySelectedButton", self.classify_wanted),
            ("Phân công phụ trách…", "person_link", "assignSelectedButton", self.holder_wanted),
        ):
            made = button(text, icon, "", name)
            made.setProperty("kind", "small")
            made.clicked.connect(lambda _on=False, signal=told: signal.emit())
            self._acts.append(made)
        for text, icon, name, wanted in (
            ("Ghi lần gặp…", "add", "contactSelectedButton", self.contact_wanted),
            ("Mở kế hoạch", "open", "planSelectedButton", self.plan_wanted),
        ):
            made = button(text, icon, "", name)
            made.setProperty("kind", "small")
            made.clicked.connect(lambda _on=False, signal=wanted: signal.emit(self.table.selected_ids()[0]))
            self._for_one.append(made)
        for widget in (self._chosen_words, *self._acts, *self._for_one):
            row.addWidget(widget)
        row.addStretch(1)
        self._place_words = label("", "secondary", "workerPlaceLabel")
        row.addWidget(self._place_words)
        return bar

    @Slot()
    def _show_chosen(self) -> None:
        """The acts for people stand in the bar while somebody is chosen; one class alone is not copied."""
        chosen = self.table.selected_cards()
        self._chosen_words.setText(f"Đang chọn {len(chosen)} người")
        self._chosen_words.setVisible(bool(chosen))
        for widget in self._acts:
            widget.setVisible(bool(chosen) and self._allowed)
        for widget in self._for_one:
            widget.setVisible(len(chosen) == 1 and self._allowed)
        section = len(chosen) > 1 and len({card.worker_class for card in chosen}) == 1
        self.table.one_section = self.table.rows.split == BY_CLASS and section
        self.table.of_one_class = self.segment.value() is not None

    @Slot()
    def _show_place(self) -> None:
        """ "Dòng 1–17 trong 500 · sắp theo ngày chưa gặp"."""
        first, last = self.table.numbers_in_sight()
        total, heads = self.table.rows.total(), self.table.horizontalHeader()
        order = COLUMNS[heads.sortIndicatorSection()].title.lower()
        self._place_words.setText(f"Dòng {first}–{last} trong {total} · sắp theo {order}" if total else "")

    @Slot(int)
    def _choose_split(self, place: int) -> None:
        kept = set(self.table.selected_ids())
        self.table.rows.set_split(self.split.itemData(place))
        self.table.select_ids(kept)
        self._memory.keep_split(self.split.itemData(place))
        self._show_chosen()
        self._show_place()

    def _choose_columns(self) -> None:
        from dvqc_desktop.ui.pages.board.listing.columns_dialog import ColumnsDialog

        ColumnsDialog(self.window(), self.columns).open()


def _mark(code: WorkerClass, ratio: float) -> QIcon:
    made = QPixmap(MARK * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_mark(painter, code, QRectF(0, 0, MARK.height(), MARK.height()))
    painter.end()
    return QIcon(made)
