"""Bookings that stand where nobody works: left behind by a day off or other hours, until somebody sees to them.

Whoever saved the hours saw them listed (``hours_preview``); here they stay in sight, for everybody who may move them.
That they are to stay is kept on this computer. Not here: whether the hours speak against one (``scheduling``).
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.hours_model import StrandedLine
from desktop.store.drafts import STRANDED, Drafts
from desktop.store.errors import NotKept
from desktop.store.local_store import LocalStore
from scheduling.availability import Availability, Refusal
from scheduling.hours_change import against_hours, hours_alone
from scheduling.records import Customer, Mechanic, Session
from scheduling.vocabulary import Reason, SessionState

AHEAD = 400 * 86_400
"""Seconds in which they are looked for."""
STAYS = "stays"
"""A kind of draft: the booking is meant to stand there and then."""
_EXPECTED = frozenset({SessionState.SCHEDULED, SessionState.PENDING})
"""Who was only asked answers first, and who is here is seen to."""
_HOURS = frozenset(
    {"organization", "workshop_hours", "special_day", "mechanic", "weekly_block", "time_off"}
)  # fmt: skip


class AgainstHours:
    """One for the window. What the engine said of a booking is kept until it or the hours change."""

    def __init__(
        self, store: LocalStore, source: AvailabilitySource, clock: Clock, rights: Rights, drafts: Drafts
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._drafts = drafts
        self._engine: Availability | None = None
        self._read = False
        """Of the rows as they are now."""
        self._said: dict[UUID, tuple[Session, tuple[Refusal, ...]]] = {}
        self._marked: bool | None = None
        store.changed.connect(self._rows_changed)

    def find(self) -> tuple[StrandedLine, ...]:
        """Those that this person may move, by their time, but for those that are to stay where they are."""
        now = self._clock.now()
        self._look()
        found = [
            (row, why)
            for row, why in self._said.values()
            if why and (row.starts or 0) >= now and self._rights.may_move(row)
        ]
        lines = [self._line(row, why) for row, why in found if self._drafts.get(STAYS, row.id) != _place(row)]
        self._mark(bool(found))
        return tuple(sorted(lines, key=lambda line: (line.starts, line.session_id)))

    def reason(self, row: Session) -> Reason | None:
        """Why nobody works where this booking stands, also where it is to stay; ``None`` where somebody does."""
        self._look()
        known = self._said.get(row.id)
        return known[1][0].reason if known is not None and known[1] and known[0] == row else None

    def leave(self, session_ids: Iterable[UUID]) -> None:
        """They are to stay: they are told again once they stand elsewhere against the hours, or on other computers."""
        for row in (self._store.get(Session, each) for each in session_ids):
            if row is not None:
                self._note(row.id, _place(row))

    def ask_again(self, session_ids: Iterable[UUID]) -> None:
        """They are told as before."""
        for each in session_ids:
            self._note(each, "")

    def _note(self, session_id: UUID, text: str) -> None:
        with suppress(NotKept):  # it lasts as long as the program
            self._drafts.put(STAYS, session_id, text)

    def _look(self) -> None:
        if not self._read:
            now = self._clock.now()
            rows = self._store.between(Session, now, now + AHEAD)
            self._said = {row.id: (row, self._ask(row)) for row in rows if row.state in _EXPECTED}
            self._read = True

    def _ask(self, row: Session) -> tuple[Refusal, ...]:
        known = self._said.get(row.id)
        if known is not None and (known[0] is row or known[0] == row):
            return known[1]
        if self._engine is None:
            now = self._clock.now()
            self._engine = hours_alone(self._source.inputs_near(now, now))
        return against_hours(self._engine, row)

    def _line(self, row: Session, why: tuple[Refusal, ...]) -> StrandedLine:
        customer = self._store.get(Customer, row.customer_id)
        mechanic = self._store.get(Mechanic, row.mechanic_id) if row.mechanic_id is not None else None
        starts = row.starts or 0
        return StrandedLine(
            session_id=row.id,
            customer=customer.name if customer is not None else "",
            mechanic=mechanic.name if mechanic is not None else "",
            starts=starts,
            ends=starts + row.minutes * 60,
            refusals=why,
        )

    def _mark(self, is_so: bool) -> None:
        if is_so is not self._marked:
            self._drafts.mark(STRANDED, is_so)
            self._marked = is_so

    def _rows_changed(self, kinds: frozenset[str]) -> None:
        if kinds & _HOURS:
            self._engine, self._said = None, {}
        if kinds & {"session", *_HOURS}:
            self._read = False


def _place(row: Session) -> str:
    return f"{row.starts} {row.minutes} {row.mechanic_id}"
