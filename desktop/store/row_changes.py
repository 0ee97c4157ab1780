"""What the server says of one row, for the cache: it is put at a version, kept here no longer, or not understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from scheduling.records import KIND_OF, Record


@dataclass(frozen=True, slots=True)
class Put:
    """A row that the server has, at a version of the organization."""

    record: Record
    ver: int
    body: bytes | None = field(default=None, compare=False, repr=False)
    """The record as the server wrote it, where that is at hand: it need not be written again."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A row that this device should keep no longer."""

    kind: str
    id: UUID


@dataclass(frozen=True, slots=True)
class Unread:
    """A row of a newer server that this program cannot read: kept as it came, counted, and not shown.

    What was known of it before goes: shown on, it would be taken for what is so now.
    """

    kind: str
    id: UUID
    ver: int
    body: bytes


RowChange = Put | Drop | Unread


def kinds_of(changes: Iterable[RowChange]) -> frozenset[str]:
    """Of what rows there are changes."""
    return frozenset(KIND_OF[type(each.record)] if isinstance(each, Put) else each.kind for each in changes)
