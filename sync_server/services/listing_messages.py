"""The list of workshops near a postal code: its rows, and what anybody reads. No behaviour.

What an owner says of it is ``scheduling.management_messages``.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from scheduling.management_messages import ListedWorkshop
from scheduling.postal_codes import Nearness
from scheduling.vocabulary import VisitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopListing:
    """The server's row: whether a workshop is listed, and what is shown of it. Name, place and phone are copies of
    the organization's, kept with it, since its own row is closed to everybody else."""

    workshop_id: UUID
    """The organization's id."""
    listed: bool
    name: str
    name_key: str
    """By which names are sorted."""
    city: str
    city_key: str
    """By which cities are compared."""
    province: str
    postal_area: str
    phone: str
    """Empty unless it is shown."""
    shows_phone: bool
    website: str
    kinds: tuple[VisitKind, ...]
    changed_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopNear:
    """A listed workshop, and how near it is."""

    nearness: Nearness
    workshop: ListedWorkshop


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopsNear:
    """``GET /workshops``: the nearest first, then by name."""

    workshops: list[WorkshopNear]
