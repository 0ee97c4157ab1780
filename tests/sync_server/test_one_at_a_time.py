"""One active session over the platform: real connections of two organizations, one of which wins, and nobody is told
where the other one is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from scheduling.errors import ActiveElsewhere, ErrorCode
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.sessions import Actor, Facts
from scheduling.visit_commands import CheckIn, ExtendSession, TakeBackNoShow
from scheduling.visit_records import LeftOpen, Side
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from sync_server.jobs import clock
from sync_server.services import clocking, lobby, steps
from tests.sync_server.account_holder import Holder, P
from tests.sync_server.matching_shop import at_clock
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import S, be_there, stand


def address() -> str:
    return f"{uuid7().hex}@example.test"


@pytest.fixture
async def crowd(module_database: Urls) -> AsyncIterator[list[Shop]]:
    """Two workshops over a pool that is wide enough for many at once."""
    made = Bootstrap.from_settings(Settings(database_url=module_database.app, pool_size=30))
    shops = [Shop(made), Shop(made)]
    at_clock(shops[0])
    for each in shops:
        await each.open()
    yield shops
    await made.close()


@pytest.fixture
async def pair(crowd: list[Shop]) -> list[Holder]:
    """One person's linked records in both."""
    email = address()
    return [await Holder.linked_at(each, email) for each in crowd]


A_LONG_DAY = 25 * 3600
"""Seconds, of the day on which the clocks are put back."""
Claims = Callable[[Session], int]


@pytest.fixture
def counts_until(module_database: Urls) -> Claims:
    """Of a session's claim, read as nobody may; 0 without one."""

    def read(session: Session) -> int:
        query = "SELECT extract(epoch FROM counts_until)::bigint FROM platform_active WHERE session_id = %s"
        with psycopg.connect(module_database.backup) as connection:
            row = connection.execute(query, [session.id]).fetchone()
        return 0 if row is None else int(row[0])

    return read


async def booked(holder: Holder, **over: Any) -> Session:
    """Of today, near enough to become pending."""
    values: dict[str, Any] = {
        "starts": holder.now + 60,
        "customer_id": holder.customer_id,
        "kind": VisitKind.VIDEO,
    }
    return await stand(holder.shop, S.SCHEDULED, **(values | over))


async def enter(
    holder: Holder, session: Session, to: SessionState = S.PENDING, now: int | None = None
) -> Session | None:
    """As every step does; ``None`` where it was refused."""
    async with holder.shop.uow() as uow:
        await uow.bump()
        facts = Facts(now=now or holder.now)
        try:
            changed = await steps.change(uow, session, to, actor=Actor.PLATFORM, facts=facts, what="due")
        except ActiveElsewhere:
            return None
        await uow.commit()
    return changed


async def leave(holder: Holder, session: Session) -> None:
    async with holder.shop.uow() as uow:
        await uow.bump()
        current = await uow.records.get(Session, session.id)
        assert current is not None
        facts = Facts(now=holder.now)
        await steps.change(uow, current, S.CANCELLED, actor=Actor.OWNER, facts=facts, what="cancelled")
        await uow.commit()


async def state(holder: Holder, session: Session) -> SessionState:
    return (await holder.shop.session(session.id)).state


async def together(*acts: Awaitable[Any]) -> list[Any]:
    return list(await asyncio.gather(*acts))


async def test_of_two_organizations_at_once_one_wins_and_the_other_may_afterwards(pair: list[Holder]) -> None:
    for _ in range(5):
        sessions = [await booked(each) for each in pair]
        done = await together(*(enter(one, row) for one, row in zip(pair, sessions, strict=True)))
        assert sum(each is not None for each in done) == 1
        won = 0 if done[0] is not None else 1
        lost = 1 - won
        assert await enter(pair[lost], sessions[lost]) is None
        assert await state(pair[lost], sessions[lost]) is S.SCHEDULED
        await leave(pair[won], sessions[won])
        taken = await enter(pair[lost], sessions[lost])
        assert taken is not None
        await leave(pair[lost], taken)


async def test_many_people_in_opposite_order_wait_in_no_circle(crowd: list[Shop]) -> None:
    """The clock's job of each organization takes all of them at once; it would deadlock by start."""
    emails = [address() for _ in range(12)]
    people = [
        [await Holder.linked_at(shop, each, name=f"N {each}", phone="") for each in emails] for shop in crowd
    ]
    now = people[0][0].now
    rows = [
        [await booked(one, starts=now + 60 + (n if side else -n)) for n, one in enumerate(holders)]
        for side, holders in enumerate(people)
    ]

    async def tick(shop: Shop) -> int:
        async with shop.uow() as uow:
            await uow.bump()
            count = await clocking.take(uow, now)
            await uow.commit()
        return count

    counts = await together(*(tick(shop) for shop in crowd))
    assert sum(counts) == len(emails)
    states = [{await state(people[side][n], rows[side][n]) for side in (0, 1)} for n in range(len(emails))]
    assert states == [{S.SCHEDULED, S.PENDING}] * len(emails)


async def test_the_clock_skips_who_is_active_elsewhere_and_tries_again(pair: list[Holder]) -> None:
    here, there = pair
    first, second = await booked(here), await booked(there)
    assert await enter(here, first) is not None
    before = await version(there)
    assert await clock.tick(there.shop.bootstrap, there.shop.id) == 0
    assert await version(there) == before, "nobody's device is told of nothing"
    assert await clock.near(there.shop.bootstrap, there.shop.id, second.id) == 0
    assert await state(there, second) is S.SCHEDULED
    assert await waits(there, second) == 1
    await leave(here, first)
    assert await clock.near(there.shop.bootstrap, there.shop.id, second.id) == 1
    assert await state(there, second) is S.PENDING


async def version(holder: Holder) -> int:
    async with holder.shop.uow() as uow:
        return (await uow.feed.state()).ver


async def waits(holder: Holder, session: Session) -> int:
    """Jobs that will look at the session again."""
    async with holder.shop.bootstrap.engine.connect() as connection:
        rows = await connection.exec_driver_sql(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'mark_pending' AND args->>'session_id' = %s",
            (str(session.id),),
        )
        return int(rows.scalar_one())


async def test_a_lost_race_of_the_clock_takes_nothing_else_back(
    pair: list[Holder], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = pair
    elsewhere, due = await booked(here), await booked(there)
    other = await stand(there.shop, S.SCHEDULED, starts=there.now + 30)
    real = there.shop.uow

    async with real() as uow:
        await uow.bump()
        seen = await clocking.look(uow, there.now)
        assert {step.session_id for step in seen.steps} == {due.id, other.id}

        async def stale(*_: object) -> object:
            return seen

        monkeypatch.setattr(clocking, "look", stale)
        assert await enter(here, elsewhere) is not None
        assert await clocking.take(uow, there.now) == 1
        await uow.commit()
    assert await state(there, due) is S.SCHEDULED
    assert await state(there, other) is S.PENDING


async def test_the_desk_is_told_that_there_is_another_session_and_not_where(pair: list[Holder]) -> None:
    here, there = pair
    first = await booked(here)
    assert await enter(here, first) is not None
    visit = await booked(there, kind=VisitKind.IN_PERSON)
    refused = await there.shop.send("desk", CheckIn(session_id=visit.id, at=there.now))
    assert (refused.status, refused.code) == ("rejected", ErrorCode.ACTIVE_ELSEWHERE)
    for told in (str(first.id), str(here.shop.id), str(here.customer_id)):
        assert told not in str(refused)
    await leave(here, first)
    assert (await there.shop.send("desk", CheckIn(session_id=visit.id, at=there.now))).status == "applied"


async def test_the_mechanic_comes_to_the_lobby_though_the_customer_is_active_elsewhere(
    pair: list[Holder],
) -> None:
    """It waits for the customer, who is told; the mechanic is there, and counts as such."""
    here, there = pair
    first, second = await booked(here), await booked(there)
    assert await enter(here, first) is not None
    await be_there(there.shop, second, Side.CUSTOMER, joined_at=there.now - 60, seen_at=there.now)
    async with there.shop.acting("anna") as (uow, account):
        seen = await lobby.join(uow, account, second.id, there.now)
    assert (seen.mechanic_there, seen.customer_there, seen.state) == (True, True, S.SCHEDULED)
    await leave(here, first)
    async with there.shop.acting("anna") as (uow, account):
        assert (await lobby.join(uow, account, second.id, there.now)).state is S.WAITING


async def test_a_mechanic_at_once_and_a_no_show_that_is_taken_back_count_too(pair: list[Holder]) -> None:
    here, there = pair
    made = await here.website.seek(here.reference)
    with pytest.raises(ActiveElsewhere) as caught:
        await there.website.seek(there.reference)
    assert caught.value.params == {}
    missed = await stand(
        there.shop,
        S.NO_SHOW,
        starts=there.now - 1200,
        customer_id=there.customer_id,
        kind=VisitKind.IN_PERSON,
    )
    taken_back = await there.shop.send("desk", TakeBackNoShow(session_id=missed.id))
    assert taken_back.code == ErrorCode.ACTIVE_ELSEWHERE
    await leave(here, await here.shop.session(made.session_id))
    assert (await there.shop.send("desk", TakeBackNoShow(session_id=missed.id))).status == "applied"


async def test_of_two_who_ask_for_a_mechanic_at_once_one_gets_a_search(pair: list[Holder]) -> None:
    done = await asyncio.gather(
        *(each.website.seek(each.reference) for each in pair * 3), return_exceptions=True
    )
    refused = [each for each in done if isinstance(each, ActiveElsewhere)]
    assert len(refused) == 5
    assert sum(not isinstance(each, BaseException) for each in done) == 1


async def test_within_an_organization_its_own_rule_decides(pair: list[Holder]) -> None:
    """What it counts as active follows the hours as they are now, and not what a claim was made for."""
    here, there = pair
    first, second = await booked(here), await booked(here)
    assert await enter(here, first) is not None
    assert await enter(here, second) is not None
    assert await enter(there, await booked(there)) is None


async def test_what_is_left_open_counts_no_more(pair: list[Holder], counts_until: Claims) -> None:
    here, there = pair
    left = await stand(
        here.shop, S.SCHEDULED, starts=here.now - 600, customer_id=here.customer_id, kind=VisitKind.IN_PERSON
    )
    assert await enter(here, left, S.PENDING, here.now - 600) is not None
    due = await booked(there)
    assert await enter(there, due) is None
    end = counts_until(left)
    assert left.starts is not None
    assert here.now < end <= left.starts + left.minutes * 60 + A_LONG_DAY, (
        "it ends by itself, should no job ever come"
    )
    assert await enter(there, due, now=end - 1) is None
    due = await booked(there, starts=end + 60)
    assert await enter(there, due, now=end) is not None
    await leave(there, due)
    async with here.shop.uow() as uow:
        await uow.bump()
        assert await clocking.take(uow, end) == 1
        assert await uow.rows.get(LeftOpen, left.id) is not None
        await uow.commit()
    assert counts_until(left) == 0
    assert await state(here, left) is S.PENDING


async def test_an_extended_session_counts_for_longer(pair: list[Holder], counts_until: Claims) -> None:
    here, _ = pair
    late = here.shop.at(19.5, 0)
    live = await stand(
        here.shop, S.SCHEDULED, starts=late, minutes=20, customer_id=here.customer_id, kind=VisitKind.VIDEO
    )
    assert await enter(here, live, S.PENDING, late) is not None
    assert counts_until(live) == here.shop.at(20, 0)
    async with here.shop.uow() as uow:
        await uow.bump()
        current = await uow.records.get(Session, live.id)
        assert current is not None
        await uow.records.put(replace(current, state=S.LIVE))
        await uow.commit()
    grown = await here.shop.send("owner", ExtendSession(session_id=live.id, minutes=60))
    assert grown.status == "applied"
    assert counts_until(live) > here.shop.at(20, 0)


async def test_what_is_under_way_when_records_are_linked_counts(crowd: list[Shop]) -> None:
    """Both go on; nothing else begins before both are over."""
    email = address()
    here, there = [await Holder.at(each, email) for each in crowd]
    both = [await booked(each) for each in (here, there)]
    for holder, session in zip((here, there), both, strict=True):
        assert await enter(holder, session) is not None
        await holder.give(await holder.token(P.LINK))
    other = await Holder.linked_at(here.shop, email, name="The Same Person", phone="")
    third = await booked(other)
    for holder, session in zip((here, there), both, strict=True):
        assert await enter(other, third) is None
        await leave(holder, session)
    assert await enter(other, third) is not None


async def test_without_a_link_and_after_it_nobody_is_hindered(
    pair: list[Holder], counts_until: Claims
) -> None:
    here, there = pair
    first, second = await booked(here), await booked(there)
    assert await enter(here, first) is not None
    await here.give(await here.token(P.UNLINK))
    assert counts_until(first) == 0
    assert await enter(there, second) is not None


async def test_a_claim_is_undone_with_its_transaction(pair: list[Holder]) -> None:
    here, there = pair
    first, second = await booked(here), await booked(there)
    async with here.shop.uow() as uow:
        await uow.bump()
        facts = Facts(now=here.now)
        await steps.change(uow, first, S.PENDING, actor=Actor.PLATFORM, facts=facts, what="due")
    assert await enter(there, second) is not None


async def test_it_is_claimed_behind_the_organizations_lock_only(pair: list[Holder]) -> None:
    here, _ = pair
    first = await booked(here)
    async with here.shop.uow() as uow:
        with pytest.raises(sa.exc.DBAPIError, match="before the tenant was bumped"):
            await uow.platform.claim(here.customer_id, first.id, until=here.now + 9, now=here.now)
    async with here.shop.uow() as uow:
        with pytest.raises(sa.exc.DBAPIError, match="before the tenant was bumped"):
            await uow.platform.lock([here.customer_id])
