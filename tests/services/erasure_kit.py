"""A person with words in every field, and a look for what is left of them in the whole file."""

from datetime import date
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import (
    Base,
    Commendation,
    ContactPause,
    ContactPrivate,
    FamilyConsent,
    Plan,
    PlanAim,
    PlanStrength,
    Post,
    Proposal,
    Task,
    WorkerLink,
    YearAssignment,
)
from dvqc_desktop.domain.changes import EVERYTHING, Change
from dvqc_desktop.services.privacy.fates import word_columns
from dvqc_desktop.services.privacy.person_rows import rows_of

DAY = date(2026, 11, 2)
TOKEN = "zqx"
_BOUND = {
    ("plan", "snapshot"),
    ("contact", "topics"),
    ("person", "full_name"),
    ("person", "name_fold"),
    ("holder_assignment", "end_reason"),
    ("opinion", "answer"),
}


def worker_of_much(database: Database) -> int:
    """The worker who was met most often."""
    with database.reading() as session:
        query = "SELECT worker_id FROM contact GROUP BY worker_id ORDER BY count(*) DESC, worker_id LIMIT 1"
        return int(session.execute(text(query)).scalar_one())


def name_of(database: Database, person_id: int) -> str:
    with database.reading() as session:
        query = text("SELECT full_name FROM person WHERE id = :id")
        return str(session.execute(query, {"id": person_id}).scalar_one())


def fill_rows(session: Session, person_id: int) -> Change:
    """Rows of the kinds the sample may lack."""
    contact = session.execute(
        text(
            "SELECT max(id) FROM contact WHERE worker_id = :id AND id NOT IN (SELECT contact_id FROM contact_private)"
        ),
        {"id": person_id},
    ).scalar_one()
    plan = Plan(person_id=person_id, kind="mentoring", state="draft", period_start=DAY)
    session.add(plan)
    session.flush()
    other = 1 if person_id != 1 else 2
    first, second = sorted((person_id, other))
    session.add_all(
        [
            ContactPrivate(contact_id=contact, text="x"),
            ContactPause(person_id=person_id, start_on=DAY, end_on=DAY, reason="x"),
            FamilyConsent(person_id=person_id, agreed_on=DAY, phrase="x"),
            Commendation(person_id=person_id, commended_on=DAY, text="x"),
            PlanStrength(plan_id=plan.id, position=1, text="x"),
            PlanAim(plan_id=plan.id, position=1, kind="near", text="x"),
            Post(person_id=person_id, organization="union", title="x", start_on=DAY),
            Proposal(worker_id=person_id, received_on=DAY, text="x"),
            Task(text="x", given_on=DAY, promised_to_id=person_id),
            WorkerLink(first_id=first, second_id=second, kind="good", start_on=DAY, reason="x"),
            YearAssignment(year=2030, member_id=other, worker_id=person_id, requirement="x"),
        ]
    )
    return Change("ghi thêm", "x", EVERYTHING)


def fill_words(session: Session, person_id: int) -> Change:
    """A word of its own into each words column of each row of the person."""
    connection = session.connection()
    number = 0
    for name, ids in rows_of(connection, person_id).own.items():
        table = Base.metadata.tables[name]
        for column in (one.name for one in word_columns(table) if (name, one.name) not in _BOUND):
            for row_id in ids:
                number += 1
                word = f"{TOKEN}{number:04d}"
                connection.execute(
                    text(f'UPDATE "{name}" SET "{column}" = :w WHERE id = :id'), {"w": word, "id": row_id}
                )
    return Change("ghi mọi ô", "", EVERYTHING)


def mention(session: Session, name: str) -> Change:
    """The name in the words of others: an agenda item, the cell's settings, a task, a resolution."""
    for table, column in (("agenda_item", "minutes_text"), ("task", "result"), ("item_opinion", "text")):
        session.execute(
            text(f"UPDATE {table} SET {column} = :w WHERE id = (SELECT min(id) FROM {table})"),
            {"w": f"Gặp {name.upper()} và {name}, cả {name}anh."},
        )
    return Change("ghi về", f"{name} và Lê An", EVERYTHING)


def plain_file(database: Database, target: Path) -> bytes:
    """The whole file without its cipher: every table, index and shadow table, as bytes."""
    database.connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(target),))
    database.connection.execute("SELECT sqlcipher_export('plain')")
    database.connection.execute("DETACH DATABASE plain")
    return target.read_bytes()
