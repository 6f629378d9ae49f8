"""What the tests of the page of plans share: the page, and whom and what it shows by name."""

from dvqc_desktop.services.plans.plan_reading import PlanView, find_plan
from dvqc_desktop.ui.pages.plans.page import PlansPage


def person(page: PlansPage, name: str) -> int:
    """The id of somebody in the list of the page."""
    return next(found.person_id for found in page.people._people.values() if found.name == name)


def plan(page: PlansPage, name: str) -> PlanView:
    """The plan of somebody in the list; fails where there is none."""
    found = page.store.read(find_plan, person(page, name))
    assert found is not None
    return found
