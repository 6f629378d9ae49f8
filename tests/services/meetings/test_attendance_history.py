"""Beside the roll call stands whom to ask about his absences, counted over the year's meetings."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import MemberStatusEvent
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.domain.errors.meetings import HealthReasonError
from dvqc_desktop.services.meetings.roll.attendance import roll_call, set_presence
from dvqc_desktop.services.meetings.roll.attendance_history import roll_warnings
from tests.services.meeting_book import People, fill_book, new_meeting, party_day

DAYS = (date(2026, 10, 6), date(2026, 10, 22), date(2026, 11, 5))


@pytest.fixture
def people(db: Database) -> People:
    """Hà was excused three times running."""
    found = fill_book(db)
    for day in DAYS:
        db.write(set_presence, new_meeting(db, party_day(found, day)), found.ha, Presence.EXCUSED, "ca sản xuất")
    return found


def test_three_excuses_running_are_told_until_the_member_comes(db: Database, people: People) -> None:
    ahead = new_meeting(db, party_day(people))
    assert db.read(roll_warnings, ahead) == {people.ha: "vắng có lý do 3 lần liền"}
    db.write(set_presence, ahead, people.ha, Presence.PRESENT)
    assert db.read(roll_warnings, ahead) == {}


def test_who_need_not_come_is_not_asked(db: Database, people: People) -> None:
    def exempt(session: Session) -> Change:
        session.add(MemberStatusEvent(person_id=people.ha, start_on=date(2026, 11, 10), status="exempt"))
        return Change("miễn", "", frozenset())

    db.write(exempt)
    assert db.read(roll_warnings, new_meeting(db, party_day(people))) == {}


def test_a_reason_that_tells_of_health_is_refused_and_nothing_is_kept(db: Database, people: People) -> None:
    ahead = new_meeting(db, party_day(people))
    with pytest.raises(HealthReasonError, match="không ghi chuyện sức khỏe"):
        db.write(set_presence, ahead, people.ha, Presence.EXCUSED, "đi khám bệnh")
    assert db.read(roll_call, ahead)[0].presence is None
