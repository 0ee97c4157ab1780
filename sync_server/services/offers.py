"""Bookings that wait for an independent mechanic's answer: taken, left, or lapsed after 4 hours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from scheduling.commands import AnswerOffer
from scheduling.errors import ErrorCode
from scheduling.offers import Offer, OfferState
from scheduling.records import Reservation, Session
from scheduling.reservations import lapsed
from scheduling.rights import Action
from scheduling.sessions import FINAL, Actor, Facts, place_of
from scheduling.vocabulary import ReservationKind, ReservationStatus, SessionState, VisitKind
from sync_server.services import steps, tasks
from sync_server.services.answers import APPLIED, Decision
from sync_server.services.chosen_offers import offer_id_of
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import require


async def answer(uow: UnitOfWork, account: Account, command: AnswerOffer, now: int) -> Decision:
    """The mechanic's yes or no, to the place that they saw. Declining costs nothing and is counted nowhere.

    The same answer again, from another device, is no error; another one is too late.
    """
    session = await uow.records.get(Session, command.session_id)
    if session is None:
        return Decision.conflict(ErrorCode.GONE)
    if session.state is not SessionState.OFFERED:
        return await _answered(uow, account, session, command)
    require(account, Action.ANSWER_OFFER, own=account.is_mechanic(session.mechanic_id))
    if command.seen is not None and command.seen != place_of(session):
        return Decision.conflict(ErrorCode.STALE_MOVE)
    slot = await uow.reservations.of_session(session.id)
    if slot is None or lapsed(slot, now):
        await lapse(uow, [session.id], now)
        return Decision.conflict(ErrorCode.GONE)
    if command.accept:
        return await _accept(uow, account, session, slot, now)
    await uow.reservations.release(slot.id)
    await steps.change(
        uow,
        session,
        SessionState.UNPLACED,
        actor=Actor.MECHANIC,
        facts=Facts(now=now, own=True, slot_lost=True),
        what="declined",
        account=account,
        bay_id=None,
        conflict_code=ErrorCode.DECLINED.value,
    )
    return APPLIED


async def _answered(uow: UnitOfWork, account: Account, session: Session, command: AnswerOffer) -> Decision:
    offer = await uow.rows.get(Offer, offer_id_of(session))
    said = OfferState.ACCEPTED if command.accept else OfferState.DECLINED
    same = offer is not None and offer.state is said and account.is_mechanic(offer.mechanic_id)
    over = command.accept and session.state in FINAL
    return APPLIED if same and not over else Decision.conflict(ErrorCode.GONE)


async def _accept(
    uow: UnitOfWork, account: Account, session: Session, slot: Reservation, now: int
) -> Decision:
    confirmed = replace(
        slot, kind=ReservationKind.BOOKING, status=ReservationStatus.CONFIRMED, expires_at=None
    )
    taken = await uow.reservations.move(confirmed, needs_bay=session.kind is VisitKind.IN_PERSON)
    if not taken.taken:
        # It lapsed by the database's clock between our reading and now, and somebody else has the time.
        await lapse(uow, [session.id], now)
        return Decision.conflict(ErrorCode.GONE)
    placed = await steps.change(
        uow,
        session,
        SessionState.SCHEDULED,
        actor=Actor.MECHANIC,
        facts=Facts(now=now, own=True, slot_confirmed=True),
        what="accepted",
        account=account,
    )
    await tasks.plan_ahead(uow, placed, confirmed)
    return APPLIED


async def lapse(uow: UnitOfWork, session_ids: Iterable[UUID], now: int) -> int:
    """Offered sessions whose time to answer ran out lose their slot; how many did. Bumped before."""
    count = 0
    for session_id in session_ids:
        session = await uow.records.get(Session, session_id)
        if session is None or session.state is not SessionState.OFFERED:
            continue
        slot = await uow.reservations.of_session(session_id)
        if slot is not None and not lapsed(slot, now):
            continue
        if slot is not None:
            await uow.reservations.release(slot.id, expired=True)
        await steps.change(
            uow,
            session,
            SessionState.UNPLACED,
            actor=Actor.PLATFORM,
            facts=Facts(now=now, offer_lapsed=True, slot_lost=True),
            what="lapsed",
            bay_id=None,
            conflict_code=ErrorCode.UNANSWERED.value,
        )
        count += 1
    return count
