"""The dialog of coverage: any split, names behind a number, gaps, load, groups covered through a post, exceptions."""

from datetime import date

import pytest
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QLineEdit, QPushButton, QTableView

from dvqc_desktop.services.chain import chain
from dvqc_desktop.services.chain.chain import HolderForm
from dvqc_desktop.services.chain.group_cover import list_covers
from dvqc_desktop.services.reports import figures
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.board.board_kit import strip_words

TODAY = date(2026, 11, 20)


def table_words(form, name):
    model = child(form, QTableView, name).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


@pytest.fixture
def form(page):
    press(page, "coverageLink")
    return dialog(page, "coverageDialog")


def choose_group(form, row):
    table = child(form, QTableView, "coverageGroupsTable")
    table.setCurrentIndex(table.model().index(row, 0))


def test_coverage_by_class_adds_up_and_every_number_opens_its_names(form):
    assert table_words(form, "coverageTable") == [
        ["Tích cực", "5", "5", "–", "–", "–", "–"],
        ["Trung bình", "8", "–", "7", "–", "–", "1"],
        ["Cần giúp từng mặt", "2", "2", "–", "–", "–", "–"],
        ["Chưa phân loại", "–", "–", "–", "–", "–", "–"],
        ["Cộng", "15", "7", "7", "–", "–", "1"],
    ]
    table = child(form, QTableView, "coverageTable")
    table.setCurrentIndex(table.model().index(1, 6))
    assert table_words(form, "coverageNamesTable") == [["Cao Thị Yến", "Trung bình", "chưa có người phụ trách"]]
    assert child(form, QLabel, "coverageNamesLabel").text() == "Trung bình, chưa có: 1 người"


@pytest.mark.parametrize(("place", "first"), [(1, "Nhóm 1"), (2, "Tổ máy 6"), (3, "Ca 1"), (4, "Bùi Thị Hạnh")])
def test_the_split_is_chosen_and_the_whole_stays_the_same(form, place, first):
    child(form, QButtonGroup, "coverageSplitSegment").buttons()[place].click()
    rows = table_words(form, "coverageTable")
    assert rows[-1] == ["Cộng", "15", "7", "7", "–", "–", "1"]
    assert first in [row[0] for row in rows]


def test_gaps_are_listed_with_reason_and_who_fits_and_lead_to_the_dialog_of_the_holder(page, form):
    first = "Ngô Quang Minh, Lê Kim Oanh, Hoàng Đình Sang"
    assert table_words(form, "coverageGapsTable") == [["Cao Thị Yến", "Trung bình", "chưa có người phụ trách", first]]
    assert not child(form, QPushButton, "assignGapsButton").isEnabled()
    child(form, QTableView, "coverageGapsTable").selectRow(0)
    press(form, "assignGapsButton")
    assert open_dialogs(page) == ["holderDialog"]


def test_a_proposal_for_all_gaps_is_one_click_away(page, form):
    press(form, "adviseAllButton")
    assert open_dialogs(page) == ["adviceDialog"]


def test_the_load_of_each_holder_stands_beside_the_soft_limit(form):
    rows = {row[0]: row[1:4] for row in table_words(form, "coverageLoadTable")}
    assert rows["Nguyễn Thúy Lợi"] == ["đảng viên", "3", "0"]
    assert rows["Phạm Văn Cường"] == ["tích cực", "1", "1"]


def test_a_group_is_covered_through_a_post_and_counted_apart(page, form):
    choose_group(form, 2)
    press(form, "coverThroughButton")
    sub = dialog(form, "coverGroupDialog")
    press(sub, "coverGroupButton")
    assert child(sub, QLabel, "coverPostComboError").text() == "Chưa chọn người."
    combo = child(sub, QComboBox, "coverPostCombo")
    combo.setCurrentIndex(next(i for i in range(combo.count()) if combo.itemText(i).startswith("Hoàng Đình Sang")))
    assert "1 người chưa có ai nay được phủ qua đoàn thể" in sub.findChild(object, "effectPanel").words()
    press(sub, "coverGroupButton")
    assert table_words(form, "coverageTable")[1] == ["Trung bình", "8", "–", "7", "1", "–", "–"]
    assert table_words(form, "coverageGapsTable") == []
    assert "1 qua đoàn thể" in strip_words(page, "coverageStrip")
    assert page.store.undo_label().startswith("phủ qua đoàn thể nhóm")


def test_the_cover_of_a_group_ends_with_a_reason_after_its_effects_were_shown(page, form):
    test_a_group_is_covered_through_a_post_and_counted_apart(page, form)
    choose_group(form, 2)
    assert not child(form, QPushButton, "coverThroughButton").isEnabled()
    press(form, "endCoverThroughButton")
    sub = dialog(form, "endCoverDialog")
    assert "Cao Thị Yến: chưa có người phụ trách" in sub.findChild(object, "effectPanel").words()
    press(sub, "endCoverButton")
    assert child(sub, QLabel, "endCoverReasonEditError").text() == "Chưa ghi lý do."
    child(sub, QLineEdit, "endCoverReasonEdit").setText("phân công từng người")
    press(sub, "endCoverButton")
    assert page.store.read(list_covers, TODAY) == []


def test_exceptions_stay_visible_with_their_reason(page, ids, form):
    reason = "Hai chị em cùng máy"
    page.store.write(chain.assign_holder, HolderForm(ids["Dung"], ids["Nhựng"], TODAY, exception_reason=reason))
    assert table_words(form, "coverageExceptionsTable") == [["Đào Thị Dung", "Vũ Thị Nhựng", "20/11/2026", reason]]
    assert table_words(form, "coverageTable")[2] == ["Cần giúp từng mặt", "2", "1", "–", "–", "1", "–"]


def test_an_earlier_day_is_only_read(page):
    page._show_day(date(2026, 9, 30))
    page.tasks.open_coverage()
    form = dialog(page, "coverageDialog")
    assert form.windowTitle() == "Độ phủ dây chuyền ngày 30/09/2026"
    assert [row[1] for row in table_words(form, "coverageTable")] == ["4", "8", "3", "–", "15"]
    choose_group(form, 0)
    assert not child(form, QPushButton, "coverThroughButton").isEnabled()
    assert not child(form, QPushButton, "adviseAllButton").isEnabled()


def test_a_large_book_is_read_beside_the_window(qtbot, monkeypatch, page):
    monkeypatch.setattr(figures, "LARGE", 0)
    page.tasks.open_coverage()
    form = dialog(page, "coverageDialog")
    qtbot.waitUntil(lambda: len(table_words(form, "coverageTable")) == 5)
    press(form, "closeCoverageButton")
