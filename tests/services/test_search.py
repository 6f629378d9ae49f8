"""The search box: members and workers by folded name, given names and typed accents first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain import names
from dvqc_desktop.domain.codes import MemberStatus
from dvqc_desktop.services.members.members import MembershipFields, StatusFrom, add_member, set_member_status
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.workers import add_worker
from dvqc_desktop.services.search import FoundKind, FoundPerson, matching, searchable_people

SYLLABLES = ("Hòa", "Hoà", "Hoa", "Đặng", "Thúy", "Lợi", "Văn", "Hà", "Hạ")


def person(name: str, kind: FoundKind = FoundKind.WORKER, number: int = 1) -> FoundPerson:
    return FoundPerson(kind, number, name, names.fold(name), "")


def test_members_and_workers_are_found_and_those_gone_stand_apart(db: Database) -> None:
    db.write(add_worker, PersonFields("Phạm Văn Cường", trade="Tiện"), date(2026, 1, 1))
    member = db.write(add_member, PersonFields("Trần Bích Hà"), MembershipFields(), StatusFrom()).row_id or 0
    people = db.read(searchable_people)
    assert [(found.kind, found.name) for found in people] == [
        (FoundKind.MEMBER, "Trần Bích Hà"),
        (FoundKind.WORKER, "Phạm Văn Cường"),
    ]
    db.write(set_member_status, member, MemberStatus.TRANSFERRED, date(2026, 11, 20))
    assert [found.kind for found in db.read(searchable_people)] == [FoundKind.WORKER, FoundKind.GONE]


@pytest.mark.parametrize(("typed", "first"), [("hoa", "Hoa Văn Hòa"), ("hòa", "Lê Thị Hòa"), ("dang", "Đặng Văn Lợi")])
def test_given_names_and_exact_accents_come_first(typed: str, first: str) -> None:
    people = tuple(map(person, ("Đặng Văn Lợi", "Hoa Văn Hòa", "Lê Thị Hòa", "Hòa Thị Lợi")))
    found = matching(people, typed)
    assert first in [hit.name for hit in found][:2]


def test_a_given_name_beats_a_word_that_only_holds_the_letters() -> None:
    people = tuple(map(person, ("Phan Thị Thu", "Hà Văn Minh", "Bùi Thị Hạnh", "Trần Bích Hà")))
    assert [hit.name for hit in matching(people, "hà")] == [
        "Trần Bích Hà",
        "Bùi Thị Hạnh",
        "Hà Văn Minh",
        "Phan Thị Thu",
    ]


def test_nothing_typed_finds_nobody_and_each_kind_is_limited() -> None:
    people = tuple(person("Lê Văn Hòa", kind, number) for kind in FoundKind for number in range(20))
    assert matching(people, "  ") == []
    assert len(matching(people, "hoa", limit=3)) == 9


@given(st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=4), st.sampled_from(SYLLABLES))
def test_a_person_is_found_exactly_when_every_typed_word_is_in_the_name(parts: list[str], typed: str) -> None:
    name = " ".join(parts)
    assert bool(matching((person(name),), typed)) == (names.fold(typed) in names.fold(name))
