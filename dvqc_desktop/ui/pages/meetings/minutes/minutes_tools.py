"""The tools over the minutes: bold, italic, lists, a name, a phrase, and the larger view."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from dvqc_desktop.domain.marked_text import MarkKind
from dvqc_desktop.services.meetings.minutes.phrases import list_phrases
from dvqc_desktop.services.meetings.minutes.round_totals import rounds_in_words
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.minutes.insert_name import InsertNameDialog
from dvqc_desktop.ui.pages.meetings.minutes.item_sheet import ItemSheet
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
        bold = self._tool("B", "Đậm (Ctrl+B)", "boldButton", lambda: self._mark(MarkKind.BOLD))
        bold.setFont(theme.font(14, 600))
        italic = self._tool("I", "Nghiêng (Ctrl+I)", "italicButton", lambda: self._mark(MarkKind.ITALIC))
        italic.setFont(theme.font(14, italic=True))
        dots = self._tool("•", "Danh sách gạch đầu dòng", "listButton", lambda: sheet.active.toggle_list())
        numbers = self._tool("1.", "Danh sách đánh số", "numberListButton", lambda: sheet.active.toggle_list(True))
        self._names = button("Chèn tên…", "person_add", "", "insertNameButton")
        self._names.setProperty("kind", "small")
        self._names.clicked.connect(self.insert_name)
        self._phrases = button("Câu mẫu", "", "", "phraseButton")
        self._phrases.setProperty("kind", "small")
        menu = QMenu(self)
        menu.setObjectName("phraseMenu")
        menu.aboutToShow.connect(lambda: self.fill_phrases(menu))
        self._phrases.setMenu(menu)
        self._tools: tuple[QPushButton, ...] = (bold, italic, dots, numbers, self._names, self._phrases)
        self.row = FlowLayout(self, 4)
        for tool in self._tools:
            self.row.addWidget(tool)

    def _tool(self, words: str, spoken: str, name: str, act: Callable[[], object]) -> QPushButton:
        made = button(words, "", "", name)
        made.setProperty("kind", "small")
        made.setFixedWidth(theme.px(30))
        made.setToolTip(spoken)
        made.setAccessibleName(spoken)
        made.clicked.connect(lambda _on=False: (act(), self._sheet.active.setFocus()))
        return made

    def show_meeting(self, shown: Shown, has_items: bool) -> None:
        """The tools sleep while nothing can be written."""
        self._shown = shown
        for tool in self._tools:
            tool.setEnabled(shown.is_open and has_items)

    def _mark(self, kind: MarkKind) -> None:
        self._sheet.active.toggle(kind)

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
