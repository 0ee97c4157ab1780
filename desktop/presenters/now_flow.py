"""A session at once, step by step, without Qt: what is entered, whom to ask, the search, and the ways on.

It needs the server; without it everything that was entered goes over into a booking at a time. Codes, never words.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from enum import StrEnum
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_commands import create_customer, create_vehicle, without_known
from desktop.presenters.booking_draft import Draft, Missing
from desktop.presenters.booking_files import BookingFiles
from desktop.presenters.booking_hold import Spawn
from desktop.presenters.booking_terms import BookingTerms, Foretells
from desktop.presenters.carriers import Carriers
from desktop.presenters.clock import Clock
from desktop.presenters.confirmations import Confirmations
from desktop.presenters.now_draft import NOW_STEPS, NowDraft, NowSeed
from desktop.presenters.now_finder import Finder, Finds
from desktop.presenters.now_joining import Joining, Joins
from desktop.presenters.now_search import OVER, Search, Seeks, Standing
from desktop.presenters.now_state import NowState
from desktop.presenters.on_server import OnServer
from desktop.presenters.waiting_line import WaitingLine
from desktop.store.account_file import Account
from desktop.store.local_store import LocalStore
from scheduling.commands import Command
from scheduling.ids import uuid7
from scheduling.matching_messages import MechanicLine, WaysAnswer
from scheduling.waitlist import WaitlistState

BEST_AT_ONCE = 3
"""Who are asked first, as the screens say it; how many the owner may have changed is not known here."""


class Seeking(Finds, Seeks, Joins, Protocol):
    """``desktop.sync.seeking.Seeking`` is one."""


class NowPhase(StrEnum):
    """What is on view."""

    STEPS = "steps"
    NOBODY = "nobody"
    """Nobody can be asked, and nothing was made: the ways on."""
    SEARCH = "search"
    JOIN = "join"
    """A place on the waitlist that may be taken: what it would be."""
    LINE = "line"
    """A place on the waitlist."""


class NowFlow(NowState):
    """Call :meth:`close` when the window is left: a search goes on without it."""

    def __init__(  # noqa: PLR0917 as the parts of the desktop agreed
        self,
        store: LocalStore,
        source: AvailabilitySource,
        server: Seeking,
        clock: Clock,
        account: Account,
        seed: NowSeed | None = None,
        *,
        spawn: Spawn,
        say: Callable[[str], str] = str,
        line: WaitingLine | None = None,
        terms: Foretells | None = None,
        attached: BookingFiles | None = None,
        confirmations: Confirmations | None = None,
    ) -> None:
        """``say`` gives the words of a category's code; ``line`` keeps what goes on when this is left.

        ``attached`` keeps the files that go along.
        """
        super().__init__(store, source, clock, account, seed or NowSeed(), say=say)
        self._spawn = spawn
        self.finder = Finder(server)
        self.search_now = self.seed.search or Search(server, store, clock, spawn)
        self.joining = Joining(server, store, clock, spawn)
        self._line = line
        self.confirmations = confirmations
        """Of what was found: told again from here."""
        self.terms = None if terms is None else BookingTerms(terms, spawn, may_ask=self.may_tell_money())
        self.files = self._files_of(attached, spawn, store.now)
        self._asked_for: dict[UUID, NowDraft] = {}
        """What was asked for by the session's id, until the server has made one."""
        self._begun = False
        """Whether one is about to be asked for."""
        self._considering = False
        """Whether a place in the line is looked at before it is taken."""
        self.taking_place = False
        """While the place is being taken, until it is known whether somebody has taken the search meanwhile."""
        self.only_wished = False
        """Whether the customer waits for nobody else than whom they would like."""
        self._phase = self.phase
        self._closed = False
        told = [] if self.terms is None else [self.terms]
        self._parts: list[OnServer] = [self.finder, self.search_now, self.joining, *told]
        for part in self._parts:
            part.changed.connect(self._heard)
        store.changed.connect(self._rows_changed)

    def _open(self) -> bool:
        return self.phase is NowPhase.STEPS and not self.search_now.busy

    def back(self) -> None:
        """To the step before; from the ways on to what was entered, from the waitlist to the ways on."""
        if self.phase is NowPhase.JOIN:
            self._consider(look=False)
            return
        if self.phase is NowPhase.NOBODY:
            self.search_now.forget_nobody()
            return
        place = NOW_STEPS.index(self.step)
        if place > 0:
            self.go(NOW_STEPS[place - 1])

    @property
    def phase(self) -> NowPhase:
        """What is on view."""
        if self._found:
            return NowPhase.SEARCH
        if self.joining.line is not None and not self.taking_place:
            return NowPhase.LINE
        if self._considering and self.may_join:
            return NowPhase.JOIN
        if self.search_now.view is not None:
            return NowPhase.SEARCH
        return NowPhase.NOBODY if self.search_now.nobody is not None else NowPhase.STEPS

    @property
    def _found(self) -> bool:
        """Whether somebody has taken it: nobody needs to wait any more, unless it is being cancelled all the same."""
        search = self.search_now
        return search.view is not None and search.standing is Standing.FOUND and not search.cancelling

    @property
    def carriers(self) -> Carriers:
        """Whether who joins the waitlist is written to."""
        return self._line.carriers if self._line is not None else Carriers()

    def find(self) -> None:
        """Who could help now."""
        if self.draft.kind is not None and self.draft.minutes and not self.finder.busy:
            self._spawn(self.finder.find(self.draft.question(self.known_customer())))

    @property
    def finder_stale(self) -> bool:
        """Whether what was found last was found for something else than what is entered now."""
        return self.finder.asked != self.draft.question(self.known_customer())

    def best_known(self) -> list[MechanicLine]:
        """Whom the server would ask first, as it said last; none where that was for something else."""
        answer = None if self.finder_stale else self.finder.answer
        return answer.there[:BEST_AT_ONCE] if answer is not None and answer.shortage is None else []

    def look_at_terms(self) -> None:
        """What it would cost and give back; nobody has accepted it yet."""
        if self.terms is not None:
            self.terms.look(self.draft, customer_id=self.known_customer(), accepted=False)

    def ask(self, *, anyway: bool = False) -> Missing | None:
        """Have mechanics asked; ``anyway``: also where those who are online have no time yet.

        The step that lacks something opens instead, and why is returned. Where nobody can be asked, nothing is made.
        """
        if self.search_now.busy or self.search_now.view is not None:
            return None
        for step in NOW_STEPS[:-1]:
            lacking = self.missing(step)
            if lacking is not None:
                self.go(step)
                return lacking
        self.off_line = None
        entry = self.seed.entry
        quiet = anyway or entry is not None
        self._leave_others()
        self._asked_for[self._session_id] = self.draft
        work = partial(
            self.search_now.ask,
            self.draft.asking(self._session_id),
            before=self._before(),
            question=None if quiet else self.draft.question(self.known_customer()),
            entry_id=entry.entry_id if entry is not None else None,
        )
        self._begun = True
        self._spawn(self._ask(work))
        return None

    def _leave_others(self) -> None:
        """Of another customer, whose answer was lost: it may have been made, and goes on by itself."""
        unheard = self.search_now.unheard
        before = self._asked_for.get(unheard) if unheard is not None else None
        if before is None or before.customer is None or self._line is None:
            return
        if self.draft.customer is None or before.customer.id != self.draft.customer.id:
            self._asked_for.clear()
            self._line.await_answer(self.search_now.part(), before)

    async def _ask(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            await work()
        finally:
            self._begun = False

    def assign(self, mechanic_id: UUID) -> None:
        """Give it to one of the workshop's own."""
        self._spawn(self.search_now.assign(mechanic_id))

    def again(self) -> None:
        """From a search that is over, back to what was entered."""
        if self.search_now.view is not None and not self.searching:
            self._session_id, self.off_line = uuid7(), None
            self.search_now.begin_anew()

    @property
    def may_join(self) -> bool:
        """Whether it is known for whom and what a place in the line would be."""
        return self.draft.customer is not None and bool(self.draft.minutes)

    def ways_known(self) -> WaysAnswer | None:
        """As the server said last who could help, and who waits."""
        return self.search_now.nobody or self.finder.answer

    def consider_line(self) -> None:
        """Look at the place in the line before it is taken: nothing is asked of the server yet."""
        if self.may_join and self.joining.line is None:
            self.joining.forget_trouble()
            self.only_wished = False
            self._consider(look=True)

    def set_only_wished(self, only: bool) -> None:
        """Wait for the one whom the customer would like, or for whoever comes online first."""
        if only is not self.only_wished:
            self.only_wished, self._entry_id = only, uuid7()
            self.changed.emit()

    def join(self) -> None:
        """Stand in the line of the waitlist; a search that found nobody is over then."""
        if self.may_join and not self.joining.busy and not self.taking_place:
            self._spawn(self._join())

    async def _join(self) -> None:
        only, self.taking_place = self.only_wished, True
        try:
            await self.joining.join(self.draft.joining(self._entry_id, only_wished=only), self._before())
            if self.joining.line is not None:
                await self._one_of_both()
        finally:
            self.taking_place = False
            self._heard()

    async def _one_of_both(self) -> None:
        """Of a place and a search: the place is given up where somebody has taken the search, else the search is over.

        What the server has not said to be open still is not cancelled: somebody may have it.
        """
        if self.searching and not self.search_now.cancelling:
            await self.search_now.load()
            if not self.search_now.problem:
                self.search_now.cancel()
        if self._found:
            await self._give_up_place()

    def held_for_line(self) -> NowSeed | None:
        """To book the time that is held for the place that was taken here; nothing while nobody's is."""
        line = self.joining.line
        if line is None or line.state is not WaitlistState.NOTIFIED or self._found:
            return None
        return NowSeed(entry=line, draft=self.draft)

    def leave_line(self) -> None:
        """Give the place up that was taken here: back to the ways on."""
        if self.joining.line is not None:
            self._spawn(self._leave())

    async def _leave(self) -> None:
        if await self._give_up_place():
            self.off_line = self.draft.customer.id if self.draft.customer is not None else None
            self.changed.emit()

    async def _give_up_place(self) -> bool:
        line = self.joining.line
        if line is None or not await self.joining.leave():
            return False
        if self._line is not None:
            self._line.left(line.entry_id)
        self._entry_id = uuid7()
        return True

    def _consider(self, *, look: bool) -> None:
        self._considering = look
        self.off_line = None
        self._heard()

    def schedule(self) -> Draft:
        """All that was entered, for a booking at a time; a search that found nobody is over then."""
        self.search_now.cancel()
        return self.draft.scheduled()

    @property
    def searching(self) -> bool:
        """Whether mechanics are being asked, or would be if somebody came online."""
        return self.search_now.view is not None and self.search_now.standing not in OVER

    @property
    def under_way(self) -> bool:
        """Whether what is asked for may be made without this window."""
        return self._begun or (bool(self._asked_for) and self.search_now.under_way)

    def tick(self) -> None:
        """Called about once a second while the window is open."""
        if self._both and (self.joining if self._found else self.search_now).due:
            self._spawn(self._one_of_both())
            return
        self.search_now.tick()
        self.joining.tick()

    @property
    def _both(self) -> bool:
        """Whether there is a place and a search still, since the server did not answer when one was to end."""
        if self.joining.line is None or self.taking_place:
            return False
        return self._found or (self.searching and not self.search_now.cancel_tried)

    def close(self) -> None:
        """Leave; what was asked for goes on, and is found again under those who wait."""
        if self._line is not None and not self._closed:
            if self.searching:
                self._line.keep(self.search_now, self.draft)
            elif self.under_way:
                self._line.await_answer(self.search_now, self.draft, self._keep_files)
        self._closed = True
        self._store.changed.disconnect(self._rows_changed, missing_ok=True)
        for part in self._parts:
            part.changed.disconnect(self._heard, missing_ok=True)

    def _before(self) -> list[Command]:
        """What the server has to be told first."""
        draft = without_known(self.draft, self._store)
        found: list[Command] = []
        if draft.customer is not None and draft.customer_is_new:
            found.append(create_customer(draft.customer))
        if draft.vehicle is not None and draft.vehicle_is_new:
            found.append(create_vehicle(draft.vehicle))
        return found

    def _heard(self) -> None:
        self._keep_files()
        phase = self.phase
        if phase is not self._phase:
            self._phase = phase
            if phase is NowPhase.LINE and self.joining.line is not None:
                self._considering = False
                if self._line is not None:
                    self._line.joined(self.joining.line, self.draft)
            self.step_changed.emit()
        self.changed.emit()

    def _keep_files(self) -> None:
        """Once the server has made the session: before, there is none that it would take them for."""
        view = self.search_now.view
        if view is not None and view.session_id in self._asked_for:
            if view.session_id != self._session_id:  # it was asked for before something was changed
                self.draft, self._session_id = self._asked_for[view.session_id], view.session_id
            self._asked_for.clear()
            if self.files is not None:
                self.files.keep_for(view.session_id)

    def _rows_changed(self, kinds: frozenset[str]) -> None:
        if self.phase in {NowPhase.STEPS, NowPhase.NOBODY, NowPhase.JOIN} and not self.search_now.busy:
            self._freshen()
        elif "session" in kinds:
            self.changed.emit()
