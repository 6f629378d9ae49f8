"""How far the open round is, in its dialog: proposals by hand and from lists, what is agreed, and the ways to go on."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from dvqc_desktop.services.classes.round_progress import RoundProgress
from dvqc_desktop.ui.class_names import with_class_names
from dvqc_desktop.ui.pages.board.rounds.bar import RoundBar
from dvqc_desktop.ui.widgets.basics import button, label


class ProgressPanel(QFrame):
    """Each button asks for one way to go on."""

    walk_wanted = Signal()
    together_wanted = Signal()
    each_wanted = Signal()

    def __init__(self, progress: RoundProgress) -> None:
        super().__init__()
        self.setObjectName("roundProgress")
        self.setProperty("kind", "panel")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 10, 12, 10)
        lines.setSpacing(6)
        head = QHBoxLayout()
        bar = RoundBar("roundDialogBar")
        bar.show_progress(progress.proposed, progress.people)
        head.addWidget(bar)
        head.addWidget(label(_sources(progress), "secondary"))
        head.addStretch(1)
        lines.addLayout(head)
        for words in progress_lines(progress):
            lines.addWidget(label(words, wrap=True))
        lines.addLayout(self._buttons(progress))

    def _buttons(self, progress: RoundProgress) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(_made("Đi từng người…", "roundWalkButton", self.walk_wanted))
        if progress.together:
            words = f"Thống nhất {progress.together} người hai loại đầu…"
            row.addWidget(_made(words, "roundTogetherButton", self.together_wanted))
        if progress.together + progress.alone:
            row.addWidget(_made("Thống nhất từng người…", "roundEachButton", self.each_wanted))
        row.addStretch(1)
        return row


def progress_lines(progress: RoundProgress) -> list[str]:
    """What is agreed, what waits, and who keeps his class, in sentences."""
    lines = []
    waiting = progress.together + progress.alone
    if progress.proposed:
        alone = (
            f", trong đó {with_class_names(f'{progress.alone} {{needs_help}}')}, thống nhất riêng từng người"
            if progress.alone
            else ""
        )
        done = f"Đã thống nhất {progress.agreed} người" if progress.agreed else "Chưa thống nhất người nào"
        lines.append(f"{done}, còn chờ {waiting}{alone}." if waiting else f"{done}, không còn ai chờ.")
    if progress.without:
        lines.append(f"{progress.without} người không có đề nghị trong đợt, giữ loại hiện nay.")
    return lines


def _sources(progress: RoundProgress) -> str:
    parts = ((progress.by_hand, "ghi tay"), (progress.imported, "từ danh sách nhập"))
    return ", ".join(f"{count} {words}" for count, words in parts if count)


def _made(words: str, name: str, told: SignalInstance) -> QPushButton:
    made = button(words, "", "", name)
    made.clicked.connect(lambda _checked=False: told.emit())
    return made
