"""Reading ahead what a push is about to ask, in one call instead of a dozen: behind the lock, or without it.

``push_begin`` takes the organization's lock first, ``push_look`` takes none. What they read is handed to the
repositories through the line, until the first write. No decisions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import msgspec

from scheduling.records import Customer, ExternalBusy, Reservation, Session, Vehicle
from scheduling.vocabulary import Role
from sync_server.db.line import Line
from sync_server.db.types import to_datetime
from sync_server.services.interfaces import MovedOn
from sync_server.services.models import Account, Expected, SyncState
from sync_server.services.reservations import Standing

_BEGIN = """
SELECT push_begin(%(tenant)s, %(staff)s, %(device)s, %(pushing)s, %(mid)s,
    %(session)s::uuid, %(reservation)s::uuid, %(customer)s::uuid, %(start)s, %(end)s)
"""
_LOOK = """
SELECT push_look(%(tenant)s, %(staff)s, %(device)s, %(pushing)s, %(mid)s,
    %(session)s::uuid, %(reservation)s::uuid, %(customer)s::uuid, %(vehicle)s::uuid, %(mechanic)s::uuid,
    %(start)s, %(ends)s, %(end)s, %(near_start)s, %(near_end)s)
"""
_GREET = """
SELECT set_config('app.tenant', %(tenant)s, true),
    (SELECT json_build_object('role', s.role, 'name', s.name, 'mechanic_id', s.mechanic_id,
            'revoked', d.revoked_at IS NOT NULL, 'app', d.app)::text
        FROM staff_member s JOIN sync_device d ON d.tenant_id = s.tenant_id
        WHERE s.tenant_id = %(tenant)s::uuid AND s.id = %(staff)s AND s.active AND d.device_id = %(device)s),
    (SELECT json_build_object('ver', ver, 'floor_ver', floor_ver, 'epoch', epoch, 'rules_ver', rules_ver)::text
        FROM sync_tenant WHERE tenant_id = %(tenant)s::uuid)
"""
"""Binds first: what is selected is made from left to right."""


class _Who(msgspec.Struct):
    role: Role
    name: str
    mechanic_id: UUID | None
    revoked: bool
    app: str = ""


@dataclass(frozen=True, slots=True)
class _State:
    ver: int
    floor_ver: int
    epoch: UUID
    rules_ver: int


class _Seen(msgspec.Struct):
    """The function's answer; all but ``who`` is missing for who may not push."""

    who: _Who | None
    state: _State | None = None
    last_seq: int | None = None
    mutation: bool = True
    session: bool = True
    reservation: bool = True
    customer: bool = False
    vehicle: Vehicle | None = None
    external: bool = True
    live: list[Reservation] | None = None
    standing: list[Standing] | None = None
    near: list[Reservation] | None = None
    near_external: bool | None = None


_decoder = msgspec.json.Decoder(_Seen)


async def greet(line: Line, staff_id: UUID, device_id: UUID) -> None:
    """Who asks and where the organization stands, as the first thing of a transaction that only reads."""
    values = {"tenant": str(line.tenant_id), "staff": staff_id, "device": device_id}
    _, who, state = await line.ask_first(_GREET, values)
    expected = Expected(staff_id=staff_id, device_id=device_id, pushing_id=device_id, mid=device_id)
    _tell_who(line, expected, None if who is None else msgspec.json.decode(who, type=_Who))
    if state is not None:
        _tell_where(line, msgspec.json.decode(state, type=_State))


async def foresee(line: Line, expected: Expected) -> None:
    """Lock, ask, and let the repositories know; what was not read they read themselves."""
    (answer,) = await line.ask_first(_BEGIN, _asked(line, expected))
    seen = _decoder.decode(answer)
    _tell_who(line, expected, seen.who)
    if seen.state is not None:
        line.puts_off = True
        _tell_state(line, expected, seen, seen.state)
        _tell_rows(line, expected, seen)


async def look_ahead(line: Line, expected: Expected) -> None:
    """The same without the lock; the version that it tells is the one that the commit takes if nobody is quicker."""
    near = {
        "vehicle": expected.vehicle_id,
        "mechanic": expected.mechanic_id,
        "ends": to_datetime(expected.ends),
        "near_start": to_datetime(expected.near[0]),
        "near_end": to_datetime(expected.near[1]),
    }
    (answer,) = await line.look(_LOOK, {**_asked(line, expected), **near})
    seen = _decoder.decode(answer)
    if seen.mutation or seen.state is None or seen.last_seq is None:
        raise MovedOn  # sent again, or by nobody that is known here
    _tell_who(line, expected, seen.who)
    _tell_state(line, expected, seen, replace(seen.state, ver=seen.state.ver + 1))
    _tell_rows(line, expected, seen)
    if seen.vehicle is not None:
        line.know(("row", Vehicle, seen.vehicle.id), seen.vehicle)
    if seen.near is not None:
        line.know(("live", *expected.near), seen.near)
        line.know("standing", {each.reservation_id: each for each in seen.standing or ()})
        if not seen.near_external:
            line.know(("between", ExternalBusy, *expected.near), [])


def _asked(line: Line, expected: Expected) -> dict[str, Any]:
    start, end = expected.span
    return {
        "tenant": line.tenant_id,
        "staff": expected.staff_id,
        "device": expected.device_id,
        "pushing": expected.pushing_id,
        "mid": expected.mid,
        "session": expected.session_id,
        "reservation": expected.reservation_id,
        "customer": expected.customer_id,
        "start": to_datetime(start),
        "end": to_datetime(end),
    }


def _tell_who(line: Line, expected: Expected, who: _Who | None) -> None:
    if who is not None and who.mechanic_id is not None:
        return  # what type of mechanic it is says more than was read
    account = who and Account(
        tenant_id=line.tenant_id,
        staff_id=expected.staff_id,
        device_id=expected.device_id,
        role=who.role,
        name=who.name,
        revoked=who.revoked,
        app=who.app,
    )
    line.know(("account", expected.staff_id, expected.device_id), account)


def _tell_where(line: Line, state: _State) -> None:
    line.know("rules", state)
    line.know("state", SyncState(ver=state.ver, floor_ver=state.floor_ver, epoch=state.epoch))


def _tell_state(line: Line, expected: Expected, seen: _Seen, state: _State) -> None:
    _tell_where(line, state)
    if seen.last_seq is not None:
        line.know(("last_seq", expected.pushing_id), seen.last_seq)
    if not seen.mutation:
        line.know(("mutation", expected.mid), False)


def _tell_rows(line: Line, expected: Expected, seen: _Seen) -> None:
    """Only that a row is not there, or that a customer is: what a row says is read when it is needed."""
    if expected.session_id is not None and not seen.session:
        line.know(("has", Session, expected.session_id), False)
    if expected.reservation_id is not None and not seen.reservation:
        line.know(("has", Reservation, expected.reservation_id), False)
    if expected.customer_id is not None:
        line.know(("has", Customer, expected.customer_id), seen.customer)
    if expected.span[0] < expected.span[1]:
        line.know(("live", *expected.span), seen.live or [])
        if not seen.external:
            line.know(("between", ExternalBusy, *expected.span), [])
