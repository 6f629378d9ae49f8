"""The unit's names as they stand on paper, and its weekly contact day."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from dvqc_desktop.domain.codes import UnitKind
from dvqc_desktop.domain.dates import WEEKDAY_WORDS
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.settings import contact_rule
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.services.unit_forms import save_unit_sheet
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField, focus_first_error

LINES = (
    ("name", "Tên đơn vị", True),
    ("parent_name", "Chi bộ", False),
    ("superior_name", "Đảng bộ cấp trên", True),
    ("place", "Nơi ghi trên văn bản", False),
    ("code", "Mã đơn vị (trong báo cáo)", False),
    ("keeper", "Người giữ sổ", False),
)


def size_words(rules: RulePack) -> str:
    """What the number of members asks of a cell (294-QĐ/TW 26/5/2025, 20.2, 20.3.2, 23.2)."""
    keys = ("cell.committee_from", "cell.committee_most", "cell.groups_from")
    committee, most, groups = (rules.count(key) for key in keys)
    return (
        f"Chi bộ có từ {committee} đảng viên chính thức bầu chi ủy, nhiều nhất {most} đồng chí; "
        f"có từ {groups} đảng viên thì lập các tổ đảng."
    )


class UnitDialog(Dialog):
    """Shows what is kept and writes it back as one act."""

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent, "Thông tin đơn vị", "unitDialog")
        self._store = context.store
        self._unit = self._store.read(get_unit)
        self.body.addWidget(label("Tên đơn vị, ngày gặp gỡ", "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        self.body.addLayout(grid)
        self._kind = QComboBox()
        self._kind.setObjectName("unitDialogKindCombo")
        self._kind.addItem("Tổ đảng", UnitKind.PARTY_GROUP.value)
        self._kind.addItem("Chi bộ", UnitKind.CELL.value)
        self._kind.setCurrentIndex(self._kind.findData(self._unit.kind))
        self._weekday = QComboBox()
        self._weekday.setObjectName("unitDialogWeekdayCombo")
        for number, words in enumerate(WEEKDAY_WORDS):
            self._weekday.addItem(words[:1].upper() + words[1:], number)
        self._weekday.setCurrentIndex(self._store.read(contact_rule).weekday)
        self._lines: dict[str, FormField] = {}
        fields = [FormField("Loại đơn vị", self._kind), FormField("Ngày gặp gỡ hằng tuần", self._weekday)]
        for name, words, required in LINES:
            edit = QLineEdit(str(getattr(self._unit, name)))
            edit.setObjectName(f"unitDialog_{name}")
            edit.setMinimumWidth(theme.px(280))
            self._lines[name] = FormField(words, edit, required)
            fields.append(self._lines[name])
        for position, field in enumerate(fields):
            grid.addWidget(field, position // 2, position % 2, Qt.AlignmentFlag.AlignTop)
        self._size = label(size_words(self._store.read(rules_in_force)), "hint", "unitSizeLabel", wrap=True)
        self.body.addWidget(self._size)
        self.body.addStretch(1)
        self.add_button("Thôi, không ghi", self.close)
        self.add_primary("Lưu", self._save, "saveUnitButton")
        self._kind.currentIndexChanged.connect(self._kind_changed)
        self._kind_changed()

    @Slot()
    def _kind_changed(self) -> None:
        group = self._kind.currentData() == UnitKind.PARTY_GROUP.value
        self._lines["parent_name"].setEnabled(group)
        self._size.setVisible(not group)

    def _text(self, name: str) -> str:
        edit = self._lines[name].field
        assert isinstance(edit, QLineEdit)
        return edit.text().strip()

    def _save(self) -> None:
        for name, words, required in LINES:
            self._lines[name].refuse(f"Ghi {words.lower()}." if required and not self._text(name) else "")
        if focus_first_error(list(self._lines.values())):
            return
        texts = {name: self._text(name) for name, _words, _required in LINES}
        if self._kind.currentData() == UnitKind.CELL.value:
            texts["parent_name"] = ""
        unit = replace(self._unit, kind=str(self._kind.currentData()), **texts)
        if self._store.attempt(save_unit_sheet, unit, int(self._weekday.currentData())) is not None:
            self.close()
