"""A file is written whole or not at all."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from dvqc_desktop.domain.errors.exports import (
    ExportDiskFullError,
    ExportError,
    ExportFolderForbiddenError,
    ExportFolderMissingError,
    ExportMediumFailedError,
    ExportTargetBusyError,
    ExportTargetIsFolderError,
)
from dvqc_desktop.files import put_in_place

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`, replacing an older file of that name; after a failure the older file stands.

    The bytes go to a nameless neighbour first and reach the disk before the name is given to them. A file
    held by another program (a virus scanner, Excel) is tried again for up to three seconds.

    Raises:
        ExportError: the sub-class says whether the folder, the right, the room or the medium was missing.
    """
    try:
        if path.is_dir():
            raise ExportTargetIsFolderError(file=path.name)
        temporary = _write_beside(path, content)
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


def _write_beside(path: Path, content: bytes) -> Path:
    """Write the bytes to a new file in the target's folder and push them to the disk."""
    handle, name = tempfile.mkstemp(prefix=".dvqc-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        _discard(temporary)
        raise
    return temporary


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
