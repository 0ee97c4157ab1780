"""The demo's rows keep every rule, whatever day and hour it is made."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import phonenumbers
import pytest

from scheduling.availability import Availability
from scheduling.mechanics import mechanic_type
from scheduling.records import Reservation, Session
from scheduling.request_batch import without_clash
from scheduling.request_queue import request_queue
from scheduling.vin import is_valid_vin
from scheduling.visit_requests import Age, RequestPolicy, RequestSource
from scheduling.vocabulary import (
    MechanicType,
    ReservationKind,
    ReservationStatus,
    Role,
    SessionState,
    TimeOffStatus,
    VisitKind,
)
from sync_server.services.demo import DemoTenant, generate, words


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


SATURDAY = at("2026-11-21T02:30")
MOMENTS = {
    "Friday night": SATURDAY,
    "Wednesday morning": at("2026-11-18T15:10"),
    "Monday, first minute": at("2026-11-23T05:00"),
    "the hour that comes twice": at("2026-11-01T05:30"),
    "the hour that is skipped": at("2027-03-14T07:10"),
    "Christmas": at("2026-12-25T18:00"),
    "29 February": at("2028-02-29T16:00"),
}


@pytest.fixture(scope="module", params=sorted(MOMENTS))
def made(request: pytest.FixtureRequest) -> tuple[int, list[DemoTenant]]:
    now = MOMENTS[request.param]
    return now, generate(1, now)


@pytest.fixture(scope="module")
def garage() -> DemoTenant:
    return generate(1, SATURDAY)[0]


def live(tenant: DemoTenant) -> list[tuple[Reservation, Session]]:
    sessions = {session.id: session for session in tenant.sessions}
    blocking = {ReservationStatus.RESERVED, ReservationStatus.CONFIRMED}
    return [
        (row, sessions[row.session_id])
        for row in tenant.reservations
        if row.session_id and row.status in blocking
    ]


def test_the_same_seed_makes_the_same_rows() -> None:
    assert generate(3, SATURDAY) == generate(3, SATURDAY)
    assert generate(3, SATURDAY) != generate(4, SATURDAY)


def test_every_booking_passes_the_engine_as_of_when_it_was_made(made: tuple[int, list[DemoTenant]]) -> None:
    _, tenants = made
    for tenant in tenants:
        engine = Availability(tenant.inputs())
        for row, session in live(tenant):
            verdict = engine.verdict(
                row.mechanic_id, row.starts, row.ends, session.kind, now=session.created_at, ignoring={row.id}
            )
            assert verdict.available, (session, verdict.reasons)


def test_nobody_and_no_bay_is_booked_twice(made: tuple[int, list[DemoTenant]]) -> None:
    for tenant in made[1]:
        places = [("mechanic", row.mechanic_id, row.starts, row.blocks_end) for row, _ in live(tenant)]
        places += [("bay", row.bay_id, row.starts, row.ends) for row, _ in live(tenant)]
        spans: dict[object, list[tuple[int, int]]] = {}
        for what, whom, start, end in places:
            if whom is not None:
                spans.setdefault((what, whom), []).append((start, end))
        for each in spans.values():
            each.sort()
            assert all(first[1] <= second[0] for first, second in pairwise(each))


def test_sessions_are_where_they_must_be_by_now(made: tuple[int, list[DemoTenant]]) -> None:
    now, tenants = made
    for tenant in tenants:
        for row, session in live(tenant):
            assert session.starts is not None
            assert session.created_at < min(now, session.starts)
            if row.ends <= now:
                assert session.state in {SessionState.COMPLETED, SessionState.NO_SHOW}
            elif row.starts <= now:
                assert session.state in {SessionState.LIVE, SessionState.WAITING}
            elif row.starts - now <= 15 * 60:
                assert session.state in {SessionState.PENDING, SessionState.WAITING}
            else:
                assert session.state in {SessionState.SCHEDULED, SessionState.OFFERED}
            assert (session.bay_id is not None) == (session.kind is VisitKind.IN_PERSON)


def test_each_customer_has_one_visit_a_day_in_their_own_car(made: tuple[int, list[DemoTenant]]) -> None:
    for tenant in made[1]:
        owners = {vehicle.id: vehicle.customer_id for vehicle in tenant.vehicles}
        days: Counter[tuple[object, object]] = Counter()
        for _, session in live(tenant):
            assert session.vehicle_id is not None
            assert session.starts is not None
            assert owners[session.vehicle_id] == session.customer_id
            days[session.customer_id, datetime.fromtimestamp(session.starts, tenant.zone).date()] += 1
        assert max(days.values()) == 1


def test_this_week_is_busy_and_not_full(made: tuple[int, list[DemoTenant]]) -> None:
    """60 to 80 percent of the hours that the mechanics are there."""
    now, tenants = made
    tenant = tenants[0]
    engine = Availability(tenant.inputs())
    today = datetime.fromtimestamp(now, tenant.zone).date()
    booked = there = 0
    for offset in range(-3, 4):
        for mechanic in tenant.mechanics:
            shape = engine.shape(mechanic.id, today + timedelta(days=offset))
            away = [span for span, _ in (*shape.time_off, *shape.external)]
            there += sum(end - start for start, end in shape.open)
            there -= sum(max(0, min(end, b) - max(start, a)) for start, end in shape.open for a, b in away)
            booked += sum(
                row.ends - row.starts
                for row, _ in live(tenant)
                if row.mechanic_id == mechanic.id and shape.starts <= row.starts < shape.ends
            )
    assert 0.6 <= booked / there <= 0.8


def test_the_shop_is_as_described(garage: DemoTenant) -> None:
    solo = generate(1, SATURDAY)[1]
    assert Counter(mechanic_type(mechanic) for mechanic in garage.mechanics) == {
        MechanicType.WORKSHOP_AFFILIATED: 3,
        MechanicType.INDEPENDENT_WORKSHOP: 2,
    }
    assert [mechanic_type(mechanic) for mechanic in solo.mechanics] == [MechanicType.VIRTUAL_ONLY]
    assert (len(garage.bays), len(garage.kiosks), len(garage.customers)) == (5, 1, 254)
    assert (garage.staff[0].name, garage.staff[0].role) == ("Mireille Côté", Role.RECEPTIONIST)
    assert Counter(person.role for person in garage.staff) == {
        Role.OWNER: 1, Role.RECEPTIONIST: 2, Role.MECHANIC: 5,
    }  # fmt: skip
    assert {row.status for row in garage.time_off} == {TimeOffStatus.APPROVED, TimeOffStatus.PENDING}
    assert garage.external_busy
    christmas = next(row for row in garage.special_days if row.day.isoformat() == "2026-12-25")
    assert (christmas.statutory, christmas.label_en, christmas.label_fr) == (
        True,
        "Christmas Day",
        "Jour de Noël",
    )


def test_a_year_of_history_and_offers_that_wait(garage: DemoTenant) -> None:
    states = Counter(session.state for session in garage.sessions)
    assert states[SessionState.COMPLETED] > 1000
    assert states[SessionState.CANCELLED] > 30
    assert states[SessionState.NO_SHOW] > 20
    assert states[SessionState.OFFERED] == 2
    offers = [row for row in garage.reservations if row.kind is ReservationKind.OFFER]
    assert all(
        row.status is ReservationStatus.RESERVED and row.expires_at and row.expires_at > SATURDAY
        for row in offers
    )
    assert min(session.starts or 0 for session in garage.sessions) < SATURDAY - 360 * 86400


def test_some_visit_requests_wait_for_an_answer(made: tuple[int, list[DemoTenant]]) -> None:
    """One over the promise, one nearly, one after a video session, two rivals, one that clashes."""
    now, (tenant, _) = made
    queue = request_queue(
        tenant.requests,
        engine=Availability(tenant.inputs()),
        policy=RequestPolicy(),
        now=now,
        sessions={session.id: session for session in tenant.sessions},
    )
    ages = Counter(entry.age for entry in queue.pending)
    assert ages[Age.OVERDUE] == 1
    assert ages[Age.DUE_SOON] >= 2
    sources = {entry.request.source for entry in queue.pending}
    assert sources == set(RequestSource)
    assert sum(bool(entry.rivals) for entry in queue.pending) >= 2
    assert any(all(choice.clashes for choice in entry.choices) for entry in queue.pending)
    assert len(without_clash(queue.pending)) >= 2
    assert (len(queue.confirmed), len(queue.done)) == (2, 1)
    customers = [entry.request.customer_id for entry in queue.pending]
    assert len(set(customers)) == len(customers)


def test_customers_are_plausible_and_reach_nobody(garage: DemoTenant) -> None:
    assert len({customer.name for customer in garage.customers}) == 254
    assert {customer.language for customer in garage.customers} == {"en", "fr"}
    for customer in garage.customers:
        assert re.fullmatch(r"\+1(514|438|450)55501\d\d", customer.phone)
        assert phonenumbers.is_valid_number(phonenumbers.parse(customer.phone))
        assert not customer.email or customer.email.endswith("@example.com")
        assert re.fullmatch(r"[HJ]\d[A-Z] \d[A-Z]\d", customer.postal_code)
    numbers = [vehicle.vin for vehicle in garage.vehicles if vehicle.vin]
    assert len(numbers) > 150
    assert all(map(is_valid_vin, numbers))
    assert all(re.fullmatch(r"[A-Z]\d\d [A-Z]{3}|", vehicle.plate) for vehicle in garage.vehicles)


@pytest.mark.parametrize("seed", range(1, 8))
def test_the_example_of_a_sentence_can_be_tried(seed: int) -> None:
    """``oil change Civic Tremblay``: exactly one car of that family is one."""
    tenant = generate(seed, SATURDAY)[0]
    names = {customer.id: customer.name for customer in tenant.customers}
    civics = [names[car.customer_id] for car in tenant.vehicles if car.model == "Civic"]
    assert sum(name.endswith("Tremblay") for name in civics) == 1


def test_concerns_are_in_the_customers_language(garage: DemoTenant) -> None:
    language = {customer.id: customer.language for customer in garage.customers}
    french = {session.concern for session in garage.sessions if language[session.customer_id] == "fr"}
    english = {session.concern for session in garage.sessions if language[session.customer_id] == "en"}
    assert not french & english
    assert "Changement d’huile et inspection générale avant l’hiver." in french


def test_nobody_has_winter_tires_put_on_in_summer(garage: DemoTenant) -> None:
    months: dict[str, set[int]] = {}
    for session in garage.sessions:
        day = datetime.fromtimestamp(session.starts or 0, garage.zone)
        months.setdefault(session.concern, set()).add(day.month)
    assert months["Put on the winter tires; they are in the trunk."] <= {10, 11, 12}
    assert months["Remettre les pneus d’été, entreposer ceux d’hiver."] <= {3, 4, 5}
    assert len(months["Oil change, and please look at the brakes."]) > 6


def test_names_read_the_same_in_both_languages_or_are_their_owners(garage: DemoTenant) -> None:
    for bay in garage.bays:
        assert re.fullmatch(r"B\d – (Express|Suspension|Transmission|Inspection|Diagnostic)", bay.name)
    speaks = {mechanic.id: mechanic.languages[0] for mechanic in garage.mechanics}
    labels = {(speaks[row.mechanic_id], row.label) for row in garage.time_off}
    assert {label for language, label in labels if language == "en"} == {
        "Moving day", "Family", "Vacation", "Dentist",
    }  # fmt: skip
    assert {label for language, label in labels if language == "fr"} == {
        "Dentiste", "Rencontre à l’école", "Vacances", "Vacances de la construction", "Voyage",
    }  # fmt: skip
    away = {speaks[row.mechanic_id]: row.summary for row in garage.external_busy if row.mechanic_id}
    assert away == {"fr": "Physiothérapie", "en": "Parts run"}


def test_first_and_last_names_go_together(garage: DemoTenant) -> None:
    groups = words.names().values()
    for customer in garage.customers:
        first, _, last = customer.name.partition(" ")
        assert any(first in group.first and last in group.last for group in groups), customer.name
    for group in groups:
        assert not set(group.first) & set(group.last), "a last name is no first name"
