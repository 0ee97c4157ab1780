"""Whether the line to the server is quick enough for a large file, reckoned from what has come of it.

Not here: receiving it (``snapshots``), HTTP (``transport``).
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable

from scheduling.wire import Copy

LISTENED_SECONDS = 1.5
"""A connection begins slowly: what comes in less says little of the line."""
PACKED = 15
"""How many times smaller than the file its rows are when they come as compressed lines (adr/0026)."""
ROW_SECONDS = 25e-6
"""What this computer works on a row that comes by itself; one in a file costs a tenth."""
PIECE_BYTES = 1 << 20
"""Of a file, handed on at a time."""


class TooSlow(Exception):
    """The same rows would be here sooner one by one; what came is of no use."""


class Arrival:
    """One file on its way, whose head is here."""

    def __init__(self, head: Copy, asked_at: float, clock: Callable[[], float]) -> None:
        """``clock``: seconds that only go forward; the file was asked for at ``asked_at``."""
        self._head = head
        self._clock = clock
        self._begun = clock()
        self._waited = self._begun - asked_at
        self._came = 0

    async def pieces(self, chunks: AsyncIterator[bytes]) -> AsyncGenerator[bytes]:
        """The bytes, gathered; raises :class:`TooSlow` as soon as that can be said."""
        gathered: list[bytes] = []
        size = 0
        async for chunk in chunks:
            self._note(len(chunk))
            gathered.append(chunk)
            size += len(chunk)
            if size >= PIECE_BYTES:
                yield b"".join(gathered)
                gathered, size = [], 0
        if gathered:
            yield b"".join(gathered)

    def _note(self, count: int) -> None:
        self._came += count
        spent = self._clock() - self._begun
        if spent >= LISTENED_SECONDS and self._came:
            a_byte = spent / self._came
            rest = (self._head.size - self._came) * a_byte
            if rest > self._by_rows(a_byte):
                raise TooSlow(f"{self._came / spent / 1000:.0f} kB/s, {rest:.0f} s left")

    def _by_rows(self, a_byte: float) -> float:
        """Seconds until the rows are here; the server takes at most as long for them as it did for the file."""
        return self._waited + self._head.size / PACKED * a_byte + self._head.rows * ROW_SECONDS
