"""Giờ các ca: the names and hours of all shifts, one save, one act."""

from datetime import time

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.shifts import ShiftHours, read_hour
from dvqc_desktop.services.people.shift_hours import ShiftForm, save_shifts
from dvqc_desktop.services.people.shifts import list_shift_hours
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import button, label, set_look
from dvqc_desktop.ui.widgets.dialog import Dialog

HEADS = ("Tên ca", "Giờ vào ca", "Giờ hết ca")
NOTE = (
    "Hai người khác ca gặp được nhau khi hai ca có chung từ một giờ trở lên; chưa ghi giờ thì ca khác tên là không gặp "
    "được. Ca qua nửa đêm: ghi giờ hết ca của hôm sau, như 22:00 và 6:00."
)


class ShiftsDialog(Dialog):
    """A line for each shift and one for a new one."""

    def __init__(self, parent: QWidget, store: Store) -> None:
        super().__init__(parent, "Giờ các ca", "shiftsDialog")
        self.setFixedWidth(theme.px(560))
        self._store = store
        self._lines: list[tuple[int | None, tuple[QLineEdit, QLineEdit, QLineEdit]]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._told = label("", "error", "shiftsError", wrap=True)
        self._told.hide()
        for column, words in enumerate(HEADS):
            self._grid.addWidget(label(words, "secondary"), 0, column)
        shifts = store.read(list_shift_hours)
        for shift in shifts:
            self._add_line(shift)
        if not shifts:
            self._add_line(None)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._told)
        self.body.addWidget(label(NOTE, "hint", wrap=True))
        self.body.addStretch(1)
        more = button("Thêm ca", "add", "", "addShiftButton")
        more.clicked.connect(self._add_new)
        self.add_left(more)
        self.add_button("Bỏ, giữ như cũ", self.close, "cancelShiftsButton")
        self.add_primary("Lưu", self._save, "saveShiftsButton")

    def _add_line(self, shift: ShiftHours | None) -> None:
        texts = ("", "", "") if shift is None else (shift.name, _text(shift.start), _text(shift.end))
        edits = (QLineEdit(texts[0]), QLineEdit(texts[1]), QLineEdit(texts[2]))
        row = len(self._lines) + 1
        for column, (edit, name) in enumerate(zip(edits, ("Name", "Start", "End"), strict=True)):
            edit.setObjectName(f"shift{name}Edit{row}")
            edit.setAccessibleName(f"{HEADS[column]}, dòng {row}")
            if column:
                edit.setFixedWidth(theme.px(110))
                edit.setPlaceholderText("6:00" if column == 1 else "14:00")
            self._grid.addWidget(edit, row, column)
        self._lines.append((None if shift is None else shift.id, edits))

    def _add_new(self) -> None:
        self._add_line(None)
        self._lines[-1][1][0].setFocus()

    def _save(self) -> None:
        forms: list[ShiftForm] = []
        for shift_id, edits in self._lines:
            form = self._form(shift_id, edits)
            if form is None:
                return
            forms.append(form)
        try:
            self._store.write(save_shifts, forms)
        except AppError as error:
            self._say(" ".join((error.parts[0], error.parts[2])))
            return
        self.accept()

    def _form(self, shift_id: int | None, edits: tuple[QLineEdit, QLineEdit, QLineEdit]) -> ShiftForm | None:
        """The line as a shift; None, and why, for an hour that cannot be read."""
        hours: list[time | None] = []
        for edit in edits[1:]:
            text = edit.text().strip()
            hours.append(read_hour(text))
            wrong = bool(text) and hours[-1] is None
            set_look(edit, "state", "error" if wrong else "")
            if wrong:
                self._say(f"“{text}”: giờ ghi như 6:00 hoặc 22h30.")
                edit.setFocus()
                return None
        return ShiftForm(shift_id, edits[0].text(), *hours)

    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()
        self.adjustSize()


def _text(hour: time | None) -> str:
    return "" if hour is None else f"{hour.hour}:{hour.minute:02d}"
