"""Rows that only the server has: who may sign in, devices, tokens, stored answers, events. No behaviour.

The rows that devices keep copies of are ``scheduling.records``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from scheduling.records import (
    Bay,
    Mechanic,
    Organization,
    Plan,
    SpecialDay,
    TimeOff,
    WeeklyBlock,
    WorkshopHours,
)
from scheduling.rights import Action
from scheduling.trail import Topic
from scheduling.vocabulary import MechanicType, Role

P = TypeVar("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A verified address and its password, for one staff member of one organization."""

    id: UUID
    email: str
    """Lower case."""
    password_hash: str
    tenant_id: UUID
    staff_id: UUID
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskCode:
    """By which the next kiosk of an organization is let in; given by ``staff_id`` at ``device_id``."""

    tenant_id: UUID
    code_hash: bytes
    staff_id: UUID
    device_id: UUID
    expires_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    id: UUID
    kind: str
    """``desktop``, ``kiosk``, or ``key`` of another program."""
    name: str
    app: str = ""
    credential_hash: bytes | None = None
    """SHA-256 of a kiosk's credential."""
    created_at: int = 0
    revoked_at: int | None = None
    forked_from: UUID | None = None
    """The device under whose tokens this one goes on, after its numbering could not be carried on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who asks, as the database knows them at this moment: the token only says whom to look up."""

    tenant_id: UUID
    staff_id: UUID
    device_id: UUID
    role: Role
    name: str
    mechanic_id: UUID | None = None
    mechanic_type: MechanicType | None = None
    revoked: bool = False
    """The device was revoked."""
    app: str = ""
    """The program's version when the device last said hello; empty where that was not looked up."""
    actions: frozenset[Action] | None = None
    """Of a key: all that its scopes name; what its role may not stays forbidden. ``None``: no key."""
    instead_of: UUID | None = None
    """The device that made what is told now out of a file: what had been promised to it holds."""

    @property
    def as_staff(self) -> bool:
        """Whether it books as staff do: a site books as its customers, whom notice and grid bind."""
        return self.role is not Role.SITE

    def is_mechanic(self, mechanic_id: UUID | None) -> bool:
        """Whether this person is that mechanic."""
        return mechanic_id is not None and mechanic_id == self.mechanic_id


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshToken:
    """Only the hash is kept. Tokens that follow from one sign-in are a family."""

    id: UUID
    token_hash: bytes
    family: UUID
    parent_id: UUID | None
    staff_id: UUID
    device_id: UUID
    created_at: int
    expires_at: int
    used_at: int | None = None
    revoked_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceKey:
    """The key of a person's files on a device, sealed."""

    device_id: UUID
    key_id: str
    staff_id: UUID
    sealed: bytes
    sealed_to: bytes
    """The server's public key at that time."""
    kept_at: int
    left_at: int | None = None
    """Since when it is known that its person works here no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMutation:
    """What a device sent and what was answered; the same ``mid`` gets the same answer again."""

    mid: UUID
    device_id: UUID
    seq: int
    name: str
    args_hash: bytes
    status: str
    result: object
    """The ``PushResult`` as plain JSON values."""
    ver: int
    actor_id: UUID | None = None
    client_time: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A step of a session: who, what, when, from which device."""

    id: UUID
    session_id: UUID
    at: int
    what: str
    from_state: str | None
    to_state: str
    staff_id: UUID | None = None
    device_id: UUID | None = None
    detail: str = ""
    heard_at: int | None = None
    """When the server heard of it, where a device told of it later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Something that was done, besides the steps of sessions: who, what, when, from which device, to what."""

    id: UUID
    at: int
    what: str
    """A command's name without version (``customer.edit``), or what an endpoint did (``auth.sign_in``)."""
    staff_id: UUID | None = None
    device_id: UUID | None = None
    subject_kind: str = ""
    """A kind of record, where it was done to a row."""
    subject_id: UUID | None = None
    detail: str = ""
    """Which fields, how many rows: never a person's data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which lines of the trail are asked for: of one topic, from one instant until before another; ``None``: any."""

    topic: Topic | None = None
    since: int | None = None
    until: int | None = None


EVERY_LINE = Wanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The owner's numbers of one kind (``services.policies``), where they differ from the defaults."""

    name: str
    value: dict[str, Any]
    changed_at: int
    changed_by: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """An organization's place in its order of changes."""

    ver: int
    floor_ver: int
    """Changes up to here may have been forgotten: a cursor below needs a snapshot."""
    epoch: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a push is about to ask of the database, so that it is asked at once. It changes no answer."""

    staff_id: UUID
    device_id: UUID
    """The one that signed in."""
    pushing_id: UUID
    """The one whose numbers count: the same, but after a fork."""
    mid: UUID
    session_id: UUID | None = None
    """A session, a reservation and a customer that may or may not be there."""
    reservation_id: UUID | None = None
    customer_id: UUID | None = None
    span: tuple[int, int] = (0, 0)
    """The instants between which reservations and busy times matter; empty: none do."""
    lockless: bool = False
    """Whether most likely nothing more is asked, so that it can be decided without the organization's lock."""
    vehicle_id: UUID | None = None
    mechanic_id: UUID | None = None
    ends: int = 0
    """Of the visit itself, which begins where ``span`` does."""
    near: tuple[int, int] = (0, 0)
    """The span in which other times are looked for when this one is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """What changes seldom and decides what is free; reservations and busy times come beside it."""

    organization: Organization
    mechanics: tuple[Mechanic, ...]
    bays: tuple[Bay, ...]
    plans: tuple[Plan, ...]
    weekly_blocks: tuple[WeeklyBlock, ...]
    workshop_hours: tuple[WorkshopHours, ...]
    special_days: tuple[SpecialDay, ...]
    time_off: tuple[TimeOff, ...]
    policies: Mapping[type[Any], Any] = field(default_factory=dict)
    """Those that the owner changed."""

    def policy(self, cls: type[P]) -> P:
        """The organization's numbers of one kind: the owner's, or the defaults."""
        policy = self.policies.get(cls)
        return cls() if policy is None else policy

    def mechanic(self, mechanic_id: UUID | None) -> Mechanic | None:
        return next((m for m in self.mechanics if m.id == mechanic_id), None)

    def plan(self, plan_id: UUID | None) -> Plan | None:
        return next((p for p in self.plans if p.id == plan_id), None)
