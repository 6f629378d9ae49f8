"""The last step of a new book: the recovery sheet is printed, and its code typed back from the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout

from dvqc_desktop.domain.errors.passphrases import CodeOfAnotherKey
from dvqc_desktop.domain.errors.store import RecoveryCodeMistyped
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.opening.new_steps import Step
from dvqc_desktop.ui.widgets.basics import button, label, panel
from dvqc_desktop.ui.widgets.fields import FormField

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

GROUPS_A_LINE = 7


class RecoveryStep(Step):
    """Shows the code, prints the sheet, and checks the code typed back; `print_wanted` for the sheet."""

    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            "In phiếu khôi phục",
            "Quên mật khẩu thì chỉ mã này mở được sổ và các bản sao lưu. In ra giấy, cho vào phong bì dán kín, "
            "cất ở nơi có khóa. Ai cầm phiếu đều mở được sổ.",
            "newBookRecoveryStep",
        )
        self._database: Database | None = None
        self._shown_code = label("", "code", "recoveryCodeLabel")
        self._shown_code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        box = panel()
        layout = box.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self._shown_code)
        self.column.addWidget(box)
        self._print = button("In phiếu…", "print", name="printRecoveryButton")
        self._print.clicked.connect(self.print_wanted)
        row = QHBoxLayout()
        row.addWidget(self._print)
        row.addStretch(1)
        self.column.addLayout(row)
        self._typed = QPlainTextEdit()
        self._typed.setObjectName("recoveryTypedEdit")
        self._typed.setTabChangesFocus(True)
        self._typed.setFixedHeight(theme.px(64))
        self._typed_field = self.add_field(
            FormField("Gõ lại mã từ tờ phiếu vừa in, để chắc phiếu đọc được", self._typed)
        )
        self.column.addStretch(1)

    @property
    def code(self) -> str:
        """The code as the sheet shows it."""
        from dvqc_desktop.db.keys import recovery_code

        return recovery_code(self._database.key) if self._database is not None else ""

    def show_code_of(self, database: Database) -> None:
        """Shows the code of a book just made."""
        self._database = database
        groups = self.code.split("-")
        lines = [groups[start : start + GROUPS_A_LINE] for start in range(0, len(groups), GROUPS_A_LINE)]
        self._shown_code.setText("\n".join("  ".join(line) for line in lines))
        self._typed.setFocus()

    def check(self) -> None:
        from dvqc_desktop.services.book_keys import check_recovery_code

        sentence = ""
        if self._database is None or not self._typed.toPlainText().strip():
            sentence = "Gõ mã trên phiếu, hoặc bấm “Để sau”: trang Tổng quan sẽ nhắc."
        else:
            try:
                check_recovery_code(self._database, self._typed.toPlainText())
            except (RecoveryCodeMistyped, CodeOfAnotherKey) as error:
                sentence = f"{error.parts[0]} {error.parts[2]}"
        self._typed_field.refuse(sentence)

    def keep_done(self) -> None:
        """Notes in the book that its sheet was printed and typed back."""
        from dvqc_desktop.services.book_keys import note_sheet_printed

        if self._database is not None:
            note_sheet_printed(self._database)

    def forget(self) -> None:
        """Takes the code off the screen."""
        self._shown_code.clear()
        self._typed.clear()
