"""The dialog of a new plan: for whom, from when, and from which situation; and how it is begun."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.domain.codes import PlanKind
from dvqc_desktop.domain.plan_templates import PlanTemplate
from dvqc_desktop.services.plans import plan_templates, plans
from dvqc_desktop.services.plans.plan_list import PlanPerson
from dvqc_desktop.services.plans.plans import PlanFields
from dvqc_desktop.ui.pages.plans.people.acts import write_from
from dvqc_desktop.ui.pages.plans.plan.dialogs import FormDialog
from dvqc_desktop.ui.pages.plans.plan.template_dialog import TemplateDialog
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label, link_button
from dvqc_desktop.ui.widgets.date_edit import DateEdit, OptionalDateEdit

NO_TEMPLATE = "Không theo mẫu, ghi từ đầu"
NOTE = "Kế hoạch là bản nháp cho đến khi đã bàn với anh/chị ấy và ghi được ít nhất một mặt mạnh."
DAYS = 90  # a plan runs for a quarter unless another day is chosen


class NewPlanDialog(FormDialog):
    """`accepted_plan` carries the PlanPerson, first and last day, and the template; the last two may be None."""

    accepted_plan = Signal(object, object, object, object)
    template_wanted = Signal(object)

    def __init__(self, parent: QWidget, people: Sequence[PlanPerson], person_id: int | None) -> None:
        super().__init__(parent, "Lập kế hoạch", "newPlanDialog")
        today = clock.today()
        self._templates: Sequence[PlanTemplate] = ()
        self._person = QComboBox()
        self._person.setObjectName("newPlanPersonCombo")
        self._person.setPlaceholderText("Ai cũng đang có kế hoạch")
        for person in people:
            kind = "đảng viên" if person.card is None else person.trade
            self._person.addItem(f"{person.name} ({kind})" if kind else person.name, person)
        found = next((place for place, person in enumerate(people) if person.person_id == person_id), 0)
        self._person.setCurrentIndex(found if people else -1)
        self._template = QComboBox()
        self._template.setObjectName("newPlanTemplateCombo")
        self._edit = link_button("Sửa mẫu câu…", self._want_template, "editTemplateButton")
        self._start = DateEdit("newPlanStartEdit", today)
        self._end = OptionalDateEdit("newPlanEndEdit", today + timedelta(days=DAYS))
        self._ask = label("", "hint", "newPlanAskLabel", wrap=True)
        self._build()
        self._person.currentIndexChanged.connect(self._person_changed)
        self._template.currentIndexChanged.connect(self._template_changed)

    def show_templates(self, templates: Sequence[PlanTemplate]) -> None:
        """Offers the templates that fit the person; the one chosen before stays chosen."""
        chosen = self.template()
        self._templates = templates
        person = self._person.currentData()
        fitting = [row for row in templates if person is not None and row.kind is plan_kind(person)]
        self._template.clear()
        self._template.addItem(NO_TEMPLATE, None)
        for row in fitting:
            self._template.addItem(row.title, row)
        place = next((place for place, row in enumerate(fitting, 1) if chosen and row.key == chosen.key), 0)
        self._template.setCurrentIndex(place)
        self._template_changed()

    def template(self) -> PlanTemplate | None:
        """The template chosen."""
        chosen = self._template.currentData()
        return chosen if isinstance(chosen, PlanTemplate) else None

    def _build(self) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._template, 1)
        row.addWidget(self._edit)
        self.form.addRow("Cho ai *", self._person)
        self.form.addRow("Tình huống", line)
        self.form.addRow("Từ ngày *", self._start)
        self.form.addRow("Đến ngày", self._end)
        self.body.addWidget(self._ask)
        self.body.addWidget(label(NOTE, "hint", wrap=True))
        self.add_button("Bỏ, chưa lập", self.close, "newPlanCancelButton")
        self.add_primary("Lập kế hoạch", self._accept, "newPlanSaveButton")

    @Slot()
    def _person_changed(self) -> None:
        self.show_templates(self._templates)

    @Slot()
    def _template_changed(self) -> None:
        template = self.template()
        self._edit.setEnabled(template is not None)
        self._ask.setText("Nên hỏi: " + " ".join(template.ask) if template and template.ask else "")
        self._ask.setVisible(bool(self._ask.text()))
        self.adjustSize()

    @Slot()
    def _want_template(self) -> None:
        self.template_wanted.emit(self.template())

    def _accept(self) -> None:
        person = self._person.currentData()
        if person is None:
            self.say("Ai trong danh sách cũng đang có kế hoạch. Xem lại hoặc kết thúc kế hoạch đang có trước.")
        elif self.days_fit(self._end):
            self.accepted_plan.emit(person, self._start.day(), self._end.day(), self.template())


def ask_new_plan(
    parent: QWidget, store: Store, without: Sequence[PlanPerson], person_id: int | None, made: Callable[[int], None]
) -> None:
    """A new plan for somebody without one; `made` gets the person's id."""
    dialog = NewPlanDialog(parent, without, person_id)
    dialog.show_templates(store.read(plan_templates.list_templates))

    def keep(person: PlanPerson, start: date, end: date | None, template: PlanTemplate | None) -> None:
        fields = PlanFields(person.person_id, start, plan_kind(person), end)
        if template is None:
            done = write_from(dialog, store, plans.create_plan, fields)
        else:
            done = write_from(dialog, store, plan_templates.begin_plan, fields, template, _owner(person))
        if done:
            made(person.person_id)

    dialog.accepted_plan.connect(keep)
    dialog.template_wanted.connect(lambda template: ask_template(dialog, store, template))
    dialog.open()


def ask_template(dialog: NewPlanDialog, store: Store, template: PlanTemplate) -> None:
    """The sentences of a template, rewritten over the dialog that offers it."""
    asked = TemplateDialog(dialog, template)

    def keep(new: PlanTemplate) -> None:
        if write_from(asked, store, plan_templates.save_template, new):
            dialog.show_templates(store.read(plan_templates.list_templates))

    def restore(old: PlanTemplate) -> None:
        if write_from(asked, store, plan_templates.restore_template, old):
            dialog.show_templates(store.read(plan_templates.list_templates))

    asked.accepted_template.connect(keep)
    asked.restored.connect(restore)
    asked.open()


def plan_kind(person: PlanPerson) -> PlanKind:
    """A worker's plan, or a member's own."""
    return PlanKind.STRIVING if person.card is None else PlanKind.MENTORING


def _owner(person: PlanPerson) -> int | None:
    """Who takes the steps at first: the member in charge, or the member whose own plan it is."""
    if person.card is None:
        return person.person_id
    holder = person.card.holder
    return holder.id if holder is not None and holder.kind is Kind.MEMBER else None
