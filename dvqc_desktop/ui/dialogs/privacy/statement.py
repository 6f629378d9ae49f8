"""Asks once, before anybody is classified, what the book is kept for, by whom and on what basis."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dvqc_desktop.services.unit import get_unit, has_statement, save_statement
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.opening.new_steps import PurposeStep
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog

WIDTH = 560
WHY = (
    "Xếp loại một người là ghi điều nhạy cảm về người ấy. Trước lần đầu, ghi rõ ba câu này; ai không đồng ý cho ghi "
    "thì không xếp loại."
)


def after_statement(parent: QWidget, store: Store, go: Callable[[], object]) -> None:
    """Goes on at once where the book has its statement, else once it was written down."""
    if store.read(has_statement):
        go()
    else:
        StatementDialog(parent, store, go).open()


class StatementDialog(Dialog):
    """The three sentences; what waits for them goes on when they were kept."""

    def __init__(self, parent: QWidget, store: Store, go: Callable[[], object]) -> None:
        super().__init__(parent, "Vì sao giữ sổ này, ai giữ", "statementDialog")
        self.setFixedWidth(theme.px(WIDTH))
        self._store, self._go = store, go
        self._step = PurposeStep(store.read(get_unit))
        self.body.addWidget(label(WHY, wrap=True))
        self.body.addWidget(self._step)
        self.add_button("Để sau", self.reject, "laterStatementButton")
        self.add_primary("Ghi và tiếp tục", self._save, "saveStatementButton")

    def _save(self) -> None:
        if self._step.complete() and self._store.attempt(save_statement, *self._step.values()) is not None:
            self.accept()
            self._go()
