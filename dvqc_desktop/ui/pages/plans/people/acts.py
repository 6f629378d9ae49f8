"""What the page does through a small form: a look back, a pause."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.measures import figure_words
from dvqc_desktop.services.contacts import contacts
from dvqc_desktop.services.contacts.contacts import ContactHabit
from dvqc_desktop.services.plans import plans
from dvqc_desktop.services.plans.plan_list import PlanPerson
from dvqc_desktop.services.plans.plan_rows import PlanView, ReviewRow
from dvqc_desktop.services.plans.plans import PlanResult
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.plans.plan.dialogs import PauseDialog, ReviewChangeDialog, ReviewDialog
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.private_echo import echo_line


class Form(Protocol):
    """A dialog that says in itself why the book did not take what it holds."""

    def refuse(self, error: AppError) -> None: ...

    def close(self) -> bool: ...


def write_from(dialog: Form, store: Store, use_case: Callable[..., Change], *args: Any) -> bool:
    """Writes what a dialog holds and closes it; a refusal stays in the dialog."""
    try:
        store.write(use_case, *args)
    except AppError as error:
        dialog.refuse(error)
        return False
    dialog.close()
    return True


def preview_plan(parent: QWidget, context: PageContext, plan_id: int) -> None:
    """A plan on paper: wish, strengths, aims, steps; no class, no weakness."""
    from dvqc_desktop.exports.documents.plan_papers import plan_document
    from dvqc_desktop.ui.dialogs.print_preview.window import preview_document

    rules, paper = context.store.read(rules_in_force), plan_document(context.store.database, plan_id)
    preview_document(parent.window(), context.jobs, paper, rules, context.store)


def ask_pause(parent: QWidget, store: Store, person: PlanPerson) -> None:
    """A pause of somebody's contacts and his own days between two of them."""
    today = clock.today()
    pauses = store.read(contacts.list_pauses, person.person_id)
    running = next((row for row in pauses if row.end_on is None or row.end_on > today), None)
    (state,) = store.read(contacts.contact_states, today, [person.person_id])
    dialog = PauseDialog(parent, person.name, running, state.own_interval)

    def keep(habit: ContactHabit) -> None:
        write_from(dialog, store, contacts.set_contact_habit, person.person_id, habit)

    dialog.accepted_habit.connect(keep)
    dialog.open()


def ask_review(parent: QWidget, store: Store, person: PlanPerson) -> None:
    """A look back at somebody's plan, or its end."""
    if person.mark is not None:
        ask_review_of(parent, store, person.mark.plan_id, (person.person_id,))


def ask_review_of(parent: QWidget, store: Store, plan_id: int, whose: tuple[int, ...] | None = None) -> None:
    """A look back at a plan, or its end; `whose` are the people whose confidences should not be typed again."""
    plan = store.read(plans.get_plan, plan_id)
    before, after = first_and_last(plan)
    dialog = ReviewDialog(parent, plan.person_name, before, after)
    dialog.body.addWidget(echo_line(dialog, store, lambda: whose))

    def keep(day: date, text: str, next_on: date | None) -> None:
        write_from(dialog, store, plans.add_review, plan_id, day, text, next_on)

    def end(day: date, result: PlanResult) -> None:
        write_from(dialog, store, plans.close_plan, plan_id, day, result)

    dialog.accepted_review.connect(keep)
    dialog.accepted_end.connect(end)
    dialog.open()


def first_and_last(plan: PlanView) -> tuple[str, str]:
    """What the agreed figures say of the start and of now: "126 cái/công", "166 cái/công"; empty without figures."""
    series = [row for row in plan.series if row.points]
    first = "; ".join(f"{figure_words(row.points[0][1])} {row.unit}" for row in series)
    last = "; ".join(f"{figure_words(row.points[-1][1])} {row.unit}" for row in series)
    return first, last


def ask_review_change(parent: QWidget, store: Store, name: str, review: ReviewRow) -> None:
    """A review put right or taken out."""
    dialog = ReviewChangeDialog(parent, name, review)
    dialog.accepted_review.connect(lambda day, text: write_from(dialog, store, plans.edit_review, review.id, day, text))
    dialog.removed.connect(lambda: write_from(dialog, store, plans.remove_review, review.id))
    dialog.open()
