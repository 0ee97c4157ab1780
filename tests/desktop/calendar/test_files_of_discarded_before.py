"""The program ended before the files of a discarded booking were erased: the next start does it, on real files."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.presenters.booking_files import BookingFiles
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.change_list import ChangeList
from desktop.presenters.undo import UndoStack
from desktop.store.account_file import Account
from desktop.store.kept_files import KeptFiles
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.store.replica import Put, RowChange
from scheduling.commands import BookSession, Outcome
from scheduling.records import Session
from scheduling.vocabulary import Role
from tests.desktop.calendar.attaching import PDF, FakeLibrary, written
from tests.factories import MONDAY, NOW, at, book, garage, named

KEY = bytes(range(32))
ACCOUNT = Account(
    tenant_id=garage().organization.id,
    staff_id=named("me"),
    role=Role.RECEPTIONIST,
    name="Me",
    device_id=named("device"),
)


class Run:
    """One run of the program over the files of a folder, with a booking's papers; ``end`` is a kill.

    ``fetched``: whether the rows were before it began.
    """

    def __init__(self, folder: Path, *, fetched: bool = True) -> None:
        self.store = LocalStore.open(folder / "person", KEY, now=lambda: NOW)
        if fetched:
            self.fetch([])
        self.kept = KeptFiles.open(folder / "files.db", KEY)
        self.doing: list[asyncio.Task[None]] = []
        rights = Rights(self.store, ACCOUNT)
        self.files = BookingFiles(self.store, self.kept, FakeLibrary(), rights, self._spawn)
        self.changes = ChangeList(self.store, UndoStack())
        self.changes.files = self.files

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self.doing.append(asyncio.ensure_future(work))

    def fetch(self, rows: list[RowChange]) -> None:
        """The server has told these, and they are all that there is."""
        state = replace(self.store.state(), epoch=named("epoch"), cursor=max(9, self.store.state().cursor))
        self.store.apply_page(rows, state)

    async def idle(self) -> list[str]:
        """The names that are left once all is done."""
        await self.kept.load()
        while self.doing:
            await self.doing.pop()
        return [file.name for file in self.kept.files()]

    async def book(self, folder: Path) -> BookSession:
        shop = garage()
        command = book(shop.elise.id, mechanic_id=shop.anna.id, starts=at(MONDAY, "14:00"))
        self.store.submit(command)
        for name in ("front.pdf", "rear.pdf"):
            await self.kept.attach(command.session_id, written(folder, name, PDF), NOW)
        return command

    def mark_sent(self) -> None:
        self.store.mark_sent(self.store.parcels(100, 10**6))

    def answer(self, state: ChangeState, code: str = "") -> None:
        mids = [each.mid for each in (*self.store.changes(), *self.store.discarded())]
        done = [Answer(mid=mid, state=state, code=code, ack_ver=9, outcome=Outcome()) for mid in mids]
        self.store.settle(done, named("epoch"))

    def discard(self) -> None:
        """What the page does, and the program ends there: nothing that takes time is begun."""
        self.store.discard([each.mid for each in self.store.changes()])

    def end(self) -> None:
        self.store.close()
        self.kept.close()


@pytest.fixture
async def first(tmp_path: Path) -> Run:
    return Run(tmp_path)


async def test_what_was_never_sent_is_cleaned_at_the_next_start(first: Run, tmp_path: Path) -> None:
    await first.book(tmp_path)
    first.discard()
    first.end()
    second = Run(tmp_path)
    assert await second.idle() == []
    second.end()
    third = Run(tmp_path)
    await third.kept.load()
    assert third.kept.files() == [], "also on the disk"
    third.end()


async def test_a_booking_that_still_waits_keeps_them(first: Run, tmp_path: Path) -> None:
    await first.book(tmp_path)
    first.end()
    second = Run(tmp_path)
    assert await second.idle() == ["front.pdf", "rear.pdf"]
    second.end()


@pytest.mark.parametrize(
    ("state", "code", "left"),
    [
        (ChangeState.REJECTED, "discarded", []),
        (ChangeState.APPLIED, "", ["front.pdf", "rear.pdf"]),
    ],
    ids=["it never had it", "it had it already"],
)
async def test_what_may_have_arrived_waits_for_the_server(
    first: Run, tmp_path: Path, state: ChangeState, code: str, left: list[str]
) -> None:
    await first.book(tmp_path)
    first.mark_sent()
    first.discard()
    first.end()
    second = Run(tmp_path)
    assert await second.idle() == ["front.pdf", "rear.pdf"], "the server may have the booking"
    second.answer(state, code)
    assert await second.idle() == left
    second.end()


async def test_answered_in_the_run_before_they_are_cleaned_too(first: Run, tmp_path: Path) -> None:
    await first.book(tmp_path)
    first.mark_sent()
    first.discard()
    first.changes.files = None
    first.answer(ChangeState.REJECTED, "discarded")
    first.end()
    second = Run(tmp_path)
    assert await second.idle() == []
    second.end()


async def test_what_was_made_anew_in_its_place_keeps_them(first: Run, tmp_path: Path) -> None:
    command = await first.book(tmp_path)
    first.answer(ChangeState.REJECTED, "invalid")
    (refused,) = first.store.changes()
    first.store.submit_all([replace(command, concern="Said anew")], instead_of=refused.mid)
    first.answer(ChangeState.REJECTED, "invalid")
    first.end()
    second = Run(tmp_path)
    assert await second.idle() == ["front.pdf", "rear.pdf"]
    second.end()


async def test_what_was_made_anew_and_taken_keeps_them_where_the_rows_are_gone(
    first: Run, tmp_path: Path
) -> None:
    command = await first.book(tmp_path)
    first.mark_sent()
    first.answer(ChangeState.REJECTED, "invalid")
    (refused,) = first.store.changes()
    first.store.submit_all([replace(command, concern="Said anew")], instead_of=refused.mid)
    row = first.store.get(Session, command.session_id)
    assert row is not None
    first.mark_sent()
    first.answer(ChangeState.APPLIED)
    first.fetch([Put(row, 9)])
    assert first.store.changes() == []
    first.end()
    _set_rows_aside(tmp_path)
    second = Run(tmp_path, fetched=False)
    assert second.store.get(Session, command.session_id) is None
    assert await second.idle() == ["front.pdf", "rear.pdf"]
    second.fetch([])  # the booking may lie outside of what is kept here
    assert await second.idle() == ["front.pdf", "rear.pdf"]
    second.end()


async def test_what_was_taken_back_and_taken_under_another_change_keeps_them(
    first: Run, tmp_path: Path
) -> None:
    command = await first.book(tmp_path)
    first.discard()
    first.store.submit(replace(command, concern="Said anew"))
    first.mark_sent()
    ((before,), (after,)) = first.store.discarded(), first.store.changes()
    applied = Answer(mid=after.mid, state=ChangeState.APPLIED, ack_ver=9, outcome=Outcome())
    refused = Answer(
        mid=before.mid, state=ChangeState.REJECTED, code="discarded", ack_ver=9, outcome=Outcome()
    )
    first.store.settle([refused, applied], named("epoch"))
    first.end()
    second = Run(tmp_path)
    assert second.store.changes() == []
    assert await second.idle() == ["front.pdf", "rear.pdf"]
    second.end()


async def test_before_the_rows_are_fetched_nothing_is_cleaned(first: Run, tmp_path: Path) -> None:
    await first.book(tmp_path)
    first.discard()
    first.end()
    _set_rows_aside(tmp_path)
    second = Run(tmp_path, fetched=False)
    assert await second.idle() == ["front.pdf", "rear.pdf"]
    second.fetch([Put(garage().elise, 9)])
    assert await second.idle() == []
    second.end()


def _set_rows_aside(folder: Path) -> None:
    """As the program does with a cache that it cannot read."""
    for each in (folder / "person").glob("cache.db*"):
        each.unlink()
