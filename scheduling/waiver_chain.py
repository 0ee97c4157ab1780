"""Two chains of hashes over signed waivers: a device's own from capture, the organization's from receipt.

Each link holds the digest of a content and of the link before it, so that what is changed, dropped, put
in or moved is found (by ``waiver_audit``). What was done with a waiver (superseded, held, released, erased)
is a link of the organization's chain too. Erasing takes the content and leaves the link: the tombstone.

What it proves, and what it cannot. The instant of receipt, the end of retention, each legal hold and the
erasure stand in links, which are never erased: so a tombstone without a chained erasure, one before the
retention that was fixed on receipt is over, and one under a hold are found, and hiding a change behind a
tombstone ahead of time is found with them. After a rightful erasure nobody can tell any more whether the
content was still what its digest says: so whoever erases verifies first (``entomb`` refuses otherwise).
Hashes have no secret: who can rewrite every link can forge a whole chain or cut off its end. That is found
only by a head kept where they cannot write (sealed, or with the devices), or by the devices' own chains.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo
from enum import StrEnum
from hashlib import blake2b, sha256
from hmac import compare_digest
from typing import TypeAlias
from uuid import UUID

from scheduling.errors import Invalid
from scheduling.waiver_bytes import FORMAT, canonical_bytes, content_digest
from scheduling.waiver_records import DEFAULT_POLICY, ActKind, SignedWaiver, WaiverAct, WaiverPolicy
from scheduling.waivers import retention_ends

LEAST_KEY = 16
"""Bytes of a key that seals a head; BLAKE2b takes at most 64."""

LINK_FIELDS = (
    "format",
    "chain",
    "sequence",
    "kind",
    "waiver_id",
    "at",
    "erasable_from",
    "origin",
    "content",
    "previous",
)
"""What a link's digest is over, in this order; as the formats of ``waiver_bytes``, never to be changed."""

Content: TypeAlias = SignedWaiver | WaiverAct


class LinkKind(StrEnum):
    """What a link is about."""

    CAPTURED = "captured"
    """Signed; in a device's chain."""
    RECEIVED = "received"
    """Arrived at the server; this and the rest in the organization's chain."""
    SUPERSEDE = "supersede"
    HOLD = "hold"
    RELEASE = "release"
    ERASE = "erase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link. All of it is hashed, and none of it is ever erased: nothing in it says who signed."""

    format: int
    chain: UUID
    """The device, or the organization."""
    sequence: int
    """From 1, without gaps."""
    kind: LinkKind
    waiver_id: UUID
    at: int
    """Captured: the estimated instant. In the organization's chain the server's, which never goes back."""
    erasable_from: int | None
    """Of a receipt: the first instant at which the content may be erased."""
    origin: bytes | None
    """Of a receipt: the digest of the device's link, if it came with one. Of a release: of the hold's link."""
    content: bytes
    """The content's digest."""
    previous: bytes
    """The digest of the link before; of the first one, what the chain begins with."""
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A link with its content; without, it is a tombstone."""

    link: Link
    content: Content | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How long a chain was at some moment, and the digest it ended in: to be kept elsewhere."""

    chain: UUID
    count: int
    digest: bytes
    at: int = 0
    """The last link's instant."""


def beginning(chain: UUID) -> Head:
    """The head of a chain without links."""
    return Head(chain=chain, count=0, digest=sha256(canonical_bytes(("chain", chain), 1)).digest())


def head_after(link: Link) -> Head:
    """The head of the chain that ends in this link."""
    return Head(chain=link.chain, count=link.sequence, digest=link.digest, at=link.at)


def link_digest(link: Link) -> bytes:
    """The digest that a link must have: over every other field of it. ``ValueError``: no such format."""
    values = tuple(getattr(link, name) for name in LINK_FIELDS)
    return sha256(canonical_bytes(("link", *values), link.format)).digest()


def capture(record: SignedWaiver, last: Head) -> Entry:
    """The next entry of the chain of the device that took the signature.

    ``Invalid``: another device's record, or one that was received already.
    """
    if record.device_id != last.chain:
        raise Invalid("not this device's record", field="device_id")
    if record.received_at is not None or record.erasable_from is not None:
        raise Invalid("received before it was captured", field="received_at")
    return _next(last, LinkKind.CAPTURED, record.id, record.estimated_at, record)


def receive(
    record: SignedWaiver,
    last: Head,
    now: int,
    zone: tzinfo,
    *,
    origin: Link | None = None,
    policy: WaiverPolicy = DEFAULT_POLICY,
) -> Entry:
    """The next entry of the organization's chain, its content with the instant of receipt and the retention.

    The instant is ``now``, or the last link's if the server's clock went back since. ``origin``: the
    device's link, which must be this record's. ``Invalid`` otherwise, and for another organization's record.
    """
    if record.organization_id != last.chain:
        raise Invalid("not this organization's record", field="organization_id")
    if record.received_at is not None or record.erasable_from is not None:
        raise Invalid("received already", field="received_at")
    if origin is not None and not _comes_from(record, origin):
        raise Invalid("the device's link is not this record's", field="origin")
    at = max(now, last.at)
    received = replace(record, received_at=at, erasable_from=retention_ends(at, zone, policy))
    return _next(
        last,
        LinkKind.RECEIVED,
        record.id,
        at,
        received,
        erasable_from=received.erasable_from,
        origin=None if origin is None else origin.digest,
    )


def add_act(act: WaiverAct, last: Head, *, hold: Entry | None = None) -> Entry:
    """The next entry of the organization's chain for an act that the rules allowed (``waivers.check_act``).

    Its instant becomes the last link's if the server's clock went back since. ``hold``: of a release, the
    entry of the hold that it ends. ``Invalid`` if that is missing, or is not the one that the act names.
    """
    ended = hold.content if hold is not None else None
    named = ended.id if isinstance(ended, WaiverAct) and ended.kind is ActKind.HOLD else None
    if (act.kind is ActKind.RELEASE) is (hold is None) or act.releases != named:
        raise Invalid("a release, and nothing else, comes with the hold that it names", field="releases")
    at = max(act.at, last.at)
    origin = None if hold is None else hold.link.digest
    return _next(last, LinkKind(act.kind.value), act.waiver_id, at, replace(act, at=at), origin=origin)


def entomb(entry: Entry, erasure: Entry) -> Entry:
    """The tombstone of an entry, once the erasure of its waiver is in the chain.

    ``Invalid``: the erasure is another waiver's, came before the retention was over, or the content is no
    longer what its digest says: then it must not vanish, it is evidence.
    """
    link = entry.link
    if erasure.link.kind is not LinkKind.ERASE or erasure.link.waiver_id != link.waiver_id:
        raise Invalid("not the erasure of this waiver", field="waiver_id")
    if link.erasable_from is not None and erasure.link.at < link.erasable_from:
        raise Invalid("its retention is not over", field="erasable_from")
    if entry.content is not None and content_digest(entry.content, link.format) != link.content:
        raise Invalid("the content was changed", field="content")
    return Entry(link=link, content=None)


def as_captured(record: SignedWaiver) -> SignedWaiver:
    """The record as its device hashed it, without what the server set on receipt."""
    return replace(record, received_at=None, erasable_from=None)


def fits(link: Link, content: Content) -> bool:
    """Whether the link says of its content what the content says itself."""
    if isinstance(content, WaiverAct):
        said: tuple[object, ...] = (LinkKind(content.kind.value), content.waiver_id, content.at, None)
        return said == (link.kind, link.waiver_id, link.at, link.erasable_from)
    device = link.kind is LinkKind.CAPTURED
    said = (
        LinkKind.CAPTURED if device else LinkKind.RECEIVED,
        content.device_id if device else content.organization_id,
        content.id,
        content.estimated_at if device else content.received_at,
        content.erasable_from,
    )
    return said == (link.kind, link.chain, link.waiver_id, link.at, link.erasable_from)


def seal(head: Head, key: bytes) -> bytes:
    """A seal of 32 bytes that only who has the key can make (keyed BLAKE2b): for a head kept in reach of others.

    ``Invalid`` for a key of fewer than 16 or more than 64 bytes.
    """
    if not LEAST_KEY <= len(key) <= blake2b.MAX_KEY_SIZE:
        raise Invalid("a key has 16 to 64 bytes", field="key")
    body = canonical_bytes(("head", head.chain, head.count, head.digest, head.at), 1)
    return blake2b(body, digest_size=32, key=key, person=b"waiver head").digest()


def is_sealed(head: Head, sealed: bytes, key: bytes) -> bool:
    """Whether the seal is this head's, made with this key."""
    return compare_digest(seal(head, key), sealed)


def _comes_from(record: SignedWaiver, origin: Link) -> bool:
    same = origin.kind is LinkKind.CAPTURED and origin.chain == record.device_id
    content = content_digest(record, origin.format)
    return same and (origin.waiver_id, origin.content) == (record.id, content)


def _next(
    last: Head,
    kind: LinkKind,
    waiver_id: UUID,
    at: int,
    content: Content,
    *,
    erasable_from: int | None = None,
    origin: bytes | None = None,
) -> Entry:
    blank = Link(
        format=FORMAT,
        chain=last.chain,
        sequence=last.count + 1,
        kind=kind,
        waiver_id=waiver_id,
        at=at,
        erasable_from=erasable_from,
        origin=origin,
        content=content_digest(content),
        previous=last.digest,
        digest=b"",
    )
    return Entry(link=replace(blank, digest=link_digest(blank)), content=content)
