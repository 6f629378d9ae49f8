"""Beside the agenda: what this kind of meeting should hold, what was left open, what the data propose, who comes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.dates import format_day_month
from dvqc_desktop.domain.meetings import PreparationCheck
from dvqc_desktop.domain.names import given_name
from dvqc_desktop.services.meetings.agenda.agenda_proposals import AgendaProposal
from dvqc_desktop.services.meetings.tasks.tasks import TaskRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.roll.quorum import Attending, QuorumBox
from dvqc_desktop.ui.widgets.basics import divider, icon_label, label, link_button, panel

SHOWN_DEBTS = 5
WIDTH, MOST_WIDTH = 296, 300


class AgendaSide(QScrollArea):
    """Four blocks from top to bottom; each act is one click, told by a signal."""

    check_wanted = Signal(object)
    proposal_wanted = Signal(object)
    task_wanted = Signal(object)
    roll_wanted = Signal()
    backlog_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(min(theme.px(WIDTH), MOST_WIDTH))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("scrollBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self._checks_title = label("", "strong", wrap=True)
        self._checks = _block("agendaCheckList")
        self._debts_title = label("Việc kỳ trước chưa xong", "strong")
        self._debts = _block("agendaDebtPanel")
        self._proposals_title = label("Nên đưa vào chương trình", "strong")
        self._proposals = _block("agendaProposalList")
        self._backlog = link_button("", self.backlog_wanted.emit, "backlogLink")
        self._quorum_title = label("", "strong")
        self.quorum = QuorumBox("agendaQuorumBox")
        self.quorum.add_link("Xem điểm danh", self.roll_wanted.emit)
        self._blocks: tuple[QWidget, ...] = (
            *(self._checks_title, self._checks, divider()),
            *(self._debts_title, self._debts),
            *(self._proposals_title, self._proposals, _left(self._backlog), divider()),
            *(self._quorum_title, self.quorum),
        )
        for block in self._blocks:
            column.addWidget(block)
        column.addStretch(1)
        self.setWidget(body)

    def order_keys(self) -> None:
        """Tab goes from top to bottom, whatever was filled in last."""
        before: QWidget = self
        for block in self._blocks:
            parts = block.findChildren(QAbstractButton)
            for part in [block, *parts] if isinstance(block, QAbstractButton) else parts:
                QWidget.setTabOrder(before, part)
                before = part

    def show_checks(self, title: str, checks: Sequence[PreparationCheck], may_add: bool) -> None:
        """Shows the checks; ticking one that is missing asks for its item."""
        self._checks_title.setText(title)
        _clear(self._checks)
        for check in checks:
            box = QCheckBox(check.words)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # never wider than the panel
            box.setToolTip(check.words)
            box.setChecked(check.done)
            box.setEnabled(may_add)
            box.clicked.connect(self._asker(box, check))
            _layout(self._checks).addWidget(box)

    def _asker(self, box: QCheckBox, check: PreparationCheck) -> Callable[[bool], None]:
        def clicked(_on: bool) -> None:
            box.setChecked(check.done)
            if not check.done:
                self.check_wanted.emit(check)

        return clicked

    def show_debts(self, tasks: Sequence[TaskRow]) -> None:
        """Shows the open tasks of earlier meetings, promises first."""
        _clear(self._debts)
        for task in tasks[:SHOWN_DEBTS]:
            _layout(self._debts).addWidget(self._debt(task))
        if len(tasks) > SHOWN_DEBTS:
            _layout(self._debts).addWidget(label(f"và {len(tasks) - SHOWN_DEBTS} việc nữa", "secondary"))
        if not tasks:
            _layout(self._debts).addWidget(label("Không còn việc nào.", "secondary"))

    def _debt(self, task: TaskRow) -> QWidget:
        box = panel()
        column = _layout(box)
        column.setContentsMargins(10, 6, 10, 6)
        owner = f"{given_name(task.owner)}: " if task.owner else ""
        column.addWidget(label(f"{owner}{task.text}", wrap=True))
        column.addWidget(_due_line(task))
        if task.promised_to:
            column.addWidget(label(f"đã hứa với {task.promised_to}", "secondary", wrap=True))
        column.addWidget(_left(link_button("Ghi xong việc…", lambda: self.task_wanted.emit(task))))
        return box

    def show_backlog(self, count: int, may_take: bool) -> None:
        """Shows how much waits for a later meeting; the list opens from here."""
        self._backlog.setText(f"Việc để kỳ sau ({count})…" if count else "Việc để kỳ sau…")
        self._backlog.setVisible(may_take)

    def show_proposals(self, proposals: Sequence[AgendaProposal], positions: dict[int, int], may_add: bool) -> None:
        """Shows what the data propose, each with its reason and the place it would go to."""
        _clear(self._proposals)
        for proposal in proposals:
            _layout(self._proposals).addWidget(self._proposal(proposal, positions, may_add))
        self._proposals_title.setVisible(bool(proposals))
        self._proposals.setVisible(bool(proposals))

    def _proposal(self, proposal: AgendaProposal, positions: dict[int, int], may_add: bool) -> QWidget:
        box = panel()
        column = _layout(box)
        column.setContentsMargins(10, 6, 10, 6)
        column.addWidget(label(proposal.heading, wrap=True))
        column.addWidget(label(proposal.reason, "secondary", wrap=True))
        place = positions.get(proposal.item_id) if proposal.item_id is not None else None
        words = f"Đưa vào mục {place}" if place else "Thêm thành mục mới"
        link = link_button(words, lambda: self.proposal_wanted.emit(proposal))
        link.setEnabled(may_add)
        column.addWidget(_left(link))
        return box

    def show_quorum(self, attending: Attending) -> None:
        """Shows who is expected, or was there, and whether a vote is possible."""
        self._quorum_title.setText("Dự kiến có mặt" if attending.ahead else "Điểm danh")
        self.quorum.show_roll(attending)


def _due_line(task: TaskRow) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    late = task.late_days(clock.today())
    if late:
        row.addWidget(icon_label("warning_filled", "danger"))
    due = f"hạn {format_day_month(task.due_on)}" if task.due_on else "chưa có hạn"
    row.addWidget(label(f"{due}, quá {late} ngày" if late else due, "error" if late else "secondary"), 1)
    return line


def _block(name: str) -> QFrame:
    made = QFrame()
    made.setObjectName(name)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return made


def _layout(widget: QWidget) -> QVBoxLayout:
    layout = widget.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout


def _clear(widget: QWidget) -> None:
    layout = _layout(widget)
    while layout.count():
        item = layout.takeAt(0)
        child = item.widget() if item else None
        if child is not None:
            child.hide()
            child.deleteLater()


def _left(widget: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return line
