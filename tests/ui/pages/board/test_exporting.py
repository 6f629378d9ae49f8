"""The board's list to Excel: without any class, refused where the filter tells one, from every view."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from dvqc_desktop.domain.classes import CLASS_WORDS, WorkerClass
from dvqc_desktop.ui.pages.board.listing.table import WorkerTable
from dvqc_desktop.ui.pages.board.stack import TABLE
from tests.faults.scan import find_leaks
from tests.ui.export_kit import export_to, rows_under_head, said
from tests.ui.kit import child, dialog, press


def export(page):
    menu = child(page, QPushButton, "printBoardButton").menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.objectName() == "exportShownAction").trigger()


def as_list(page):
    page._view.set_value(TABLE)
    page._choose_view(TABLE)
    return child(page, WorkerTable, "workerTable")


def test_the_list_leaves_with_its_columns_in_sight_but_no_class(page, qtbot, tmp_path):
    table = as_list(page)
    table.setColumnHidden(1, True)
    export(page)
    assert "Loại, mặt cần giúp và biến động của từng người ở lại trong sổ" in said(page.window())
    sheet = export_to(qtbot, page.window(), page.context.jobs, tmp_path / "a.xlsx")
    head, *rows = rows_under_head(sheet, "Họ và tên")
    assert len(rows) == 15 and "Năm sinh" not in head and "Người phụ trách" in head
    assert not {"Phân loại", "Từ đợt trước", "Mặt cần giúp"} & set(head)
    assert not [words for words in CLASS_WORDS.values() if find_leaks(tmp_path, words)]


def test_the_order_of_the_cards_which_tells_the_class_stays_inside(page, qtbot, tmp_path):
    export(page)
    sheet = export_to(qtbot, page.window(), page.context.jobs, tmp_path / "a.xlsx")
    _head, *rows = rows_under_head(sheet, "Họ và tên")
    by_name = sorted(page.data.cards, key=lambda card: card.sort)
    assert [row[0] for row in rows] == [card.name for card in by_name]


@pytest.mark.parametrize("wanted", [{"worker_class": WorkerClass.NEEDS_HELP}, {"only": frozenset({"boardOnlyStale"})}])
def test_a_filter_by_class_refuses_the_names(page, wanted):
    from dataclasses import replace

    shown = page.printing._look()
    page.printing._look = lambda: replace(shown, wanted=replace(shown.wanted, **wanted))
    export(page)
    words = child(dialog(page.window(), "errorDialog"), QLabel, "errorWhatLabel").text()
    assert words.startswith("Chưa xuất: danh sách đang lọc theo") and "lộ loại" in words


def test_the_filter_is_said_in_the_file(page, qtbot, tmp_path):
    as_list(page)
    page._tools.show_uncovered()
    export(page)
    sheet = export_to(qtbot, page.window(), page.context.jobs, tmp_path / "a.xlsx")
    assert "chưa có người phụ trách; thứ tự theo" in sheet["A3"].value
    assert "Người phụ trách" not in rows_under_head(sheet, "Họ và tên")[0]


def test_people_without_a_holder_leave_the_coverage_without_class_or_reason(page, qtbot, tmp_path):
    press(page, "coverageLink")
    press(dialog(page, "coverageDialog"), "exportGapsButton")
    assert "vì lý do làm lộ loại" in said(page.window())
    sheet = export_to(qtbot, page.window(), page.context.jobs, tmp_path / "a.xlsx")
    head, *rows = rows_under_head(sheet, "Họ và tên")
    assert head == ["Họ và tên", "Nghề, bậc", "Tổ sản xuất", "Nhóm", "Gặp gần nhất"]
    assert [row[0] for row in rows] == ["Cao Thị Yến"]
    assert not [words for words in CLASS_WORDS.values() if find_leaks(tmp_path, words)]
