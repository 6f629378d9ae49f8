"""The choice of a main holder inside a dialog: who may, with how many people each has."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.classes.reclassify import HolderChoice, fits
from dvqc_desktop.ui import theme

LATER = "Chưa phân công"
CHOOSE = "Chọn người…"


class HolderCombo(QComboBox):
    """Members first, then active workers; `None` stands for nobody."""

    def __init__(self, name: str, choices: Sequence[HolderChoice], limit: int, nobody: str = LATER) -> None:
        super().__init__()
        self._nobody = nobody
        self.setObjectName(name)
        self._choices = choices
        self._limit = limit
        self.setMaxVisibleItems(20)

    def offer(self, worker_class: WorkerClass, person_ids: Sequence[int], everybody: bool, chosen: int | None) -> None:
        """Offers whoever the rules let hold such a worker (or everybody), and chooses one."""
        self.blockSignals(True)
        self.clear()
        self.addItem(self._nobody, None)
        for choice in self._choices:
            if choice.info.id in person_ids or not (everybody or fits(choice, worker_class)):
                continue
            icon = theme.icon("person_star_filled", 16, "mark")
            if not choice.is_member:
                icon = theme.icon("person_filled", 16, "tcEdge")
            self.addItem(icon, self._words(choice), choice.info.id)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        self.blockSignals(False)

    def chosen_id(self) -> int | None:
        """The person chosen, None for nobody."""
        found = self.currentData()
        return None if found is None else int(found)

    def least_loaded_member(self) -> int | None:
        """The member with the fewest people."""
        members = [choice for choice in self._choices if choice.is_member]
        return min(members, key=lambda choice: choice.held).info.id if members else None

    def _words(self, choice: HolderChoice) -> str:
        over = ", đã nhiều" if choice.held >= self._limit else ""
        return f"{choice.info.name} ({choice.held} người{over})"
