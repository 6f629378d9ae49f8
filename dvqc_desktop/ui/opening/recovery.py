"""Opening a book by the code on its recovery sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.jobs import Jobs
from dvqc_desktop.ui.opening.books import open_with_code
from dvqc_desktop.ui.widgets.basics import label, set_look
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.wiping import wipe

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database


class RecoveryDialog(Dialog):
    """Asks for the code; `opened` carries the open Database."""

    keeps_draft = False

    opened = Signal(object)

    def __init__(self, parent: QWidget, jobs: Jobs, path: Path) -> None:
        super().__init__(parent, "Quên mật khẩu", "recoveryDialog")
        self.setMinimumWidth(560)
        self._jobs = jobs
        self._path = path
        self.body.addWidget(label("Mở sổ bằng phiếu khôi phục", "section"))
        self.body.addWidget(
            label("Gõ lại mã trên phiếu đã in khi lập sổ. Chữ hoa, chữ thường, dấu gạch đều được.", wrap=True)
        )
        self._edit = QPlainTextEdit()
        self._edit.setObjectName("recoveryCodeEdit")
        self._edit.setTabChangesFocus(True)
        self._edit.setFixedHeight(theme.px(72))
        self.body.addWidget(self._edit)
        self._error = label("", "error", "recoveryErrorLabel", wrap=True)
        self.body.addWidget(self._error)
        self.add_button("Quay lại", self.close)
        self.add_primary("Mở sổ", self._try, "recoveryOpenButton", "lock_open")
        self._edit.setFocus()

    def _try(self) -> None:
        code, path = self._edit.toPlainText(), self._path
        self._jobs.run_quietly(
            lambda _progress: open_with_code(path, code), lambda database: self._done(database, code), self._failed
        )

    def _done(self, database: Database, code: str) -> None:
        wipe(code)
        self.close()
        self.opened.emit(database)

    def _failed(self, error: AppError) -> None:
        what, _safe, remedy = error.parts
        self._error.setText(f"{what} {remedy}".strip())
        set_look(self._edit, "state", "error")
        self._edit.setFocus()
