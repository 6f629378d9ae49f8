"""Which period numbers are typed for: kind of period, and one step back or on."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dvqc_desktop.domain.period_words import short_words
from dvqc_desktop.domain.periods import Period, PeriodKind, following, period_of, previous
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.reports.periods import KINDS
from dvqc_desktop.ui.widgets.basics import icon_button, label
from dvqc_desktop.ui.widgets.segment import Segment


class PeriodSteps(QWidget):
    """`changed` when another period was chosen. A free period, which is no kind of its own, begins as its month."""

    changed = Signal()

    def __init__(self, name: str, period: Period, *beside: QWidget) -> None:
        super().__init__()
        regular = period if period.kind is not PeriodKind.FREE else period_of(PeriodKind.MONTH, period.end)
        self.period = regular
        self._kind = Segment(f"{name}KindSegment", [kind for kind in KINDS if kind[0] is not PeriodKind.FREE])
        self._kind.set_value(regular.kind)
        self._words = label("", "strong", f"{name}PeriodLabel")
        self._words.setMinimumWidth(theme.px(120))
        earlier = icon_button("chevron_left", "Kỳ trước", f"{name}EarlierButton")
        later = icon_button("chevron_right", "Kỳ sau", f"{name}LaterButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._kind, earlier, self._words, later):
            row.addWidget(widget)
        row.addStretch(1)
        for other in beside:
            row.addWidget(other)
        self._kind.chosen.connect(self._turn)
        earlier.clicked.connect(lambda _checked=False: self._choose(previous(self.period)))
        later.clicked.connect(lambda _checked=False: self._choose(following(self.period)))
        self._words.setText(short_words(regular))

    @Slot(object)
    def _turn(self, kind: PeriodKind) -> None:
        self._choose(period_of(kind, self.period.end))

    def _choose(self, period: Period) -> None:
        self.period = period
        self._words.setText(short_words(period))
        self.changed.emit()
