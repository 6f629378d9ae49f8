"""The first page of a new book: four steps, each with the one button that does it, and a sample to look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.dates import WEEKDAY_WORDS, format_date, weekday_words
from dvqc_desktop.services.first_steps import FirstSteps
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import (
    PAGE_MARGINS,
    PageHeader,
    button,
    icon_label,
    label,
    link_button,
    panel,
    set_look,
)

WIDTH = 760


@dataclass(frozen=True)
class GuideActs:
    """What the buttons of the guide do."""

    edit_unit: Callable[[], object]
    add_member: Callable[[], object]
    import_members: Callable[[], object]
    import_workers: Callable[[], object]
    add_worker: Callable[[], object]
    open_board: Callable[[], object]
    open_sample: Callable[[], object]


class EmptyBookPage(QWidget):
    """Stands in the place of the overview until there are members and workers."""

    def __init__(self, acts: GuideActs) -> None:
        super().__init__()
        self.setObjectName("emptyBookPage")
        today = clock.today()
        weekday = weekday_words(today)
        header = PageHeader("Tổng quan")
        header.set_note(f"{weekday[:1].upper()}{weekday[1:]} {format_date(today)} · sổ mới")
        self._steps = _steps(acts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*PAGE_MARGINS)
        layout.addWidget(header)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._column(acts))
        line.addStretch(1)
        layout.addSpacing(12)
        layout.addLayout(line)
        layout.addStretch(1)

    def show_steps(self, state: FirstSteps) -> None:
        """Marks what is done, and wakes the button of what comes next."""
        unit = state.unit
        names = ", ".join(name for name in (unit.name, unit.parent_name or unit.superior_name) if name)
        self._steps[0].say(f"{names}; gặp gỡ {WEEKDAY_WORDS[state.weekday]} hằng tuần.")
        done = (bool(unit.name), state.members, state.workers, state.classified)
        current = next((number for number, over in enumerate(done) if not over), len(done))
        notes = ("", "5 phút", "10 phút", "15 phút" if state.workers else "15 phút, cần việc 3")
        for number, step in enumerate(self._steps):
            step.show_state(done[number], number == current, "đã xong" if done[number] else notes[number])
        self._steps[3].allow(state.workers)

    def _column(self, acts: GuideActs) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(theme.px(WIDTH))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Sổ còn trống. Làm lần lượt bốn việc, khoảng 30 phút.", "title", wrap=True))
        column.addWidget(label("Làm dở cũng được, sổ tự lưu. Việc nào chưa có số liệu thì để sau.", "secondary"))
        column.addSpacing(4)
        for step in self._steps:
            column.addWidget(step)
        column.addSpacing(8)
        column.addWidget(_sample_line(acts.open_sample))
        return holder


class _Step(QFrame):
    """One step: its number, what it is, and its buttons; the last button is the primary one while its turn is."""

    def __init__(
        self, number: int, title: str, sentence: str, buttons: list[tuple[str, str, Callable[[], object]]]
    ) -> None:
        super().__init__()
        self.setObjectName(f"setupStep{number}")
        self.setProperty("kind", "panel")
        self._mark = _Mark(number)
        self._note = label("", "secondary")
        self._sentence = label(sentence, "secondary", wrap=True)
        self._buttons: list[QPushButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        row.addWidget(self._mark)
        words = QVBoxLayout()
        words.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(label(title, "strong"))
        first.addWidget(self._note)
        first.addStretch(1)
        words.addLayout(first)
        words.addWidget(self._sentence)
        row.addLayout(words, 1)
        for text, icon, act in buttons:
            made = button(text, icon)
            made.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(made)
            self._buttons.append(made)
        self._icon = buttons[-1][1]

    def say(self, sentence: str) -> None:
        """The sentence under the title."""
        self._sentence.setText(sentence)

    def allow(self, allowed: bool) -> None:
        """Wakes or puts to sleep the buttons."""
        for made in self._buttons:
            made.setEnabled(allowed)

    def show_state(self, done: bool, current: bool, note: str) -> None:
        """Done, next, or still to come."""
        self._mark.show_state(done, current)
        self._note.setText(note)
        set_look(self, "tone", "current" if current else "")
        set_look(self._buttons[-1], "role", "primary" if current else "")
        self._buttons[-1].setIcon(theme.icon(self._icon, 16, "onAccent" if current else "text"))


class _Mark(QWidget):
    """The number of a step in a ring, filled when it is its turn, a tick when it is done."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._done = self._current = False
        self.setFixedSize(QSize(theme.px(30), theme.px(30)))

    def show_state(self, done: bool, current: bool) -> None:
        """Paints anew."""
        self._done, self._current = done, current
        self.setAccessibleName(f"Việc {self._number}{', đã xong' if done else ''}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._done:
            painter.setPen(QPen(theme.color("ok"), 1))
            painter.setBrush(theme.color("okBg"))
            painter.drawEllipse(ring)
            inner = self.rect().adjusted(7, 7, -7, -7)
            theme.icon("checkmark", 16, "ok").paint(painter, inner)
            return
        painter.setPen(QPen(theme.color("accent" if self._current else "input"), 1))
        painter.setBrush(theme.color("accent" if self._current else "surface"))
        painter.drawEllipse(ring)
        painter.setFont(theme.font(14, 600 if self._current else 400))
        painter.setPen(theme.color("onAccent" if self._current else "text"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._number))


def _steps(acts: GuideActs) -> tuple[_Step, ...]:
    """The four steps with their buttons."""
    return (
        _Step(1, "Tên đơn vị, ngày gặp gỡ", "", [("Sửa…", "edit", acts.edit_unit)]),
        _Step(
            2,
            "Đảng viên và nhóm phụ trách",
            "Ghi từng đồng chí, ngày vào Đảng, nhóm được phân công; hoặc nhập từ Excel có sẵn.",
            [
                ("Nhập từ Excel…", "document_table", acts.import_members),
                ("Thêm đảng viên", "person_add", acts.add_member),
            ],
        ),
        _Step(
            3,
            "Danh sách quần chúng",
            "Nhập từ Excel có sẵn, hoặc gõ tay.",
            [
                ("Thêm người", "person_add", acts.add_worker),
                ("Nhập từ Excel…", "document_table", acts.import_workers),
            ],
        ),
        _Step(
            4,
            "Phân loại lần đầu và phân công người phụ trách",
            "Ghi mặt mạnh trước. Có thể làm dần qua các buổi họp.",
            [("Mở bảng", "grid_kanban", acts.open_board)],
        ),
    )


def _sample_line(open_sample: Callable[[], object]) -> QWidget:
    line = panel()
    row = QHBoxLayout()
    row.setContentsMargins(14, 6, 14, 6)
    row.setSpacing(8)
    row.addWidget(icon_label("book", "text2", 20))
    row.addWidget(label("Muốn xem thử trước?"))
    row.addWidget(link_button("Mở sổ mẫu Tổ máy 6", open_sample, "openSampleLink"))
    row.addWidget(label("(15 quần chúng, 3 đảng viên). Sổ mẫu không ảnh hưởng sổ này."))
    row.addStretch(1)
    layout = line.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addLayout(row)
    return line
