"""Several statements as one, so that they cost one trip and one plan: writes as common table expressions.

Only for statements that do not read what another of them writes: they all see the same moment. Foreign keys
and triggers look afterwards, so a row and one that names it may go together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

Values = Mapping[str, Any]
_PLACE = re.compile(r"%\((\w+)\)s")


def together(statements: Sequence[tuple[str, Values]]) -> tuple[str, Values]:
    """One statement and its values; an only one stays as it is."""
    if len(statements) == 1:
        return statements[0]
    values = {
        f"s{number}_{name}": value
        for number, (_, each) in enumerate(statements)
        for name, value in each.items()
    }
    return _joined(tuple(sql for sql, _ in statements)), values


@lru_cache(maxsize=256)
def _joined(statements: tuple[str, ...]) -> str:
    renamed = [_PLACE.sub(rf"%(s{number}_\1)s", sql).strip() for number, sql in enumerate(statements)]
    calls = [f"({sql})" for sql in renamed if sql.startswith("SELECT")]
    writes = [sql for sql in renamed if not sql.startswith("SELECT")]
    named = ", ".join(f"w{number} AS ({sql})" for number, sql in enumerate(writes))
    return f"{'WITH ' if named else ''}{named} SELECT {', '.join(calls) or 'NULL'}"


@lru_cache(maxsize=512)
def numbered(sql: str) -> tuple[bytes, tuple[str, ...]]:
    """The statement with its places numbered as PostgreSQL wants them, and the value that each number means.

    So the driver need not look for places in the text each time, which it does not remember of long ones.
    """
    names: dict[str, str] = {}
    text = _PLACE.sub(lambda found: names.setdefault(found[1], f"${len(names) + 1}"), sql)
    return text.encode(), tuple(names)
