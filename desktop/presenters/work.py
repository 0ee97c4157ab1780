"""The My work screen of a mechanic: the switch "accepting now", offers to answer, and what is ahead. No words, no Qt.

Its parts: ``work_switch``, ``work_offers``, ``work_upcoming``. One session's own page is ``work_session``.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Protocol
from uuid import UUID

from psygnal import Signal, SignalInstance

from desktop.presenters import work_referral, work_summary, work_thread
from desktop.presenters.asking import is_away
from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_actions import CalendarActions
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.undo import UndoStack
from desktop.presenters.work_lobby import Asks as AsksLobby
from desktop.presenters.work_lobby import WorkLobby
from desktop.presenters.work_model import WorkBoard
from desktop.presenters.work_offers import Asks as AsksOffers
from desktop.presenters.work_offers import WorkOffers
from desktop.presenters.work_referral import WorkReferral
from desktop.presenters.work_session import WorkSession
from desktop.presenters.work_summary import Asks as AsksSummary
from desktop.presenters.work_summary import WorkSummary
from desktop.presenters.work_switch import AcceptingSwitch
from desktop.presenters.work_switch import Asks as AsksSwitch
from desktop.presenters.work_thread import Asks as AsksThread
from desktop.presenters.work_thread import WorkThread
from desktop.presenters.work_upcoming import upcoming
from desktop.store.drafts import Drafts
from desktop.store.local_store import LocalStore
from scheduling.records import Session
from scheduling.rights import Action

TYPED = frozenset({work_summary.KIND, work_thread.KIND, work_referral.KIND})
"""Of what is kept as a draft, that which somebody wrote."""
AGAIN = 30
"""Seconds after which the server is asked again by whoever looks: a broadcast is told in no other way."""


class Asks(AsksOffers, AsksSwitch, Protocol):
    """``desktop.sync.accepting.Accepting`` is one."""


class AsksVisiting(AsksSummary, AsksThread, AsksLobby, Protocol):
    """``desktop.sync.visiting.Visiting`` is one."""


class Status(Protocol):
    """As much of ``SyncStatus`` as is needed here."""

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def online(self) -> bool: ...
    @property
    def problem(self) -> str: ...


class WorkPresenter:
    """One for the desk. The server is asked when somebody looks, when it has news, and when it is back."""

    changed = Signal()
    """What is ahead may be other than before."""

    def __init__(  # noqa: PLR0917 each is of another kind
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        status: Status,
        calls: Asks,
        visiting: AsksVisiting,
        actions: CalendarActions,
        undo: UndoStack,
        drafts: Drafts,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._status = status
        self._undo = undo
        self._actions = actions
        self._drafts = drafts
        self._spawn = spawn
        self.visiting = visiting
        self.switch = AcceptingSwitch(calls, status, rights)
        self.offers = WorkOffers(calls, store, clock, rights, actions, spawn)
        self._lobbies: dict[UUID, WorkLobby] = {}
        self._board: WorkBoard | None = None
        self._minute = clock.now() // 60
        self._asking = False
        self._again = False
        """Whether something was heard while the server was being asked."""
        self._asked_at = 0
        self._online, self._away = status.online, is_away(status)
        self._cursor = store.state().cursor
        store.changed.connect(self._rows_changed)
        store.pending_changed.connect(self._forget)
        status.changed.connect(self._heard)

    @property
    def may(self) -> bool:
        """Whether this person is a mechanic, and has any of this."""
        return self._rights.may_at_all(Action.ACCEPT_NOW)

    @property
    def now(self) -> int:
        """By the clock that the rest goes by."""
        return self._clock.now()

    def board(self) -> WorkBoard | None:
        """What is ahead; ``None`` before the first rows have arrived. Kept until something changes."""
        if self._board is None and self._source.ready:
            self._board = upcoming(self._store, self._source, self._rights, self._clock.now())
        return self._board

    def look(self) -> None:
        """Somebody looks: ask the server."""
        if not self.may:
            return
        if self._asking:
            self._again = True
            return
        self._asking = True
        self._asked_at = self._clock.now()
        self._spawn(self._ask())

    def tick(self) -> None:
        """Some time may have passed while somebody looks."""
        now = self._clock.now()
        if now // 60 != self._minute:
            self._minute = now // 60
            self._forget()
        if abs(now - self._asked_at) >= AGAIN and self._status.online:
            self.look()

    def session(self, session_id: UUID) -> WorkSession:
        """One of the own sessions, for its page; it is to be closed with it."""
        return WorkSession(
            session_id, self._store, self._source, self._clock, self._rights, self._undo, self._actions
        )

    def summary(self, session_id: UUID) -> WorkSummary:
        """What is told the customer of it."""
        return WorkSummary(session_id, self.visiting, self._drafts, self._status, self._spawn)

    def thread(self, session_id: UUID) -> WorkThread:
        """The messages with its customer."""
        return WorkThread(session_id, self.visiting, self._drafts, self._status, self._spawn)

    def lobby(self, session_id: UUID) -> WorkLobby:
        """Its lobby: the same for as long as the desk is open, since one stays in it over other screens."""
        if session_id not in self._lobbies:
            made = WorkLobby(session_id, self.visiting, self._status, self._clock, self._spawn)
            self._lobbies[session_id] = made
        return self._lobbies[session_id]

    def unsent(self) -> int:
        """How many texts about the sessions that are here were typed and not sent."""
        return sum(self._store.get(Session, about) is not None for about in self._drafts.about(TYPED))

    def referral(self, session_id: UUID) -> WorkReferral:
        """The visit in the workshop that it leads to."""
        return WorkReferral(
            session_id, self._store, self._source, self._clock, self._rights, self._undo, self._drafts
        )

    def beat(self) -> None:
        """Some seconds have passed, whichever screen is shown: whoever is in a lobby stays in it."""
        for lobby in self._lobbies.values():
            lobby.beat()

    def turn(self, *, on: bool) -> None:
        """The switch was clicked."""
        if self.switch.want(on=on):
            self._spawn(self._turn())

    # --- inside

    async def _turn(self) -> None:
        await self.switch.turn()
        self.look()

    async def _ask(self) -> None:
        try:
            await self.switch.look()
            await self.offers.ask()
        finally:
            self._asking = False
        if self._again:
            self._again = False
            self.look()

    def _heard(self) -> None:
        """The server answers again, or the rows have gone on: there may be another offer."""
        online, cursor = self._status.online, self._store.state().cursor
        news = online and (not self._online or cursor != self._cursor)
        before, self._away = self._away, is_away(self._status)
        self._online, self._cursor = online, cursor
        if self._away != before:
            self.switch.changed.emit()
        if news:
            self.look()

    def _rows_changed(self, _: frozenset[str]) -> None:
        self._forget()

    def _forget(self) -> None:
        self._board = None
        self.changed.emit()
