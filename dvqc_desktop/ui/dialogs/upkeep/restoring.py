"""Giving a copy back in the window: the preview, the question, the act in a job, and one button that takes it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dvqc_desktop.services.upkeep import restore
from dvqc_desktop.services.upkeep.preview import Preview, look_into
from dvqc_desktop.ui import messages
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from dvqc_desktop.ui.jobs import Jobs
    from dvqc_desktop.ui.store import Store

NOTHING_GONE = "Không có gì trong sổ hiện nay bị mất."
KEPT = "Sổ hiện nay được giữ lại dưới tên khác; sau khi khôi phục, bấm một lần là về như bây giờ."
READ_IT = "Tôi đã đọc những gì sẽ không còn"


class Restoring:
    """The steps from a copy to the book made from it; `done` is called after each change of the file."""

    def __init__(self, parent: QWidget, store: Store, jobs: Jobs, done: Callable[[], object]) -> None:
        self._parent, self._store, self._jobs, self._done = parent, store, jobs, done

    def look_into(self, copy: Path) -> None:
        """Reads a copy beside the window and asks whether to give it back."""
        database = self._store.database
        self._jobs.run("Đang xem bản sao", lambda _progress: look_into(database, copy), self._ask)

    def take_back(self, _checked: bool = False) -> None:
        """Undoes the last restore."""
        database = self._store.database

        def work(_progress: object) -> None:
            former = restore.former_of_restore(database)
            if former is not None:
                restore.take_back(database, former)

        self._jobs.run("Đang hoàn tác khôi phục", work, lambda _nothing: self._taken_back())

    def _ask(self, seen: Preview) -> None:
        until = f"về lúc {seen.written_until:%H:%M %d/%m/%Y}" if seen.written_until else f"từ {seen.copy.name}"
        question = messages.Question(
            title="Khôi phục sổ",
            heading=f"Khôi phục sổ {until}?",
            text=f"{seen.people_words} {KEPT}",
            go="Khôi phục bản này",
            stay="Giữ sổ hiện nay",
            checked=READ_IT if seen.gone else "",
            facts=(*seen.gone, *seen.back) or (NOTHING_GONE,),
        )
        messages.ask(self._parent, question, lambda: self._restore(seen))

    def _restore(self, seen: Preview) -> None:
        database = self._store.database
        self._jobs.run(
            "Đang khôi phục sổ",
            lambda _progress: restore.restore(database, seen.copy),
            lambda _former: self._tell(seen),
            note="Sổ hiện nay được sao lưu trước, và chỉ được thay khi bản mới đã kiểm tra xong.",
        )

    def _tell(self, seen: Preview) -> None:
        self._store.file_changed()
        self._done()
        dialog = Dialog(self._parent, "Đã khôi phục", "restoredDialog")
        dialog.setMinimumWidth(520)
        dialog.body.addWidget(label(f"Đã khôi phục sổ từ {seen.copy.name}", "section"))
        dialog.body.addWidget(label(f"Sổ nay có {seen.people_then} người. Sổ trước đó còn giữ bên cạnh.", wrap=True))
        undo = dialog.add_button("Hoàn tác khôi phục", dialog.close, "undoRestoreButton", "arrow_undo")
        undo.clicked.connect(self.take_back)
        done = dialog.add_primary("Xong", dialog.close, "restoredDoneButton")
        dialog.open()
        done.setFocus()

    def _taken_back(self) -> None:
        self._store.file_changed()
        self._done()
