"""What a user does in the window, on one book: open it, go to the board, type into the filter, give a class."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from sqlalchemy import text

from dvqc_desktop.app import build_window
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.classes.classes import ClassForm, classify
from dvqc_desktop.ui.main_window import MainWindow, show_main
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.user_settings import UserSettings
from tests.benchmarks import floors
from tests.benchmarks.books import open_book
from tests.benchmarks.measure import Figure, figure, pairs, timed

TYPED = ("n", "ng", "ngu", "nguy", "nguye", "nguyen", "nguyen t", "nguyen th", "t", "tr", "tra", "tran", "phay", "lan")
LONGEST_WAIT_SECONDS = 60.0
WINDOW = (1366, 728)  # a full screen of the office PC, less the task bar


class Painted(QObject):
    """Counts the paints of widgets."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.count = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class Desk:
    """A window with one book open, and what is measured in it."""

    def __init__(self, folder: Path, book: Path) -> None:
        self._book = book
        self._settings = UserSettings(folder / "window.ini")
        self.window: MainWindow = build_window(self._settings)
        self.window.closer.makes_copies = False  # measured by itself, in copies.py
        self.window.show_unlock(None)
        show_main(self.window)
        self.window.showNormal()
        self.window.resize(*WINDOW)
        spin()

    def open(self, count: int) -> Figure:
        """Key known to first page painted: wall, against the wall of a bare frame's making and painting."""
        ratios, own = [], []
        for _ in range(count):
            self._lock()
            under = timed(bare_window, time.perf_counter)
            over = timed(self._open_once, time.perf_counter)
            ratios.append(over / under)
            own.append(over)
        return figure(ratios, own)

    def _lock(self) -> None:
        """Closes the book, once the page's own reading is over."""
        spin(lambda: not self.window.jobs.busy)
        self.window.lock_book()
        spin()

    def _open_once(self) -> None:
        self.window.take_book(open_book(self._book))
        page = self.window.page_stack.currentWidget()
        seen = Painted(page)
        page.update()
        spin(lambda: seen.count > 0)

    @property
    def database(self) -> Any:
        """The open book."""
        assert self.window.store is not None
        return self.window.store.database

    def board(self, count: int) -> dict[str, Figure]:
        """From the tab to the first cards, against a bare frame; to all cards, against one fetch of their fields.

        The overview was looked at for a second before, as whoever opens the book does.
        """
        first, cards = [], []
        for _ in range(count):
            self._lock()
            self._open_once()
            spin(lambda: not self.window.jobs.busy and self.window.findChild(QWidget, "boardPage") is not None)
            fetched = timed(lambda: floors.fetch_card_fields(self.database, clock.today()), time.perf_counter)
            framed = timed(bare_window, time.perf_counter)
            shown = timed(self._show_board, time.perf_counter)
            read = timed(self._read_all, time.perf_counter)
            first.append((shown / framed, shown))
            cards.append(((shown + read) / fetched, shown + read))
        return {"first": _figure(first), "cards": _figure(cards)}

    def _show_board(self) -> None:
        assert self.window.frame is not None
        self.window.frame.navigate(PageName.BOARD)
        page = self._page()
        seen = Painted(page)
        page.update()
        spin(lambda: bool(page.data.cards) and seen.count > 0)

    def _read_all(self) -> None:
        page = self._page()
        seen = Painted(page)
        spin(lambda: page.data.complete)
        page.update()
        spin(lambda: seen.count > 0)

    def _page(self) -> Any:
        assert self.window.frame is not None
        return self.window.frame.shelf.current()

    def scroll(self, count: int) -> Figure | None:
        """One page down in the list: CPU, against a plain table of the same words. None where cards are shown."""
        table: Any = self._page().stack.list_view.table
        if not table.isVisible():
            return None
        bare = floors.plain_copy(table)
        spin()
        found = pairs(lambda: floors.turn_page(table), lambda: floors.turn_page(bare), count * 3)
        bare.close()
        bare.deleteLater()
        return found

    def filter(self) -> Figure:
        """A keystroke to the repainted list: CPU, against scanning the folded names and painting a bare frame."""
        page = self._page()
        with self.database.reading() as session:
            folded = list(session.execute(text("SELECT name_fold FROM person")).scalars())
        frame = floors.BareFrame()
        spin()
        typed = self._typing(page, folded, frame)
        found = _figure([(over / under, over) for under, over in typed])
        page.filter_edit().clear()
        spin()
        frame.close()
        return found

    def _typing(self, page: Any, folded: list[str], frame: floors.BareFrame) -> Iterator[tuple[float, float]]:
        shown = [view.viewport() for view in page.findChildren(QAbstractItemView) if view.isVisible()]
        seen = Painted(*shown)
        for letters in TYPED:

            def floor(wanted: str = letters) -> None:
                [place for place, name in enumerate(folded) if wanted in name]
                frame.paint()

            def ours(wanted: str = letters) -> None:
                before = seen.count
                page.filter_edit().setText(wanted)
                spin(lambda: seen.count > before)

            yield timed(floor, time.process_time), timed(ours, time.process_time)

    def move(self, count: int) -> Figure:
        """A class given, committed, read again and repainted: wall, against one row committed and a bare frame."""
        page, bare = self._page(), floors.BareFrame()
        spin()
        workers = [card.id for card in page.data.cards if card.worker_class is WorkerClass.AVERAGE][: count + 1]
        waiting = iter(workers * (count + 1))
        seen = Painted(page)

        def ours() -> None:
            worker, before = next(waiting), seen.count
            page.acts.touching = {worker}
            form = ClassForm(WorkerClass.AVERAGE, clock.today(), reason="Đo tốc độ")
            self.window.store.write(classify, worker, form)  # type: ignore[union-attr]
            page.acts.touching = set()
            page.update()
            spin(lambda: seen.count > before and page.data.complete)

        def floor() -> None:
            floors.commit_one_row(self.database)
            bare.paint()

        found = pairs(ours, floor, count, time.perf_counter)
        bare.close()
        return found

    def close(self) -> None:
        """Closes window and book."""
        spin(lambda: not self.window.jobs.busy)
        self.window.close()
        self.window.deleteLater()
        spin()


def _figure(measured: list[tuple[float, float]]) -> Figure:
    ratios, own = zip(*measured, strict=True)
    return figure(list(ratios), list(own))


def bare_window() -> None:
    """A bare frame made and painted once."""
    frame = floors.BareFrame()
    frame.paint()
    frame.close()


def spin(done: Callable[[], bool] = lambda: True) -> None:
    """Lets the window work until something is done."""
    end = time.monotonic() + LONGEST_WAIT_SECONDS
    QApplication.processEvents()
    while not done():
        QApplication.processEvents()
        if time.monotonic() > end:
            raise TimeoutError
