"""What drive a path is on, as far as the system tells."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from dvqc_desktop.domain.book_place import Drive, DriveKind

_WINDOWS_KINDS = {2: DriveKind.REMOVABLE, 3: DriveKind.FIXED, 4: DriveKind.REMOTE}
_BLOCK_DEVICES = Path("/sys/class/block")


def drive_of(path: Path) -> Drive:
    """The drive of a path that may not exist yet; unknown where the system does not tell."""
    folder = next((one for one in path.absolute().parents if one.is_dir()), path.absolute().anchor)
    storage = QStorageInfo(str(folder))
    system = bytes(storage.fileSystemType().data()).decode("ascii", "replace")
    if sys.platform == "win32":
        return Drive(_windows_kind(storage.rootPath()), system)
    return Drive(block_device_kind(Path(os.fsdecode(bytes(storage.device().data()))), _BLOCK_DEVICES), system)


def block_device_kind(device: Path, block_devices: Path) -> DriveKind:
    """The kind of a block device such as /dev/sdb1, by its own or its disk's mark in /sys/class/block."""
    entry = block_devices / device.name
    for mark in (entry / "removable", entry.resolve().parent / "removable"):
        if mark.is_file():
            return DriveKind.REMOVABLE if mark.read_text().strip() == "1" else DriveKind.FIXED
    return DriveKind.UNKNOWN


def _windows_kind(root: str) -> DriveKind:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - there on Windows alone
    return _WINDOWS_KINDS.get(int(kernel.GetDriveTypeW(root.replace("/", "\\"))), DriveKind.UNKNOWN)
