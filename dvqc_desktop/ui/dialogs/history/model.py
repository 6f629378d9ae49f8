"""The acts as a table that reads on in slices; nothing of it is copied."""

from typing import Any

from PySide6.QtCore import Qt

from dvqc_desktop.services.history.acts import SLICE, ActRow
from dvqc_desktop.ui.models.slices import NO_INDEX, Index, SlicesModel

DISPLAY, ACCESSIBLE = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
HORIZONTAL = Qt.Orientation.Horizontal
HEADS = ("Ngày giờ", "Việc", "Tình trạng")
WIDTHS = [128, 300, 150]


class ActsModel(SlicesModel[ActRow]):
    """Acts, the newest first; a slice is asked for by the act it is older than, the first by None."""

    def __init__(self) -> None:
        super().__init__(SLICE, lambda rows: rows[-1].id if rows else None)

    def place_of(self, act_id: int) -> int:
        """Where an act stands; -1 where it was not read."""
        return next((place for place, row in enumerate(self._rows) if row.id == act_id), -1)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in (DISPLAY, ACCESSIBLE):
            return None
        row = self._rows[index.row()]
        return (f"{row.at:%d/%m/%Y %H:%M}", _begun(row.label), row.state_words)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        return HEADS[section] if orientation == HORIZONTAL and role == DISPLAY else None


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
