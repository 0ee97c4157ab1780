"""What needs an answer beside the calendar: what lost its time or its hours, other refusals, open offers.

Codes, names and times; no words. Rebooking itself is ``moves``, what needs no answer any more ``settling``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from psygnal import Signal

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.carriers import Carriers, Reach
from desktop.presenters.clock import Clock
from desktop.presenters.edit_clashes import EditClashes
from desktop.presenters.needs_answer import Clash, LostMove, LostTime, NeedsAnswer, OfferWaiting
from desktop.presenters.pending_changes import LineState, PendingChanges, PendingLine
from desktop.presenters.settling import seen_first
from desktop.presenters.undo_labels import STAY
from desktop.store.local_store import LocalStore
from desktop.store.pending import ChangeState, PendingChange
from desktop.store.projected import MOVABLE
from desktop.store.telling import tell
from scheduling.commands import Alternative, Blocking, MoveSession, Place
from scheduling.errors import ErrorCode
from scheduling.records import Customer, Mechanic, Reservation, Session
from scheduling.reservations import slot_of
from scheduling.sessions import is_parked, place_of
from scheduling.vocabulary import Reason, SessionState

if TYPE_CHECKING:
    from desktop.presenters.against_hours import AgainstHours
    from desktop.presenters.hand_backs import HandBacks
    from desktop.presenters.undo import UndoStack

ALTERNATIVES = 3

_TURNED_DOWN = frozenset({ErrorCode.DECLINED.value, ErrorCode.UNANSWERED.value})
"""Of a booking without a place: nobody took its time, but its mechanic did not take it."""


class Conflicts:
    """Reads the local rows and asks the engine for other times."""

    changed = Signal()
    """Something else needs an answer, though no row is another."""

    def __init__(
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        carriers: Carriers | None = None,
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self.carriers = carriers or Carriers()
        self.against_hours: AgainstHours | None = None
        """``None`` at a first paint without any."""
        self.hand_backs: HandBacks | None = None
        """``None`` where there is no server to ask."""
        self._edits = EditClashes(store)

    def collect(self) -> NeedsAnswer:
        """What needs an answer now, as far as this person may see it."""
        if not self._source.ready:
            return NeedsAnswer()
        sessions = self._store.sessions_in({SessionState.UNPLACED, SessionState.OFFERED})
        unplaced = [row for row in sessions if row.state is SessionState.UNPLACED and row.starts is not None]
        lost = [row for row in unplaced if not self._was_ours_to_answer(row) and not is_parked(row)]
        offered = [row for row in sessions if row.state is SessionState.OFFERED and row.starts is not None]
        told, without = {row.id for row in lost}, {row.id for row in unplaced}
        moves = [change for change in self._store.changes() if self._is_lost_move(change, without)]
        edits = [clash for clash in map(self._edits.find, self._store.changes()) if clash is not None]
        told.update(change.mid for change in moves)
        told.update(clash.mid for clash in edits)
        waiting = self._store.waiting_rows()
        return NeedsAnswer(
            clashes=tuple(self._clash(row) for row in sorted(lost, key=_when)),
            moves=tuple(sorted(self._moves(moves), key=lambda each: (each.starts, each.session_id))),
            edits=tuple(edits),
            refused=tuple(self._refused(told)),
            offers=tuple(self._offer(row, waiting) for row in sorted(offered, key=_when)),
            stranded=self.against_hours.find() if self.against_hours is not None else (),
            hand_backs=self.hand_backs.lines if self.hand_backs is not None else (),
        )

    def dismiss(self, mid: UUID) -> None:
        """A refused change was read."""
        self._store.dismiss(mid)

    def against(self, row: Session) -> Reason | None:
        """Why nobody works where a booking stands, as far as that is looked at here."""
        return self.against_hours.reason(row) if self.against_hours is not None else None

    def elsewhere(self, session_id: UUID) -> LostTime | None:
        """Where else a booking could go, by its own time; ``None`` of one that is not this person's to move."""
        row = self._store.get(Session, session_id)
        if row is None or row.starts is None or not self._rights.may_move(row):
            return None
        here = place_of(row)
        others = self._alternatives(row, here, self._clock.now())
        return LostTime(
            session_id=row.id,
            customer=self._customer(row.customer_id),
            starts=here.starts,
            minutes=here.minutes,
            mechanic=self._mechanic(here.mechanic_id),
            mechanic_id=here.mechanic_id,
            blocking=(),
            alternatives=others,
            names=self._names(others),
            reach=self._reach(row.customer_id),
        )

    def leave(self, session_ids: Iterable[UUID], undo: UndoStack) -> None:
        """These bookings are to stay where nobody works; taken back, they are asked about again."""
        ids = frozenset(session_ids)
        if self.against_hours is not None:
            self.against_hours.leave(ids)
            tell(self.changed)
            undo.push(STAY, {"count": len(ids)}, partial(self._ask_again, ids))

    def _ask_again(self, ids: frozenset[UUID]) -> None:
        if self.against_hours is not None:
            self.against_hours.ask_again(ids)
            tell(self.changed)

    def follow(self, hand_backs: HandBacks) -> None:
        """List what this knows of, and tell whenever it knows of something else."""
        self.hand_backs = hand_backs
        hand_backs.listed.connect(self.changed.emit)

    def hand(self, refund_id: UUID) -> None:
        """This money is in the customer's hand."""
        if self.hand_backs is not None:
            self.hand_backs.hand(refund_id)

    def settle_edit(self, mid: UUID, mine: frozenset[str]) -> UUID | None:
        """Of an edit's fields take these, leave the others as somebody else made them."""
        return self._edits.settle(mid, mine)

    def _was_ours_to_answer(self, row: Session) -> bool:
        """Whether it is this mechanic's own no: they have done their part, and staff place it."""
        return row.conflict_code in _TURNED_DOWN and self._rights.is_own(row) and not self._rights.as_staff

    def _refused(self, told: set[UUID]) -> list[PendingLine]:
        """Refused changes of this device, but for those that a card above already tells."""
        lines = PendingChanges(self._store, self._store.now).refused()
        return [line for line in lines if line.state is LineState.LATE or not line.about & told]

    def _is_lost_move(self, change: PendingChange, without: set[UUID]) -> bool:
        """Whether it is a refused move of a booking that could still be moved."""
        command = change.command
        if change.state is not ChangeState.CONFLICT or not isinstance(command, MoveSession):
            return False
        if command.only_bay:  # it stands where it was: no other time is to be offered
            return False
        row = self._store.get(Session, command.session_id)
        if row is None or row.id in without or row.state not in MOVABLE or row.starts is None:
            return False
        return change.code != ErrorCode.GONE

    def _moves(self, changes: list[PendingChange]) -> list[LostMove]:
        found = []
        for change in changes:
            command = change.command
            row = self._store.get(Session, command.session_id) if isinstance(command, MoveSession) else None
            if isinstance(command, MoveSession) and row is not None:
                found.append(self._lost_move(change, command, row))
        return found

    def _lost_move(self, change: PendingChange, command: MoveSession, row: Session) -> LostMove:
        wanted = replace(command.to, minutes=row.minutes)
        now, here = self._clock.now(), place_of(row)
        blocking = self._blocking(row, wanted)
        if not blocking and change.ack_ver > self._store.state().cursor and change.outcome is not None:
            # what is in the way is known, its rows are on their way
            blocking = tuple(item for item in change.outcome.blocking if item.reason in set(Reason))
        others = self._alternatives(row, wanted, now) if self._rights.may_move(row) else ()
        return LostMove(
            session_id=row.id,
            mid=change.mid,
            customer=self._customer(row.customer_id),
            starts=wanted.starts,
            minutes=wanted.minutes,
            mechanic=self._mechanic(wanted.mechanic_id),
            mechanic_id=wanted.mechanic_id,
            blocking=blocking,
            alternatives=others,
            names=self._names(others),
            reach=self._reach(row.customer_id),
            stands=here.starts,
            stands_with=self._mechanic(here.mechanic_id),
            elsewhere=here != seen_first(self._store, change, command),
            was_taken=change.code != ErrorCode.STALE_MOVE,
        )

    def _clash(self, row: Session) -> Clash:
        wanted = place_of(row)
        others = self._alternatives(row, wanted, self._clock.now())
        return Clash(
            session_id=row.id,
            customer=self._customer(row.customer_id),
            starts=wanted.starts,
            minutes=wanted.minutes,
            mechanic=self._mechanic(wanted.mechanic_id),
            mechanic_id=wanted.mechanic_id,
            blocking=self._blocking(row, wanted),
            alternatives=others,
            names=self._names(others),
            reach=self._reach(row.customer_id),
            may_place=self._rights.may_move(row),
            may_cancel=self._rights.may_cancel(row),
            price_cents=row.price_cents if row.conflict_code == ErrorCode.PRICE_CHANGED else None,
            plan_withdrawn=row.conflict_code == ErrorCode.PLAN_WITHDRAWN,
            declined=row.conflict_code == ErrorCode.DECLINED,
            unanswered=row.conflict_code == ErrorCode.UNANSWERED,
        )

    def _blocking(self, row: Session, wanted: Place) -> tuple[Blocking, ...]:
        """Who or what has the time now, or that it has passed. Nothing, if it has become free again."""
        if not self._knows(wanted.mechanic_id):
            return ()
        verdict = self._source.availability().verdict(
            wanted.mechanic_id,
            wanted.starts,
            wanted.starts + wanted.minutes * 60,
            row.kind,
            now=min(self._clock.now(), wanted.starts),
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
                    mechanic_id=wanted.mechanic_id,
                )
            )
        if not found and wanted.starts < self._clock.now():
            return (Blocking(reason=Reason.IN_PAST.value, starts=wanted.starts, ends=wanted.starts),)
        return tuple(found)

    def _alternatives(self, row: Session, place: Place, now: int) -> tuple[Alternative, ...]:
        """Times of the same mechanic, and one of whoever else is free nearest to what was wanted.

        Of what its mechanic turned down: first the nearest of anybody else.
        """
        wanted = max(place.starts, now)
        free = self._nearest(row, place.mechanic_id, wanted, now, ALTERNATIVES)
        if row.conflict_code in _TURNED_DOWN:
            others = self._with_others(row, place, now, ALTERNATIVES - 1)
            return (*others, *free[: ALTERNATIVES - len(others)])
        best = self._with_others(row, place, now, 1)
        free = [*free[: ALTERNATIVES - len(best)], *best]
        return tuple(sorted(free, key=lambda slot: (abs(slot.starts - wanted), slot.starts)))

    def _with_others(self, row: Session, place: Place, now: int, count: int) -> list[Alternative]:
        """The nearest times of anybody else; after a no, of two as near, first of whoever need not be asked."""
        if not self._rights.as_staff:
            return []
        wanted = max(place.starts, now)
        others = [person.id for person in self._source.mechanics() if person.id != place.mechanic_id]
        found = [slot for other in others for slot in self._nearest(row, other, wanted, now, count)]
        again = row.conflict_code in _TURNED_DOWN
        found.sort(
            key=lambda slot: (
                abs(slot.starts - wanted),
                slot.starts,
                again and self._rights.answers_first(slot.mechanic_id, slot.starts, now),
            )
        )
        return found[:count]

    def _nearest(
        self, row: Session, mechanic_id: UUID | None, wanted: int, now: int, count: int
    ) -> list[Alternative]:
        """Where it may go, and neither stands nor was turned down."""
        if not self._rights.may_move_to(row, mechanic_id) or not self._knows(mechanic_id):
            return []
        said_no = row.conflict_code in _TURNED_DOWN and mechanic_id == row.mechanic_id
        within = row.minutes // 5 if said_no else 0  # more starts than fall into the time of one visit
        slots = self._source.availability().nearest(
            mechanic_id,
            wanted,
            row.minutes,
            row.kind,
            now=now,
            count=count + 1 + within,
            as_staff=self._rights.as_staff,
            others=False,
            ignoring=(row.id,),
        )
        here = place_of(row) if row.state is not SessionState.UNPLACED else None
        free = [Alternative(starts=s.starts, minutes=row.minutes, mechanic_id=s.mechanic_id) for s in slots]
        free = [slot for slot in free if not (said_no and _overlaps(slot, row))]
        return [slot for slot in free if here is None or _place(slot) != here][:count]

    def _offer(self, row: Session, waiting: frozenset[UUID]) -> OfferWaiting:
        starts = row.starts or 0
        slot = slot_of(self._store.between(Reservation, starts, starts + 1), row.id)
        return OfferWaiting(
            session_id=row.id,
            customer=self._customer(row.customer_id),
            starts=starts,
            minutes=row.minutes,
            mechanic=self._mechanic(row.mechanic_id),
            concern=row.concern,
            expires_at=slot.expires_at if slot is not None else None,
            mine=self._rights.may_answer(row),
            unsent=row.id in waiting,
        )

    def _knows(self, mechanic_id: UUID | None) -> bool:
        return mechanic_id is None or self._store.get(Mechanic, mechanic_id) is not None

    def _session_of(self, session_id: UUID | None, reservation_id: UUID | None) -> Session | None:
        if session_id is None and reservation_id is not None:
            slot = self._store.get(Reservation, reservation_id)
            session_id = slot.session_id if slot else None
        return self._store.get(Session, session_id) if session_id else None

    def _names(self, alternatives: tuple[Alternative, ...]) -> dict[UUID, str]:
        return {
            slot.mechanic_id: self._mechanic(slot.mechanic_id) for slot in alternatives if slot.mechanic_id
        }

    def _reach(self, customer_id: UUID) -> Reach:
        customer = self._store.get(Customer, customer_id)
        return Reach.UNKNOWN if customer is None else self.carriers.reach(customer.email, customer.phone)

    def _customer(self, customer_id: UUID) -> str:
        customer = self._store.get(Customer, customer_id)
        return customer.name if customer else ""

    def _mechanic(self, mechanic_id: UUID | None) -> str:
        mechanic = self._store.get(Mechanic, mechanic_id) if mechanic_id else None
        return mechanic.name if mechanic else ""


def _when(session: Session) -> tuple[int, UUID]:
    return session.starts or 0, session.id


def _overlaps(slot: Alternative, row: Session) -> bool:
    """Whether it is at least partly in the time that was wanted first."""
    wanted = row.starts or 0
    return slot.starts < wanted + row.minutes * 60 and wanted < slot.starts + slot.minutes * 60


def _place(slot: Alternative) -> Place:
    return Place(starts=slot.starts, minutes=slot.minutes, mechanic_id=slot.mechanic_id)
