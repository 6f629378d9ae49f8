"""Report to file and paper: the workbook made in a child process and written whole or not at all, and the print."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.exports.documents.model import Paper
from dvqc_desktop.exports.handing import Handout, hand_out
from dvqc_desktop.services.due.due_work import LAST_REPORT
from dvqc_desktop.services.people.leaders import find_leader
from dvqc_desktop.services.reports.report import read_report, report_unit
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui.pages.base import PageContext

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")
_NAME_LIMIT = 80
WORKBOOK = "Báo cáo số liệu"


def file_name(code: str, period: Period) -> str:
    """The name proposed for the workbook, legal on every disk and without anybody's name."""
    plain = _NOT_IN_NAMES.sub("-", f"bao-cao-{code}-{period.code}").replace("..", "_")
    return plain[:_NAME_LIMIT].strip("-.") + ".xlsx"


class ReportExport:
    """Asks and exports for a page; `told` hears what was done, in words."""

    def __init__(self, page: QWidget, context: PageContext, told: Callable[[str], object]) -> None:
        self._page, self._context, self._told = page, context, told

    def ask(self, period: Period) -> None:
        """Asks where the workbook goes; Qt asks before an older file is replaced."""
        code = self._context.store.read(report_unit).code
        dialog = QFileDialog(self._page.window(), "Xuất Excel", "", "Sổ tính Excel (*.xlsx)")
        dialog.setObjectName("reportFileDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(file_name(code, period))
        dialog.fileSelected.connect(lambda file: self.write(period, Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, period: Period, path: Path) -> None:
        """Makes the workbook of a period in a job and writes it to `path`."""
        store = self._context.store

        def work(progress: Progress) -> str:
            from dvqc_desktop.exports.child import in_child_until
            from dvqc_desktop.exports.excel.report import build_report_workbook

            progress.report(0, 3, "Đang đếm số liệu")
            report = store.read(read_report, period)
            progress.report(1, 3, "Đang lập bảng")
            content = in_child_until(progress, build_report_workbook, report)
            progress.report(2, 3, "Đang ghi tệp")
            hand_out(store, path, content, Handout(WORKBOOK, period.words))
            store.database.note(LAST_REPORT, period.code)
            return path.name

        self._context.jobs.run(
            f"Đang xuất báo cáo {period.words}", work, self._done, note="Hủy thì không có tệp nào được ghi."
        )

    def preview(self, period: Period) -> None:
        """Reads the report of a period in a job, then shows its paper before printing."""
        store, jobs = self._context.store, self._context.jobs

        def work(_progress: Progress) -> Paper:
            from dvqc_desktop.exports.documents.report_paper import ReportPaperData, report_paper

            data = ReportPaperData(
                store.read(read_report, period), store.read(get_unit), store.read(find_leader, clock.today())
            )
            return report_paper(data, store.read(rules_in_force))

        def show(paper: Paper) -> None:
            from dvqc_desktop.ui.dialogs.print_preview.window import preview_document

            if isValid(self._page):
                preview_document(self._page.window(), jobs, paper, store.read(rules_in_force), store)

        jobs.run(f"Đang lập báo cáo {period.words}", work, show, note="Hủy thì không in gì.")

    def _done(self, name: str) -> None:
        self._told(f"Đã xuất Excel: {name}")
        self._context.store.changed.emit(frozenset({Topic.SETTINGS}))
