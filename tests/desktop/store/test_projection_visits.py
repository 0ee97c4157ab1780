"""What the commands of a session's day make of the rows before the server has answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from desktop.store.local_store import LocalStore
from desktop.store.projection import touched
from scheduling.ids import uuid7
from scheduling.records import Reservation, Session
from scheduling.visit_commands import (
    CheckIn,
    CompleteSession,
    ExtendSession,
    ForceEndSession,
    MarkNoShow,
    RecordTookPlace,
    StartSession,
    TakeBackCheckIn,
    TakeBackNoShow,
    VisitCommand,
)
from scheduling.vocabulary import SessionState
from tests.factories import NOW, booked, garage

S = SessionState
ROW = uuid7()
STEPS: list[tuple[VisitCommand, set[SessionState], SessionState, str]] = [
    (CheckIn(session_id=ROW), {S.SCHEDULED, S.PENDING}, S.WAITING, "arrived_at"),
    (TakeBackCheckIn(session_id=ROW), {S.WAITING}, S.SCHEDULED, ""),
    (StartSession(session_id=ROW), {S.WAITING}, S.LIVE, "started_at"),
    (CompleteSession(session_id=ROW), {S.LIVE}, S.COMPLETED, "ended_at"),
    (ForceEndSession(session_id=ROW, reason="Closing"), {S.LIVE}, S.COMPLETED, "ended_at"),
    (MarkNoShow(session_id=ROW), {S.SCHEDULED, S.PENDING}, S.NO_SHOW, ""),
    (TakeBackNoShow(session_id=ROW), {S.NO_SHOW}, S.PENDING, ""),
    (RecordTookPlace(session_id=ROW, state=S.LIVE), {S.UNPLACED}, S.LIVE, "started_at"),
]


@pytest.fixture
def store() -> Iterator[LocalStore]:
    store = LocalStore.in_memory(now=lambda: NOW)
    store.load(garage().records)
    yield store
    store.close()


def put(store: LocalStore, state: SessionState) -> tuple[Session, Reservation]:
    session, slot = booked(id=ROW, state=state)
    store.load([session, slot])
    return session, slot


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", SessionState)
def test_a_step_is_shown_at_once_where_the_table_has_it(
    store: LocalStore, state: SessionState, step: tuple[VisitCommand, set[SessionState], SessionState, str]
) -> None:
    command, sources, target, since = step
    expected, _ = put(store, state)
    store.submit(command)
    if state in sources:
        times: dict[str, Any] = {since: NOW} if since else {}
        expected = replace(expected, state=target, **times)
    assert store.get(Session, ROW) == expected
    assert touched(command) == {ROW}


def test_when_it_was_done_is_what_the_user_says(store: LocalStore) -> None:
    put(store, S.SCHEDULED)
    store.submit(CheckIn(session_id=ROW, at=NOW - 60))
    session = store.get(Session, ROW)
    assert session is not None
    assert session.arrived_at == NOW - 60


@pytest.mark.parametrize("state", [S.LIVE, S.WAITING])
def test_an_extended_session_and_its_slot_grow_while_it_is_live(
    store: LocalStore, state: SessionState
) -> None:
    before, slot = put(store, state)
    store.submit(ExtendSession(session_id=ROW, minutes=20))
    session, after = store.get(Session, ROW), store.get(Reservation, slot.id)
    assert session is not None
    assert after is not None
    more = 20 if state is S.LIVE else 0
    assert session.minutes == before.minutes + more
    assert (after.ends - slot.ends, after.blocks_end - slot.blocks_end) == (more * 60, more * 60)


def test_what_is_not_on_this_device_changes_nothing(store: LocalStore) -> None:
    store.submit(CheckIn(session_id=uuid7()))
    assert store.all(Session) == []


@pytest.mark.parametrize(
    "ending", [CompleteSession(session_id=ROW), ForceEndSession(session_id=ROW, reason="Fire")]
)
@pytest.mark.parametrize(("told", "ends"), [(1200, 1200), (3600, 3600), (5000, 3600), (-60, 1), (0, 1)])
def test_whoever_is_done_early_is_free_again(
    store: LocalStore, ending: VisitCommand, told: int, ends: int
) -> None:
    """Seconds after its start; the buffer stays as long as it was."""
    session, slot = booked(id=ROW, state=S.LIVE)
    slot = replace(slot, blocks_end=slot.ends + 900)
    store.load([session, slot])
    assert isinstance(ending, CompleteSession | ForceEndSession)
    store.submit(replace(ending, at=slot.starts + told))
    after, done = store.get(Reservation, slot.id), store.get(Session, ROW)
    assert after is not None
    assert done is not None
    assert (after.ends - slot.starts, after.blocks_end - after.ends, after.status) == (ends, 900, slot.status)
    assert (done.minutes, done.price_cents) == (session.minutes, session.price_cents)
