"""What the program remembers for this user on this machine: recent books, look, size of the window. No names."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from dvqc_desktop.paths import APP_NAME

MOST_RECENT = 6
SECOND_PLACE = "backup.second"  # where copies off this machine were put last, for when the book cannot tell


class UserSettings:
    """A small INI file in the user's settings folder; everything in it may be lost without harm."""

    def __init__(self, file: Path | None = None) -> None:
        """`file` none: the usual place."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
        self._kept = QSettings(str(file or Path(folder) / APP_NAME / "window.ini"), QSettings.Format.IniFormat)

    def recent_books(self) -> list[Path]:
        """The books opened last, the latest first, those still there."""
        kept = self._kept.value("books/recent", [], type=list)
        listed = kept if isinstance(kept, list) else []
        return [path for path in map(Path, listed) if path.is_file()]

    def remember_book(self, path: Path) -> None:
        """Puts a book at the head of the recent ones."""
        others = [known for known in self.recent_books() if known != path]
        self._kept.setValue("books/recent", [str(known) for known in [path, *others][:MOST_RECENT]])

    @property
    def dark(self) -> bool:
        """True when the user chose the dark theme."""
        return bool(self._kept.value("look/dark", False, type=bool))

    @dark.setter
    def dark(self, wanted: bool) -> None:
        self._kept.setValue("look/dark", wanted)

    @property
    def larger(self) -> bool:
        """True when the user chose the larger type."""
        return bool(self._kept.value("look/larger", False, type=bool))

    @larger.setter
    def larger(self, wanted: bool) -> None:
        self._kept.setValue("look/larger", wanted)

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window when it was closed; empty for the first time."""
        kept = self._kept.value("window/geometry", QByteArray(), type=QByteArray)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, kept: QByteArray) -> None:
        self._kept.setValue("window/geometry", kept)

    def recall(self, key: str) -> str:
        """What a page kept under this key; empty when it never kept anything."""
        return str(self._kept.value(f"pages/{key}", "", type=str))

    def remember(self, key: str, kept: str) -> None:
        """Keeps a choice of a page, such as the view last shown; never a name or anything of a person."""
        self._kept.setValue(f"pages/{key}", kept)
