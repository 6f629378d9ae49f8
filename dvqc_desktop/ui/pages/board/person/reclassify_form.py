"""The left side of the dialog that gives a class: strengths first, then aspect, cause, help, and the reason."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.classes.classes import SEPARATOR, ClassEntry, ClassForm
from dvqc_desktop.services.classes.reclassify import MeetingChoice
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name
from dvqc_desktop.ui.pages.board.person.check_list import ASPECTS, CAUSES, CheckList
from dvqc_desktop.ui.widgets.basics import icon_label, label, set_look
from dvqc_desktop.ui.widgets.segment import Segment

NO_MEETING = "Không qua buổi họp"
TARGETS = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP, WorkerClass.UNCLASSIFIED)
THIRD = WorkerClass.NEEDS_HELP


class Caption(QWidget):
    """ "1. Mặt mạnh *  ghi trước, …", and the sentence under its field when something is missing."""

    def __init__(self, words: str, hint: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(4)
        row.addWidget(label(words, "strong"))
        self.star = label("*", "error")
        row.addWidget(self.star)
        row.addWidget(label(hint, "hint"))
        row.addStretch(1)
        self.error = QWidget()
        line = QHBoxLayout(self.error)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(5)
        self._sentence: QLabel = label("", "error")
        line.addWidget(icon_label("error_circle_filled", "danger"))
        line.addWidget(self._sentence, 1)
        self.error.hide()

    def refuse(self, sentence: str, field: QWidget) -> None:
        """Shows what is missing; an empty sentence takes it away."""
        self._sentence.setText(sentence)
        self.error.setVisible(bool(sentence))
        if isinstance(field, (QLineEdit, QPlainTextEdit)):
            set_look(field, "state", "error" if sentence else "")


class ReclassifyForm(QWidget):
    """Fields of one class; `changed` when the class or the aspects are other ones."""

    changed = Signal()

    def __init__(self, meetings: Sequence[MeetingChoice]) -> None:
        super().__init__()
        self.captions = {
            "strengths": Caption("1. Mặt mạnh", "ghi trước, ít nhất một điều cụ thể"),
            "aspects": Caption("2. Mặt cần giúp", "chọn từng mặt, không nói chung cả người"),
            "causes": Caption("3. Nguyên nhân"),
            "help": Caption("4. Việc giúp đã thống nhất"),
            "reason": Caption("5. Lý do, căn cứ"),
        }
        self.target = Segment("targetClassSegment", [(code, class_name(code)) for code in TARGETS])
        self.strengths = QPlainTextEdit()
        self.strengths.setObjectName("strengthEdit")
        self.strengths.setFixedHeight(theme.px(52))
        self.strengths.setTabChangesFocus(True)
        self.aspects = CheckList("aspectChecks", ASPECTS, 4, other=True)
        self.facts = _edit("aspectFactEdit", "Sự việc, con số cụ thể")
        self.causes = CheckList("causeChecks", CAUSES, 3, other=False)
        self.cause = _edit("causeEdit", "Ghi rõ thêm (không bắt buộc)")
        self.help = _edit("helpEdit", "Ai giúp gì, vào lúc nào")
        self.meeting = meeting_combo(meetings)
        self.basis = _edit("basisEdit", "Vì sao chuyển loại")
        self._lay_out()
        self.target.chosen.connect(self._target_chosen)
        self.aspects.changed.connect(self.changed)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        ground = QHBoxLayout()
        ground.addWidget(self.meeting, 5)
        ground.addWidget(self.basis, 6)
        layout.addWidget(self.target)
        for name, fields in (
            ("strengths", (self.strengths,)),
            ("aspects", (self.aspects, self.facts)),
            ("causes", (self.causes, self.cause)),
            ("help", (self.help,)),
        ):
            caption = self.captions[name]
            layout.addWidget(caption)
            for place, field in enumerate(fields):
                layout.addWidget(field)
                if place == 0:
                    layout.addWidget(caption.error)
        layout.addWidget(self.captions["reason"])
        layout.addLayout(ground)
        layout.addWidget(self.captions["reason"].error)
        layout.addStretch(1)

    def worker_class(self) -> WorkerClass:
        """The class chosen."""
        value = self.target.value()
        assert isinstance(value, WorkerClass)
        return value

    def set_class(self, worker_class: WorkerClass) -> None:
        """Chooses a class."""
        self.target.set_value(worker_class)
        self._show_stars()

    def fill(self, entry: ClassEntry) -> None:
        """Puts in what was written of an earlier event."""
        listed = [cause for cause in entry.causes if cause.lower() in CAUSES]
        self.strengths.setPlainText(entry.strengths)
        self.aspects.set_words(entry.aspects)
        self.facts.setText(entry.facts)
        self.causes.set_words(listed)
        self.cause.setText(SEPARATOR.join(cause for cause in entry.causes if cause not in listed))
        self.help.setText(entry.help_agreed)
        self.meeting.setCurrentIndex(max(self.meeting.findData(entry.meeting_id), 0))
        self.basis.setText(entry.reason or entry.basis)
        self.set_class(entry.worker_class)

    def values(self, at: date, review_on: date) -> ClassForm:
        """What is written, as the use case takes it."""
        own_cause = self.cause.text().strip()
        meeting = self.meeting.currentData()
        reason = self.basis.text().strip() or (f"Theo {self.meeting.currentText()}" if meeting else "")
        return ClassForm(
            self.worker_class(),
            at,
            reason,
            self.strengths.toPlainText(),
            self.aspects.words(),
            self.facts.text(),
            (*self.causes.words(), *([own_cause] if own_cause else [])),
            self.help.text(),
            review_on=review_on,
            meeting_id=meeting,
        )

    def check(self) -> bool:
        """Says under each field what is missing and moves the focus to the first; True when nothing is."""
        third = self.worker_class() is THIRD
        values = self.values(date.min, date.min)
        missing: tuple[tuple[str, QWidget, bool, str], ...] = (
            ("strengths", self.strengths, not values.strengths.strip(), "Chưa ghi mặt mạnh của người này."),
            ("aspects", self.aspects.first(), third and not values.aspects, "Chưa chọn mặt cần giúp."),
            (
                "causes",
                self.causes.first(),
                third and not values.causes,
                "Chưa chọn nguyên nhân. Nếu chưa biết, chọn “Chưa rõ, cần tìm hiểu”.",
            ),
            ("help", self.help, third and not values.help_agreed.strip(), "Chưa ghi việc giúp đã thống nhất."),
            ("reason", self.basis, not values.reason, "Chưa ghi lý do hoặc chọn buổi họp làm căn cứ."),
        )
        for name, field, refused, sentence in missing:
            self.captions[name].refuse(sentence if refused else "", field)
        first = next((field for _name, field, refused, _words in missing if refused), None)
        if first is not None:
            first.setFocus()
        return first is None

    def focus_first_empty(self) -> None:
        """Begins where something has to be written."""
        third = self.worker_class() is THIRD
        if not self.strengths.toPlainText().strip():
            self.strengths.setFocus()
        elif third and not self.aspects.words():
            self.aspects.first().setFocus()
        else:
            (self.causes.first() if third else self.basis).setFocus()

    def _show_stars(self) -> None:
        third = self.worker_class() is THIRD
        for name in ("aspects", "causes", "help"):
            self.captions[name].star.setVisible(third)

    @Slot(object)
    def _target_chosen(self, _code: object) -> None:
        self._show_stars()
        self.changed.emit()


def _edit(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    return made


def meeting_combo(meetings: Sequence[MeetingChoice], name: str = "basisMeetingCombo") -> QComboBox:
    """The meetings that may be the ground of a class, with none of them at first."""
    combo = QComboBox()
    combo.setObjectName(name)
    combo.addItem(NO_MEETING, None)
    for meeting in meetings:
        combo.addItem(f"buổi họp {meeting.held_on:%d/%m/%Y}", meeting.id)
    return combo
