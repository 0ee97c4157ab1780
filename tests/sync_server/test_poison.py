"""One change at which the server fails, or that never got here whole, does not hold up what comes behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx
import msgspec
import pytest
import sqlalchemy as sa

from scheduling import upcasting
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.wire import Push, PushAnswer, PushStatus, Welcome
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.http.context import Context
from sync_server.services import push as service
from tests.sync_server.caller import Caller
from tests.sync_server.shop import Shop


@pytest.fixture
def desk(client: httpx.AsyncClient, context: Context, shop: Shop) -> Caller:
    return Caller(client, context, shop, "desk")


def _answer(response: httpx.Response) -> list[Any]:
    assert response.status_code == 200, response.text
    return msgspec.json.decode(response.content, type=PushAnswer).results


@pytest.mark.expects_log(r"bug: \w+ .* at push of 'session.book@1'")
@pytest.mark.parametrize("fails", ["in the handler", "in the database", "at the commit"])
async def test_a_bug_at_one_change_is_logged_and_answered_for_good(
    desk: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fails: str
) -> None:
    shop = desk.shop
    before, bad, after = (
        shop.mutation("desk", shop.booking(shop.at(hour), concern="nobody's business"))
        for hour in (9, 12, 15)
    )
    book = service.HANDLERS["session.book@1"]

    async def broken(uow: Any, account: Any, command: Any, now: int) -> Any:
        if command.starts != shop.at(12):
            return await book(uow, account, command, now)
        if fails == "in the handler":
            raise ZeroDivisionError(command.concern)
        if fails == "in the database":
            await uow._line.execute(sa.text("SELECT 1 / 0"))
        decision = await book(uow, account, command, now)
        await uow._line.execute(
            sa.text("UPDATE slot_reservation SET session_id = gen_random_uuid() WHERE id = :id"),
            {"id": command.reservation_id},
        )
        return decision

    monkeypatch.setitem(service.HANDLERS, "session.book@1", broken)
    results = _answer(await desk.push(before, bad, after))
    statuses = [result.status for result in results]
    assert statuses == [PushStatus.APPLIED, PushStatus.REJECTED, PushStatus.APPLIED]
    assert results[1].code == "server_fault"
    assert "nobody's business" not in caplog.text
    assert _answer(await desk.push(bad)) == [results[1]], "the same answer again"
    async with shop.uow() as uow:
        assert len(await uow.records.all(Session)) == 2


@pytest.mark.expects_log("bug: AttributeError .* at push of 'customer.old@1'")
async def test_a_step_that_fails_at_the_arguments_of_an_older_program_holds_up_no_other(
    desk: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The arguments are read before anything is asked of the database."""

    def step(args: dict[str, object]) -> dict[str, object]:
        return args | {"name": str.strip(args["name"].text)}  # type: ignore[attr-defined]

    monkeypatch.setitem(upcasting.STEPS, "customer.old@1", step)
    shop = desk.shop
    before, after = (shop.mutation("desk", shop.booking(shop.at(hour))) for hour in (9, 12))
    bad = replace(before, mid=uuid7(), seq=before.seq + 1, name="customer.old@1", args={"name": 1})
    results = _answer(await desk.push(before, bad, replace(after, seq=bad.seq + 1)))
    assert [result.status for result in results] == ["applied", "rejected", "applied"]
    assert results[1].code == "server_fault"
    assert _answer(await desk.push(bad)) == [results[1]]


@pytest.mark.expects_log("the database failed: InternalError 25006")
async def test_a_database_that_is_read_only_for_a_while_blames_no_change(
    desk: Caller, context: Context
) -> None:
    """As before it is handed over to another machine: the device tries again, and nothing is refused for good."""
    booking = desk.shop.mutation("desk", desk.shop.booking(desk.shop.at(9)))
    engine = context.bootstrap.engine.sync_engine

    def read_only(connection: sa.Connection) -> None:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")

    sa.event.listen(engine, "begin", read_only)
    try:
        for change in (booking, replace(booking, args=None)):
            response = await desk.push(change)
            assert (response.status_code, response.headers["retry-after"]) == (503, "1")
    finally:
        sa.event.remove(engine, "begin", read_only)
    (applied,) = _answer(await desk.push(booking))
    assert applied.status is PushStatus.APPLIED


async def test_a_husk_is_refused_for_good_or_told_what_was_answered(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    """A device that can not get a change through sends its number and id alone."""
    desk = Caller(client, context, shop, "desk")
    done, never = (shop.mutation("desk", shop.booking(shop.at(hour))) for hour in (9, 12))
    (applied,) = _answer(await desk.push(done))
    assert _answer(await desk.push(replace(done, args=None))) == [applied]
    (refused,) = _answer(await desk.push(replace(never, args=None)))
    assert (refused.status, refused.code) == (PushStatus.REJECTED, "invalid")
    behind = shop.mutation("desk", shop.booking(shop.at(15)))
    assert [r.status for r in _answer(await desk.push(behind))] == [PushStatus.APPLIED]


async def test_a_text_too_long_is_answered_and_a_push_too_long_is_said_to_be(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk = Caller(client, context, shop, "desk")
    long = shop.mutation("desk", shop.booking(shop.at(9), concern="x" * 8001))
    assert [(r.status, r.code) for r in _answer(await desk.push(long))] == [(PushStatus.REJECTED, "too_long")]
    too_much = shop.mutation("desk", shop.booking(shop.at(9), concern="x" * 400_000))
    response = await desk.push(too_much)
    assert (response.status_code, response.json()["code"]) == (413, "invalid")


@pytest.mark.parametrize("days", [-1, 1])
async def test_a_device_whose_clock_is_a_day_off_books_like_any_other(shop: Shop, days: int) -> None:
    mutation = shop.mutation("desk", shop.booking(shop.at(9)))
    mutation = replace(mutation, client_time=mutation.client_time + days * 86_400)
    assert (await shop.send("desk", mutation)).status is PushStatus.APPLIED
    async with shop.uow() as uow:
        (session,) = await uow.records.all(Session)
    assert abs(session.created_at - shop.bootstrap.clock.now()) < 3600, "the server's time counts"


async def test_an_old_program_gets_nothing_and_may_push(
    client: httpx.AsyncClient, context: Context, shop: Shop, bootstrap: Bootstrap
) -> None:
    bootstrap.settings = replace(bootstrap.settings, least_app="0.10.0")
    desk = Caller(client, context, shop, "desk")
    welcome = await desk.hello()
    assert welcome.least_app == "0.10.0"
    window = {"from": welcome.window_from, "to": welcome.window_to}
    pull = {"cursor": 0, "epoch": str(welcome.epoch), **window}
    for path, params in (("/sync/pull", pull), ("/sync/snapshot", window)):
        response = await desk("GET", path, **params)
        assert (response.status_code, response.json()["code"]) == (426, "upgrade_needed")
        assert response.json()["params"] == {"least": "0.10.0"}
    (result,) = _answer(await desk.push(shop.mutation("desk", shop.booking(shop.at(9)))))
    assert result.status is PushStatus.APPLIED
    hello = {"device_id": str(shop.people["desk"].device_id), "app": "0.10"}
    assert (await desk("POST", "/sync/hello", hello)).status_code == 200
    assert (await desk("GET", "/sync/snapshot", **window)).status_code == 200, "after the update"


async def test_the_oldest_program_is_a_setting() -> None:
    environment = {"AUTODOCTOR_DATABASE_URL": "postgresql://x", "AUTODOCTOR_LEAST_APP": "1.2"}
    assert Settings.from_environment(environment).least_app == "1.2"


async def test_a_push_in_another_epoch_is_no_bug(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk = Caller(client, context, shop, "desk")
    welcome: Welcome = await desk.hello()
    message = Push(
        device_id=shop.people["desk"].device_id,
        epoch=shop.id,
        mutations=[shop.mutation("desk", shop.booking(shop.at(9)))],
    )
    assert welcome.epoch != message.epoch
    assert (await desk("POST", "/sync/push", message)).status_code == 410
