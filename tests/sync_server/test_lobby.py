"""The lobby: from when one may join, who is there, and the session that begins when both are."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict, replace
from typing import Any

import httpx
import pytest

from scheduling.commands import MoveSession, Place
from scheduling.errors import ActiveElsewhere, Gone, Invalid, NotAllowed, NotFound, RuleError, TooEarly
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.visit_messages import History, Lobby
from scheduling.visit_records import LobbyPresence
from scheduling.visits import VisitSettings
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.db.unit_of_work import SqlUnitOfWork
from sync_server.http.context import Context
from sync_server.services import history, lobby, waiver_standing
from sync_server.services.models import Policy
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import MINUTE, S, now_of, stand

ADDRESS = "https://meet.example.test/garage"


@pytest.fixture
async def site(shop: Shop) -> str:
    """A website that booked what the tests make from then on."""
    await shop.give_key()
    return "site"


async def video(shop: Shop, state: SessionState = S.PENDING, **over: Any) -> Session:
    values: dict[str, Any] = {"kind": VisitKind.VIDEO, "starts": now_of(shop) + 5 * MINUTE}
    if "site" in shop.people:
        values["created_by"] = shop.people["site"].member.id
    return await stand(shop, state, **(values | over))


async def join(shop: Shop, who: str, session: Session, at: int | None = None) -> Lobby:
    async with shop.acting(who) as (uow, account):
        return await lobby.join(uow, account, session.id, now_of(shop) if at is None else at)


async def refused(call: Callable[[], Awaitable[object]]) -> RuleError:
    with pytest.raises(RuleError) as caught:
        await call()
    return caught.value


async def test_the_lobby_opens_fifteen_minutes_before_to_the_second(shop: Shop) -> None:
    session = await video(shop, S.SCHEDULED, starts=shop.at(10))
    opens = shop.at(10) - 15 * MINUTE
    error = await refused(lambda: join(shop, "anna", session, opens - 1))
    assert isinstance(error, TooEarly)
    assert error.params == {"from": opens}
    there = await join(shop, "anna", session, opens)
    assert (there.mechanic_there, there.customer_there, there.opens_at) == (True, False, opens)


async def test_moved_while_somebody_joins_it_is_too_early(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = shop.at(10)
    session = await stand(shop, S.SCHEDULED, kind=VisitKind.VIDEO, starts=start, slot=True)
    seen = Place(starts=start, minutes=60, mechanic_id=shop.anna.id)
    move = MoveSession(session_id=session.id, seen=seen, to=replace(seen, starts=shop.at(10, 4)))
    bump = SqlUnitOfWork.bump

    async def overtaken(uow: SqlUnitOfWork) -> int:
        monkeypatch.setattr(SqlUnitOfWork, "bump", bump)
        assert (await shop.send("desk", move)).code == ""
        return await bump(uow)

    monkeypatch.setattr(SqlUnitOfWork, "bump", overtaken)
    error = await refused(lambda: join(shop, "anna", session, start - 60))
    assert isinstance(error, TooEarly)


async def test_who_signed_waits_and_when_both_are_there_at_the_start_it_begins(shop: Shop, site: str) -> None:
    session = await video(shop, S.SCHEDULED, starts=shop.at(10))
    start = shop.at(10)
    waiting = await join(shop, site, session, start - 600)
    assert (waiting.state, waiting.customer_there) == (S.WAITING, True)
    assert (await join(shop, "anna", session, start - 30)).state is S.WAITING, "not before its time"
    assert (await join(shop, site, session, start - 1)).state is S.WAITING
    assert (await join(shop, "anna", session, start)).state is S.LIVE
    assert (await join(shop, site, session, start + 30)).state is S.LIVE
    row = await shop.session(session.id)
    assert (row.arrived_at, row.started_at) == (start - 600, start)
    events = await shop.steps(session.id)
    assert events == [
        ("due", "scheduled", "pending"),
        ("joined", "pending", "waiting"),
        ("started", "waiting", "live"),
    ]


async def test_who_fell_silent_has_left(shop: Shop, site: str) -> None:
    session = await video(shop)
    start = session.starts or 0
    await join(shop, site, session, start - 90)
    assert (await join(shop, "anna", session, start)).state is S.LIVE, "heard of 90 seconds ago"
    other = await video(shop)
    await join(shop, site, other, start - 91)
    assert (await join(shop, "anna", other, start)).state is S.WAITING
    async with shop.acting(site) as (uow, account):
        await lobby.leave(uow, account, session.id, start)
    async with shop.acting("desk") as (uow, account):
        seen = await lobby.see(uow, account, session.id, start)
    assert (seen.customer_there, seen.mechanic_there, seen.state) == (False, True, S.LIVE)


async def test_without_a_waiver_it_does_not_begin_until_it_is_signed(
    shop: Shop, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = False

    async def valid(*_: object) -> bool:
        return signed

    monkeypatch.setattr(waiver_standing, "waiver_valid", valid)
    session = await video(shop, starts=now_of(shop))
    await join(shop, "anna", session)
    there = await join(shop, site, session)
    assert (there.state, there.waiver_signed) == (S.PENDING, False)
    signed = True
    assert (await join(shop, site, session)).state is S.LIVE


async def test_which_session_a_customer_is_in_is_told_to_who_may_see_it_only(shop: Shop, site: str) -> None:
    """The shop made that one: a website may have been told the name by a stranger."""
    theirs = await stand(shop, S.WAITING)
    booked = await video(shop, customer_id=theirs.customer_id)
    error = await refused(lambda: join(shop, site, booked))
    assert (type(error), error.params) == (ActiveElsewhere, {})


async def test_an_immediate_session_begins_as_soon_as_both_are_there(shop: Shop, site: str) -> None:
    session = await video(shop, starts=None, created_at=now_of(shop))
    await join(shop, "anna", session)
    assert (await join(shop, site, session)).state is S.LIVE


async def test_a_customer_is_in_one_lobby_at_a_time(shop: Shop, site: str) -> None:
    session = await video(shop)
    await join(shop, site, session)
    other = await video(shop, S.SCHEDULED, customer_id=session.customer_id)
    error = await refused(lambda: join(shop, site, other))
    assert (type(error), error.params) == (ActiveElsewhere, {"session_id": str(session.id)})
    await join(shop, "anna", other)
    assert (await shop.session(other.id)).state is S.SCHEDULED


async def test_what_has_no_lobby(shop: Shop, site: str) -> None:
    person = await stand(shop, S.PENDING)
    assert isinstance(await refused(lambda: join(shop, "anna", person)), Invalid)
    for state in set(SessionState) - {S.SCHEDULED, S.PENDING, S.WAITING, S.LIVE}:
        over = await video(shop, state)
        assert isinstance(await refused(lambda: join(shop, site, over)), Gone), state  # noqa: B023 - called at once
    missing = await video(shop)
    async with shop.acting("anna") as (uow, account):
        with pytest.raises(NotFound):
            await lobby.join(uow, account, uuid7(), missing.created_at)


async def test_it_is_the_mechanics_own_and_nobody_elses(shop: Shop) -> None:
    session = await video(shop)
    for who in ("owner", "desk", "ivan", "kiosk"):
        assert isinstance(await refused(lambda: join(shop, who, session)), NotAllowed), who  # noqa: B023 - called at once


async def test_both_join_at_once_and_it_begins_once(shop: Shop, site: str) -> None:
    session = await video(shop, starts=now_of(shop))
    await asyncio.gather(join(shop, site, session), join(shop, "anna", session))
    assert (await shop.session(session.id)).state is S.LIVE
    assert [what for what, _, __ in await shop.steps(session.id)] == ["joined", "started"]
    async with shop.uow() as uow:
        assert await uow.rows.count(LobbyPresence, session_id=session.id) == 2


async def test_video_meets_at_the_organizations_address(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    settings = VisitSettings(meeting_address=ADDRESS)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.rows.add(Policy(name="visits", value=asdict(settings), changed_at=1))
        await uow.commit()
    desk, anna = Caller(client, context, shop, "desk"), Caller(client, context, shop, "anna")
    session, phone = await video(shop), await video(shop, kind=VisitKind.PHONE)
    later = await video(shop, S.SCHEDULED, starts=shop.at(12))
    for row, address in ((session, ADDRESS), (phone, ""), (later, "")):
        seen = read(Lobby, await desk("GET", f"/sessions/{row.id}/lobby"))
        assert seen.meeting_address == address
    refusal = await anna("PUT", f"/sessions/{later.id}/lobby")
    assert (refusal.status_code, problem(refusal).code) == (409, "too_early")
    assert problem(refusal).params == {"from": shop.at(12) - 15 * MINUTE}
    assert read(Lobby, await anna("PUT", f"/sessions/{session.id}/lobby")).mechanic_there
    assert (await anna("DELETE", f"/sessions/{session.id}/lobby")).status_code == 204
    assert not read(Lobby, await desk("GET", f"/sessions/{session.id}/lobby")).mechanic_there


async def test_the_kiosk_checks_in_and_its_name_is_in_the_history(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    kiosk, desk = Caller(client, context, shop, "kiosk"), Caller(client, context, shop, "desk")
    session = await stand(shop, S.SCHEDULED)
    for _ in range(2):
        assert (await kiosk("POST", f"/sessions/{session.id}/check-in")).status_code == 204
    assert problem(await kiosk("POST", f"/sessions/{uuid7()}/check-in")).code == "gone"
    (event,) = read(History, await desk("GET", f"/sessions/{session.id}/events")).events
    assert (event.what, event.from_state, event.to_state) == ("checked in", "scheduled", "waiting")
    assert (event.staff_name, event.device_name) == ("Kiosk", "kiosk")
    assert (await kiosk("GET", f"/sessions/{session.id}/events")).status_code == 403


async def test_a_customer_sees_what_happened_and_not_who_did_it_nor_why(shop: Shop, site: str) -> None:
    session = await video(shop)
    await join(shop, "anna", session)
    await join(shop, site, session)
    async with shop.acting(site) as (uow, account):
        (line,) = (await history.of_session(uow, account, session.id)).events
    assert (line.what, line.staff_name, line.device_id, line.detail) == ("joined", "", None, "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"join_before": -1},
        {"silence": 0},
        {"meeting_address": "http://x.test"},
        {"meeting_address": "https://"},
        {"meeting_address": "https://[x"},
        {"meeting_address": "https://a b"},
    ],
)
def test_settings_that_no_lobby_has(wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        VisitSettings(**wrong)
