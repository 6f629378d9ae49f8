"""The strip over a report that was sent: when and to whom, and what the book now counts otherwise."""

from PySide6.QtCore import Signal

from dvqc_desktop.domain.period_words import short_words
from dvqc_desktop.services.reports.sent_changes import Difference
from dvqc_desktop.services.reports.sent_reports import SentRow
from dvqc_desktop.ui.pages.reports.seen import Seen
from dvqc_desktop.ui.widgets.basics import ShortLabel, Strip, icon_label, link_button


class SentStrip(Strip):
    """Hidden while the book itself is shown; `revision_wanted` asks for "Sửa lần n"."""

    revision_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("info", "sentStrip")
        self._words = ShortLabel("", "sentStripLabel")
        self._revise = link_button("", self.revision_wanted.emit, "sentReviseButton")
        self._fine = icon_label("checkmark_circle_filled", "accent")
        self._warn = icon_label("warning_filled", "warn")
        self.row.addWidget(self._fine)
        self.row.addWidget(self._warn)
        self.row.addWidget(self._words, 1)
        self.row.addWidget(self._revise)
        self.hide()

    def show_seen(self, seen: Seen) -> None:
        """Says what is shown, and whether the book has moved on since."""
        self.setVisible(seen.sent is not None)
        if seen.sent is None or seen.newest is None:
            return
        newest = seen.sent.id == seen.newest.id
        moved_on = newest and bool(seen.differs)
        self.set_tone("warn" if moved_on else "info")
        self._warn.setVisible(moved_on)
        self._fine.setVisible(not moved_on)
        self._words.setText(_sentence(seen.sent, seen.newest, seen.differs))
        self._words.setToolTip(
            "\n".join(f"{each.words}: đã gửi {each.sent}, nay {each.now}" for each in seen.differs) if newest else ""
        )
        self._revise.setText(f"Sửa lần {seen.newest.revision + 1}…")
        self._revise.setVisible(newest)


def _sentence(sent: SentRow, newest: SentRow, differs: tuple[Difference, ...]) -> str:
    said = f"Bản gửi ngày {sent.sent_on:%d/%m/%Y} cho {sent.recipient}, số đến {sent.closed_on:%d/%m/%Y}"
    if sent.revision:
        said = f"{said}, sửa lần {sent.revision}: {sent.reason}"
    if sent.id != newest.id:
        return f"{said}. Bản mới nhất: {short_words(newest.period)}, sửa lần {newest.revision}."
    if not differs:
        return f"{said}."
    first = differs[0]
    more = f" và {len(differs) - 1} số nữa" if len(differs) > 1 else ""
    return f"Sổ nay khác bản đã gửi: {first.words} {first.sent} → {first.now}{more}."
