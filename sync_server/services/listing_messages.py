"""The list of workshops near a postal code: what an owner says of it, and what anybody reads. No behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

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
class ListingForm:
    """``PUT /organization/listing``: the owner lists the workshop, or takes it off the list."""

    listed: bool
    website: str = ""
    """Where customers book: an address that begins with `https://`."""
    kinds: list[VisitKind] = field(default_factory=list)
    """The kinds of visit on offer, as they are shown: of those that some mechanic offers."""
    shows_phone: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedWorkshop:
    """A workshop as everybody sees it."""

    organization_id: UUID
    name: str
    city: str
    province: str
    postal_area: str
    """The first three characters of its postal code."""
    phone: str
    website: str
    kinds: list[VisitKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingAnswer:
    """``GET /organization/listing``: as it stands."""

    listed: bool
    shows_phone: bool
    shown: ListedWorkshop
    """What is shown while it is listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopNear:
    """A listed workshop, and how near it is."""

    nearness: Nearness
    workshop: ListedWorkshop


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopsNear:
    """``GET /workshops``: the nearest first, then by name."""

    workshops: list[WorkshopNear]
