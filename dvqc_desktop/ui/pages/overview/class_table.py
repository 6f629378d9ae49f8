"""The three classes now and at the last round, with the change in words."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.overview import Overview
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name
from dvqc_desktop.ui.marks import paint_mark
from dvqc_desktop.ui.models.rows import RIGHT, ROW_ROLE, Column, RowsModel
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, Index, TableView

GOOD = {WorkerClass.ACTIVE: 1, WorkerClass.NEEDS_HELP: -1}
WORDS, NOW, THEN, CHANGE = range(4)


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One class: how many now, how many then (None before the first round)."""

    worker_class: WorkerClass
    now: int
    then: int | None

    @property
    def change(self) -> int:
        """How many more now."""
        return self.now - (self.then if self.then is not None else self.now)

    @property
    def change_words(self) -> str:
        """The change in words."""
        if self.then is None:
            return "chưa so được"
        if not self.change:
            return "không đổi"
        return f"tăng {self.change}" if self.change > 0 else f"giảm {-self.change}"


class _ClassDelegate(CellDelegate):
    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        line: ClassLine = index.data(ROW_ROLE)
        if index.column() == WORDS:
            paint_mark(painter, line.worker_class, QRectF(rect.left() + 2, rect.center().y() - 5, 11, 11))
            super().paint_content(painter, rect.adjusted(20, 0, 0, 0), index, option)
        elif index.column() == NOW:
            painter.setFont(theme.font(17, 600))
            painter.setPen(self.text_color(index, option))
            painter.drawText(rect, RIGHT, str(index.data()))
        elif index.column() == CHANGE and line.change:
            self._paint_change(painter, rect, line)
        else:
            painter.setPen(theme.color("text2"))
            painter.setFont(theme.font(13.5))
            painter.drawText(rect, RIGHT, str(index.data()))

    @staticmethod
    def _paint_change(painter: QPainter, rect: QRect, line: ClassLine) -> None:
        """The change with an arrow; green where it is good, never red: red is not for people."""
        token = "ok" if line.change * GOOD.get(line.worker_class, 0) > 0 else "text2"
        painter.setFont(theme.font(13.5))
        painter.setPen(theme.color(token))
        painter.drawText(rect, RIGHT, line.change_words)
        left = rect.right() - painter.fontMetrics().horizontalAdvance(line.change_words) - 22
        arrow = theme.icon("arrow_up" if line.change > 0 else "arrow_down", 16, token)
        arrow.paint(painter, QRect(left, rect.center().y() - 7, 16, 16))


class ClassTable(TableView):
    """Four columns; Enter or a double click leads to the people."""

    def __init__(self) -> None:
        super().__init__("classSummaryTable", COMPACT_HEIGHT)
        self.setAccessibleName("Ba loại nay và đợt trước")
        self.setItemDelegate(_ClassDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(TableView.Shape.NoFrame)
        self._rows: RowsModel[ClassLine] | None = None

    def show_overview(self, overview: Overview) -> None:
        """Shows the classes of an overview; not-yet-classified only while somebody is in it."""
        lines = [
            ClassLine(code, overview.now[code], overview.then[code] if overview.then else None)
            for code in WorkerClass
            if code is not WorkerClass.UNCLASSIFIED or overview.now[code] or (overview.then or {}).get(code)
        ]
        model: RowsModel[ClassLine] = RowsModel(self._columns(overview), self)
        model.set_rows(lines)
        old, self._rows = self._rows, model
        self.setModel(model)
        if old is not None:
            old.deleteLater()
        self.set_widths([150, 46, 62, 116], 0)
        self.setFixedHeight(theme.px(30) + theme.px(COMPACT_HEIGHT) * len(lines) + 2)

    @staticmethod
    def _columns(overview: Overview) -> list[Column[ClassLine]]:
        then = f"{overview.then_on:%d/%m}" if overview.then_on else "Đợt trước"
        return [
            Column(f"{overview.workers} người ngoài Đảng", lambda line: class_name(line.worker_class), 150),
            Column("Nay", lambda line: str(line.now), 46, right=True),
            Column(then, lambda line: "–" if line.then is None else str(line.then), 62, right=True),
            Column("So đợt trước", lambda line: line.change_words, 116, right=True),
        ]
