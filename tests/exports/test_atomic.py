"""Files are written whole or not at all, and each failure has its own sentence."""

import errno
import os
import signal
from pathlib import Path

import pytest

from dvqc_desktop import files
from dvqc_desktop.domain.errors.exports import (
    ExportDiskFullError,
    ExportFolderForbiddenError,
    ExportFolderMissingError,
    ExportMediumFailedError,
    ExportTargetBusyError,
    ExportTargetIsFolderError,
)
from dvqc_desktop.exports import atomic
from dvqc_desktop.exports.atomic import write_file


def only_file(folder: Path) -> Path:
    (one,) = folder.iterdir()
    return one


def test_a_new_file_holds_exactly_the_bytes(tmp_path: Path) -> None:
    write_file(tmp_path / "Chương trình.pdf", b"%PDF-1.7")
    assert only_file(tmp_path).read_bytes() == b"%PDF-1.7"


def test_an_older_file_is_replaced_and_no_neighbour_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    write_file(target, b"new")
    assert only_file(tmp_path).read_bytes() == b"new"


def test_a_system_without_nameless_files_writes_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    write_file(tmp_path / "a.pdf", b"x")
    assert only_file(tmp_path).read_bytes() == b"x"


def test_a_medium_without_links_writes_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.EXDEV, "no links")

    monkeypatch.setattr(os, "link", no_link)
    write_file(tmp_path / "a.pdf", b"x")
    assert only_file(tmp_path).read_bytes() == b"x"


def test_a_missing_folder_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(ExportFolderMissingError, match="thư mục chứa tệp không có"):
        write_file(tmp_path / "none" / "a.pdf", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_the_same_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(ExportTargetIsFolderError):
        write_file(tmp_path / "a.pdf", b"x")


def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    resource = pytest.importorskip("resource", reason="limits of file size exist on POSIX only")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(ExportDiskFullError, match="hết chỗ"):
            write_file(target, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert only_file(tmp_path).read_bytes() == b"old"


def refuse_replacing(monkeypatch: pytest.MonkeyPatch, times: int, fault: OSError) -> None:
    """Behave like Windows with a virus scanner on the file: the first `times` renames fail."""
    real = Path.replace
    left = [times]

    def replace(self: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise fault
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_a_target_held_for_a_moment_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_replacing(monkeypatch, 2, PermissionError(errno.EACCES, "held"))
    write_file(tmp_path / "a.pdf", b"new")
    assert only_file(tmp_path).read_bytes() == b"new"


def test_a_target_held_for_long_is_refused_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    monkeypatch.setattr(files, "RETRY_SECONDS", 0.1)
    refuse_replacing(monkeypatch, 1_000_000, PermissionError(errno.EACCES, "held"))
    with pytest.raises(ExportTargetBusyError, match="đang mở trong chương trình khác"):
        write_file(tmp_path / "a.pdf", b"new")
    assert only_file(tmp_path).read_bytes() == b"old"


def test_a_medium_pulled_out_is_refused_without_leftovers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_replacing(monkeypatch, 1, OSError(errno.EIO, "gone"))
    with pytest.raises(ExportMediumFailedError):
        write_file(tmp_path / "a.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_the_right_to_write_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_args: object, **_kwargs: object) -> int:
        raise PermissionError(errno.EACCES, "no right")

    monkeypatch.setattr(atomic.os, "open", forbidden)
    with pytest.raises(ExportFolderForbiddenError, match="không cho ghi"):
        write_file(tmp_path / "a.pdf", b"x")


def test_a_medium_that_cannot_sync_folders_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync
    calls: list[int] = []

    def fsync(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.EINVAL, "not supported")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    write_file(tmp_path / "a.pdf", b"x")
    assert only_file(tmp_path).read_bytes() == b"x"
