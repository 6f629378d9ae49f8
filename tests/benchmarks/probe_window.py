"""Our start: until the unlock page is painted, or, with a book, until its first page is."""

import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from dvqc_desktop.app import build_window
from dvqc_desktop.ui.main_window import show_main
from dvqc_desktop.ui.user_settings import UserSettings
from tests.benchmarks.probe_floor import TellAtFirstPaint


def main(settings_file: str, book: str | None = None) -> int:
    """Shows the window once; `book` is opened by its key before it is shown."""
    begun = time.monotonic()
    app = QApplication([sys.argv[0]])
    window = build_window(UserSettings(Path(settings_file)))
    teller = TellAtFirstPaint(begun)
    if book is None:
        window.show_unlock(None)
        window.page_stack.currentWidget().installEventFilter(teller)
    else:
        from tests.benchmarks.books import open_book

        window.take_book(open_book(Path(book)))
        window.page_stack.currentWidget().installEventFilter(teller)
    show_main(window)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
