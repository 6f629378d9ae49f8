"""Bar charts on the screen, painted from the geometry of domain/charts.py."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dvqc_desktop.domain.charts import Bar, BarGeometry, BarLook, Box, Column, Group, grouped_bars, single_bars
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.report import ClassCounts
from dvqc_desktop.domain.report_charts import Week, week_columns
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name, class_name_inside
from dvqc_desktop.ui.marks import paint_mark

SHOWN_CLASSES = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP)
SERIES_TOKENS = ("tcEdge", "tbEdge", "ktEdge")
LEGEND, PADDING, TAIL = 26.0, 12.0, 52.0
CENTER = Qt.AlignmentFlag.AlignCenter


class _BarChart(QWidget):
    """What the charts share: axis, bars, figures, words under the axis."""

    tokens: Sequence[str] = ("chart",)

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setMinimumHeight(theme.px(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def area(self, top: float) -> Box:
        """The room of the drawing under `top`."""
        return Box(PADDING, top, self.width() - 2 * PADDING, max(self.height() - top - 4, 1))

    def paint_bars(self, painter: QPainter, geometry: BarGeometry) -> None:
        """Axis, bars with their figures, words."""
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(
            QPointF(PADDING, geometry.axis_y + 0.5), QPointF(self.width() - PADDING, geometry.axis_y + 0.5)
        )
        for bar in geometry.bars:
            self._paint_bar(painter, bar)
        places = [label.x for label in geometry.labels]
        gaps = [later - earlier for earlier, later in pairwise(places)]
        room = min(gaps, default=self.width() - 2 * PADDING) - 2
        for label in geometry.labels:
            painter.setFont(theme.font(12, 600 if label.strong else 400))
            painter.setPen(theme.color("text"))
            words = painter.fontMetrics().elidedText(label.text, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(label.x - room / 2, geometry.axis_y + 2, room, 18), CENTER, words)

    def _paint_bar(self, painter: QPainter, bar: Bar) -> None:
        fill = theme.color(self.tokens[bar.series])
        rect = QRectF(
            round(bar.box.x), round(bar.box.y), round(bar.box.width), round(bar.box.bottom) - round(bar.box.y)
        )
        if bar.look is BarLook.FULL:
            painter.fillRect(rect, fill)
        else:
            missing = bar.look is BarLook.MISSING
            if missing:
                painter.fillRect(rect, QBrush(theme.color("text3"), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(theme.color("text3") if missing else fill, 1 if missing else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, 0))
        if bar.look is not BarLook.MISSING:
            painter.setFont(theme.font(12.5))
            painter.setPen(theme.color("onChart" if bar.inside else "text"))
            top = rect.top() + 2 if bar.inside else rect.top() - 18
            painter.drawText(QRectF(rect.center().x() - 24, top, 48, 17), CENTER, str(bar.value))


class ClassRoundsChart(_BarChart):
    """The three classes over the last rounds and now."""

    tokens = SERIES_TOKENS

    def __init__(self, name: str = "classRoundsChart") -> None:
        super().__init__(name, 138)
        self._rounds: tuple[ClassCounts, ...] = ()

    def show_rounds(self, rounds: tuple[ClassCounts, ...]) -> None:
        """Draws other rounds; the last one is now."""
        self._rounds = rounds
        names = [class_name_inside(code) for code in WorkerClass]
        said = [
            f"{each.label}: "
            + ", ".join(f"{count} {name}" for count, name in zip(each.counts[:3], names, strict=False))
            for each in rounds
        ]
        self.setAccessibleName("Ba loại qua các đợt phân loại. " + ". ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(380, theme.px(144))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = PADDING
        painter.setFont(theme.font(12.5))
        for worker_class in SHOWN_CLASSES:
            paint_mark(painter, worker_class, QRectF(left, 8, 10, 10))
            painter.setPen(theme.color("text"))
            words = class_name(worker_class)
            painter.drawText(QPointF(left + 15, 18), words)
            left += 15 + painter.fontMetrics().horizontalAdvance(words) + 14
        groups = [Group(each.label, each.counts[:3]) for each in self._rounds]
        self.paint_bars(painter, grouped_bars(groups, self.area(LEGEND - 4)))


class ColumnsChart(_BarChart):
    """One bar a word, what is missing hatched above it, a line at what was agreed; a period that runs is hollow."""

    def __init__(self, name: str, height: int = 104) -> None:
        super().__init__(name, height)
        self._columns: tuple[Column, ...] = ()
        self._agreed = 0
        self._agreed_words = ""

    def show_columns(self, columns: Sequence[Column], said: str, agreed: int = 0, agreed_words: str = "") -> None:
        """Draws other bars; `said` says them in words, `agreed` is the height of the line (0: none)."""
        self._columns, self._agreed, self._agreed_words = tuple(columns), agreed, agreed_words
        self.setAccessibleName(said)
        self.update()

    def show_weeks(self, weeks: Sequence[Week], agreed: int) -> None:
        """Draws the people met in each of some weeks; `agreed` is how many people should be met in each."""
        said = ", ".join(f"tuần {week.number} gặp {week.met}" for week in weeks)
        self.show_columns(
            week_columns(weeks),
            f"Số người được gặp mỗi tuần, hẹn {agreed}: {said}",
            agreed,
            f"hẹn {agreed}",
        )

    def sizeHint(self) -> QSize:
        return QSize(380, theme.px(120))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tail = TAIL if self._agreed else 0.0
        geometry = single_bars(self._columns, self._agreed, self.area(0), tail)
        self.paint_bars(painter, geometry)
        if geometry.limit_y is not None and self._columns:
            end = self.width() - PADDING - tail
            painter.setPen(QPen(theme.color("text2"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(PADDING, geometry.limit_y), QPointF(end, geometry.limit_y))
            painter.setPen(theme.color("text2"))
            painter.setFont(theme.font(12.5))
            words = QRectF(end + 4, geometry.limit_y - 9, TAIL, 18)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._agreed_words)
