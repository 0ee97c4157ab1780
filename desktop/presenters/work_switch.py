"""The switch "Accepting now": what the server says of it, and turning it. No words, no Qt.

It stands on the server alone: without it nobody is offered anything, so here it cannot be turned then either.
"""

from __future__ import annotations

from typing import Protocol

from psygnal import Signal

from desktop.presenters.asking import Link, is_away, trouble_of
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.work_model import Switch
from desktop.store.telling import tell
from scheduling.presence_messages import PresenceLine


class Asks(Protocol):
    """``desktop.sync.accepting.Accepting`` is one."""

    async def presence(self) -> list[PresenceLine]: ...
    async def switch(self, *, on: bool) -> PresenceLine: ...


class AcceptingSwitch:
    """One a desk; it is asked anew whenever somebody looks, since another computer may have turned it."""

    changed = Signal()

    def __init__(self, calls: Asks, link: Link, rights: Rights) -> None:
        self.calls = calls
        self._link = link
        self._rights = rights
        self._on: bool | None = None
        self._wanted: bool | None = None
        self._code = ""
        self._turned = 0
        """How often: what was asked before says nothing of after."""

    @property
    def now(self) -> Switch:
        """As it is."""
        return Switch(on=self._on, wanted=self._wanted, away=is_away(self._link), code=self._code)

    async def look(self) -> None:
        """Ask the server; where it does not answer, what it said last stands."""
        before = self._turned

        async def ask() -> None:
            lines = await self.calls.presence()
            mine = next((line for line in lines if line.mechanic_id == self._rights.own_mechanic), None)
            if mine is not None and before == self._turned:
                self._on = mine.accepting_now

        await trouble_of(ask)
        tell(self.changed)

    def want(self, *, on: bool) -> bool:
        """It is to be turned, by :meth:`turn`; whether it can be now."""
        if not self.now.may_turn:
            return False
        self._turned += 1
        self._wanted, self._code = on, ""
        tell(self.changed)
        return True

    async def turn(self) -> None:
        """Turn it as is wanted; it stands as the server says then."""
        on = bool(self._wanted)

        async def ask() -> None:
            self._on = (await self.calls.switch(on=on)).accepting_now

        try:
            self._code = await trouble_of(ask)
        finally:
            self._turned += 1
            self._wanted = None
            tell(self.changed)
