"""Kinds of meeting: own ones with their length and items, the shipped ones as the cell has them."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.meetings import KindInUseError, KindRefusedError
from dvqc_desktop.domain.meeting_kinds import OWN_MOST, OwnKind, kind_code, least_minutes, split_code
from dvqc_desktop.domain.meetings import agenda_subject, meeting_heading, meeting_name
from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.meetings import MeetingForm, get_meeting, list_meetings
from dvqc_desktop.services.meetings.year.kinds import least_minutes_of, list_kinds, own_kinds, reset_kind, save_kind
from dvqc_desktop.services.rules import load_rule_pack, own_values, set_rule
from tests.services.meeting_book import fill_book, new_meeting, party_day

DAY = date(2026, 12, 8)
WOMEN = OwnKind("Họp tổ nữ công", 45, ("5 | Điểm danh | chủ trì", "40 | Trao đổi | từng đồng chí"))
CODE = "other:Họp tổ nữ công"


def test_a_meeting_of_an_own_kind_has_its_name_items_and_length(db: Database) -> None:
    fill_book(db)
    db.write(save_kind, None, WOMEN)
    kind, name = split_code(CODE)
    meeting_id = new_meeting(db, MeetingForm(kind, DAY, kind_name=name), with_template=True)
    assert [item.title for item in db.read(list_items, meeting_id)] == ["Điểm danh", "Trao đổi"]
    assert db.read(least_minutes_of, meeting_id) == 45
    assert db.read(get_meeting, meeting_id).kind_name == db.read(list_meetings)[0].kind_name == WOMEN.name


def test_an_own_kind_is_named_in_lists_titles_and_papers() -> None:
    assert meeting_name("other", DAY, "cell", WOMEN.name) == "Họp tổ nữ công"
    assert meeting_heading("other", DAY, "cell", WOMEN.name) == "Họp tổ nữ công, tháng 12/2026"
    assert agenda_subject("other", DAY, "cell", WOMEN.name) == "họp tổ nữ công ngày 08/12/2026"
    assert kind_code("other", None) == "other" and split_code("regular") == ("regular", None)


def test_only_other_meetings_keep_a_name_of_their_own(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, replace(party_day(people), kind_name="Họp tổ nữ công"))
    assert db.read(get_meeting, meeting_id).kind_name is None


def test_an_own_kind_is_renamed_changed_and_taken_away(db: Database) -> None:
    db.write(save_kind, None, WOMEN)
    db.write(save_kind, CODE, OwnKind("Họp nữ công", 30, WOMEN.lines))
    assert [(kind.name, kind.minutes) for kind in db.read(own_kinds)] == [("Họp nữ công", 30)]
    db.write(reset_kind, "other:Họp nữ công")
    assert db.read(own_kinds) == ()


def test_a_kind_that_open_meetings_have_stays(db: Database) -> None:
    fill_book(db)
    db.write(save_kind, None, WOMEN)
    new_meeting(db, MeetingForm("other", DAY, kind_name=WOMEN.name), with_template=True)
    with pytest.raises(KindInUseError, match="còn 1 buổi chưa chốt"):
        db.write(reset_kind, CODE)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (OwnKind("", 0, WOMEN.lines), "Ghi tên loại họp."),
        (OwnKind("a" * 61, 0, WOMEN.lines), "rút ngắn lại"),
        (OwnKind("hop chi uy", 0, WOMEN.lines), "Đã có loại họp tên này"),
        (OwnKind("Họp tổ nữ công", 0, WOMEN.lines), "Đã có loại họp tên này"),
        (OwnKind("Họp khác", -1, WOMEN.lines), "Ghi số phút từ 0 đến 1440."),
        (OwnKind("Họp khác", 0, (" ",)), "Ghi ít nhất một mục."),
        (OwnKind("Họp khác", 0, ("5 |  | ",)), "Dòng 1: ghi số phút"),
    ],
)
def test_a_kind_that_cannot_be_is_refused(db: Database, kind: OwnKind, told: str) -> None:
    db.write(save_kind, None, WOMEN)
    with pytest.raises(KindRefusedError) as refused:
        db.write(save_kind, None, kind)
    assert told in refused.value.parts[2]


def test_own_kinds_are_not_without_end(db: Database) -> None:
    for number in range(OWN_MOST):
        db.write(save_kind, None, OwnKind(f"Họp số {number}", 0, WOMEN.lines))
    with pytest.raises(KindRefusedError, match="xóa bớt"):
        db.write(save_kind, None, WOMEN)


def test_a_shipped_kind_takes_the_cells_items_and_length_and_gives_them_back(db: Database) -> None:
    db.write(save_kind, "regular", OwnKind("", 60, WOMEN.lines))
    row = next(one for one in db.read(list_kinds) if one.code == "regular")
    assert (row.minutes, row.lines, row.changed) == (60, WOMEN.lines, True)
    db.write(reset_kind, "regular")
    assert db.read(own_values) == {}
    with pytest.raises(KindRefusedError):
        db.write(save_kind, "regular", OwnKind("", 60, ()))


def test_a_kind_without_a_least_length_has_none(db: Database) -> None:
    row = next(one for one in db.read(list_kinds) if one.code == "committee")
    assert row.minutes is None
    db.write(save_kind, "committee", OwnKind("", 0, WOMEN.lines))
    assert set(db.read(own_values)) == {"agenda.template.committee"}


def test_the_local_custom_asks_for_more_of_a_large_cell(db: Database) -> None:
    rules = load_rule_pack().with_values({"meeting.duration_local": True})
    assert [least_minutes("regular", members, rules) for members in (29, 30)] == [90, 120]
    assert least_minutes("combined", 40, rules) == 120 and least_minutes("other", 40, rules) == 0
    meeting_id = new_meeting(db, replace(party_day(fill_book(db)), kind="regular"))
    db.write(set_rule, "meeting.duration_min.regular", 75)
    assert db.read(least_minutes_of, meeting_id) == 75
