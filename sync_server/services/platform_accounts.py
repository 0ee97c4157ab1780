"""A person's platform account: their records in several organizations, linked by one verified address.

A site asks for a link on behalf of a customer; it goes to the address of that very record, as a message like any
other. Whoever gives its token back has the address. No organization learns of another by any of this, nor whether
there is an account. The tables are in nobody's view: the database acts, and answers yes or no.

A link ends with the customer's own wish, with another address on the record, and with the record.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from uuid import UUID

from scheduling.errors import Invalid, Rule
from scheduling.ids import uuid7
from scheduling.message_kinds import MessageKind
from scheduling.records import Customer
from scheduling.rights import Action
from sync_server.services import account_tokens, audit, one_at_a_time, site
from sync_server.services.account_messages import (
    AccountAsked,
    AccountBooking,
    AccountBookings,
    AccountConfirmed,
    AccountWish,
    GivenToken,
)
from sync_server.services.account_rows import AccountPurpose, AccountRequest, digest_of
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.models import Account
from sync_server.services.refusals import LinkOver, TooManyAttempts
from sync_server.services.site_models import SiteCustomer
from sync_server.services.telling import tell
from sync_server.services.upcoming import begins, sessions_ahead

MOST_ASKED = 5
"""Links in an hour, under one reference of a site."""
MOST_SENT = 5
"""In an hour, to one address of the organization's customers, whoever asks and by whatever name."""
ASKING_SECONDS = 3600
MOST_RECORDS = 50
"""Of one person, that are looked through."""
MOST_BOOKINGS = 200
KEPT_SECONDS = 30 * 86_400
"""After a request's end."""

Begin = Callable[[UUID], AbstractAsyncContextManager[UnitOfWork]]


async def ask(
    uow: UnitOfWork, account: Account, reference: UUID, wish: AccountWish, now: int
) -> AccountAsked:
    """Have a link sent to the record's own address; the answer is the same whether one was.

    Sent again with the same id, nothing more happens. Raises as ``site.brought``, ``TooManyAttempts``, and
    ``Invalid`` for an id that is another's.
    """
    await uow.bump()
    known = await site.brought(uow, account, reference, Action.EDIT_CUSTOMERS)
    made = await uow.rows.get(AccountRequest, wish.request_id)
    if made is None:
        await _check_often(uow, known, now)
        made = await _make(uow, known, wish, now)
        await audit.note(
            uow, account, f"account.ask_{wish.purpose.value}", now, subject=("customer", known.customer_id)
        )
    elif (made.site_id, made.reference, made.purpose) != (known.site_id, reference, wish.purpose):
        raise Invalid("request_id is taken", field="request_id", rule=Rule.TAKEN)
    return AccountAsked(request_id=made.id, purpose=made.purpose, expires_at=made.expires_at)


async def _check_often(uow: UnitOfWork, known: SiteCustomer, now: int) -> None:
    recent = await uow.rows.find(
        AccountRequest,
        order="asked_at",
        site_id=known.site_id,
        reference=known.reference,
        asked_at=Within(low=now - ASKING_SECONDS + 1),
    )
    if len(recent) >= MOST_ASKED:
        raise TooManyAttempts(seconds=max(1, recent[-MOST_ASKED].asked_at + ASKING_SECONDS - now))


async def _make(uow: UnitOfWork, known: SiteCustomer, wish: AccountWish, now: int) -> AccountRequest:
    customer = await uow.records.get(Customer, known.customer_id)
    address = "" if customer is None else customer.email
    made = AccountRequest(
        id=wish.request_id,
        purpose=wish.purpose,
        site_id=known.site_id,
        reference=known.reference,
        customer_id=known.customer_id,
        address_hash=digest_of(address),
        asked_at=now,
        expires_at=now + account_tokens.SECONDS[wish.purpose],
    )
    since = Within(low=now - ASKING_SECONDS + 1)
    before = await uow.rows.count(AccountRequest, address_hash=made.address_hash, asked_at=since)
    await uow.rows.add(made)
    of_use = wish.purpose is AccountPurpose.LINK or await uow.platform.is_linked(known.customer_id)
    if address.strip() and of_use and before < MOST_SENT:
        await tell(
            uow,
            MessageKind.ACCOUNT_LINK,
            about=made.id,
            now=now,
            customer_id=known.customer_id,
            until=made.expires_at,
        )
    return made


async def confirm(begin: Begin, given: GivenToken, now: int) -> AccountConfirmed:
    """Link or unlink the record that the token is for; raises ``LinkOver``.

    Given back again, the answer is the same as long as what it did still stands.
    """
    tenant_id, request_id, secret = account_tokens.parsed(given.token)
    async with begin(tenant_id) as uow:
        if await uow.rows.get(AccountRequest, request_id) is None:
            raise LinkOver  # before the organization, if there is one, is locked
        await uow.bump()
        done = await uow.platform.confirm(request_id, secret, uuid7(), now)
        if done is None:
            raise LinkOver
        purpose = AccountPurpose(done.purpose)
        if done.done:
            if purpose is AccountPurpose.LINK:
                await one_at_a_time.take_along(uow, done.customer_id, now)
            await audit.note(
                uow, None, f"account.{purpose.value}", now, subject=("customer", done.customer_id)
            )
            await uow.commit()
    return AccountConfirmed(purpose=purpose)


async def bookings(begin: Begin, given: GivenToken, now: int) -> AccountBookings:
    """The person's own bookings that are not over, in every linked organization; raises ``LinkOver``.

    Each organization's are read as that organization's; a token that is for anything else opens nothing.
    """
    tenant_id, request_id, secret = account_tokens.parsed(given.token)
    async with begin(tenant_id) as uow:
        records = await uow.platform.records(request_id, secret, now)
    if not records:
        raise LinkOver
    found: list[tuple[int, AccountBooking]] = []
    for each, customer_id in records[:MOST_RECORDS]:
        async with begin(each) as uow:
            found += await _upcoming(uow, customer_id, now)
    found.sort(key=lambda pair: pair[0])
    return AccountBookings(bookings=[booking for _, booking in found[:MOST_BOOKINGS]])


async def _upcoming(uow: UnitOfWork, customer_id: UUID, now: int) -> list[tuple[int, AccountBooking]]:
    rows = await sessions_ahead(uow, customer_id, now)
    there = (await uow.rule_book()).organization
    return [
        (
            begins(row),
            AccountBooking(
                organization=there.name,
                zone=there.zone,
                state=row.state,
                kind=row.kind,
                starts=row.starts,
                minutes=row.minutes,
            ),
        )
        for row in rows
    ]


async def address_changed(
    uow: UnitOfWork, account: Account, before: Customer, after: Customer, now: int
) -> None:
    """Before a record gets another address: the database ends its link then, and this says so in the trail."""
    same = before.email.strip().lower() == after.email.strip().lower()
    if not same and await uow.platform.is_linked(before.id):
        await audit.note(uow, account, "account.unlink", now, subject=("customer", before.id))


async def purge(uow: UnitOfWork, now: int) -> int:
    """Requests that are long over, and their tokens; how many went."""
    return await uow.rows.delete_where(AccountRequest, expires_at=Within(high=now - KEPT_SECONDS))
