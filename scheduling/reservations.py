"""Reservations: which of them stand in the way, and how long each kind of hold lasts.

Taking and releasing one is the server's, in the database. Whether a time is free is ``availability``.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from scheduling.intervals import Span
from scheduling.records import Reservation
from scheduling.vocabulary import ReservationKind, ReservationStatus

HOLD_SECONDS: dict[ReservationKind, int | None] = {
    ReservationKind.CHECKOUT: 15 * 60,
    ReservationKind.BOOKING: None,
    ReservationKind.OFFER: 4 * 3600,
    ReservationKind.COUNTER_OFFER: 24 * 3600,
    ReservationKind.WAITLIST: 15 * 60,
    ReservationKind.LEASE: None,
}
"""Seconds until a reservation of this kind lapses; ``None``: it does not (a lease ends at closing time)."""

STANDING = frozenset({ReservationStatus.RESERVED, ReservationStatus.CONFIRMED})


def counts(reservation: Reservation, now: int) -> bool:
    """Whether it blocks anybody at ``now``: confirmed, or reserved and not lapsed.

    A lapsed hold never blocks, whether or not the job that tidies has marked it.
    """
    if reservation.status is ReservationStatus.CONFIRMED:
        return True
    return reservation.status is ReservationStatus.RESERVED and not lapsed(reservation, now)


def lapsed(reservation: Reservation, now: int) -> bool:
    """Whether its time to be confirmed has run out (at the second of ``expires_at`` it has)."""
    return reservation.expires_at is not None and reservation.expires_at <= now


def is_hold(reservation: Reservation) -> bool:
    """Whether it is only reserved: a checkout, an offer, a lease, not yet a booking."""
    return reservation.status is ReservationStatus.RESERVED


def slot_of(rows: Iterable[Reservation], session_id: UUID) -> Reservation | None:
    """Of these the one on which a session stands, before those that it was given up or ran out on."""
    own = [row for row in rows if row.session_id == session_id]
    return next((row for row in own if row.status in STANDING), own[0] if own else None)


def expiry(kind: ReservationKind, now: int) -> int | None:
    """When a reservation of this kind, taken at ``now``, lapses; ``None``: never by itself."""
    seconds = HOLD_SECONDS[kind]
    return None if seconds is None else now + seconds


def blocks(starts: int, ends: int, buffer_minutes: int) -> Span:
    """What a session blocks of its mechanic: itself and the buffer after it (minutes)."""
    return starts, ends + buffer_minutes * 60
