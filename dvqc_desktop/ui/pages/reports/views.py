"""The three ways to look at one report: as figures, as charts, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from dvqc_desktop.domain.narrative import NarrativePart
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.services.reports.narrative import narrative_of, save_part
from dvqc_desktop.services.reports.report import read_report
from dvqc_desktop.services.reports.sent_reports import read_sent
from dvqc_desktop.ui.pages.base import Page
from dvqc_desktop.ui.pages.reading import read_for
from dvqc_desktop.ui.pages.reports.charts import ReportCharts
from dvqc_desktop.ui.pages.reports.export import ReportChoice
from dvqc_desktop.ui.pages.reports.narrative import NarrativeView
from dvqc_desktop.ui.widgets.segment import Segment

TABLE, CHARTS, WORDS = "table", "charts", "words"


@dataclass(frozen=True, slots=True)
class _Whole:
    """The whole report that charts and words are made of."""

    choice: ReportChoice
    report: ReportFigures
    parts: tuple[NarrativePart, ...]


class ReportViews(QStackedWidget):
    """Belongs to a page; `choice` says which report it shows. The whole report is read only for charts and words."""

    def __init__(self, page: Page, table: QWidget, choice: Callable[[], ReportChoice]) -> None:
        super().__init__()
        self._page, self._choice = page, choice
        self._shown: ReportChoice | None = None
        self.segment = Segment("reportViewSegment", [(TABLE, "Bảng số"), (CHARTS, "Biểu đồ"), (WORDS, "Bằng lời")])
        self.charts, self.words = ReportCharts(), NarrativeView()
        for made in (table, self.charts, self.words):
            self.addWidget(made)
        self.segment.chosen.connect(self._choose)
        self.words.rewritten.connect(self._rewrite)

    @property
    def is_table(self) -> bool:
        """Whether the figures are shown."""
        return self.segment.value() == TABLE

    def refresh(self) -> None:
        """Reads the report again where charts or words are shown."""
        if not self.is_table:
            read_for(self._page, partial(self._read, self._choice()), self._show)

    @Slot(object)
    def _choose(self, view: object) -> None:
        self.words.commit()
        self.setCurrentIndex((TABLE, CHARTS, WORDS).index(str(view)))
        self.refresh()

    def _read(self, choice: ReportChoice, progress: Progress) -> _Whole:
        store = self._page.store
        if choice.sent is not None:
            kept = store.read(read_sent, choice.sent.id)
            return _Whole(choice, kept.report, kept.narrative)
        report = store.read(read_report, choice.period)
        progress.check()
        return _Whole(choice, report, store.read(narrative_of, choice.period, report))

    def _show(self, whole: _Whole) -> None:
        if whole.choice == self._choice():
            self._shown = whole.choice
            self.charts.show_report(whole.report)
            self.words.show_parts(whole.parts, editable=whole.choice.sent is None)

    @Slot(str, object)
    def _rewrite(self, part: str, text: str | None) -> None:
        if self._shown is not None and self._shown.sent is None:
            self._page.store.attempt(save_part, self._shown.period, part, text)
