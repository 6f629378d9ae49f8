"""Asks for the phrases of the minutes, one a line."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.meetings.minutes.phrases import list_phrases, save_phrases
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import told
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog


class PhrasesDialog(Dialog):
    """The list as text, because it is read and ordered that way."""

    def __init__(self, parent: QWidget, store: Store) -> None:
        super().__init__(parent, "Câu mẫu của biên bản", "phrasesDialog")
        self._store = store
        self.setMinimumSize(theme.px(640), theme.px(380))
        self.body.addWidget(label("Mỗi dòng một câu; thứ tự ở đây là thứ tự trong menu.", "secondary", wrap=True))
        self._lines = QPlainTextEdit("\n".join(store.read(list_phrases)))
        self._lines.setObjectName("phrasesEdit")
        self._lines.setAccessibleName("Câu mẫu, mỗi dòng một câu")
        self.body.addWidget(self._lines, 1)
        self._error = label("", "error", "phrasesErrorLabel", wrap=True)
        self.body.addWidget(self._error)
        self.add_button("Giữ như cũ", self.close)
        self.add_primary("Ghi câu mẫu", self.save, "savePhrasesButton")

    def save(self) -> None:
        """Keeps the list; a refusal is told under it."""
        try:
            self._store.write(save_phrases, self._lines.toPlainText())
        except AppError as error:
            self._error.setText(told(error))
            return
        self.close()
