"""The members above the board: whom each holds; a card dropped on one proposes that member as holder."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from dvqc_desktop.services.board.board_people import BoardMember
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.cards.model import dragged_ids
from dvqc_desktop.ui.pages.board.words import group_words

MANY = 9
KEPT = 3
WIDE = 300
ICON = 16
VCENTER = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
ELIDE = Qt.TextElideMode.ElideRight


class MemberChip(QToolButton):
    """One member: pressed, his chain is shown; `dropped` with the ids of the cards dropped on it."""

    dropped = Signal(list, int)

    def __init__(self, member: BoardMember) -> None:
        super().__init__()
        self.member = member
        self.tag = ""
        self.faded = False
        self._aimed = False
        self.setObjectName(f"memberChip_{member.id}")
        self.setCheckable(True)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(36))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{self._words()}, {self._rights()[0]}")

    def sizeHint(self) -> QSize:
        return QSize(150, theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(110, theme.px(36))

    def _words(self) -> str:
        return f"{self.member.name} ({self.member.note})" if self.member.note else self.member.name

    def _rights(self) -> tuple[str, ...]:
        """What stands at the right end, from the longest to the shortest."""
        groups = ", ".join(group_words(group) for group in self.member.groups)
        held = f"giúp trực tiếp {self.member.held}"
        return f"{groups} · {held}" if groups else held, held, str(self.member.held)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        strong = self.isChecked() or bool(self.tag) or self._aimed or self.hasFocus()
        p.setPen(QPen(theme.color("chart" if strong else "line"), 2 if strong else 1))
        ground = "sel" if self.isChecked() else "infoBg" if self._aimed else "window" if self.faded else "surface"
        p.setBrush(theme.color(ground))
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 4, 4)
        shade = "text3" if self.faded else "mark"
        at = QRect(12, (self.height() - ICON) // 2, ICON, ICON)
        p.drawPixmap(at, theme.pixmap("person_star_filled", ICON, shade, self.devicePixelRatioF()))
        self._write(p)

    def _write(self, p: QPainter) -> None:
        wide = self.width() >= WIDE
        small, name_font = QFontMetrics(theme.font(13)), QFontMetrics(theme.font(14, 600 if wide else 400))
        free = self.width() - 36 - 12 - 16 - name_font.horizontalAdvance(self.member.name)
        free -= small.horizontalAdvance(f"({self.member.note})") if self.member.note and wide else 0
        rights = self._rights()
        right = next((words for words in rights if small.horizontalAdvance(words) <= free), rights[-1])
        p.setFont(theme.font(13))
        p.setPen(theme.color("text3" if self.faded else "text2"))
        room = p.fontMetrics().horizontalAdvance(right)
        p.drawText(QRect(self.width() - room - 12, 0, room + 1, self.height()), VCENTER, right)
        left = QRect(36, 0, self.width() - room - 56, self.height())
        p.setFont(theme.font(14, 600 if wide and not self.faded else 400))
        p.setPen(theme.color("text3" if self.faded else "text"))
        name = p.fontMetrics().elidedText(self.member.name, ELIDE, left.width())
        p.drawText(left, VCENTER, name)
        left.setLeft(left.left() + p.fontMetrics().horizontalAdvance(name) + 4)
        if self.member.note and wide:
            p.setFont(theme.font(13))
            p.setPen(theme.color("text3" if self.faded else "text2"))
            p.drawText(left, VCENTER, p.fontMetrics().elidedText(f"({self.member.note})", ELIDE, left.width()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._aimed = bool(dragged_ids(event.mimeData()))
        self.update()
        if self._aimed:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aimed = False
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        ids = dragged_ids(event.mimeData())
        self._aimed = False
        self.update()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if ids:
            QTimer.singleShot(0, self, lambda: self.dropped.emit(ids, self.member.id))


class MemberChipBar(QWidget):
    """All members up to nine; above that one combo and the three with most people late or without a holder."""

    chosen = Signal(int)
    dropped = Signal(list, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("memberChipBar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.chips: list[MemberChip] = []
        self._combo: QComboBox | None = None

    def set_members(self, members: Sequence[BoardMember], troubles: Counter[int]) -> None:
        """Shows the members of the day; `troubles` are counted by holder."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.chips, self._combo = [], None
        shown = list(members)
        if len(members) > MANY:
            self._combo = self._make_combo(members)
            self._row.addWidget(self._combo)
            shown = sorted(members, key=lambda member: -troubles[member.id])[:KEPT]
        for member in shown:
            chip = MemberChip(member)
            chip.clicked.connect(lambda _on=False, person_id=member.id: self.chosen.emit(person_id))
            chip.dropped.connect(self.dropped)
            self.chips.append(chip)
            self._row.addWidget(chip)

    def highlight(self, tags: dict[int, str], chosen_id: int | None) -> None:
        """Marks the members of a chain; without one all look alike."""
        for chip in self.chips:
            chip.tag = tags.get(chip.member.id, "")
            chip.faded = bool(tags) and not chip.tag
            chip.setChecked(chip.member.id == chosen_id)
            chip.update()

    def _make_combo(self, members: Sequence[BoardMember]) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName("memberChipCombo")
        combo.setFixedHeight(theme.px(30))
        combo.addItem("Đảng viên…", None)
        for member in members:
            combo.addItem(f"{member.name} – {member.held}", member.id)
        combo.activated.connect(self._combo_chosen)
        return combo

    @Slot(int)
    def _combo_chosen(self, place: int) -> None:
        assert self._combo is not None
        person_id = self._combo.itemData(place)
        if person_id is not None:
            self.chosen.emit(person_id)
