"""What is old goes, of every organization, in chunks that may end anywhere; what counts stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

import psycopg
import pytest

from scheduling.ids import uuid7
from scheduling.records import Customer, TimeOff
from scheduling.visit_messages import FileRequest
from scheduling.visit_records import SessionFile
from scheduling.vocabulary import SessionState, TimeOffStatus
from sync_server.bootstrap import Bootstrap
from sync_server.db.embedded import Urls
from sync_server.jobs import purging
from sync_server.jobs.worker import each_tenant
from sync_server.services import files, pull
from sync_server.services.models import RefreshToken
from sync_server.services.refusals import CursorTooOld
from sync_server.services.sign_in import REFRESH_SECONDS
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import stand

DAY = purging.DAY


@dataclass
class LaterClock:
    """So many seconds from now."""

    now_: int

    def now(self) -> int:
        return self.now_


@pytest.fixture
def later(bootstrap: Bootstrap) -> LaterClock:
    clock = LaterClock(bootstrap.clock.now())
    bootstrap.clock = clock
    return clock


async def _delete_times_off(shop: Shop, count: int) -> list[UUID]:
    """Rows that were there and are gone: a tombstone each, a version each."""
    gone: list[UUID] = []
    for _ in range(count):
        row = TimeOff(
            id=uuid7(), mechanic_id=shop.anna.id, status=TimeOffStatus.APPROVED, starts=1, ends=2, label="x"
        )
        for delete in (False, True):
            async with shop.uow() as uow:
                await uow.bump()
                await (uow.records.delete(TimeOff, row.id) if delete else uow.records.add(row))
                await uow.commit()
        gone.append(row.id)
    return gone


async def _tombstones(shop: Shop) -> set[UUID]:
    async with shop.uow() as uow:
        return {head.row_id for head in await uow.feed.heads(0, 10_000) if head.deleted}


async def _pull(shop: Shop, cursor: int) -> set[UUID]:
    """The rows that a device at this cursor is told are gone; raises ``CursorTooOld``."""
    async with shop.acting("desk") as (uow, account):
        state = await uow.feed.state()
        page = await pull.page(
            uow, account, cursor=cursor, epoch=state.epoch, window=pull.Window(0, 2**33), now=0
        )
    return {row.id for row in page.rows if row.body is None}


async def test_tombstones_go_after_180_days_and_an_older_cursor_takes_a_snapshot(
    shop: Shop, bootstrap: Bootstrap, later: LaterClock
) -> None:
    old = await _delete_times_off(shop, 3)
    async with shop.uow() as uow:
        before = (await uow.feed.state()).ver
    assert await purging.purge(bootstrap, shop.id) == 0
    later.now_ += 30 * DAY
    newer = await _delete_times_off(shop, 2)
    await purging.purge(bootstrap, shop.id)
    later.now_ += 150 * DAY - 1
    assert await purging.purge(bootstrap, shop.id) == 0
    assert await _tombstones(shop) == {*old, *newer}
    later.now_ += 1
    assert await purging.purge(bootstrap, shop.id) == 3
    assert await _tombstones(shop) == set(newer)
    assert await _pull(shop, before) == set(newer), "who had seen them go needs no snapshot"
    with pytest.raises(CursorTooOld):
        await _pull(shop, before - 1)
    async with shop.uow() as uow:
        assert len(await uow.records.all(Customer)) == 1
        assert (await uow.feed.state()).floor_ver == before


async def test_a_row_that_came_back_is_no_tombstone(
    shop: Shop, bootstrap: Bootstrap, later: LaterClock
) -> None:
    (row_id,) = await _delete_times_off(shop, 1)
    await purging.purge(bootstrap, shop.id)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(
            TimeOff(id=row_id, mechanic_id=shop.anna.id, status=TimeOffStatus.APPROVED, starts=1, ends=2)
        )
        await uow.commit()
    later.now_ += 181 * DAY
    assert await purging.purge(bootstrap, shop.id) == 0
    async with shop.uow() as uow:
        assert row_id in {head.row_id for head in await uow.feed.heads(0, 10_000) if not head.deleted}


async def test_marks_are_one_a_day_and_only_what_is_needed_is_kept(
    shop: Shop, bootstrap: Bootstrap, later: LaterClock, module_database: Urls
) -> None:
    for _ in range(5):
        for _ in range(2):
            await purging.purge(bootstrap, shop.id)
        later.now_ += DAY
    query = "SELECT count(*) FROM sync_mark WHERE tenant_id = %s"
    with psycopg.connect(module_database.superuser) as connection:
        assert connection.execute(query, [shop.id]).fetchone() == (5,)
        later.now_ += 180 * DAY
        assert await purging.purge(bootstrap, shop.id) == 4
        assert connection.execute(query, [shop.id]).fetchone() == (2,), "the newest old one, and today's"


async def test_answers_go_after_400_days(shop: Shop, bootstrap: Bootstrap, later: LaterClock) -> None:
    kept = later.now_
    mutations = [shop.mutation("desk", shop.booking(shop.at(hour))) for hour in (9, 12)]
    for mutation in mutations:
        await shop.send("desk", mutation)
    later.now_ = kept + 400 * DAY - 60
    assert await purging.purge(bootstrap, shop.id) == 0
    later.now_ = kept + 400 * DAY + 60
    assert await purging.purge(bootstrap, shop.id) == 2
    async with shop.uow() as uow:
        assert await uow.mutations.get(mutations[0].mid) is None
        assert await uow.mutations.last_seq(shop.people["desk"].device_id) == 2


async def test_tokens_go_when_nothing_that_follows_from_them_counts_any_more(
    shop: Shop, bootstrap: Bootstrap, later: LaterClock
) -> None:
    first = RefreshToken(
        id=uuid7(),
        token_hash=uuid7().bytes,
        family=uuid7(),
        parent_id=None,
        staff_id=shop.people["desk"].staff_id,
        device_id=shop.people["desk"].device_id,
        created_at=later.now_,
        expires_at=later.now_ + REFRESH_SECONDS,
    )
    second = replace(
        first,
        id=uuid7(),
        token_hash=uuid7().bytes,
        parent_id=first.id,
        expires_at=first.expires_at + REFRESH_SECONDS,
    )
    unused = replace(second, id=uuid7(), token_hash=uuid7().bytes, parent_id=second.id)
    unused = replace(unused, created_at=first.created_at + 2, expires_at=second.expires_at + 1)
    second = replace(second, created_at=first.created_at + 1, used_at=first.created_at + 2)
    async with shop.uow() as uow:
        for token in (first, second, unused):
            await uow.refresh_tokens.add(token)
        await uow.commit()
    later.now_ = second.expires_at
    assert await purging.purge(bootstrap, shop.id) == 0, "the first one still tells what the second came from"
    later.now_ = second.expires_at + 1
    assert await purging.purge(bootstrap, shop.id) == 1
    async with shop.uow() as uow:
        assert await uow.refresh_tokens.for_update(first.token_hash) is None
        kept = await uow.refresh_tokens.for_update(second.token_hash)
    assert kept == replace(second, parent_id=None)
    later.now_ = unused.expires_at + purging.LAST_TOKENS
    assert await purging.purge(bootstrap, shop.id) == 1, (
        "the one before, with which a lost answer is asked for again"
    )
    later.now_ += 1
    assert await purging.purge(bootstrap, shop.id) == 1, (
        "and the last, by which a device could hand over until now"
    )


async def test_ended_anywhere_it_does_no_harm_and_goes_on(
    shop: Shop, bootstrap: Bootstrap, later: LaterClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purging, "CHUNK", 2)
    gone = await _delete_times_off(shop, 7)
    await purging.purge(bootstrap, shop.id)
    later.now_ += 181 * DAY
    commit, left_to_do = type(shop.uow()).commit, 0

    async def killed(uow: object) -> None:
        nonlocal left_to_do
        if left_to_do == 0:
            raise KeyboardInterrupt
        left_to_do -= 1
        await commit(uow)  # type: ignore[arg-type] # it is one

    for commits in (0, 1, 2, 3):
        left_to_do = commits
        with monkeypatch.context() as patch:
            patch.setattr(type(shop.uow()), "commit", killed)
            with pytest.raises(KeyboardInterrupt):
                await purging.purge(bootstrap, shop.id)
        left = await _tombstones(shop)
        async with shop.uow() as uow:
            floor = (await uow.feed.state()).floor_ver
        assert left <= set(gone)
        assert await _pull(shop, max(floor, 1)) >= left, "whatever a cursor may still ask for is there"
    await purging.purge(bootstrap, shop.id)
    assert await _tombstones(shop) == set()


async def test_each_organization_keeps_its_own(
    shop: Shop, other_shop: Shop, bootstrap: Bootstrap, later: LaterClock
) -> None:
    await _delete_times_off(shop, 1)
    kept = await _delete_times_off(other_shop, 1)
    await purging.purge(bootstrap, shop.id)
    later.now_ += 181 * DAY
    await each_tenant(bootstrap, purging.purge)
    assert await _tombstones(shop) == set()
    assert await _tombstones(other_shop) == set(kept), "it was never marked before today"


async def test_what_cannot_be_purged_keeps_nothing_else(
    shop: Shop, bootstrap: Bootstrap, later: LaterClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it is heard of."""
    session = await stand(shop, SessionState.SCHEDULED)
    async with shop.acting("desk") as (uow, account):
        wish = FileRequest(id=uuid7(), name="noise.mp4", size=1)
        await files.begin(uow, account, session.id, wish, later.now())
        await uow.commit()
    later.now_ += 2 * DAY

    async def fails(*_: object) -> int:
        raise RuntimeError("as was to be shown")

    monkeypatch.setattr(purging, "STEPS", ((fails, 0), *purging.STEPS))
    with pytest.raises(RuntimeError, match="as was to be shown"):
        await purging.purge(bootstrap, shop.id)
    async with shop.uow() as uow:
        assert await uow.rows.get(SessionFile, wish.id) is None
