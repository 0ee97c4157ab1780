"""Who may be booked right beside another booking: affiliated mechanics, never independent ones."""

from __future__ import annotations

import pytest

from scheduling.ids import uuid7
from scheduling.wire import HoldRequest, PushStatus
from sync_server.services import holds
from tests.sync_server.shop import Shop


async def test_the_buffer_of_an_independent_mechanic_stands_for_a_hold_and_a_booking(shop: Shop) -> None:
    first = await shop.send("desk", shop.booking(shop.at(10), mechanic_id=shop.ivan.id))
    assert first.status is PushStatus.APPLIED
    request = HoldRequest(
        hold_id=uuid7(),
        starts=shop.at(11),
        minutes=60,
        kind="in_person",
        mechanic_id=shop.ivan.id,
        drop_buffer=True,
    )
    with pytest.raises(holds.HoldRefused) as refused:
        async with shop.acting("desk") as (uow, account):
            await holds.place(uow, account, request, shop.bootstrap.clock.now())
    assert refused.value.outcome.reasons == ["buffer"]
    assert request.starts not in {option.starts for option in refused.value.outcome.alternatives}
    close = shop.booking(shop.at(11), mechanic_id=shop.ivan.id, drop_buffer=True)
    answer = await shop.send("desk", close)
    assert answer.status is PushStatus.CONFLICT
    assert answer.outcome.reasons == ["buffer"]


async def test_an_affiliated_mechanic_does_not_drop_the_own_buffer(shop: Shop) -> None:
    """That is the owner's and the reception's to decide."""
    await shop.send("desk", shop.booking(shop.at(10), mechanic_id=shop.anna.id))
    close = shop.booking(shop.at(11), mechanic_id=shop.anna.id, drop_buffer=True)
    answer = await shop.send("anna", close)
    assert (answer.status, answer.outcome.reasons) == (PushStatus.CONFLICT, ["buffer"])
    allowed = shop.booking(shop.at(11), mechanic_id=shop.anna.id, drop_buffer=True)
    assert (await shop.send("desk", allowed)).status is PushStatus.APPLIED
