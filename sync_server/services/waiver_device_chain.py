"""The devices' own chains as they arrive: each link is kept with what was wrong with it, none is refused.

What was signed is a fact, whatever became of the device's numbering. The chain as a whole is verified later
(``waiver_verifying``); here is only what can be said at once, from a link's neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from scheduling.waiver_audit import FlawCode
from scheduling.waiver_bytes import FORMATS, content_digest
from scheduling.waiver_chain import Link, LinkKind, beginning, link_digest
from scheduling.waiver_records import SignedWaiver
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.waiver_rows import DeviceLink, decoded, encoded, readable


async def keep_link(
    uow: UnitOfWork, device_id: UUID, record: SignedWaiver, link: Link, now: int
) -> tuple[FlawCode, ...]:
    """Keep a link as delivered, once; what was wrong with it when it first arrived."""
    known = await uow.rows.get(DeviceLink, device_id, link.digest)
    if known is not None and known.link == encoded(link):
        return tuple(FlawCode(flaw) for flaw in known.flaws)
    if known is not None:  # its digest is another's: nothing of it can be trusted, and the first one stays
        return (FlawCode.LINK_CHANGED,)
    near = [link.sequence - 1, link.sequence, link.sequence + 1]
    around = await uow.rows.find(DeviceLink, device_id=device_id, sequence=near)
    same_waiver = await uow.rows.find(DeviceLink, device_id=device_id, waiver_id=link.waiver_id)
    neighbours = readable(decoded(Link, row.link) for row in around)
    flaws = (
        *_own_flaws(device_id, record, link),
        *_place_flaws(device_id, link, neighbours),
        *((FlawCode.DUPLICATED,) if same_waiver else ()),
    )
    await uow.rows.add(
        DeviceLink(
            device_id=device_id,
            digest=link.digest,
            sequence=link.sequence,
            waiver_id=link.waiver_id,
            arrived_at=now,
            link=encoded(link),
            flaws=tuple(flaw.value for flaw in flaws),
        )
    )
    return flaws


def vouches(link: Link, record: SignedWaiver) -> bool:
    """Whether the link is this record's, from the device that took it: then the receipt may name it."""
    return (
        link.format in FORMATS
        and link.digest == link_digest(link)
        and (link.kind, link.chain, link.waiver_id) == (LinkKind.CAPTURED, record.device_id, record.id)
        and link.content == content_digest(record, link.format)
    )


def _own_flaws(device_id: UUID, record: SignedWaiver, link: Link) -> Iterator[FlawCode]:
    if link.format not in FORMATS or link.sequence < 1 or link.digest != link_digest(link):
        yield FlawCode.LINK_CHANGED
    if link.chain != device_id or link.kind is not LinkKind.CAPTURED:
        yield FlawCode.FOREIGN
    elif link.waiver_id != record.id:
        yield FlawCode.CONTENT_MISFIT
    elif link.format in FORMATS and link.content != content_digest(record, link.format):
        yield FlawCode.CONTENT_CHANGED


def _place_flaws(device_id: UUID, link: Link, neighbours: Sequence[Link]) -> Iterator[FlawCode]:
    before = {each.digest for each in neighbours if each.sequence == link.sequence - 1}
    if link.sequence == 1:
        before = {beginning(device_id).digest}
    after = [each for each in neighbours if each.sequence == link.sequence + 1]
    if not before:
        yield FlawCode.DROPPED
    if any(each.sequence == link.sequence for each in neighbours):
        yield FlawCode.INSERTED
    if (before and link.previous not in before) or any(each.previous != link.digest for each in after):
        yield FlawCode.NOT_LINKED
