"""Visit requests through the server: every step of the machine, who may take it, and what asking keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from scheduling.commands import Command
from scheduling.ids import uuid7
from scheduling.records import Reservation, Vehicle
from scheduling.visit_requests import DeclineReason, RequestPolicy, RequestSource, RequestState
from sync_server.services.models import Policy
from tests.sync_server.requests import (
    ask,
    asked,
    confirming,
    countering,
    declining,
    in_state,
    live,
    request_of,
    reservation_of,
    told,
    withdrawing,
)
from tests.sync_server.shop import HOUR, Shop

S = RequestState


DAY = 24 * HOUR


NOBODY = UUID(int=7)


Make = Callable[[Shop, UUID, int], Command]


STEPS: dict[S, tuple[Make, set[S]]] = {
    S.CONFIRMED: (
        lambda shop, row, day: confirming(row, shop.at(14, day), customer_agreed=True),
        {S.PENDING, S.COUNTERED},
    ),
    S.COUNTERED: (lambda shop, row, day: countering(row, shop.at(16, day)), {S.PENDING}),
    S.DECLINED: (lambda _, row, __: declining(row), {S.PENDING, S.COUNTERED}),
    S.WITHDRAWN: (lambda _, row, __: withdrawing(row), {S.PENDING, S.COUNTERED}),
}


"""What the specification lets staff do: how, and from where (section 7, by hand)."""


@pytest.mark.parametrize("to", STEPS)
async def test_each_step_is_taken_from_where_it_may_be_and_changes_nothing_elsewhere(
    shop: Shop, to: RequestState
) -> None:
    make, sources = STEPS[to]
    for day, source in enumerate(RequestState, start=3):
        request_id = await in_state(shop, source, day)
        before, taken = await request_of(shop, request_id), await live(shop, day)
        result = await shop.send("desk", make(shop, request_id, day))
        after = await request_of(shop, request_id)
        if source in sources:
            assert told(result) == ("applied", ""), source
            assert after.state is to, source
        else:
            assert told(result) == ("conflict", "gone"), source
            assert after == before
            assert await live(shop, day) == taken


@pytest.mark.parametrize("make", [make for make, _ in STEPS.values()], ids=[str(to) for to in STEPS])
async def test_mechanics_and_kiosks_answer_no_request(shop: Shop, make: Make) -> None:
    request_id = await ask(shop, shop.at(10), preferred_mechanic_id=shop.ivan.id)
    for who in ("anna", "ivan", "kiosk"):
        assert told(await shop.send(who, make(shop, request_id, 3))) == ("rejected", "not_allowed"), who
    assert (await request_of(shop, request_id)).state is S.PENDING


async def test_another_organizations_request_is_not_there(shop: Shop, other_shop: Shop) -> None:
    request_id = await ask(other_shop, other_shop.at(10))
    for make, _ in STEPS.values():
        assert told(await shop.send("owner", make(shop, request_id, 3))) == ("conflict", "gone")
    assert (await request_of(other_shop, request_id)).state is S.PENDING


async def test_asking_keeps_what_was_said_in_its_order_and_blocks_nothing(shop: Shop) -> None:
    now = shop.bootstrap.clock.now()
    command = asked(
        shop,
        shop.at(12),
        shop.at(10),
        vehicle_id=shop.vehicle.id,
        preferred_mechanic_id=shop.anna.id,
        asked_at=now - HOUR,
        minutes=90,
    )
    assert told(await shop.send("desk", command)) == ("applied", "")
    row = await request_of(shop, command.request_id)
    assert (row.state, row.requested, row.asked_at, row.minutes) == (
        S.PENDING,
        (shop.at(12), shop.at(10)),
        now - HOUR,
        90,
    )
    assert (row.vehicle_id, row.preferred_mechanic_id) == (shop.vehicle.id, shop.anna.id)
    assert await live(shop) == []
    assert (await shop.send("desk", shop.booking(shop.at(12)))).status == "applied"


async def test_a_request_counts_from_when_it_was_asked_but_never_from_later(shop: Shop) -> None:
    later = await ask(shop, shop.at(10), asked_at=shop.at(9))
    assert (await request_of(shop, later)).asked_at < shop.at(0)
    at_once = await ask(shop, shop.at(10))
    assert abs((await request_of(shop, at_once)).asked_at - shop.bootstrap.clock.now()) < 60


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"requested": []}, "invalid"),
        ({"requested": [1, 2, 3, 4]}, "invalid"),
        ({"requested": [5]}, "invalid"),
        ({"concern": " "}, "invalid"),
        ({"minutes": 0}, "invalid"),
        ({"minutes": 2000}, "invalid"),
        ({"diagnosis": "the bearing"}, "invalid"),
        ({"source": RequestSource.SESSION}, "invalid"),
        ({"source": RequestSource.WEB}, "invalid"),
        ({"from_session_id": NOBODY}, "not_found"),
        ({"customer_id": NOBODY}, "not_found"),
        ({"vehicle_id": NOBODY}, "not_found"),
        ({"preferred_mechanic_id": NOBODY}, "not_found"),
        ({"concern": "x" * 8_001}, "too_long"),
        ({"diagnosis": "x" * 8_001}, "too_long"),
    ],
    ids=str,
)
async def test_what_no_request_says_is_rejected(shop: Shop, wrong: dict[str, Any], code: str) -> None:
    command = asked(shop, **({"requested": [shop.at(10)]} | wrong))
    assert told(await shop.send("desk", command)) == ("rejected", code)


async def test_an_id_is_used_once_and_a_vehicle_is_the_customers_own(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    again = asked(shop, shop.at(11), request_id=request_id)
    assert told(await shop.send("desk", again)) == ("rejected", "invalid")
    assert (await request_of(shop, request_id)).requested == (shop.at(10),)
    stranger = Vehicle(id=uuid7(), customer_id=uuid7())
    wrong = asked(shop, shop.at(10), vehicle_id=stranger.id)
    assert told(await shop.send("desk", wrong)) == ("rejected", "not_found")


@pytest.mark.parametrize("who", ["anna", "ivan", "kiosk"])
async def test_only_the_office_takes_requests_at_the_counter(shop: Shop, who: str) -> None:
    assert told(await shop.send(who, asked(shop, shop.at(10)))) == ("rejected", "not_allowed")


async def test_a_decline_says_why(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    for over in ({"decline_reason": None}, {"decline_reason": DeclineReason.OTHER, "reason": " "}):
        result = await shop.send("desk", declining(request_id, **over))
        assert told(result) == ("rejected", "illegal_transition"), over
    told_why = declining(request_id, decline_reason=DeclineReason.OTHER, reason="closed for good")
    assert told(await shop.send("desk", told_why)) == ("applied", "")
    row = await request_of(shop, request_id)
    assert (row.decline_reason, row.reason) == (DeclineReason.OTHER, "closed for good")
    assert row.answered_at == row.ended_at


async def test_the_owners_numbers_count(shop: Shop) -> None:
    async with shop.acting("owner") as (uow, account):
        await uow.bump()
        value = {"minutes": 45, "most_requested": 1, "most_offered": 1, "counter_offer_seconds": HOUR}
        row = Policy(name="requests", value=value, changed_at=1, changed_by=account.staff_id)
        await uow.rows.add(row)
    request_id = await ask(shop, shop.at(10))
    assert (await request_of(shop, request_id)).minutes == 45 != RequestPolicy().minutes
    two = asked(shop, shop.at(10), shop.at(11))
    assert told(await shop.send("desk", two)) == ("rejected", "invalid")
    twice = countering(request_id, shop.at(14), shop.at(16))
    assert told(await shop.send("desk", twice)) == ("rejected", "invalid")
    await shop.send("desk", countering(request_id, shop.at(14)))
    (time,) = (await request_of(shop, request_id)).offered
    assert abs(time.expires_at - shop.bootstrap.clock.now() - HOUR) < 60
    hold = await reservation_of(shop, time.hold_id)
    assert isinstance(hold, Reservation)
    assert hold.ends - hold.starts == 45 * 60
