"""What is written of one item: text, opinions, conclusion and internal annex, each kept as it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dvqc_desktop.domain.annex import NamedSentence
from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.marked_text import MarkedText
from dvqc_desktop.services.meetings.minutes.item_opinions import (
    ItemOpinionRow,
    add_opinion,
    delete_opinion,
    edit_opinion,
    list_opinions,
)
from dvqc_desktop.services.meetings.minutes.minutes import (
    ItemPart,
    move_to_annex,
    set_internal_note,
    set_item_conclusion,
    set_item_minutes,
)
from dvqc_desktop.services.meetings.minutes.named_workers import named_in
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.minutes.keeping import KeepingEdit
from dvqc_desktop.ui.pages.meetings.minutes.marked_edit import MarkedEdit
from dvqc_desktop.ui.pages.meetings.minutes.name_strip import NameStrip
from dvqc_desktop.ui.pages.meetings.minutes.opinion_lines import OpinionLine, OpinionLines
from dvqc_desktop.ui.pages.meetings.minutes.shown_items import ShownItem
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label, link_button

TEXT_HEIGHT, MOST_HEIGHT, CONCLUSION_HEIGHT, NOTE_HEIGHT = 104, 420, 62, 50
LARGE = 1.5


class ItemSheet(QScrollArea):
    """`large` sets larger type; `entered` carries the field that has the cursor."""

    entered = Signal(object)

    def __init__(self, store: Store, large: bool = False) -> None:
        super().__init__()
        self._store, self._large = store, large
        self._item: ShownItem | None = None
        self.setObjectName("itemSheet")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.presented = label("", "secondary", "minutePresenterLabel", wrap=True)
        self.text = MarkedEdit("minuteEdit", "Nội dung biên bản của mục")
        self.text_names = NameStrip("minuteNameStrip")
        self.opinions = OpinionLines()
        self.add_opinion = link_button("Thêm ý kiến", self._add_opinion, "addOpinionButton")
        self.conclusion = MarkedEdit("itemConclusionEdit", "Kết luận của mục")
        self.conclusion_names = NameStrip("conclusionNameStrip")
        self.note = KeepingEdit("internalNoteEdit", "Phụ lục nội bộ của mục")
        self.note_names = NameStrip("internalNoteStrip", inside=True)
        self.active = self.text
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        scale = LARGE if self._large else 1.0
        inner = QWidget()
        inner.setObjectName("scrollBody")
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(5)
        column.addWidget(self.presented)
        self.text.grow(int(TEXT_HEIGHT * scale), MOST_HEIGHT)
        column.addWidget(self.text, 1)
        column.addWidget(self.text_names)
        head = QHBoxLayout()
        head.addWidget(label("Ý kiến", "strong"))
        head.addWidget(self.add_opinion)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.opinions)
        column.addWidget(label("Kết luận của mục", "strong"))
        self.conclusion.setFixedHeight(theme.px(CONCLUSION_HEIGHT * scale))
        column.addWidget(self.conclusion)
        column.addWidget(self.conclusion_names)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label("Phụ lục nội bộ", "strong"))
        line.addWidget(label("việc của từng người; không in trong biên bản, không nộp lên", "hint", wrap=True), 1)
        column.addLayout(line)
        self.note.setFixedHeight(theme.px(NOTE_HEIGHT * scale))
        column.addWidget(self.note)
        column.addWidget(self.note_names)
        self.setWidget(inner)
        if self._large:
            for edit in (self.text, self.conclusion, self.note):
                edit.setProperty("type", "large")
            self.opinions.enlarge()

    def _connect(self) -> None:
        self.text.marked.connect(self._save_text)
        self.conclusion.marked.connect(self._save_conclusion)
        self.note.kept.connect(self._save_note)
        self.text_names.wanted.connect(self._move_from_text)
        self.conclusion_names.wanted.connect(self._move_from_conclusion)
        self.opinions.written.connect(self._write_opinion)
        self.opinions.unwanted.connect(self._remove_opinion)
        self.opinions.entered.connect(self._use)
        self.text.entered.connect(self._use_text)
        self.conclusion.entered.connect(self._use_conclusion)

    @property
    def item_id(self) -> int | None:
        """The item shown."""
        return self._item.record.id if self._item else None

    def show_item(self, item: ShownItem | None) -> None:
        """Shows an item; the same one again leaves what is being typed."""
        another = item is None or item.record.id != self.item_id
        self._item = item
        record = item.record if item else None
        is_open = item is not None and item.shown.is_open
        if another:
            self.opinions.clear()
            self.active = self.text
        pairs = ((self.text, record.text if record else None), (self.conclusion, record.conclusion if record else None))
        for edit, value in pairs:
            (edit.forget_marked if another else edit.show_marked)(value or MarkedText())
            edit.setReadOnly(not is_open)
        (self.note.forget if another else self.note.show_text)((record.note if record else "") or "")
        self.note.setReadOnly(not is_open)
        self.add_opinion.setVisible(is_open)
        self.presented.setText(_presented(item))
        if item is not None:
            self._show_opinions(item)
        self._warn()

    def keep(self) -> None:
        """Keeps what is being typed."""
        for edit in (self.text, self.conclusion, self.note):
            edit.keep()
        self.opinions.keep()

    def _show_opinions(self, item: ShownItem) -> None:
        self.opinions.use_members(item.shown.members, item.shown.meeting.kind == MeetingKind.CRITICISM)
        rows = self._store.read(list_opinions, item.shown.meeting.id)
        self.opinions.show_rows(_of_item(rows, item.record.id), item.shown.is_open)

    def _warn(self) -> None:
        """Looks for workers in what the book holds of the item."""
        item = self._item
        if item is None:
            return
        record = item.record
        self.text_names.show_named(self._named(item, record.text.text))
        self.conclusion_names.show_named(self._named(item, record.conclusion.text))
        self.note_names.show_named(self._named(item, record.note or ""))
        for line in self.opinions.lines:
            line.show_named(self._named(item, line.text.value().text))

    def _named(self, item: ShownItem, text: str) -> tuple[NamedSentence, ...]:
        """The sentences that name a worker; a guest of the meeting may be named, but for his class."""
        meeting = item.shown.meeting
        found = self._store.read(named_in, text, meeting.held_on)
        return tuple(one for one in found if one.classed or one.name not in (meeting.guests or ""))

    @Slot()
    def _use_text(self) -> None:
        self._use(self.text)

    @Slot()
    def _use_conclusion(self) -> None:
        self._use(self.conclusion)

    @Slot(object)
    def _use(self, edit: MarkedEdit) -> None:
        """The field that the tools work on."""
        self.active = edit
        self.entered.emit(edit)

    @Slot(object)
    def _save_text(self, marked: MarkedText) -> None:
        if self._item is not None:
            self._store.attempt(set_item_minutes, self._item.record.id, marked.text, marked.marks)

    @Slot(object)
    def _save_conclusion(self, marked: MarkedText) -> None:
        if self._item is not None:
            self._store.attempt(set_item_conclusion, self._item.record.id, marked.text, marked.marks)

    @Slot(str)
    def _save_note(self, text: str) -> None:
        if self._item is not None:
            self._store.attempt(set_internal_note, self._item.record.id, text)

    @Slot()
    def _add_opinion(self) -> None:
        line = self.opinions.add()
        self.active = line.text
        self.ensureWidgetVisible(line)

    @Slot(object)
    def _write_opinion(self, line: OpinionLine) -> None:
        if line.opinion_id is not None:
            self._store.attempt(edit_opinion, line.opinion_id, line.form())
        elif self._item is not None:
            self._store.attempt(add_opinion, self._item.record.id, line.form())

    @Slot(object)
    def _remove_opinion(self, line: OpinionLine) -> None:
        self.active = self.text
        if line.opinion_id is None:
            self.opinions.drop(line)
        else:
            self._store.attempt(delete_opinion, line.opinion_id)

    @Slot(str)
    def _move_from_text(self, sentence: str) -> None:
        self._move(ItemPart.MINUTES, sentence)

    @Slot(str)
    def _move_from_conclusion(self, sentence: str) -> None:
        self._move(ItemPart.CONCLUSION, sentence)

    def _move(self, part: ItemPart, sentence: str) -> None:
        self.keep()
        if self._item is not None:
            self._store.attempt(move_to_annex, self._item.record.id, part, sentence)


def _of_item(rows: Sequence[ItemOpinionRow], item_id: int) -> list[ItemOpinionRow]:
    return [row for row in rows if row.item_id == item_id]


def _presented(item: ShownItem | None) -> str:
    if item is None:
        return "Chương trình chưa có mục nào."
    who = f"Trình bày: {item.record.presenter}, " if item.record.presenter else ""
    return f"{who}{item.times}"
