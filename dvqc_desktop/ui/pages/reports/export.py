"""Report to file and paper: the workbook made in a child process and written whole or not at all, and the print."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.file_names import file_name as legal_name
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.model import Paper
from dvqc_desktop.exports.handing import Handout, hand_out
from dvqc_desktop.services.due.due_work import LAST_REPORT
from dvqc_desktop.services.people.leaders import find_leader
from dvqc_desktop.services.reports.due_day import recipient_of
from dvqc_desktop.services.reports.outward import REPORT
from dvqc_desktop.services.reports.report import read_report, report_unit
from dvqc_desktop.services.reports.sent_reports import SentRow, read_sent
from dvqc_desktop.services.rules import kept_rules, rules_in_force
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.save_workbook import ask_workbook

WORKBOOK = "Báo cáo số liệu"


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """Which report goes out: of a period as the book has it now, or `sent`, as it was sent."""

    period: Period
    sent: SentRow | None = None

    @property
    def words(self) -> str:
        """What the register says of it: "quý III năm 2026, sửa lần 1, bản đã gửi"."""
        if self.sent is None:
            return self.period.words
        again = f", sửa lần {self.sent.revision}" if self.sent.revision else ""
        return f"{self.period.words}{again}, bản đã gửi"


def file_name(code: str, choice: ReportChoice) -> str:
    """The name proposed for the workbook, legal on every disk and without anybody's name."""
    again = f"sua-lan-{choice.sent.revision}" if choice.sent is not None and choice.sent.revision else ""
    return legal_name(".xlsx", "bao-cao", code, choice.period.code, again)


def recipient_for(store: Store, choice: ReportChoice) -> str | None:
    """For whom a file of the report is; the register may be told otherwise later."""
    return store.read(recipient_of, choice.sent.recipient if choice.sent is not None else None) or None


def read_choice(store: Store, choice: ReportChoice) -> ReportFigures:
    """The report that goes out; one that was sent comes from what was kept, and is never counted again."""
    if choice.sent is None:
        return store.read_outward(REPORT, read_report, choice.period)
    return store.read_outward(REPORT, read_sent, choice.sent.id).report


class ReportExport:
    """Asks and exports for a page; `told` hears what was done, in words."""

    def __init__(self, page: QWidget, context: PageContext, told: Callable[[str], object]) -> None:
        self._page, self._context, self._told = page, context, told

    def ask(self, choice: ReportChoice) -> None:
        """Asks where the workbook goes; Qt asks before an older file is replaced."""
        code = self._context.store.read(report_unit).code
        name = file_name(code, choice)
        ask_workbook(self._page, "Xuất Excel", name, lambda path: self.write(choice, path), "reportFileDialog")

    def write(self, choice: ReportChoice, path: Path) -> None:
        """Makes the workbook in a job, writes it to `path` and enters it in the register."""
        store = self._context.store

        def work(progress: Progress) -> str:
            from dvqc_desktop.exports.child import in_child_until
            from dvqc_desktop.exports.excel.report import build_report_workbook

            progress.report(0, 3, "Đang đếm số liệu")
            report = read_choice(store, choice)
            progress.report(1, 3, "Đang lập bảng")
            content = in_child_until(progress, build_report_workbook, report)
            progress.report(2, 3, "Đang ghi tệp")
            hand_out(store, path, content, Handout(WORKBOOK, choice.words, recipient_for(store, choice)))
            store.database.note(LAST_REPORT, choice.period.code)
            return path.name

        self._context.jobs.run(
            f"Đang xuất báo cáo {choice.period.words}", work, self._done, note="Hủy thì không có tệp nào được ghi."
        )

    def preview(self, choice: ReportChoice) -> None:
        """Reads the report in a job, then shows the paper of its figures before printing."""
        self._preview(choice, _paper)

    def preview_words(self, choice: ReportChoice) -> None:
        """The same for the report in words, with figures and charts as annexes."""
        self._preview(choice, _words_paper)

    def _preview(self, choice: ReportChoice, make: Callable[[Store, ReportChoice], tuple[Paper, RulePack]]) -> None:
        store, jobs = self._context.store, self._context.jobs

        def work(_progress: Progress) -> tuple[Paper, RulePack]:
            return make(store, choice)

        def show(made: tuple[Paper, RulePack]) -> None:
            from dvqc_desktop.ui.dialogs.print_preview.window import preview_document

            if isValid(self._page):
                preview_document(self._page.window(), jobs, *made, store)

        jobs.run(f"Đang lập báo cáo {choice.period.words}", work, show, note="Hủy thì không in gì.")

    def _done(self, name: str) -> None:
        self._told(f"Đã xuất Excel: {name}")
        self._context.store.changed.emit(frozenset({Topic.SETTINGS}))


def _paper(store: Store, choice: ReportChoice) -> tuple[Paper, RulePack]:
    """The paper and the rules it is drawn by: of a report sent both as they were then."""
    from dvqc_desktop.exports.documents.report_paper import ReportPaperData, report_paper

    if choice.sent is None:
        rules = store.read(rules_in_force)
        report = store.read_outward(REPORT, read_report, choice.period)
        data = ReportPaperData(report, store.read(get_unit), store.read(find_leader, clock.today()))
    else:
        kept = store.read_outward(REPORT, read_sent, choice.sent.id)
        rules = kept_rules(kept.rule_version, kept.rule_changes)
        data = ReportPaperData(kept.report, kept.unit, kept.signer)
    return report_paper(data, rules), rules


def _words_paper(store: Store, choice: ReportChoice) -> tuple[Paper, RulePack]:
    """The report in words, and the rules it is drawn by."""
    from dvqc_desktop.exports.documents.narrative_paper import narrative_now, sent_narrative

    if choice.sent is None:
        return narrative_now(store, choice.period), store.read(rules_in_force)
    kept = store.read_outward(REPORT, read_sent, choice.sent.id)
    return sent_narrative(kept), kept_rules(kept.rule_version, kept.rule_changes)
