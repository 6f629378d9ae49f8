"""Papers go out before a meeting and up after it; both days are noted, also once the minutes are closed."""

from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.meetings import HandedInEarlyError, PapersDayFutureError, PapersSentLateError
from dvqc_desktop.services.meetings.handing import mark_handed_in, mark_papers_sent
from dvqc_desktop.services.meetings.meetings import get_meeting
from dvqc_desktop.services.meetings.minutes.fingerprint import is_unaltered
from dvqc_desktop.services.meetings.minutes.minutes import close_minutes
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from tests.services.meeting_book import fill_book, new_meeting, party_day
from tests.services.meetings.kit import HELD_ON

TODAY = date(2026, 11, 20)


@pytest.fixture
def ahead(db: Database) -> int:
    return new_meeting(db, party_day(fill_book(db)))


@pytest.fixture
def held(db: Database) -> int:
    """The meeting of 05/11, its minutes closed."""
    meeting_id = new_meeting(db, party_day(fill_book(db), HELD_ON))
    db.write(mark_all_present, meeting_id)
    db.write(close_minutes, meeting_id)
    return meeting_id


def test_sending_the_papers_is_noted_prepares_the_meeting_and_is_taken_back(db: Database, ahead: int) -> None:
    db.write(mark_papers_sent, ahead, TODAY)
    assert (db.read(get_meeting, ahead).papers_sent_on, db.read(get_meeting, ahead).state) == (TODAY, "preparing")
    db.write(mark_papers_sent, ahead, None)
    assert db.read(get_meeting, ahead).papers_sent_on is None


def test_handing_in_after_the_closing_leaves_the_fingerprint(db: Database, held: int) -> None:
    db.write(mark_handed_in, held, date(2026, 11, 7))
    assert db.read(get_meeting, held).handed_in_on == date(2026, 11, 7)
    assert db.read(is_unaltered, held)
    db.write(mark_handed_in, held, None)
    assert db.read(get_meeting, held).handed_in_on is None


def test_days_that_cannot_be_are_refused(db: Database, held: int) -> None:
    with pytest.raises(PapersDayFutureError, match="chưa tới"):
        db.write(mark_handed_in, held, date(2026, 11, 21))
    with pytest.raises(HandedInEarlyError, match="trước ngày họp 05/11/2026"):
        db.write(mark_handed_in, held, date(2026, 11, 4))
    with pytest.raises(PapersSentLateError, match="sau ngày họp 05/11/2026"):
        db.write(mark_papers_sent, held, date(2026, 11, 6))
