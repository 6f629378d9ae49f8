"""Typing indicators by period: those of the rules' list and the cell's own, six periods side by side."""

from collections.abc import Hashable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain.period_words import days_over_column, short_words
from dvqc_desktop.domain.periods import Period, PeriodKind, previous
from dvqc_desktop.domain.typed_grid import cell_words
from dvqc_desktop.services.reports.typed import (
    IndicatorFields,
    IndicatorRow,
    TypedCell,
    indicator_rows,
    retire_indicator,
    save_indicator,
    type_values,
)
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.reports.typed.entry_dialog import EntryDialog
from dvqc_desktop.ui.pages.reports.typed.grid import GridColumn, GridRow, Key
from dvqc_desktop.ui.pages.reports.typed.name_dialog import INDICATOR, Named, NameDialog
from dvqc_desktop.ui.widgets.basics import button

PERIODS = 6
RETIRED = " (thôi dùng)"


class IndicatorsDialog(EntryDialog):
    """Rows are indicators, columns the periods up to the one chosen."""

    def __init__(self, parent: QWidget, context: PageContext, period: Period) -> None:
        super().__init__(parent, context, "Nhập chỉ tiêu theo kỳ", "indicatorsDialog")
        self._rows: dict[Hashable, IndicatorRow] = {}
        self._edit = button("Sửa tên…", "", "", "indicatorEditButton")
        self._use = button("Thôi dùng", "", "", "indicatorUseButton")
        add = button("Thêm chỉ tiêu riêng…", "", "", "indicatorAddButton")
        self.set_up("indicators", period, add, self._edit, self._use)
        add.clicked.connect(lambda _checked=False: self._name(None))
        self._edit.clicked.connect(lambda _checked=False: self._name(self._chosen()))
        self._use.clicked.connect(self._turn_use)
        self.table.selectionModel().currentChanged.connect(self._show_acts)
        self.grid.modelReset.connect(self._show_acts)
        self._show_acts()

    def fill(self) -> None:
        """Shows six periods, the one chosen last."""
        rows = self.store.read(indicator_rows)
        self._rows = {row.key: row for row in rows}
        periods = [self.steps.period]
        while len(periods) < PERIODS:
            periods.insert(0, previous(periods[0]))
        lines = [
            GridRow(row.key, row.name + (RETIRED if row.retired_on else ""), row.unit, row.meaning) for row in rows
        ]
        saved: dict[Key, str] = {
            (row.key, period): cell_words(row.at(period), row.unit) for row in rows for period in periods
        }
        chosen = max(self.table.currentIndex().row(), 0)
        self.grid.show(lines, [GridColumn(period, _head(period)) for period in periods], saved)
        self.table.fit(104)
        self.table.setCurrentIndex(self.grid.index(chosen, self.grid.columnCount() - 1))

    def write(self, values: dict[Key, float | None]) -> bool:
        cells = [
            TypedCell(str(key), period, value) for (key, period), value in values.items() if isinstance(period, Period)
        ]
        return self.store.attempt(type_values, cells) is not None

    def _chosen(self) -> IndicatorRow | None:
        line = self.grid.row_at(self.table.currentIndex().row())
        return self._rows.get(line.key) if line else None

    @Slot()
    def _show_acts(self) -> None:
        row = self._chosen()
        self._edit.setEnabled(row is not None and row.code is None)
        self._edit.setToolTip("" if self._edit.isEnabled() else "Tên của chỉ tiêu trong danh mục không sửa được.")
        self._use.setText("Dùng lại" if row is not None and row.retired_on else "Thôi dùng")

    def _name(self, row: IndicatorRow | None) -> None:
        now = Named(row.name, row.unit, row.meaning) if row else Named()
        number = row.id if row else None

        def save(typed: Named) -> bool:
            fields = IndicatorFields(typed.name, typed.unit, typed.more)
            written = self.store.attempt(save_indicator, fields, number) is not None
            self.fill()
            return written

        NameDialog(self, INDICATOR, now, save).open()

    @Slot()
    def _turn_use(self) -> None:
        row = self._chosen()
        if row is not None:
            self.store.attempt(retire_indicator, row.key, None if row.retired_on else self.steps.period.start)
            self.fill()


def _head(period: Period) -> str:
    return days_over_column(period) if period.kind is PeriodKind.FREE else short_words(period)
