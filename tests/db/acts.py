"""Random acts on a small part of the store, for the tests of undo, kill and log."""

import random
from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Person, Post, Setting
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.services.people.people import PersonFields, create_person

DAY = date(2026, 11, 20)


def add_person(session: Session, name: str) -> Change:
    """Adds a person by the ORM."""
    row_id = create_person(session, PersonFields(name, birth_date=DAY, trade="tiện"))
    return Change("thêm", name, frozenset({Topic.WORKERS}), row_id)


def keep_setting(session: Session, key: str, value: str) -> Change:
    """Adds a setting as one row."""
    session.add(Setting(key=key, value=value))
    return Change("ghi", key, frozenset({Topic.SETTINGS}))


def random_act(session: Session, rng: random.Random) -> Change:
    """One of: add, change by ORM, change in bulk by Core, delete with cascade, change nothing."""
    people = list(session.scalars(select(Person.id).order_by(Person.id)))
    chosen = rng.choice(("add", "orm", "core", "delete", "post", "nothing"))
    if chosen == "add" or not people:
        create_person(session, PersonFields(f"Người {rng.randrange(10**6)}", birth_date=DAY))
    elif chosen == "orm":
        session.get_one(Person, rng.choice(people)).trade = rng.choice(("tiện", "phay", None))
    elif chosen == "core":
        session.execute(update(Person).values(way_home=rng.choice(("bắc", "nam", None))))
    elif chosen == "delete":
        session.execute(delete(Person).where(Person.id == rng.choice(people)))
    elif chosen == "post":
        session.add(Post(person_id=rng.choice(people), organization="union", title="tổ trưởng", start_on=DAY))
    return Change(chosen, "", frozenset({Topic.WORKERS}))
