"""What the owner asks of the server about plans, bays, the organization, its listing and its numbers. No behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from scheduling.message_kinds import Channel
from scheduling.records import Bay, Organization, Plan
from scheduling.vocabulary import VisitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanForm:
    """A plan's every field but its id. Whoever sends it says all of them."""

    code: str
    name_en: str
    name_fr: str
    minutes: int
    price_cents: int | None
    """Empty: not priced yet; then it is not active."""
    kinds: list[VisitKind] = field(default_factory=list)
    """Empty: all."""
    brand_specialist: bool = False
    active: bool = True
    sort: int = 0
    seen: Plan | None = None
    """The plan as it was when the asker began: `stale_edit` where it is another by now. Empty: never mind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanList:
    """``GET /plans``: also those that are not sold, in the shop's order."""

    plans: list[Plan]


@dataclass(frozen=True, slots=True, kw_only=True)
class BayForm:
    name: str
    sort: int = 0
    active: bool = True
    seen: Bay | None = None
    """As with a plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BayList:
    """``GET /bays``: also those out of use, in the shop's order."""

    bays: list[Bay]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationForm:
    """``PUT /organization``: what its owner changes; kind and currency stay."""

    name: str
    zone: str
    locale: str
    province: str
    address: str = ""
    city: str = ""
    postal_code: str = ""
    phone: str = ""
    email: str = ""
    buffer_minutes: int = 15
    notice_minutes: int = 120
    horizon_days: int = 30
    grid_minutes: int = 30
    seen: Organization | None = None
    """As with a plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationAnswer:
    organization: Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedWorkshop:
    """A workshop as everybody sees it on the list of those near a postal code."""

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
class ListingForm:
    """``PUT /organization/listing``: the owner lists the workshop, or takes it off the list."""

    listed: bool
    website: str = ""
    """Where customers book: an address that begins with `https://`."""
    kinds: list[VisitKind] = field(default_factory=list)
    """The kinds of visit on offer, as they are shown: of those that some mechanic offers."""
    shows_phone: bool = True
    seen: ListingAnswer | None = None
    """As with a plan; name, place and phone are the organization's, and not compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLine:
    """The numbers of one kind, as they are in force."""

    name: str
    value: dict[str, object]
    defaults: dict[str, object]
    """What they are unless the owner changes them."""
    changed_at: int | None
    """Instant; empty: never."""
    changed_by: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyList:
    """``GET /policies``: every kind there is."""

    policies: list[PolicyLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyForm:
    """``PUT /policies/{name}``: what is not named goes back to its default.

    A kind with a ``version`` counts its changes: send the one that you saw, and it is raised.
    """

    value: dict[str, object]
    seen: dict[str, object] | None = None
    """The numbers as they were when the asker began: `stale_edit` where they are others by now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSetup:
    """``GET /setup``: what whoever runs the server set up there; no owner changes it."""

    message_channels: list[Channel]
    """Over which messages can go out. None: no message leaves this server."""
    payments: str
    """Who charges cards: ``none`` (cash and the terminal by hand), or ``fake`` (a trial that charges nobody)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerHealth:
    """``GET /health``, as far as a desktop reads it."""

    version: str
