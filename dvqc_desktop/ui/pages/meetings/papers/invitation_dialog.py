"""The invitation as plain text, copied for a message at one click."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.exports.documents.invitation_paper import invitation_text
from dvqc_desktop.exports.documents.print_paper import PaperKind
from dvqc_desktop.services.meetings.agenda.invitation import number_invitation, read_invitation
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import told
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.dialog import Dialog


class InvitationDialog(Dialog):
    """Shows the text as it is copied; the same as a paper is one button away."""

    paper_wanted = Signal(object)
    copied = Signal(str)

    def __init__(self, parent: QWidget, store: Store, meeting_id: int) -> None:
        super().__init__(parent, "Lời mời họp", "invitationDialog")
        self.setMinimumSize(theme.px(600), theme.px(440))
        note = "Chép rồi dán vào tin nhắn. Lời mời không có tên quần chúng nào."
        self.body.addWidget(label(note, "secondary", wrap=True))
        self._text = QPlainTextEdit(
            invitation_text(store.read(read_invitation, meeting_id), store.read(rules_in_force))
        )
        self._text.setObjectName("invitationTextEdit")
        self._text.setAccessibleName("Lời mời")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self.body.addWidget(self._text, 1)
        self._store, self._meeting_id = store, meeting_id
        self._number = label("", "secondary", "invitationNumberLabel")
        self._take = button("Lấy số từ sổ", "table_simple", "", "takeInvitationNumberButton")
        self._error = label("", "error", "invitationErrorLabel", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._number)
        line.addWidget(self._take)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self._error)
        self._take.clicked.connect(self._take_number)
        self._show_number()
        self.add_button("Đóng", self.close)
        self.add_button("Xem giấy mời để in", self._to_paper, "invitationPaperButton", "print")
        self.add_primary("Chép lời mời", self._copy, "copyInvitationButton", "copy")

    def _show_number(self) -> None:
        """The number of the paper; without one its place is left open to be filled in by hand."""
        number = self._store.read(read_invitation, self._meeting_id).number
        self._number.setText(f"Giấy mời: {number}" if number else "Số giấy mời để trống, ghi tay khi phát hành.")
        self._take.setVisible(number is None)

    @Slot()
    def _take_number(self) -> None:
        try:
            self._store.write(number_invitation, self._meeting_id)
        except AppError as error:
            self._error.setText(told(error))
            return
        self._show_number()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self.close()
        self.copied.emit("Đã chép lời mời, dán vào tin nhắn bằng Ctrl+V.")

    def _to_paper(self) -> None:
        self.close()
        self.paper_wanted.emit(PaperKind.INVITATION)
