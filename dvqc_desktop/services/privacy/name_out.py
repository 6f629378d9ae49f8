"""A person's name taken out of words that are not the person's own."""

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection, text

from dvqc_desktop.domain.name_hiding import SOMEBODY
from dvqc_desktop.domain.names import fold, given_name

_MARKS = {"minutes_text": "minutes_marks", "conclusion": "conclusion_marks", "text": "text_marks"}


class NameOut:
    """Finds and replaces a full name of two words or more, written with or without accents, in any case.

    A name that somebody else has too is left in the words of others: nothing tells whom it means. Short forms
    ("chị Dung") go with the titles that were chosen after a look at the places.
    """

    def __init__(self, connection: Connection, person_id: int, full_name: str, titles: Iterable[str] = ()) -> None:
        full, short = _written(full_name), called_forms(titles, full_name)
        namesake = connection.execute(
            text("SELECT 1 FROM person WHERE name_fold = :fold AND id <> :id"),
            {"fold": fold(full_name), "id": person_id},
        ).first()
        unique = len(full_name.split()) > 1 and namesake is None
        self._forms = {False: (full if unique else ()) + short, True: full + short}
        self._patterns = {own: whole_words(forms) for own, forms in self._forms.items()}
        self.searchable = bool(self._forms[False])

    def replaced(self, words: str, *, own: bool = False) -> str:
        """The words with the name as "một người"; `own` for words of an act that was the person's."""
        return self._patterns[own].sub(SOMEBODY, words)

    def stands_in(self, words: str, *, own: bool = False) -> bool:
        """True when the name stands in the words."""
        return self._patterns[own].search(words) is not None

    def condition(self, columns: Iterable[str], *, own: bool = False) -> tuple[str, dict[str, str]]:
        """SQL that finds rows in whose columns the name may stand, with its parameters."""
        values = {f"form{at}": form for at, form in enumerate(self._forms[own])}
        parts = [f'instr("{column}", :{key})' for column in columns for key in values]
        return f"({' OR '.join(parts)})", values


def called_forms(titles: Iterable[str], full_name: str) -> tuple[str, ...]:
    """How somebody is called by these titles, as it may be written: "chị Dung", "Chị Dung", "CHỊ DUNG"."""
    given = given_name(full_name)
    forms = (
        form
        for title in titles
        for form in (f"{title} {given}", f"{title.capitalize()} {given}", f"{title} {given}".upper())
    )
    return tuple(dict.fromkeys(forms))


def whole_words(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern of these forms as whole words; of none it finds nothing."""
    listed = "|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in forms)
    return re.compile(listed or "(?!)")


def _written(full_name: str) -> tuple[str, ...]:
    plain = "".join(sign for sign in unicodedata.normalize("NFD", full_name) if not unicodedata.combining(sign))
    plain = plain.replace("đ", "d").replace("Đ", "D")
    forms = (
        form
        for name in (full_name, plain)
        for form in (name, name.upper(), name.lower(), name.title(), name.capitalize())
    )
    return tuple(dict.fromkeys(forms))


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
