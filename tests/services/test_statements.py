"""Statements asked of the driver itself: parameters by name, ids in a list of any length, what was just changed."""

from datetime import date

from sqlalchemy import Date, select

from dvqc_desktop.db.models import Person
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.services.statements import PlainQuery, given, iso_day, one_of
from tests.team_kit import Team

SOME = PlainQuery(lambda: select(Person.full_name).where(one_of(Person.id)).order_by(Person.id))


def test_ids_are_given_as_a_list_of_any_length(db):
    team = Team(db)
    an, _binh, cuc = (team.worker(name) for name in ("An", "Bình", "Cúc"))
    assert db.read(SOME.rows, ids=[an, cuc, *range(10_000, 50_000)]) == [("An",), ("Cúc",)]
    assert db.read(SOME.rows, ids=[]) == []


def test_the_columns_of_all_rows_stand_side_by_side(db):
    team = Team(db)
    an, cuc = team.worker("An"), team.worker("Cúc “nhỏ”")
    asked = PlainQuery(lambda: select(Person.id, Person.full_name, Person.trade).where(one_of(Person.id)))
    assert db.read(asked.columns, ids=[an, cuc]) == [[an, cuc], ["An", "Cúc “nhỏ”"], [None, None]]
    assert db.read(asked.columns, ids=[]) == [[], [], []]


def test_a_day_goes_as_a_date_and_comes_back_as_text(db):
    Team(db).worker("An")
    asked = PlainQuery(lambda: select(given("on", Date)).limit(1))
    ((text,),) = db.read(asked.rows, on=date(2026, 11, 20))
    assert (text, iso_day(text), iso_day(None)) == ("2026-11-20", date(2026, 11, 20), None)


def test_what_the_session_has_changed_is_seen(db):
    an = Team(db).worker("An")
    seen = []

    def rename(session):
        session.get_one(Person, an).full_name = "Ân"
        seen.extend(SOME.rows(session, ids=[an]))
        return Change("sửa", "", frozenset(), an)

    db.write(rename)
    assert seen == [("Ân",)]
