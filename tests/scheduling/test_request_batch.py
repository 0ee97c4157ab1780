"""Confirm all that have no clash: only what nobody else wants, and all of it can be confirmed one after another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scheduling.ids import uuid7
from scheduling.records import Reservation
from scheduling.request_answers import confirm
from scheduling.request_batch import without_clash
from scheduling.request_queue import request_queue
from scheduling.visit_requests import VisitRequest
from tests.scheduling.requests import BAYS, HOUR, POLICY, a_request, countered, desk, offered
from tests.scheduling.shop import ALEX, BAY, NINE, NOW, booking


def _ready(*requests: VisitRequest, **rows: Any) -> list[tuple[VisitRequest, int]]:
    engine = desk(**rows).engine
    entries = request_queue(requests, engine=engine, policy=POLICY, now=NOW).pending
    return [(ready.request, ready.choice.starts) for ready in without_clash(entries)]


def test_the_best_time_without_clash_and_rival_of_each_in_the_queues_order() -> None:
    first = a_request(NINE, NINE + 2 * HOUR, preferred_mechanic_id=ALEX.id, asked_at=NOW - 60)
    second = a_request(NINE + 4 * HOUR, preferred_mechanic_id=ALEX.id)
    taken = booking(NINE, 60, mechanic_id=ALEX.id)
    assert _ready(second, first, bays=BAYS, reservations=[taken]) == [
        (first, NINE + 2 * HOUR),
        (second, NINE + 4 * HOUR),
    ]


def test_rivals_are_left_to_a_person() -> None:
    one = a_request(NINE, preferred_mechanic_id=ALEX.id)
    other = a_request(NINE, preferred_mechanic_id=ALEX.id)
    assert _ready(one, other, bays=BAYS) == []
    way_out = replace(other, requested=(NINE, NINE + 4 * HOUR))
    assert _ready(one, way_out, bays=BAYS) == [(way_out, NINE + 4 * HOUR)]


def test_what_has_no_free_time_or_waits_for_its_customer_is_not_confirmed() -> None:
    waiting = countered(offered(NINE + HOUR))
    full = booking(NINE, 60, mechanic_id=None, bay_id=BAY.id)
    assert _ready(waiting, a_request(NINE), bays=[BAY], reservations=[full]) == []


def test_all_that_are_told_can_be_confirmed_one_after_another() -> None:
    """More wishes than bays at a time: whoever is told still finds a place after all before were booked."""
    wishes = [a_request(NINE + hour * HOUR // 2) for hour in (0, 0, 1, 4, 6, 6, 6, 6)]
    entries = request_queue(wishes, engine=desk(bays=BAYS).engine, policy=POLICY, now=NOW).pending
    told = without_clash(entries)
    assert 0 < len(told) < len(wishes)
    booked: list[Reservation] = []
    for ready in told:
        answer = confirm(
            ready.request,
            desk(bays=BAYS, reservations=booked),
            starts=ready.choice.starts,
            mechanic=None,
            session_id=uuid7(),
            reservation_id=uuid7(),
        )
        booked += answer.taken
    assert len(booked) == len(told)
