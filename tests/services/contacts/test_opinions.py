"""The workers' quarterly criticism: opinions without authors, answers, promises that come back, counts."""

from dataclasses import fields, replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Opinion, Task
from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors import opinions as refused
from dvqc_desktop.domain.errors.meetings import MeetingClosedError
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.services.contacts import opinion_reading as reading
from dvqc_desktop.services.contacts import opinions
from dvqc_desktop.services.contacts.opinion_reading import OpinionFields, OpinionRow, Promise, SessionFields
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.meetings.tasks import tasks
from dvqc_desktop.services.reports.report import read_report
from tests.team_kit import TODAY, Team

HEARD = date(2026, 11, 10)
SPRING = SessionFields(date(2026, 4, 20), date(2026, 6, 10))
AUTUMN = SessionFields(date(2026, 10, 1), HEARD)
SAID = OpinionFields("Nên báo trước lịch ca")


class Cell:
    """Two members, a worker and the session of a quarter."""

    def __init__(self, db: Database) -> None:
        self.db, team = db, Team(db)
        self.loi, self.ha = team.member("Nguyễn Thúy Lợi"), team.member("Trần Bích Hà")
        self.dung = team.worker("Đào Thị Dung")
        self.session = self.open(AUTUMN)
        self.answered = replace(SAID, answer="Sẽ báo trước", answered_by_id=self.loi, answered_on=HEARD)

    def open(self, form: SessionFields) -> int:
        """Opens a session."""
        made = self.db.write(opinions.open_session, form).row_id
        assert made is not None
        return made

    def keep(self, form: OpinionFields, session: int = 0) -> int:
        """Keeps an opinion."""
        made = self.db.write(opinions.record_opinion, session or self.session, form).row_id
        assert made is not None
        return made

    def promise(self, text: str = "Dán lịch ca", due: date = date(2026, 11, 30)) -> Promise:
        """A promise of Hà's."""
        return Promise(text, self.ha, due)

    def listed(self) -> tuple[OpinionRow, ...]:
        """The opinions of the session."""
        return self.db.read(reading.list_opinions, self.session)


@pytest.fixture
def cell(db: Database) -> Cell:
    return Cell(db)


def due(db: Database, kind: DueKind, day: date = TODAY) -> list[DueRow]:
    return [row for row in db.read(list_due, day) if row.kind is kind]


def task_rows(db: Database) -> list[str]:
    with db.reading() as session:
        return [row.text for row in session.query(Task).order_by(Task.id)]


def test_no_column_and_no_field_can_hold_an_author() -> None:
    people = {column.name for column in Opinion.__table__.columns if "person" in str(column.foreign_keys)}
    assert people == {"about_id", "answered_by_id"}
    assert not {field.name for field in fields(OpinionFields)} & {"author_id", "worker_id", "by_id", "name"}


def test_opinions_stand_by_whom_they_are_about_the_cell_first(cell: Cell) -> None:
    for form in (replace(SAID, about_id=cell.loi), replace(SAID, about_id=cell.ha, slips=3), SAID):
        cell.keep(form)
    assert [row.about for row in cell.listed()] == [None, "Trần Bích Hà", "Nguyễn Thúy Lợi"]
    (row,) = cell.db.read(reading.list_sessions)
    assert (row.received, row.answered, row.fields.words) == (5, 0, "quý IV năm 2026")


def test_an_opinion_is_answered_put_right_and_taken_out(cell: Cell) -> None:
    made = cell.keep(SAID)
    cell.db.write(opinions.edit_opinion, made, replace(cell.answered, spoken="Mong biết sớm lịch ca"))
    (row,) = cell.listed()
    assert (row.read_text, row.answered_by, row.fields.answered_on) == (
        "Mong biết sớm lịch ca",
        "Nguyễn Thúy Lợi",
        HEARD,
    )
    cell.db.write(opinions.remove_opinion, made)
    assert cell.listed() == ()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"text": " "}, refused.OpinionTextMissing),
        ({"slips": 0}, refused.OpinionSlipsWrong),
        ({"text": "Nên báo trước lịch ca. Ký tên: D."}, refused.OpinionWithAuthor),
        ({"spoken": "Nên báo trước – Đào Thị Dung"}, refused.OpinionWithAuthor),
        ({"answer": "Sẽ báo trước"}, refused.OpinionAnswerIncomplete),
        ({"answered_on": HEARD}, refused.OpinionAnswerIncomplete),
        ({"promise": Promise("Dán lịch ca", None, HEARD)}, refused.OpinionPromiseIncomplete),
    ],
)
def test_what_does_not_fit_is_refused(cell: Cell, change: dict[str, object], error: type[AppError]) -> None:
    with pytest.raises(error):
        cell.keep(replace(SAID, **change))  # type: ignore[arg-type]
    assert cell.listed() == ()


def test_only_members_are_spoken_of_and_answer(cell: Cell) -> None:
    for form in (replace(SAID, about_id=cell.dung), replace(cell.answered, answered_by_id=cell.dung)):
        with pytest.raises(refused.OpinionAboutNoMember):
            cell.keep(form)


@pytest.mark.parametrize("day", [date(2026, 11, 9), date(2026, 11, 21)])
def test_an_answer_is_given_after_the_opinion_was_heard_and_not_tomorrow(cell: Cell, day: date) -> None:
    with pytest.raises(refused.OpinionAnswerDay):
        cell.keep(replace(cell.answered, answered_on=day))
    with pytest.raises(refused.OpinionReadEarly):
        cell.db.write(opinions.read_out, cell.session, day)


def test_a_quarter_has_one_session(cell: Cell) -> None:
    with pytest.raises(refused.OpinionQuarterTaken):
        cell.open(SessionFields(date(2026, 12, 31), date(2026, 12, 31)))
    spring = cell.open(SPRING)
    with pytest.raises(refused.OpinionQuarterTaken):
        cell.db.write(opinions.edit_session, spring, AUTUMN)
    with pytest.raises(refused.OpinionReadEarly):
        cell.db.write(opinions.edit_session, spring, replace(SPRING, read_on=date(2026, 6, 9)))
    cell.db.write(opinions.edit_session, spring, replace(SPRING, read_on=date(2026, 6, 12)))
    assert [row.fields.read_on for row in cell.db.read(reading.list_sessions)] == [None, date(2026, 6, 12)]


def test_a_session_goes_only_while_nothing_was_heard(cell: Cell) -> None:
    made = cell.keep(SAID)
    with pytest.raises(refused.OpinionSessionFilled):
        cell.db.write(opinions.remove_session, cell.session)
    cell.db.write(opinions.remove_opinion, made)
    cell.db.write(opinions.remove_session, cell.session)
    assert cell.db.read(reading.list_sessions) == ()
    for use_case, row_id in ((opinions.remove_session, cell.session), (opinions.remove_opinion, made)):
        with pytest.raises(refused.OpinionMissing):
            cell.db.write(use_case, row_id)  # type: ignore[operator]


def test_a_promise_comes_back_at_the_next_session_until_it_is_done(cell: Cell) -> None:
    old = cell.open(SPRING)
    cell.keep(replace(SAID, promise=cell.promise("Việc cũ")), old)
    cell.keep(replace(SAID, promise=cell.promise()))
    (before,) = cell.db.read(reading.promised_before, cell.session)
    assert (before.text, before.owner, before.done_by(TODAY)) == ("Việc cũ", "Trần Bích Hà", False)
    winter = cell.open(SessionFields(date(2027, 1, 1), date(2027, 1, 10)))
    assert len(cell.db.read(reading.promised_before, winter)) == 2
    cell.db.write(tasks.finish_task, before.task_id, TODAY, "Đã dán")
    assert [row.text for row in cell.db.read(reading.promised_before, winter)] == ["Dán lịch ca"]
    (before,) = cell.db.read(reading.promised_before, cell.session)
    assert (before.done_by(TODAY), before.result) == (True, "Đã dán")


def test_a_promise_is_due_under_the_name_of_a_promise_alone(cell: Cell) -> None:
    cell.keep(replace(SAID, promise=cell.promise(due=date(2026, 11, 25))))
    cell.keep(replace(SAID, promise=replace(cell.promise(), due_on=date(2026, 12, 25))))
    (row,) = due(cell.db, DueKind.TEAM_PROMISE)
    assert (row.what, row.responsible, row.row_id) == ("Đã hứa với tổ – Dán lịch ca", "Trần Bích Hà", cell.session)
    assert due(cell.db, DueKind.TASK) == []


def test_answers_are_due_then_the_reading_out_then_nothing(cell: Cell) -> None:
    made = cell.keep(replace(SAID, slips=2))
    (row,) = due(cell.db, DueKind.OPINIONS)
    assert (row.what, row.due) == ("Trả lời 2 ý kiến góp ý quý IV năm 2026 – nghe ngày 10/11", date(2026, 11, 25))
    cell.db.write(opinions.edit_opinion, made, cell.answered)
    assert due(cell.db, DueKind.OPINIONS)[0].what.startswith("Đọc trước tổ")
    cell.db.write(opinions.read_out, cell.session, TODAY)
    assert due(cell.db, DueKind.OPINIONS) == []


def test_a_promise_is_changed_shared_and_forgotten_with_its_last_opinion(cell: Cell) -> None:
    one = cell.keep(replace(SAID, promise=cell.promise()))
    (row,) = cell.listed()
    assert row.fields.promise is not None
    shared = replace(row.fields.promise, text="Dán lịch ca ở bảng tin")
    two = cell.keep(replace(SAID, promise=shared))
    assert task_rows(cell.db) == ["Dán lịch ca ở bảng tin"]
    cell.db.write(opinions.edit_opinion, one, SAID)
    assert task_rows(cell.db) == ["Dán lịch ca ở bảng tin"]
    cell.db.write(opinions.remove_opinion, two)
    assert task_rows(cell.db) == []


def test_a_task_of_signed_minutes_stays_as_it_is(sample: Database) -> None:
    autumn = next(row for row in sample.read(reading.list_sessions) if row.received)
    listed = sample.read(reading.list_opinions, autumn.id)
    row = next(row for row in listed if row.promise and row.promise.text.startswith("Bàn với chi đoàn"))
    assert row.fields.promise is not None
    with pytest.raises(MeetingClosedError):
        sample.write(opinions.edit_opinion, row.id, replace(row.fields, promise=replace(row.fields.promise, text="A")))
    sample.write(opinions.remove_opinion, row.id)
    assert "Bàn với chi đoàn việc họp sau ca" in task_rows(sample)


def test_the_sample_has_its_twelve_opinions_answered_and_read_out(sample: Database) -> None:
    rows = sample.read(reading.list_sessions)
    assert [(row.received, row.answered, row.fields.read_on) for row in rows] == [
        (0, 0, None),
        (12, 12, date(2026, 9, 25)),
    ]
    assert reading.usual_session(rows) == rows[1]
    assert [row.done_by(TODAY) for row in sample.read(reading.promised_before, rows[0].id)] == [True] * 3 + [False]
    third = sample.read(reading.count_opinions, date(2026, 7, 1), date(2026, 9, 11))
    assert (third.received, third.answered) == (12, 4)
    assert sample.read(reading.count_opinions, date(2026, 10, 1), TODAY) == reading.OpinionCounts(0, 0)


def test_a_report_counts_opinions_without_a_name(sample: Database) -> None:
    report = sample.read(read_report, parse_period("2026-Q3"))
    assert report.opinions == (("Ý kiến quần chúng góp ý đã nhận", 12), ("Trong kỳ đã trả lời", 12))
    assert report.now.meetings_held == 1


def test_members_may_be_named_workers_not(cell: Cell) -> None:
    assert cell.db.read(reading.worker_names) == ("Đào Thị Dung",)
    assert reading.usual_session(()) is None
    listed = cell.db.read(reading.tasks_to_promise, cell.session)
    cell.db.write(tasks.add_task, tasks.TaskForm("Mua dũa", cell.ha, TODAY))
    assert (listed, [row.text for row in cell.db.read(reading.tasks_to_promise, cell.session)]) == ((), ["Mua dũa"])
