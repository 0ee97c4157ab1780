"""Reading ahead what a push is about to ask, by the database's ``push_begin``: one call instead of a dozen.

What it reads is handed to the repositories through the line, until the first write. No decisions.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import msgspec

from scheduling.records import Customer, ExternalBusy, Reservation, Session
from scheduling.vocabulary import Role
from sync_server.db.line import Line
from sync_server.db.types import to_datetime
from sync_server.services.models import Account, Expected, SyncState

_BEGIN = """
SELECT push_begin(%(tenant)s, %(staff)s, %(device)s, %(pushing)s, %(mid)s,
    %(session)s::uuid, %(reservation)s::uuid, %(customer)s::uuid, %(start)s, %(end)s)
"""


class _Who(msgspec.Struct):
    role: Role
    name: str
    mechanic_id: UUID | None
    revoked: bool


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
    external: bool = True
    live: list[Reservation] | None = None


_decoder = msgspec.json.Decoder(_Seen)


async def foresee(line: Line, expected: Expected) -> None:
    """Ask, and let the repositories know; what was not read they read themselves."""
    start, end = expected.span
    (answer,) = await line.ask_first(
        _BEGIN,
        {
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
        },
    )
    seen = _decoder.decode(answer)
    _tell_who(line, expected, seen.who)
    if seen.state is not None:
        line.puts_off = True
        _tell_state(line, expected, seen, seen.state)
        _tell_rows(line, expected, seen)


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
    )
    line.know(("account", expected.staff_id, expected.device_id), account)


def _tell_state(line: Line, expected: Expected, seen: _Seen, state: _State) -> None:
    line.know("rules", state)
    line.know("state", SyncState(ver=state.ver, floor_ver=state.floor_ver, epoch=state.epoch))
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
