"""Overlapping blocks stand beside each other, never over each other, and use the room there is."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from desktop.presenters.day_layout import WHOLE, Lane, lay_out

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=25,
)


def solid(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], max(span[1], span[0] + 1)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@given(SPANS)
def test_overlapping_spans_share_no_part(spans: list[tuple[int, int]]) -> None:
    lanes = lay_out(spans)
    for (one, a), (other, b) in combinations(zip(map(solid, spans), lanes, strict=True), 2):
        if overlap(one, other):
            assert a.of == b.of
            assert a.first + a.width <= b.first or b.first + b.width <= a.first


@given(SPANS)
def test_parts_lie_in_the_column_and_cannot_be_widened(spans: list[tuple[int, int]]) -> None:
    lanes = lay_out(spans)
    boxes = list(zip(map(solid, spans), lanes, strict=True))
    for span, lane in boxes:
        assert 0 <= lane.first < lane.first + lane.width <= lane.of
        right = lane.first + lane.width
        if right < lane.of:
            in_the_way = [b for other, b in boxes if overlap(span, other) and b.first == right]
            assert in_the_way


@given(SPANS)
def test_at_its_busiest_a_cluster_has_as_many_parts_as_spans(spans: list[tuple[int, int]]) -> None:
    boxes = list(zip(map(solid, spans), lay_out(spans), strict=True))
    for span, lane in boxes:
        cluster = {span}
        grown = True
        while grown:
            more = {other for other, _ in boxes if any(overlap(other, known) for known in cluster)}
            grown = not more <= cluster
            cluster |= more
        busiest = max(
            sum(start <= moment < end for (start, end), _ in boxes)
            for moment in {start for start, _ in cluster}
        )
        assert lane.of == busiest


@given(SPANS, st.randoms())
def test_the_order_given_decides_nothing_but_ties(spans: list[tuple[int, int]], chance: object) -> None:
    distinct = list(dict.fromkeys(spans))
    turned = list(reversed(distinct))
    there = dict(zip(distinct, lay_out(distinct), strict=True))
    back = dict(zip(turned, lay_out(turned), strict=True))
    starts_and_ends = {solid(span) for span in distinct}
    if len(starts_and_ends) == len(distinct):
        assert there == back


def test_alone_it_has_the_whole_width() -> None:
    assert lay_out([(0, 10), (10, 20)]) == [WHOLE, WHOLE]


def test_one_that_is_free_on_the_right_widens() -> None:
    long, first, second, late = lay_out([(0, 30), (0, 10), (0, 10), (15, 30)])
    assert (long, first, second) == (Lane(0, 1, 3), Lane(1, 1, 3), Lane(2, 1, 3))
    assert late == Lane(1, 2, 3)


def test_nothing_gives_nothing() -> None:
    assert lay_out([]) == []
