"""How a checkout ends: confirmed, released, refunded, or closed after its hold has lapsed. It starts in ``checkouts``.

A failed payment releases; a late one retakes the slot if it is still free, or else all of it goes back and the nearest
free times are offered. The session comes from the one factory (``booking``).
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from uuid import UUID

from scheduling.commands import Outcome
from scheduling.credit import CreditReason
from scheduling.errors import Gone, IllegalTransition, NotAllowed, PaymentFailed, RuleError
from scheduling.payments import MANUAL, PaymentState
from scheduling.records import Reservation
from scheduling.rights import Action
from scheduling.wire import PushStatus
from sync_server.services import booking, tasks
from sync_server.services.holds import HoldRefused
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money import charging, credit, taking
from sync_server.services.money.books import About, of_session, post, sums
from sync_server.services.money.charging import Till
from sync_server.services.money.checkout_refusals import refused_again
from sync_server.services.money.checkouts import CLOSES_AFTER, Who, account_of, own, payment_of, purpose_of
from sync_server.services.money.refunding import give_back
from sync_server.services.money.rows import (
    BookingTerms,
    Checkout,
    CheckoutState,
    SessionPayment,
    TransactionKind,
)
from sync_server.services.permissions import require
from sync_server.services.refusals import Busy, DeviceRevoked, NotSignedIn, PaymentNeeded


async def confirm(till: Till, who: Who, checkout_id: UUID) -> Checkout:
    """Pay and book. Any number of times: one session comes of it.

    Raises ``PaymentFailed`` for a refused card (the hold is let go then), ``PaymentNeeded``, ``Busy``, ``Gone`` for a
    checkout that was released, and :class:`HoldRefused` when the time was gone: everything goes back. Asked again it
    is the same refusal, with the times that are free by then.
    """
    async with till.begin() as uow:
        account = await account_of(uow, who)
        checkout = await own(uow, account, checkout_id)
    if checkout.state is CheckoutState.STARTED and checkout.rest_cents and checkout.method not in MANUAL:
        assert checkout.payment_id is not None  # noqa: S101 - there is a rest
        try:
            await charging.charge(till, checkout.payment_id)
        except PaymentFailed:
            await release(till, who, checkout_id)
            raise
        except IllegalTransition:
            pass  # somebody else was quicker; what came of it is answered below
    return await _book(till, who, checkout_id)


async def _book(till: Till, who: Who, checkout_id: UUID) -> Checkout:
    """Create the session of what is paid; or give everything back."""
    now = till.clock.now()
    async with till.begin() as uow:
        await uow.bump()
        account = await account_of(uow, who)
        checkout = await own(uow, account, checkout_id)
        if checkout.state is CheckoutState.CONFIRMED:
            return checkout
        if checkout.state is not CheckoutState.STARTED:
            await _back(uow, checkout, now)
            again = await refused_again(uow, account, checkout, now)
            await uow.commit()
            raise again or Gone(checkout.state.value)
        if not await _is_paid(uow, checkout):
            raise PaymentNeeded("no card yet")
        refused = await _placed(uow, account, checkout, now)
        if refused is None:
            checkout = replace(checkout, state=CheckoutState.CONFIRMED)
            await uow.rows.put(checkout)
            await uow.commit()
            return checkout
        await _refund(uow, checkout, refused.refused_code, now)
        await uow.commit()
    raise refused


async def _is_paid(uow: UnitOfWork, checkout: Checkout) -> bool:
    """Whether nothing is left to be had but what is taken by hand as it is confirmed."""
    if checkout.rest_cents == 0 or checkout.method in MANUAL:
        return True
    payment = await payment_of(uow, checkout)
    return payment is not None and payment.with_events(()).kept == checkout.rest_cents


async def _placed(uow: UnitOfWork, account: Account, checkout: Checkout, now: int) -> HoldRefused | None:
    """Why the session could not be made; what was written for it is undone then."""
    try:
        async with uow.savepoint():
            decision = await booking.book(uow, account, checkout.command, now)
            if decision.status is not PushStatus.APPLIED:
                raise HoldRefused(decision.code, replace(decision.outcome, stored_as=""))
            await _keep_said(uow, checkout)
            if checkout.rest_cents and checkout.method in MANUAL:
                await _take(uow, account, checkout, now)
    except HoldRefused as refused:
        return refused
    except RuleError as error:  # a row that it names is gone: as little to be had as a time that is taken
        return HoldRefused(error.code.value, Outcome())
    return None


async def _keep_said(uow: UnitOfWork, checkout: Checkout) -> None:
    """What was shown before paying counts, also where the owner's numbers changed meanwhile."""
    stored = await uow.rows.get(BookingTerms, checkout.session_id)
    assert stored is not None  # noqa: S101 - the booking wrote it
    await uow.rows.put(
        replace(checkout.terms, payout=stored.payout, payee_mechanic_id=stored.payee_mechanic_id)
    )


async def _take(uow: UnitOfWork, account: Account, checkout: Checkout, now: int) -> None:
    """What whoever confirms has in hand; raises ``NotAllowed`` for who takes no money."""
    require(account, Action.TAKE_PAYMENT)
    assert checkout.payment_id is not None  # noqa: S101 - there is a rest
    about = About.of(checkout.terms, checkout.customer_id)
    await taking.take(
        uow,
        account,
        about,
        purpose=purpose_of(checkout),
        payment_id=checkout.payment_id,
        cents=checkout.rest_cents,
        method=checkout.method,
        now=now,
        checkout_id=checkout.id,
    )


async def _refund(uow: UnitOfWork, checkout: Checkout, code: str, now: int) -> None:
    await uow.rows.put(replace(checkout, state=CheckoutState.REFUNDED, refused_code=code))
    await uow.reservations.release(checkout.hold_id)
    await _back(uow, checkout, now)


async def _back(uow: UnitOfWork, checkout: Checkout, now: int) -> None:
    """Whatever is held for a session that never came to be. Bumped before."""
    rows = await of_session(uow, checkout.session_id)
    held = sums(rows)["held"]
    if held == 0:
        return
    about = About.of(checkout.terms, checkout.customer_id)
    in_credit = min(held, max(0, -sums(rows)["credit"]))
    reference = f"settlement:{checkout.session_id}:{len(rows)}"
    back = await give_back(uow, checkout.session_id, held - in_credit, reason="checkout", now=now)
    kind = TransactionKind.SETTLEMENT
    await post(
        uow, about, kind, reference, now, note="checkout", cents={"held": -held, "credit": in_credit, **back}
    )
    await credit.give(
        uow, about, CreditReason.RETURNED, in_credit, reference=f"{reference}:returned", now=now
    )


async def release(till: Till, who: Who, checkout_id: UUID) -> None:
    """Let it go: the hold is free, credit comes back, nothing is charged any more. Twice is no error.

    Raises ``Gone`` for one that is confirmed: that is a booking, and cancelled as one.
    """
    async with till.begin() as uow:
        await uow.bump()
        account = await account_of(uow, who)
        checkout = await own(uow, account, checkout_id)
        if checkout.state is CheckoutState.CONFIRMED:
            raise Gone("it is booked")
        payment = await _give_up(uow, checkout, till.clock.now())
        await uow.commit()
    if payment is not None:
        with contextlib.suppress(
            Busy
        ):  # should it be paid all the same, it goes back when the gateway tells of it
            await charging.cancel(till, payment)


async def _give_up(uow: UnitOfWork, checkout: Checkout, now: int) -> SessionPayment | None:
    """A started one is released; its payment by card, which is to be cancelled at the gateway, is answered."""
    if checkout.state is not CheckoutState.STARTED:
        return None
    await uow.rows.put(replace(checkout, state=CheckoutState.RELEASED))
    await uow.reservations.release(checkout.hold_id)
    await _back(uow, checkout, now)
    payment = await payment_of(uow, checkout)
    return payment if payment is not None and payment.state is PaymentState.PENDING else None


async def close(till: Till, checkout_id: UUID, *, again: bool = True) -> bool:
    """Give up a checkout whose hold has lapsed, unless it is paid: then it is booked, or everything goes back.

    Whether anything was done. A hold that was renewed, or a gateway that is away: by another job if ``again``.
    """
    async with till.begin() as uow:
        checkout = await uow.rows.get(Checkout, checkout_id)
        if checkout is None or checkout.state is not CheckoutState.STARTED:
            return False
        hold = await uow.records.get(Reservation, checkout.hold_id)
        now = till.clock.now()
        if hold is not None and hold.status.value == "reserved" and hold.expires_at is not None:
            due = hold.expires_at + CLOSES_AFTER
            if now < due:
                if again:
                    await uow.jobs.defer(tasks.CLOSE_CHECKOUT, at=due, checkout_id=checkout_id)
                    await uow.commit()
                return False
        payment = await payment_of(uow, checkout)
    if payment is not None and payment.state is PaymentState.PENDING:
        try:
            payment = await charging.cancel(till, payment)
        except Busy:
            if again:
                await _close_later(till, checkout_id)
            return False
    if payment is not None and payment.with_events(()).kept:
        return await complete(till, checkout_id)
    async with till.begin() as uow:
        await uow.bump()
        checkout = await uow.rows.get(Checkout, checkout_id)
        assert checkout is not None  # noqa: S101 - checkouts are never deleted
        await _give_up(uow, checkout, now)
        await uow.commit()
    return True


async def _close_later(till: Till, checkout_id: UUID) -> None:
    """The gateway is away: whether it is paid is not known."""
    async with till.begin() as uow:
        at = till.clock.now() + CLOSES_AFTER
        await uow.jobs.defer(tasks.CLOSE_CHECKOUT, at=at, checkout_id=checkout_id)
        await uow.commit()


async def complete(till: Till, checkout_id: UUID) -> bool:
    """Book what was paid without anybody confirming it, in the name of who started it; whether it was done now."""
    async with till.begin() as uow:
        checkout = await uow.rows.get(Checkout, checkout_id)
    if checkout is None or checkout.state is CheckoutState.CONFIRMED:
        return False
    who = Who(staff_id=checkout.staff_id, device_id=checkout.device_id)
    try:
        await _book(till, who, checkout_id)
    except (HoldRefused, Gone):
        return False
    except (NotSignedIn, DeviceRevoked):
        await _nobody_books(till, checkout_id, NotSignedIn.code.value)
        return False
    except (NotAllowed, PaymentNeeded) as error:
        await _nobody_books(till, checkout_id, error.code.value)
        return False
    return True


async def _nobody_books(till: Till, checkout_id: UUID, code: str) -> None:
    """Who started it may not any more, or part of the money went back at the gateway: the rest goes back too."""
    async with till.begin() as uow:
        await uow.bump()
        checkout = await uow.rows.get(Checkout, checkout_id)
        assert checkout is not None  # noqa: S101 - checkouts are never deleted
        if checkout.state is CheckoutState.CONFIRMED:
            return
        if checkout.state is CheckoutState.STARTED:
            await _refund(uow, checkout, code, till.clock.now())
        else:
            await _back(uow, checkout, till.clock.now())
        await uow.commit()
