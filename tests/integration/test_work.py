"""A mechanic's desktop at the real server: the switch, who counts as online, offers and their answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_actions import CalendarActions
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import SystemClock
from desktop.presenters.moves import Mover
from desktop.presenters.tasks import Tasks
from desktop.presenters.undo import UndoStack
from desktop.presenters.work import WorkPresenter
from desktop.presenters.work_model import WorkOffer
from desktop.store.drafts import Drafts
from desktop.sync.accepting import Accepting
from desktop.sync.transport import Transport
from desktop.sync.visiting import Visiting
from scheduling.offers import Closing
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services import presence
from tests.integration.desks import Desk, open_desk, until
from tests.integration.serving import ServerProcess
from tests.sync_server.matching_shop import asked, online
from tests.sync_server.shop import Shop

_S = SessionState


class Mechanic:
    """One at work: desktop and presenter."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        account = desk.access.account
        assert account is not None
        self.desk = desk
        state = desk.store.state()
        clock, rights = SystemClock(state.refreshed_at, state.heard_at), Rights(desk.store, account)
        source, undo = AvailabilitySource(desk.store), UndoStack()
        mover = Mover(desk.store, source, clock, rights, undo)
        actions = CalendarActions(desk.store, clock, rights, undo, mover)
        spawn = tasks.spawn
        calls = Accepting(desk.access)
        self.work = WorkPresenter(
            desk.store,
            source,
            clock,
            rights,
            desk.status,
            calls,
            Visiting(desk.access),
            actions,
            undo,
            Drafts(),
            spawn,
        )
        self.work.look()

    def open(self) -> tuple[WorkOffer, ...]:
        return self.work.offers.board().to_answer

    async def heard(self) -> None:
        """The server has told of switch and offers."""
        await until(lambda: self.work.switch.now.on is not None)


def _raise(fault: BaseException) -> None:
    raise fault


@pytest.fixture
async def mechanics(
    shop: Shop, server: ServerProcess, tmp_path: Path
) -> AsyncIterator[tuple[Mechanic, Mechanic]]:
    """Ivan, who is independent, and Anna, who is the workshop's."""
    tasks, made = Tasks(_raise), []
    for name in ("ivan", "anna"):
        desk = await open_desk(shop, name, Transport(server.address), tmp_path / name)
        await until(lambda desk=desk: desk.status.refreshed_at is not None)  # type: ignore[misc] # bound on purpose
        made.append(Mechanic(desk, tasks))
    for mechanic in made:
        await mechanic.heard()
    yield made[0], made[1]
    for mechanic in made:
        await mechanic.desk.engine.stop()  # from now on nothing is heard, and nothing asked
    await tasks.close()
    for mechanic in made:
        await mechanic.desk.close()


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
