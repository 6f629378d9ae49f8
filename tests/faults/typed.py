"""The scene of somebody typing: what stands in an open form is kept in the book every few seconds."""

from pathlib import Path

from dvqc_desktop.db.engine import open_database
from dvqc_desktop.services.drafts import TypedDraft, find_draft, keep_draft
from tests.conftest import KEY
from tests.faults.scenes import BOOK, Done, Scene
from tests.faults.verdict import sign

FORM = "minutes:1"


class Typing(Scene):
    """The next start offers the draft as it was kept last; the book itself is as it was."""

    def play(self, folder: Path, done: Done) -> None:
        """Keeps a draft that grows, each time in the place of the former."""
        database = open_database(folder / BOOK, KEY)
        try:
            for step in range(1, self.steps + 1):
                fields = {"step": step, "text": "Chi bộ thảo luận. " * 60 * step}
                database.write(keep_draft, TypedDraft(FORM, "Biên bản", fields, {}))
                done()
        finally:
            database.close()

    def fault(self, folder: Path, told: int) -> str:
        """The draft told of last stands there, or the one after it; equal files are opened once."""
        book = folder / BOOK
        before = sign(book)
        wrong = self._book_fault(book, 0, 0)
        if wrong:
            return wrong
        if before not in self._drafts:
            self._drafts[before] = _draft(book)
        found = self._drafts[before]
        return "" if told <= found <= told + 1 else f"lost: draft {found} of {told}"

    def prepare(self, folder: Path) -> None:
        """No draft has been seen yet."""
        super().prepare(folder)
        self._drafts: dict[bytes, int] = {}


def _draft(book: Path) -> int:
    """The step of the draft in a book, 0 for none."""
    database = open_database(book, KEY)
    draft = database.read(find_draft, FORM)
    database.close()
    return 0 if draft is None else int(draft.fields["step"])
