"""When a file on its way is given up for its rows: by what has come of it, and how long that took."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest

from desktop.sync.line import LISTENED_SECONDS, PIECE_BYTES, Arrival, TooSlow
from scheduling.ids import uuid7
from scheduling.wire import Copy

ROWS, SIZE = 100_000, 77_000_000
MBIT = 125_000
PACKET = 65_536


class Line:
    """Carries so many bytes a second, by a clock of its own; another speed each time one is named."""

    def __init__(self, *speeds: tuple[float, int]) -> None:
        """``speeds``: bytes a second, from so many bytes on."""
        self._speeds = speeds
        self.seconds = 0.0
        self.came = 0

    async def carry(self, size: int) -> AsyncGenerator[bytes]:
        while self.came < size:
            packet = min(PACKET, size - self.came)
            self.seconds += packet / [speed for speed, start in self._speeds if start <= self.came][-1]
            self.came += packet
            yield bytes(packet)


async def received(line: Line, *, waited: float = 0.0, rows: int = ROWS, size: int = SIZE) -> list[int]:
    """The sizes of the pieces of a file that comes over it."""
    head = Copy(cursor=1, epoch=uuid7(), rows=rows, server_time=1, size=size)
    line.seconds = waited
    arrival = Arrival(head, 0.0, lambda: line.seconds)
    async with aclosing(line.carry(size)) as chunks:
        return [len(piece) async for piece in arrival.pieces(chunks)]


async def test_five_megabits_are_too_slow_for_a_large_shop_and_that_is_soon_known() -> None:
    line = Line((5 * MBIT, 0))
    with pytest.raises(TooSlow, match=r"^625 kB/s, 12\d s left$"):
        await received(line, waited=5.0)
    assert LISTENED_SECONDS <= line.seconds - 5.0 < LISTENED_SECONDS + 0.2
    assert line.came < 1_100_000


@pytest.mark.parametrize("megabits", [100, 1_000])
async def test_the_lines_of_a_city_and_of_the_shop_itself_are_quick_enough(megabits: int) -> None:
    line = Line((megabits * MBIT, 0))
    pieces = await received(line, waited=5.0)
    assert sum(pieces) == SIZE
    assert min(pieces[:-1]) >= PIECE_BYTES, "gathered: each is written by itself"


async def test_a_server_that_lets_wait_for_a_file_would_let_wait_for_the_rows() -> None:
    await received(Line((60 * MBIT, 0)), waited=9.0)
    with pytest.raises(TooSlow):
        await received(Line((60 * MBIT, 0)), waited=0.0)


async def test_a_small_shop_is_here_before_anything_is_said() -> None:
    assert sum(await received(Line((5 * MBIT, 0)), rows=400, size=500_000)) == 500_000


async def test_a_line_that_only_begins_slowly_is_not_blamed() -> None:
    assert sum(await received(Line((2 * MBIT, 0), (400 * MBIT, 3 * PACKET)), waited=5.0)) == SIZE


async def test_one_that_becomes_slow_is_noticed_at_any_time_but_near_the_end() -> None:
    line = Line((100 * MBIT, 0), (MBIT, 30_000_000))
    with pytest.raises(TooSlow):
        await received(line, waited=5.0)
    assert 30_000_000 < line.came < 34_000_000
    assert sum(await received(Line((100 * MBIT, 0), (MBIT, 76_000_000)), waited=5.0)) == SIZE


async def test_many_rows_in_few_bytes_are_worth_the_waiting() -> None:
    """What the rows cost this computer by themselves counts too."""
    await received(Line((30 * MBIT, 0)), rows=1_000_000)
    with pytest.raises(TooSlow):
        await received(Line((30 * MBIT, 0)), rows=1_000)
