"""The tools over the report: kind of period, which one, and what it is compared with."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dvqc_desktop.domain.period_words import short_words
from dvqc_desktop.domain.periods import Period, PeriodKind, following, period_of, previous, same_last_year
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import icon_button, label
from dvqc_desktop.ui.widgets.segment import Segment

KINDS = (
    (PeriodKind.MONTH, "Tháng"),
    (PeriodKind.QUARTER, "Quý"),
    (PeriodKind.HALF, "6 tháng"),
    (PeriodKind.YEAR, "Năm"),
)
OFFERED = {PeriodKind.MONTH: 24, PeriodKind.QUARTER: 12, PeriodKind.HALF: 8, PeriodKind.YEAR: 6}


class PeriodTools(QWidget):
    """`changed` when another period, or another one to compare with, was chosen."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(38))
        self._today = today
        self._kind = Segment("reportKindSegment", KINDS)
        self._earlier = icon_button("chevron_left", "Kỳ trước", "reportEarlierButton")
        self._combo = QComboBox()
        self._combo.setObjectName("reportPeriodCombo")
        self._combo.setAccessibleName("Kỳ báo cáo")
        self._combo.setMinimumWidth(theme.px(150))
        self._later = icon_button("chevron_right", "Kỳ sau", "reportLaterButton")
        self._compare = QComboBox()
        self._compare.setObjectName("reportCompareCombo")
        self._compare.setAccessibleName("So với kỳ")
        self._compare.setMinimumWidth(theme.px(150))
        self.state = label("", "secondary", "reportStateLabel")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 6)
        row.setSpacing(8)
        for widget in (self._kind, self._earlier, self._combo, self._later):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(label("So với", "secondary"))
        row.addWidget(self._compare)
        row.addStretch(1)
        row.addWidget(self.state)
        self._fill(period_of(PeriodKind.MONTH, today))
        self._kind.chosen.connect(self._choose_kind)
        self._combo.currentIndexChanged.connect(self._choose_period)
        self._compare.currentIndexChanged.connect(self.changed)
        self._earlier.clicked.connect(self._go_earlier)
        self._later.clicked.connect(self._go_later)

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

    def set_period(self, period: Period) -> None:
        """Chooses a period of one of the four kinds."""
        self._kind.set_value(period.kind)
        self._fill(period)
        self.changed.emit()

    def _fill(self, chosen: Period) -> None:
        """Offers the last periods of the kind of the chosen one, the newest first."""
        self._combo.blockSignals(True)
        self._combo.clear()
        offered = period_of(chosen.kind, self._today)
        for _ in range(OFFERED[chosen.kind]):
            self._combo.addItem(short_words(offered), offered)
            offered = previous(offered)
        self._combo.setCurrentIndex(max(self._combo.findText(short_words(chosen)), 0))
        self._combo.blockSignals(False)
        self._offer_compared()

    def _offer_compared(self) -> None:
        keep = max(self._compare.currentIndex(), 0)
        self._compare.blockSignals(True)
        self._compare.clear()
        for other in (previous(self.period()), same_last_year(self.period())):
            if self._compare.findText(short_words(other)) < 0:
                self._compare.addItem(short_words(other), other)
        self._compare.setCurrentIndex(min(keep, self._compare.count() - 1))
        self._compare.blockSignals(False)
        self._earlier.setEnabled(self._combo.currentIndex() < self._combo.count() - 1)
        self._later.setEnabled(following(self.period()).start <= self._today)

    @Slot(object)
    def _choose_kind(self, kind: PeriodKind) -> None:
        self._fill(period_of(kind, min(self.period().end, self._today)))
        self.changed.emit()

    @Slot()
    def _choose_period(self) -> None:
        self._offer_compared()
        self.changed.emit()

    @Slot()
    def _go_earlier(self) -> None:
        self._combo.setCurrentIndex(self._combo.currentIndex() + 1)

    @Slot()
    def _go_later(self) -> None:
        self._combo.setCurrentIndex(self._combo.currentIndex() - 1)
