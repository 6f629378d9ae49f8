"""The figures beside the list of what is due, on the sample cell and on an empty book."""

from datetime import date

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.contacts.contacts import ContactFields, record_contact
from dvqc_desktop.services.overview import read_overview, silent_weeks
from tests.team_kit import TODAY, Team


def test_the_classes_stand_beside_those_of_the_last_round(sample: Database) -> None:
    overview = sample.read(read_overview, TODAY)
    order = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP)
    assert [overview.now[code] for code in order] == [5, 8, 2]
    assert overview.then is not None and [overview.then[code] for code in order] == [4, 8, 3]
    assert overview.then_on == date(2026, 9, 30)
    assert [counts.label for counts in overview.rounds] == ["31/03", "30/06", "30/09", "Nay"]


def test_assignment_contacts_and_coverage_are_those_of_the_golden_case(sample: Database) -> None:
    overview = sample.read(read_overview, TODAY)
    assert (overview.assigned, overview.members) == (3, 3)
    assert (overview.month_met, overview.month_agreed) == (33, 45)
    assert (overview.middle_covered, overview.middle_total) == (7, 8)


def test_a_silent_group_is_named_in_its_week_and_the_running_week_is_not_judged(sample: Database) -> None:
    weeks = {week.number: week for week in sample.read(read_overview, TODAY).weeks}
    assert list(weeks) == list(range(40, 48))
    assert (weeks[44].met, weeks[44].missing, weeks[44].silent_groups) == (9, 5, ("Nhóm 3",))
    assert (weeks[47].met, weeks[47].missing, weeks[47].running) == (5, 0, True)
    assert [week.number for week in sample.read(silent_weeks, date(2026, 10, 1), TODAY)] == [44]


def test_a_new_book_has_nothing_to_compare_with(db: Database) -> None:
    overview = db.read(read_overview, TODAY)
    assert overview.then is None and overview.workers == 0
    assert (overview.month_met, overview.month_agreed) == (0, 0)
    assert [counts.label for counts in overview.rounds] == ["Nay"]


def test_before_the_first_contact_day_of_a_month_nothing_is_agreed_yet(db: Database) -> None:
    Team(db).worker("Đào Thị Dung")
    first_week = db.read(read_overview, date(2026, 11, 5))
    assert (first_week.month_met, first_week.month_agreed) == (0, 0)


def test_a_person_counts_once_a_week(db: Database) -> None:
    team = Team(db)
    worker, member = team.worker("Đào Thị Dung"), team.member("Trần Bích Hà")
    for day in (16, 17, 20):
        db.write(record_contact, (worker,), ContactFields(member, date(2026, 11, day)))
    overview = db.read(read_overview, TODAY)
    assert (overview.month_met, overview.month_agreed) == (1, 3)
    assert overview.weeks[-1].met == 1
