"""The chart under its title and legend, with the choice of series and what can be done with the figures."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout

from dvqc_desktop.domain.codes import PlanKind
from dvqc_desktop.domain.step_chart import ladder_geometry, number
from dvqc_desktop.services.plans.plan_rows import PlanView, SeriesRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.plans.plan.chart import KeyLine, StepChart, chart_data
from dvqc_desktop.ui.widgets.basics import label, menu_button
from dvqc_desktop.ui.widgets.edit_box import small_head


class ChartPanel(QFrame):
    """Signals carry the id of the series shown: figures written, its fields changed, taken out, no longer agreed."""

    points_wanted = Signal(int)
    series_wanted = Signal()
    edit_wanted = Signal(int)
    removal_wanted = Signal(int)
    withdrawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setObjectName("outputStepPanel")
        self._plan: PlanView | None = None
        self._day = date.min
        self._title = label("", "strong", "seriesTitleLabel")
        self._choice = QComboBox()
        self._choice.setObjectName("seriesCombo")
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._choice.setAccessibleName("Loại số liệu")
        self._note = label("", "secondary", "seriesNoteLabel")
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._menu = menu_button("edit", "Số liệu: ghi, thêm, sửa, thôi theo dõi", self._fill, "seriesMenuButton")
        self._menu.setProperty("kind", "small")
        self.chart = StepChart()
        self._build()
        self._choice.activated.connect(self._chosen)

    def show_plan(self, plan: PlanView, day: date) -> None:
        """Shows a series of a plan, the same one as before where it is still there; a plan without any hides it."""
        current = self.series()
        self._plan, self._day = plan, day
        self._choice.clear()
        for row in plan.series:
            self._choice.addItem(row.name, row.id)
        place = self._choice.findData(current.id) if current is not None else 0
        self._choice.setCurrentIndex(max(place, 0) if plan.series else -1)
        several = len(plan.series) > 1
        self._choice.setVisible(several)
        self._title.setVisible(not several)
        kept = plan.dates.measures_agreed_on is not None or plan.kind is PlanKind.TEAM
        self.setVisible(bool(plan.series) and kept)
        self._show()

    def series(self) -> SeriesRow | None:
        """The series now shown."""
        rows = self._plan.series if self._plan is not None else ()
        return next((row for row in rows if row.id == self._choice.currentData()), None)

    def set_editable(self, editable: bool) -> None:
        """In a closed plan the figures are only looked at; what was agreed may still be taken back."""
        self._editable = editable

    def _build(self) -> None:
        self._editable = True
        head = small_head("")
        head.setFixedHeight(theme.px(34))
        row = head.layout()
        assert isinstance(row, QHBoxLayout)
        for widget in (
            KeyLine(False),
            label("thực tế", "secondary"),
            KeyLine(True),
            label("đã hẹn", "secondary"),
            self._menu,
        ):
            row.addWidget(widget)
        row.insertWidget(0, self._title)
        row.insertWidget(1, self._choice)
        row.insertWidget(2, self._note, 100)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.chart, 1)

    @Slot(int)
    def _chosen(self, _place: int) -> None:
        self._show()

    def _show(self) -> None:
        series = self.series()
        if series is None or self._plan is None:
            self.chart.show_data(None)
            return
        data = chart_data(self._plan, series, self._day)
        self.chart.show_data(data)
        chart = ladder_geometry(data, 400, 150)
        base = f"; trục từ {number(chart.base)}" if chart is not None and chart.base else ""
        self._title.setText(series.name)
        self._note.setText(f"{series.unit}{base}")

    def _fill(self, menu: QMenu) -> None:
        """The entries of the menu; figures of a closed plan are not changed."""
        menu.clear()
        series = self.series()
        if series is None or self._plan is None:
            return
        agreed = self._plan.dates.measures_agreed_on
        if agreed is not None:
            menu.addAction(f"Đã đồng ý ngày {agreed:%d/%m/%Y}").setEnabled(False)
        if self._editable:
            menu.addAction("Ghi số liệu…", lambda: self.points_wanted.emit(series.id))
            menu.addAction("Thêm loại số liệu…", self.series_wanted.emit)
            menu.addAction("Sửa tên, đơn vị, định mức…", lambda: self.edit_wanted.emit(series.id))
            menu.addSeparator()
            menu.addAction(f"Bỏ “{series.name}” và các con số của nó", lambda: self.removal_wanted.emit(series.id))
        if self._plan.kind is not PlanKind.TEAM:
            menu.addAction("Anh/chị ấy thôi đồng ý ghi số liệu…", self.withdrawn.emit)
