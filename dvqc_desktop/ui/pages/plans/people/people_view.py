"""Each person with the plan, the contacts and what he or she asked for."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.services.contacts import contacts, proposals
from dvqc_desktop.services.contacts.proposals import ProposalFields, ProposalRow
from dvqc_desktop.services.plans.plan_list import PlanPerson, plan_person
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.contact import open_contact_dialog
from dvqc_desktop.ui.dialogs.contact_correction import open_contact_correction
from dvqc_desktop.ui.dialogs.contact_day.dialog import open_contact_day
from dvqc_desktop.ui.dialogs.person_page.dialog import open_person_page
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.papers import preview_slips
from dvqc_desktop.ui.pages.plans.log.log import LogPanel
from dvqc_desktop.ui.pages.plans.log.private_acts import PrivateActs
from dvqc_desktop.ui.pages.plans.log.referrals import ReferralPanel
from dvqc_desktop.ui.pages.plans.people.acts import ask_pause, ask_review
from dvqc_desktop.ui.pages.plans.people.people import PeoplePanel
from dvqc_desktop.ui.pages.plans.people.people_list import plan_note
from dvqc_desktop.ui.pages.plans.people.reader import PeopleReader
from dvqc_desktop.ui.pages.plans.plan.new_plan import ask_new_plan
from dvqc_desktop.ui.pages.plans.plan.plan_column import PlanColumn
from dvqc_desktop.ui.pages.plans.register.register_acts import ask_entry
from dvqc_desktop.ui.pages.plans.view import View
from dvqc_desktop.ui.widgets.basics import button
from dvqc_desktop.ui.widgets.empty import EmptyState

SIDE_WIDTH = 372
NARROW_SIDE = 352  # with the larger type the plan needs the room more


class PeopleView(View):
    """People at the left, the plan of the chosen one in the middle, contacts and what was passed on at the right."""

    key: ClassVar[str] = "people"
    words: ClassVar[str] = "Từng người"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            Topic.PLANS,
            Topic.CONTACTS,
            Topic.PROPOSALS,
            Topic.WORKERS,
            Topic.MEMBERS,
            Topic.CLASSES,
            Topic.CHAIN,
            Topic.SETTINGS,
        }
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._people: dict[int, PlanPerson] = {}
        self._person_id: int | None = None
        self._reader = PeopleReader(context.store, self)
        self._fresh = self._known = False
        self._review = button("Xem lại kế hoạch…", "calendar_clock", "", "reviewPlanButton")
        self._slips = button("In phiếu tuần này", "print", "", "printSlipsButton")
        self._day = button("Nhập sau ngày gặp…", "people_checkmark", "", "contactDayButton")
        self._print_plan = button("In kế hoạch", "print", "", "printPlanButton")
        self._new = button("Lập kế hoạch", "add", "", "newPlanButton")
        self.set_tools(self._print_plan, self._review, self._new)
        self.list = PeoplePanel()
        self.list.add_foot(self._slips, self._day)
        self.column = PlanColumn(context)
        self.form, self.header = self.column.form, self.column.header
        self.log = LogPanel()
        self._private = PrivateActs(self, context, self.log)
        self.referrals = ReferralPanel()
        self._side = QWidget()
        self._build()
        self._connect()
        self._show_person()

    def refresh(self) -> None:
        """Reads again the list, and plan and contacts of the chosen person: in a large book he or she comes first."""
        self._fresh = False
        self._reader.begin()
        if not self._fresh and self._known and self._person_id is not None:
            found = self.store.read(plan_person, clock.today(), self._person_id)
            if found is not None:
                self._people[found.person_id] = found
                self._show_person()

    @Slot(object)
    def _take(self, people: tuple[PlanPerson, ...]) -> None:
        """Shows people read anew."""
        today, self._fresh, self._known = clock.today(), True, True
        self._people = {person.person_id: person for person in people}
        self.set_note(plan_note(people, today))
        self.list.show_people(people, today)
        if self._person_id not in self._people:
            shown = self.list.model.shown()
            self._person_id = shown[0].person_id if shown else None
        if self._person_id is not None:
            person = self._people[self._person_id]
            self.list.select(self._person_id, person.card is None)
        self._show_person()

    def filter_edit(self) -> QLineEdit | None:
        """The filter of the list."""
        return self.list.filter

    def new_item(self) -> None:
        """Begins a plan."""
        self._ask_new_plan()

    def open_row(self, row_id: int) -> None:
        """Chooses a person."""
        person = self._people.get(row_id)
        if person is not None:
            self.list.select(row_id, person.card is None)
            self._choose(row_id)
        elif not self._known:  # shown once everybody is read
            self._person_id = row_id

    @Slot()
    def print_current(self) -> None:
        """The plan shown; for somebody without one the slips of the contact day."""
        if self.column.shown() is not None:
            self.column.preview()
        else:
            self._print_slips()

    @Slot()
    def _print_slips(self) -> None:
        preview_slips(self, self.context)

    def current_person(self) -> int | None:
        """The worker now chosen."""
        person = self._person()
        return person.person_id if person is not None and person.card is not None else None

    def shown_person(self) -> int | None:
        """Worker or member now chosen."""
        return self._person_id

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page or view: the private part is locked, the field the user was in is kept."""
        super().hideEvent(event)
        self.log.private.lock()

    def _build(self) -> None:
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self.log, 1)
        side.addWidget(self.referrals)
        self._side.setFixedWidth(SIDE_WIDTH if theme.scale() == 1 else NARROW_SIDE)
        self._nobody = EmptyState("Chưa có ai trong sổ", "Thêm quần chúng ở trang Quần chúng, rồi lập kế hoạch ở đây.")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget, stretch in ((self.list, 0), (self.column, 1), (self._side, 0), (self._nobody, 1)):
            row.addWidget(widget, stretch)

    def _connect(self) -> None:
        self.header.whole_wanted.connect(self._show_whole)
        self._reader.found.connect(self._take)
        self.list.chosen.connect(self._choose)
        self.log.new_wanted.connect(self._record_contact)
        self.log.edit_wanted.connect(self._correct_contact)
        self.log.pause_wanted.connect(self._ask_pause)
        self.referrals.new_wanted.connect(self._add_referral)
        self.referrals.edit_wanted.connect(self._edit_referral)
        self._review.clicked.connect(self._ask_review)
        self._print_plan.clicked.connect(self.column.preview)
        self.column.new_wanted.connect(self._ask_new_plan)
        self.column.turned.connect(self._offer)
        self._new.clicked.connect(self._ask_new_plan)
        self._slips.clicked.connect(self._print_slips)
        self._day.clicked.connect(self._enter_contact_day)

    @Slot(int)
    def _choose(self, person_id: int) -> None:
        if person_id != self._person_id:
            self.form.commit()
            self._person_id = person_id
            self._show_person()

    def _show_person(self) -> None:
        person = self._person()
        for widget in (self.list, self.column):
            widget.setVisible(person is not None)
        self._nobody.setVisible(person is None and self._known)
        worker = person is not None and person.card is not None
        self._side.setVisible(worker)
        today = clock.today()
        if person is not None:
            self.column.show_person(person, today)
        self._offer()
        if person is None:
            return
        if person.card is not None:
            self.log.show_contacts(self.store.read(contacts.list_contacts, person.person_id))
            self.referrals.show_entries(self.store.read(proposals.list_proposals, today, person.person_id))

    @Slot()
    def _offer(self) -> None:
        """What can be done with the plan shown: an old one is printed, not looked back at."""
        person = self._person()
        running = person is not None and person.mark is not None
        self._review.setVisible(running and not self.column.reads_old)
        self._print_plan.setVisible(person is not None and self.column.shown() is not None)

    @Slot()
    def _show_whole(self) -> None:
        if self._person_id is not None:
            open_person_page(self, self.context, self._person_id)

    @Slot()
    def _record_contact(self) -> None:
        open_contact_dialog(self, self.context, self.current_person())

    @Slot()
    def _enter_contact_day(self) -> None:
        open_contact_day(self, self.context)

    @Slot(int)
    def _correct_contact(self, contact_id: int) -> None:
        if self._person_id is not None:
            open_contact_correction(self, self.context, self._person_id, contact_id)

    @Slot()
    def _ask_pause(self) -> None:
        person = self._person()
        if person is not None and person.card is not None:
            ask_pause(self, self.store, person)

    @Slot()
    def _ask_review(self) -> None:
        person = self._person()
        if person is not None:
            ask_review(self, self.store, person)

    @Slot()
    def _ask_new_plan(self) -> None:
        without = [person for person in self._people.values() if person.mark is None]
        ask_new_plan(self, self.store, without, self._person_id, self.open_row)

    @Slot()
    def _add_referral(self) -> None:
        person = self._person()
        if person is not None and person.card is not None:
            owner = person.card.holder.id if person.card.holder is not None else None
            fields = ProposalFields("", clock.today(), person.person_id, owner)
            ask_entry(self, self.store, person.name, fields, None)

    @Slot(object)
    def _edit_referral(self, row: ProposalRow) -> None:
        ask_entry(self, self.store, row.worker_name or "", row.fields, row)

    def _person(self) -> PlanPerson | None:
        return self._people.get(self._person_id) if self._person_id is not None else None
