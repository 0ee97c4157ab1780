"""Whatever changes, comes, is answered or taken back: what shows is what laying everything on anew would show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import REFUSED, UNANSWERED, ChangeState, PendingChange
from desktop.store.position import is_ahead
from desktop.store.replica import Drop, Put
from scheduling.commands import (
    BookSession,
    CancelSession,
    EditCustomer,
    MoveSession,
    Outcome,
    Place,
)
from scheduling.ids import uuid7
from scheduling.lease_commands import WalkIn
from scheduling.records import KIND_OF, KINDS, Record, Reservation, Session
from scheduling.visit_commands import CheckIn
from scheduling.vocabulary import ReservationKind, SessionState
from tests.factories import MONDAY, NOW, at, book, booked, customer, garage, reservation
from tests.plain_overlay import PlainOverlay

HOURS = [at(MONDAY, time) for time in ("09:00", "09:30", "14:00")]
hours = st.sampled_from(HOURS)
numbers = st.integers(0, 8)
R = TypeVar("R", Session, Reservation)
some = st.lists(numbers, min_size=1, max_size=4)
UNPLACED = SessionState.UNPLACED.value


class OneDesk(RuleBasedStateMachine):
    """A desktop, and what its server may say of anything."""

    def __init__(self) -> None:
        super().__init__()
        self.shop = garage()
        self.store = LocalStore.in_memory(now=lambda: NOW)
        self.epoch = uuid7()
        rows = [Put(row, 1) for row in self.shop.records]
        self.store.apply_snapshot(rows, replace(self.store.state(), epoch=self.epoch, cursor=1))
        self.told: set[str] = set()
        self.store.changed.connect(self._hear)
        self.shown = self._look()

    # --- the user

    @rule(start=hours, anna=st.booleans(), minutes=st.sampled_from((30, 60, 120)))
    def books(self, start: int, anna: bool, minutes: int) -> None:
        mechanic = self.shop.anna.id if anna else None
        self.store.submit(book(self.shop.elise.id, starts=start, minutes=minutes, mechanic_id=mechanic))

    @rule(number=numbers, start=hours)
    def books_on_a_hold(self, number: int, start: int) -> None:
        slot = self._one(Reservation, number)
        if slot is not None:
            self.store.submit(book(self.shop.elise.id, starts=start, hold_id=slot.id))

    @rule(number=numbers, start=hours)
    def moves(self, number: int, start: int) -> None:
        row = self._one(Session, number)
        if row is not None and row.starts is not None:
            seen = Place(starts=row.starts, minutes=row.minutes, mechanic_id=row.mechanic_id)
            to = Place(starts=start, minutes=60, mechanic_id=self.shop.anna.id)
            self.store.submit(MoveSession(session_id=row.id, seen=seen, to=to))

    @rule(number=numbers, ends=st.booleans())
    def cancels_or_checks_in(self, number: int, ends: bool) -> None:
        row = self._one(Session, number)
        if row is not None:
            self.store.submit(CancelSession(session_id=row.id) if ends else CheckIn(session_id=row.id))

    @rule(name=st.sampled_from("ABC"))
    def edits(self, name: str) -> None:
        elise = self.shop.elise
        self.store.submit(EditCustomer(customer_id=elise.id, set={"name": (elise.name, name)}))

    @rule(picked=some)
    def takes_back(self, picked: list[int]) -> None:
        mids = {change.mid for change in self._some(picked) if change.state in UNANSWERED}
        self.store.discard(sorted(mids))

    @rule(number=numbers)
    def sees(self, number: int) -> None:
        refused = [each for each in self.store.changes() if each.state in REFUSED or each.came_late]
        if refused:
            self.store.dismiss(refused[number % len(refused)].mid)

    @rule(number=numbers, start=hours)
    def makes_anew(self, number: int, start: int) -> None:
        refused = [each for each in self.store.changes() if each.state in REFUSED]
        if refused:
            mid = refused[number % len(refused)].mid
            self.store.submit_all([book(self.shop.marc.id, starts=start)], instead_of=mid)

    # --- the server

    @rule(picked=some, how=st.sampled_from(("applied", "lost", "rejected")), ahead=st.integers(0, 2))
    def answers(self, picked: list[int], how: str, ahead: int) -> None:
        waiting = {each.mid for each in self._some(picked) if each.state in UNANSWERED}
        state = {"applied": ChangeState.APPLIED, "lost": ChangeState.CONFLICT}.get(how, ChangeState.REJECTED)
        outcome = Outcome(stored_as=UNPLACED) if how == "lost" else Outcome()
        code = "" if how == "applied" else "bay_taken"
        ver = self.store.state().cursor + ahead
        answers = [
            Answer(mid=mid, state=state, code=code, ack_ver=ver, outcome=outcome) for mid in sorted(waiting)
        ]
        if answers:
            self.store.settle(answers, self.epoch)

    @rule(number=numbers, start=hours, bay=st.integers(0, 1), goes=st.booleans(), on=st.booleans())
    def sends_a_slot(self, number: int, start: int, bay: int, goes: bool, on: bool) -> None:
        slot = self._one(Reservation, number) if on else None
        slot = slot or reservation(starts=start, ends=start + 3600, blocks_end=start + 3600)
        moved = replace(
            slot, starts=start, ends=start + 3600, blocks_end=start + 4500, bay_id=self.shop.bays[bay].id
        )
        self._page([Drop("reservation", slot.id) if goes else Put(moved, 1)])

    @rule(number=numbers, start=hours, state=st.sampled_from(SessionState), goes=st.booleans())
    def sends_a_session(self, number: int, start: int, state: SessionState, goes: bool) -> None:
        row = self._one(Session, number)
        if row is None:
            self._page([Put(each, 1) for each in booked(self.shop.marc.id, starts=start)])
        else:
            self._page([Drop("session", row.id) if goes else Put(replace(row, state=state, starts=start), 1)])

    @rule(number=numbers)
    def sends_what_was_booked(self, number: int) -> None:
        """The rows of a change that waits here: its answer was lost."""
        waiting = [change for change in self.store.changes() if isinstance(change.command, BookSession)]
        if waiting:
            rows = waiting[number % len(waiting)].rows
            found: list[Record | None] = [self.store.get(Session, each) for each in rows]
            found += [self.store.get(Reservation, each) for each in rows]
            self._page([Put(row, 1) for row in found if row is not None])

    @rule(active=st.booleans(), number=st.integers(0, 1), name=st.sampled_from("ABC"))
    def sends_others(self, active: bool, number: int, name: str) -> None:
        bay = replace(self.shop.bays[number], active=active)
        self._page([Put(bay, 1), Put(replace(self.shop.elise, notes=name), 1), Put(customer(name), 1)])

    @rule(minutes=st.sampled_from((0, 30)), always=st.booleans())
    def sends_settings(self, minutes: int, always: bool) -> None:
        self._page(
            [
                Put(replace(self.shop.anna, buffer_minutes=minutes), 1),
                Put(replace(self.shop.organization, buffer_minutes=minutes + 15 * always), 1),
            ]
        )

    @rule(start=hours)
    def leases(self, start: int) -> None:
        """A walk-in takes a slot that was promised to this device."""
        lease = reservation(
            kind=ReservationKind.LEASE,
            starts=start,
            ends=start + 3600,
            blocks_end=start + 3600,
            bay_id=self.shop.bays[0].id,
        )
        self._page([Put(lease, 1)])
        self.store.submit(
            WalkIn(
                session_id=uuid7(),
                customer_id=self.shop.marc.id,
                service_type=book().service_type,
                starts=start,
                minutes=60,
                bay_id=self.shop.bays[0].id,
                leases=[lease.id],
                at=start,
            )
        )

    @rule(further=st.integers(0, 3))
    def sends_nothing(self, further: int) -> None:
        self._page([], further)

    @rule(keeps=st.booleans(), anew=st.booleans())
    def sends_a_snapshot(self, keeps: bool, anew: bool) -> None:
        rows: Sequence[Record] = self.shop.records
        if keeps:
            rows = [row for cls in KIND_OF for row in self.store._replica.all(cls)]
        self.epoch = uuid7() if anew else self.epoch
        state = replace(self.store.state(), epoch=self.epoch, cursor=self.store.state().cursor + 1)
        self.store.apply_snapshot([Put(row, 1) for row in rows], state)

    @rule(back=st.integers(0, 4), other=st.booleans())
    def knows_less(self, back: int, other: bool) -> None:
        """It was restored, or takes this for another device."""
        last = max(0, self.store._outbox.last_seq - back)
        if other:
            self.store.fork(uuid7(), last)
        else:
            self.store.resend_after(last)

    # --- what must hold

    @invariant()
    def shows_what_laying_all_on_anew_would(self) -> None:
        position = self.store._position()
        plain = PlainOverlay(self.store._replica)
        plain.replay(each for each in self.store._outbox.recalled if is_ahead(each, position))
        for cls in KIND_OF:
            assert _by_id(self.store.all(cls)) == _by_id(plain.all(cls))
        for start in HOURS:
            for cls in (Session, Reservation):
                wanted = plain.between(cls, start, start + 1800)
                assert self.store.between(cls, start, start + 1800) == wanted
        laid = {(cls, row_id) for cls, tops in self.store._overlay._layers.tops.items() for row_id in tops}
        assert laid == set(plain.effects)

    @invariant()
    def has_told_what_looks_different(self) -> None:
        before, self.shown = self.shown, self._look()
        assert {kind for kind in KINDS if self.shown[kind] != before[kind]} <= self.told
        self.told.clear()

    @invariant()
    def counts_what_waits(self) -> None:
        changes = self.store.changes()
        waiting = [change for change in changes if change.state in UNANSWERED]
        assert self.store.count_waiting() == len(waiting)
        assert self.store.count_refused() == sum(each.state in REFUSED or each.came_late for each in changes)
        touched = (change.rows for change in waiting if not isinstance(change.command, WalkIn))
        assert self.store.waiting_rows() == frozenset().union(*touched)
        assert [change.place for change in changes] == sorted(change.place for change in changes)

    def teardown(self) -> None:
        self.store.close()

    # --- inside

    def _hear(self, kinds: frozenset[str]) -> None:
        self.told |= kinds

    def _page(self, rows: Sequence[Put | Drop], further: int = 1) -> None:
        state = self.store.state()
        self.store.apply_page(rows, replace(state, cursor=state.cursor + further))

    def _one(self, cls: type[R], number: int) -> R | None:
        rows = sorted(self.store.all(cls), key=lambda row: row.id)
        return rows[number % len(rows)] if rows else None

    def _some(self, picked: list[int]) -> list[PendingChange]:
        changes = self.store.changes()
        return [changes[number % len(changes)] for number in picked] if changes else []

    def _look(self) -> dict[str, dict[UUID, Record]]:
        return {kind: _by_id(self.store.all(cls)) for kind, cls in KINDS.items()}


def _by_id(rows: Sequence[Record]) -> dict[UUID, Record]:
    return {row.id: row for row in rows}


OneDesk.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestOneDesk = OneDesk.TestCase
