"""A pretended server with a trail, told in pages."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.wire import AuditLine, AuditPage
from tests.factories import NOW, named


def line(what: str, name: str = "Sylvie Gagnon", **over: Any) -> AuditLine:
    """One of the trail; without a name nobody of the staff did it."""
    values: dict[str, Any] = {
        "id": uuid7(),
        "at": NOW - 600,
        "what": what,
        "staff_id": named(name) if name else None,
        "staff_name": name,
        "device_name": "Front desk" if name else "",
    }
    return AuditLine(**(values | over))


class FakeTrail:
    """``fault`` is raised in place of an answer; a ``gate`` lets nobody through until it is set."""

    def __init__(self, lines: list[AuditLine], *, page: int = 50) -> None:
        self.lines = lines
        self.page = page
        self.fault: Exception | None = None
        self.gate: asyncio.Event | None = None
        self.asked: list[dict[str, Any]] = []

    async def trail(self, *, before: UUID | None = None, **wanted: Any) -> AuditPage:
        self.asked.append(wanted)
        if self.gate is not None:
            await self.gate.wait()
        if self.fault is not None:
            raise self.fault
        first = next((place + 1 for place, each in enumerate(self.lines) if each.id == before), 0)
        told = self.lines[first : first + self.page]
        more = first + self.page < len(self.lines)
        return AuditPage(lines=told, before=told[-1].id if more else None)
