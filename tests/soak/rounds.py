"""One workshop, two desktops and the server in one process, where each goes down at failpoints again and again.

Import it only after the failpoints are installed. At the end of a round everybody is let to agree, and the journal is
held against the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Collection
from functools import partial
from pathlib import Path
from typing import Literal

from desktop.store.pending import UNANSWERED
from scheduling.records import KINDS
from tests.soak import truth
from tests.soak.counts import Counts
from tests.soak.crash_server import CrashServer
from tests.soak.desk import Desk
from tests.soak.failpoints import ROOT, marked
from tests.soak.fate import Down, Fate
from tests.soak.journal import Journal, User
from tests.soak.verdict import judge
from tests.soak.wire import FAILED, Wire
from tests.sync_server.shop import Shop

SERVER = ROOT / "sync_server"
DISASTERS, DISASTERS_AT_FIRST = 0.06, 0.4
"""Of the turns; more often while there is a failpoint at which nothing went down, and that needs one."""
FIRST_START = ("access.sign_in_answered", "access.sign_in_kept", "cache.made", "outbox.made", "sign_in.kept")
SPOILED_CACHE = (
    *("cache.part_set_aside", "cache.made", "copy.answered", "cache.copy_begun", "cache.copy_added"),
    *("cache.copy_checked", "cache.copy_noted", "cache.closed", "cache.copy_placed", "copy.shown"),
    *(
        "snapshot.answered",
        "cache.stage_emptied",
        "cache.stage_filled",
        "cache.swap_written",
        "cache.swap_kept",
    ),
    *("snapshot.shown", "pull.snapshot_read"),
)
OLDER_PROGRAM = ("outbox.upgraded",)
MOVED_WINDOW = ("window.answered",)
ATTACHED = (
    "files.begin_kept",
    "files.begin_written",
    "files.finish_kept",
    "files.finish_written",
    "files.part_kept",
    "files.part_written",
)
OLD_DESK = (
    "fork.done",
    "fork.stored",
    "outbox.fork_kept",
    "outbox.fork_numbered",
    "receive.known_advanced",
    "store.fork_begun",
)
OLD_SERVER = ("outbox.resend_written",)
SELDOM = frozenset(
    {*FIRST_START, *SPOILED_CACHE, *OLDER_PROGRAM, *MOVED_WINDOW, *ATTACHED, *OLD_DESK, *OLD_SERVER}
)
TRIES = 3
"""Of a settling: what the second desk pushes is new to the first; nothing here depends on how busy a machine is."""
GoesBack = Literal["desk", "server"]
"""Who is set back to an old copy now and then: both in one round may lose what neither has any longer."""


class Round:
    """A workshop of its own, on a server that has served others before."""

    def __init__(self, server: CrashServer, directory: Path, fate: Fate) -> None:
        self._server = server
        self._directory = directory
        self._fate = fate
        fate.seldom = SELDOM
        self._chance = fate.chance
        self._of_server = frozenset(name for name, path in marked().items() if path.is_relative_to(SERVER))
        self._happened: Counter[str] = Counter()
        self._shop = Shop(server.bootstrap)
        self._desks: list[Desk] = []

    async def open(self) -> None:
        """The workshop and its people, before anything goes wrong."""
        await self._shop.open()
        self._journal = Journal(self._shop)
        self._wire = Wire(self._server.transport, self._chance, self._happened, self._server_down)
        for name in ("owner", "desk"):
            email = await self._shop.give_password(name)
            place = self._directory / name
            place.mkdir()
            user = User(name, self._journal, self._chance)
            self._desks.append(Desk(name, email, user, self._wire, place))

    async def run(self, crashes: int, goes_back: GoesBack) -> None:
        """Until so many programs went down."""
        target = sum(self._fate.went_down.values()) + crashes
        while sum(self._fate.went_down.values()) < target:
            desk = self._chance.choice(self._desks)
            likely: Collection[str] = () if desk.begun() else FIRST_START
            likely = await self._disaster(desk, goes_back) or likely
            self._fate.seen = partial(self._taken_down, desk)
            self._fate.arm(likely)
            try:
                await desk.work(self._chance, much=bool(likely))
            except Down:
                await desk.went_down()

    async def end(self, counts: Counts) -> None:
        """Let everybody agree, and compare."""
        self._fate.disarm()
        self._wire.calm = True
        for _ in range(TRIES):
            for desk in self._desks:
                await desk.settle()
            if not await self._differences():
                break
        counts.figures.update(self._happened)
        if self._happened[FAILED]:
            counts.faults.append(f"{FAILED}: {self._happened[FAILED]} times")
        judge(self._journal, truth.read(self._server.superuser, self._shop.id), counts)
        await self._compare(counts)

    async def close(self) -> None:
        """End what runs."""
        for desk in self._desks:
            await desk.stop()

    def _taken_down(self, desk: Desk, name: str) -> None:
        if name in self._of_server:
            self._happened["servers went down"] += 1
        else:
            self._happened["desktops went down"] += 1
            desk.take_image()

    async def _server_down(self) -> None:
        """The desktop that asked goes on, and the next may go down while it does."""
        await self._server.go_down()
        self._fate.arm()

    async def _disaster(self, desk: Desk, goes_back: GoesBack) -> Collection[str]:
        """The failpoints that are passed because of it; first those where nothing went down so far."""
        happens: dict[Collection[str], Callable[[Desk], Awaitable[None]]] = {
            SPOILED_CACHE: self._spoil_cache,
            OLDER_PROGRAM: self._make_older,
            MOVED_WINDOW: self._let_days_pass,
            ATTACHED: self._attach,
            (OLD_DESK if goes_back == "desk" else OLD_SERVER): (
                self._set_desk_back if goes_back == "desk" else self._set_server_back
            ),
        }
        never = set(self._fate.never)
        wanted = [names for names in happens if never.intersection(names)]
        if not desk.begun() or self._chance.random() > (DISASTERS_AT_FIRST if wanted else DISASTERS):
            return ()
        names = self._chance.choice(wanted or list(happens))
        await happens[names](desk)
        return names

    async def _spoil_cache(self, desk: Desk) -> None:
        await desk.stop()
        desk.spoil_cache(self._chance)
        self._happened["caches spoiled"] += 1

    async def _let_days_pass(self, desk: Desk) -> None:
        """What it shows is up to date, and then it is off for two days."""
        await self._quietly(desk)
        await desk.stop()
        desk.let_days_pass()
        self._happened["windows that stood two days behind"] += 1

    async def _attach(self, desk: Desk) -> None:
        """A file waits that can be sent, part by part."""
        await self._quietly(desk)
        await desk.attach(self._chance)

    async def _make_older(self, desk: Desk) -> None:
        await desk.stop()
        self._happened["outboxes of the version before"] += desk.make_older()

    async def _set_desk_back(self, desk: Desk) -> None:
        """To an old copy of its two files, when the server has all that was saved since: that is gone from there."""
        await desk.stop()
        desk.copy_aside()
        await self._quietly(desk)
        await desk.stop()
        desk.go_back()
        self._happened["old copies of caches and outboxes"] += 1

    async def _set_server_back(self, desk: Desk) -> None:
        """To an old backup, as operations.md says; what it lost is on the desktops still."""
        await self._server.back_up()
        await self._quietly(desk)
        await self._server.restore()
        self._happened["backups restored"] += 1

    async def _quietly(self, desk: Desk) -> None:
        """Something is saved and answered while nothing goes wrong."""
        self._fate.disarm()
        self._wire.calm = True
        await desk.start()
        desk.submit()
        await desk.settle()
        self._wire.calm = False

    async def _compare(self, counts: Counts) -> None:
        for name, different in (await self._differences()).items():
            counts.figures["not converged"] += 1
            counts.faults.append(f"{name} shows {len(different)} rows otherwise: {different[0]}")
        for desk in self._desks:
            for change in desk.left():
                kind = "waits still" if change.state in UNANSWERED else "conflicted with itself"
                counts.figures[kind] += 1
                counts.faults.append(f"{kind}: on {desk.name} {change}")

    async def _differences(self) -> dict[str, list[str]]:
        """By desk, each row that it shows otherwise than the server has it."""
        async with self._shop.uow() as uow:
            theirs = {row.id: row for cls in KINDS.values() for row in await uow.records.all(cls)}
        found: dict[str, list[str]] = {}
        for desk in self._desks:
            mine = {row.id: row for row in desk.rows()}
            if other := [row_id for row_id in {*mine, *theirs} if mine.get(row_id) != theirs.get(row_id)]:
                found[desk.name] = [f"{mine.get(row_id)} instead of {theirs.get(row_id)}" for row_id in other]
        return found
