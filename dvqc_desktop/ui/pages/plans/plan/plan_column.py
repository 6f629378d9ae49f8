"""The middle of the page: whose plan it is, the plan itself or the way to one, and old plans to read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dvqc_desktop.services.people.leaders import present_members
from dvqc_desktop.services.plans import plans
from dvqc_desktop.services.plans.plan_list import PlanPerson
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.plans.people.acts import preview_plan
from dvqc_desktop.ui.pages.plans.plan.header import PlanHeader
from dvqc_desktop.ui.pages.plans.plan.history import OldPlanStrip
from dvqc_desktop.ui.pages.plans.plan.plan_form import PlanForm
from dvqc_desktop.ui.widgets.empty import EmptyState
from dvqc_desktop.ui.widgets.private_echo import echo_line

HOW = "Kế hoạch bắt đầu từ điều anh/chị ấy mong muốn và mặt mạnh."


class PlanColumn(QWidget):
    """Shows the running plan of a person, or the old one chosen; `new_wanted` asks for a plan where there is none.

    `turned` tells that another of the person's plans is shown.
    """

    new_wanted = Signal()
    turned = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._person: PlanPerson | None = None
        self._day = date.min
        self._old: int | None = None
        self.header = PlanHeader()
        self.form = PlanForm(context.store)
        self.empty = EmptyState("", HOW, "planEmpty")
        self.empty.add_action("Lập kế hoạch", self.new_wanted.emit, "add")
        self._strip = OldPlanStrip()
        self.middle = QStackedWidget()
        self.middle.addWidget(self.form)
        self.middle.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.header)
        column.addWidget(self._strip)
        column.addWidget(echo_line(self, context.store, self._whose))
        column.addWidget(self.middle, 1)
        self.header.history.chosen.connect(self._turn_to)
        self._strip.back_wanted.connect(self._turn_back)

    def show_person(self, person: PlanPerson, day: date) -> None:
        """Shows somebody as of a day; of the same person the plan now read stays."""
        if self._person is None or self._person.person_id != person.person_id:
            self._old = None
        self._person, self._day = person, day
        self.header.show_person(person, day)
        self._show()

    def shown(self) -> int | None:
        """The plan on the page; None while there is none."""
        running = self._person.mark.plan_id if self._person is not None and self._person.mark is not None else None
        return self._old or running

    @property
    def reads_old(self) -> bool:
        """An old plan is read, the running one is not to be seen."""
        return self._old is not None

    def preview(self) -> None:
        """The plan shown, as it would be printed."""
        self.form.commit()
        plan_id = self.shown()
        if plan_id is not None:
            preview_plan(self, self._context, plan_id)

    def _whose(self) -> tuple[int, ...]:
        return () if self._person is None else (self._person.person_id,)

    def _show(self) -> None:
        person, store = self._person, self._context.store
        assert person is not None
        history = store.read(plans.plan_history, person.person_id)
        if self._old not in [entry[0] for entry in history] or (person.mark and person.mark.plan_id == self._old):
            self._old = None  # taken back by undo, or running again
        plan_id = self.shown()
        self.header.history.show_history(history, plan_id)
        self._strip.setVisible(self.reads_old)
        if plan_id is None:
            self.empty.set_words(f"{person.name} chưa có kế hoạch", HOW)
            self.middle.setCurrentWidget(self.empty)
            return
        card = person.card
        holders = [] if card is None else [holder.name for holder in (card.holder, *card.helpers) if holder is not None]
        self.form.show_plan(store.read(plans.get_plan, plan_id), store.read(present_members, self._day), holders)
        self.middle.setCurrentWidget(self.form)

    @Slot(int)
    def _turn_to(self, plan_id: int) -> None:
        """A plan of the history; the running one is shown as ever."""
        self.form.commit()
        self._old = None
        self._old = plan_id if plan_id != self.shown() else None
        self._show()
        self.turned.emit()

    @Slot()
    def _turn_back(self) -> None:
        self._old = None
        self._show()
        self.turned.emit()
