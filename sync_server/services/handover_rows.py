"""Rows of what devices without access handed over; only the server has them. No behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from scheduling.wire import PushResult

UNDECIDED = ""
DISCARDED = "discarded"
KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """One device's, however many messages it took; ``count`` and ``file_count`` are the last numbers given."""

    device_id: UUID
    staff_id: UUID
    """Who was signed in there."""
    first_at: int
    last_at: int
    complete_at: int | None = None
    count: int = 0
    file_count: int = 0
    files_lost: int = 0
    """Files that were more than is kept, or that the device could not read: they went with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverChange:
    """One change; ``args`` are what the device sent, and empty once it is decided."""

    mid: UUID
    device_id: UUID
    number: int
    """Counts from 1 on each device, in the order of arrival."""
    name: str
    args: bytes
    client_time: int
    code: str
    received_at: int
    decision: str = UNDECIDED
    """Empty, ``applied``, ``conflict`` (the server keeps it as the row that has lost), or ``discarded``."""
    decided_at: int | None = None
    decided_by: UUID | None = None
    answer: PushResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverFile:
    """A file that was attached and not sent; its parts are rows of their own, and go once it is decided."""

    id: UUID
    """Under which it would have been a file of its session, and will be."""
    device_id: UUID
    number: int
    """Counts from 1 on each device, in the order of arrival."""
    session_id: UUID
    name: str
    size: int
    sha256: str
    added_at: int
    code: str
    """Why it was refused, the last time somebody tried."""
    received_at: int
    ready_at: int | None = None
    """All of it is here."""
    decision: str = UNDECIDED
    """Empty, ``kept`` (it is a file of its session now), or ``discarded``."""
    decided_at: int | None = None
    decided_by: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverPart:
    """A part of such a file."""

    file_id: UUID
    number: int
    content: bytes
