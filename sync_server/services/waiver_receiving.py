"""Receiving a signed waiver: exactly once, into the organization's chain, whatever is wrong with it.

A kiosk delivers what was signed on it; staff at the desk deliver sheets that they witness. What was signed is a fact:
a faulty record is kept and does not count, a gap or a fork of the device's chain is noted. Only another content under
the id of a record that is here already is refused, and kept apart; and time and pressure of a signature, where they may
not be taken, are refused and kept nowhere. What the customer signs online comes by the link.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.errors import Invalid, NotAllowed
from scheduling.rights import Action
from scheduling.waiver_audit import FlawCode
from scheduling.waiver_chain import Link, as_captured
from scheduling.waiver_chain import receive as chained
from scheduling.waiver_checks import keeps_to_lines
from scheduling.waiver_messages import WaiverDelivery, WaiverReceipt
from scheduling.waiver_records import SignedWaiver, WaiverMode, WaiverPolicy, WaiverTemplate
from scheduling.waivers import retention_ends
from sync_server.services import waiver_rows as rows
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import require
from sync_server.services.refusals import DeviceRevoked, WaiverErased
from sync_server.services.waiver_device_chain import keep_link, vouches
from sync_server.services.waiver_rows import QuarantinedWaiver, StoredWaiver
from sync_server.services.waiver_standing import fault_of
from sync_server.services.waiver_trail import note

MOST_NUMBER = 2**53
"""Any number of a record or a link is below: what is larger is no instant and no place."""

DIGEST_BYTES = 32


@dataclass(frozen=True, slots=True)
class Received:
    """``receipt`` is empty when another content has the id: that is then kept apart, and to be committed."""

    receipt: WaiverReceipt | None


async def receive(uow: UnitOfWork, account: Account, delivery: WaiverDelivery, now: int) -> Received:
    """Take a record in; ``WaiverErased`` for one whose time was over, ``NotAllowed``, ``Invalid``."""
    record, link = delivery.record, delivery.link
    device_id = await _check(uow, account, delivery)
    await uow.bump()
    await _check_dynamics(uow, record)
    flaws = () if link is None else await keep_link(uow, device_id, record, link, now)
    known = await uow.rows.get(StoredWaiver, record.id)
    if known is not None:
        place = await _again(uow, device_id, record, known, now)
        if place is None:
            await note(uow, account, "waiver.quarantine", at=now, subject_id=record.id)
            return Received(None)
        return Received(await _receipt(uow, record, place, flaws))
    if await uow.rows.count(Link, waiver_id=record.id):
        raise WaiverErased
    book = await uow.rule_book()
    entry = chained(
        record,
        await rows.head_of(uow),
        now,
        ZoneInfo(book.organization.zone),
        origin=link if link is not None and vouches(link, record) else None,
        policy=book.policy(WaiverPolicy),
    )
    await rows.add(uow, entry)
    receipt = await _receipt(uow, record, entry.link, flaws)
    found = [receipt.fault, *receipt.flaws]
    detail = " ".join(word for word in found if word)
    await note(uow, account, "waiver.receive", at=now, subject_id=record.id, detail=detail)
    return Received(receipt)


async def _check(uow: UnitOfWork, account: Account, delivery: WaiverDelivery) -> UUID:
    """The device that took the signature; raises unless the asker may deliver this."""
    record = delivery.record
    match record.mode:
        case WaiverMode.PAPER:
            require(account, Action.WITNESS_WAIVER)
            if record.witness_id != account.staff_id:
                raise NotAllowed("the witness is somebody else")
        case WaiverMode.KIOSK:
            require(account, Action.CAPTURE_WAIVER)
        case _:
            raise NotAllowed("signed online")
    _check_numbers(delivery)
    _check_digests(delivery.link)
    if record.organization_id != uow.tenant_id:
        raise Invalid("not this organization's record", field="organization_id")
    if record.received_at is not None or record.erasable_from is not None:
        raise Invalid("received already", field="received_at")
    if record.device_id is None or record.device_id == account.device_id:
        return account.device_id
    device = await uow.devices.get(record.device_id)
    if device is None or device.forked_from != account.device_id:
        raise NotAllowed("another device's record")
    if device.revoked_at is not None:
        raise DeviceRevoked
    return device.id


async def _check_dynamics(uow: UnitOfWork, record: SignedWaiver) -> None:
    """Raise ``Invalid`` where time or pressure of the signature came that may not be kept: nothing of it is written.

    Any other fault is kept with its record; how somebody moves the hand is nothing that we may have at all.
    """
    template = await uow.rows.get(WaiverTemplate, record.template_id)
    if not keeps_to_lines(record, template, (await uow.rule_book()).organization.province):
        raise Invalid("time and pressure of the signature may not be taken here", field="strokes")


def _check_numbers(value: object) -> None:
    if isinstance(value, int) and not -MOST_NUMBER < value < MOST_NUMBER:
        raise Invalid("a number is out of range")
    if isinstance(value, tuple):
        for each in value:
            _check_numbers(each)
    elif is_dataclass(value):
        for field in fields(value):
            _check_numbers(getattr(value, field.name))


def _check_digests(link: Link | None) -> None:
    if link is None:
        return
    digests = [link.digest, link.previous, link.content, *([link.origin] if link.origin else [])]
    if any(len(digest) != DIGEST_BYTES for digest in digests):
        raise Invalid("a digest has 32 bytes", field="link")


async def _again(
    uow: UnitOfWork, device_id: UUID, record: SignedWaiver, known: StoredWaiver, now: int
) -> Link | None:
    """The link that it got, of the same record; another one under its id is kept apart."""
    stored = rows.content_of(known)
    if isinstance(stored, SignedWaiver) and as_captured(stored) == record:
        return await uow.rows.get(Link, known.sequence)
    content = rows.encoded(record)
    book = await uow.rule_book()
    zone = ZoneInfo(book.organization.zone)
    await uow.rows.add_once(
        QuarantinedWaiver(
            waiver_id=record.id,
            digest=sha256(content).digest(),
            device_id=device_id,
            arrived_at=now,
            erasable_from=retention_ends(now, zone, book.policy(WaiverPolicy)),
            content=content,
        )
    )
    return None


async def _receipt(
    uow: UnitOfWork, record: SignedWaiver, link: Link, flaws: tuple[FlawCode, ...]
) -> WaiverReceipt:
    assert link.erasable_from is not None  # noqa: S101 - for the type checker; of a receipt it is there
    received = replace(record, received_at=link.at, erasable_from=link.erasable_from)
    fault = await fault_of(uow, received)
    return WaiverReceipt(
        waiver_id=record.id,
        sequence=link.sequence,
        digest=link.digest,
        received_at=link.at,
        erasable_from=link.erasable_from,
        fault="" if fault is None else fault.code.value,
        fault_field="" if fault is None else fault.field,
        flaws=[flaw.value for flaw in flaws],
    )
