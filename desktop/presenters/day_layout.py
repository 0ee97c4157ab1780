"""Side by side: which part of a column's width each of several overlapping spans gets.

Connected clusters in greedy columns, then each span widens to the right as far as nothing stands there.
Pure arithmetic on half-open spans; pixels and blocks are unknown here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduling.intervals import Span


@dataclass(frozen=True, slots=True)
class Lane:
    """``width`` of ``of`` equal parts of the column, counted from part ``first`` (0 is the leading edge)."""

    first: int
    width: int
    of: int


WHOLE = Lane(0, 1, 1)


def lay_out(spans: Sequence[Span]) -> list[Lane]:
    """One lane for each span, in the order given; an empty span counts as one unit long.

    Spans that overlap never share a part, and the parts of each cluster fill its width.
    """
    solid = [(start, max(end, start + 1)) for start, end in spans]
    lanes: list[Lane] = [WHOLE] * len(solid)
    for cluster in _clusters(solid):
        columns = _columns(solid, cluster)
        for first, column in enumerate(columns):
            for index in column:
                width = _room(solid, index, columns[first + 1 :])
                lanes[index] = Lane(first, width, len(columns))
    return lanes


def _clusters(spans: Sequence[Span]) -> Iterator[list[int]]:
    """Indices of spans that hang together by overlaps, each cluster sorted by start, longest first."""
    order = sorted(range(len(spans)), key=lambda index: (spans[index][0], -spans[index][1], index))
    cluster: list[int] = []
    reach = 0
    for index in order:
        start, end = spans[index]
        if cluster and start >= reach:
            yield cluster
            cluster = []
        reach = max(reach, end) if cluster else end
        cluster.append(index)
    if cluster:
        yield cluster


def _columns(spans: Sequence[Span], cluster: Sequence[int]) -> list[list[int]]:
    """Each span in the first column that is free by its start."""
    columns: list[list[int]] = []
    for index in cluster:
        for column in columns:
            if spans[column[-1]][1] <= spans[index][0]:
                column.append(index)
                break
        else:
            columns.append([index])
    return columns


def _room(spans: Sequence[Span], index: int, right: Sequence[Sequence[int]]) -> int:
    """How many columns the span can fill, its own included, before one to the right is in the way."""
    start, end = spans[index]
    width = 1
    for column in right:
        if any(spans[other][0] < end and spans[other][1] > start for other in column):
            break
        width += 1
    return width
