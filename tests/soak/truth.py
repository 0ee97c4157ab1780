"""What PostgreSQL holds of one organization, read by plain SQL past the product's own code, as the superuser."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg


@dataclass(frozen=True, slots=True)
class Truth:
    """By id. Instants in seconds."""

    customers: dict[UUID, tuple[str, str, str]]
    """Name, phone, notes."""
    vehicles: dict[UUID, tuple[UUID, str]]
    """Customer, plate."""
    sessions: dict[UUID, tuple[UUID, str, int | None, int, UUID | None]]
    """Customer, state, start, minutes, mechanic."""
    slots: Counter[UUID]
    """Times that a session has."""
    steps: Counter[tuple[UUID, str]]
    """Of a session, what happened how often."""
    trail: Counter[tuple[UUID, str]]
    """Of any other row, what was done how often."""
    files: Counter[tuple[UUID, str]]
    """Of a session, by the digest of the bytes that are there: how many whole files."""
    answers: dict[UUID, tuple[str, str]]
    """Status and code of each change that was ever answered."""


_CUSTOMERS = "SELECT id, name, phone, notes FROM customer WHERE tenant_id = %s"
_VEHICLES = "SELECT id, customer_id, plate FROM vehicle WHERE tenant_id = %s"
_SESSIONS = (
    "SELECT id, customer_id, state, extract(epoch FROM starts)::bigint, minutes, mechanic_id"
    " FROM session WHERE tenant_id = %s"
)
_SLOTS = (
    "SELECT session_id FROM slot_reservation WHERE tenant_id = %s AND session_id IS NOT NULL"
    " AND status IN ('reserved', 'confirmed')"
)
_STEPS = "SELECT session_id, what FROM session_event WHERE tenant_id = %s"
_TRAIL = "SELECT subject_id, what FROM audit_entry WHERE tenant_id = %s AND subject_id IS NOT NULL"
_FILES = (
    "SELECT f.session_id, encode(sha256(string_agg(c.content, ''::bytea ORDER BY c.number)), 'hex')"
    " FROM session_file f JOIN session_file_chunk c ON (c.tenant_id, c.file_id) = (f.tenant_id, f.id)"
    " WHERE f.tenant_id = %s AND f.state = 'ready' GROUP BY f.id, f.session_id"
)
_ANSWERS = "SELECT mid, status, result ->> 'code' FROM sync_mutation WHERE tenant_id = %s"


def read(superuser: str, tenant_id: UUID) -> Truth:
    """As of one moment."""
    with psycopg.connect(superuser) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ

        def rows(query: str) -> list[tuple[Any, ...]]:
            return connection.execute(query.encode(), [tenant_id]).fetchall()

        return Truth(
            customers={row[0]: (row[1], row[2], row[3]) for row in rows(_CUSTOMERS)},
            vehicles={row[0]: (row[1], row[2]) for row in rows(_VEHICLES)},
            sessions={row[0]: (row[1], row[2], row[3], row[4], row[5]) for row in rows(_SESSIONS)},
            slots=Counter(row[0] for row in rows(_SLOTS)),
            steps=Counter((row[0], row[1]) for row in rows(_STEPS)),
            trail=Counter((row[0], row[1]) for row in rows(_TRAIL)),
            files=Counter((row[0], row[1]) for row in rows(_FILES)),
            answers={row[0]: (row[1], row[2] or "") for row in rows(_ANSWERS)},
        )
