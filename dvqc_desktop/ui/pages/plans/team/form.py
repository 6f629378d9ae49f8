"""Editing a team's plan where it stands, on the form of anybody's plan."""

from collections.abc import Sequence

from dvqc_desktop.services.plans.plan_parts import WeaknessFields
from dvqc_desktop.services.plans.plan_rows import PlanView, WeaknessRow
from dvqc_desktop.ui.pages.plans.plan.plan_form import PlanForm
from dvqc_desktop.ui.pages.plans.plan.weaknesses import WeaknessDialog
from dvqc_desktop.ui.pages.plans.team.causes import CauseDialog
from dvqc_desktop.ui.pages.plans.team.panels import TeamPanels
from dvqc_desktop.ui.store import Store


class TeamForm(PlanForm):
    """A new cause has neither area nor anybody yet: both are asked for in its dialog."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, TeamPanels())

    def new_weakness(self, plan: PlanView, text: str) -> WeaknessFields:
        return WeaknessFields(text)

    def tie_dialog(self, row: WeaknessRow, plan: PlanView, helpers: Sequence[str]) -> WeaknessDialog:
        return CauseDialog(self, row, plan, helpers)
