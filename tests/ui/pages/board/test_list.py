"""The list in a real window: sections with counts, columns chosen and kept, foot, chain and copy."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QPushButton, QTableView

from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.board.listing.cells import CLASS_COLUMN, COLUMNS, DAYS, KEYS
from dvqc_desktop.ui.pages.board.listing.columns import ListColumns
from dvqc_desktop.ui.pages.board.listing.split import BY_CLASS, BY_GROUP, BY_HOLDER, BY_TEAM, WHOLE
from dvqc_desktop.ui.pages.board.listing.table import WorkerTable
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.board.board_kit import strip_words

DISPLAY = Qt.ItemDataRole.DisplayRole
FALLING = Qt.SortOrder.DescendingOrder


@pytest.fixture
def listed(page):
    """The list of the sample's fifteen people."""
    page._view._buttons[2].click()
    return page.list_view


def divide(listed, key):
    combo = child(listed, QComboBox, "workerSplitCombo")
    place = combo.findData(key)
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def headings(listed):
    rows = listed.table.rows
    found = (rows.heading(place) for place in range(rows.rowCount()))
    return {heading.title: heading.counts for heading in found if heading is not None}


def foot(listed):
    return child(listed, QLabel, "workerPlaceLabel").text()


def copied(listed, qtbot):
    QGuiApplication.clipboard().setText("trước")
    qtbot.keyClick(listed.table, "c", Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def columns(kept=""):
    written = []
    return ListColumns(WorkerTable(), kept, written.append), written


def test_whoever_waits_longest_stands_first_and_the_foot_says_so(listed):
    assert listed.table.rows.row(0).name == "Đào Thị Dung"
    assert foot(listed) == "Dòng 1–15 trong 15 · sắp theo ngày chưa gặp"
    assert listed.table.rows.headerData(DAYS, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole) is not None


def test_by_group_each_section_has_a_heading_with_its_counts(listed):
    divide(listed, BY_GROUP)
    assert headings(listed) == {
        "Nhóm 1": "5 người · 2 tích cực · 2 trung bình · 1 cần giúp từng mặt",
        "Nhóm 2": "5 người · 1 tích cực · 3 trung bình · 1 cần giúp từng mặt · 2 quá hẹn gặp",
        "Nhóm 3": "5 người · 2 tích cực · 3 trung bình · 0 cần giúp từng mặt · 1 quá hẹn gặp"
        " · 1 chưa có người phụ trách",
    }
    assert listed.table.rows.rowCount() == 18
    assert len(listed.table.rows.shown()) == listed.table.rows.total() == 15


@pytest.mark.parametrize(
    ("key", "titles"),
    [
        (BY_TEAM, ["Tổ máy 6"]),
        (BY_CLASS, ["Tích cực", "Trung bình", "Cần giúp từng mặt"]),
        (WHOLE, []),
    ],
)
def test_other_ways_to_divide(listed, key, titles):
    divide(listed, key)
    assert list(headings(listed)) == titles


def test_by_holder_members_come_first_and_people_without_one_last(listed):
    divide(listed, BY_HOLDER)
    titles = list(headings(listed))
    assert titles[:3] == ["Trần Bích Hà", "Nguyễn Thúy Lợi", "Lê Kim Oanh"]
    assert titles[-1] == "Chưa có người phụ trách"


def test_a_heading_is_no_person_and_keys_pass_over_it(listed, qtbot):
    divide(listed, BY_GROUP)
    table = listed.table
    assert not table.rows.flags(table.rows.index(0, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert table.rows.index(0, 0).data(DISPLAY).startswith("Nhóm 1: 5 người")
    table.setCurrentIndex(table.rows.index(5, 0))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 7
    table.selectAll()
    assert len(table.selected_ids()) == 15


def test_selection_and_sort_live_through_dividing(listed, ids, page):
    page.stack.select([ids["Yến"]])
    divide(listed, BY_GROUP)
    assert page.selected_ids() == [ids["Yến"]]
    listed.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert page.selected_ids() == [ids["Yến"]]
    assert foot(listed).endswith("sắp theo họ và tên")
    assert list(headings(listed)) == ["Nhóm 1", "Nhóm 2", "Nhóm 3"]


def test_the_foot_offers_acts_only_for_people_chosen(listed, ids, page):
    acts = child(page, QPushButton, "assignSelectedButton")
    assert not acts.isVisible()
    page.stack.select([ids["Yến"]])
    assert acts.isVisible()


def test_the_foot_leads_to_the_plan_and_to_a_contact_of_one_person(listed, ids, page, led_to):
    page.stack.select([ids["Yến"]])
    press(page, "planSelectedButton")
    assert led_to == [(PageName.PLANS, ids["Yến"])]
    press(page, "contactSelectedButton")
    assert open_dialogs(page) == ["contactDialog"]
    page.stack.select([ids["Yến"], ids["Dung"]])
    assert not child(page, QPushButton, "contactSelectedButton").isVisible()


def test_on_an_earlier_day_the_foot_offers_nothing(listed, ids, page):
    page._show_day(date(2026, 9, 30))
    page.stack.select([ids["Yến"]])
    for name in ("assignSelectedButton", "classifySelectedButton", "contactSelectedButton"):
        assert not child(page, QPushButton, name).isVisible()


def test_a_long_chain_names_as_many_as_fit(page, ids, qtbot):
    page.open_row(ids["Nhựng"])
    strip = child(page, QFrame, "chainStrip")
    qtbot.waitUntil(strip.isVisible)
    assert "Phan Thị Thu (phụ trách)" in strip_words(page, "chainStrip")
    strip.setFixedWidth(560)
    qtbot.waitUntil(lambda: "2 người (phụ trách)" in strip_words(page, "chainStrip"))


def test_columns_are_chosen_in_a_dialog_and_come_back_as_at_first(listed, page):
    before = listed.columns.shown()
    press(page, "workerColumnsButton")
    form = dialog(page.window(), "columnsDialog")
    child(form, QCheckBox, "column_birth").setChecked(True)
    child(form, QCheckBox, "column_plan").setChecked(False)
    press(form, "chooseColumnsButton")
    assert set(before) - set(listed.columns.shown()) == {"plan"}
    assert "birth" in listed.columns.shown()
    press(page, "workerColumnsButton")
    press(dialog(page.window(), "columnsDialog"), "resetColumnsButton")
    assert listed.columns.shown() == before


def test_the_dialog_of_columns_left_changes_nothing(listed, page):
    before = listed.columns.shown()
    press(page, "workerColumnsButton")
    form = dialog(page.window(), "columnsDialog")
    child(form, QCheckBox, "column_holder").setChecked(False)
    press(form, "keepColumnsButton")
    assert listed.columns.shown() == before


def test_the_third_class_never_stands_without_its_aspect(listed, ids):
    row = listed.table.rows.places_of({ids["Dung"]})[0]
    cell = listed.table.rows.index(row, CLASS_COLUMN)
    assert cell.data() == "Cần giúp từng mặt"
    listed.columns.choose(set(KEYS) - {"aspect"})
    assert cell.data() == "Cần giúp: chất lượng sản phẩm"
    listed.columns.choose(set(KEYS))
    assert cell.data() == "Cần giúp từng mặt"


def test_where_there_is_little_room_less_used_columns_are_left_out():
    made, _written = columns()
    made.fit(1156)
    assert set(KEYS) - set(made.shown()) == {"helpers", "birth", "team"}
    made.fit(1700)
    assert set(made.shown()) == set(KEYS)


def test_columns_order_widths_and_sort_are_kept_for_the_next_session():
    made, written = columns()
    heads = made._table.horizontalHeader()
    made.choose({"holder", "days"})
    heads.moveSection(heads.visualIndex(DAYS), 1)
    made._table.setColumnWidth(DAYS, 140)
    made._table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert made._timer.isActive()
    made.save()
    again, _ = columns(written[-1])
    again.fit(1156)
    assert again.shown() == ["name", "days", "holder"]
    assert again._table.columnWidth(DAYS) == 140
    assert again._table.horizontalHeader().sortIndicatorSection() == 0


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", json.dumps({"hidden": 1, "widths": {"days": "x"}, "order": ["a"], "sort": []})]
)
def test_what_was_kept_by_another_version_is_passed_over(kept):
    made, _ = columns(kept)
    made.fit(1700)
    assert made.shown() == list(KEYS)
    assert made._table.columnWidth(DAYS) == COLUMNS[DAYS].width
    assert made._table.horizontalHeader().sortIndicatorSection() == DAYS


def test_birth_and_team_have_their_columns(listed, ids):
    row = listed.table.rows.places_of({ids["Dung"]})[0]
    shown = {key: listed.table.rows.index(row, place).data() for place, key in enumerate(KEYS)}
    assert shown["team"] == "Tổ máy 6"
    assert shown["birth"].isdigit() or shown["birth"] == "–"
    assert shown["helpers"] == "–"


def test_the_chain_of_the_selected_is_marked_in_the_list(listed, page, ids, qtbot):
    listed.table.grab()
    page.stack.select([ids["Cường"]])
    qtbot.waitUntil(child(page, QFrame, "chainStrip").isVisible)
    before = listed.table.viewport().grab().toImage()
    assert listed.table.painter.tags[ids["Quý"]] == "được phụ trách"
    page.clear_selection()
    qtbot.waitUntil(lambda: not listed.table.painter.tags)
    assert listed.table.viewport().grab().toImage() != before


def test_divided_by_class_a_section_is_not_copied_and_the_whole_list_tells_no_class(listed, page, ids, qtbot):
    divide(listed, BY_CLASS)
    page.stack.select([ids["Dung"], ids["Khải"]])
    assert copied(listed, qtbot) == "trước"
    dialog(listed.table.window(), "errorDialog").close()
    listed.table.selectAll()
    text = copied(listed, qtbot)
    assert "Đào Thị Dung" in text
    assert not any(word in text for word in ("Tích cực", "Trung bình", "Cần giúp", "chất lượng", "từ T", "tiến bộ"))


def test_the_way_of_dividing_and_the_view_are_kept_apart_from_people(listed, page):
    divide(listed, BY_TEAM)
    assert page._memory.split() == BY_TEAM
    divide(listed, WHOLE)
    assert page._memory.split() == WHOLE
    assert child(page, QTableView, "workerTable") is listed.table
