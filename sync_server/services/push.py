"""One mutation of a device, exactly once: deduplicated, checked, applied and answered in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Protocol, cast
from uuid import UUID

import msgspec

from scheduling.commands import NAME_OF, NAMES, BookSession, Command, Outcome
from scheduling.errors import ErrorCode, Invalid, NotAllowed, NotFound, RuleError
from scheduling.limits import LAST_INSTANT, MOST_TEXT, check_command, check_span
from scheduling.rights import Action
from scheduling.upcasting import newest
from scheduling.wire import Mutation, PushResult, PushStatus
from sync_server.services import (
    audit,
    booking,
    customers,
    extending,
    hours,
    leases,
    merging,
    moving,
    no_shows,
    offers,
    parking,
    request_booking,
    request_offers,
    requests,
    session_editing,
    visits,
    walk_ins,
)
from sync_server.services.answers import Decision
from sync_server.services.interfaces import Clock, UnitOfWork
from sync_server.services.limits import storable
from sync_server.services.models import Account, Expected, StoredMutation
from sync_server.services.permissions import require
from sync_server.services.refusals import DeviceRevoked
from sync_server.services.schedule import NEAR, days_around

Handler = Callable[[UnitOfWork, Account, Any, int], Awaitable[Decision]]


class Principal(Protocol):
    """Who asks, as the token or the database says."""

    @property
    def staff_id(self) -> UUID: ...
    @property
    def device_id(self) -> UUID: ...


HANDLERS: dict[str, Handler] = {
    "customer.create@1": customers.create,
    "customer.edit@1": customers.edit,
    "customer.merge@1": merging.merge,
    "vehicle.create@1": customers.create_vehicle,
    "vehicle.edit@1": customers.edit_vehicle,
    "session.book@1": booking.book,
    "session.edit@1": session_editing.edit,
    "session.move@1": moving.move,
    "session.cancel@1": booking.cancel,
    "offer.answer@1": offers.answer,
    "session.park@1": parking.park,
    "session.check_in@1": visits.check_in,
    "session.check_in_back@1": visits.take_back_check_in,
    "session.start@1": visits.start,
    "session.extend@1": extending.extend,
    "session.complete@1": visits.complete,
    "session.force_end@1": visits.force_end,
    "session.no_show@1": no_shows.mark,
    "session.no_show_back@1": no_shows.take_back,
    "session.took_place@1": visits.took_place,
    "mechanic.hours@1": hours.set_mechanic_hours,
    "workshop.hours@1": hours.set_opening_hours,
    "special_day.set@1": hours.set_special_day,
    "special_day.remove@1": hours.remove_special_day,
    "time_off.ask@1": hours.ask_time_off,
    "time_off.decide@1": hours.decide_time_off,
    "time_off.remove@1": hours.remove_time_off,
    "mechanic.settings@1": hours.set_mechanic_settings,
    "request.create@1": requests.create,
    "request.confirm@1": request_booking.confirm,
    "request.counter@1": request_offers.counter,
    "request.decline@1": requests.decline,
    "request.withdraw@1": requests.withdraw,
    "session.walk_in@1": walk_ins.walk_in,
    "lease.give_back@1": leases.give_back,
}


def args_hash(mutation: Mutation) -> bytes:
    """SHA-256 over the name and the arguments, however their keys were ordered."""
    content = msgspec.json.encode([mutation.name, mutation.args], order="deterministic")
    return hashlib.sha256(content).digest()


def expected_of_any(account: Principal, device_id: UUID, mutation: Mutation) -> Expected:
    """What is asked of any mutation, whatever it says."""
    return Expected(
        staff_id=account.staff_id, device_id=account.device_id, pushing_id=device_id, mid=mutation.mid
    )


def expected(account: Principal, device_id: UUID, mutation: Mutation) -> Expected:
    """What ``receive`` will ask."""
    known = expected_of_any(account, device_id, mutation)
    try:
        name, args = newest(mutation.name, mutation.args)
        if name != NAME_OF[BookSession]:
            return known
        command = msgspec.convert(args, BookSession)
        check_span(command.starts, command.minutes)
    except (msgspec.ValidationError, Invalid):
        return known  # refused later, with a stored answer
    ends = command.starts + command.minutes * 60
    return replace(
        known,
        session_id=command.session_id,
        reservation_id=command.reservation_id,
        customer_id=command.customer_id,
        span=(command.starts, ends + NEAR),
        lockless=command.hold_id is None and command.rebooks is None and not command.drop_buffer,
        vehicle_id=command.vehicle_id,
        mechanic_id=command.mechanic_id,
        ends=ends,
        near=days_around(command.starts),
    )


async def check_device(uow: UnitOfWork, account: Account, device_id: UUID) -> None:
    """The device is the one that signed in, or goes on in its place after a fork; raises otherwise."""
    require(account, Action.PULL)
    if device_id == account.device_id:
        return
    device = await uow.devices.get(device_id)
    if device is None or device.forked_from != account.device_id:
        raise NotAllowed("device")
    if device.revoked_at is not None:
        raise DeviceRevoked


async def receive(
    uow: UnitOfWork,
    account: Account,
    device_id: UUID,
    mutation: Mutation,
    clock: Clock,
    *,
    for_good: bool = True,
) -> PushResult:
    """Apply one mutation and commit, or answer as it was answered before. ``gap`` and ``forked`` end a push.

    Not ``for_good``, an answer that changed nothing is not kept, and takes no number: it may be asked again.
    """
    return await _settle(
        uow,
        account,
        device_id,
        mutation,
        lambda ver: apply(uow, account, mutation, clock, ver),
        for_good=for_good,
    )


def failed(mutation: Mutation) -> PushResult:
    """What is answered where the program failed at it."""
    return _refused(mutation, PushStatus.REJECTED, ErrorCode.SERVER_FAULT)


async def refuse(uow: UnitOfWork, account: Account, device_id: UUID, mutation: Mutation) -> PushResult:
    """Answer for good a mutation at which the program failed, so that those behind it go on."""

    async def refused(_: int) -> PushResult:
        return failed(mutation)

    return await _settle(uow, account, device_id, mutation, refused)


async def _settle(
    uow: UnitOfWork,
    account: Account,
    device_id: UUID,
    mutation: Mutation,
    decide: Callable[[int], Awaitable[PushResult]],
    *,
    for_good: bool = True,
) -> PushResult:
    ver = await uow.bump()
    last_seq = await uow.mutations.last_seq(device_id)
    # failpoint: receive.numbered
    digest = args_hash(mutation)
    stored = await uow.mutations.get(mutation.mid)
    if stored is not None:
        if (
            mutation.seq == last_seq + 1
        ):  # first sent under another device's id: here the count goes on behind it
            await uow.mutations.advance(device_id, mutation.seq)
            # failpoint: receive.known_advanced
            await uow.commit()
        return _again(stored, mutation, digest)
    if mutation.seq <= last_seq:
        return _refused(mutation, PushStatus.FORKED, ErrorCode.FORKED)
    if mutation.seq > last_seq + 1:
        return _refused(mutation, PushStatus.GAP, ErrorCode.GAP)
    result = await decide(ver)
    # failpoint: receive.decided
    if not result.ver and not for_good:
        return result
    await uow.mutations.add(_kept(account, device_id, mutation, digest, result))
    # failpoint: receive.stored
    taken = await uow.commit()
    # failpoint: receive.kept
    return replace(result, ver=taken) if result.ver and taken is not None else result


def _kept(
    account: Account, device_id: UUID, mutation: Mutation, digest: bytes, result: PushResult
) -> StoredMutation:
    """What a repeat is answered from."""
    return StoredMutation(
        mid=mutation.mid,
        device_id=device_id,
        seq=mutation.seq,
        name=storable(mutation.name)[:100],
        args_hash=digest,
        status=result.status.value,
        result=msgspec.to_builtins(result),
        ver=result.ver,
        actor_id=account.staff_id,
        client_time=max(0, min(mutation.client_time, LAST_INSTANT)),
    )


def _again(stored: StoredMutation, mutation: Mutation, digest: bytes) -> PushResult:
    """Without arguments (from a device that could not get them here) it only asks what was answered."""
    if mutation.args is not None and stored.args_hash != digest:
        return _refused(
            mutation, PushStatus.REJECTED, ErrorCode.INVALID, "the id was used for something else"
        )
    return msgspec.convert(stored.result, PushResult)


def _refused(mutation: Mutation, status: PushStatus, code: ErrorCode, detail: str = "") -> PushResult:
    return PushResult(mid=mutation.mid, status=status, code=code.value, outcome=Outcome(detail=detail))


async def apply(uow: UnitOfWork, account: Account, mutation: Mutation, clock: Clock, ver: int) -> PushResult:
    """Do what it says, in the account's name, within the organization's version ``ver``. Nothing is remembered."""
    try:
        name, args = newest(mutation.name, mutation.args)
        if name not in HANDLERS:
            return _refused(mutation, PushStatus.REJECTED, ErrorCode.UNKNOWN_COMMAND)
        decision = await _decide(uow, account, name, _decode(name, args), clock.now())
    except RuleError as error:
        return _refused(mutation, PushStatus.REJECTED, error.code, storable(error.detail)[:MOST_TEXT])
    return PushResult(
        mid=mutation.mid,
        status=decision.status,
        code=decision.code,
        ver=ver if _changes(decision) else 0,
        outcome=decision.outcome,
    )


async def _decide(uow: UnitOfWork, account: Account, name: str, command: Command, now: int) -> Decision:
    """About a customer who is not there: for who they are since they were merged, if they were."""
    decision = Decision.conflict(ErrorCode.GONE)
    missing: NotFound | None = None
    try:
        decision = await _handled(uow, account, name, command, now)
        if decision.code != ErrorCode.GONE:
            return decision
    except NotFound as error:
        missing = error
    there = await merging.led_on(uow, command)
    if there is not None:
        return await _handled(uow, account, name, there, now)
    if missing is not None:
        raise missing
    return decision


async def _handled(uow: UnitOfWork, account: Account, name: str, command: Command, now: int) -> Decision:
    async with uow.savepoint():
        decision = await HANDLERS[name](uow, account, command, now)
        if decision.status is PushStatus.APPLIED:
            await audit.record(uow, account, command, now)
    return decision


def _changes(decision: Decision) -> bool:
    return decision.status is PushStatus.APPLIED or bool(decision.outcome.stored_as)


def _decode(name: str, args: object) -> Command:
    try:
        command = msgspec.convert(args, cast("type[Any]", NAMES[name]))
    except msgspec.ValidationError as error:
        raise Invalid(str(error)) from error
    check_command(command)
    return cast(Command, command)
