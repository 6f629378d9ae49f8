"""The list view: one row for each worker, sorted by any column, several at once; a copy never carries a class."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.errors.classes import ClassListCopyError
from dvqc_desktop.domain.names import text_sort_key
from dvqc_desktop.services.board import Card
from dvqc_desktop.ui import messages, theme
from dvqc_desktop.ui.class_names import class_name
from dvqc_desktop.ui.marks import CLASS_TOKENS, paint_mark
from dvqc_desktop.ui.models.rows import LEFT, RIGHT, Column, Index, RowsModel
from dvqc_desktop.ui.pages.board import words
from dvqc_desktop.ui.pages.board.leaving import Outside, found_by_aspect
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.segment import Segment
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, TableView, is_selected

RANK = {
    WorkerClass.ACTIVE: 0,
    WorkerClass.AVERAGE: 1,
    WorkerClass.NEEDS_HELP: 2,
    WorkerClass.UNCLASSIFIED: 3,
}
SEGMENTS: tuple[WorkerClass | None, ...] = (None, *RANK)
ICON = 16
DASH = "–"
ELIDE = Qt.TextElideMode.ElideRight


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else DASH


def _movement(card: Card) -> str:
    badge = words.movement_badge(card)
    return badge[1] if badge else DASH


def _holder(card: Card) -> str:
    return words.holder_words(card)[2] if card.holder is not None else "chưa có"


def _class_cell(card: Card) -> str:
    proposal = words.proposal_words(card)
    again = ", cần xem lại" if card.stale else ""
    return words.class_words(card.worker_class) + again + (f" ({proposal.lower()})" if proposal else "")


COLUMNS: tuple[Column[Card], ...] = (
    Column("Họ và tên", lambda card: card.name, 170),
    Column("Nghề, bậc", lambda card: words.trade_words(card) or DASH, 88, key=lambda card: (card.trade, card.grade)),
    Column(
        "Nhóm",
        lambda card: card.group.removeprefix("Nhóm ") or DASH,
        64,
        right=True,
        key=lambda card: text_sort_key(card.group),
    ),
    Column("Phân loại", _class_cell, 178, key=lambda card: RANK[card.worker_class]),
    Column("Từ đợt trước", _movement, 96, key=_movement),
    Column("Mặt cần giúp", lambda card: ", ".join(card.aspects) or DASH, 126, key=lambda card: card.aspects),
    Column("Người phụ trách", _holder, 166, key=_holder),
    Column(
        "Gặp gần nhất", lambda card: _day(card.clock.last_on), 98, True, lambda card: card.clock.last_on or date.min
    ),
    Column("Ngày chưa gặp", lambda card: str(card.clock.days), 106, True, lambda card: card.clock.days),
    Column("Kế hoạch", words.plan_words, 92, key=lambda card: card.steps_done / (card.steps_total or 1)),
)
CLASS_COLUMN, MOVEMENT, ASPECT, HOLDER, DAYS, PLAN = 3, 4, 5, 6, 8, 9
KEPT_INSIDE = {CLASS_COLUMN, MOVEMENT, ASPECT}  # class, movement and aspect of a person leave the program in no form
OUTSIDE = Outside(COLUMNS, KEPT_INSIDE, HOLDER)


class WorkerDelegate(CellDelegate):
    """Marks, arrows and bars of the list."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        card = _card(index)
        painters: dict[int, Callable[[QPainter, QRect, Card, bool], int]] = {
            CLASS_COLUMN: _paint_class,
            MOVEMENT: _paint_movement,
            HOLDER: _paint_holder,
            DAYS: _paint_days,
            PLAN: _paint_plan,
        }
        paint = painters.get(index.column())
        painter.setFont(option.font)
        if paint is None:
            super().paint_content(painter, rect, index, option)
            return
        painter.setPen(self.text_color(index, option))
        left = paint(painter, rect, card, is_selected(option))
        self._words(painter, rect.adjusted(left, 0, 0, 0), index)

    def text_color(self, index: Index, option: QStyleOptionViewItem) -> Any:
        pale = _card(index).stale and not is_selected(option)
        return theme.color("text3") if pale else super().text_color(index, option)

    @staticmethod
    def _words(painter: QPainter, rect: QRect, index: Index) -> None:
        column = COLUMNS[index.column()]
        card = _card(index)
        text = painter.fontMetrics().elidedText(column.text(card), ELIDE, rect.width())
        painter.drawText(rect, RIGHT if column.right else LEFT, text)


def _card(index: Index) -> Card:
    model = index.model()
    assert isinstance(model, RowsModel)
    card: Card = model.row(index.row())
    return card


def _icon(painter: QPainter, rect: QRect, left: int, name: str, token: str) -> None:
    at = QPointF(left, rect.top() + (rect.height() - ICON) / 2)
    painter.drawPixmap(at, theme.pixmap(name, ICON, token, painter.device().devicePixelRatioF()))


def _paint_class(painter: QPainter, rect: QRect, card: Card, _selected: bool) -> int:
    side = theme.px(11)
    middle = rect.top() + (rect.height() - side) / 2
    paint_mark(painter, card.worker_class, QRectF(rect.left(), middle, side, side))
    painter.setPen(theme.color(CLASS_TOKENS.get(card.worker_class, "text2")))
    if card.stale:
        _icon(painter, rect, rect.left() + side + 6, "calendar_clock", "text2")
        return side + ICON + 12
    return side + 6


def _paint_movement(painter: QPainter, rect: QRect, card: Card, _selected: bool) -> int:
    badge = words.movement_badge(card)
    if badge is None:
        return 0
    painter.setPen(theme.color(badge[2]))
    _icon(painter, rect, rect.left(), badge[0], badge[2])
    return ICON + 4


def _paint_holder(painter: QPainter, rect: QRect, card: Card, _selected: bool) -> int:
    icon, token, _words, heavy = words.holder_words(card)
    _icon(painter, rect, rect.left(), icon, token)
    if heavy:
        painter.setPen(theme.color("danger"))
        painter.setFont(theme.font(13.5, 600))
    return ICON + 5


def _paint_days(painter: QPainter, rect: QRect, card: Card, _selected: bool) -> int:
    icon, token, _words, late = words.contact_line(card)
    if not late:
        return 0
    painter.setPen(theme.color(token))
    painter.setFont(theme.font(13.5, 600))
    width = painter.fontMetrics().horizontalAdvance(str(card.clock.days))
    _icon(painter, rect, rect.right() - width - ICON - 5, icon, token)
    return 0


def _paint_plan(painter: QPainter, rect: QRect, card: Card, _selected: bool) -> int:
    if not card.steps_total:
        return 0
    bar = QRect(rect.left(), rect.top() + rect.height() // 2 - 3, 40, 6)
    painter.fillRect(bar, theme.color("bar"))
    bar.setWidth(round(40 * card.steps_done / card.steps_total))
    painter.fillRect(bar, theme.color("text2"))
    return 46


class WorkerTable(TableView):
    """The list; several rows may be chosen. A copy holds the columns without class, movement and aspect."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__("workerTable", COMPACT_HEIGHT)
        self.of_one_class = False
        self.filter_text = ""
        self.rows: RowsModel[Card] = RowsModel(COLUMNS, self)
        self.setModel(self.rows)
        self.setItemDelegate(WorkerDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.set_widths([column.width for column in COLUMNS], stretch=0)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def selected_ids(self) -> list[int]:
        """The people chosen, in the order of the rows."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.rows.row(place).id for place in places]

    def select_ids(self, ids: set[int]) -> None:
        """Chooses these people and scrolls to the first."""
        selection = self.selectionModel()
        selection.clearSelection()
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        for place, card in enumerate(self.rows.shown()):
            if card.id in ids:
                selection.select(self.rows.index(place, 0), flags)
                self.scrollTo(self.rows.index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            if self.of_one_class or found_by_aspect(self.rows.shown(), self.filter_text):
                messages.show_error(self, ClassListCopyError())
            else:
                QGuiApplication.clipboard().setText(self.copy_text())
            return
        super().keyPressEvent(event)

    def copy_text(self) -> str:
        """The chosen rows as text for a spreadsheet, without the columns that stay in the book."""
        return OUTSIDE.text(self.rows, self.selected_ids())


class WorkerListView(QWidget):
    """Class filter above, list, and a bar for several people at once below."""

    class_chosen = Signal(object)
    classify_wanted = Signal()
    holder_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.segment = Segment("workerClassSegment", [(code, "") for code in SEGMENTS])
        self.segment.chosen.connect(self.class_chosen)
        line = QHBoxLayout()
        line.addWidget(self.segment)
        line.addStretch(1)
        layout.addLayout(line)
        self.table = WorkerTable()
        layout.addWidget(self.table, 1)
        self.bar = self._selection_bar()
        layout.addWidget(self.bar)
        self.table.chosen.connect(self._show_bar)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(self.table.viewport().mapToGlobal(at))
        )
        self.bar.hide()

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Shows those of these people who are in the class chosen, and how many there are in each."""
        kept, code = set(self.table.selected_ids()), self.segment.value()
        self.table.of_one_class = code is not None
        counts: Counter[WorkerClass | None] = Counter(card.worker_class for card in cards)
        counts[None] = len(cards)
        self.table.rows.set_rows([card for card in cards if code in (None, card.worker_class)])
        if kept:
            self.table.select_ids(kept)
        for key in SEGMENTS:
            self.segment.set_words(key, f"{class_name(key) if key else 'Tất cả'} {counts[key]}")
        self._show_bar()

    def _selection_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("workerSelectionBar")
        bar.setProperty("kind", "foot")
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(8)
        self._chosen_words = label("", "strong")
        row.addWidget(self._chosen_words)
        for text, icon, name, told in (
            ("Chuyển loại…", "arrow_swap", "classifySelectedButton", self.classify_wanted),
            ("Phân công phụ trách…", "person_link", "assignSelectedButton", self.holder_wanted),
        ):
            made = button(text, icon, "", name)
            made.setProperty("size", "small")
            made.clicked.connect(lambda _on=False, signal=told: signal.emit())
            row.addWidget(made)
        row.addStretch(1)
        self._shown_words = label("", "secondary")
        row.addWidget(self._shown_words)
        return bar

    @Slot()
    def _show_bar(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        self._chosen_words.setText(f"Đang chọn {count} người")
        self._shown_words.setText(f"{self.table.rows.total()} người trong danh sách")
        self.bar.setVisible(count > 0)
