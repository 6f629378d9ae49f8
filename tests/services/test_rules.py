"""A cell's own values of rules: set, refused, reset; and the rules a meeting was held under."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import RuleOverride
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.meetings import MeetingMissingError
from dvqc_desktop.domain.errors.rules import RuleRefusedError
from dvqc_desktop.domain.rule_pack import RuleValue
from dvqc_desktop.services.meetings.minutes.minutes import close_minutes, reopen_minutes
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from dvqc_desktop.services.rules import (
    changes_json,
    load_rule_pack,
    meeting_rules,
    own_values,
    pack_of_version,
    reset_rule,
    rules_in_force,
    set_rule,
)
from tests.services.meeting_book import fill_book, new_meeting, party_day

SPACING = "text.line"


def test_a_cells_own_value_is_in_force_until_it_is_reset(db: Database) -> None:
    db.write(set_rule, SPACING, 18, "Mẫu của Đảng ủy")
    assert db.read(rules_in_force).number(SPACING) == 18
    db.write(reset_rule, SPACING)
    assert db.read(rules_in_force).number(SPACING) == 19


def test_the_shipped_value_leaves_no_own_one(db: Database) -> None:
    db.write(set_rule, SPACING, 18)
    db.write(set_rule, SPACING, 19.0)
    assert db.read(own_values) == {}


def test_changing_a_rule_twice_keeps_the_last_value(db: Database) -> None:
    db.write(set_rule, "meeting.duration_min.regular", 60)
    db.write(set_rule, "meeting.duration_min.regular", 75)
    assert db.read(own_values) == {"meeting.duration_min.regular": 75}


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("page.margin_left", 0, "Ghi số từ 15 đến 45 mm."),
        ("page.margin_left", "30", "Ghi số từ 15 đến 45 mm."),
        ("text.size", float("nan"), "Ghi số từ 12 đến 16 pt."),
        ("meeting.papers_before", 1.5, "Ghi số nguyên từ 0 đến 30 ngày."),
        ("meeting.papers_before", True, "Ghi số nguyên"),
        ("vote.majority", "nửa", "Ghi tỉ lệ như"),
        ("vote.majority", 3, "Ghi tỉ lệ như"),
        ("recipients.head", "  ", "Ghi lời cần dùng."),
        ("recipients.head", "a" * 1001, "rút ngắn lại"),
        ("number.pattern", "Số {number}", "Giữ đủ các chỗ điền: {number:02d}, {organ}, {symbol}."),
        ("recipients.head", "Nơi {x}", "Bỏ dấu ngoặc nhọn"),
        ("recipients.head", "Nơi {", "Bỏ dấu ngoặc nhọn"),
        ("agenda.check.other", (" ",), "Ghi ít nhất một dòng."),
        ("agenda.check.other", ("a",) * 201, "không quá 200 dòng"),
        ("agenda.template.other", ("5 | Kết luận | ai",), "Dòng 1: ghi số phút"),
        ("slip.withheld", ("kém",), "chỉ thêm lời, không bớt"),
        ("meeting.duration_local", 1, "Chọn có hoặc không."),
        ("cell.groups_from", 1001, "Ghi số nguyên từ 1 đến 1.000 người."),
        ("none", 1, "Không có quy định này"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(db: Database, key: str, value: RuleValue, told: str) -> None:
    with pytest.raises(RuleRefusedError) as refused:
        db.write(set_rule, key, value)
    assert told in refused.value.parts[2]
    assert db.read(own_values) == {}


def test_an_own_value_that_no_longer_fits_is_left_out(db: Database) -> None:
    def spoil(session: object) -> Change:
        session.execute(update(RuleOverride).values(value='"wide"'))  # type: ignore[attr-defined]
        return Change("làm hỏng", "", frozenset())

    db.write(set_rule, SPACING, 18)
    db.write(spoil)
    assert db.read(rules_in_force).number(SPACING) == 19


def test_a_closed_meeting_keeps_the_rules_it_was_held_under(db: Database) -> None:
    meeting_id = new_meeting(db, replace(party_day(fill_book(db)), held_on=date(2026, 11, 20)))
    db.write(set_rule, SPACING, 18)
    db.write(mark_all_present, meeting_id)
    db.write(close_minutes, meeting_id)
    db.write(set_rule, SPACING, 20)
    assert db.read(meeting_rules, meeting_id).number(SPACING) == 18
    db.write(reopen_minutes, meeting_id, "ghi thiếu một ý")
    assert db.read(meeting_rules, meeting_id).number(SPACING) == 18


def test_an_open_meeting_follows_the_rules_in_force(db: Database) -> None:
    meeting_id = new_meeting(db, replace(party_day(fill_book(db)), held_on=date(2026, 11, 20)))
    db.write(set_rule, SPACING, 18)
    assert db.read(meeting_rules, meeting_id).number(SPACING) == 18
    with pytest.raises(MeetingMissingError):
        db.read(meeting_rules, 999)


def test_the_cells_own_values_are_kept_as_json(db: Database) -> None:
    db.write(set_rule, "agenda.check.other", ("Kết luận | kết luận | 5 | Kết luận",))
    kept = json.loads(db.read(changes_json))
    assert kept == {"agenda.check.other": ["Kết luận | kết luận | 5 | Kết luận"]}


def test_an_older_version_of_the_pack_is_read_where_it_is_shipped(tmp_path: Path) -> None:
    old = 'version = "2025.07"\nverified_on = 2025-07-01\n[[group]]\nbasis = "a"\nvalid_from = 2025-07-01\n'
    (tmp_path / "party-2025.07.toml").write_text(f'{old}confidence = "known"\n[group.pt]\n"text.line" = 17\n', "utf-8")
    assert pack_of_version("2025.07", tmp_path).number(SPACING) == 17
    assert pack_of_version("2024.01", tmp_path) is pack_of_version("../x", tmp_path) is load_rule_pack()


def test_a_list_that_keeps_confidences_can_grow(db: Database) -> None:
    words = db.read(rules_in_force).lines("slip.withheld")
    db.write(set_rule, "slip.withheld", (*words, "nợ nần"))
    assert db.read(rules_in_force).lines("slip.withheld")[-1] == "nợ nần"
