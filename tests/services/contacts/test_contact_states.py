"""The due clock as the store's query reads it, against the rule over random histories."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.models import Contact, ContactPause, Person
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.contacts import ContactBasis, ContactState, Pause, contact_clock
from dvqc_desktop.services.contacts import contacts
from dvqc_desktop.services.due.due_contacts import late_contacts
from dvqc_desktop.services.settings import store_setting
from tests.conftest import KEY
from tests.team_kit import AVERAGE, START, TODAY, Team


@pytest.fixture(scope="module")
def clocked(tmp_path_factory: pytest.TempPathFactory, empty_book: Path) -> Iterator[tuple[Database, int, int]]:
    path = tmp_path_factory.mktemp("clock") / "so.dvqc"
    shutil.copy(empty_book, path)
    database = open_database(path, KEY)
    team = Team(database)
    yield database, team.member("Nguyễn Thúy Lợi"), team.worker("Trịnh Đình Khải", AVERAGE)
    database.close()


class Setting(NamedTuple):
    """What the query is tried on."""

    person_id: int
    by_id: int
    met: list[int]
    pauses: list[Pause]
    own: int | None
    of_class: int | None


def _set_history(session: Session, case: Setting) -> Change:
    session.execute(delete(Contact))
    session.execute(delete(ContactPause))
    session.get_one(Person, case.person_id).contact_interval_days = case.own
    store_setting(session, "contact.interval_days.average", case.of_class or 0)
    for offset in case.met:
        row = Contact(worker_id=case.person_id, by_id=case.by_id, at=START + timedelta(days=offset), kind="other")
        session.add(row)
    for pause in case.pauses:
        session.add(ContactPause(person_id=case.person_id, start_on=pause.start_on, end_on=pause.end_on, reason="x"))
    return Change("thử", "", frozenset({Topic.CONTACTS}))


spans = st.tuples(st.integers(0, 300), st.none() | st.integers(0, 60))


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.integers(0, 330), max_size=5),
    st.lists(spans, max_size=3),
    st.tuples(st.none() | st.integers(1, 40), st.none() | st.integers(1, 40)),
    st.integers(0, 330),
)
def test_the_query_agrees_with_the_rule_over_random_histories(
    clocked: tuple[Database, int, int],
    met: list[int],
    pauses: list[tuple[int, int | None]],
    intervals: tuple[int | None, int | None],
    on: int,
) -> None:
    database, by_id, person_id = clocked
    day = START + timedelta(days=on)
    kept = [
        Pause(START + timedelta(days=first), None if days is None else START + timedelta(days=first + days))
        for first, days in pauses
    ]
    own, of_class = intervals
    database.write(_set_history, Setting(person_id, by_id, met, kept, own, of_class))
    days = [START + timedelta(days=offset) for offset in met if offset <= on]
    basis = ContactBasis(START, max(days, default=None), own or of_class or 7, tuple(kept))
    expected = contact_clock(basis, day)
    (row,) = database.read(contacts.contact_states, day)
    assert row.clock == replace(expected, back_on=row.clock.back_on)
    assert row.clock.back_on == expected.back_on
    late = database.read(late_contacts, day)
    assert [found.clock for found in late] == [expected] * (expected.state is ContactState.OVERDUE)


def test_one_day_past_the_interval_is_late_by_the_cells_own_and_the_classs_days(db: Database) -> None:
    team = Team(db)
    member = team.member("Nguyễn Thúy Lợi")
    cell, own, of_class = team.worker("A"), team.worker("B"), team.worker("C", AVERAGE)
    db.write(contacts.set_contact_interval, own, 3)
    db.write(lambda session: store_setting(session, "contact.interval_days.average", 5) or Change("", "", frozenset()))
    for worker, days in ((cell, 7), (own, 3), (of_class, 5)):
        db.write(contacts.record_contact, (worker,), contacts.ContactFields(member, TODAY - timedelta(days=days)))
    assert db.read(late_contacts, TODAY) == ()
    late = db.read(late_contacts, TODAY + timedelta(days=1))
    assert [(row.name, row.interval, row.clock.late_days) for row in late] == [("A", 7, 1), ("B", 3, 1), ("C", 5, 1)]
