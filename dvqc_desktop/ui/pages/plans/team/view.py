"""Việc của tổ: the team's own plans, whom to commend this month, and families to visit."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.services.contacts import praise
from dvqc_desktop.services.plans import team_plans
from dvqc_desktop.services.plans.team_plans import TeamFields
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.ui.pages.base import PageContext, PageName
from dvqc_desktop.ui.pages.plans.people.acts import ask_review_of, write_from
from dvqc_desktop.ui.pages.plans.team.dialogs import PraiseDialog, TeamPlanDialog
from dvqc_desktop.ui.pages.plans.team.families import FamilyPanel
from dvqc_desktop.ui.pages.plans.team.praise import PraisePanel
from dvqc_desktop.ui.pages.plans.team.work import TeamWork
from dvqc_desktop.ui.pages.plans.view import View
from dvqc_desktop.ui.widgets.basics import button
from dvqc_desktop.ui.widgets.segment import Segment

WORK, PRAISE, FAMILIES = "work", "praise", "families"
STAYS_INSIDE = "Danh sách này chỉ ở trong sổ, không in."
PARTS = ((WORK, "Kế hoạch của tổ"), (PRAISE, "Nên biểu dương"), (FAMILIES, "Thăm gia đình"))


class TeamView(View):
    """One of three parts at a time, each with its own buttons in the head; made when it is first turned to."""

    key: ClassVar[str] = "team"
    words: ClassVar[str] = "Việc của tổ"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.PLANS, Topic.CONTACTS, Topic.WORKERS, Topic.MEMBERS, Topic.CLASSES, Topic.SETTINGS}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.setObjectName("teamView")
        self._print = button("In việc này", "print", "", "printTeamPlanButton")
        self._review = button("Xem lại, kết thúc…", "calendar_clock", "", "reviewTeamPlanButton")
        self._new = button("Lập việc của tổ", "add", "primary", "newTeamPlanButton")
        self._family = button("Ghi gia đình đồng ý", "add", "primary", "newFamilyButton")
        self.set_tools(self._print, self._review, self._new, self._family)
        self.parts = Segment("teamPartSegment", PARTS)
        self.work: TeamWork
        self.praise: PraisePanel
        self.families: FamilyPanel
        self._made = False
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.parts)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _make(self) -> None:
        """A second form is dear: a tab that is opened for one person does not wait for it."""
        self._made = True
        self.work = TeamWork(self.store)
        self.praise = PraisePanel(self.store)
        self.families = FamilyPanel(self.context)
        for part in (self.work, self.praise, self.families):
            self._stack.addWidget(part)
        self._connect()

    def refresh(self) -> None:
        """Reads the part now shown."""
        if not self._made:
            self._make()
        self._shown().refresh()
        self._offer()

    def filter_edit(self) -> QLineEdit | None:
        """The filter of the part shown; the few plans of the team have none."""
        shown = self._shown()
        return None if isinstance(shown, TeamWork) else shown.filter

    def new_item(self) -> None:
        """Begins a plan of the team, notes praise, or a family that agreed."""
        {WORK: self._ask_plan, PRAISE: self.praise.commend, FAMILIES: self.families.ask_new}[self._part()]()

    def print_current(self) -> None:
        """The plan now chosen, as a working paper; the two lists of people are in no paper."""
        row = self.work.current()
        if self._part() != WORK:
            self.context.say(STAYS_INSIDE)
        elif row is not None:
            from dvqc_desktop.exports.documents.team_paper import team_document
            from dvqc_desktop.ui.dialogs.print_preview.window import preview_document

            self.work.form.commit()
            rules, paper = self.store.read(rules_in_force), team_document(self.store.database, row.id)
            preview_document(self.window(), self.context.jobs, paper, rules, self.store)

    def open_row(self, row_id: int) -> None:
        """Turns to a plan, as when the overview leads here."""
        self.parts.set_value(WORK)
        self._turn()
        self.work.choose(row_id)

    def current_person(self) -> int | None:
        """Whoever is chosen in the lists of people."""
        shown = self._shown()
        row = None if isinstance(shown, TeamWork) else shown.current()
        return row.person_id if row is not None else None

    def _connect(self) -> None:
        self.parts.chosen.connect(self._turn)
        self._new.clicked.connect(self._ask_plan)
        self._family.clicked.connect(self.families.ask_new)
        self._review.clicked.connect(self._ask_review)
        self._print.clicked.connect(self.print_current)
        self.work.new_wanted.connect(self._ask_plan)
        self.work.name_wanted.connect(self._ask_name)
        self.work.turned.connect(self._offer)
        self.work.end.praise_wanted.connect(self._ask_praise)
        self.work.end.back_wanted.connect(lambda praise_id: self.store.attempt(praise.take_back, praise_id))
        self.work.end.led.connect(self._lead)
        self.work.end.rounds_wanted.connect(self._open_rounds)

    def _part(self) -> str:
        return str(self.parts.value())

    def _shown(self) -> TeamWork | PraisePanel | FamilyPanel:
        parts: dict[str, TeamWork | PraisePanel | FamilyPanel]
        parts = {WORK: self.work, PRAISE: self.praise, FAMILIES: self.families}
        return parts[self._part()]

    @Slot()
    def _turn(self) -> None:
        self._stack.setCurrentWidget(self._shown())
        self.refresh()

    @Slot()
    def _offer(self) -> None:
        work, row = self._part() == WORK, self.work.current()
        self._new.setVisible(work)
        self._family.setVisible(self._part() == FAMILIES)
        self._print.setVisible(work and row is not None)
        self._review.setVisible(work and row is not None and row.closed_on is None)

    @Slot()
    def _ask_plan(self) -> None:
        dialog = TeamPlanDialog(self.window(), self.store.read(team_plans.team_groups))

        def keep(fields: TeamFields) -> None:
            if write_from(dialog, self.store, team_plans.create_team_plan, fields):
                self.open_row(self.store.read(team_plans.list_team_plans)[0].id)

        dialog.accepted_fields.connect(keep)
        dialog.open()

    @Slot()
    def _ask_name(self) -> None:
        row = self.work.current()
        if row is None:
            return
        groups = self.store.read(team_plans.team_groups)
        group_id = next((group_id for group_id, name in groups if name == row.group_name), None)
        known = TeamFields(row.title, row.period_start, row.period_end, group_id)
        dialog = TeamPlanDialog(self.window(), groups, known)
        dialog.accepted_fields.connect(
            lambda fields: write_from(
                dialog, self.store, team_plans.rename_team_plan, row.id, fields.title, fields.group_id
            )
        )
        dialog.open()

    @Slot()
    def _ask_review(self) -> None:
        row = self.work.current()
        if row is not None:
            ask_review_of(self, self.store, row.id)

    @Slot()
    def _ask_praise(self) -> None:
        row = self.work.current()
        if row is None:
            return
        dialog = PraiseDialog(self.window(), row.title, "")
        dialog.accepted_praise.connect(
            lambda day, text: write_from(dialog, self.store, praise.commend_team, row.id, day, text)
        )
        dialog.open()

    @Slot(object)
    def _lead(self, round_id: int | None) -> None:
        row = self.work.current()
        if row is not None:
            self.store.attempt(team_plans.lead_to_round, row.id, round_id)

    @Slot()
    def _open_rounds(self) -> None:
        """The board with its dialog of rounds, where a round is opened."""
        from dvqc_desktop.ui.pages.board.page import BoardPage

        window: QWidget = self.window()
        self.context.navigate(PageName.BOARD, None)
        board = window.findChild(BoardPage)
        if board is not None:
            board.tasks.open_rounds()
