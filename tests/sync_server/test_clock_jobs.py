"""What the clock's job takes: pending, no-shows online, closing; and that it takes nothing twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import Any

import httpx
import pytest
import sqlalchemy as sa

from scheduling.commands import CancelSession, MoveSession, Place
from scheduling.ids import uuid7
from scheduling.records import Session, SpecialDay, WorkshopHours
from scheduling.visit_commands import CheckIn, MarkNoShow, TakeBackNoShow
from scheduling.visit_messages import LeftOpenList
from scheduling.visit_records import LeftOpen, Side
from scheduling.vocabulary import CancelledBy, SessionState, SpecialDayKind, VisitKind
from sync_server.http.context import Context
from sync_server.jobs import clock
from sync_server.services import clocking, lobby, waiver_standing
from sync_server.services.models import Policy
from tests.sync_server.caller import Caller, read
from tests.sync_server.shop import HOUR, ZONE, Shop
from tests.sync_server.test_purging import LaterClock
from tests.sync_server.visiting import MINUTE, S, be_there, now_of, stand


async def take(shop: Shop, now: int) -> int:
    """What the job does at that instant."""
    async with shop.uow() as uow:
        await uow.bump()
        count = await clocking.take(uow, now)
        await uow.commit()
    return count


async def version(shop: Shop) -> int:
    async with shop.uow() as uow:
        return (await uow.feed.state()).ver


async def put(shop: Shop, session: Session, **over: Any) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(replace(session, **over))
        await uow.commit()


@pytest.fixture
def unsigned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has signed."""

    def none(*_: object) -> bool:
        return False

    monkeypatch.setattr(waiver_standing.Standings, "enough", none)


async def jobs(shop: Shop, task: str) -> list[tuple[str | None, int]]:
    """The jobs of a kind that wait for this shop: session and when."""
    query = sa.text(
        "SELECT args->>'session_id', extract(epoch FROM scheduled_at)::bigint FROM procrastinate_jobs"
        " WHERE task_name = :task AND args->>'tenant_id' = :tenant ORDER BY 2"
    )
    async with shop.bootstrap.engine.connect() as connection:
        rows = await connection.execute(query, {"task": task, "tenant": str(shop.id)})
        return [(row[0], row[1]) for row in rows]


async def test_pending_to_the_second_once_and_the_next_looks_are_planned(shop: Shop) -> None:
    start = shop.at(10)
    session = await stand(shop, S.SCHEDULED, kind=VisitKind.VIDEO, starts=start)
    assert await take(shop, start - 901) == 0
    assert [await take(shop, start - 900) for _ in range(2)] == [1, 0]
    assert (await shop.session(session.id)).state is S.PENDING
    assert await shop.steps(session.id) == [("due", "scheduled", "pending")]
    assert [at for _, at in await jobs(shop, "clock")] == [start, start + 900]


async def test_the_owners_number_counts(shop: Shop) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        value = {"pending_before": 300, "no_show_after": 600, "no_show_job_after": 900, "retry": 60}
        await uow.rows.add(Policy(name="clock", value=value, changed_at=1))
        await uow.commit()
    command = shop.booking(shop.at(10))
    await shop.send("desk", command)
    assert await jobs(shop, "mark_pending") == [(str(command.session_id), shop.at(10) - 300)]
    assert await take(shop, shop.at(10) - 301) == 0
    assert await take(shop, shop.at(10) - 300) == 1


async def test_two_workers_at_once_and_a_quiet_shop(shop: Shop) -> None:
    session = await stand(shop, S.SCHEDULED, starts=now_of(shop) + 60)
    counts = await asyncio.gather(*(clock.tick(shop.bootstrap, shop.id) for _ in range(3)))
    assert sum(counts) == 1
    assert len(await shop.steps(session.id)) == 1
    before = await version(shop)
    assert await clock.tick(shop.bootstrap, shop.id) == 0
    assert await version(shop) == before


async def test_a_customer_elsewhere_is_tried_again_by_the_sessions_own_job(shop: Shop) -> None:
    now = now_of(shop)
    other = await stand(shop, S.LIVE, starts=now - 600)
    session = await stand(shop, S.SCHEDULED, starts=now + 60, customer_id=other.customer_id)
    assert await clock.near(shop.bootstrap, shop.id, session.id) == 0
    ((who, at),) = await jobs(shop, "mark_pending")
    assert who == str(session.id)
    assert 0 <= at - now - 60 <= 30
    await put(shop, other, state=S.COMPLETED)
    assert await clock.near(shop.bootstrap, shop.id, session.id) == 1
    assert len(await jobs(shop, "mark_pending")) == 1
    assert await clock.near(shop.bootstrap, shop.id, other.id) == 0


async def test_moved_meanwhile_it_is_not_due(shop: Shop) -> None:
    command = shop.booking(shop.at(10))
    await shop.send("desk", command)
    seen = Place(starts=shop.at(10), minutes=60, mechanic_id=shop.anna.id)
    move = MoveSession(session_id=command.session_id, seen=seen, to=replace(seen, starts=shop.at(14)))
    await shop.send("desk", move)
    assert await take(shop, shop.at(10)) == 0


@pytest.mark.usefixtures("unsigned")
async def test_an_online_no_show_at_fifteen_minutes_where_the_mechanic_waited(shop: Shop) -> None:
    start = shop.at(10)
    there, alone = [
        await stand(shop, S.SCHEDULED, kind=VisitKind.VIDEO, starts=start, mechanic_id=mechanic.id)
        for mechanic in (shop.anna, shop.bert)
    ]
    person = await stand(shop, S.SCHEDULED, starts=start)
    assert await take(shop, start - 900) == 3
    await be_there(shop, there, Side.MECHANIC, joined_at=start, seen_at=start + 60)
    assert await take(shop, start + 899) == 0
    assert [await take(shop, start + 900) for _ in range(2)] == [1, 0]
    assert (await shop.session(there.id)).state is S.NO_SHOW
    assert (await shop.session(alone.id)).state is S.PENDING
    assert (await shop.session(person.id)).state is S.PENDING, "a shop that is offline punishes nobody"


@pytest.mark.usefixtures("unsigned")
async def test_who_waited_in_the_lobby_before_a_move_has_not_waited_since(shop: Shop) -> None:
    start, later = shop.at(10), shop.at(10, 4)
    session = await stand(shop, S.PENDING, kind=VisitKind.VIDEO, starts=start, slot=True)
    await be_there(shop, session, Side.MECHANIC, joined_at=start - 300, seen_at=start)
    seen = Place(starts=start, minutes=60, mechanic_id=shop.anna.id)
    move = MoveSession(session_id=session.id, seen=seen, to=replace(seen, starts=later))
    assert (await shop.send("desk", move)).code == ""
    assert [await take(shop, later - 900), await take(shop, later + 900)] == [1, 0]
    assert await take(shop, shop.at(20, 4)) == 1
    row = await shop.session(session.id)
    assert (row.state, row.cancelled_by) == (S.CANCELLED, CancelledBy.PLATFORM), "the mechanic was absent"


@pytest.mark.usefixtures("unsigned")
async def test_a_mechanic_who_takes_over_has_not_waited_yet(shop: Shop) -> None:
    start = shop.at(10)
    values = {"kind": VisitKind.VIDEO, "starts": start, "mechanic_id": shop.bert.id}
    session = await stand(shop, S.SCHEDULED, slot=True, **values)
    await be_there(shop, session, Side.MECHANIC, joined_at=start - 300, seen_at=start)
    seen = Place(starts=start, minutes=60, mechanic_id=shop.bert.id)
    over = MoveSession(session_id=session.id, seen=seen, to=replace(seen, mechanic_id=shop.anna.id))
    assert (await shop.send("desk", over)).code == ""
    assert await take(shop, start - 900) == 1
    assert await take(shop, start + 900) == 0, "Anna has not come yet"
    async with shop.acting("anna") as (uow, account):
        await lobby.join(uow, account, session.id, start + 900)
    assert await take(shop, start + 900) == 1
    assert (await shop.session(session.id)).state is S.NO_SHOW


async def test_whoever_signed_is_no_no_show_and_both_there_begin(shop: Shop) -> None:
    start = shop.at(10)
    session = await stand(shop, S.WAITING, kind=VisitKind.VIDEO, starts=start)
    for side in (Side.CUSTOMER, Side.MECHANIC):
        await be_there(shop, session, side, joined_at=start - 300, seen_at=start)
    assert await take(shop, start - 1) == 0
    assert await take(shop, start) == 1
    row = await shop.session(session.id)
    assert (row.state, row.started_at) == (S.LIVE, start)


async def test_at_closing_an_absent_mechanics_session_is_cancelled_and_its_time_free(shop: Shop) -> None:
    start = shop.at(10)
    session = await stand(shop, S.PENDING, kind=VisitKind.VIDEO, starts=start, slot=True)
    assert await take(shop, shop.at(20) - 1) == 0
    assert [await take(shop, shop.at(20)) for _ in range(2)] == [1, 0]
    row = await shop.session(session.id)
    assert (row.state, row.cancelled_by) == (S.CANCELLED, CancelledBy.PLATFORM)
    assert await shop.slot_of(session.id) is None


@pytest.mark.parametrize("state", [S.SCHEDULED, S.PENDING, S.WAITING, S.LIVE])
async def test_the_rest_is_listed_once_and_settled_by_staff(
    client: httpx.AsyncClient, context: Context, shop: Shop, state: SessionState
) -> None:
    start = shop.at(10, -1)
    session = await stand(shop, state, starts=start)
    assert [await clock.tick(shop.bootstrap, shop.id) for _ in range(2)] == [1, 0]
    assert (await shop.session(session.id)).state is state
    listed = {}
    for who in ("owner", "desk", "anna", "ivan"):
        found = read(LeftOpenList, await Caller(client, context, shop, who)("GET", "/sessions/left-open"))
        listed[who] = [(row.session_id, row.state) for row in found.sessions]
    mine = [(session.id, state)]
    assert listed == {"owner": mine, "desk": mine, "anna": mine, "ivan": []}


async def test_what_was_left_open_and_moved_is_an_ordinary_booking_again(shop: Shop) -> None:
    start = shop.at(10, -1)
    session = await stand(shop, S.PENDING, starts=start, slot=True)
    await clock.tick(shop.bootstrap, shop.id)
    seen = Place(starts=start, minutes=60, mechanic_id=shop.anna.id)
    move = MoveSession(session_id=session.id, seen=seen, to=replace(seen, starts=shop.at(11)))
    assert (await shop.send("desk", move)).code == ""
    async with shop.uow() as uow:
        assert await uow.rows.get(LeftOpen, session.id) is None
    assert await take(shop, shop.at(11) - 900) == 1
    assert (await shop.session(session.id)).state is S.PENDING


async def test_what_was_cancelled_in_time_and_told_after_closing_is_not_left_open(shop: Shop) -> None:
    start = shop.at(10, -1)
    session = await stand(shop, S.PENDING, starts=start, slot=True)
    await clock.tick(shop.bootstrap, shop.id)
    cancel = CancelSession(session_id=session.id, cancelled_by=CancelledBy.CUSTOMER, at=start - HOUR)
    assert (await shop.send("desk", cancel)).code == ""
    async with shop.uow() as uow:
        assert await uow.rows.get(LeftOpen, session.id) is None


async def test_what_was_missed_for_days_is_found_at_night(shop: Shop) -> None:
    await stand(shop, S.SCHEDULED, starts=shop.at(10, -9))
    assert await clock.tick(shop.bootstrap, shop.id) == 0
    assert await clock.tick_long_back(shop.bootstrap, shop.id) == 1


async def test_a_day_of_its_own_hours_closes_by_them_and_a_late_booking_at_midnight(shop: Shop) -> None:
    evening = await stand(shop, S.LIVE, starts=shop.at(19.5))
    day = await stand(shop, S.LIVE, starts=shop.at(15))
    assert await take(shop, shop.at(20)) == 1
    async with shop.uow() as uow:
        assert await uow.rows.get(LeftOpen, day.id) is not None
        assert await uow.rows.get(LeftOpen, evening.id) is None
    assert await take(shop, shop.at(20) + 4 * HOUR) == 1


async def test_who_asks_at_once_shortly_before_closing_has_the_time_in_which_a_mechanic_is_looked_for(
    shop: Shop,
) -> None:
    """Half an hour, or the owner's number, and then the session: closing time cuts neither short."""
    closing = shop.at(20)
    asked = await stand(
        shop, S.PENDING, kind=VisitKind.VIDEO, starts=None, created_at=closing - 1200, minutes=15
    )
    assert await take(shop, closing) == 0
    assert (await shop.session(asked.id)).state is S.PENDING
    async with shop.uow() as uow:
        await uow.bump()
        await uow.rows.add(Policy(name="offers", value={"immediate_given_up_after": 300}, changed_at=1))
        await uow.commit()
    assert await take(shop, closing) == 1


async def open_by_night(shop: Shop) -> None:
    """From 18:00 to 2:00, each day."""
    async with shop.uow() as uow:
        await uow.bump()
        for row in await uow.records.all(WorkshopHours):
            await uow.records.put(replace(row, start_minute=18 * 60, end_minute=26 * 60))
        await uow.commit()


async def test_a_shop_that_is_open_over_midnight_closes_in_the_night(shop: Shop) -> None:
    """Its hours were of the day before: what was left open at 0:15 is not kept open until the next evening."""
    await open_by_night(shop)
    night = shop.at(0) + 15 * MINUTE
    late = await stand(shop, S.PENDING, kind=VisitKind.VIDEO, starts=night, minutes=30, slot=True)
    assert await take(shop, shop.at(2) - 1) == 0
    assert await take(shop, shop.at(2)) == 1
    assert (await shop.session(late.id)).cancelled_by is CancelledBy.PLATFORM


async def test_a_closed_day_ends_at_midnight_and_late_workers_close_it_once(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = datetime.fromtimestamp(shop.at(0), ZONE).date()
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(SpecialDay(id=uuid7(), day=day, kind=SpecialDayKind.CLOSED))
        await uow.commit()
    session = await stand(shop, S.PENDING, kind=VisitKind.VIDEO, starts=shop.at(10), slot=True)
    assert await take(shop, shop.at(0, 4) - 1) == 0
    monkeypatch.setattr(
        shop.bootstrap, "clock", LaterClock(shop.at(0, 6))
    )  # two days late, and three of them
    counts = await asyncio.gather(*(clock.tick(shop.bootstrap, shop.id) for _ in range(3)))
    assert sum(counts) == 1
    assert [what for what, *_ in await shop.steps(session.id)] == ["mechanic did not come"]


@pytest.mark.parametrize(
    ("now", "starts", "answer"),
    [
        ((1, 23.9), (2, 0.1), "applied"),  # there some minutes before, on the day before
        ((1, 23.5), (2, 0.1), "too_early"),
        ((2, 0.5), (1, 23.5), "applied"),  # late, while the shop is still open
        ((2, 2), (1, 23.5), "illegal_transition"),
    ],
)
async def test_over_midnight_a_visits_day_is_as_long_as_the_shop_is_open(
    shop: Shop,
    monkeypatch: pytest.MonkeyPatch,
    now: tuple[int, float],
    starts: tuple[int, float],
    answer: str,
) -> None:
    await open_by_night(shop)
    session = await stand(shop, S.SCHEDULED, starts=shop.at(starts[1], starts[0]))
    monkeypatch.setattr(shop.bootstrap, "clock", LaterClock(shop.at(now[1], now[0])))
    result = await shop.send("desk", CheckIn(session_id=session.id))
    assert (result.code or result.status.value) == answer


async def test_a_no_show_that_was_taken_back_is_not_marked_again(shop: Shop) -> None:
    row = await stand(shop, S.PENDING, kind=VisitKind.CHAT, mechanic_id=shop.ivan.id)
    await be_there(shop, row, Side.MECHANIC, joined_at=now_of(shop) - 20 * MINUTE)
    assert (await shop.send("ivan", MarkNoShow(session_id=row.id))).code == ""
    assert (await shop.send("desk", TakeBackNoShow(session_id=row.id))).code == ""
    assert await take(shop, now_of(shop) + 16 * MINUTE) == 0
