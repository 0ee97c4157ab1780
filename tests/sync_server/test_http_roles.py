"""Each role over HTTP: what it reaches, and that no other organization's ids lead anywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import pytest

from scheduling.commands import (
    AnswerOffer,
    AskTimeOff,
    CancelSession,
    CreateVehicle,
    EditCustomer,
    MoveSession,
    Place,
    SetMechanicHours,
    SetMechanicSettings,
)
from scheduling.hours_editing import settings_of
from scheduling.ids import uuid7
from scheduling.wire import (
    HoldRequest,
    PushAnswer,
    Welcome,
)
from sync_server.http.context import Context
from tests.sync_server.caller import Caller, read
from tests.sync_server.shop import Shop

ROLES = ["owner", "desk", "anna", "ivan", "kiosk"]


def _window(welcome: Welcome) -> dict[str, int]:
    return {"from": welcome.window_from, "to": welcome.window_to}


@pytest.mark.parametrize("who", ROLES)
async def test_each_role_reaches_what_it_may(
    client: httpx.AsyncClient, context: Context, shop: Shop, who: str
) -> None:
    caller = Caller(client, context, shop, who)
    welcome = await caller.hello()
    works = who != "kiosk"
    expected = 200 if works else 403
    window = _window(welcome)
    query = {"cursor": 0, "epoch": str(welcome.epoch), **window}
    assert (await caller("GET", "/sync/pull", **query)).status_code == expected
    assert (await caller("GET", "/sync/snapshot", **window)).status_code == expected
    assert (await caller.push(shop.mutation(who, shop.booking(shop.at(10))))).status_code == expected
    own = {"anna": shop.anna, "ivan": shop.ivan}.get(who, shop.bert)
    hold = HoldRequest(hold_id=uuid7(), starts=shop.at(16), minutes=30, kind="phone", mechanic_id=own.id)
    assert (await caller("POST", "/holds", hold)).status_code == expected
    other = replace(hold, hold_id=uuid7(), mechanic_id=shop.anna.id if who != "anna" else shop.ivan.id)
    may_book_others = who in ("owner", "desk")
    assert (await caller("POST", "/holds", other)).status_code == (200 if may_book_others else 403)
    if not works:
        assert (await caller("GET", "/sync/events")).status_code == 403


@pytest.mark.parametrize("who", ROLES)
async def test_guessed_ids_of_another_organization_lead_nowhere(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop, who: str
) -> None:
    theirs = other_shop.booking(other_shop.at(10))
    await other_shop.send("desk", theirs)
    hold_id = uuid7()
    stranger = Caller(client, context, other_shop, "desk")
    hold = HoldRequest(
        hold_id=hold_id, starts=other_shop.at(14), minutes=30, kind="phone", mechanic_id=other_shop.bert.id
    )
    assert (await stranger("POST", "/holds", hold)).status_code == 200
    caller = Caller(client, context, shop, who)
    assert (await caller("DELETE", f"/holds/{hold_id}")).status_code in (403, 404)
    assert (await caller("POST", "/holds", replace(hold, hold_id=uuid7()))).status_code in (403, 404)
    push = await caller.push(device_id=stranger.person.device_id)
    assert push.status_code == 403
    for command in _foreign(shop, other_shop, theirs.session_id):
        response = await caller.push(shop.mutation(who, command))
        if who == "kiosk":
            assert response.status_code == 403
            continue
        (result,) = read(PushAnswer, response).results
        assert result.code in {"gone", "not_found", "not_allowed"}, command
        text = response.text
        assert "Chantal" not in text
        assert str(theirs.session_id) not in text
    if who != "kiosk":
        welcome = await caller.hello()
        snapshot = (await caller("GET", "/sync/snapshot", **_window(welcome))).text
        assert str(other_shop.id) not in snapshot
        assert str(theirs.session_id) not in snapshot
    async with other_shop.uow() as uow:
        assert (await uow.feed.state()).ver == 3


def _foreign(shop: Shop, other: Shop, session_id: UUID) -> list[Any]:
    place = Place(starts=other.at(10), minutes=60, mechanic_id=other.anna.id)
    settings = settings_of(other.ivan)
    return [
        shop.booking(shop.at(10), customer_id=other.customer.id, vehicle_id=None),
        shop.booking(shop.at(10), mechanic_id=other.anna.id),
        shop.booking(shop.at(10), vehicle_id=other.vehicle.id),
        shop.booking(shop.at(10), plan_id=other.plan.id),
        MoveSession(session_id=session_id, seen=place, to=replace(place, starts=other.at(12))),
        CancelSession(session_id=session_id),
        AnswerOffer(session_id=session_id, accept=True),
        EditCustomer(customer_id=other.customer.id, set={"notes": ("", "x")}),
        CreateVehicle(vehicle_id=uuid7(), customer_id=other.customer.id),
        SetMechanicHours(mechanic_id=other.ivan.id, seen=[], blocks=[]),
        AskTimeOff(time_off_id=uuid7(), mechanic_id=other.anna.id, starts=other.at(8), ends=other.at(9)),
        SetMechanicSettings(mechanic_id=other.ivan.id, seen=settings, to=settings),
    ]
