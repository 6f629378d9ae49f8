"""Papers on their way, in the head of a meeting: sent to the members before it, handed up after it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QFormLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.meetings.handing import mark_handed_in, mark_papers_sent
from dvqc_desktop.services.meetings.meetings import MeetingDetail
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import told
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog


@dataclass(frozen=True)
class _Way:
    """One of the two ways: its use case, and its words."""

    mark: Callable[..., Change]
    title: str
    note: str
    done: str
    undo: str


SENT = _Way(
    mark_papers_sent,
    "Ngày gửi giấy mời, tài liệu",
    "Giấy mời và tài liệu đến tay đảng viên trước ngày họp.",
    "Đã ghi gửi giấy mời, tài liệu.",
    "Chưa gửi, bỏ dấu",
)
HANDED_IN = _Way(
    mark_handed_in,
    "Ngày nộp giấy tờ của buổi họp",
    "Biên bản, kết luận hoặc nghị quyết đã nộp, đăng theo yêu cầu của cấp trên.",
    "Đã ghi nộp giấy tờ của buổi họp.",
    "Chưa nộp, bỏ dấu",
)


def mark(above: QWidget, context: PageContext, meeting: MeetingDetail, way: _Way) -> None:
    """Notes today at one click; where a day is noted already, asks what to do with it."""
    noted = meeting.papers_sent_on if way is SENT else meeting.handed_in_on
    if noted is not None:
        PapersDayDialog(above, context.store, meeting.id, way, noted).open()
    elif context.store.attempt(way.mark, meeting.id, clock.today()) is not None:
        context.toast(way.done)


class PapersDayDialog(Dialog):
    """Another day for what was noted, or the note taken back."""

    def __init__(self, parent: QWidget, store: Store, meeting_id: int, way: _Way, noted: date) -> None:
        super().__init__(parent, way.title, "papersDayDialog")
        self._store, self._meeting_id, self._way = store, meeting_id, way
        self.setMinimumWidth(theme.px(460))
        self.body.addWidget(label(way.note, "secondary", wrap=True))
        self._day = DateEdit("papersDayEdit", noted)
        form = QFormLayout()
        form.addRow("Ngày", self._day)
        self.body.addLayout(form)
        self._error = label("", "error", "papersDayErrorLabel", wrap=True)
        self.body.addWidget(self._error)
        self.add_button(way.undo, lambda: self._save(None), "papersDayClearButton")
        self.add_button("Giữ như cũ", self.close)
        self.add_primary("Ghi ngày này", lambda: self._save(self._day.day()), "papersDaySaveButton")

    def _save(self, day: date | None) -> None:
        try:
            self._store.write(self._way.mark, self._meeting_id, day)
        except AppError as error:
            self._error.setText(told(error))
            return
        self.close()
