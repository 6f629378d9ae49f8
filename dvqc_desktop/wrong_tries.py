"""The growing pause after wrong passphrases, kept in the user's settings under a hash of the book's salt."""

import hashlib
import json
import os
import time
from contextlib import suppress
from pathlib import Path

from dvqc_desktop.domain.errors.unlocking import WaitBeforeTrying

FREE_TRIES = 2
LONGEST_SECONDS = 300


class WrongTries:
    """Counts wrong passphrases of one book across restarts of the program; a right one forgets them."""

    def __init__(self, salt: bytes, folder: Path | None = None) -> None:
        """`folder` is where the user's settings are; none given: the usual place."""
        self._key = hashlib.sha256(b"dvqc tries" + salt).hexdigest()[:32]
        self._file = (folder or _settings_folder()) / "tries.json"

    def wait_seconds(self) -> int:
        """How long to wait before the next try, 0 for not at all; a clock set back never makes it longer."""
        entry = self._read().get(self._key)
        if entry is None:
            return 0
        count, last = entry
        pause, passed = pause_after(count), time.time() - last
        if passed < 0:  # the clock was set back: the pause begins now, and is not longer for it
            self._write({**self._read(), self._key: (count, time.time())})
            passed = 0.0
        return max(0, min(pause, round(pause - passed + 0.49)))

    def check(self) -> None:
        """Raises WaitBeforeTrying while the pause lasts."""
        seconds = self.wait_seconds()
        if seconds:
            raise WaitBeforeTrying(seconds=seconds)

    def failed(self) -> int:
        """Counts one wrong passphrase; gives the pause that follows, in seconds."""
        entries = self._read()
        count = (entries.get(self._key) or (0, 0.0))[0] + 1
        entries[self._key] = (count, time.time())
        self._write(entries)
        return pause_after(count)

    def succeeded(self) -> None:
        """Forgets the wrong tries."""
        entries = self._read()
        if entries.pop(self._key, None) is not None:
            self._write(entries)

    def _read(self) -> dict[str, tuple[int, float]]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            return {str(key): (int(count), float(last)) for key, (count, last) in found.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _write(self, entries: dict[str, tuple[int, float]]) -> None:
        draft = self._file.with_name(f"tries-{os.getpid()}.part")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(entries), encoding="utf-8")
            draft.replace(self._file)


def pause_after(count: int) -> int:
    """The pause after the `count`-th wrong passphrase in a row, in seconds: none for two, then 2, 4, 8 … 300."""
    return 0 if count <= FREE_TRIES else min(LONGEST_SECONDS, 2 ** min(count - FREE_TRIES, LONGEST_SECONDS))


def _settings_folder() -> Path:
    from platformdirs import user_config_path

    from dvqc_desktop.paths import APP_NAME

    return user_config_path(APP_NAME, appauthor=False)
