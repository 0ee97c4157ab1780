"""Moving a booking: whether it fits where it is dragged, why not, and the move with its way back.

The engine decides what is free; here it is asked as the person who drags. Not here: pointers and pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.settling import settle_refused
from desktop.presenters.undo import PUT_BACK, STAYED, TakenBack, UndoStack
from desktop.presenters.undo_labels import BAY
from desktop.presenters.unheard import let_go
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED
from desktop.store.projected import HERE, MOVABLE
from scheduling.availability import Refusal, Verdict
from scheduling.coming_back import still_against
from scheduling.commands import MoveSession, Place
from scheduling.errors import Gone, NotAllowed, NotAvailable, StaleMove
from scheduling.mechanics import is_affiliated
from scheduling.records import Customer, Mechanic, Session
from scheduling.sessions import place_of
from scheduling.vocabulary import Reason, SessionState, VisitKind

FREE = Verdict()


class Fit(StrEnum):
    SAME = "same"
    """It stands there already."""
    FREE = "free"
    BUFFER = "buffer"
    """Only the buffer between two bookings is in the way, and staff may drop it."""
    REFUSED = "refused"
    NOT_ALLOWED = "not_allowed"
    """The person may not move it there, free or not."""
    OTHER_BAY = "other_bay"
    """Over a bay, and it needs none; or beside the bays, and it needs one."""
    ONLY_BAY = "only_bay"
    """Its customer is here: time and mechanic stay, its bay may be another."""
    ONLY_LONGER = "only_longer"
    """It has begun: its end may come later, never sooner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What would come of dropping a session at ``to``."""

    session_id: UUID
    seen: Place
    to: Place
    fit: Fit
    verdict: Verdict = FREE
    becomes_offer: bool = False
    """An independent mechanic answers first: the booking waits for that."""
    mechanic: str = ""
    """The name of whom it goes to."""
    other_bay: bool = False
    """The bay that it has is taken then: it would get another."""
    bay_id: UUID | None = None
    """Moved among bays: that in which it would stand."""
    seen_bay: UUID | None = None
    """The one that it has; moved back it gets that again, where it is free."""
    bay: str = ""
    """The name of the bay in which it would stand."""
    extends: bool = False
    """It is under way, and would last longer: no move (``lengths``)."""

    @property
    def ends(self) -> int:
        """The instant at which it would end."""
        return self.to.starts + self.to.minutes * 60

    @property
    def stays(self) -> bool:
        """Whether only its length would be another."""
        here = (self.to.starts, self.to.mechanic_id) == (self.seen.starts, self.seen.mechanic_id)
        return here and not self.only_bay

    @property
    def only_bay(self) -> bool:
        """Whether nothing but its bay would be another."""
        return self.bay_id is not None and self.to == self.seen

    @property
    def possible(self) -> bool:
        """Whether dropping it there moves it, if need be after one more question."""
        return self.fit in {Fit.FREE, Fit.BUFFER}


class Mover:
    """Decides and submits moves, and remembers how to take them back."""

    def __init__(
        self, store: LocalStore, source: AvailabilitySource, clock: Clock, rights: Rights, undo: UndoStack
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._undo = undo

    def movable(self, session: Session) -> bool:
        """Whether this person may move it and its state allows it."""
        return session.state in MOVABLE and session.starts is not None and self._rights.may_move(session)

    def mechanic_of(self, session_id: UUID) -> UUID | None:
        """Whose it is now. Raises :class:`Gone` when it is there no more."""
        return self._session(session_id).mechanic_id

    def decide(
        self,
        session_id: UUID,
        starts: int | None,
        mechanic_id: UUID | None,
        *,
        gap: int = 0,
        minutes: int | None = None,
    ) -> Decision:
        """What dropping it at ``starts`` with that mechanic would do; ``minutes`` where it is to last otherwise.

        ``starts`` is ``None`` over an hour that the day's clocks skip; ``gap`` is then the instant of the
        change. Raises :class:`Gone` when the session is there no more, or over, or cancelled.
        """
        session = self._session(session_id)
        if session.state not in MOVABLE:
            raise Gone
        seen = place_of(session)
        at, length = gap if starts is None else starts, minutes or session.minutes
        to = Place(starts=at, minutes=length, mechanic_id=mechanic_id)
        if starts is None:
            missing = Refusal(reason=Reason.NO_SUCH_LOCAL_TIME, starts=gap, ends=gap)
            return Decision(
                session_id=session_id, seen=seen, to=to, fit=Fit.REFUSED, verdict=Verdict((missing,))
            )
        fit, verdict = self._fit(session, seen, to)
        return Decision(
            session_id=session_id,
            seen=seen,
            to=to,
            fit=fit,
            verdict=verdict,
            mechanic=self._mechanic(mechanic_id),
            becomes_offer=fit in {Fit.FREE, Fit.BUFFER} and self._asks(to),
            other_bay=fit in {Fit.FREE, Fit.BUFFER} and self._leaves_bay(session, to),
            seen_bay=session.bay_id if session.kind is VisitKind.IN_PERSON else None,
        )

    def move(self, decision: Decision, *, drop_buffer: bool = False) -> UUID:
        """Submit it; the mutation's id. Raises a :class:`RuleError` for what may not be."""
        session = self._session(decision.session_id)
        if decision.fit is Fit.NOT_ALLOWED:
            raise NotAllowed
        if not decision.possible or (decision.fit is Fit.BUFFER and not drop_buffer):
            raise NotAvailable(reasons=[reason.value for reason in decision.verdict.reasons])
        unplaced = session.state is SessionState.UNPLACED
        mid = self._submit(decision, drop_buffer=drop_buffer and decision.fit is Fit.BUFFER)
        settle_refused(self._store, decision.session_id)
        if not unplaced:
            params: dict[str, object] = {
                "customer": self._customer(session),
                "starts": decision.seen.starts,
                "to": decision.to.starts,
                "mechanic": self._mechanic(decision.to.mechanic_id),
            }
            changed = "resized" if decision.stays else BAY if decision.only_bay else "moved"
            label = "moved_offer" if decision.becomes_offer else changed
            self._undo.push(label, params, lambda: self._move_back(decision, mid), mid)
        return mid

    def fit_free(
        self, session: Session, to: Place, *, stood: bool = False, asked: bool = False
    ) -> tuple[Fit, Verdict]:
        """Whether the session, wherever it is now, has room there: ``FREE``, ``BUFFER`` or ``REFUSED``.

        ``stood``: it comes back to its own place, against which the hours do not speak. ``asked``: its
        mechanic answers first.
        """
        ends, now = to.starts + to.minutes * 60, self._clock.now()
        verdict = self._ask(session, to, drop_buffer=False)
        if stood:
            verdict = still_against(verdict, ends, now, asked=asked)
        if verdict.available:
            return Fit.FREE, verdict
        if self._may_drop_buffer(to.mechanic_id) and set(verdict.reasons) == {Reason.BUFFER}:
            without = self._ask(session, to, drop_buffer=True)
            if stood:
                without = still_against(without, ends, now, asked=asked)
            return (Fit.BUFFER if without.available else Fit.REFUSED), verdict
        return Fit.REFUSED, verdict

    def comes_back(self, session: Session, stood: Place) -> bool:
        """Whether nobody else has the place on which it stood, whatever the hours and the clock say by now."""
        fit, verdict = self.fit_free(session, stood, stood=True)
        buffer = {Reason.BUFFER} if self._may_drop_buffer(stood.mechanic_id) else set()
        return fit is not Fit.REFUSED or set(verdict.reasons) <= {Reason.IN_PAST, *buffer}

    def _submit(self, decision: Decision, *, drop_buffer: bool) -> UUID:
        return self._store.submit(
            MoveSession(
                session_id=decision.session_id,
                seen=decision.seen,
                to=decision.to,
                drop_buffer=drop_buffer,
                bay_id=decision.bay_id,
            )
        )

    def _move_back(self, done: Decision, mid: UUID) -> TakenBack:
        """Only if it still stands where the move left it, and its old place is still free.

        A move that the server refused left it there: then the refusal is seen, and that is all.
        """
        change = self._store.change(mid)
        if change is not None and change.state in REFUSED:
            settle_refused(self._store, done.session_id)
            return TakenBack(STAYED)
        session = self._store.get(Session, done.session_id)
        still = MOVABLE | HERE if done.only_bay else MOVABLE
        if session is None or session.state not in still or session.starts is None:
            raise Gone
        if place_of(session) != done.to:
            raise StaleMove
        if done.only_bay:
            return self._bay_back(session, done, mid)
        seen = done.seen
        back = self.decide(done.session_id, seen.starts, seen.mechanic_id, minutes=seen.minutes)
        back = replace(back, bay_id=done.seen_bay)
        if back.fit is Fit.NOT_ALLOWED:
            raise NotAllowed
        if not back.possible and not self._only_time(back):
            if self.comes_back(session, seen) and let_go(self._store, mid):  # nobody heard that it was away
                return TakenBack(PUT_BACK)
            raise NotAvailable(reasons=[reason.value for reason in back.verdict.reasons])
        if let_go(self._store, mid):
            return TakenBack(PUT_BACK)
        asked = self._asks(back.to)
        return TakenBack(
            "moved_offer" if asked else "resized" if done.stays else "moved",
            {"mechanic": self._mechanic(back.to.mechanic_id)},
            self._submit(back, drop_buffer=back.fit is Fit.BUFFER),
        )

    def _bay_back(self, session: Session, done: Decision, mid: UUID) -> TakenBack:
        """Into the bay that it had, if it still stands where it was put and that one is free."""
        if session.bay_id != done.bay_id:
            raise StaleMove
        if done.seen_bay is None or done.seen_bay not in self._free_bays(session, done.seen):
            raise NotAvailable(reasons=[Reason.NO_BAY.value])
        if let_go(self._store, mid):
            return TakenBack(PUT_BACK)
        back = replace(done, bay_id=done.seen_bay, seen_bay=done.bay_id)
        return TakenBack(BAY, {}, self._submit(back, drop_buffer=False))

    def _asks(self, to: Place) -> bool:
        """Whether the mechanic there answers first."""
        return self._rights.answers_first(to.mechanic_id, to.starts, self._clock.now())

    @staticmethod
    def _only_time(back: Decision) -> bool:
        """Whether nothing but the passing of time speaks against it; then the server is asked all the same."""
        return set(back.verdict.reasons) <= {Reason.IN_PAST, Reason.TOO_SOON}

    def _fit(self, session: Session, seen: Place, to: Place) -> tuple[Fit, Verdict]:
        if to == seen and session.state is not SessionState.UNPLACED:
            return Fit.SAME, FREE
        if not self._rights.may_move_to(session, to.mechanic_id):
            return Fit.NOT_ALLOWED, FREE
        return self.fit_free(session, to)

    def _ask(self, session: Session, to: Place, *, drop_buffer: bool) -> Verdict:
        return self._source.availability().verdict(
            to.mechanic_id,
            to.starts,
            to.starts + to.minutes * 60,
            session.kind,
            now=self._clock.now(),
            ignoring=(session.id,),
            as_staff=self._rights.as_staff,
            drop_buffer=drop_buffer,
        )

    def _leaves_bay(self, session: Session, to: Place) -> bool:
        """Whether somebody else has its bay then."""
        if session.bay_id is None or session.kind is not VisitKind.IN_PERSON:
            return False
        return session.bay_id not in self._free_bays(session, to)

    def _free_bays(self, session: Session, to: Place) -> list[UUID]:
        return self._source.availability().free_bays(
            to.starts, to.starts + to.minutes * 60, now=self._clock.now(), ignoring=(session.id,)
        )

    def _may_drop_buffer(self, mechanic_id: UUID | None) -> bool:
        mechanic = self._store.get(Mechanic, mechanic_id) if mechanic_id else None
        return self._rights.as_staff and mechanic is not None and is_affiliated(mechanic)

    def _session(self, session_id: UUID) -> Session:
        session = self._store.get(Session, session_id)
        if session is None:
            raise Gone
        return session

    def _customer(self, session: Session) -> str:
        customer = self._store.get(Customer, session.customer_id)
        return customer.name if customer else ""

    def _mechanic(self, mechanic_id: UUID | None) -> str:
        mechanic = self._store.get(Mechanic, mechanic_id) if mechanic_id else None
        return mechanic.name if mechanic else ""
