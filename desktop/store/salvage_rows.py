"""The rows that stand in single pages of an SQLite file, found without its indexes and its list of tables.

So whatever else is damaged, a row on a page that can be read is read. Not here: the pages (``salvage_pages``), or which
rows are wanted (``salvage``). What has been deleted is not found: SQLCipher writes over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from desktop.store.salvage_pages import USABLE, Pages

Value = None | int | float | str | bytes
TABLE_LEAF = 0x0D
MOST_HERE = USABLE - 35
LEAST_HERE = (USABLE - 12) * 32 // 255 - 23
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Kinds of integers, and how many bytes each has."""


def rows_on(number: int, pages: Pages) -> Iterator[tuple[int, list[Value]]]:
    """Row id and values of each whole row that begins on this page; nothing of what does not read as a row."""
    page = pages[number]
    start = 100 if number == 1 else 0
    if page[start] != TABLE_LEAF:
        return
    count = int.from_bytes(page[start + 3 : start + 5])
    for at in range(start + 8, min(start + 8 + 2 * count, USABLE - 1), 2):
        with suppress(ValueError, IndexError):
            yield _row(page, int.from_bytes(page[at : at + 2]), pages)


def _row(page: bytes, at: int, pages: Pages) -> tuple[int, list[Value]]:
    size, at = _number(page, at)
    row_id, at = _number(page, at)
    here = size
    if size > MOST_HERE:
        here = LEAST_HERE + (size - LEAST_HERE) % (USABLE - 4)
        here = here if here <= MOST_HERE else LEAST_HERE
    record = page[at : at + here]
    if here < size:
        record += _overflow(int.from_bytes(page[at + here : at + here + 4]), size - here, pages)
    if len(record) != size:
        raise ValueError("a row that ends too soon")
    return row_id, _values(record)


def _overflow(number: int, size: int, pages: Pages) -> bytes:
    """What did not find room on the row's own page."""
    parts: list[bytes] = []
    while size > 0:
        page = pages.get(number)
        if page is None:
            raise ValueError("a page that cannot be read")
        parts.append(page[4 : 4 + min(size, USABLE - 4)])
        size -= len(parts[-1])
        number = int.from_bytes(page[:4])
    return b"".join(parts)


def _values(record: bytes) -> list[Value]:
    end, at = _number(record, 0)
    kinds: list[int] = []
    while at < end:
        kind, at = _number(record, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(record, kind, at)
        values.append(value)
    if at != len(record):
        raise ValueError("not a row")
    return values


def _value(record: bytes, kind: int, at: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind in _INTEGERS:
        end = at + _INTEGERS[kind]
        return int.from_bytes(record[at:end], signed=True), end
    if kind < 12:
        raise ValueError("no kind of value that is kept")
    end = at + (kind - 12) // 2
    content = record[at:end]
    return (content.decode() if kind % 2 else content), end


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    number = 0
    for place in range(at, at + 8):
        number = number << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return number, place + 1
    return number << 8 | data[at + 8], at + 9
