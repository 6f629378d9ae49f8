"""What the cell sets for itself: names of the classes, when to look again, load, contact day; one save, one act."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from dvqc_desktop.domain.cell_settings import FIELDS, SECTIONS, SettingField, SettingKind, SettingSection, find_faults
from dvqc_desktop.domain.dates import WEEKDAY_WORDS
from dvqc_desktop.services.cell_settings import read_settings, save_settings
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import divider, label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField, focus_first_error

COLUMNS = 4
WIDTH, COLUMN_WIDTH = 780, 173
LONGEST_NUMBER = 999


class SettingsDialog(Dialog):
    """Every setting of `domain.cell_settings` under its heading; a new one there is a new field here."""

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent, "Thiết lập", "settingsDialog")
        self.setFixedWidth(theme.px(WIDTH))
        self._context = context
        self._fields: dict[str, FormField] = {}
        kept = context.store.read(read_settings)
        for place, section in enumerate(SECTIONS):
            if place:
                self.body.addWidget(divider())
            self.body.addWidget(label(section.title, "section"))
            self.body.addLayout(self._grid(section, kept))
        self.body.addWidget(label("Đổi tên loại không đổi loại của ai.", "hint"))
        self.body.addStretch(1)
        self.add_button("Loại họp…", self._open_kinds, "openKindsButton")
        self.add_button("Giờ các ca…", self._open_shifts, "openShiftsButton")
        self.add_button("Quy định, mẫu văn bản…", self._open_rules, "openRulesButton")
        self.add_button("Thôi, không ghi", self.close, "cancelSettingsButton")
        self.add_primary("Lưu", self._save, "saveSettingsButton")

    def _grid(self, section: SettingSection, kept: dict[str, Any]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for place, setting in enumerate(section.fields):
            caption = f"{setting.words} ({setting.unit})" if setting.unit else setting.words
            field = FormField(caption, _editor(setting, kept[setting.key]), not setting.optional, setting.hint)
            self._fields[setting.key] = field
            grid.addWidget(field, place // COLUMNS, place % COLUMNS, Qt.AlignmentFlag.AlignTop)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, theme.px(COLUMN_WIDTH))
        return grid

    def _values(self) -> dict[str, Any]:
        return {setting.key: _value(setting, self._fields[setting.key].field) for setting in FIELDS}

    def _open_kinds(self) -> None:
        from dvqc_desktop.ui.dialogs.kinds.dialog import KindsDialog

        KindsDialog(self, self._context).open()

    def _open_shifts(self) -> None:
        from dvqc_desktop.ui.dialogs.shifts import ShiftsDialog

        ShiftsDialog(self, self._context.store).open()

    def _open_rules(self) -> None:
        from dvqc_desktop.ui.dialogs.rules.dialog import RulesDialog

        RulesDialog(self, self._context).open()

    def _save(self) -> None:
        values = self._values()
        faults = find_faults(values)
        for key, field in self._fields.items():
            field.refuse(faults.get(key, ""))
        self.adjustSize()
        if focus_first_error(list(self._fields.values())):
            return
        if self._context.store.attempt(save_settings, values) is not None:
            self._context.toast("Đã lưu thiết lập.")
            self.close()


def _editor(setting: SettingField, value: Any) -> QWidget:
    made: QWidget
    if setting.kind is SettingKind.WEEKDAY:
        made = combo = QComboBox()
        for number, words in enumerate(WEEKDAY_WORDS):
            combo.addItem(words[:1].upper() + words[1:], number)
        combo.setCurrentIndex(combo.findData(value))
    else:
        made = edit = QLineEdit("" if value is None else str(value))
        if setting.kind is SettingKind.NUMBER:
            edit.setValidator(QIntValidator(0, LONGEST_NUMBER, edit))
            edit.setPlaceholderText("như chung" if setting.optional else "")
    made.setObjectName("setting_" + setting.key.replace(".", "_"))
    return made


def _value(setting: SettingField, editor: QWidget) -> Any:
    if isinstance(editor, QComboBox):
        return editor.currentData()
    assert isinstance(editor, QLineEdit)
    text = editor.text().strip()
    if setting.kind is SettingKind.NUMBER:
        return int(text) if text else None
    return text
