"""The narrative of a period: proposed from its figures, rewritten part by part, each rewriting undone in one step."""

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.periods import Period, parse_period
from dvqc_desktop.services.reports.narrative import narrative_of, save_part
from dvqc_desktop.services.reports.report import read_report

NOVEMBER, OCTOBER = parse_period("2026-11"), parse_period("2026-10")


def words(db: Database, period: Period = NOVEMBER) -> dict[str, tuple[str, bool]]:
    parts = db.read(narrative_of, period, db.read(read_report, period))
    return {part.key: (part.text, part.own) for part in parts}


def test_the_golden_team_is_told_by_its_own_figures(sample: Database) -> None:
    text, own = words(sample)["assignment"]
    assert not own
    assert "3/3 đảng viên được phân công phụ trách quần chúng (100%)" in text
    assert "tích cực 5 người, trung bình 8 người, cần giúp từng mặt 2 người" in text
    assert words(sample)["shortcomings"][0].startswith("Còn 1 quần chúng chưa có người phụ trách.")


def test_a_part_rewritten_stays_so_for_its_period_alone_and_is_undone_in_one_step(sample: Database) -> None:
    proposed = words(sample)["direction"]
    sample.write(save_part, NOVEMBER, "direction", "Giữ nền nếp.")
    sample.write(save_part, NOVEMBER, "direction", "Giữ nền nếp, gặp đủ.")
    assert words(sample)["direction"] == ("Giữ nền nếp, gặp đủ.", True)
    assert not words(sample, OCTOBER)["direction"][1]
    sample.undo()
    assert words(sample)["direction"] == ("Giữ nền nếp.", True)
    sample.write(save_part, NOVEMBER, "direction", None)
    sample.write(save_part, NOVEMBER, "direction", None)
    assert words(sample)["direction"] == proposed


def test_there_are_no_other_parts(sample: Database) -> None:
    with pytest.raises(KeyError):
        sample.write(save_part, NOVEMBER, "gossip", "…")
