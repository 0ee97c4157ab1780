"""Subscribing outside calendars: who may, the address, how it stands. Fetching them is ``outside_calendars``.

As with hours: an independent mechanic's are nobody's but their own, a workshop's and its affiliated mechanics' the
owner's, since a busy time takes hours away as time off does.
"""

from __future__ import annotations

from itertools import count
from urllib.parse import SplitResult, urlsplit, urlunsplit
from uuid import UUID

from scheduling.calendar_messages import (
    MOST_ADDRESS,
    MOST_NAME,
    CalendarLine,
    Calendars,
    CalendarTrouble,
    SubscribeWish,
)
from scheduling.errors import Invalid, NotAllowed, NotFound, TooLong
from scheduling.mechanics import is_affiliated
from scheduling.records import ExternalBusy, Mechanic
from scheduling.rights import Action
from sync_server.services import audit, tasks
from sync_server.services.calendar_rows import CalendarSubscription
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import allows
from sync_server.services.schedule import mechanic_in

MOST_CALENDARS = 50
"""Of one organization."""
FAILING_AFTER = 3
"""Failures in a row, from which on somebody should look at it."""
KIND = "calendar_subscription"


async def calendars(uow: UnitOfWork, account: Account, now: int) -> Calendars:
    """Those within the account's reach; raises ``NotAllowed`` for who has none in it at all."""
    _require_any(account)
    book = await uow.rule_book()
    rows = await uow.rows.find(CalendarSubscription, order="name")
    lines = [_line(row, now) for row in rows if _may(account, book.mechanic(row.mechanic_id))]
    return Calendars(calendars=lines)


async def subscribe(
    uow: UnitOfWork, account: Account, wish: SubscribeWish, now: int, *, anywhere: bool
) -> CalendarLine:
    """Keep the address and have it fetched at once; the same wish again changes nothing.

    ``anywhere`` takes addresses without encryption too. Raises ``Invalid``, ``TooLong``, ``NotAllowed``,
    ``NotFound`` for an unknown mechanic.
    """
    _require_any(account)
    await uow.bump()
    mechanic = mechanic_in(await uow.rule_book(), wish.mechanic_id)
    if not _may(account, mechanic):
        raise NotAllowed(Action.MANAGE_OWN_HOURS.value)
    address = checked_address(wish.address, anywhere=anywhere)
    rows = await uow.rows.find(CalendarSubscription)
    known = next((row for row in rows if row.id == wish.id), None)
    if known is not None:
        if (known.address, known.mechanic_id) != (address, wish.mechanic_id):
            raise Invalid("id is taken")
        return _line(known, now)
    if len(rows) >= MOST_CALENDARS:
        raise Invalid("there are too many calendars")
    if any((row.address, row.mechanic_id) == (address, wish.mechanic_id) for row in rows):
        raise Invalid("this calendar is subscribed")
    row = CalendarSubscription(
        id=wish.id,
        mechanic_id=wish.mechanic_id,
        name=await _free_name(uow, wish, address),
        address=address,
        created_at=now,
        created_by=account.staff_id,
        next_at=now,
    )
    await uow.rows.add(row)
    await uow.jobs.defer(tasks.FETCH_CALENDAR, subscription_id=row.id)
    await audit.note(uow, account, "calendar.subscribe", now, subject=(KIND, row.id))
    return _line(row, now)


async def remove(uow: UnitOfWork, account: Account, subscription_id: UUID, now: int) -> None:
    """Forget the address and take its busy times away; raises ``NotFound``."""
    _require_any(account)
    await uow.bump()
    row = await uow.rows.get(CalendarSubscription, subscription_id)
    if row is None:
        raise NotFound(KIND, id=str(subscription_id))
    if not _may(account, (await uow.rule_book()).mechanic(row.mechanic_id)):
        raise NotAllowed(Action.MANAGE_OWN_HOURS.value)
    for busy in await uow.records.find(ExternalBusy, source=row.name, mechanic_id=row.mechanic_id):
        await uow.records.delete(ExternalBusy, busy.id)
    await uow.rows.delete(CalendarSubscription, row.id)
    await audit.note(uow, account, "calendar.remove", now, subject=(KIND, row.id))


def checked_address(text: str, *, anywhere: bool) -> str:
    """The address as it is fetched: https, or webcal, which means it. Raises ``Invalid`` or ``TooLong``."""
    address = text.strip()
    if len(address) > MOST_ADDRESS:
        raise TooLong("address is too long", field="address")
    if any(character.isspace() or not character.isprintable() for character in address):
        raise Invalid("address is none")
    try:
        parts = urlsplit(address)
        known = bool(parts.hostname) and parts.port != 0 and parts.username is None
        (parts.hostname or "").encode("idna")
    except ValueError:
        raise Invalid("address is none") from None
    scheme = {"webcal": "https", "webcals": "https"}.get(parts.scheme, parts.scheme)
    if not known or scheme not in ({"https", "http"} if anywhere else {"https"}):
        raise Invalid("address is no https address")
    return urlunsplit(SplitResult(scheme, parts.netloc, parts.path, parts.query, ""))


async def _free_name(uow: UnitOfWork, wish: SubscribeWish, address: str) -> str:
    """As wanted, or with a number: two calendars of one mechanic, imported ones too, are told apart by it."""
    name = wish.name.strip() or (urlsplit(address).hostname or "")[:MOST_NAME]
    if len(name) > MOST_NAME:
        raise TooLong("name is too long", field="name")
    if not name.isprintable():
        raise Invalid("name has control characters")
    for number in count(1):
        tried = name if number == 1 else f"{name} ({number})"
        whose = {"mechanic_id": wish.mechanic_id}
        taken = await uow.rows.find(CalendarSubscription, name=tried, **whose)  # type: ignore[arg-type]  # a field
        if not taken and not await uow.records.find(ExternalBusy, source=tried, **whose):
            return tried
    raise AssertionError("numbers have no end")


def _line(row: CalendarSubscription, now: int) -> CalendarLine:
    return CalendarLine(
        id=row.id,
        name=row.name,
        shown=f"{urlsplit(row.address).hostname}/…",
        mechanic_id=row.mechanic_id,
        age_seconds=None if row.fetched_at is None else max(now - row.fetched_at, 0),
        checked_at=row.checked_at,
        fetched_at=row.fetched_at,
        next_at=row.next_at,
        failing=row.failures >= FAILING_AFTER,
        failures=row.failures,
        trouble=CalendarTrouble(row.trouble) if row.trouble else None,
        busy=row.busy,
        left_out=row.left_out,
    )


def _require_any(account: Account) -> None:
    if not any(
        allows(account, action, own=account.mechanic_id is not None)
        for action in (Action.MANAGE_WORKSHOP_HOURS, Action.MANAGE_AFFILIATED_HOURS, Action.MANAGE_OWN_HOURS)
    ):
        raise NotAllowed(Action.MANAGE_OWN_HOURS.value)


def _may(account: Account, mechanic: Mechanic | None) -> bool:
    if mechanic is None:
        return allows(account, Action.MANAGE_WORKSHOP_HOURS)
    if is_affiliated(mechanic):
        return allows(account, Action.MANAGE_AFFILIATED_HOURS)
    return allows(account, Action.MANAGE_OWN_HOURS, own=account.is_mechanic(mechanic.id))
