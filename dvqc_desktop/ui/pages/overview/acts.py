"""What the rows of the overview do: each leads to the place, or opens the dialog, where its thing is done."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.ui.dialogs.keys.open_keys import open_drill, open_new_passphrase, open_recovery_sheet
from dvqc_desktop.ui.pages.base import PageContext, PageName
from dvqc_desktop.ui.pages.meetings.year.year_words import YEAR_VIEW
from dvqc_desktop.ui.pages.overview.words import LOOKS


class TaskActs:
    """Does the act of a row for a page of the window."""

    def __init__(self, page: QWidget, context: PageContext) -> None:
        self._page, self._context = page, context
        self._own: dict[DueKind, Callable[[DueRow], object]] = {
            DueKind.ANSWER: self.open_register,
            DueKind.CONTACT: lambda row: self.record_contact(row.row_id),
            DueKind.STEP: lambda row: self.record_contact(row.row_id),
            DueKind.CONTACT_DAY: lambda row: self.open_contact_day(row.due),
            DueKind.SLIPS: lambda row: self.open_contact_day(row.due - timedelta(days=7)),
            DueKind.TEAM_PROMISE: lambda row: self.open_opinions(row.row_id),
            DueKind.OPINIONS: lambda row: self.open_opinions(row.row_id),
            DueKind.FAMILY: lambda row: self.record_contact(row.row_id),
            DueKind.TEAM: self.open_team_work,
            DueKind.MEETING_PLAN: lambda _row: self._context.open_view(PageName.MEETINGS, YEAR_VIEW, None),
            DueKind.BACKUP: lambda _row: self._context.back_up(),
            DueKind.RECOVERY: lambda _row: open_recovery_sheet(self._page.window(), self._context),
            DueKind.DRILL: lambda _row: open_drill(self._page.window(), self._context),
            DueKind.PASSPHRASE: lambda _row: open_new_passphrase(self._page.window(), self._context),
            DueKind.RETENTION: lambda _row: self.open_erasures(),
        }

    def do(self, row: DueRow) -> None:
        """Does what the row asks for."""
        page = LOOKS[row.kind].page
        if page is not None:
            self._context.navigate(page, row.row_id)
        else:
            self._own[row.kind](row)

    def record_contact(self, person_id: int | None = None) -> None:
        """Opens the contact dialog; without a person the most overdue one is proposed."""
        from dvqc_desktop.ui.dialogs.contact import open_contact_dialog

        open_contact_dialog(self._page.window(), self._context, person_id)

    def open_contact_day(self, day: date) -> None:
        """The sheet of a day's week: to be printed, and for the results that come back."""
        from dvqc_desktop.ui.dialogs.contact_day.dialog import open_contact_day

        open_contact_day(self._page.window(), self._context, day)

    def open_erasures(self) -> None:
        """Who left so long ago that the book should no longer keep them, with the wishes to be erased."""
        from dvqc_desktop.ui.dialogs.privacy.erasures import ErasuresDialog

        ErasuresDialog(self._page.window(), self._context).open()

    def open_register(self, row: DueRow) -> None:
        """An entry of the register of what was heard."""
        from dvqc_desktop.ui.pages.plans.register.register import RegisterView

        self._context.open_view(PageName.PLANS, RegisterView.key, row.row_id)

    def open_opinions(self, session_id: int | None) -> None:
        """The workers' criticism of a quarter."""
        from dvqc_desktop.ui.pages.plans.opinions.view import OpinionsView

        self._context.open_view(PageName.PLANS, OpinionsView.key, session_id)

    def open_team_work(self, row: DueRow) -> None:
        """A plan of the team."""
        from dvqc_desktop.ui.pages.plans.team.view import TeamView

        self._context.open_view(PageName.PLANS, TeamView.key, row.row_id)
