"""The recovery sheet of an open book: printed later than at set-up, and its code typed back from the paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.opening.recovery_step import RecoveryStep
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.dialog import Dialog


class RecoverySheetDialog(Dialog):
    """One step: print, then type the code back."""

    keeps_draft = False

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent, "In phiếu khôi phục", "recoverySheetDialog")
        self.setMinimumSize(theme.px(640), theme.px(460))
        self._context = context
        self._step = RecoveryStep()
        self.body.addWidget(self._step, 1)
        self.add_button("Để sau", self.close, "recoveryLaterButton")
        self.add_primary("Ghi là đã in", self._finish, "recoveryDoneButton")
        self._step.print_wanted.connect(lambda: preview_sheet(self, context, self._step.code))
        self._step.show_code_of(context.store.database)

    def done(self, result: int) -> None:
        """However the dialog ends, the code leaves the screen."""
        self._step.forget()
        super().done(result)

    def _finish(self) -> None:
        if self._step.complete():
            self._step.keep_done()
            self._context.store.changed.emit(frozenset({Topic.SETTINGS}))
            self.close()


def preview_sheet(parent: QWidget, context: PageContext, code: str) -> None:
    """Shows the sheet with this code as it will be printed."""
    from dvqc_desktop.exports.documents.recovery_sheet import recovery_sheet
    from dvqc_desktop.ui.dialogs.print_preview.window import preview_document

    store = context.store
    sheet = recovery_sheet(code, store.read(get_unit), clock.today())
    preview_document(parent, context.jobs, sheet, store.read(rules_in_force), store)
