"""What must hold of the queue and of answers whatever the shop and the requests are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from uuid import UUID

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from scheduling.availability import Availability, Inputs
from scheduling.errors import IllegalTransition, NotAvailable
from scheduling.intervals import overlaps
from scheduling.mechanics import answers_first, is_affiliated
from scheduling.offers import OfferPolicy
from scheduling.records import Bay, Mechanic, Reservation
from scheduling.request_answers import (
    Answer,
    Desk,
    Wanted,
    confirm,
    counter,
    decline,
    expire,
    holds_of,
    withdraw,
)
from scheduling.request_queue import Choice, Entry, request_queue
from scheduling.reservations import counts
from scheduling.sessions import Actor
from scheduling.visit_requests import (
    FINAL,
    OPEN,
    DeclineReason,
    RequestState,
    VisitRequest,
    derived_state,
)
from scheduling.vocabulary import ReservationKind, ReservationStatus, SessionState, VisitKind
from tests.scheduling.requests import BAYS, POLICY, a_request
from tests.scheduling.shop import ALEX, INA, NINE, NOW, block, booking, shop
from tests.scheduling.worlds import World, worlds

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
ASKED = replace(INA, id=UUID(int=7), name="Asked first", allow_instant_booking=False)
PEOPLE = [ALEX, INA, ASKED]
HOURS = [block(INA, 540, 1020), block(ASKED, 540, 1020)]
who = st.sampled_from([None, *(mechanic.id for mechanic in PEOPLE)])
steps_of_five = st.integers(0, 36).map(lambda step: NINE + step * 300)
ids = st.uuids(version=4)


@st.composite
def wishes(draw: st.DrawFn, now: int = NOW) -> VisitRequest:
    """Pending, for a time or some in one crowded morning, on and off the grid."""
    return a_request(
        *draw(st.lists(steps_of_five, min_size=1, max_size=3, unique=True)),
        id=draw(ids),
        minutes=draw(st.sampled_from((30, 60, 90))),
        asked_at=now - draw(st.integers(0, 100_000)),
        preferred_mechanic_id=draw(who),
    )


@st.composite
def taken(draw: st.DrawFn, bays: Sequence[Bay]) -> Reservation:
    reserved = draw(st.booleans())
    return booking(
        draw(steps_of_five),
        draw(st.sampled_from((15, 60))),
        id=draw(ids),
        mechanic_id=draw(who),
        bay_id=draw(st.sampled_from([None, *(bay.id for bay in bays)])),
        status=ReservationStatus.RESERVED if reserved else ReservationStatus.CONFIRMED,
        expires_at=NOW + draw(st.sampled_from((0, 1))) if reserved else None,
    )


@st.composite
def mornings(draw: st.DrawFn) -> tuple[Inputs, list[VisitRequest]]:
    bays = BAYS[: draw(st.integers(1, 3))]
    rows = draw(st.lists(taken(bays), max_size=4, unique_by=lambda row: row.id))
    requests = draw(st.lists(wishes(), min_size=1, max_size=6, unique_by=lambda row: row.id))
    return shop(mechanics=PEOPLE, weekly_blocks=HOURS, bays=bays, reservations=rows), requests


def entries(inputs: Inputs, requests: Sequence[VisitRequest], now: int = NOW) -> dict[UUID, Entry]:
    queue = request_queue(requests, engine=Availability(inputs), policy=POLICY, now=now)
    return {entry.request.id: entry for entry in queue.pending}


def mechanic_of(mechanic_id: UUID | None, people: Sequence[Mechanic] = PEOPLE) -> Mechanic | None:
    return next((mechanic for mechanic in people if mechanic.id == mechanic_id), None)


def answered(inputs: Inputs, request: VisitRequest, choice: Choice, now: int = NOW) -> Answer:
    return confirm(
        request,
        Desk(engine=Availability(inputs), policy=POLICY, offers=OfferPolicy(), now=now, actor=Actor.OWNER),
        starts=choice.starts,
        mechanic=mechanic_of(choice.mechanic_id, list(inputs.mechanics)),
        session_id=UUID(int=request.id.int ^ 1),
        reservation_id=UUID(int=request.id.int ^ 2),
        bay_id=choice.bay_id,
    )


@QUICK
@given(mornings())
def test_a_rival_is_mutual_time_by_time(morning: tuple[Inputs, list[VisitRequest]]) -> None:
    found = entries(*morning)
    for entry in found.values():
        event(f"{min(len(entry.rivals), 3)} rivals")
        assert entry.request.id not in entry.rivals
        for choice in entry.choices:
            for rival in choice.rivals:
                theirs = [
                    other
                    for other in found[rival].choices
                    if other.starts < choice.ends + 900 and choice.starts < other.ends + 900
                ]
                assert any(entry.request.id in other.rivals for other in theirs)


@QUICK
@given(mornings())
def test_two_that_want_the_same_mechanic_or_the_only_bay_at_once_are_rivals(
    morning: tuple[Inputs, list[VisitRequest]],
) -> None:
    """The rule again, the slow and literal way: confirm one, and see what is left to the other."""
    inputs, requests = morning
    found = entries(inputs, requests)
    for one in found.values():
        for choice in one.choices:
            if choice.clashes:
                continue
            bays = Availability(inputs).free_bays(choice.starts, choice.ends, now=NOW)
            for bay in bays:
                taken = answered(inputs, one.request, replace(choice, bay_id=bay)).taken
                after = entries(replace(inputs, reservations=[*inputs.reservations, *taken]), requests)
                for other in found.values():
                    for before, now in zip(other.choices, after[other.request.id].choices, strict=True):
                        lost = not before.clashes and bool(now.clashes)
                        if lost and other is not one:
                            assert other.request.id in choice.rivals
                            assert one.request.id in before.rivals


@QUICK
@given(mornings(), st.integers(0, 2**32))
def test_what_has_neither_clash_nor_rival_stays_free_whichever_of_the_others_are_confirmed(
    morning: tuple[Inputs, list[VisitRequest]], seed: int
) -> None:
    inputs, requests = morning
    chance = Random(seed)
    found = entries(inputs, requests)
    safe = [
        (entry.request.id, place)
        for entry in found.values()
        for place, choice in enumerate(entry.choices)
        if not choice.clashes and not choice.rivals
    ]
    event(f"safe: {bool(safe)}")
    for wish, place in safe:
        rows, left = inputs, list(found)
        for request_id in chance.sample(left, len(left)):
            free = [c for c in entries(rows, requests)[request_id].choices if not c.clashes]
            if request_id == wish or not free:
                continue
            choice = chance.choice(free)
            bays = Availability(rows).free_bays(choice.starts, choice.ends, now=NOW)
            answer = answered(rows, found[request_id].request, replace(choice, bay_id=chance.choice(bays)))
            rows = replace(rows, reservations=[*rows.reservations, *answer.taken])
        assert not entries(rows, requests)[wish].choices[place].clashes


@QUICK
@given(worlds(), st.data())
def test_what_has_no_clash_can_be_confirmed_with_a_bay_and_mechanic_that_the_engine_says_are_free(
    world: World, data: st.DataObject
) -> None:
    quarters = st.integers(-8, 200).map(lambda quarter: world.now + quarter * 900)
    requests = [
        a_request(
            *data.draw(st.lists(quarters, min_size=1, max_size=3, unique=True)),
            id=data.draw(ids),
            asked_at=world.now,
            minutes=data.draw(st.sampled_from((15, 60))),
            preferred_mechanic_id=data.draw(st.sampled_from(world.who)),
        )
        for _ in range(3)
    ]
    check_against_the_engine(world.inputs, requests, world.now)


@QUICK
@given(mornings())
def test_the_same_of_a_crowded_morning(morning: tuple[Inputs, list[VisitRequest]]) -> None:
    check_against_the_engine(*morning, NOW)


def check_against_the_engine(inputs: Inputs, requests: Sequence[VisitRequest], now: int) -> None:
    engine = Availability(inputs)
    for entry in entries(inputs, requests, now).values():
        for choice in entry.choices:
            place = choice.mechanic_id, choice.starts, choice.ends
            verdict = engine.verdict(*place, VisitKind.IN_PERSON, now=now, as_staff=True)
            assert choice.clashes == verdict.refusals
            assert (choice.bay_id is not None) is verdict.available
            if choice.bay_id is not None:
                event("free")
                assert choice.bay_id in engine.free_bays(choice.starts, choice.ends, now=now)
                row = answered(inputs, entry.request, choice, now).request
                assert (row.bay_id, row.mechanic_id) == (choice.bay_id, choice.mechanic_id)
        wished = {(at, entry.request.preferred_mechanic_id) for at in entry.request.requested}
        for other in entry.alternatives:
            assert (other.starts, other.mechanic_id) not in wished
            place = other.mechanic_id, other.starts, other.ends
            assert engine.verdict(*place, VisitKind.IN_PERSON, now=now, as_staff=True).available
            assert other.bay_id in engine.free_bays(other.starts, other.ends, now=now)


@QUICK
@given(mornings(), st.integers(0, 2**32))
def test_the_order_of_rows_does_not_matter(morning: tuple[Inputs, list[VisitRequest]], seed: int) -> None:
    inputs, requests = morning
    mixed = Random(seed).sample(requests, len(requests))
    engine = Availability(inputs)
    one, two = (request_queue(rows, engine=engine, policy=POLICY, now=NOW) for rows in (requests, mixed))
    assert one == two
    assert sorted(entry.request.id for entry in one.pending) == sorted(row.id for row in requests)


class Shop:
    """A shop that writes down what is answered, as its database would, without refusing anything itself."""

    def __init__(self, bays: Sequence[Bay], requests: Sequence[VisitRequest]) -> None:
        self.bays = bays
        self.now = NOW
        self.requests = {request.id: request for request in requests}
        self.reservations: dict[UUID, Reservation] = {}

    @property
    def inputs(self) -> Inputs:
        rows = list(self.reservations.values())
        return shop(mechanics=PEOPLE, weekly_blocks=HOURS, bays=self.bays, reservations=rows)

    def desk(self, actor: Actor) -> Desk:
        return Desk(
            engine=Availability(self.inputs), policy=POLICY, offers=OfferPolicy(), now=self.now, actor=actor
        )

    def write(self, answer: Answer) -> None:
        before = self.requests[answer.request.id]
        assert (before.requested, before.asked_at) == (answer.request.requested, answer.request.asked_at)
        assert derived_state(before, self.now) in OPEN or answer.request.state is RequestState.EXPIRED
        for hold in answer.freed:
            self.reservations[hold] = replace(self.reservations[hold], status=ReservationStatus.CANCELLED)
        for row in answer.taken:
            self.reservations[row.id] = row
        self.requests[answer.request.id] = answer.request

    def alive(self) -> list[Reservation]:
        return [row for row in self.reservations.values() if counts(row, self.now)]

    def check(self) -> None:
        rows = self.alive()
        for place, one in enumerate(rows):
            for other in rows[place + 1 :]:
                if one.mechanic_id is not None and one.mechanic_id == other.mechanic_id:
                    assert not overlaps((one.starts, one.blocks_end), (other.starts, other.blocks_end))
                if one.bay_id == other.bay_id:
                    assert not overlaps((one.starts, one.ends), (other.starts, other.ends))
        for request in self.requests.values():
            state = derived_state(request, self.now)
            assert (request.ended_at is None) is (request.state in OPEN)
            held = {row.id for row in rows if row.id in set(holds_of(request))}
            if state in FINAL:
                assert not held, "no hold outlives its request"


PENDING_STEPS = ("confirm", "counter", "counter", "counter", "decline", "withdraw")
COUNTERED_STEPS = ("confirm", "confirm", "confirm", "counter", "decline", "withdraw", "expire")


def step(shop: Shop, request: VisitRequest, number: int, data: st.DataObject) -> Answer:
    """One answer, likely or not; a refusal is raised."""
    countered = request.state is RequestState.COUNTERED
    what = data.draw(st.sampled_from(COUNTERED_STEPS if countered else PENDING_STEPS))
    actor = data.draw(st.sampled_from((Actor.OWNER, Actor.OWNER, Actor.CUSTOMER)))
    desk = shop.desk(Actor.PLATFORM if what == "expire" else actor)
    match what:
        case "confirm":
            places: list[tuple[int, UUID | None]] = [
                (time.starts, time.mechanic_id) for time in request.offered
            ]
            places += [(starts, data.draw(who)) for starts in request.requested]
            starts, mechanic_id = data.draw(st.sampled_from(places))
            ids = UUID(int=1000 + number), UUID(int=2000 + number)
            person = mechanic_of(mechanic_id)
            answer = confirm(
                request,
                desk,
                starts=starts,
                mechanic=person,
                session_id=ids[0],
                reservation_id=ids[1],
                customer_agreed=True,
            )
            asked = person is not None and answers_first(person)
            offered = answer.session_state is SessionState.OFFERED
            assert offered or not asked, "no work without acceptance"
            # Inside the notice also whoever has said yes beforehand, never an affiliated one.
            assert not offered or (person is not None and not is_affiliated(person))
            assert (answer.taken[0].kind is ReservationKind.OFFER) is offered
            return answer
        case "counter":
            times = data.draw(st.lists(steps_of_five, min_size=1, max_size=3))
            names = (UUID(int=3000 + number * 10 + each) for each in range(3))
            wanted = [Wanted(name, at, data.draw(who)) for name, at in zip(names, times, strict=False)]
            return counter(request, desk, wanted)
        case "decline":
            return decline(request, desk, decline_reason=DeclineReason.NO_ROOM)
        case "withdraw":
            return withdraw(request, desk, customer_agreed=True)
        case _:
            return expire(request, desk)


@QUICK
@given(st.lists(wishes(), min_size=1, max_size=4, unique_by=lambda row: row.id), st.integers(1, 2), st.data())
def test_answering_never_makes_two_visits_overlap_in_mechanic_or_bay(
    requests: list[VisitRequest], bays: int, data: st.DataObject
) -> None:
    shop = Shop(BAYS[:bays], requests)
    for number in range(data.draw(st.integers(4, 16))):
        shop.now += data.draw(st.sampled_from((0, 0, 0, 1, 3600, 86_399, 86_400)))
        request = shop.requests[data.draw(st.sampled_from(sorted(shop.requests)))]
        try:
            answer = step(shop, request, number, data)
        except (NotAvailable, IllegalTransition) as error:
            event(f"of {request.state} refused: {error.code}")
        else:
            event(f"{request.state} to {answer.request.state}")
            shop.write(answer)
            for hold in answer.taken if answer.request.state is RequestState.COUNTERED else ():
                assert hold.expires_at is not None
                assert shop.now < hold.expires_at <= min(hold.starts, shop.now + 86_400)
        shop.check()
