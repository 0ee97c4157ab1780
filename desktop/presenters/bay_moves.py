"""Moving among bays: whether a visit can stand in that one then, and why not. The move itself is ``moves``."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.moves import Decision, Fit, Mover
from desktop.store.local_store import LocalStore
from desktop.store.projected import HERE
from scheduling.availability import Refusal, Verdict
from scheduling.commands import Place
from scheduling.errors import Gone
from scheduling.records import Bay, Reservation, Session
from scheduling.reservations import counts
from scheduling.sessions import place_of
from scheduling.vocabulary import Reason, VisitKind

_STANDS = frozenset({Fit.SAME, Fit.FREE, Fit.BUFFER})
"""But for the bay it could stand there."""


class BayMoves:
    """Decides; the decisions are the mover's to submit."""

    def __init__(
        self, store: LocalStore, source: AvailabilitySource, clock: Clock, rights: Rights, mover: Mover
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._mover = mover

    def movable(self, session_id: UUID) -> bool:
        """Whether it may be moved at all, or its customer is here and it may stand in another bay."""
        session = self._store.get(Session, session_id)
        if session is None:
            return False
        here = session.state in HERE and session.kind is VisitKind.IN_PERSON
        return self._mover.movable(session) or (
            here and session.starts is not None and self._rights.may_move(session)
        )

    def decide(
        self,
        session_id: UUID,
        starts: int | None,
        mechanic_id: UUID | None,
        bay_id: UUID | None,
        *,
        gap: int = 0,
    ) -> Decision:
        """As ``Mover.decide``, over that bay; ``None``: beside the bays, where stands what needs none.

        Raises :class:`Gone` when the session is there no more, or over, or cancelled.
        """
        session = self._store.get(Session, session_id)
        if session is None:
            raise Gone
        if session.state in HERE and session.starts is not None:
            decision = self._where_it_is(session, gap if starts is None else starts)
        else:
            decision = self._mover.decide(session_id, starts, mechanic_id, gap=gap)
        if (session.kind is VisitKind.IN_PERSON) is (bay_id is None):
            return decision if bay_id == session.bay_id else replace(decision, fit=Fit.OTHER_BAY)
        if bay_id is None or decision.fit not in _STANDS:
            return decision
        return self._over(session, decision, bay_id)

    def _where_it_is(self, session: Session, starts: int) -> Decision:
        """Its customer is here: it keeps its time and its mechanic."""
        seen = place_of(session)
        to = Place(starts=starts, minutes=seen.minutes, mechanic_id=seen.mechanic_id)
        fit = Fit.SAME if to == seen else Fit.ONLY_BAY
        return Decision(session_id=session.id, seen=seen, to=to, fit=fit)

    def _over(self, session: Session, decision: Decision, bay_id: UUID) -> Decision:
        if decision.fit is Fit.SAME:
            if bay_id == session.bay_id:
                return decision
            fit = Fit.FREE if self._rights.may_move(session) else Fit.NOT_ALLOWED
            decision = replace(decision, fit=fit)
        bay = self._store.get(Bay, bay_id)
        decision = replace(
            decision,
            bay_id=bay_id,
            seen_bay=session.bay_id,
            bay=bay.name if bay else "",
            other_bay=False,
        )
        taken = self._in_the_way(session, decision, bay_id)
        if taken is None:
            return decision
        return replace(decision, fit=Fit.REFUSED, verdict=Verdict((taken,)))

    def _in_the_way(self, session: Session, decision: Decision, bay_id: UUID) -> Refusal | None:
        starts, ends, now = decision.to.starts, decision.ends, self._clock.now()
        if bay_id in self._source.availability().free_bays(starts, ends, now=now, ignoring=(session.id,)):
            return None
        for row in self._store.between(Reservation, starts, ends):
            inside = row.bay_id == bay_id and row.starts < ends and row.ends > starts
            if inside and row.session_id != session.id and counts(row, now):
                return Refusal(
                    reason=Reason.BOOKED,
                    starts=row.starts,
                    ends=row.ends,
                    reservation_id=row.id,
                    session_id=row.session_id,
                )
        return Refusal(reason=Reason.NO_BAY, starts=starts, ends=ends)
