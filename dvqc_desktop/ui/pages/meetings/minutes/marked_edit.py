"""A field that keeps itself and knows bold, italic and lists, and nothing else."""

import re

from PySide6.QtCore import QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor

from dvqc_desktop.domain.marked_text import LIST_START, MarkedText, MarkKind
from dvqc_desktop.domain.names import given_name
from dvqc_desktop.services.meetings.minutes.named_workers import NameToInsert
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.minutes.keeping import KeepingEdit
from dvqc_desktop.ui.widgets.marked_document import (
    insert_marked,
    is_marked,
    look,
    marked_from_html,
    marked_of,
    put_marked,
)

_NUMBERED = re.compile(r"(\d{1,3})\. ")
MARGIN = 8  # of the frame and its padding
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MarkedEdit(KeepingEdit):
    """`marked` carries the text with its marks whenever it should be written to the book."""

    marked = Signal(object)
    _heights = (0, 0)

    def grow(self, least: int, most: int) -> None:
        """As high as its words from now on, within these heights in pixels of the normal type."""
        self._heights = least, most
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        least, most = self._heights
        needed = int(self.document().size().height()) + 2 * self.frameWidth() + MARGIN
        self.setMinimumHeight(max(theme.px(least), min(needed, theme.px(most))))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight() or super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.minimumHeight() or super().minimumSizeHint().height())

    def show_marked(self, marked: MarkedText) -> None:
        """Shows what the book holds, without touching what is being typed."""
        self._show(marked)

    def forget_marked(self, marked: MarkedText) -> None:
        """Shows another text at once."""
        self._forget(marked)

    def value(self) -> MarkedText:
        """The text with its marks, as the book would keep it."""
        return marked_of(self.document()).normal

    def _held(self) -> MarkedText:
        return self.value()

    def _put(self, value: MarkedText) -> None:
        self.setTextCursor(QTextCursor(self.document()))
        self.setCurrentCharFormat(QTextCharFormat())
        put_marked(self.document(), value)

    def _tell(self) -> None:
        self.marked.emit(self._stored)

    def toggle(self, kind: MarkKind) -> None:
        """Marks the words selected, or what is typed from now on; takes the mark off where it is."""
        if not self.isReadOnly():
            self.mergeCurrentCharFormat(look(kind, not is_marked(self.currentCharFormat(), kind)))

    def toggle_list(self, numbered: bool = False) -> None:
        """Makes the lines selected points of a list, or plain lines again."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        blocks = self._selected_lines(cursor)
        cursor.beginEditBlock()
        listed = all(_lead(text) for _, text in blocks)
        for place, (position, text) in reversed(tuple(enumerate(blocks, start=1))):
            cursor.setPosition(position)
            cursor.setPosition(position + len(_lead(text)), QTextCursor.MoveMode.KeepAnchor)
            lead = "" if listed else (f"{place}. " if numbered else LIST_START)
            cursor.insertText(lead, QTextCharFormat())
        cursor.endEditBlock()

    def insert(self, words: str) -> None:
        """Puts words where the cursor is."""
        if not self.isReadOnly():
            self.textCursor().insertText(words)
            self.setFocus()

    def insert_sentence(self, words: str) -> None:
        """Puts a sentence where the cursor is, apart from the words before it."""
        before = self.textCursor().block().text()[: self.textCursor().positionInBlock()]
        self.insert(f" {words}" if before.strip() and not before.endswith(" ") else words)

    def insert_named(self, person: NameToInsert) -> None:
        """Puts a name where the cursor is; a member at the beginning of a line begins what he says."""
        at_start = not self.textCursor().positionInBlock()
        if person.is_member:
            self.insert(f"Đồng chí {given_name(person.name)}: " if at_start else f"đồng chí {person.name}")
        else:
            self.insert(person.name)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Of what is pasted only words, bold, italic and lists stay."""
        if source.hasHtml():
            insert_marked(self.textCursor(), marked_from_html(source.html()))
        else:
            self.textCursor().insertText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Bold):
            self.toggle(MarkKind.BOLD)
        elif event.matches(QKeySequence.StandardKey.Italic):
            self.toggle(MarkKind.ITALIC)
        elif event.key() in ENTER and not event.modifiers() and self._go_on_with_list():
            return
        else:
            super().keyPressEvent(event)

    def _go_on_with_list(self) -> bool:
        """After a point of a list begins the next one; an empty point ends the list."""
        cursor = self.textCursor()
        text = cursor.block().text()
        lead = _lead(text)
        if not lead or self.isReadOnly() or cursor.positionInBlock() < len(lead):
            return False
        if text == lead:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            cursor.insertText(f"\n{_next_lead(lead)}")
        return True

    def _selected_lines(self, cursor: QTextCursor) -> list[tuple[int, str]]:
        """The lines touched by the selection, with where they begin."""
        block, last = self.document().findBlock(cursor.selectionStart()), cursor.selectionEnd()
        found = []
        while block.isValid() and block.position() <= last:
            found.append((block.position(), block.text()))
            block = block.next()
        return found


def _lead(text: str) -> str:
    """What makes a line a point of a list: "- " or "3. "; empty for a plain line."""
    numbered = _NUMBERED.match(text)
    return LIST_START if text.startswith(LIST_START) else (numbered[0] if numbered else "")


def _next_lead(lead: str) -> str:
    return lead if lead == LIST_START else f"{int(lead[:-2]) + 1}. "
