"""The view of the attention balance in a real window: sentences, sums, names behind each number, a paper of numbers."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import delete
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Contact
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.balance import By
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.periods import PeriodKind
from dvqc_desktop.services.contacts.contacts import ContactFields, record_contact
from dvqc_desktop.services.reports import figures
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.plans.balance import view as view_module
from dvqc_desktop.ui.pages.plans.balance.names import HINT
from dvqc_desktop.ui.pages.plans.balance.table import MET, PEOPLE, TIMES, UNMET, WORDS
from dvqc_desktop.ui.pages.plans.balance.view import BalanceView
from dvqc_desktop.ui.pages.plans.page import PlansPage
from dvqc_desktop.ui.widgets.segment import Segment
from tests.team_kit import member_in
from tests.ui.kit import child, press


@pytest.fixture
def view(page: PlansPage) -> BalanceView:
    page.show_view("balance")
    shown = page.view()
    assert isinstance(shown, BalanceView)
    return shown


def forget_all(session: Session) -> Change:
    """Takes every contact away."""
    session.execute(delete(Contact))
    return Change("thử", "", frozenset({Topic.CONTACTS}))


def turn(view: BalanceView, by: By) -> None:
    view.by.set_value(by)
    view.by.chosen.emit(by)


def go(view: BalanceView, words: str, column: int) -> None:
    lines = [line.words for line in view.table.rows.shown()]
    view.table.setCurrentIndex(view.table.rows.index(lines.index(words), column))


def shown_names(view: BalanceView) -> list[str]:
    return [row.name for row in view.names.model.shown()]


def test_a_balanced_cell_is_told_so_and_summed_by_class(view: BalanceView) -> None:
    assert child(view, QLabel, "balanceEvenLabel").text().startswith("Sự quan tâm đang chia đều")
    assert view.note.startswith("Được gặp 15/15 người (100%)")
    assert [line.words for line in view.table.rows.shown()] == ["Tích cực", "Trung bình", "Cần giúp từng mặt"]


def test_each_number_opens_its_names_and_the_third_class_tells_its_aspect(view: BalanceView) -> None:
    go(view, "Cần giúp từng mặt", MET)
    assert len(shown_names(view)) == 2
    assert all("Cần giúp từng mặt: " in row.detail for row in view.names.model.shown())
    go(view, "Trung bình", PEOPLE)
    assert child(view, QLabel, "balanceNamesTitle").text() == "Người · Trung bình: 8 người"
    go(view, "Trung bình", UNMET)
    assert shown_names(view) == []


def test_five_ways_of_summing_and_holders_stand_by_name_without_a_bar(view: BalanceView) -> None:
    for by in By:
        turn(view, by)
        assert view.table.rows.shown()
        assert view.table.isColumnHidden(UNMET) == (by in (By.TOPIC, By.KIND))
        assert view.table.isColumnHidden(TIMES + 1) == (by is By.HOLDER)
        view.grab()
    turn(view, By.HOLDER)
    assert "Trần Bích Hà" in [line.words for line in view.table.rows.shown()]
    view.filter.setText("bich ha")
    assert [line.words for line in view.table.rows.shown()] == ["Trần Bích Hà"]
    turn(view, By.GROUP)
    assert not view.table.rows.shown()
    assert view.filter_edit() is view.filter


def test_a_place_opens_whom_it_was_with(view: BalanceView) -> None:
    turn(view, By.KIND)
    go(view, "Tại máy", WORDS)
    assert shown_names(view)
    assert child(view, QLabel, "balanceNamesTitle").text().startswith("Lượt gặp · Tại máy")


def test_a_sentence_leads_to_its_people_and_from_there_to_the_person(window: MainWindow, view: BalanceView) -> None:
    view.store.write(forget_all)
    said = [made.text() for made in view.findChildren(QLabel, "balanceSentenceLabel")]
    assert said[0] == "Trong kỳ chưa ghi lần gặp nào, 15 người đang chờ được gặp."
    view.findChildren(QPushButton, "balancePeopleButton")[0].click()
    assert len(shown_names(view)) == 15
    view.names.table.select_row(3)
    chosen = view.names.model.row(3).id
    view.names.table.opened.emit(3)
    page = window.frame.shelf.current() if window.frame else None
    assert isinstance(page, PlansPage) and page.current_person() == chosen


def test_a_new_member_who_has_not_begun_is_found_among_the_members(window: MainWindow, view: BalanceView) -> None:
    def add(session: Session) -> Change:
        member_in(session, "Lê Văn Mới", date(2026, 5, 1))
        return Change("thử", "", frozenset({Topic.MEMBERS}))

    view.store.write(add)
    assert child(view, QLabel, "balanceSentenceLabel").text().startswith("1 đảng viên mới chưa được giúp bắt đầu")
    press(view, "balancePeopleButton")
    (row,) = view.names.model.shown()
    assert (row.name, row.detail) == ("Lê Văn Mới", "vào Đảng 01/05/2026")
    view.names.table.opened.emit(0)
    assert window.frame is not None
    assert window.frame.shelf.current().shown_person() == row.id


def test_an_act_renews_the_numbers_and_the_names_now_open(view: BalanceView) -> None:
    view.store.write(forget_all)
    go(view, "Cần giúp từng mặt", UNMET)
    assert len(shown_names(view)) == 2
    first = view.names.model.row(0)
    view.store.write(record_contact, (first.id,), ContactFields(1, clock.today()))
    assert first.name not in shown_names(view) and len(shown_names(view)) == 1
    assert view.table.currentIndex().column() == UNMET
    view.findChildren(QPushButton, "balancePeopleButton")[0].click()
    view.store.write(forget_all)
    assert child(view, QLabel, "balanceNamesTitle").text() != ""


def test_a_sentence_that_no_longer_holds_closes_its_names(view: BalanceView) -> None:
    view.store.write(forget_all)
    view.findChildren(QPushButton, "balancePeopleButton")[0].click()
    everybody = tuple(row.id for row in view.names.model.shown())
    view.store.write(record_contact, everybody, ContactFields(1, clock.today()))
    assert shown_names(view) == [] and child(view, QLabel, "balanceNamesTitle").text() == HINT


def test_many_names_come_in_parts(view: BalanceView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view_module, "NAMES_AT_ONCE", 3)
    go(view, "Trung bình", PEOPLE)
    assert len(shown_names(view)) == 3
    assert child(view, QPushButton, "balanceMoreButton").text() == "Xem thêm, còn 5 người"
    press(view, "balanceMoreButton")
    assert len(shown_names(view)) == 8


def test_months_quarters_and_any_days_are_looked_at(view: BalanceView) -> None:
    kind = child(view, Segment, "balanceKindSegment")
    press(view, "balanceEarlierButton")
    assert child(view, QLabel, "balancePeriodLabel").text() == "Quý III năm 2026"
    press(view, "balanceLaterButton")
    assert not child(view, QPushButton, "balanceLaterButton").isEnabled()
    kind.chosen.emit(PeriodKind.MONTH)
    assert view.balance is not None and view.balance.period.code == "2026-11"
    kind.chosen.emit(PeriodKind.FREE)
    view.period.first.setDate(date(2026, 11, 16))  # type: ignore[arg-type]
    assert view.balance.period.code == "2026-11-16..2026-11-20"
    assert child(view, QLabel, "balanceEvenLabel").text().startswith("Kỳ này mới qua 5 ngày")


def test_days_the_wrong_way_round_are_told_under_the_field(view: BalanceView) -> None:
    child(view, Segment, "balanceKindSegment").chosen.emit(PeriodKind.FREE)
    error = child(view, QLabel, "balancePeriodError")
    view.period.last.setDate(date(2026, 9, 1))  # type: ignore[arg-type]
    assert error.isVisible() and view.balance is not None and view.balance.period.start == date(2026, 10, 1)
    view.period.first.setDate(date(2026, 8, 1))  # type: ignore[arg-type]
    assert not error.isVisible() and view.balance.period.code == "2026-08-01..2026-09-01"


def test_a_name_is_not_copied(view: BalanceView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("trước")
    go(view, "Cần giúp từng mặt", PEOPLE)
    view.names.table.select_row(0)
    qtbot.keySequence(view.names.table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "trước"
    assert view.names.model.data(view.names.model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    view.grab()


def test_printing_shows_numbers_alone(window: MainWindow, view: BalanceView, page: PlansPage) -> None:
    page.print_current()
    (preview,) = window.findChildren(PrintPreviewWindow)
    assert preview.isVisible()
    preview.close()


def test_a_large_book_is_counted_beside_the_window(
    page: PlansPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(figures, "LARGE", 0)
    page.show_view("balance")
    view = page.view()
    assert isinstance(view, BalanceView) and view.balance is None
    view.print_current()
    qtbot.waitUntil(lambda: view.balance is not None)
    turn(view, By.GROUP)
    qtbot.waitUntil(lambda: view.table.rows.shown()[0].by is By.GROUP)
    assert view.zones()
