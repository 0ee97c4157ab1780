"""The search for a session's mechanic: what ``scheduling.offer_rounds`` says is to be done, done.

It asks, and never gives work to anybody. Called under the organization's lock; asked again at the same instant it
does nothing. Accepting is ``accepting``; the way it is called by the clock is ``jobs.matching``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.matching import MatchingPolicy, Request
from scheduling.mechanics import VIRTUAL_KINDS
from scheduling.message_kinds import MessageKind
from scheduling.offer_rounds import Action, NextStep, carry_out, next_step
from scheduling.offers import Offer, OfferPolicy, OfferState, standing_acceptance
from scheduling.postal_codes import place_in
from scheduling.records import Customer, Session, Vehicle
from scheduling.sessions import Actor, Facts
from scheduling.vocabulary import CancelledBy, SessionState
from sync_server.services import accepting, steps, tasks
from sync_server.services.candidates import field_for, seeks
from sync_server.services.holds import HoldRefused
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.matching_rows import ImmediateIntake
from sync_server.services.models import RuleBook
from sync_server.services.schedule import Schedule
from sync_server.services.telling import tell

NOBODY_ACCEPTED = "nobody_accepted"
"""The reason kept with a session that was given up; it is refunded in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One session's search, as it stands at an instant."""

    session: Session
    request: Request
    offers: tuple[Offer, ...]
    step: NextStep

    @property
    def idle(self) -> bool:
        """Nothing is to be done now."""
        return self.step.action is Action.NOTHING


async def request_of(uow: UnitOfWork, book: RuleBook, session: Session) -> Request:
    """The session as matching asks for it, with what its intake said."""
    intake = await uow.rows.get(ImmediateIntake, session.id)
    customer = await uow.records.get(Customer, session.customer_id)
    vehicle = None if session.vehicle_id is None else await uow.records.get(Vehicle, session.vehicle_id)
    plan = book.plan(session.plan_id)
    code, city = place_in(intake.city) if intake else ("", "")
    return Request(
        session_id=session.id,
        kind=session.kind,
        asked_at=intake.asked_at if intake else session.created_at,
        minutes=session.minutes,
        starts=session.starts,
        mechanic_id=intake.mechanic_id if intake else None,
        sequence=session.sequence,
        concern=session.concern,
        make=vehicle.make if vehicle else "",
        just_advice=session.just_advice,
        brand_specialist=plan is not None and plan.brand_specialist,
        postal_code=code or (customer.postal_code if customer else ""),
        city=city,
        closed=not seeks(session),
    )


async def search_of(uow: UnitOfWork, session_id: UUID, now: int) -> Search | None:
    """What there is to do for this session; ``None`` where nobody was ever to be sought for it."""
    session = await uow.records.get(Session, session_id)
    if session is None or session.kind not in VIRTUAL_KINDS or session.state is SessionState.OFFERED:
        return None  # the last waits for the one mechanic who was chosen: the offer is theirs to answer
    book = await uow.rule_book()
    request = await request_of(uow, book, session)
    offers = tuple(await uow.rows.find(Offer, session_id=session.id))
    if request.closed and not offers:
        return None
    field = await field_for(uow, book, request, now)
    step = next_step(
        request,
        offers,
        field.candidates,
        now,
        free=field.free,
        policy=book.policy(OfferPolicy),
        matching=book.policy(MatchingPolicy),
    )
    return Search(session=session, request=request, offers=offers, step=step)


async def begin(uow: UnitOfWork, session_id: UUID, now: int) -> None:
    """The first look at a session that has just been made: where nobody can be asked yet, the clock looks again."""
    if await look(uow, session_id, now):
        return
    search = await search_of(uow, session_id, now)
    if search is not None and search.step.again_at is not None:
        await tasks.seek_later(uow, session_id, search.step.again_at)


async def look(uow: UnitOfWork, session_id: UUID, now: int) -> bool:
    """Do what is to be done now, and look again when time alone may change it; whether anything was done."""
    search = await search_of(uow, session_id, now)
    if search is None or search.idle:
        return False
    policy = (await uow.rule_book()).policy(OfferPolicy)
    _, rows = carry_out(search.step, search.request, search.offers, now=now, new_id=uuid7, policy=policy)
    await _write(uow, search.offers, rows, now)
    if search.step.action is Action.GIVE_UP:
        await _give_up(uow, search.session, now)
    elif not await _accept_standing(uow, search, rows, now) and search.step.again_at is not None:
        await tasks.seek_later(uow, session_id, search.step.again_at)
    return True


async def _write(uow: UnitOfWork, before: Sequence[Offer], after: Sequence[Offer], now: int) -> None:
    """The rows that changed; whoever can answer now and could not before is told, once."""
    known = {row.id: row for row in before}
    for row in after:
        earlier = known.get(row.id)
        if row == earlier:
            continue
        await (uow.rows.add(row) if earlier is None else uow.rows.put(row))
        if row.state is OfferState.OFFERED:
            await tell_of_offer(uow, row, now)


async def tell_of_offer(uow: UnitOfWork, offer: Offer, now: int) -> None:
    """To the mechanic who is asked, unless somebody else has it by then. No message says who the customer is."""
    await tell(
        uow,
        MessageKind.NEW_OFFER,
        about=offer.id,
        now=now,
        session_id=offer.session_id,
        mechanic_id=offer.mechanic_id,
        until=offer.expires_at,
    )


async def _give_up(uow: UnitOfWork, session: Session, now: int) -> None:
    """Nobody accepted: the platform cancels, and whoever follows the step gives everything back."""
    await steps.change(
        uow,
        session,
        SessionState.CANCELLED,
        actor=Actor.PLATFORM,
        facts=Facts(now=now, nobody_accepted=True),
        what="given up",
        cancelled_by=CancelledBy.PLATFORM,
        cancel_reason=NOBODY_ACCEPTED,
        conflict_code="",
    )
    slot = await uow.reservations.of_session(session.id)
    if slot is not None:
        await uow.reservations.release(slot.id)


async def _accept_standing(uow: UnitOfWork, search: Search, rows: Sequence[Offer], now: int) -> bool:
    """Whoever has said yes beforehand, to sessions inside the published times, takes it at once, the best first."""
    starts = search.request.starts
    if starts is None:
        return False
    known = {row.id for row in search.offers}
    schedule = await Schedule.around(uow, starts, starts + search.request.minutes * 60)
    for offer in rows:
        mechanic = schedule.book.mechanic(offer.mechanic_id)
        if offer.id in known or offer.state is not OfferState.OFFERED or mechanic is None:
            continue
        inside = _inside_published_times(schedule, search.request, offer.mechanic_id, now)
        if not standing_acceptance(mechanic, starts, inside):
            continue
        try:
            async with uow.savepoint():
                await accepting.settle(
                    uow, search.session, rows, offer, actor=Actor.PLATFORM, account=None, now=now, inside=True
                )
        except HoldRefused:
            continue
        return True
    return False


def _inside_published_times(schedule: Schedule, request: Request, mechanic_id: UUID, now: int) -> bool:
    """As a customer would book it, with notice and horizon."""
    assert request.starts is not None  # noqa: S101 - the caller looked
    return schedule.availability.verdict(
        mechanic_id,
        request.starts,
        request.starts + request.minutes * 60,
        request.kind,
        now=now,
        ignoring=(request.session_id,),
    ).available
