"""One organization of the demo, with all of its rows, before anything is written. No rules, no SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.availability import Inputs
from scheduling.records import (
    Bay,
    Customer,
    ExternalBusy,
    Mechanic,
    Organization,
    Plan,
    Record,
    Reservation,
    Session,
    SpecialDay,
    StaffMember,
    TimeOff,
    Vehicle,
    WeeklyBlock,
    WorkshopHours,
)
from scheduling.visit_request_records import VisitRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Kiosk:
    """A tablet at the door; its credential is made by whoever writes the demo, never here."""

    id: UUID
    name: str


@dataclass(slots=True, kw_only=True)
class DemoTenant:
    """The lists grow while the generator works, in the order in which the database wants them."""

    organization: Organization
    mechanics: list[Mechanic] = field(default_factory=list)
    staff: list[StaffMember] = field(default_factory=list)
    """In the order of the credentials file."""
    bays: list[Bay] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    weekly_blocks: list[WeeklyBlock] = field(default_factory=list)
    workshop_hours: list[WorkshopHours] = field(default_factory=list)
    special_days: list[SpecialDay] = field(default_factory=list)
    time_off: list[TimeOff] = field(default_factory=list)
    external_busy: list[ExternalBusy] = field(default_factory=list)
    customers: list[Customer] = field(default_factory=list)
    vehicles: list[Vehicle] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    reservations: list[Reservation] = field(default_factory=list)
    requests: list[VisitRequest] = field(default_factory=list)
    kiosks: list[Kiosk] = field(default_factory=list)
    walk_ins_at: list[UUID] = field(default_factory=list)
    """At whose computers a bay is kept for walk-ins."""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.organization.zone)

    def batches(self) -> list[Sequence[Record]]:
        """Rows without the organization, one kind a batch, each after the kinds that it names."""
        return [
            self.mechanics, self.staff, self.bays, self.plans, self.weekly_blocks, self.workshop_hours,
            self.special_days, self.time_off, self.external_busy, self.customers, self.vehicles,
            self.sessions, self.reservations, self.requests,
        ]  # fmt: skip

    def inputs(self, reservations: Sequence[Reservation] | None = None) -> Inputs:
        """What the engine is asked about: all rules, and the reservations given (all when ``None``)."""
        return Inputs(
            organization=self.organization,
            zone=self.zone,
            workshop_hours=self.workshop_hours,
            special_days=self.special_days,
            mechanics=self.mechanics,
            weekly_blocks=self.weekly_blocks,
            time_off=self.time_off,
            external_busy=self.external_busy,
            reservations=self.reservations if reservations is None else reservations,
            bays=self.bays,
        )
