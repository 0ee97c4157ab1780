"""Sessions put into any state at any time, as booking would not make them: what the tests of visits stand on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scheduling.commands import Command
from scheduling.ids import uuid7
from scheduling.records import Customer, Reservation, Session
from scheduling.visit_records import LobbyPresence, Side
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from tests.sync_server.shop import Shop

S = SessionState
MINUTE = 60


def now_of(shop: Shop) -> int:
    """The server's present instant."""
    return shop.bootstrap.clock.now()


async def stand(shop: Shop, state: SessionState, *, slot: bool = False, **over: Any) -> Session:
    """A session of Anna's in that state, of a customer of its own; in person and begun 20 minutes ago unless said."""
    values: dict[str, Any] = {
        "id": uuid7(),
        "state": state,
        "kind": VisitKind.IN_PERSON,
        "service_type": ServiceType.REPAIR,
        "minutes": 60,
        "starts": now_of(shop) - 20 * MINUTE,
        "mechanic_id": shop.anna.id,
        "created_at": now_of(shop) - 3600,
    }
    values |= over
    async with shop.uow() as uow:
        await uow.bump()
        if "customer_id" not in values:
            customer = Customer(id=uuid7(), name="Somebody")
            await uow.records.add(customer)
            values["customer_id"] = customer.id
        session = Session(**values)
        await uow.records.add(session)
        if slot:
            await uow.reservations.take(slot_of(shop, session), needs_bay=False)
        await uow.commit()
    return session


def slot_of(shop: Shop, session: Session) -> Reservation:
    """The slot that the session would have."""
    assert session.starts is not None
    ends = session.starts + session.minutes * MINUTE
    slot = shop.slot(session.starts, mechanic_id=session.mechanic_id, session_id=session.id)
    return replace(slot, ends=ends, blocks_end=ends + 15 * MINUTE)


async def be_there(shop: Shop, session: Session, side: Side, **over: Any) -> None:
    """Put somebody into the lobby."""
    values: dict[str, Any] = {"joined_at": now_of(shop) - 60, "seen_at": now_of(shop)}
    async with shop.uow() as uow:
        await uow.rows.add(LobbyPresence(session_id=session.id, side=side, **(values | over)))
        await uow.commit()


async def do(shop: Shop, who: str, command: Command) -> tuple[str, str]:
    """Send it as that person: the answer's status and code."""
    result = await shop.send(who, command)
    return result.status.value, result.code


def today(shop: Shop) -> int:
    """Twenty minutes ago, or the first second of today if that was yesterday."""
    return (
        max(now_of(shop) - 20 * MINUTE, shop.at(0, 0))
        if now_of(shop) - shop.at(0, 0) > 700
        else now_of(shop) - 700
    )
