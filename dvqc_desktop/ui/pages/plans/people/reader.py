"""Reads the people of the page: at once in a usual book, in slices between the window's own work in a large one."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dvqc_desktop.domain import clock
from dvqc_desktop.services.board.board import BoardFrame, board_frame
from dvqc_desktop.services.plans.plan_list import PlanPerson, in_order, plan_members, plan_slice
from dvqc_desktop.services.reports.figures import is_large
from dvqc_desktop.ui.store import Store

SLICE = 250  # people of a large book read at a time
EVERYBODY = 1_000_000


class PeopleReader(QObject):
    """`found` carries the workers by name, then the members; a reading begun anew forgets the one before."""

    found = Signal(object)

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._frame: BoardFrame | None = None
        self._workers: list[PlanPerson] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read_on)

    @property
    def busy(self) -> bool:
        """Slices are still to come."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Reads everybody anew."""
        self._timer.stop()
        self._workers = []
        self._frame = None
        if self._store.read(is_large):
            self._timer.start()
        else:
            self._read(EVERYBODY)
            self._finish()

    def _read(self, limit: int) -> bool:
        """The next people; False when all are there."""
        if self._frame is None:
            today = clock.today()
            self._frame = self._store.read(board_frame, today, today)
        last = self._workers[-1].person_id if self._workers else 0
        people = self._store.read(plan_slice, self._frame, last, limit)
        self._workers += people
        return len(people) == limit

    @Slot()
    def _read_on(self) -> None:
        if not self._read(SLICE):
            self._timer.stop()
            self._finish()

    def _finish(self) -> None:
        self.found.emit((*in_order(self._workers), *self._store.read(plan_members, clock.today())))
