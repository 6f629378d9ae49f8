"""The table of the list view: one row for each worker, sorted by any column; a copy never carries a class."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.errors.classes import ClassListCopyError
from dvqc_desktop.domain.names import text_sort_key
from dvqc_desktop.services.board import Card
from dvqc_desktop.ui import messages, theme
from dvqc_desktop.ui.marks import CLASS_TOKENS, paint_mark
from dvqc_desktop.ui.models.rows import LEFT, RIGHT, Column, Index, RowsModel
from dvqc_desktop.ui.pages.board import words
from dvqc_desktop.ui.pages.board.leaving import Outside, found_by_aspect
from dvqc_desktop.ui.pages.board.listing.split import SplitModel
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, TableView, is_selected

RANK = {
    WorkerClass.ACTIVE: 0,
    WorkerClass.AVERAGE: 1,
    WorkerClass.NEEDS_HELP: 2,
    WorkerClass.UNCLASSIFIED: 3,
}
ICON = 16
DASH = "–"
ELIDE = Qt.TextElideMode.ElideRight


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else DASH


def _movement(card: Card) -> str:
    badge = words.movement_badge(card)
    return badge[1] if badge else DASH


def _holder(card: Card) -> str:
    return "chưa có" if card.holder is None and card.through is None else words.holder_words(card)[2]


def _helpers(card: Card) -> str:
    return ", ".join(helper.name for helper in card.helpers) or DASH


def _class_with_aspect(card: Card) -> str:
    """The class while the aspect has no column of its own: it never stands without it."""
    return words.class_words(card.worker_class, card.aspects) if card.aspects else _class_cell(card)


def _class_cell(card: Card) -> str:
    proposal = words.proposal_words(card)
    again = ", cần xem lại" if card.stale else ""
    return words.class_words(card.worker_class) + again + (f" ({proposal.lower()})" if proposal else "")


COLUMNS: tuple[Column[Card], ...] = (
    Column("Họ và tên", lambda card: card.name, 150, key=attrgetter("sort")),
    Column("Năm sinh", lambda card: card.birth_year or DASH, 74, key=attrgetter("birth_year")),
    Column("Nghề, bậc", lambda card: words.trade_words(card) or DASH, 88, key=lambda card: (card.trade, card.grade)),
    Column("Tổ sản xuất", lambda card: card.team or DASH, 130, key=lambda card: text_sort_key(card.team)),
    Column(
        "Nhóm",
        lambda card: card.group.removeprefix("Nhóm ") or DASH,
        54,
        right=True,
        key=lambda card: text_sort_key(card.group),
    ),
    Column("Phân loại", _class_cell, 146, key=lambda card: RANK[card.worker_class]),
    Column("Từ đợt trước", _movement, 112, key=_movement),
    Column("Mặt cần giúp", lambda card: ", ".join(card.aspects) or DASH, 148, key=lambda card: card.aspects),
    Column("Người phụ trách", _holder, 150, key=_holder),
    Column("Cùng giúp", _helpers, 150, key=_helpers),
    Column(
        "Gặp gần nhất", lambda card: _day(card.clock.last_on), 98, True, lambda card: card.clock.last_on or date.min
    ),
    Column("Ngày chưa gặp", lambda card: str(card.clock.days), 122, True, attrgetter("clock.days")),
    Column("Kế hoạch", words.plan_words, 84, key=lambda card: card.steps_done / (card.steps_total or 1)),
)
KEYS = (
    "name",
    "birth",
    "trade",
    "team",
    "group",
    "class",
    "moved",
    "aspect",
    "holder",
    "helpers",
    "met",
    "days",
    "plan",
)
CLASS_COLUMN, MOVEMENT, ASPECT, HOLDER, DAYS, PLAN = 5, 6, 7, 8, 11, 12
KEPT_INSIDE = {CLASS_COLUMN, MOVEMENT, ASPECT}  # class, movement and aspect of a person leave the program in no form
OUTSIDE = Outside(COLUMNS, KEPT_INSIDE, HOLDER)


class WorkerDelegate(CellDelegate):
    """Marks, arrows and bars of the list."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        card = card_at(index)
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
        pale = card_at(index).stale and not is_selected(option)
        return theme.color("text3") if pale else super().text_color(index, option)

    @staticmethod
    def _words(painter: QPainter, rect: QRect, index: Index) -> None:
        model = index.model()
        assert isinstance(model, RowsModel)
        column, card = model.columns[index.column()], card_at(index)
        text = painter.fontMetrics().elidedText(column.text(card), ELIDE, rect.width())
        painter.drawText(rect, RIGHT if column.right else LEFT, text)


def card_at(index: Index) -> Card:
    """The person of a row."""
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
    if not late and token != "warn":
        return 0
    painter.setPen(theme.color(token))
    painter.setFont(theme.font(13.5, 600 if late else 400))
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
    resized = Signal()

    def __init__(self) -> None:
        super().__init__("workerTable", COMPACT_HEIGHT)
        self.of_one_class = False
        self.one_section = False
        self.filter_text = ""
        self.rows = SplitModel(COLUMNS, self)
        self.setModel(self.rows)
        self.setItemDelegate(WorkerDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def selected_ids(self) -> list[int]:
        """The people chosen, in the order of the rows."""
        return [card.id for card in self.selected_cards()]

    def selected_cards(self) -> list[Card]:
        """The same people with all that the list knows of them."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.rows.row(place) for place in places if self.rows.heading(place) is None]

    def numbers_in_sight(self) -> tuple[int, int]:
        """The first and the last person in sight, counted from one."""
        first, last = self.rowAt(1), self.rowAt(self.viewport().height() - 1)
        first, last = max(first, 0), last if last >= 0 else self.rows.rowCount() - 1
        return max(self.rows.number(first), 1), self.rows.number(last)

    def show_aspect_with_class(self, together: bool) -> None:
        """The class never stands without the aspect: where that has no column, it stands beside the class."""
        text = _class_with_aspect if together else _class_cell
        columns = list(self.rows.columns)
        columns[CLASS_COLUMN] = replace(columns[CLASS_COLUMN], text=text)
        self.rows.columns = tuple(columns)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def select_ids(self, ids: set[int]) -> None:
        """Chooses these people and scrolls to the first."""
        selection = self.selectionModel()
        selection.clearSelection()
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        for place in self.rows.places_of(ids):
            selection.select(self.rows.index(place, 0), flags)
            self.scrollTo(self.rows.index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            if self.of_one_class or self.one_section or found_by_aspect(self.rows.shown(), self.filter_text):
                messages.show_error(self, ClassListCopyError())
            else:
                QGuiApplication.clipboard().setText(self.copy_text())
            return
        super().keyPressEvent(event)

    def copy_text(self) -> str:
        """The chosen rows as text for a spreadsheet, without the columns that stay in the book."""
        return OUTSIDE.text(self.rows, self.selected_ids())
