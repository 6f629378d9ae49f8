"""How the window speaks: refusals in three parts, questions before what cannot be taken back, faults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.faultlog import told_of
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import icon_label, label, link_button, panel
from dvqc_desktop.ui.widgets.dialog import Dialog

FAULT_PARTS = (
    "Phần mềm gặp một chỗ chưa làm được",
    "Sổ không có gì thay đổi ngoài những việc đã lưu.",
    "Thử lại việc vừa làm. Nếu vẫn vậy, chép chi tiết dưới đây gửi người phụ trách phần mềm.",
)


@dataclass(frozen=True)
class Question:
    """A question before an act that cannot be taken back.

    `checked` is the sentence beside the check box ("Tôi đã đọc lại cùng thư ký"); empty for none. `stay` and `go` are
    the words of the two buttons, `facts` lines shown in a box.
    """

    title: str
    heading: str
    text: str
    go: str
    stay: str
    checked: str = ""
    facts: tuple[str, ...] = ()


class ErrorDialog(Dialog):
    """What failed, what is safe, what to do, and the details folded away."""

    keeps_draft = False

    def __init__(self, parent: QWidget, parts: tuple[str, str, str], details: str) -> None:
        super().__init__(parent, "Chưa làm được", "errorDialog")
        self.setMinimumWidth(560)
        what, safe, remedy = (part.strip() for part in parts)
        row = QHBoxLayout()
        row.setSpacing(16)
        mark = QVBoxLayout()
        mark.addWidget(icon_label("error_circle_filled", "danger", 24))
        mark.addStretch(1)
        row.addLayout(mark)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(label(what.removesuffix("."), "section", "errorWhatLabel", wrap=True))
        for text, name in ((safe, "errorSafeLabel"), (remedy, "errorRemedyLabel")):
            if text:
                words.addWidget(label(text, "", name, wrap=True))
        if details:
            words.addWidget(self._details(details))
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def _details(self, details: str) -> QWidget:
        box = panel()
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 12, 4)
        toggle = QToolButton()
        toggle.setObjectName("errorDetailsToggle")
        toggle.setProperty("role", "fold")
        toggle.setText("Chi tiết cho người sửa máy")
        toggle.setCheckable(True)
        head.addWidget(toggle)
        head.addStretch(1)
        head.addWidget(link_button("Chép", lambda: QGuiApplication.clipboard().setText(details), "errorCopyButton"))
        text = QPlainTextEdit(details)
        text.setObjectName("errorDetailsText")
        text.setReadOnly(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setMaximumHeight(120)
        text.hide()
        toggle.toggled.connect(text.setVisible)
        layout = box.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(head)
        layout.addWidget(text)
        return box


def show_error(parent: QWidget, error: AppError, retry: Callable[[], object] | None = None) -> ErrorDialog:
    """Shows a refusal over `parent`'s window; `retry` adds the button "Thử lại"."""
    dialog = ErrorDialog(parent, error.parts, _cause(error))
    dialog.add_button("Đóng", dialog.close, "errorCloseButton")
    if retry is not None:
        dialog.add_primary("Thử lại", lambda: (dialog.close(), retry()), "errorRetryButton", "arrow_clockwise")
    dialog.open()
    return dialog


def show_fault(parent: QWidget, details: str) -> ErrorDialog:
    """Tells of a fault of our own; `details` are the places in the program, without any value."""
    dialog = ErrorDialog(parent, FAULT_PARTS, details)
    dialog.add_primary("Đóng", dialog.close, "errorCloseButton")
    dialog.open()
    return dialog


class ConfirmDialog(Dialog):
    """A question; what is typed into it is no draft."""

    keeps_draft = False


def ask(parent: QWidget, question: Question, go: Callable[[], object], field: QWidget | None = None) -> Dialog:
    """Asks before an act that cannot be taken back; the safe button has the focus, `go` runs on the other.

    `field` stands under the facts, for the one thing more that is asked.
    """
    dialog = ConfirmDialog(parent, question.title, "confirmDialog")
    dialog.setMinimumWidth(theme.px(560))
    row = QHBoxLayout()
    row.setSpacing(16)
    mark = QVBoxLayout()
    mark.addWidget(icon_label("warning_filled", "warn", 24))
    mark.addStretch(1)
    row.addLayout(mark)
    words = QVBoxLayout()
    words.setSpacing(10)
    words.addWidget(label(question.heading, "section", wrap=True))
    words.addWidget(label(question.text, wrap=True))
    if question.facts:
        words.addWidget(_facts(question.facts))
    if field is not None:
        words.addWidget(field)
    check = QCheckBox(question.checked)
    check.setObjectName("confirmReadCheck")
    if question.checked:
        words.addWidget(check)
    row.addLayout(words, 1)
    dialog.body.addLayout(row)
    stay = dialog.add_button(question.stay, dialog.close, "confirmStayButton")
    primary = dialog.add_primary(question.go, lambda: (dialog.close(), go()), "confirmGoButton")
    if question.checked:
        primary.setEnabled(False)
        check.toggled.connect(primary.setEnabled)
    stay.setDefault(True)
    dialog.open()
    stay.setFocus()
    return dialog


def _facts(lines: tuple[str, ...]) -> QWidget:
    box = panel()
    layout = box.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.setContentsMargins(12, 8, 12, 8)
    layout.setSpacing(4)
    for line in lines:
        layout.addWidget(label(line, "secondary", wrap=True))
    return box


def _cause(error: AppError) -> str:
    cause = error.__cause__
    return "\n".join([type(error).__name__, *told_of(cause)]) if cause is not None else ""
