"""A booking's card that is open before a server that is only pretended: for what on it asks one."""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QWidget

from desktop.presenters.tasks import Tasks
from desktop.views.calendar.booking_card import BookingCard
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable


class OpenCard:
    """``spawn`` begins what asks; what goes wrong in it is told by :meth:`idle`."""

    def __init__(self, pilot: Pilot) -> None:
        self.pilot = pilot
        self.faults: list[BaseException] = []
        self.spawn = Tasks(self.faults.append).spawn

    def open(self, name: str = "one") -> None:
        """Of that booking."""
        self.pilot.click(self.pilot.centre(self.pilot.shop.ids[name]))

    @property
    def card(self) -> BookingCard:
        return self.pilot.view.card

    async def idle(self) -> None:
        """Until what was asked is answered."""
        for _ in range(6):
            await asyncio.sleep(0)
        self.pilot.settle()
        assert self.faults == []


def assert_sound(part: QWidget) -> None:
    """Everything has a name, can be reached, and is whole."""
    assert nameless(part) == []
    assert unreachable(part) == []
    assert cut_labels(part) == []
