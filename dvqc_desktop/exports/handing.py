"""The one way a file leaves the book for others: written whole or not at all, then entered in the register."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.exports.atomic import write_file
from dvqc_desktop.services.reports.export_register import ExportNote, note_export


class Register(Protocol):
    """The store of a window, or the open book itself: whatever writes down what cannot be taken back."""

    @property
    def read(self) -> Callable[..., Any]:
        """What a query gives, in a read transaction."""

    def record(self, use_case: Callable[[Any, ExportNote], Change], note: ExportNote, /) -> Change:
        """Runs the use case as a record."""


@dataclass(frozen=True, slots=True)
class Handout:
    """What a file is ("Báo cáo số liệu") and about ("quý III năm 2026"), never by a worker's name, and for whom."""

    what: str
    contents: str | None = None
    recipient: str | None = None


def hand_out(register: Register, path: Path, content: bytes, handout: Handout) -> None:
    """Writes a file for others and enters it in the register, by its bare name.

    Recovery sheets, backups and lists of rows not imported are no handouts: they go through `write_file`.

    Raises:
        ExportError: the file could not be written; then there is no entry.
    """
    write_file(path, content)
    digest = hashlib.sha256(content).hexdigest()
    register.record(note_export, ExportNote(handout.what, handout.contents, handout.recipient, path.name, digest))
