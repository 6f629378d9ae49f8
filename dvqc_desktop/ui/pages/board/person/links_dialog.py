"""The links of one worker with others in the work: listed, added, put right, ended; read by the advice alone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import LinkKind
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.links import (
    ApartEndMissingError,
    ApartReasonMissingError,
    ApartTooLongError,
    LinkBothError,
    LinkTwiceError,
)
from dvqc_desktop.domain.errors.workers import SpanReversedError, WorkerGoneError
from dvqc_desktop.domain.links import LINK_WORDS
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.people.worker_links import LinkForm, LinkRow, add_link, change_link, end_link, list_links
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.data import AT_ONCE, BoardData
from dvqc_desktop.ui.pages.board.words import work_line
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import divider, icon_label, label, link_button
from dvqc_desktop.ui.widgets.date_edit import DateEdit, OptionalDateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField, focus_first_error
from dvqc_desktop.ui.widgets.person_combo import PersonCombo

WIDTH = 680
ICONS = {LinkKind.APART: ("arrow_swap", "warn"), LinkKind.GOOD: ("people_checkmark", "ok")}
FIELD_OF: dict[type[AppError], str] = {
    ApartReasonMissingError: "reason",
    ApartEndMissingError: "until",
    ApartTooLongError: "until",
    SpanReversedError: "until",
    WorkerGoneError: "start",
    LinkTwiceError: "other",
    LinkBothError: "kind",
}


class LinksDialog(Dialog):
    """Stays open over several acts; each is written at once and can be undone."""

    def __init__(self, parent: QWidget, store: Store, data: BoardData, card: Card) -> None:
        super().__init__(parent, "Quan hệ trong công việc", "linksDialog")
        self._store, self._card = store, card
        self._edited: int | None = None
        self._people = _people(data, card)
        self._other = PersonCombo("linkOtherCombo", "Với ai")
        self._kind = QComboBox()
        self._kind.setObjectName("linkKindCombo")
        for code in (LinkKind.GOOD, LinkKind.APART):
            self._kind.addItem(LINK_WORDS[code], code)
        self._start = DateEdit("linkStartEdit", clock.today())
        self._until = OptionalDateEdit("linkUntilEdit")
        self._reason = QLineEdit()
        self._reason.setObjectName("linkReasonEdit")
        self._reason.setPlaceholderText("Lý do thuộc về công việc, ví dụ: hai người lệch ca máy")
        self._fields = {
            "other": FormField("Với ai", self._other, required=True),
            "kind": FormField("Quan hệ", self._kind, required=True),
            "start": FormField("Từ ngày", self._start, required=True),
            "until": FormField("Đến hết ngày", self._until),
            "reason": FormField("Lý do trong công việc", self._reason),
        }
        self._lines = QVBoxLayout()
        self._heading = label("", "section")
        self._stop_edit = link_button("Bỏ sửa", self._begin, "stopLinkEditButton")
        self._lay_out()
        self._show_links()
        self._begin()

    def _lay_out(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))
        head = QHBoxLayout()
        head.addWidget(label(self._card.name, "person"))
        head.addWidget(label(work_line(self._card), "secondary"), 1)
        self.body.addLayout(head)
        self._lines.setSpacing(4)
        self.body.addLayout(self._lines)
        self.body.addWidget(divider())
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._stop_edit)
        self.body.addLayout(top)
        for names in (("other", "kind"), ("start", "until", "reason")):
            row = QHBoxLayout()
            row.setSpacing(12)
            for name in names:
                wide = int(name in ("other", "kind", "reason"))
                row.addWidget(self._fields[name], wide, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)
        self.body.addWidget(
            label(
                "Nên xếp khác nhóm cần lý do công việc và ngày hết hạn. Chỉ dùng để gợi ý trong sổ, không in ra.",
                "hint",
                wrap=True,
            )
        )
        self.body.addStretch(1)
        self.add_button("Đóng", self.reject, "closeLinksButton")
        self.add_primary("Ghi quan hệ", self._save, "saveLinkButton")

    @Slot()
    def _begin(self) -> None:
        """An empty form for a new link."""
        self._edited = None
        self._other.set_people(self._people)
        self._other.select(None)
        self._show_form("Ghi thêm", LinkForm(LinkKind.GOOD, clock.today()))

    def _edit(self, row: LinkRow) -> None:
        self._edited = row.id
        self._other.set_people([(row.other_id, row.other_name)])
        self._other.select(row.other_id)
        self._show_form("Sửa quan hệ đã ghi", LinkForm(row.kind, row.start_on, row.until, row.reason))

    def _show_form(self, heading: str, form: LinkForm) -> None:
        new = self._edited is None
        self._heading.setText(heading)
        self._stop_edit.setVisible(not new)
        self._other.setEnabled(new)
        self._kind.setCurrentIndex(self._kind.findData(form.kind))
        self._start.set_day(form.start_on)
        self._until.set_day(form.until)
        self._reason.setText(form.reason)
        assert self.primary is not None
        self.primary.setText("Ghi quan hệ" if new else "Lưu thay đổi")
        for field in self._fields.values():
            field.refuse("")

    def _show_links(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        rows = self._store.read(list_links, self._card.id, clock.today())
        for row in rows:
            self._lines.addWidget(self._line(row))
        if not rows:
            self._lines.addWidget(label("Chưa ghi quan hệ nào trong công việc.", "secondary"))

    def _line(self, row: LinkRow) -> QWidget:
        made = QWidget()
        made.setObjectName(f"link_{row.id}")
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 2, 0, 2)
        icon, token = ICONS[row.kind]
        line.addWidget(icon_label(icon, token if row.holds else "text3"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(f"{row.other_name}: {_lower(LINK_WORDS[row.kind])}", "strong" if row.holds else ""))
        words.addWidget(label(" · ".join(part for part in (_days(row), row.reason) if part), "secondary", wrap=True))
        line.addLayout(words, 1)
        if row.until is None or row.until >= clock.today():
            line.addWidget(link_button("Sửa", lambda: self._edit(row), f"editLink_{row.id}"))
            line.addWidget(link_button("Kết thúc", lambda: self._end(row), f"endLink_{row.id}"))
        return made

    def _end(self, row: LinkRow) -> None:
        """From today on; one that has not begun is taken out."""
        if self._store.attempt(end_link, row.id, max(clock.today(), row.start_on)) is not None:
            self._begin()
            self._show_links()

    def _save(self) -> None:
        for field in self._fields.values():
            field.refuse("")
        other_id = self._other.person_id()
        if other_id is None:
            self._fields["other"].refuse("Chưa chọn người.")
        if not self._until.is_valid():
            self._fields["until"].refuse("Ghi ngày dạng 31/12/2026.")
        if other_id is not None and self._until.is_valid():
            self._write(other_id)
        focus_first_error(list(self._fields.values()))

    def _write(self, other_id: int) -> None:
        form = LinkForm(LinkKind(self._kind.currentData()), self._start.day(), self._until.day(), self._reason.text())
        try:
            self._change(other_id, form)
        except AppError as refusal:
            sentence = refusal.parts[0].partition(": ")[2]
            self._fields[FIELD_OF[type(refusal)]].refuse(f"{sentence[:1].upper()}{sentence[1:]}")
            return
        self._begin()
        self._show_links()

    def _change(self, other_id: int, form: LinkForm) -> Change:
        if self._edited is None:
            return self._store.write(add_link, self._card.id, other_id, form)
        return self._store.write(change_link, self._edited, form)


def _people(data: BoardData, card: Card) -> Sequence[tuple[int, str]]:
    """Whom the link may be with; of very many people those of the same group."""
    everybody = data.total <= AT_ONCE
    return [
        (other.id, other.name)
        for other in data.cards
        if other.id != card.id and (everybody or other.group_id == card.group_id)
    ]


def _days(row: LinkRow) -> str:
    if row.until is not None and row.until < clock.today():
        return f"đã hết ngày {row.until:%d/%m/%Y}"
    until = f" đến hết ngày {row.until:%d/%m/%Y}" if row.until else ""
    return f"từ ngày {row.start_on:%d/%m/%Y}{until}"


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
