"""People as such: made, renamed and found; what makes somebody a worker or a member is in their own use cases."""

from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Person
from dvqc_desktop.domain import names
from dvqc_desktop.domain.codes import Precision


@dataclass(frozen=True, slots=True)
class PersonFields:
    """What is kept of a person as such; `birth_precision` says how much of `birth_date` is known.

    `consent_on` is the day the person agreed to be in the book, knowing what for (domain notes §6.1).
    """

    full_name: str
    code: str | None = None
    sex: str | None = None
    birth_date: date | None = None
    birth_precision: str | None = None
    phone: str | None = None
    trade: str | None = None
    skill_grade: str | None = None
    way_home: str | None = None
    education: str | None = None
    note: str | None = None
    contact_interval_days: int | None = None
    consent_on: date | None = None


def name_columns(full_name: str) -> dict[str, str | bytes]:
    """The name with its folded and its sorting form, written together always."""
    name = names.nfc(full_name)
    return {"full_name": name, "name_fold": names.fold(name), "name_sort": names.name_sort_key(name)}


def person_columns(person: PersonFields) -> dict[str, object]:
    """The columns of a person's row: empty text as NULL, a birth date always with its precision."""
    columns: dict[str, object] = {
        field.name: getattr(person, field.name) or None for field in fields(person) if field.name != "full_name"
    }
    if columns["birth_date"] is None:
        columns["birth_precision"] = None
    elif columns["birth_precision"] is None:
        columns["birth_precision"] = Precision.DAY.value
    return {**columns, **name_columns(person.full_name)}


def create_person(session: Session, person: PersonFields) -> int:
    """Adds a person; part of a use case. Gives the row id."""
    row = Person(**person_columns(person))
    session.add(row)
    session.flush()
    return row.id


def update_person(session: Session, person_id: int, person: PersonFields) -> None:
    """Brings a person's row to the fields given; part of a use case."""
    row = session.get_one(Person, person_id)
    for name, value in person_columns(person).items():
        setattr(row, name, value)
    session.flush()


def get_person(session: Session, person_id: int) -> PersonFields:
    """The fields of a person."""
    row = session.get_one(Person, person_id)
    return PersonFields(**{field.name: getattr(row, field.name) for field in fields(PersonFields)})
