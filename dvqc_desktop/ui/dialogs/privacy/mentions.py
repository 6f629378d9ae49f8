"""Where others' words call somebody by title and given name: which of them go too, and each place to be looked at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from dvqc_desktop.domain.name_hiding import SOMEBODY
from dvqc_desktop.services.privacy.mentions import Mention, Mentions, find_mentions
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.base import PageContext, PageName
from dvqc_desktop.ui.pages.reading import Question
from dvqc_desktop.ui.widgets.basics import label, link_button, panel
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.table import TableView

SIZE = (860, 480)
LOOKING, NOWHERE = "Đang tìm trong sổ…", "Không thấy lời nào gọi tên như “anh …”, “chị …”."
PRIVATE = "(điều riêng, không hiện ở đây)"
PLACES = (
    Column[Mention]("Ở đâu", lambda place: place.where, 330),
    Column[Mention]("Lời ghi", lambda place: place.words or PRIVATE, 400),
)


class MentionsPart(QWidget):
    """A tick for each way of calling, and the way to the places; `shown` once they were found."""

    shown = Signal()

    def __init__(self, parent: Dialog, context: PageContext, person_id: int) -> None:
        super().__init__(parent)
        self._dialog, self._context = parent, context
        self._checks: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._state = label(LOOKING, "secondary", "mentionsState", wrap=True)
        self._column.addWidget(self._state)
        Question(context, self).ask(partial(context.store.read, find_mentions, person_id), self._show)

    def titles(self) -> tuple[str, ...]:
        """The titles that are ticked."""
        return tuple(title for title, check in self._checks.items() if check.isChecked())

    def _show(self, found: Mentions) -> None:
        self._state.setText(_told(found))
        for number, (title, count) in enumerate(found.by_title().items()):
            check = QCheckBox(f"Thay “{title} {found.given}” bằng “{SOMEBODY}” ({count} chỗ)")
            check.setObjectName(f"mentionCheck{number}")
            check.setChecked(not found.shared)
            self._checks[title] = check
            self._column.addWidget(check)
        if found.places:
            look = partial(self._look, found)
            link = link_button(f"Xem từng chỗ ({len(found.places)})", look, "lookAtMentionsButton")
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.shown.emit()

    def _look(self, found: Mentions) -> None:
        MentionsDialog(self._dialog, self._context, found).open()


class MentionsDialog(Dialog):
    """The places, each with a way to it; going there leaves the dialogs."""

    keeps_draft = False

    def __init__(self, parent: QWidget, context: PageContext, found: Mentions) -> None:
        super().__init__(parent, "Lời của người khác có tên này", "mentionsDialog")
        self.setFixedSize(theme.px(SIZE[0]), min(theme.px(SIZE[1]), parent.window().height() - 40))
        self._context = context
        self.model = RowsModel(PLACES, self)
        self.model.set_rows(found.places)
        self.table = TableView("mentionsTable")
        self.table.setAccessibleName("Những chỗ lời của người khác có tên này")
        self.table.setModel(self.model)
        self.table.set_widths([column.width for column in PLACES], stretch=1)
        self.body.addWidget(label("Muốn viết lại chỗ nào thì mở chỗ ấy; viết lại xong hãy ghi yêu cầu.", "secondary"))
        self.body.addWidget(panel("mentionsPanel", self.table), 1)
        self._go = self.add_button("Mở chỗ này", self._open, "openMentionButton", "open")
        self.add_primary("Đóng", self.close, "closeMentionsButton")
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.doubleClicked.connect(self._open)
        self.table.selectRow(0)

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        place = self.model.row(self.table.current_row())
        self._go.setEnabled(place.meeting_id is not None or place.person_id is not None)

    @Slot()
    def _open(self, *_at: object) -> None:
        place = self.model.row(self.table.current_row())
        if not self._go.isEnabled():
            return
        window = _leave_dialogs(self)
        if place.meeting_id is not None:
            self._context.navigate(PageName.MEETINGS, place.meeting_id)
        elif place.person_id is not None:
            from dvqc_desktop.ui.dialogs.person_page.dialog import open_person_page

            open_person_page(window, self._context, place.person_id)


def _leave_dialogs(dialog: QWidget) -> QWidget:
    """Closes the dialogs down to the window; gives it."""
    above: QWidget | None = dialog
    dialogs = []
    while above is not None and above.parentWidget() is not None:
        if isinstance(above, QDialog):
            dialogs.append(above)
        above = above.parentWidget()
    for one in dialogs:
        one.close()
    assert above is not None
    return above


def _told(found: Mentions) -> str:
    if not found.places:
        return NOWHERE
    if found.shared:
        return (
            f"Sổ còn {found.shared} người khác tên {found.given}: xem từng chỗ rồi mới đánh dấu, kẻo thay nhầm người."
        )
    return "Họ tên đầy đủ tự mất. Cách gọi ngắn trong lời của người khác chỉ mất khi đánh dấu ở đây."
