"""What a secretary does with a meeting, from the preparation to the closed minutes, by the widgets' names."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.services.meetings.meetings import list_meetings
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.meetings.minutes.marked_edit import MarkedEdit
from dvqc_desktop.ui.pages.meetings.minutes.opinion_lines import OpinionLine
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from tests.journey.steps import Secretary
from tests.ui.kit import child, dialog, press
from tests.ui.pages.meetings.kit import AGENDA, MINUTES, ROLL, TASKS, VOTES, key

CONTENT = "Phân công từng đảng viên giúp từng người, báo cáo tại kỳ sau."


class MeetingSecretary(Secretary):
    """Works at the page of meetings; the clock goes on by `day`."""

    def __init__(self, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(window, qtbot)
        self._patch = monkeypatch

    @property
    def page(self) -> MeetingsPage:
        """The page of meetings."""
        return child(self.window, MeetingsPage, "meetingPage")

    @property
    def meeting_id(self) -> int:
        """The meeting shown."""
        return self.page.list.current_id() or 0

    def said(self, name: str) -> str:
        """The words of a label or button of the page."""
        found = child(self.page, QWidget, name)
        assert isinstance(found, QLabel | QPushButton)
        return found.text()

    def day(self, day: str) -> None:
        """Another morning: the overview first, then the meetings."""
        self._patch.setenv("DVQC_TODAY", day)
        self.go(PageName.OVERVIEW)
        self.go(PageName.MEETINGS)

    def tab(self, place: int) -> None:
        """Turns to a sub-tab."""
        self.page.tabs.setCurrentIndex(place)

    def choose_meeting(self, day: date, kind: str = "regular") -> None:
        """Clicks a meeting of a day in the list of its year."""
        years = child(self.page, QComboBox, "meetingYearCombo")
        years.setCurrentIndex(years.findData(day.year))
        years.activated.emit(years.currentIndex())
        rows = self.store.read(list_meetings)
        self.page.list.choose(next(row.id for row in rows if row.held_on == day and row.kind == kind))

    def pick(self, parent: QWidget, name: str, words: str) -> None:
        """Chooses the entry of a combo box that begins with these words."""
        box = child(parent, QComboBox, name)
        place = next(place for place in range(box.count()) if box.itemText(place).startswith(words))
        box.setCurrentIndex(place)
        box.activated.emit(place)

    def add_meeting(self, day: date, kind: str) -> None:
        """The dialog of a new meeting."""
        press(self.page, "addMeetingButton")
        form = dialog(self.window, "meetingDialog")
        self.pick(form, "newMeetingKindCombo", kind)
        child(form, DateEdit, "newMeetingDateEdit").set_day(day)
        press(form, "saveMeetingButton")
        self.until_closed("meetingDialog")

    def carry_over(self) -> None:
        """What the last meeting left goes into the agenda."""
        press(self.page, "carryOverButton")
        press(dialog(self.window, "carryOverDialog"), "carryOverSaveButton")
        self.until_closed("carryOverDialog")

    def take_proposal(self) -> str:
        """The first thing the data propose goes into the agenda; gives the words of its link."""
        links = child(self.page, QWidget, "agendaProposalList").findChildren(QPushButton)
        words = links[0].text()
        links[0].click()
        return words

    def call_roll(self, *keys: Qt.Key) -> None:
        """A key for each member, from the top."""
        self.tab(ROLL)
        table = self.page.attendance.table
        for row, code in enumerate(keys):
            table.select_row(row)
            key(table, code)

    def minute(self, place: int, conclusion: str, speaker: str = "", words: str = "") -> None:
        """Text, an opinion and the conclusion of an item."""
        self.tab(MINUTES)
        tab = self.page.minutes
        tab.list.setCurrentIndex(tab.items.index(place))
        self.type(tab.text, CONTENT)
        if speaker:
            press(tab, "addOpinionButton")
            line = tab.findChildren(OpinionLine)[-1]
            line.speaker.setCurrentIndex(line.speaker.findText(speaker))
            self.type(line.text, words)
        self.type(tab.conclusion, conclusion)

    def type(self, edit: MarkedEdit, words: str) -> None:
        """Writes words at the end of a field; their full stop keeps them."""
        edit.insertPlainText(words)
        assert edit.toPlainText().endswith(words)

    def vote(self, subject: str) -> str:
        """Everybody there agrees; gives the words of the result."""
        self.tab(VOTES)
        press(self.page, "addVoteButton")
        form = dialog(self.window, "voteDialog")
        self.write(form, "voteSubjectEdit", subject)
        words = child(form, QLabel, "voteResultLabel").text()
        press(form, "saveVoteButton")
        self.until_closed("voteDialog")
        return words

    def conclude(self, words: str) -> str:
        """The conclusion of the meeting; gives the number the book gave it."""
        self.tab(VOTES)
        self.type(child(self.page, MarkedEdit, "resolutionEdit"), words)
        return self.said("resolutionNumberLabel")

    def past_tasks(self) -> list[str]:
        """The result table of last month's tasks in the parts of the paper."""
        self.tab(VOTES)
        press(self.page, "resolutionPartsButton")
        form = dialog(self.window, "resolutionDialog")
        lines = child(form, QLabel, "filled_past_tasks").text().splitlines()
        press(form, "closeResolutionButton")
        self.until_closed("resolutionDialog")
        return lines

    def give_task(self, words: str, owner: str, due: str) -> None:
        """The dialog of a task."""
        self.tab(TASKS)
        press(self.page, "addTaskButton")
        form = dialog(self.window, "taskDialog")
        self.write(form, "taskTextEdit", words)
        self.pick(form, "taskOwnerCombo", owner)
        self.write(form, "taskDueEdit", due)
        press(form, "saveTaskButton")
        self.until_closed("taskDialog")

    def finish_task(self, place: int, result: str) -> None:
        """Notes at the meeting shown that one of its tasks is done."""
        self.tab(TASKS)
        self.page.tasks.table.select_row(place)
        press(self.page, "doneTaskButton")
        form = dialog(self.window, "finishTaskDialog")
        self.write(form, "taskResultEdit", result)
        press(form, "finishTaskButton")
        self.until_closed("finishTaskDialog")

    def take_tasks_over(self, due: str) -> None:
        """Tasks not finished are given anew with another date."""
        self.tab(TASKS)
        press(self.page, "carryTasksButton")
        form = dialog(self.window, "carryTasksDialog")
        self.write(form, "carryDay_0", due)
        press(form, "carryTasksSaveButton")
        self.until_closed("carryTasksDialog")

    def judge(self) -> str:
        """The sheet of quality, best marks where the book proposes none; gives points and grade."""
        self.tab(VOTES)
        press(self.page, "qualityButton")
        form = dialog(self.window, "qualityDialog")
        for box in form.findChildren(QComboBox):
            if box.objectName().startswith("quality_") and box.currentData() is None:
                box.setCurrentIndex(1)
                box.activated.emit(1)
        press(form, "saveQualityButton")
        self.until_closed("qualityDialog")
        return self.said("qualityScoreLabel")

    def close_minutes(self) -> None:
        """Reads what the minutes hold and closes them."""
        press(self.page, "closeMinutesButton")
        form = dialog(self.window, "confirmDialog")
        child(form, QCheckBox, "confirmReadCheck").click()
        press(form, "confirmGoButton")
        self.until_closed("confirmDialog")

    def plan_year(self) -> None:
        """The year's calendar: next year, everything missing planned at once."""
        press(self.page, "meetingYearButton")
        form = dialog(self.window, "meetingYearDialog")
        press(form, "planMissingButton")
        press(form, "closeYearButton")
        self.until_closed("meetingYearDialog")

    def usual_meeting(self) -> None:
        """The shortest way through the meeting shown: usual items, everybody there, one conclusion, closed."""
        self.tab(AGENDA)
        press(self.page, "usualItemsButton")
        self.tab(ROLL)
        press(self.page, "markAllPresentButton")
        self.minute(0, "Nhất trí.")
        self.conclude("Làm tốt việc tháng này.")
        self.close_minutes()

    def pages_of(self, button: str, asked: str, preview: str) -> int:
        """Opens a preview by its dialog; gives how many pages it has."""
        press(self.page, button)
        press(dialog(self.window, asked), preview)
        self.until(lambda: bool(self._previews()))
        (shown,) = self._previews()
        self.until(lambda: shown.page_count() > 0)
        count = shown.page_count()
        shown.close()
        self.until(lambda: not self.window.jobs.busy)
        return count

    def _previews(self) -> list[PrintPreviewWindow]:
        return [made for made in self.window.findChildren(PrintPreviewWindow) if made.isVisible()]
