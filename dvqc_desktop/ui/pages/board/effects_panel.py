"""What would follow from an act, before it is done: counts, who would lose a holder, what the plan does."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dvqc_desktop.domain.chain import Effects
from dvqc_desktop.domain.chain_rules import GAP_WORDS
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.links import ApartNote
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name, with_class_names
from dvqc_desktop.ui.marks import mark_pixmap
from dvqc_desktop.ui.widgets.basics import divider, icon_label, label, panel_of_lines

NAMED = 3


class Named(Protocol):
    """Whoever has a name: a card of the board, or a row read for the panel."""

    @property
    def name(self) -> str:
        """The person's full name."""


class EffectsPanel(QWidget):
    """A panel that is filled anew with every choice in its dialog."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("effectPanel")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        box, self._lines = panel_of_lines(title)
        outer.addWidget(box)

    def words(self) -> str:
        """All that the panel says, for tests and screen readers."""
        return "\n".join(found.text() for found in self.findChildren(QLabel) if found.text())

    def clear(self) -> None:
        """Takes all lines out."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def show_counts(self, counts: Mapping[WorkerClass, int], totals: Mapping[WorkerClass, int]) -> None:
        """ "Trung bình: 8 còn 7" for each class that changes; `counts` are the changes, `totals` what stands now."""
        for code, change in counts.items():
            now = totals.get(code, 0)
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            mark = QLabel()
            mark.setPixmap(mark_pixmap(code, 12, mark.devicePixelRatioF()))
            mark.setFixedSize(QSize(16, 16))
            line.addWidget(mark)
            line.addWidget(label(class_name(code)), 1)
            line.addWidget(label(f"{now} {'còn' if change < 0 else 'thành'}"))
            line.addWidget(label(str(now + change), "strong"))
            self._lines.addWidget(row)
        if counts:
            self._lines.addWidget(divider())

    def show_chain(self, effects: Effects, by_id: Mapping[int, Named]) -> None:
        """Who would lose or gain a holder, and who would be covered through an organisation alone."""
        if len(effects.lost) > 1:
            self.say("warning_filled", "warn", f"{len(effects.lost)} người mất người phụ trách:")
        for gap in effects.lost[:NAMED]:
            name = by_id[gap.worker_id].name if gap.worker_id in by_id else ""
            self.say("warning_filled", "warn", f"{name}: {with_class_names(GAP_WORDS[gap.reason])}.")
        if len(effects.lost) > NAMED:
            self.say("warning_filled", "warn", f"Cùng {len(effects.lost) - NAMED} người khác mất người phụ trách.")
        self.show_gains(effects, by_id)

    def show_gains(self, effects: Effects, by_id: Mapping[int, Named]) -> None:
        """Who would gain a holder, who would be covered through an organisation alone, or that nobody loses one."""
        if effects.healed:
            self.say("checkmark_circle_filled", "ok", f"{listed(effects.healed, by_id)} có người phụ trách.")
        if effects.through:
            self.say("link_multiple", "text2", f"{listed(effects.through, by_id)} chỉ còn được phủ qua đoàn thể.")
        if not effects.lost and not effects.healed:
            self.say("checkmark_circle_filled", "ok", "Không ai mất người phụ trách.")

    def say_apart(self, notes: Sequence[ApartNote]) -> None:
        """Who is better placed apart and would come together: a warning."""
        for note in notes:
            self.say("warning_filled", "warn", note.words)

    def say(self, icon: str, token: str, words: str) -> None:
        """One line with an icon."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(icon_label(icon, token), 0)
        role = {"warn": "warn", "ok": "ok"}.get(token, "")
        text = label(words, role, wrap=True)
        text.setMinimumHeight(theme.px(20))
        line.addWidget(text, 1)
        self._lines.addWidget(row)


def listed(people: Sequence[int], by_id: Mapping[int, Named]) -> str:
    """ "Cao Thị Yến, Mạc Văn Tiến và 4 người nữa"."""
    named = ", ".join(by_id[person].name for person in people[:NAMED] if person in by_id)
    return f"{named} và {len(people) - NAMED} người nữa" if len(people) > NAMED else named
