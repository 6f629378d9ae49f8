"""The questions before minutes are closed and before they are opened again."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.meetings import get_meeting
from dvqc_desktop.services.meetings.minutes.closing_remarks import closing_remarks
from dvqc_desktop.services.meetings.minutes.minutes import close_minutes, reopen_minutes
from dvqc_desktop.services.meetings.passed.resolutions import find_resolution
from dvqc_desktop.services.meetings.passed.votes import list_votes
from dvqc_desktop.services.meetings.tasks.tasks import list_tasks
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui import messages, theme
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import told
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog

APPROVED = "toàn thể hội nghị"


def ask_to_close(parent: QWidget, store: Store, meeting_id: int) -> Dialog:
    """Tells what the minutes hold and lack, and closes them when the user has read them."""
    meeting = store.read(get_meeting, meeting_id)
    facts = (_content_words(store, meeting_id), *store.read(closing_remarks, meeting_id))
    reader = f"cùng thư ký {meeting.secretary}" if meeting.secretary else "biên bản"
    question = messages.Question(
        "Chốt biên bản",
        f"Chốt biên bản họp {format_date(meeting.held_on)}?",
        "Chốt rồi thì nội dung, biểu quyết, điểm danh không sửa được nữa. Cần đính chính thì mở lại và ghi lý do.",
        "Chốt biên bản",
        "Chưa chốt",
        f"Tôi đã đọc lại {reader}",
        facts,
    )
    approved = QLineEdit(APPROVED)
    approved.setObjectName("minutesApprovedEdit")
    asked = QWidget()
    form = QFormLayout(asked)
    form.setContentsMargins(0, 0, 0, 0)
    form.addRow("Ai thông qua biên bản", approved)
    return messages.ask(parent, question, lambda: store.attempt(close_minutes, meeting_id, approved.text()), asked)


def _content_words(store: Store, meeting_id: int) -> str:
    """What the meeting holds, counted: "5 mục, 2 biểu quyết, 1 kết luận, 3 việc giao"."""
    noun = "kết luận" if store.read(get_unit).is_group else "nghị quyết"
    papers = 0 if store.read(find_resolution, meeting_id) is None else 1
    counts = (
        (len(store.read(list_items, meeting_id)), "mục"),
        (len(store.read(list_votes, meeting_id)), "biểu quyết"),
        (papers, noun),
        (len(store.read(list_tasks, meeting_id)), "việc giao"),
    )
    return ", ".join(f"{count} {words}" for count, words in counts)


class ReopenDialog(Dialog):
    """Asks why closed minutes shall be opened again."""

    def __init__(self, parent: QWidget, store: Store, meeting_id: int) -> None:
        meeting = store.read(get_meeting, meeting_id)
        super().__init__(parent, "Mở lại biên bản", "reopenDialog")
        self._store, self._meeting_id = store, meeting_id
        self.setMinimumWidth(theme.px(520))
        self.body.addWidget(label(f"Mở lại biên bản họp {format_date(meeting.held_on)}?", "section", wrap=True))
        self.body.addWidget(label("Bản đã chốt được giữ nguyên bên cạnh bản sửa, cùng với lý do.", "secondary"))
        self._reason = QLineEdit()
        self._reason.setObjectName("reopenReasonEdit")
        self._reason.setPlaceholderText("ví dụ: ghi thiếu ý kiến, sửa số phiếu")
        self.body.addWidget(self._reason)
        self._error = label("", "error", "reopenErrorLabel", wrap=True)
        self.body.addWidget(self._error)
        self.add_button("Giữ nguyên", self.close)
        self.add_primary("Mở lại", self.save, "reopenButton")
        self._reason.setFocus()

    def save(self) -> None:
        """Opens the minutes again."""
        try:
            self._store.write(reopen_minutes, self._meeting_id, self._reason.text())
        except AppError as error:
            self._error.setText(told(error))
            return
        self.close()


def ask_to_reopen(parent: QWidget, store: Store, meeting_id: int) -> Dialog:
    """Opens the question."""
    dialog = ReopenDialog(parent, store, meeting_id)
    dialog.open()
    return dialog
