"""The page of plans, shown in a real window over the sample cell."""

import pytest

from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.plans.page import PlansPage


@pytest.fixture
def page(window: MainWindow) -> PlansPage:
    """The page of plans."""
    assert window.frame is not None
    window.frame.navigate(PageName.PLANS)
    shown = window.frame.shelf.current()
    assert isinstance(shown, PlansPage)
    return shown
