"""What is still missing from the report, each with the link to where it is put right."""

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QStyleOptionViewItem

from dvqc_desktop.services.reports.report_warnings import ReportWarning, WarningKind
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.lists import ListView
from dvqc_desktop.ui.widgets.table import CellDelegate, Index, is_selected

WARNING_ROLE = Qt.ItemDataRole.UserRole + 1
WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
LINKS = {
    WarningKind.UNIT: "Ghi thông tin đơn vị",
    WarningKind.SUMS: "Xem biến động",
    WarningKind.SENT: "Mở báo cáo kỳ trước",
    WarningKind.WEEK: "Nhập bổ sung",
    WarningKind.HOLDER: "Phân công",
    WarningKind.CLASS: "Phân loại",
    WarningKind.PROPOSAL: "Thống nhất",
    WarningKind.MEETING: "Mở cuộc họp",
    WarningKind.OUTPUT: "Nhập sản lượng",
    WarningKind.INDICATOR: "Nhập chỉ tiêu",
    WarningKind.RUNNING: "Mở cuộc họp",
}
"""The words of the link that mends, by what is missing."""
ICONS = {
    WarningKind.WEEK: "people_checkmark_filled",
    WarningKind.HOLDER: "link_multiple_filled",
    WarningKind.CLASS: "person_warning_filled",
    WarningKind.PROPOSAL: "person_warning_filled",
    WarningKind.MEETING: "calendar_agenda_filled",
    WarningKind.OUTPUT: "data_bar_vertical_filled",
    WarningKind.INDICATOR: "data_bar_vertical_filled",
}
SIDE, TOP, ICON_ROOM, LINK_HEIGHT = 12, 8, 30, 20
LEAST = 120


def link_words(warning: ReportWarning) -> str:
    """The words of the link under a warning; empty where only time mends it."""
    waits = warning.kind is WarningKind.RUNNING and warning.row_id is None
    return "" if waits else LINKS[warning.kind]


class WarningDelegate(CellDelegate):
    """A sentence over as many lines as it needs, and a link under it."""

    def paint_content(self, painter: QPainter, _rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        warning: ReportWarning = index.data(WARNING_ROLE)
        area = option.rect.adjusted(SIDE + ICON_ROOM, TOP, -SIDE, -TOP)
        icon = theme.icon(ICONS.get(warning.kind, "warning_filled"), 20, "warn")
        icon.paint(painter, QRect(option.rect.left() + SIDE, area.top(), 20, 20))
        painter.setFont(theme.font(13.5))
        painter.setPen(self.text_color(index, option))
        painter.drawText(area, WRAP, warning.text)
        if text := link_words(warning):
            painter.setPen(theme.color("selText" if is_selected(option) else "info"))
            base = area.bottom() - 5
            painter.drawText(area.left(), base, text)
            painter.drawLine(
                area.left(), base + 2, area.left() + painter.fontMetrics().horizontalAdvance(text), base + 2
            )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        warning: ReportWarning = index.data(WARNING_ROLE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 320
        room = QRect(0, 0, width - 2 * SIDE - ICON_ROOM, 1000)
        text = QFontMetrics(theme.font(13.5)).boundingRect(room, WRAP, warning.text).height()
        link = theme.px(LINK_HEIGHT) if link_words(warning) else 0
        return QSize(width, max(text, 20) + link + 2 * TOP)


class WarningList(ListView):
    """`wanted` carries the ReportWarning whose link was followed."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reportWarningList")
        self.setAccessibleName("Chỗ còn thiếu số liệu")
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(WarningDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMouseTracking(True)
        self.clicked.connect(self._follow)

    def show_warnings(self, warnings: tuple[ReportWarning, ...]) -> None:
        """Shows other warnings."""
        self._items.clear()
        for warning in warnings:
            item = QStandardItem(warning.text)
            item.setData(warning, WARNING_ROLE)
            self._items.appendRow(item)

        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its rows: what is left belongs to the panel below."""
        rows = sum(self.sizeHintForRow(row) for row in range(self._items.rowCount()))
        return QSize(super().sizeHint().width(), rows)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self.sizeHint().height(), theme.px(LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._follow(self.currentIndex())
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.HoverMove:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        return super().viewportEvent(event)

    @Slot(QModelIndex)
    def _follow(self, index: QModelIndex) -> None:
        warning = index.data(WARNING_ROLE) if index.isValid() else None
        if isinstance(warning, ReportWarning) and link_words(warning):
            self.wanted.emit(warning)
