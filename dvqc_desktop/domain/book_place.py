"""Where a book may live: on a disk of this machine, not on the network, a stick or in a folder that a service copies.

Copies may go to all of these. Source: reliability notes T11, S12.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_REMOTE_SYSTEMS = ("nfs", "cifs", "smb", "sshfs", "9p", "afs", "ncp", "davfs", "webdav")
_CLOUD = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "nextcloud": "Nextcloud",
}


class DriveKind(StrEnum):
    """What a drive is, as far as the system tells."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    REMOTE = "remote"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Drive:
    """The drive a path is on: its kind and the name of its file system; both may be unknown."""

    kind: DriveKind = DriveKind.UNKNOWN
    file_system: str = ""


def why_not_here(path: str, drive: Drive) -> str:
    """One sentence why a book in use may not live at this path; empty where it may."""
    system = drive.file_system.lower()
    if path.startswith(("\\\\", "//")) or drive.kind is DriveKind.REMOTE or any(n in system for n in _REMOTE_SYSTEMS):
        return "Đây là ổ mạng: mạng đứt giữa chừng thì sổ hỏng. Để sổ trên ổ của máy; bản sao lưu thì để ổ mạng được."
    if drive.kind is DriveKind.REMOVABLE:
        return "Đây là USB, rút ra giữa chừng thì sổ hỏng. Để sổ trên ổ của máy; USB dùng để giữ bản sao lưu."
    for part in re.split(r"[\\/]", path):
        service = _service_of(part.strip().lower())
        if service:
            return (
                f"Thư mục này do {service} tự chép đi, có lúc chép khi sổ ghi dở. "
                "Chọn thư mục khác; bản sao lưu thì để đây được."
            )
    return ""


def _service_of(folder: str) -> str:
    """The service that copies a folder of this name; also "OneDrive - Công ty A" and "Dropbox (Tổ 6)"."""
    return next((name for start, name in _CLOUD.items() if re.fullmatch(rf"{re.escape(start)}( ?[-(].*)?", folder)), "")
