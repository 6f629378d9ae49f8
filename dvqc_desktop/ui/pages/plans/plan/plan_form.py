"""Editing one plan where it stands: every field that is left is one act of the undo menu."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import AimKind
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.people.leaders import MemberName
from dvqc_desktop.services.plans import plan_parts, plans
from dvqc_desktop.services.plans.plan_parts import WeaknessFields
from dvqc_desktop.services.plans.plan_rows import PlanView, ReviewRow, WeaknessRow
from dvqc_desktop.ui.pages.plans.people.acts import ask_review_change
from dvqc_desktop.ui.pages.plans.plan.figure_acts import FigureActs
from dvqc_desktop.ui.pages.plans.plan.plan_view import PlanPanels
from dvqc_desktop.ui.pages.plans.plan.step_acts import StepActs
from dvqc_desktop.ui.pages.plans.plan.weaknesses import WeaknessDialog
from dvqc_desktop.ui.store import Store

ORGANISATIONS = ("Công đoàn", "Đoàn thanh niên", "Nữ công", "Chuyên môn")
Refuse = Callable[[AppError], None]


class PlanForm(QScrollArea):
    """Shows a plan and writes what is edited in it; `first_helper` names who is in charge, for new weaknesses."""

    def __init__(self, store: Store, panels: PlanPanels | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._store = store
        self._plan: PlanView | None = None
        self._helpers: Sequence[str] = ()
        self.panels = panels or PlanPanels()
        self.setWidget(self.panels)
        self._steps = StepActs(self.panels.steps, store)
        self._figures = FigureActs(self.panels.chart, store)
        self._connect()

    def show_plan(self, plan: PlanView, members: Sequence[MemberName], helpers: Sequence[str]) -> None:
        """Shows a plan; `helpers` are the names of who is in charge and who helps, the first of them for new lines."""
        if self._plan is None or self._plan.id != plan.id:
            self.verticalScrollBar().setValue(0)
        self._plan = plan
        names = [member.name for member in members if member.name not in helpers]
        self._helpers = (*helpers, *names, *ORGANISATIONS)
        self.panels.show_plan(plan, members, clock.today())
        self._steps.show_plan(plan, members)
        self._figures.show_plan(plan)

    @property
    def plan(self) -> PlanView | None:
        """The plan now shown."""
        return self._plan

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panels.set_width(self.viewport().width())

    def commit(self) -> None:
        """Writes the field the user is in, as before the person changes."""
        focused = self.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()

    def _connect(self) -> None:
        panels = self.panels
        panels.wish.left_changed.connect(self._wish)
        panels.wish.discussed.left_changed.connect(self._discussed)
        panels.strengths.left_changed.connect(self._strengths)
        panels.weaknesses.left_changed.connect(self._causes)
        panels.weaknesses.line_changed.connect(self._weakness)
        panels.weaknesses.tie_wanted.connect(self._ask_tie)
        panels.near.aims_changed.connect(self._near)
        panels.long.aims_changed.connect(self._long)
        panels.near.reached.connect(self._reached)
        panels.more.changed.connect(self._more)
        panels.reviews.edit_wanted.connect(self._ask_review)
        panels.steps.series_wanted.connect(self._figures.begin)

    def _write(self, refuse: Refuse, use_case: Callable[..., Change], *args: Any) -> bool:
        try:
            self._store.write(use_case, *args)
        except AppError as error:
            refuse(error)
            return False
        return True

    def _edit(self, refuse: Refuse, values: dict[str, str | date | None]) -> None:
        if self._plan is not None:
            self._write(refuse, plans.edit_plan, self._plan.id, values)

    @Slot(str)
    def _wish(self, text: str) -> None:
        self._edit(self.panels.wish.refuse, {"wish": text})

    @Slot(object)
    def _discussed(self, day: date | None) -> None:
        self._edit(self.panels.wish.refuse, {"discussed_on": day})

    @Slot(str)
    def _causes(self, text: str) -> None:
        self._edit(self.panels.weaknesses.refuse, {"causes": text})

    @Slot(object)
    def _more(self, values: dict[str, str | date | None]) -> None:
        self._edit(self._refuse_more, values)

    def _refuse_more(self, error: AppError) -> None:
        self.panels.more.say(" ".join((error.parts[0], error.parts[2])))

    @Slot(str)
    def _strengths(self, _text: str) -> None:
        if self._plan is not None:
            lines = self.panels.strengths.box.lines()
            self._write(self.panels.strengths.refuse, plan_parts.write_strengths, self._plan.id, lines)

    @Slot(object, str)
    def _weakness(self, row: WeaknessRow | None, text: str) -> None:
        if self._plan is None:
            return
        refuse = self.panels.weaknesses.refuse
        if row is None:
            self._write(refuse, plan_parts.add_weakness, self._plan.id, self.new_weakness(self._plan, text))
        elif text:
            fields = WeaknessFields(text, row.strength_id, row.helped_by, row.area)
            self._write(refuse, plan_parts.edit_weakness, row.id, fields)
        else:
            self._write(refuse, plan_parts.remove_weakness, row.id)

    def new_weakness(self, plan: PlanView, text: str) -> WeaknessFields:
        """A line just written: tied to the only strength, helped by who is in charge."""
        tie = plan.strengths[0].id if len(plan.strengths) == 1 else None
        return WeaknessFields(text, tie, self._helpers[0] if self._helpers else None)

    def tie_dialog(self, row: WeaknessRow, plan: PlanView, helpers: Sequence[str]) -> WeaknessDialog:
        """The dialog that asks what a line is tied to."""
        return WeaknessDialog(self, row, plan, helpers)

    @Slot(object)
    def _ask_tie(self, row: WeaknessRow | None) -> None:
        if self._plan is None or row is None:
            return
        dialog = self.tie_dialog(row, self._plan, self._helpers)

        def keep(fields: WeaknessFields) -> None:
            if self._write(dialog.refuse, plan_parts.edit_weakness, row.id, fields):
                dialog.close()

        dialog.accepted_fields.connect(keep)
        dialog.open()

    @Slot(list, object)
    def _near(self, lines: list[str], day: date | None) -> None:
        self._aims(AimKind.NEAR, lines, day, self.panels.near.refuse)

    @Slot(list, object)
    def _long(self, lines: list[str], day: date | None) -> None:
        self._aims(AimKind.LONG, lines, day, self.panels.long.refuse)

    def _aims(self, kind: AimKind, lines: list[str], day: date | None, refuse: Refuse) -> None:
        if self._plan is not None:
            self._write(refuse, plan_parts.write_aims, self._plan.id, kind, lines, day)

    @Slot(int, bool)
    def _reached(self, aim_id: int, reached: bool) -> None:
        self._write(self.panels.near.refuse, plan_parts.reach_aim, aim_id, clock.today() if reached else None)

    @Slot(object)
    def _ask_review(self, review: ReviewRow) -> None:
        if self._plan is not None:
            ask_review_change(self.window(), self._store, self._plan.person_name, review)
