"""Where the links of the warnings lead: to the page and row, or to the dialog, where the thing is put right."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain.periods import Period, previous
from dvqc_desktop.services.reports.report_warnings import ReportWarning, WarningKind
from dvqc_desktop.ui.pages.base import PageContext, PageName

PAGES = {
    WarningKind.SUMS: PageName.BOARD,
    WarningKind.HOLDER: PageName.BOARD,
    WarningKind.CLASS: PageName.BOARD,
    WarningKind.PROPOSAL: PageName.BOARD,
    WarningKind.MEETING: PageName.MEETINGS,
    WarningKind.RUNNING: PageName.MEETINGS,
}


class Mending:
    """Follows a link for a page of the window; `turn_to` shows the report of another period."""

    def __init__(self, page: QWidget, context: PageContext, turn_to: Callable[[Period], object]) -> None:
        self._page, self._context, self._turn_to = page, context, turn_to

    def follow(self, warning: ReportWarning, period: Period) -> None:
        """Leads to where a warning of the period is put right."""
        if warning.kind in PAGES:
            self._context.navigate(PAGES[warning.kind], warning.row_id)
        elif warning.kind is WarningKind.WEEK:
            from dvqc_desktop.ui.dialogs.contact_day.dialog import open_contact_day

            open_contact_day(self._page.window(), self._context, warning.day)
        elif warning.kind is WarningKind.UNIT:
            from dvqc_desktop.ui.dialogs.unit import UnitDialog

            UnitDialog(self._page.window(), self._context).open()
        elif warning.kind is WarningKind.SENT:
            self._turn_to(previous(period))
        else:
            self.type_numbers(warning.kind, period)

    def type_numbers(self, kind: WarningKind, period: Period) -> None:
        """Opens the dialog in which numbers are typed: production, or indicators."""
        from dvqc_desktop.ui.pages.reports.typed.indicators_dialog import IndicatorsDialog
        from dvqc_desktop.ui.pages.reports.typed.outputs_dialog import OutputsDialog

        dialog = OutputsDialog if kind is WarningKind.OUTPUT else IndicatorsDialog
        dialog(self._page.window(), self._context, period).open()
