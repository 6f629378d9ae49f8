"""Who could be commended this month, who was, and what of it reaches the agenda and the report."""

from datetime import date, timedelta

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import AimKind, ContactKind, MeetingKind
from dvqc_desktop.domain.errors.praise import PraiseDayAhead, PraiseEmpty, PraiseNamesClass
from dvqc_desktop.domain.periods import month_of
from dvqc_desktop.services.contacts import praise
from dvqc_desktop.services.contacts.contacts import ContactFields, record_contact
from dvqc_desktop.services.meetings.agenda.agenda_proposals import ProposalKind, accept_proposal, agenda_proposals
from dvqc_desktop.services.meetings.meetings import MeetingForm, add_meeting
from dvqc_desktop.services.plans import plan_parts, plan_steps, plans
from dvqc_desktop.services.plans.plan_steps import StepFields
from dvqc_desktop.services.plans.plans import PlanFields
from dvqc_desktop.services.reports.report import read_report
from tests.team_kit import AVERAGE, TODAY, Team

EARLIER = TODAY - timedelta(days=5)


@pytest.fixture
def khai(db: Database) -> int:
    """A worker whose contact noted progress this month."""
    team = Team(db)
    loi, khai = team.member("Nguyễn Thúy Lợi"), team.worker("Trịnh Đình Khải", AVERAGE)
    team.worker("Cao Thị Yến", AVERAGE)
    fields = ContactFields(loi, EARLIER, ContactKind.BREAK, progress="166 cái/công, đều cả tuần")
    db.write(record_contact, [khai], fields)
    return khai


def test_progress_aims_and_steps_of_the_month_make_the_list(db: Database, khai: int) -> None:
    plan_id = db.write(plans.create_plan, PlanFields(khai, date(2026, 10, 1))).row_id
    step = db.write(plan_steps.add_step, plan_id, StepFields("Học gá")).row_id
    db.write(plan_steps.finish_step, step, TODAY, "Tự gá được.")
    db.write(plan_parts.write_aims, plan_id, AimKind.NEAR, ["160 cái/công"], None)
    aim = db.read(plans.get_plan, plan_id).near_aims[0].id
    db.write(plan_parts.reach_aim, aim, TODAY)
    (row,) = db.read(praise.praise_list, TODAY)
    assert [reason.text for reason in row.reasons] == [
        "Đạt mục tiêu: 160 cái/công",
        "Xong bước: Học gá (Tự gá được)",
        "166 cái/công, đều cả tuần",
    ]
    assert db.read(praise.praise_list, date(2026, 12, 1)) == ()


def test_who_was_commended_waits_no_longer_until_something_new(db: Database, khai: int) -> None:
    made = db.write(praise.commend, khai, TODAY, "Giữ 166 cái/công")
    (row,) = db.read(praise.praise_list, TODAY)
    assert (made.label, row.praised_on, row.waiting) == ("ghi đã biểu dương Trịnh Đình Khải", TODAY, False)
    assert row.praise_id is not None
    assert db.write(praise.take_back, row.praise_id).label == "bỏ ghi biểu dương Trịnh Đình Khải"
    assert db.read(praise.praise_list, TODAY)[0].waiting


@pytest.mark.parametrize(
    ("on", "text", "refusal"),
    [
        (TODAY, " ", PraiseEmpty),
        (TODAY, "Đã lên loại Tích cực", PraiseNamesClass),
        (TODAY + timedelta(days=1), "Giữ 166 cái/công", PraiseDayAhead),
    ],
)
def test_praise_says_what_was_done_and_no_class(
    db: Database, khai: int, on: date, text: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        db.write(praise.commend, khai, on, text)


def test_the_agenda_proposes_whom_to_commend_once(db: Database, khai: int) -> None:
    meeting = db.write(add_meeting, MeetingForm(MeetingKind.REGULAR, TODAY)).row_id
    (found,) = (one for one in db.read(agenda_proposals, meeting) if one.kind is ProposalKind.PRAISE)
    assert (found.title, found.reason, found.people) == (
        "Biểu dương",
        "1 người có việc nên biểu dương",
        ((khai, "Trịnh Đình Khải"),),
    )
    db.write(accept_proposal, meeting, found)
    assert ProposalKind.PRAISE not in {one.kind for one in db.read(agenda_proposals, meeting)}


def test_the_report_counts_people_commended_without_a_name(db: Database, khai: int) -> None:
    db.write(praise.commend, khai, EARLIER, "Giữ 166 cái/công")
    db.write(praise.commend, khai, TODAY, "Kèm bạn")
    assert dict(db.read(read_report, month_of(TODAY)).plans)["Người được biểu dương trong kỳ"] == 1


def test_praise_of_a_team_can_be_taken_back(sample: Database) -> None:
    from dvqc_desktop.services.plans.team_plans import list_team_plans

    (plan,) = sample.read(list_team_plans)
    (told,) = sample.read(praise.praise_of_team, plan.id)
    assert sample.write(praise.take_back, told.id).label == "bỏ ghi biểu dương tổ"
    assert sample.read(praise.praise_of_team, plan.id) == ()
