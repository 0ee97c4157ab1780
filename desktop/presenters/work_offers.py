"""A mechanic's offers: what the server tells, what the local rows know without it, and the answers. No words, no Qt.

A booking offered to this person is a row here: its answer goes through the outbox, with or without the server, as from
the calendar's cards. What the server alone knows (a session that begins at once) is answered there: a yes that arrived
an hour later would be no yes. Nothing counts how anybody answers.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Protocol
from uuid import UUID

from psygnal import Signal

from desktop.presenters.asking import UNREACHABLE, trouble_of
from desktop.presenters.calendar_actions import CalendarActions
from desktop.presenters.calendar_blocks import vehicle_name
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.work_model import Asked, OfferBoard, WorkOffer
from desktop.store.local_store import LocalStore
from desktop.store.telling import tell
from scheduling.errors import Gone
from scheduling.mechanics import is_affiliated
from scheduling.offer_views import OfferView, without_contact
from scheduling.offers import OfferState
from scheduling.records import Mechanic, Organization, Reservation, Session, Vehicle
from scheduling.reservations import slot_of
from scheduling.vocabulary import SessionState

SHOWN_FOR = 6 * 3600
"""Seconds for which an offer is shown after it was made that ended without an answer."""
_DONE = frozenset({SessionState.COMPLETED, SessionState.CANCELLED, SessionState.NO_SHOW})
FAR = 1 << 60


class Asks(Protocol):
    """``desktop.sync.accepting.Accepting`` is one."""

    async def offers(self) -> list[OfferView]: ...
    async def accept(self, offer_id: UUID) -> OfferView: ...
    async def decline(self, offer_id: UUID) -> None: ...


class WorkOffers:
    """One a desk. What was told last stays, with when that was, until the server tells anew."""

    changed = Signal()
    answered = Signal(WorkOffer, bool)
    """An answer counts: to which, and whether it was yes."""

    def __init__(  # noqa: PLR0917 each is of another kind
        self,
        calls: Asks,
        store: LocalStore,
        clock: Clock,
        rights: Rights,
        actions: CalendarActions,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self.calls = calls
        self._store = store
        self._clock = clock
        self._rights = rights
        self._actions = actions
        self._spawn = spawn
        self._views: dict[UUID, OfferView] = {}
        self._known_at: int | None = None
        self._code = ""
        self._sending: set[UUID] = set()
        self._declined: set[UUID] = set()
        """Said no to since the server told of them."""
        self._codes: dict[UUID, str] = {}
        self._answered = 0
        """How often: what was asked before an answer says nothing of after."""

    def board(self) -> OfferBoard:
        """All offers, as they stand now."""
        now = self._clock.now()
        rows = {row.id: row for row in self._asked_here()}
        shown = [self._told(view, rows, now) for view in self._views.values()]
        told = {offer.session_id for offer in shown if offer is not None}
        found = [offer for offer in shown if offer is not None]
        found += [self._of_row(row) for row in rows.values() if row.id not in told]
        live = [offer for offer in found if offer.asked in {Asked.OPEN, Asked.SENDING}]
        live = [offer for offer in live if offer.until is None or now < offer.until]
        return OfferBoard(
            to_answer=tuple(sorted(live, key=lambda offer: (offer.until or FAR, str(offer.key)))),
            accepted=tuple(offer for offer in found if offer.asked is Asked.ACCEPTED),
            ended=tuple(offer for offer in found if offer.asked is Asked.ENDED),
            known_at=self._known_at,
            code=self._code,
            to_workshop=self._is_affiliated(),
            currency=next((row.currency for row in self._store.all(Organization)), "CAD"),
        )

    async def ask(self) -> None:
        """Have the server tell of all of them."""

        before = self._answered

        async def ask() -> None:
            views = await self.calls.offers()
            if before != self._answered:
                return
            self._views = {view.offer_id: view for view in views}
            self._known_at = self._clock.now()
            self._declined &= self._views.keys()

        self._code = await trouble_of(ask)
        tell(self.changed)

    def answer(self, key: UUID, *, accept: bool) -> None:
        """Yes or no. Raises ``Gone`` where it cannot be answered any more, and what ``LocalStore.submit`` raises.

        What the server alone knows is asked of it a moment later; what came of it is in the offer's ``code``.
        """
        offer = next((each for each in self.board().to_answer if each.key == key), None)
        if offer is None:
            raise Gone
        if offer.asked is Asked.SENDING:
            return
        row = self._store.get(Session, offer.session_id) if offer.session_id else None
        if row is not None and row.state is SessionState.OFFERED:
            self._actions.answer(row.id, accept=accept)
            tell(self.answered, offer, accept)
            tell(self.changed)
            return
        if offer.offer_id is None:
            raise Gone
        self._codes.pop(offer.offer_id, None)
        self._sending.add(offer.offer_id)
        tell(self.changed)
        self._spawn(self._send(offer.offer_id, offer, accept=accept))

    # --- inside

    async def _send(self, offer_id: UUID, offer: WorkOffer, *, accept: bool) -> None:
        async def ask() -> None:
            if accept:
                self._views[offer_id] = await self.calls.accept(offer_id)
            else:
                await self.calls.decline(offer_id)
                self._declined.add(offer_id)
            self._answered += 1

        try:
            code = await trouble_of(ask)
        finally:
            self._sending.discard(offer_id)
        if code:
            self._codes[offer_id] = code
        else:
            tell(self.answered, offer, accept)
        tell(self.changed)
        if code != UNREACHABLE:
            await self.ask()

    def _asked_here(self) -> list[Session]:
        """The booked times that are offered to this person, as far as the rows know."""
        rows = self._store.sessions_in({SessionState.OFFERED})
        return [row for row in rows if row.starts is not None and self._rights.may_answer(row)]

    def _told(self, view: OfferView, rows: dict[UUID, Session], now: int) -> WorkOffer | None:
        """One that the server told of; ``None`` where it is of no matter any more."""
        row = self._store.get(Session, view.session_id) if view.session_id is not None else None
        asked = self._standing(view, row, now)
        if asked is None:
            return None
        booked = rows.get(view.session_id) if view.session_id is not None else None
        until = self._held_until(booked) if booked is not None else view.answer_until
        name = (view.vehicle_make, view.vehicle_model, str(view.vehicle_year or ""))
        return WorkOffer(
            key=view.session_id or view.offer_id,
            session_id=view.session_id,
            offer_id=view.offer_id,
            asked=asked,
            visit=view.kind,
            minutes=view.minutes,
            starts=view.starts,
            until=until if asked in {Asked.OPEN, Asked.SENDING} else None,
            vehicle=" ".join(part for part in name if part),
            odometer_km=view.odometer_km,
            concern=view.concern,
            city=view.city,
            payout_cents=view.payout_cents,
            contact=view.contact,
            closing=view.closing,
            opens=asked is Asked.ACCEPTED and row is not None,
            code=self._codes.get(view.offer_id, ""),
        )

    def _standing(self, view: OfferView, row: Session | None, now: int) -> Asked | None:
        ended = view.state is OfferState.EXPIRED
        if view.state is OfferState.ACCEPTED:
            over = row is not None and row.state in _DONE
            past = view.starts is not None and view.starts + view.minutes * 60 <= now
            return None if over or (row is None and past) else Asked.ACCEPTED
        if view.offer_id in self._sending:
            return Asked.SENDING
        if ended:
            return Asked.ENDED if now < view.made_at + SHOWN_FOR else None
        if view.state is not OfferState.OFFERED or view.offer_id in self._declined:
            return None
        if row is not None and self._rights.is_own(row) and row.state is not SessionState.OFFERED:
            return None  # answered here, or elsewhere, since it was told
        return Asked.OPEN

    def _of_row(self, row: Session) -> WorkOffer:
        """One that the server was not asked about yet: what the rows know, and nothing of who it is."""
        vehicle = self._store.get(Vehicle, row.vehicle_id) if row.vehicle_id else None
        return WorkOffer(
            key=row.id,
            session_id=row.id,
            offer_id=None,
            asked=Asked.OPEN,
            visit=row.kind,
            minutes=row.minutes,
            starts=row.starts,
            until=self._held_until(row),
            vehicle=vehicle_name(vehicle),
            odometer_km=vehicle.odometer_km if vehicle else None,
            concern=without_contact(row.concern),
        )

    def _held_until(self, row: Session) -> int | None:
        starts = row.starts or 0
        slots = self._store.between(Reservation, starts, starts + 1)
        slot = slot_of(slots, row.id)
        return slot.expires_at if slot is not None else None

    def _is_affiliated(self) -> bool:
        own = self._rights.own_mechanic
        mechanic = self._store.get(Mechanic, own) if own is not None else None
        return mechanic is not None and is_affiliated(mechanic)
