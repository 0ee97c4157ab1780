"""The line of the waitlist: who is told next, everybody's place, and how long others waited.

First come, first served; one free mechanic is held for one person at a time. Pure. Not here: which steps an
entry may take (``waitlist``), and who is online (``presence``). A notice gives no work to anybody: what the
customer then books is offered to the mechanic as any other request.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median_high
from uuid import UUID

from scheduling.vocabulary import VisitKind
from scheduling.waitlist import (
    DEFAULT_WAITLIST,
    FINAL,
    WaitlistEntry,
    WaitlistSettings,
    WaitlistState,
    holds,
    waited_out,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A mechanic who came online, or whose slot became free: room for one person."""

    mechanic_id: UUID
    kinds: frozenset[VisitKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Tell this one, and hold the mechanic's time until then. At most one notice for an entry, ever."""

    entry_id: UUID
    mechanic_id: UUID
    at: int
    held_until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredWait:
    """How long others waited until they were told."""

    seconds: int
    rows: int
    """How many entries it stands on."""
    at_least: bool
    """The middle one was never told: it took longer than this."""


def line(
    entries: Iterable[WaitlistEntry], now: int, settings: WaitlistSettings = DEFAULT_WAITLIST
) -> list[WaitlistEntry]:
    """Who waits and may still be told, the first to come first; one entry a customer, the earliest."""
    waiting = [each for each in entries if each.state is WaitlistState.PENDING]
    found: dict[UUID, WaitlistEntry] = {}
    for each in in_turn(waiting):
        if not waited_out(each, now, settings):
            found.setdefault(each.customer_id, each)
    return list(found.values())


def in_turn(entries: Iterable[WaitlistEntry]) -> list[WaitlistEntry]:
    """The first to come first, as the database decided; two of the same second included."""
    return sorted(entries, key=lambda each: (each.joined_ver, each.joined_at, each.id.int))


def position(
    entries: Iterable[WaitlistEntry],
    entry_id: UUID,
    now: int,
    settings: WaitlistSettings = DEFAULT_WAITLIST,
) -> int | None:
    """The place in the line, from 1; ``None`` for who is not in it (told already, gone, too long ago)."""
    places = (place for place, each in enumerate(line(entries, now, settings), 1) if each.id == entry_id)
    return next(places, None)


def next_notices(
    entries: Sequence[WaitlistEntry],
    openings: Iterable[Opening],
    now: int,
    settings: WaitlistSettings = DEFAULT_WAITLIST,
) -> list[Notice]:
    """Who is to be told now, in the order of the line, each of the first opening that suits.

    One notice an opening: a mechanic whose time is held for somebody is nobody else's until that lapses or
    is booked (then the caller no longer lists the opening). Nobody is told twice: an entry that was told is
    no longer pending, and a customer who holds one slot is not told of another. Who waits for something
    that nobody offers keeps their place and holds up no one.
    """
    held = [each for each in entries if holds(each, now)]
    taken = {each.held_mechanic_id for each in held}
    served = {each.customer_id for each in held}
    free = {each.mechanic_id: each for each in openings if each.mechanic_id not in taken}
    notices = []
    for entry in line(entries, now, settings):
        suits = (each for each in free.values() if _suits(entry, each))
        opening = None if entry.customer_id in served else next(suits, None)
        if opening is not None:
            del free[opening.mechanic_id]
            notices.append(
                Notice(
                    entry_id=entry.id,
                    mechanic_id=opening.mechanic_id,
                    at=now,
                    held_until=now + settings.hold,
                )
            )
    return notices


def _suits(entry: WaitlistEntry, opening: Opening) -> bool:
    return entry.kind in opening.kinds and entry.mechanic_id in (None, opening.mechanic_id)


def notified(entry: WaitlistEntry, notice: Notice) -> WaitlistEntry:
    """The entry once its notice is on its way."""
    return replace(
        entry,
        state=WaitlistState.NOTIFIED,
        notified_at=notice.at,
        held_mechanic_id=notice.mechanic_id,
        held_until=notice.held_until,
    )


def expiring(
    entries: Iterable[WaitlistEntry], now: int, settings: WaitlistSettings = DEFAULT_WAITLIST
) -> list[WaitlistEntry]:
    """The entries that the job marks expired: not told in time, or told and not answered in time."""
    return [
        each
        for each in entries
        if (each.state is WaitlistState.PENDING and waited_out(each, now, settings))
        or (each.state is WaitlistState.NOTIFIED and not holds(each, now))
    ]


def look_again(
    entries: Iterable[WaitlistEntry], now: int, settings: WaitlistSettings = DEFAULT_WAITLIST
) -> int | None:
    """The next instant after ``now`` at which the clock alone changes something; ``None``: never."""
    ends = [
        each.joined_at + settings.told_within + 1
        if each.state is WaitlistState.PENDING
        else each.held_until or now
        for each in entries
        if each.state not in FINAL
    ]
    return min((end for end in ends if end > now), default=None)


def measured_wait(
    entries: Iterable[WaitlistEntry], now: int, settings: WaitlistSettings = DEFAULT_WAITLIST
) -> MeasuredWait | None:
    """The median waiting time of who joined lately; ``None`` while it stands on too few rows.

    Who was never told and waited it out counts as having waited the whole time, else the figure would speak
    of the lucky only; who left of themselves says nothing. Of an even number the longer one is said.
    """
    waits = [
        # The second place sorts who was never told behind who was told just then.
        (each.notified_at - each.joined_at, False)
        if each.notified_at is not None
        else (settings.told_within, True)
        for each in entries
        if 0 <= now - each.joined_at <= settings.measured_within
        and (each.notified_at is not None or each.state is WaitlistState.EXPIRED)
    ]
    if len(waits) < max(1, settings.least_rows):
        return None
    seconds, at_least = median_high(waits)
    return MeasuredWait(seconds=seconds, rows=len(waits), at_least=at_least)
