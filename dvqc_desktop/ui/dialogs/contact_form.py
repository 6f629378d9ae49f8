"""The fields of a contact: what a member saw and heard, or what an active worker did to help."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from dvqc_desktop.domain.codes import ContactKind, ReferredTo
from dvqc_desktop.domain.contacts import KIND_WORDS, TOPIC_WORDS, ContactTopic
from dvqc_desktop.domain.dates import weekday_words
from dvqc_desktop.domain.plans import hint_words, word_hints
from dvqc_desktop.domain.proposals import REFERRED_WORDS
from dvqc_desktop.services.contacts.contacts import ContactFields, ContactRow, Referral
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import with_class_names
from dvqc_desktop.ui.widgets.basics import icon_label, label, link_button
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit
from dvqc_desktop.ui.widgets.private_edit import PrivateEdit

KINDS = (
    *(ContactKind.SHIFT, ContactKind.BREAK, ContactKind.MEAL, ContactKind.HOME_VISIT),
    *(ContactKind.ILLNESS, ContactKind.MEETING, ContactKind.FEEDBACK, ContactKind.OTHER),
)
LABELS = 124  # pixels of the normal type: the labels of both halves of the dialog end in one line
TOPICS_A_LINE = 3
FRIEND_WORDS = "Người {active} giúp như bạn bè: sổ chỉ giữ ngày gặp và việc đã giúp."
PRIVATE_WORDS = "Ai có mật khẩu sổ đều mở được. Không in, không xuất, không tìm thấy."


class ContactForm(QWidget):
    """Fields below the names and the day. `set_free(False)` leaves the occasion and the help given alone.

    `text_changed` tells that a row came or went.
    """

    text_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said = QPlainTextEdit()
        self.said.setObjectName("contactTextEdit")
        self.said.setAccessibleName("Nội dung")
        self.said.setPlaceholderText("Anh/chị ấy nói gì, đang làm gì")
        self.said.setTabChangesFocus(True)
        self.said.setFixedHeight(theme.px(62))
        self.help_given = _line("helpGivenEdit", "Ví dụ: cùng gá thử cách kẹp hai chi tiết")
        self.seen = _line("seenEdit", "Điều thấy được tại chỗ")
        self.progress = _line("progressEdit", "Việc làm được hơn lần trước")
        self.need = _line("needEdit", "Điều cần người khác giúp")
        self.next_step = _line("nextStepEdit", "Việc hẹn lần tới")
        self.next_on = OptionalDateEdit("nextContactDateEdit")
        self.refer = QCheckBox("Đồng ý chuyển cho")
        self.refer.setObjectName("referCheck")
        self.refer_to = QComboBox()
        self.refer_to.setObjectName("referToCombo")
        self.kinds = QButtonGroup(self)
        self.kinds.setObjectName("contactPlaceGroup")
        self.topics: dict[ContactTopic, QCheckBox] = {}
        self.private = PrivateEdit("privateNoteEdit", "Phần riêng")
        self.aside = QCheckBox()
        self.aside.setObjectName("keptAsideCheck")
        self._weekday = label("", "hint", "nextContactWeekday")
        self._hint = label("", "warn", "contactWordHint", wrap=True)
        self._friend = label(with_class_names(FRIEND_WORDS), "secondary", "contactFriendLabel", wrap=True)
        self._form = QFormLayout(self)
        self._member_rows: tuple[QWidget, ...] = ()
        self._more_open = self._many = False
        self._build()
        self.refer.toggled.connect(self.refer_to.setVisible)
        self.next_on.textChanged.connect(self._tell_weekday)
        self.said.textChanged.connect(self._tell_hints)
        self.progress.textChanged.connect(self._tell_hints)

    def set_free(self, free: bool, name: str) -> None:
        """A member's words are kept; of an active worker the help given alone."""
        for widget in self._member_rows:
            self._form.setRowVisible(widget, free and not (self._many and widget is self._private_box))
        for widget in (self._friend, self.help_given):
            self._form.setRowVisible(widget, not free)
        self._form.setRowVisible(self._more_box, free and self._more_open)
        self.aside.setText(f"Có điều riêng, đồng chí {name} giữ, không ghi vào sổ")
        self._tell_hints()

    def fields(self, by_id: int, at: date, free: bool) -> ContactFields:
        """What the form holds."""
        kind = KINDS[self.kinds.checkedId()]
        if not free:
            return ContactFields(by_id, at, kind, help_given=self.help_given.text())
        return ContactFields(
            by_id,
            at,
            kind,
            topics=tuple(topic for topic, box in self.topics.items() if box.isChecked()),
            said=self.said.toPlainText(),
            seen=self.seen.text(),
            progress=self.progress.text(),
            need=self.need.text(),
            next_step=self.next_step.text(),
            next_on=self.next_on.day(),
            kept_aside=self.aside.isChecked(),
        )

    def referral(self, free: bool) -> Referral | None:
        """To whom the need is passed on, where that was agreed."""
        to = self.refer_to.currentData()
        return Referral(ReferredTo(to)) if free and self.refer.isChecked() else None

    def set_many(self, many: bool) -> None:
        """Of several people met together no private part is kept; `set_free` shows it."""
        self._many = many

    def private_words(self, free: bool) -> str:
        """The private part, where one may be kept."""
        return self.private.toPlainText() if free and not self._many else ""

    def says_something(self, free: bool) -> bool:
        """At least one sentence of what was talked about or done."""
        if not free:
            return bool(self.help_given.text().strip())
        texts = [self.said.toPlainText(), self.seen.text(), self.progress.text(), self.need.text()]
        return any(text.strip() for text in texts) or bool(self.private_words(free).strip()) or self.aside.isChecked()

    def clear(self) -> None:
        """Empties the words for the next person."""
        for edit in (self.help_given, self.seen, self.progress, self.need, self.next_step):
            edit.clear()
        self.said.clear()
        self.private.clear()
        self.refer.setChecked(False)
        self.aside.setChecked(False)
        for box in self.topics.values():
            box.setChecked(False)

    def fill(self, words: ContactRow | ContactFields) -> None:
        """Fills the form with a contact or a draft; a private part is never among them."""
        self.said.setPlainText(words.said or "")
        for edit, text in (
            (self.help_given, words.help_given),
            (self.seen, words.seen),
            (self.progress, words.progress),
            (self.need, words.need),
            (self.next_step, words.next_step),
        ):
            edit.setText(text or "")
        self.next_on.set_day(words.next_on)
        self.aside.setChecked(words.kept_aside)
        self.kinds.button(KINDS.index(words.kind)).setChecked(True)
        for topic, box in self.topics.items():
            box.setChecked(topic in words.topics)
        if words.seen or words.topics:
            self._more_open = True

    def show_contact(self, row: ContactRow) -> None:
        """A contact to be put right: its private part is not read, only replaced by what is newly written."""
        self.fill(row)
        if row.has_private:
            self.private.setPlaceholderText("Để trống thì giữ nguyên phần riêng đã ghi")
        self.refer.hide()

    def _build(self) -> None:
        form = self._form
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(7)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        kinds = label("Dịp gặp")
        kinds.setMinimumWidth(theme.px(LABELS))
        kinds.setAlignment(form.labelAlignment())
        form.addRow(kinds, self._kind_row())
        form.addRow("", self._friend)
        form.addRow("Đã giúp *", self.help_given)
        form.addRow("Nội dung *", self.said)
        form.addRow("Tiến bộ thấy được", self.progress)
        need = self._need_row()
        form.addRow("Việc cần giúp", need)
        more = link_button("Thêm: điều thấy được, chuyện về gì", self._toggle_more, "contactMoreButton")
        self._more_box = self._more()
        more_row = _row(more)
        form.addRow("", more_row)
        form.addRow("", self._more_box)
        form.addRow("", self._hint)
        self._private_box = self._private()
        form.addRow("Phần riêng", self._private_box)
        next_row = self._next_row()
        form.addRow("Lần gặp tới", next_row)
        self._member_rows = (self.said, self.progress, need, more_row, self._private_box, next_row)
        self._hint.hide()

    def _kind_row(self) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(18))
        grid.setVerticalSpacing(0)
        for number, kind in enumerate(KINDS):
            made = QRadioButton(KIND_WORDS[kind].capitalize())
            self.kinds.addButton(made, number)
            grid.addWidget(made, number // 4, number % 4)
        self.kinds.button(KINDS.index(ContactKind.BREAK)).setChecked(True)
        return row

    def _need_row(self) -> QWidget:
        for code, words in REFERRED_WORDS.items():
            self.refer_to.addItem(words, code)
        self.refer_to.setCurrentIndex(self.refer_to.findData(ReferredTo.MANAGEMENT))
        self.refer_to.setAccessibleName("Chuyển cho")
        self.refer_to.hide()
        return _row(self.need, self.refer, self.refer_to)

    def _more(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.seen)
        topics = QWidget()
        grid = QGridLayout(topics)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        for place, (topic, words) in enumerate(TOPIC_WORDS.items()):
            made = QCheckBox(f"{words[:1].upper()}{words[1:]}")
            self.topics[topic] = made
            grid.addWidget(made, *divmod(place, TOPICS_A_LINE))
        column.addWidget(topics)
        return box

    def _private(self) -> QWidget:
        box = QFrame()
        box.setProperty("kind", "strip")
        box.setProperty("tone", "warn")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(icon_label("lock_closed_filled", "warn"))
        head.addWidget(label(PRIVATE_WORDS, "warn"), 1)
        column = QVBoxLayout(box)
        column.setContentsMargins(10, 6, 10, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.private)
        column.addWidget(self.aside)
        box.setMinimumHeight(theme.px(24 + 44 + 24 + 24))
        return box

    def _next_row(self) -> QWidget:
        return _row(self.next_step, self.next_on, self._weekday)

    @Slot()
    def _toggle_more(self) -> None:
        self._more_open = not self._more_open
        self._form.setRowVisible(self._more_box, self._more_open)
        self.text_changed.emit()

    @Slot()
    def _tell_weekday(self) -> None:
        day = self.next_on.day()
        self._weekday.setText(weekday_words(day) if day is not None else "chưa hẹn")

    @Slot()
    def _tell_hints(self) -> None:
        shown = self.said.isVisibleTo(self)
        words = hint_words(word_hints(f"{self.said.toPlainText()} {self.progress.text()}")) if shown else ""
        self._hint.setText(words)
        self._form.setRowVisible(self._hint, bool(words))


def _line(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    return made


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget, 1 if isinstance(widget, QLineEdit) and widget.maximumWidth() > 1000 else 0)
    if not any(isinstance(widget, QLineEdit) for widget in widgets):
        layout.addStretch(1)
    return row
