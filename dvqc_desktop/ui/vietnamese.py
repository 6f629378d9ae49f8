"""Qt's own words in Vietnamese: standard buttons, context menus, the print and file dialogs."""

import json
from functools import cache

from PySide6.QtCore import QObject, QTranslator

from dvqc_desktop.paths import resource


@cache
def _words() -> dict[str, str]:
    found: dict[str, str] = json.loads(resource("i18n", "qt_vi.json").read_text(encoding="utf-8"))
    return found


class VietnameseWords(QTranslator):
    """Looks Qt's words up in resources/i18n/qt_vi.json; a word not listed stays as it is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._table = _words()

    def isEmpty(self) -> bool:  # noqa: N802
        return not self._table

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str | None:
        """The Vietnamese for one of Qt's own texts; None for what is not listed."""
        return self._table.get(source)
