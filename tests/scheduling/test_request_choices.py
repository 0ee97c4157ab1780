"""What was asked about a queue earlier and is taken over makes no difference to what is told of it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import event, given
from hypothesis import strategies as st

from scheduling.availability import Availability, Inputs
from scheduling.records import Reservation
from scheduling.request_choices import Choices
from scheduling.vocabulary import Reason
from tests.scheduling.requests import DAY, HOUR, POLICY, a_request
from tests.scheduling.shop import INA, NINE, NOW, booking, shop
from tests.scheduling.test_request_queue_properties import QUICK, mornings, taken


def _choices(inputs: Inputs, *starts: int, now: int = NOW) -> Choices:
    return Choices([a_request(*starts)], Availability(inputs), POLICY, now)


def _touched(
    before: list[Reservation], after: list[Reservation], earlier: int, now: int
) -> list[tuple[int, int]]:
    """Of what has come or gone, and of what lapsed meanwhile."""
    other = [row for row in [*before, *after] if (row in before) is not (row in after)]
    lapsed = [row for row in before if row.expires_at is not None and earlier < row.expires_at <= now]
    return [(row.starts, row.blocks_end) for row in [*other, *lapsed]]


@QUICK
@given(st.data())
def test_what_is_taken_over_is_as_if_it_were_asked_anew(data: st.DataObject) -> None:
    inputs, requests = data.draw(mornings())
    before = Choices(requests, Availability(inputs), POLICY, NOW)
    for request in requests:
        before.choices(request)
    had, bays = list(inputs.reservations), list(inputs.bays)
    rows = had[data.draw(st.integers(0, len(had))) :] + data.draw(st.lists(taken(bays), max_size=2))
    now = NOW + data.draw(st.sampled_from((0, 60, DAY)))
    touched = _touched(had, rows, NOW, now)
    event(f"{min(len(touched), 2)} touched")
    engine = Availability(replace(inputs, reservations=rows))
    kept = Choices(requests, engine, POLICY, now, before=before, touched=touched)
    anew = Choices(requests, engine, POLICY, now)
    assert [kept.choices(each) for each in requests] == [anew.choices(each) for each in requests]


def test_the_clock_makes_a_difference_to_what_begins_and_to_what_was_too_far() -> None:
    near = _choices(shop(), NINE)
    near.choices(a_request(NINE))
    assert near.stands(NOW)
    assert near.stands(NINE)
    assert not near.stands(NINE + 1)
    assert not near.stands(NOW - 1), "a clock that was set back"
    far = a_request(NOW + 5000 * DAY)
    other = _choices(shop(), NINE)
    assert Reason.TOO_FAR in {clash.reason for clash in other.choices(far)[0].clashes}
    assert other.stands(NOW)
    assert not other.stands(NOW + HOUR)


def test_what_is_told_of_a_request_is_of_that_one_also_where_it_was_changed() -> None:
    first = a_request(NINE)
    changed = replace(first, preferred_mechanic_id=INA.id)
    asked = Choices(
        [first], Availability(shop(reservations=[booking(NINE, mechanic_id=INA.id)])), POLICY, NOW
    )
    assert asked.choices(first) is asked.choices(first)
    assert asked.choices(changed)[0].mechanic_id == INA.id
