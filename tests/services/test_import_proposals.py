"""Classes of a list become proposals, and leave alone what people proposed or agreed."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.services.classes.classes import ClassForm
from dvqc_desktop.services.classes.rounds import ProposalForm, WorkerClass, agree_proposals, list_rounds, propose_class
from tests.services.import_kit import TODAY, person, plan, rows, take, workers

PROPOSALS = "SELECT person_id, class_code, aspects, source FROM class_proposal ORDER BY person_id"


def test_a_newer_list_replaces_imported_proposals(db: Database) -> None:
    take(db, workers(person("Lê A", class_code="active"), person("Lê B", class_code="needs_help", aspects="giờ giấc")))
    take(
        db, workers(person("Lê A", class_code="average"), person("Lê B", class_code="needs_help", aspects="chất lượng"))
    )
    assert rows(db, PROPOSALS) == [(1, "average", None, "import"), (2, "needs_help", "chất lượng", "import")]
    assert rows(db, "SELECT count(*) FROM class_round") == [(1,)]


def test_a_proposal_made_by_people_stands(db: Database) -> None:
    take(db, workers(person("Lê A", class_code="active")))
    (running,) = db.read(list_rounds)
    db.write(propose_class, running.id, 1, ProposalForm(WorkerClass.AVERAGE, TODAY))
    planned = plan(db, workers(person("Lê A", class_code="active")))
    assert (planned.unchanged, planned.proposals) == (1, 0)
    assert [(one.row, one.column, one.reason) for one in planned.warnings] == [
        (2, "K", "đã có đề nghị khác do người ghi; không ghi đề nghị")
    ]


def agreed(db: Database) -> None:
    take(db, workers(person("Lê A", class_code="active")))
    db.write(agree_proposals, [1], ClassForm(WorkerClass.ACTIVE, TODAY, reason="đợt này"))


def set_round(db: Database, columns: str) -> None:
    def use_case(session: Session) -> Change:
        session.execute(text(f"UPDATE class_round SET {columns}"))
        return Change("sửa", "đợt", frozenset({Topic.CLASSES}))

    db.write(use_case)


def test_a_class_agreed_needs_no_proposal_and_another_one_is_told(db: Database) -> None:
    agreed(db)
    assert plan(db, workers(person("Lê A", class_code="active"))).unchanged == 1
    planned = plan(db, workers(person("Lê A", class_code="average")))
    assert [one.reason for one in planned.warnings] == ["đã thống nhất loại khác trong đợt này; không ghi đề nghị"]


def test_a_round_agreed_and_not_closed_takes_no_proposals(db: Database) -> None:
    agreed(db)
    set_round(db, "state = 'agreed', agreed_on = '2026-11-20'")
    planned = take(db, workers(person("Lê A"), person("Lê B", class_code="active")))
    assert len(planned.added) == 1
    assert "đã thống nhất, chưa chốt; không ghi đề nghị" in planned.warnings[0].reason
    assert len(rows(db, PROPOSALS)) == 1


def test_a_new_round_follows_a_closed_one_and_knows_its_classes(db: Database) -> None:
    agreed(db)
    set_round(db, "state = 'closed', closed_on = '2026-11-20'")
    take(db, workers(person("Lê A", class_code="active"), person("Lê B", class_code="active")))
    assert rows(db, "SELECT count(*) FROM class_round") == [(2,)]
    assert [row[0] for row in rows(db, PROPOSALS)] == [1, 2]
