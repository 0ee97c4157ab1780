"""Every endpoint over HTTP: who may, what a refusal looks like, and that no other organization is reached."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
import sqlalchemy as sa

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
    Hello,
    HoldAnswer,
    HoldRequest,
    Page,
    PushAnswer,
    Row,
    Snapshot,
    Welcome,
)
from sync_server.db.engine import make_engine
from sync_server.http.attempts import KeyLimits
from sync_server.http.context import Context
from sync_server.services.models import Device
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.money_calls import SOMEWHERE
from tests.sync_server.shop import Shop

ROLES = ["owner", "desk", "anna", "ivan", "kiosk"]


def _window(welcome: Welcome) -> dict[str, int]:
    return {"from": welcome.window_from, "to": welcome.window_to}


async def test_a_days_work_over_http(client: httpx.AsyncClient, context: Context, shop: Shop) -> None:
    desk = Caller(client, context, shop, "desk")
    welcome = await desk.hello()
    assert (welcome.last_seq, welcome.protocol) == (0, 1)
    hold = HoldRequest(
        hold_id=uuid7(), starts=shop.at(10), minutes=60, kind="in_person", mechanic_id=shop.anna.id
    )
    held = read(HoldAnswer, await desk("POST", "/holds", hold))
    assert held.bay_id == shop.bays[0].id
    command = shop.booking(shop.at(10), hold_id=hold.hold_id)
    answer = read(PushAnswer, await desk.push(shop.mutation("desk", command)))
    assert [r.status for r in answer.results] == ["applied"]
    query = {"cursor": 0, "epoch": str(welcome.epoch), **_window(welcome)}
    page = read(Page, await desk("GET", "/sync/pull", **query))
    assert command.session_id in {row.id for row in page.rows}
    response = await desk("GET", "/sync/snapshot", **_window(welcome))
    lines = response.content.splitlines()
    head = msgspec.json.decode(lines[0], type=Snapshot)
    rows = [msgspec.json.decode(line, type=Row) for line in lines[1:]]
    assert (head.rows, head.cursor) == (len(rows), page.cursor)
    assert (await desk.hello()).last_seq == 1
    assert (
        problem(await desk("GET", "/sync/pull", **{**query, "epoch": str(uuid7())})).code == "cursor_too_old"
    )


async def test_a_refused_hold_says_why_and_what_is_free(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk, owner = Caller(client, context, shop, "desk"), Caller(client, context, shop, "owner")
    request = HoldRequest(
        hold_id=uuid7(), starts=shop.at(10), minutes=60, kind="in_person", mechanic_id=shop.anna.id
    )
    assert (await desk("POST", "/holds", request)).status_code == 200
    assert (await desk("POST", "/holds", request)).status_code == 200
    other = replace(request, hold_id=uuid7())
    response = await owner("POST", "/holds", other)
    assert response.status_code == 409
    refused = problem(response)
    assert refused.code == "slot_taken"
    assert refused.outcome is not None
    assert "held" in refused.outcome.reasons
    assert refused.outcome.alternatives
    assert (await owner("DELETE", f"/holds/{request.hold_id}")).status_code == 404
    assert (await desk("DELETE", f"/holds/{request.hold_id}")).status_code == 204
    assert (await desk("DELETE", f"/holds/{request.hold_id}")).status_code == 204
    assert (await owner("POST", "/holds", other)).status_code == 200
    moved = replace(request, hold_id=uuid7(), starts=shop.at(14))
    assert (await owner("POST", "/holds", moved)).status_code == 200
    assert (await desk("POST", "/holds", replace(request, hold_id=uuid7()))).status_code == 200


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


ENDPOINTS = [
    ("POST", "/sync/hello"),
    ("POST", "/sync/push"),
    ("GET", "/sync/pull"),
    ("GET", "/sync/snapshot"),
    ("GET", "/sync/events"),
    ("POST", "/holds"),
    ("DELETE", f"/holds/{uuid7()}"),
    ("POST", "/availability/verdicts"),
    ("GET", "/availability/slots"),
    ("GET", "/audit"),
    ("GET", "/requests/queue"),
    ("GET", f"/sessions/{uuid7()}/messages"),
    ("PUT", f"/sessions/{uuid7()}/reminders"),
    ("GET", f"/customers/{uuid7()}/sms-consent"),
    ("PUT", f"/customers/{uuid7()}/sms-consent"),
    ("GET", "/calendars"),
    ("POST", "/calendars"),
    ("DELETE", f"/calendars/{uuid7()}"),
    ("GET", "/me/weekly-question"),
    ("PUT", "/me/weekly-question"),
    ("GET", "/presence"),
    ("PUT", "/presence"),
    ("POST", "/presence/heard"),
    ("POST", "/matching/sessions"),
    ("GET", f"/matching/sessions/{uuid7()}"),
    ("POST", f"/matching/sessions/{uuid7()}/assign"),
    ("POST", "/matching/ways"),
    ("GET", "/offers"),
    ("POST", f"/offers/{uuid7()}/accept"),
    ("POST", f"/offers/{uuid7()}/decline"),
    ("GET", "/waitlist"),
    ("POST", "/waitlist"),
    ("GET", f"/waitlist/{uuid7()}"),
    ("DELETE", f"/waitlist/{uuid7()}"),
    ("POST", f"/waitlist/{uuid7()}/book"),
    ("GET", "/sessions/left-open"),
    ("DELETE", f"/sessions/{uuid7()}/lobby"),
    ("GET", "/keys"),
    ("POST", "/keys"),
    ("DELETE", f"/keys/{uuid7()}"),
    ("GET", "/waiver-texts"),
    ("POST", "/waiver-texts"),
    ("GET", "/waiver-texts/diff"),
    ("GET", "/waivers"),
    ("POST", "/waivers"),
    ("GET", "/waivers/due"),
    ("GET", "/waivers/missing"),
    ("GET", "/plans"),
    ("PUT", f"/plans/{uuid7()}"),
    ("GET", "/bays"),
    ("PUT", f"/bays/{uuid7()}"),
    ("GET", "/organization"),
    ("PUT", "/organization"),
    ("GET", "/policies"),
    ("PUT", f"/policies/{uuid7()}"),
    ("GET", "/staff"),
    ("PUT", f"/staff/{uuid7()}"),
    ("PUT", f"/staff/{uuid7()}/password"),
    ("POST", f"/staff/{uuid7()}/password-link"),
    ("GET", "/mechanics"),
    ("PUT", f"/mechanics/{uuid7()}"),
    ("GET", "/devices"),
    ("PUT", f"/devices/{uuid7()}"),
    ("DELETE", f"/devices/{uuid7()}"),
    ("POST", "/site/checkouts"),
    ("GET", f"/site/checkouts/{uuid7()}"),
    ("POST", f"/site/checkouts/{uuid7()}/confirm"),
    ("DELETE", f"/site/checkouts/{uuid7()}"),
    ("GET", "/site/shop"),
    ("GET", "/site/slots"),
    ("POST", "/site/customers"),
    ("GET", f"/site/customers/{uuid7()}"),
    ("POST", f"/site/customers/{uuid7()}/vehicles"),
    ("GET", f"/site/customers/{uuid7()}/bookings"),
    ("POST", f"/site/customers/{uuid7()}/account"),
    ("POST", "/site/holds"),
    ("DELETE", f"/site/holds/{uuid7()}"),
    ("POST", "/site/bookings"),
    ("POST", f"/site/bookings/{uuid7()}/move"),
    ("POST", "/site/requests"),
    ("GET", f"/site/requests/{uuid7()}"),
    ("POST", f"/site/requests/{uuid7()}/accept"),
    ("POST", f"/site/requests/{uuid7()}/decline"),
    ("POST", f"/site/requests/{uuid7()}/withdraw"),
    ("POST", f"/site/bookings/{uuid7()}/cancel"),
    ("POST", "/site/ways"),
    ("POST", "/site/searches"),
    ("GET", f"/site/searches/{uuid7()}"),
    ("POST", f"/site/searches/{uuid7()}/card"),
    ("POST", f"/site/searches/{uuid7()}/card/{uuid7()}/confirm"),
    ("POST", "/site/waitlist"),
    ("GET", f"/site/waitlist/{uuid7()}"),
    ("DELETE", f"/site/waitlist/{uuid7()}"),
    ("POST", f"/site/waitlist/{uuid7()}/book"),
    *SOMEWHERE,
    ("GET", "/waivers/verify"),
    ("GET", "/waivers/anchors"),
]


async def test_without_a_token_nothing_is_answered(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk = Caller(client, context, shop, "desk")
    async with shop.uow() as uow:
        account = await uow.devices.account(desk.person.member.id, desk.person.device_id)
    assert account is not None
    old, _ = context.tokens.issue(account, context.now() - 3600)
    good, _ = context.tokens.issue(account, context.now())
    head, body, signature = good.split(".")
    none = "eyJhbGciOiJub25lIn0"
    headers = ["", "Basic x", "Bearer x", "Bearer adk_x", f"Bearer {old}"]
    headers += [f"Bearer {head}.{body}.{signature[::-1]}", f"Bearer {none}.{body}."]
    for (method, path), header in itertools.product(ENDPOINTS, headers):
        context.key_limits = KeyLimits()  # else a wrong key at sixty endpoints is one too often
        response = await client.request(
            method, path, headers={"Authorization": header} if header else {}, content=b"{}"
        )
        assert response.status_code == 401, (path, header)
        assert problem(response).code == "not_signed_in"


async def test_a_revoked_device_and_a_dismissed_person_are_refused_at_once(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk, owner = Caller(client, context, shop, "desk"), Caller(client, context, shop, "owner")
    await desk.hello()
    await owner.hello()
    async with shop.acting("owner") as (uow, _):
        await uow.devices.revoke(desk.person.device_id, 1)
        await uow.bump()
        await uow.records.put(replace(owner.person.member, active=False))
    hello = Hello(device_id=desk.person.device_id, app="0.1.0")
    response = await desk("POST", "/sync/hello", hello)
    assert (response.status_code, problem(response).code) == (403, "device_revoked")
    response = await owner("POST", "/sync/hello", hello)
    assert (response.status_code, problem(response).code) == (401, "not_signed_in")


async def test_a_forked_device_goes_on_under_a_new_id(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk, owner = Caller(client, context, shop, "desk"), Caller(client, context, shop, "owner")
    first = shop.mutation("desk", shop.booking(shop.at(10)))
    await desk.push(first)
    fresh = uuid7()
    assert (await desk.hello(fresh)).last_seq == 0
    again = read(PushAnswer, await desk.push(first, device_id=fresh))
    assert again.results[0].status == "applied"
    assert (await desk.hello(fresh)).last_seq == 1, "what arrived under the old id counts in the new queue"
    mutation = replace(shop.mutation("desk", shop.booking(shop.at(14))), seq=2)
    assert read(PushAnswer, await desk.push(mutation, device_id=fresh)).results[0].status == "applied"
    assert (await owner.push(device_id=fresh)).status_code == 403
    refused = await owner.push(shop.mutation("owner", shop.booking(shop.at(16))), device_id=fresh)
    assert (refused.status_code, problem(refused).code) == (403, "not_allowed")


async def test_a_kiosks_credential_is_no_desktop(client: httpx.AsyncClient, shop: Shop) -> None:
    email = await shop.give_password("desk")
    device_id = uuid7()
    async with shop.acting("owner") as (uow, _):
        await uow.devices.add(Device(id=device_id, kind="kiosk", name="door"))
    body = {
        "email": email,
        "password": "correct horse battery",
        "device_id": str(device_id),
        "device_name": "x",
        "app": "0.1.0",
    }
    assert (await client.post("/auth/sign-in", json=body)).status_code == 403


BAD_BODIES = [b"", b"{", b"[]", b"null", b'{"device_id": 5}', b"\xff\xfe", b'{"mutations": "x"}', b"[" * 5000]


async def test_malformed_bodies_are_a_problem_never_a_crash(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk = Caller(client, context, shop, "desk")
    await desk.hello()
    headers = {"Authorization": f"Bearer {desk.token}", "Accept-Language": "fr-CA"}
    paths = ["/sync/hello", "/sync/push", "/holds", "/auth/sign-in", "/availability/verdicts"]
    for path, body in itertools.product(paths, BAD_BODIES):
        response = await client.post(path, content=body, headers=headers)
        assert response.status_code == 400, (path, body)
        assert problem(response).detail == "La demande n’est pas valide."


async def test_bodies_are_limited_and_unknown_paths_are_not_found(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk = Caller(client, context, shop, "desk")
    too_large = await desk("POST", "/sync/push", {"x": "y" * 400_000})
    assert too_large.status_code == 413
    assert (await desk("GET", "/nowhere")).status_code == 404
    assert (await desk("GET", "/sync/pull", cursor="x")).status_code == 400
    schema = await client.get("/schema/openapi.json")
    without_ids = {path for _, path in ENDPOINTS if all(len(part) != 36 for part in path.split("/"))}
    assert without_ids <= set(schema.json()["paths"])


async def test_health(client: httpx.AsyncClient) -> None:
    body = (await client.get("/health")).json()
    assert (body["status"], body["database"]) == ("ok", "ok")
    assert body["version"]


async def test_a_fork_that_tells_an_odd_version_is_registered(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk = Caller(client, context, shop, "desk")
    response = await desk("POST", "/sync/hello", Hello(device_id=uuid7(), app="0.1\x00.0"))
    assert response.status_code == 200


@pytest.mark.expects_log("the database failed")
async def test_health_asks_the_database_itself(client: httpx.AsyncClient, context: Context) -> None:
    """A connection that was lost meanwhile is noticed, though the pool still counts it as good."""
    assert (await client.get("/health")).status_code == 200
    engine = context.bootstrap.engine
    async with engine.connect() as kept:
        pid = (await kept.execute(sa.text("SELECT pg_backend_pid()"))).scalar_one()
    other = make_engine(context.bootstrap.settings.database_url, 1)
    async with other.connect() as connection:
        await connection.execute(sa.text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
    await other.dispose()
    assert (await client.get("/health")).status_code == 503
    assert (await client.get("/health")).status_code == 200


async def test_an_answer_says_which_field_could_not_be_read(client: httpx.AsyncClient, shop: Shop) -> None:
    sign_in = {
        "email": "a@example.test",
        "password": "x",
        "device_id": "seven",
        "device_name": "Desk",
        "app": "0.1.0",
    }
    answer = await client.post("/auth/sign-in", json=sign_in)
    assert answer.status_code == 400
    problem = answer.json()
    assert problem["code"] == "invalid"
    assert problem["params"]["problems"] == ["device_id: Invalid UUID"]
    missing = await client.post("/auth/sign-in", json={"email": "a@example.test"})
    assert "password" in missing.json()["params"]["problems"][0]
