"""The dialog of a joint proposal: whom to ask for everybody who has nobody; accepted line by line, in one act."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from dvqc_desktop.domain.advice.facts import Knowledge
from dvqc_desktop.domain.advice.fit import Fit
from dvqc_desktop.domain.advice.joint import joint_proposal
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.services.chain.advice import read_knowledge
from dvqc_desktop.services.chain.chain import HolderForm, assign_holders
from dvqc_desktop.services.chain.holders import holders_on
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.board.advice.lines import Proposal
from dvqc_desktop.ui.pages.board.advice.table import ROW_HEIGHT, AdviceModel, AdviceTable, holder_icon
from dvqc_desktop.ui.pages.board.advice.work import FEW, work_out
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.words import work_line
from dvqc_desktop.ui.widgets.basics import divider, icon_label, label, panel, panel_head
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField

MOST = 500  # so many people in one go; the others when these are accepted
NAMED = 4
WIDTH, LOADS_WIDTH = 968, 236
FRAME_HEIGHT, LEAST_LINES, MOST_LINES = 292, 3, 5
HOW = (
    "Tính theo nghề, ca, đường về, nhóm, tay nghề, người quen giúp và số người mỗi người đang phụ trách. "
    "Bỏ dấu ở dòng chưa đồng ý; bấm tên người được đề nghị để chọn người khác."
)


class AdviceDialog(Dialog):
    """The program proposes: nothing is written before lines are accepted, and what is left stays a gap."""

    def __init__(
        self, parent: QWidget, context: PageContext, data: BoardData, worker_ids: Sequence[int], day: date
    ) -> None:
        super().__init__(parent, "Đề nghị phân công", "adviceDialog")
        self._context, self._people, self._more = context, list(worker_ids[:MOST]), len(worker_ids[MOST:])
        cards = [data.by_id[person] for person in self._people if person in data.by_id]
        self._names = {card.id: card.name for card in cards}
        self._model = AdviceModel(self._names, {card.id: work_line(card) for card in cards})
        self._table = AdviceTable(self._model)
        self._date = DateEdit("adviceDateEdit", day)
        self._loads = QVBoxLayout()
        self._title = label("", "person")
        self._left = label("", "secondary", "adviceLeftLabel", wrap=True)
        self._date_field = FormField("Từ ngày", self._date)
        self._lay_out()
        self._model.changed.connect(self._show_what_follows)
        self._date.picked.connect(self._propose)
        self._propose()

    def _lay_out(self) -> None:
        lines = min(max(len(self._people), LEAST_LINES), MOST_LINES)
        self.setFixedSize(theme.px(WIDTH), theme.px(FRAME_HEIGHT + lines * ROW_HEIGHT))
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(label(HOW, "secondary", wrap=True))
        head.addLayout(words, 1)
        head.addWidget(self._date_field)
        self.body.addLayout(head)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._table, 1)
        columns.addWidget(self._load_panel())
        self.body.addLayout(columns, 1)
        self.body.addWidget(self._left)
        self.add_help("Dấu cách: chọn, bỏ · F2: người khác · Ctrl+Enter nhận")
        self.add_button("Bỏ, chưa phân công", self.reject, "leaveAdviceButton")
        self.add_primary("Nhận đề nghị", self._accept_lines, "takeAdviceButton")

    def _load_panel(self) -> QWidget:
        box, inner, area = panel("adviceLoadPanel"), QWidget(), QScrollArea()
        box.setFixedWidth(theme.px(LOADS_WIDTH))
        frame = box.layout()
        assert isinstance(frame, QVBoxLayout)
        frame.addWidget(panel_head("Số người phụ trách"))
        frame.addWidget(divider())
        self._loads = QVBoxLayout(inner)
        self._loads.setContentsMargins(12, 8, 8, 8)
        self._loads.setSpacing(4)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        frame.addWidget(area, 1)
        return box

    @Slot()
    def _propose(self, *_args: object) -> None:
        """Works a proposal out for the day; what was chosen by hand gives way."""
        self._title.setText(f"Đề nghị cho {len(self._people)} người chưa có người phụ trách")
        self._table.set_empty_text("Đang tính…" if self._people else "Ai cũng có người phụ trách.")
        store, people, day = self._context.store, self._people, self._date.day()
        read = partial(store.read, read_knowledge, people, day)
        work_out(self._context, len(people), read, partial(joint_proposal, worker_ids=tuple(people)), self._show)

    def _show(self, known: Knowledge, fits: Sequence[Fit]) -> None:
        if isValid(self):
            infos = self._context.store.read(holders_on, self._date.day(), known.candidates)
            self._model.show_proposal(Proposal(known, self._people, fits), infos)
            self._table.select_row(0)
            self._table.setFocus()

    @Slot()
    def _show_what_follows(self) -> None:
        """The loads, who is left, and how many lines the button takes."""
        proposal = self._model.proposal
        assert proposal is not None and self.primary is not None
        self.primary.setText(f"Nhận {len(self._taken())} đề nghị")
        while (item := self._loads.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for load in proposal.loads():
            self._loads.addWidget(self._load_line(load.holder_id, load.now, load.then, proposal.known.limit))
        self._loads.addStretch(1)
        self._left.setText(self._left_words(proposal.left()))

    def _load_line(self, holder_id: int, now: int, then: int, limit: int) -> QWidget:
        info = self._model.infos[holder_id]
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(5)
        line.addWidget(icon_label(*holder_icon(info)))
        line.addWidget(label(info.name), 1)
        line.addWidget(label(str(now), "secondary"))
        line.addWidget(icon_label("arrow_right", "text2"))
        line.addWidget(label(str(then), "strong"))
        if then > limit:
            line.addWidget(icon_label("warning_filled", "warn"))
            row.setToolTip(f"Quá {limit} người")
        return row

    def _left_words(self, left: Sequence[int]) -> str:
        names = ", ".join(self._names.get(person, "") for person in left[:NAMED])
        more = f" và {len(left) - NAMED} người nữa" if len(left) > NAMED else ""
        words = f"Để lại, chưa phân công: {names}{more}." if left else ""
        later = f" Còn {self._more} người ở lượt sau." if self._more else ""
        return (words + later).strip()

    def _taken(self) -> dict[int, int]:
        """Worker to holder of the lines that are ticked and go together."""
        proposal = self._model.proposal
        if proposal is None:
            return {}
        wrong = proposal.hindrances()
        return {worker: holder for worker, holder in proposal.taken().items() if worker not in wrong}

    def _accept_lines(self) -> None:
        """Assigns the ticked lines in one act; lines that do not go together stay, named."""
        taken, day = self._taken(), self._date.day()
        self._date_field.refuse("" if taken else "Chưa chọn dòng nào.")
        forms = [HolderForm(worker, holder, day) for worker, holder in taken.items()]
        if not forms:
            self._table.setFocus()
            return
        words = f"Phân công phụ trách cho {len(forms)} người"
        after_count(self, self._context.store, words, len(forms), partial(self._assign, forms))

    def _assign(self, forms: list[HolderForm]) -> None:
        if len(forms) <= FEW:
            self._close_taken(self._context.store.attempt(assign_holders, forms))
        else:
            words = f"Đang phân công cho {len(forms)} người"
            store = self._context.store
            self._context.jobs.run(words, lambda _progress: store.write(assign_holders, forms), self._close_taken)

    def _close_taken(self, change: Change | None) -> None:
        if change is None or not isValid(self):
            return
        proposal = self._model.proposal
        assert proposal is not None
        wrong = list(proposal.hindrances())
        if not wrong:
            self.accept()
            return
        self._people = wrong
        self._propose()


def open_advice(parent: QWidget, context: PageContext, data: BoardData, ids: Sequence[int], day: date) -> None:
    """Opens the proposal for these people, from a day on."""
    AdviceDialog(parent, context, data, ids, day).open()
