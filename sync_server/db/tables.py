"""One table a kind of record, its columns taken from the dataclass, and the server's own tables.

What the database itself checks (keys, exclusion, row-level security, triggers) is written in the migrations;
a test compares the two. Here are names and types for queries, and rows to records and back.
"""

from __future__ import annotations

import types
import typing
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from scheduling.records import KINDS, Organization, Record, Reservation
from sync_server.db.types import Instant, Nested, Word, Words

R = TypeVar("R", bound=Record)

metadata = sa.MetaData()

TABLE_NAMES = {kind: "slot_reservation" if kind == "reservation" else kind for kind in KINDS}
"""Kind of record to the name of its table."""

WITHOUT_TENANT = frozenset(
    {
        "tenant",  # ids only, what foreign keys point at and jobs go through in turn
        "identity",  # who signs in is known before the organization is
        "kiosk_code",  # a kiosk says nothing else: the code says of which organization it is
        "platform_account",  # one person's over organizations: closed to the application, but for functions
        "platform_link",
        "platform_active",
        "workshop_listing",  # what is listed is everybody's to read; each organization writes its own line
        "alembic_version",
        "procrastinate_jobs",
        "procrastinate_events",
        "procrastinate_periodic_defers",
        "procrastinate_workers",
    }
)
"""The tables whose rows belong to no organization's view. Every other table has forced row-level security.

``organization`` has it as well: its own id is the tenant.
"""

INSTANTS = frozenset(
    {
        "starts", "ends", "blocks_end", "created_at", "arrived_at", "started_at", "ended_at", "expires_at",
        "asked_at", "answered_at", "confirmed_starts",
    }
)  # fmt: skip
"""Fields of records that are instants; any other ``int`` is a plain number."""

_PLAIN: dict[Any, type[sa.types.TypeEngine[Any]]] = {
    str: sa.Text,
    bool: sa.Boolean,
    int: sa.Integer,
    float: sa.Double,
    date: sa.Date,
    UUID: sa.Uuid,
}


def _column(name: str, hint: Any) -> sa.Column[Any]:
    nullable = isinstance(hint, types.UnionType) and type(None) in typing.get_args(hint)
    if nullable:
        hint = next(arg for arg in typing.get_args(hint) if arg is not type(None))
    return sa.Column(name, _type(name, hint), nullable=nullable)


def _type(name: str, hint: Any) -> sa.types.TypeEngine[Any]:
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        return Words(item) if issubclass(item, str) else Nested(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Word(hint)
    if hint is int and name in INSTANTS:
        return Instant()
    return _PLAIN[hint]()


def _record_table(kind: str, cls: type[Record]) -> sa.Table:
    hints = typing.get_type_hints(cls)
    columns = [_column(field.name, hints[field.name]) for field in fields(cls)]
    if cls is Organization:
        return sa.Table(kind, metadata, *columns, sa.PrimaryKeyConstraint("id"))
    tenant = sa.Column("tenant_id", sa.Uuid, nullable=False)
    return sa.Table(TABLE_NAMES[kind], metadata, tenant, *columns, sa.PrimaryKeyConstraint("tenant_id", "id"))


RECORD_TABLES: dict[type[Record], sa.Table] = {cls: _record_table(kind, cls) for kind, cls in KINDS.items()}

RESERVATION = RECORD_TABLES[Reservation]


def table_of(cls: type[Any]) -> sa.Table:
    """The table of a kind of record."""
    return RECORD_TABLES[cls]


def tenant_column(table: sa.Table) -> sa.Column[Any]:
    """The column that says whose row it is."""
    return table.c["tenant_id"] if "tenant_id" in table.c else table.c["id"]


def to_row(record: Record, tenant_id: UUID) -> dict[str, Any]:
    """A record as column values."""
    row: dict[str, Any] = {field.name: getattr(record, field.name) for field in fields(record)}
    if not isinstance(record, Organization):
        row["tenant_id"] = tenant_id
    return row


def from_row(cls: type[R], row: sa.Row[Any]) -> R:
    """A record from a row that selected :func:`columns_of`."""
    return cls(**row._mapping)


def columns_of(cls: type[Any]) -> list[sa.Column[Any]]:
    """The record's own columns, without the tenant."""
    table = RECORD_TABLES[cls]
    return [table.c[field.name] for field in fields(cls)]


def _own(name: str, *columns: sa.Column[Any], key: tuple[str, ...]) -> sa.Table:
    return sa.Table(name, metadata, *columns, sa.PrimaryKeyConstraint(*key))


def _c(name: str, type_: Any, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, type_, nullable=null)


TENANT = _own("tenant", _c("id", sa.Uuid), _c("created_at", Instant), key=("id",))

IDENTITY = _own(
    "identity",
    _c("id", sa.Uuid), _c("email", sa.Text), _c("password_hash", sa.Text), _c("tenant_id", sa.Uuid),
    _c("staff_id", sa.Uuid), _c("active", sa.Boolean),
    key=("id",),
)  # fmt: skip

KIOSK_CODE = _own(
    "kiosk_code",
    _c("tenant_id", sa.Uuid), _c("code_hash", sa.LargeBinary), _c("staff_id", sa.Uuid), _c("device_id", sa.Uuid),
    _c("expires_at", Instant),
    key=("tenant_id",),
)  # fmt: skip

DEVICE = _own(
    "device",
    _c("tenant_id", sa.Uuid), _c("id", sa.Uuid), _c("kind", sa.Text), _c("name", sa.Text),
    _c("credential_hash", sa.LargeBinary, null=True), _c("created_at", Instant), _c("forked_from", sa.Uuid, null=True),
    key=("tenant_id", "id"),
)  # fmt: skip

REFRESH_TOKEN = _own(
    "refresh_token",
    _c("tenant_id", sa.Uuid), _c("id", sa.Uuid), _c("token_hash", sa.LargeBinary), _c("family", sa.Uuid),
    _c("parent_id", sa.Uuid, null=True), _c("staff_id", sa.Uuid), _c("device_id", sa.Uuid),
    _c("created_at", Instant), _c("expires_at", Instant), _c("used_at", Instant, null=True),
    _c("revoked_at", Instant, null=True),
    key=("tenant_id", "id"),
)  # fmt: skip

SYNC_TENANT = _own(
    "sync_tenant",
    _c("tenant_id", sa.Uuid), _c("ver", sa.BigInteger), _c("floor_ver", sa.BigInteger), _c("epoch", sa.Uuid),
    _c("rules_ver", sa.BigInteger), _c("bumped_in", sa.BigInteger, null=True),
    key=("tenant_id",),
)  # fmt: skip

SYNC_HEAD = _own(
    "sync_head",
    _c("tenant_id", sa.Uuid), _c("kind", sa.Text), _c("row_id", sa.Uuid), _c("ver", sa.BigInteger),
    _c("deleted", sa.Boolean), _c("d0", Instant, null=True), _c("d1", Instant, null=True),
    key=("tenant_id", "kind", "row_id"),
)  # fmt: skip

SYNC_DEVICE = _own(
    "sync_device",
    _c("tenant_id", sa.Uuid), _c("device_id", sa.Uuid), _c("last_seq", sa.BigInteger), _c("app", sa.Text),
    _c("proto", sa.Integer), _c("revoked_at", Instant, null=True),
    key=("tenant_id", "device_id"),
)  # fmt: skip

SYNC_MUTATION = _own(
    "sync_mutation",
    _c("tenant_id", sa.Uuid), _c("mid", sa.Uuid), _c("device_id", sa.Uuid), _c("seq", sa.BigInteger),
    _c("name", sa.Text), _c("args_hash", sa.LargeBinary), _c("status", sa.Text), _c("result", JSONB),
    _c("ver", sa.BigInteger), _c("actor_id", sa.Uuid, null=True), _c("client_time", Instant),
    _c("received_at", Instant),
    key=("tenant_id", "mid"),
)  # fmt: skip

SYNC_MARK = _own(
    "sync_mark",
    _c("tenant_id", sa.Uuid),
    _c("at", Instant),
    _c("ver", sa.BigInteger),
    key=("tenant_id", "at"),
)

PLAN_PRICE = _own(
    "plan_price",
    _c("tenant_id", sa.Uuid), _c("id", sa.Uuid), _c("plan_id", sa.Uuid), _c("price_cents", sa.Integer),
    _c("kinds", Words()), _c("until", Instant),
    key=("tenant_id", "id"),
)  # fmt: skip

SESSION_EVENT = _own(
    "session_event",
    _c("tenant_id", sa.Uuid), _c("id", sa.Uuid), _c("session_id", sa.Uuid), _c("at", Instant),
    _c("what", sa.Text), _c("from_state", sa.Text, null=True), _c("to_state", sa.Text),
    _c("staff_id", sa.Uuid, null=True), _c("device_id", sa.Uuid, null=True), _c("detail", sa.Text),
    _c("heard_at", Instant, null=True),
    key=("tenant_id", "id"),
)  # fmt: skip

AUDIT_ENTRY = _own(
    "audit_entry",
    _c("tenant_id", sa.Uuid), _c("id", sa.Uuid), _c("at", Instant), _c("what", sa.Text),
    _c("staff_id", sa.Uuid, null=True), _c("device_id", sa.Uuid, null=True), _c("subject_kind", sa.Text),
    _c("subject_id", sa.Uuid, null=True), _c("detail", sa.Text),
    key=("tenant_id", "id"),
)  # fmt: skip

CUSTOMER_MERGE = _own(
    "customer_merge",
    _c("tenant_id", sa.Uuid), _c("merged_id", sa.Uuid), _c("kept_id", sa.Uuid), _c("merged_at", Instant),
    _c("merged_by", sa.Uuid), _c("was", JSONB),
    key=("tenant_id", "merged_id"),
)  # fmt: skip
"""Who a customer is that was merged. Written by a function of the database alone."""
