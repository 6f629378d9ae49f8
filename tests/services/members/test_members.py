"""Members: added, edited, given a status; three dates kept apart; who leaves gives up what he held."""

from datetime import date

import pytest
from sqlalchemy import select

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import WorkGroup
from dvqc_desktop.domain.codes import MemberStatus, Organization
from dvqc_desktop.domain.errors.members import (
    MemberDateFuture,
    MemberDateOrder,
    MemberNameMissing,
    MemberThere,
    MemberUnknown,
)
from dvqc_desktop.services.chain.chain import HolderForm, assign_holder
from dvqc_desktop.services.members.member_lists import get_member, list_members
from dvqc_desktop.services.members.members import (
    MembershipFields,
    StatusFrom,
    add_member,
    edit_member,
    make_member,
    place_member,
    set_member_status,
)
from dvqc_desktop.services.people.groups import add_group
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.posts import add_post
from dvqc_desktop.services.people.workers import Place, add_worker

TODAY = date(2026, 11, 20)
LOI = PersonFields("Nguyễn Thúy Lợi", sex="female", trade="Tiện", skill_grade="5/7")
DATES = MembershipFields(date(2014, 5, 5), date(2014, 5, 19), date(2015, 5, 19), mass_work_duty="Phụ trách chung")
OFFICIAL = StatusFrom(MemberStatus.OFFICIAL)


def added(db: Database, person: PersonFields = LOI, dates: MembershipFields = DATES) -> int:
    return int(db.write(add_member, person, dates, OFFICIAL).row_id or 0)


def test_a_member_keeps_three_dates_apart(db: Database) -> None:
    view = db.read(get_member, added(db), TODAY)
    assert view.membership == DATES
    assert view.status is MemberStatus.OFFICIAL


def test_an_official_status_begins_on_the_official_date_unless_another_day_is_given(db: Database) -> None:
    assert db.read(get_member, added(db), TODAY).history[0].start_on == date(2015, 5, 19)
    other = db.write(add_member, PersonFields("Trần Bích Hà"), DATES, StatusFrom(start_on=date(2020, 1, 1)))
    assert db.read(get_member, int(other.row_id or 0), TODAY).history[0].start_on == date(2020, 1, 1)


def test_a_probationary_status_begins_on_the_day_of_the_ceremony(db: Database) -> None:
    dates = MembershipFields(admission_date=date(2025, 12, 3))
    change = db.write(add_member, LOI, dates, StatusFrom(MemberStatus.PROBATIONARY))
    assert db.read(get_member, int(change.row_id or 0), TODAY).history[0].start_on == date(2025, 12, 3)


def test_without_any_date_the_status_begins_today(db: Database) -> None:
    assert db.read(get_member, added(db, dates=MembershipFields()), TODAY).history[0].start_on == TODAY


@pytest.mark.parametrize(
    ("dates", "refusal"),
    [
        (MembershipFields(admission_date=date(2026, 12, 1)), MemberDateFuture),
        (MembershipFields(date(2014, 6, 1), date(2014, 5, 19)), MemberDateOrder),
        (MembershipFields(None, date(2015, 6, 1), date(2015, 5, 19)), MemberDateOrder),
    ],
)
def test_dates_that_cannot_be_are_refused(
    db: Database, dates: MembershipFields, refusal: type[MemberDateFuture | MemberDateOrder]
) -> None:
    with pytest.raises(refusal):
        db.write(add_member, LOI, dates, OFFICIAL)
    assert db.read(list_members, TODAY) == ()


def test_a_member_without_a_name_is_refused(db: Database) -> None:
    with pytest.raises(MemberNameMissing):
        db.write(add_member, PersonFields("  "), DATES, OFFICIAL)


def test_nobody_is_a_member_twice(db: Database) -> None:
    person_id = added(db)
    with pytest.raises(MemberThere, match="Nguyễn Thúy Lợi"):
        db.write(make_member, person_id, DATES, OFFICIAL)


def test_editing_changes_person_and_dates_and_refuses_who_is_no_member(db: Database) -> None:
    person_id = added(db)
    db.write(edit_member, person_id, PersonFields("Nguyễn Thúy Lợi", phone="0912"), MembershipFields())
    view = db.read(get_member, person_id, TODAY)
    assert (view.person.phone, view.membership) == ("0912", MembershipFields())
    worker = int(db.write(add_worker, PersonFields("Phạm Văn Cường"), TODAY).row_id or 0)
    for act in (lambda: db.write(edit_member, worker, LOI, DATES), lambda: db.read(get_member, worker, TODAY)):
        with pytest.raises(MemberUnknown):
            act()


def test_who_becomes_official_gets_the_day_as_official_date(db: Database) -> None:
    dates = MembershipFields(admission_date=date(2025, 11, 3))
    change = db.write(add_member, LOI, dates, StatusFrom(MemberStatus.PROBATIONARY))
    person_id = int(change.row_id or 0)
    db.write(set_member_status, person_id, MemberStatus.OFFICIAL, date(2026, 11, 3), "nghị quyết tháng 11")
    view = db.read(get_member, person_id, TODAY)
    assert view.membership.official_date == date(2026, 11, 3)
    assert view.history[-1].note == "nghị quyết tháng 11"


def test_a_status_of_the_same_day_is_replaced_and_one_ahead_of_today_refused(db: Database) -> None:
    person_id = added(db)
    for status in (MemberStatus.EXEMPT, MemberStatus.OFFICIAL):
        db.write(set_member_status, person_id, status, TODAY)
    assert [row.status for row in db.read(get_member, person_id, TODAY).history] == [MemberStatus.OFFICIAL] * 2
    with pytest.raises(MemberDateFuture):
        db.write(set_member_status, person_id, MemberStatus.EXEMPT, date(2026, 11, 21))


def test_who_leaves_gives_up_people_party_posts_and_groups(db: Database) -> None:
    person_id = added(db)
    worker = int(db.write(add_worker, PersonFields("Phạm Văn Cường"), date(2026, 1, 1)).row_id or 0)
    group = int(db.write(add_group, "1", None, person_id).row_id or 0)
    for organization, title in ((Organization.PARTY, "Tổ trưởng"), (Organization.UNION, "Ủy viên công đoàn")):
        db.write(add_post, person_id, organization, title, date(2025, 1, 1))
    db.write(assign_holder, HolderForm(worker, person_id, date(2026, 2, 1)))
    db.write(set_member_status, person_id, MemberStatus.TRANSFERRED, TODAY)
    view = db.read(get_member, person_id, TODAY)
    assert view.helped == () and view.groups_led == ()
    assert {post.title: post.end_on for post in view.posts} == {"Tổ trưởng": TODAY, "Ủy viên công đoàn": None}
    assert db.read(lambda session: session.scalar(select(WorkGroup.leader_id).where(WorkGroup.id == group))) is None


def test_a_transfer_is_one_undo_step(db: Database) -> None:
    person_id = added(db)
    db.write(set_member_status, person_id, MemberStatus.TRANSFERRED, TODAY)
    assert db.undo_label() == "đổi tình trạng của Nguyễn Thúy Lợi"
    db.undo()
    assert not db.read(list_members, TODAY)[0].former


def test_the_roster_is_sorted_by_given_name_and_found_by_duty_without_accents(db: Database) -> None:
    for name in ("Lê Kim Oanh", "Trần Bích Hà", "Nguyễn Thúy Lợi"):
        added(db, PersonFields(name))
    rows = db.read(list_members, TODAY)
    assert [row.name for row in rows] == ["Trần Bích Hà", "Nguyễn Thúy Lợi", "Lê Kim Oanh"]
    assert "phu trach chung" in rows[0].search


def test_the_roster_of_a_past_day_leaves_out_who_became_a_member_later(db: Database) -> None:
    added(db)
    added(db, PersonFields("Lê Kim Oanh"), MembershipFields())
    statuses = {
        day: [(row.name, row.status.value) for row in db.read(list_members, day)]
        for day in (date(2014, 5, 18), date(2014, 5, 19), date(2015, 5, 18), date(2015, 5, 19))
    }
    assert list(statuses.values()) == [
        [],
        [(LOI.full_name, "probationary")],
        [(LOI.full_name, "probationary")],
        [(LOI.full_name, "official")],
    ]
    assert len(db.read(list_members, TODAY)) == 2


def test_a_member_has_a_place_from_a_day_on(db: Database) -> None:
    person_id = added(db)
    group = int(db.write(add_group, "2").row_id or 0)
    db.write(place_member, person_id, Place(work_group_id=group), TODAY)
    assert db.read(get_member, person_id, TODAY).place.work_group_id == group


def test_a_member_may_be_made_of_somebody_known_with_a_place(db: Database) -> None:
    group = int(db.write(add_group, "1").row_id or 0)
    worker = int(db.write(add_worker, PersonFields("Ngô Quang Minh"), date(2026, 1, 1)).row_id or 0)
    db.write(make_member, worker, MembershipFields(), OFFICIAL, Place(work_group_id=group))
    assert db.read(get_member, worker, TODAY).place.work_group_id == group
