"""The panels of a team's plan: those of anybody's, in a team's words, with its figures before and now."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from dvqc_desktop.domain.team_plans import ahead_words
from dvqc_desktop.services.people.leaders import MemberName
from dvqc_desktop.services.plans.plan_rows import PlanView
from dvqc_desktop.services.plans.team_plans import figure_cells
from dvqc_desktop.ui.pages.plans.plan.more import MorePanel
from dvqc_desktop.ui.pages.plans.plan.plan_view import PlanPanels
from dvqc_desktop.ui.pages.plans.team.causes import CausePanel
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.edit_box import retitle, small_head

MORE = (("requirement", "Yêu cầu của chi bộ", "Việc hoặc con số cả tổ cần đạt, không phải loại"),)
HEADS = ("Con số của cả tổ", "Kế hoạch", "Mức", "Lúc đầu", "Mới nhất")


class TeamFigures(QFrame):
    """One line for each series: what was planned, the norm, the first figure and the last, held against them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setObjectName("teamFiguresPanel")
        self._ahead = label("", "secondary", "teamAheadLabel")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addWidget(small_head("Trước và nay", "table_simple", "text", self._ahead))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(12, 0, 12, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        for place, share in ((0, 2), (3, 3), (4, 3)):
            self._grid.setColumnStretch(place, share)
        column.addLayout(self._grid)

    def show_plan(self, plan: PlanView) -> None:
        """Shows the figures of a plan; a plan without any hides the panel."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(bool(plan.series))
        self._ahead.setText(ahead_words(plan.dates.period_end, plan.dates.closed_on))
        lines = [HEADS, *(figure_cells(row) for row in plan.series)] if plan.series else []
        for row, line in enumerate(lines):
            for column, words in enumerate(line):
                self._grid.addWidget(label(words, "" if row else "secondary", wrap=bool(row)), row, column)


class TeamPanels(PlanPanels):
    """What the team sees first, what it does well beside the causes, one aim, then steps, figures and reviews."""

    def __init__(self) -> None:
        super().__init__(CausePanel(), MorePanel(MORE, directed=False))
        self.figures = TeamFigures()
        retitle(self.wish, "Tình hình, điều anh chị em nêu", "Việc, con số đã thấy; anh chị em nói vì sao")
        retitle(self.strengths, "Điều tổ đang làm tốt", "Mỗi dòng một điều để dựa vào")
        retitle(self.near, "Cần đạt", "Việc, con số cả tổ cần đạt trong kỳ này")
        self.long.hide()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.chart), self.figures)

    def set_width(self, width: int) -> None:
        """The one aim stands under both columns: nothing is beside it."""
        super().set_width(width)
        self._pairs.addWidget(self.near, 3 - self._columns, 0, 1, self._columns)

    def show_plan(self, plan: PlanView, members: Sequence[MemberName], day: date) -> None:
        super().show_plan(plan, members, day)
        self.long.hide()
        self.figures.show_plan(plan)
