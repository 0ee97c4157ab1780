"""The reminders of a visit that was on deck when one was due, and stands again where it stood: each once."""

from __future__ import annotations

import pytest

from scheduling.commands import BookSession, MoveSession, ParkSession, Place
from scheduling.vocabulary import SessionState
from tests.sync_server.mailing import Mailing
from tests.sync_server.shop import HOUR, Shop

DAY = 24 * HOUR


@pytest.fixture
async def mailing(shop: Shop) -> Mailing:
    made = Mailing(shop, shop.bootstrap.clock.now() + 60)
    await made.reach()
    return made


async def _booked(mailing: Mailing) -> tuple[BookSession, Place]:
    shop = mailing.shop
    command = shop.booking(shop.at(14))
    assert (await shop.send("desk", command)).code == ""
    await mailing.sweep()
    return command, Place(starts=command.starts, minutes=60, mechanic_id=shop.anna.id)


async def _park(mailing: Mailing, command: BookSession, seen: Place) -> None:
    assert (await mailing.shop.send("desk", ParkSession(session_id=command.session_id, seen=seen))).code == ""


async def _put_back(mailing: Mailing, command: BookSession, seen: Place) -> None:
    back = MoveSession(session_id=command.session_id, seen=seen, to=seen, placing=True)
    assert (await mailing.shop.send("desk", back)).code == ""
    assert (await mailing.shop.session(command.session_id)).state is SessionState.SCHEDULED


async def test_parked_over_a_reminder_and_put_back_it_is_reminded_later(mailing: Mailing) -> None:
    command, seen = await _booked(mailing)
    await _park(mailing, command, seen)
    assert await mailing.sweep(command.starts - DAY) == 0, "it has no time to be reminded of"
    await _put_back(mailing, command, seen)
    assert await mailing.sweep() == 1, "the one that was missed on deck, late"
    assert await mailing.sweep(command.starts - HOUR) == 1
    assert mailing.carrier.kinds == ["confirmation email", "day_before email", "hour_before email"]


async def test_reminded_parked_and_put_back_it_is_not_reminded_of_the_same_again(mailing: Mailing) -> None:
    command, seen = await _booked(mailing)
    assert await mailing.sweep(command.starts - DAY) == 1
    await _park(mailing, command, seen)
    await _put_back(mailing, command, seen)
    assert await mailing.sweep(command.starts - DAY + 60) == 0
    assert await mailing.sweep(command.starts - HOUR) == 1
    assert mailing.carrier.kinds == ["confirmation email", "day_before email", "hour_before email"]
