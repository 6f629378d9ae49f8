"""The page of meetings in the real window, with short ways to its parts."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dvqc_desktop.services.meetings.meetings import list_meetings
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from tests.ui.kit import child

AGENDA, ROLL, MINUTES, VOTES, TASKS = range(5)


def open_meetings(window: MainWindow) -> MeetingsPage:
    """Goes to the page as a user does."""
    assert window.frame is not None
    window.frame.navigate(PageName.MEETINGS)
    return child(window, MeetingsPage, "meetingPage")


def go_to(page: MeetingsPage, day: str, tab: int = AGENDA) -> int:
    """Shows the meeting of a day ("05/11") and a sub-tab; gives the meeting's id."""
    rows = page.store.read(list_meetings)
    meeting_id = next(row.id for row in rows if row.held_on.strftime("%d/%m") == day)
    page.open_row(meeting_id)
    page.tabs.setCurrentIndex(tab)
    return meeting_id


def key(widget: QWidget, code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key in a widget."""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, code, modifiers))


def said(parent: QWidget, name: str) -> str:
    """The words of a label."""
    return child(parent, QLabel, name).text()
