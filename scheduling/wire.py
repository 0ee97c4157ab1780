"""The messages between a device and the server, as plain dataclasses; JSON on the wire.

``args`` and ``body`` stay undecoded (``object``: what JSON gives) until their name or kind says what they
are. Codecs are in ``desktop.sync`` and ``sync_server.api``. Unknown fields are ignored on both sides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from scheduling.commands import Outcome

PROTOCOL = 1
"""Raised when an old client could no longer read what the server sends."""

PUSH_LIMIT = 100
"""Mutations in one push."""

PAGE_LIMIT = 500
"""Heads in one page of a pull."""

POLL_SECONDS = 20
"""The longest that the server keeps who waits for another version waiting; below the patience of most proxies."""

WINDOW_DAYS_BACK = 30
WINDOW_DAYS_AHEAD = 180


class PushStatus(StrEnum):
    APPLIED = "applied"
    CONFLICT = "conflict"
    REJECTED = "rejected"
    GAP = "gap"
    FORKED = "forked"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """``POST /auth/sign-in``. The device makes its own id once and keeps it."""

    email: str
    password: str
    device_id: UUID
    device_name: str
    app: str
    """The program's version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """``POST /auth/refresh``; ``POST /auth/sign-out`` takes the same."""

    refresh_token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    access_token: str
    access_expires: int
    """Instant."""
    refresh_token: str
    tenant_id: UUID
    staff_id: UUID
    role: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    """``POST /sync/hello``."""

    device_id: UUID
    app: str
    protocol: int = PROTOCOL
    tzdata: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    protocol: int
    epoch: UUID
    server_time: int
    least_app: str
    window_from: int
    window_to: int
    """Instants: what a device keeps, from the server's time."""
    last_seq: int
    """The highest sequence number that the server has from this device."""
    tzdata: str
    escrow_key: str = ""
    """The public key, as base64, to which a device seals the key of its files; empty of a server without one."""
    escrowed: str = ""
    """The id of the newest such key that the server has from this device."""
    handed_over: int = 0
    """How many changes and files of devices without access wait for this person to decide on."""
    handed_over_files: int | None = None
    """How many of these are files; ``None`` of a server that does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    seq: int
    """Counts from 1 without gaps in one device's outbox."""
    mid: UUID
    name: str
    args: object
    client_time: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """``POST /sync/push``; who acts is whoever is signed in."""

    device_id: UUID
    epoch: UUID
    mutations: list[Mutation]


@dataclass(frozen=True, slots=True, kw_only=True)
class PushResult:
    mid: UUID
    status: PushStatus
    code: str = ""
    """An ``ErrorCode`` when not applied."""
    ver: int = 0
    """The organization's version in which it took effect, 0 when nothing changed."""
    outcome: Outcome = field(default_factory=Outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class PushAnswer:
    results: list[PushResult]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row put (``body`` given) or deleted from what this device keeps (``body`` is ``None``)."""

    kind: str
    id: UUID
    ver: int
    body: object | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """``GET /sync/pull?cursor&epoch&from&to``: rows after ``cursor`` in the order of their versions."""

    cursor: int
    """Ask from here next."""
    more: bool
    rows: list[Row]
    server_time: int
    handed_over: int | None = None
    """As in the greeting, which is of an hour ago perhaps; ``None`` where nothing is said of it."""
    handed_over_files: int | None = None
    carried: list[str] | None = None
    """The channels over which the server is set up to send messages; ``None`` of one that does not say.

    Texts, since a channel that an older program does not know is to cost it nothing else of the page.
    """
    numbers: dict[str, dict[str, int]] | None = None
    """The owner's numbers as far as a desk is told them (``policy_kinds.told``); ``None`` of one that does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """First line of ``GET /sync/snapshot?from&to``; then one ``Row`` a line (newline-delimited JSON)."""

    cursor: int
    epoch: UUID
    rows: int
    server_time: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyWanted:
    """``POST /sync/copy``: the same rows as a snapshot, as a file that the device need not write itself."""

    file_key: str = field(repr=False)
    """96 lower-case hexadecimal digits: the raw key, and the salt at the head of the file, for this file only."""
    layout: str
    """``cache_layout.layout()`` of the device: who has another one gets none."""
    window_from: int
    window_to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """First line of its answer; then ``size`` bytes."""

    cursor: int
    epoch: UUID
    rows: int
    server_time: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """``GET /sync/version?after&seconds``: where the organization stands, as soon as that is another version."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldRequest:
    """``POST /holds``: keep a slot while the booking is filled in. One live hold a device."""

    hold_id: UUID
    starts: int
    minutes: int
    kind: str
    mechanic_id: UUID | None = None
    drop_buffer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldAnswer:
    hold_id: UUID
    expires_at: int
    bay_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """Who did what from which device."""

    id: UUID
    at: int
    what: str
    """A step of a session (``booked``, ``moved``), a command (``customer.edit``) or ``auth.sign_in`` and the like."""
    staff_id: UUID | None = None
    staff_name: str = ""
    device_id: UUID | None = None
    device_name: str = ""
    subject_kind: str = ""
    subject_id: UUID | None = None
    from_state: str = ""
    to_state: str = ""
    """Of a step of a session."""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """``GET /audit?before&limit&staff&subject&topic&since&until``: newest first."""

    lines: list[AuditLine]
    before: UUID | None
    """Ask from here for older ones; ``None``: there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """The body of every answer that is not 2xx (RFC 9457 in spirit: a code instead of a type address)."""

    code: str
    detail: str
    """In the caller's language."""
    params: dict[str, object] = field(default_factory=dict)
    outcome: Outcome | None = None
    """Of a refused time (409): why, by what, and the nearest free times."""
