"""Every endpoint over HTTP: nothing without a token, what a refusal looks like, whether the server is well."""

from __future__ import annotations

import itertools

import httpx
import pytest
import sqlalchemy as sa

from scheduling.ids import uuid7
from sync_server.db.engine import make_engine
from sync_server.http.attempts import KeyLimits
from sync_server.http.context import Context
from tests.sync_server.caller import Caller, problem
from tests.sync_server.money_calls import SOMEWHERE
from tests.sync_server.shop import Shop

ENDPOINTS = [
    ("POST", "/sync/hello"),
    ("POST", "/sync/push"),
    ("GET", "/sync/pull"),
    ("GET", "/sync/snapshot"),
    ("POST", "/sync/copy"),
    ("GET", "/sync/window"),
    ("GET", "/sync/events"),
    ("GET", "/sync/version"),
    ("POST", "/holds"),
    ("DELETE", f"/holds/{uuid7()}"),
    ("GET", "/leases"),
    ("POST", "/leases"),
    ("POST", "/availability/verdicts"),
    ("GET", "/availability/slots"),
    ("GET", "/audit"),
    ("GET", "/requests/queue"),
    ("GET", f"/sessions/{uuid7()}/messages"),
    ("PUT", f"/sessions/{uuid7()}/reminders"),
    ("POST", f"/sessions/{uuid7()}/confirmation"),
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
    ("GET", "/organization/listing"),
    ("PUT", "/organization/listing"),
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
    ("POST", "/devices/kiosk-code"),
    ("PUT", f"/devices/{uuid7()}"),
    ("DELETE", f"/devices/{uuid7()}"),
    ("PUT", "/sync/key"),
    ("GET", "/handovers"),
    ("GET", f"/handovers/{uuid7()}"),
    ("POST", f"/handovers/changes/{uuid7()}"),
    ("DELETE", f"/handovers/changes/{uuid7()}"),
    ("GET", f"/handovers/{uuid7()}/files"),
    ("POST", f"/handovers/files/{uuid7()}"),
    ("DELETE", f"/handovers/files/{uuid7()}"),
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
    ("GET", "/site/bookings"),
    ("GET", f"/site/bookings/{uuid7()}"),
    ("POST", f"/site/bookings/{uuid7()}/move"),
    ("POST", "/site/requests"),
    ("GET", f"/site/requests/{uuid7()}"),
    ("POST", f"/site/requests/{uuid7()}/accept"),
    ("POST", f"/site/requests/{uuid7()}/decline"),
    ("POST", f"/site/requests/{uuid7()}/withdraw"),
    ("POST", f"/site/bookings/{uuid7()}/cancel"),
    ("POST", f"/site/bookings/{uuid7()}/card"),
    ("POST", f"/site/bookings/{uuid7()}/card/{uuid7()}/confirm"),
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
        assert problem(response).detail.startswith("La demande n’est pas valide. `")


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
