"""The confirmation once more: once a press, not too often, only where it leads somewhere; and written down."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import httpx
import pytest

from scheduling.commands import CancelSession, MoveSession, Place
from scheduling.ids import uuid7
from scheduling.message_delivery import MessageState, ResendWish, Resent, SessionMessages
from scheduling.message_kinds import Channel, MessageKind
from scheduling.vocabulary import CancelledBy
from scheduling.wire import AuditPage
from sync_server.http.context import Context
from sync_server.notifications.unconfigured import NotConfigured
from tests.fake_carrier import FakeCarrier
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.mailing import EMAIL, Mailing
from tests.sync_server.shop import Shop


class World:
    """A booking of a reachable customer, and whoever asks about it."""

    def __init__(self, shop: Shop, mailing: Mailing, caller: Caller) -> None:
        self.shop, self.mailing, self.caller = shop, mailing, caller
        self.command = shop.booking(shop.at(14))
        self.path = f"/sessions/{self.command.session_id}"

    async def ask(self, resend_id: UUID | None = None, caller: Caller | None = None) -> httpx.Response:
        wish = ResendWish(resend_id=resend_id or uuid7())
        return await (caller or self.caller)("POST", f"{self.path}/confirmation", wish)

    async def refused(self) -> tuple[int, str]:
        response = await self.ask()
        return response.status_code, problem(response).code

    @property
    def went(self) -> int:
        """How often the confirmation went out again."""
        return self.mailing.carrier.kinds.count("confirmation_again email")


@pytest.fixture
async def world(client: httpx.AsyncClient, context: Context, shop: Shop) -> World:
    mailing = Mailing(shop, shop.bootstrap.clock.now() + 60)  # after whatever the test does by the real clock
    await mailing.reach()
    shop.bootstrap.notifier = mailing.carrier
    found = World(shop, mailing, Caller(client, context, shop, "desk"))
    assert (await shop.send("desk", found.command)).status == "applied"
    await mailing.sweep()
    return found


async def test_each_press_goes_out_once_however_often_it_is_sent(world: World) -> None:
    first, second = uuid7(), uuid7()
    for wanted in (first, first, second, first):
        answer = read(Resent, await world.ask(wanted))
        assert answer == Resent(resend_id=wanted, channels=[Channel.EMAIL])
    await world.mailing.sweep()
    await world.mailing.sweep()
    assert world.went == 2
    again = [each for each in world.mailing.carrier.taken.values() if each.kind == "confirmation_again"]
    assert {each.to for each in again} == {EMAIL}
    assert {each.params["starts"] for each in again} == {world.command.starts}
    assert read(Resent, await world.ask(first)).resend_id == first, "also long after"
    await world.mailing.sweep()
    assert world.went == 2


async def test_at_most_three_an_hour(world: World) -> None:
    ids = [uuid7() for _ in range(3)]
    for each in ids:
        read(Resent, await world.ask(each))
    refused = await world.ask()
    assert (refused.status_code, problem(refused).code) == (429, "too_many_attempts")
    assert 0 < int(str(problem(refused).params["seconds"])) <= 3600
    read(Resent, await world.ask(ids[0]))
    await world.mailing.sweep()
    assert world.went == 3


async def test_it_is_written_down_once_a_press(
    world: World, client: httpx.AsyncClient, context: Context
) -> None:
    wanted = uuid7()
    await world.ask(wanted)
    await world.ask(wanted)
    page = read(AuditPage, await Caller(client, context, world.shop, "owner")("GET", "/audit"))
    (line,) = [line for line in page.lines if line.what == "confirmation.again"]
    assert line.subject_id == world.command.session_id
    assert line.staff_id == world.shop.people["desk"].member.id


async def test_it_is_shown_among_the_booking_s_messages_at_once_and_when_it_went(world: World) -> None:
    async def shown() -> list[MessageState]:
        found = read(SessionMessages, await world.caller("GET", f"{world.path}/messages"))
        assert found.carried == [Channel.EMAIL, Channel.SMS]
        return [each.state for each in found.lines if each.kind is MessageKind.CONFIRMATION_AGAIN]

    assert await shown() == []
    await world.ask()
    assert await shown() == [MessageState.WAITING]
    await world.mailing.sweep()
    assert await shown() == [MessageState.SENT]


async def test_without_an_address_it_is_refused(world: World) -> None:
    await world.mailing.reach(email="", phone="+15145550101")
    assert await world.refused() == (409, "not_reachable"), "a number without consent leads nowhere"


async def test_without_a_carrier_it_is_refused_and_the_booking_says_so(world: World) -> None:
    world.shop.bootstrap.notifier = NotConfigured()
    assert await world.refused() == (409, "no_carrier")
    found = read(SessionMessages, await world.caller("GET", f"{world.path}/messages"))
    assert found.carried == []
    world.shop.bootstrap.notifier = FakeCarrier(Channel.SMS)
    assert await world.refused() == (409, "no_carrier"), "the customer has an address and no consent"


async def test_what_is_over_or_not_confirmed_is_not_confirmed_again(world: World) -> None:
    shop, offered = world.shop, world.shop.booking(world.shop.at(10), mechanic_id=world.shop.ivan.id)
    cancel = CancelSession(session_id=world.command.session_id, cancelled_by=CancelledBy.STAFF, reason="ill")
    await shop.send("desk", cancel)
    assert await world.refused() == (409, "gone")
    await shop.send("desk", offered)
    world.path = f"/sessions/{offered.session_id}"
    assert await world.refused() == (409, "too_early")
    world.path = f"/sessions/{uuid7()}"
    assert await world.refused() == (404, "not_found")


async def test_after_a_move_it_tells_the_new_time(world: World) -> None:
    shop = world.shop
    await world.ask()
    seen = Place(starts=world.command.starts, minutes=60, mechanic_id=shop.anna.id)
    to = replace(seen, starts=shop.at(14, day=5))
    await shop.send("desk", MoveSession(session_id=world.command.session_id, seen=seen, to=to))
    await world.mailing.sweep()
    assert world.went == 0, "the old time is told to nobody"
    read(Resent, await world.ask())
    await world.mailing.sweep()
    assert world.went == 1
    told = list(world.mailing.carrier.taken.values())[-1]
    assert (told.params["starts"], told.params["sequence"]) == (to.starts, 1)


async def test_an_id_of_something_else_is_refused(world: World) -> None:
    refused = await world.ask(world.command.session_id)
    assert (refused.status_code, problem(refused).code) == (400, "invalid")
    other = world.shop.booking(world.shop.at(10))
    await world.shop.send("desk", other)
    taken = uuid7()
    read(Resent, await world.ask(taken))
    world.path = f"/sessions/{other.session_id}"
    refused = await world.ask(taken)
    assert (refused.status_code, problem(refused).params["rule"]) == (400, "taken")


async def test_an_id_of_a_booking_of_which_nothing_was_told_yet_is_refused_too(world: World) -> None:
    lost = world.shop.booking(world.shop.at(14))
    assert (await world.shop.send("desk", lost)).status == "conflict"
    refused = await world.ask(lost.session_id)
    assert refused.status_code == 400, "what is told of it later would go to the other customer"
    assert problem(refused).params["rule"] == "taken"


async def test_a_mechanic_asks_for_own_bookings_only(
    world: World, client: httpx.AsyncClient, context: Context
) -> None:
    anna, ivan = (Caller(client, context, world.shop, name) for name in ("anna", "ivan"))
    read(Resent, await world.ask(caller=anna))
    assert (await world.ask(caller=ivan)).status_code == 403
