"""The attention balance as the store counts it, against a naive recount, and the names behind its numbers."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.models import Contact
from dvqc_desktop.domain.balance import By, Column, Tally
from dvqc_desktop.domain.balance_advice import Advice
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import ContactKind
from dvqc_desktop.domain.contacts import ContactTopic
from dvqc_desktop.domain.errors.reports import PeriodNotBegunError
from dvqc_desktop.domain.periods import free_period, month_of, parse_period, quarter_of
from dvqc_desktop.services.contacts import balance_lines
from dvqc_desktop.services.contacts.balance import Balance, contacts_per_worker, read_balance
from dvqc_desktop.services.contacts.balance_lines import BalanceLine
from dvqc_desktop.services.contacts.contacts import ContactFields, pause_contacts, record_contact
from dvqc_desktop.services.people.groups import add_group
from dvqc_desktop.services.people.workers import Place, place_worker
from tests.conftest import KEY
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, START, TODAY, Team

QUARTER = quarter_of(TODAY)


def lines(database: Database, balance: Balance, by: By) -> dict[str, Tally]:
    return {line.words: line.tally for line in database.read(balance_lines.balance_lines, balance, by)}


def line_of(database: Database, balance: Balance, by: By, words: str) -> BalanceLine:
    found = database.read(balance_lines.balance_lines, balance, by)
    return next(line for line in found if line.words == words)


def names(database: Database, balance: Balance, line: BalanceLine, column: Column) -> list[str]:
    ids = database.read(balance_lines.ids_behind, balance, line, column)
    return [row.name for row in database.read(balance_lines.names_behind, balance, ids)]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, empty_book: Path) -> Iterator[tuple[Database, list[int]]]:
    path = tmp_path_factory.mktemp("balance") / "so.dvqc"
    shutil.copy(empty_book, path)
    database = open_database(path, KEY)
    team = Team(database)
    members = [team.member("Nguyễn Thúy Lợi"), team.member("Trần Bích Hà")]
    workers = [team.worker("Đào Thị Dung", ACTIVE), team.worker("Trịnh Đình Khải", AVERAGE), team.worker("Bùi Văn An")]
    team.hold(workers[1], members[0])
    yield database, members + workers
    database.close()


KINDS = [ContactKind.ILLNESS, ContactKind.SHIFT]
TOPICS = [None, "skill", "life,tasks"]
met = st.tuples(
    st.integers(0, 1), st.integers(2, 4), st.integers(0, 120), st.sampled_from(KINDS), st.sampled_from(TOPICS)
)


@settings(deadline=None, max_examples=25)
@given(st.lists(met, max_size=12), st.integers(0, 60), st.integers(0, 60))
def test_the_counts_agree_with_a_naive_recount(small, history, first, length):
    database, people = small
    begin = date(2026, 7, 1)

    def note(session: Session) -> Change:
        session.execute(delete(Contact))
        for by, worker, offset, kind, topics in history:
            at = begin + timedelta(days=offset)
            session.add(Contact(worker_id=people[worker], by_id=people[by], at=at, kind=kind.value, topics=topics))
        return Change("thử", "", frozenset({Topic.CONTACTS}))

    database.write(note)
    period = free_period(begin + timedelta(days=first), begin + timedelta(days=first + length))
    inside = [each for each in history if first <= each[2] <= first + length]
    seen = database.read(read_balance, period, TODAY)
    for row in seen.rows:
        theirs = [each for each in inside if people[each[1]] == row.person_id]
        assert (row.times, row.ill) == (len(theirs), sum(each[3] is ContactKind.ILLNESS for each in theirs))
    assert seen.whole == Tally(3, len({each[1] for each in inside}), len(inside))
    assert seen.kinds[ContactKind.SHIFT] == sum(each[3] is ContactKind.SHIFT for each in inside)
    assert seen.topics.get("life", 0) == sum(each[4] == "life,tasks" for each in inside)
    counted = database.read(contacts_per_worker, period.start, period.end)
    assert counted == {row.person_id: row.times for row in seen.rows if row.times}
    own = any(each[:2] == (0, 3) for each in inside)
    assert (Advice.HOLDER in {each.finding.advice for each in seen.sentences}) == (
        length > 12 and bool(inside) and not own
    )


def test_the_sample_cell_is_summed_by_class_group_holder_topic_and_place(sample: Database) -> None:
    seen = sample.read(read_balance, QUARTER, TODAY)
    classes = lines(sample, seen, By.CLASS)
    assert [tally.people for tally in classes.values()] == [5, 8, 2]
    for by in (By.CLASS, By.GROUP, By.HOLDER):
        assert sum(tally.times for tally in lines(sample, seen, by).values()) == seen.whole.times
    assert sum(tally.times for tally in lines(sample, seen, By.KIND).values()) == seen.whole.times
    assert lines(sample, seen, By.TOPIC)
    assert seen.sentences == ()


def test_a_number_opens_its_names_who_waits_longest_first_and_the_third_class_with_its_aspect(db: Database) -> None:
    team = Team(db)
    member = team.member("Trần Bích Hà")
    first, weak = team.worker("An Văn Bình", AVERAGE), team.worker("Vũ Thị Xuân", NEEDS_HELP)
    team.hold(weak, member)
    group = db.write(add_group, "3").row_id
    for worker in (first, weak):
        db.write(place_worker, worker, Place(work_group_id=group), START)
    db.write(record_contact, (weak,), ContactFields(member, TODAY, ContactKind.ILLNESS))
    seen = db.read(read_balance, QUARTER, TODAY)
    line = line_of(db, seen, By.GROUP, "Nhóm 3")
    ids = db.read(balance_lines.ids_behind, seen, line, Column.PEOPLE)
    shown = db.read(balance_lines.names_behind, seen, ids)
    assert [(row.name, row.detail) for row in shown] == [
        ("Vũ Thị Xuân", "1 lượt, đều vì ốm đau · Cần giúp từng mặt: tay nghề · Trần Bích Hà phụ trách"),
        ("An Văn Bình", "chưa gặp · Trung bình · chưa có người phụ trách"),
    ]
    assert len(db.read(balance_lines.names_behind, seen, ids, 1)) == 1


def test_contacts_by_topic_and_place_open_whom_they_were_with(db: Database) -> None:
    team = Team(db)
    member, one, two = team.member("Trần Bích Hà"), team.worker("An Văn Bình"), team.worker("Vũ Thị Xuân")
    skilled = ContactFields(member, TODAY, ContactKind.SHIFT, (ContactTopic.SKILL, ContactTopic.LIFE))
    db.write(record_contact, (one,), skilled)
    db.write(record_contact, (two,), ContactFields(member, TODAY, ContactKind.HOME_VISIT))
    seen = db.read(read_balance, month_of(TODAY), TODAY)
    assert lines(db, seen, By.TOPIC)["Tay nghề"].times == lines(db, seen, By.TOPIC)["Không ghi nội dung"].times == 1
    for by, words, name in (
        (By.TOPIC, "Đời sống, nguyện vọng", "An Văn Bình"),
        (By.TOPIC, "Không ghi nội dung", "Vũ Thị Xuân"),
        (By.KIND, "Đến nhà", "Vũ Thị Xuân"),
    ):
        assert names(db, seen, line_of(db, seen, by, words), Column.TIMES) == [name]


def test_who_is_paused_does_not_wait_and_says_so(db: Database) -> None:
    team = Team(db)
    worker = team.worker("An Văn Bình", AVERAGE)
    db.write(pause_contacts, worker, date(2026, 11, 1), None, "Nghỉ thai sản")
    seen = db.read(read_balance, QUARTER, TODAY)
    assert seen.whole == Tally() and seen.sentences == ()
    (row,) = db.read(balance_lines.names_behind, seen, [worker])
    assert row.detail.startswith("chưa gặp, chưa đến lượt")


def test_a_new_member_begins_by_meeting_somebody_or_holding_one(db: Database) -> None:
    team = Team(db)
    new, met_one, holder, old = (
        team.member(name, date(year, 4, 1)) for name, year in zip("ABCD", (2026, 2026, 2026, 2020), strict=True)
    )
    worker = team.worker("An Văn Bình")
    team.hold(worker, holder, date(2026, 11, 18))
    db.write(record_contact, (worker,), ContactFields(met_one, TODAY))
    seen = db.read(read_balance, QUARTER, TODAY)
    (found,) = [each for each in seen.sentences if each.finding.advice is Advice.NEW_MEMBER]
    assert found.finding.people == (new,)
    (row,) = db.read(balance_lines.member_names, found.finding.people)
    assert (row.name, row.detail) == ("A", "vào Đảng 01/04/2026")
    assert old not in found.finding.people


def test_a_period_ahead_is_refused(db: Database) -> None:
    with pytest.raises(PeriodNotBegunError):
        db.read(read_balance, parse_period("2027-Q1"), TODAY)
