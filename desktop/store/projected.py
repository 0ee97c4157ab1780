"""What a projection looks at and what it answers: for ``projection`` and ``projection_hours``. No behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID

from scheduling.records import Record

R = TypeVar("R", bound=Record)


class Rows(Protocol):
    """What a projection may look at."""

    def get(self, cls: type[R], row_id: UUID) -> R | None: ...
    def all(self, cls: type[R]) -> list[R]: ...
    def between(self, cls: type[R], start: int, end: int) -> list[R]: ...


@dataclass(frozen=True, slots=True)
class Removed:
    """A row that the change takes away."""

    cls: type[Record]
    id: UUID


Effect = Record | Removed
