"""What is done at one desktop is seen on the other: booked by keyboard, dragged, undone, cancelled."""

from __future__ import annotations

import logging
import time

from scheduling.records import Session
from scheduling.vocabulary import SessionState
from tests.journeys.hands import employed
from tests.journeys.shop import Pair, Picture
from tools.desks import Driven, until
from tools.offscreen_tour import book_by_keys, cancel, has_choice, move_and_undo, on_view

log = logging.getLogger("journeys")


async def test_a_booking_on_one_is_seen_moved_and_cancelled_on_the_other(
    pair: Pair, picture: Picture
) -> None:
    async with pair() as (left, right):
        place = await left.find_free(fits=lambda column: employed(column) and has_choice(left, column))
        session_id, where = await book_by_keys(left, where=place)
        asked = time.monotonic()
        seen = await until(
            lambda: right.desk.store.get(Session, session_id), "the booking on the second desktop"
        )
        log.info("after the answer here it took %.3f s to be there", time.monotonic() - asked)
        assert (seen.starts, seen.minutes) == (where.starts, where.minutes)
        await until(lambda: left.settled() and right.settled(), "both at rest")
        await right.show_same_day(left)
        for driven, name in ((left, "first"), (right, "second")):
            await on_view(driven, session_id)
            picture(driven, name)
        await move_and_undo(left, right, session_id, seen, where)
        await cancel(right, session_id)
        await until(
            lambda: _state(left, session_id) is SessionState.CANCELLED, "the cancellation on the first"
        )
        await until(lambda: left.calendar.grid.board.block(session_id) is None, "its time to be free again")  # type: ignore[union-attr] # it is shown


def _state(driven: Driven, session_id: object) -> SessionState | None:
    found = driven.session(lambda row: row.id == session_id)
    return found.state if found else None
