"""Reports judged one by one and added up."""

from datetime import date
from typing import Any

import pytest

from dvqc_desktop.domain.consolidation import CellName, Refusal, ReportFile, consolidate
from dvqc_desktop.domain.errors.consolidation import ConsolidationNothingAcceptedError
from dvqc_desktop.domain.figures import control_total
from dvqc_desktop.domain.periods import parse_period
from tests.exports.excel.consolidation_kit import report_of

PERIOD = parse_period("2026-Q4")


def read(number: int, name: str = "", attendance: tuple[int, int] | None = (9, 8), **others: Any) -> ReportFile:
    """A file as the reader gives it: days and counts as Excel keeps them."""
    values: dict[str, Any] = {**report_of(number).named_values(), **others}
    if "control_total" not in others:
        values["control_total"] = control_total(values)
    cells = {key: _stored(value) for key, value in values.items() if value is not None}
    return ReportFile(name or f"{number:02d}.xlsx", cells, attendance)


def _stored(value: Any) -> Any:
    if isinstance(value, date):
        return float((value - date(1899, 12, 30)).days)
    return float(value) if isinstance(value, int | float) else value


def refused(*files: ReportFile) -> list[tuple[str, Refusal]]:
    return [(file.file, file.refusal) for file in consolidate(files, PERIOD).refused]


@pytest.mark.parametrize(
    ("others", "refusal"),
    [
        ({"template_version": "0"}, Refusal.OLDER),
        ({"template_version": "2"}, Refusal.NEWER),
        ({"template_version": "x"}, Refusal.NOT_OURS),
        ({"control_total": "0" * 64}, Refusal.ALTERED),
        ({"control_total": None}, Refusal.NOT_OURS),
        ({"period_end": date(2026, 12, 30)}, Refusal.PERIOD),
    ],
)
def test_each_fault_has_its_reason(others: dict[str, Any], refusal: Refusal) -> None:
    assert refused(read(1, **others)) == [("01.xlsx", refusal)]


@pytest.mark.parametrize("cell", ["mười lăm", 15.5, None])
def test_a_named_cell_that_is_no_count_any_more_is_altered(cell: Any) -> None:
    file = read(1)
    cells = {**file.cells, "workers_total": cell}
    assert refused(ReportFile("a.xlsx", cells)) == [("a.xlsx", Refusal.ALTERED)]


def test_a_file_the_reader_refused_keeps_its_reason() -> None:
    file = ReportFile("a.xlsx", {}, fault=(Refusal.UNREADABLE, "tệp đặt mật khẩu mở"))
    (found,) = consolidate([file], PERIOD).refused
    assert (found.refusal, found.reason) == (Refusal.UNREADABLE, "tệp đặt mật khẩu mở")


def test_of_one_cell_the_first_by_file_name_counts() -> None:
    found = consolidate([read(1, "b.xlsx"), read(1, "a.xlsx"), read(2, "c.xlsx")], PERIOD)
    assert [report.file for report in found.accepted] == ["a.xlsx", "c.xlsx"]
    assert [file.file for file in found.refused] == ["b.xlsx"]


def test_a_refused_file_does_not_stand_in_the_way_of_a_good_one() -> None:
    found = consolidate([read(1, "a.xlsx", control_total="0"), read(1, "b.xlsx")], PERIOD)
    assert [report.file for report in found.accepted] == ["b.xlsx"]


def test_cells_without_a_code_are_told_apart_by_name() -> None:
    files = [read(1, cell_code="CHUA-GHI-MA"), read(2, cell_code="CHUA-GHI-MA")]
    found = consolidate(files, PERIOD)
    assert len(found.accepted) == 2
    assert found.accepted[0].remarks == ("chưa ghi mã đơn vị",)


def test_shares_are_worked_out_from_the_sums() -> None:
    few = read(1, attendance=(10, 1), members_total=10, members_assigned=1, members_assigned_ratio=0.1,
               meetings_attendance_ratio=0.1)  # fmt: skip
    found = consolidate([few, read(2)], PERIOD)
    assert found.attendance == (19, 9)
    assert found.figures.members_assigned_ratio == 4 / 13
    assert found.figures.meetings_attendance_ratio == 9 / 19


def test_attendance_that_does_not_fit_its_share_is_left_out_and_said() -> None:
    for attendance in ((9, 9), None):
        found = consolidate([read(1, attendance=attendance)], PERIOD)
        assert found.attendance == (0, 0)
        assert "không tách được số phải dự" in found.accepted[0].remarks[0]


def test_sums_that_do_not_close_are_remarked() -> None:
    (report,) = consolidate([read(1, opening_total=9, class_active=4)], PERIOD).accepted
    assert report.remarks == (
        "đầu kỳ + mới đến – đã đi không bằng cuối kỳ",
        "cộng bốn loại không bằng tổng số quần chúng",
    )
    (idle,) = consolidate(
        [read(1, None or "", (0, 0), meetings_held=0, meetings_attendance_ratio=0.0)], PERIOD
    ).accepted
    assert idle.remarks == ("kỳ này chưa họp",)


def test_who_is_awaited_and_has_not_come_is_missing() -> None:
    expected = (CellName("x40-01", ""), CellName("", "Chi bộ Phân xưởng 7"))
    found = consolidate([read(1), read(2)], PERIOD, expected)
    assert found.missing == (expected[1],)
    assert found.accepted[1].remarks == ("không có trong danh sách đơn vị",)


def test_texts_that_excel_made_numbers_of_are_still_the_same() -> None:
    file = read(1, cell_code="12")
    again = ReportFile(file.name, {**file.cells, "cell_code": 12.0, "period_start": "2026-10-01T00:00:00"}, (9, 8))
    assert len(consolidate([again], PERIOD).accepted) == 1


def test_without_one_report_there_is_no_consolidation() -> None:
    from dvqc_desktop.domain.consolidation import refuse_nothing_accepted

    with pytest.raises(ConsolidationNothingAcceptedError, match=r"cả 1 tệp đều không nhận được, như a\.xlsx"):
        refuse_nothing_accepted(consolidate([ReportFile("a.xlsx", {})], PERIOD))
    refuse_nothing_accepted(consolidate([read(1)], PERIOD))
