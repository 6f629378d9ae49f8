"""What the window says: refusals in three parts with folded details, questions whose safe answer is the default."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.errors.store import DiskFull
from dvqc_desktop.ui import messages
from dvqc_desktop.ui.messages import Question
from tests.ui.kit import child, dialog, open_dialogs, press

QUESTION = Question(
    "Chốt biên bản",
    "Chốt biên bản họp 05/11/2026?",
    "Chốt rồi muốn sửa phải mở lại, có ghi lý do.",
    "Chốt biên bản",
    "Chưa chốt",
    checked="Tôi đã đọc lại cùng thư ký",
    facts=("5 mục, 2 biểu quyết",),
)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_an_error_says_what_failed_what_is_safe_what_to_do(parent: QWidget) -> None:
    messages.show_error(parent, DiskFull())
    shown = dialog(parent, "errorDialog")
    parts = [child(shown, QLabel, f"error{name}Label").text() for name in ("What", "Safe", "Remedy")]
    assert parts[0] == "Chưa ghi được: ổ đĩa hết chỗ"
    assert all(parts)
    assert shown.findChild(QToolButton, "errorDetailsToggle") is None


def test_details_are_folded_and_can_be_copied(parent: QWidget) -> None:
    error = DiskFull()
    error.__cause__ = OSError(28, "No space left on device")
    shown = messages.show_error(parent, error)
    text = child(shown, QPlainTextEdit, "errorDetailsText")
    assert not text.isVisible()
    child(shown, QToolButton, "errorDetailsToggle").click()
    assert text.isVisible()
    press(shown, "errorCopyButton")
    assert QGuiApplication.clipboard().text() == "DiskFull\nOSError ENOSPC"


def test_a_remedy_can_be_to_try_again(parent: QWidget) -> None:
    tried: list[int] = []
    messages.show_error(parent, DiskFull(), lambda: tried.append(1))
    press(dialog(parent, "errorDialog"), "errorRetryButton")
    assert tried == [1] and open_dialogs(parent) == []


def test_a_fault_shows_places_only(parent: QWidget) -> None:
    messages.show_fault(parent, "ValueError\nstore.py:10 write")
    assert open_dialogs(parent) == ["errorDialog"]


def test_what_cannot_be_taken_back_wakes_after_the_check(parent: QWidget) -> None:
    gone: list[int] = []
    shown = messages.ask(parent, QUESTION, lambda: gone.append(1))
    go = child(shown, QPushButton, "confirmGoButton")
    assert child(shown, QPushButton, "confirmStayButton").isDefault() and not go.isEnabled()
    child(shown, QCheckBox, "confirmReadCheck").setChecked(True)
    go.click()
    assert gone == [1] and open_dialogs(parent) == []


def test_the_safe_answer_does_nothing(parent: QWidget) -> None:
    gone: list[int] = []
    shown = messages.ask(parent, QUESTION, lambda: gone.append(1))
    press(shown, "confirmStayButton")
    assert gone == [] and open_dialogs(parent) == []
