"""The search for a session's mechanic as the owner and the reception see it, and a workshop's own assigning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from scheduling.errors import Gone, NotFound
from scheduling.ids import uuid7
from scheduling.matching import Match
from scheduling.matching_messages import OfferLine, SearchView
from scheduling.mechanics import VIRTUAL_KINDS
from scheduling.offers import (
    Closing,
    Offer,
    OfferFacts,
    OfferPolicy,
    OfferRound,
    OfferState,
    check_offer_transition,
    given_up_at,
    is_open,
)
from scheduling.records import Mechanic, Session
from scheduling.rights import Action
from scheduling.sessions import Actor
from sync_server.services import accepting, seeking
from sync_server.services.candidates import seeks
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, RuleBook
from sync_server.services.permissions import actor_of, allows, require, require_customer
from sync_server.services.schedule import mechanic_in


async def search(uow: UnitOfWork, account: Account, session_id: UUID, now: int) -> SearchView:
    """How far it is; whom it asks, and why, only for who may see that. Raises ``NotFound``."""
    require(account, Action.SEEK_MECHANIC, own=True)
    session = await uow.records.get(Session, session_id)
    if session is None or session.kind not in VIRTUAL_KINDS:
        raise NotFound("session")
    await require_customer(uow, account, Action.VIEW_CUSTOMERS, session.customer_id)
    found = await seeking.search_of(uow, session_id, now)
    step = found.step if found is not None and seeks(session) else None
    offers = found.offers if found is not None and allows(account, Action.VIEW_SEARCH) else ()
    book = await uow.rule_book()
    return SearchView(
        session_id=session_id,
        state=session.state,
        mechanic_id=None if seeks(session) else session.mechanic_id,
        offers=[_line(book, offer) for offer in sorted(offers, key=lambda each: (each.made_at, each.id.int))],
        shortage=step.shortage if step else None,
        ways=list(step.ways) if step else [],
        again_at=step.again_at if step else None,
        cancel_reason=session.cancel_reason if session.cancel_reason == seeking.NOBODY_ACCEPTED else "",
    )


def _line(book: RuleBook, offer: Offer) -> OfferLine:
    mechanic = book.mechanic(offer.mechanic_id)
    return OfferLine(
        offer_id=offer.id,
        mechanic_id=offer.mechanic_id,
        name=mechanic.name if mechanic else "",
        round=offer.round,
        made_at=offer.made_at,
        open=is_open(offer),
        score=Match(mechanic_id=offer.mechanic_id, reasons=offer.reasons).score,
        reasons=offer.reasons,
        acceptance=offer.acceptance,
    )


async def assign(
    uow: UnitOfWork, account: Account, session_id: UUID, mechanic_id: UUID, now: int
) -> SearchView:
    """Give a session to one of the workshop's affiliated mechanics; assigned already, it is no error.

    Never to an independent mechanic: the table of offers has no such step, and ``IllegalTransition`` is raised. Raises
    ``Gone`` for a session that looks for nobody, else as ``accepting.settle``.
    """
    require(account, Action.ASSIGN)
    await uow.bump()
    session = await uow.records.get(Session, session_id)
    if session is None:
        raise NotFound("session")
    mechanic = mechanic_in(await uow.rule_book(), mechanic_id)
    assert mechanic is not None  # noqa: S101 - an id was given
    if session.mechanic_id != mechanic_id or seeks(session):
        if not seeks(session):
            raise Gone("the session looks for nobody")
        actor = actor_of(account)
        rows = await _asked(uow, session, mechanic, actor, now)
        await accepting.settle(uow, session, rows, rows[-1], actor=actor, account=account, now=now)
    return await search(uow, account, session_id, now)


async def _asked(
    uow: UnitOfWork, session: Session, mechanic: Mechanic, actor: Actor, now: int
) -> Sequence[Offer]:
    """The session's offers, last a new one to this mechanic, by the workshop; one that stood is taken back."""
    rows = await uow.rows.find(Offer, session_id=session.id)
    facts = OfferFacts(now=now, mechanic=mechanic)
    for place, row in enumerate(rows):
        if is_open(row) and row.mechanic_id == mechanic.id:
            check_offer_transition(row.state, OfferState.EXPIRED, row, actor, facts)
            rows[place] = replace(row, state=OfferState.EXPIRED, closing=Closing.WITHDRAWN)
            await uow.rows.put(rows[place])
    book = await uow.rule_book()
    request = await seeking.request_of(uow, book, session)
    offer = Offer(
        id=uuid7(),
        session_id=session.id,
        mechanic_id=mechanic.id,
        state=OfferState.OFFERED,
        round=OfferRound.CHOSEN,
        made_at=now,
        expires_at=given_up_at(request, book.policy(OfferPolicy)),
        starts=session.starts,
        sequence=session.sequence,
    )
    check_offer_transition(None, OfferState.OFFERED, offer, actor, facts)
    await uow.rows.add(offer)
    return [*rows, offer]
