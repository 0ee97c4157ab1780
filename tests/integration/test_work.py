"""A mechanic's desktop at the real server: the switch, who counts as online, offers and their answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.sync.transport import Transport
from scheduling.offers import Closing
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services import presence
from tests.integration.desks import open_desk, until
from tests.integration.serving import ServerProcess
from tests.integration.working import Mechanic
from tests.sync_server.matching_shop import asked, online
from tests.sync_server.shop import Shop

_S = SessionState


@pytest.fixture
async def mechanics(
    shop: Shop, server: ServerProcess, tmp_path: Path
) -> AsyncIterator[tuple[Mechanic, Mechanic]]:
    """Ivan, who is independent, and Anna, who is the workshop's."""
    made = []
    for name in ("ivan", "anna"):
        desk = await open_desk(shop, name, Transport(server.address), tmp_path / name)
        await until(lambda desk=desk: desk.status.refreshed_at is not None)  # type: ignore[misc] # bound on purpose
        made.append(Mechanic(desk))
    for mechanic in made:
        await mechanic.heard()
    yield made[0], made[1]
    for mechanic in made:
        await mechanic.close()


async def _standing(shop: Shop, name: str) -> tuple[bool, bool]:
    """Whether that mechanic accepts now and is online, as the owner sees it."""
    mechanic_id = shop.people[name].member.mechanic_id
    async with shop.acting("owner") as (uow, account):
        lines = (await presence.who(uow, account, shop.bootstrap.clock.now())).mechanics
    (line,) = [line for line in lines if line.mechanic_id == mechanic_id]
    return line.accepting_now, line.online


async def test_a_desktop_that_runs_is_heard_and_the_switch_is_the_servers(
    mechanics: tuple[Mechanic, Mechanic], shop: Shop
) -> None:
    ivan, anna = mechanics
    assert await _standing(shop, "ivan") == (False, False)
    ivan.work.turn(on=True)
    await until(lambda: ivan.work.switch.now.on is True)
    assert await _standing(shop, "ivan") == (True, True)
    assert anna.work.switch.now.on is False
    ivan.work.turn(on=False)
    await until(lambda: ivan.work.switch.now.on is False)
    assert await _standing(shop, "ivan") == (False, False)


async def test_the_first_yes_wins_and_the_other_is_told(
    mechanics: tuple[Mechanic, Mechanic], shop: Shop
) -> None:
    ivan, anna = mechanics
    await online(shop, "ivan", "anna")
    session = await asked(shop)
    for mechanic in mechanics:
        await until(lambda it=mechanic: len(it.open()) == 1)  # type: ignore[misc] # bound on purpose
    (offer,) = ivan.open()
    assert (offer.city, offer.contact, offer.vehicle) == ("Laval", None, "Mazda")
    ivan.work.offers.answer(offer.key, accept=True)
    await until(lambda: ivan.desk.state_of(session.id) is _S.PENDING)
    await until(lambda: [it.opens for it in ivan.work.offers.board().accepted] == [True])
    (accepted,) = ivan.work.offers.board().accepted
    assert accepted.contact is not None
    assert accepted.contact.name == shop.customer.name
    await until(lambda: [it.closing for it in anna.work.offers.board().ended] == [Closing.TAKEN])
    assert anna.desk.state_of(session.id) is None
    board = ivan.work.board()
    assert board is not None
    assert [visit.session_id for day in board.days for visit in day.visits] == [session.id]


async def test_declining_leaves_it_to_the_other(mechanics: tuple[Mechanic, Mechanic], shop: Shop) -> None:
    ivan, anna = mechanics
    await online(shop, "ivan", "anna")
    session = await asked(shop)
    for mechanic in mechanics:
        await until(lambda it=mechanic: len(it.open()) == 1)  # type: ignore[misc] # bound on purpose
    ivan.work.offers.answer(ivan.open()[0].key, accept=False)
    await until(lambda: ivan.open() == ())
    anna.work.offers.answer(anna.open()[0].key, accept=True)
    await until(lambda: anna.desk.state_of(session.id) is _S.PENDING)


async def test_a_booked_time_is_answered_without_the_server_and_arrives(
    mechanics: tuple[Mechanic, Mechanic], shop: Shop, server: ServerProcess
) -> None:
    ivan, _ = mechanics
    booking = shop.booking(shop.at(10), mechanic_id=shop.ivan.id, kind=VisitKind.VIDEO)
    await shop.send("desk", booking)
    await until(lambda: [it.payout_cents is not None for it in ivan.open()] == [True])
    server.end()
    await until(lambda: not ivan.desk.status.online)
    (offer,) = ivan.open()
    assert (offer.session_id, offer.contact) == (booking.session_id, None)
    ivan.work.offers.answer(offer.key, accept=True)
    assert ivan.open() == ()
    server.start()
    await until(lambda: ivan.desk.store.changes() == [])
    assert (await shop.session(booking.session_id)).state is _S.SCHEDULED
    await until(lambda: [it.opens for it in ivan.work.offers.board().accepted] == [True])
