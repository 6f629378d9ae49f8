"""How a finished file takes its name: replaced atomically, tried again while another program holds it, made durable."""

import errno
import os
import threading
import time
from pathlib import Path

RETRY_SECONDS = 3.0
_RETRY_PAUSE_SECONDS = 0.05
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP})


def put_in_place(finished: Path, target: Path) -> None:
    """Gives the finished file, already on the disk, the target's name; an older target is replaced in one step.

    Raises OSError; PermissionError after three seconds of trying: Windows refuses while somebody reads the old one.
    """
    end = time.monotonic() + RETRY_SECONDS
    pause = threading.Event()
    while True:
        try:
            finished.replace(target)
        except PermissionError:
            if time.monotonic() >= end:
                raise
            pause.wait(_RETRY_PAUSE_SECONDS)
        else:
            break
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Brings a file's contents onto the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Makes a new name survive a power cut; Windows and some sticks have no such call for folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)
