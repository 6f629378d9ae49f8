"""The middle of the work mode: the person, four big choices, and the small form that asks the aspect of the third."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.classes.round_walk import WalkProposal
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name
from dvqc_desktop.ui.marks import mark_pixmap
from dvqc_desktop.ui.pages.board.person.check_list import ASPECTS, CheckList
from dvqc_desktop.ui.pages.board.rounds.walk_list import proposal_words
from dvqc_desktop.ui.pages.board.words import class_words, work_line
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import divider, icon_label, label, link_button
from dvqc_desktop.ui.widgets.fields import FormField

CHOICES = (
    ("1", WorkerClass.ACTIVE),
    ("2", WorkerClass.AVERAGE),
    ("3", WorkerClass.NEEDS_HELP),
    ("0", WorkerClass.UNCLASSIFIED),
)
THIRD = WorkerClass.NEEDS_HELP


class ChoiceButton(QPushButton):
    """One of the four classes; Space and the mouse press it, every other key is left to the work mode."""

    def __init__(self, digit: str, code: WorkerClass) -> None:
        super().__init__(f"{digit}    {class_name(code)}")
        self.setObjectName(f"walkChoice_{code.value}")
        self.setProperty("side", "left")
        self.setProperty("kind", "choice")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIcon(QIcon(mark_pixmap(code, 14, self.devicePixelRatioF())))
        self.setIconSize(QSize(22, 14))
        self.setFont(theme.font(16, 600))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class ThirdForm(QWidget):
    """Asks in place what somebody is to be helped with, and why; nothing is written before Enter."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("walkThirdForm")
        self.aspects = CheckList("walkAspectChecks", ASPECTS, 2, other=True)
        self.reason = QLineEdit()
        self.reason.setObjectName("walkReasonEdit")
        self.reason.setPlaceholderText("Sự việc, con số cụ thể")
        self._aspects = FormField("Cần giúp về mặt nào", self.aspects, required=True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 4, 0, 0)
        lines.setSpacing(6)
        lines.addWidget(divider())
        lines.addWidget(self._aspects)
        lines.addWidget(FormField("Lý do", self.reason))
        lines.addWidget(label("Dấu cách: chọn mặt · Enter: ghi đề nghị · Esc: thôi", "hint", wrap=True))

    def ask(self, aspects: tuple[str, ...], reason: str) -> None:
        """Begins with what is known already."""
        self.aspects.set_words(aspects)
        self.reason.setText(reason)
        self._aspects.refuse("")
        self.show()
        self.aspects.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> tuple[tuple[str, ...], str] | None:
        """Aspects and reason; None, with a sentence under the boxes, while no aspect is chosen."""
        words = self.aspects.words()
        self._aspects.refuse("" if words else "Chưa chọn mặt cần giúp.")
        if not words:
            self.aspects.first().setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return words, self.reason.text().strip()


class PersonPane(QWidget):
    """`chosen` with a class when a choice is pressed, `withdrawn` when the proposal is taken back."""

    chosen = Signal(object)
    withdrawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("walkPerson")
        self._name, self._work = label("", "person", "walkName", wrap=True), label("", "secondary", wrap=True)
        self._badge = Badge("", "plain", "walkClass")
        self._state = label("", "", "walkState", wrap=True)
        self._tick = icon_label("checkmark_circle_filled", "ok")
        self._withdraw = link_button("Bỏ đề nghị (Delete)", self.withdrawn.emit, "walkWithdrawButton")
        self._withdraw.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choices = {code: ChoiceButton(digit, code) for digit, code in CHOICES}
        self.third = ThirdForm()
        self._lay_out()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(self._name)
        lines.addWidget(self._work)
        now = QHBoxLayout()
        now.addWidget(label("Loại hiện nay", "secondary"))
        now.addWidget(self._badge)
        now.addStretch(1)
        lines.addLayout(now)
        for code, choice in self.choices.items():
            lines.addWidget(choice)
            choice.clicked.connect(lambda _on=False, chosen=code: self.chosen.emit(chosen))
        state = QHBoxLayout()
        state.addWidget(self._tick)
        state.addWidget(self._state, 1)
        state.addWidget(self._withdraw)
        lines.addLayout(state)
        lines.addWidget(self.third)
        lines.addStretch(1)
        self.third.hide()

    def show_person(self, card: Card, proposal: WalkProposal | None) -> None:
        """Shows a person with what is proposed for him in the round."""
        self.third.hide()
        self._name.setText(card.name)
        self._work.setText(work_line(card))
        self._badge.set_badge(class_words(card.worker_class, card.aspects), card.worker_class.value)
        agreed = proposal is not None and proposal.agreed
        for code, choice in self.choices.items():
            choice.setChecked(proposal is not None and proposal.worker_class is code)
            choice.setEnabled(not agreed)
        words = proposal_words(proposal)
        self._state.setText(f"Đề nghị: {words}" if proposal is not None else words[:1].upper() + words[1:])
        self._state.show()
        self._tick.setVisible(proposal is not None)
        self._withdraw.setVisible(proposal is not None and not agreed)

    def ask_aspect(self, card: Card, proposal: WalkProposal | None) -> None:
        """Opens the form of the third class with the aspects proposed, or those of the class now."""
        own = proposal if proposal is not None and proposal.worker_class is THIRD else None
        for code, choice in self.choices.items():
            choice.setChecked(code is THIRD)
        for widget in (self._tick, self._state, self._withdraw):
            widget.hide()
        self.third.ask(own.aspects if own else card.aspects, own.reason if own else "")
