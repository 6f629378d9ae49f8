"""The private part of a contact, read after the passphrase alone, and taken out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from dvqc_desktop.services.contacts.private_notes import change_private_note, read_private_note
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.plans.log.log import LogPanel
from dvqc_desktop.ui.pages.plans.log.private_note import PassphraseDialog


class PrivateActs(QObject):
    """Answers what the log asks for."""

    def __init__(self, page: QWidget, context: PageContext, log: LogPanel) -> None:
        super().__init__(page)
        self._page, self._context, self._log = page, context, log
        log.unlock_wanted.connect(self._ask_passphrase)
        log.private.removal_wanted.connect(self._remove)

    @Slot(int)
    def _ask_passphrase(self, contact_id: int) -> None:
        dialog = PassphraseDialog(self._page, self._context.store, self._context.jobs)
        dialog.unlocked.connect(lambda: self._reveal(contact_id))
        dialog.open()

    def _reveal(self, contact_id: int) -> None:
        """Reads the private part; reached only through the passphrase dialog."""
        self._log.reveal(contact_id, self._context.store.read(read_private_note, contact_id))

    @Slot(int)
    def _remove(self, contact_id: int) -> None:
        if self._context.store.attempt(change_private_note, contact_id, "") is not None:
            self._context.toast("Đã bỏ phần riêng của một lần gặp.")
