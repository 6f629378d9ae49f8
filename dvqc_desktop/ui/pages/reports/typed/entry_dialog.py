"""What both dialogs of typed numbers share: the grid, the sentence under it, saving all in one act."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain.periods import Period
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.reports.typed.grid import PASTE, Key, NumberGrid, NumberTable
from dvqc_desktop.ui.pages.reports.typed.steps import PeriodSteps
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog


class EntryDialog(Dialog):
    """A grid over some periods. Subclasses show lines in `fill` and write the changed numbers in `write`."""

    def __init__(self, parent: QWidget, context: PageContext, title: str, name: str) -> None:
        super().__init__(parent, title, name)
        self.context, self.store = context, context.store
        self.setMinimumSize(theme.px(1080), theme.px(500))
        self.grid = NumberGrid()
        self.table = NumberTable(f"{name}Table", self.grid)
        self.table.setAccessibleName(title)
        self._fault = label("", "error", f"{name}Error", wrap=True)
        self._fault.hide()

    def set_up(self, name: str, period: Period, *beside: QWidget) -> None:
        """Lays the dialog out over a period; `beside` stand right of its tools."""
        self.steps = PeriodSteps(name, period, *beside)
        self.steps.changed.connect(self.fill)
        self.body.addWidget(self.steps)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._fault)
        self.body.addWidget(label(PASTE, "hint", wrap=True))
        self.add_button("Thôi, không ghi", self.close, f"{name}CancelButton")
        self.add_primary("Lưu", self._save, f"{name}SaveButton")
        self.fill()
        self.table.setFocus()

    @Slot()
    def fill(self) -> None:
        """Shows the lines and columns of the period chosen."""
        raise NotImplementedError

    def write(self, values: dict[Key, float | None]) -> bool:
        """Writes the numbers; False where that was refused."""
        raise NotImplementedError

    def _save(self) -> None:
        values, faults = self.grid.read()
        self._fault.setText(next(iter(faults.values()), ""))
        self._fault.setVisible(bool(faults))
        if faults:
            self.table.setCurrentIndex(self.grid.place(next(iter(faults))))
            return
        if not values or self.write(values):
            self.close()
