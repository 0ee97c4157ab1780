"""The server of some later year, as a process: it speaks version 2, and of things that nobody here knows yet.

Rows have a field more, sessions of the category "flying" are in a state of their own, a kind of rows is new, and a
booking is ``session.book@2``, which says why.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec

from scheduling import cache_layout, commands, upcasting, wire
from scheduling.commands import BookSession
from scheduling.ids import uuid7
from scheduling.upcasting import Arguments
from scheduling.wire import Page
from sync_server.__main__ import main
from sync_server.services import greeting, pull, push

OLD, NEW = "session.book@1", "session.book@2"


def _with_reason(args: Arguments) -> Arguments:
    """1 did not say why."""
    return args | {"concern": "booked by an older program"}


def _row(*, kind: str, id: UUID, ver: int, body: object | None) -> wire.Row:
    if body is None:
        return wire.Row(kind=kind, id=id, ver=ver)
    newer: dict[str, Any] = msgspec.to_builtins(body) | {"aura": "violet"}
    if newer.get("category") == "flying":
        newer["state"] = "airborne"
    return wire.Row(kind=kind, id=id, ver=ver, body=newer)


_page = pull.page


async def _newer_page(*args: Any, **kwargs: Any) -> Page:
    page = await _page(*args, **kwargs)
    page.rows.append(wire.Row(kind="drone", id=uuid7(), ver=page.cursor, body={"rotors": 4}))
    return page


if __name__ == "__main__":
    commands.NAMES[NEW] = commands.NAMES.pop(OLD)
    push.HANDLERS[NEW] = push.HANDLERS.pop(OLD)
    commands.NAME_OF[BookSession] = NEW
    upcasting.STEPS[OLD] = _with_reason
    vars(greeting)["PROTOCOL"] = 2
    vars(cache_layout)["layout"] = lambda: "of its own rows"
    vars(pull).update(Row=_row, page=_newer_page)
    raise SystemExit(main())
