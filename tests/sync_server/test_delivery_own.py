"""Messages by the customer's own clock, and what one that cannot be told does to the others: nothing."""

from __future__ import annotations

from uuid import UUID

import pytest

from scheduling.commands import BookSession, CancelSession
from scheduling.message_delivery import ConsentHow, ConsentWish, MessageState
from scheduling.message_kinds import MessageKind
from scheduling.vocabulary import CancelledBy
from sync_server.services import delivery, message_wishes, stories
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.stories import Standing
from tests.sync_server.mailing import EMAIL, Mailing
from tests.sync_server.shop import Shop
from tests.sync_server.site_world import Website


@pytest.fixture
async def mailing(shop: Shop) -> Mailing:
    made = Mailing(shop, shop.bootstrap.clock.now() + 60)  # after whatever the test does by the real clock
    await made.reach()
    return made


async def _booked(shop: Shop) -> BookSession:
    command = shop.booking(shop.at(14))
    assert (await shop.send("desk", command)).status == "applied"
    return command


async def _consent(shop: Shop) -> None:
    async with shop.acting("desk") as (uow, account):
        wish = ConsentWish(given=True, how=ConsentHow.WRITTEN)
        await message_wishes.set_consent(uow, account, shop.customer.id, wish, 1)


async def test_a_customers_own_time_is_told_beside_the_workshops(mailing: Mailing) -> None:
    """As the website told last; and the quiet hours are the customer's own. Who is known by no site has none."""
    shop, website = mailing.shop, await Website.of(mailing.shop)
    known = {"name": shop.customer.name, "email": EMAIL, "phone": ""}
    for at, zone in enumerate(("Europe/Paris", "America/Vancouver", "")):
        website.now = 1_000 + at
        await website.bring(**known, zone=zone)
    await _consent(shop)
    command = await _booked(shop)
    mailing.clock.at = shop.at(22, 1)  # not yet quiet in Vancouver
    await mailing.sweep()
    zones = {(each.zone, each.own_zone, each.channel.value) for each in mailing.carrier.taken.values()}
    assert zones == {
        ("America/Toronto", "America/Vancouver", "email"),
        ("America/Toronto", "America/Vancouver", "sms"),
    }
    await website.bring(**known, zone="America/New_York")
    cancel = CancelSession(session_id=command.session_id, cancelled_by=CancelledBy.STAFF, reason="ill")
    await shop.send("desk", cancel)
    await mailing.sweep()
    last = [each for each in mailing.carrier.taken.values() if each.kind is MessageKind.CANCELLED]
    assert {each.own_zone for each in last} == {""}, "the same time by another name"


async def test_a_reminder_that_their_clock_holds_back_comes_when_it_lets_go(mailing: Mailing) -> None:
    """Looked at again then, and not only when the workshop's own quiet hours would end."""
    shop, website = mailing.shop, await Website.of(mailing.shop)
    await website.bring(name=shop.customer.name, email=EMAIL, phone="", zone="America/Los_Angeles")
    command = shop.booking(shop.at(9.5))
    assert (await shop.send("desk", command)).status == "applied"
    await mailing.sweep()
    due = command.starts - 86_400
    for at, kinds in ((due, set()), (due + 5399, set()), (due + 5400, {"day_before"})):
        await mailing.sweep(at)
        assert {each.kind.value for each in mailing.carrier.taken.values()} == {"confirmation"} | kinds


async def test_a_story_that_cannot_be_told_keeps_no_other_waiting(
    mailing: Mailing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither its writing nor its sending; and it is heard of."""
    shop, first = mailing.shop, mailing.shop.booking(mailing.shop.at(10))
    await shop.send("desk", first)
    second = shop.booking(shop.at(13))
    await shop.send("desk", second)
    plain = stories.standing

    async def standing(uow: UnitOfWork, about: UUID) -> Standing:
        if about == first.session_id:
            raise RuntimeError("as was to be shown")
        return await plain(uow, about)

    with monkeypatch.context() as patch:
        patch.setattr(delivery, "standing", standing)
        for _ in range(2):
            with pytest.raises(RuntimeError, match="as was to be shown"):
                await mailing.sweep()
    assert [state for state, _ in (await mailing.states(second.session_id)).values()] == [MessageState.SENT]
    assert await mailing.states(first.session_id) == {}
    await mailing.sweep()
    assert [state for state, _ in (await mailing.states(first.session_id)).values()] == [MessageState.SENT]
