"""Very much that waits, from a real desktop through a real server that is killed again and again: all, once, in order.

A few hundred each time; `make soak` does 10,000.
"""

from __future__ import annotations

import asyncio
import os
import signal

import psycopg
import pytest

from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from scheduling.records import Customer
from sync_server.db.embedded import Urls
from tests.integration.desks import Desk
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import Shop

WAITING = int(os.environ.get("AUTODOCTOR_WAITING", "400"))
KILLS = 3
AT_ONCE = 500


async def _below(desk: Desk, waiting: int) -> None:
    while desk.status.waiting > waiting:  # noqa: ASYNC110 what is waited for is another process
        await asyncio.sleep(0.02)


@pytest.mark.timeout(1800)
async def test_very_much_drains_in_order_through_a_server_that_dies_again_and_again(
    database: Urls, shop: Shop, server: ServerProcess, desks: tuple[Desk, Desk]
) -> None:
    one, two = desks
    server.end()
    people = [uuid7() for _ in range(WAITING)]
    for start in range(0, WAITING, AT_ONCE):
        some = people[start : start + AT_ONCE]
        one.store.submit_all([CreateCustomer(customer_id=each, name=f"Customer {each}") for each in some])
    assert one.status.waiting == WAITING
    for kill in range(1, KILLS + 1):
        server.start()
        await _below(one, WAITING - WAITING * kill // (KILLS + 1))
        server.end(signal.SIGKILL)
        assert one.status.waiting > 0, "it was killed amid it"
    server.start()
    await _below(one, 0)
    while not {row.id for row in two.store.all(Customer)} >= set(people):  # noqa: ASYNC110 as above
        await asyncio.sleep(0.1)
    assert [change for change in one.store.changes() if change.code] == []
    with psycopg.connect(database.superuser) as connection:
        answered = connection.execute(
            "SELECT seq, status FROM sync_mutation WHERE device_id = %s ORDER BY ver", [one.store.device_id]
        ).fetchall()
    assert answered == [(number, "applied") for number in range(1, WAITING + 1)]
