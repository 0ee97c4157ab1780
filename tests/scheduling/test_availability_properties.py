"""What must hold of the engine whatever the rows are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduling.availability import Availability, Inputs, Slot
from scheduling.calendar_rules import local_of
from scheduling.errors import NotFound
from scheduling.ids import uuid7
from scheduling.records import Bay, Reservation
from scheduling.vocabulary import Reason, ReservationKind, ReservationStatus, VisitKind
from tests.scheduling.shop import NINE, shop
from tests.scheduling.worlds import World, worlds

Row = TypeVar("Row")
WEIGHT = (Reason.BOOKED, Reason.HELD, Reason.BUFFER)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
kinds = st.sampled_from(VisitKind)
lengths = st.sampled_from((15, 30, 60))


def slots(
    world: World, who: UUID | None, minutes: int, kind: VisitKind, *, inputs: Inputs | None = None
) -> list[Slot]:
    engine = Availability(inputs or world.inputs)
    return engine.slots(who, world.days, minutes, kind, now=world.now, as_staff=True)


def every(
    world: World, minutes: int, kind: VisitKind, inputs: Inputs | None = None
) -> dict[UUID | None, set[Slot]]:
    return {who: set(slots(world, who, minutes, kind, inputs=inputs)) for who in world.who}


def booked(slot: Slot, buffer: int, bay: UUID | None = None) -> Reservation:
    return Reservation(
        id=uuid7(),
        kind=ReservationKind.BOOKING,
        status=ReservationStatus.CONFIRMED,
        starts=slot.starts,
        ends=slot.ends,
        blocks_end=slot.ends + buffer * 60,
        mechanic_id=slot.mechanic_id,
        bay_id=bay,
        session_id=uuid7(),
    )


def with_row(inputs: Inputs, row: Reservation) -> Inputs:
    return replace(inputs, reservations=[*inputs.reservations, row])


@QUICK
@given(worlds(), kinds, lengths, st.booleans())
def test_slots_are_exactly_the_grid_times_whose_verdict_is_available(
    world: World, kind: VisitKind, minutes: int, as_staff: bool
) -> None:
    engine = Availability(world.inputs)
    for who in world.who:
        found = engine.slots(who, world.days, minutes, kind, now=world.now, as_staff=as_staff)
        offers = [
            offer
            for day in world.days
            for offer in engine.offers(who, day, minutes, kind, now=world.now, as_staff=as_staff)
        ]
        assert [(slot.starts, slot.ends) for slot in found] == [
            (offer.starts, offer.ends) for offer in offers if offer.verdict.available
        ]
        assert found == sorted(set(found))
        for slot in found:
            assert engine.verdict(
                who, slot.starts, slot.ends, kind, now=world.now, as_staff=as_staff
            ).available
            assert local_of(slot.starts, world.inputs.zone)[0] in world.days


@QUICK
@given(worlds(), lengths, st.data())
def test_an_offered_slot_once_taken_is_refused_to_others_and_not_to_its_owner(
    world: World, minutes: int, data: st.DataObject
) -> None:
    kind = VisitKind.IN_PERSON
    for who in world.who:
        found = slots(world, who, minutes, kind)
        if not found:
            continue
        slot = data.draw(st.sampled_from(found))
        engine = Availability(world.inputs)
        bay = engine.free_bays(slot.starts, slot.ends, now=world.now)[0]
        row = booked(slot, engine.effective_buffer(who), bay)
        after = Availability(with_row(world.inputs, row))
        again = after.verdict(who, slot.starts, slot.ends, kind, now=world.now, as_staff=True)
        if who is not None:
            assert Reason.BOOKED in again.reasons
        for name in (row.id, row.session_id):
            assert name is not None
            mine = after.slots(who, world.days, minutes, kind, now=world.now, as_staff=True, ignoring=[name])
            assert mine == found


@QUICK
@given(worlds(), kinds, st.integers(0, 600), st.sampled_from((15, 60, 240)))
def test_of_the_reserved_the_heaviest_is_told_first_each_with_its_own_hours(
    world: World, kind: VisitKind, quarter: int, minutes: int
) -> None:
    engine = Availability(world.inputs)
    rows = {row.id: row for row in world.inputs.reservations}
    start = world.now + quarter * 900
    for who in world.who:
        verdict = engine.verdict(who, start, start + minutes * 60, kind, now=world.now)
        told = [refusal for refusal in verdict.refusals if refusal.reservation_id is not None]
        ranks = [WEIGHT.index(refusal.reason) for refusal in told]
        assert ranks == sorted(ranks)
        for refusal in told:
            assert refusal.reservation_id is not None
            row = rows[refusal.reservation_id]
            assert (refusal.starts, refusal.ends) == (row.starts, row.ends)


@QUICK
@given(worlds(), kinds, lengths, st.data())
def test_adding_a_reservation_never_frees_a_time(
    world: World, kind: VisitKind, minutes: int, data: st.DataObject
) -> None:
    before = every(world, minutes, kind)
    start = world.now + data.draw(st.integers(0, 600)) * 300
    slot = Slot(start, start + 3600, data.draw(st.sampled_from(world.who)))
    bays: list[UUID | None] = [None, *(bay.id for bay in world.inputs.bays)]
    row = booked(slot, 15, data.draw(st.sampled_from(bays)))
    status = data.draw(st.sampled_from((ReservationStatus.CONFIRMED, ReservationStatus.RESERVED)))
    row = replace(row, status=status, expires_at=data.draw(st.sampled_from((None, world.now + 1))))
    after = every(world, minutes, kind, with_row(world.inputs, row))
    assert all(after[who] <= before[who] for who in world.who)


@QUICK
@given(worlds(), kinds, lengths, st.sampled_from(("lapsed", "expired", "cancelled", "nobody", "empty")))
def test_what_does_not_count_changes_nothing(world: World, kind: VisitKind, minutes: int, case: str) -> None:
    who = world.who[-1]
    row = booked(Slot(world.now, world.now + 86_400, who), 15)
    row = {
        "lapsed": replace(row, status=ReservationStatus.RESERVED, expires_at=world.now),
        "expired": replace(row, status=ReservationStatus.EXPIRED),
        "cancelled": replace(row, status=ReservationStatus.CANCELLED),
        "nobody": replace(row, mechanic_id=None),
        "empty": replace(row, ends=row.starts, blocks_end=row.starts),
    }[case]
    assert every(world, minutes, kind, with_row(world.inputs, row)) == every(world, minutes, kind)


@QUICK
@given(worlds(), kinds, lengths, st.integers(0, 2**32))
def test_the_order_of_rows_and_of_questions_does_not_matter(
    world: World, kind: VisitKind, minutes: int, seed: int
) -> None:
    chance = Random(seed)

    def shuffled(rows: Sequence[Row]) -> list[Row]:
        return chance.sample(rows, len(rows))

    rows = world.inputs
    mixed = replace(
        rows,
        workshop_hours=shuffled(rows.workshop_hours),
        special_days=shuffled(rows.special_days),
        mechanics=shuffled(rows.mechanics),
        weekly_blocks=shuffled(rows.weekly_blocks),
        time_off=shuffled(rows.time_off),
        external_busy=shuffled(rows.external_busy),
        reservations=shuffled(rows.reservations),
        bays=shuffled(rows.bays),
    )
    one, two = Availability(world.inputs), Availability(mixed)
    for who in shuffled(world.who):
        assert one.slots(who, world.days, minutes, kind, now=world.now) == two.slots(
            who, world.days[::-1] * 2, minutes, kind, now=world.now
        )
        for at in (world.now, world.now + 40_000):
            span = at, at + minutes * 60
            assert one.verdict(who, *span, kind, now=world.now) == two.verdict(
                who, *span, kind, now=world.now
            )
        assert one.shape(who, world.day) == two.shape(who, world.day)


@QUICK
@given(worlds(), kinds, lengths)
def test_asking_changes_no_answer(world: World, kind: VisitKind, minutes: int) -> None:
    engine = Availability(world.inputs)
    some = [row.id for row in world.inputs.reservations]
    questions: list[Callable[[], object]] = [
        *(
            lambda who=who, ids=ids, by=by: engine.slots(
                who, world.days, minutes, kind, now=world.now + by, ignoring=ids, as_staff=True
            )
            for who in world.who
            for ids in ((), some)
            for by in (0, 120)
        ),
        *(lambda who=who: engine.nearest(who, world.now, minutes, kind, now=world.now) for who in world.who),
    ]
    assert [question() for question in questions] == [question() for question in questions]


@QUICK
@given(worlds(), kinds, st.sampled_from((0, 15, 45)))
def test_two_sessions_stand_the_earlier_ones_buffer_apart_whichever_is_booked_first(
    world: World, kind: VisitKind, gap: int
) -> None:
    if len(world.who) < 2:
        return
    who = world.who[1]
    empty = replace(world.inputs, reservations=[])
    buffer = Availability(empty).effective_buffer(who)
    start = world.now + 3600
    early, late = Slot(start, start + 1800, who), Slot(start + 1800 + gap * 60, start + 3600 + gap * 60, who)
    allowed = []
    for first, second in ((early, late), (late, early)):
        engine = Availability(with_row(empty, booked(first, buffer)))
        verdict = engine.verdict(who, second.starts, second.ends, kind, now=world.now, as_staff=True)
        allowed.append(Reason.BUFFER not in verdict.reasons)
        assert Reason.BOOKED not in verdict.reasons
    assert allowed == [gap >= buffer] * 2


@QUICK
@given(worlds(), lengths)
def test_as_many_sessions_in_person_fit_as_there_are_bays(world: World, minutes: int) -> None:
    free = replace(world.inputs, reservations=[], external_busy=[])
    found = slots(world, None, minutes, VisitKind.IN_PERSON, inputs=free)
    usable = [bay for bay in free.bays if bay.active]
    assert usable or not found
    for slot in found[:1]:
        inputs = free
        for left in range(len(usable), 0, -1):
            bays = Availability(inputs).free_bays(slot.starts, slot.ends, now=world.now)
            assert len(bays) == left
            inputs = with_row(inputs, booked(slot, 15, bays[0]))
        full = Availability(inputs)
        verdict = full.verdict(
            None, slot.starts, slot.ends, VisitKind.IN_PERSON, now=world.now, as_staff=True
        )
        assert verdict.reasons == (Reason.NO_BAY,)
        # The buffer is the mechanic's, not the bay's; and a virtual visit needs no bay.
        after = full.free_bays(slot.ends, slot.ends + 60, now=world.now)
        assert len(after) == len(usable)
        assert full.verdict(
            None, slot.starts, slot.ends, VisitKind.VIDEO, now=world.now, as_staff=True
        ).available


@QUICK
@given(worlds(), kinds, lengths, st.integers(-2, 3))
def test_the_nearest_are_those_of_all_free_times(
    world: World, kind: VisitKind, minutes: int, by: int
) -> None:
    engine = Availability(world.inputs)
    start = world.now + by * 50_000
    days = [world.day + timedelta(day) for day in range(-3, 35)]
    for who in world.who:
        free = engine.slots(who, days, minutes, kind, now=world.now)
        nearest = engine.nearest(who, start, minutes, kind, now=world.now, count=4, others=False)
        assert nearest == sorted(free, key=lambda slot: (abs(slot.starts - start), slot.starts))[:4]
        more = engine.nearest(who, start, minutes, kind, now=world.now, count=4)
        assert more[: len(nearest)] == nearest
        assert len(set(more)) == len(more) <= 4
        others = more[len(nearest) :]
        assert [abs(slot.starts - start) for slot in others] == sorted(
            abs(slot.starts - start) for slot in others
        )
        for slot in more:
            assert engine.verdict(slot.mechanic_id, slot.starts, slot.ends, kind, now=world.now).available


@given(worlds())
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_nonsense_is_not_answered(world: World) -> None:
    engine = Availability(world.inputs)
    with pytest.raises(NotFound):
        engine.slots(uuid7(), world.days, 30, VisitKind.VIDEO, now=0)
    with pytest.raises(ValueError, match="end after"):
        engine.verdict(None, 60, 60, VisitKind.VIDEO, now=0)
    with pytest.raises(ValueError, match="at least a minute"):
        engine.slots(None, world.days, 0, VisitKind.VIDEO, now=0)


def test_a_bay_must_be_free_for_the_whole_span() -> None:
    """Two bays, each taken for half of the hour: at no instant are both taken, yet none is free throughout."""
    bays = [Bay(id=uuid7(), name=name) for name in "ab"]
    rows = [
        booked(Slot(NINE + half * 1800, NINE + (half + 1) * 1800, None), 0, bay.id)
        for half, bay in enumerate(bays)
    ]
    engine = Availability(shop(bays=bays, reservations=rows))
    verdict = engine.verdict(None, NINE, NINE + 3600, VisitKind.IN_PERSON, now=NINE, as_staff=True)
    assert verdict.reasons == (Reason.NO_BAY,)
