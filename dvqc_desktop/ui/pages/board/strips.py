"""The one line above the board: coverage of the three classes, or the chain chosen."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name_inside, with_class_names
from dvqc_desktop.ui.marks import mark_pixmap
from dvqc_desktop.ui.pages.board.chain.answers import question_about
from dvqc_desktop.ui.pages.board.chain.view import ShownChain
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.summary import ClassFigures
from dvqc_desktop.ui.widgets.basics import Strip, divider, icon_label, label, link_button

MEASURES = {
    WorkerClass.ACTIVE: "{active} có đảng viên",
    WorkerClass.AVERAGE: "{average} có người phụ trách",
    WorkerClass.NEEDS_HELP: "{needs_help} có đảng viên",
}
SHORT_MEASURES = {
    WorkerClass.ACTIVE: "{active}",
    WorkerClass.AVERAGE: "{average}",
    WorkerClass.NEEDS_HELP: "{needs_help}",
}
NAMED = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """How much the strip of coverage says: the words of a measure, how many people are named, how short the rest is.

    A figure carries its measure: the heading of today's line goes first.
    """

    measures: dict[WorkerClass, str]
    named: int
    short: bool = False
    heading: bool = True


WORDINGS = (
    Wording(MEASURES, NAMED),
    Wording(MEASURES, NAMED, heading=False),
    Wording(SHORT_MEASURES, NAMED),
    Wording(SHORT_MEASURES, 1),
    Wording(SHORT_MEASURES, 0),
    Wording(SHORT_MEASURES, 0, short=True),
)


class FilledStrip(Strip):
    """A strip whose content is made anew each time."""

    def __init__(self, tone: str, name: str) -> None:
        super().__init__(tone, name)
        self.row.setSpacing(5)

    def clear(self) -> None:
        """Takes all content out."""
        while (item := self.row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def put(self, *widgets: QWidget) -> None:
        """Adds content at the right end."""
        for widget in widgets:
            self.row.addWidget(widget)

    def needed(self) -> int:
        """The width that the content wants, in pixels; what was just put in counts before it is shown."""
        wanted, widgets = 0, 0
        for place in range(self.row.count()):
            item = self.row.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.ensurePolished()
                widgets += 1
                wanted += min(widget.sizeHint().width(), widget.maximumWidth())
            elif item is not None:
                wanted += item.sizeHint().width()
        margins = self.row.contentsMargins()
        return wanted + self.row.spacing() * widgets + margins.left() + margins.right()

    def part(self) -> None:
        """A short line between two parts."""
        line = divider(vertical=True)
        line.setFixedHeight(theme.px(20))
        self.row.addSpacing(5)
        self.row.addWidget(line)
        self.row.addSpacing(5)


class CoverageStrip(FilledStrip):
    """ "7/8 trung bình có người phụ trách, thiếu Cao Thị Yến. Phân công…".

    `assign_wanted` carries the id of whom nobody holds, `list_wanted` asks for the list of those not named,
    `advice_wanted` for a proposal for all of them,
    `coverage_wanted` for all figures of coverage.
    """

    assign_wanted = Signal(int)
    advice_wanted = Signal()
    list_wanted = Signal()
    coverage_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", "coverageStrip")
        self._data: BoardData | None = None
        self._filled: tuple[object, ...] = ()  # what it is filled with

    def show_coverage(self, data: BoardData) -> None:
        """Fills the line from the cards, in as many words as fit; once it is in sight."""
        self._data = data
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fills the line unless it says the same already."""
        if self._data is None or not self.isVisible():
            return
        said = self._said(self._data)
        if said == self._filled:
            return
        self._filled = said
        if not self._data.complete:
            self._show_reading()
            return
        for wording in WORDINGS:
            self._fill(self._data, wording)
            if self.needed() <= self.width():
                return

    def _said(self, data: BoardData) -> tuple[object, ...]:
        """All that the line depends on: its widgets made anew are half of what an act costs on the board."""
        looks = self.width(), theme.is_dark(), theme.scale(), data.day, data.is_today, data.total
        if not data.complete:
            return looks
        words = tuple(with_class_names(measure) for measure in MEASURES.values())
        figures = (
            (one.total, one.covered, one.exceptions, one.through, len(one.gaps), _named(one.gaps))
            for one in data.figures().values()
        )
        return (*looks, data.summary.met_this_week, words, *figures)

    def _show_reading(self) -> None:
        """Nothing is counted before all cards are there."""
        self.clear()
        self.put(label("Đang đọc danh sách…", "secondary"))
        self.row.addStretch(1)

    def _fill(self, data: BoardData, wording: Wording) -> None:
        self.clear()
        figures = data.figures()
        if not wording.short and (wording.heading or not data.is_today):
            self.put(label("Dây chuyền" if data.is_today else "Dây chuyền khi đó", "strong"))
        self._measure_all(figures, wording, data.is_today)
        if data.is_today and sum(len(figures[code].gaps) for code in figures) > 1:
            self.part()
            self.put(link_button("Đề nghị phân công…", self.advice_wanted.emit, "adviseGapsButton"))
        unclassified = figures[WorkerClass.UNCLASSIFIED].total
        if unclassified:
            self.part()
            self.put(label(f"{unclassified} người {class_name_inside(WorkerClass.UNCLASSIFIED)}"))
        if data.total:
            self.part()
            self.put(link_button("Độ phủ…", self.coverage_wanted.emit, "coverageLink"))
        self.row.addStretch(1)
        if data.total and data.is_today:
            self.part()
            self.put(
                icon_label("clock_filled", "warn"),
                label("gặp tuần này"),
                label(f"{data.summary.met_this_week}/{data.total}", "strong"),
            )

    def _measure_all(self, figures: dict[WorkerClass, ClassFigures], wording: Wording, today: bool) -> None:
        for code, measure in wording.measures.items():
            if figures[code].total:
                if self.row.count():
                    self.part()
                self._measure(figures[code], with_class_names(measure), wording)
                self._name_gaps(figures[code].gaps, wording, today)

    def _measure(self, figures: ClassFigures, measure: str, wording: Wording) -> None:
        whole = not figures.gaps
        self.put(icon_label("checkmark_circle_filled" if whole else "warning_filled", "ok" if whole else "warn"))
        excused = f" ({figures.exceptions} ngoại lệ)" if figures.exceptions else ""
        self.put(label(f"{figures.covered}/{figures.total}", "strong"))
        through = f", {figures.through} qua đoàn thể" if figures.through else ""
        self.put(label(measure + excused + through + ("" if whole or wording.short else ", thiếu")))

    def _name_gaps(self, gaps: list[Card], wording: Wording, today: bool) -> None:
        named = wording.named
        if not gaps:
            return
        if named:
            self.put(label(", ".join(card.name for card in gaps[:named]), "strong"))
        if len(gaps) > named:
            count = f"thiếu {len(gaps)}" if wording.short else f"{len(gaps)} người"
            words = f"và {len(gaps) - named} người nữa" if named else count
            self.put(link_button(words, self.list_wanted.emit))
        elif today:
            first = gaps[0].id
            self.put(link_button("Phân công…", lambda: self.assign_wanted.emit(first), "assignGapButton"))


def _named(gaps: list[Card]) -> list[tuple[int, str]]:
    return [(card.id, card.name) for card in gaps[:NAMED]]


class ChainStrip(FilledStrip):
    """The chain of the person chosen, from the member down; one sentence instead of lines over the board."""

    edit_wanted = Signal()
    answered = Signal(object)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__("info", "chainStrip")
        self._shown: tuple[ShownChain, bool] | None = None
        self.hide()

    def show_chain(self, chain: ShownChain, editable: bool) -> None:
        """Fills the line, with as many names as fit."""
        self._shown = chain, editable
        for named in range(NAMED, -1, -1):
            self._fill(chain, editable, named)
            if self.needed() <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None:
            self.show_chain(*self._shown)

    def _fill(self, chain: ShownChain, editable: bool, named: int) -> None:
        self.clear()
        self.put(label(f"Dây chuyền của {chain.title}", "strong"))
        self.part()
        for name, worker_class in chain.above:
            sign = icon_label("person_star_filled", "mark") if worker_class is None else _mark(worker_class)
            self.put(sign, label(name))
            if chain.middle is not None or chain.held or chain.helped:
                self.put(icon_label("arrow_right", "text2"))
        if chain.middle is not None:
            self.put(_mark(chain.middle.worker_class), label(chain.middle.name, "strong"))
            if chain.held or chain.helped:
                self.put(icon_label("arrow_right", "text2"))
        self._people(chain.held, "phụ trách", named)
        self._people(chain.helped, "cùng giúp", named)
        self.row.addStretch(1)
        if editable and chain.middle is not None:
            self._answers(chain.middle, chain.held)
            self.put(link_button("Sửa phân công…", self.edit_wanted.emit, "editChainButton"))
        self.put(link_button("Bỏ chọn", self.cleared.emit, "clearChainButton"))

    def _answers(self, card: Card, held: tuple[Card, ...]) -> None:
        """Two links side by side: to note that the holder accepts, and that he asks to stop."""
        question = question_about(card, held)
        if question is None:
            return
        for answer in question.answers():
            self.put(link_button(answer.short, partial(self.answered.emit, answer), answer.name))

    def _people(self, cards: tuple[Card, ...], role: str, named: int) -> None:
        for number, card in enumerate(cards[:named], start=1):
            last = number == min(len(cards), named)
            words = f"{card.name} ({role})" if last and len(cards) <= named else card.name
            self.put(_mark(card.worker_class), label(words + ("" if last else ",")))
        if len(cards) > named:
            rest = f"và {len(cards) - named} người nữa" if named else f"{len(cards)} người"
            self.put(label(f"{rest} ({role})"))


def _mark(worker_class: WorkerClass) -> QLabel:
    made = QLabel()
    made.setPixmap(mark_pixmap(worker_class, 12, made.devicePixelRatioF()))
    made.setFixedSize(QSize(14, theme.px(20)))
    return made
