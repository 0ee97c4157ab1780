"""What a device's cache holds of a row, and by which tables: written by the device, or by the server for it.

Both sides must agree to the letter, so it is said once, here. Not here: files, keys and connections
(``desktop.store.replica``, ``sync_server.db.cache_copy``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints
from uuid import UUID

from scheduling.folding import words_of
from scheduling.records import KIND_OF, KINDS, Customer, Record, Session, Vehicle, span_of
from scheduling.vocabulary import SessionState

VERSION = 5
"""Of the tables, and of what their columns mean: a file of another one is fetched anew."""

Columns = tuple[str, str, int, str | None, int | None, int | None, str | None, bytes]

_SHORTEST_DIGITS = 3
_VIN_ENDINGS = (8, 6)
"""The last characters by which a vehicle is asked for: maker's own part with the model year's, or the serial number."""
_ASKED = ", ".join(f"'{state.value}'" for state in (SessionState.OFFERED, SessionState.UNPLACED))
"""Bookings that wait for somebody are few, and looked for each time that anything changes."""

_STATE = """CREATE TABLE replica_state (
    one INTEGER NOT NULL PRIMARY KEY, generation INTEGER NOT NULL, tenant_id VARCHAR, epoch VARCHAR,
    "cursor" INTEGER NOT NULL, window_from INTEGER NOT NULL, window_to INTEGER NOT NULL, refreshed_at INTEGER,
    heard_at INTEGER, more_from INTEGER, app VARCHAR NOT NULL
)"""
_ROWS = """CREATE TABLE row_{0} (
    kind VARCHAR NOT NULL, id VARCHAR NOT NULL, ver INTEGER NOT NULL, parent VARCHAR, d0 INTEGER, d1 INTEGER,
    state VARCHAR, body BLOB NOT NULL, PRIMARY KEY (kind, id)
) WITHOUT ROWID"""
_INDEXES = (
    "CREATE INDEX row_{0}_by_parent ON row_{0} (parent) WHERE parent IS NOT NULL",
    "CREATE INDEX row_{0}_by_span ON row_{0} (kind, d0, d1) WHERE d0 IS NOT NULL",
    f"CREATE INDEX row_{{0}}_by_state ON row_{{0}} (state) WHERE state IN ({_ASKED})",
)
_SEARCH = (
    "CREATE VIRTUAL TABLE search_{0} USING fts5"
    "(terms, customer UNINDEXED, prefix='1 2 3', detail=none, columnsize=0)"
)


def tables() -> list[str]:
    """The statements that make the tables of a new file, with the one line of its state; indexes come after."""
    begun = (
        'INSERT INTO replica_state (one, generation, "cursor", window_from, window_to, app)'
        " VALUES (1, 0, 0, 0, 0, '')"
    )
    return [
        _STATE,
        begun,
        *(_ROWS.format(generation) for generation in (0, 1)),
        *(search_table(generation) for generation in (0, 1)),
        f"PRAGMA user_version = {VERSION}",
    ]


def table_names() -> list[str]:
    """Of all that rows are kept in, the search's own tables among them."""
    own = ("config", "content", "data", "idx")
    return [f"row_{generation}" for generation in (0, 1)] + [
        f"search_{generation}_{each}" for generation in (0, 1) for each in own
    ]


def indexes() -> list[str]:
    """The statements that make the indexes: sooner done where the rows are in already."""
    return [each.format(generation) for generation in (0, 1) for each in _INDEXES]


def search_table(generation: int) -> str:
    """The statement that makes a generation's search table."""
    return _SEARCH.format(generation)


def put_row(generation: int) -> str:
    """The statement that takes :func:`columns`."""
    names = "kind, id, ver, parent, d0, d1, state, body"
    return f"INSERT OR REPLACE INTO row_{generation} ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 a number


def put_terms(generation: int) -> str:
    """The statement that takes :func:`found_by`."""
    return f"INSERT OR REPLACE INTO search_{generation} (rowid, terms, customer) VALUES (?, ?, ?)"  # noqa: S608 a number


def columns(record: Record, ver: int, body: bytes) -> Columns:
    """A row's columns: ``d0`` and ``d1`` are the span it stands at, ``state`` a booking's, ``body`` its JSON.

    ``parent`` is the customer of a vehicle or a booking.
    """
    parent = str(record.customer_id) if isinstance(record, Vehicle | Session) else None
    state = record.state.value if isinstance(record, Session) else None
    span = span_of(record)
    d0, d1 = (None, None) if span is None else (span[0], max(span[1], span[0] + 1))
    return KIND_OF[type(record)], str(record.id), ver, parent, d0, d1, state, body


def found_by(record: Customer | Vehicle) -> tuple[int, str, str]:
    """The line of the search table: its number, the terms, and the customer who is found by them."""
    if isinstance(record, Vehicle):
        return search_id(record.id), " ".join(vehicle_terms(record)), str(record.customer_id)
    return search_id(record.id), " ".join(customer_terms(record)), str(record.id)


def search_id(row_id: UUID) -> int:
    """The random half of an id, as the number of its line in the search table."""
    return row_id.int & (1 << 62) - 1


def customer_terms(customer: Customer) -> list[str]:
    """What a customer is found by: name, email, each ending of the phone number, the postal code."""
    digits = "".join(letter for letter in customer.phone if letter.isascii() and letter.isdigit())
    endings = [digits[start:] for start in range(len(digits) - _SHORTEST_DIGITS + 1)]
    return [*words_of(customer.name), *words_of(customer.email), *endings, *_pieces(customer.postal_code)]


def vehicle_terms(vehicle: Vehicle) -> list[str]:
    """What a vehicle finds its owner by: the plate, and the VIN, of which people read out the end."""
    vin = "".join(words_of(vehicle.vin))
    endings = [vin[-count:] for count in _VIN_ENDINGS if len(vin) > count]
    return [*_pieces(vehicle.plate), *([vin] if vin else []), *endings]


def _pieces(text: str) -> list[str]:
    """A plate or a postal code in one piece and in parts: ``F12 ABC`` is found by ``F12A`` and by ``ABC``."""
    parts = words_of(text)
    return list(dict.fromkeys(["".join(parts), *parts])) if parts else []


@cache
def layout() -> str:
    """A digest of the tables and of what a record of each kind holds: who has the same one reads the other's file."""
    known: dict[str, None] = {}
    for statement in (str(VERSION), *tables(), *indexes(), *KINDS):
        known[statement] = None
    for cls in KINDS.values():
        known.update(dict.fromkeys(_described(cls)))
    return hashlib.sha256("\n".join(known).encode()).hexdigest()


def _described(hint: Any) -> Iterator[str]:
    """What JSON of this type may hold: the fields of a record, the values of a choice, and so on inwards."""
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        for field in fields(hint):
            yield f"{hint.__name__}.{field.name}: {hints[field.name]}"
            yield from _described(hints[field.name])
    elif isinstance(hint, type) and issubclass(hint, Enum):
        yield f"{hint.__name__}: {[each.value for each in hint]}"
    for inner in get_args(hint):
        yield from _described(inner)
