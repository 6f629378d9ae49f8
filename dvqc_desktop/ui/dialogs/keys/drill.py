"""The yearly try of the recovery sheet: its code is typed from the paper and compared with the book's."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.book_keys import check_recovery_code, note_sheet_tried
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField

WHY = (
    "Mỗi năm một lần, mở phong bì, gõ mã trên phiếu vào đây. Phần mềm chỉ so mã với sổ, không đổi gì. "
    "Xong thì cho phiếu vào phong bì mới, dán kín, cất lại."
)


class DrillDialog(Dialog):
    """Asks for the code on the sheet and notes the day it was right."""

    keeps_draft = False

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent, "Thử phiếu khôi phục", "recoveryDrillDialog")
        self.setFixedWidth(theme.px(560))
        self._context = context
        self.body.addWidget(label("Phiếu trong phong bì còn dùng được không", "section"))
        self.body.addWidget(label(WHY, "secondary", wrap=True))
        self._typed = QPlainTextEdit()
        self._typed.setObjectName("drillCodeEdit")
        self._typed.setTabChangesFocus(True)
        self._typed.setFixedHeight(theme.px(64))
        self._field = FormField("Mã trên phiếu", self._typed, required=True)
        self.body.addWidget(self._field)
        self.add_button("Để sau", self.close, "drillLaterButton")
        self.add_primary("So mã", self._compare, "drillCompareButton")

    def done(self, result: int) -> None:
        """However the dialog ends, the code leaves the screen."""
        self._typed.clear()
        super().done(result)

    def _compare(self) -> None:
        database = self._context.store.database
        try:
            check_recovery_code(database, self._typed.toPlainText())
        except AppError as error:
            self._field.refuse(f"{error.parts[0]} {error.parts[2]}")
            self.adjustSize()
            self._typed.setFocus()
            return
        note_sheet_tried(database)
        self._context.store.changed.emit(frozenset({Topic.SETTINGS}))
        self._context.say(f"Phiếu khôi phục đúng mã của sổ, đã ghi lần thử {format_date(clock.today())}.")
        self.close()
