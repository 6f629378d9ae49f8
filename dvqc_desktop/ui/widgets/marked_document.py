"""Between a text document on the screen and a marked text: bold, italic and lists; everything else is left out."""

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from dvqc_desktop.domain.marked_text import LIST_START, Mark, MarkedText, MarkKind, text_runs

BOLD = QFont.Weight.DemiBold  # the heaviest of the window's own type
PICTURE = 0xFFFC


def marked_of(document: QTextDocument) -> MarkedText:
    """What a document says, with its bold and italic places; points of its lists begin with a hyphen."""
    lines: list[str] = []
    marks: list[Mark] = []
    place, block = 0, document.begin()
    while block.isValid():
        lead = LIST_START if block.textList() is not None else ""
        marks += _marks_of(block, place + len(lead))
        lines.append(lead + block.text().replace("\u2028", "\n").replace("\xa0", " "))
        place += len(lines[-1]) + 1
        block = block.next()
    return MarkedText("\n".join(lines), tuple(marks))


def marked_from_html(html: str) -> MarkedText:
    """What of a text copied elsewhere may be pasted; pictures and tables leave their words alone."""
    document = QTextDocument()
    document.setHtml(html)
    found = marked_of(document)
    return MarkedText(found.text.translate({PICTURE: " "}), found.marks)


def put_marked(document: QTextDocument, marked: MarkedText) -> None:
    """Shows a marked text in a document, with nothing to undo."""
    document.setUndoRedoEnabled(False)
    document.setPlainText(marked.text)
    cursor = QTextCursor(document)
    for mark in marked.marks:
        cursor.setPosition(_units(marked.text[: mark.start]))
        cursor.setPosition(_units(marked.text[: mark.end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look(mark.kind))
    document.setUndoRedoEnabled(True)


def insert_marked(cursor: QTextCursor, marked: MarkedText) -> None:
    """Puts a marked text where the cursor is, as one step to undo."""
    cursor.beginEditBlock()
    for run in text_runs(marked.text, marked.marks):
        format_ = QTextCharFormat()
        if run.bold:
            format_.merge(look(MarkKind.BOLD))
        if run.italic:
            format_.merge(look(MarkKind.ITALIC))
        cursor.insertText(run.text, format_)
    cursor.endEditBlock()


def look(kind: MarkKind, on: bool = True) -> QTextCharFormat:
    """How marked words look, or how they look when the mark is taken off."""
    format_ = QTextCharFormat()
    if kind is MarkKind.BOLD:
        format_.setFontWeight(BOLD if on else QFont.Weight.Normal)
    else:
        format_.setFontItalic(on)
    return format_


def is_marked(format_: QTextCharFormat, kind: MarkKind) -> bool:
    """Whether words of this look carry the mark."""
    return format_.fontWeight() >= BOLD if kind is MarkKind.BOLD else format_.fontItalic()


def _marks_of(block: QTextBlock, place: int) -> list[Mark]:
    text, found = block.text(), []
    for span in block.textFormats():
        start = place + _points(text, span.start)
        end = place + _points(text, span.start + span.length)
        found += [Mark(start, end, kind) for kind in MarkKind if is_marked(span.format, kind)]
    return found


def _units(text: str) -> int:
    """How many places of Qt a text takes: letters beyond the basic plane take two."""
    return len(text.encode("utf-16-le")) // 2


def _points(text: str, units: int) -> int:
    """How many letters stand before a place of Qt."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
