"""The log of contacts as a model and its delegate; a private part shows as one grey line, never as words."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.domain.contacts import KIND_WORDS
from dvqc_desktop.services.contacts.contacts import ContactRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_badge

Index = QModelIndex | QPersistentModelIndex
CONTACT_ROLE = Qt.ItemDataRole.UserRole + 1
DISPLAY, ACCESSIBLE = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
NO_INDEX = QModelIndex()
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
SIDE, TOP, HEAD, LOCK = 12, 6, 22, 26
ROLE_WORDS = {HolderRole.MAIN: "", HolderRole.HELPER: " (cùng giúp)", None: ""}


def contact_lines(row: ContactRow) -> tuple[str, ...]:
    """What the log says of a contact, line by line; progress before what is still needed."""
    lines = [
        row.said,
        f"Đã giúp: {row.help_given}" if row.help_given else None,
        f"Thấy: {row.seen}" if row.seen else None,
        f"Tiến bộ: {row.progress}" if row.progress else None,
        f"Cần giúp: {row.need}" if row.need else None,
        _next_words(row),
        f"Cùng gặp: {', '.join(row.together)}" if row.together else None,
        f"Có điều riêng, đồng chí {row.by_name} giữ, không ghi vào sổ." if row.kept_aside else None,
        *(f"{correction.words}." for correction in row.corrections),
    ]
    return tuple(line for line in lines if line)


def _next_words(row: ContactRow) -> str | None:
    if row.next_step:
        return f"Lần tới: {row.next_step}" + (f" (hẹn {row.next_on:%d/%m})" if row.next_on else "")
    return f"Hẹn gặp {row.next_on:%d/%m}" if row.next_on else None


def by_words(row: ContactRow) -> str:
    """Who met: "Phạm Văn Cường (cùng giúp)"."""
    return row.by_name + ROLE_WORDS[row.role]


class LogModel(QAbstractListModel):
    """The contacts of one person, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[ContactRow] = ()

    def set_rows(self, rows: Sequence[ContactRow]) -> None:
        """Shows other contacts."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rows(self) -> Sequence[ContactRow]:
        """The contacts now shown."""
        return self._rows

    def position(self, contact_id: int) -> int:
        """Where a contact stands; -1 when it is not there."""
        return next((place for place, row in enumerate(self._rows) if row.id == contact_id), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row = self._rows[index.row()]
        if role == CONTACT_ROLE:
            return row
        if role in (DISPLAY, ACCESSIBLE):
            locked = "Có phần riêng, đang khóa" if row.has_private else ""
            parts = (f"{row.at:%d/%m/%Y}", by_words(row), KIND_WORDS[row.kind], *contact_lines(row), locked)
            return ", ".join(part for part in parts if part)
        return None


class LogDelegate(QStyledItemDelegate):
    """Paints a contact; a click on "Mở khóa" leaves as `unlock_wanted` with the contact's id."""

    unlock_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._width = 0
        self._open: int | None = None

    def set_open(self, contact_id: int | None) -> None:
        """Which private part now stands under the list."""
        self._open = contact_id

    def set_width(self, width: int) -> None:
        """The width of the view, for heights."""
        self._width = width

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ContactRow = index.data(CONTACT_ROLE)
        width = max(self._width, 120)
        height = TOP + theme.px(HEAD) + _text_height(row, width - 2 * SIDE) + TOP
        return QSize(width - 2, height + (theme.px(LOCK) + 4 if row.has_private else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ContactRow = index.data(CONTACT_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect, theme.color("sel" if selected else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        inner = rect.adjusted(SIDE, TOP, -SIDE, -TOP)
        head = QRect(inner.left(), inner.top(), inner.width(), theme.px(HEAD))
        _paint_head(painter, head, row, selected)
        text = inner.adjusted(0, head.height(), 0, 0)
        painter.setFont(theme.font(13.5))
        painter.setPen(theme.color("selText" if selected else "text"))
        told = len(contact_lines(row)) - len(row.corrections)
        for place, line in enumerate(contact_lines(row)):
            if place == told and not selected:
                painter.setPen(theme.color("text2"))
            used = painter.boundingRect(text, WRAP, line)
            painter.drawText(text, WRAP, line)
            text.setTop(used.bottom() + 1)
        if row.has_private:
            _paint_lock(painter, lock_rect(rect), row.id == self._open)
        painter.restore()

    def editorEvent(
        self, event: QEvent, _model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        row: ContactRow = index.data(CONTACT_ROLE)
        if (
            event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and row.has_private
            and lock_rect(option.rect).contains(event.position().toPoint())
        ):
            self.unlock_wanted.emit(row.id)
            return True
        return False


def lock_rect(rect: QRect) -> QRect:
    """Where the grey line of a private part lies inside an item."""
    height = theme.px(LOCK)
    return QRect(rect.left() + SIDE, rect.bottom() - TOP - height, rect.width() - 2 * SIDE, height)


def _text_height(row: ContactRow, width: int) -> int:
    metrics = QFontMetrics(theme.font(13.5))
    return sum(metrics.boundingRect(QRect(0, 0, width, 10_000), WRAP, line).height() + 1 for line in contact_lines(row))


def _paint_head(painter: QPainter, rect: QRect, row: ContactRow, selected: bool) -> None:
    painter.setFont(theme.font(13.5, 600))
    painter.setPen(theme.color("selText" if selected else "text"))
    day = f"{row.at:%d/%m}"
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, day)
    x = painter.fontMetrics().horizontalAdvance(day) + 8
    kind = KIND_WORDS[row.kind]
    width = QFontMetrics(theme.font(12.5)).horizontalAdvance(kind) + 14
    paint_badge(painter, QRect(rect.right() - width, rect.top(), width, rect.height()), kind, "plain")
    painter.setFont(theme.font(13.5))
    name = rect.adjusted(x, 0, -width - 8, 0)
    shown = painter.fontMetrics().elidedText(by_words(row), Qt.TextElideMode.ElideRight, name.width())
    painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_lock(painter: QPainter, rect: QRect, is_open: bool) -> None:
    painter.setPen(theme.color("line"))
    painter.setBrush(theme.color("alt"))
    painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 3, 3)
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(
        rect.left() + 8,
        rect.center().y() - 7,
        theme.pixmap("lock_open" if is_open else "lock_closed", 16, "text2", ratio),
    )
    painter.setFont(theme.font(13))
    painter.setPen(theme.color("text2"))
    words = rect.adjusted(30, 0, -8, 0)
    state = "Phần riêng đang mở bên dưới" if is_open else "Có phần riêng, đang khóa"
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, state)
    if is_open:
        return
    painter.setPen(theme.color("info"))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "Mở khóa")
