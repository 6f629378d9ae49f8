"""The roster as a table: its columns and how its cells are painted."""

from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from dvqc_desktop.domain.posts import STATUS_WORDS
from dvqc_desktop.services.members.member_lists import MemberRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_badge
from dvqc_desktop.ui.models.rows import ROW_ROLE, Column, RowsModel
from dvqc_desktop.ui.pages.members.words import STATUS_TONES
from dvqc_desktop.ui.widgets.date_edit import show_day
from dvqc_desktop.ui.widgets.table import CellDelegate, Index, is_selected

STATUS_COLUMN, MET_COLUMN = 2, 7
WIDTHS = [122, 126, 86, 86, 86, 76, 58, 104]
BAR = (36, 6)


def met_words(row: MemberRow) -> str:
    """How many of the people held were met this week: "1/2", or a dash for who holds nobody."""
    return f"{row.met}/{row.held}" if row.held else "–"


def _day_key(day: date | None) -> tuple[bool, date]:
    return day is None, day or date.max


def roster_model() -> RowsModel[MemberRow]:
    """The columns of the roster."""
    return RowsModel(
        (
            Column("Họ và tên", lambda row: row.name, key=lambda row: row.name_sort),
            Column("Chức vụ", lambda row: row.post or "–", key=lambda row: row.post),
            Column("Tình trạng", lambda row: STATUS_WORDS[row.status], key=lambda row: STATUS_WORDS[row.status]),
            Column(
                "Vào Đảng",
                lambda row: show_day(row.admission_date),
                right=True,
                key=lambda row: _day_key(row.admission_date),
                tooltip="Ngày chi bộ tổ chức lễ kết nạp",
            ),
            Column(
                "Chính thức",
                lambda row: show_day(row.official_date),
                right=True,
                key=lambda row: _day_key(row.official_date),
            ),
            Column("Phụ trách", lambda row: row.groups_led or "–", key=lambda row: row.groups_led),
            Column(
                "Người",
                lambda row: str(row.held) if row.held else "–",
                right=True,
                key=lambda row: row.held,
                tooltip="Số người trực tiếp giúp",
            ),
            Column("Gặp tuần này", met_words, key=lambda row: row.met / row.held if row.held else -1.0),
        )
    )


def paint_bar(painter: QPainter, at: QRect, share: float) -> None:
    """A small bar of `share` (0 to 1) in the middle of the height of `at`, at its left end."""
    width, height = BAR
    top = at.center().y() - height // 2 + 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("bar"))
    painter.drawRoundedRect(QRect(at.left(), top, width, height), 3, 3)
    if share > 0:
        painter.setBrush(theme.color("text3"))
        painter.drawRoundedRect(QRect(at.left(), top, round(width * min(share, 1.0)), height), 3, 3)
    painter.restore()


class RosterDelegate(CellDelegate):
    """Statuses as badges, the week's contacts as a bar with its figures; former members in grey."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        row: MemberRow = index.data(ROW_ROLE)
        if index.column() == STATUS_COLUMN:
            paint_badge(painter, rect, STATUS_WORDS[row.status], STATUS_TONES[row.status])
        elif index.column() == MET_COLUMN and row.held:
            self._paint_met(painter, rect, row, option)
        else:
            super().paint_content(painter, rect, index, option)

    def text_color(self, index: Index, option: QStyleOptionViewItem) -> QColor:
        if is_selected(option):
            return theme.color("selText")
        return theme.color("text3" if index.data(ROW_ROLE).former else "text")

    @staticmethod
    def _paint_met(painter: QPainter, rect: QRect, row: MemberRow, option: QStyleOptionViewItem) -> None:
        left = rect.left()
        painter.setFont(option.font)
        if row.met:
            paint_bar(painter, rect, row.met / row.held)
            left += BAR[0] + 6
            painter.setPen(theme.color("selText" if is_selected(option) else "text"))
        else:
            side = 16
            theme.icon("clock", 16, "warn").paint(painter, QRect(left, rect.center().y() - side // 2 + 1, side, side))
            left += side + 5
            painter.setPen(theme.color("warn"))
        box = QRect(left, rect.top(), rect.right() - left + 1, rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, met_words(row))
