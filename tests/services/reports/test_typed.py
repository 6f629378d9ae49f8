"""Typed indicators and production: adding, typing by period, leaving out, and what the report makes of them."""

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.base import AppError
from dvqc_desktop.domain.errors.reports import (
    OutputNegative,
    QualityShareWrong,
    TypedNameEmpty,
    TypedNameTaken,
    TypedUnitEmpty,
    TypedUnitKept,
)
from dvqc_desktop.domain.figures import Section
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.domain.typed_figures import Output
from dvqc_desktop.services.reports import production, typed
from dvqc_desktop.services.reports.extras import extras_beside, measure
from dvqc_desktop.services.reports.indicator_rows import rows_behind_any
from dvqc_desktop.services.reports.production import ItemFields, OutputCell
from dvqc_desktop.services.reports.typed import IndicatorFields, TypedCell

OCTOBER, NOVEMBER, QUARTER = (parse_period(text) for text in ("2026-10", "2026-11", "2026-Q4"))


def own(db: Database, name: str = "Giờ làm thêm", unit: str = "giờ") -> int:
    made = db.write(typed.save_indicator, IndicatorFields(name, unit, "Giờ làm thêm của cả tổ."))
    assert made is not None and made.row_id is not None
    return made.row_id


def item(db: Database, name: str = "QĐ 14", unit: str = "cái/công") -> int:
    made = db.write(production.save_item, ItemFields(name, unit, 220))
    assert made is not None and made.row_id is not None
    return made.row_id


def shown(db: Database, period: str = "2026-11") -> dict[str, tuple[float | None, float | None]]:
    chosen = parse_period(period)
    extras = db.read(extras_beside, (chosen, OCTOBER), (db.read(measure, chosen), None))
    typed_sections = (Section.MASS_WORK, Section.OWN, Section.PRODUCTION)
    return {each.definition.words: (each.now, each.previous) for each in extras
            if each.definition.section in typed_sections}  # fmt: skip


def test_the_list_of_the_rules_is_offered_before_any_number(db: Database) -> None:
    assert shown(db)["Hiến máu tình nguyện"] == (None, None)
    rows = db.read(typed.indicator_rows)
    assert {row.code for row in rows} >= {"visits", "help_amount", "blood_donations", "skilled_models_registered"}
    assert all(row.unit and row.meaning and row.basis for row in rows)


def test_numbers_of_two_months_stand_beside_each_other_and_add_up_to_a_quarter(db: Database) -> None:
    key = f"own:{own(db)}"
    db.write(typed.type_values, [TypedCell(key, OCTOBER, 8), TypedCell("typed:visits", NOVEMBER, 3)])
    db.write(typed.type_values, [TypedCell(key, NOVEMBER, 5), TypedCell(key, OCTOBER, 7)])
    assert shown(db)["Giờ làm thêm"] == (5, 7)
    assert shown(db)["Thăm hỏi, trợ giúp"] == (3, None)
    assert shown(db, "2026-Q4")["Giờ làm thêm"] == (12, 7)
    assert [row.name for row in db.read(rows_behind_any, key, QUARTER)] == ["Tháng 10/2026", "Tháng 11/2026"]


def test_an_emptied_cell_takes_the_number_out_and_undo_brings_it_back(db: Database) -> None:
    key = f"own:{own(db)}"
    db.write(typed.type_values, [TypedCell(key, NOVEMBER, 5)])
    db.write(typed.type_values, [TypedCell(key, NOVEMBER, None), TypedCell(key, OCTOBER, None)])
    assert shown(db)["Giờ làm thêm"] == (None, None)
    db.undo()
    assert shown(db)["Giờ làm thêm"] == (5, None)


def test_an_indicator_left_out_stays_in_the_reports_it_has_numbers_in(db: Database) -> None:
    db.write(typed.type_values, [TypedCell("typed:visits", OCTOBER, 4)])
    for key in ("typed:visits", "typed:thrift"):
        db.write(typed.retire_indicator, key, OCTOBER.start)
    assert "Thăm hỏi, trợ giúp" in shown(db, "2026-10") and "Tiết kiệm" not in shown(db, "2026-10")
    assert "Thăm hỏi, trợ giúp" not in shown(db, "2026-11")
    db.write(typed.retire_indicator, "typed:thrift", None)
    assert "Tiết kiệm" in shown(db, "2026-11")


def test_an_own_indicator_can_be_called_otherwise(db: Database) -> None:
    number = own(db)
    db.write(typed.save_indicator, IndicatorFields("Giờ tăng ca", "giờ"), number)
    row = db.read(typed.indicator_rows)[-1]
    assert (row.name, row.unit, row.meaning, row.at(NOVEMBER)) == ("Giờ tăng ca", "giờ", "", None)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        (IndicatorFields(" ", "giờ"), TypedNameEmpty),
        (IndicatorFields("Giờ", " "), TypedUnitEmpty),
        (IndicatorFields("hiến máu TÌNH nguyện", "lượt"), TypedNameTaken),
    ],
)
def test_an_indicator_says_what_it_is_and_is_there_once(
    db: Database, fields: IndicatorFields, refusal: type[AppError]
) -> None:
    with pytest.raises(refusal):
        db.write(typed.save_indicator, fields)


def test_shares_do_not_become_numbers_once_something_was_typed(db: Database) -> None:
    number = own(db, "Hàng phải sửa", "%")
    db.write(typed.save_indicator, IndicatorFields("Hàng phải sửa", "cái"), number)
    db.write(typed.type_values, [TypedCell(f"own:{number}", NOVEMBER, 3)])
    with pytest.raises(TypedUnitKept, match="Chưa đổi được đơn vị của “Hàng phải sửa”"):
        db.write(typed.save_indicator, IndicatorFields("Hàng phải sửa", "%"), number)


def test_production_of_two_months_is_compared_and_averaged_over_the_quarter(db: Database) -> None:
    made = item(db)
    cells = [OutputCell(made, None, OCTOBER, Output(150, 150, 130)),
             OutputCell(made, None, NOVEMBER, Output(norm=150, actual=220, quality=0.98))]  # fmt: skip
    db.write(production.type_outputs, cells)
    assert shown(db)["QĐ 14"] == (220, 130)
    assert shown(db)["QĐ 14: so với định mức"] == (pytest.approx(220 / 150 - 1), pytest.approx(130 / 150 - 1))
    assert shown(db, "2026-Q4")["QĐ 14"][0] == pytest.approx((130 * 31 + 220 * 30) / 61)
    behind = db.read(rows_behind_any, f"production:{made}:0:to_norm", QUARTER)
    assert [(row.name, row.detail) for row in behind] == [
        ("Tháng 10/2026", "130 cái/công"), ("Tháng 11/2026", "220 cái/công"),
    ]  # fmt: skip


def test_production_keeps_the_last_periods_for_a_chart(db: Database) -> None:
    made = item(db)
    db.write(production.type_outputs, [OutputCell(made, None, OCTOBER, Output(actual=130))])
    db.write(production.type_outputs, [OutputCell(made, None, OCTOBER, Output(actual=140, quality=1))])
    db.write(production.type_outputs, [OutputCell(made, None, NOVEMBER, Output(actual=220))])
    line = db.read(production.production_lines, NOVEMBER, OCTOBER, OCTOBER)[0]
    assert line.history == (("Tháng 10/2026", 140), ("Tháng 11/2026", 220))
    assert (line.now.until, line.previous.quality, line.words) == (NOVEMBER.end, 1, "QĐ 14")


def test_an_item_out_of_use_or_emptied_is_in_no_later_report(db: Database) -> None:
    made = item(db)
    db.write(production.type_outputs, [OutputCell(made, None, NOVEMBER, Output(actual=220))])
    db.write(production.retire_item, made, NOVEMBER.start)
    assert db.read(production.production_lines, NOVEMBER, OCTOBER, OCTOBER) == ()
    db.write(production.retire_item, made, None)
    db.write(production.type_outputs, [OutputCell(made, None, each, Output()) for each in (OCTOBER, NOVEMBER)])
    assert db.read(production.production_lines, NOVEMBER, OCTOBER, OCTOBER) == ()


@pytest.mark.parametrize(
    ("output", "refusal"), [(Output(actual=-1), OutputNegative), (Output(quality=1.01), QualityShareWrong)]
)
def test_production_is_no_less_than_nothing_and_good_no_more_than_all(
    db: Database, output: Output, refusal: type[AppError]
) -> None:
    made = item(db)
    with pytest.raises(refusal, match="sản lượng của “QĐ 14”"):
        db.write(production.type_outputs, [OutputCell(made, None, NOVEMBER, output)])


def test_an_item_keeps_its_kind_of_unit_and_its_own_name(db: Database) -> None:
    made = item(db)
    db.write(production.save_item, ItemFields("QĐ 14", "cái/ca", 200), made)
    db.write(production.type_outputs, [OutputCell(made, None, NOVEMBER, Output(actual=220))])
    with pytest.raises(TypedUnitKept):
        db.write(production.save_item, ItemFields("QĐ 14", "%"), made)
    with pytest.raises(TypedNameTaken):
        db.write(production.save_item, ItemFields("qđ 14", "cái"))
    assert [(row.name, row.unit, row.aim) for row in db.read(production.production_items)] == [("QĐ 14", "cái/ca", 200)]
