"""What the services ask of the times that are taken: to take one, move, end or release it. Protocols only.

Part of ``interfaces``, which has the unit of work that they belong to.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from scheduling.records import Reservation


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeAnswer:
    """What became of the wish for a slot."""

    reservation: Reservation | None = None
    """As stored, with its bay; ``None`` when it was refused."""
    no_bay: bool = False
    blockers: tuple[Reservation, ...] = ()
    """Of a refused one: who has the time."""
    lapsed_sessions: tuple[UUID, ...] = ()
    """Offered sessions whose reservation was found lapsed and expired on the way."""

    @property
    def taken(self) -> bool:
        return self.reservation is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whose a reservation is: its session and customer, where it has them."""

    reservation_id: UUID
    slot_mechanic_id: UUID | None
    session_id: UUID | None
    mechanic_id: UUID | None
    """The session's."""
    customer_name: str


class Reservations(Protocol):
    async def take(
        self,
        wanted: Reservation,
        *,
        needs_bay: bool,
        turning: UUID | None = None,
        drop_buffer: bool = False,
        replaces_holds: bool = False,
        free_bays: Sequence[UUID] = (),
    ) -> TakeAnswer:
        """Take a slot, bumping the organization first. The database decides; it never raises for a clash.

        Without the lock (``UnitOfWork.look_ahead``) it is taken at the commit, in the first of ``free_bays`` when it
        needs one, or else that raises ``MovedOn``.

        ``turning`` names a reservation (one's hold) that becomes this one in place. ``drop_buffer`` cuts the
        earlier neighbour's buffer, and one's own before the next. ``replaces_holds`` gives up the device's
        other holds, if and only if this one is taken. Without ``bay_id`` the first free active bay is chosen.
        """
        ...

    async def move(self, wanted: Reservation, *, needs_bay: bool, drop_buffer: bool = False) -> TakeAnswer:
        """Update the reservation ``wanted.id`` in place, or change nothing when the new span is taken."""
        ...

    async def end(self, session_id: UUID, at: int) -> None:
        """End the live reservation of a session then, if it lasts longer: a second after its start at the earliest.

        Its buffer follows, as long as it was, up to whoever comes next. It never lasts longer than before.
        """
        ...

    async def release(self, reservation_id: UUID, *, expired: bool = False) -> bool:
        """Free a reserved or confirmed span; whether there was one."""
        ...

    async def of_session(self, session_id: UUID) -> Reservation | None:
        """The live (reserved or confirmed) reservation of a session."""
        ...

    async def standing(self, reservation_ids: Collection[UUID]) -> dict[UUID, Standing]:
        """Whose they are, at least of those that there are."""
        ...

    async def live_between(self, start: int, end: int) -> list[Reservation]:
        """Reserved and confirmed ones whose blocks overlap ``[start, end)``."""
        ...

    async def has_lapsed(self) -> bool:
        """Whether ``expire_lapsed`` would find any."""
        ...

    async def expire_lapsed(self) -> list[Reservation]:
        """Mark every lapsed one expired, by the database's clock; the rows as they were."""
        ...
