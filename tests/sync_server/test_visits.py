"""What people do on the day of a session, through the server: every command in every state by every role."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduling.ids import uuid7
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
)
from scheduling.visit_records import LeftOpen, SessionSummary, Side
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services import waiver_standing
from tests.sync_server.matching_shop import at_clock
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import MINUTE, S, be_there, do, now_of, stand, today

DAY = 86_400


COMMANDS: dict[str, Any] = {
    "check in": lambda row: CheckIn(session_id=row),
    "not here": lambda row: TakeBackCheckIn(session_id=row),
    "start": lambda row: StartSession(session_id=row),
    "extend": lambda row: ExtendSession(session_id=row, minutes=15),
    "complete": lambda row: CompleteSession(session_id=row),
    "force-end": lambda row: ForceEndSession(session_id=row, reason="Closing"),
    "no-show": lambda row: MarkNoShow(session_id=row),
    "back": lambda row: TakeBackNoShow(session_id=row),
    "was here": lambda row: RecordTookPlace(session_id=row, state=S.WAITING),
    "was live": lambda row: RecordTookPlace(session_id=row, state=S.LIVE),
    "was done": lambda row: RecordTookPlace(session_id=row, state=S.COMPLETED),
}


# Of a visit in person that began 20 minutes ago: command, from, to, by whom. All else changes nothing.
LEGAL = """
check in : scheduled pending : waiting : owner desk anna
not here : waiting : scheduled : owner desk anna
start : waiting : live : anna
extend : live : live : owner desk anna
complete : live : completed : owner anna
force-end : live : completed : owner
no-show : scheduled pending : no_show : owner desk
back : no_show : pending : owner desk
was here : unplaced : waiting : owner desk anna
was live : unplaced : live : owner desk anna
was done : unplaced : completed : owner desk anna
"""


STEPS: dict[tuple[str, str], dict[str, str]] = {
    (command, who): dict.fromkeys(sources.split(), target)
    for line in LEGAL.strip().split("\n")
    for command, sources, target, people in [line.split(" : ")]
    for who in people.split()
}


# Who is let in at all; the state then decides.
LET_IN = {
    "check in": "owner desk anna",
    "not here": "owner desk anna",
    "start": "owner anna",
    "extend": "owner desk anna",
    "complete": "owner anna",
    "force-end": "owner",
    "no-show": "owner desk",
    "back": "owner desk",
    "was here": "owner desk anna",
    "was live": "owner desk anna",
    "was done": "owner desk anna",
}


MEANT = {
    "check in": {"waiting"},
    "not here": {"scheduled", "pending"},
    "start": {"live"},
    "no-show": {"no_show"},
    "back": {"pending"},
    "was here": {"waiting"},
    "was live": {"live"},
    "was done": {"completed"},
}


"""What a command wishes: who wishes what is so already gets a yes."""


@pytest.mark.parametrize("who", ["owner", "desk", "anna", "ivan"])
@pytest.mark.parametrize("name", COMMANDS)
async def test_each_command_in_each_state_by_each_role(shop: Shop, name: str, who: str) -> None:
    starts = today(shop)
    for state in SessionState:
        before = await stand(shop, state, starts=starts, slot=name == "not here" and state is S.WAITING)
        answer = await do(shop, who, COMMANDS[name](before.id))
        after = await shop.session(before.id)
        target = STEPS.get((name, who), {}).get(state.value)
        assert after.state.value == (target or state.value), (state, answer)
        if who not in LET_IN[name].split():
            assert answer == ("rejected", "not_allowed")
        elif target is not None or state.value in MEANT.get(name, ()):
            assert answer == ("applied", "")
        elif state is S.COMPLETED and name in ("complete", "force-end"):
            assert answer == ("conflict", "gone")
        else:
            assert answer == ("rejected", "illegal_transition"), state
        written = await shop.steps(before.id)
        assert [(a, b) for _, a, b in written] == ([(state.value, target)] if target else [])
        if target is None:
            assert after == before


async def test_what_is_not_there_is_gone_and_another_shops_session_too(shop: Shop, other_shop: Shop) -> None:
    theirs = await stand(other_shop, S.PENDING)
    for make in COMMANDS.values():
        assert await do(shop, "owner", make(uuid7())) == ("conflict", "gone")
        assert await do(shop, "owner", make(theirs.id)) == ("conflict", "gone")
    assert await other_shop.session(theirs.id) == theirs


async def test_a_visit_from_arrival_to_its_summary(shop: Shop) -> None:
    row = await stand(shop, S.SCHEDULED, slot=True)
    for who, command in (
        ("desk", CheckIn(session_id=row.id)),
        ("anna", StartSession(session_id=row.id)),
        ("anna", ExtendSession(session_id=row.id, minutes=15)),
        ("anna", CompleteSession(session_id=row.id, summary=" Pads changed. ")),
    ):
        assert await do(shop, who, command) == ("applied", "")
    done = await shop.session(row.id)
    assert done.arrived_at is not None
    assert done.started_at is not None
    assert done.ended_at is not None
    assert done.arrived_at <= done.started_at <= done.ended_at
    assert (done.minutes, done.sequence) == (75, 0)
    slot = await shop.slot_of(row.id)
    assert slot is not None
    assert (slot.ends, slot.blocks_end - slot.ends) == (done.ended_at, 15 * MINUTE), "done early"
    async with shop.uow() as uow:
        summary = await uow.rows.get(SessionSummary, row.id)
        events = await uow.events.of_session(row.id)
    assert summary is not None
    assert (summary.text, summary.written_by) == ("Pads changed.", shop.people["anna"].member.id)
    assert [each.what for each in events] == ["checked in", "started", "extended", "completed"]
    people = [shop.people[name] for name in ("desk", "anna", "anna", "anna")]
    assert [(e.staff_id, e.device_id) for e in events] == [(p.member.id, p.device_id) for p in people]


async def test_checking_in_is_for_visits_in_person_and_for_their_day(shop: Shop) -> None:
    online = await stand(shop, S.PENDING, kind=VisitKind.VIDEO)
    assert await do(shop, "desk", CheckIn(session_id=online.id)) == ("rejected", "illegal_transition")
    for days, answer in ((1, ("rejected", "too_early")), (-1, ("rejected", "illegal_transition"))):
        row = await stand(shop, S.SCHEDULED, starts=shop.at(12, days))
        assert await do(shop, "desk", CheckIn(session_id=row.id)) == answer
    for hour in (0, 23.75):
        row = await stand(shop, S.SCHEDULED, starts=shop.at(hour, 0))
        assert await do(shop, "desk", CheckIn(session_id=row.id)) == ("applied", "")


async def test_what_was_done_offline_counts_from_when_it_was_done(shop: Shop) -> None:
    """A shop that was offline over night checked its customer in on the right day."""
    yesterday = shop.at(12, -1)
    row = await stand(shop, S.SCHEDULED, starts=yesterday)
    told = CheckIn(session_id=row.id, at=yesterday + 300)
    assert await do(shop, "desk", told) == ("applied", "")
    assert await do(shop, "anna", StartSession(session_id=row.id, at=yesterday + 200)) == ("applied", "")
    assert await do(shop, "anna", CompleteSession(session_id=row.id, at=now_of(shop) + DAY)) == (
        "applied",
        "",
    )
    done = await shop.session(row.id)
    assert (done.arrived_at, done.started_at) == (yesterday + 300, yesterday + 300), "never before it"
    assert done.ended_at is not None
    assert abs(done.ended_at - now_of(shop)) < 60, "a clock that is ahead tells nothing"
    old = await stand(shop, S.SCHEDULED, starts=shop.at(12, -9))
    long_ago = CheckIn(session_id=old.id, at=shop.at(12, -9))
    assert await do(shop, "desk", long_ago) == ("rejected", "illegal_transition")


async def test_nobody_starts_without_a_waiver(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    async def missing(*_: object) -> bool:
        return False

    monkeypatch.setattr(waiver_standing, "waiver_valid", missing)
    row = await stand(shop, S.SCHEDULED)
    assert await do(shop, "desk", CheckIn(session_id=row.id)) == ("applied", "")
    assert await do(shop, "anna", StartSession(session_id=row.id)) == ("rejected", "waiver_missing")
    monkeypatch.undo()
    assert await do(shop, "anna", StartSession(session_id=row.id)) == ("applied", "")


async def test_an_owner_who_is_the_mechanic_starts_own_sessions(shop: Shop) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(replace(shop.people["owner"].member, mechanic_id=shop.bert.id))
        await uow.commit()
    row = await stand(shop, S.WAITING, mechanic_id=shop.bert.id)
    assert await do(shop, "owner", StartSession(session_id=row.id)) == ("applied", "")
    others = await stand(shop, S.WAITING)
    assert await do(shop, "owner", StartSession(session_id=others.id)) == ("rejected", "illegal_transition")
    online = await stand(shop, S.PENDING, mechanic_id=shop.bert.id, kind=VisitKind.PHONE)
    assert await do(shop, "owner", MarkNoShow(session_id=online.id)) == ("rejected", "illegal_transition")
    await be_there(shop, online, Side.MECHANIC)
    await do(shop, "owner", MarkNoShow(session_id=online.id))


async def test_a_force_end_says_why(shop: Shop) -> None:
    row = await stand(shop, S.LIVE)
    assert await do(shop, "owner", ForceEndSession(session_id=row.id, reason=" ")) == ("rejected", "invalid")
    assert await do(shop, "owner", ForceEndSession(session_id=row.id, reason=" Power cut ")) == (
        "applied",
        "",
    )
    async with shop.uow() as uow:
        (event,) = await uow.events.of_session(row.id)
    assert (event.what, event.detail) == ("force-ended", "Power cut")


@pytest.mark.parametrize("state", [S.WAITING, S.LIVE])
async def test_a_customer_is_in_one_session_at_a_time(shop: Shop, state: SessionState) -> None:
    first = await stand(shop, state)
    second = await stand(shop, S.SCHEDULED, customer_id=first.customer_id)
    missed = await stand(shop, S.NO_SHOW, customer_id=first.customer_id)
    lost = await stand(shop, S.UNPLACED, customer_id=first.customer_id)
    refused = ("rejected", "active_elsewhere")
    assert await do(shop, "desk", CheckIn(session_id=second.id)) == refused
    assert await do(shop, "desk", TakeBackNoShow(session_id=missed.id)) == refused
    assert await do(shop, "desk", RecordTookPlace(session_id=lost.id, state=S.LIVE)) == refused
    done = RecordTookPlace(session_id=lost.id, state=S.COMPLETED, summary="Towed in")
    assert await do(shop, "desk", done) == ("applied", "")
    left = await stand(shop, state, starts=shop.at(9, -2))
    free = await stand(shop, S.SCHEDULED, customer_id=left.customer_id)
    assert await do(shop, "desk", CheckIn(session_id=free.id)) == ("applied", ""), "its day closed over it"


async def test_what_staff_have_on_their_list_keeps_its_customer_nowhere(shop: Shop) -> None:
    """Also where the opening hours were made longer after it was listed."""
    first = await stand(shop, S.LIVE, starts=today(shop))
    second = await stand(shop, S.SCHEDULED, customer_id=first.customer_id, starts=today(shop))
    assert await do(shop, "desk", CheckIn(session_id=second.id)) == ("rejected", "active_elsewhere")
    async with shop.uow() as uow:
        await uow.rows.add(LeftOpen(session_id=first.id, listed_at=now_of(shop)))
        await uow.commit()
    assert await do(shop, "desk", CheckIn(session_id=second.id)) == ("applied", "")


async def test_an_arrival_is_taken_back_until_somebody_begins(shop: Shop) -> None:
    row = await stand(shop, S.SCHEDULED, starts=today(shop), slot=True)
    assert await do(shop, "desk", CheckIn(session_id=row.id)) == ("applied", "")
    assert (await shop.session(row.id)).arrived_at is not None
    assert await do(shop, "desk", TakeBackCheckIn(session_id=row.id)) == ("applied", "")
    back = await shop.session(row.id)
    assert (back.state, back.arrived_at, back.starts) == (S.SCHEDULED, None, row.starts)
    assert await do(shop, "desk", TakeBackCheckIn(session_id=row.id)) == ("applied", ""), "as it is already"
    async with shop.uow() as uow:
        told = [event.what for event in await uow.events.of_session(row.id)]
    assert told == ["checked in", "not here"]
    await do(shop, "desk", CheckIn(session_id=row.id))
    await do(shop, "anna", StartSession(session_id=row.id))
    assert await do(shop, "desk", TakeBackCheckIn(session_id=row.id)) == ("rejected", "illegal_transition")


async def test_what_took_place_without_a_slot_is_no_arrival_to_be_taken_back(shop: Shop) -> None:
    row = await stand(shop, S.UNPLACED, conflict_code="slot_taken")
    await do(shop, "desk", RecordTookPlace(session_id=row.id, state=S.WAITING))
    assert await do(shop, "desk", TakeBackCheckIn(session_id=row.id)) == ("rejected", "illegal_transition")


async def test_what_took_place_without_a_slot_stays_listed(shop: Shop) -> None:
    row = await stand(shop, S.UNPLACED, conflict_code="slot_taken")
    await do(shop, "desk", RecordTookPlace(session_id=row.id, state=S.WAITING))
    assert (await shop.session(row.id)).conflict_code == "slot_taken"
    assert await do(shop, "anna", StartSession(session_id=row.id)) == ("applied", "")
    assert await do(shop, "ivan", RecordTookPlace(session_id=row.id, state=S.LIVE)) == (
        "rejected",
        "not_allowed",
    )
    impossible = RecordTookPlace(session_id=row.id, state=S.CANCELLED)
    assert await do(shop, "desk", impossible) == ("rejected", "invalid")


@pytest.mark.parametrize("state", [S.WAITING, S.LIVE, S.COMPLETED])
@pytest.mark.parametrize("kind", [VisitKind.IN_PERSON, VisitKind.VIDEO])
async def test_nothing_took_place_before_its_day(shop: Shop, state: SessionState, kind: VisitKind) -> None:
    row = await stand(shop, S.UNPLACED, starts=shop.at(12, 3), kind=kind)
    told = RecordTookPlace(session_id=row.id, state=state, summary="Towed in")
    at_clock(shop, shop.at(0, 3) - 1)
    assert await do(shop, "desk", told) == ("rejected", "too_early")
    assert await shop.session(row.id) == row
    assert await shop.steps(row.id) == []
    at_clock(shop, shop.at(0, 3))
    early = replace(told, at=shop.at(0, 3) - 60)
    assert await do(shop, "desk", early) == ("rejected", "too_early"), "told of as done the day before"
    assert await do(shop, "desk", told) == ("applied", "")
    assert (await shop.session(row.id)).state is state
