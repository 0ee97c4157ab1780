"""Verifying everything that is kept of waivers: the organization's chain, the devices', the sealed heads, row by row.

Contents are read some at a time and let go again; links, which are small, are held whole. It finds and tells, it
mends nothing. What a flaw is, is decided in ``scheduling.waiver_audit``.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import groupby
from typing import Any, cast
from uuid import UUID

from scheduling.rights import Action
from scheduling.waiver_audit import (
    Flaw,
    FlawCode,
    content_flaws,
    proven_erased,
    verify_device,
    verify_organization,
    verify_origins,
)
from scheduling.waiver_bytes import FORMATS, content_digest
from scheduling.waiver_chain import Entry, Head, Link, as_captured, is_sealed
from scheduling.waiver_checks import FaultCode
from scheduling.waiver_messages import FaultLine, FlawLine, Verification
from scheduling.waiver_records import ActKind, SignedWaiver, WaiverAct
from sync_server.services import waiver_rows as rows
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.models import Account
from sync_server.services.permissions import require
from sync_server.services.waiver_rows import (
    DeviceLink,
    QuarantinedWaiver,
    StoredAct,
    StoredWaiver,
    WaiverAnchor,
)
from sync_server.services.waiver_standing import fault_of
from sync_server.services.waiver_words import fault_words, flaw_words

CHUNK = 100
"""Contents in memory at once: some may be megabytes."""
MOST_TOLD = 500
PRESENT = WaiverAct(id=UUID(int=0), waiver_id=UUID(int=0), kind=ActKind.ERASE, at=0, salt=b"")
"""Stands for a content that was checked and let go."""
Found = tuple[UUID, Flaw]
"""A chain, and what is wrong with it."""


@dataclass(slots=True)
class _Contents:
    """What the contents' pages left behind."""

    present: set[int] = field(default_factory=set)
    captured: defaultdict[UUID, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    """Waiver to the digests that its contents had on their device."""
    flaws: list[Flaw] = field(default_factory=list)
    faults: list[FaultLine] = field(default_factory=list)


async def verify_as(uow: UnitOfWork, account: Account, key: bytes, now: int, language: str) -> Verification:
    """``verify`` for the owner."""
    require(account, Action.VIEW_AUDIT)
    return await verify(uow, key, now, language)


async def verify(uow: UnitOfWork, key: bytes, now: int, language: str = "en") -> Verification:
    """Everything of one organization, in a transaction that sees one moment; ``key`` seals its heads."""
    chain = uow.tenant_id
    links = await uow.rows.find(Link)
    contents = await _contents(uow, {link.sequence: (n, link) for n, link in enumerate(links)})
    entries = [
        Entry(link=link, content=PRESENT if link.sequence in contents.present else None) for link in links
    ]
    anchors = await uow.rows.find(WaiverAnchor)
    devices, found = _devices(await uow.rows.find(DeviceLink, order="sequence"), contents)
    found += [(chain, flaw) for flaw in contents.flaws]
    head, of_anchors = _anchors(chain, anchors, links, key)
    found += [(chain, flaw) for flaw in of_anchors]
    found += await asyncio.to_thread(_chains, chain, entries, now, head, devices)
    told = _told(found, language)
    return Verification(
        whole=not told,
        links=len(links),
        contents=len(contents.present),
        devices=len(devices),
        anchors=len(anchors),
        last_anchor=0 if head is None else head.count,
        flaws=told[:MOST_TOLD],
        more=max(0, len(told) - MOST_TOLD),
        faults=[
            replace(line, words=fault_words(FaultCode(line.code), language))
            for line in contents.faults[:MOST_TOLD]
        ],
    )


def _chains(
    chain: UUID, entries: list[Entry], now: int, head: Head | None, devices: dict[UUID, list[Entry]]
) -> list[Found]:
    """Hashing only: for a thread."""
    found = [(chain, flaw) for flaw in verify_organization(chain, entries, now, head=head, checked=True)]
    erased = proven_erased(entries)
    for device_id, mine in devices.items():
        flaws = verify_device(device_id, mine, may_lack=erased, checked=True)
        found += [(device_id, flaw) for flaw in flaws]
    return found + [(chain, flaw) for flaw in verify_origins(entries, devices.values())]


async def _contents(uow: UnitOfWork, places: dict[int, tuple[int, Link]]) -> _Contents:
    """Every stored content against its link, page by page; a page's hashing is for a thread."""
    known = _Contents()
    low = 0
    while page := await uow.rows.find(StoredWaiver, order="sequence", limit=CHUNK, sequence=Within(low=low)):
        low = page[-1].sequence + 1
        records = await asyncio.to_thread(_check_waivers, known, places, page)
        for record in records:
            await _fault(uow, known, record)
    low = 0
    while acts := await uow.rows.find(StoredAct, order="sequence", limit=CHUNK, sequence=Within(low=low)):
        low = acts[-1].sequence + 1
        await asyncio.to_thread(_check_acts, known, places, acts)
    for apart in await uow.rows.find(QuarantinedWaiver):
        _check_apart(known, apart)
    return known


def _check_waivers(
    known: _Contents, places: dict[int, tuple[int, Link]], page: Sequence[StoredWaiver]
) -> list[SignedWaiver]:
    """The records of a page that can be read."""
    found = []
    for row in page:
        record = rows.content_of(row)
        _check(known, places.get(row.sequence), record, row.sequence, row.id)
        if isinstance(record, SignedWaiver):
            known.captured[record.id] |= _captured(record)
            found.append(record)
    return found


def _check_acts(known: _Contents, places: dict[int, tuple[int, Link]], page: Sequence[StoredAct]) -> None:
    for row in page:
        _check(known, places.get(row.sequence), rows.act_of(row), row.sequence, row.waiver_id)


def _check(
    known: _Contents, place: tuple[int, Link] | None, content: object, sequence: int, waiver_id: UUID
) -> None:
    if place is None or sequence in known.present:
        known.flaws.append(_at(FlawCode.INSERTED, sequence, waiver_id))
        return
    position, link = place
    known.present.add(sequence)
    known.flaws += content_flaws([Entry(link=link, content=cast("Any", content))], position)


def _check_apart(known: _Contents, row: QuarantinedWaiver) -> None:
    record = rows.decoded(SignedWaiver, row.content)
    same = sha256(row.content).digest() == row.digest
    if same and isinstance(record, SignedWaiver) and record.id == row.waiver_id:
        known.captured[row.waiver_id] |= _captured(record)
    else:
        known.flaws.append(_at(FlawCode.CONTENT_CHANGED, 0, row.waiver_id))


def _captured(record: SignedWaiver) -> set[bytes]:
    return {content_digest(as_captured(record), number) for number in FORMATS}


async def _fault(uow: UnitOfWork, known: _Contents, record: SignedWaiver) -> None:
    fault = await fault_of(uow, record)
    if fault is not None:
        known.faults.append(FaultLine(waiver_id=record.id, code=fault.code.value, field=fault.field))


def _devices(kept: Iterable[DeviceLink], contents: _Contents) -> tuple[dict[UUID, list[Entry]], list[Found]]:
    """The devices' chains as delivered, and what is wrong with their rows; contents are those received."""
    ordered = sorted(kept, key=lambda row: (row.device_id, row.sequence, row.arrived_at, row.digest))
    chains: dict[UUID, list[Entry]] = {}
    found: list[Found] = []
    for device_id, mine in groupby(ordered, key=lambda row: row.device_id):
        entries = chains.setdefault(device_id, [])
        for row in mine:
            link = rows.decoded(Link, row.link)
            said = (row.digest, row.sequence, row.waiver_id)
            if not isinstance(link, Link) or (link.digest, link.sequence, link.waiver_id) != said:
                found.append((device_id, _at(FlawCode.LINK_CHANGED, row.sequence, row.waiver_id)))
                continue
            digests = contents.captured.get(link.waiver_id, set())
            if digests and link.content not in digests:
                found.append((device_id, _at(FlawCode.CONTENT_CHANGED, row.sequence, row.waiver_id)))
            entries.append(Entry(link=link, content=PRESENT if digests else None))
    return chains, found


def _anchors(
    chain: UUID, anchors: Sequence[WaiverAnchor], links: Sequence[Link], key: bytes
) -> tuple[Head | None, list[Flaw]]:
    """The longest head with a good seal, and the flaws of the others: broken seals, heads of another chain."""
    by_sequence = {link.sequence: link for link in links}
    best: Head | None = None
    flaws: list[Flaw] = []
    for anchor in anchors:
        head = Head(chain=chain, count=anchor.count, digest=anchor.digest, at=anchor.head_at)
        if not is_sealed(head, anchor.seal, key):
            flaws.append(_at(FlawCode.SEAL_BROKEN, anchor.count))
            continue
        link = by_sequence.get(head.count)
        if link is not None and (link.digest, link.at) != (head.digest, head.at):
            flaws.append(_at(FlawCode.HEAD_DIFFERS, head.count, link.waiver_id))
        if best is None or head.count > best.count:
            best = head
    return best, flaws


def _at(code: FlawCode, sequence: int, waiver_id: UUID | None = None) -> Flaw:
    return Flaw(code=code, position=0, sequence=sequence, until=sequence, waiver_id=waiver_id)


def _told(found: Iterable[Found], language: str) -> list[FlawLine]:
    """Each once, in the chains' order."""
    lines = {
        FlawLine(
            chain=chain,
            code=flaw.code.value,
            sequence=flaw.sequence,
            until=flaw.until,
            waiver_id=flaw.waiver_id,
            words=flaw_words(flaw.code, language),
        )
        for chain, flaw in found
    }
    return sorted(lines, key=lambda line: (line.chain, line.sequence, line.code, str(line.waiver_id)))
