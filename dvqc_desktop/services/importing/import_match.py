"""Finds the person of the book whom a row of a list means, or says why that cannot be told."""

from __future__ import annotations

from collections import defaultdict

from dvqc_desktop.domain import names
from dvqc_desktop.domain.codes import Precision
from dvqc_desktop.domain.dates import PartialDate
from dvqc_desktop.domain.imported import ListedPerson
from dvqc_desktop.services.importing.import_known import Known


class Unclear(Exception):
    """It cannot be told whom the row means; the message says why."""


class Matcher:
    """Matches the rows of one list in their order: by name and birth date, by name alone where nothing contradicts.

    Params: by_fold - people of the book by folded name.
    """

    def __init__(self, by_fold: dict[str, list[Known]]) -> None:
        self._by_fold = by_fold
        self._rows: dict[bytes, list[ListedPerson]] = defaultdict(list)
        self._taken: dict[int, int] = {}

    def match(self, person: ListedPerson, folded: str) -> Known | None:
        """The person of the book, or None for somebody new. Raises Unclear."""
        identity = names.name_identity(person.full_name)
        for other in self._rows[identity]:
            if _may_be_same(person.birth, other.birth) and not _codes_differ(person.code, other.code):
                raise Unclear(f"trùng họ tên{_and_birth(person, other)} với dòng {other.row}")
        candidates = self._by_fold.get(folded, [])
        found = self._among(person, identity, candidates) if candidates else None
        if found is not None and found.person_id in self._taken:
            raise Unclear(f"cùng chỉ một người trong sổ với dòng {self._taken[found.person_id]}")
        self._rows[identity].append(person)
        if found is not None:
            self._taken[found.person_id] = person.row
        return found

    def _among(self, person: ListedPerson, identity: bytes, candidates: list[Known]) -> Known | None:
        named = [known for known in candidates if known.identity == identity]
        possible = [known for known in named if _may_be_same(person.birth, known.birth)]
        possible = [known for known in possible if not _codes_differ(person.code, known.columns["code"])]
        same_code = [known for known in possible if person.code and known.columns["code"] == person.code]
        certain = [known for known in possible if person.birth and known.birth == person.birth]
        for group in (same_code, certain, possible):
            if len(group) > 1:
                raise Unclear(f"trong sổ có {len(group)} người cùng họ tên, chưa rõ là ai")
            if group:
                return group[0]
        for known in candidates:
            if known not in named and _same_day(person.birth, known.birth):
                raise Unclear(f"trong sổ có “{known.full_name}” cùng ngày sinh, chỉ khác dấu")
        return None


def _may_be_same(one: PartialDate | None, other: PartialDate | None) -> bool:
    """False only where both dates are known and cannot be the same day."""
    if one is None or other is None:
        return True
    return one.date <= other.latest and other.date <= one.latest


def _same_day(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is not None and one == other and one.precision is Precision.DAY


def _codes_differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


def _and_birth(person: ListedPerson, other: ListedPerson) -> str:
    return " và ngày sinh" if person.birth and person.birth == other.birth else ", không đủ ngày sinh để phân biệt,"
