"""The plans of the team: the list at the left, the chosen one on the form, its end below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import PlanState
from dvqc_desktop.services.contacts import praise
from dvqc_desktop.services.people.leaders import present_members
from dvqc_desktop.services.plans import plans, team_plans
from dvqc_desktop.services.plans.team_plans import TeamRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.plans.plan.history import STATE_WORDS
from dvqc_desktop.ui.pages.plans.team.end import EndPanel
from dvqc_desktop.ui.pages.plans.team.form import TeamForm
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label, link_button, panel
from dvqc_desktop.ui.widgets.empty import EmptyState
from dvqc_desktop.ui.widgets.table import TableView

LIST_WIDTH = 372
HOW = "Ví dụ sản lượng giảm: con số trước và sau, nguyên nhân, giải quyết qua ai, rồi biểu dương."
COLUMNS: tuple[Column[TeamRow], ...] = (
    Column("Việc", lambda row: row.title, 180),
    Column("Tình trạng", lambda row: STATE_WORDS[row.state], 92),
)


class TeamWork(QWidget):
    """`turned` tells that another plan is shown; `new_wanted` and `name_wanted` ask for the dialog of a plan."""

    turned = Signal()
    new_wanted = Signal()
    name_wanted = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.setObjectName("teamWork")
        self._store = store
        self._wanted: int | None = None
        self.model = RowsModel[TeamRow](COLUMNS)
        self.table = TableView("teamPlanTable")
        self.form = TeamForm(store)
        self.end = EndPanel()
        self._name = label("", "person", "teamNameLabel")
        self._of = label("", "secondary", "teamOfLabel")
        self._rename = link_button("Sửa tên…", self.name_wanted.emit, "teamRenameButton")
        self.empty = EmptyState("Chưa có việc nào của tổ", HOW, "teamEmpty")
        self.empty.add_action("Lập việc của tổ", self.new_wanted.emit, "add")
        self._stack = QStackedWidget()
        self._build()
        self.table.selectionModel().currentRowChanged.connect(self._turn)

    def refresh(self) -> None:
        """Reads the plans again and keeps the one chosen, or shows the one asked for."""
        current = self.current()
        wanted = self._wanted or (current.id if current is not None else None)
        self._wanted = None
        rows = self._store.read(team_plans.list_team_plans)
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        place = next((place for place, row in enumerate(rows) if row.id == wanted), 0)
        self.table.select_row(place if rows else -1)
        self._show()

    def choose(self, plan_id: int) -> None:
        """Shows a plan by its id."""
        self._wanted = plan_id
        self.refresh()

    def current(self) -> TeamRow | None:
        """The plan now chosen."""
        place = self.table.current_row()
        return self.model.row(place) if 0 <= place < len(self.model.shown()) else None

    def _build(self) -> None:
        self.table.setAccessibleName("Việc của tổ")
        self.table.setModel(self.model)
        self.table.set_widths([column.width for column in COLUMNS], 0)
        side = panel("", self.table)
        side.setFixedWidth(theme.px(LIST_WIDTH))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name)
        head.addWidget(self._of)
        head.addWidget(self._rename)
        head.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addLayout(head)
        right.addWidget(self.form, 1)
        right.addWidget(self.end)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(side, 0, Qt.AlignmentFlag(0))
        row.addLayout(right, 1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    @Slot()
    def _turn(self) -> None:
        self.form.commit()
        self._show()

    def _show(self) -> None:
        row, today = self.current(), clock.today()
        if row is not None:
            until = f"–{row.period_end:%d/%m/%Y}" if row.period_end else ""
            self._name.setText(row.title)
            self._of.setText(f"{row.group_name} · {row.period_start:%d/%m/%Y}{until}")
            self._rename.setVisible(row.state is not PlanState.CLOSED)
            through: Sequence[str] = self._store.read(team_plans.through_whom, today)
            members = self._store.read(present_members, today)
            self.form.show_plan(self._store.read(plans.get_plan, row.id), members, through)
            self.end.show_end(
                self._store.read(praise.praise_of_team, row.id), self._store.read(team_plans.led_to, row.id)
            )
        self.turned.emit()
