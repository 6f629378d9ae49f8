"""The two forms of the register: lines that the chain proposes, and a line of one's own."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.register import RegisterMemberMissingError, RegisterWhomMissingError
from dvqc_desktop.services.members.year_register import (
    USUAL_OF_PERSON,
    LineFields,
    RegisterRow,
    fill_year,
    save_line,
)
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.pages.board.register.model import ProposedModel
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField, focus_first_error
from dvqc_desktop.ui.widgets.person_combo import PersonCombo
from dvqc_desktop.ui.widgets.table import TableView

Named = Sequence[tuple[int, str]]


class FillRegisterDialog(Dialog):
    """People accept line by line what the chain proposes; all accepted ones are one act."""

    def __init__(self, parent: QWidget, store: Store, year: int, rows: Sequence[RegisterRow]) -> None:
        super().__init__(parent, "Đưa dây chuyền vào sổ phân công", "fillRegisterDialog")
        self._store, self._year = store, year
        self.setFixedSize(theme.px(900), theme.px(520))
        self.model = ProposedModel(rows)
        self._table = TableView("proposedLineTable")
        self._table.setModel(self.model)
        self._table.setItemDelegate(QStyledItemDelegate(self._table))
        self._table.set_widths([160, 92, 160, 120, 200], stretch=4)
        words = f"Năm {year} các đồng chí đã phụ trách những người dưới đây, sổ chưa có. Bỏ dấu ở dòng không đưa vào."
        self.body.addWidget(label(words, wrap=True))
        self.body.addWidget(self._table, 1)
        self._error = label("", "error", "fillRegisterError", wrap=True)
        self.body.addWidget(self._error)
        self.add_button("Chưa đưa vào", self.reject, "leaveProposedButton")
        self.add_primary("", self._save, "fillRegisterButton")
        self.model.ticked.connect(self._count)
        self._count()

    def _count(self) -> None:
        assert self.primary is not None
        self.primary.setText(f"Đưa {len(self.model.taken())} dòng vào sổ")
        self._error.setText("")

    def _save(self) -> None:
        lines = [row.fields for row in self.model.taken()]
        if not lines:
            self._error.setText("Chưa chọn dòng nào.")
            return
        words = f"Đưa {len(lines)} dòng vào sổ phân công năm {self._year}"
        after_count(self, self._store, words, len(lines), partial(self._fill, lines))

    def _fill(self, lines: list[LineFields]) -> None:
        if self._store.attempt(fill_year, self._year, lines) is not None:
            self.accept()


class RegisterLineDialog(Dialog):
    """A line of one's own: a member with a worker or a group. `made` carries its id."""

    made = Signal(int)

    def __init__(self, parent: QWidget, store: Store, year: int, members: Named, whom: Named) -> None:
        """`whom` are workers by row id and groups by the row id with a minus before it."""
        super().__init__(parent, f"Thêm dòng sổ phân công năm {year}", "registerLineDialog")
        self._store, self._year = store, year
        self.setFixedWidth(theme.px(560))
        self._member = PersonCombo("registerMemberCombo", "Đảng viên")
        self._member.set_people(members)
        self._whom = PersonCombo("registerWhomCombo", "Quần chúng hoặc nhóm")
        self._whom.set_people(whom)
        self._requirement = QLineEdit(USUAL_OF_PERSON)
        self._requirement.setObjectName("registerRequirementEdit")
        hint = "Sổ này in ra giấy: ghi việc làm, không ghi loại hay mặt yếu của ai."
        self._fields = [
            FormField("Đảng viên", self._member, required=True),
            FormField("Quần chúng hoặc nhóm", self._whom, required=True),
            FormField("Yêu cầu, nội dung", self._requirement, required=True, hint=hint),
        ]
        for field in self._fields:
            self.body.addWidget(field)
        self.body.addStretch(1)
        self.add_button("Bỏ, không thêm", self.reject, "cancelLineButton")
        self.add_primary("Thêm dòng", self._save, "saveLineButton")

    def _save(self) -> None:
        chosen = self._whom.person_id()
        worker_id = chosen if chosen is not None and chosen > 0 else None
        group_id = -chosen if chosen is not None and chosen < 0 else None
        fields = LineFields(self._member.person_id(), worker_id, group_id, self._requirement.text())
        try:
            change = self._store.write(save_line, self._year, fields)
        except AppError as error:
            self._refuse(error)
            return
        self.made.emit(change.row_id or 0)
        self.accept()

    def _refuse(self, error: AppError) -> None:
        """One sentence under the field that it is about."""
        places: dict[type[AppError], int] = {RegisterMemberMissingError: 0, RegisterWhomMissingError: 1}
        for place, field in enumerate(self._fields):
            field.refuse(error.parts[0] if place == places.get(type(error), 2) else "")
        focus_first_error(self._fields)
