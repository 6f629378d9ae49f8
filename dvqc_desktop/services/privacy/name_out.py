"""A person's name taken out of words that are not the person's own."""

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection, text

from dvqc_desktop.domain.name_hiding import SOMEBODY
from dvqc_desktop.domain.names import fold

_MARKS = {"minutes_text": "minutes_marks", "conclusion": "conclusion_marks", "text": "text_marks"}


class NameOut:
    """Finds and replaces one full name of two words or more, written with or without accents, in any case.

    A name that somebody else has too is left: nothing tells whom it means.
    """

    def __init__(self, connection: Connection, person_id: int, full_name: str) -> None:
        plain = "".join(sign for sign in unicodedata.normalize("NFD", full_name) if not unicodedata.combining(sign))
        plain = plain.replace("đ", "d").replace("Đ", "D")
        self.variants = tuple(
            dict.fromkeys(
                form
                for name in (full_name, plain)
                for form in (name, name.upper(), name.lower(), name.title(), name.capitalize())
            )
        )
        namesake = connection.execute(
            text("SELECT 1 FROM person WHERE name_fold = :fold AND id <> :id"),
            {"fold": fold(full_name), "id": person_id},
        ).first()
        self.searchable = len(full_name.split()) > 1 and namesake is None
        self._pattern = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in self.variants))

    def replaced(self, words: str) -> str:
        """The words with the name as "một người"."""
        return self._pattern.sub(SOMEBODY, words)

    def stands_in(self, words: str) -> bool:
        """True when the name stands in the words."""
        return self._pattern.search(words) is not None

    def condition(self, columns: Iterable[str]) -> tuple[str, dict[str, str]]:
        """SQL that finds rows in whose columns the name may stand, with its parameters."""
        values = {f"form{at}": form for at, form in enumerate(self.variants)}
        parts = [f'instr("{column}", :{key})' for column in columns for key in values]
        return f"({' OR '.join(parts)})", values


def take_name_out(connection: Connection, table: str, columns: list[str], name: NameOut, present: set[str]) -> None:
    """Takes the name out of a table's words; marks of a text that changed are dropped. `present`: all its columns."""
    condition, values = name.condition(columns)
    listed = ", ".join(f'"{column}"' for column in columns)
    for row in (
        connection.execute(text(f'SELECT id, {listed} FROM "{table}" WHERE {condition}'), values).mappings().all()
    ):
        changed = {
            column: name.replaced(row[column]) for column in columns if row[column] and name.stands_in(row[column])
        }
        for column in [*changed]:
            marks = _MARKS.get(column, "")
            if marks in present:
                changed[marks] = None  # type: ignore[assignment]
        if changed:
            sets = ", ".join(f'"{column}" = :{column}' for column in changed)
            connection.execute(
                text(f'UPDATE "{table}" SET {sets} WHERE id = :row_id'), {**changed, "row_id": row["id"]}
            )
