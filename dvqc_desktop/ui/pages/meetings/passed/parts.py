"""The dialog of a resolution by its parts: what the book fills in stands above the field for each part's words."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from dvqc_desktop.domain.marked_text import MarkedText
from dvqc_desktop.domain.resolutions import PartKind
from dvqc_desktop.exports.documents.print_paper import PaperKind
from dvqc_desktop.services.meetings.papers.paper_reading import usual_subject
from dvqc_desktop.services.meetings.passed.resolution_reading import FilledPart, ResolutionContent, read_resolution
from dvqc_desktop.services.meetings.passed.resolutions import adopt_by, save_section, set_subject
from dvqc_desktop.services.meetings.passed.votes import list_votes
from dvqc_desktop.services.rules import meeting_rules
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.choices import combo, fill
from dvqc_desktop.ui.pages.meetings.minutes.mark_tools import Act, mark_tools
from dvqc_desktop.ui.pages.meetings.minutes.marked_edit import MarkedEdit
from dvqc_desktop.ui.pages.meetings.papers.papers import show_paper
from dvqc_desktop.ui.pages.meetings.tab import Shown
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog

FIELD_HEIGHT = 76


class PartsDialog(Dialog):
    """Each field keeps itself after a sentence, after a pause and when it is left."""

    def __init__(self, parent: QWidget, context: PageContext, shown: Shown) -> None:
        title = "Kết luận, kiến nghị theo các phần" if shown.unit.is_group else "Nghị quyết theo các phần"
        super().__init__(parent, title, "resolutionDialog")
        self._context, self._store, self._shown = context, context.store, shown
        self.setMinimumSize(theme.px(900), theme.px(620))
        self._subject = QLineEdit()
        self._subject.setObjectName("resolutionSubjectEdit")
        self._vote = combo("resolutionVoteCombo", "Biểu quyết thông qua")
        self._heads: dict[str, QLabel] = {}
        self._filled: dict[str, QLabel] = {}
        self.edits: dict[str, MarkedEdit] = {}
        self._active: MarkedEdit | None = None
        content = self._read()
        self._lay_out(content)
        self._show(content)
        self._store.changed.connect(self._again)
        self.add_help("Phần in nghiêng sổ tự điền từ điểm danh, giờ họp, việc giao, biểu quyết.")
        self.add_button("Xem trước khi in", self._preview, "previewResolutionButton", "print")
        self.add_primary("Xong", self.close, "closeResolutionButton")

    def _lay_out(self, content: ResolutionContent) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow("Trích yếu", self._subject)
        form.addRow("Biểu quyết thông qua", self._vote)
        self.body.addLayout(form)
        self.body.addLayout(self._tools())
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 10, 4)
        column.setSpacing(4)
        for filled in content.parts:
            for widget in self._part(filled):
                column.addWidget(widget)
            column.addSpacing(theme.px(6))
        column.addStretch(1)
        area = self._area = QScrollArea()
        area.setObjectName("resolutionPartsArea")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        is_open = self._shown.is_open
        self._subject.setReadOnly(not is_open)
        self._vote.setEnabled(is_open)
        self._subject.editingFinished.connect(self._keep_subject)
        self._vote.activated.connect(self._keep_vote)

    def show_part(self, key: str) -> None:
        """Puts the cursor into a part and brings it into view; nothing for a key that has no part."""
        edit = self.edits.get(key)
        if edit is not None:
            edit.setFocus()
            self._area.ensureWidgetVisible(edit)

    def _tools(self) -> QHBoxLayout:
        """Bold, italic and lists, for the field that had the cursor last."""
        row = QHBoxLayout()
        row.setSpacing(6)
        for made in mark_tools(("partBoldButton", "partItalicButton", "partListButton"), self._work):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.setEnabled(self._shown.is_open)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _work(self, act: Act) -> None:
        if self._active is not None:
            act(self._active)
            self._active.setFocus()

    def _entered(self, edit: MarkedEdit) -> None:
        self._active = edit

    def _part(self, filled: FilledPart) -> list[QWidget]:
        key, part = filled.part.key, filled.part
        head = label("", "strong" if part.level < 3 else "secondary", wrap=True)
        told = label("", "secondary", f"filled_{_name(key)}", wrap=True)
        edit = MarkedEdit(f"part_{_name(key)}", part.heading)
        edit.setFixedHeight(theme.px(FIELD_HEIGHT))
        edit.setReadOnly(not self._shown.is_open)
        edit.setPlaceholderText(_HINTS.get(part.kind, "Ghi từng ý một dòng; dòng bắt đầu bằng “- ” là gạch đầu dòng"))
        edit.entered.connect(partial(self._entered, edit))
        edit.marked.connect(partial(self._keep, key))
        font = told.font()
        font.setItalic(True)
        told.setFont(font)
        self._heads[key], self._filled[key], self.edits[key] = head, told, edit
        return [head, told, edit]

    def _read(self) -> ResolutionContent:
        return self._store.read(read_resolution, self._shown.meeting.id)

    def _show(self, content: ResolutionContent) -> None:
        row = content.row
        self._subject.setPlaceholderText(usual_subject(content, self._store.read(meeting_rules, content.meeting.id)))
        if not self._subject.isModified():
            self._subject.setText((row.subject or "") if row is not None else "")
        votes = self._store.read(list_votes, content.meeting.id)
        fill(self._vote, [("Tự nhận theo nội dung biểu quyết", None), *((vote.subject, vote.id) for vote in votes)],
             row.vote_id if row is not None else None)  # fmt: skip
        for filled in content.parts:
            key = filled.part.key
            self._heads[key].setText(filled.heading or filled.part.heading)
            words = _told(filled, content)
            self._filled[key].setText(words)
            self._filled[key].setVisible(bool(words))
            self.edits[key].show_marked(MarkedText(filled.text, filled.marks))

    @Slot(object)
    def _again(self, _topics: object) -> None:
        self._show(self._read())

    def _keep(self, key: str, written: MarkedText) -> None:
        self._store.attempt(save_section, self._shown.meeting.id, key, written.text, written.marks)

    @Slot()
    def _keep_subject(self) -> None:
        if self._subject.isModified() and self._shown.is_open:
            self._subject.setModified(False)
            self._store.attempt(set_subject, self._shown.meeting.id, self._subject.text())

    @Slot()
    def _keep_vote(self) -> None:
        self._store.attempt(adopt_by, self._shown.meeting.id, self._vote.currentData())

    def _preview(self) -> None:
        self._keep_all()
        show_paper(self, self._context, PaperKind.RESOLUTION, self._shown.meeting.id)

    def _keep_all(self) -> None:
        self._keep_subject()
        for edit in self.edits.values():
            edit.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed is kept however the dialog is left."""
        self._keep_all()
        super().hideEvent(event)


_HINTS = {
    PartKind.OPENING: "Thêm vào lời mở đầu, ví dụ tình hình thu nộp đảng phí",
    PartKind.CLOSING: "Thêm vào lời kết",
}


def _name(key: str) -> str:
    return key.replace(".", "_")


def _told(filled: FilledPart, content: ResolutionContent) -> str:
    """What the book fills in, in words; tables as a line each."""
    kind = filled.part.kind
    if kind is PartKind.RESULTS:
        lines = [f"{place}. {row.text}: {row.at_start}; {row.result}" for place, row in enumerate(content.results, 1)]
        return "\n".join(lines) or "Kỳ trước không có việc nào."
    if kind is PartKind.TASKS:
        return f"Sau phần này in bảng {len(content.tasks)} việc giao." if content.tasks else "Chưa giao việc nào."
    if kind is PartKind.QUALITY:
        sheet = content.quality
        return f"Tự chấm {sheet.score.total:g} điểm, loại {sheet.score.grade}." if sheet else "Buổi họp chưa chấm điểm."
    if kind is PartKind.CLOSING and not filled.sentence:
        return "Chưa có biểu quyết thông qua; có thì sổ tự ghi số phiếu."
    return filled.sentence
