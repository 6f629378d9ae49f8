"""The secretary's whole road in one window: from a new file over the lists to the agenda and the quarter's workbook."""

import tempfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from dvqc_desktop.app import open_window
from dvqc_desktop.domain import clock
from dvqc_desktop.services.chain.chain import gaps
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from tests.faults.scan import find_leaks
from tests.journey.steps import MARKER, Secretary
from tests.ui.conftest import _own_folders, locked_window, settings
from tests.ui.kit import press
from tests.ui.new_book_answers import PASSPHRASE

__all__ = ["_own_folders", "locked_window", "settings"]


def reopened(path: Path, qtbot: QtBot) -> Secretary:
    """The window opened anew on the book."""
    window = open_window(path, PASSPHRASE)
    assert isinstance(window, MainWindow)
    qtbot.addWidget(window)
    return Secretary(window, qtbot)


@pytest.mark.timeout(300)
def test_the_whole_journey(
    locked_window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    book, agenda, report = tmp_path / "so.dvqc", tmp_path / "chuong-trinh.pdf", tmp_path / "quy.xlsx"
    secretary = Secretary(locked_window, qtbot)
    secretary.make_book(book)
    secretary.import_list("dang-vien-to-may-6.xlsx", "members")
    secretary.import_list("cong-nhan-to-may-6.xlsx", "workers")
    assert secretary.classes() == ["unclassified"] * 15
    secretary.agree_round()
    assert sorted(secretary.classes()) == ["active"] * 5 + ["average"] * 8 + ["needs_help"] * 2
    press(secretary.drag("Mạc Văn Tiến", "boardListWeak"), "keepClassButton")
    secretary.classify(secretary.drag("Mạc Văn Tiến", "boardListWeak"))
    secretary.until(lambda: secretary.classes().count("needs_help") == 3)
    without = {row.name for row in secretary.store.read(gaps, clock.today())}
    secretary.assign("Cao Thị Yến")
    assert without - {row.name for row in secretary.store.read(gaps, clock.today())} == {"Cao Thị Yến"}
    secretary.meet()
    secretary.prepare_meeting()
    secretary.save_agenda(agenda)
    secretary.export_quarter(report)
    assert agenda.read_bytes().startswith(b"%PDF")
    assert load_workbook(report).sheetnames[0] == "Tổng hợp"
    labels = [secretary.store.database.undo_label()]
    locked_window.close()

    again = reopened(book, qtbot)
    database = again.store.database
    for _ in range(3):
        assert again.window.frame is not None
        again.window.frame.acts.undo()
        labels.append(database.undo_label())
    assert len(set(labels)) == 4
    assert "Cao Thị Yến" in {row.name for row in again.store.read(gaps, clock.today())}
    again.go(PageName.BOARD)
    again.window.close()
    assert find_leaks(tmp_path, MARKER) == []
