"""Signed waivers and what was done with them, as rows: the content whole as bytes, beside it what is looked up by.

The bytes are the only form that is hashed from: read back they must give the same bytes and say the same as the
columns, else ``content_of`` and ``act_of`` answer ``Altered``. What a chain's flaws are is ``scheduling.waiver_audit``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

import msgspec

from scheduling.waiver_chain import Entry, Head, Link, beginning, head_after
from scheduling.waiver_records import SignedWaiver, WaiverAct
from sync_server.services.interfaces import UnitOfWork

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredWaiver:
    """A signed waiver as received; the row goes when it is erased."""

    id: UUID
    sequence: int
    """Of its receipt's link in the organization's chain."""
    customer_id: UUID
    session_id: UUID | None
    received_at: int
    erasable_from: int
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAct:
    """Something done with a waiver; but for the erasure itself it goes with the waiver."""

    id: UUID
    sequence: int
    waiver_id: UUID
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceLink:
    """A link of a device's chain as it was delivered, whatever is wrong with it."""

    device_id: UUID
    """The device that delivered it."""
    digest: bytes
    sequence: int
    waiver_id: UUID
    arrived_at: int
    link: bytes
    flaws: tuple[str, ...] = ()
    """``FlawCode``: what was wrong with it when it arrived."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantinedWaiver:
    """Another content under the id of a waiver that was received before."""

    waiver_id: UUID
    digest: bytes
    device_id: UUID
    arrived_at: int
    erasable_from: int
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverAnchor:
    """Where the chain's head was on a local day, sealed."""

    day: date
    count: int
    digest: bytes
    head_at: int
    made_at: int
    seal: bytes


@dataclass(frozen=True, slots=True)
class Altered:
    """Stands for a content that can no longer be read as what was written."""


ALTERED = Altered()


def encoded(value: SignedWaiver | WaiverAct | Link) -> bytes:
    """The bytes that are stored."""
    return msgspec.json.encode(value)


def decoded(cls: type[T], data: bytes) -> T | Altered:
    """What was stored; ``ALTERED`` where the bytes are not exactly those that ``encoded`` makes."""
    try:
        value = msgspec.json.decode(data, type=cls)
        same = msgspec.json.encode(value) == data
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return ALTERED
    return value if same else ALTERED


def stored_waiver(entry: Entry) -> StoredWaiver:
    """The row of an entry of the organization's chain that is a receipt."""
    record = entry.content
    assert isinstance(record, SignedWaiver)  # noqa: S101 - for the type checker; so a receipt is made
    assert record.received_at is not None and record.erasable_from is not None  # noqa: S101, PT018 - the same
    return StoredWaiver(
        id=record.id,
        sequence=entry.link.sequence,
        customer_id=record.customer_id,
        session_id=record.session_id,
        received_at=record.received_at,
        erasable_from=record.erasable_from,
        content=encoded(record),
    )


def stored_act(entry: Entry) -> StoredAct:
    """The row of an entry of the organization's chain that is an act."""
    act = entry.content
    assert isinstance(act, WaiverAct)  # noqa: S101 - for the type checker; so an act's entry is made
    return StoredAct(id=act.id, sequence=entry.link.sequence, waiver_id=act.waiver_id, content=encoded(act))


def content_of(row: StoredWaiver) -> SignedWaiver | Altered:
    """The record, if bytes and columns say the same."""
    record = decoded(SignedWaiver, row.content)
    if isinstance(record, Altered):
        return ALTERED
    said = (record.id, record.customer_id, record.session_id, record.received_at, record.erasable_from)
    same = said == (row.id, row.customer_id, row.session_id, row.received_at, row.erasable_from)
    return record if same else ALTERED


def act_of(row: StoredAct) -> WaiverAct | Altered:
    """The act, if bytes and columns say the same."""
    act = decoded(WaiverAct, row.content)
    if isinstance(act, Altered) or (act.id, act.waiver_id) != (row.id, row.waiver_id):
        return ALTERED
    return act


def readable(rows: Iterable[T | Altered]) -> list[T]:
    """Those that were not altered: only ``waiver_verifying`` looks at the others."""
    return [row for row in rows if not isinstance(row, Altered)]


async def head_of(uow: UnitOfWork) -> Head:
    """Where the organization's chain ends now; after ``bump``, nobody adds to it before the commit."""
    last = await uow.rows.find(Link, order="sequence", newest_first=True, limit=1)
    return head_after(last[0]) if last else beginning(uow.tenant_id)


async def acts_upon(uow: UnitOfWork, waiver_ids: Iterable[UUID]) -> list[WaiverAct]:
    """What was done with these waivers, in the chain's order."""
    rows = await uow.rows.find(StoredAct, order="sequence", waiver_id=list(waiver_ids))
    return readable(act_of(row) for row in rows)


async def add(uow: UnitOfWork, entry: Entry) -> None:
    """Write an entry of the organization's chain: the link first, its content after it."""
    await uow.rows.add(entry.link)
    stored = stored_waiver(entry) if isinstance(entry.content, SignedWaiver) else stored_act(entry)
    await uow.rows.add(stored)
