"""The column at the left: whose book it is, the seven pages as real tabs, and the book's own acts."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabBar,
    QVBoxLayout,
)

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.lists import ListView
from dvqc_desktop.ui.widgets.table import Index, is_selected

WIDTH = 168
ROW = 36
FOOT_ROW = 32
KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
PAGES: tuple[tuple[PageName, str, str], ...] = (
    (PageName.OVERVIEW, "Tổng quan", "home"),
    (PageName.MEMBERS, "Đảng viên", "person_star"),
    (PageName.BOARD, "Quần chúng", "grid_kanban"),
    (PageName.PLANS, "Bồi dưỡng", "clipboard_task_list_ltr"),
    (PageName.MEETINGS, "Sinh hoạt", "calendar_agenda"),
    (PageName.DEVELOPMENT, "Phát triển Đảng", "person_ribbon"),
    (PageName.REPORTS, "Báo cáo", "data_bar_vertical"),
)


class NavTabs(QTabBar):
    """The seven pages: tabs standing at the west with their words across, and a counter where there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("navTabs")
        self.setAccessibleName("Các trang của sổ")
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._counts: dict[int, int] = {}
        self._ring = False
        for _name, words, _icon in PAGES:
            self.addTab(words)

    def set_count(self, index: int, count: int) -> None:
        """Paints a counter beside a tab; 0 paints none."""
        if self._counts.get(index, 0) != count:
            self._counts[index] = count
            words = PAGES[index][1]
            self.setTabToolTip(index, f"{words}: {count} việc quá hạn" if count else "")
            self.update()

    def count_of(self, index: int) -> int:
        """The counter beside a tab."""
        return self._counts.get(index, 0)

    def tabSizeHint(self, _index: int) -> QSize:
        return QSize(theme.px(WIDTH), theme.px(ROW))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        return self.tabSizeHint(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._ring = True
            self.setCurrentIndex(max(0, min(self.count() - 1, self.currentIndex() + step)))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows where the keyboard led here, not after a click or at the start."""
        self._ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("nav"))
        for index in range(self.count()):
            self._paint_tab(painter, index, self.tabRect(index))

    def _paint_tab(self, painter: QPainter, index: int, rect: QRect) -> None:
        current = index == self.currentIndex()
        if current:
            painter.fillRect(rect, theme.color("surface"))
            painter.fillRect(QRect(rect.topLeft(), QSize(3, rect.height())), theme.color("chart"))
        icon = theme.icon(
            f"{PAGES[index][2]}_filled" if current else PAGES[index][2], 20, "text" if current else "text2"
        )
        icon.paint(painter, QRect(rect.left() + 16, rect.center().y() - 9, 20, 20))
        painter.setFont(theme.font(14, 600 if current else 400))
        painter.setPen(theme.color("text"))
        text_rect = rect.adjusted(46, 0, -8, 0)
        painter.drawText(text_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tabText(index))
        if self._counts.get(index):
            self._paint_count(painter, rect, self._counts[index])
        if current and self._ring:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -1))

    @staticmethod
    def _paint_count(painter: QPainter, rect: QRect, count: int) -> None:
        font = theme.font(12, 600)
        text = str(count) if count < 100 else "99+"
        width = max(theme.px(20), QFontMetrics(font).horizontalAdvance(text) + 10)
        height = theme.px(18)
        box = QRect(QPoint(rect.right() - 10 - width, rect.center().y() - height // 2 + 1), QSize(width, height))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("danger"))
        painter.drawRoundedRect(box, 9, 9)
        painter.setFont(font)
        painter.setPen(theme.color("surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


class _FootDelegate(QStyledItemDelegate):
    """Paints an act of the book like a tab, without being one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(rect, theme.color("btnHover" if over or (focused and is_selected(option)) else "nav"))
        icon = theme.icon(str(index.data(Qt.ItemDataRole.UserRole)), 20, "text2")
        icon.paint(painter, QRect(rect.left() + 16, rect.center().y() - 9, 20, 20))
        painter.setFont(theme.font(14))
        painter.setPen(theme.color("text2"))
        painter.drawText(rect.adjusted(46, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        if focused:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(theme.px(WIDTH), theme.px(FOOT_ROW))


class NavFooter(ListView):
    """Acts on the book as a whole; a click or Enter does them."""

    def __init__(self, acts: list[tuple[str, str, Callable[[], object]]]) -> None:
        """`acts` are (words, icon, what it does)."""
        super().__init__()
        self.setObjectName("navFooterList")
        self.setAccessibleName("Việc chung của sổ")
        self._acts = [act for _words, _icon, act in acts]
        model = QStandardItemModel(self)
        for words, icon, _act in acts:
            item = QStandardItem(words)
            item.setData(icon, Qt.ItemDataRole.UserRole)
            item.setEditable(False)
            model.appendRow(item)
        self.setModel(model)
        self.setItemDelegate(_FootDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFixedHeight(theme.px(FOOT_ROW) * len(acts) + 10)
        self.clicked.connect(self._do)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._do(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _do(self, index: QModelIndex) -> None:
        if index.isValid():
            self._acts[index.row()]()


class OrgHeader(QFrame):
    """Whose book it is: the unit, the cell above it, the committee."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("orgHeader")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 8, 10)
        layout.setSpacing(0)
        bar = QFrame()
        bar.setObjectName("orgBar")
        bar.setFixedSize(28, 3)
        layout.addWidget(bar)
        layout.addSpacing(6)
        self._unit = label("", "strong", "orgUnitLabel", wrap=True)
        self._parent = label("", "hint", "orgParentLabel", wrap=True)
        self._superior = label("", "hint", "orgSuperiorLabel", wrap=True)
        for words in (self._unit, self._parent, self._superior):
            layout.addWidget(words)

    def set_names(self, unit: str, parent: str, superior: str) -> None:
        """The names as they stand on paper; empty ones take no room."""
        for words, text in ((self._unit, unit), (self._parent, parent), (self._superior, superior)):
            words.setText(text)
            words.setVisible(bool(text))


class NavColumn(QFrame):
    """Header, tabs and footer, one under the other."""

    def __init__(self, acts: list[tuple[str, str, Callable[[], object]]]) -> None:
        super().__init__()
        self.setObjectName("navColumn")
        self.setFixedWidth(theme.px(WIDTH))
        self.org = OrgHeader()
        self.tabs = NavTabs()
        self.foot = NavFooter(acts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.org)
        layout.addSpacing(6)
        layout.addWidget(self.tabs)
        layout.addStretch(1)
        layout.addWidget(self.foot)
