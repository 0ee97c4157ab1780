"""What the workshop is, for its owner: its own data, its line on the public list, its bays. No words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Protocol
from uuid import UUID

from desktop.presenters.customer_form import is_email
from desktop.presenters.editing import Editing, FieldProblem, OneOf
from desktop.presenters.on_server import Reached
from desktop.presenters.typed_values import DAYS, MINUTES
from desktop.store.telling import tell
from scheduling.errors import ErrorCode
from scheduling.management_messages import BayForm, ListingAnswer, ListingForm, OrganizationForm
from scheduling.records import Bay, Organization
from scheduling.vocabulary import OrganizationKind, VisitKind

GRIDS = (15, 20, 30, 60)
PROVINCES = ("AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT")
ZONES = (
    "America/St_Johns",
    "America/Halifax",
    "America/Toronto",
    "America/Winnipeg",
    "America/Regina",
    "America/Edmonton",
    "America/Vancouver",
    "America/Whitehorse",
)
"""Those of Canada that differ; a workshop that has another keeps it."""
LOCALES = ("en-CA", "fr-CA")


class ManagesPlace(Protocol):
    """``desktop.sync.management.Management`` is one."""

    async def organization(self) -> Organization: ...
    async def put_organization(self, form: OrganizationForm) -> Organization: ...


class ManagesListing(Protocol):
    async def listing(self) -> ListingAnswer: ...
    async def put_listing(self, form: ListingForm) -> ListingAnswer: ...


class ManagesBays(Protocol):
    async def bays(self) -> list[Bay]: ...
    async def put_bay(self, bay_id: UUID, form: BayForm) -> Bay: ...


class Place(Editing[Organization]):
    """The organization's own data."""

    def __init__(self, server: ManagesPlace) -> None:
        super().__init__({"buffer_minutes": MINUTES, "notice_minutes": MINUTES, "horizon_days": DAYS})
        self._server = server
        self._row: Organization | None = None

    @property
    def row(self) -> Organization | None:
        return self._row

    @property
    def is_workshop(self) -> bool:
        """Whether it has premises."""
        return self._row is not None and self._row.kind is OrganizationKind.WORKSHOP

    def fields(self) -> list[str]:
        return [field.name for field in fields(OrganizationForm) if field.name != "seen"]

    def stored(self, row: Organization | None, field: str) -> Any:
        return "" if row is None else getattr(row, field)

    def zones(self) -> list[str]:
        """Those to choose from, the present one among them."""
        own = self.text("zone")
        return [*ZONES, *([own] if own and own not in ZONES else [])]

    @property
    def zone_moves(self) -> bool:
        """Whether opening hours would be those of another zone, and bookings stay at their instants."""
        return "zone" in self.typed

    def problems(self) -> dict[str, FieldProblem]:
        found = super().problems()
        if not self.read("name"):
            found["name"] = FieldProblem.MISSING
        if self.read("email") and not is_email(self.read("email")):
            found["email"] = FieldProblem.EMAIL
        return found

    async def _load(self) -> None:
        self._row = await self._server.organization()

    async def _put(self, seen: Organization | None) -> None:
        said = {name: self.read(name) for name in self.fields()}
        await self._server.put_organization(OrganizationForm(**said, seen=seen))


class Listing(Editing[ListingAnswer]):
    """Whether customers find it by postal code, and what they see there."""

    def __init__(self, server: ManagesListing) -> None:
        super().__init__()
        self._server = server
        self._row: ListingAnswer | None = None

    @property
    def row(self) -> ListingAnswer | None:
        return self._row

    def fields(self) -> list[str]:
        return ["listed", "website", "kinds", "shows_phone"]

    def stored(self, row: ListingAnswer | None, field: str) -> Any:
        if row is None:
            return {"website": "", "kinds": ()}.get(field, False)
        if field == "kinds":
            return tuple(kind for kind in VisitKind if kind in row.shown.kinds)
        return row.shown.website if field == "website" else getattr(row, field)

    @property
    def clash(self) -> bool:
        """What follows the organization is no clash."""
        changed = any(self.stored(self.row, name) != self.stored(self.seen, name) for name in self.fields())
        return super().clash and changed

    def tick(self, kind: VisitKind, *, on: bool) -> None:
        """Show a kind of visit, or not."""
        had = set(self.text("kinds")) - {kind} | ({kind} if on else set())
        self.type("kinds", tuple(each for each in VisitKind if each in had))

    def problems(self) -> dict[str, FieldProblem]:
        website = self.read("website")
        if website and not website.startswith("https://"):
            return {"website": FieldProblem.ADDRESS}
        return {}

    async def _load(self) -> None:
        self._row = await self._server.listing()

    async def _put(self, seen: ListingAnswer | None) -> None:
        form = ListingForm(
            listed=self.read("listed"),
            website=self.read("website"),
            kinds=list(self.read("kinds")),
            shows_phone=self.read("shows_phone"),
            seen=seen,
        )
        await self._server.put_listing(form)


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheWay:
    """Bookings that stand in a bay which was to be taken out of use."""

    bay: Bay
    count: int
    sessions: tuple[UUID, ...]
    """At most fifty, the next first."""
    until: int


class Bays(OneOf[Bay]):
    """Named, made, taken out of use and back; in the shop's order, those in use first."""

    def __init__(self, server: ManagesBays) -> None:
        super().__init__()
        self._server = server
        self.in_the_way: InTheWay | None = None

    def id_of(self, row: Bay) -> UUID:
        return row.id

    def fields(self) -> list[str]:
        return ["name"]

    def stored(self, row: Bay | None, field: str) -> Any:
        return "" if row is None else getattr(row, field)

    def problems(self) -> dict[str, FieldProblem]:
        name = self.read("name")
        if not name:
            return {"name": FieldProblem.MISSING}
        taken = any(row.name == name and row.id != self.opened for row in self.rows)
        return {"name": FieldProblem.TAKEN} if taken else {}

    async def set_active(self, bay: Bay, *, active: bool) -> bool:
        """Take it out of use, or back; what stands in it is named where it is not."""
        self.in_the_way = None

        async def work() -> None:
            form = BayForm(name=bay.name, sort=bay.sort, active=active, seen=bay)
            await self._server.put_bay(bay.id, form)
            self.reached = Reached.ANSWERED
            await self._known()

        done = await self._do(work)
        if self.problem == ErrorCode.IN_USE:
            self.in_the_way = _in_the_way(bay, self.problem_params)
            self.forget_trouble()
        elif self.problem == ErrorCode.STALE_EDIT:
            said = self.problem
            await self.load()
            self.problem = self.problem or said
            tell(self.changed)
        return done

    async def _load(self) -> None:
        self.rows = sorted(await self._server.bays(), key=lambda row: not row.active)

    async def _put(self, seen: Bay | None) -> None:
        name, row = self.read("name"), self.row
        last = max((each.sort for each in self.rows), default=-1) + 1
        form = (
            BayForm(name=name, sort=last)
            if row is None
            else BayForm(name=name, sort=row.sort, active=row.active, seen=seen)
        )
        await self._server.put_bay(self.id, form)


def _in_the_way(bay: Bay, params: dict[str, object]) -> InTheWay:
    sessions, count, until = params.get("sessions"), params.get("count"), params.get("until")
    return InTheWay(
        bay=bay,
        count=count if isinstance(count, int) else 0,
        sessions=tuple(UUID(str(each)) for each in sessions) if isinstance(sessions, list) else (),
        until=until if isinstance(until, int) else 0,
    )
