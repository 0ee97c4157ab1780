"""The bookings ahead as a calendar file, for a telephone or another program: whose, which, what it says. Without Qt.

Made of what this computer knows, so that it works without the server; what nobody answered yet is tentative. Names and
vehicles alone: what a customer said, their number and their address are in no calendar. Not here: the words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_blocks import vehicle_name
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.store.export_file import write_whole
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import DAY_SECONDS
from scheduling.invite import Invite, InviteStatus, calendar_file
from scheduling.records import Customer, Mechanic, Session, Vehicle
from scheduling.sessions import ACTIVE
from scheduling.vocabulary import SessionState

AHEAD = 365 * DAY_SECONDS
"""Nothing is booked for later, and the file's time zone is told for so long."""
_STANDS = frozenset({SessionState.SCHEDULED}) | ACTIVE
Whose = Callable[[], list[tuple[UUID | None, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """One booking, with what its words are made of."""

    session: Session
    tentative: bool
    """The server or the mechanic has still to answer."""
    customer: str
    vehicle: str
    mechanic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    summary: str
    location: str
    description: str


class CalendarOut:
    """``whose``: the mechanics for whom this person may, and ``None`` for the whole workshop, with their names."""

    def __init__(
        self, store: LocalStore, source: AvailabilitySource, clock: Clock, rights: Rights, whose: Whose
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self.whose = whose

    def ahead(self, mechanic_id: UUID | None) -> list[Ahead]:
        """What is booked from now on, or under way; of all of them for ``None``. The next one first."""
        rows = [row for row in self._rows() if mechanic_id in {None, row.mechanic_id}]
        customers = self._store.some(Customer, {row.customer_id for row in rows})
        vehicles = self._store.some(Vehicle, {row.vehicle_id for row in rows if row.vehicle_id})
        waiting = self._store.waiting_rows()
        found = []
        for row in sorted(rows, key=lambda row: (row.starts or 0, row.id)):
            customer = customers.get(row.customer_id)
            mechanic = self._store.get(Mechanic, row.mechanic_id) if row.mechanic_id else None
            found.append(
                Ahead(
                    session=row,
                    tentative=row.state is SessionState.OFFERED or row.id in waiting,
                    customer=customer.name if customer is not None else "",
                    vehicle=vehicle_name(vehicles.get(row.vehicle_id)) if row.vehicle_id else "",
                    mechanic=mechanic.name if mechanic is not None else "",
                )
            )
        return found

    def counts(self) -> Counter[UUID | None]:
        """How many of each mechanic there are, and of all of them under ``None``."""
        rows = self._rows()
        found: Counter[UUID | None] = Counter(row.mechanic_id for row in rows)
        found[None] = len(rows)
        return found

    def _rows(self) -> list[Session]:
        """Of everybody whose this person may see."""
        now = self._clock.now()
        return [
            row
            for row in self._store.between(Session, now, now + AHEAD)
            if row.starts is not None
            and row.starts + row.minutes * 60 > now
            and (row.state in _STANDS or row.state is SessionState.OFFERED)
            and self._rights.may_see(row)
        ]

    @property
    def address(self) -> str:
        """The workshop's, in a line."""
        shop = self._source.organization()
        return ", ".join(part for part in (shop.address, shop.city, shop.postal_code) if part)

    def save(self, ahead: Sequence[Ahead], words: Callable[[Ahead], EventWords], path: Path) -> None:
        """The file, whole or not at all; raises ``NotKept`` where the disk does not take it. There is one at least."""
        write_whole(
            path, calendar_file([self._invite(each, words(each)) for each in ahead], self._source.zone())
        )

    def _invite(self, ahead: Ahead, said: EventWords) -> Invite:
        row, starts = ahead.session, ahead.session.starts or 0
        return Invite(
            session_id=row.id,
            moves=row.sequence,
            status=InviteStatus.TENTATIVE if ahead.tentative else InviteStatus.CONFIRMED,
            starts=starts,
            ends=starts + row.minutes * 60,
            made_at=self._clock.now(),
            zone=self._source.organization().zone,
            summary=said.summary,
            location=said.location,
            description=said.description,
            rings=False,
        )
