"""What needs an answer beside the calendar: bookings that lost their slot, refused changes, open offers.

Codes, names and times; no words. Rebooking itself is ``moves``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.pending_changes import PendingChanges, PendingLine
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED, ChangeState
from scheduling.commands import Alternative, Blocking, BookSession
from scheduling.records import Customer, Mechanic, Reservation, Session
from scheduling.vocabulary import SessionState, VisitKind

ALTERNATIVES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """An unplaced booking: what was wanted, who has the time now, and the nearest free times."""

    session_id: UUID
    customer: str
    starts: int
    minutes: int
    visit: VisitKind
    mechanic: str
    mechanic_id: UUID | None
    code: str
    created_at: int
    blocking: tuple[Blocking, ...]
    alternatives: tuple[Alternative, ...]
    names: Mapping[UUID, str]
    """Of the mechanics of the alternatives."""
    may_place: bool
    may_cancel: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferWaiting:
    """A booking that waits for its mechanic's answer. ``mine``: the answer is this person's to give."""

    session_id: UUID
    customer: str
    starts: int
    minutes: int
    mechanic: str
    concern: str
    expires_at: int | None
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsAnswer:
    """All of it; each part by the time it is about."""

    clashes: tuple[Clash, ...] = ()
    refused: tuple[PendingLine, ...] = ()
    offers: tuple[OfferWaiting, ...] = ()

    @property
    def count(self) -> int:
        """How many cards there are."""
        return len(self.clashes) + len(self.refused) + len(self.offers)


def settle_refused(store: LocalStore, session_id: UUID) -> None:
    """A person has dealt with this session: its refused changes are seen."""
    for change in store.changes():
        if change.state in REFUSED and not change.dismissed and session_id in change.rows:
            store.dismiss(change.mid)


def settle_placed(store: LocalStore) -> None:
    """A booking of this computer that lost its time and was settled since, maybe elsewhere, asks nothing any more."""
    for change in store.changes():
        command = change.command
        if change.state is not ChangeState.CONFLICT or not isinstance(command, BookSession):
            continue
        kept = change.outcome is not None and change.outcome.stored_as == SessionState.UNPLACED.value
        row = store.get(Session, command.session_id)
        if kept and row is not None and row.state is not SessionState.UNPLACED:
            store.dismiss(change.mid)


class Conflicts:
    """Reads the local rows and asks the engine for other times."""

    def __init__(self, store: LocalStore, source: AvailabilitySource, clock: Clock, rights: Rights) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights

    def collect(self) -> NeedsAnswer:
        """What needs an answer now, as far as this person may see it."""
        if not self._source.ready:
            return NeedsAnswer()
        sessions = self._store.all(Session)
        lost = [row for row in sessions if row.state is SessionState.UNPLACED and row.starts is not None]
        offered = [row for row in sessions if row.state is SessionState.OFFERED and row.starts is not None]
        told = {row.id for row in lost}
        return NeedsAnswer(
            clashes=tuple(self._clash(row) for row in sorted(lost, key=_when)),
            refused=tuple(self._refused(told)),
            offers=tuple(self._offer(row) for row in sorted(offered, key=_when)),
        )

    def dismiss(self, mid: UUID) -> None:
        """A refused change was read."""
        self._store.dismiss(mid)

    def _refused(self, told: set[UUID]) -> list[PendingLine]:
        """Refused changes of this device, but for those that a clash above already tells."""
        rows = {change.mid: change.rows for change in self._store.changes()}
        lines = PendingChanges(self._store, self._store.now).lines()
        return [line for line in lines if line.refused and not rows[line.mid] & told]

    def _clash(self, row: Session) -> Clash:
        starts = row.starts or 0
        now = self._clock.now()
        others = self._alternatives(row, starts, now)
        return Clash(
            session_id=row.id,
            customer=self._customer(row.customer_id),
            starts=starts,
            minutes=row.minutes,
            visit=row.kind,
            mechanic=self._mechanic(row.mechanic_id),
            mechanic_id=row.mechanic_id,
            code=row.conflict_code,
            created_at=row.created_at,
            blocking=self._blocking(row, starts, now),
            alternatives=others,
            names={slot.mechanic_id: self._mechanic(slot.mechanic_id) for slot in others if slot.mechanic_id},
            may_place=self._rights.may_move(row),
            may_cancel=self._rights.may_cancel(row),
        )

    def _blocking(self, row: Session, starts: int, now: int) -> tuple[Blocking, ...]:
        """Who or what has the time now. Nothing, if it has become free again."""
        verdict = self._source.availability().verdict(
            row.mechanic_id,
            starts,
            starts + row.minutes * 60,
            row.kind,
            now=min(now, starts),
            ignoring=(row.id,),
            as_staff=True,
        )
        found: list[Blocking] = []
        for refusal in verdict.refusals:
            other = self._session_of(refusal.session_id, refusal.reservation_id)
            found.append(
                Blocking(
                    reason=refusal.reason.value,
                    starts=other.starts if other and other.starts else refusal.starts,
                    ends=other.starts + other.minutes * 60 if other and other.starts else refusal.ends,
                    session_id=other.id if other else None,
                    customer_name=self._customer(other.customer_id) if other else refusal.label,
                    mechanic_id=row.mechanic_id,
                )
            )
        return tuple(found)

    def _alternatives(self, row: Session, starts: int, now: int) -> tuple[Alternative, ...]:
        """Times of the same mechanic, and one of whoever else is free nearest to what was wanted."""
        wanted = max(starts, now)
        others = [person.id for person in self._source.mechanics() if person.id != row.mechanic_id]
        free = self._nearest(row, row.mechanic_id, wanted, now, ALTERNATIVES)
        if self._rights.as_staff:
            found = [slot for other in others for slot in self._nearest(row, other, wanted, now, 1)]
            best = min(found, key=lambda slot: (abs(slot.starts - wanted), slot.starts), default=None)
            free = [*free[: ALTERNATIVES - 1], best] if best is not None else free
        return tuple(sorted(free, key=lambda slot: (abs(slot.starts - wanted), slot.starts)))

    def _nearest(
        self, row: Session, mechanic_id: UUID | None, wanted: int, now: int, count: int
    ) -> list[Alternative]:
        slots = self._source.availability().nearest(
            mechanic_id,
            wanted,
            row.minutes,
            row.kind,
            now=now,
            count=count,
            as_staff=self._rights.as_staff,
            others=False,
        )
        return [Alternative(starts=s.starts, minutes=row.minutes, mechanic_id=s.mechanic_id) for s in slots]

    def _offer(self, row: Session) -> OfferWaiting:
        starts = row.starts or 0
        slots = self._store.between(Reservation, starts, starts + 1)
        expiry = next((slot.expires_at for slot in slots if slot.session_id == row.id), None)
        return OfferWaiting(
            session_id=row.id,
            customer=self._customer(row.customer_id),
            starts=starts,
            minutes=row.minutes,
            mechanic=self._mechanic(row.mechanic_id),
            concern=row.concern,
            expires_at=expiry,
            mine=self._rights.may_answer(row),
        )

    def _session_of(self, session_id: UUID | None, reservation_id: UUID | None) -> Session | None:
        if session_id is None and reservation_id is not None:
            slot = self._store.get(Reservation, reservation_id)
            session_id = slot.session_id if slot else None
        return self._store.get(Session, session_id) if session_id else None

    def _customer(self, customer_id: UUID) -> str:
        customer = self._store.get(Customer, customer_id)
        return customer.name if customer else ""

    def _mechanic(self, mechanic_id: UUID | None) -> str:
        mechanic = self._store.get(Mechanic, mechanic_id) if mechanic_id else None
        return mechanic.name if mechanic else ""


def _when(session: Session) -> tuple[int, UUID]:
    return session.starts or 0, session.id
