"""Whatever the order of submits, pushes, pulls, failures and page sizes: both sides end up with the same rows.

And on the way no pending change is ever lost from the screen.
"""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.store.local_store import LocalStore
from desktop.store.pending import UNANSWERED
from desktop.sync.backoff import Pace
from desktop.sync.errors import Offline, Refused
from desktop.sync.exchange import Exchange
from scheduling.commands import (
    BookSession,
    CancelSession,
    Command,
    CreateCustomer,
    EditCustomer,
    EditVehicle,
    MoveSession,
    Place,
)
from scheduling.edit_commands import EditSession
from scheduling.ids import uuid7
from scheduling.records import KINDS, Customer, Record, Session, Vehicle
from tests.factories import MONDAY, NOW, at, book, garage
from tests.fake_faults import Fault
from tests.fakes import FakeServer, access_to

HOURS = [at(MONDAY, time) for time in ("09:00", "10:00", "11:00", "14:00", "15:00")]
desks = st.integers(0, 1)
hours = st.sampled_from(HOURS)
numbers = st.integers(0, 100)


class TwoDesks(RuleBasedStateMachine):
    """Two desktops and a server, any of which may fail to hear the others."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.directory = tempfile.TemporaryDirectory()
        self.shop = garage()
        self.server = FakeServer(self.shop.records)
        self.stores: list[LocalStore] = []
        self.exchanges: list[Exchange] = []
        for number in range(2):
            store = LocalStore.in_memory(now=lambda: NOW)
            access = access_to(self.server, Path(self.directory.name) / str(number), store.device_id)
            self.stores.append(store)
            self.exchanges.append(
                Exchange(store, access, pace=Pace(), tzdata="", on_server_time=None),
            )
            self.loop.run_until_complete(self.exchanges[-1].pull())
        self.backup = self.server.backup()
        self.seen_on: list[set[UUID]] = [set(), set()]

    @rule(desk=desks, start=hours, anna=st.booleans())
    def book(self, desk: int, start: int, anna: bool) -> None:
        mechanic = self.shop.anna.id if anna else None
        self._submit(desk, book(self.shop.elise.id, starts=start, mechanic_id=mechanic))

    @rule(desk=desks, start=hours, number=numbers)
    def move(self, desk: int, start: int, number: int) -> None:
        for row in self._one(desk, number):
            seen = Place(starts=row.starts or 0, minutes=row.minutes, mechanic_id=row.mechanic_id)
            to = Place(starts=start, minutes=60, mechanic_id=self.shop.anna.id)
            self._submit(desk, MoveSession(session_id=row.id, seen=seen, to=to))

    @rule(desk=desks, number=numbers)
    def cancel(self, desk: int, number: int) -> None:
        for row in self._one(desk, number):
            self._submit(desk, CancelSession(session_id=row.id))

    @rule(desk=desks, number=numbers, said=st.sampled_from(["Brakes squeal", "Battery dead"]))
    def correct(self, desk: int, number: int, said: str) -> None:
        for row in self._one(desk, number):
            self._submit(desk, EditSession(session_id=row.id, set={"concern": (row.concern, said)}))

    @rule(desk=desks, name=st.sampled_from(["Élise A", "Élise B"]))
    def rename(self, desk: int, name: str) -> None:
        row = self.stores[desk].get(Customer, self.shop.elise.id)
        assert row is not None
        self._submit(desk, EditCustomer(customer_id=row.id, set={"name": (row.name, name)}))

    @rule(desk=desks, year=st.sampled_from([None, 2019, 2020]))
    def mend_a_vehicle(self, desk: int, year: int | None) -> None:
        row = self.stores[desk].get(Vehicle, self.shop.civic.id)
        assert row is not None
        self._submit(desk, EditVehicle(vehicle_id=row.id, set={"year": (row.year, year)}))

    @rule(desk=desks)
    def meet_a_customer(self, desk: int) -> None:
        self._submit(desk, CreateCustomer(customer_id=uuid7(), name="Somebody"))

    @rule(fault=st.sampled_from(Fault), page=st.integers(1, 4), after=st.integers(0, 2))
    def trouble(self, fault: Fault, page: int, after: int) -> None:
        self.server.page_limit = page
        self.server.faults.extend([None] * after + [fault])

    @rule(desk=desks)
    def push(self, desk: int) -> None:
        with suppress(Offline):
            self.loop.run_until_complete(self.exchanges[desk].push())

    @rule(desk=desks)
    def pull(self, desk: int) -> None:
        with suppress(Offline):
            self.loop.run_until_complete(self.exchanges[desk].pull())

    @rule()
    def forget_old_versions(self) -> None:
        self.server.floor = self.server.ver

    @precondition(lambda self: not self.server.faults)
    @rule()
    def everybody_agrees_in_the_end(self) -> None:
        for _ in range(2):
            for exchange in self.exchanges:
                self.loop.run_until_complete(exchange.push())
                self.loop.run_until_complete(exchange.pull())
        theirs = {row_id: row for (_, row_id), row in self.server.records().items()}
        for store in self.stores:
            mine: dict[UUID, Record] = {row.id: row for cls in KINDS.values() for row in store.all(cls)}
            assert mine == theirs
            assert not store.waiting_rows()
        assert len(self.server.seen) == len(set(self.server.seen)), "nothing doubled"

    @invariant()
    def what_waits_is_shown(self) -> None:
        for store in self.stores:
            for change in store.changes():
                match change.command:
                    case BookSession(session_id=row_id) if change.state in UNANSWERED:
                        assert store.get(Session, row_id) is not None
                    case CreateCustomer(customer_id=row_id):
                        assert store.get(Customer, row_id) is not None

    @invariant()
    def what_was_shown_never_vanishes(self) -> None:
        for store, seen in zip(self.stores, self.seen_on, strict=True):
            now = {row.id for row in store.all(Session)}
            assert seen <= now, "a booking went from the screen"
            seen.update(now)

    def teardown(self) -> None:
        self.server.faults.clear()
        self.everybody_agrees_in_the_end()
        for store in self.stores:
            store.close()
        self.loop.close()
        self.directory.cleanup()

    def _submit(self, desk: int, command: Command) -> None:
        self.stores[desk].submit(command)

    def _one(self, desk: int, number: int) -> list[Session]:
        rows = sorted(self.stores[desk].all(Session), key=lambda row: row.id)
        return [rows[number % len(rows)]] if rows else []


class WithRestores(TwoDesks):
    """The server is now and then set back to an old backup: what it lost is pushed again, by who made it."""

    @rule()
    def back_up(self) -> None:
        self.backup = self.server.backup()

    @rule()
    def restore(self) -> None:
        self.server.restore(self.backup)
        self.backup = self.server.backup()

    @rule(desk=desks)
    def push(self, desk: int) -> None:
        with suppress(Offline, Refused):  # 410: another epoch
            self.loop.run_until_complete(self.exchanges[desk].push())

    def what_was_shown_never_vanishes(self) -> None:
        """What another desk made may be gone until that desk has pushed it again."""

    @precondition(lambda self: not self.server.faults)
    @rule()
    def everybody_agrees_in_the_end(self) -> None:
        for exchange in self.exchanges:
            with suppress(Offline):  # restored since the last greeting
                self.loop.run_until_complete(exchange.pull())
            self.loop.run_until_complete(exchange.pull())
        super().everybody_agrees_in_the_end()


TestTwoDesks = TwoDesks.TestCase
TestWithRestores = WithRestores.TestCase
TestWithRestores.settings = settings(
    max_examples=20, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestTwoDesks.settings = settings(
    max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
