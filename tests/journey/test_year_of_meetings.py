"""A year of the sample cell's meetings, prepared, held and closed in the window, month after month."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dvqc_desktop.services.meetings.meetings import list_meetings
from dvqc_desktop.ui.main_window import MainWindow
from tests.journey.meeting_steps import MeetingSecretary
from tests.ui.conftest import _own_folders, locked_window, sample_db, settings, window
from tests.ui.kit import child, press
from tests.ui.pages.meetings.kit import AGENDA

__all__ = ["_own_folders", "locked_window", "sample_db", "settings", "window"]
pytestmark = pytest.mark.no_cover
LOI = "Nguyễn Thúy Lợi"


@pytest.fixture
def secretary(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MeetingSecretary:
    made = MeetingSecretary(window, qtbot, monkeypatch)
    made.day("2026-11-20")
    return made


def prepare(secretary: MeetingSecretary) -> None:
    """The agenda of 24/11 from what was left and what the data propose; the invitation is sent."""
    secretary.choose_meeting(date(2026, 11, 24), "party_day")
    secretary.carry_over()
    assert secretary.take_proposal().startswith(("Đưa vào mục", "Thêm thành mục"))
    press(secretary.page, "papersSentButton")
    assert secretary.said("papersSentButton") == "Đã gửi 20/11"


def hold(secretary: MeetingSecretary) -> None:
    """The day itself: roll call, minutes, vote, conclusion, tasks."""
    secretary.day("2026-11-24")
    secretary.call_roll(Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_1)
    press(secretary.page.minutes, "beginMeetingButton")
    secretary.minute(0, "Nhất trí báo cáo.", LOI, "Cần gặp chị Dung sớm hơn.")
    secretary.minute(1, "Giao đồng chí Sang theo dõi.")
    press(secretary.page.minutes, "endMeetingButton")
    assert "Thông qua" in secretary.vote("Thông qua kết luận của buổi họp")
    assert secretary.conclude("Mỗi đảng viên giữ một người.") == "Số 05-KL/TĐ"
    secretary.give_task("Hỏi công đoàn việc đổi ca", LOI, "01/12/2026")
    secretary.give_task("Ghi lại định mức mới", LOI, "08/12/2026")


def finish(secretary: MeetingSecretary) -> None:
    """After it: the sheet, the signature, the handing in."""
    assert secretary.judge().startswith("Buổi họp tự chấm")
    secretary.close_minutes()
    assert child(secretary.page, QPushButton, "reopenMinutesButton").isVisible()
    press(secretary.page, "handedInButton")
    assert secretary.said("handedInButton") == "Đã nộp 24/11"


def test_a_meeting_is_prepared_held_and_closed_and_the_next_one_opens_with_its_tasks(
    secretary: MeetingSecretary,
) -> None:
    prepare(secretary)
    hold(secretary)
    finish(secretary)
    secretary.day("2026-12-02")
    secretary.finish_task(0, "công đoàn đồng ý")
    secretary.add_meeting(date(2026, 12, 4), "Họp công tác")
    secretary.tab(AGENDA)
    debts = [made.text() for made in secretary.page.agenda.side.findChildren(QLabel)]
    assert "Lợi: Ghi lại định mức mới" in debts
    assert not any(words.partition(": ")[2] == "Hỏi công đoàn việc đổi ca" for words in debts)
    lines = secretary.past_tasks()
    assert any(line.endswith("Xong ngày 02/12/2026: công đoàn đồng ý") for line in lines)
    assert any("Ghi lại định mức mới: Giao mới 24/11/2026, hạn 08/12/2026; Đang làm" in line for line in lines)
    secretary.take_tasks_over("15/12/2026")
    assert secretary.said("taskSumLabel").startswith("3 việc")


def test_a_year_of_meetings_ends_in_its_register(secretary: MeetingSecretary) -> None:
    secretary.day("2027-01-04")
    secretary.plan_year()
    days = [row.held_on for row in secretary.store.read(list_meetings, 2027) if row.kind == "regular"]
    assert sorted(day.month for day in days) == list(range(1, 13))
    for day in reversed(days):
        secretary.day(day.isoformat())
        secretary.choose_meeting(day)
        secretary.usual_meeting()
        assert secretary.said("resolutionNumberLabel") == f"Số {day.month + 4:02d}-KL/TĐ"
    assert secretary.pages_of("printMonthSetButton", "monthSetDialog", "monthSetPreviewButton") >= 4
    assert secretary.pages_of("printBookButton", "bookPrintDialog", "bookPreviewButton") >= 14
