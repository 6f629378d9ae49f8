"""Work that may take longer than a moment: one thread beside the window, progress after half a second, cancel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.progress import Cancelled, Progress
from dvqc_desktop.ui.collector import hold, release

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from dvqc_desktop.ui.widgets.progress import ProgressDialog

T = TypeVar("T")
PATIENCE_MS = 500


class _JobProgress(Progress):
    """Passes progress on to the window and carries the wish to stop back."""

    def __init__(self, jobs: Jobs, number: int) -> None:
        self._jobs = jobs
        self._number = number
        self.stop = Event()

    def report(self, done: int, total: int, text: str = "") -> None:
        self.check()
        self._jobs.progressed.emit(self._number, done, total, text)

    def check(self) -> None:
        if self.stop.is_set():
            raise Cancelled


@dataclass(slots=True)
class _Running:
    """A job under way: what to do with its result, and its dialog once it has one."""

    title: str
    note: str
    done: Callable[[object], None]
    failed: Callable[[AppError], None] | None
    progress: _JobProgress = field(init=False)
    dialog: ProgressDialog | None = None
    timer: QTimer = field(default_factory=QTimer)


class Jobs(QObject):
    """Runs jobs one after the other; results, refusals and faults arrive in the window's thread.

    A job is a function of one Progress; it touches no widget. It may read and write through the Store.
    """

    finished = Signal(int, object)
    broken = Signal(int, object)
    progressed = Signal(int, int, int, str)
    idle = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._pool: ThreadPoolExecutor | None = None
        self._running: dict[int, _Running] = {}
        self._count = 0
        self.finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self.broken.connect(self._fail, Qt.ConnectionType.QueuedConnection)
        self.progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
        note: str = "",
    ) -> None:
        """Starts `work` and gives its result to `done`.

        Params: title - what is being done, for the progress dialog ("Đang nhập 500 người từ Excel");
        failed - gets a refusal instead of the error dialog; note - what cancelling means, in one sentence.
        """
        number = self._start(_Running(title, note, done, failed), work)  # type: ignore[arg-type]
        timer = self._running[number].timer
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: self._show_dialog(number))
        timer.start(PATIENCE_MS)

    def run_quietly(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Like `run`, but without a dialog: for work whose place on the screen shows that it is under way."""
        self._start(_Running("", "", done, failed), work)  # type: ignore[arg-type]

    @property
    def busy(self) -> bool:
        """True while a job is waiting or running."""
        return bool(self._running)

    def close(self) -> None:
        """Asks all jobs to stop, waits for the running one, and ends the thread."""
        for job in self._running.values():
            job.progress.stop.set()
            self._tidy(job)
        self._running.clear()
        self._end_thread()

    def _start(self, job: _Running, work: Callable[[Progress], object]) -> int:
        self._count += 1
        number = self._count
        job.progress = _JobProgress(self, number)
        self._running[number] = job
        self._threads().submit(self._work, number, job.progress, work)
        return number

    def _threads(self) -> ThreadPoolExecutor:
        """The one thread, made when there is something to do, ended when all is done.

        While it lives nothing is collected: the collector would take dead widgets apart in it, which Qt does not
        survive, and may run at any line of it.
        """
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            hold()
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        return self._pool

    def _end_thread(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
            release()

    def _work(self, number: int, progress: _JobProgress, work: Callable[[Progress], object]) -> None:
        try:
            progress.check()
            result = work(progress)
        except Exception as error:  # noqa: BLE001 - a job may fail in any way; the window's thread tells it
            self.broken.emit(number, error)
        else:
            self.finished.emit(number, result)

    @Slot(int, object)
    def _finish(self, number: int, result: object) -> None:
        job = self._take(number)
        if job is not None:
            job.done(result)

    @Slot(int, object)
    def _fail(self, number: int, error: Exception) -> None:
        job = self._take(number)
        if job is None or isinstance(error, Cancelled):
            return
        if not isinstance(error, AppError):
            raise error
        if job.failed is not None:
            job.failed(error)
        else:
            from dvqc_desktop.ui.messages import show_error

            show_error(self._window, error)

    @Slot(int, int, int, str)
    def _show_progress(self, number: int, done: int, total: int, text: str) -> None:
        job = self._running.get(number)
        if job is not None and job.dialog is not None:
            job.dialog.show_progress(done, total, text)

    def _show_dialog(self, number: int) -> None:
        job = self._running.get(number)
        if job is not None:
            from dvqc_desktop.ui.widgets.progress import ProgressDialog

            job.dialog = ProgressDialog(self._window, job.title, job.note)
            job.dialog.cancelled.connect(job.progress.stop.set)
            job.dialog.open()

    def _take(self, number: int) -> _Running | None:
        job = self._running.pop(number, None)
        if job is not None:
            self._tidy(job)
            if not self._running:
                self._end_thread()
                self.idle.emit()
        return job

    @staticmethod
    def _tidy(job: _Running) -> None:
        job.timer.stop()
        if job.dialog is not None:
            job.dialog.finish()
            job.dialog = None
