"""The people of a group as they are drawn: who stands where on the sample's day, and what is told of nobody."""

from datetime import date

import pytest

from dvqc_desktop.services.chain.chain_picture import group_standings
from dvqc_desktop.services.people.groups import list_groups
from tests.team_kit import AVERAGE, Team

TODAY = date(2026, 11, 20)


def people(db, group, day=TODAY):
    group_id = next(row.id for row in db.read(list_groups) if row.name.endswith(group))
    return {standing.name: standing for standing in db.read(group_standings, day, group_id)}


def test_the_group_comes_with_its_holders_from_elsewhere(sample):
    found = people(sample, "2")
    assert list(found)[:3] == ["Trần Bích Hà", "Lê Kim Oanh", "Ngô Quang Minh"]
    assert found["Mạc Văn Tiến"].holder_id == found["Ngô Quang Minh"].id
    assert found["Ngô Quang Minh"].holder_id == found["Lê Kim Oanh"].id


def test_levels_are_those_of_the_method(sample):
    levels = {name: standing.level for name, standing in people(sample, "1").items()}
    assert levels == {
        "Nguyễn Thúy Lợi": 0,
        "Phạm Văn Cường": 1,
        "Bùi Thị Hạnh": 1,
        "Trịnh Đình Khải": 1,
        "Lương Thị Mai": 2,
        "Tạ Văn Quý": 2,
    }


def test_who_has_nobody_says_so(sample):
    assert people(sample, "3")["Cao Thị Yến"].missing == "Chưa có người phụ trách"


def test_work_is_noted_and_no_class_or_aspect_is_told(sample):
    dung = people(sample, "2")["Đào Thị Dung"]
    assert dung.note == "Phay, bậc 3/7"
    assert "chất lượng" not in repr(people(sample, "2"))


@pytest.mark.parametrize(("day", "missing"), [(date(2026, 9, 30), False), (TODAY, True)])
def test_the_picture_is_that_of_the_day(sample, day, missing):
    assert bool(people(sample, "3", day)["Cao Thị Yến"].missing) is missing


def test_a_former_holder_who_no_longer_counts_is_named(sample):
    Team(sample).give(people(sample, "3")["Hoàng Đình Sang"].id, AVERAGE, TODAY)
    lost = people(sample, "3")["Hồ Sỹ Bình"]
    assert lost.missing == "Hoàng Đình Sang: người phụ trách không còn là người tích cực"
