"""The list paints what is so now: words laid out once never outlive their card, width, theme or type."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.listing.cells import HOLDER
from dvqc_desktop.ui.pages.board.listing.paint import KEPT, RowPainter


@pytest.fixture
def table(page):
    """The table of the list, painted once."""
    page._view._buttons[2].click()
    page.list_view.table.grab()
    return page.list_view.table


@pytest.fixture
def usual_theme():
    """The usual theme is on again after the test."""
    yield
    theme.apply_theme(QApplication.instance())


def shown(table, ratio=1.0):
    """The rows as they are painted, at a ratio of device pixels."""
    picture = QPixmap(table.viewport().size() * ratio)
    picture.setDevicePixelRatio(ratio)
    table.viewport().render(picture)
    return picture.toImage()


def assert_fresh(table, *, other_than):
    """It shows what it would show had it never painted before, and that is something else than before."""
    now = shown(table)
    table.painter = RowPainter(table, table.rows)
    assert now == shown(table)
    assert now != other_than


def test_a_changed_card_is_painted_as_it_is_now(page, table, ids):
    before = shown(table)
    card = page.data.by_id[ids["Dung"]]
    page.data.cards[page.data._places[card.id]] = card._replace(name="Đào Thị Dung Hạnh", stale=True)
    page.data.touched.emit({card.id: card})
    assert_fresh(table, other_than=before)


@pytest.mark.parametrize("look", [{"dark": True}, {"larger": True}])
def test_another_theme_or_type_is_painted_at_once(table, look, usual_theme):
    before = shown(table)
    theme.apply_theme(QApplication.instance(), **look)
    table.setFont(theme.font(13.5))
    assert_fresh(table, other_than=before)


def test_words_are_cut_anew_for_another_width(table):
    before = shown(table)
    table.setColumnWidth(HOLDER, 70)
    assert_fresh(table, other_than=before)


def test_on_a_finer_screen_the_words_are_as_fine(table):
    fine = shown(table, 2.0)
    table.painter = RowPainter(table, table.rows)
    assert fine == shown(table, 2.0)


def test_words_laid_out_do_not_pile_up(table):
    words = table.painter._plain
    for number in range(KEPT + 10):
        words.laid(f"Người {number}", 80)
    assert len(words._laid) <= KEPT


def test_a_keystroke_paints_the_rows_once(page, table, qtbot):
    painted = []

    class Seen(QObject):
        def eventFilter(self, _watched, event):
            painted.extend([1] * (event.type() == QEvent.Type.Paint))
            return False

    seen = Seen()
    qtbot.wait(50)
    table.viewport().installEventFilter(seen)
    page.filter_edit().setText("dung")
    qtbot.wait(50)
    assert len(painted) == 1
    assert table.rows.rowCount() == 1
