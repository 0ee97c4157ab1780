"""Reservations in the database, which alone decides who gets a slot, in one PL/pgSQL call."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa

from scheduling.errors import Gone
from scheduling.records import Reservation
from scheduling.vocabulary import ReservationStatus
from sync_server.db.line import MISSING, Line
from sync_server.db.tables import RESERVATION, columns_of, from_row
from sync_server.db.types import to_datetime
from sync_server.services.interfaces import TakeAnswer

LIVE = (ReservationStatus.RESERVED, ReservationStatus.CONFIRMED)
LONGEST_SECONDS = 8 * 86400

_PARAMETERS = {
    "id": "uuid", "kind": "text", "status": "text",
    "starts": "timestamptz", "ends": "timestamptz", "blocks_end": "timestamptz",
    "mechanic": "uuid", "bay": "uuid", "needs_bay": "boolean", "session": "uuid", "expires": "timestamptz",
    "device": "uuid", "from": "uuid", "must_exist": "boolean", "drop_buffer": "boolean",
    "replace_holds": "boolean",
}  # fmt: skip

_TAKE = (
    "SELECT outcome, bay, floor(extract(epoch FROM stored_blocks_end))::bigint, lapsed FROM slot_take("  # noqa: S608 - our own names
    + ", ".join(f"p_{name} => %({name})s::{type_}" for name, type_ in _PARAMETERS.items())
    + ")"
)


class SqlReservations:
    """``Reservations`` on one connection's transaction."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
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
            "starts": to_datetime(wanted.starts), "ends": to_datetime(wanted.ends),
            "blocks_end": to_datetime(wanted.blocks_end),
            "mechanic": wanted.mechanic_id, "bay": wanted.bay_id, "needs_bay": needs_bay, "session": wanted.session_id,
            "expires": None if wanted.expires_at is None else to_datetime(wanted.expires_at),
            "device": wanted.device_id, "from": turning,
            "must_exist": must_exist, "drop_buffer": drop_buffer, "replace_holds": replaces_holds,
        }  # fmt: skip
        self._line.changed()
        outcome, bay, blocks_end, lapsed = await self._line.ask(_TAKE, values)
        if outcome == "gone":
            raise Gone("reservation", id=str(wanted.id))
        if outcome == "taken":
            stored = replace(wanted, bay_id=bay, blocks_end=blocks_end)
            return TakeAnswer(reservation=stored, lapsed_sessions=tuple(lapsed))
        blockers = await self._blockers(wanted, turning or wanted.id)
        return TakeAnswer(no_bay=outcome == "no_bay", blockers=blockers, lapsed_sessions=tuple(lapsed))

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
        self._line.changed()
        result = await self._line.execute(
            sa.update(RESERVATION)
            .where(*self._live(), RESERVATION.c["id"] == reservation_id)
            .values(status=ReservationStatus.EXPIRED if expired else ReservationStatus.CANCELLED)
        )
        return result.rowcount == 1

    async def of_session(self, session_id: UUID) -> Reservation | None:
        rows = await self._rows(RESERVATION.c["session_id"] == session_id)
        return rows[0] if rows else None

    async def live_between(self, start: int, end: int) -> list[Reservation]:
        known = self._line.known(("live", start, end))
        if known is not MISSING:
            return cast(list[Reservation], known)
        columns = RESERVATION.c
        return await self._rows(
            columns["starts"] < end,
            columns["blocks_end"] > start,
            columns["starts"] > start - LONGEST_SECONDS,
        )

    async def expire_lapsed(self) -> list[Reservation]:
        self._line.changed()
        result = await self._line.execute(
            sa.update(RESERVATION)
            .where(*self._lapsed())
            .values(status=ReservationStatus.EXPIRED)
            .returning(*columns_of(Reservation))
        )
        return [from_row(Reservation, row) for row in result]

    async def has_lapsed(self) -> bool:
        query = sa.select(RESERVATION.c["id"]).where(*self._lapsed()).limit(1)
        return (await self._line.execute(query)).first() is not None

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
        result = await self._line.execute(query.order_by(RESERVATION.c["starts"], RESERVATION.c["id"]))
        return [from_row(Reservation, row) for row in result]
