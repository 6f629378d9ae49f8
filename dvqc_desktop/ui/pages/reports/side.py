"""The right side of the page: what is missing with its links, and what was sent."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.reports.seen import Seen
from dvqc_desktop.ui.pages.reports.sent.panel import SentPanel
from dvqc_desktop.ui.pages.reports.warnings import WarningList
from dvqc_desktop.ui.widgets.basics import divider, icon_label, label, panel, set_look

WIDTH, MOST_WIDTH = 340, 356
SENT_LEAST = 150


class ReportSide(QWidget):
    """Warnings take the height they need; the list of what was sent has the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(min(theme.px(WIDTH), MOST_WIDTH))
        self.warnings = WarningList()
        self.sent = SentPanel()
        self.sent.setMinimumHeight(theme.px(SENT_LEAST))
        self._head = QFrame()
        self._missing = label("", "strong", "reportMissingLabel")
        self._warn = icon_label("warning_filled", "warn", 20)
        self._fine = icon_label("checkmark_circle_filled", "ok", 20)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._line = divider()
        missing = panel("", self._make_head(), self._line, self.warnings)
        frame = missing.layout()
        assert isinstance(frame, QVBoxLayout)
        frame.addStretch(1)
        column.addWidget(missing)
        column.addWidget(self.sent, 1)

    def _make_head(self) -> QWidget:
        self._head.setProperty("kind", "lead")
        self._head.setFixedHeight(theme.px(36))
        row = QHBoxLayout(self._head)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self._warn)
        row.addWidget(self._fine)
        row.addWidget(self._missing, 1)
        return self._head

    def show_seen(self, seen: Seen) -> None:
        """Shows what the period still lacks, and the stored reports."""
        found = seen.warnings
        self.warnings.show_warnings(found)
        fine = "Đã gửi, số liệu giữ nguyên" if seen.sent is not None else "Đủ số liệu, các số khớp nhau"
        self._missing.setText(f"Cần xem lại: {len(found)} chỗ" if found else fine)
        self._warn.setVisible(bool(found))
        self._fine.setVisible(not found)
        for part in (self._line, self.warnings):
            part.setVisible(bool(found))
        set_look(self._head, "tone", "warn" if found else "")
        self.sent.show_sent(seen.sent_rows)
