"""What is done with the figures of a plan: begun with the person's agreement, written, changed, taken out again."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Slot

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import PlanKind
from dvqc_desktop.services.plans import plan_measures
from dvqc_desktop.services.plans.plan_measures import SeriesFields
from dvqc_desktop.services.plans.plan_rows import PlanView, SeriesRow
from dvqc_desktop.ui.messages import Question, ask
from dvqc_desktop.ui.pages.plans.people.acts import write_from
from dvqc_desktop.ui.pages.plans.plan.chart_panel import ChartPanel
from dvqc_desktop.ui.pages.plans.plan.figures import SeriesDialog
from dvqc_desktop.ui.pages.plans.plan.points import PointsDialog
from dvqc_desktop.ui.store import Store


class FigureActs(QObject):
    """Writes what the panel of the chart asks for."""

    def __init__(self, panel: ChartPanel, store: Store) -> None:
        super().__init__(panel)
        self._panel = panel
        self._store = store
        self._plan: PlanView | None = None
        panel.points_wanted.connect(self._ask_points)
        panel.series_wanted.connect(self._ask_new)
        panel.edit_wanted.connect(self._ask_edit)
        panel.removal_wanted.connect(self._remove)
        panel.withdrawn.connect(self._ask_withdrawal)

    def show_plan(self, plan: PlanView) -> None:
        """Works on another plan."""
        self._plan = plan

    @Slot()
    def begin(self) -> None:
        """Figures of the series shown, or the first series of a plan that has none."""
        series = self._panel.series()
        if series is None:
            self._ask_new()
        else:
            self._ask_points(series.id)

    @Slot()
    def _ask_new(self) -> None:
        plan = self._plan
        if plan is None:
            return
        dialog = SeriesDialog(self._panel.window(), plan)

        def keep(fields: SeriesFields, agreed_on: date | None) -> None:
            if plan.kind is PlanKind.TEAM:
                write_from(dialog, self._store, plan_measures.add_series, plan.id, fields)
            else:
                write_from(dialog, self._store, plan_measures.begin_series, plan.id, agreed_on, fields)

        dialog.accepted_series.connect(keep)
        dialog.open()

    def _series(self, series_id: int) -> SeriesRow | None:
        rows = self._plan.series if self._plan is not None else ()
        return next((row for row in rows if row.id == series_id), None)

    @Slot(int)
    def _ask_points(self, series_id: int) -> None:
        series = self._series(series_id)
        if series is None:
            return
        dialog = PointsDialog(self._panel.window(), series, clock.today())

        def keep(points: list[tuple[date, float]], removed: list[date]) -> None:
            write_from(dialog, self._store, plan_measures.write_points, series_id, points, removed)

        dialog.accepted_points.connect(keep)
        dialog.open()

    @Slot(int)
    def _ask_edit(self, series_id: int) -> None:
        plan, series = self._plan, self._series(series_id)
        if plan is None or series is None:
            return
        dialog = SeriesDialog(self._panel.window(), plan, series)

        def keep(fields: SeriesFields, _agreed_on: date | None) -> None:
            write_from(dialog, self._store, plan_measures.edit_series, series_id, fields)

        dialog.accepted_series.connect(keep)
        dialog.open()

    @Slot(int)
    def _remove(self, series_id: int) -> None:
        self._store.attempt(plan_measures.remove_series, series_id)

    @Slot()
    def _ask_withdrawal(self) -> None:
        plan = self._plan
        if plan is not None:
            ask(self._panel.window(), withdrawal(plan), lambda: self._withdraw(plan.id))

    def _withdraw(self, plan_id: int) -> None:
        self._store.attempt(plan_measures.withdraw_measures, plan_id)


def withdrawal(plan: PlanView) -> Question:
    """The question before all figures of somebody go."""
    counts = tuple(f"{row.name}: {len(row.points)} con số" for row in plan.series)
    return Question(
        "Thôi theo dõi số liệu",
        f"{plan.person_name} thôi đồng ý ghi số liệu?",
        "Mọi con số trong kế hoạch này và ngày đồng ý được bỏ đi. Các bước và mục tiêu vẫn còn.",
        "Bỏ các số liệu",
        "Giữ lại",
        facts=counts,
    )
