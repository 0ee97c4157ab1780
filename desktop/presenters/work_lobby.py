"""The lobby of a session at a distance: who is there, going in and out, and where video meets. No words, no Qt.

It stands on the server alone. Whoever is in says so again before they count as gone: also while another screen is
shown, so a lobby outlives its session's page.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from psygnal import Signal

from desktop.presenters.asking import UNREACHABLE, Link, is_away, trouble_of
from desktop.presenters.clock import Clock
from desktop.store.telling import tell
from scheduling.visit_messages import Lobby

SCHEME = "https://"
"""Of a meeting address; anything else is not opened."""


class Asks(Protocol):
    """``desktop.sync.visiting.Visiting`` is one."""

    async def lobby(self, session_id: UUID) -> Lobby: ...
    async def join(self, session_id: UUID) -> Lobby: ...
    async def leave(self, session_id: UUID) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LobbyState:
    """How it stands, as the server said last."""

    lobby: Lobby | None
    """``None``: it has not said yet."""
    joined: bool
    """Whether this person went in here, and has not left."""
    busy: bool
    away: bool
    code: str
    """Why it could not be entered or left."""
    open: bool
    """Whether one may join by now."""

    @property
    def address(self) -> str:
        """Of the meeting, to be opened in the browser; empty where there is none."""
        found = self.lobby.meeting_address if self.lobby is not None else ""
        return found if found.startswith(SCHEME) else ""


class WorkLobby:
    """Of one session."""

    changed = Signal()

    def __init__(
        self,
        session_id: UUID,
        calls: Asks,
        link: Link,
        clock: Clock,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self._session_id = session_id
        self._calls = calls
        self._link = link
        self._clock = clock
        self._spawn = spawn
        self._lobby: Lobby | None = None
        self._joined = False
        self._busy = False
        self._quiet = False
        """What is under way is a beat, which nobody asked for."""
        self._leaves = False
        """Meanwhile it was asked to be left."""
        self._asking = False
        self._told = 0
        """How often it was said who is there after going in or out: what was asked before says nothing of it."""
        self._said_at = 0
        self._code = ""

    @property
    def now(self) -> LobbyState:
        """As it stands."""
        lobby = self._lobby
        return LobbyState(
            lobby=lobby,
            joined=self._joined,
            busy=self._busy and (self._leaves or not self._quiet),
            away=is_away(self._link),
            code=self._code,
            open=lobby is not None and self._clock.now() >= lobby.opens_at,
        )

    @property
    def is_in(self) -> bool:
        """Whether the server has this person in the lobby."""
        return self._lobby is not None and self._lobby.mechanic_there

    def look(self) -> None:
        """Ask who is there."""
        if not self._asking and not self._busy:
            self._asking = True
            self._spawn(self._look())

    def join(self) -> None:
        """Go in."""
        if not self._busy and not self._joined:
            self._begin(self._join())

    def leave(self) -> None:
        """Go; what has begun goes on."""
        if self._quiet and not self._leaves:  # one after the other, so that the last word is that one left
            self._leaves = True
            tell(self.changed)
        elif not self._busy and self._joined:
            self._begin(self._leave())

    def beat(self) -> None:
        """Some time has passed: say that one is still there, well before one counts as gone."""
        silence = self._lobby.heard_within if self._lobby is not None else 0
        if self._joined and not self._busy and self._clock.now() - self._said_at >= silence // 3:
            self._busy = self._quiet = True
            self._spawn(self._still())

    # --- inside

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._busy, self._code = True, ""
        tell(self.changed)
        self._spawn(work)

    async def _look(self) -> None:
        told = self._told

        async def ask() -> None:
            found = await self._calls.lobby(self._session_id)
            if told == self._told:
                self._lobby = found

        before = self.now
        try:
            await trouble_of(ask)
        finally:
            self._asking = False
        if self.now != before:
            tell(self.changed)

    async def _join(self) -> None:
        await self._ask(self._go_in)

    async def _go_in(self) -> None:
        self._lobby = await self._calls.join(self._session_id)
        self._told += 1
        self._joined, self._said_at = True, self._clock.now()

    async def _still(self) -> None:
        """A beat: nothing on the page moves for it, but for what it changed."""
        before, code = self.now, ""
        try:
            code = await trouble_of(self._go_in)
        finally:
            self._busy = self._quiet = False
            leaves, self._leaves = self._leaves, False
        if code and code != UNREACHABLE:
            self._joined, self._code = False, ""  # it is over: nobody need know that one stayed
            self.look()
        elif not code:
            self._code = ""
        if leaves and self._joined:
            self.leave()
        elif leaves or self.now != before:
            tell(self.changed)

    async def _leave(self) -> None:
        async def ask() -> None:
            await self._calls.leave(self._session_id)
            self._told += 1
            self._joined = False
            self._lobby = await self._calls.lobby(self._session_id)

        await self._ask(ask)

    async def _ask(self, ask: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            self._code = await trouble_of(ask)
        finally:
            self._busy = False
        tell(self.changed)
