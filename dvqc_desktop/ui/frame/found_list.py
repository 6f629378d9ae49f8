"""The lines under the search box: people by list, then the places of meetings with the words looked for in bold."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dvqc_desktop.domain.snippets import Piece, words_of
from dvqc_desktop.services.meetings.search import FoundGroup, FoundPlace, PlaceKind
from dvqc_desktop.services.search import FoundKind, FoundPerson
from dvqc_desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex
FOUND = Qt.ItemDataRole.UserRole + 1
LIST_WIDTH, WHERE_WIDTH, MARGIN = 720, 236, 6
PEOPLE = {FoundKind.MEMBER: "Đảng viên", FoundKind.WORKER: "Quần chúng", FoundKind.GONE: "Đã rời danh sách"}
PLACES = {
    PlaceKind.ITEM: "Chương trình, biên bản",
    PlaceKind.OPINION: "Ý kiến trong buổi họp",
    PlaceKind.RESOLUTION: "Nghị quyết, kết luận",
    PlaceKind.TASK: "Việc giao",
    PlaceKind.VOTE: "Biểu quyết",
    PlaceKind.MEETING: "Buổi họp",
}


class FoundModel(QStandardItemModel):
    """Headings and lines; a line keeps the FoundPerson or FoundPlace it leads to."""

    def show_found(self, people: Sequence[FoundPerson], groups: Iterable[FoundGroup], typed: str) -> None:
        """Shows what was found, or that nothing was."""
        self.clear()
        for kind, heading in PEOPLE.items():
            of_kind = [person for person in people if person.kind == kind]
            if of_kind:
                self.appendRow(_heading(heading))
            for person in of_kind:
                self.appendRow(_line(f"{person.name}, {person.detail}" if person.detail else person.name, person))
        for group in groups:
            more = f" ({len(group.places)} chỗ đầu, gõ thêm chữ để thu hẹp)" if group.more else ""
            self.appendRow(_heading(PLACES[group.kind] + more))
            for place in group.places:
                self.appendRow(_line(f"{place.where}: {words_of(place.pieces)}", place))
        if self.rowCount() == 0:
            self.appendRow(_heading(f"Không có gì khớp “{typed.strip()}”"))

    def first(self) -> FoundPerson | FoundPlace | None:
        """What the first line leads to."""
        found = (self.item(row).data(FOUND) for row in range(self.rowCount()))
        return next((one for one in found if one is not None), None)


class FoundDelegate(QStyledItemDelegate):
    """Paints a place in two columns, where it is and what stands there; other lines as usual."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = index.data(FOUND)
        if not isinstance(place, FoundPlace):
            super().paint(painter, option, index)
            return
        rect, selected = option.rect, bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.color("sel" if selected else "surface"))
        ink = theme.color("selText" if selected else "text")
        where = QRect(rect.left() + MARGIN, rect.top(), theme.px(WHERE_WIDTH) - 2 * MARGIN, rect.height())
        painter.setPen(ink if selected else theme.color("text2"))
        painter.setFont(theme.font(13))
        words = painter.fontMetrics().elidedText(place.where, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(ink)
        _paint_pieces(painter, rect.adjusted(theme.px(WHERE_WIDTH), 0, -MARGIN, 0), place.pieces)
        painter.restore()


def _paint_pieces(painter: QPainter, rect: QRect, pieces: Sequence[Piece]) -> None:
    """The pieces one after the other, those looked for in bold, until the line is full."""
    left = rect.left()
    for words, bold in pieces:
        font = theme.font(13.5, 700 if bold else 400)
        metrics = QFontMetrics(font)
        room = QRect(left, rect.top(), rect.right() - left, rect.height())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        left += metrics.horizontalAdvance(words)
        if shown != words or left >= rect.right():
            return


def _heading(words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setFont(theme.font(12, 600))
    item.setForeground(theme.color("text2"))
    item.setSizeHint(_line_size())
    return item


def _line(words: str, found: Any) -> QStandardItem:
    item = QStandardItem(words)
    item.setData(found, FOUND)
    item.setEditable(False)
    item.setSizeHint(_line_size())
    return item


def _line_size() -> QSize:
    """All lines of the list are of one height: the list is made as high as its first line times their number."""
    return QSize(0, theme.px(26))
