"""A website's holds: a time kept for a visitor while a booking is filled in, and whether one may be booked by.

Notice, horizon and grid bind, as they bind whoever is not of the staff. The bookings are ``site_bookings``.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.catalog import default_minutes
from scheduling.commands import Place
from scheduling.credit import ReferenceReused
from scheduling.errors import Invalid, NotFound, Rule
from scheduling.limits import check_message, check_span
from scheduling.records import Plan, Reservation, Session
from scheduling.reservations import counts
from scheduling.rights import Action
from scheduling.vocabulary import ReservationKind, ReservationStatus, VisitKind
from sync_server.services import placing
from sync_server.services.answers import code_of, refusal
from sync_server.services.holds import HoldRefused
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.models import Account, RuleBook
from sync_server.services.permissions import require
from sync_server.services.refusals import TooManyAttempts
from sync_server.services.schedule import DAY, Question, Schedule
from sync_server.services.site_messages import SiteBooking, SiteHeld, SiteHold
from sync_server.services.site_models import VisitorHold

MOST_HOLDS = 50
"""That a key may have at one time, so that a fault of a website does not fill the calendar."""


def minutes_of(book: RuleBook, kind: VisitKind, plan_id: UUID | None, *, field: str = "plan_id") -> int:
    """How long such a visit lasts; raises ``NotFound`` for a plan that is not there, ``Invalid`` without one.

    ``field``: what the plan is called where it is asked about.
    """
    return default_minutes(kind, plan_of(book, kind, plan_id, field=field))


def plan_of(book: RuleBook, kind: VisitKind, plan_id: UUID | None, *, field: str = "plan_id") -> Plan | None:
    """The plan, which only a visit in person does without; raises as ``minutes_of``."""
    plan = book.plan(plan_id)
    if plan is None and plan_id is not None:
        raise NotFound("plan", id=str(plan_id), field=field, rule=Rule.NOT_THERE)
    if plan is None and kind is not VisitKind.IN_PERSON:
        raise Invalid("a visit at a distance needs a plan", field=field, rule=Rule.MISSING)
    return plan


async def hold(uow: UnitOfWork, account: Account, wish: SiteHold, now: int) -> SiteHeld:
    """Keep a time for a visitor, who gives up the one before only if this one is free.

    Raises ``HoldRefused``, ``Invalid``, ``NotFound``, and ``TooManyAttempts`` where a key holds too much.
    """
    require(account, Action.ACT_FOR_CUSTOMERS)
    require(account, Action.HOLD)
    check_message(wish)
    await uow.bump()
    minutes = minutes_of(await uow.rule_book(), wish.kind, wish.plan_id)
    check_span(wish.starts, minutes)
    earlier = await _earlier_hold(uow, account, wish, now)
    place = Place(starts=wish.starts, minutes=minutes, mechanic_id=wish.mechanic_id)
    taken = await _take(uow, account, wish.hold_id, place, wish.kind, earlier=earlier, now=now)
    await _remember(uow, account, wish, now)
    expires = taken.expires_at or now
    return SiteHeld(hold_id=wish.hold_id, starts=wish.starts, minutes=minutes, expires_at=expires)


async def take_anew(uow: UnitOfWork, account: Account, wish: SiteBooking, minutes: int, now: int) -> None:
    """Hold again what a booking that is about to be paid held, if that has lapsed or was let go. Looked at before.

    Raises ``HoldRefused`` where the time was taken meanwhile, and ``TooManyAttempts``.
    """
    row = None if wish.hold_id is None else await uow.records.get(Reservation, wish.hold_id)
    if row is None or counts(row, now):
        return
    await _check_room(uow, account, now)
    place = Place(starts=wish.starts, minutes=minutes, mechanic_id=wish.mechanic_id)
    await _take(uow, account, row.id, place, wish.kind, earlier=row.id, now=now)


async def _take(
    uow: UnitOfWork,
    account: Account,
    hold_id: UUID,
    place: Place,
    kind: VisitKind,
    *,
    earlier: UUID | None,
    now: int,
) -> Reservation:
    """The time as a hold, in the place of an earlier one if any; raises ``HoldRefused``."""
    schedule = await Schedule.around(uow, place.starts, place.starts + place.minutes * 60)
    schedule.mechanic(place.mechanic_id)
    question = Question(
        place=place,
        kind=kind,
        now=now,
        ignoring=frozenset() if earlier is None else frozenset({earlier}),
        as_staff=account.as_staff,
    )
    wanted = placing.slot_for(schedule, question, hold_id, ReservationKind.CHECKOUT)
    wanted = replace(wanted, device_id=account.device_id)
    placed = await placing.take(uow, schedule, question, wanted, turning=earlier)
    if placed.reservation is None:
        outcome = await refusal(uow, account, schedule, question, placed.verdict)
        raise HoldRefused(code_of(placed.verdict).value, outcome)
    return placed.reservation


async def _earlier_hold(uow: UnitOfWork, account: Account, wish: SiteHold, now: int) -> UUID | None:
    """The visitor's hold, which the new one replaces, if it is one still."""
    asked = await uow.records.get(Reservation, wish.hold_id)
    if asked is not None and not _is_hold_of(asked, account):
        raise Invalid("hold_id is taken", field="hold_id", rule=Rule.TAKEN)
    known = await uow.rows.get(VisitorHold, account.staff_id, wish.visitor)
    if asked is not None and (known is None or known.hold_id != asked.id):
        raise Invalid("hold_id is another visitor's", field="hold_id", rule=Rule.ANOTHER_VISITOR)
    earlier = None if known is None else await uow.records.get(Reservation, known.hold_id)
    if earlier is not None and _is_hold_of(earlier, account):
        return earlier.id
    await _check_room(uow, account, now)
    return None


async def _check_room(uow: UnitOfWork, account: Account, now: int) -> None:
    """Raises ``TooManyAttempts`` where the key holds all that it may."""
    live = await uow.records.find(
        Reservation,
        device_id=account.device_id,
        kind=ReservationKind.CHECKOUT,
        status=ReservationStatus.RESERVED,
    )
    if sum(counts(row, now) for row in live) >= MOST_HOLDS:
        raise TooManyAttempts(seconds=60)


async def check_usable(uow: UnitOfWork, account: Account, wish: SiteBooking, minutes: int) -> None:
    """Whether the hold that a booking names may become it; nothing is let go.

    Raises ``NotFound`` for one that is not the site's, and ``ReferenceReused`` for one of another time, length, kind,
    mechanic or visitor, or that was booked by: the time that is wished for would look taken. A hold that has lapsed is
    usable: its time is taken anew if it is still free.
    """
    if wish.hold_id is None:
        return
    row = await uow.records.get(Reservation, wish.hold_id)
    booked = None if row is None or row.session_id is None else await uow.records.get(Session, row.session_id)
    if booked is not None and booked.created_by == account.staff_id:
        raise ReferenceReused("hold_id is taken", field="hold_id", rule=Rule.USED)
    if row is None or not _is_hold_of(row, account):
        raise NotFound("hold", id=str(wish.hold_id), field="hold_id", rule=Rule.NOT_THERE)
    wished = (wish.starts, wish.starts + minutes * 60, wish.mechanic_id, wish.kind is VisitKind.IN_PERSON)
    if wished != (row.starts, row.ends, row.mechanic_id, row.bay_id is not None):
        raise ReferenceReused("hold_id is of another time", field="hold_id", rule=Rule.ANOTHER_TIME)
    if wish.visitor is not None:
        known = await uow.rows.get(VisitorHold, account.staff_id, wish.visitor)
        if known is None or known.hold_id != row.id:
            raise ReferenceReused("hold_id is another visitor's", field="hold_id", rule=Rule.ANOTHER_VISITOR)


def _is_hold_of(row: Reservation, account: Account) -> bool:
    return (
        row.kind is ReservationKind.CHECKOUT and row.session_id is None and row.device_id == account.device_id
    )


async def _remember(uow: UnitOfWork, account: Account, wish: SiteHold, now: int) -> None:
    await uow.rows.delete_where(VisitorHold, placed_at=Within(high=now - DAY))
    row = VisitorHold(site_id=account.staff_id, visitor=wish.visitor, hold_id=wish.hold_id, placed_at=now)
    if not await uow.rows.add_once(row):
        await uow.rows.put(row)
