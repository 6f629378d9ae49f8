"""A cell or a line of a list with a name and a note below it; an icon or a tick before them where there is one."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStyleOptionViewItem

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.table import CellDelegate, is_selected

Index = QModelIndex | QPersistentModelIndex
DISPLAY, CHECK = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.CheckStateRole
NOTE = Qt.ItemDataRole.UserRole + 1
ICON = Qt.ItemDataRole.UserRole + 3  # name and colour token
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class TwoLineDelegate(CellDelegate):
    """A name, and below it a note; with an icon or a tick before them where the model gives one."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        box = tick_rect(rect) if index.data(CHECK) is not None else None
        if box is not None:
            state = QStyleOptionButton()
            state.rect = box
            state.state = QStyle.StateFlag.State_Enabled
            state.state |= QStyle.StateFlag.State_On if index.data(CHECK) == CHECKED else QStyle.StateFlag.State_Off
            option.widget.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_IndicatorCheckBox, state, painter, option.widget
            )
        icon = index.data(ICON)
        if icon is not None:
            painter.drawPixmap(rect.left(), rect.top() + theme.px(9), theme.pixmap(icon[0], 16, icon[1]))
        indent = theme.px(26) if box is not None or icon is not None else 0
        lines = rect.adjusted(indent, theme.px(6), 0, -theme.px(4))
        half = QSize(lines.width(), theme.px(22))
        self._line(painter, QRect(lines.topLeft(), half), str(index.data(DISPLAY) or ""), 600, "text", option)
        note = QRect(lines.left(), lines.top() + theme.px(24), half.width(), half.height())
        self._line(painter, note, str(index.data(NOTE) or ""), 400, "text2", option)

    def _line(self, painter: QPainter, rect: QRect, text: str, weight: int, token: str,
              option: QStyleOptionViewItem) -> None:  # fmt: skip
        painter.setFont(theme.font(13.5 if weight == 600 else 13, weight))
        painter.setPen(theme.color("selText" if is_selected(option) else token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the tick turns it."""
        clicked = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        if not clicked or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        assert isinstance(event, QMouseEvent)
        if event.position().x() > option.rect.left() + theme.px(34):
            return False
        return model.setData(index, UNCHECKED if index.data(CHECK) == CHECKED else CHECKED, CHECK)


def tick_rect(rect: QRect) -> QRect:
    """Where the tick of a line stands."""
    side = theme.px(17)
    return QRect(rect.left(), rect.top() + theme.px(9), side, side)
