"""A file is written whole or not at all."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from dvqc_desktop.domain.errors.exports import (
    ExportDiskFullError,
    ExportError,
    ExportFolderForbiddenError,
    ExportFolderMissingError,
    ExportMediumFailedError,
    ExportTargetBusyError,
    ExportTargetIsFolderError,
)
from dvqc_desktop.exports.unfinished import noted, tidy
from dvqc_desktop.files import put_in_place

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_NAMELESS = frozenset({errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT})
_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`, replacing an older file of that name; after a failure the older file stands.

    The bytes go to a neighbour first, without a name where the system can, and reach the disk before the name is
    given to them: whoever kills the program leaves nothing half-written behind, or a note by which `tidy` finds it.
    A file held by another program (a virus scanner, Excel) is tried again for up to three seconds.

    Raises:
        ExportError: the sub-class says whether the folder, the right, the room or the medium was missing.
    """
    tidy()
    with noted(path.parent) as temporary:
        try:
            if path.is_dir():
                raise ExportTargetIsFolderError(file=path.name)
            _write_beside(temporary, content)
        except OSError as fault:
            raise _refusal(fault, path) from None
        try:
            put_in_place(temporary, path)
        except PermissionError:
            _discard(temporary)
            raise ExportTargetBusyError(file=path.name) from None
        except OSError as fault:
            _discard(temporary)
            raise _refusal(fault, path) from None


def _write_beside(temporary: Path, content: bytes) -> None:
    """Write the bytes to a new file and push them to the disk."""
    if _write_nameless(temporary, content):
        return
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            _push(stream, content)
    except OSError:
        _discard(temporary)
        raise


def _write_nameless(temporary: Path, content: bytes) -> bool:
    """The same where a file may be written without a name, so that a kill leaves nothing; False where it may not."""
    nameless = getattr(os, "O_TMPFILE", 0)
    try:
        handle = os.open(temporary.parent, os.O_WRONLY | nameless, 0o600) if nameless else -1
    except OSError as fault:
        if fault.errno not in _NOT_NAMELESS:
            raise
        handle = -1
    if handle < 0:
        return False
    with os.fdopen(handle, "wb") as stream:
        _push(stream, content)
        return _name(stream.fileno(), temporary)


def _name(handle: int, temporary: Path) -> bool:
    """Gives a nameless file its first name; False where the medium or the system has no such call."""
    try:
        own = os.open("/proc/self/fd", os.O_RDONLY)
        try:
            os.link(str(handle), temporary, src_dir_fd=own, follow_symlinks=True)
        finally:
            os.close(own)
    except OSError:
        return False
    return True


def _push(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)
    stream.flush()
    os.fsync(stream.fileno())


def _discard(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def _refusal(fault: OSError, path: Path) -> ExportError:
    """The sentence that fits the operating system's error."""
    if isinstance(fault, FileNotFoundError | NotADirectoryError):
        return ExportFolderMissingError(file=path.name)
    if fault.errno in _NO_RIGHT:
        return ExportFolderForbiddenError(file=path.name)
    if fault.errno in _NO_ROOM:
        return ExportDiskFullError(file=path.name)
    return ExportMediumFailedError(file=path.name)
