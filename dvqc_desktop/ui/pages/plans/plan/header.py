"""Whose plan it is: name, trade, group, class with its aspect, who is in charge, when he was met."""

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.contacts import ContactState, contact_words
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.chain.holders import HolderInfo
from dvqc_desktop.services.plans.plan_list import PlanPerson
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name
from dvqc_desktop.ui.marks import mark_pixmap
from dvqc_desktop.ui.pages.plans.plan.history import HistoryButton
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import ShortLabel, icon_label, label, link_button
from dvqc_desktop.ui.widgets.flow import FlowLayout


def class_badge(card: Card) -> str:
    """The class in words for a badge: the third never without its aspect."""
    if card.worker_class is WorkerClass.NEEDS_HELP:
        return f"Cần giúp: {', '.join(aspect[:1].lower() + aspect[1:] for aspect in card.aspects)}"
    return class_name(card.worker_class)


def trade_words(trade: str, grade: str, group: str = "") -> str:
    """Trade, grade and group in one line: "Tiện, bậc 4/7 · Nhóm 1"."""
    craft = trade[:1].upper() + trade[1:]
    craft = f"{craft}, bậc {grade}" if craft and grade else craft or (f"Bậc {grade}" if grade else "")
    return " · ".join(part for part in (craft, group) if part)


class PlanHeader(QFrame):
    """Two lines over the plan; `whole_wanted` asks for everything about the person."""

    whole_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("planHeader")
        self._name = label("", "person", "planNameLabel")
        self._trade = ShortLabel("secondary", "planTradeLabel")
        self._mark = QLabel()
        self._badge = Badge("", "plain", "planClassBadge")
        self._reached = Badge("", "ok", "planReachedBadge")
        self._holders = QWidget()
        self._people = FlowLayout(self._holders, 12)
        self.history = HistoryButton()
        self._state_icon = QLabel()
        self._state_icon.setFixedSize(QSize(16, 16))
        self._state = label("", "secondary", "planContactState")
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._name)
        first.addWidget(self._trade, 1)
        first.addWidget(self._reached)
        first.addWidget(self._mark)
        first.addWidget(self._badge)
        second = QHBoxLayout()
        second.setSpacing(6)
        second.addWidget(self._holders, 1)
        second.addWidget(self._state_icon)
        second.addWidget(self._state)
        third = QHBoxLayout()
        third.setSpacing(16)
        third.addWidget(link_button("Mọi việc…", self.whole_wanted.emit, "planTimelineLink"))
        third.addWidget(self.history)
        third.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(2)
        column.addLayout(first)
        column.addLayout(second)
        column.addLayout(third)

    def show_person(self, person: PlanPerson, day: date) -> None:
        """Shows somebody as of a day."""
        card = person.card
        self._name.setText(person.name)
        self._trade.setText(trade_words(person.trade, person.grade, card.group if card else ""))
        self._badge.set_badge(class_badge(card) if card else "", card.worker_class.value if card else "plain")
        self._mark.setVisible(card is not None)
        if card is not None:
            self._mark.setPixmap(mark_pixmap(card.worker_class, 10, self.devicePixelRatioF()))
        self._reached.set_badge("đã đạt, chờ xét" if card and card.waiting else "", "ok")
        self._show_people(card)
        self._show_state(person, day)

    def _show_people(self, card: Card | None) -> None:
        while self._people.count():
            item = self._people.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if card is None:
            self._people.addWidget(label("Kế hoạch phấn đấu của đảng viên", "secondary"))
            return
        if card.holder is None:
            warning = icon_label("warning_filled", "danger")
            self._people.addWidget(_chip(warning, label("chưa có người phụ trách", "error")))
        for holder, words in [(card.holder, "phụ trách"), *((helper, "cùng giúp") for helper in card.helpers)]:
            if holder is not None:
                self._add_holder(holder, words)

    def _add_holder(self, holder: HolderInfo, words: str) -> None:
        member = holder.kind is Kind.MEMBER
        icon = icon_label("person_star_filled", "mark") if member else icon_label("person_filled", "tc")
        self._people.addWidget(_chip(icon, label(holder.name), label(words, "secondary")))

    def _show_state(self, person: PlanPerson, day: date) -> None:
        words, icon, role = self._state_words(person, day)
        self._state.setText(words)
        self._state.setProperty("role", {"danger": "error", "warn": "warn"}.get(role, "secondary"))
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)
        self._state_icon.setVisible(bool(icon))
        if icon:
            self._state_icon.setPixmap(theme.pixmap(icon, 16, role, self.devicePixelRatioF()))

    @staticmethod
    def _state_words(person: PlanPerson, day: date) -> tuple[str, str, str]:
        if person.mark is not None and person.mark.review_on is not None and person.mark.review_on <= day:
            late = person.mark.review_on < day
            since = f" từ {person.mark.review_on:%d/%m}" if late else " hôm nay"
            return "xem lại kế hoạch" + since, "warning_filled" if late else "clock", "danger" if late else "warn"
        if person.card is None:
            return "", "", "text2"
        clock = person.card.clock
        if clock.state is ContactState.OVERDUE:
            return contact_words(clock), "warning_filled", "danger"
        if clock.state is ContactState.DUE:
            return contact_words(clock), "clock", "warn"
        return contact_words(clock), "checkmark" if clock.last_on else "clock", "text2"


def _chip(*parts: QWidget) -> QWidget:
    """Icon and words that stay together when the line is broken."""
    chip = QWidget()
    row = QHBoxLayout(chip)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    for part in parts:
        row.addWidget(part)
    return chip
