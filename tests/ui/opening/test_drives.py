"""Where a new book may live, asked for when it is set up."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.book_place import DriveKind
from dvqc_desktop.ui.opening.drives import block_device_kind, drive_of
from dvqc_desktop.ui.opening.new_steps import UnitStep


def test_a_disk_of_the_machine_is_taken(tmp_path: Path) -> None:
    drive = drive_of(tmp_path / "not-there" / "so.dvqc")
    assert drive.kind is not DriveKind.REMOTE
    assert drive.file_system


@pytest.mark.parametrize(("mark", "kind"), [("1", DriveKind.REMOVABLE), ("0", DriveKind.FIXED)])
def test_a_stick_is_known_by_the_mark_of_its_disk(tmp_path: Path, mark: str, kind: DriveKind) -> None:
    (tmp_path / "disk" / "sdb1").mkdir(parents=True)
    (tmp_path / "disk" / "removable").write_text(f"{mark}\n")
    (tmp_path / "sdb1").symlink_to(tmp_path / "disk" / "sdb1")
    assert block_device_kind(Path("/dev/sdb1"), tmp_path) is kind
    assert block_device_kind(Path("overlay"), tmp_path / "nowhere") is DriveKind.UNKNOWN


def test_a_new_book_is_refused_in_a_folder_that_a_service_copies(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    step = UnitStep()
    qtbot.addWidget(step)
    step._path.setText(str(folder / "so.dvqc"))
    step.complete()
    assert "OneDrive" in step._path_problem()
