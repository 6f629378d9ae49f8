"""The second sample: a cell of fourteen with its year of meetings, all written by the use cases of the window."""

from collections import Counter
from datetime import date

from sqlalchemy import select, text

from dvqc_desktop.db.backup import check_open_book
from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import (
    Attendance,
    DocumentNumber,
    Meeting,
    MinutesVersion,
    Resolution,
    ResolutionSection,
    Vote,
)
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.names import fold
from dvqc_desktop.services.classes.movement import class_counts
from dvqc_desktop.services.meetings.minutes.closing_remarks import closing_remarks
from dvqc_desktop.services.meetings.minutes.fingerprint import is_unaltered
from dvqc_desktop.services.meetings.minutes.named_workers import items_naming_workers
from dvqc_desktop.services.meetings.quality.quality import year_scores
from dvqc_desktop.services.meetings.roll.attendance import roll_call
from dvqc_desktop.services.meetings.search import find_places
from dvqc_desktop.services.meetings.tasks.task_results import task_results
from dvqc_desktop.services.meetings.tasks.tasks import open_tasks
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit

TODAY = date(2026, 11, 20)
CLOSED = {"regular": 10, "thematic": 3, "criticism": 3, "committee": 6}


def count(db: Database, query: str) -> int:
    with db.reading() as session:
        return int(session.execute(text(query)).scalar_one())


def meeting_on(db: Database, day: date) -> int:
    with db.reading() as session:
        return session.execute(select(Meeting.id).where(Meeting.held_on == day)).scalar_one()


def test_fourteen_members_and_sixty_workers_in_three_teams(cell: Database) -> None:
    unit, members = cell.read(get_unit), cell.read(roll_call, meeting_on(cell, date(2026, 12, 3)))
    statuses = Counter(row.status.value for row in members)
    assert (unit.kind, unit.name) == ("cell", "Chi bộ Phân xưởng Z2")
    assert statuses == {"official": 10, "probationary": 2, "exempt": 1, "temporary_away": 1}
    assert count(cell, "SELECT count(*) FROM worker_spell WHERE end_on IS NULL") == 60
    teams = "SELECT count(DISTINCT team_id) FROM placement JOIN worker_spell USING (person_id)"
    assert (count(cell, teams), count(cell, "SELECT count(*) FROM team")) == (3, 3)
    classes = {code.value: number for code, number in cell.read(class_counts, TODAY).items()}
    assert classes == {"active": 20, "average": 31, "needs_help": 9, "unclassified": 0}


def test_a_year_of_meetings_is_closed_whole_and_the_review_is_planned(cell: Database) -> None:
    check_open_book(cell)
    with cell.reading() as session:
        rows = session.execute(select(Meeting.id, Meeting.kind, Meeting.state)).all()
        closed = {row.id: row.kind for row in rows if row.state == "closed"}
        ahead = Counter((row.kind, row.state) for row in rows if row.state != "closed")
        assert Counter(closed.values()) == CLOSED
        assert {("regular", "held"), ("regular", "preparing"), ("year_review", "planned")} <= set(ahead)
        assert all(is_unaltered(session, meeting_id) for meeting_id in closed)
        assert set(session.execute(select(MinutesVersion.meeting_id)).scalars()) == set(closed)
        remarks = {words for meeting_id in closed for words in closing_remarks(session, meeting_id)}
    assert remarks == {"Chưa ghi kết luận của buổi họp"}  # committee and criticism pass no paper


def test_papers_are_numbered_from_01_through_the_term_with_their_sections(cell: Database) -> None:
    with cell.reading() as session:
        query = select(DocumentNumber.number, DocumentNumber.term, Meeting.kind).join(
            Resolution, Resolution.id == DocumentNumber.resolution_id
        )
        rows = session.execute(query.join(Meeting).order_by(Meeting.held_on)).all()
        keys = Counter(session.execute(select(ResolutionSection.key)).scalars())
    assert [row.number for row in rows] == list(range(1, 15))
    assert {row.term for row in rows} == {"2025-2030"}
    assert keys["main"] == 14 and keys["past.praise"] == 14 and keys["past.work"] == 11


def test_votes_of_both_kinds_count_the_members_convened(cell: Database) -> None:
    with cell.reading() as session:
        votes = session.execute(text("SELECT rule, form, convened, votes_for, votes_other, passed FROM vote")).all()
    admission = [row for row in votes if row.rule == "two_thirds"]
    assert [tuple(row) for row in admission] == [("two_thirds", "secret", 10, 8, 1, 1)]
    assert len(votes) == 18 and all(row.passed for row in votes)
    assert Counter(row.convened for row in votes) == {12: 6, 11: 6, 10: 6}


def test_every_resolution_names_the_vote_that_adopted_it(cell: Database) -> None:
    with cell.reading() as session:
        rows = session.execute(select(Resolution.meeting_id, Vote.meeting_id).outerjoin(Vote)).all()
    assert len(rows) == 14 and all(paper == vote for paper, vote in rows)


def test_absence_has_a_reason_of_the_short_list(cell: Database) -> None:
    with cell.reading() as session:
        reasons = set(session.execute(select(Attendance.reason).where(Attendance.reason.is_not(None))).scalars())
        listed = set(rules_in_force(session).lines("attendance.reasons"))
    assert reasons <= listed and len(reasons) >= 4


def test_tasks_come_back_with_their_results_and_some_are_open(cell: Database) -> None:
    results = cell.read(task_results, meeting_on(cell, date(2026, 8, 6)))
    told = {row.text: (row.done, row.result) for row in results}
    assert told["Mở lớp đọc bản vẽ mặt hàng mới"][0] and not told["Theo dõi làm mái che sân xe"][0]
    waiting = [task.text for task in cell.read(open_tasks, TODAY)]
    assert len(waiting) == 3 and "Lập lịch kiểm điểm cuối năm" in waiting


def test_regular_and_thematic_meetings_judged_themselves(cell: Database) -> None:
    rows = cell.read(year_scores, 2026)
    assert Counter(row.kind for row in rows) == {"regular": 10, "thematic": 3}
    assert all(row.grade in ("Tốt", "Khá") and row.total >= 70 for row in rows)
    assert len({row.total for row in rows}) > 4


def test_no_minutes_name_a_worker_but_the_one_to_be_admitted(cell: Database) -> None:
    with cell.reading() as session:
        meetings = session.execute(select(Meeting.id, Meeting.held_on)).all()
        naming = {row.held_on: items_naming_workers(session, row.id) for row in meetings}
    assert {day: items for day, items in naming.items() if items} == {}
    found = cell.read(find_places, "ket nap trinh thi thu tuyet")
    assert {place.day for group in found for place in group.places} == {date(2026, 10, 6)}


def test_nobody_speaks_of_health_or_family(cell: Database) -> None:
    said = "SELECT group_concat(minutes_text || coalesce(conclusion, ''), ' ') FROM agenda_item"
    with cell.reading() as session:
        words = f" {fold(str(session.execute(text(said)).scalar()))} "
    assert not [word for word in ("benh", "om dau", "ly hon", "mang thai", "vo chong") if f" {word} " in words]


def test_the_year_was_kept_day_by_day(cell: Database) -> None:
    with cell.reading() as session:
        days = session.execute(text("SELECT date(at) FROM change_group ORDER BY id")).scalars().all()
    assert days == sorted(days) and days[0] == "2026-01-05" and days[-1] <= clock.today().isoformat()
