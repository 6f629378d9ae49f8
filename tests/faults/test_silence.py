"""An unexpected fault tells where in the code it came about, and nothing of anybody: in no log, in no dialog."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from sqlalchemy import text

from dvqc_desktop.app import _fault_teller
from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.store import DiskFailed
from dvqc_desktop.faultlog import FILE_NAME, log_fault, told_of
from dvqc_desktop.paths import log_folder
from dvqc_desktop.ui import messages
from dvqc_desktop.ui.main_window import MainWindow
from tests.db.acts import add_person
from tests.ui.conftest import locked_window, settings  # noqa: F401 - fixtures
from tests.ui.kit import open_dialogs

FAULTS, SHOWN = 200, 12


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path))


def secret(number: int) -> str:
    return f"Nguyễn Thị Kín{number}"


def _sql_value(db: Database, told: str) -> object:
    db.write(add_person, told)
    return db.connection.execute("INSERT INTO setting (id, key, value) VALUES (1, ?, ?), (1, ?, ?)", [told] * 4)


def _sql_words(db: Database, told: str) -> object:
    return db.read(lambda session: session.execute(text(f"SELECT * FROM person WHERE nam = '{told}'")))


def _sql_bound(db: Database, told: str) -> object:
    return db.read(lambda session: session.execute(text("SELECT * FROM nowhere WHERE name = :n"), {"n": told}))


def _nested(db: Database, told: str) -> object:
    try:
        return {}[told]
    except KeyError as error:
        raise RuntimeError(f"while reading {told}") from error


class NamedAfterNobody(Exception):
    """An exception with a value of its own."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


def _raised(error: BaseException) -> object:
    raise error


WAYS: tuple[Callable[[Database, str], object], ...] = (
    _sql_value,
    _sql_words,
    _sql_bound,
    _nested,
    lambda db, told: int(told),
    lambda db, told: told.encode("ascii"),
    lambda db, told: getattr(db, told),
    lambda db, told: Path(f"/nowhere/{told}.xlsx").read_bytes(),
    lambda db, told: told + 1,  # type: ignore[operator]
    lambda db, told: compile(f"a = '{told}", told, "exec"),
    lambda db, told: _raised(NamedAfterNobody(told)),
    lambda db, told: _raised(ExceptionGroup(told, [ValueError(told)])),
)


def faults(db: Database, count: int) -> Iterator[tuple[Exception, str]]:
    """Faults of many kinds, each holding somebody's name, and that name."""
    rng = random.Random(28)
    for number in range(count):
        told, way = secret(number), rng.choice(WAYS)
        with pytest.raises(Exception) as caught:
            way(db, told)
        yield caught.value, told


def test_no_log_holds_a_value(db: Database) -> None:
    values = [told for fault, told in faults(db, FAULTS) if told in f"{fault!r} {fault}" and log_fault("window", fault)]
    log = (log_folder() / FILE_NAME).read_text("utf-8")
    assert len(values) > FAULTS // 2  # the faults themselves hold them
    assert "Kín" not in log and log.count("window ") == len(values)


def texts(widget: QWidget) -> str:
    told: list[str] = []
    for one in widget.findChildren(QWidget):
        told += [str(getattr(one, name)()) for name in ("text", "toPlainText", "toolTip") if hasattr(one, name)]
    return "\n".join(told)


def test_no_dialog_shows_a_value(db: Database, request: pytest.FixtureRequest) -> None:
    window: MainWindow = request.getfixturevalue("locked_window")
    tell = _fault_teller(window)
    for fault, _told in faults(db, SHOWN):
        tell(type(fault), fault, fault.__traceback__)
        refusal = DiskFailed()
        refusal.__cause__ = fault
        messages.show_error(window, refusal)
    assert len(open_dialogs(window)) == 2 * SHOWN
    assert "Kín" not in texts(window)
    assert "test_silence.py" in texts(window)
    assert len(window.findChildren(QPlainTextEdit, "errorDetailsText")) == 2 * SHOWN


def test_a_fault_names_places_of_our_code(db: Database) -> None:
    told: list[Any] = [told_of(fault) for fault, _name in faults(db, 20)]
    assert all(places[0].isascii() and len(places) > 1 for places in told)
