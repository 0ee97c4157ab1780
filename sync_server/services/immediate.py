"""Immediate sessions: made by the one factory, paid for beforehand, and put to the mechanics who are online at once."""

from __future__ import annotations

from scheduling.commands import BookSession, Outcome
from scheduling.errors import Invalid, NotFound, Rule
from scheduling.ids import uuid7
from scheduling.matching_messages import AskNow, check_ask
from scheduling.records import Customer, Session, Vehicle
from scheduling.rights import Action
from scheduling.sessions import Facts
from scheduling.vocabulary import ServiceType, SessionState
from sync_server.services import pricing, seeking, steps
from sync_server.services.closing_times import require_inactive
from sync_server.services.holds import HoldRefused
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.matching_rows import ImmediateIntake
from sync_server.services.models import Account
from sync_server.services.permissions import require, require_customer
from sync_server.services.schedule import Schedule


async def ask(uow: UnitOfWork, account: Account, asked: AskNow, now: int) -> Session:
    """Make the session and ask the first mechanics; asked again with the same id, the session as it stands.

    Raises ``NotFound`` or ``Invalid`` for rows that are not there or do not belong together, ``ActiveElsewhere``
    for a customer who is in a session, and ``HoldRefused`` with ``price_changed`` or ``plan_withdrawn`` where the
    customer was told another price than the plan has.
    """
    require(account, Action.SEEK_MECHANIC, own=True)
    check_ask(asked)
    await uow.bump()
    await require_customer(uow, account, Action.VIEW_CUSTOMERS, asked.customer_id)
    made = await uow.records.get(Session, asked.session_id)
    if made is not None:
        return the_same(made, asked)
    return await create(uow, account, asked, now)


async def create(uow: UnitOfWork, account: Account, asked: AskNow, now: int) -> Session:
    """The rest of ``ask``, for whoever has checked and locked already."""
    await _check_rows(uow, asked)
    cents, note = await _price(uow, asked, now)
    session = Session(
        id=asked.session_id,
        customer_id=asked.customer_id,
        state=SessionState.PENDING,
        kind=asked.kind,
        service_type=ServiceType.CONSULTATION if asked.just_advice else ServiceType.DIAGNOSTIC,
        minutes=asked.minutes,
        vehicle_id=asked.vehicle_id,
        plan_id=asked.plan_id,
        price_cents=cents,
        just_advice=asked.just_advice,
        category=asked.category.strip(),
        concern=asked.concern,
        preparation=asked.preparation.strip(),
        special_requests=asked.special_requests.strip(),
        created_at=now,
        created_by=account.staff_id,
    )
    await require_inactive(uow, session, now, account)
    await steps.create(uow, session, facts=Facts(now=now), what="asked", account=account, detail=note)
    await uow.rows.add(_intake(asked, now))
    await seeking.begin(uow, session.id, now)
    return session


def _intake(asked: AskNow, now: int) -> ImmediateIntake:
    return ImmediateIntake(
        session_id=asked.session_id,
        urgent=asked.urgent,
        city=asked.city.strip(),
        asked_at=now,
        mechanic_id=asked.mechanic_id,
    )


def the_same(made: Session, asked: AskNow) -> Session:
    """The session that was made for it before; raises ``Invalid`` where the id is another's."""
    was = (made.customer_id, made.kind, made.concern, made.preparation, made.special_requests)
    notes = (asked.preparation.strip(), asked.special_requests.strip())
    if made.starts is not None or was != (asked.customer_id, asked.kind, asked.concern, *notes):
        raise Invalid("session_id is taken", field="session_id", rule=Rule.TAKEN)
    return made


async def _check_rows(uow: UnitOfWork, asked: AskNow) -> None:
    if not await uow.records.has(Customer, asked.customer_id):
        raise NotFound("customer", id=str(asked.customer_id))
    if asked.vehicle_id is not None:
        vehicle = await uow.records.get(Vehicle, asked.vehicle_id)
        if vehicle is None or vehicle.customer_id != asked.customer_id:
            raise NotFound("vehicle", id=str(asked.vehicle_id))
    book = await uow.rule_book()
    if asked.mechanic_id is not None and book.mechanic(asked.mechanic_id) is None:
        raise NotFound("mechanic", id=str(asked.mechanic_id), field="mechanic_id", rule=Rule.NOT_THERE)
    plan = book.plan(asked.plan_id)
    if plan is not None and plan.minutes != asked.minutes:
        raise Invalid("minutes are not the plan's", field="minutes", rule=Rule.OUT_OF_RANGE)


async def _price(uow: UnitOfWork, asked: AskNow, now: int) -> tuple[int, str]:
    """In cents, with a note for the history: by the rules of any other booking."""
    schedule = await Schedule.around(uow, now, now + asked.minutes * 60)
    command = BookSession(
        session_id=asked.session_id,
        reservation_id=uuid7(),
        customer_id=asked.customer_id,
        kind=asked.kind,
        service_type=ServiceType.DIAGNOSTIC,
        starts=now,
        minutes=asked.minutes,
        plan_id=asked.plan_id,
        price_cents=asked.price_cents,
    )
    price = await pricing.price_of(uow, schedule.book, command, now)
    if price.refused is not None:
        fields = {"price_cents": (str(price.cents), str(asked.price_cents))}
        raise HoldRefused(price.refused.value, Outcome(fields=fields))
    return price.cents, price.note
