"""The opinions given on an item, a line each: speaker, words, whether they stay inside."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dvqc_desktop.domain.annex import NamedSentence
from dvqc_desktop.services.meetings.minutes.item_opinions import ItemOpinionRow, OpinionForm
from dvqc_desktop.services.people.leaders import MemberName
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.minutes.marked_edit import MarkedEdit
from dvqc_desktop.ui.pages.meetings.minutes.name_strip import NameStrip
from dvqc_desktop.ui.widgets.basics import icon_button
from dvqc_desktop.ui.widgets.person_combo import PersonCombo

SPEAKER_WIDTH, LINE_HEIGHT, MOST_HEIGHT = 190, 34, 130


class OpinionLine(QWidget):
    """One opinion; `changed` says its form is to be written, `unwanted` that it is to be taken out."""

    changed = Signal()
    unwanted = Signal()

    def __init__(self, members: Sequence[MemberName]) -> None:
        super().__init__()
        self.opinion_id: int | None = None
        self.setObjectName("opinionLine")
        self.speaker = PersonCombo("opinionSpeakerCombo", "Người phát biểu")
        self.speaker.set_people((member.id, member.name) for member in members)
        self.speaker.setFixedWidth(theme.px(SPEAKER_WIDTH))
        edit = self.speaker.lineEdit()
        if edit is not None:
            edit.setPlaceholderText("Người phát biểu")
        self.text = MarkedEdit("opinionEdit", "Ý kiến")
        self.text.grow(LINE_HEIGHT, MOST_HEIGHT)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.inside = QCheckBox("Nội bộ")
        self.inside.setObjectName("opinionInternalCheck")
        self.inside.setToolTip("Ở phụ lục nội bộ, không in trong biên bản")
        self.remove = icon_button("delete", "Xóa ý kiến", "removeOpinionButton")
        self.names = NameStrip("opinionNameStrip")
        self._lay_out()
        self.text.marked.connect(self._tell)
        self.speaker.picked.connect(self._tell)
        self.inside.clicked.connect(self._tell)
        self.names.wanted.connect(self._move_inside)
        self.remove.clicked.connect(self.unwanted)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.speaker)
        row.addStretch(1)
        row.addWidget(self.inside)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.text)
        column.addWidget(self.names)

    def form(self) -> OpinionForm:
        """The opinion as it stands."""
        return OpinionForm(self.speaker.person_id(), self.text.value(), self.inside.isChecked())

    def show_row(self, row: ItemOpinionRow, is_open: bool) -> None:
        """Shows what the book holds, without touching what is being typed."""
        self.opinion_id = row.id
        self.text.show_marked(row.form.words)
        if not self.speaker.hasFocus():
            self.speaker.select(row.form.speaker_id)
        self.inside.setChecked(row.form.internal)
        self.allow(is_open)

    def allow(self, is_open: bool) -> None:
        """Closed minutes can only be read."""
        self.text.setReadOnly(not is_open)
        for part in (self.speaker, self.inside, self.remove):
            part.setEnabled(is_open)

    def show_named(self, named: Sequence[NamedSentence]) -> None:
        """Warns of a worker's name in an opinion that is printed."""
        self.names.show_named([one for one in named if one.classed or not self.inside.isChecked()])

    @Slot()
    def _move_inside(self) -> None:
        self.inside.setChecked(True)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        if self.text.value().text:
            self.changed.emit()


class OpinionLines(QWidget):
    """The lines of an item; `written` carries a line to be written, `unwanted` one to be taken out."""

    written = Signal(object)
    unwanted = Signal(object)
    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[OpinionLine] = []
        self._members: Sequence[MemberName] = ()
        self._anonymous = False
        self._large = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def use_members(self, members: Sequence[MemberName], anonymous: bool) -> None:
        """Who may speak; a session of criticism notes nobody."""
        self._members, self._anonymous = members, anonymous

    def enlarge(self) -> None:
        """Larger type, for the view of writing."""
        self._large = True

    def clear(self) -> None:
        """Takes all lines off, as when another item is shown."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []

    def show_rows(self, rows: Sequence[ItemOpinionRow], is_open: bool) -> None:
        """Shows the opinions of the item; a line just written for the first time takes the new one."""
        known = {line.opinion_id: line for line in self.lines if line.opinion_id is not None}
        fresh = [line for line in self.lines if line.opinion_id is None and line.text.value().text]
        for row in rows:
            line = known.pop(row.id, None) or (fresh.pop(0) if fresh else self._new_line())
            line.show_row(row, is_open)
        for line in known.values():
            self.lines.remove(line)
            line.hide()
            line.deleteLater()

    def add(self) -> OpinionLine:
        """An empty line to write into."""
        empty = next((line for line in self.lines if line.opinion_id is None and not line.text.value().text), None)
        line = empty or self._new_line()
        (line.text if self._anonymous else line.speaker).setFocus()
        return line

    def keep(self) -> None:
        """Keeps what is being typed."""
        for line in tuple(self.lines):
            line.text.keep()

    def _new_line(self) -> OpinionLine:
        line = OpinionLine(self._members)
        line.speaker.setVisible(not self._anonymous)
        if self._large:
            line.text.setProperty("type", "large")
        line.changed.connect(lambda: self.written.emit(line))
        line.unwanted.connect(lambda: self.unwanted.emit(line))
        line.text.entered.connect(lambda: self.entered.emit(line.text))
        self.lines.append(line)
        self._column.addWidget(line)
        return line

    def drop(self, line: OpinionLine) -> None:
        """Takes a line off that was never written."""
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
