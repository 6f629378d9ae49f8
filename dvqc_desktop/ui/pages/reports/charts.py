"""The report as charts: classes over rounds, people met each week, who is held, what the team made."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.domain.report_charts import can_be_drawn, held_columns, made_columns, norm_drawn
from dvqc_desktop.ui.widgets.bar_charts import ClassRoundsChart, ColumnsChart
from dvqc_desktop.ui.widgets.basics import label, panel

HEIGHT = 150


class ReportCharts(QScrollArea):
    """Four panels; one that has nothing to draw says what is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reportChartsView")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._rounds = ClassRoundsChart("reportRoundsChart")
        self._weeks = ColumnsChart("reportWeeksChart", HEIGHT)
        self._covered = ColumnsChart("reportCoverageChart", HEIGHT)
        self._made = ColumnsChart("reportOutputChart", HEIGHT)
        self._made_title = label("", "strong", "reportOutputTitle")
        self._nothing = label("Chưa có sản lượng của hai kỳ trở lên để vẽ.", "secondary", "reportOutputNothing")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, content in enumerate(
            (
                (label("Ba loại qua các đợt phân loại (người)", "strong"), self._rounds),
                (label("Số người được gặp mỗi tuần", "strong"), self._weeks),
                (label("Có người phụ trách; gạch chéo: chưa có (người)", "strong"), self._covered),
                (self._made_title, self._made, self._nothing),
            )
        ):
            made = panel("", *content)
            layout = made.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.setContentsMargins(12, 8, 12, 8)
            for row in range(1, layout.count()):
                layout.setStretch(row, 1)
            grid.addWidget(made, place // 2, place % 2)
        self.setWidget(inner)

    def show_report(self, report: ReportFigures) -> None:
        """Draws another report."""
        self._rounds.show_rounds(tuple(replace(each, label=each.label.partition(" (")[0]) for each in report.rounds))
        self._weeks.show_weeks(report.weeks, report.now.workers_total)
        held = held_columns(report)
        said = ", ".join(f"{column.text} {column.value}, thiếu {column.missing}" for column in held)
        self._covered.show_columns(held, f"Có người phụ trách: {said}")
        self._show_made(report)

    def _show_made(self, report: ReportFigures) -> None:
        line = next(filter(can_be_drawn, report.production), None)
        self._made.setVisible(line is not None)
        self._nothing.setVisible(line is None)
        self._made_title.setText("Sản xuất của tổ" if line is None else f"{line.words} ({line.unit})")
        if line is not None:
            columns, norm = made_columns(line), norm_drawn(line)
            said = ", ".join(f"{column.text} {column.value}" for column in columns)
            short = [replace(column, text=column.text.removeprefix("Tháng ")) for column in columns]
            self._made.show_columns(short, f"{line.words}: {said}", norm, f"mức {norm}")
