"""The report as charts and in words, in a real window."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.services.reports.narrative import narrative_of
from dvqc_desktop.services.reports.report import read_report
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.reports.page import ReportsPage
from dvqc_desktop.ui.widgets.bar_charts import ColumnsChart
from tests.ui.kit import child, press

NOVEMBER = parse_period("2026-11")


@pytest.fixture
def page(window: MainWindow) -> ReportsPage:
    assert window.frame is not None
    window.frame.navigate(PageName.REPORTS)
    return child(window, ReportsPage, "reportPage")


def look(page: ReportsPage, words: str) -> None:
    for made in page.views.segment.findChildren(QPushButton):
        if made.text() == words:
            made.click()


def own(db: Database) -> list[str]:
    parts = db.read(narrative_of, NOVEMBER, db.read(read_report, NOVEMBER))
    return [part.text for part in parts if part.own]


def test_the_charts_say_in_words_what_they_draw(page: ReportsPage) -> None:
    look(page, "Biểu đồ")
    assert "tuần 45 gặp 15" in child(page, ColumnsChart, "reportWeeksChart").accessibleName()
    assert "Trung bình 7, thiếu 1" in child(page, ColumnsChart, "reportCoverageChart").accessibleName()
    assert child(page, QWidget, "reportChartsView").isVisible()


def test_a_part_is_rewritten_where_it_stands_and_proposed_again(
    qtbot: QtBot, page: ReportsPage, sample_db: Database
) -> None:
    look(page, "Bằng lời")
    box = page.views.words.panels["direction"].box
    box.setPlainText("Gặp đủ mọi người.")
    box.commit()
    assert own(sample_db) == ["Gặp đủ mọi người."]
    again = child(page, QPushButton, "narrativeAgain_direction")
    qtbot.waitUntil(again.isVisible)
    again.click()
    assert own(sample_db) == []
    assert box.text().startswith("- Gặp gỡ hằng tuần")


def test_what_is_being_typed_is_kept_when_another_view_is_chosen(page: ReportsPage, sample_db: Database) -> None:
    look(page, "Bằng lời")
    page.views.words.panels["requests"].box.setPlainText("Không có.")
    look(page, "Bảng số")
    assert own(sample_db) == ["Không có."]


def test_the_words_are_printed_with_figures_and_charts(qtbot: QtBot, page: ReportsPage) -> None:
    look(page, "Bằng lời")
    press(page, "printReportButton")
    qtbot.waitUntil(lambda: page.window().findChild(PrintPreviewWindow) is not None)
    preview = page.window().findChild(PrintPreviewWindow)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.isVisible())
    preview.close()
