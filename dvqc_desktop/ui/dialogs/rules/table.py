"""The table of rules: name, value, source, first day; the cell's own values stand out by weight and mark."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.rule_show import CONFIDENCE_WORDS, valid_words, value_words
from dvqc_desktop.services.rule_listing import RuleRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import ROW_ROLE, TOOLTIP, Column, RowsModel
from dvqc_desktop.ui.widgets.table import CellDelegate, TableView

Index = QModelIndex | QPersistentModelIndex

COLUMNS: tuple[Column[RuleRow], ...] = (
    Column("Quy định", lambda row: row.rule.name, 370),
    Column("Giá trị", lambda row: value_words(row.rule, row.value), 140),
    Column("Căn cứ", lambda row: source_words(row), 200),
    Column("Có hiệu lực từ", lambda row: format_date(row.set_on or row.rule.valid_from), 108),
)


def source_words(row: RuleRow) -> str:
    """Where the value in force comes from: the cell's own reason, or the legal basis."""
    return f"Tự đặt: {row.reason}" if row.own and row.reason else "Tự đặt" if row.own else row.rule.basis


def whole_source(row: RuleRow) -> str:
    """The source of the shipped value with its first day and how sure it is."""
    rule = row.rule
    return f"{rule.basis}; từ {valid_words(rule)}. {CONFIDENCE_WORDS[rule.confidence]}."


class RuleModel(RowsModel[RuleRow]):
    """Rules, each cell with the whole source as its tooltip."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == TOOLTIP:
            return whole_source(self.row(index.row()))
        return super().data(index, role)


class RuleDelegate(CellDelegate):
    """Paints a value of the cell's own in bold."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, RuleRow) and row.own:
            option.font = theme.font(13.5, 600)
        super().paint_content(painter, rect, index, option)


def rule_table() -> tuple[TableView, RuleModel]:
    """The table with its model."""
    table, rows = TableView("ruleTable"), RuleModel(COLUMNS)
    table.setModel(rows)
    table.setItemDelegate(RuleDelegate(table))
    table.set_widths([column.width for column in COLUMNS], 2)
    table.set_empty_text("Không có quy định nào khớp. Bỏ lọc để thấy đủ.")
    return table, rows
