"""The private part on the screen: locked, opened by the passphrase alone, gone after a minute, nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import Database, create_database
from dvqc_desktop.db.keys import derive_key
from dvqc_desktop.services.contacts.contacts import ContactFields, record_contact
from dvqc_desktop.services.contacts.private_notes import read_private_note
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.plans.log import private_note
from dvqc_desktop.ui.pages.plans.log.log_list import lock_rect
from dvqc_desktop.ui.pages.plans.page import PlansPage
from dvqc_desktop.ui.widgets.segment import Segment
from tests.conftest import SALT
from tests.team_kit import TODAY, Team
from tests.ui.kit import child, dialog

PASSPHRASE = "tổ máy sáu gặp nhau thứ sáu"
MARKER = "ngại-chạy-mức-9K4"


@pytest.fixture(scope="session")
def key() -> bytes:
    return derive_key(PASSPHRASE, SALT)


@pytest.fixture
def database(tmp_path: Path, key: bytes) -> Iterator[Database]:
    made = create_database(tmp_path / "so.dvqc", key, SALT)
    team = Team(made)
    loi, khai = team.member("Nguyễn Thúy Lợi"), team.worker("Trịnh Đình Khải")
    made.write(record_contact, (khai,), ContactFields(loi, TODAY, said="Thử 170"), MARKER)
    made.write(record_contact, (khai,), ContactFields(loi, TODAY, said="Nói chuyện máy", kept_aside=True))
    yield made
    made.close()


@pytest.fixture
def page(locked_window: MainWindow, database: Database) -> PlansPage:
    locked_window.take_book(database)
    assert locked_window.frame is not None
    locked_window.frame.navigate(PageName.PLANS)
    shown = locked_window.frame.shelf.current()
    assert isinstance(shown, PlansPage)
    return shown


def unlock(qtbot: QtBot, page: PlansPage, passphrase: str) -> QWidget:
    child(page, QPushButton, "privateNoteUnlockButton").click()
    asked = dialog(page.window(), "privateUnlockDialog")
    child(asked, QLineEdit, "privatePassphraseEdit").setText(passphrase)
    child(asked, QPushButton, "privateUnlockGoButton").click()
    qtbot.waitUntil(lambda: not page.context.jobs.busy)
    return asked


def everything_told(window: QWidget) -> str:
    """All words of the window a program beside it could read."""
    told = [window.windowTitle(), QGuiApplication.clipboard().text()]
    for widget in (window, *window.findChildren(QWidget)):
        told += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.whatsThis()]
        if isinstance(widget, (QLabel, QPushButton, QLineEdit)):
            told.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            told.append(widget.toPlainText())
    return "\n".join(told)


def test_the_part_is_locked_and_told_nowhere(page: PlansPage) -> None:
    assert not page.people.log.private.is_open
    assert page.people.log.private.isVisibleTo(page)
    model = page.people.log.model
    roles = range(int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.UserRole) + 8)
    told = [repr(model.index(row).data(role)) for row in range(model.rowCount()) for role in roles]
    assert MARKER not in "".join(told)
    assert "Có phần riêng, đang khóa" in model.index(1).data()
    assert "đồng chí Nguyễn Thúy Lợi giữ, không ghi vào sổ" in model.index(0).data()


def test_the_right_passphrase_opens_it_and_it_is_only_painted(qtbot: QtBot, page: PlansPage) -> None:
    unlock(qtbot, page, PASSPHRASE)
    assert page.people.log.private.is_open
    assert page.people.log.private._words._text == MARKER
    assert MARKER not in everything_told(page.window())
    assert "Ai có mật khẩu sổ đều mở được" in child(page, QLabel, "privateNoteWarning").text()
    assert not page.people.log.grab().isNull()


def test_an_open_part_is_taken_out_and_brought_back(qtbot: QtBot, page: PlansPage) -> None:
    child(page, QPushButton, "privateNoteRemoveButton").click()
    assert page.people.log.model.rows()[1].has_private
    unlock(qtbot, page, PASSPHRASE)
    child(page, QPushButton, "privateNoteRemoveButton").click()
    assert not page.people.log.model.rows()[1].has_private
    assert page.people.log.private.isHidden()
    assert MARKER not in everything_told(page.window())
    page.store.undo()
    assert page.people.log.model.rows()[1].has_private


def test_a_new_private_part_takes_the_place_of_the_old_one(page: PlansPage) -> None:
    page.people.log.view.activated.emit(page.people.log.model.index(1))
    asked = dialog(page.window(), "contactDialog")
    edit = child(asked, QPlainTextEdit, "privateNoteEdit")
    assert (edit.toPlainText(), edit.placeholderText()) == ("", "Để trống thì giữ nguyên phần riêng đã ghi")
    edit.setPlainText("Lời khác")
    contact_id = page.people.log.model.rows()[1].id
    child(asked, QPushButton, "saveContactButton").click()
    assert page.store.read(read_private_note, contact_id) == "Lời khác"


def test_a_wrong_passphrase_keeps_it_locked(qtbot: QtBot, page: PlansPage) -> None:
    asked = unlock(qtbot, page, "không phải mật khẩu này")
    assert not page.people.log.private.is_open
    assert "Mật khẩu chưa đúng" in child(asked, QLabel, "privateUnlockError").text()
    unlock_again = child(asked, QPushButton, "privateUnlockGoButton")
    unlock_again.click()
    assert child(asked, QLabel, "privateUnlockError").text() == "Gõ mật khẩu của sổ."


def test_many_wrong_tries_make_the_next_one_wait(qtbot: QtBot, page: PlansPage) -> None:
    for _ in range(4):
        asked = unlock(qtbot, page, "sai mật khẩu lần nữa")
    assert "giây" in child(asked, QLabel, "privateUnlockError").text()
    assert not page.people.log.private.is_open


@pytest.mark.parametrize("leave", ["button", "page", "register", "person", "refresh"])
def test_leaving_locks_it_again(qtbot: QtBot, page: PlansPage, leave: str) -> None:
    unlock(qtbot, page, PASSPHRASE)
    if leave == "button":
        child(page, QPushButton, "privateNoteLockButton").click()
    elif leave == "page":
        page.context.navigate(PageName.MEMBERS, None)
    elif leave == "register":
        view = child(page, Segment, "planViewSegment")
        view.set_value("register")
        view.chosen.emit("register")
    elif leave == "person":
        page.people.log.view.setCurrentIndex(page.people.log.model.index(0))
    else:
        page.refresh()
    assert not page.people.log.private.is_open
    assert page.people.log.private._words.is_empty()


def test_it_hides_by_itself_after_its_time(qtbot: QtBot, page: PlansPage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert private_note.SHOWN_MS == 60_000
    monkeypatch.setattr(private_note, "SHOWN_MS", 30)
    unlock(qtbot, page, PASSPHRASE)
    qtbot.waitUntil(lambda: not page.people.log.private.is_open)


def test_locking_the_book_takes_the_words_away(qtbot: QtBot, page: PlansPage, locked_window: MainWindow) -> None:
    unlock(qtbot, page, PASSPHRASE)
    words = page.people.log.private._words
    locked_window.lock_book()
    assert words.is_empty()


def test_a_click_on_the_grey_line_asks_for_the_passphrase(page: PlansPage) -> None:
    view = page.people.log.view
    index = page.people.log.model.index(1)
    option = QStyleOptionViewItem()
    option.rect = view.visualRect(index)
    point = QPointF(lock_rect(option.rect).center())
    kind, left, none = QEvent.Type.MouseButtonRelease, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, point, point, left, Qt.MouseButton.NoButton, none)
    assert page.people.log._delegate.editorEvent(event, page.people.log.model, option, index)
    asked = dialog(page.window(), "privateUnlockDialog")
    child(asked, QPushButton, "privateKeepLockedButton").click()
    QApplication.sendPostedEvents()
    assert not page.people.log.private.is_open
