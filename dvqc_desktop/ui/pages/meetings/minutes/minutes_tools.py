"""The tools over the minutes: bold, italic, lists, a name, a phrase, and the larger view."""

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from dvqc_desktop.services.meetings.minutes.phrases import list_phrases
from dvqc_desktop.services.meetings.minutes.round_totals import rounds_in_words
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.minutes.insert_name import InsertNameDialog
from dvqc_desktop.ui.pages.meetings.minutes.item_sheet import ItemSheet
from dvqc_desktop.ui.pages.meetings.minutes.mark_tools import Act, mark_tool, mark_tools
from dvqc_desktop.ui.pages.meetings.minutes.phrases_dialog import PhrasesDialog
from dvqc_desktop.ui.pages.meetings.tab import Shown
from dvqc_desktop.ui.widgets.basics import button
from dvqc_desktop.ui.widgets.flow import FlowLayout


class MinutesTools(QWidget):
    """Works on the field of the sheet that had the cursor last."""

    def __init__(self, context: PageContext, sheet: ItemSheet) -> None:
        super().__init__()
        self._context, self._sheet = context, sheet
        self._shown: Shown | None = None
        self.setObjectName("minutesTools")
        marks = mark_tools(("boldButton", "italicButton", "listButton"), self._work)
        numbers = mark_tool(
            "1.", "Danh sách đánh số", "numberListButton", lambda: self._work(lambda edit: edit.toggle_list(True))
        )
        self._names = button("Chèn tên…", "person_add", "", "insertNameButton")
        self._names.setProperty("kind", "small")
        self._names.clicked.connect(self.insert_name)
        self._phrases = button("Câu mẫu", "", "", "phraseButton")
        self._phrases.setProperty("kind", "small")
        menu = QMenu(self)
        menu.setObjectName("phraseMenu")
        menu.aboutToShow.connect(lambda: self.fill_phrases(menu))
        self._phrases.setMenu(menu)
        self._tools: tuple[QPushButton, ...] = (*marks, numbers, self._names, self._phrases)
        self.row = FlowLayout(self, 4)
        for tool in self._tools:
            self.row.addWidget(tool)

    def show_meeting(self, shown: Shown, has_items: bool) -> None:
        """The tools sleep while nothing can be written."""
        self._shown = shown
        for tool in self._tools:
            tool.setEnabled(shown.is_open and has_items)

    def _work(self, act: Act) -> None:
        act(self._sheet.active)
        self._sheet.active.setFocus()

    def insert_name(self) -> None:
        """Asks whose name, and puts it where the cursor is."""
        if self._shown is None:
            return
        edit = self._sheet.active
        dialog = InsertNameDialog(self, self._context.store, self._shown.meeting.held_on)
        dialog.chosen.connect(edit.insert_named)
        dialog.open()

    def fill_phrases(self, menu: QMenu) -> None:
        """The cell's phrases, the totals of its rounds, and the way to change the list."""
        menu.clear()
        store, shown = self._context.store, self._shown
        for phrase in store.read(list_phrases):
            menu.addAction(phrase).triggered.connect(lambda _on=False, words=phrase: self._insert(words))
        if shown is not None:
            menu.addSeparator()
            for totals in store.read(rounds_in_words, shown.meeting.held_on):
                entry = menu.addAction(f"Số liệu {totals.name[:1].lower()}{totals.name[1:]}")
                entry.triggered.connect(lambda _on=False, words=totals.sentence: self._insert(words))
        menu.addSeparator()
        menu.addAction("Sửa câu mẫu…").triggered.connect(lambda _on=False: PhrasesDialog(self, store).open())

    def _insert(self, words: str) -> None:
        self._sheet.active.insert_sentence(words)
