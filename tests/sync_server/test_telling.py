"""What each step of a booking has told, and that telling the same again tells it once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from scheduling.commands import AnswerOffer, CancelSession, MoveSession, Place
from scheduling.ids import uuid7
from scheduling.message_kinds import MessageKind
from scheduling.records import Session
from scheduling.sessions import Actor, Facts
from scheduling.vocabulary import CancelledBy, ServiceType, SessionState, VisitKind
from sync_server.db.line import Line
from sync_server.services import steps
from sync_server.services.following import Step
from sync_server.services.message_rows import Tiding
from sync_server.services.telling import tell, told_of
from tests.sync_server.shop import Shop

K = MessageKind
S = SessionState


async def _told(shop: Shop, about: UUID) -> list[tuple[MessageKind, int]]:
    async with shop.uow() as uow:
        rows = await uow.rows.find(Tiding, about=about)
    return sorted((row.kind, row.version) for row in rows)


def _session(state: SessionState, **over: object) -> Session:
    values: dict[str, object] = {
        "id": uuid7(),
        "customer_id": uuid7(),
        "state": state,
        "kind": VisitKind.VIDEO,
        "service_type": ServiceType.REPAIR,
        "minutes": 30,
        "starts": 1_000_000,
        "mechanic_id": uuid7(),
    }
    return Session(**(values | over))  # type: ignore[arg-type]  # of many kinds


def _kinds(before: Session | None, after: Session) -> list[MessageKind]:
    return told_of(Step(before=before, session=after, what="", now=1, account=None))


async def test_a_booking_that_lost_its_time_is_told_of_once_it_has_another(shop: Shop) -> None:
    """Rebooked from the conflicts list: its customer hears the time that stands, and never the one that was lost."""
    await shop.send("desk", shop.booking(shop.at(10)))
    lost = shop.booking(shop.at(10))
    answer = await shop.send("desk", lost)
    assert answer.outcome.stored_as == "unplaced"
    assert await _told(shop, lost.session_id) == []
    seen = Place(starts=lost.starts, minutes=60, mechanic_id=shop.anna.id)
    to = replace(seen, starts=answer.outcome.alternatives[0].starts, mechanic_id=shop.bert.id)
    rebooked = await shop.send("owner", MoveSession(session_id=lost.session_id, seen=seen, to=to))
    assert rebooked.code == ""
    assert await _told(shop, lost.session_id) == [(K.CONFIRMATION, 1)]


async def test_with_an_independent_mechanic_the_customer_hears_once_they_accept(shop: Shop) -> None:
    await shop.send("desk", shop.booking(shop.at(10)))
    lost = shop.booking(shop.at(10))
    await shop.send("desk", lost)
    seen = Place(starts=lost.starts, minutes=60, mechanic_id=shop.anna.id)
    to = replace(seen, starts=shop.at(14), mechanic_id=shop.ivan.id)
    await shop.send("desk", MoveSession(session_id=lost.session_id, seen=seen, to=to))
    assert await _told(shop, lost.session_id) == [(K.NEW_OFFER, 1)]
    await shop.send("ivan", AnswerOffer(session_id=lost.session_id, accept=True, seen=to))
    assert sorted(await _told(shop, lost.session_id)) == sorted([(K.NEW_OFFER, 1), (K.CONFIRMATION, 1)])


async def test_a_bookings_life_is_told(shop: Shop) -> None:
    command = shop.booking(shop.at(10))
    await shop.send("desk", command)
    assert await _told(shop, command.session_id) == [(K.CONFIRMATION, 0)]
    seen = Place(starts=command.starts, minutes=60, mechanic_id=shop.anna.id)
    to = replace(seen, starts=shop.at(14))
    await shop.send("owner", MoveSession(session_id=command.session_id, seen=seen, to=to))
    async with shop.uow() as uow:
        moved = await uow.rows.get(Tiding, command.session_id, K.MOVED, 1)
    assert moved is not None
    assert (moved.former_starts, moved.told_by) == (command.starts, shop.people["owner"].staff_id)
    cancel = CancelSession(session_id=command.session_id, cancelled_by=CancelledBy.STAFF, reason="ill")
    await shop.send("desk", cancel)
    assert await _told(shop, command.session_id) == [
        (K.CANCELLED, 1),
        (K.CONFIRMATION, 0),
        (K.MOVED, 1),
        (K.STAFF_CANCELLED, 1),
    ]


async def test_an_offer_is_told_its_mechanic_and_confirmed_once_accepted(shop: Shop) -> None:
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    await shop.send("desk", command)
    assert await _told(shop, command.session_id) == [(K.NEW_OFFER, 0)]
    await shop.send("ivan", AnswerOffer(session_id=command.session_id, accept=True))
    assert await _told(shop, command.session_id) == [(K.CONFIRMATION, 0), (K.NEW_OFFER, 0)]


async def test_a_declined_offer_tells_the_customer_nothing(shop: Shop) -> None:
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    await shop.send("desk", command)
    await shop.send("ivan", AnswerOffer(session_id=command.session_id, accept=False))
    assert await _told(shop, command.session_id) == [(K.NEW_OFFER, 0)]


async def test_a_booking_that_lost_its_race_is_not_confirmed(shop: Shop) -> None:
    await shop.send("desk", shop.booking(shop.at(10)))
    late = shop.booking(shop.at(10))
    assert (await shop.send("desk", late)).outcome.stored_as == "unplaced"
    assert await _told(shop, late.session_id) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, {"state": S.PENDING, "starts": None, "mechanic_id": None}, []),
        (None, {"state": S.PENDING, "starts": None}, [K.CONFIRMATION]),
        ({"state": S.SCHEDULED}, {"state": S.PENDING}, []),
        ({"state": S.UNPLACED}, {"state": S.SCHEDULED, "sequence": 1}, [K.CONFIRMATION]),
        ({"state": S.SCHEDULED}, {"state": S.OFFERED, "sequence": 1}, [K.NEW_OFFER]),
        ({"state": S.OFFERED}, {"state": S.OFFERED, "sequence": 1}, [K.NEW_OFFER]),
        ({"state": S.OFFERED}, {"state": S.OFFERED}, []),
        ({"state": S.SCHEDULED}, {"state": S.SCHEDULED}, []),
        ({"state": S.PENDING}, {"state": S.SCHEDULED, "sequence": 1}, [K.MOVED]),
        ({"state": S.PENDING}, {"state": S.WAITING}, [K.CUSTOMER_WAITING]),
        ({"state": S.WAITING}, {"state": S.WAITING}, []),
        ({"state": S.WAITING}, {"state": S.LIVE}, []),
        ({"state": S.LIVE}, {"state": S.COMPLETED}, [K.HOW_WAS_IT]),
        ({"state": S.LIVE}, {"state": S.COMPLETED, "price_cents": 1}, [K.HOW_WAS_IT]),
        ({"state": S.PENDING}, {"state": S.NO_SHOW}, []),
        ({"state": S.NO_SHOW}, {"state": S.PENDING}, []),
        ({"state": S.UNPLACED}, {"state": S.CANCELLED}, [K.CANCELLED, K.STAFF_CANCELLED]),
    ],
)
def test_what_each_step_tells(
    before: dict[str, object] | None, after: dict[str, object], told: list[MessageKind]
) -> None:
    session = _session(**after)  # type: ignore[arg-type]  # a state among the fields
    earlier = None if before is None else replace(session, sequence=0, **before)  # type: ignore[arg-type]
    assert _kinds(earlier, session) == told


async def test_several_at_once_tell_the_same_once(shop: Shop) -> None:
    about = uuid7()

    async def once(number: int) -> None:
        async with shop.uow() as uow:
            await tell(uow, K.REFUNDED, about=about, now=number, version=3, customer_id=shop.customer.id)
            await uow.commit()

    await asyncio.gather(*(once(number) for number in range(5)))
    assert await _told(shop, about) == [(K.REFUNDED, 3)]


async def test_telling_waits_for_no_answer_of_the_database(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the path of a booking, where writes are put off, nothing is asked and nothing is sent by itself."""
    asked: list[str] = []
    for name in ("execute", "ask", "ask_first"):
        monkeypatch.setattr(Line, name, lambda *_, name=name: asked.append(name))
    async with shop.uow() as uow:
        uow._line.puts_off = True
        await tell(uow, K.CONFIRMATION, about=uuid7(), now=1)
        assert asked == []
        assert len(uow._line._later) == 1


async def test_a_step_taken_back_with_its_transaction_tells_nothing(shop: Shop) -> None:
    command = shop.booking(shop.at(10))
    await shop.send("desk", command)
    session = await shop.session(command.session_id)
    async with shop.uow() as uow:
        await uow.bump()
        facts = Facts(now=shop.at(10))
        await steps.change(
            uow, session, S.CANCELLED, actor=Actor.OWNER, facts=facts, what="cancelled",
            cancelled_by=CancelledBy.STAFF, cancel_reason="",
        )  # fmt: skip
    assert await _told(shop, command.session_id) == [(K.CONFIRMATION, 0)]
