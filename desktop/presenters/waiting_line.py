"""Who waits on the waitlist, and which searches this computer began and has left: asked of the server, no words.

Kept while the desk is open: what was entered for a place in the line comes back when it is booked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from desktop.presenters.carriers import Carriers, Reach
from desktop.presenters.clock import Clock
from desktop.presenters.now_draft import NowDraft
from desktop.presenters.now_search import OVER, Search
from desktop.presenters.on_server import OnServer, Reached
from desktop.store.local_store import LocalStore
from scheduling.matching_messages import WaitlistLine
from scheduling.records import Customer, Mechanic, Vehicle
from scheduling.waitlist import WaitlistState


class KeepsLine(Protocol):
    """As much of ``desktop.sync.seeking.Seeking`` as is needed here."""

    async def waiting(self) -> list[WaitlistLine]: ...
    async def leave(self, entry_id: UUID) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiter:
    """One who waits."""

    line: WaitlistLine
    name: str
    mechanic: str
    """Whose time is held, or who is waited for; empty: anybody."""
    held_for: int | None
    """Seconds that the time is still held; empty while nobody's is."""
    reach: Reach
    """Whether they are told of it by a message; it goes by email alone."""
    vehicle: Vehicle | None = None
    """With which they wait, where this computer has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A search whose window was left."""

    search: Search
    draft: NowDraft
    name: str


@dataclass(slots=True, kw_only=True, weakref_slot=True)
class _Unheard:
    """A search whose window was left before the server had told of it."""

    search: Search
    draft: NowDraft
    made: Callable[[], None] | None
    line: WaitingLine

    def look(self) -> None:
        """Once it is known what came of it, it is followed or forgotten."""
        if not self.search.under_way:
            self.line.heard_of(self)


class WaitingLine(OnServer):
    """One a desk."""

    def __init__(
        self, server: KeepsLine, store: LocalStore, clock: Clock, carriers: Carriers | None = None
    ) -> None:
        super().__init__()
        self.carriers = carriers or Carriers()
        """Whether who waits is written to."""
        self._server = server
        self._store = store
        self._clock = clock
        self._lines: list[WaitlistLine] = []
        self._drafts: dict[UUID, NowDraft] = {}
        self._running: list[Running] = []
        self._unheard: list[_Unheard] = []

    async def load(self) -> None:
        """Ask for all of it."""
        await self._in_turn(self._load, Reached.LOOKED)

    async def take_off(self, entry_id: UUID) -> None:
        """Out of the line."""

        async def work() -> None:
            await self._server.leave(entry_id)
            self._drafts.pop(entry_id, None)
            self.reached = Reached.ANSWERED
            await self._load()

        await self._in_turn(work)

    def waiters(self) -> list[Waiter]:
        """Whose turn it is first, then by their place."""
        now = self._clock.now()
        found = [self._waiter(line, now) for line in self._lines]
        return sorted(found, key=lambda waiter: waiter.held_for is None)

    def of(self, customer_id: UUID) -> list[Waiter]:
        """The places of one customer."""
        return [waiter for waiter in self.waiters() if waiter.line.customer_id == customer_id]

    def held(self) -> list[Waiter]:
        """For whom a mechanic's time is held."""
        return [waiter for waiter in self.waiters() if waiter.held_for is not None]

    def running(self) -> list[Running]:
        """Searches that were left and go on."""
        self._running = [each for each in self._running if each.search.standing not in OVER]
        return list(self._running)

    @property
    def count(self) -> int:
        """How many wait, or are searched for."""
        return len(self._lines) + len(self.running())

    def keep(self, search: Search, draft: NowDraft) -> None:
        """A search goes on whose window is left."""
        name = draft.customer.name if draft.customer is not None else ""
        self._running.append(Running(search=search, draft=draft, name=name))
        search.changed.connect(self.changed.emit)
        self.changed.emit()

    def await_answer(self, search: Search, draft: NowDraft, made: Callable[[], None] | None = None) -> None:
        """What the server is being asked for goes on though the window is left; ``made``: there is a search."""
        waits = _Unheard(search=search, draft=draft, made=made, line=self)
        self._unheard.append(waits)
        search.changed.connect(waits.look)

    def heard_of(self, waits: _Unheard) -> None:
        """It is known what came of it."""
        waits.search.changed.disconnect(waits.look, missing_ok=True)
        self._unheard = [each for each in self._unheard if each is not waits]
        if waits.search.view is not None:
            if waits.made is not None:
                waits.made()
            self.keep(waits.search, waits.draft)

    def let_go(self, search: Search) -> None:
        """Somebody looks at it again."""
        search.changed.disconnect(self.changed.emit, missing_ok=True)
        self._running = [each for each in self._running if each.search is not search]
        self.changed.emit()

    def joined(self, line: WaitlistLine, draft: NowDraft) -> None:
        """Somebody joined here; what was entered is there when their turn comes."""
        self._drafts[line.entry_id] = draft
        if all(known.entry_id != line.entry_id for known in self._lines):
            self._lines.append(line)
        self.changed.emit()

    def left(self, entry_id: UUID) -> None:
        """They were taken off again where they had joined."""
        self._drafts.pop(entry_id, None)
        self._lines = [known for known in self._lines if known.entry_id != entry_id]
        self.changed.emit()

    def draft(self, entry_id: UUID) -> NowDraft | None:
        """What was entered when they joined, where that was here."""
        return self._drafts.get(entry_id)

    def tick(self) -> None:
        """Called about once a second while somebody looks."""
        for each in self.running():
            each.search.tick()

    async def _load(self) -> None:
        self._lines = await self._server.waiting()
        self.known = True
        self.reached = Reached.LOOKED
        for waits in list(self._unheard):
            await waits.search.find_out()

    def _waiter(self, line: WaitlistLine, now: int) -> Waiter:
        customer = self._store.get(Customer, line.customer_id)
        who = line.held_mechanic_id or line.mechanic_id
        mechanic = self._store.get(Mechanic, who) if who is not None else None
        held = line.state is WaitlistState.NOTIFIED and line.held_until is not None and line.held_until > now
        return Waiter(
            line=line,
            name=customer.name if customer is not None else "",
            mechanic=mechanic.name if mechanic is not None else "",
            held_for=(line.held_until or now) - now if held else None,
            vehicle=self._store.get(Vehicle, line.vehicle_id) if line.vehicle_id is not None else None,
            reach=self.carriers.reach(customer.email) if customer is not None else Reach.UNKNOWN,
        )
