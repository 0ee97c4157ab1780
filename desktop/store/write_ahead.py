"""SQLite's write-ahead log, read as a file: its frames, and whether some that were committed would be passed over.

SQLite takes a log up to the first frame that is not as it was written, and says nothing of what comes behind: that may
be a transaction that a power cut tore, which nobody was told of, or damage in the midst. Not here: what the pages say.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

PAGE = 4096
_HEAD, _FRAME_HEAD = 32, 24
_STEP = _FRAME_HEAD + PAGE
_BIG_ENDIAN = 0x377F0683
_LITTLE_ENDIAN = 0x377F0682
_MASK = 0xFFFFFFFF


def frames(log: bytes) -> Iterator[tuple[int, bool, bytes]]:
    """Number and bytes of each page that was written since the log was begun anew, and whether it ended a transaction.

    What is left of an earlier round has another mark than the first frames, which each round writes anew.
    """
    heads = [log[at : at + _FRAME_HEAD] for at in range(_HEAD, len(log) - _STEP + 1, _STEP)]
    marks = [*(head[8:16] for head in heads[:2]), log[16:24]]
    mark = max(marks, key=marks.count)
    for place, head in enumerate(heads):
        number, pages = struct.unpack(">II", head[:8])
        if head[8:16] == mark:
            at = _HEAD + place * _STEP + _FRAME_HEAD
            yield number, pages > 0, log[at : at + PAGE]


def hides_commits(log: bytes, file: Path) -> bool:
    """Whether SQLite would pass over a transaction that was committed: another was begun behind it.

    What stands in the file already is none: a power cut may tear the first frames of the next round.
    The last one alone may be one that was never committed. A log of a thousand pages takes a tenth of a second.
    """
    good = _good_frames(log)
    rest = list(frames(log))[good:]
    if sum(commits for _, commits, _ in rest) < 2:
        return False
    last = {number: page for number, _, page in rest}
    content = file.read_bytes()
    return any(content[(number - 1) * PAGE : number * PAGE] != page for number, page in last.items())


def _good_frames(log: bytes) -> int:
    """How many frames, from the first, are as they were written."""
    if len(log) < _HEAD:
        return 0
    (magic,) = struct.unpack(">I", log[:4])
    order = {_BIG_ENDIAN: ">", _LITTLE_ENDIAN: "<"}.get(magic)
    if order is None:
        return 0
    sums = _summed(log[:24], order, (0, 0))
    if sums != struct.unpack(">II", log[24:32]):
        return 0
    good = 0
    for at in range(_HEAD, len(log) - _STEP + 1, _STEP):
        head = log[at : at + _FRAME_HEAD]
        sums = _summed(head[:8] + log[at + _FRAME_HEAD : at + _STEP], order, sums)
        if head[8:16] != log[16:24] or sums != struct.unpack(">II", head[16:]):
            break
        good += 1
    return good


def _summed(data: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    """SQLite's checksum, going on from ``sums``."""
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _MASK
        second = (second + odd + first) & _MASK
    return first, second
