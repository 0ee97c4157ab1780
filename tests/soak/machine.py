"""The state machine: whatever is done in whatever order, three devices and the real server agree in the end.

Where the simulated weeks draw a life by chance, Hypothesis looks for a short way to break it, and shrinks what it
finds. What happens to files, network and server is that of the weeks. ``make soak`` gives it many examples.
"""

from __future__ import annotations

import asyncio
import itertools
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import ClassVar
from unittest.mock import patch

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from desktop.presenters.customer_merging import called
from scheduling.commands import (
    AnswerOffer,
    BookSession,
    CancelSession,
    Command,
    EditCustomer,
    MoveSession,
    ParkSession,
    Place,
)
from scheduling.edit_commands import EditSession
from scheduling.ids import uuid7
from scheduling.merge_commands import MergeCustomers
from scheduling.records import Customer, Session
from scheduling.sessions import place_of
from scheduling.vocabulary import ServiceType, VisitKind
from sync_server.db.embedded import EmbeddedPostgres
from sync_server.services import pull
from sync_server.services.demo.dice import Dice
from tests.soak import weeks_checks, weeks_replayed
from tests.soak.counts import Counts
from tests.soak.weeks import TEMPLATE, cluster
from tests.soak.weeks_device import OLD, WeeksDevice
from tests.soak.weeks_ledger import Ledger
from tests.soak.weeks_network import BAD, Network
from tests.soak.weeks_server import DAY, WeeksServer
from tests.soak.weeks_staff import Staff
from tests.soak.weeks_time import WorldClock, seeded
from tests.sync_server.shop import ZONE

BEGIN = int(datetime(2026, 10, 30, 8, tzinfo=ZONE).timestamp())
NAMES = ("owner", "desk", "ivan")
ROUNDS = 8
STEPS = 40
"""Of one example of `make soak`."""
PAGE = 3
"""Heads in one page: few rows are many pages."""

who = st.sampled_from(NAMES)
numbers = st.integers(0, 30)
hours = st.sampled_from((9, 10, 11, 14))
mechanics = st.sampled_from(("anna", "bert", "ivan"))


class Stage:
    """The server that all examples share, each with a workshop of its own; and the loop in which they run."""

    def __init__(self, postgres: EmbeddedPostgres, template: str) -> None:
        self.loop = asyncio.new_event_loop()
        self.clock = WorldClock(BEGIN)
        self.folder = tempfile.TemporaryDirectory(prefix="machine-")
        self.server = WeeksServer(postgres, template, "machine", Path(self.folder.name), self.clock)
        self.numbers = itertools.count(1)
        self.figures = Counts(part="machine", seed=0).figures

    def __enter__(self) -> Stage:
        self.loop.run_until_complete(self.server.__aenter__())
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.loop.run_until_complete(self.server.__aexit__(*exc_info))
        self.loop.close()
        self.folder.cleanup()


class Workshop(RuleBasedStateMachine):
    """Three devices and a server, any of which may fail to hear the others."""

    stage: ClassVar[Stage]

    def __init__(self) -> None:
        super().__init__()
        stage = self.stage
        self.loop, self.server, self.clock = stage.loop, stage.server, stage.clock
        self.number = next(stage.numbers)
        stage.figures["examples"] += 1
        self.clock.set(BEGIN)
        self.folder = Path(stage.folder.name) / str(self.number)
        self.undo = ExitStack()
        self.undo.enter_context(seeded(Dice(self.number), self.clock))
        self.undo.enter_context(patch.object(pull, "PAGE_LIMIT", PAGE))
        self.undo.callback(self._close)
        self.ledger = Ledger()
        self.devices: dict[str, WeeksDevice] = {}
        self.loop.run_until_complete(self._hire())

    async def _hire(self) -> None:
        self.server.forget_backup()
        self.server.tell_time()
        await self.server.open_shop()
        for name, email in self.server.emails.items():
            network = Network(Dice(0), lambda _: None)
            network.server, network.pushed = self.server.transport, self.ledger.answered
            device = WeeksDevice(
                name, email, folder=self.folder, network=network, clock=self.clock, tell=lambda _: None
            )
            await device.begin()
            self.devices[name] = device

    # --- what people do

    @rule(name=who, mechanic=mechanics, hour=hours, day=st.integers(1, 2))
    def somebody_books(self, name: str, mechanic: str, hour: int, day: int) -> None:
        self._book(name, mechanic, hour, day)

    def _book(self, name: str, mechanic: str, hour: int, day: int) -> None:
        shop = self.server.shop
        command = BookSession(
            session_id=uuid7(),
            reservation_id=uuid7(),
            customer_id=shop.customer.id,
            kind=VisitKind.IN_PERSON,
            service_type=ServiceType.REPAIR,
            starts=self._at(day, hour),
            minutes=60,
            mechanic_id=getattr(shop, "ivan" if name == "ivan" else mechanic).id,
        )
        self._submit(name, command)

    @rule(mechanic=st.sampled_from(("anna", "ivan")), hour=hours)
    def rivals_book(self, mechanic: str, hour: int) -> None:
        """Two people give the same time away, each by what is free on their own screen."""
        for name in ("owner", "desk"):
            self._book(name, mechanic, hour, 1)

    @rule(name=who, number=numbers, mechanic=mechanics, hour=hours)
    def move(self, name: str, number: int, mechanic: str, hour: int) -> None:
        for row in self._one(name, number):
            to = Place(
                starts=self._at(1, hour), minutes=60, mechanic_id=getattr(self.server.shop, mechanic).id
            )
            self._submit(name, MoveSession(session_id=row.id, seen=place_of(row), to=to))

    @rule(name=who, number=numbers, bay=st.integers(0, 1))
    def put_in_bay(self, name: str, number: int, bay: int) -> None:
        for row in self._one(name, number):
            here, bay_id = place_of(row), self.server.shop.bays[bay].id
            self._submit(name, MoveSession(session_id=row.id, seen=here, to=here, bay_id=bay_id))

    @rule(name=who, number=numbers)
    def park(self, name: str, number: int) -> None:
        for row in self._one(name, number):
            self._submit(name, ParkSession(session_id=row.id, seen=place_of(row)))

    @rule(name=who, number=numbers, hour=hours)
    def park_again(self, name: str, number: int, hour: int) -> None:
        """As who takes a placing back: with the place that it had on deck."""
        for row in self._one(name, number):
            was = replace(place_of(row), starts=self._at(1, hour))
            self._submit(name, ParkSession(session_id=row.id, seen=place_of(row), was=was))

    @rule(name=who, number=numbers)
    def put_back(self, name: str, number: int) -> None:
        """As who takes a parking back."""
        for row in self._one(name, number):
            here = place_of(row)
            back = MoveSession(session_id=row.id, seen=here, to=here, bay_id=row.bay_id, placing=True)
            self._submit(name, back)

    @rule(name=who, kept=numbers, other=numbers)
    def merge(self, name: str, kept: int, other: int) -> None:
        rows = sorted(self.devices[name].store.all(Customer), key=lambda row: row.id)
        if len(rows) > 1:
            one, two = rows[kept % len(rows)], rows[other % len(rows)]
            self._submit(name, MergeCustomers(kept_id=one.id, other_id=two.id, seen=called(two)))

    @rule(name=who, number=numbers)
    def cancel(self, name: str, number: int) -> None:
        for row in self._one(name, number):
            self._submit(name, CancelSession(session_id=row.id))

    @rule(name=who, number=numbers, said=st.sampled_from(("Brakes squeal", "Battery dead")))
    def correct(self, name: str, number: int, said: str) -> None:
        for row in self._one(name, number):
            self._submit(name, EditSession(session_id=row.id, set={"concern": (row.concern, said)}))

    @rule(number=numbers, accept=st.booleans())
    def answer(self, number: int, accept: bool) -> None:
        for row in self._one("ivan", number):
            self._submit("ivan", AnswerOffer(session_id=row.id, accept=accept, seen=place_of(row)))

    @rule(name=who, field=st.sampled_from(("name", "notes")), text=st.sampled_from(("A", "B")))
    def edit(self, name: str, field: str, text: str) -> None:
        row = self.devices[name].store.get(Customer, self.server.shop.customer.id)
        if row is not None:
            self._submit(name, EditCustomer(customer_id=row.id, set={field: (getattr(row, field), text)}))

    @rule(name=who, chance=st.integers(0, 10_000))
    def something_else(self, name: str, chance: int) -> None:
        store = self.devices[name].store
        command = Staff(name, Dice(chance), self.clock.now, self.devices[name].now).wish(store)
        if command is not None:
            self._submit(name, command)

    @rule(name=who, chance=numbers)
    def take_back(self, name: str, chance: int) -> None:
        Staff(name, Dice(chance), self.clock.now, self.clock.now).take_back(self.devices[name].store)

    # --- what the network, the disks and the server do

    @rule(name=who, faults=st.lists(st.sampled_from(BAD), min_size=1, max_size=3))
    def trouble(self, name: str, faults: list[object]) -> None:
        self.devices[name].network.to_come.extend(faults)  # type: ignore[arg-type] # they are faults

    @rule(name=who)
    def push(self, name: str) -> None:
        self.loop.run_until_complete(self.devices[name].push())

    @rule(name=who)
    def pull(self, name: str) -> None:
        self.loop.run_until_complete(self.devices[name].pull())

    @rule(seconds=st.sampled_from((600, 5 * 3600, DAY, 40 * DAY)))
    def time_passes(self, seconds: int) -> None:
        """Tokens end, offers lapse, the window moves; after 40 days past all that there is."""
        self.clock.advance(seconds)
        self.server.tell_time()
        if seconds > DAY:
            self.server.forget_backup()

    @rule(what=st.sampled_from(("worker", "purge", "back_up", "restore")))
    def at_the_server(self, what: str) -> None:
        self.loop.run_until_complete(getattr(self, f"_{what}")())

    @rule(
        name=who, what=st.sampled_from(("upgrade", "old_program", "copy", "set_back", "wrong_clock", "late"))
    )
    def at_a_device(self, name: str, what: str) -> None:
        self.loop.run_until_complete(getattr(self, f"_{what}")(self.devices[name]))

    async def _worker(self) -> None:
        await self.server.work()

    async def _purge(self) -> None:
        await self.server.purge()

    async def _back_up(self) -> None:
        if self.server.backed_up_at is None:
            await self.server.back_up()

    async def _restore(self) -> None:
        if self.server.backed_up_at is not None:
            await self.server.restore()
            self.ledger.server_set_back(list(self.devices.values()), weeks_checks.answers(self.server))
            self.server.forget_backup()
            self.stage.figures["servers restored"] += 1

    async def _upgrade(self, device: WeeksDevice) -> None:
        await device.upgrade()

    async def _old_program(self, device: WeeksDevice) -> None:
        device.app = OLD
        await device.restart()

    async def _copy(self, device: WeeksDevice) -> None:
        await device.copy()

    async def _set_back(self, device: WeeksDevice) -> None:
        if device.has_copy:
            await device.set_back()
            self.ledger.device_set_back(device, weeks_checks.answers(self.server), self.server.epoch)
            self.stage.figures["disks lost"] += 1

    async def _wrong_clock(self, device: WeeksDevice) -> None:
        device.wrong_by = DAY if device.wrong_by <= 0 else -DAY

    async def _late(self, device: WeeksDevice) -> None:
        await device.network.deliver_late()

    # --- what must hold: at each step, whenever everything came through, and at the end

    @invariant()
    def everybody_is_honest(self) -> None:
        for device in self.devices.values():
            weeks_checks.honest(device, self.ledger)

    @rule()
    def everybody_agrees(self) -> None:
        self.loop.run_until_complete(self._agree())

    def teardown(self) -> None:
        with self.undo:
            self.loop.run_until_complete(self._agree())

    async def _agree(self) -> None:
        devices = list(self.devices.values())
        for device in devices:
            device.network.to_come.clear()
            if device.app == OLD:
                await device.upgrade()
        for _ in range(ROUNDS):
            calm = True
            for device in devices:
                while device.network.late:
                    await device.network.deliver_late()
                pushed, pulled = await device.push(), await device.pull()
                calm = calm and pushed and pulled
            if calm and self.server.all_there(device.store for device in devices):
                break
        await weeks_checks.everything(self.server, devices, self.ledger)
        await weeks_replayed.check(self.server, self.ledger, weeks_checks.answers(self.server))
        self.stage.figures["agreements"] += 1

    def _close(self) -> None:
        for device in self.devices.values():
            self.loop.run_until_complete(device.close())

    def _submit(self, name: str, command: Command) -> None:
        mid = self.devices[name].submit(command)
        self.ledger.note(mid, name, command)
        self.stage.figures["changes"] += 1

    def _one(self, name: str, number: int) -> list[Session]:
        rows = sorted(self.devices[name].store.all(Session), key=lambda row: row.id)
        return [rows[number % len(rows)]] if rows else []

    def _at(self, day: int, hour: int) -> int:
        """An hour of one of the next days, whatever day it is."""
        local = datetime.fromtimestamp(self.clock.now() + day * DAY, ZONE)
        return int(local.replace(hour=hour, minute=0, second=0, microsecond=0).timestamp())


def explore(
    postgres: EmbeddedPostgres, template: str, examples: int, steps: int, number: int | None = None
) -> Counts:
    """So many examples; raises what one raised that broke something: with a number, the shortest that was found.

    Without a number they are the same in each run.
    """
    with Stage(postgres, template) as stage:
        machine = type("Workshop", (Workshop,), {"stage": stage})
        if number is not None:
            hypothesis.seed(number)(machine)
        wanted = settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=number is None,
            phases=(Phase.generate, *(() if number is None else (Phase.shrink,))),
            suppress_health_check=list(HealthCheck),
        )
        run_state_machine_as_test(machine, settings=wanted)
        return Counts(part="machine", seed=number or 0, figures=stage.figures)


def run(seed: int, examples: int = 200) -> Counts:
    """The part ``machine`` of ``make soak``."""
    with cluster() as running:
        try:
            return explore(running, TEMPLATE, examples, STEPS, seed)
        except Exception as fault:  # whatever it was, it is told with the seed that shows it again
            said = "\n".join([repr(fault), *getattr(fault, "__notes__", [])])
            return Counts(part="machine", seed=seed, faults=[said])
