"""Fields of a message that nobody reads: another program learns of its slip instead of getting what it did not ask for.

For the endpoints of other programs only; a device may be newer than the server, and what it sends besides is passed
over.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from typing import Any, get_type_hints

from litestar import Request
from litestar.exceptions import SerializationException

from scheduling.errors import Invalid, Rule
from sync_server.http.unreadable import MOST_NAME


async def refuse_unknown_fields(request: Request[Any, Any, Any]) -> None:
    """Before an endpoint is called; raises ``Invalid`` with the first field that its message does not have.

    A body that is no message at all is left to whoever reads it.
    """
    message = request.route_handler.parsed_data_field
    if message is None:
        return
    try:
        told = await request.json()
    except SerializationException:
        return
    found = _unknown(told, message.annotation)
    if found is not None:
        raise Invalid("there is no such field", field=found[:MOST_NAME], rule=Rule.NOT_KNOWN)


def _unknown(told: object, message: Any) -> str | None:
    of_fields: bool = dataclasses.is_dataclass(message)
    if not (of_fields and isinstance(told, Mapping)):
        return None
    known = _fields(message)
    for name, value in told.items():
        if name not in known:
            return str(name)
        below = _unknown(value, known[name])
        if below is not None:
            return f"{name}.{below}"
    return None


@cache
def _fields(message: Any) -> Mapping[str, Any]:
    return get_type_hints(message)
