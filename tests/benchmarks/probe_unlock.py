"""From nothing to the painted page of a book whose passphrase is typed at once: as shipped, or without any cipher."""

import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from dvqc_desktop.app import build_window
from dvqc_desktop.ui.main_window import MainWindow, show_main
from dvqc_desktop.ui.opening.warmup import import_rest
from dvqc_desktop.ui.user_settings import UserSettings
from tests.benchmarks.probe_floor import TellAtFirstPaint

KEY = bytes(range(32))


class TypeAtFirstPaint(QObject):
    """Begins the imports when the unlock page stands, as the program does, and gives the passphrase at once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._type)
        return False

    def _type(self) -> None:
        self._window.jobs.run_quietly(lambda _progress: import_rest(), lambda _done: None)
        for name, kind in (("passphraseEdit", QLineEdit), ("unlockButton", QPushButton)):
            found = self._window.findChild(kind, name)
            if isinstance(found, QLineEdit):
                found.setText("mưa rơi trên mái tôn đỏ")
            elif isinstance(found, QPushButton):
                found.click()


def main(settings_file: str, book: str, mode: str) -> int:
    """Shows the window once and opens the book; the file without cipher is a plain one."""
    begun = time.monotonic()
    app = QApplication([sys.argv[0]])
    (_without_cipher if mode == "plain" else _with_key_of_bench)()
    window = build_window(UserSettings(Path(settings_file)))
    window.closer.makes_copies = False
    teller = TellAtFirstPaint(begun)
    window.opened.connect(lambda: window.page_stack.currentWidget().installEventFilter(teller))
    window.show_unlock(Path(book))
    typist = TypeAtFirstPaint(window)
    window.installEventFilter(typist)
    show_main(window)
    return app.exec()


def _with_key_of_bench() -> None:
    """A key is derived as for the passphrase; then the one that the measuring books have is taken."""
    from dvqc_desktop.db import keys

    derive = keys.derive_key

    def derived(passphrase: str, salt: bytes) -> bytes:
        derive(passphrase, salt)
        return bytes(memoryview(KEY))

    keys.derive_key = derived


def _without_cipher() -> None:
    from dvqc_desktop.db import cipher, keys

    cipher.SETTINGS.pop("cipher_memory_security")

    def opened(path: Path, _key: bytes, *_salt: bytes, exclusive: bool = True) -> Any:
        connection = cipher._opened(path)
        cipher._apply_settings(connection)
        if exclusive:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        return connection

    cipher.open_existing = opened
    cipher.salt_of = lambda _connection: bytes(16)
    keys.read_salt = lambda _path: bytes(16)
    keys.derive_key = lambda _passphrase, _salt: bytes(32)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
