"""Every rule of procedure with its value, source and first day; found by words, set for the cell itself, set back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.names import fold
from dvqc_desktop.domain.rule_show import value_words
from dvqc_desktop.domain.rule_values import UNIT_WORDS, fault_of, tidy_value
from dvqc_desktop.services.rule_listing import RuleRow, list_rules
from dvqc_desktop.services.rules import reset_rule, set_rule
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.rules.editor import editor_value, make_editor
from dvqc_desktop.ui.dialogs.rules.table import rule_table, whole_source
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import button, divider, label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit, shown_of

WIDTH, HEIGHT, PART_HEIGHT, VALUE_WIDTH = 968, 680, 196, 400
ALL_SECTIONS = "Mọi phần"


class RulesDialog(Dialog):
    """The table above, the rule chosen in it below; each value set or set back is one act."""

    def __init__(self, parent: QWidget, context: PageContext, key: str = "") -> None:
        super().__init__(parent, "Quy định, mẫu văn bản", "rulesDialog")
        self._context, self._store = context, context.store
        self._row: RuleRow | None = None
        self._field: FormField | None = None
        self.setFixedWidth(theme.px(WIDTH))
        self.setFixedHeight(min(theme.px(HEIGHT), parent.window().height() - theme.px(40)))
        self._filter = FilterEdit("ruleFilterEdit", "Tìm quy định")
        self._section = QComboBox()
        self._section.setObjectName("ruleSectionCombo")
        self._section.setAccessibleName("Phần")
        self._own = QCheckBox("Chỉ chỗ đơn vị tự đặt")
        self._own.setObjectName("ownRulesCheck")
        self._count = label("", "secondary", "ruleCountLabel")
        self.table, self.rows = rule_table()
        self._name = label("", "strong", "ruleNameLabel", wrap=True)
        self._source = label("", "secondary", "ruleSourceLabel", wrap=True)
        self._note = label("", "secondary", "ruleOwnLabel", wrap=True)
        self._value = QVBoxLayout()
        self._reason = QLineEdit()
        self._reason.setObjectName("ruleReasonEdit")
        self._reason.setPlaceholderText("ví dụ: Hướng dẫn của Đảng ủy ngày …")
        self._reset = button("Lấy lại giá trị gốc", "arrow_undo", "", "resetRuleButton")
        self._lay_out()
        self._connect()
        self._read(key)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for widget in (self._filter, self._section, self._own):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self._count)
        self.body.addLayout(tools)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(divider())
        part = QWidget()
        part.setFixedHeight(theme.px(PART_HEIGHT))
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        for words in (self._name, self._source, self._note):
            left.addWidget(words)
        left.addStretch(1)
        left.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)
        right.addLayout(self._value)
        right.addWidget(FormField("Căn cứ, lý do của đơn vị", self._reason))
        right.addStretch(1)
        holder = QWidget()
        holder.setFixedWidth(theme.px(VALUE_WIDTH))
        right.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(right)
        row.addLayout(left, 1)
        row.addWidget(holder)
        self.body.addWidget(part)
        self.add_help("Buổi họp đã chốt giữ quy định của ngày chốt.")
        self.add_button("Đóng", self.close, "closeRulesButton")
        self.add_primary("Ghi giá trị", self._save, "saveRuleButton")

    def _connect(self) -> None:
        QShortcut(QKeySequence("Ctrl+F"), self, self._filter.setFocus)
        self._filter.filtered.connect(self._show_rows)
        self._section.currentIndexChanged.connect(self._show_rows)
        self._own.toggled.connect(self._show_rows)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.rows.modelReset.connect(self._choose)
        self._reset.clicked.connect(self._set_back)

    def _read(self, key: str) -> None:
        rows = self._store.read(list_rules)
        if not self._section.count():
            self._section.blockSignals(True)
            self._section.addItem(ALL_SECTIONS, "")
            for section in dict.fromkeys(row.rule.section for row in rows if row.rule.section):
                self._section.addItem(section, section)
            self._section.blockSignals(False)
        self.rows.set_rows(rows)
        self._show_rows()
        shown = [row.rule.key for row in self.rows.shown()]
        self.table.select_row(shown.index(key) if key in shown else 0 if shown else -1)

    @Slot()
    def _show_rows(self) -> None:
        words, section, own = fold(self._filter.text()).split(), self._section.currentData(), self._own.isChecked()
        self.rows.set_filter(
            lambda row: (
                all(word in row.found_by for word in words)
                and section in ("", row.rule.section)
                and (row.own or not own)
            )
        )
        shown, total = self.rows.rowCount(), self.rows.total()
        self._count.setText(shown_of(shown, total) or f"{total} quy định")
        self.table.select_row(0 if shown else -1)

    @Slot()
    def _choose(self) -> None:
        place = self.table.current_row()
        self._row = self.rows.row(place) if 0 <= place < self.rows.rowCount() else None
        if self._field is not None:
            self._value.removeWidget(self._field)
            self._field.setParent(None)
            self._field.deleteLater()
            self._field = None
        row = self._row
        self._name.setText(row.rule.name if row else "")
        self._source.setText(whole_source(row) if row else "")
        self._note.setText(_own_words(row) if row else "")
        self._reason.setText(row.reason if row else "")
        self._reset.setEnabled(row is not None and row.own)
        if self.primary is not None:
            self.primary.setEnabled(row is not None)
        if row is not None:
            unit = UNIT_WORDS.get(row.rule.unit)
            self._field = FormField(f"Giá trị ({unit})" if unit else "Giá trị", make_editor(row.rule, row.value))
            self._value.addWidget(self._field)

    def _save(self) -> None:
        if self._row is None or self._field is None:
            return
        rule = self._row.rule
        value = tidy_value(editor_value(rule, self._field.field))
        fault = fault_of(rule, value)
        self._field.refuse(fault)
        if fault:
            self._field.field.setFocus()
        elif self._store.attempt(set_rule, rule.key, value, self._reason.text()) is not None:
            self._context.toast(f"Đã ghi: {rule.name}.")
            self._read(rule.key)

    @Slot()
    def _set_back(self) -> None:
        if self._row is not None and self._store.attempt(reset_rule, self._row.rule.key) is not None:
            self._context.toast("Đã lấy lại giá trị gốc.")
            self._read(self._row.rule.key)


def _own_words(row: RuleRow) -> str:
    """What the cell set for itself, against the shipped value."""
    if not row.own or row.set_on is None:
        return "Đơn vị dùng giá trị gốc."
    return f"Đơn vị tự đặt ngày {format_date(row.set_on)}; giá trị gốc: {value_words(row.rule, row.rule.value)}."
