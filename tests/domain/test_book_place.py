"""A book in use lives on a disk of the machine; copies may go anywhere."""

import pytest

from dvqc_desktop.domain.book_place import Drive, DriveKind, why_not_here

FIXED, STICK, REMOTE = (Drive(kind) for kind in (DriveKind.FIXED, DriveKind.REMOVABLE, DriveKind.REMOTE))


@pytest.mark.parametrize(
    ("path", "drive", "reason"),
    [
        (r"D:\So\to6.dvqc", Drive(DriveKind.FIXED, "NTFS"), ""),
        ("/home/an/Tài liệu/to6.dvqc", Drive(DriveKind.UNKNOWN, "ext4"), ""),
        (r"C:\Users\An\Dropbox cu cua to.dvqc", FIXED, ""),
        (r"\\may-chu\chung\to6.dvqc", Drive(), "ổ mạng"),
        (r"Z:\to6.dvqc", REMOTE, "ổ mạng"),
        ("/mnt/chung/to6.dvqc", Drive(DriveKind.UNKNOWN, "cifs"), "ổ mạng"),
        ("/net/to6.dvqc", Drive(DriveKind.FIXED, "nfs4"), "ổ mạng"),
        (r"E:\to6.dvqc", STICK, "USB"),
        (r"C:\Users\An\OneDrive\to6.dvqc", FIXED, "OneDrive"),
        (r"C:\Users\An\OneDrive - Cong ty X40\Documents\to6.dvqc", FIXED, "OneDrive"),
        ("/home/an/Dropbox/to6.dvqc", FIXED, "Dropbox"),
        (r"G:\My Drive\to6.dvqc", FIXED, "Google Drive"),
        (r"C:\Users\An\Dropbox (To 6)\to6.dvqc", FIXED, "Dropbox"),
    ],
)
def test_a_book_is_refused_with_the_reason(path: str, drive: Drive, reason: str) -> None:
    told = why_not_here(path, drive)
    assert (reason in told and "bản sao lưu" in told) if reason else not told
