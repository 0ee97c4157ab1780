"""The simulated weeks themselves: what happens next, to whom, for how long; and that everybody agrees in the end.

One seed decides all of it. Not here: what is checked (``weeks_checks``), and many lives in a row (``weeks``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from unittest.mock import patch

from scheduling.file_types import CHUNK
from scheduling.lease_commands import WalkIn
from scheduling.records import Session
from scheduling.vocabulary import SessionState
from sync_server.db.embedded import EmbeddedPostgres
from sync_server.services import pull
from sync_server.services.demo.dice import Dice
from tests.soak import weeks_checks, weeks_replayed
from tests.soak.weeks_device import OLD, WeeksDevice
from tests.soak.weeks_ledger import Attached, Ledger
from tests.soak.weeks_network import Network
from tests.soak.weeks_server import DAY, WeeksServer
from tests.soak.weeks_staff import Staff
from tests.soak.weeks_time import WorldClock, seeded
from tests.sync_server.shop import ZONE

HOUR = 3600
JPEG = b"\xff\xd8\xff\xe0" + bytes(1000)
AUTUMN = datetime(2026, 11, 1, 2, tzinfo=ZONE)
"""The night in which the clocks go back; they go forward again on 14 March."""
CLOSED = datetime(2026, 11, 4, tzinfo=ZONE)
OPEN_AGAIN = datetime(2027, 3, 11, 7, tzinfo=ZONE)
"""The shop is closed for the winter, its computers are off: both nights lie within a few days of work."""
BOTH_NIGHTS = 8
"""Days of the shortest life that has both."""
RARELY = 9
BACKUP_AGE = 10 * DAY
"""Nobody restores an older one: devices keep what was answered for 14 days."""
ROUNDS = 12

Event = Callable[[], Awaitable[None]]


class WeeksFault(AssertionError):
    """What did not hold, with the seed that shows it again."""


class World:
    """Three devices and a server. ``trace`` is all that happened, in order; ``figures`` how often what."""

    def __init__(
        self, seed: int, days: int, *, cluster: EmbeddedPostgres, template: str, folder: Path
    ) -> None:
        """``days`` of work: from 8 on, half of them before the winter, with both nights; else spring alone."""
        autumn = min(AUTUMN - timedelta(hours=20), CLOSED - timedelta(days=days // 2))
        begin = autumn if days >= BOTH_NIGHTS else OPEN_AGAIN
        self.seed = seed
        self.trace: list[str] = []
        self.figures: Counter[str] = Counter()
        self.dice = Dice(seed)
        self.clock = WorldClock(int(begin.timestamp()))
        self.ledger = Ledger()
        lived = max(0, int(CLOSED.timestamp()) - self.clock.now())
        self._end = int(OPEN_AGAIN.timestamp()) + days * DAY - lived
        self._folder = folder
        self._nested = False
        self._step = 0
        self._doing = "begin"
        name = f"weeks_{seed}_{folder.name.replace('-', '_')}"[:50].lower()
        with seeded(self.dice, self.clock):
            self.server = WeeksServer(cluster, template, name, folder, self.clock)
        self.devices: list[WeeksDevice] = []
        self.staff: dict[str, Staff] = {}

    async def run(self) -> None:
        """Live through all of it; raises :class:`WeeksFault`."""
        pages = patch.object(pull, "PAGE_LIMIT", self.dice.pick((3, 25, 500)))
        with seeded(self.dice.branch("world"), self.clock), pages:
            async with self.server:
                try:
                    await self._hire()
                    while self.clock.now() < self._end:
                        await self._stretch()
                        await self._agree()
                except Exception as error:
                    at = datetime.fromtimestamp(self.clock.now(), ZONE)
                    told = f"seed {self.seed}, step {self._step} ({self._doing}, {at}): {error!r}"
                    raise WeeksFault(told) from error
                finally:
                    for device in self.devices:
                        await device.close()

    def tell(self, what: str) -> None:
        self.trace.append(f"{self.clock.now()} {what}")

    def _tell_of(self, name: str, what: str) -> None:
        self.tell(f"{name} {what}")

    async def _hire(self) -> None:
        for name, email in self.server.emails.items():
            network = Network(self.dice.branch(f"network of {name}"), partial(self._tell_of, name))
            network.server = self.server.transport
            network.pushed = self.ledger.answered
            device = WeeksDevice(
                name, email, folder=self._folder, network=network, clock=self.clock, tell=self.tell
            )
            await device.begin()
            network.meanwhile = partial(self._meanwhile, device)
            self.devices.append(device)
            dice = self.dice.branch(f"staff at {name}")
            self.staff[name] = Staff(name, dice, self.clock.now, device.now)

    # --- time

    async def _stretch(self) -> None:
        """Some hours, or days, in which anything may happen."""
        until = min(self.clock.now() + self.dice.pick((5, 10, 26, 60)) * HOUR, self._end)
        while self.clock.now() < until:
            await self._pass_time()
            self._step += 1
            name, event = self._drawn()
            self._doing = name
            self.figures[name] += 1
            self.tell(f"step {self._step}: {name}")
            await event()
            lost = self.server.without_place()
            for device in self.devices:
                weeks_checks.honest(device, self.ledger, lost)

    async def _pass_time(self) -> None:
        before = self.clock.now()
        local = datetime.fromtimestamp(before, ZONE)
        self.clock.advance(self.dice.between(20, 2400))
        if (local.hour >= 20 or local.hour < 7) and self.dice.chance(85):
            morning = local.replace(hour=7) + timedelta(days=local.hour >= 20)
            self.clock.advance(max(0, int(morning.timestamp()) - self.clock.now()))
        winter = int(CLOSED.timestamp()) <= self.clock.now() < int(OPEN_AGAIN.timestamp())
        if winter:
            self.clock.advance(int(OPEN_AGAIN.timestamp()) - self.clock.now())
        self.server.tell_time()
        if self.clock.now() // DAY != before // DAY:
            self.figures["days"] += 1
            await self.server.mark_day()

    def _drawn(self) -> tuple[str, Event]:
        """What happens next, and to whom: what is rare comes in turn, so that no life is without it."""
        device = self.dice.pick(self.devices)
        if self._step % RARELY == 0:
            rare = self._rare(device)
            return rare[(self.seed + self._step // RARELY) % len(rare)]
        often = self._often(device)
        name, event, _ = self.dice.weighted(often, [weight for _, _, weight in often])
        return name, event

    def _often(self, device: WeeksDevice) -> list[tuple[str, Event, float]]:
        return [
            ("changes made", lambda: self._work(device), 44),
            ("pushes", lambda: self._exchange(device.push), 18),
            ("pulls", lambda: self._exchange(device.pull), 18),
            ("files", lambda: self._attach(device), 3),
            ("sendings of files", lambda: self._exchange(device.send_files), 6),
            ("changes of the weather", lambda: self._weather(device), 7),
            ("old requests let through", device.network.deliver_late, 8),
            ("runs of the worker", self._worker, 6),
            ("refusals seen", lambda: self._see(device), 3),
            ("changes taken back", lambda: self._take_back(device), 2),
            ("clocks set wrong", lambda: self._set_clock(device), 2),
            ("restarts", device.restart, 2),
        ]

    def _rare(self, device: WeeksDevice) -> list[tuple[str, Event]]:
        return [
            ("copies of a disk", device.copy),
            ("backups", self.server.back_up),
            ("upgrades", device.upgrade),
            ("purges", self._purge),
            ("disks set back", self._disk_set_back),
            ("outages", self._outage),
            ("programs set back", lambda: self._old_program(device)),
            ("restores", self._restore),
        ]

    # --- what happens

    async def _work(self, device: WeeksDevice) -> None:
        """Somebody does one thing, or several at a time."""
        for _ in range(self.dice.pick((1, 1, 2, 4))):
            command = self.staff[device.name].wish(device.store)
            if command is not None:
                mid = device.submit(command)
                promised = isinstance(command, WalkIn) and self._has_leases(device)
                self.ledger.note(mid, device.name, command, promised=promised)
                self.figures["walk-ins promised"] += promised
                self.figures["changes"] += 1
                self.tell(f"{device.name} {mid}: {command}")

    def _has_leases(self, device: WeeksDevice) -> bool:
        """Whether what it takes for its leases is so: neither it nor the server was set back without its knowing."""
        return device.up_to_date and device.store.state().epoch == self.server.epoch

    async def _attach(self, device: WeeksDevice) -> None:
        """A picture of one of the bookings that are shown, known to the server or not; or the same once more."""
        rows = sorted(row.id for row in device.store.all(Session) if row.state is not SessionState.CANCELLED)
        if (
            not rows or device.name == "ivan"
        ):  # a booking that leaves a mechanic's sight takes its files with it
            return
        picture = self.dice.pick((JPEG, JPEG, JPEG * (CHUNK // len(JPEG) + 1)))
        content = picture + str(len(self.ledger.files)).encode()
        file = await device.attach(self.dice.pick(rows), content)
        self.ledger.files[file.id] = Attached(device.name, file.session_id, file.sha256)
        self.figures["files attached"] += 1
        self.tell(f"{device.name} attaches {file.id} to {file.session_id}")

    async def _exchange(self, work: Callable[[], Awaitable[bool]]) -> None:
        if not await work():
            self.figures["exchanges that failed"] += 1

    async def _see(self, device: WeeksDevice) -> None:
        self.staff[device.name].dismiss(device.store)

    async def _take_back(self, device: WeeksDevice) -> None:
        mid = self.staff[device.name].take_back(device.store)
        if mid is not None:
            self.ledger.taken_back(mid)
        self.tell(f"{device.name} takes back {mid}")

    async def _worker(self) -> None:
        self.tell(f"the worker changed {await self.server.work()}")

    async def _weather(self, device: WeeksDevice) -> None:
        network = device.network
        network.online = self.dice.chance(70)
        network.portal = self.dice.chance(5)
        network.bad = self.dice.pick((0, 20, 40, 70))
        self.tell(f"{device.name}: {network.online=} {network.portal=} {network.bad=}")

    async def _outage(self) -> None:
        """The server is down for everybody, or up again."""
        for device in self.devices:
            up = device.network.server is None
            device.network.server = self.server.transport if up else None

    async def _set_clock(self, device: WeeksDevice) -> None:
        device.wrong_by = self.dice.pick((-DAY, DAY, -3 * HOUR, 0, 0, 7 * HOUR))

    async def _old_program(self, device: WeeksDevice) -> None:
        device.app = OLD
        await device.restart()

    async def _disk_set_back(self) -> None:
        for device in [each for each in self.devices if each.has_copy][:1]:
            await device.set_back()
            self.ledger.device_set_back(device, weeks_checks.answers(self.server), self.server.epoch)
            self.ledger.files_left([device], weeks_checks.whole_files(self.server))
            self.figures["disks lost"] += 1

    async def _restore(self) -> None:
        made = self.server.backed_up_at
        if made is None or self.clock.now() - made > BACKUP_AGE:
            return
        await self.server.restore()
        self.ledger.server_set_back(self.devices, weeks_checks.answers(self.server))
        self.ledger.files_left(self.devices, weeks_checks.whole_files(self.server))
        self.figures["servers restored"] += 1

    async def _purge(self) -> None:
        self.figures["tombstones gone"] += await self.server.purge(self.dice.pick((0, 0, DAY)))

    async def _meanwhile(self, device: WeeksDevice, path: str) -> None:
        """What happens just while a request of the device is under way."""
        if self._nested or not self.dice.chance(8):
            return
        self._nested = True
        try:
            other = self.dice.pick([each for each in self.devices if each is not device])
            events: list[Event] = [
                lambda: self._work(device),
                lambda: self._exchange(other.push),
                lambda: self._exchange(other.pull),
                device.network.deliver_late,
            ]
            if path == "/sync/push":
                events.append(lambda: self._exchange(device.pull))
            if path in {"/sync/pull", "/sync/snapshot"}:
                events.append(lambda: self._exchange(device.push))
            self.tell(f"meanwhile, {device.name} at {path}:")
            self.figures["things meanwhile"] += 1
            await self.dice.pick(events)()
        finally:
            self._nested = False

    # --- the end of it

    async def _agree(self) -> None:
        """Let everything through; then all must be as it should."""
        self._doing = "everything is let through"
        self.tell("the weather clears up")
        for device in self.devices:
            device.network.server = self.server.transport
            device.network.online, device.network.portal, device.network.bad = True, False, 0
            if device.app == OLD:
                await device.upgrade()
        await self._settle()
        await self.server.work()
        await self._settle()
        self._doing = "what must hold"
        meanwhiles = [(device.network, device.network.meanwhile) for device in self.devices]
        for network, _ in meanwhiles:
            network.meanwhile = None
        statuses = await weeks_checks.everything(self.server, self.devices, self.ledger)
        await weeks_replayed.check(self.server, self.ledger, weeks_checks.answers(self.server))
        for network, meanwhile in meanwhiles:
            network.meanwhile = meanwhile
        self.figures["agreements"] += 1
        self.tell(f"agreed: {sorted(statuses.items())}")
        self.statuses = statuses

    async def _settle(self) -> None:
        for _ in range(ROUNDS):
            self.clock.advance(61)
            self.server.tell_time()
            calm = True
            for device in self.dice.shuffled(self.devices):
                while device.network.late:
                    await device.network.deliver_late()
                pushed, pulled, sent = await device.push(), await device.pull(), await device.send_files()
                calm = calm and pushed and pulled and sent and not device.files.waiting()
            if calm and self.server.all_there(device.store for device in self.devices):
                return
        told = [(device.name, device.store.state(), device.failures) for device in self.devices]
        raise AssertionError(f"nobody agrees after {ROUNDS} rounds: {told}")
