"""The offers to mechanics whom somebody chose for a booked time, kept beside the session's own state ``offered``.

The session's state decides (``offers``); the row lets the mechanic see it among all that they are asked, with what an
offer shows. Only follows: it writes what a step of the session means for its offer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from scheduling.offers import (
    Acceptance,
    Closing,
    Offer,
    OfferPolicy,
    OfferRound,
    OfferState,
    answer_by,
    is_open,
)
from scheduling.records import Session
from scheduling.vocabulary import SessionState
from sync_server.services.interfaces import UnitOfWork

if TYPE_CHECKING:
    from sync_server.services.following import Step


async def follow(uow: UnitOfWork, step: Step) -> None:
    """An offer for a session that becomes offered, at this time and to this mechanic; its end when that ends."""
    before, session = step.before, step.session
    asked = session.state is SessionState.OFFERED
    was_asked = before is not None and before.state is SessionState.OFFERED
    same = asked and before is not None and was_asked and before.sequence == session.sequence
    if before is not None and was_asked and not same:
        offer = await uow.rows.get(Offer, offer_id_of(before))
        if offer is not None and is_open(offer):
            await uow.rows.put(_ended(offer, step.what))
    if asked and not same:
        policy = (step.book or await uow.rule_book()).policy(OfferPolicy)
        await uow.rows.add(offer_for(session, step.now, policy))


def offer_id_of(session: Session) -> UUID:
    """Of the offer to the mechanic of a session as it stands: after a move it is another question."""
    return uuid5(session.id, f"offer {session.sequence}")


def _ended(offer: Offer, what: str) -> Offer:
    match what:
        case "accepted":
            return replace(offer, state=OfferState.ACCEPTED, acceptance=Acceptance.MECHANIC)
        case "declined":
            return replace(offer, state=OfferState.DECLINED)
        case "lapsed":
            return replace(offer, state=OfferState.EXPIRED, closing=Closing.LAPSED)
        case _:
            return replace(offer, state=OfferState.EXPIRED, closing=Closing.WITHDRAWN)


def offer_for(session: Session, now: int, policy: OfferPolicy) -> Offer:
    """To the mechanic of a session that became offered at ``now``."""
    assert session.mechanic_id is not None  # noqa: S101 - the state machine asks for one
    assert session.starts is not None  # noqa: S101 - and for a time
    return Offer(
        id=offer_id_of(session),
        session_id=session.id,
        mechanic_id=session.mechanic_id,
        state=OfferState.OFFERED,
        round=OfferRound.CHOSEN,
        made_at=now,
        expires_at=answer_by(session.starts, now, policy),
        starts=session.starts,
        sequence=session.sequence,
    )
