"""Before an act that changes much: what it changes, a verified copy, and its number typed back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.upkeep.copies import copy_before
from dvqc_desktop.services.upkeep.large_acts import is_large
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.messages import show_error
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog, found_above
from dvqc_desktop.ui.widgets.fields import FormField

if TYPE_CHECKING:
    from dvqc_desktop.ui.jobs import Jobs
    from dvqc_desktop.ui.store import Store

WIDTH = 480
COPY = "Trước khi làm, sổ được sao lưu. Làm rồi vẫn hoàn tác được."


def after_count(parent: QWidget, store: Store, words: str, count: int, go: Callable[[], object]) -> None:
    """Goes on at once with ordinary work; a large act first shows its number and waits for it to be typed.

    Params: words - what is done and to how many ("Phân công phụ trách cho 48 người"); count - how many rows change.
    """
    if store.read(is_large, count):
        LargeActDialog(parent, store, words, count, go).open()
    else:
        go()


class LargeActDialog(Dialog):
    """The copy is made beside the window after the number was typed; then what waits goes on."""

    keeps_draft = False

    def __init__(self, parent: QWidget, store: Store, words: str, count: int, go: Callable[[], object]) -> None:
        super().__init__(parent, "Việc đổi nhiều dòng", "largeActDialog")
        self.setFixedWidth(theme.px(WIDTH))
        self._store, self._count, self._go = store, count, go
        self._number = QLineEdit()
        self._number.setObjectName("largeActNumberEdit")
        self._field = FormField(f"Gõ số {count} để tiếp tục", self._number, True)
        self.body.addWidget(label(words, "section", "largeActWords", wrap=True))
        self.body.addWidget(label(COPY, wrap=True))
        self.body.addWidget(self._field)
        self.add_button("Xem lại", self.reject, "largeActBackButton")
        self.add_primary("Sao lưu và làm", self._confirm, "largeActButton")

    def _confirm(self) -> None:
        right = self._number.text().strip().replace(".", "") == str(self._count)
        self._field.refuse("" if right else f"Số chưa đúng: gõ {self._count}.")
        if not right:
            self._number.setFocus()
            return
        assert self.primary is not None
        self.primary.setEnabled(False)
        database = self._store.database
        _jobs_of(self).run("Đang sao lưu sổ", lambda _progress: copy_before(database), self._copied, self._not_copied)

    def _copied(self, _made: None) -> None:
        if isValid(self) and self.isVisible():
            self.accept()
            self._go()

    def _not_copied(self, error: AppError) -> None:
        above = self.parentWidget() if isValid(self) else None
        if above is not None:
            self.reject()
            show_error(above, error)


def _jobs_of(dialog: Dialog) -> Jobs:
    """The jobs of the window that the dialog stands over."""
    jobs: Jobs | None = found_above(dialog, "jobs")
    assert jobs is not None, "a dialog over no window"
    return jobs
