"""Rows by their span of time, against looking at every row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.store.timeline import Timeline, overlaps
from scheduling.records import Customer, ExternalBusy
from tests.factories import customer, external_busy, named

DAY = 86_400
instants = st.integers(-400 * DAY, 400 * DAY) | st.integers(-3, 3).map(lambda day: day * DAY)
lengths = st.integers(0, 3 * DAY) | st.integers(0, 3).map(lambda days: days * DAY) | st.integers(0, 100 * DAY)
spans = st.tuples(instants, lengths)


@given(st.lists(st.tuples(st.integers(0, 5), spans), max_size=12), st.lists(st.integers(0, 5)), spans)
def test_between_is_every_row_that_overlaps(
    puts: list[tuple[int, tuple[int, int]]], gone: list[int], asked: tuple[int, int]
) -> None:
    timeline: Timeline[ExternalBusy] = Timeline()
    for number, (start, length) in puts:
        timeline.put(external_busy(id=named(str(number)), starts=start, ends=start + length))
    for number in gone:
        timeline.discard(named(str(number)))
    start, end = asked[0], asked[0] + asked[1]
    naive = [row for row in timeline if overlaps(row, start, end)]
    assert timeline.between(start, end) == sorted(naive, key=lambda row: (row.starts, row.id))
    assert len(timeline) == len(list(timeline)) <= 6
    assert all(row.id in timeline for row in timeline)


def test_rows_without_a_time_are_found_by_id_only() -> None:
    timeline: Timeline[Customer] = Timeline()
    row = customer()
    timeline.put(row)
    assert timeline.get(row.id) == row
    assert timeline.between(-(1 << 30), 1 << 30) == []
