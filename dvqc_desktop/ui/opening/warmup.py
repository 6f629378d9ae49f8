"""Imports what an open book needs, while the user types the passphrase."""

from importlib import import_module

from dvqc_desktop.ui.collector import set_aside

MODULES = (
    "dvqc_desktop.db.engine",
    "dvqc_desktop.db.backup",
    "dvqc_desktop.services.search",
    "dvqc_desktop.ui.frame.book_frame",
    "dvqc_desktop.ui.pages.overview.page",
    "dvqc_desktop.ui.pages.board.page",
    "dvqc_desktop.ui.pages.plans.page",
    "dvqc_desktop.ui.pages.meetings.page",
    "dvqc_desktop.ui.pages.members.page",
    "dvqc_desktop.ui.pages.development.page",
    "dvqc_desktop.ui.pages.reports.page",
)


def import_rest() -> None:
    """Imports the modules in order, with the collector off: it would look through everything imported again."""
    with set_aside():
        for name in MODULES:
            import_module(name)
