"""The waitlist's states, every step and every actor; who is told next; the line; the measured waiting time."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.errors import IllegalTransition, Invalid
from scheduling.ids import uuid7
from scheduling.reservations import expiry
from scheduling.sessions import Actor
from scheduling.vocabulary import ReservationKind, VisitKind
from scheduling.waitlist import (
    DEFAULT_WAITLIST,
    FINAL,
    TRANSITIONS,
    WaitlistEntry,
    WaitlistFacts,
    WaitlistSettings,
    WaitlistState,
    check_waitlist_step,
    steps,
)
from scheduling.waitlist_line import (
    MeasuredWait,
    Notice,
    Opening,
    expiring,
    line,
    look_again,
    measured_wait,
    next_notices,
    notified,
    position,
)

S = WaitlistState
NOW = 1_000_000
HOURS_2 = 2 * 3600
VIRTUAL = frozenset({VisitKind.VIDEO, VisitKind.CHAT, VisitKind.PHONE})
VERA, INA = (Opening(mechanic_id=uuid7(), kinds=VIRTUAL) for _ in range(2))
STAFF = "owner receptionist"
SPEC = f"""
- pending : {STAFF} customer
pending notified : platform
pending booked : factory
notified booked : factory
pending expired : platform
notified expired : platform
pending cancelled : {STAFF} customer
notified cancelled : {STAFF} customer
"""
LEGAL = {
    tuple(step.split()): frozenset(map(Actor, actors.split()))
    for step, actors in (row.split(" : ") for row in SPEC.strip().split("\n"))
}


def entry(joined: int = NOW - 60, state: WaitlistState = S.PENDING, **over: object) -> WaitlistEntry:
    row = WaitlistEntry(id=uuid7(), customer_id=uuid7(), kind=VisitKind.VIDEO, joined_at=joined, state=state)
    return replace(row, **over)  # type: ignore[arg-type] # a test names real fields


def told(at: int = NOW, opening: Opening = VERA, **over: object) -> WaitlistEntry:
    values = {"notified_at": at, "held_mechanic_id": opening.mechanic_id, "held_until": at + 900, **over}
    return entry(at - 60, S.NOTIFIED, **values)


def passes(
    source: WaitlistState | None,
    target: WaitlistState,
    row: WaitlistEntry,
    actor: Actor,
    facts: WaitlistFacts,
) -> bool:
    try:
        check_waitlist_step(source, target, row, actor, facts)
    except IllegalTransition:
        return False
    return True


@pytest.mark.parametrize("target", S)
@pytest.mark.parametrize("source", [None, *S])
def test_each_step_is_legal_for_its_actors_and_for_no_others(
    source: WaitlistState | None, target: WaitlistState
) -> None:
    expected = LEGAL.get((source.value if source else "-", target.value), frozenset())
    rows = entry(), entry(NOW - 9999), told(NOW - 900)
    facts = [
        WaitlistFacts(now=NOW, first_in_line=True, booked=True, already_in_line=already)
        for already in (False, True)
    ]
    legal = {
        actor for actor, row, fact in product(Actor, rows, facts) if passes(source, target, row, actor, fact)
    }
    assert legal == expected
    assert bool(steps(source, target)) == bool(expected)


def test_nothing_leaves_a_final_state() -> None:
    assert not {step.source for step in TRANSITIONS} & FINAL


@pytest.mark.parametrize(
    ("source", "target", "actor", "why"),
    [
        (S.EXPIRED, S.PENDING, Actor.CUSTOMER, "no_such_step"),
        (S.PENDING, S.NOTIFIED, Actor.OWNER, "not_by_this_actor"),
        (S.PENDING, S.NOTIFIED, Actor.PLATFORM, "guard"),
        (None, S.NOTIFIED, Actor.PLATFORM, "no_such_step"),
    ],
)
def test_the_error_says_why(
    source: WaitlistState | None, target: WaitlistState, actor: Actor, why: str
) -> None:
    with pytest.raises(IllegalTransition) as caught:
        check_waitlist_step(source, target, entry(), actor, WaitlistFacts(now=NOW))
    assert caught.value.params == {
        "source": source.value if source else "",
        "target": target.value,
        "actor": actor.value,
        "why": why,
    }


def test_each_guard_needs_its_fact() -> None:
    first = WaitlistFacts(now=NOW, first_in_line=True)
    assert passes(S.PENDING, S.NOTIFIED, entry(NOW - HOURS_2), Actor.PLATFORM, first)
    assert not passes(S.PENDING, S.NOTIFIED, entry(NOW - HOURS_2 - 1), Actor.PLATFORM, first)
    here = WaitlistFacts(now=NOW)
    assert not passes(S.PENDING, S.EXPIRED, entry(NOW - HOURS_2), Actor.PLATFORM, here)
    assert passes(S.PENDING, S.EXPIRED, entry(NOW - HOURS_2 - 1), Actor.PLATFORM, here)
    assert not passes(S.NOTIFIED, S.EXPIRED, told(NOW - 899), Actor.PLATFORM, here)
    assert passes(S.NOTIFIED, S.EXPIRED, told(NOW - 900), Actor.PLATFORM, here)
    assert not passes(S.NOTIFIED, S.BOOKED, told(), Actor.FACTORY, here)
    assert passes(S.NOTIFIED, S.BOOKED, told(), Actor.FACTORY, replace(here, booked=True))
    assert passes(None, S.PENDING, entry(), Actor.CUSTOMER, here)
    assert not passes(None, S.PENDING, entry(), Actor.CUSTOMER, replace(here, already_in_line=True))


def test_the_numbers_are_the_owners() -> None:
    long = WaitlistSettings(told_within=9 * 3600, hold=60)
    row = entry(NOW - 8 * 3600)
    facts = WaitlistFacts(now=NOW, first_in_line=True)
    check_waitlist_step(S.PENDING, S.NOTIFIED, row, Actor.PLATFORM, facts, settings=long)
    (notice,) = next_notices([row], [VERA], NOW, long)
    assert notice.held_until == NOW + 60
    assert expiring([row], NOW, long) == []
    assert expiring([row], NOW) == [row]


def test_a_slot_is_held_as_long_as_its_reservation() -> None:
    assert expiry(ReservationKind.WAITLIST, NOW) == NOW + DEFAULT_WAITLIST.hold == NOW + 15 * 60


def test_first_come_first_served_one_slot_for_one_person() -> None:
    second, first, third = entry(NOW - 50), entry(NOW - 60), entry(NOW - 40)
    rows = [second, first, third]
    (notice,) = next_notices(rows, [VERA], NOW)
    assert notice == Notice(entry_id=first.id, mechanic_id=VERA.mechanic_id, at=NOW, held_until=NOW + 900)
    two = next_notices(rows, [VERA, INA], NOW)
    assert [(each.entry_id, each.mechanic_id) for each in two] == [
        (first.id, VERA.mechanic_id),
        (second.id, INA.mechanic_id),
    ]
    assert len(next_notices(rows[:1], [VERA, INA, VERA], NOW)) == 1
    assert next_notices(rows, [], NOW) == next_notices([], [VERA], NOW) == []


def test_then_the_next() -> None:
    first, second = entry(NOW - 60), entry(NOW - 50)
    (notice,) = next_notices([first, second], [VERA], NOW)
    rows = [notified(first, notice), second]
    assert next_notices(rows, [VERA], NOW + 899) == []
    (after,) = next_notices(rows, [VERA], NOW + 900)
    assert after.entry_id == second.id
    assert expiring(rows, NOW + 899) == []
    assert expiring(rows, NOW + 900) == [rows[0]]


@pytest.mark.parametrize(("ago", "is_told"), [(HOURS_2, True), (HOURS_2 + 1, False), (0, True)])
def test_who_joined_in_the_last_two_hours_is_told(ago: int, is_told: bool) -> None:
    row = entry(NOW - ago)
    assert bool(next_notices([row], [VERA], NOW)) is is_told
    assert (position([row], row.id, NOW) == 1) is is_told
    assert bool(expiring([row], NOW)) is not is_told


def test_who_waits_for_something_that_nobody_offers_holds_up_no_one() -> None:
    shop = entry(NOW - 60, kind=VisitKind.IN_PERSON)
    only_ina = entry(NOW - 50, mechanic_id=INA.mechanic_id)
    last = entry(NOW - 40)
    rows = [shop, only_ina, last]
    assert [each.entry_id for each in next_notices(rows, [VERA], NOW)] == [last.id]
    assert [each.entry_id for each in next_notices(rows, [INA], NOW)] == [only_ina.id]
    assert position(rows, last.id, NOW) == 3


def test_one_customer_stands_in_the_line_once_and_holds_one_slot() -> None:
    first = entry(NOW - 60)
    again = entry(NOW - 50, customer_id=first.customer_id)
    assert line([again, first], NOW) == [first]
    assert len(next_notices([again, first], [VERA, INA], NOW)) == 1
    holding = told(customer_id=first.customer_id)
    assert next_notices([holding, first], [INA], NOW) == []
    assert next_notices([holding, first], [INA], NOW + 900)[0].entry_id == first.id


def test_the_same_second_goes_by_the_id() -> None:
    one, two = sorted((entry(), entry()), key=lambda each: each.id)
    assert line([two, one], NOW) == [one, two]


@pytest.mark.parametrize("state", set(S) - {S.PENDING})
def test_only_who_waits_has_a_place(state: WaitlistState) -> None:
    gone, row = entry(NOW - 100, state), entry()
    assert position([gone, row], gone.id, NOW) is None
    assert position([gone, row], row.id, NOW) == 1
    assert position([row], uuid7(), NOW) is None


def test_when_to_look_again() -> None:
    rows = [entry(NOW - 60), told(NOW - 30), entry(NOW - 9, S.BOOKED), told(NOW - 5, held_until=None)]
    assert look_again(rows, NOW) == NOW - 30 + 900
    assert look_again(rows, NOW + 870) == NOW - 60 + HOURS_2 + 1
    assert look_again(rows, NOW + 9000) is look_again([], NOW) is None


def waited(*minutes: int) -> list[WaitlistEntry]:
    return [entry(NOW - 9000, S.BOOKED, notified_at=NOW - 9000 + each * 60) for each in minutes]


def test_the_waiting_time_is_a_median_over_enough_rows() -> None:
    assert measured_wait(waited(1, 2, 3, 4), NOW) is None
    assert measured_wait(waited(9, 1, 100, 3, 4), NOW) == MeasuredWait(seconds=240, rows=5, at_least=False)
    assert measured_wait(waited(1, 2, 3, 4, 5, 6), NOW) == MeasuredWait(seconds=240, rows=6, at_least=False)
    assert measured_wait([], NOW, WaitlistSettings(least_rows=0)) is None


def test_who_was_never_told_counts_and_who_left_does_not() -> None:
    never = [entry(NOW - 9000, S.EXPIRED) for _ in range(3)]
    silent = [*waited(1, 2), entry(NOW - 60), entry(NOW - 60, S.CANCELLED), entry(NOW - 60, S.BOOKED)]
    assert measured_wait([*silent, *never[:2]], NOW) is None
    assert measured_wait([*silent, *never], NOW) == MeasuredWait(seconds=HOURS_2, rows=5, at_least=True)
    just_then = waited(1, 1, 120)
    assert measured_wait([*just_then, *never[:2]], NOW) == MeasuredWait(
        seconds=HOURS_2, rows=5, at_least=False
    )


def test_only_recent_rows_count() -> None:
    month = 28 * 86_400
    rows = [entry(NOW - month, S.BOOKED, notified_at=NOW - month + 60) for _ in range(5)]
    assert measured_wait(rows, NOW) == MeasuredWait(seconds=60, rows=5, at_least=False)
    assert measured_wait(rows, NOW + 1) is None
    assert measured_wait(rows, NOW - month) is not None
    assert measured_wait(rows, NOW - month - 1) is None, "not of the future"


kinds = st.sampled_from((VisitKind.VIDEO, VisitKind.IN_PERSON))
CUSTOMERS = [uuid7() for _ in range(4)]
openings = st.lists(
    st.builds(
        Opening,
        mechanic_id=st.sampled_from([VERA.mechanic_id, INA.mechanic_id, uuid7()]),
        kinds=st.frozensets(kinds),
    ),
    max_size=4,
)
entries = st.lists(
    st.builds(
        WaitlistEntry,
        id=st.builds(uuid7),
        customer_id=st.sampled_from(CUSTOMERS) | st.builds(uuid7),
        kind=kinds,
        joined_at=st.sampled_from((NOW - HOURS_2 - 1, NOW - HOURS_2, NOW)) | st.integers(NOW - 9000, NOW),
        mechanic_id=st.sampled_from((None, None, VERA.mechanic_id)),
    ),
    max_size=8,
)


def carried_out(rows: list[WaitlistEntry], notices: list[Notice], now: int) -> list[WaitlistEntry]:
    by_entry = {each.entry_id: each for each in notices}
    after = []
    for row in rows:
        if row.id in by_entry:
            facts = WaitlistFacts(now=now, first_in_line=True)
            check_waitlist_step(row.state, S.NOTIFIED, row, Actor.PLATFORM, facts)
        after.append(notified(row, by_entry[row.id]) if row.id in by_entry else row)
    return after


@given(entries, st.lists(st.tuples(openings, st.integers(0, 1000)), max_size=6))
def test_nobody_is_ever_told_twice_and_no_mechanic_is_held_for_two(
    rows: list[WaitlistEntry], days: list[tuple[list[Opening], int]]
) -> None:
    now, ever = NOW, set[UUID]()
    for free, later in days:
        now += later
        for row in expiring(rows, now):
            check_waitlist_step(row.state, S.EXPIRED, row, Actor.PLATFORM, WaitlistFacts(now=now))
            rows = [replace(each, state=S.EXPIRED) if each.id == row.id else each for each in rows]
        assert expiring(rows, now) == []
        notices = next_notices(rows, free, now)
        assert notices == next_notices(rows[::-1], free, now), "whatever the order of the rows"
        assert not ever & {each.entry_id for each in notices}
        ever |= {each.entry_id for each in notices}
        rows = carried_out(rows, notices, now)
        assert next_notices(rows, free, now) == []
        held = [each for each in rows if each.state is S.NOTIFIED]
        assert len({each.held_mechanic_id for each in held}) == len(held)
        assert len({each.customer_id for each in held}) == len(held)


@given(entries, openings)
def test_nobody_is_passed_over_by_who_came_later_for_the_same(
    rows: list[WaitlistEntry], free: list[Opening]
) -> None:
    told_ids = {each.entry_id for each in next_notices(rows, free, NOW)}
    standing = line(rows, NOW)
    places = [position(rows, each.id, NOW) for each in standing]
    assert places == list(range(1, len(standing) + 1))
    for place, row in enumerate(standing):
        if row.id not in told_ids:
            assert not [
                each
                for each in standing[place + 1 :]
                if each.id in told_ids and (each.kind, each.mechanic_id) == (row.kind, row.mechanic_id)
            ]


@given(entries, st.integers(0, 20_000))
def test_until_the_next_look_the_clock_changes_nothing(rows: list[WaitlistEntry], later: int) -> None:
    again = look_again(rows, NOW)
    until = NOW + later if again is None else min(NOW + later, again - 1)
    assert expiring(rows, until) == expiring(rows, NOW)
    if again is not None:
        assert expiring(rows, again) != expiring(rows, NOW)


@pytest.mark.parametrize(("seconds", "good"), [(59, False), (60, True), (86_400, True), (86_401, False)])
def test_a_time_is_held_for_a_minute_to_a_day(seconds: int, good: bool) -> None:
    """Longer than a reservation may be, the database would refuse the notice, and the line would stand still."""
    if good:
        assert WaitlistSettings(hold=seconds).hold == seconds
    else:
        with pytest.raises(Invalid):
            WaitlistSettings(hold=seconds)
