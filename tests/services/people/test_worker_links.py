"""Links between workers: reason and end of keeping apart, no two at once, and what an act would bring together."""

import re
from datetime import date
from pathlib import Path

import pytest

import dvqc_desktop
from dvqc_desktop.domain.codes import LinkKind, SpellEnd
from dvqc_desktop.domain.errors.links import (
    ApartEndMissingError,
    ApartReasonMissingError,
    ApartTooLongError,
    LinkBothError,
    LinkTwiceError,
    LinkWithSelfError,
)
from dvqc_desktop.domain.errors.workers import SpanReversedError, WorkerGoneError
from dvqc_desktop.services.people.groups import add_group
from dvqc_desktop.services.people.worker_links import (
    LinkForm,
    add_link,
    apart_in_group,
    apart_under,
    change_link,
    end_link,
    links_on,
    list_links,
)
from dvqc_desktop.services.people.workers import Place, end_worker, place_worker
from dvqc_desktop.services.settings import change_setting
from tests.team_kit import ACTIVE, AVERAGE, START, TODAY, Team

APART, GOOD = LinkKind.APART, LinkKind.GOOD
UNTIL = date(2026, 12, 31)
LEAVING = ("report", "figure", "minutes", "board", "worker_lists", "contact_sheet", "chain_picture", "agenda")


@pytest.fixture
def team(db):
    return Team(db)


@pytest.fixture
def two(team):
    """Tiến and Mai."""
    return team.worker("Phạm Văn Tiến", AVERAGE), team.worker("Lê Thị Mai", AVERAGE)


def apart(**values):
    return LinkForm(**{"kind": APART, "start_on": TODAY, "until": UNTIL, "reason": "lệch ca máy", **values})


def test_a_link_is_told_from_both_sides_and_kept_with_the_smaller_id_first(db, two):
    tien, mai = two
    db.write(add_link, mai, tien, apart())
    (row,) = db.read(list_links, tien, TODAY)
    assert (row.other_name, row.kind, row.until, row.reason, row.holds) == (
        "Lê Thị Mai", APART, UNTIL, "lệch ca máy", True,
    )  # fmt: skip
    assert db.read(list_links, mai, TODAY)[0].other_id == tien
    assert db.read(links_on, TODAY) == (frozenset({(tien, mai)}), frozenset())


def test_a_link_holds_through_its_last_day_and_no_longer(db, two):
    db.write(add_link, *two, apart())
    assert db.read(links_on, UNTIL).apart == {two}
    assert db.read(links_on, date(2027, 1, 1)).apart == frozenset()
    assert db.read(links_on, date(2026, 11, 19)).apart == frozenset()


def test_links_of_some_people_leave_out_those_of_others(db, team, two):
    others = team.worker("Thu"), team.worker("Sang")
    db.write(add_link, *two, LinkForm(GOOD, START))
    db.write(add_link, *others, LinkForm(GOOD, START))
    assert db.read(links_on, TODAY, [others[1]]).good == {others}


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"reason": " "}, ApartReasonMissingError),
        ({"until": None}, ApartEndMissingError),
        ({"until": date(2027, 11, 21)}, ApartTooLongError),
        ({"until": date(2026, 11, 19)}, SpanReversedError),
    ],
)
def test_keeping_apart_needs_a_reason_an_end_and_not_too_far_an_end(db, two, values, error):
    with pytest.raises(error):
        db.write(add_link, *two, apart(**values))
    assert db.read(list_links, two[0], TODAY) == ()


def test_how_long_is_a_setting_of_the_cell(db, two):
    db.write(change_setting, "chain.apart_months", 1)
    with pytest.raises(ApartTooLongError, match="20/12/2026"):
        db.write(add_link, *two, apart())


def test_good_terms_need_neither_reason_nor_end(db, two):
    db.write(add_link, *two, LinkForm(GOOD, START))
    assert db.read(links_on, date(2030, 1, 1)).good == {two}


def test_no_two_links_of_a_pair_on_the_same_day(db, two):
    db.write(add_link, *two, apart())
    with pytest.raises(LinkTwiceError):
        db.write(add_link, *two, apart(start_on=UNTIL, until=date(2027, 3, 1)))
    with pytest.raises(LinkBothError):
        db.write(add_link, *two, LinkForm(GOOD, START))
    db.write(add_link, *two, LinkForm(GOOD, START, date(2026, 11, 19)))
    db.write(add_link, *two, LinkForm(GOOD, date(2027, 1, 1)))
    assert len(db.read(list_links, two[0], TODAY)) == 3


def test_nobody_is_linked_with_himself_or_with_somebody_who_left(db, two):
    tien, mai = two
    with pytest.raises(LinkWithSelfError):
        db.write(add_link, tien, tien, apart())
    db.write(end_worker, mai, SpellEnd.LEFT, date(2026, 11, 10))
    with pytest.raises(WorkerGoneError):
        db.write(add_link, tien, mai, apart())
    with pytest.raises(WorkerGoneError):
        db.write(add_link, tien, mai, LinkForm(GOOD, START))


def test_a_link_is_put_right_and_undone(db, two):
    link_id = db.write(add_link, *two, apart()).row_id
    db.write(change_link, link_id, apart(reason="cùng dùng một máy", until=date(2026, 12, 15)))
    assert db.read(list_links, two[0], TODAY)[0].reason == "cùng dùng một máy"
    db.undo()
    assert db.read(list_links, two[0], TODAY)[0].until == UNTIL


def test_a_link_ends_on_a_day_and_leaves_nothing_when_it_never_held(db, two):
    link_id = db.write(add_link, *two, LinkForm(GOOD, START)).row_id
    with pytest.raises(SpanReversedError):
        db.write(end_link, link_id, date(2026, 1, 4))
    db.write(end_link, link_id, TODAY)
    assert db.read(list_links, two[0], TODAY)[0].until == date(2026, 11, 19)
    fresh = db.write(add_link, *two, apart()).row_id
    db.write(end_link, fresh, TODAY)
    assert len(db.read(list_links, two[0], TODAY)) == 1


def test_whoever_leaves_takes_his_links_along(db, two):
    past = db.write(add_link, *two, LinkForm(GOOD, START)).row_id
    db.write(end_worker, two[0], SpellEnd.LEFT, TODAY)
    (row,) = db.read(list_links, two[1], TODAY)
    assert (row.until, row.holds) == (date(2026, 11, 19), False)
    with pytest.raises(WorkerGoneError):
        db.write(end_link, past, TODAY)


def test_a_link_that_had_not_begun_goes_with_whoever_leaves(db, two):
    db.write(add_link, *two, apart(start_on=date(2026, 12, 1)))
    db.write(end_worker, two[1], SpellEnd.LEFT, TODAY)
    assert db.read(list_links, two[0], TODAY) == ()


def test_two_kept_apart_are_told_before_they_stand_under_one_holder(db, team, two):
    tien, mai = two
    minh = team.worker("Ngô Quang Minh", ACTIVE)
    db.write(add_link, tien, mai, apart())
    assert db.read(apart_under, [tien], minh, TODAY) == ()
    team.hold(mai, minh)
    (note,) = db.read(apart_under, [tien], minh, TODAY)
    words = "Phạm Văn Tiến và Lê Thị Mai nên xếp khác nhóm vì công việc, đến ngày 31/12/2026."
    assert note.words == words
    assert len(db.read(apart_under, [tien, mai], team.member("Trần Bích Hà"), TODAY)) == 1
    assert len(db.read(apart_under, [tien], mai, TODAY)) == 1


def test_two_kept_apart_are_told_before_they_are_in_one_group(db, two):
    tien, mai = two
    group = db.write(add_group, "Nhóm 2").row_id
    db.write(place_worker, mai, Place(work_group_id=group), START)
    db.write(add_link, tien, mai, apart())
    assert [note.until for note in db.read(apart_in_group, tien, "nhóm 2", TODAY)] == [UNTIL]
    assert db.read(apart_in_group, tien, "Nhóm 3", TODAY) == ()


def test_nothing_that_makes_papers_exports_lists_or_cards_reads_links():
    package = Path(dvqc_desktop.__file__).parent
    inside = [path for part in ("exports", "imports", "cli") for path in (package / part).rglob("*.py")]
    inside += [path for path in (package / "services").glob("*.py") if path.name.startswith(LEAVING)]
    board = package / "ui" / "pages" / "board"
    inside += [path for room in ("cards", "lanes", "listing", "register") for path in (board / room).glob("*.py")]
    inside += [board / "words.py", board / "leaving.py"]
    assert len(inside) > 50
    for path in inside:
        assert not re.search(r"WorkerLink|worker_link", path.read_text("utf-8")), path.name
