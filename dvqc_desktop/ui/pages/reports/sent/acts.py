"""What is done with reports sent: marking one, sending it anew, reading the register of files."""

from PySide6.QtCore import QObject, Slot
from shiboken6 import isValid

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.services.reports.due_day import usual_recipient
from dvqc_desktop.services.reports.sent_reports import Marking, mark_sent
from dvqc_desktop.ui.pages.base import Page
from dvqc_desktop.ui.pages.reports.seen import Seen
from dvqc_desktop.ui.pages.reports.sent.mark_dialog import MarkingStart, MarkSentDialog
from dvqc_desktop.ui.pages.reports.sent.register_dialog import open_export_register


class SentActs(QObject):
    """The acts of a page; they write through its store, in a job, since a whole report is counted."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def mark(self, seen: Seen) -> MarkSentDialog:
        """Opens the form for the period now shown, as a revision where it was sent before."""
        recipient = self._page.store.read(usual_recipient)
        start = MarkingStart(seen.asked.period, recipient, seen.newest, seen.differs)
        dialog = MarkSentDialog(self._page.window(), start)
        dialog.accepted_marking.connect(lambda marking: self._write(dialog, marking))
        dialog.open()
        return dialog

    @Slot()
    def open_register(self) -> None:
        """Shows which files left the book."""
        open_export_register(self._page.window(), self._page.store)

    def _write(self, dialog: MarkSentDialog, marking: Marking) -> None:
        store, jobs = self._page.store, self._page.context.jobs

        def work(progress: Progress) -> Change:
            progress.report(0, 0, "Đang đếm và lưu báo cáo")
            return store.write(mark_sent, marking)

        def done(change: Change) -> None:
            if isValid(dialog):
                dialog.close()
            if isValid(self._page):
                self._page.context.toast(f"Đã {change.label}")

        def refused(error: AppError) -> None:
            if isValid(dialog):
                dialog.refuse(error)

        jobs.run(f"Đang lưu báo cáo {marking.period.words}", work, done, refused, "Hủy thì chưa đánh dấu gì.")
