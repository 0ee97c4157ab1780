"""Reservations in the database, which alone decides who gets a slot, in one PL/pgSQL call."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from scheduling.errors import Gone
from scheduling.records import Reservation
from scheduling.vocabulary import ReservationStatus
from sync_server.db.tables import RESERVATION, columns_of, from_row
from sync_server.db.types import Instant
from sync_server.services.interfaces import TakeAnswer

LIVE = (ReservationStatus.RESERVED, ReservationStatus.CONFIRMED)
LONGEST_SECONDS = 8 * 86400

_PARAMETERS = {
    "id": sa.Uuid, "kind": sa.Text, "status": sa.Text,
    "starts": Instant, "ends": Instant, "blocks_end": Instant,
    "mechanic": sa.Uuid, "bay": sa.Uuid, "needs_bay": sa.Boolean, "session": sa.Uuid, "expires": Instant,
    "device": sa.Uuid, "from": sa.Uuid, "must_exist": sa.Boolean, "drop_buffer": sa.Boolean,
    "replace_holds": sa.Boolean,
}  # fmt: skip

_TAKE = (
    sa.text(
        "SELECT outcome, bay, stored_blocks_end, lapsed FROM slot_take("  # noqa: S608 - our own names
        + ", ".join(f"p_{name} => :p_{name}" for name in _PARAMETERS)
        + ")"
    )
    .bindparams(*(sa.bindparam(f"p_{name}", type_=type_) for name, type_ in _PARAMETERS.items()))
    .columns(outcome=sa.Text, bay=sa.Uuid, stored_blocks_end=Instant, lapsed=sa.ARRAY(sa.Uuid))
)


class SqlReservations:
    """``Reservations`` on one connection's transaction."""

    def __init__(self, connection: AsyncConnection, tenant_id: UUID) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    async def take(
        self,
        wanted: Reservation,
        *,
        needs_bay: bool,
        turning: UUID | None = None,
        drop_buffer: bool = False,
        replaces_holds: bool = False,
    ) -> TakeAnswer:
        return await self._call(
            wanted, needs_bay, turning=turning, drop_buffer=drop_buffer, replaces_holds=replaces_holds
        )

    async def move(self, wanted: Reservation, *, needs_bay: bool, drop_buffer: bool = False) -> TakeAnswer:
        return await self._call(
            wanted, needs_bay, turning=wanted.id, drop_buffer=drop_buffer, must_exist=True
        )

    async def _call(
        self,
        wanted: Reservation,
        needs_bay: bool,
        *,
        turning: UUID | None,
        drop_buffer: bool,
        must_exist: bool = False,
        replaces_holds: bool = False,
    ) -> TakeAnswer:
        values: dict[str, Any] = {
            "id": wanted.id, "kind": wanted.kind.value, "status": wanted.status.value,
            "starts": wanted.starts, "ends": wanted.ends, "blocks_end": wanted.blocks_end,
            "mechanic": wanted.mechanic_id, "bay": wanted.bay_id, "needs_bay": needs_bay, "session": wanted.session_id,
            "expires": wanted.expires_at, "device": wanted.device_id, "from": turning,
            "must_exist": must_exist, "drop_buffer": drop_buffer, "replace_holds": replaces_holds,
        }  # fmt: skip
        answer = await self._connection.execute(_TAKE, {f"p_{name}": value for name, value in values.items()})
        row = answer.one()
        if row.outcome == "gone":
            raise Gone("reservation", id=str(wanted.id))
        lapsed = tuple(row.lapsed)
        if row.outcome == "taken":
            stored = replace(wanted, bay_id=row.bay, blocks_end=row.stored_blocks_end)
            return TakeAnswer(reservation=stored, lapsed_sessions=lapsed)
        blockers = await self._blockers(wanted, turning or wanted.id)
        return TakeAnswer(no_bay=row.outcome == "no_bay", blockers=blockers, lapsed_sessions=lapsed)

    async def _blockers(self, wanted: Reservation, own: UUID) -> tuple[Reservation, ...]:
        live = await self.live_between(wanted.starts, wanted.blocks_end)
        return tuple(
            r
            for r in live
            if r.id != own
            and (
                (wanted.mechanic_id is not None and r.mechanic_id == wanted.mechanic_id)
                or (wanted.bay_id is not None and r.bay_id == wanted.bay_id and r.starts < wanted.ends)
            )
        )

    async def release(self, reservation_id: UUID, *, expired: bool = False) -> bool:
        result = await self._connection.execute(
            sa.update(RESERVATION)
            .where(*self._live(), RESERVATION.c["id"] == reservation_id)
            .values(status=ReservationStatus.EXPIRED if expired else ReservationStatus.CANCELLED)
        )
        return result.rowcount == 1

    async def of_session(self, session_id: UUID) -> Reservation | None:
        rows = await self._rows(RESERVATION.c["session_id"] == session_id)
        return rows[0] if rows else None

    async def live_between(self, start: int, end: int) -> list[Reservation]:
        columns = RESERVATION.c
        return await self._rows(
            columns["starts"] < end,
            columns["blocks_end"] > start,
            columns["starts"] > start - LONGEST_SECONDS,
        )

    async def expire_lapsed(self) -> list[Reservation]:
        result = await self._connection.execute(
            sa.update(RESERVATION)
            .where(*self._lapsed())
            .values(status=ReservationStatus.EXPIRED)
            .returning(*columns_of(Reservation))
        )
        return [from_row(Reservation, row) for row in result]

    async def has_lapsed(self) -> bool:
        query = sa.select(RESERVATION.c["id"]).where(*self._lapsed()).limit(1)
        return (await self._connection.execute(query)).first() is not None

    def _lapsed(self) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            RESERVATION.c["tenant_id"] == self._tenant_id,
            RESERVATION.c["status"] == ReservationStatus.RESERVED,
            RESERVATION.c["expires_at"] <= sa.func.clock_timestamp(),
        )

    def _live(self) -> tuple[sa.ColumnElement[bool], ...]:
        return (RESERVATION.c["tenant_id"] == self._tenant_id, RESERVATION.c["status"].in_(LIVE))

    async def _rows(self, *conditions: sa.ColumnElement[bool]) -> list[Reservation]:
        query = sa.select(*columns_of(Reservation)).where(*self._live(), *conditions)
        result = await self._connection.execute(query.order_by(RESERVATION.c["starts"], RESERVATION.c["id"]))
        return [from_row(Reservation, row) for row in result]
