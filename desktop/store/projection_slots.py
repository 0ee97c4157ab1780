"""Where a projection puts a session that is not there yet: its slot, its bay, whether a mechanic is asked first.

A guess, as in ``projection``; whether a time is free is the engine's to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from desktop.store.projected import Rows
from scheduling.commands import Place
from scheduling.records import Bay, Mechanic, Organization, Reservation, StaffMember
from scheduling.reservations import counts
from scheduling.vocabulary import ReservationKind, ReservationStatus, SessionState, VisitKind


def state_as(*, offer: bool) -> SessionState:
    """Of a session that was given a slot."""
    return SessionState.OFFERED if offer else SessionState.SCHEDULED


def is_offer(rows: Rows, place: Place, *, at: int, maker: UUID | None) -> bool:
    """Whether the mechanic answers first: always, or where it is booked inside the notice.

    Never what the ``maker``, a staff member, makes as that very mechanic.
    """
    from scheduling.offers import needs_offer  # not needed for the first paint

    mechanic = rows.get(Mechanic, place.mechanic_id) if place.mechanic_id is not None else None
    if mechanic is None or mechanic.id == _own_mechanic(rows, maker):
        return False
    return needs_offer(mechanic, place.starts, place.starts >= at + notice_of(rows, mechanic) * 60)


def _own_mechanic(rows: Rows, maker: UUID | None) -> UUID | None:
    person = rows.get(StaffMember, maker) if maker is not None else None
    return person.mechanic_id if person is not None else None


def notice_of(rows: Rows, mechanic: Mechanic) -> int:
    """Minutes ahead of which nobody but staff books the mechanic."""
    if mechanic.notice_minutes is not None:
        return mechanic.notice_minutes
    return max((row.notice_minutes for row in rows.all(Organization)), default=0)


def slot_at(
    rows: Rows,
    slot_id: UUID,
    session_id: UUID,
    place: Place,
    *,
    offer: bool,
    bay_id: UUID | None,
    drop_buffer: bool,
) -> Reservation:
    """The reservation that a session has at the place; as an ``offer`` until its mechanic has answered."""
    ends = place.starts + place.minutes * 60
    return Reservation(
        id=slot_id,
        kind=ReservationKind.OFFER if offer else ReservationKind.BOOKING,
        # An offer's 4 hours begin when the server takes it, so it does not lapse here.
        status=ReservationStatus.RESERVED if offer else ReservationStatus.CONFIRMED,
        starts=place.starts,
        ends=ends,
        blocks_end=ends if drop_buffer else ends + buffer_of(rows, place.mechanic_id) * 60,
        mechanic_id=place.mechanic_id,
        bay_id=bay_id,
        session_id=session_id,
    )


def buffer_of(rows: Rows, mechanic_id: UUID | None) -> int:
    """Minutes kept free after a session of the mechanic."""
    mechanic = rows.get(Mechanic, mechanic_id) if mechanic_id is not None else None
    if mechanic is not None and mechanic.buffer_minutes is not None:
        return mechanic.buffer_minutes
    return max((row.buffer_minutes for row in rows.all(Organization)), default=0)


def free_bay(
    rows: Rows,
    kind: VisitKind,
    place: Place,
    *,
    at: int,
    own: Sequence[Reservation | None],
    but: Sequence[UUID | None] = (),
    wished: UUID | None = None,
) -> UUID | None:
    """The wished bay if it is free at the place, else that of the session's ``own`` slots, else the first free one."""
    if kind is not VisitKind.IN_PERSON:
        return None
    ends = place.starts + place.minutes * 60
    mine = {row.id: row for row in own if row is not None}
    taken = set(but) | {
        row.bay_id
        for row in rows.between(Reservation, place.starts, ends)
        if row.id not in mine and row.starts < ends and row.ends > place.starts and counts(row, at)
    }
    bays = sorted((bay for bay in rows.all(Bay) if bay.active), key=lambda bay: (bay.sort, bay.name, bay.id))
    known = [bay.id for bay in bays]
    own_bays = [row.bay_id for row in mine.values() if row.bay_id is not None]
    choices = [wished] * (wished in known) + own_bays + known
    return next((bay_id for bay_id in choices if bay_id not in taken), None)
