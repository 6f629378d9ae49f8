"""The posts outside the Party on the sheet of a worker: those held, with their days, and those of the past."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dvqc_desktop.domain.codes import Organization
from dvqc_desktop.services.people.posts import PostRow
from dvqc_desktop.services.people.worker_forms import PostEntry
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit
from dvqc_desktop.ui.widgets.fields import FormField

ORGANIZATIONS = {
    Organization.PRODUCTION: "Sản xuất",
    Organization.UNION: "Công đoàn",
    Organization.YOUTH: "Đoàn thanh niên",
    Organization.WOMEN: "Phụ nữ",
}
DAY_WIDTH = 136


class PostLine(QWidget):
    """One post: organisation, title, from which day, and from which day no more; an empty title is no post.

    `changed` when any of them is edited.
    """

    changed = Signal()

    def __init__(self, entry: PostEntry | None, captions: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._organization = QComboBox()
        for code, words in ORGANIZATIONS.items():
            self._organization.addItem(words, code)
        self.title = QLineEdit()
        self.title.setObjectName("postTitleEdit")
        self.title.setPlaceholderText("Chức vụ, ví dụ: Bí thư chi đoàn")
        self._start, self._end = OptionalDateEdit("postStartEdit"), OptionalDateEdit("postEndEdit")
        self._fields = []
        for words, widget in (
            ("Tổ chức", self._organization),
            ("Chức vụ", self.title),
            ("Từ ngày", self._start),
            ("Thôi từ ngày", self._end),
        ):
            made = FormField(words if captions else "", widget)
            widget.setAccessibleName(words)
            self._fields.append(made)
            row.addWidget(made, int(widget is self.title), Qt.AlignmentFlag.AlignTop)
        for edit in (self._start, self._end):
            edit.setFixedWidth(theme.px(DAY_WIDTH))
        if entry is not None:
            self._organization.setCurrentIndex(self._organization.findData(entry.organization))
            self.title.setText(entry.title)
            self._start.set_day(entry.start_on)
            self._end.set_day(entry.end_on)
        self._organization.currentIndexChanged.connect(lambda _place: self.changed.emit())
        for written in (self.title, self._start, self._end):
            written.textChanged.connect(lambda _text: self.changed.emit())

    def entry(self) -> PostEntry:
        """What is written."""
        return PostEntry(
            Organization(self._organization.currentData()), self.title.text(), self._start.day(), self._end.day()
        )

    def check(self) -> bool:
        """Says under the field what cannot be taken; True when all can."""
        start, end = self._start.day(), self._end.day()
        reversed_days = start is not None and end is not None and end < start
        for edit, field in ((self._start, self._fields[2]), (self._end, self._fields[3])):
            field.refuse("" if edit.is_valid() else "Ghi dạng 31/12/2026.")
        if reversed_days:
            self._fields[3].refuse("Sớm hơn ngày bắt đầu.")
        return not any(field.error for field in self._fields)


class PostsPart(QWidget):
    """Lines to write in, a button for one more, and the posts of the past to read; `changed` when a line is edited."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(label("Chức vụ ngoài Đảng", "strong"))
        self._rows = QVBoxLayout()
        layout.addLayout(self._rows)
        more = button("Thêm chức vụ", "add", "", "addPostButton")
        more.clicked.connect(lambda _on=False: self._add())
        foot = QHBoxLayout()
        foot.addWidget(more)
        self._past = label("", "secondary", "pastPostsLabel", wrap=True)
        foot.addWidget(self._past, 1)
        layout.addLayout(foot)
        self._lines: list[PostLine] = []
        self._add()

    def show_posts(self, held: Iterable[PostEntry], every: Iterable[PostRow], day: date) -> None:
        """Shows the posts held on a day to write on, and those ended by it to read."""
        for line in self._lines:
            line.hide()
            line.setParent(None)
            line.deleteLater()
        self._lines = []
        for entry in held:
            self._add(entry)
        if not self._lines:
            self._add()
        past = [post for post in every if post.organization in ORGANIZATIONS and post.end_on and post.end_on <= day]
        self._past.setText(f"Đã thôi: {'; '.join(map(_past_words, past))}" if past else "")

    def entries(self) -> tuple[PostEntry, ...]:
        """All that is written, empty lines too."""
        return tuple(line.entry() for line in self._lines)

    def organizations(self, day: date) -> frozenset[Organization]:
        """In which organisations a post is held on a day, by what is written; a post without its day is held."""
        return frozenset(
            entry.organization
            for entry in self.entries()
            if entry.title.strip()
            and (entry.start_on is None or entry.start_on <= day)
            and (entry.end_on is None or entry.end_on > day)
        )

    def check(self) -> bool:
        """Says what cannot be taken under its field; True when all can."""
        fine = [line.check() for line in self._lines]
        return all(fine)

    def _add(self, entry: PostEntry | None = None) -> None:
        line = PostLine(entry, captions=not self._lines)
        line.changed.connect(self.changed)
        self._lines.append(line)
        self._rows.addWidget(line)


def _past_words(post: PostRow) -> str:
    assert post.end_on is not None
    return f"{post.title} ({ORGANIZATIONS[post.organization]}), {post.start_on:%d/%m/%Y}–{post.end_on:%d/%m/%Y}"
