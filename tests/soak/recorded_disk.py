"""What SQLCipher writes and syncs, recorded at its own door to the system; and disks as a power cut may leave them.

SQLite reaches files through a table of functions. The default one's ``xOpen`` is wrapped, and of each opened file
``xWrite``, ``xTruncate`` and ``xSync``, in the very library that the product uses; nothing else of it is changed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sqlcipher3 import _sqlite3

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""
FAILED = 10
"""SQLITE_IOERR."""
_METHODS = (
    *(
        "close",
        "read",
        "write",
        "truncate",
        "sync",
        "size",
        "lock",
        "unlock",
        "reserved",
        "control",
        "sector",
    ),
    *("traits", "shm_map", "shm_lock", "shm_barrier", "shm_unmap", "fetch", "unfetch"),
)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
)


class _Methods(ctypes.Structure):
    """``sqlite3_io_methods``."""

    _fields_ = (("version", ctypes.c_int), *((name, ctypes.c_void_p) for name in _METHODS))


class _File(ctypes.Structure):
    """The beginning of ``sqlite3_file``."""

    _fields_ = (("methods", ctypes.POINTER(_Methods)),)


class _System(ctypes.Structure):
    """The beginning of ``sqlite3_vfs``."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", ctypes.c_void_p),
    )


@dataclass(frozen=True, slots=True)
class Written:
    """``data`` at ``offset`` of a file; ``None``: the file ends at ``offset``."""

    path: str
    offset: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Synced:
    """All that was written to the file before is on the disk."""

    path: str


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody was told that this is kept."""

    what: Any


Event = Written | Synced | Told


@dataclass(slots=True)
class Recording:
    """In the order in which it happened, after ``before``: the files as they were, by their path."""

    before: dict[str, bytes]
    events: list[Event] = field(default_factory=list)

    def told(self, what: object) -> None:
        """Somebody was just told."""
        self.events.append(Told(what))

    def cut(self, at: int, chance: Random) -> dict[str, bytes]:
        """The files when the power goes after so many events: of what was not synced any sector may be there or not."""
        ((_, files),) = self.cuts([at], chance)
        return files

    def cuts(self, moments: Iterable[int], chance: Random) -> Iterator[tuple[int, dict[str, bytes]]]:
        """The same for many moments, by which they are sorted: what is synced is written once for all of them."""
        safe = {path: bytearray(data) for path, data in self.before.items()}
        open_still: dict[str, list[Written]] = {}
        done = 0
        for at in sorted(moments):
            for event in self.events[done:at]:
                if isinstance(event, Written):
                    open_still.setdefault(event.path, []).append(event)
                elif isinstance(event, Synced):
                    for written in open_still.pop(event.path, ()):
                        _write(safe.setdefault(event.path, bytearray()), written)
            done = max(done, at)
            yield at, {path: _lost(safe, open_still, path, chance) for path in {**safe, **open_still}}


def _lost(
    safe: Mapping[str, bytearray], open_still: Mapping[str, Sequence[Written]], path: str, chance: Random
) -> bytes:
    """One file, of whose open writes any sector is there or not."""
    if path not in open_still:
        return bytes(safe[path])
    file = bytearray(safe.get(path, b""))
    for event in open_still[path]:
        _write(file, event, chance)
    return bytes(file)


def _write(file: bytearray, event: Written, chance: Random | None = None) -> None:
    """All of it, or with ``chance`` any sectors of it."""
    if event.data is None:
        if chance is None or chance.random() < 0.5:
            del file[event.offset :]
            file.extend(bytes(event.offset - len(file)))
        return
    if chance is None:
        _put(file, event.offset, event.data)
        return
    for start, end in _sectors(event.offset, len(event.data)):
        if chance.random() < 0.5:
            _put(file, start, event.data[start - event.offset : end - event.offset])


def _put(file: bytearray, start: int, data: bytes) -> None:
    end = start + len(data)
    if end > len(file):
        file.extend(bytes(end - len(file)))
    file[start:end] = data


def _sectors(offset: int, size: int) -> Iterator[tuple[int, int]]:
    start, end = offset, offset + size
    while start < end:
        following = min(end, (start // SECTOR + 1) * SECTOR)
        yield start, following
        start = following


@contextmanager
def recorded(directory: Path) -> Iterator[Recording]:
    """Of the files below ``directory`` that are opened inside; they are not closed before the end."""
    paths = [path for path in directory.rglob("*") if path.is_file() and not path.name.endswith("-shm")]
    recording = Recording({str(path): path.read_bytes() for path in paths})
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_System)
    system = library.sqlite3_vfs_find(None).contents
    original = _OPEN(system.open)
    kept: list[object] = []

    def opened(this: int, name: int | None, file: int, flags: int, told: int) -> int:
        answer = int(original(this, name, file, flags, told))
        path = (
            ctypes.string_at(name).decode() if name else ""
        )  # what follows it in memory is SQLite's as well
        if answer == 0 and path.startswith(str(directory)):
            kept.append(_wrap(_File.from_address(file), path, recording.events))
        return answer

    wrapped = _OPEN(opened)
    before, system.open = system.open, ctypes.cast(wrapped, ctypes.c_void_p).value
    try:
        yield recording
    finally:
        system.open = before


def _wrap(file: _File, path: str, events: list[Event]) -> object:
    """Let the file's calls be noted; what is returned has to live as long as the file is open."""
    methods = _Methods.from_buffer_copy(file.methods.contents)
    write, truncate, sync = _WRITE(methods.write), _TRUNCATE(methods.truncate), _SYNC(methods.sync)

    def note(answer: int, event: Event) -> int:
        if answer == 0:
            events.append(event)
        return answer

    def writes(this: int, data: int, size: int, offset: int) -> int:
        content = ctypes.string_at(data, size)
        return note(int(write(this, data, size, offset)), Written(path, offset, content))

    def truncates(this: int, size: int) -> int:
        return note(int(truncate(this, size)), Written(path, size, None))

    def syncs(this: int, flags: int) -> int:
        return note(int(sync(this, flags)), Synced(path))

    calls = (_WRITE(writes), _TRUNCATE(truncates), _SYNC(syncs))
    for name, call in zip(("write", "truncate", "sync"), calls, strict=True):
        setattr(methods, name, ctypes.cast(call, ctypes.c_void_p).value)
    file.methods = ctypes.pointer(methods)
    return methods, calls, write, truncate, sync
