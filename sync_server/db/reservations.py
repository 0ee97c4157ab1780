"""Reservations in the database, which alone decides who gets a slot, in one PL/pgSQL call."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa

from scheduling.errors import Gone
from scheduling.records import Customer, Reservation, Session
from scheduling.vocabulary import ReservationStatus
from sync_server.db.inserting import insertion_of
from sync_server.db.line import MISSING, Line
from sync_server.db.tables import RESERVATION, columns_of, from_row, table_of, to_row
from sync_server.db.types import to_datetime
from sync_server.services.reservations import Standing, TakeAnswer

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

# A buffer that was cut is measured whole: what ends earlier may have room for all of it again.
_END = """
UPDATE slot_reservation
SET ends = done.at, blocks_end = least(blocks_end, done.whole),
    whole_end = nullif(done.whole, least(blocks_end, done.whole))
FROM (
    SELECT id AS slot, greatest(%(at)s::timestamptz, starts + interval '1 second') AS at,
        greatest(%(at)s::timestamptz, starts + interval '1 second') + (coalesce(whole_end, blocks_end) - ends) AS whole
    FROM slot_reservation WHERE tenant_id = app_tenant() AND session_id = %(session)s
) AS done
WHERE tenant_id = app_tenant() AND id = done.slot AND status IN ('reserved', 'confirmed') AND ends > done.at
"""


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
        free_bays: Sequence[UUID] = (),
    ) -> TakeAnswer:
        plain = turning is None and not drop_buffer and not replaces_holds
        if self._line.unlocked and plain and (free_bays or not needs_bay):
            return await self._add(
                wanted if wanted.bay_id or not needs_bay else replace(wanted, bay_id=free_bays[0])
            )
        return await self._call(
            wanted, needs_bay, turning=turning, drop_buffer=drop_buffer, replaces_holds=replaces_holds
        )

    async def move(self, wanted: Reservation, *, needs_bay: bool, drop_buffer: bool = False) -> TakeAnswer:
        return await self._call(
            wanted, needs_bay, turning=wanted.id, drop_buffer=drop_buffer, must_exist=True
        )

    async def _add(self, wanted: Reservation) -> TakeAnswer:
        """At the commit, where the constraints decide: whoever is refused there comes again behind the lock."""
        self._line.must_stand = True
        insertion = insertion_of(RESERVATION)
        await self._line.write(insertion.sql, insertion.values(to_row(wanted, self._tenant_id)))
        return TakeAnswer(reservation=wanted)

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

    async def standing(self, reservation_ids: Collection[UUID]) -> dict[UUID, Standing]:
        known = self._line.known("standing")
        if known is not MISSING and known.keys() >= set(reservation_ids):
            return cast("dict[UUID, Standing]", known)
        if not reservation_ids:
            return {}
        slot, session, customer = RESERVATION.c, table_of(Session), table_of(Customer)
        its = sa.and_(session.c["tenant_id"] == slot["tenant_id"], session.c["id"] == slot["session_id"])
        whose = sa.and_(
            customer.c["tenant_id"] == session.c["tenant_id"], customer.c["id"] == session.c["customer_id"]
        )
        query = (
            sa.select(
                slot["id"].label("reservation_id"),
                slot["mechanic_id"].label("slot_mechanic_id"),
                session.c["id"].label("session_id"),
                session.c["mechanic_id"].label("mechanic_id"),
                sa.func.coalesce(customer.c["name"], "").label("customer_name"),
            )
            .select_from(RESERVATION.outerjoin(session, its).outerjoin(customer, whose))
            .where(slot["tenant_id"] == self._tenant_id, slot["id"].in_(list(reservation_ids)))
        )
        return {row.reservation_id: Standing(**row._mapping) for row in await self._line.execute(query)}

    async def end(self, session_id: UUID, at: int) -> None:
        self._line.changed()
        await self._line.write(_END, {"session": session_id, "at": to_datetime(at)})

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
