"""Families that agreed to be visited: consent and phrase, reminders before the year's days, and visits that count."""

from datetime import date, timedelta

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import ContactKind
from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.domain.errors.praise import FamilyPhrasesEmpty, FamilyPhraseUnknown, PraiseDayAhead
from dvqc_desktop.services.contacts import families
from dvqc_desktop.services.contacts.contacts import ContactFields, record_contact
from dvqc_desktop.services.due.due import list_due
from tests.team_kit import AVERAGE, TODAY, Team

ARMY_ONLY, NEW_YEAR_ONLY = "Thăm dịp 22/12 và Tết", "Chỉ thăm dịp Tết"


@pytest.fixture
def yen(db: Database) -> int:
    return Team(db).worker("Cao Thị Yến", AVERAGE)


def reminders(db: Database, day: date) -> list[DueRow]:
    return [row for row in db.read(list_due, day) if row.kind is DueKind.FAMILY]


def test_a_family_is_in_the_list_only_after_it_agreed(db: Database, yen: int) -> None:
    assert db.read(families.list_families, TODAY) == ()
    db.write(families.agree_visits, yen, TODAY, ARMY_ONLY)
    db.write(families.agree_visits, yen, TODAY - timedelta(days=1), ARMY_ONLY)
    (row,) = db.read(families.list_families, TODAY)
    assert (row.name, row.agreed_on, row.phrase) == ("Cao Thị Yến", date(2026, 11, 19), ARMY_ONLY)
    assert row.coming is not None and row.coming.on == date(2026, 12, 22)
    assert db.write(families.end_visits, yen).label == "thôi thăm gia đình Cao Thị Yến"
    assert db.read(families.list_families, TODAY) == ()
    db.write(families.end_visits, yen)


def test_the_reminder_comes_before_the_day_and_goes_after_it(db: Database, yen: int) -> None:
    db.write(families.agree_visits, yen, TODAY, ARMY_ONLY)
    assert reminders(db, date(2026, 11, 30)) == []
    (row,) = reminders(db, date(2026, 12, 1))
    assert (row.what, row.due) == ("Thăm gia đình Cao Thị Yến – trước ngày 22/12", date(2026, 12, 8))
    assert [row.due for row in reminders(db, date(2026, 12, 20))] == [date(2026, 12, 20)]
    assert reminders(db, date(2026, 12, 23)) == []


def test_a_visit_noted_as_a_contact_counts_as_done(db: Database, yen: int) -> None:
    loi = Team(db).member("Nguyễn Thúy Lợi")
    db.write(families.agree_visits, yen, TODAY, ARMY_ONLY)
    with clock.standing_at(date(2026, 12, 12)):
        db.write(record_contact, [yen], ContactFields(loi, date(2026, 12, 10), ContactKind.BREAK))
        assert len(reminders(db, date(2026, 12, 12))) == 1
        db.write(record_contact, [yen], ContactFields(loi, date(2026, 12, 11), ContactKind.HOME_VISIT))
    assert reminders(db, date(2026, 12, 12)) == []
    (row,) = db.read(families.list_families, date(2026, 12, 12))
    assert (row.last_on, row.visited_on) == (date(2026, 12, 11), date(2026, 12, 11))


def test_who_agreed_to_the_new_year_alone_is_not_asked_for_before(db: Database, yen: int) -> None:
    db.write(families.agree_visits, yen, TODAY, NEW_YEAR_ONLY)
    assert reminders(db, date(2026, 12, 15)) == []
    (row,) = reminders(db, date(2027, 1, 20))
    assert row.what == "Thăm gia đình Cao Thị Yến – trước Tết Nguyên đán (06/02)"


def test_a_phrase_comes_from_the_list_which_the_cell_may_rewrite(db: Database, yen: int) -> None:
    with pytest.raises(FamilyPhraseUnknown):
        db.write(families.agree_visits, yen, TODAY, "Nhà có chuyện buồn")
    with pytest.raises(PraiseDayAhead):
        db.write(families.agree_visits, yen, TODAY + timedelta(days=1), ARMY_ONLY)
    with pytest.raises(FamilyPhrasesEmpty):
        db.write(families.save_phrases, [" "])
    db.write(families.save_phrases, ["Thăm cuối tuần", " ", "Thăm cuối tuần"])
    assert db.read(families.family_phrases) == ("Thăm cuối tuần",)
    db.write(families.agree_visits, yen, TODAY, "Thăm cuối tuần")
