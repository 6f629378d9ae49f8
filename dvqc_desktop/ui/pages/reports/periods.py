"""The tools over the report: kind of period, which one, what it is compared with, and in which form it is handed up."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dvqc_desktop.domain.period_words import short_words
from dvqc_desktop.domain.periods import Period, PeriodKind, following, period_of, previous, same_last_year
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.reports.free_period import FreePeriodDialog
from dvqc_desktop.ui.pages.reports.template_choice import ReportTemplate, TemplateCombo
from dvqc_desktop.ui.widgets.basics import icon_button, icon_label, label
from dvqc_desktop.ui.widgets.segment import Segment

KINDS = (
    (PeriodKind.MONTH, "Tháng"),
    (PeriodKind.QUARTER, "Quý"),
    (PeriodKind.HALF, "6 tháng"),
    (PeriodKind.YEAR, "Năm"),
    (PeriodKind.FREE, "Khác"),
)
WHOLE, WHOLE_NARROW = 1140, 950  # from which width on our own form has its whole name
OFFERED = {PeriodKind.MONTH: 24, PeriodKind.QUARTER: 12, PeriodKind.HALF: 8, PeriodKind.YEAR: 6, PeriodKind.FREE: 1}


class PeriodTools(QWidget):
    """`changed` when another period, or another one to compare with, was chosen.

    `state` says of when the figures are; with larger type there is no room here (`narrow`), and the page's head has it.
    """

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(38))
        self.narrow = theme.scale() > 1
        self._today = today
        self._kind = Segment("reportKindSegment", KINDS)
        self._earlier = icon_button("chevron_left", "Kỳ trước", "reportEarlierButton")
        self._combo = _combo("reportPeriodCombo", "Kỳ báo cáo")
        self._later = icon_button("chevron_right", "Kỳ sau", "reportLaterButton")
        self._compare = _combo("reportCompareCombo", "So với kỳ")
        self.form = TemplateCombo()
        self.state = label("", "secondary", "reportStateLabel")
        self._lay_out()
        self._fill(period_of(PeriodKind.MONTH, today))
        self._kind.chosen.connect(self._choose_kind)
        self._combo.currentIndexChanged.connect(self._choose_period)
        self._compare.currentIndexChanged.connect(self.changed)
        self._earlier.clicked.connect(self._go_earlier)
        self._later.clicked.connect(self._go_later)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 6)
        row.setSpacing(6)
        for widget in (self._kind, self._earlier, self._combo, self._later):
            row.addWidget(widget)
        for words, combo in (("So với", self._compare), ("Mẫu", self.form)):
            row.addSpacing(6)
            row.addWidget(label(words, "secondary"))
            row.addWidget(combo)
        row.addStretch(1)
        if not self.narrow:
            row.addWidget(icon_label("info"))
            row.addWidget(self.state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the room is short our own form has a shorter name."""
        super().resizeEvent(event)
        self.form.shorten(self.width() < theme.px(WHOLE_NARROW if self.narrow else WHOLE))

    def period(self) -> Period:
        """The period chosen."""
        chosen: Period = self._combo.currentData()
        return chosen

    def compared(self) -> Period:
        """The period beside it."""
        chosen: Period = self._compare.currentData()
        return chosen

    def change_words(self) -> str:
        """The head of the column of changes."""
        return "So kỳ trước" if self.compared() == previous(self.period()) else "So năm trước"

    def offer_forms(self, templates: Sequence[ReportTemplate]) -> None:
        """Offers the committee's own forms beside ours."""
        self.form.offer(templates)

    def set_period(self, period: Period) -> None:
        """Chooses a period."""
        self._kind.set_value(period.kind)
        self._fill(period)
        self.changed.emit()

    def _fill(self, chosen: Period) -> None:
        """Offers the last periods of the kind of the chosen one, the newest first; an older one is added below."""
        self._combo.blockSignals(True)
        self._combo.clear()
        offered = chosen if chosen.kind is PeriodKind.FREE else period_of(chosen.kind, self._today)
        for _ in range(OFFERED[chosen.kind]):
            self._combo.addItem(span_words(offered), offered)
            offered = previous(offered)
        while offered.start >= chosen.start:
            self._combo.addItem(span_words(offered), offered)
            offered = previous(offered)
        self._combo.setCurrentIndex(max(self._combo.findText(span_words(chosen)), 0))
        self._combo.setToolTip(self._combo.currentText())
        self._combo.blockSignals(False)
        self._offer_compared()

    def _offer_compared(self) -> None:
        keep = max(self._compare.currentIndex(), 0)
        self._compare.blockSignals(True)
        self._compare.clear()
        for other in (previous(self.period()), same_last_year(self.period())):
            if self._compare.findText(span_words(other)) < 0:
                self._compare.addItem(span_words(other), other)
        self._compare.setCurrentIndex(min(keep, self._compare.count() - 1))
        self._compare.blockSignals(False)
        free = self.period().kind is PeriodKind.FREE
        self._earlier.setEnabled(free or self._combo.currentIndex() < self._combo.count() - 1)
        self._later.setEnabled(following(self.period()).start <= self._today)

    @Slot(object)
    def _choose_kind(self, kind: PeriodKind) -> None:
        shown = self.period()
        if kind is PeriodKind.FREE:
            self._kind.set_value(shown.kind)
            dialog = FreePeriodDialog(self.window(), shown)
            dialog.accepted_period.connect(self.set_period)
            dialog.open()
            return
        self._fill(period_of(kind, min(shown.end, self._today)))
        self.changed.emit()

    @Slot()
    def _choose_period(self) -> None:
        self._offer_compared()
        self.changed.emit()

    @Slot()
    def _go_earlier(self) -> None:
        if self.period().kind is PeriodKind.FREE:
            self.set_period(previous(self.period()))
        else:
            self._combo.setCurrentIndex(self._combo.currentIndex() + 1)

    @Slot()
    def _go_later(self) -> None:
        if self.period().kind is PeriodKind.FREE:
            self.set_period(following(self.period()))
        else:
            self._combo.setCurrentIndex(self._combo.currentIndex() - 1)


def span_words(period: Period) -> str:
    """A period in a list, a free one in as little room as it needs: "05/09–20/10/2026"."""
    if period.kind is not PeriodKind.FREE:
        return short_words(period)
    return f"{period.start:%d/%m}–{period.end:%d/%m/%Y}"


def _combo(name: str, words: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setMinimumWidth(theme.px(128))
    return made
