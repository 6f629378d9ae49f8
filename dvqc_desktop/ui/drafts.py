"""Keeps what is being typed in any form in the encrypted book, and offers it again after a crash or a lock."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from dvqc_desktop.services.drafts import TypedDraft, drop_draft, drop_old_drafts, find_draft, keep_draft, list_drafts
from dvqc_desktop.ui.widgets.basics import Strip, button, icon_label, label
from dvqc_desktop.ui.widgets.cell_draft import CELL, put_cell, table_of, typed_cell
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit
from dvqc_desktop.ui.widgets.made_with import described, name_of
from dvqc_desktop.ui.widgets.passphrase import PassphraseEdit
from dvqc_desktop.ui.widgets.typed import has_words, put_into, typed_in

if TYPE_CHECKING:
    from dvqc_desktop.ui.frame.book_frame import BookFrame

LOOK_MS = 2000  # so that nothing typed is lost for longer than five seconds
PATIENCE_SECONDS = 0.5
BESIDE = "*"  # among the fields: what a dialog says of its grid
Box = QLineEdit | QPlainTextEdit | QTextEdit


class Watched:
    """A form under watch: its fields as they were at first, and what was kept of it last."""

    def __init__(self, form: QWidget, key: str, title: str, place: dict[str, Any]) -> None:
        self.form, self.key, self.title, self.place = form, key, title, place
        self.first = typed_in(form)
        self.kept: dict[str, Any] = {}
        self.offered: TypedDraft | None = None

    def changed(self) -> dict[str, Any]:
        """The fields that are not as at first; none where nothing was written into any."""
        now = typed_in(self.form)
        changed = {name: value for name, value in now.items() if self.first.get(name) != value}
        beside = self.form.typed_beside() if isinstance(self.form, Dialog) else None
        cell = typed_cell(self.form)
        in_grids = {**({BESIDE: beside} if beside else {}), **({CELL: cell} if cell else {})}
        return {**changed, **in_grids} if in_grids or has_words(self.form, changed) else {}


class DraftKeeper(QObject):
    """The window's own, while a book is open; every dialog comes here when it is shown, and boxes of pages by focus."""

    def __init__(self, frame: BookFrame) -> None:
        super().__init__(frame)
        self._frame, self._store = frame, frame.store
        self._watched: list[Watched] = []
        self._box: Watched | None = None
        self._sealed = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def watch(self, form: Dialog) -> None:
        """Keeps what is typed in this dialog from now on, and offers what an earlier one left."""
        if self._sealed or any(one.form is form for one in self._watched):
            return
        arguments = described(form.made_with)
        key = json.dumps([name_of(type(form)), form.objectName(), *arguments], ensure_ascii=False)
        place = {"page": self._page(), "dialog": name_of(type(form)), "arguments": arguments}
        watched = Watched(form, key, form.windowTitle(), place)
        self._watched.append(watched)
        watched.offered = self._store.database.read(find_draft, key)
        if watched.offered is not None:
            form.add_above(_offer(self, form, watched.offered))
        self._timer.start()

    def let_go(self, form: Dialog, keep: bool) -> None:
        """The dialog closes: saved or given up its draft goes, left by Esc it is kept as it now stands."""
        for watched in [one for one in self._watched if one.form is form]:
            self._watched.remove(watched)
            if self._sealed:
                continue
            if keep:
                self._keep(watched)
            elif watched.kept:
                self._drop(watched)

    @Slot()
    def look(self) -> None:
        """Keeps what has changed since the last look; a book that a job holds is asked again at the next."""
        self._watched = [one for one in self._watched if isValid(one.form)]
        forms = [*self._watched, *([self._box] if self._box is not None and isValid(self._box.form) else [])]
        if not forms:
            self._timer.stop()
        lock = self._store.database.lock
        if self._sealed or not lock.acquire(timeout=PATIENCE_SECONDS):
            return
        try:
            for watched in forms:
                self._keep(watched)
        finally:
            lock.release()

    def leave_box(self) -> None:
        """Leaves the box of a page that the cursor is in: it keeps itself, and no draft of it is offered later."""
        if self._box is not None and isValid(self._box.form):
            self._box.form.clearFocus()

    def seal(self) -> None:
        """Keeps everything now, once and for all: the book is being locked, or the program ends."""
        self.look()
        self._sealed = True
        self._timer.stop()

    def unseal(self) -> None:
        """The end of the session was called off: what is typed is kept again."""
        self._sealed = False
        self._timer.start()

    def take_up(self, form: Dialog) -> None:
        """Puts the draft that is offered over a form into its fields."""
        for watched in self._watched:
            if watched.form is form and watched.offered is not None:
                put_into(form, watched.offered.fields)
                if BESIDE in watched.offered.fields:
                    form.put_beside(watched.offered.fields[BESIDE])
                if CELL in watched.offered.fields:
                    put_cell(form, watched.offered.fields[CELL])
                self._end_offer(watched, watched.offered.fields)

    def throw_away(self, key: str) -> None:
        """Takes a draft away for good."""
        self._store.keep(drop_draft, key)
        for watched in self._watched:
            if watched.key == key:
                self._end_offer(watched, {})

    @staticmethod
    def _end_offer(watched: Watched, kept: dict[str, Any]) -> None:
        watched.offered, watched.kept = None, kept
        strip = watched.form.findChild(Strip, "draftStrip")
        if isinstance(strip, Strip):
            strip.hide()

    def offer_left(self) -> None:
        """Offers the drafts of earlier sittings, after those nobody came back to were dropped."""
        self._store.keep(drop_old_drafts)
        left = self._store.database.read(list_drafts)
        if left:
            from dvqc_desktop.ui.dialogs.drafts import DraftsDialog

            DraftsDialog(self._frame.window, self._frame, left).open()

    def _keep(self, watched: Watched) -> None:
        changed = watched.changed()
        if changed and changed != watched.kept:
            self._store.keep(keep_draft, TypedDraft(watched.key, watched.title, changed, watched.place))
            watched.kept = changed
        elif not changed and watched.kept:
            self._drop(watched)

    def _drop(self, watched: Watched) -> None:
        self._store.keep(drop_draft, watched.key)
        watched.kept = {}

    def _page(self) -> str:
        name = self._frame.shelf.current_name
        return name.value if name is not None else ""

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A box of a page keeps itself when it is left; only while the cursor is in it does it need a draft."""
        if self._sealed or (self._box is not None and self._box.form is now):
            return
        left, self._box = self._box, None
        if left is not None and left.kept:
            self._drop(left)
        if isinstance(now, Box | QComboBox) and self._is_box_of_page(now):
            self._box = _watched_box(now, self._page(), self._frame.shelf.shown_person())
            self._timer.start()

    def _is_box_of_page(self, box: Box | QComboBox) -> bool:
        page = self._frame.shelf.current()
        apart = isinstance(box, FilterEdit | PassphraseEdit) or getattr(box, "keeps_itself", False)
        apart = apart or (isinstance(box, QComboBox) and table_of(box) is None)
        return page is not None and page.isAncestorOf(box) and bool(_name(box)) and not apart


def _watched_box(box: Box | QComboBox, page: str, person_id: int | None) -> Watched:
    place = {"page": page, "box": _name(box), "person": person_id}
    table = table_of(box)
    spoken = box.accessibleName() or ("Một ô của bảng đang gõ" if table is not None else "Một ô đang gõ")
    return Watched(box, json.dumps([page, _name(box), person_id]), spoken, place)


def _name(box: Box | QComboBox) -> str:
    """By what a box of a page is found again; the editor of a cell by its table."""
    table = table_of(box)
    return str((box if table is None else table).objectName())


def _offer(keeper: DraftKeeper, form: Dialog, draft: TypedDraft) -> Strip:
    """The strip over a form that has an earlier draft: take it up, or throw it away."""
    strip = Strip("warn", "draftStrip")
    when = f" từ {draft.at:%H:%M %d/%m/%Y}" if draft.at else ""
    strip.row.addWidget(icon_label("edit", "warn"))
    strip.row.addWidget(label(f"Có bản đang gõ dở{when}.", "", "draftStripLabel"))
    strip.row.addStretch(1)
    take, drop = button("Lấy lại", "", "", "takeDraftButton"), button("Bỏ", "", "", "dropDraftButton")
    take.clicked.connect(lambda: keeper.take_up(form))
    drop.clicked.connect(lambda: keeper.throw_away(draft.key))
    strip.row.addWidget(take)
    strip.row.addWidget(drop)
    return strip
