"""The sample cells: as their description says, and as if the book had been kept day by day."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import func, select, text

from dvqc_desktop.db.backup import check_open_book
from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import (
    AgendaItem,
    Contact,
    ContactPrivate,
    DocumentNumber,
    MeasurePoint,
    MeasureSeries,
    Meeting,
    Person,
    Plan,
    PlanStep,
    Post,
    Task,
)
from dvqc_desktop.services.development import list_candidates
from dvqc_desktop.services.meetings.minutes.fingerprint import is_unaltered
from dvqc_desktop.services.sample import write_sample

TODAY = date(2026, 11, 20)
STEPS = {
    "Phạm Văn Cường": (5, 6),
    "Bùi Thị Hạnh": (4, 5),
    "Vũ Thị Nhựng": (4, 6),
    "Hoàng Đình Sang": (3, 5),
    "Ngô Quang Minh": (5, 7),
    "Cao Thị Yến": (1, 3),
    "Mạc Văn Tiến": (1, 4),
    "Lương Thị Mai": (2, 4),
    "Tạ Văn Quý": (3, 5),
    "Đoàn Văn Lực": (2, 4),
    "Phan Thị Thu": (3, 4),
    "Đinh Công Hướng": (2, 5),
    "Hồ Sỹ Bình": (2, 5),
    "Đào Thị Dung": (2, 5),
    "Trịnh Đình Khải": (3, 5),
}


def test_all_fifteen_have_a_running_plan_with_steps(sample: Database) -> None:
    with sample.reading() as session:
        rows = session.execute(
            select(Person.full_name, func.count(PlanStep.done_on), func.count(PlanStep.id))
            .join(Plan, Plan.person_id == Person.id)
            .join(PlanStep, PlanStep.plan_id == Plan.id)
            .where(Plan.kind == "mentoring", Plan.state == "active")
            .group_by(Person.id)
        )
        assert {row[0]: (row[1], row[2]) for row in rows} == STEPS


def test_people_met_week_by_week(sample: Database) -> None:
    with sample.reading() as session:
        rows = session.execute(select(Contact.at, Contact.worker_id)).all()
    weeks = Counter(week for week, _ in {(at.isocalendar().week, worker) for at, worker in rows})
    assert [weeks[week] for week in range(40, 48)] == [15, 14, 13, 15, 9, 15, 13, 5]
    assert min(at for at, _ in rows) >= date(2026, 9, 14)


def test_khai_climbs_his_ladder(sample: Database) -> None:
    own_points = select(MeasurePoint.at, MeasurePoint.value).join(MeasureSeries).join(Plan).join(Person)
    with sample.reading() as session:
        steps = session.execute(
            select(PlanStep.target_value, PlanStep.done_on).where(PlanStep.target_value.is_not(None))
        ).all()
        points = session.execute(own_points.order_by(MeasurePoint.at)).all()
    reached = [date(2026, 10, 8), date(2026, 10, 22), date(2026, 11, 10), None, None]
    assert [tuple(step) for step in steps] == list(zip([140, 150, 160, 170, 180], reached, strict=True))
    assert (points[0].at, points[-1].value) == (date(2026, 9, 28), 166)


def test_the_one_private_note_is_khais_of_the_twelfth(sample: Database) -> None:
    with sample.reading() as session:
        (row,) = session.execute(
            select(ContactPrivate.text, Contact.at, Person.full_name)
            .join(Contact, Contact.id == ContactPrivate.contact_id)
            .join(Person, Person.id == Contact.worker_id)
        ).all()
    assert (row.at, row.full_name) == (date(2026, 11, 12), "Trịnh Đình Khải")
    assert row.text == "Ngại anh em cho là “chạy mức”. Tin anh Cường, nên để anh Cường nói trước."


def test_contacts_by_active_workers_hold_the_help_alone(sample: Database) -> None:
    with sample.reading() as session:
        rows = session.execute(
            text(
                "SELECT said, seen, progress, need, next_step, help_given FROM contact"
                " WHERE by_id NOT IN (SELECT person_id FROM membership)"
            )
        ).all()
    assert len(rows) > 50
    assert all(row[:5] == (None,) * 5 and row[5] for row in map(tuple, rows))


def test_meetings_tasks_and_numbered_conclusions(sample: Database) -> None:
    with sample.reading() as session:
        tasks = Counter(
            session.execute(select(Meeting.held_on).join(Task, Task.meeting_id == Meeting.id)).scalars().all()
        )
        open_tasks = session.execute(select(Task.due_on).where(Task.done_on.is_(None))).scalars().all()
        numbers = session.execute(select(DocumentNumber.number).order_by(DocumentNumber.resolution_id)).scalars().all()
        closed = session.execute(select(Meeting.id).where(Meeting.state == "closed")).scalars().all()
        assert [count for _, count in sorted(tasks.items())] == [3, 5, 4, 3]
        assert sorted(day for day in open_tasks if day) == [*[date(2026, 11, 12)] * 2, date(2026, 12, 11)]
        assert numbers == [1, 2, 3, 4]
        assert all(is_unaltered(session, meeting_id) for meeting_id in closed)


def test_the_next_agenda_reads_as_printed(sample: Database) -> None:
    with sample.reading() as session:
        items = session.execute(
            select(AgendaItem.title, AgendaItem.minutes)
            .join(Meeting, Meeting.id == AgendaItem.meeting_id)
            .where(Meeting.held_on == date(2026, 11, 24))
            .order_by(AgendaItem.position)
        ).all()
    assert [item.minutes for item in items] == [5, 25, 20, 15, 15, 10]
    assert items[2].title == "Công tác quần chúng tuần qua và việc cần giúp"


def test_posts_outside_the_party_and_candidates(sample: Database) -> None:
    with sample.reading() as session:
        rows = session.execute(
            select(Person.full_name, Post.title)
            .join(Post, Post.person_id == Person.id)
            .where(Post.organization.in_(["youth", "union"]))
        )
        posts = {(row.full_name, row.title) for row in rows}
        stages = {row.name: row.stage.value for row in list_candidates(session, TODAY)}
    assert {("Vũ Thị Nhựng", "Bí thư chi đoàn"), ("Hoàng Đình Sang", "Tổ trưởng công đoàn")} <= posts
    assert stages == {
        "Vũ Thị Nhựng": "introduced",
        "Bùi Thị Hạnh": "introduced",
        "Hoàng Đình Sang": "listed",
        "Phạm Văn Cường": "class",
        "Ngô Quang Minh": "papers",
        "Lê Kim Oanh": "admitted",
    }


def test_the_history_reads_as_if_the_book_had_been_kept(sample: Database) -> None:
    check_open_book(sample)
    with sample.reading() as session:
        days = session.execute(text("SELECT date(at) FROM change_group ORDER BY id")).scalars().all()
    assert days == sorted(days)
    assert (days[0], days[-1]) == ("2026-01-05", "2026-11-19")
    assert sample.undo_label() == "ghi số liệu trong kế hoạch của Trịnh Đình Khải"


def test_an_unknown_sample_is_a_bug_of_the_caller(db: Database) -> None:
    with pytest.raises(FileNotFoundError):
        write_sample(db, "khong-co")
