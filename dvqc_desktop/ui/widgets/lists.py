"""Lists and trees that copy nothing: what stands in them is about people, and a copied line leaves the book."""

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListView, QListWidget, QTreeView


class ListView(QListView):
    """A list; Ctrl+C does nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)


class TreeView(QTreeView):
    """A tree; Ctrl+C does nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)


class ListWidget(QListWidget):
    """A list with items of its own; Ctrl+C does nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
