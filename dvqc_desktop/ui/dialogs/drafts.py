"""What was being typed when the book was closed: each form left unfinished can be taken up or thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dvqc_desktop.services.drafts import TypedDraft
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.cell_draft import CELL, put_cell
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.made_with import can_open, opened_again
from dvqc_desktop.ui.widgets.typed import put_into

if TYPE_CHECKING:
    from dvqc_desktop.ui.frame.book_frame import BookFrame

WORDS = "Lần trước sổ khóa hoặc máy tắt khi đang gõ. Phần đã gõ nằm trong sổ, chưa ghi vào đâu."
ROW_GONE = "Không còn thấy dòng đang gõ dở ở đây. Phần đã gõ vẫn giữ, lần mở sổ sau sẽ hỏi lại."
OPEN_IT = "Mở lại đúng chỗ đang làm, phần mềm sẽ hỏi lấy lại phần đã gõ."


class DraftsDialog(Dialog):
    """One line for each form left unfinished."""

    keeps_draft = False

    def __init__(self, parent: QWidget, frame: BookFrame, drafts: tuple[TypedDraft, ...]) -> None:
        super().__init__(parent, "Có bản đang gõ dở", "draftsDialog")
        self.setFixedWidth(theme.px(620))
        self._frame = frame
        self._left = len(drafts)
        self.body.addWidget(label("Có bản đang gõ dở", "section"))
        self.body.addWidget(label(WORDS, "secondary", wrap=True))
        for draft in drafts:
            self.body.addWidget(self._line(draft))
        self.body.addStretch(1)
        self.add_primary("Để đó, làm việc khác", self.close, "draftsLaterButton")

    def _line(self, draft: TypedDraft) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(label(draft.title, "strong"))
        row.addWidget(label(f"{draft.at:%H:%M %d/%m/%Y}" if draft.at else "", "secondary"))
        row.addStretch(1)
        take, drop = button("Lấy lại", "", "", "takeDraftButton"), button("Bỏ", "", "", "dropDraftButton")
        take.clicked.connect(lambda: self._take(draft))
        drop.clicked.connect(lambda: self._throw(line, draft))
        row.addWidget(take)
        row.addWidget(drop)
        return line

    def _take(self, draft: TypedDraft) -> None:
        self.close()
        take_up(self._frame, draft)

    def _throw(self, line: QWidget, draft: TypedDraft) -> None:
        self._frame.drafts.throw_away(draft.key)
        line.hide()
        self._left -= 1
        if not self._left:
            self.close()


def take_up(frame: BookFrame, draft: TypedDraft) -> None:
    """Goes to where a draft was being typed and puts it there; says so where the user has to open the form himself."""
    place = draft.place
    person = place.get("person")
    if place.get("page"):
        frame.navigate(PageName(place["page"]), person)
    page = frame.shelf.current()
    box = page.findChild(QWidget, place["box"]) if "box" in place and page is not None else None
    if box is not None and _put_back(box, draft):
        frame.drafts.throw_away(draft.key)
    elif "dialog" in place and can_open(place["arguments"]):
        context = frame.context
        helpers = {"window": frame.window, "context": context, "store": context.store, "jobs": context.jobs}
        form = opened_again(place, helpers)
        assert isinstance(form, Dialog)
        form.open()
        frame.drafts.take_up(form)
    else:
        frame.say(ROW_GONE if CELL in draft.fields else OPEN_IT)


def _put_back(box: QWidget, draft: TypedDraft) -> bool:
    """Puts a draft into its box or cell; False where the row of the cell is no longer shown."""
    if CELL in draft.fields:
        return put_cell(box, draft.fields[CELL])
    box.setFocus()
    put_into(box, draft.fields)
    return True
