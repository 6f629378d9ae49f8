"""Ghi lần gặp: half a minute by the keyboard, one person after the other."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.contacts import due_order
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.contacts.contact_steps import open_steps
from dvqc_desktop.services.contacts.contacts import (
    ContactFields,
    ContactRow,
    PersonContactState,
    Referral,
    contact_states,
    record_contact,
)
from dvqc_desktop.services.contacts.next_contact import next_days
from dvqc_desktop.services.contacts.talkers import Talker, list_talkers
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import with_class_names
from dvqc_desktop.ui.dialogs.contact_form import LABELS, ContactForm
from dvqc_desktop.ui.dialogs.contact_together import StepsRow, TogetherRow, labelled_row
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import label, link_button
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.person_combo import PersonCombo
from dvqc_desktop.ui.widgets.private_echo import echo_line


def open_contact_dialog(parent: QWidget, context: PageContext, person_id: int | None = None) -> "ContactDialog":
    """Opens the dialog over a window; without a person the one whose contact is most overdue is chosen."""
    dialog = ContactDialog(parent, context, person_id)
    dialog.open()
    return dialog


class ContactDialog(Dialog):
    """Records contacts; `recorded` carries the row id of each. One that is put right is shown by a subclass."""

    recorded = Signal(int)

    def __init__(
        self, parent: QWidget, context: PageContext, person_id: int | None, contact: ContactRow | None = None
    ) -> None:
        super().__init__(parent, "Sửa lần gặp" if contact else "Ghi lần gặp", "contactDialog")
        self.setFixedWidth(theme.px(720))
        self._context = context
        self._contact = contact
        self._people: Sequence[PersonContactState] = ()
        self._talkers: Sequence[Talker] = ()
        self._person = PersonCombo("contactPersonCombo", "Người được gặp")
        self._together = TogetherRow()
        self._steps = StepsRow()
        self._by = QComboBox()
        self._by.setObjectName("contactByCombo")
        self._by.setAccessibleName("Người gặp")
        self._at = DateEdit("contactDateEdit", contact.at if contact else clock.today())
        self.form = ContactForm()
        self._told = label("", "error", "contactError", wrap=True)
        self._told.hide()
        self._build()
        self._read_people()
        self._read_talkers()
        self._begin(person_id)
        self._person.picked.connect(self._person_picked)
        self._by.currentIndexChanged.connect(self._by_changed)
        self._at.picked.connect(self._day_picked)
        self._together.changed.connect(self._fit)
        self.form.text_changed.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F9:
            self._save_and_next()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self._top = QFormLayout()
        self._top.setHorizontalSpacing(12)
        self._top.setVerticalSpacing(7)
        self._top.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._more = link_button("Thêm người cùng gặp", self._add_other, "contactAddOtherButton")
        self._top.addRow("Người được gặp *", labelled_row(self._person, self._more))
        self._top.addRow("Cùng gặp", self._together)
        who = label("Người gặp *")
        who.setMinimumWidth(theme.px(LABELS))
        who.setAlignment(self._top.labelAlignment())
        self._top.addRow(who, labelled_row(self._by, label("Ngày *"), self._at))
        self._top.addRow("Lần trước đã hẹn", self._steps)
        self._top.setRowVisible(self._together, False)
        self._top.setRowVisible(self._steps, False)
        self.body.addLayout(self._top)
        self.body.addWidget(self.form)
        self.body.addWidget(self._told)
        self.body.addWidget(echo_line(self, self._context.store, self._worker_ids, self._fit))
        self.body.addStretch(1)
        self.add_help("Ctrl+Enter ghi · F9 ghi rồi sang người tiếp" if self._contact is None else "Ctrl+Enter ghi")
        leave = "Bỏ, chưa ghi" if self._contact is None else "Bỏ, giữ như cũ"
        self.add_button(leave, self.close, "contactCancelButton")
        next_button = self.add_button("Ghi và sang người tiếp", self._save_and_next, "saveAndNextButton")
        next_button.setVisible(self._contact is None)
        self.add_primary("Ghi", self._save, "saveContactButton")

    def _begin(self, person_id: int | None) -> None:
        first = self._people[0].person_id if self._people else None
        known = {person.person_id for person in self._people}
        self._show_person(person_id if person_id in known else first)
        self._focus_words()

    def _read_people(self) -> None:
        states = self._context.store.read(contact_states, self._at.day())
        self._people = sorted(states, key=lambda state: due_order(state.clock))
        self._person.set_people([(state.person_id, state.name) for state in self._people])

    def _read_talkers(self) -> None:
        chosen = self._by.currentData()
        self._talkers = self._context.store.read(list_talkers, self._at.day())
        self._by.blockSignals(True)
        self._by.clear()
        for talker in self._talkers:
            self._by.addItem(talker.name if talker.free else with_class_names(f"{talker.name} ({{active}})"), talker.id)
        self._by.blockSignals(False)
        self._choose_by(chosen)

    def _choose_by(self, person_id: int | None) -> None:
        self._by.setCurrentIndex(max(self._by.findData(person_id), 0) if self._talkers else -1)
        self._by_changed()

    def _talker(self) -> Talker | None:
        place = self._by.currentIndex()
        return self._talkers[place] if 0 <= place < len(self._talkers) else None

    def _state(self, person_id: int | None) -> PersonContactState | None:
        return next((state for state in self._people if state.person_id == person_id), None)

    def _show_person(self, person_id: int | None) -> None:
        self._person.select(person_id)
        state = self._state(person_id)
        self._show_steps(person_id)
        if state is not None:
            self._choose_by(state.holder_id)
        self._propose_next()

    def _show_steps(self, person_id: int | None) -> None:
        steps = () if person_id is None else self._context.store.read(open_steps, person_id, self._at.day())
        self._steps.show_steps(steps)
        self._top.setRowVisible(self._steps, bool(steps))

    def _propose_next(self) -> None:
        state = self._state(self._person.person_id())
        if self._contact is None and state is not None:
            pair, day = (state.person_id, state.holder_id or 0), self._at.day()
            self.form.next_on.set_day(self._context.store.read(next_days, [pair], day)[state.person_id])

    @Slot(int)
    def _person_picked(self, person_id: int) -> None:
        self._show_person(person_id)

    @Slot()
    def _by_changed(self) -> None:
        talker = self._talker()
        self.form.set_free(talker is None or talker.free, talker.name if talker else "")
        self._fit()

    @Slot(object)
    def _day_picked(self, _day: date) -> None:
        self._read_talkers()
        self._propose_next()

    @Slot()
    def _add_other(self) -> None:
        self._together.set_people((state.person_id, state.name) for state in self._people)
        self._top.setRowVisible(self._together, True)
        self._more.hide()
        self._fit()
        self._together.combo.setFocus()

    def _fit(self) -> None:
        """As high as the rows now shown; the layouts are told first, or they would give their old heights."""
        for layout in (self.form.layout(), self._top, self.body, self.layout()):
            if layout is not None:
                layout.activate()
        self.adjustSize()

    def _worker_ids(self) -> tuple[int, ...]:
        chosen = [self._person.person_id(), *self._together.person_ids()]
        return tuple(dict.fromkeys(person for person in chosen if person is not None))

    @Slot()
    def _save(self) -> None:
        self._after_count(self._save_counted)

    def _after_count(self, go: Callable[[], object]) -> None:
        words = f"Ghi một lần gặp chung {self._touched()} người"
        after_count(self, self._context.store, words, self._touched(), go)

    def _touched(self) -> int:
        """How many people the contact is of."""
        return len(self._worker_ids())

    def _save_counted(self) -> None:
        if self._write():
            self.close()

    @Slot()
    def _save_and_next(self) -> None:
        if self._contact is None:
            self._after_count(self._write_and_go_on)

    def _write_and_go_on(self) -> None:
        person_id = self._person.person_id()
        if not self._write():
            return
        ids = [state.person_id for state in self._people]
        place = ids.index(person_id) + 1 if person_id in ids else 0
        if place >= len(ids):
            self.close()
            return
        self.form.clear()
        self._together.clear()
        self._top.setRowVisible(self._together, False)
        self._more.show()
        self._show_person(ids[place])
        self._focus_words()

    def _write(self) -> bool:
        talker = self._talker()
        if talker is None or not self.form.next_on.is_valid():
            self._say("Ngày hẹn ghi như 27/11/2026." if talker else "Chưa có ai để chọn làm người gặp vào ngày này.")
            return False
        if not self.form.says_something(talker.free) and not self._steps.done():
            wanted = "một câu nội dung, hoặc tiến bộ thấy được" if talker.free else "việc đã giúp"
            self._say(f"Ghi {wanted}.")
            self._focus_words()
            return False
        try:
            self._store_it(talker)
        except AppError as error:
            self._say(" ".join((error.parts[0], error.parts[2])))
            return False
        self._told.hide()
        return True

    def _store_it(self, talker: Talker) -> None:
        fields = self.form.fields(talker.id, self._at.day(), talker.free)
        change = self._keep(fields, self.form.private_words(talker.free), self.form.referral(talker.free))
        self._context.toast(f"Đã {change.act}: {change.subject}, {self._at.day():%d/%m}.")
        if change.row_id is not None:
            self.recorded.emit(change.row_id)

    def _keep(self, fields: ContactFields, private: str, referral: Referral | None) -> Change:
        people, done = self._worker_ids(), self._steps.done()
        return self._context.store.write(record_contact, people, fields, private, referral, done)

    def _focus_words(self) -> None:
        """The first field to be written: what was talked about, or the help given."""
        talker = self._talker()
        (self.form.said if talker is None or talker.free else self.form.help_given).setFocus()

    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()
        self._fit()
