"""Half-open spans of whole numbers (instants or local minutes): union, intersection, difference.

Pure arithmetic. What a span means (hours, a booking, a closure) is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""``[start, end)``; one whose end is not after its start is empty and holds nothing."""


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans share at least one whole number; an empty span overlaps nothing."""
    return max(one[0], other[0]) < min(one[1], other[1])


def contains(outer: Span, inner: Span) -> bool:
    """Whether ``inner`` lies wholly in ``outer`` (touching its edges is inside)."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def clip(spans: Iterable[Span], within: Span) -> list[Span]:
    """The parts of ``spans`` inside ``within``, in their order, without the empty ones."""
    low, high = within
    clipped = ((max(start, low), min(end, high)) for start, end in spans)
    return [(start, end) for start, end in clipped if start < end]


def union(spans: Iterable[Span]) -> list[Span]:
    """The same numbers as sorted, separate spans; those that touch become one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if merged and start <= merged[-1][1]:
            if end > merged[-1][1]:
                merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def intersection(some: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """The numbers that lie in both, as sorted, separate spans."""
    right = union(others)
    return [part for span in union(some) for part in clip(right, span)]


def difference(some: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """The numbers in ``some`` but in none of ``others``, as sorted, separate spans."""
    holes = union(others)
    left: list[Span] = []
    for start, end in union(some):
        cursor = start
        for low, high in holes:
            if high <= cursor:
                continue
            if low >= end:
                break
            if low > cursor:
                left.append((cursor, low))
            cursor = high
        if cursor < end:
            left.append((cursor, end))
    return left
