"""Who may sign in, on which device, with which tokens: the repositories. No cryptography here."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import distinct_on, insert

from scheduling.mechanics import mechanic_type
from scheduling.records import Mechanic, StaffMember
from sync_server.db.line import MISSING, Line
from sync_server.db.tables import (
    DEVICE,
    IDENTITY,
    KIOSK_CODE,
    REFRESH_TOKEN,
    SYNC_DEVICE,
    columns_of,
    table_of,
)
from sync_server.services.models import Account, Device, Identity, KioskCode, RefreshToken


class SqlIdentities:
    """``Identities``: a table without a tenant, since the address says which one it is."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def add(self, identity: Identity) -> bool:
        values = {name: getattr(identity, name) for name in Identity.__dataclass_fields__}
        fresh = (
            insert(IDENTITY)
            .values(values)
            .on_conflict_do_nothing(index_elements=["email"], index_where=IDENTITY.c["active"])
            .returning(IDENTITY.c["id"])
        )
        return (await self._line.execute(fresh)).one_or_none() is not None

    async def by_email(self, email: str) -> Identity | None:
        query = sa.select(IDENTITY).where(IDENTITY.c["email"] == email, IDENTITY.c["active"])
        row = (await self._line.execute(query)).one_or_none()
        return None if row is None else Identity(**row._mapping)

    async def retire(self, tenant_id: UUID, staff_id: UUID) -> None:
        theirs = IDENTITY.c["tenant_id"] == tenant_id, IDENTITY.c["staff_id"] == staff_id
        await self._line.execute(
            sa.update(IDENTITY).where(*theirs, IDENTITY.c["active"]).values(active=False)
        )

    async def set_password_hash(self, identity_id: UUID, password_hash: str) -> None:
        await self._line.execute(
            sa.update(IDENTITY).where(IDENTITY.c["id"] == identity_id).values(password_hash=password_hash)
        )


class SqlKioskCodes:
    """``KioskCodes``: a table without a tenant, since the code says which one it is."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def give(self, code: KioskCode) -> None:
        values = {name: getattr(code, name) for name in KioskCode.__dataclass_fields__}
        made = insert(KIOSK_CODE).values(values)
        others = {name: made.excluded[name] for name in values if name != "tenant_id"}
        await self._line.execute(made.on_conflict_do_update(index_elements=["tenant_id"], set_=others))

    async def by_hash(self, code_hash: bytes) -> KioskCode | None:
        query = sa.select(KIOSK_CODE).where(KIOSK_CODE.c["code_hash"] == code_hash)
        row = (await self._line.execute(query)).one_or_none()
        return None if row is None else KioskCode(**row._mapping)

    async def use(self, code_hash: bytes) -> bool:
        gone = sa.delete(KIOSK_CODE).where(KIOSK_CODE.c["code_hash"] == code_hash)
        row = (await self._line.execute(gone.returning(KIOSK_CODE.c["tenant_id"]))).one_or_none()
        return row is not None


class SqlDevices:
    """``Devices``: who they are (``device``) and how far they have pushed (``sync_device``)."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    async def add(self, device: Device) -> None:
        made = insert(DEVICE).values(
            tenant_id=self._tenant_id,
            id=device.id,
            kind=device.kind,
            name=device.name,
            credential_hash=device.credential_hash,
            created_at=device.created_at,
            forked_from=device.forked_from,
        )
        await self._line.execute(
            made.on_conflict_do_update(
                index_elements=["tenant_id", "id"],
                set_={"name": made.excluded.name, "credential_hash": made.excluded.credential_hash},
            )
        )
        known = insert(SYNC_DEVICE).values(
            tenant_id=self._tenant_id, device_id=device.id, last_seq=0, app=device.app, proto=1
        )
        await self._line.execute(
            known.on_conflict_do_update(
                index_elements=["tenant_id", "device_id"], set_={"app": known.excluded.app}
            )
        )

    async def get(self, device_id: UUID) -> Device | None:
        row = (await self._line.execute(self._select().where(DEVICE.c["id"] == device_id))).one_or_none()
        return None if row is None else _device(row)

    async def all(self) -> list[Device]:
        rows = await self._line.execute(self._select().order_by(DEVICE.c["id"].desc()))
        return [_device(row) for row in rows]

    async def signed_in(self, now: int) -> list[tuple[UUID, UUID]]:
        token, staff = REFRESH_TOKEN.c, table_of(StaffMember).c
        query = (
            sa.select(token["staff_id"], token["device_id"])
            .join(
                table_of(StaffMember),
                sa.and_(staff["tenant_id"] == token["tenant_id"], staff["id"] == token["staff_id"]),
            )
            .where(token["tenant_id"] == self._tenant_id, staff["active"])
            .where(token["used_at"].is_(None), token["revoked_at"].is_(None), token["expires_at"] > now)
            # A family is begun by a sign-in, and later ones have higher ids; tokens are renewed at any time.
            .order_by(token["family"].desc())
        )
        return list(dict.fromkeys((row.staff_id, row.device_id) for row in await self._line.execute(query)))

    async def once_signed_in(self, staff_ids: Collection[UUID]) -> set[UUID]:
        columns = REFRESH_TOKEN.c
        query = (
            sa.select(columns["device_id"])
            .distinct()
            .where(columns["tenant_id"] == self._tenant_id, columns["staff_id"].in_(list(staff_ids)))
        )
        return set((await self._line.execute(query)).scalars())

    def _select(self) -> sa.Select[Any]:
        return (
            sa.select(DEVICE, SYNC_DEVICE.c["app"], SYNC_DEVICE.c["revoked_at"])
            .join(
                SYNC_DEVICE,
                sa.and_(
                    SYNC_DEVICE.c["tenant_id"] == DEVICE.c["tenant_id"],
                    SYNC_DEVICE.c["device_id"] == DEVICE.c["id"],
                ),
            )
            .where(DEVICE.c["tenant_id"] == self._tenant_id)
        )

    async def revoke(self, device_id: UUID, at: int) -> None:
        await self._line.execute(
            sa.update(SYNC_DEVICE)
            .where(SYNC_DEVICE.c["tenant_id"] == self._tenant_id, SYNC_DEVICE.c["device_id"] == device_id)
            .values(revoked_at=at)
        )

    async def heard(self, device_id: UUID, app: str, protocol: int) -> None:
        columns = SYNC_DEVICE.c
        await self._line.execute(
            sa.update(SYNC_DEVICE)
            .where(columns["tenant_id"] == self._tenant_id, columns["device_id"] == device_id)
            .where(sa.or_(columns["app"] != app, columns["proto"] != protocol))
            .values(app=app, proto=protocol)
        )

    async def account(self, staff_id: UUID, device_id: UUID) -> Account | None:
        known = self._line.known(("account", staff_id, device_id))
        if known is not MISSING:
            return cast("Account | None", known)
        row = (await self._line.execute(_ACCOUNT, self._keys(staff_id, device_id))).one_or_none()
        if row is None:
            return None
        return Account(
            tenant_id=self._tenant_id,
            staff_id=staff_id,
            device_id=device_id,
            role=row.role,
            name=row.name,
            mechanic_id=row.mechanic_id,
            mechanic_type=_mechanic_type(row),
            revoked=row.revoked_at is not None,
            app=row.app,
        )

    def _keys(self, staff_id: UUID, device_id: UUID) -> dict[str, Any]:
        return {"tenant": self._tenant_id, "staff": staff_id, "device": device_id}


def _device(row: sa.Row[Any]) -> Device:
    return Device(**{name: getattr(row, name) for name in Device.__dataclass_fields__})


def _mechanic_type(row: sa.Row[Any]) -> Any:
    if row.mechanic_id is None:
        return None
    values = {name: getattr(row, f"m_{name}") for name in Mechanic.__dataclass_fields__}
    return mechanic_type(Mechanic(**values))


def _account_query() -> sa.Select[Any]:
    staff, mechanic = table_of(StaffMember), table_of(Mechanic)
    own = [column.label(f"m_{column.name}") for column in columns_of(Mechanic)]
    return (
        sa.select(
            staff.c["role"],
            staff.c["name"],
            staff.c["mechanic_id"],
            SYNC_DEVICE.c["revoked_at"],
            SYNC_DEVICE.c["app"],
            *own,
        )
        .select_from(
            staff.join(SYNC_DEVICE, SYNC_DEVICE.c["tenant_id"] == staff.c["tenant_id"]).outerjoin(
                mechanic,
                sa.and_(
                    mechanic.c["tenant_id"] == staff.c["tenant_id"],
                    mechanic.c["id"] == staff.c["mechanic_id"],
                ),
            )
        )
        .where(
            staff.c["tenant_id"] == sa.bindparam("tenant", type_=sa.Uuid),
            staff.c["id"] == sa.bindparam("staff", type_=sa.Uuid),
            staff.c["active"],
            SYNC_DEVICE.c["device_id"] == sa.bindparam("device", type_=sa.Uuid),
        )
    )


_ACCOUNT = _account_query()


class SqlRefreshTokens:
    """``RefreshTokens``; the organization's lock is the token's row."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    async def add(self, token: RefreshToken) -> None:
        values = {name: getattr(token, name) for name in RefreshToken.__dataclass_fields__}
        await self._line.execute(sa.insert(REFRESH_TOKEN), {"tenant_id": self._tenant_id, **values})

    async def for_update(self, token_hash: bytes) -> RefreshToken | None:
        query = self._select().where(REFRESH_TOKEN.c["token_hash"] == token_hash).with_for_update()
        row = (await self._line.execute(query)).one_or_none()
        return None if row is None else RefreshToken(**row._mapping)

    async def add_once(self, token: RefreshToken) -> None:
        values = {name: getattr(token, name) for name in RefreshToken.__dataclass_fields__}
        made = insert(REFRESH_TOKEN).values({"tenant_id": self._tenant_id, **values})
        await self._line.execute(made.on_conflict_do_nothing())

    async def newest_of(self, family: UUID) -> RefreshToken | None:
        newest = REFRESH_TOKEN.c["created_at"].desc(), REFRESH_TOKEN.c["id"].desc()
        query = self._select().where(REFRESH_TOKEN.c["family"] == family).order_by(*newest).limit(1)
        row = (await self._line.execute(query)).one_or_none()
        return None if row is None else RefreshToken(**row._mapping)

    async def successors(self, token_id: UUID) -> list[RefreshToken]:
        query = self._select().where(REFRESH_TOKEN.c["parent_id"] == token_id)
        return [RefreshToken(**row._mapping) for row in await self._line.execute(query)]

    async def were_given(self, staff_id: UUID, device_id: UUID) -> bool:
        theirs = REFRESH_TOKEN.c["staff_id"] == staff_id, REFRESH_TOKEN.c["device_id"] == device_id
        return (await self._line.execute(self._select().where(*theirs).limit(1))).first() is not None

    async def latest(self) -> dict[UUID, RefreshToken]:
        device, at, own = (REFRESH_TOKEN.c[name] for name in ("device_id", "created_at", "id"))
        query = self._select().ext(distinct_on(device)).order_by(device, at.desc(), own.desc())
        newest = [RefreshToken(**row._mapping) for row in await self._line.execute(query)]
        return {token.device_id: token for token in newest}

    async def mark_used(self, token_id: UUID, at: int) -> None:
        await self._line.execute(self._update().where(REFRESH_TOKEN.c["id"] == token_id).values(used_at=at))

    async def revoke(self, token_id: UUID, at: int) -> None:
        await self._line.execute(
            self._update().where(REFRESH_TOKEN.c["id"] == token_id).values(revoked_at=at)
        )

    async def revoke_family(self, family: UUID, at: int) -> int:
        ended = await self._line.execute(
            self._update()
            .where(REFRESH_TOKEN.c["family"] == family, REFRESH_TOKEN.c["revoked_at"].is_(None))
            .values(revoked_at=at)
        )
        return ended.rowcount

    async def revoke_doubtful(self, staff_id: UUID, device_id: UUID, at: int) -> None:
        one = REFRESH_TOKEN.alias("one")
        doubtful = sa.select(one.c["family"]).where(
            one.c["tenant_id"] == self._tenant_id,
            one.c["staff_id"] == staff_id,
            one.c["device_id"] == device_id,
            one.c["revoked_at"].is_not(None),
        )
        await self._line.execute(
            self._update()
            .where(REFRESH_TOKEN.c["family"].in_(doubtful), REFRESH_TOKEN.c["revoked_at"].is_(None))
            .values(revoked_at=at)
        )

    async def revoke_staff(self, staff_id: UUID, at: int) -> None:
        mine = self._update().where(REFRESH_TOKEN.c["staff_id"] == staff_id)
        await self._line.execute(mine.values(revoked_at=at))

    async def has_one_since(self, staff_id: UUID, at: int) -> bool:
        ended = REFRESH_TOKEN.c["revoked_at"]
        theirs = REFRESH_TOKEN.c["staff_id"] == staff_id, REFRESH_TOKEN.c["created_at"] <= at
        query = self._select().where(*theirs, sa.or_(ended.is_(None), ended < at)).limit(1)
        return (await self._line.execute(query)).first() is not None

    def _select(self) -> sa.Select[Any]:
        columns = [REFRESH_TOKEN.c[name] for name in RefreshToken.__dataclass_fields__]
        return sa.select(*columns).where(REFRESH_TOKEN.c["tenant_id"] == self._tenant_id)

    def _update(self) -> sa.Update:
        return sa.update(REFRESH_TOKEN).where(REFRESH_TOKEN.c["tenant_id"] == self._tenant_id)
