"""The geometry of the board that is about to be shown, and the pictures it needs, made in parts ahead of the painting.

A week of new bookings takes longer to paint than a person at the keys should wait. Not here: when (``showing``).
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from desktop.presenters.calendar_model import Board
from desktop.views.calendar import geometry as measures
from desktop.views.calendar.block_painter import BlockPainter
from desktop.views.calendar.geometry import Geometry

PART_SECONDS = 0.008


class Ahead:
    """Keeps one geometry: that of the last board asked for."""

    def __init__(self, blocks: BlockPainter) -> None:
        self._blocks = blocks
        self._geometry: Geometry | None = None

    def geometry(self, board: Board, width: float, hour: float) -> Geometry:
        """Of the board at this size; the same one as long as these are the same."""
        known = self._geometry
        if known is None or known.board is not board or (known.width, known.hour) != (width, hour):
            known = self._geometry = measures.make(board, width, hour)
        return known

    def prepare(self, board: Board, width: float, hour: float, ratio: float) -> Iterator[None]:
        """Make the board's pictures, with a pause now and then."""
        geometry = self.geometry(board, width, hour)
        until = time.perf_counter() + PART_SECONDS
        for number in range(len(board.columns)):
            named = geometry.named(number)
            for placed in geometry.placed(number):
                made = self._blocks.prepare(placed, board.zone, named=named, dpr=ratio)
                if made and time.perf_counter() > until:
                    yield
                    until = time.perf_counter() + PART_SECONDS
