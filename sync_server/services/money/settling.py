"""What becomes of the money when a session ends: the policy's division of one that did not take place, the payout of
one that did. Everything is written in the transaction of the step; money goes back by jobs that it enqueues.

Nothing that is held, nothing to settle: so a repetition, whoever's, changes nothing.
"""

from __future__ import annotations

from uuid import UUID

from scheduling import cancellation
from scheduling.cancellation import Ending, Settlement
from scheduling.credit import CreditReason
from scheduling.message_kinds import MessageKind
from scheduling.money import Payee, Payout, payout
from scheduling.payments import PaymentSettings, is_settled, settles_at
from scheduling.records import Session
from scheduling.vocabulary import SessionState
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Event
from sync_server.services.money import books, credit
from sync_server.services.money.refunding import give_back
from sync_server.services.money.rows import SURPLUS, TransactionKind
from sync_server.services.money.standing import Standing, standing
from sync_server.services.telling import tell

POLICY = "policy"
"""The reason of a refund that the terms of the booking ask for."""


async def settle(
    uow: UnitOfWork,
    session: Session,
    ending: Ending,
    *,
    at: int,
    now: int,
    begun: bool = False,
    accepted: bool = True,
) -> bool:
    """Divide what is held by the stored policy, as of ``at``; whether there was anything. Bumped before.

    What was paid twice goes back whole before: no policy is on that.
    """
    stands = await standing(uow, session, now)
    over = await _surplus_back(uow, stands, now)
    if over:
        stands = await standing(uow, session, now)
    if stands.held == 0:
        return over
    parts = cancellation.settle(
        stands.terms.policy,
        session.kind,
        stands.paid,
        stands.terms.payout,
        starts=session.starts,
        at=at,
        ending=ending,
        begun=begun,
        accepted=accepted,
    )
    await _write(uow, stands, parts, now, note=ending.value)
    return True


async def everything_back(uow: UnitOfWork, session: Session, now: int) -> bool:
    """As when the platform cancels."""
    return await settle(uow, session, Ending.PLATFORM, at=now, now=now)


async def _write(uow: UnitOfWork, stands: Standing, parts: Settlement, now: int, *, note: str) -> None:
    settled, about, reference = TransactionKind.SETTLEMENT, stands.about, _next_reference(stands)
    returned = min(parts.credit, stands.credit)
    back = await give_back(uow, stands.session.id, parts.refund, reason=POLICY, now=now)
    await books.post(
        uow,
        about,
        settled,
        reference,
        now,
        note=note,
        cents={
            "held": -parts.whole,
            "credit": parts.credit,
            "payee": parts.payee,
            "platform": parts.platform + parts.referral,
            **books.of_lines(parts.tax_kept),
            **back,
        },
    )
    granted = parts.credit - returned
    await credit.give(uow, about, CreditReason.RETURNED, returned, reference=f"{reference}:returned", now=now)
    await credit.give(uow, about, CreditReason.GRANTED, granted, reference=f"{reference}:granted", now=now)
    await _refer(uow, stands, parts.referral, reference, now)


def _next_reference(stands: Standing) -> str:
    times = sum(row.kind is TransactionKind.SETTLEMENT for row in stands.rows)
    return f"settlement:{stands.session.id}:{times}"


async def earn(uow: UnitOfWork, session: Session, now: int) -> bool:
    """Divide the price of a session that took place, once all of it is paid; whether it was done now. Bumped before.

    A deposit larger than the price comes back for the difference. What the shop gave back of the price at the gateway
    is not waited for: whoever would bear it after the division bears it. The receipt goes out with it: all is paid.
    """
    stands = await standing(uow, session, now)
    left = stands.left
    if session.state is not SessionState.COMPLETED or stands.earned or left is None or stands.cost is None:
        return False
    if left.due > 0 or stands.held == 0:
        return False
    parts = payout(stands.cost, stands.terms.payout)
    reference, over = f"earning:{session.id}", left.back
    in_money = min(over, stands.held - stands.credit)
    back = await give_back(uow, session.id, in_money, reason=POLICY, now=now)
    credited = {"credit": over - in_money, **back}
    cents = {"held": -stands.held, **_earned(stands, parts), **credited}
    await books.post(uow, stands.about, TransactionKind.EARNING, reference, now, cents=cents)
    returned = f"{reference}:returned"
    await credit.give(uow, stands.about, CreditReason.RETURNED, over - in_money, reference=returned, now=now)
    await _refer(uow, stands, parts.referral, reference, now)
    await tell(
        uow, MessageKind.RECEIPT, about=session.id, now=now, version=session.sequence, session_id=session.id
    )
    return True


def _earned(stands: Standing, parts: Payout) -> dict[str, int]:
    """The price divided, less what of it was given back before: the same as if it were given back afterwards."""
    kept = {"payee": parts.payee, "platform": parts.platform + parts.referral, **books.of_lines(stands.tax)}
    for cents in stands.given_back.off_price:
        for name, given in books.taken(kept, cents, stands.terms.payout.payee).items():
            kept[name] += given
    return kept


async def surplus_back(uow: UnitOfWork, session: Session, now: int) -> bool:
    """What was paid twice goes back; whether there was anything. Bumped before."""
    return await _surplus_back(uow, await standing(uow, session, now), now)


async def _surplus_back(uow: UnitOfWork, stands: Standing, now: int) -> bool:
    over, session = stands.surplus, stands.session
    if over == 0:
        return False
    in_money = min(over, stands.held - stands.credit)
    reference = _next_reference(stands)
    back = await give_back(uow, session.id, in_money, reason=POLICY, now=now)
    cents = {"held": -over, "credit": over - in_money, **back}
    await books.post(uow, stands.about, TransactionKind.SETTLEMENT, reference, now, note=SURPLUS, cents=cents)
    returned = f"{reference}:returned"
    await credit.give(uow, stands.about, CreditReason.RETURNED, over - in_money, reference=returned, now=now)
    return True


async def _refer(uow: UnitOfWork, stands: Standing, cents: int, reference: str, now: int) -> None:
    """The share of the mechanic whose virtual session led here, out of the platform's."""
    referring_id = stands.terms.referring_session_id
    referring = None if referring_id is None else await uow.records.get(Session, referring_id)
    if cents == 0 or referring is None or referring.mechanic_id is None:
        return
    about = books.About(
        session_id=stands.session.id,
        customer_id=stands.session.customer_id,
        payee_kind=Payee.MECHANIC,
        payee_mechanic_id=referring.mechanic_id,
    )
    kind = TransactionKind.REFERRAL
    await books.post(
        uow, about, kind, f"referral:{reference}", now, cents={"platform": -cents, "payee": cents}
    )


async def settle_no_show(uow: UnitOfWork, session_id: UUID, now: int) -> bool:
    """The money of a no-show, once the time to take it back is over; whether there was anything. Bumped before.

    What came only after that goes back: it was not asked for any more.
    """
    session = await uow.records.get(Session, session_id)
    if session is None or session.state is not SessionState.NO_SHOW:
        return False
    missed = await _missed(uow, session_id)
    if missed is None:
        return False
    over_at = settles_at(missed.heard_at or missed.at, (await uow.rule_book()).policy(PaymentSettings))
    if now < over_at:
        return False
    rows = await books.of_session(uow, session_id)
    if sum(row.held for row in rows) <= sum(row.held for row in rows if row.held > 0 and row.at >= over_at):
        return await everything_back(uow, session, now)
    return await settle(uow, session, Ending.NO_SHOW, at=missed.at, now=now)


async def _missed(uow: UnitOfWork, session_id: UUID) -> Event | None:
    """The step that last marked a session as one that the customer missed.

    The time to take it back counts from when the server heard of it: what a device told of late could not have been
    taken back by anybody before.
    """
    missed = SessionState.NO_SHOW.value
    marks = [
        event
        for event in await uow.events.of_session(session_id)
        if event.to_state == missed and event.from_state != missed
    ]
    return max(marks, key=lambda event: event.heard_at or event.at, default=None)


async def is_no_show_settled(uow: UnitOfWork, session: Session, now: int) -> bool:
    """``Facts.money_settled``: whether a no-show stays one, by the clock or because its money was divided."""
    missed = await _missed(uow, session.id)
    settings = (await uow.rule_book()).policy(PaymentSettings)
    if missed is not None and is_settled(missed.heard_at or missed.at, now, settings):
        return True
    rows = await books.of_session(uow, session.id)
    return any(row.kind is TransactionKind.SETTLEMENT and row.note == Ending.NO_SHOW.value for row in rows)
