"""Offers as the mechanics who were asked see and answer them.

An answer is an endpoint and no command of a device: a yes that arrives an hour later would be no yes. Declining
costs nothing, is counted nowhere, and only asks the others sooner.
"""

from __future__ import annotations

from uuid import UUID

from scheduling.commands import AnswerOffer
from scheduling.errors import Gone, NotFound, SlotTaken
from scheduling.matching_messages import OffersAnswer
from scheduling.mechanics import mechanic_type
from scheduling.money import MoneySettings, payout, payout_terms
from scheduling.offer_views import OfferView, offer_view
from scheduling.offers import Closing, Offer, OfferFacts, OfferState, decline, is_lapsed
from scheduling.postal_codes import told_of
from scheduling.records import Customer, Mechanic, Session, Vehicle
from scheduling.rights import Action
from scheduling.sessions import Actor
from scheduling.vocabulary import SessionState
from scheduling.wire import PushStatus
from sync_server.services import accepting, seeking
from sync_server.services import offers as scheduled_offers
from sync_server.services.audit import note
from sync_server.services.candidates import seeks
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.matching_rows import ImmediateIntake
from sync_server.services.models import Account
from sync_server.services.permissions import require
from sync_server.services.schedule import DAY, mechanic_in

MOST_OFFERS = 100
SHOWN_FOR = 7 * DAY
"""Seconds for which an offer is listed."""


async def mine(uow: UnitOfWork, account: Account, now: int) -> OffersAnswer:
    """One's own: those to be answered, those accepted, and those that ended without an answer; newest first."""
    require(account, Action.ANSWER_OFFER, own=account.mechanic_id is not None)
    rows = await uow.rows.find(
        Offer,
        mechanic_id=account.mechanic_id,
        state=[OfferState.OFFERED, OfferState.ACCEPTED, OfferState.EXPIRED],
        made_at=Within(now - SHOWN_FOR, None),
        order="made_at",
        newest_first=True,
        limit=MOST_OFFERS,
    )
    views = [await _view(uow, offer, now) for offer in rows]
    return OffersAnswer(offers=[view for view in views if view is not None])


async def _view(uow: UnitOfWork, offer: Offer, now: int) -> OfferView | None:
    """What it shows; ``None`` for one whose session went to somebody else after it was accepted."""
    session = await uow.records.get(Session, offer.session_id)
    mechanic = (await uow.rule_book()).mechanic(offer.mechanic_id)
    if session is None or mechanic is None:
        return None
    if offer.state is OfferState.ACCEPTED and session.mechanic_id != offer.mechanic_id:
        return None
    customer = await uow.records.get(Customer, session.customer_id)
    vehicle = None if session.vehicle_id is None else await uow.records.get(Vehicle, session.vehicle_id)
    intake = await uow.rows.get(ImmediateIntake, session.id)
    assert customer is not None  # noqa: S101 - a session's customer is never deleted
    return offer_view(
        offer,
        session,
        customer,
        vehicle,
        city=told_of(intake.city) if intake else "",
        payout_cents=await _payout(uow, session, mechanic),
        now=now,
    )


async def _payout(uow: UnitOfWork, session: Session, mechanic: Mechanic) -> int:
    settings = (await uow.rule_book()).policy(MoneySettings)
    return payout(session.price_cents, payout_terms(mechanic_type(mechanic), settings)).payee


async def accept(uow: UnitOfWork, account: Account, offer_id: UUID, now: int) -> OfferView:
    """Yes: the session is one's own, with the time from now (or its start) to its end and buffer.

    Accepting again what one has is no error. Raises ``NotFound``, ``SlotTaken`` where somebody else was first,
    ``Gone`` for an offer that nobody can answer any more, ``HoldRefused`` where one's time is taken.
    """
    await uow.bump()
    offer, session = await _own(uow, account, offer_id)
    if offer.state is OfferState.OFFERED and session.state is SessionState.OFFERED:
        await _answer_chosen(uow, account, session, accept=True, now=now)
        offer = await _again(uow, offer_id)
    elif offer.state is not OfferState.ACCEPTED:
        _check_stands(offer, session, now)
        rows = await uow.rows.find(Offer, session_id=session.id)
        await accepting.settle(uow, session, rows, offer, actor=Actor.MECHANIC, account=account, now=now)
        offer = await _again(uow, offer_id)
    view = await _view(uow, offer, now)
    if view is None:
        raise Gone("the session is somebody else's by now")
    return view


async def turn_down(uow: UnitOfWork, account: Account, offer_id: UUID, now: int) -> None:
    """No: costs nothing. Declining what one has declined, or what nobody can answer any more, is no error."""
    await uow.bump()
    offer, session = await _own(uow, account, offer_id)
    if offer.state in (OfferState.DECLINED, OfferState.EXPIRED):
        return
    if session.state is SessionState.OFFERED:
        await _answer_chosen(uow, account, session, accept=False, now=now)
        return
    mechanic = mechanic_in(await uow.rule_book(), offer.mechanic_id)
    assert mechanic is not None  # noqa: S101 - the offer names one
    facts = OfferFacts(now=now, mechanic=mechanic, acting_mechanic_id=account.mechanic_id)
    await uow.rows.put(decline(offer, Actor.MECHANIC, facts))
    await note(uow, account, "offer.answer", now, subject=("session", session.id))
    held = await uow.reservations.of_session(session.id)
    if held is not None and held.mechanic_id == offer.mechanic_id:
        await uow.reservations.release(held.id)
    await seeking.look(uow, session.id, now)


async def _answer_chosen(
    uow: UnitOfWork, account: Account, session: Session, *, accept: bool, now: int
) -> None:
    """A booking that was offered to this mechanic alone is answered as by the device's command."""
    decision = await scheduled_offers.answer(
        uow, account, AnswerOffer(session_id=session.id, accept=accept), now
    )
    if decision.status is not PushStatus.APPLIED and accept:
        raise Gone("its time to be answered has run out")


async def _own(uow: UnitOfWork, account: Account, offer_id: UUID) -> tuple[Offer, Session]:
    require(account, Action.ANSWER_OFFER, own=account.mechanic_id is not None)
    offer = await uow.rows.get(Offer, offer_id)
    if offer is None or not account.is_mechanic(offer.mechanic_id) or offer.state is OfferState.QUEUED:
        raise NotFound("offer")
    session = await uow.records.get(Session, offer.session_id)
    assert session is not None  # noqa: S101 - sessions are never deleted
    return offer, session


def _check_stands(offer: Offer, session: Session, now: int) -> None:
    if offer.closing is Closing.TAKEN:
        raise SlotTaken("somebody else was first")
    moved = offer.sequence != session.sequence
    if offer.state is not OfferState.OFFERED or is_lapsed(offer, now) or moved or not seeks(session):
        raise Gone("nobody can answer this offer any more")


async def _again(uow: UnitOfWork, offer_id: UUID) -> Offer:
    offer = await uow.rows.get(Offer, offer_id)
    assert offer is not None  # noqa: S101 - it was there before
    return offer
