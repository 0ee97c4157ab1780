"""Two customers that are one person: who it may be, what each is called, what goes along; and to make them one.

It waits for the server as any change does, and until the server has answered they are two here: there is more that is
theirs than this computer has. Then it cannot be taken back. No words, no Qt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_undo import Undoing
from desktop.presenters.booking_vehicle import VehicleForm
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.customer_doubles import MOST, Double, doubles
from desktop.presenters.customer_form import CustomerForm
from desktop.presenters.undo_labels import MERGED
from desktop.presenters.unheard import letting_go
from desktop.store.local_store import LocalStore
from desktop.store.pending import UNANSWERED
from scheduling.calendar_rules import local_of
from scheduling.errors import Gone, Invalid, NotAllowed, StaleEdit
from scheduling.limits import MOST_LONG_TEXT
from scheduling.merge_commands import Called, MergeCustomers
from scheduling.records import Customer
from scheduling.rights import Action
from scheduling.visit_request_records import VisitRequest

FIELDS = ("name", "phone", "email", "language", "postal_code", "notes")
FOUND = 8
"""Of a search for the other one."""


class Side(StrEnum):
    """Whose value a field is to have."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"
    """One below the other: of notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChoice:
    """``sides``: what may be chosen, one alone where there is nothing to choose."""

    name: str
    kept: str
    other: str
    sides: tuple[Side, ...]
    chosen: Side

    def value(self, side: Side) -> str:
        """What it would be."""
        if side is Side.BOTH:
            return f"{self.kept.rstrip()}\n{self.other.strip()}"
        return self.kept if side is Side.KEPT else self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """How much of somebody there is on this computer, which may be less than there is."""

    vehicles: int
    bookings: int
    requests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """``goes``: what becomes the kept one's."""

    kept: Customer
    other: Customer
    fields: tuple[FieldChoice, ...]
    stays: Holdings
    goes: Holdings
    waiting: bool
    """Changes to one of them have not been answered by the server; they are sent before."""
    counted_from: date | None
    """Bookings and requests that were over before are not on this computer, and not counted; empty: not known."""


class CustomerMerging:
    """For whoever may: the shop's desk."""

    def __init__(
        self,
        store: LocalStore,
        source: AvailabilitySource,
        rights: Rights,
        undo: Undoing | None = None,
    ) -> None:
        self._store = store
        self._source = source
        self._rights = rights
        self._undo = undo

    def may(self) -> bool:
        """Whether this person may make two customers one."""
        return self._rights.may_at_all(Action.MERGE_CUSTOMERS)

    def waits(self, customer_id: UUID) -> bool:
        """Whether they are to be merged already, and the server has not answered."""
        return any(
            isinstance(change.command, MergeCustomers) and customer_id in change.rows
            for change in self._store.changes()
            if change.state in UNANSWERED
        )

    def gone(self, *ids: UUID | None) -> list[UUID]:
        """Who of them is not here any more."""
        return [each for each in ids if each is not None and self._store.get(Customer, each) is None]

    def alike(self, customer_id: UUID) -> list[Double]:
        """Who this customer may be as well, the surest first."""
        row = self._store.get(Customer, customer_id)
        if row is None:
            return []
        form = CustomerForm(name=row.name, phone=row.phone, email=row.email, language=row.language)
        found: dict[UUID, Double] = {}
        cars: list[VehicleForm | None] = [
            VehicleForm(plate=car.plate, vin=car.vin) for car in self._store.vehicles_of(row.id)
        ]
        for car in cars or [None]:
            for double in doubles(self._store, form, car):
                if double.customer.id != row.id:
                    found.setdefault(double.customer.id, double)
        return list(found.values())[:MOST]

    def search(self, customer_id: UUID, typed: str) -> list[Customer]:
        """Others by name, phone, plate or email, where it is nobody who was suggested."""
        found = self._store.search_customers(typed, FOUND + 1) if typed.strip() else []
        return [row for row in found if row.id != customer_id][:FOUND]

    def proposed(self, first_id: UUID, second_id: UUID) -> tuple[UUID, UUID]:
        """Who stays if nobody says otherwise, and who goes: the one of whom there is more stays.

        Bookings and requests count first, then vehicles, then how many details are known; where all of it is equal, it
        is the one from whose page it was asked, so ``first_id``. What counts is on this computer.
        """
        if self._weight(second_id) > self._weight(first_id):
            return second_id, first_id
        return first_id, second_id

    def preview(self, kept_id: UUID, other_id: UUID) -> MergePreview | None:
        """Side by side; ``None`` where one of them is not here (any more)."""
        kept, other = self._store.get(Customer, kept_id), self._store.get(Customer, other_id)
        if kept is None or other is None or kept_id == other_id:
            return None
        return MergePreview(
            kept=kept,
            other=other,
            fields=tuple(_choice(name, getattr(kept, name), getattr(other, name)) for name in FIELDS),
            stays=self._holdings(kept_id),
            goes=self._holdings(other_id),
            waiting=bool({kept_id, other_id} & self._store.waiting_rows()),
            counted_from=self._counted_from(),
        )

    def merge(self, shown: MergePreview, chosen: Mapping[str, Side]) -> UUID:
        """Wish it as it is shown; the change's id.

        Raises ``NotAllowed``, ``Gone``, ``TooLong``, what ``submit`` raises, and ``StaleEdit`` where one of them is
        called otherwise by now: what nobody saw is not written over.
        """
        if not self.may():
            raise NotAllowed
        kept, other = shown.kept, shown.other
        now = self.preview(kept.id, other.id)
        if now is None:
            raise Gone
        if (called(now.kept), called(now.other)) != (called(kept), called(other)):
            raise StaleEdit
        wished = {
            each.name: (each.kept, each.value(chosen.get(each.name, each.chosen))) for each in shown.fields
        }
        edits = {name: pair for name, pair in wished.items() if pair[0] != pair[1]}
        if not wished["name"][1].strip():
            raise Invalid("a customer has a name")
        command = MergeCustomers(kept_id=kept.id, other_id=other.id, seen=called(other), set=edits)
        mid = self._store.submit(command)
        if self._undo is not None:
            named = {"customer": wished["name"][1], "other": other.name}
            self._undo.push(MERGED, dict(named), letting_go(self._store, mid), mid)
        return mid

    def _weight(self, customer_id: UUID) -> tuple[int, int, int]:
        row = self._store.get(Customer, customer_id)
        held = self._holdings(customer_id)
        known = sum(bool(getattr(row, name).strip()) for name in FIELDS) if row is not None else 0
        return held.bookings + held.requests, held.vehicles, known

    def _counted_from(self) -> date | None:
        since = self._store.state().window_from
        return local_of(since, self._source.zone())[0] if since else None

    def _holdings(self, customer_id: UUID) -> Holdings:
        requests = (row for row in self._store.all(VisitRequest) if row.customer_id == customer_id)
        return Holdings(
            vehicles=len(self._store.vehicles_of(customer_id)),
            bookings=len(self._store.sessions_of(customer_id)),
            requests=sum(1 for _ in requests),
        )


def called(row: Customer) -> Called:
    """As the user sees them."""
    return Called(**{name: getattr(row, name) for name in FIELDS})


def _choice(name: str, kept: str, other: str) -> FieldChoice:
    """What is known of one alone is taken; notes of both are kept both, where there is room."""
    if kept == other or not other.strip():
        sides: tuple[Side, ...] = (Side.KEPT,) if kept == other else (Side.KEPT, Side.OTHER)
        return FieldChoice(name=name, kept=kept, other=other, sides=sides, chosen=Side.KEPT)
    chosen, sides = (Side.KEPT if kept.strip() else Side.OTHER), (Side.KEPT, Side.OTHER)
    if name == "notes" and kept.strip() and len(kept) + len(other) < MOST_LONG_TEXT:
        chosen, sides = Side.BOTH, (*sides, Side.BOTH)
    return FieldChoice(name=name, kept=kept, other=other, sides=sides, chosen=chosen)
