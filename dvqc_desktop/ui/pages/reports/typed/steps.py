"""Which period numbers are typed for: kind of period or any span of days, and one step back or on."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dvqc_desktop.domain.periods import Period, PeriodKind, following, period_of, previous
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.reports.free_period import FreePeriodDialog
from dvqc_desktop.ui.pages.reports.periods import KINDS, span_words
from dvqc_desktop.ui.widgets.basics import icon_button, label
from dvqc_desktop.ui.widgets.segment import Segment


class PeriodSteps(QWidget):
    """`changed` when another period was chosen."""

    changed = Signal()

    def __init__(self, name: str, period: Period, *beside: QWidget) -> None:
        super().__init__()
        self.period = period
        self._kind = Segment(f"{name}KindSegment", KINDS)
        self._kind.set_value(period.kind)
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
        self._words.setText(span_words(period))

    @Slot(object)
    def _turn(self, kind: PeriodKind) -> None:
        if kind is not PeriodKind.FREE:
            self._choose(period_of(kind, self.period.end))
            return
        self._kind.set_value(self.period.kind)
        dialog = FreePeriodDialog(self.window(), self.period)
        dialog.accepted_period.connect(self._choose)
        dialog.open()

    @Slot(object)
    def _choose(self, period: Period) -> None:
        self.period = period
        self._kind.set_value(period.kind)
        self._words.setText(span_words(period))
        self.changed.emit()
