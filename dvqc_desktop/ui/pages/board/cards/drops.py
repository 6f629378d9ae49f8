"""Dropping cards: on a column a class is asked for, on a card, a chip or a lane a holder; itself it changes nothing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.ui.pages.board.cards.delegate import CardDelegate
from dvqc_desktop.ui.pages.board.cards.model import CardModel, dragged_ids

COPY = Qt.DropAction.CopyAction
DASH = Qt.PenStyle.DashLine
RIM = 10  # pixels at the edge of a card that still belong to the column


class DropGuide(QObject):
    """What the views of one column do with a drag; `lane_holder` tells whose lane takes cards of the column's class.

    `class_wanted` carries ids and the class of the column, `holder_wanted` ids and whom they were dropped on,
    `hovered` is True while the column would take the cards, `lane_hovered` while its lane would.
    """

    class_wanted = Signal(list, object)
    holder_wanted = Signal(list, int)
    hovered = Signal(bool)
    lane_hovered = Signal(bool)

    def __init__(self, worker_class: WorkerClass, model: CardModel, delegate: CardDelegate) -> None:
        super().__init__(model)
        self._class = worker_class
        self._model = model
        self._delegate = delegate
        self.own_ids: Callable[[], set[int]] = lambda: {card.id for card in model.cards}
        self.lane_holder: Callable[[list[int]], int | None] = lambda _ids: None

    def enter(self, event: QDragEnterEvent) -> None:
        """Takes a drag of this board, no other."""
        if self._model.draggable and dragged_ids(event.mimeData()):
            self._accept(event)
        else:
            event.ignore()

    def move(self, event: QDragMoveEvent, view: QAbstractItemView) -> None:
        """Shows where the cards would go: a person, or the column."""
        ids = dragged_ids(event.mimeData())
        target = self._target(view, event.position().toPoint(), ids)
        self._aim(view, target)
        classed = target is None and self._takes(ids)
        laned = target is None and not classed and self.lane_holder(ids) is not None
        self.hovered.emit(classed)
        self.lane_hovered.emit(laned)
        if target is not None or classed or laned:
            self._accept(event)
        else:
            event.ignore()

    def leave(self, event: QDragLeaveEvent, view: QAbstractItemView) -> None:
        """Nothing is aimed at any more."""
        self._aim(view, None)
        self._hover_none()
        event.accept()

    def drop(self, event: QDropEvent, view: QAbstractItemView) -> None:
        """Tells what was wanted after the drag is over; with CopyAction the source keeps its rows."""
        ids = dragged_ids(event.mimeData())
        target = self._target(view, event.position().toPoint(), ids)
        self._aim(view, None)
        self._hover_none()
        self._accept(event)
        if target is None and self._takes(ids):
            QTimer.singleShot(0, self, lambda: self.class_wanted.emit(ids, self._class))
            return
        holder = self.lane_holder(ids) if target is None else target
        if holder is not None:
            QTimer.singleShot(0, self, lambda: self.holder_wanted.emit(ids, holder))

    def _hover_none(self) -> None:
        self.hovered.emit(False)
        self.lane_hovered.emit(False)

    def _takes(self, ids: list[int]) -> bool:
        """A column takes cards that are not all its own; `own_ids` tells which are, over all lanes where there are."""
        return bool(ids) and not set(ids) <= self.own_ids()

    def _target(self, view: QAbstractItemView, at: QPoint, ids: list[int]) -> int | None:
        """The person under the pointer who could hold: the inner part of an active worker's card."""
        index = view.indexAt(at)
        if not index.isValid() or not view.visualRect(index).adjusted(RIM, RIM, -RIM - 6, -RIM - 6).contains(at):
            return None
        card = self._model.cards[index.row()]
        return card.id if card.worker_class is WorkerClass.ACTIVE and card.id not in ids else None

    def _aim(self, view: QAbstractItemView, target: int | None) -> None:
        if self._delegate.target_id != target:
            self._delegate.target_id = target
            view.viewport().update()

    @staticmethod
    def _accept(event: QDropEvent) -> None:
        event.setDropAction(COPY)
        event.accept()
