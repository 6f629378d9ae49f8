"""A layer between SQLite and the disk, in Python alone: it tells of every call on a file, and may let it fail.

SQLite lets a program bring its own layer of files (a VFS). This one hands every call on to the usual layer, so that
the real store runs on the real disk, and asks a `Watcher` before each one.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from typing import Any, Protocol

import sqlcipher3._sqlite3 as extension

IO_ERRORS = {"read": 266, "write": 778, "sync": 1034, "truncate": 1546, "delete": 2570, "open": 14}
FULL = 13  # SQLITE_FULL
_OK, _CREATE, _JOURNAL = 0, 0x4, 0x800
_METHODS = ("close", "read", "write", "truncate", "sync")
_NAME = b"watched"

_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_SHAPES: dict[str, Any] = {
    "close": CFUNCTYPE(c_int, c_void_p),
    "read": CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64),
    "write": CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64),
    "truncate": CFUNCTYPE(c_int, c_void_p, c_int64),
    "sync": CFUNCTYPE(c_int, c_void_p, c_int),
}


class Watcher(Protocol):
    """What is asked before each call; the answer is 0, or the code of SQLite that the call shall fail with."""

    def before(self, call: str, path: str, place: int, data: bytes) -> int:
        """`call` is open, create, read, write, truncate, sync, delete; `place` an offset or a length."""

    def after(self, call: str, path: str, place: int, data: bytes) -> None:
        """The call has been done."""


class _Layer(ctypes.Structure):
    _fields_ = [
        *[(name, c_int) for name in ("version", "file_size", "longest_path")],
        *[(name, c_void_p) for name in ("following", "name", "data", "open", "delete")],
        *[(f"other{number}", c_void_p) for number in range(14)],
    ]


class _Methods(ctypes.Structure):
    _fields_ = [("version", c_int), *[(name, c_void_p) for name in _METHODS], *[(f"m{n}", c_void_p) for n in range(14)]]


class _File(ctypes.Structure):
    _fields_ = [("methods", POINTER(_Methods))]


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(extension.__file__)
    library.sqlite3_vfs_find.restype = c_void_p
    library.sqlite3_vfs_find.argtypes = [c_char_p]
    library.sqlite3_vfs_register.argtypes = [c_void_p, c_int]
    library.sqlite3_vfs_unregister.argtypes = [c_void_p]
    return library


class _Shim:
    """The layer itself; kept alive while a file opened through it is open."""

    def __init__(self, watcher: Watcher) -> None:
        self.watcher = watcher
        self.library = _library()
        self.usual = self.library.sqlite3_vfs_find(None)
        source = _Layer.from_address(self.usual)
        self.layer = _Layer.from_buffer_copy(source)
        self._open, self._delete = _Open(source.open), _Delete(source.delete)
        self._kept: list[Any] = [ctypes.create_string_buffer(_NAME), _Open(self.open), _Delete(self.delete)]
        self.layer.name = ctypes.addressof(self._kept[0])
        self.layer.open, self.layer.delete = (ctypes.cast(one, c_void_p).value for one in self._kept[1:])
        self._paths: dict[int, tuple[str, Any]] = {}
        self._tables: dict[int, tuple[Any, _Methods]] = {}

    def open(self, _layer: int, name: int | None, file: int, flags: int, out: int) -> int:
        """Opens through the usual layer, then puts our methods in front of the file's own."""
        path = ctypes.string_at(name).decode() if name else ""
        refused = self.watcher.before("open", path, flags, b"")
        if refused:
            _File.from_address(file).methods = POINTER(_Methods)()
            return refused
        answer: int = self._open(self.usual, name, file, flags, out)
        opened = _File.from_address(file)
        if answer == _OK and opened.methods:
            usual, ours = self._table(ctypes.addressof(opened.methods.contents))
            self._paths[file] = (path, usual)
            opened.methods = ctypes.pointer(ours)
            if flags & _CREATE:
                self.watcher.after("create", path, flags & _JOURNAL, b"")
        return answer

    def _table(self, address: int) -> tuple[Any, _Methods]:
        if address not in self._tables:
            source = _Methods.from_address(address)
            usual = {name: _SHAPES[name](getattr(source, name)) for name in _METHODS}
            ours = _Methods.from_buffer_copy(source)
            for name in _METHODS:
                method = _SHAPES[name](getattr(self, name))
                self._kept.append(method)
                setattr(ours, name, ctypes.cast(method, c_void_p).value)
            self._tables[address] = (usual, ours)
        return self._tables[address]

    def _asked(self, call: str, file: int, place: int, data: bytes, *arguments: Any) -> int:
        path, usual = self._paths[file]
        refused = self.watcher.before(call, path, place, data)
        if refused:
            return refused
        answer: int = usual[call](file, *arguments)
        if answer == _OK:
            self.watcher.after(call, path, place, data)
        return answer

    def read(self, file: int, buffer: int, length: int, offset: int) -> int:
        """Reads; only the watcher's refusal matters, a short read is an answer of its own."""
        path, usual = self._paths[file]
        answer: int = self.watcher.before("read", path, offset, b"") or usual["read"](file, buffer, length, offset)
        return answer

    def write(self, file: int, buffer: int, length: int, offset: int) -> int:
        """Writes."""
        return self._asked("write", file, offset, ctypes.string_at(buffer, length), buffer, length, offset)

    def truncate(self, file: int, size: int) -> int:
        """Cuts the file to a size."""
        return self._asked("truncate", file, size, b"", size)

    def sync(self, file: int, flags: int) -> int:
        """Brings the file onto the disk."""
        return self._asked("sync", file, flags, b"", flags)

    def close(self, file: int) -> int:
        """Closes; this never fails."""
        _path, usual = self._paths.pop(file)
        answer: int = usual["close"](file)
        return answer

    def delete(self, _layer: int, name: bytes, sync_folder: int) -> int:
        """Takes a file's name away; `sync_folder` makes that last."""
        path = name.decode()
        refused = self.watcher.before("delete", path, sync_folder, b"")
        if refused:
            return refused
        answer: int = self._delete(self.usual, name, sync_folder)
        if answer == _OK:
            self.watcher.after("delete", path, sync_folder, b"")
        return answer


_EVER: list[_Shim] = []  # a file that a fault left open may still call its layer


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Every file that SQLite opens meanwhile goes through the watcher."""
    shim = _Shim(watcher)
    _EVER.append(shim)
    address = ctypes.addressof(shim.layer)
    shim.library.sqlite3_vfs_register(address, 1)
    try:
        yield
    finally:
        shim.library.sqlite3_vfs_unregister(address)
        shim.library.sqlite3_vfs_register(shim.usual, 1)
