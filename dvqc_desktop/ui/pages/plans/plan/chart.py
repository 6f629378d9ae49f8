"""The step ladder painted: figures the person agreed to, the agreed steps, the norm, missing weeks hatched."""

from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from dvqc_desktop.domain.step_chart import ChartData, LadderGeometry, LadderStep, ladder_geometry, number, spread
from dvqc_desktop.services.plans.plan_rows import PlanView, SeriesRow
from dvqc_desktop.ui import theme

LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LINE_HEIGHT = 16


def chart_data(plan: PlanView, series: SeriesRow, day: date) -> ChartData:
    """What the chart of a series shows: its figures with the targets of the dated steps that belong to it."""
    ladder = tuple(
        LadderStep(step.due_on, step.target_value)
        for step in plan.steps
        if step.due_on is not None and step.target_value is not None and plan.series_of(step) == series
    )
    return ChartData(series.points, ladder, series.norm, day)


class StepChart(QWidget):
    """Paints the ladder; it takes the spare height."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("outputStepChart")
        self.setMinimumHeight(theme.px(112))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._data: ChartData | None = None

    def show_data(self, data: ChartData | None) -> None:
        """Shows other figures; without any it says how to begin."""
        self._data = data
        self.setAccessibleName(_spoken(data))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, theme.px(150))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        chart = ladder_geometry(self._data, self.width(), self.height()) if self._data else None
        if chart is None:
            painter.setPen(theme.color("text2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "Chưa có số liệu nào. Bấm “Ghi số liệu…”.")
            return
        _paint_axes(painter, chart)
        _paint_gaps(painter, chart)
        _paint_lines(painter, chart)
        self._paint_words(painter, chart)

    def _paint_words(self, painter: QPainter, chart: LadderGeometry) -> None:
        """The direct labels at the right end, moved apart."""
        assert self._data is not None
        words: list[tuple[float, str, str, int]] = []
        if chart.goal is not None:
            words.append((chart.goal.y, f"đích {chart.goal.text}", "text2", 400))
        if chart.last is not None:
            words.append((chart.last.y, f"nay {chart.last.text}", "text", 600))
        if chart.norm_y is not None and self._data.norm is not None:
            words.append((chart.norm_y, f"định mức {number(self._data.norm)}", "mark", 400))
        for y, (_, text, token, weight) in zip(spread([item[0] for item in words], LINE_HEIGHT), words, strict=True):
            painter.setFont(theme.font(12.5, weight))
            painter.setPen(theme.color(token))
            painter.drawText(QRectF(chart.right + 6, y - 9, 96, 18), LEFT_MIDDLE, text)


def _paint_axes(painter: QPainter, chart: LadderGeometry) -> None:
    for tick in chart.values:
        painter.setPen(QPen(theme.color("grid"), 1))
        painter.drawLine(QLineF(chart.left, tick.y, chart.right, tick.y))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(0, tick.y - 9, chart.left - 6, 18), RIGHT_MIDDLE, tick.text)
    for tick in chart.dates:
        painter.drawText(QRectF(tick.x - 30, chart.bottom + 5, 60, 18), Qt.AlignmentFlag.AlignCenter, tick.text)
    if chart.today_x is not None:
        painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(chart.today_x, chart.top, chart.today_x, chart.bottom))


def _paint_gaps(painter: QPainter, chart: LadderGeometry) -> None:
    for left, right in chart.gaps:
        rect = QRectF(left, chart.top, right - left, chart.bottom - chart.top)
        painter.fillRect(rect, QBrush(theme.color("line"), Qt.BrushStyle.BDiagPattern))
        painter.setPen(theme.color("text3"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "thiếu số liệu" if rect.width() > 80 else "")


def _paint_lines(painter: QPainter, chart: LadderGeometry) -> None:
    if chart.norm_y is not None:
        painter.setPen(QPen(theme.color("mark"), 1.4))
        painter.drawLine(QLineF(chart.left, chart.norm_y, chart.right, chart.norm_y))
    painter.setPen(QPen(theme.color("text2"), 1.4, Qt.PenStyle.DashLine))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in chart.ladder]))
    for step in chart.steps:
        painter.drawText(QRectF(step.x + 4, step.y - 17, 60, 16), LEFT_MIDDLE, step.text)
    painter.setPen(QPen(theme.color("chart"), 2))
    for run in chart.actual:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in run]))
    painter.setBrush(theme.color("chart"))
    for run in chart.actual:
        if len(run) == 1:
            painter.drawEllipse(QPointF(*run[0]), 2, 2)
    if chart.last is not None:
        painter.drawEllipse(QPointF(chart.last.x, chart.last.y), 3.5, 3.5)


def _spoken(data: ChartData | None) -> str:
    if data is None or not data.points:
        return "Biểu đồ bậc thang, chưa có số liệu"
    day, value = data.points[-1]
    return f"Biểu đồ bậc thang, mới nhất {number(value)} ngày {day:%d/%m/%Y}"


class KeyLine(QWidget):
    """A sample of a line for the legend."""

    def __init__(self, dashed: bool) -> None:
        super().__init__()
        self._dashed = dashed
        self.setFixedSize(22, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        style = Qt.PenStyle.DashLine if self._dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.color("text2" if self._dashed else "chart"), 1.4 if self._dashed else 2, style))
        painter.drawLine(0, 5, 22, 5)
