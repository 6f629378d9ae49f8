"""What many tests stand on: a fixed day, a key without the cost of deriving it, an empty book."""

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dvqc_desktop.db.engine import Database, create_database, open_database
from tests import locked_memory

KEY = bytes(range(32))
SALT = bytes(range(16))
TODAY = "2026-11-20"
if sys.platform == "linux" and "DISPLAY" not in os.environ:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


locked_memory.leave_off()


HERE = Path(__file__).parent
WHOLE = {HERE / name for name in ("ui", "cli", "journey", "faults")}  # they run through what is tested by itself
gc.set_threshold(10_000, 20, 20)  # the heap of a whole run is large: looked through less often


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those that lock memory run last; lines are counted where they are tested, to count them all takes a sixth."""
    items.sort(key=locked_memory.is_asked_by)
    for item in items:
        if WHOLE & set(item.path.parents):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(autouse=True)
def _fixed_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DVQC_TODAY", TODAY)


@pytest.fixture(scope="session")
def empty_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty book, made once; copy it, do not open it."""
    path = tmp_path_factory.mktemp("book") / "empty.dvqc"
    create_database(path, KEY, SALT).close()
    return path


@pytest.fixture
def book_path(empty_book: Path, tmp_path: Path) -> Path:
    """A closed empty book of the test's own; it opens with KEY."""
    return Path(shutil.copy(empty_book, tmp_path / "so.dvqc"))


@pytest.fixture
def db(book_path: Path) -> Iterator[Database]:
    """An open empty book."""
    database = open_database(book_path, KEY)
    yield database
    database.close()


def _written(path: Path, name: str) -> Path:
    """A file with a sample cell as of 20/11/2026."""
    from dvqc_desktop.services.sample import write_sample

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DVQC_TODAY", TODAY)
        database = create_database(path, KEY, SALT)
        write_sample(database, name)
        database.close()
    return path


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the sample group as of 20/11/2026, made once; copy it, do not open it."""
    return _written(tmp_path_factory.mktemp("sample") / "sample.dvqc", "to-may-6")


@pytest.fixture(scope="session")
def cell_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the sample cell with its year of meetings, made once; copy it, do not open it."""
    return _written(tmp_path_factory.mktemp("cell") / "cell.dvqc", "chi-bo-z2")


@pytest.fixture
def cell(cell_book: Path, tmp_path: Path) -> Iterator[Database]:
    """The open sample cell with its year of meetings, a copy of the test's own."""
    database = open_database(Path(shutil.copy(cell_book, tmp_path / "chi-bo.dvqc")), KEY)
    yield database
    database.close()


@pytest.fixture
def sample(sample_book: Path, tmp_path: Path) -> Iterator[Database]:
    """The open sample cell, a copy of the test's own."""
    database = open_database(Path(shutil.copy(sample_book, tmp_path / "mau.dvqc")), KEY)
    yield database
    database.close()
