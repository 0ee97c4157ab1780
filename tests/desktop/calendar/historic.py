"""A scene whose bookings have a history, and a server that is only pretended: it tells when told to."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any
from uuid import UUID

from desktop.presenters.booking_history import Histories
from desktop.sync.errors import Unreachable
from scheduling.visit_messages import HistoryLine
from tests.desktop.calendar.scenes import Scene
from tests.desktop.presenters.working import Status
from tests.factories import NOW, named


def step(what: str, name: str = "Sylvie Gagnon", computer: str = "Front desk", **over: Any) -> HistoryLine:
    """One that the server tells of; without a name nobody of the staff did it."""
    values: dict[str, Any] = {
        "at": NOW - 3600,
        "what": what,
        "from_state": "",
        "to_state": "scheduled",
        "staff_id": named(name) if name else None,
        "staff_name": name,
        "device_id": named(computer) if computer else None,
        "device_name": computer,
    }
    return HistoryLine(**(values | over))


class Historic:
    """``told``: what the server would say; ``away``: it says nothing. ``at_once``: it lets nobody wait."""

    def __init__(self, shop: Scene, *, at_once: bool = False) -> None:
        self.told: dict[UUID, list[HistoryLine]] = {}
        self.away = False
        self.asked = 0
        self.status = Status()
        self._waiting: list[Coroutine[Any, Any, None]] = []
        presenter = shop.presenter
        self.histories = Histories(
            shop.store, presenter.rights, presenter.undo, self, self.status, self._spawn
        )
        self._at_once = at_once
        presenter.histories = self.histories

    async def events(self, session_id: UUID) -> list[HistoryLine]:
        self.asked += 1
        if self.away:
            raise Unreachable("away")
        return list(self.told.get(session_id, ()))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self._waiting.append(work)
        if self._at_once:
            self.settle()

    def leave(self) -> None:
        """The server does not answer any more."""
        self.away = True
        self.status.say(online=False)

    def settle(self) -> None:
        """Everything that was asked is answered."""
        while self._waiting:
            try:
                self._waiting.pop(0).send(None)
            except StopIteration:
                continue
            raise AssertionError("it waits for something")

    def drop(self) -> None:
        """What was not asked yet is forgotten."""
        while self._waiting:
            self._waiting.pop().close()
