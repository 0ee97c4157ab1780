"""A picture or a paper that was chosen for a booking which is not made yet: where it lies, and what it is.

Nothing of it is on this program's disk. Not here: choosing and keeping (``chosen_files``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from scheduling.file_types import FileKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenFile:
    """``size`` and ``kind`` are known a moment after it was chosen."""

    id: UUID
    source: Path
    size: int | None = None
    """Bytes."""
    kind: FileKind | None = None
    """By content."""
    kept: UUID | None = None
    """Its copy, where it was kept for a session before: of a booking that was refused, or of a search."""

    @property
    def name(self) -> str:
        return self.source.name


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """A file that was refused, or that is not with the booking that was made; ``code`` says why."""

    name: str
    code: str
    params: dict[str, object] = field(default_factory=dict)
    """Of a refusal: what fills its words."""
