"""Sửa lần gặp: words, day and people of a contact put right, for all who were met together or for one alone."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.services.contacts.contact_corrections import correct_contact
from dvqc_desktop.services.contacts.contacts import ContactFields, ContactRow, Referral, get_contact
from dvqc_desktop.ui.dialogs.contact import ContactDialog
from dvqc_desktop.ui.pages.base import PageContext


def open_contact_correction(parent: QWidget, context: PageContext, person_id: int, contact_id: int) -> ContactDialog:
    """Opens the dialog on a contact of somebody that is to be put right."""
    dialog = ContactCorrection(parent, context, person_id, context.store.read(get_contact, contact_id))
    dialog.open()
    return dialog


class ContactCorrection(ContactDialog):
    """The person stays; others met at the same time are added, taken out, or left as they are with one tick."""

    def __init__(self, parent: QWidget, context: PageContext, person_id: int, contact: ContactRow) -> None:
        self._row = contact
        self._alone = QCheckBox()
        self._alone.setObjectName("contactAloneCheck")
        super().__init__(parent, context, person_id, contact)
        self._together.changed.connect(self._people_changed)
        self._alone.toggled.connect(self._people_changed)

    def _begin(self, person_id: int | None) -> None:
        contact = self._row
        self._person.select(person_id)
        self._person.setEnabled(False)
        self._alone.setText(f"Chỉ sửa cho {self._person.currentText()}, thành một lần gặp riêng")
        self._top.insertRow(2, "", self._alone)
        self._top.setRowVisible(self._alone, bool(contact.together))
        self._top.setRowVisible(self._together, bool(contact.together))
        self._more.setVisible(not contact.together and not contact.has_private)
        others = dict(zip(contact.together_ids, contact.together, strict=True))
        here = {state.person_id: state.name for state in self._people if state.person_id != person_id}
        self._together.set_people((here | others).items())
        self._together.choose(others)
        self.form.show_contact(contact)
        self.form.set_many(bool(contact.together))
        self._choose_by(contact.by_id)
        self._focus_words()

    def _keep(self, fields: ContactFields, private: str, referral: Referral | None) -> Change:
        alone, others = self._alone.isChecked(), self._together.person_ids()
        return self._context.store.write(correct_contact, self._row.id, fields, private, others, alone)

    def _touched(self) -> int:
        return 1 if self._alone.isChecked() else super()._touched()

    @Slot()
    def _people_changed(self) -> None:
        """Alone, nobody else is chosen, and a private part may be kept."""
        alone = self._alone.isChecked()
        self._top.setRowVisible(self._together, not alone)
        self.form.set_many(not alone and bool(self._together.person_ids()))
        self._by_changed()
