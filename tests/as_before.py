"""Tables of the program that a test changes: put back afterwards, in their order too, which the documents have.

Not for what has no order: pytest's own ``monkeypatch`` puts a row that was taken away back at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pytest


def put_back(request: pytest.FixtureRequest, *tables: dict[str, Any]) -> None:
    """After the test ``tables`` are as they are now."""
    for table in tables:
        request.addfinalizer(partial(_put, table, dict(table)))


def _put(table: dict[str, Any], rows: Mapping[str, Any]) -> None:
    table.clear()
    table.update(rows)
