"""Typing what the teams made in a period: plan, norm, what was done and the share that was good, by item."""

from collections.abc import Hashable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QWidget

from dvqc_desktop.domain.periods import Period
from dvqc_desktop.domain.typed_figures import Output
from dvqc_desktop.domain.typed_grid import cell_words, read_cell
from dvqc_desktop.services.reports.production import (
    PARTS,
    ItemFields,
    ItemRow,
    OutputCell,
    OutputRow,
    output_rows,
    production_items,
    retire_item,
    save_item,
    teams,
    type_outputs,
)
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.reports.typed.entry_dialog import EntryDialog
from dvqc_desktop.ui.pages.reports.typed.grid import GridColumn, GridRow, Key
from dvqc_desktop.ui.pages.reports.typed.name_dialog import ITEM, Named, NameDialog
from dvqc_desktop.ui.widgets.basics import button

COLUMNS = (
    GridColumn("plan", "Kế hoạch"),
    GridColumn("norm", "Định mức"),
    GridColumn("actual", "Thực hiện"),
    GridColumn("quality", "Hàng đạt (%)", "%"),
)
ALL_TEAMS = "Cả đơn vị"
RETIRED = " (thôi theo dõi)"


class OutputsDialog(EntryDialog):
    """Rows are items; figures are of a team or of all together, of no person."""

    def __init__(self, parent: QWidget, context: PageContext, period: Period) -> None:
        super().__init__(parent, context, "Nhập sản lượng của tổ", "outputsDialog")
        self._items: dict[int, ItemRow] = {}
        self._team = QComboBox()
        self._team.setObjectName("outputTeamCombo")
        self._team.setAccessibleName("Tổ sản xuất")
        self._team.addItem(ALL_TEAMS, None)
        for number, name in self.store.read(teams):
            self._team.addItem(name, number)
        self._edit = button("Sửa…", "", "", "outputEditButton")
        self._use = button("Thôi theo dõi", "", "", "outputUseButton")
        add = button("Thêm sản phẩm…", "", "", "outputAddButton")
        self.set_up("outputs", period, self._team, add, self._edit, self._use)
        self.table.set_empty_text("Chưa có sản phẩm nào. Bấm “Thêm sản phẩm…” để ghi tên và đơn vị trước.")
        self._team.currentIndexChanged.connect(self.fill)
        add.clicked.connect(lambda _checked=False: self._name(None))
        self._edit.clicked.connect(lambda _checked=False: self._name(self._chosen()))
        self._use.clicked.connect(self._turn_use)
        self.table.selectionModel().currentChanged.connect(self._show_acts)
        self._show_acts()

    @Slot()
    def fill(self) -> None:
        """Shows the items for the period and the team chosen."""
        items = self.store.read(production_items)
        self._items = {item.id: item for item in items}
        team, period = self._team.currentData(), self.steps.period
        there = {(row.item_id, row.team_id): row for row in self._rows_of(period)}
        lines = [
            GridRow((item.id, team, period), item.name + (RETIRED if item.retired_on else ""), item.unit)
            for item in items
        ]
        saved: dict[Key, str] = {}
        for item in items:
            row = there.get((item.id, team))
            for column in COLUMNS:
                number = row.number(str(column.key)) if row else None
                words = cell_words(number.value if number else None, column.unit or item.unit)
                saved[(item.id, team, period), column.key] = words
        chosen = max(self.table.currentIndex().row(), 0)
        self.grid.show(lines, COLUMNS, saved)
        self.table.fit(120)
        self.table.setCurrentIndex(self.grid.index(chosen, self.grid.columnCount() - 2))
        self._show_acts()

    def write(self, values: dict[Key, float | None]) -> bool:
        changed: dict[Hashable, dict[str, float | None]] = {}
        for (line, part), value in values.items():
            changed.setdefault(line, {})[str(part)] = value
        cells = [self._cell(line, numbers) for line, numbers in changed.items() if isinstance(line, tuple)]
        return self.store.attempt(type_outputs, cells) is not None

    def _cell(self, line: tuple[int, int | None, Period], numbers: dict[str, float | None]) -> OutputCell:
        """The output of a line: what stands in the book with the changed numbers."""
        item_id, team_id, period = line
        row = next((each for each in self._rows_of(period) if (each.item_id, each.team_id) == (item_id, team_id)), None)
        kept: dict[str, float | None] = {part: getattr(row, part) if row else None for part in PARTS}
        merged = kept | numbers
        return OutputCell(
            item_id, team_id, period, Output(merged["plan"], merged["norm"], merged["actual"], merged["quality"])
        )

    def _rows_of(self, period: Period) -> list[OutputRow]:
        rows = self.store.read(output_rows)
        return [row for row in rows if (row.first_on, row.last_on) == (period.start, period.end)]

    def _chosen(self) -> ItemRow | None:
        line = self.grid.row_at(self.table.currentIndex().row())
        return self._items.get(line.key[0]) if line and isinstance(line.key, tuple) else None

    @Slot()
    def _show_acts(self) -> None:
        item = self._chosen()
        for act in (self._edit, self._use):
            act.setEnabled(item is not None)
        self._use.setText("Theo dõi lại" if item is not None and item.retired_on else "Thôi theo dõi")

    def _name(self, item: ItemRow | None) -> None:
        now = Named(item.name, item.unit, cell_words(item.aim, item.unit)) if item else Named()
        number = item.id if item else None

        def save(typed: Named) -> bool:
            fields = ItemFields(typed.name, typed.unit, read_cell(typed.more, typed.unit).value)
            written = self.store.attempt(save_item, fields, number) is not None
            self.fill()
            return written

        NameDialog(self, ITEM, now, save).open()

    @Slot()
    def _turn_use(self) -> None:
        item = self._chosen()
        if item is not None:
            self.store.attempt(retire_item, item.id, None if item.retired_on else self.steps.period.start)
            self.fill()
