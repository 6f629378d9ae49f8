"""The first-run questions: whose book, why it is kept, its passphrase, its recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.ui import messages, theme
from dvqc_desktop.ui.jobs import Jobs
from dvqc_desktop.ui.opening.books import NewBook, make_book
from dvqc_desktop.ui.opening.new_steps import PurposeStep, Step, UnitStep
from dvqc_desktop.ui.opening.passphrase_step import PassphraseStep
from dvqc_desktop.ui.opening.recovery_step import RecoveryStep
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

NEXT_WORDS = ("Tiếp", "Tiếp", "Tạo sổ", "Vào sổ")


class NewBookDialog(Dialog):
    """Four steps; `made` carries the open Database once the last one is done or put off."""

    keeps_draft = False

    made = Signal(object)

    def __init__(self, parent: QWidget, jobs: Jobs) -> None:
        super().__init__(parent, "Tạo sổ mới", "newBookDialog")
        self.setMinimumSize(theme.px(680), theme.px(560))
        self._jobs = jobs
        self._database: Database | None = None
        self._progress = label("", "secondary", "newBookStepLabel")
        self.body.addWidget(self._progress)
        self._stack = QStackedWidget()
        self._unit, self._purpose = UnitStep(), PurposeStep()
        self._passphrase, self._recovery = PassphraseStep(self._names), RecoveryStep()
        self._steps: tuple[Step, ...] = (self._unit, self._purpose, self._passphrase, self._recovery)
        for step in self._steps:
            self._stack.addWidget(step)
        self.body.addWidget(self._stack, 1)
        self._back = button("Quay lại", "arrow_left", name="newBookBackButton")
        self._back.clicked.connect(self._go_back)
        self.add_left(self._back)
        self._later = self.add_button("Thôi, chưa tạo", self.close, "newBookLaterButton")
        self._next = self.add_primary("Tiếp", self._go_on, "newBookNextButton")
        self._recovery.print_wanted.connect(self._print_sheet)
        self._show(0)
        self._unit.focus_name()

    def done(self, result: int) -> None:
        """However the dialog ends: a book that was made is shown."""
        database, self._database = self._database, None
        self._passphrase.forget()
        self._recovery.forget()
        super().done(result)
        if database is not None:
            self.made.emit(database)

    def _show(self, position: int) -> None:
        self._stack.setCurrentIndex(position)
        self._progress.setText(f"Bước {position + 1}/{len(self._steps)}")
        self._next.setText(NEXT_WORDS[position])
        self._back.setVisible(0 < position < len(self._steps) - 1)
        self._later.setText("Để sau" if position == len(self._steps) - 1 else "Thôi, chưa tạo")

    def _names(self) -> tuple[str, ...]:
        from dvqc_desktop.services.passphrases import names_of_unit

        return names_of_unit(self._unit.unit(*self._purpose.values()))

    def _go_back(self) -> None:
        self._show(self._stack.currentIndex() - 1)

    def _go_on(self) -> None:
        position = self._stack.currentIndex()
        if not self._steps[position].complete():
            return
        if self._steps[position] is self._passphrase:
            self._make()
        elif self._steps[position] is self._recovery:
            self._recovery.keep_done()
            self.close()
        else:
            self._show(position + 1)

    def _make(self) -> None:
        new = NewBook(self._unit.path, self._passphrase.passphrase, self._unit.unit(*self._purpose.values()))
        self._next.setEnabled(False)
        self._jobs.run_quietly(lambda _progress: make_book(new), self._made, self._not_made)

    def _made(self, database: Database) -> None:
        self._database = database
        self._passphrase.forget()
        self._next.setEnabled(True)
        self._show(len(self._steps) - 1)
        self._recovery.show_code_of(database)

    def _not_made(self, error: AppError) -> None:
        self._next.setEnabled(True)
        messages.show_error(self, error)

    def _print_sheet(self) -> None:
        from dvqc_desktop.exports.documents.recovery_sheet import recovery_sheet
        from dvqc_desktop.services.unit import get_unit
        from dvqc_desktop.ui.dialogs.print_preview.window import preview_document

        if self._database is not None:
            unit = self._database.read(get_unit)
            sheet = recovery_sheet(self._recovery.code, unit, clock.today())
            preview_document(self, self._jobs, sheet, self._database.read(rules_in_force), self._database)
