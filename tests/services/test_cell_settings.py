"""The cell's own settings: read and changed together, refused with a sentence, said in the report's own words."""

from pathlib import Path

import pytest

from dvqc_desktop.domain.cell_settings import FIELDS, NAME_KEYS, find_faults
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.errors.settings import SettingRefusedError
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.exports.excel.report import build_report_workbook
from dvqc_desktop.services.cell_settings import class_names, read_settings, save_settings
from dvqc_desktop.services.reports.report import read_report
from tests.team_kit import ACTIVE, NEEDS_HELP

THIRD = NAME_KEYS[NEEDS_HELP]


def test_every_setting_has_a_default_that_can_be_taken(db):
    kept = db.read(read_settings)
    assert set(kept) == {field.key for field in FIELDS}
    assert find_faults(kept) == {}


def test_one_save_is_one_act_that_undo_takes_back(db):
    change = db.write(save_settings, {THIRD: "  Kém  từng mặt ", "class.review_months": 6})
    assert change.label == "đổi thiết lập"
    assert db.read(class_names)[NEEDS_HELP] == "Kém từng mặt"
    db.undo()
    assert db.read(class_names)[NEEDS_HELP] == "Cần giúp từng mặt"
    assert db.read(read_settings)["class.review_months"] == 3


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        (THIRD, "  ", "Ghi tên của loại."),
        (THIRD, "K" * 31, "Tên dài quá 30 chữ"),
        (THIRD, "tich cuc", "trùng với một loại khác"),
        ("class.review_months", 0, "Ghi từ 1 đến 24 tháng."),
        ("chain.load_limit", None, "Ghi số người."),
        ("contact.weekday", 7, "Chọn một ngày trong tuần."),
        ("contact.interval_days.active", 181, "Ghi từ 1 đến 180 ngày."),
    ],
)
def test_what_cannot_be_taken_is_refused_and_nothing_is_kept(db, key, value, said):
    before = db.read(read_settings)
    with pytest.raises(SettingRefusedError) as refused:
        db.write(save_settings, {key: value})
    assert said in str(refused.value)
    assert db.read(read_settings) == before


def test_an_interval_of_a_class_may_be_left_out(db):
    db.write(save_settings, {"contact.interval_days.active": 14})
    db.write(save_settings, {"contact.interval_days.active": None})
    assert db.read(read_settings)["contact.interval_days.active"] is None


def test_the_report_says_the_classes_in_the_words_of_the_cell(sample, tmp_path):
    from openpyxl import load_workbook

    names = {ACTIVE: "Nòng cốt", WorkerClass.AVERAGE: "Vừa", NEEDS_HELP: "Kém từng mặt"}
    sample.write(save_settings, {NAME_KEYS[code]: name for code, name in names.items()})
    path = tmp_path / "a.xlsx"
    path.write_bytes(build_report_workbook(sample.read(read_report, parse_period("2026-Q4"))))
    book = load_workbook(path)
    words = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert set(names.values()) <= words
    assert not words & {"Tích cực", "Trung bình", "Cần giúp từng mặt"}
    assert "class_needs_help" in book.defined_names


def test_no_other_place_says_a_class_by_its_first_name():
    root = Path(__file__).parents[2] / "dvqc_desktop"
    saying = {
        path.relative_to(root).as_posix() for path in root.rglob("*.py") if "CLASS_WORDS" in path.read_text("utf8")
    }
    words_to_refuse = "domain/plans.py"
    assert saying == {
        "domain/classes.py",
        "domain/report.py",
        "services/settings.py",
        "ui/class_names.py",
        words_to_refuse,
    }
