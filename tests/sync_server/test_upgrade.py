"""A database with rows in it is brought to the newest shape: what was booked before goes on working."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from scheduling.commands import BookSession, CancelSession
from scheduling.wire import PushStatus
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import EmbeddedPostgres, Urls
from sync_server.db.migrate import migrate
from tests.postgres import create_database, drop_database
from tests.sync_server.shop import Shop


@pytest.fixture
def before(cluster: EmbeddedPostgres) -> Iterator[Urls]:
    """A database as the second migration left it."""
    create_database(cluster, "test_before")
    urls = cluster.urls().of_database("test_before")
    migrate(urls.owner, "0002")
    yield urls
    drop_database(cluster, "test_before")


async def _cancel(shop: Shop, command: BookSession) -> None:
    result = await shop.send("desk", CancelSession(session_id=command.session_id))
    assert result.status is PushStatus.APPLIED


async def test_bookings_of_before_stay_and_buffers_cut_from_now_on_come_back(before: Urls) -> None:
    bootstrap = Bootstrap.from_settings(Settings(database_url=before.app, pool_size=2))
    try:
        shop = Shop(bootstrap)
        await shop.open()
        first, second = shop.booking(shop.at(10)), shop.booking(shop.at(11), drop_buffer=True)
        for command in (first, second):
            assert (await shop.send("desk", command)).status is PushStatus.APPLIED
        migrate(before.owner)
        migrate(before.owner)
        third = shop.booking(shop.at(12), drop_buffer=True)
        assert (await shop.send("desk", third)).status is PushStatus.APPLIED
        await _cancel(shop, third)
        slot = await shop.slot_of(second.session_id)
        assert slot is not None
        assert slot.blocks_end == slot.ends + 900, "cut by the new shape, and back"
        await _cancel(shop, second)
        kept = await shop.slot_of(first.session_id)
        assert kept is not None
        assert kept.blocks_end == kept.ends, "cut before anybody wrote down how long it was"
    finally:
        await bootstrap.close()
