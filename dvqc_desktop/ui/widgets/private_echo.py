"""Warns while something confided is typed again where others read it; it learns yes or no and nothing else."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from dvqc_desktop.domain.private_words import repeats
from dvqc_desktop.services.contacts.private_notes import repeats_private
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit
from dvqc_desktop.ui.widgets.passphrase import PassphraseEdit
from dvqc_desktop.ui.widgets.private_edit import PrivateEdit

PAUSE_MS = 500
LINE = "privateEchoLabel"
WORDS = "Câu này giống điều ghi ở phần riêng. Chỗ này người khác đọc được, nên viết cách khác."
Field = QLineEdit | QPlainTextEdit | QTextEdit


class PrivateEcho(QObject):
    """Looks at whichever field of `place` the user types in, half a second after the last key.

    `show` gets the sentence, or an empty one; `whose` names the people whose confidences are meant, None everybody's.
    A private box of the same place counts while it is being typed in.
    """

    def __init__(
        self,
        place: QWidget,
        store: Store,
        show: Callable[[str], object],
        whose: Callable[[], Collection[int] | None],
    ) -> None:
        super().__init__(place)
        self._place, self._store, self._show, self._whose = place, store, show, whose
        self._field: Field | None = None
        self._told = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._place):  # focus leaves its fields while they are taken apart
            return
        if self._pause.isActive():
            self.look()
        if self._field is not None and isValid(self._field):
            self._field.textChanged.disconnect(self._typed)
        self._field = now if self._is_public(now) else None  # type: ignore[assignment]
        if self._field is not None:
            self._field.textChanged.connect(self._typed)

    def _is_public(self, widget: QWidget | None) -> bool:
        """A field of this place whose words are kept for others; not a filter, which would be a search."""
        if widget is None or not self._place.isAncestorOf(widget):
            return False
        narrows = isinstance(widget, FilterEdit) or "Filter" in widget.objectName()
        apart = isinstance(widget, PrivateEdit | PassphraseEdit) or isinstance(widget.parentWidget(), QComboBox)
        return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not narrows and not apart

    @Slot()
    def _typed(self) -> None:
        self._pause.start()

    @Slot()
    def look(self) -> None:
        """Asks about the text of the field now, and shows or takes back the sentence."""
        self._pause.stop()
        field = self._field
        if field is None or not isValid(field):
            return
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        found = bool(text.strip()) and (self._beside(text) or self._store.read(repeats_private, text, self._whose()))
        if found or self._told:
            self._show(WORDS if found else "")
        self._told = found

    def _beside(self, text: str) -> bool:
        """The same words stand in a private box of this place, not yet kept."""
        boxes = (box.toPlainText() for box in self._place.findChildren(PrivateEdit))
        return repeats(text, boxes)


def echo_line(
    place: QWidget,
    store: Store,
    whose: Callable[[], Collection[int] | None],
    fit: Callable[[], object] = lambda: None,
) -> QLabel:
    """The line under the fields of `place` that says so, hidden until then; `fit` is told when it comes or goes."""
    line = label("", "warn", LINE, wrap=True)
    line.hide()

    def show(words: str) -> None:
        line.setText(words)
        line.setVisible(bool(words))
        fit()

    PrivateEcho(place, store, show, whose)
    return line


def warn_in(dialog: Dialog, store: Store) -> None:
    """Gives a dialog that has no such line of its own one for what anybody confided."""
    if dialog.findChild(QLabel, LINE) is None:
        dialog.body.addWidget(echo_line(dialog, store, lambda: None))
