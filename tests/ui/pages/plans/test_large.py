"""The page of plans over a large book: people are read in slices, whoever is shown is read at once."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dvqc_desktop.services.plans import plans
from dvqc_desktop.services.reports import figures
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.plans.page import PlansPage
from tests.ui.kit import child
from tests.ui.pages.plans.plan_kit import person, plan


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, window: MainWindow, qtbot: QtBot) -> PlansPage:
    """The page while the book counts as a large one."""
    monkeypatch.setattr(figures, "LARGE", 0)
    assert window.frame is not None
    window.frame.navigate(PageName.PLANS)
    page = window.frame.shelf.current()
    assert isinstance(page, PlansPage)
    assert not page.people._nobody.isVisible()
    qtbot.waitUntil(lambda: page.people._known)
    return page


def test_everybody_is_there_once_read(large: PlansPage) -> None:
    assert len(large.people._people) == 18
    assert child(large, QLabel, "planNameLabel").text() == "Trịnh Đình Khải"


def test_an_act_is_shown_at_once_and_the_list_follows(large: PlansPage, qtbot: QtBot) -> None:
    khai = plan(large, "Trịnh Đình Khải")
    large.store.write(plans.edit_plan, khai.id, {"wish": None})
    assert child(large, QLabel, "planDraftLabel").text().startswith("Bản nháp, còn thiếu")
    qtbot.waitUntil(lambda: not large.people._reader.busy)
    assert large.people.list.model.shown()[0].mark is not None
    large.open_row(person(large, "Đào Thị Dung"))
    assert child(large, QLabel, "planNameLabel").text() == "Đào Thị Dung"


def test_who_is_led_to_before_all_are_read_is_shown_then(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow, qtbot: QtBot
) -> None:
    monkeypatch.setattr(figures, "LARGE", 0)
    assert window.frame is not None
    dung = window.frame.context.store.read(plans.get_plan, 14).person_id
    window.frame.navigate(PageName.PLANS, dung)
    page = window.frame.shelf.current()
    assert isinstance(page, PlansPage)
    qtbot.waitUntil(lambda: page.people._known)
    assert page.people._person_id == dung
