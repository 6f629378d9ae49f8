"""The person's rows as they stand in the tables: those that go, those that stay as bare counts."""

from datetime import date

from sqlalchemy import Connection, text

from dvqc_desktop.db.models import Base
from dvqc_desktop.domain.codes import CandidateStage, SpellEnd
from dvqc_desktop.domain.names import fold, name_sort_key
from dvqc_desktop.services.privacy.fates import blank_values, text_tables, word_columns
from dvqc_desktop.services.privacy.name_out import NameOut, take_name_out
from dvqc_desktop.services.privacy.person_rows import PERSON, PersonRows

NOBODY = "Người đã xóa khỏi sổ"


def take_rows_out(connection: Connection, person_id: int, rows: PersonRows, name: NameOut, day: date) -> None:
    """Ends what is open, deletes what goes, empties what stays, and takes the name out of everybody else's words."""
    _end_spans(connection, person_id, day)
    for table, ids in rows.gone.items():
        for row_id in ids:
            connection.execute(text(f'DELETE FROM "{table}" WHERE id = :id'), {"id": row_id})
    for table, ids in rows.counted.items():
        values = {} if table == PERSON else blank_values(Base.metadata.tables[table])
        if values:
            sets = ", ".join(f'"{column}" = {value}' for column, value in values.items())
            for row_id in ids:
                connection.execute(text(f'UPDATE "{table}" SET {sets} WHERE id = :id'), {"id": row_id})
    _empty_person(connection, person_id)
    if name.searchable:
        for known in text_tables():
            present = {column.name for column in known.columns}
            words = [column.name for column in word_columns(known) if column.name not in {"name_fold"}]
            take_name_out(connection, known.name, words, name, present)


def _end_spans(connection: Connection, person_id: int, day: date) -> None:
    values = {"person": person_id, "day": day.isoformat(), "left": SpellEnd.LEFT.value}
    last = "max(start_on, :day)"
    connection.execute(
        text(
            f"UPDATE worker_spell SET end_on = {last}, end_reason = :left WHERE person_id = :person AND end_on IS NULL"
        ),
        values,
    )
    for condition in ("placement SET {} WHERE person_id = :person", "holder_assignment SET {} WHERE :person IN "
                      "(worker_id, holder_id)", "candidate_helper SET {} WHERE member_id = :person",
                      "group_cover SET {} WHERE person_id = :person"):  # fmt: skip
        ended = condition.format(f"end_on = {last}")
        connection.execute(text(f"UPDATE {ended} AND end_on IS NULL"), values)
    connection.execute(text("UPDATE work_group SET leader_id = NULL WHERE leader_id = :person"), values)
    connection.execute(
        text(
            "INSERT INTO candidate_stage (candidate_id, stage, at) SELECT id, :stopped, :day FROM candidate c "
            "WHERE person_id = :person AND NOT EXISTS (SELECT 1 FROM candidate_stage s WHERE s.candidate_id = c.id "
            "AND s.stage IN (:stopped, :official))"
        ),
        {**values, "stopped": CandidateStage.STOPPED.value, "official": CandidateStage.OFFICIAL.value},
    )


def _empty_person(connection: Connection, person_id: int) -> None:
    table = Base.metadata.tables[PERSON]
    values: dict[str, object] = {column.name: None for column in table.columns if column.nullable}
    values |= {"full_name": NOBODY, "name_fold": fold(NOBODY), "name_sort": name_sort_key(NOBODY)}
    connection.execute(table.update().where(table.c.id == person_id).values(**values))
