"""Pushes of programs that are versions behind, at a server where a command's shape has changed three times."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from scheduling import commands, upcasting
from scheduling.commands import NAME_OF, BookSession
from scheduling.records import Session
from scheduling.upcasting import Arguments
from scheduling.vocabulary import SessionState
from scheduling.wire import Mutation, PushStatus
from sync_server.http.command_list import LISTED
from sync_server.services import push
from tests.as_before import put_back
from tests.sync_server.shop import Shop

NAME = NAME_OF[BookSession]
STEM = NAME.partition("@")[0]
FIRST, NEWEST = f"{STEM}@1", f"{STEM}@4"


def _minutes(args: Arguments) -> Arguments:
    """1 had hours."""
    rest = {key: value for key, value in args.items() if key != "hours"}
    return rest | {"length": int(str(args["hours"])) * 60}


def _begins(args: Arguments) -> Arguments:
    """2 called the start something else."""
    rest = {key: value for key, value in args.items() if key != "begins"}
    return rest | {"starts": args["begins"]}


def _length(args: Arguments) -> Arguments:
    """3 called the minutes a length."""
    rest = {key: value for key, value in args.items() if key != "length"}
    return rest | {"minutes": args["length"]}


@pytest.fixture(autouse=True)
def newer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server's booking is version 4, and the three before it are known."""
    tables: list[dict[str, Any]] = [commands.NAMES, push.HANDLERS, LISTED]
    put_back(request, *tables)
    for table in tables:
        monkeypatch.setitem(table, NEWEST, table[NAME])
        monkeypatch.delitem(table, NAME)
    monkeypatch.setitem(NAME_OF, BookSession, NEWEST)
    for version, step in enumerate((_minutes, _begins, _length), start=1):
        monkeypatch.setitem(upcasting.STEPS, f"{STEM}@{version}", step)


def _old(shop: Shop, hour: float, **over: object) -> Mutation:
    """A booking as the first version wrote it."""
    args = msgspec.to_builtins(shop.booking(shop.at(hour)))
    args |= {"hours": args.pop("minutes") // 60, "begins": args.pop("starts")} | over
    return replace(shop.mutation("desk", shop.booking(shop.at(hour))), name=FIRST, args=args)


async def test_three_versions_behind_is_booked_and_booked_once(shop: Shop) -> None:
    mutation = _old(shop, 10)
    first = await shop.send("desk", mutation)
    assert first.status is PushStatus.APPLIED
    assert await shop.send("desk", mutation) == first, "what was sent is compared, not what was made of it"
    async with shop.uow() as uow:
        (row,) = await uow.records.all(Session)
    assert (row.starts, row.minutes, row.state) == (shop.at(10), 60, SessionState.SCHEDULED)
    rival = await shop.send("desk", shop.booking(shop.at(10)))
    assert (rival.status, rival.code) == (PushStatus.CONFLICT, "slot_taken"), "the newest one goes on as well"


async def test_an_old_shape_that_never_was_is_refused_and_the_queue_goes_on(shop: Shop) -> None:
    broken = _old(shop, 10)
    assert isinstance(broken.args, dict)
    del broken.args["begins"]
    for mutation in (broken, _old(shop, 10, hours="soon"), replace(_old(shop, 10), args=None)):
        result = await shop.send("desk", mutation)
        assert (result.status, result.code) == (PushStatus.REJECTED, "invalid")
    assert (await shop.send("desk", shop.booking(shop.at(12)))).status is PushStatus.APPLIED
