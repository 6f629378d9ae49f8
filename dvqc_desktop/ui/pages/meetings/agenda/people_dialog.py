"""Chooses whom an agenda item is about; the names are shown on screen only."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from dvqc_desktop.domain.names import fold
from dvqc_desktop.services.meetings.agenda.agenda import AgendaRow, link_people
from dvqc_desktop.services.people.leaders import workers_of
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.lists import ListWidget

ID_ROLE = Qt.ItemDataRole.UserRole


class PeopleDialog(Dialog):
    """A list of workers with check boxes and a filter above."""

    def __init__(self, parent: QWidget, store: Store, item: AgendaRow, day: date) -> None:
        super().__init__(parent, f"Nối người vào mục {item.position}", "linkPeopleDialog")
        self._store = store
        self._item = item
        self.setMinimumSize(theme.px(420), theme.px(480))
        self.body.addWidget(label(item.title, "section", wrap=True))
        note = "Tên chỉ hiện trên màn hình cho người chủ trì, không in ra chương trình và biên bản."
        self.body.addWidget(label(note, "secondary", wrap=True))
        self._filter = QLineEdit()
        self._filter.setObjectName("linkPeopleFilterEdit")
        self._filter.setPlaceholderText("Lọc theo tên")
        self.body.addWidget(self._filter)
        self._list = ListWidget()
        self._list.setObjectName("linkPeopleList")
        linked = {person_id for person_id, _ in item.people}
        for worker in store.read(workers_of, day):
            line = QListWidgetItem(worker.name, self._list)
            line.setData(ID_ROLE, worker.id)
            line.setCheckState(Qt.CheckState.Checked if worker.id in linked else Qt.CheckState.Unchecked)
        self.body.addWidget(self._list, 1)
        self._filter.textChanged.connect(self._narrow)
        self.add_button("Bỏ, giữ như cũ", self.close)
        self.add_primary("Nối người", self._save, "linkPeopleSaveButton")

    def chosen(self) -> list[int]:
        """The ids of the people ticked."""
        lines = [self._list.item(row) for row in range(self._list.count())]
        return [line.data(ID_ROLE) for line in lines if line.checkState() == Qt.CheckState.Checked]

    @Slot(str)
    def _narrow(self, text: str) -> None:
        wanted = fold(text)
        for row in range(self._list.count()):
            line = self._list.item(row)
            line.setHidden(wanted not in fold(line.text()))

    def _save(self) -> None:
        people = self.chosen()
        after_count(self, self._store, f"Nối {len(people)} người", len(people), partial(self._link, people))

    def _link(self, people: list[int]) -> None:
        if self._store.attempt(link_people, self._item.id, people) is not None:
            self.close()
