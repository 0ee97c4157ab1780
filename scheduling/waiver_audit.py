"""Verifying a chain of waivers: what was changed, dropped, put in, doubled or moved, which one, and where.

It finds and tells; it mends nothing. What can be proven at all, and what only with a head that was kept
elsewhere, is said in ``waiver_chain``. No answer here is an exception: whatever is in the rows, a list of
flaws comes back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from scheduling.waiver_bytes import FORMATS, content_digest
from scheduling.waiver_chain import (
    Entry,
    Head,
    Link,
    LinkKind,
    as_captured,
    beginning,
    fits,
    link_digest,
)
from scheduling.waiver_records import SignedWaiver


class FlawCode(StrEnum):
    CONTENT_CHANGED = "content_changed"
    LINK_CHANGED = "link_changed"
    CONTENT_MISSING = "content_missing"
    """A tombstone without an erasure in the chain."""
    CONTENT_MISFIT = "content_misfit"
    """The link says something else of its content than the content: forged when it was made."""
    FOREIGN = "foreign"
    """Another chain's link, or of a kind that has no place in this one."""
    DUPLICATED = "duplicated"
    INSERTED = "inserted"
    """One too many at its number."""
    DROPPED = "dropped"
    REORDERED = "reordered"
    NOT_LINKED = "not_linked"
    """It does not follow from the one before: either of the two was replaced."""
    TRUNCATED = "truncated"
    """The chain ends before the head that was kept."""
    HEAD_DIFFERS = "head_differs"
    """The chain was forged anew, from somewhere up to the head that was kept."""
    CLOCK_BACK = "clock_back"
    IN_FUTURE = "in_future"
    NEVER_RECEIVED = "never_received"
    """An act upon a waiver that is not in the chain before it."""
    NO_SUCH_HOLD = "no_such_hold"
    ERASED_TOO_SOON = "erased_too_soon"
    ERASED_WHILE_HELD = "erased_while_held"
    ACT_AFTER_ERASURE = "act_after_erasure"
    NOT_ERASED = "not_erased"
    """The chain says erased, and the content is still there."""
    ORIGIN_DIFFERS = "origin_differs"
    """The device's link that a receipt names is not in the device's chain, or is another waiver's."""
    NOT_RECEIVED = "not_received"
    """A device's chain has it, the organization's does not."""
    SEAL_BROKEN = "seal_broken"
    """Of a head that was kept: its seal was not made with the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    code: FlawCode
    position: int
    """Place in the rows as given, from 0; of a dropped one where it should be."""
    sequence: int
    """The link's number; of dropped ones the first number that is missing."""
    until: int
    """The last number that is missing; otherwise as ``sequence``."""
    waiver_id: UUID | None = None
    """Which waiver; ``None`` where nothing is left that says so."""


Place = tuple[int, Entry]
Flaws = Iterator[Flaw]


def content_flaws(entries: Sequence[Entry], position: int = 0) -> tuple[Flaw, ...]:
    """What is wrong with contents by themselves, for who cannot have all of them in memory at once.

    ``position``: the place in the rows of the first of these neighbours.
    """
    return tuple(_contents_flaws(list(enumerate(entries, position))))


def verify_organization(
    chain: UUID, entries: Sequence[Entry], now: int, *, head: Head | None = None, checked: bool = False
) -> tuple[Flaw, ...]:
    """Every flaw of an organization's chain, given in the order of its rows; none: it is whole.

    What is wrong in an entry itself stands first, then what is wrong between them (which may follow from
    it). ``head``: as kept elsewhere; without it neither a missing end nor a chain forged whole is found.
    ``checked``: ``content_flaws`` were asked for before; here only counts whether there is a content.
    """
    places = list(enumerate(entries))
    erased = _erasures(places)
    return (
        *_own_flaws(chain, places, set(LinkKind) - {LinkKind.CAPTURED}, checked=checked),
        *_structure_flaws(chain, places, head),
        *_clock_flaws(places, now),
        *_act_flaws(places),
        *_tombstone_flaws(places, erased),
    )


def verify_device(
    chain: UUID,
    entries: Sequence[Entry],
    *,
    head: Head | None = None,
    may_lack: Collection[UUID] = (),
    checked: bool = False,
) -> tuple[Flaw, ...]:
    """Every flaw of a device's chain; ``head`` and ``checked`` as above.

    ``may_lack``: the waivers whose content may be gone here, because the organization's chain proves it
    erased (``proven_erased``) or because the server has it and the device wiped it.
    """
    places = list(enumerate(entries))
    return (
        *_own_flaws(chain, places, {LinkKind.CAPTURED}, checked=checked),
        *_structure_flaws(chain, places, head),
        *_twice_captured(places),
        *(
            _flaw(FlawCode.CONTENT_MISSING, place)
            for place in places
            if place[1].content is None and place[1].link.waiver_id not in may_lack
        ),
    )


def proven_erased(entries: Sequence[Entry]) -> frozenset[UUID]:
    """The waivers whose erasure an organization's chain says, rightly or not: verify it first."""
    return frozenset(_erasures(list(enumerate(entries))))


def verify_origins(organization: Sequence[Entry], devices: Iterable[Sequence[Entry]]) -> tuple[Flaw, ...]:
    """The flaws between the organization's chain and the devices' whole chains, each verified already.

    Positions are in the organization's rows for ``origin_differs``, in the device's for ``not_received``.
    """
    rows = [list(entries) for entries in devices]
    captured = {entry.link.digest: entry.link for entries in rows for entry in entries}
    receipts = [place for place in enumerate(organization) if place[1].link.kind is LinkKind.RECEIVED]
    named = {entry.link.origin for _, entry in receipts}
    return (
        *(
            _flaw(FlawCode.ORIGIN_DIFFERS, place)
            for place in receipts
            if place[1].link.origin is not None and not _same_waiver(place[1], captured)
        ),
        *(
            _flaw(FlawCode.NOT_RECEIVED, place)
            for entries in rows
            for place in enumerate(entries)
            if place[1].link.digest not in named
        ),
    )


def _same_waiver(entry: Entry, captured: dict[bytes, Link]) -> bool:
    link = captured.get(entry.link.origin or b"")
    if link is None or link.waiver_id != entry.link.waiver_id:
        return False
    record = entry.content
    return (
        not isinstance(record, SignedWaiver)
        or content_digest(as_captured(record), link.format) == link.content
    )


def _flaw(code: FlawCode, place: Place) -> Flaw:
    position, entry = place
    number = entry.link.sequence
    return Flaw(code=code, position=position, sequence=number, until=number, waiver_id=entry.link.waiver_id)


def _own_flaws(chain: UUID, places: Sequence[Place], kinds: Collection[LinkKind], *, checked: bool) -> Flaws:
    for place in places:
        link = place[1].link
        if not _link_holds(link):
            yield _flaw(FlawCode.LINK_CHANGED, place)
        if not checked:
            yield from _contents_flaws([place])
        if link.chain != chain or link.kind not in kinds:
            yield _flaw(FlawCode.FOREIGN, place)


def _contents_flaws(places: Sequence[Place]) -> Flaws:
    for place in places:
        link, content = place[1].link, place[1].content
        if content is not None and not _content_holds(place[1]):
            yield _flaw(FlawCode.CONTENT_CHANGED, place)
        elif content is not None and not fits(link, content):
            yield _flaw(FlawCode.CONTENT_MISFIT, place)


def _link_holds(link: Link) -> bool:
    try:
        return link.sequence > 0 and link_digest(link) == link.digest
    except (TypeError, ValueError):
        return False


def _content_holds(entry: Entry) -> bool:
    if entry.content is None or entry.link.format not in FORMATS:
        return False
    try:
        return content_digest(entry.content, entry.link.format) == entry.link.content
    except (TypeError, ValueError):
        return False


def _structure_flaws(chain: UUID, places: Sequence[Place], head: Head | None) -> Flaws:
    digests: set[bytes] = set()
    single: list[Place] = []
    for place in places:
        if place[1].link.digest in digests:
            yield _flaw(FlawCode.DUPLICATED, place)
        else:
            single.append(place)
        digests.add(place[1].link.digest)
    highest = 0
    for place in single:
        if place[1].link.sequence < highest:
            yield _flaw(FlawCode.REORDERED, place)
        highest = max(highest, place[1].link.sequence)
    line, extra = _main_line(single, head)
    yield from (_flaw(FlawCode.INSERTED, place) for place in extra)
    yield from _gap_flaws(line, places)
    first = beginning(chain)
    if line and line[0][1].link.sequence == 1 and line[0][1].link.previous != first.digest:
        yield _flaw(FlawCode.NOT_LINKED, line[0])
    for before, after in pairwise(line):
        follows = after[1].link.sequence == before[1].link.sequence + 1
        if follows and after[1].link.previous != before[1].link.digest:
            yield _flaw(FlawCode.NOT_LINKED, after)
    yield from _head_flaws(chain, line, head, len(places))


def _main_line(places: Sequence[Place], head: Head | None) -> tuple[list[Place], list[Place]]:
    """One entry for each number, in order, and those that are too many."""
    wanted = {place[1].link.previous for place in places}
    if head is not None:
        wanted.add(head.digest)
    line: dict[int, Place] = {}
    extra: list[Place] = []
    # Of two with one number the right one is what the next link, or the head, follows from.
    for place in sorted(places, key=lambda place: (place[1].link.digest not in wanted, place[0])):
        if place[1].link.sequence in line:
            extra.append(place)
        else:
            line[place[1].link.sequence] = place
    return [line[number] for number in sorted(line)], extra


def _gap_flaws(line: Sequence[Place], places: Sequence[Place]) -> Flaws:
    last = 0
    for _, entry in line:
        number = entry.link.sequence
        if number > last + 1:
            where = next(place for place, other in places if other.link.sequence >= number)
            yield Flaw(code=FlawCode.DROPPED, position=where, sequence=last + 1, until=number - 1)
        last = max(last, number)


def _head_flaws(chain: UUID, line: Sequence[Place], head: Head | None, end: int) -> Flaws:
    if head is None:
        return
    if head.chain != chain or (head.count == 0 and head != beginning(chain)):
        yield Flaw(code=FlawCode.HEAD_DIFFERS, position=end, sequence=head.count, until=head.count)
    last = line[-1][1].link.sequence if line else 0
    if last < head.count:
        yield Flaw(code=FlawCode.TRUNCATED, position=end, sequence=last + 1, until=head.count)
    for place in line:
        link = place[1].link
        if link.sequence == head.count and (link.digest, link.at) != (head.digest, head.at):
            yield _flaw(FlawCode.HEAD_DIFFERS, place)


def _clock_flaws(places: Sequence[Place], now: int) -> Flaws:
    latest = 0
    for place in sorted(places, key=lambda place: place[1].link.sequence):
        at = place[1].link.at
        if at < latest:
            yield _flaw(FlawCode.CLOCK_BACK, place)
        if at > now:
            yield _flaw(FlawCode.IN_FUTURE, place)
        latest = max(latest, at)


def _act_flaws(places: Sequence[Place]) -> Flaws:
    """Replays what was done with each waiver, from the links alone: they are there when contents are not."""
    receipts: dict[UUID, Link] = {}
    holds: dict[bytes, UUID] = {}
    erased: set[UUID] = set()
    for place in sorted(places, key=lambda place: place[1].link.sequence):
        link = place[1].link
        receipt = receipts.get(link.waiver_id)
        if link.kind is LinkKind.RECEIVED:
            if receipt is not None:
                yield _flaw(FlawCode.DUPLICATED, place)
            receipts.setdefault(link.waiver_id, link)
        elif receipt is None:
            yield _flaw(FlawCode.NEVER_RECEIVED, place)
        elif link.waiver_id in erased:
            yield _flaw(FlawCode.ACT_AFTER_ERASURE, place)
        elif link.kind is LinkKind.HOLD:
            holds[link.digest] = link.waiver_id
        elif link.kind is LinkKind.RELEASE:
            if holds.get(link.origin or b"") != link.waiver_id:
                yield _flaw(FlawCode.NO_SUCH_HOLD, place)
            else:
                del holds[link.origin or b""]
        elif link.kind is LinkKind.ERASE:
            erased.add(link.waiver_id)
            if receipt.erasable_from is None or link.at < receipt.erasable_from:
                yield _flaw(FlawCode.ERASED_TOO_SOON, place)
            if link.waiver_id in holds.values():
                yield _flaw(FlawCode.ERASED_WHILE_HELD, place)


def _twice_captured(places: Sequence[Place]) -> Flaws:
    """One waiver under two links; the same link twice is found as such."""
    seen: dict[UUID, bytes] = {}
    for place in places:
        link = place[1].link
        if seen.setdefault(link.waiver_id, link.digest) != link.digest:
            yield _flaw(FlawCode.DUPLICATED, place)


def _erasures(places: Sequence[Place]) -> set[UUID]:
    return {entry.link.waiver_id for _, entry in places if entry.link.kind is LinkKind.ERASE}


def _tombstone_flaws(places: Sequence[Place], erased: Collection[UUID]) -> Flaws:
    for place in places:
        link, content = place[1].link, place[1].content
        if content is None and link.waiver_id not in erased:
            yield _flaw(FlawCode.CONTENT_MISSING, place)
        if content is not None and link.kind is LinkKind.RECEIVED and link.waiver_id in erased:
            yield _flaw(FlawCode.NOT_ERASED, place)
