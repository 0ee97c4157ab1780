"""Who wants which messages: SMS by consent, reminders by booking, the weekly question by mechanic. All audited."""

from __future__ import annotations

from uuid import UUID

from scheduling.errors import Invalid, NotFound
from scheduling.message_delivery import ConsentAnswer, ConsentWish, WeeklyWishAnswer
from scheduling.records import Customer, Session
from scheduling.rights import Action
from sync_server.services import audit
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.message_rows import ReminderSwitch, SmsConsent, WeeklyWish
from sync_server.services.models import Account
from sync_server.services.permissions import require, require_customer
from sync_server.services.stories import consents


async def session_of(uow: UnitOfWork, account: Account, action: Action, session_id: UUID) -> Session:
    """A booking within the account's reach; raises ``NotFound`` or ``NotAllowed``."""
    session = await uow.records.get(Session, session_id)
    if session is None:
        require(account, action, own=True)
        raise NotFound("session", id=str(session_id))
    require(account, action, own=account.is_mechanic(session.mechanic_id))
    return session


async def set_reminders(
    uow: UnitOfWork, account: Account, session_id: UUID, now: int, *, reminders_on: bool
) -> None:
    """Switch the reminders of one booking off, or on again: what is due by then goes, what is past does not."""
    await uow.bump()
    session = await session_of(uow, account, Action.EDIT_CUSTOMERS, session_id)
    row = ReminderSwitch(
        session_id=session.id, reminders_on=reminders_on, changed_at=now, changed_by=account.staff_id
    )
    before = await uow.rows.get(ReminderSwitch, session.id)
    if before is not None and before.reminders_on is reminders_on:
        return
    await (uow.rows.put(row) if before is not None else uow.rows.add(row))
    what = "reminders.on" if reminders_on else "reminders.off"
    await audit.note(uow, account, what, now, subject=("session", session.id))


async def set_consent(
    uow: UnitOfWork, account: Account, customer_id: UUID, wish: ConsentWish, now: int
) -> ConsentAnswer:
    """What a customer said about SMS. Yes needs a number: it holds for that one only."""
    await uow.bump()
    customer = await _customer(uow, account, Action.EDIT_CUSTOMERS, customer_id)
    if wish.given and not customer.phone.strip():
        raise Invalid("consent to SMS is given for a phone number")
    before = await uow.rows.get(SmsConsent, customer.id)
    row = SmsConsent(
        customer_id=customer.id,
        given=wish.given,
        phone=customer.phone if wish.given else "",
        how=wish.how,
        changed_at=now,
        changed_by=account.staff_id,
    )
    await (uow.rows.put(row) if before is not None else uow.rows.add(row))
    detail = f"{'given' if wish.given else 'withdrawn'} {wish.how.value}"
    await audit.note(uow, account, "sms.consent", now, subject=("customer", customer.id), detail=detail)
    return _answer(customer, row)


async def consent(uow: UnitOfWork, account: Account, customer_id: UUID) -> ConsentAnswer:
    """Whether a customer consents to SMS at their present number."""
    customer = await _customer(uow, account, Action.VIEW_CUSTOMERS, customer_id)
    return _answer(customer, await uow.rows.get(SmsConsent, customer.id))


def _answer(customer: Customer, row: SmsConsent | None) -> ConsentAnswer:
    return ConsentAnswer(
        customer_id=customer.id,
        given=consents(row, customer),
        how=None if row is None else row.how,
        changed_at=None if row is None else row.changed_at,
    )


async def _customer(uow: UnitOfWork, account: Account, action: Action, customer_id: UUID) -> Customer:
    """One within the account's reach; which ids there are is told to nobody else."""
    await require_customer(uow, account, action, customer_id)
    customer = await uow.records.get(Customer, customer_id)
    if customer is None:
        raise NotFound("customer", id=str(customer_id))
    return customer


async def weekly(uow: UnitOfWork, account: Account) -> WeeklyWishAnswer:
    """Whether the asker, a mechanic, gets the weekly question."""
    require(account, Action.CHOOSE_OWN_MESSAGES, own=account.mechanic_id is not None)
    row = await uow.rows.get(WeeklyWish, account.staff_id)
    return WeeklyWishAnswer(wanted=row is not None and row.wanted)


async def set_weekly(uow: UnitOfWork, account: Account, wanted: bool, now: int) -> None:
    """The asker's own switch: nobody sets it for another, and no answer is asked for."""
    require(account, Action.CHOOSE_OWN_MESSAGES, own=account.mechanic_id is not None)
    await uow.bump()
    before = await uow.rows.get(WeeklyWish, account.staff_id)
    if (before is not None and before.wanted) is wanted:
        return
    row = WeeklyWish(staff_id=account.staff_id, wanted=wanted, changed_at=now)
    await (uow.rows.put(row) if before is not None else uow.rows.add(row))
    what = "weekly_question.on" if wanted else "weekly_question.off"
    await audit.note(uow, account, what, now, subject=("staff_member", account.staff_id))
