"""The line of the round that runs: how far it is, and its next step."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain.classes import totals_words
from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.services.classes.round_progress import RoundProgress
from dvqc_desktop.services.classes.rounds import RoundRow
from dvqc_desktop.ui.class_names import class_names_now, with_class_names
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.rounds.bar import RoundBar
from dvqc_desktop.ui.pages.board.strips import FilledStrip
from dvqc_desktop.ui.widgets.basics import button, icon_label, label

FULL, SHORT, SHORTEST = range(3)


class RoundStrip(FilledStrip):
    """Shown while a round runs. `together_wanted`, `next_wanted` agree proposals, `walk_wanted` goes person by person.

    `round_wanted` opens the dialog of rounds, where the meeting agrees and where the round is closed.
    """

    together_wanted = Signal()
    next_wanted = Signal()
    walk_wanted = Signal()
    round_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", "roundStrip")
        self._data: BoardData | None = None
        self.hide()

    def show_round(self, data: BoardData) -> bool:
        """Fills the line in as many words as fit; False where no round runs."""
        self._data = data
        if data.round is None or data.progress is None:
            self.clear()
            return False
        for size in (FULL, SHORT, SHORTEST):
            self._fill(data.round, data.progress, size)
            if self.needed() <= self.width():
                break
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._data is not None:
            self.show_round(self._data)

    def _fill(self, running: RoundRow, progress: RoundProgress, size: int) -> None:
        self.clear()
        self.put(icon_label("people_checkmark", "warn"), label(f"{running.name}:", "strong"))
        if running.state is RoundState.OPEN:
            self._show_open(progress, size)
            return
        agreed = totals_words(running.totals or {}, class_names_now())
        self.put(label(f"đã thống nhất ngày {running.agreed_on:%d/%m/%Y}, {agreed}"))
        self.row.addStretch(1)
        self.put(_button("Chốt đợt…", "roundNextButton", self.round_wanted))

    def _show_open(self, progress: RoundProgress, size: int) -> None:
        bar = RoundBar("roundBar")
        bar.show_progress(progress.proposed, progress.people)
        self.put(bar)
        waiting = progress.together + progress.alone
        if waiting and size is not SHORTEST:
            alone = (
                f", {with_class_names(f'{progress.alone} {{needs_help}}')}" if progress.alone and size is FULL else ""
            )
            self.put(label(f"{waiting} chờ thống nhất{alone}"))
        self.row.addStretch(1)
        self.put(_button("Đi từng người…", "walkRoundButton", self.walk_wanted))
        if progress.together:
            who = f"{progress.together} người hai loại đầu…"
            words = f"Thống nhất {who}" if size is not SHORTEST else f"Thống nhất {progress.together}…"
            self.put(_button(words, "agreeTogetherButton", self.together_wanted))
        if waiting:
            self.put(_button("Thống nhất từng người…", "agreeNextButton", self.next_wanted))
        elif progress.agreed:
            self.put(_button("Thống nhất đợt…", "roundNextButton", self.round_wanted))


def _button(words: str, name: str, told: SignalInstance) -> QWidget:
    made = button(words, "", "", name)
    made.setProperty("kind", "small")
    made.clicked.connect(lambda _checked=False: told.emit())
    return made
