"""The lines of the grid as a model: what was typed for each person of the sheet, until it is written as one act."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from dvqc_desktop.domain.codes import ContactKind
from dvqc_desktop.domain.contacts import KIND_WORDS
from dvqc_desktop.domain.dates import DateProblem, format_day_month, parse_day
from dvqc_desktop.domain.names import called, given_name
from dvqc_desktop.services.contacts.contact_day import DayEntry, DayRow

Index = QModelIndex | QPersistentModelIndex
DISPLAY, EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
ACCESSIBLE, TOOLTIP = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
NO_INDEX = QModelIndex()
PLACE, NAME, MET, AT, KIND, WORDS, STEP, NEXT = range(8)
HEADS = ("Phiếu", "Anh, chị", "Gặp", "Ngày gặp", "Dịp gặp", "Nghe, nói · đã giúp", "Việc hẹn lần tới", "Hẹn ngày")
TEXTS = (AT, WORDS, STEP, NEXT)
OF_MEMBERS = (STEP, NEXT)  # of a contact by an active worker neither is kept
MET_WORDS = {True: "đã gặp", False: "chưa gặp"}


@dataclass(slots=True)
class Line:
    """What was typed about the person at a `place` of a slip; `met` is None as long as nothing was said."""

    row: DayRow
    place: int
    at: date
    next_on: date | None
    met: bool | None = None
    kind: ContactKind = ContactKind.BREAK
    words: str = ""
    step: str = ""

    def as_data(self) -> dict[str, Any]:
        """The line as JSON can hold it."""
        return {
            "person": self.row.person.worker_id,
            "met": self.met,
            "at": self.at.isoformat(),
            "next_on": self.next_on.isoformat() if self.next_on else None,
            "kind": self.kind.value,
            "words": self.words,
            "step": self.step,
        }

    def take_data(self, kept: dict[str, Any]) -> None:
        """Goes on with what `as_data` gave."""
        self.met, self.words, self.step = kept["met"], kept["words"], kept["step"]
        self.at, self.kind = date.fromisoformat(kept["at"]), ContactKind(kept["kind"])
        self.next_on = date.fromisoformat(kept["next_on"]) if kept["next_on"] else None

    def entry(self) -> DayEntry:
        """What is to be written."""
        person, free = self.row.person, self.row.free
        return DayEntry(
            person.worker_id,
            person.by_id,
            bool(self.met),
            self.at,
            self.kind,
            self.words,
            self.step if free else "",
            self.next_on if free and self.met else None,
        )


class DayModel(QAbstractTableModel):
    """The grid; `told` carries what was typed wrongly, empty once it is right, `counted` tells that a line changed."""

    told = Signal(str)
    counted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self.day = date.min

    def set_rows(self, rows: Sequence[DayRow], day: date) -> None:
        """Shows the people of another sheet, nothing typed yet; `day` is that of the meeting."""
        self.beginResetModel()
        self.day = day
        places: Counter[int] = Counter()
        self._lines = []
        for row in rows:
            places[row.member_id] += 1
            self._lines.append(Line(row, places[row.member_id], day, row.next_on if row.free else None))
        self.endResetModel()
        self.counted.emit()

    def as_data(self) -> list[dict[str, Any]]:
        """What was typed, as a draft keeps it."""
        return [line.as_data() for line in self.typed()]

    def take_over(self, typed: Sequence[dict[str, Any]]) -> None:
        """Goes on with what a draft kept, where the same people stand."""
        known = {line["person"]: line for line in typed}
        self.beginResetModel()
        for line in self._lines:
            before = known.get(line.row.person.worker_id)
            if before is not None:
                line.take_data(before)
        self.endResetModel()
        self.counted.emit()

    def typed(self) -> list[Line]:
        """The lines about which something was said."""
        return [line for line in self._lines if line.met is not None]

    def line(self, position: int) -> Line:
        """The line at a position."""
        return self._lines[position]

    def set_met(self, position: int, met: bool | None) -> None:
        """Notes whether somebody was met."""
        self._lines[position].met = met
        self._changed(position)

    def set_kind(self, position: int, kind: ContactKind) -> None:
        """Notes on which occasion; who has an occasion was met."""
        self._lines[position].kind = kind
        self._lines[position].met = True
        self._changed(position)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        return HEADS[section] if orientation is Qt.Orientation.Horizontal and role == DISPLAY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.column() in TEXTS and self._kept(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == EDIT:
            return self._cell(line, index.column()) if index.column() in TEXTS else ""
        if role == DISPLAY:
            return self._cell(line, index.column()) if self._kept(index) else "–"
        if role in (ACCESSIBLE, TOOLTIP):
            text = self._cell(line, index.column())
            return f"{text}, {second_line(line)}" if index.column() == NAME else text
        return None

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        line, text = self._lines[index.row()], str(value).strip()
        try:
            self._put(line, index.column(), text)
        except DateProblem:
            self.told.emit(f"“{text}”: ngày ghi như {format_day_month(self.day)}.")
            return False
        if text and index.column() != NEXT:
            line.met = True
        self.told.emit("")
        self._changed(index.row())
        return True

    def _put(self, line: Line, column: int, text: str) -> None:
        if column == AT:
            line.at = near_day(text, self.day, ahead=False) if text else self.day
        elif column == NEXT:
            line.next_on = near_day(text, line.at, ahead=True) if text else None
        elif column == WORDS:
            line.words = text
        else:
            line.step = text

    def _kept(self, index: Index) -> bool:
        return index.column() not in OF_MEMBERS or self._lines[index.row()].row.free

    def _cell(self, line: Line, column: int) -> str:
        row = line.row
        next_on = format_day_month(line.next_on) if line.next_on else ""
        met = MET_WORDS[line.met] if line.met is not None else known_words(row)
        return (
            f"{given_name(row.member)} · {line.place}",
            row.person.name,
            met,
            format_day_month(line.at),
            KIND_WORDS[line.kind],
            line.words,
            line.step,
            next_on,
        )[column]

    def _changed(self, position: int) -> None:
        self.dataChanged.emit(self.index(position, 0), self.index(position, len(HEADS) - 1))
        self.counted.emit()


def known_words(row: DayRow) -> str:
    """What the book has of the week: "đã ghi 18/11", "chưa gặp 20/11"; nothing for nothing."""
    if row.met_on is not None:
        return f"đã ghi {format_day_month(row.met_on)}"
    return f"chưa gặp {format_day_month(row.missed_on)}" if row.missed_on is not None else ""


def second_line(line: Line) -> str:
    """What stands under the name: through whom, the shift, what was agreed before."""
    person = line.row.person
    parts = (
        f"qua {called(*person.through)}" if person.through else "",
        person.meets.words,
        f"đã hẹn: {person.next_step}" if person.next_step else "",
    )
    return " · ".join(part for part in parts if part) or person.trade or ""


def near_day(text: str, day: date, *, ahead: bool) -> date:
    """A day written as 27/11/2026, or as 27/11: the next one after `day` or the last before it. Raises DateProblem."""
    parts = text.replace(".", "/").replace("-", "/").split("/")
    if len(parts) != 2:
        return parse_day(text)
    found = parse_day(f"{text}/{day.year}".replace(".", "/").replace("-", "/"))
    if ahead and found < day:
        return parse_day(f"{found:%d/%m}/{day.year + 1}")
    if not ahead and found > day:
        return parse_day(f"{found:%d/%m}/{day.year - 1}")
    return found
