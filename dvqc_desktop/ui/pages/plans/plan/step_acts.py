"""What is done with the steps of a plan: written cell by cell or in a form, done, moved, taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.people.leaders import MemberName
from dvqc_desktop.services.plans import plan_steps
from dvqc_desktop.services.plans.plan_rows import PlanView, StepRow
from dvqc_desktop.services.plans.plan_steps import StepFields
from dvqc_desktop.ui.pages.plans.people.acts import write_from
from dvqc_desktop.ui.pages.plans.plan.step_dialog import StepDialog
from dvqc_desktop.ui.pages.plans.plan.steps import StepsPanel
from dvqc_desktop.ui.store import Store

if TYPE_CHECKING:
    from dvqc_desktop.domain.changes import Change


class StepActs(QObject):
    """Writes what the panel of steps asks for; a refusal is told under the table."""

    def __init__(self, panel: StepsPanel, store: Store) -> None:
        super().__init__(panel)
        self._panel = panel
        self._store = store
        self._plan: PlanView | None = None
        self._members: Sequence[MemberName] = ()
        panel.edited.connect(self._edit)
        panel.added.connect(self._add)
        panel.done.connect(self._done)
        panel.moved.connect(self._move)
        panel.removed.connect(self._remove)
        panel.form_wanted.connect(self._ask)

    def show_plan(self, plan: PlanView, members: Sequence[MemberName]) -> None:
        """Works on another plan."""
        self._plan, self._members = plan, members

    def _write(self, use_case: Callable[..., Change], *args: Any) -> None:
        try:
            self._store.write(use_case, *args)
        except AppError as error:
            self._panel.tell(" ".join((error.parts[0], error.parts[2])))

    def _step(self, step_id: int) -> StepRow | None:
        steps = self._plan.steps if self._plan is not None else ()
        return next((row for row in steps if row.id == step_id), None)

    @Slot(int, object)
    def _edit(self, step_id: int, fields: StepFields) -> None:
        self._write(plan_steps.edit_step, step_id, fields)

    @Slot(str)
    def _add(self, text: str) -> None:
        if self._plan is not None:
            self._write(plan_steps.add_step, self._plan.id, StepFields(text))

    @Slot(int)
    def _done(self, step_id: int) -> None:
        step = self._step(step_id)
        if step is not None:
            day = None if step.done_on is not None else clock.today()
            self._write(plan_steps.finish_step, step_id, day)

    @Slot(int, int)
    def _move(self, step_id: int, places: int) -> None:
        self._write(plan_steps.move_step, step_id, places)

    @Slot(int)
    def _remove(self, step_id: int) -> None:
        self._write(plan_steps.remove_step, step_id)

    @Slot(object)
    def _ask(self, step_id: int | None) -> None:
        """The form of a step, or of a new one."""
        plan = self._plan
        if plan is None:
            return
        step = self._step(step_id) if step_id is not None else None
        dialog = StepDialog(self._panel, plan, self._members, step)

        def keep(fields: StepFields) -> None:
            if step is None:
                write_from(dialog, self._store, plan_steps.add_step, plan.id, fields)
            else:
                write_from(dialog, self._store, plan_steps.edit_step, step.id, fields)

        dialog.accepted_fields.connect(keep)
        dialog.open()
