"""Coverage over random histories equals a naive recount; accepted acts break no rule unrecorded; undo restores all."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from dvqc_desktop.db.models import GroupCover, HolderAssignment, Placement, Post
from dvqc_desktop.domain.chain_rules import COVER_OF, Cover, Hold, Kind
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import MemberStatus, Organization, SpellEnd
from dvqc_desktop.domain.coverage import Split, cover_by
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.chain import chain
from dvqc_desktop.services.chain.chain import HolderForm
from dvqc_desktop.services.chain.coverage import list_exceptions, read_stands, split_labels, stand_rows
from dvqc_desktop.services.chain.group_cover import CoverForm, cover_group
from dvqc_desktop.services.chain.holder_answers import accept_holding, ask_to_stop
from dvqc_desktop.services.chain.holders import holders_on
from dvqc_desktop.services.classes.classes import classify
from dvqc_desktop.services.members.members import set_member_status
from dvqc_desktop.services.people.groups import add_group
from dvqc_desktop.services.people.posts import add_post
from dvqc_desktop.services.people.workers import Place, end_worker, place_on, place_worker
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, START, TODAY, Team, class_form

FIRST = date(2026, 6, 1)
UNION = Organization.UNION


@dataclass
class Cell:
    """Two members, six workers of all classes, one group."""

    db: object
    people: list[int]
    group: int

    def do(self, step, day):
        """One act of the history; False where it was refused."""
        kind, one, two, reasoned = step
        low, high = self.people[one], self.people[two]
        form = HolderForm(low, high, day, exception_reason="đã bàn" if reasoned else "")
        place = Place(work_group_id=self.group if reasoned else None)
        if kind == "place" and self.db.read(place_on, low, day) == place:
            return False  # nothing is written where nothing changes
        acts = {
            "hold": lambda: self.db.write(chain.assign_holder, form),
            "help": lambda: self.db.write(chain.add_helper, form),
            "class": lambda: self.db.write(classify, low, class_form(list(WorkerClass)[two % 3], day)),
            "leave": lambda: self.db.write(end_worker, low, SpellEnd.LEFT, day),
            "stop": lambda: self.db.write(ask_to_stop, high, [low], day),
            "accept": lambda: self.db.write(accept_holding, high, [low], day),
            "status": lambda: self.db.write(set_member_status, self.people[one % 2], STATUSES[two % 3], day),
            "place": lambda: self.db.write(place_worker, low, place, day),
            "post": lambda: self.db.write(add_post, low, UNION, "Tổ trưởng công đoàn", day),
            "cover": lambda: self.db.write(cover_group, CoverForm(self.group, low, UNION, day)),
        }
        try:
            acts[kind]()
        except AppError:
            return False
        return True


STATUSES = (MemberStatus.SUSPENDED, MemberStatus.OFFICIAL, MemberStatus.LEFT)
KINDS = (
    "hold",
    "hold",
    "hold",
    "help",
    "class",
    "leave",
    "stop",
    "accept",
    "status",
    "place",
    "place",
    "post",
    "cover",
)
STEPS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 7), st.integers(0, 7), st.booleans()), min_size=4, max_size=14
)
SLOWLY = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def cell(db):
    team = Team(db)
    people = [team.member("Nguyễn Thúy Lợi"), team.member("Trần Bích Hà")]
    codes = (ACTIVE, ACTIVE, AVERAGE, AVERAGE, NEEDS_HELP, None)
    people += [team.worker(f"Phạm Văn {number}", code) for number, code in enumerate(codes)]
    return Cell(db, people, int(db.write(add_group, "7").row_id))


def all_of(db, day):
    """Everything the chain says on a day."""
    return db.read(read_stands, day), db.read(chain.gaps, day), db.read(chain.coverage, day), db.read(chain.load, day)


def spans(session, table, day):
    rows = session.execute(select(table)).scalars()
    return [row for row in rows if row.start_on <= day and (row.end_on is None or row.end_on > day)]


def naive(session, day, people):
    """How everybody is held, read from the rows with the rules as the issue says them."""
    infos = holders_on(session, day, people)
    mains = {row.worker_id: row for row in spans(session, HolderAssignment, day) if row.role == "main"}
    posts = {row.person_id for row in spans(session, Post, day) if infos[row.person_id].present}
    covers = {row.work_group_id: row.person_id for row in spans(session, GroupCover, day) if row.person_id in posts}
    groups = {row.person_id: row.work_group_id for row in spans(session, Placement, day)}
    found = {}
    for person_id, info in infos.items():
        if info.kind is not Kind.WORKER or not info.present:
            continue
        hold = naive_hold(infos, mains, person_id)
        over = covers.get(groups.get(person_id))
        if hold is Hold.GAP and over not in (None, person_id):
            hold = Hold.GAP if info.worker_class in (ACTIVE, NEEDS_HELP) else Hold.GROUP
        found[person_id] = (info.worker_class, hold)
    return found


def naive_hold(infos, mains, person_id):
    row, own = mains.get(person_id), infos[person_id].worker_class
    if row is None or not infos[row.holder_id].present:
        return Hold.GAP
    holder = infos[row.holder_id]
    if holder.kind is Kind.MEMBER:
        return Hold.MEMBER
    upper = mains.get(row.holder_id)
    third_step = upper is not None and infos[upper.holder_id].kind is Kind.WORKER and infos[upper.holder_id].present
    third_step = third_step and (upper.exception_reason is not None or naive_fits(infos, upper))
    if naive_fits(infos, row) and not third_step:
        return Hold.ACTIVE
    return Hold.EXCEPTION if row.exception_reason and own else Hold.GAP


def naive_fits(infos, row):
    held, holder = infos[row.worker_id].worker_class, infos[row.holder_id].worker_class
    return holder is ACTIVE and held not in (ACTIVE, NEEDS_HELP)


@SLOWLY
@given(steps=STEPS)
def test_coverage_equals_a_naive_recount_and_undo_restores_it(cell, steps):
    db, seen = cell.db, []
    days = [FIRST + timedelta(days=number) for number in range(len(steps))]
    for step, day in zip(steps, days, strict=True):
        before = all_of(db, TODAY)
        if cell.do(step, day):
            seen.append(before)
    with db.reading() as session:
        for day in (FIRST, days[len(days) // 2], TODAY):
            expected = naive(session, day, cell.people)
            found = read_stands(session, day)
            assert {stand.person_id: (stand.worker_class, stand.hold) for stand in found} == expected
            whole = sum((COVER_OF[hold] for _, hold in expected.values()), Cover())
            assert all(sum(cover_by(found, split).values(), Cover()) == whole for split in Split)
            assert sum(chain.coverage(session, day).values(), Cover()) == whole
            assert {row.id for row in chain.gaps(session, day)} == {
                i for i, (_, h) in expected.items() if h is Hold.GAP
            }
    for before in reversed(seen):
        db.undo()
        assert all_of(db, TODAY) == before


@SLOWLY
@given(steps=st.lists(st.tuples(st.just("hold"), st.integers(0, 7), st.integers(0, 7), st.booleans()), max_size=14))
def test_no_sequence_of_accepted_acts_breaks_a_rule_without_a_recorded_exception(cell, steps):
    done = sum(cell.do(step, FIRST + timedelta(days=number)) for number, step in enumerate(steps))
    with cell.db.reading() as session:
        infos, rows = holders_on(session, TODAY, cell.people), spans(session, HolderAssignment, TODAY)
        mains = {row.worker_id: row for row in rows}
        open_ones = {row.id for row in chain.gaps(session, TODAY)}
    for row in rows:
        in_order = infos[row.holder_id].kind is Kind.MEMBER or naive_fits(infos, row)
        assert in_order or row.exception_reason
        assert Counter(other.worker_id for other in rows)[row.worker_id] == 1
        behind_exception = row.holder_id in mains and mains[row.holder_id].exception_reason
        assert row.worker_id not in open_ones or behind_exception
    for _ in range(done):
        cell.db.undo()


def test_exceptions_are_listed_with_reason_and_agreement(cell):
    db, (loi, _ha, active, _other, average, *_) = cell.db, cell.people
    other = cell.people[3]
    db.write(chain.assign_holder, HolderForm(other, active, FIRST, exception_reason="cùng máy"))
    db.write(chain.assign_holder, HolderForm(average, loi, FIRST, cell_agreement="Chi bộ 05/11"))
    rows = db.read(list_exceptions, TODAY)
    assert [(row.worker_id, row.reason, row.agreement) for row in rows] == [
        (other, "cùng máy", ""),
        (average, "", "Chi bộ 05/11"),
    ]
    assert db.read(list_exceptions, FIRST - timedelta(days=1)) == []


def test_somebody_behind_an_exception_stands_three_steps_down_and_becomes_a_gap(cell):
    db, (_loi, ha, active, other, average, *_) = cell.db, cell.people
    db.write(chain.assign_holder, HolderForm(average, other, FIRST))
    form = HolderForm(other, active, TODAY, exception_reason="cùng máy")
    foreseen = db.read(chain.effects_of_holder, form)
    db.write(chain.assign_holder, form)
    gaps = {row.id: row.reason for row in db.read(chain.gaps, TODAY)}
    assert gaps[average] == "dây chuyền dài quá hai bậc, tính từ đảng viên"
    assert [gap.worker_id for gap in foreseen.lost] == [average]
    db.write(chain.assign_holder, HolderForm(other, ha, TODAY))
    assert average not in {row.id for row in db.read(chain.gaps, TODAY)}


def test_lines_and_names_are_in_words(cell):
    db, (loi, _ha, active, *_) = cell.db, cell.people
    db.write(chain.assign_holder, HolderForm(active, loi, START))
    stands = {stand.person_id: stand for stand in db.read(read_stands, TODAY)}
    rows = db.read(stand_rows, stands.values())
    assert [row.how for row in rows if row.id == active] == ["Nguyễn Thúy Lợi"]
    assert [row.how for row in rows if row.id == cell.people[4]] == ["chưa có người phụ trách"]
    assert list(db.read(split_labels, TODAY, Split.HOLDER).values())[-2:] == ["Qua đoàn thể", "Chưa có người phụ trách"]
    assert db.read(split_labels, TODAY, Split.GROUP) == {cell.group: "7", None: "Chưa xếp nhóm"}
    assert db.read(split_labels, TODAY, Split.TEAM) == {None: "Chưa xếp tổ"}
    assert "Trung bình" in db.read(split_labels, TODAY, Split.CLASS).values()
