"""The dialog of a job that takes longer: what, how far, how long still, and cancel."""

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog


class ProgressDialog(Dialog):
    """Shown when a job has run for half a second; `cancelled` when the user wants it to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget, title: str, note: str = "") -> None:
        super().__init__(parent, "Đang làm", "progressDialog")
        self.setMinimumWidth(480)
        self._began = time.monotonic()
        self._over = False
        self.body.addWidget(label(title, "section"))
        self._step = label("Đang chuẩn bị", "plain")
        self.body.addWidget(self._step)
        self._bar = QProgressBar()
        self._bar.setObjectName("progressBar")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self.body.addWidget(self._bar)
        self._percent = label("", "secondary")
        self._left = label("", "secondary")
        row = QHBoxLayout()
        row.addWidget(self._percent)
        row.addStretch(1)
        row.addWidget(self._left)
        self.body.addLayout(row)
        if note:
            self.body.addWidget(label(note, "secondary", wrap=True))
        self._cancel = self.add_button("Hủy", self._ask_to_stop, "progressCancelButton")

    def show_progress(self, done: int, total: int, text: str) -> None:
        """`done` of `total` steps are over; a total of 0 means that the end is not known."""
        counted = f"{done}/{total}" if total else ""
        self._step.setText(": ".join(part for part in (text, counted) if part) or self._step.text())
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._percent.setText(f"{100 * done // total}%" if total else "")
        self._left.setText(self._time_left(done, total))

    def finish(self) -> None:
        """The job is over: the dialog goes, whatever its state."""
        self._over = True
        self.close()

    def reject(self) -> None:
        """Esc and the close button ask the job to stop; the dialog stays until it has."""
        if self._over:
            super().reject()
        else:
            self._ask_to_stop()

    def _ask_to_stop(self) -> None:
        self._cancel.setEnabled(False)
        self._step.setText("Đang dừng, sổ trở lại như trước")
        self.cancelled.emit()

    def _time_left(self, done: int, total: int) -> str:
        passed = time.monotonic() - self._began
        if not done or not total or passed < 1:
            return ""
        seconds = round(passed * (total - done) / done)
        return f"còn khoảng {seconds} giây" if seconds < 90 else f"còn khoảng {round(seconds / 60)} phút"
