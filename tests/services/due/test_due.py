"""The list of what is due: of the sample cell as a whole, and each source at its edges."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.backup import back_up
from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import ContactPrivate, Plan, PlanAim, Proposal, Task
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.due import DueGroup, DueKind, DueRow
from dvqc_desktop.domain.errors.store import BackupFolderUnusable
from dvqc_desktop.domain.periods import month_of
from dvqc_desktop.services.contacts.contacts import ContactFields, pause_contacts, record_contact
from dvqc_desktop.services.contacts.proposals import list_proposals
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.due.due_work import LAST_REPORT
from dvqc_desktop.services.reports.sent_reports import Marking, mark_sent
from tests.team_kit import ACTIVE, AVERAGE, TODAY, Team


def rows_of(database: Database, *kinds: DueKind, day: date = TODAY) -> list[DueRow]:
    return [row for row in database.read(list_due, day) if row.kind in kinds]


def write(database: Database, *rows: object) -> None:
    def act(session: Session) -> Change:
        session.add_all(rows)
        return Change("thử", "", frozenset())

    database.write(act)


def test_the_sample_cell_has_the_promise_to_dung_eight_days_late(sample: Database) -> None:
    (promise,) = rows_of(sample, DueKind.PROMISE)
    assert (promise.name, promise.responsible) == ("Đào Thị Dung", "Trần Bích Hà")
    assert (TODAY - promise.due).days == 8


def test_the_sample_cell_has_three_overdue_contacts_under_members(sample: Database) -> None:
    found = [(row.name, row.responsible, row.after.split(" (")[0]) for row in rows_of(sample, DueKind.CONTACT)]
    assert found == [
        ("Đào Thị Dung", "Trần Bích Hà", "– 16 ngày chưa gặp"),
        ("Mạc Văn Tiến", "Lê Kim Oanh", "– 14 ngày chưa gặp"),
        ("Cao Thị Yến", "Nguyễn Thúy Lợi", "– 9 ngày chưa gặp"),
    ]


def test_the_sample_cell_has_ten_people_to_meet_on_its_contact_day(sample: Database) -> None:
    (row,) = rows_of(sample, DueKind.CONTACT_DAY)
    assert row.what == "Gặp 10 người còn lại trong tuần: Nhóm 1 (2), Nhóm 2 (3), Nhóm 3 (5)"
    assert row.group(TODAY) is DueGroup.TODAY


def test_the_sample_cell_names_yen_without_a_holder_and_khai_waiting_for_review(sample: Database) -> None:
    (alone,), (waiting,) = rows_of(sample, DueKind.HOLDER), rows_of(sample, DueKind.CLASS_REVIEW)
    assert (alone.name, alone.due) == ("Cao Thị Yến", date(2026, 11, 12))
    assert waiting.name == "Trịnh Đình Khải" and "chờ xét" in waiting.after


def test_the_sample_cell_prepares_its_next_meeting_and_follows_its_candidate(sample: Database) -> None:
    assert [row.due for row in rows_of(sample, DueKind.MEETING)] == [date(2026, 11, 23)]
    assert [(row.name, row.due) for row in rows_of(sample, DueKind.DEVELOPMENT)] == [
        ("Ngô Quang Minh", date(2026, 11, 27))
    ]


def test_no_row_carries_a_private_word(sample: Database) -> None:
    with sample.reading() as session:
        private = session.execute(select(ContactPrivate.text)).scalars().all()
    shown = " ".join(row.what for row in sample.read(list_due, TODAY))
    assert private and not any(word in shown for text in private for word in text.split(". "))


def test_a_new_book_asks_for_its_recovery_sheet_and_a_backup(db: Database) -> None:
    assert len(rows_of(db, DueKind.RECOVERY)) == len(rows_of(db, DueKind.BACKUP)) == 1
    db.note("recovery_sheet_on", "2026-11-20")
    db.note("last_backup_on", "2026-11-13")
    assert rows_of(db, DueKind.RECOVERY) == []
    assert [row.due for row in rows_of(db, DueKind.BACKUP)] == [TODAY]
    assert rows_of(db, DueKind.BACKUP, day=date(2026, 11, 12)) == []


def test_a_copy_off_the_machine_that_failed_is_due_at_once(db: Database, tmp_path: Path) -> None:
    back_up(db, tmp_path / "usb")
    assert [row.due for row in rows_of(db, DueKind.BACKUP)] == [TODAY + timedelta(days=7)]
    (tmp_path / "file").write_text("x")
    with pytest.raises(BackupFolderUnusable):
        back_up(db, tmp_path / "file")
    (row,) = rows_of(db, DueKind.BACKUP)
    assert row.due == TODAY and "chưa xong" in row.after


def test_the_months_report_is_due_until_it_was_sent(sample: Database) -> None:
    (row,) = rows_of(sample, DueKind.REPORT)
    assert (row.due, row.before, row.name) == (date(2026, 11, 25), "Lập báo cáo", "tháng 11 năm 2026")
    sample.note(LAST_REPORT, "2026-11")
    assert [row.before for row in rows_of(sample, DueKind.REPORT, day=date(2026, 11, 26))] == ["Gửi báo cáo"]
    sample.write(mark_sent, Marking(month_of(TODAY), "Chi ủy Z2", TODAY, TODAY))
    assert rows_of(sample, DueKind.REPORT) == []


def test_a_book_begun_after_the_day_owes_no_report_of_the_month(db: Database) -> None:
    assert [row.due for row in rows_of(db, DueKind.REPORT)] == [date(2026, 11, 25)]
    assert rows_of(db, DueKind.REPORT, day=date(2026, 11, 26)) == []


def test_an_answer_is_due_until_it_was_told_back(db: Database) -> None:
    team = Team(db)
    worker, member = team.worker("Đoàn Văn Lực"), team.member("Trần Bích Hà")
    asked = {"worker_id": worker, "owner_id": member, "text": "Đề nghị có mức riêng cho máy bào.", "consent": True}
    answered = Proposal(received_on=date(2026, 11, 2), answered_on=date(2026, 11, 18), **asked)
    waiting = Proposal(received_on=date(2026, 11, 3), due_on=date(2026, 11, 24), **asked)
    told = Proposal(
        received_on=date(2026, 11, 1), answered_on=date(2026, 11, 5), told_back_on=date(2026, 11, 6), **asked
    )
    undated = Proposal(received_on=date(2026, 11, 1), **asked)
    write(db, answered, waiting, told, undated)
    found = [(row.before, row.name, row.due.day, row.responsible) for row in rows_of(db, DueKind.ANSWER)]
    assert found == [
        ("Báo lại", "Đoàn Văn Lực", 18, "Trần Bích Hà"),
        ("Hỏi trả lời cho", "Đoàn Văn Lực", 24, "Trần Bích Hà"),
    ]


def test_a_long_wish_is_shortened_between_words_and_a_voice_of_the_team_has_no_name(db: Database) -> None:
    text = "Xin bố trí thêm một quạt công nghiệp ở góc máy mài vì buổi chiều nắng chiếu thẳng vào chỗ đứng máy"
    write(db, Proposal(received_on=TODAY, answered_on=TODAY, text=text, consent=False))
    (row,) = rows_of(db, DueKind.ANSWER)
    (entry,) = db.read(list_proposals, TODAY)
    assert (row.name, row.row_id) == ("tổ", entry.id)
    assert row.after.endswith("…") and len(row.after) <= 72


def test_tasks_without_a_date_and_tasks_done_are_not_due(db: Database) -> None:
    late = Task(text="Hỏi lịch lớp phay", given_on=date(2026, 11, 1), due_on=date(2026, 11, 10))
    done = Task(text="Kẻ bảng", given_on=date(2026, 11, 1), due_on=date(2026, 11, 10), done_on=date(2026, 11, 9))
    far = Task(text="Tổng kết năm", given_on=date(2026, 11, 1), due_on=TODAY + timedelta(days=8))
    write(db, late, done, far, Task(text="Không hẹn ngày", given_on=date(2026, 11, 1)))
    assert [row.name for row in rows_of(db, DueKind.TASK)] == ["Hỏi lịch lớp phay"]


def test_a_contact_and_a_pause_stop_the_clock(db: Database) -> None:
    team = Team(db)
    member, met, away = team.member("Trần Bích Hà"), team.worker("Đào Thị Dung"), team.worker("Cao Thị Yến")
    assert {row.after for row in rows_of(db, DueKind.CONTACT)} == {"– chưa gặp lần nào (hẹn 7 ngày)"}
    db.write(record_contact, (met,), ContactFields(member, TODAY))
    db.write(pause_contacts, away, date(2026, 11, 16), None, "nghỉ phép")
    assert rows_of(db, DueKind.CONTACT) == []


def test_who_is_held_by_an_active_worker_is_named_by_the_member_above(db: Database) -> None:
    team = Team(db)
    member, active, middle = (
        team.member("Lê Kim Oanh"),
        team.worker("Ngô Quang Minh", ACTIVE),
        team.worker("Mạc Văn Tiến", AVERAGE),
    )
    team.hold(active, member)
    team.hold(middle, active)
    found = {row.name: row.responsible for row in rows_of(db, DueKind.CONTACT)}
    assert found["Mạc Văn Tiến"] == "Lê Kim Oanh"


def test_after_the_contact_day_the_week_asks_no_more(db: Database) -> None:
    Team(db).worker("Đào Thị Dung")
    assert len(rows_of(db, DueKind.CONTACT_DAY)) == 1
    assert rows_of(db, DueKind.CONTACT_DAY, day=date(2026, 11, 21)) == []


def test_a_reached_aim_waits_until_the_class_was_looked_at(db: Database) -> None:
    team = Team(db)
    worker = team.worker("Trịnh Đình Khải", AVERAGE)
    plan = {"person_id": worker, "kind": "mentoring", "state": "active", "period_start": date(2026, 9, 1)}
    made = Plan(**plan, discussed_on=date(2026, 9, 1), review_on=date(2026, 11, 25))
    write(db, made)
    aim = {"plan_id": 1, "position": 1, "kind": "near", "text": "Đạt 150 cái/công"}
    write(db, PlanAim(**aim, reached_on=date(2026, 11, 10)))
    assert [row.name for row in rows_of(db, DueKind.CLASS_REVIEW)] == ["Trịnh Đình Khải"]
    assert [row.due for row in rows_of(db, DueKind.PLAN_REVIEW)] == [date(2026, 11, 25)]
    team.give(worker, ACTIVE, date(2026, 11, 19))
    assert rows_of(db, DueKind.CLASS_REVIEW) == []


@pytest.mark.parametrize("days", [0, 7])
def test_the_list_reaches_seven_days_ahead(sample: Database, days: int) -> None:
    day = TODAY - timedelta(days=days)
    assert all(row.due <= day + timedelta(days=7) for row in sample.read(list_due, day))
