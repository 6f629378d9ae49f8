"""The lists beside the figures of coverage: gaps, load of each holder, groups covered through a post, exceptions."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.domain.names import name_sort_key
from dvqc_desktop.services.chain.chain_state import GapRow, LoadRow
from dvqc_desktop.services.chain.coverage import ExceptionRow
from dvqc_desktop.services.chain.group_cover import CoverRow
from dvqc_desktop.ui.class_names import class_name, class_name_inside
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.board.words import ORGANIZATION_WORDS, group_words
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, TableView


class ListTab(QWidget):
    """A table of rows with a sentence above and the buttons of what can be done below."""

    def __init__(self, name: str, columns: Sequence[Column], words: str, empty: str) -> None:  # type: ignore[type-arg]
        super().__init__()
        self.rows: RowsModel = RowsModel(columns)  # type: ignore[type-arg]
        self.table = TableView(name, COMPACT_HEIGHT)
        self.table.setItemDelegate(CellDelegate(self.table))
        self.table.setModel(self.rows)
        self.table.set_widths([column.width for column in columns], len(columns) - 1)
        self.table.set_empty_text(empty)
        self.table.setAccessibleName(words)
        self.acts = QHBoxLayout()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.setSpacing(8)
        outer.addWidget(label(words, "secondary", wrap=True))
        outer.addWidget(self.table, 1)
        outer.addLayout(self.acts)
        self.acts.addStretch(1)

    def add_act(self, made: QPushButton) -> None:
        """A button under the table, at the right of those added before."""
        self.acts.addWidget(made)

    def chosen(self) -> list[int]:
        """The positions of the rows selected."""
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})


@dataclass(frozen=True, slots=True)
class Gap:
    """Somebody without a holder, and the names of those who would suit him best, the first first."""

    row: GapRow
    proposed: tuple[str, ...] = ()


def gaps_tab() -> ListTab:
    """Whoever has nobody, with the reason and the first who fit; several may be chosen."""
    tab = ListTab(
        "coverageGapsTable",
        (
            Column[Gap]("Họ và tên", lambda gap: gap.row.name, 190, key=lambda gap: name_sort_key(gap.row.name)),
            Column[Gap](
                "Loại", lambda gap: class_name(gap.row.worker_class), 140, key=lambda gap: gap.row.worker_class
            ),
            Column[Gap]("Lý do", lambda gap: gap.row.reason, 240, key=lambda gap: gap.row.reason),
            Column[Gap]("Hợp nhất để phụ trách", lambda gap: ", ".join(gap.proposed) or "–", 320),
        ),
        "Những người chưa có ai phụ trách đúng quy tắc, và cũng chưa được phủ qua đoàn thể. "
        "Bên phải là những người hợp nhất theo nghề, ca, đường về và số người đang giữ.",
        "Ai cũng có người phụ trách.",
    )
    tab.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    return tab


@dataclass(frozen=True, slots=True)
class Load:
    """A holder's load beside the soft limit."""

    row: LoadRow
    limit: int

    @property
    def note(self) -> str:
        """How the load stands to the limit."""
        if not self.row.holder.present:
            return "không còn ở đơn vị"
        over = self.row.held - self.limit
        return f"nhiều hơn mức {self.limit} người: {over} người" if over > 0 else f"trong mức {self.limit} người"


def load_tab() -> ListTab:
    """How many people each holder has, counted over all groups."""
    return ListTab(
        "coverageLoadTable",
        (
            Column[Load]("Họ và tên", lambda load: load.row.holder.name, 220),
            Column[Load]("", _kind, 130),
            Column[Load]("Phụ trách", lambda load: str(load.row.held), 90, True),
            Column[Load]("Cùng giúp", lambda load: str(load.row.helped), 90, True),
            Column[Load]("  So với mức nên giữ", lambda load: f"  {load.note}", 240),
        ),
        "Số người mỗi người đang phụ trách, tính ở mọi nhóm. Mức nên giữ đặt trong Cài đặt, không phải giới hạn cứng.",
        "Chưa ai phụ trách người nào.",
    )


def _kind(load: Load) -> str:
    if load.row.holder.kind is Kind.MEMBER:
        return "đảng viên"
    found = load.row.holder.worker_class
    return class_name_inside(found) if found else ""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group with its cover, if it has any."""

    group_id: int
    group: str
    workers: int
    gaps: int
    cover: CoverRow | None


def groups_tab() -> ListTab:
    """All groups, with the post through which each is covered."""
    return ListTab(
        "coverageGroupsTable",
        (
            Column[GroupLine]("Nhóm", lambda line: group_words(line.group), 170),
            Column[GroupLine]("Số người", lambda line: str(line.workers), 80, True),
            Column[GroupLine]("Chưa có ai", lambda line: str(line.gaps or "–"), 90, True),
            Column[GroupLine]("  Phủ qua đoàn thể", lambda line: f"  {cover_words(line.cover)}", 300),
        ),
        "Nơi đông người, một nhóm có thể được phủ qua người giữ chức vụ công đoàn, đoàn thanh niên, phụ nữ, sản xuất; "
        "luôn được đếm riêng.",
        "Chưa có nhóm nào.",
    )


def cover_words(cover: CoverRow | None) -> str:
    """ "công đoàn: Hoàng Đình Sang, từ 01/10/2026"."""
    if cover is None:
        return "–"
    words = f"{ORGANIZATION_WORDS[cover.organization]}: {cover.name}, từ {cover.start_on:%d/%m/%Y}"
    return words if cover.counts else f"{words} (không còn giữ chức vụ)"


def exceptions_tab() -> ListTab:
    """Every assignment that stands against a rule, with its reason."""
    return ListTab(
        "coverageExceptionsTable",
        (
            Column[ExceptionRow]("Người được phụ trách", lambda row: row.worker, 180),
            Column[ExceptionRow]("Người phụ trách", _upper, 210),
            Column[ExceptionRow]("Từ ngày", lambda row: f"{row.start_on:%d/%m/%Y}", 96),
            Column[ExceptionRow]("Lý do", _reason, 320),
        ),
        "Những phân công ngoài quy tắc có lý do, và những phân công cấp trên trực tiếp mà chi bộ đã đồng ý.",
        "Không có ngoại lệ nào.",
    )


def _upper(row: ExceptionRow) -> str:
    return row.holder + (" (cùng giúp)" if row.role is HolderRole.HELPER else "")


def _reason(row: ExceptionRow) -> str:
    agreed = f"chi bộ đồng ý: {row.agreement}" if row.agreement else ""
    return "; ".join(part for part in (row.reason, agreed) if part)
