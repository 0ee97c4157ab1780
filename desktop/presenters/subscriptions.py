"""Calendars from outside, as busy times: subscribed by their address, how each stands, forgotten. No words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from desktop.presenters.editing import FieldProblem, OneOf
from desktop.presenters.on_server import Reached
from scheduling.calendar_messages import MOST_ADDRESS, MOST_NAME, CalendarLine, SubscribeWish

SCHEMES = ("https://", "webcal://")


class ManagesCalendars(Protocol):
    """``desktop.sync.management.Management`` is one."""

    async def calendars(self) -> list[CalendarLine]: ...
    async def subscribe(self, wish: SubscribeWish) -> CalendarLine: ...
    async def unsubscribe(self, calendar_id: UUID) -> None: ...


class Subscriptions(OneOf[CalendarLine]):
    """``whose``: the mechanics that one may subscribe for, and ``None`` for the whole workshop, with their names."""

    def __init__(self, server: ManagesCalendars, whose: Callable[[], list[tuple[UUID | None, str]]]) -> None:
        super().__init__()
        self._server = server
        self.whose = whose

    def id_of(self, row: CalendarLine) -> UUID:
        return row.id

    def fields(self) -> list[str]:
        return ["address", "name", "mechanic_id"]

    def stored(self, row: CalendarLine | None, field: str) -> Any:
        """A new one's: what is subscribed is not changed, and its address is never told again."""
        del row
        choices = self.whose()
        return (choices[0][0] if choices else None) if field == "mechanic_id" else ""

    def name_of(self, mechanic_id: UUID | None) -> str:
        """Whose it is; empty of somebody whom this person has nothing to do with."""
        return dict(self.whose()).get(mechanic_id, "")

    def problems(self) -> dict[str, FieldProblem]:
        address = self.read("address")
        if not address:
            return {"address": FieldProblem.MISSING}
        if not address.lower().startswith(SCHEMES) or len(address) > MOST_ADDRESS or " " in address:
            return {"address": FieldProblem.CALENDAR}
        return {"name": FieldProblem.OUT_OF_RANGE} if len(self.read("name")) > MOST_NAME else {}

    async def remove(self, line: CalendarLine) -> bool:
        """Forget it: its busy times go with it."""

        async def work() -> None:
            await self._server.unsubscribe(line.id)
            self.reached = Reached.ANSWERED
            await self._known()

        return await self._do(work)

    async def _load(self) -> None:
        self.rows = await self._server.calendars()

    async def _put(self, seen: CalendarLine | None) -> None:
        del seen
        wish = SubscribeWish(
            id=self.id,
            address=self.read("address"),
            name=self.read("name"),
            mechanic_id=self.read("mechanic_id"),
        )
        await self._server.subscribe(wish)
