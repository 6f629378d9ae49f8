"""What a team's work led to: praise, and the classification round after it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.services.contacts.praise import TeamPraise
from dvqc_desktop.services.plans.team_plans import LedTo
from dvqc_desktop.ui.widgets.basics import button, label, link_button
from dvqc_desktop.ui.widgets.edit_box import small_head
from dvqc_desktop.ui.widgets.flow import FlowLayout

NO_ROUND = "chưa có"
NO_PRAISE = "Chưa ghi biểu dương."


class EndPanel(QFrame):
    """Signals ask for praise, for the last praise to be taken back, for the dialog of rounds; `led` carries a round."""

    praise_wanted = Signal()
    back_wanted = Signal(int)
    rounds_wanted = Signal()
    led = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setObjectName("teamEndPanel")
        self._praise: Sequence[TeamPraise] = ()
        self._told = label("", "", "teamPraiseLabel", wrap=True)
        self._back = link_button("Bỏ lần ghi sau cùng", self._take_back, "teamPraiseBackButton")
        self._round = QComboBox()
        self._round.setObjectName("teamRoundCombo")
        self._round.setAccessibleName("Đợt phân loại sau việc này")
        self._round.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._round.activated.connect(self._lead)
        praise = button("Biểu dương tổ…", "checkmark", "", "teamPraiseButton")
        praise.clicked.connect(self.praise_wanted)
        rounds = button("Mở đợt phân loại…", "calendar_clock", "", "teamRoundsButton")
        rounds.clicked.connect(self.rounds_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(2)
        column.addWidget(small_head("Biểu dương, phân loại lại", "checkmark_circle", "ok", self._back))
        lines = QVBoxLayout()
        lines.setContentsMargins(12, 0, 12, 0)
        lines.setSpacing(6)
        lines.addWidget(self._told)
        lines.addWidget(_acts(praise, label("Đợt phân loại sau đó", "secondary"), self._round, rounds))
        column.addLayout(lines)

    def show_end(self, praise: Sequence[TeamPraise], led: LedTo) -> None:
        """Shows what was said in praise, and the round."""
        self._praise = praise
        self._told.setText("\n".join(f"{one.on:%d/%m/%Y}: {one.text}" for one in praise) or NO_PRAISE)
        self._back.setVisible(bool(praise))
        self._round.clear()
        self._round.addItem(NO_ROUND, None)
        for choice in led.rounds:
            self._round.addItem(choice.name, choice.id)
        self._round.setCurrentIndex(max(self._round.findData(led.round_id), 0))

    @Slot()
    def _take_back(self) -> None:
        self.back_wanted.emit(self._praise[0].id)

    @Slot(int)
    def _lead(self, _place: int) -> None:
        self.led.emit(self._round.currentData())


def _acts(praise: QWidget, words: QWidget, choice: QWidget, rounds: QWidget) -> QWidget:
    """The acts in one line; where a long name of a round needs the width they go on in a second one."""
    led = QWidget()
    row = QHBoxLayout(led)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(words)
    row.addWidget(choice)
    acts = QWidget()
    flow = FlowLayout(acts)
    for part in (praise, led, rounds):
        flow.addWidget(part)
    return acts
