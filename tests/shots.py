"""Pictures of every page of the window, made from the sample cell: `dev.py shots [FOLDER]`.

Each is 1366 × 768, light, as of 20/11/2026; they are held beside the mock-ups of the design.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DVQC_TODAY"] = "2026-11-20"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

from dvqc_desktop.app import build_window
from dvqc_desktop.db.engine import Database, create_database
from dvqc_desktop.services.sample import write_sample
from dvqc_desktop.services.unit import Unit, save_unit
from dvqc_desktop.ui.frame.nav import PAGES
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.user_settings import UserSettings

KEY, SALT = bytes(range(32)), bytes(range(16))
SIZE = (1366, 768)


class Camera:
    """Saves numbered pictures of a window and of the dialogs over it."""

    def __init__(self, folder: Path, window: MainWindow) -> None:
        self._folder = folder
        self.window = window

    def take(self, name: str) -> None:
        """A picture of the whole window, with an open dialog in its middle."""
        settle()
        picture = self.window.grab()
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                shot = dialog.grab()
                paint_over(picture, shot)
        picture.save(str(self._folder / f"{name}.png"))


def paint_over(picture, shot) -> None:  # type: ignore[no-untyped-def]
    """Puts the picture of a dialog into the middle of the window's."""
    from PySide6.QtGui import QPainter

    painter = QPainter(picture)
    painter.drawPixmap((picture.width() - shot.width()) // 2, (picture.height() - shot.height()) // 2, shot)
    painter.end()


def settle(milliseconds: int = 250) -> None:
    """Lets the window paint and its short jobs end."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def sample_book(folder: Path, name: str = "to-may-6") -> Database:
    """An open book with a sample cell."""
    database = create_database(folder / "Tổ máy 6.dvqc", KEY, SALT)
    write_sample(database, name)
    return database


def empty_book(folder: Path) -> Database:
    """An open book just made, with its unit's names alone."""
    database = create_database(folder / "Sổ mới.dvqc", KEY, SALT)
    names = ("Tổ đảng Tổ máy 6", "TM6", "Chi bộ Phân xưởng Z2", "Đảng bộ X.40", "Hà Nội")
    database.write(save_unit, Unit("party_group", *names))
    return database


def sub_tabs(page: QWidget) -> Iterator[tuple[str, QTabWidget, int]]:
    """The tabs inside a page."""
    for tabs in page.findChildren(QTabWidget):
        if tabs.isVisible():
            for index in range(tabs.count()):
                yield tabs.objectName(), tabs, index


def take_pages(camera: Camera, prefix: str = "") -> None:
    """One picture for each page, and one for each tab inside it."""
    frame = camera.window.frame
    assert frame is not None
    for number, (name, _words, _icon) in enumerate(PAGES, start=1):
        frame.navigate(name)
        camera.take(f"{prefix}{number:02d}-{name.value}")
        page = frame.shelf.current()
        assert page is not None
        for tabs_name, tabs, index in list(sub_tabs(page)):
            before = tabs.currentIndex()
            if index != before:
                tabs.setCurrentIndex(index)
                camera.take(f"{prefix}{number:02d}-{name.value}-{tabs_name}-{index + 1}")
                tabs.setCurrentIndex(before)


def take_new_book(camera: Camera, folder: Path) -> None:
    """The steps of making a new book."""
    from tests.ui.new_book_answers import answer_step

    camera.window.make_new_book()
    for number in range(1, 5):
        camera.take(f"09d-so-moi-buoc-{number}")
        if number < 4:
            answer_step(camera.window, number, folder / "Sổ khác.dvqc")
            settle(1500 if number == 3 else 200)
    for dialog in camera.window.findChildren(QDialog):
        dialog.close()


def take_all(folder: Path, scratch: Path) -> None:
    """All pictures into `folder`."""
    window = build_window(UserSettings(scratch / "window.ini"))
    window.resize(*SIZE)
    camera = Camera(folder, window)
    sample = sample_book(scratch)
    window.show_unlock(sample.path)
    window.show()
    camera.take("09b-mo-khoa")
    window.take_book(sample)
    take_pages(camera)
    window.settings.dark = True
    window.dress()
    take_pages(camera, "10-toi-")
    window.settings.dark = False
    window.dress()
    window.take_book(empty_book(scratch))
    camera.take("09c-so-moi-trong")
    window.lock_book()
    take_new_book(camera, scratch)
    window.close()


def main(arguments: list[str]) -> int:
    """Makes the pictures; the folder is shots/ unless another is given."""
    folder = Path(arguments[0] if arguments else "shots")
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as scratch:
        take_all(folder, Path(scratch))
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
