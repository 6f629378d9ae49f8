"""What a report still lacks before it is sent, and sums that keep it from being sent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import ClassProposal, ClassRound, Meeting, Person
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.figures import Figures
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.domain.typed_figures import Output
from dvqc_desktop.services.reports.figures import read_figures
from dvqc_desktop.services.reports.production import ItemFields, OutputCell, save_item, stops_before, type_outputs
from dvqc_desktop.services.reports.report_warnings import ReportWarning, WarningKind, report_warnings
from dvqc_desktop.services.reports.sent_reports import Marking, mark_sent
from dvqc_desktop.services.reports.typed import TypedCell, retire_indicator, type_values
from tests.team_kit import ACTIVE, AVERAGE, TODAY, Team

OCTOBER, NOVEMBER, QUARTER = (parse_period(text) for text in ("2026-10", "2026-11", "2026-Q4"))


def found(db: Database, period: str = "2026-11") -> dict[WarningKind, ReportWarning]:
    chosen = parse_period(period)
    warnings = db.read(report_warnings, chosen, db.read(read_figures, chosen, TODAY))
    return {warning.kind: warning for warning in reversed(warnings)}


def write(db: Database, act: Callable[[Session], object]) -> None:
    def use_case(session: Session) -> Change:
        act(session)
        return Change("thử", "", frozenset())

    db.write(use_case)


def test_the_sample_cell_is_told_what_its_month_still_lacks(sample: Database) -> None:
    warnings = sample.read(report_warnings, NOVEMBER, sample.read(read_figures, NOVEMBER, TODAY))
    kinds = [warning.kind for warning in warnings]
    assert kinds == [WarningKind.WEEK, WarningKind.HOLDER, WarningKind.MEETING, WarningKind.RUNNING]
    assert warnings[0].text.startswith("Tuần 44, Nhóm 3 chưa nhập sổ (5 người).")
    assert warnings[1].text == "Cao Thị Yến chưa có người phụ trách."
    assert warnings[3].text == "Kỳ chưa hết; còn họp ngày 24/11: số tạm tính đến 20/11, đủ từ 01/12."
    assert not any(warning.blocking for warning in warnings)


def test_each_link_leads_to_a_row_where_it_is_put_right(sample: Database) -> None:
    warnings = found(sample)
    assert warnings[WarningKind.WEEK].day == date(2026, 10, 26)  # the Monday of week 44
    names = sample.read(lambda session: {row.id: row.full_name for row in session.query(Person)})
    assert names[warnings[WarningKind.HOLDER].row_id or 0] == "Cao Thị Yến"
    meetings = sample.read(lambda session: {row.id: row.held_on for row in session.query(Meeting)})
    assert meetings[warnings[WarningKind.RUNNING].row_id or 0] == date(2026, 11, 24)


def test_a_book_of_nobody_in_charge_names_three_and_counts_the_rest(db: Database) -> None:
    team = Team(db)
    for name in ("Vũ An", "Vũ Bình", "Vũ Chi", "Vũ Dung"):
        team.worker(name, AVERAGE)
    warnings = found(db, "2026-Q4")
    assert warnings[WarningKind.HOLDER].text == "Vũ An, Vũ Bình, Vũ Chi và 1 người nữa chưa có người phụ trách."
    assert warnings[WarningKind.UNIT].text.startswith("Đơn vị chưa ghi tên và mã")


def test_somebody_without_a_class_is_told_with_the_row_to_open(db: Database) -> None:
    worker = Team(db).worker("Đào Thị Dung")
    warning = found(db)[WarningKind.CLASS]
    assert (warning.text, warning.row_id) == ("1 người chưa phân loại.", worker)


def test_figures_that_do_not_agree_are_told_first_and_keep_the_report_back(db: Database) -> None:
    wrong = Figures(workers_total=3, class_active=1, opening_total=2, class_unclassified=1)
    warnings = db.read(report_warnings, parse_period("2026-Q3"), wrong)
    assert [warning.kind for warning in warnings[:2]] == [WarningKind.UNIT, WarningKind.SUMS]
    assert {warning.kind for warning in warnings if warning.blocking} == {WarningKind.SUMS}


def test_classes_proposed_and_not_agreed_are_told(db: Database) -> None:
    worker = Team(db).worker("Đào Thị Dung")

    def propose(session: Session) -> None:
        days = {"period_start": date(2026, 10, 1), "period_end": TODAY, "opened_on": TODAY}
        session.add(ClassRound(name="Đợt", state="open", **days))
        session.flush()
        given = {"class_code": "average", "source": "import", "proposed_on": TODAY}
        session.add(ClassProposal(round_id=1, person_id=worker, **given))

    write(db, propose)
    assert found(db)[WarningKind.PROPOSAL].text == "1 đề nghị phân loại chưa thống nhất, chưa tính vào báo cáo."


def test_production_that_was_begun_is_asked_for_until_it_covers_the_period(db: Database) -> None:
    item = db.write(save_item, ItemFields("QĐ 14", "cái/công")).row_id  # type: ignore[union-attr]
    assert item is not None and WarningKind.OUTPUT not in found(db)
    db.write(type_outputs, [OutputCell(item, None, OCTOBER, Output(actual=158))])
    assert found(db)[WarningKind.OUTPUT].text == "Sản lượng QĐ 14 của kỳ này chưa nhập."
    db.write(save_item, ItemFields("Sản lượng tổ", "cái/công"), item)
    assert found(db)[WarningKind.OUTPUT].text == "Sản lượng tổ của kỳ này chưa nhập."
    db.write(save_item, ItemFields("QĐ 14", "cái/công"), item)
    assert found(db, "2026-Q4")[WarningKind.OUTPUT].text == "Sản lượng QĐ 14 từ 01/11 chưa nhập."
    stops = db.read(stops_before, parse_period("2026-Q4"), TODAY)
    assert stops == {f"production:{item}:0:actual": OCTOBER.end}
    assert db.read(stops_before, OCTOBER, OCTOBER.end) == {}
    over_the_edge = "số đã nhập vắt qua đầu hoặc cuối kỳ, không chia theo ngày."
    days = "2026-10-05..2026-11-10"
    assert found(db, days)[WarningKind.OUTPUT].text == f"Sản lượng QĐ 14 của kỳ này chưa có: {over_the_edge}"
    db.write(type_values, [TypedCell("typed:visits", OCTOBER, 1)])
    assert found(db, days)[WarningKind.INDICATOR].text == f"“Thăm hỏi, trợ giúp”: {over_the_edge}"
    db.write(type_outputs, [OutputCell(item, None, NOVEMBER, Output(actual=171))])
    assert WarningKind.OUTPUT not in found(db) | found(db, "2026-Q4")


def test_an_indicator_with_a_number_last_time_is_asked_for(db: Database) -> None:
    keys = ("typed:visits", "typed:thrift", "typed:initiatives", "typed:blood_donations")
    db.write(type_values, [TypedCell(key, OCTOBER, 1) for key in keys])
    warning = found(db)[WarningKind.INDICATOR]
    assert warning.text.endswith("và 1 chỉ tiêu nữa: kỳ trước có số, kỳ này chưa nhập.")
    db.write(type_values, [TypedCell(key, NOVEMBER, 1) for key in keys[1:]])
    assert found(db)[WarningKind.INDICATOR].text == "“Thăm hỏi, trợ giúp”: kỳ trước có số, kỳ này chưa nhập."
    db.write(retire_indicator, keys[0], TODAY)
    assert WarningKind.INDICATOR not in found(db)


@pytest.mark.parametrize(("closed_on", "blocking"), [(date(2026, 10, 31), True), (date(2026, 10, 28), False)])
def test_what_was_sent_of_the_last_period_must_fit_this_opening(db: Database, closed_on: date, blocking: bool) -> None:
    team = Team(db)
    worker = team.worker("Vũ An", AVERAGE)
    marking = Marking(OCTOBER, "Chi ủy Z2", date(2026, 11, 2), closed_on)
    db.write(mark_sent, marking)
    assert WarningKind.SENT not in found(db)
    team.give(worker, ACTIVE, date(2026, 10, 30))
    warning = found(db)[WarningKind.SENT]
    assert warning.text.startswith("Báo cáo Tháng 10/2026 đã gửi (chốt ") and warning.blocking is blocking
    db.write(mark_sent, replace(marking, closed_on=OCTOBER.end, reason="Thống nhất loại muộn"))
    assert WarningKind.SENT not in found(db)
