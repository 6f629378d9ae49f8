"""People of the page as a model and its delegate: who needs a look first, how far the plan is, when he was met."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dvqc_desktop.domain.codes import PlanState
from dvqc_desktop.domain.contacts import ContactState, contact_short, contact_words, due_order
from dvqc_desktop.domain.names import fold
from dvqc_desktop.services.plans.plan_list import PlanPerson
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_mark

Index = QModelIndex | QPersistentModelIndex
PERSON_ROLE = Qt.ItemDataRole.UserRole + 1
DISPLAY = Qt.ItemDataRole.DisplayRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
NO_INDEX = QModelIndex()
ROW_HEIGHT = 46
WIDTH, WIDER = 212, 230  # pixels with the normal and the larger type
WORKERS, MEMBERS = "workers", "members"
BY_NEED, BY_NAME, BY_PROGRESS = range(3)
ORDERS = ("Sắp theo: cần xem trước", "Sắp theo: tên", "Sắp theo: bước đã xong")


def review_due(person: PlanPerson, day: date) -> bool:
    """The plan is to be looked at by `day`, or an aim was reached and the class waits for a look."""
    mark, card = person.mark, person.card
    waiting = card is not None and card.waiting
    return waiting or (mark is not None and mark.review_on is not None and mark.review_on <= day)


def plan_note(people: Sequence[PlanPerson], day: date) -> str:
    """The sentence beside the page's title."""
    running = sum(1 for person in people if person.mark is not None and person.mark.state is PlanState.ACTIVE)
    drafts = sum(1 for person in people if person.mark is not None and person.mark.state is PlanState.DRAFT)
    sunday = day + timedelta(days=6 - day.weekday())
    due = sum(1 for person in people if person.mark is not None and review_due(person, sunday))
    words = [f"{running} kế hoạch đang chạy"]
    words += [f"{drafts} bản nháp"] if drafts else []
    words += [f"{due} cần xem lại trong tuần"] if due else []
    return " · ".join(words)


class PeopleModel(QAbstractListModel):
    """The people of one segment that pass the filter, in the chosen order."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[PlanPerson] = ()
        self._shown: list[PlanPerson] = []
        self._day = date.min
        self._words: tuple[str, ...] = ()
        self._segment = WORKERS
        self._order = BY_NEED

    def set_people(self, people: Sequence[PlanPerson], day: date) -> None:
        """Shows other people as of a day."""
        self._all, self._day = people, day
        self._show()

    def set_filter(self, text: str) -> None:
        """Only people whose name, trade or aspect holds all the words."""
        self._words = tuple(fold(text).split())
        self._show()

    def set_segment(self, segment: str) -> None:
        """Workers or members."""
        if segment != self._segment:
            self._segment = segment
            self._show()

    def set_order(self, order: int) -> None:
        """One of BY_NEED, BY_NAME, BY_PROGRESS."""
        self._order = order
        self._show()

    def shown(self) -> Sequence[PlanPerson]:
        """The people now in the list."""
        return self._shown

    def position(self, person_id: int) -> int:
        """Where a person stands in the list; -1 for somebody who is not in it."""
        return next((place for place, person in enumerate(self._shown) if person.person_id == person_id), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        person = self._shown[index.row()]
        if role == DISPLAY:
            return person.name
        if role == PERSON_ROLE:
            return person
        if role == ACCESSIBLE:
            return self._spoken(person)
        return None

    def _spoken(self, person: PlanPerson) -> str:
        words = [person.name]
        if person.mark is not None:
            words.append(f"{person.mark.steps_done}/{person.mark.steps_total} bước")
        else:
            words.append("chưa có kế hoạch")
        if person.card is not None:
            words.append(contact_words(person.card.clock))
        return ", ".join(words)

    def _show(self) -> None:
        self.beginResetModel()
        member = self._segment == MEMBERS
        words = self._words
        found = [
            person
            for person in self._all
            if (person.card is None) == member and all(word in person.search for word in words)
        ]
        if self._order == BY_NEED:
            found.sort(key=self._need)
        elif self._order == BY_PROGRESS:
            found.sort(key=_progress)
        self._shown = found
        self.endResetModel()

    def _need(self, person: PlanPerson) -> tuple[int, int, int]:
        rank, within = due_order(person.card.clock) if person.card is not None else (0, 0)
        return (0 if review_due(person, self._day) else 1, rank, within)


def _progress(person: PlanPerson) -> float:
    mark = person.mark
    return -1.0 if mark is None else mark.steps_done / max(mark.steps_total, 1)


class PeopleDelegate(QStyledItemDelegate):
    """Paints mark, name, plan bar and contact state of one person in two lines."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person: PlanPerson = index.data(PERSON_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect, theme.color("sel" if selected else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        half = rect.height() // 2
        top = QRect(rect.left() + 10, rect.top() + 2, rect.width() - 18, half - 2)
        bottom = QRect(rect.left() + 27, rect.top() + half, rect.width() - 35, half - 2)
        if person.card is not None:
            paint_mark(painter, person.card.worker_class, QRectF(top.left(), top.center().y() - 4.5, 10, 10))
        painter.setFont(theme.font(14, 600 if selected else 400))
        painter.setPen(theme.color("selText" if selected else "text"))
        name = top.adjusted(17, 0, 0, 0)
        words = painter.fontMetrics().elidedText(person.name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, words)
        _paint_progress(painter, bottom, person)
        if person.card is not None:
            _paint_state(painter, bottom, person)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(WIDTH - 20, theme.px(ROW_HEIGHT))


def _paint_progress(painter: QPainter, rect: QRect, person: PlanPerson) -> None:
    mark = person.mark
    painter.setFont(theme.font(13))
    painter.setPen(theme.color("text2"))
    if mark is None:
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, "chưa có kế hoạch")
        return
    if mark.state is PlanState.DRAFT:
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, "bản nháp")
        return
    bar = QRect(rect.left(), rect.center().y() - 2, 36, 6)
    painter.fillRect(bar, theme.color("bar"))
    done = round(bar.width() * mark.steps_done / max(mark.steps_total, 1))
    painter.fillRect(QRect(bar.left(), bar.top(), done, bar.height()), theme.color("text3"))
    painter.drawText(rect.adjusted(42, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, f"{mark.steps_done}/{mark.steps_total}")


def _paint_state(painter: QPainter, rect: QRect, person: PlanPerson) -> None:
    assert person.card is not None
    clock = person.card.clock
    words = contact_short(clock)
    look = {ContactState.OVERDUE: ("danger", 600), ContactState.DUE: ("warn", 400)}.get(clock.state, ("text2", 400))
    painter.setFont(theme.font(13, look[1]))
    painter.setPen(theme.color(look[0]))
    painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    icon = {ContactState.OVERDUE: "warning_filled", ContactState.DUE: "clock"}.get(clock.state)
    if icon:
        x = rect.right() - painter.fontMetrics().horizontalAdvance(words) - 20
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(x, rect.center().y() - 7, theme.pixmap(icon, 16, look[0], ratio))
