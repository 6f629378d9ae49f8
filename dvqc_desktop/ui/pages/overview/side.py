"""The right side of the overview: classes, three figures, two charts; every number leads to its people."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dvqc_desktop.services.overview import Overview, WeekMet
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import with_class_names
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.overview.class_table import ClassTable
from dvqc_desktop.ui.widgets.bar_charts import ClassRoundsChart, ColumnsChart
from dvqc_desktop.ui.widgets.basics import divider, label, panel, panel_head
from dvqc_desktop.ui.widgets.figure import FigureWidget

WIDTH, MOST_WIDTH = 392, 444


class SideArea(QScrollArea):
    """Holds the side; it scrolls where the window is too low for the charts, as in larger type."""

    def __init__(self, side: QWidget) -> None:
        super().__init__()
        self.setObjectName("overviewSideArea")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._side = side
        self.setWidget(side)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._make_room(0, 0)

    @Slot(int, int)
    def _make_room(self, _least: int, most: int) -> None:
        """Room for the bar beside the side, not over it."""
        bar = self.verticalScrollBar().sizeHint().width() if most > 0 else 0
        self.setFixedWidth(self._side.minimumWidth() + bar)


class OverviewSide(QWidget):
    """`opened` carries the page that shows the people behind a number."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scrollBody")
        self.setFixedWidth(min(theme.px(WIDTH), MOST_WIDTH))
        self.classes = ClassTable()
        self.assigned = FigureWidget("assignmentFigure")
        self.met = FigureWidget("contactFigure")
        self.covered = FigureWidget("coverageFigure")
        self.rounds = ClassRoundsChart()
        self.weeks = ColumnsChart("weeklyContactsChart")
        self._note = label("", "hint", "weeklyContactsNote", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(panel("", self.classes))
        column.addWidget(self._figures())
        column.addWidget(self._charted("Ba loại qua các đợt phân loại", "(người)", self.rounds), 5)
        column.addWidget(self._charted("Số người được gặp mỗi tuần", "8 tuần gần nhất", self.weeks, self._note), 4)
        self.classes.opened.connect(self._open_board)
        self.covered.opened.connect(self._open_board)
        self.assigned.opened.connect(self._open_members)
        self.met.opened.connect(self._open_plans)

    def show_overview(self, overview: Overview) -> None:
        """Shows the figures of a day."""
        self.classes.show_overview(overview)
        share = f" ({overview.assigned * 100 // overview.members}%)" if overview.members else ""
        self.assigned.set_figure(f"{overview.assigned}/{overview.members}", f"đảng viên có phân công{share}")
        self.met.set_figure(
            f"{overview.month_met}/{overview.month_agreed}",
            f"lượt gặp tháng {overview.day.month}, tính đến {overview.day:%d/%m}",
        )
        through = f", thêm {overview.middle_through} qua đoàn thể" if overview.middle_through else ""
        words = with_class_names("{average} có người phụ trách")
        self.covered.set_figure(f"{overview.middle_covered}/{overview.middle_total}", words + through)
        self.rounds.show_rounds(overview.rounds)
        self.weeks.show_weeks(overview.weeks, overview.workers)
        self._note.setText(_week_notes(overview.weeks))

    def _figures(self) -> QWidget:
        box = panel()
        row = QHBoxLayout()
        row.setSpacing(0)
        for place, figure in enumerate((self.assigned, self.met, self.covered)):
            if place:
                row.addWidget(divider(vertical=True))
            row.addWidget(figure, 1)
        layout = box.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(row)
        return box

    @staticmethod
    def _charted(title: str, note: str, chart: QWidget, below: QWidget | None = None) -> QWidget:
        box = panel()
        layout = box.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(panel_head(title, note))
        layout.addWidget(divider())
        layout.addWidget(chart, 1)
        if below is not None:
            inset = QVBoxLayout()
            inset.setContentsMargins(12, 0, 12, 8)
            inset.addWidget(below, 0, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(inset)
        return box

    @Slot()
    def _open_board(self) -> None:
        self.opened.emit(PageName.BOARD)

    @Slot()
    def _open_members(self) -> None:
        self.opened.emit(PageName.MEMBERS)

    @Slot()
    def _open_plans(self) -> None:
        self.opened.emit(PageName.PLANS)


def _week_notes(weeks: tuple[WeekMet, ...]) -> str:
    """What hatching and hollow bars mean here, where there are any."""
    silent = [
        f"tuần {week.number}, {', '.join(week.silent_groups)} chưa nhập sổ ({week.missing} người)"
        for week in weeks
        if week.missing
    ]
    notes = [f"Gạch chéo: {'; '.join(silent)}."] if silent else []
    return " ".join([*notes, "Cột rỗng: tuần đang chạy."])
