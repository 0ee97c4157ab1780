"""One workshop whose desktops, server and database are killed while its people work; then all of it is compared."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import UUID

import psycopg

from desktop.store import codec
from scheduling.records import KINDS
from sync_server.bootstrap import Bootstrap
from tests.soak import truth
from tests.soak.counts import Counts
from tests.soak.device import CALM, PASSWORD
from tests.soak.failpoints import ROOT, marked
from tests.soak.journal import Journal, User, Wish
from tests.soak.killing import ANY
from tests.soak.processes import PATIENCE, Gone, Program
from tests.soak.verdict import judge
from tests.sync_server import shop

DESKS = ("owner", "desk")
LIFE = {"servers": 8.0, "desktops": 2.0}
"""Seconds that a program lives at most before it is killed where it is; some more where it has a failpoint to reach."""
OLD_COPY, DATABASE = 0.08, 0.15
"""How often, of a desktop's lives and of a server's."""
BACKEND = "SELECT pid FROM pg_stat_activity WHERE usename = 'autodoctor_app' ORDER BY random() LIMIT 1"


@dataclass(slots=True)
class _Desktop:
    """One person's, and where its files are."""

    name: str
    user: User
    program: Program
    directory: Path

    @property
    def people(self) -> Path:
        """The two files of each person, without tokens and keys."""
        return self.directory / "profile" / "people"

    @property
    def copy(self) -> Path:
        """An old copy of them."""
        return self.directory / "copy"


class KilledShop:
    """Ask :meth:`open`, :meth:`run`, :meth:`end`, in this order."""

    def __init__(
        self,
        bootstrap: Bootstrap,
        superuser: str,
        server: Program,
        *,
        address: str,
        place: Path,
        chance: Random,
    ) -> None:
        self._bootstrap = bootstrap
        self._superuser = superuser
        self._server = server
        self._address = address
        self._place = place
        self._chance = chance
        self._shop = shop.Shop(bootstrap)
        self._desktops: list[_Desktop] = []
        self._happened: Counter[str] = Counter()
        of_server = {name for name, path in marked().items() if path.is_relative_to(ROOT / "sync_server")}
        self._failpoints = {"servers": sorted(of_server), "desktops": sorted(set(marked()) - of_server)}

    async def open(self) -> None:
        """The workshop and its people."""
        await self._shop.open()
        self._journal = Journal(self._shop)
        for name in DESKS:
            email = await self._shop.give_password(name)
            directory = self._place / name
            directory.mkdir()
            program = Program(
                directory / "log",
                "tests.soak.device",
                str(directory / "profile"),
                self._address,
                email,
                str(self._chance.randrange(1 << 30)),
                **{PASSWORD: shop.PASSWORD},
            )
            user = User(name, self._journal, self._chance)
            self._desktops.append(_Desktop(name, user, program, directory))

    async def run(self, kills: int) -> Counter[str]:
        """Until so many processes were killed; how many of which kind."""
        begun = self._killed()
        working = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            for desktop in self._desktops:
                group.create_task(self._use(desktop, working))
            group.create_task(self._serve(working))
            group.create_task(self._count(begun.total() + kills, working))
        return self._killed() - begun

    async def end(self, counts: Counts) -> None:
        """Let all of them live until they agree, and compare."""
        await self._database_again()
        await self._server.start()
        agreed: dict[str, list[str]] = {}
        for desktop in self._desktops:
            await desktop.program.start(**{CALM: "1"})
        try:
            async with asyncio.timeout(PATIENCE):
                while (agreed := await self._disagreement()) != {}:  # noqa: ASYNC110 of other processes
                    await asyncio.sleep(0.1)
        except TimeoutError:
            counts.figures["not converged"] += 1
            counts.faults.append(f"no agreement in {PATIENCE} s: {agreed}\n{self._said()}")
        for desktop in self._desktops:
            counts.failpoints.update(desktop.program.died)
            await desktop.program.end()
        counts.figures.update(self._happened)
        judge(self._journal, truth.read(self._superuser, self._shop.id), counts)
        await self._server.end()

    def _killed(self) -> Counter[str]:
        desktops = sum(each.program.killed + each.program.died.total() for each in self._desktops)
        return Counter(
            {
                "desktops killed": desktops,
                "servers killed": self._server.killed + self._server.died.total(),
                "processes of PostgreSQL killed": self._happened["processes of PostgreSQL killed"],
            }
        )

    async def _count(self, kills: int, working: asyncio.Event) -> None:
        while self._killed().total() < kills:  # noqa: ASYNC110 of other processes
            await asyncio.sleep(0.05)
        working.set()

    async def _serve(self, over: asyncio.Event) -> None:
        while not over.is_set():
            at = self._at("servers", self._server.died)
            await self._server.start(at)
            if self._chance.random() < DATABASE:
                await asyncio.sleep(self._chance.uniform(0, 2.0))
                self._kill_database()
            await self._lives(self._server, "servers", at, over)
            await self._server.kill()

    async def _use(self, desktop: _Desktop, over: asyncio.Event) -> None:
        while not over.is_set():
            if self._chance.random() < OLD_COPY:
                self._set_back(desktop)
            at = self._at("desktops", desktop.program.died)
            try:
                await desktop.program.start(at)
                for _ in range(self._chance.randrange(8)):
                    await self._wish(desktop)
                    await asyncio.sleep(self._chance.uniform(0, 0.1))
                await self._lives(desktop.program, "desktops", at, over)
            except (Gone, TimeoutError):  # dead, or it waits for a server still, to sign in
                pass
            await desktop.program.kill()

    async def _lives(self, program: Program, kind: str, at: str, over: asyncio.Event) -> None:
        """Until it dies at its failpoint, or for as long as it was given."""
        left = LIFE[kind] * (2.0 if at else self._chance.random())
        while left > 0 and not over.is_set() and not await program.ends_within(0.2):
            left -= 0.2

    async def _wish(self, desktop: _Desktop) -> None:
        wish = desktop.user.wish()
        commands = [(name, args.decode()) for name, args in map(codec.encode_command, wish.commands)]
        try:
            answer = await desktop.program.ask({"do": "submit", "commands": commands})
        except (Gone, TimeoutError):
            desktop.user.not_told(wish)
            raise
        desktop.user.told(wish, [UUID(mid) for mid in answer["saved"]])

    def _at(self, kind: str, died: Counter[str]) -> str:
        """Where the next one dies: at a failpoint that was rare, at any of the next, or when it is killed."""
        draw = self._chance.random()
        if draw < 0.5:
            names = sorted(self._failpoints[kind], key=lambda name: (died[name], self._chance.random()))
            return f"{names[self._chance.randrange(5)]}:{self._chance.randint(1, 2)}"
        return f"{ANY}:{self._chance.randint(1, 40)}" if draw < 0.85 else ""

    def _set_back(self, desktop: _Desktop) -> None:
        """Keep an old copy, or go back to it when the server has all that was saved since."""
        if not desktop.people.exists():
            return
        if not desktop.copy.exists():
            shutil.copytree(desktop.people, desktop.copy)
            return
        try:
            answers = truth.read(self._superuser, self._shop.id).answers
        except psycopg.OperationalError:  # it was just killed
            return
        if all(mid in answers for wish in self._wishes_of(desktop) for mid in wish.mids):
            shutil.rmtree(desktop.people)
            desktop.copy.rename(desktop.people)
            self._happened["old copies of caches and outboxes"] += 1

    def _wishes_of(self, desktop: _Desktop) -> list[Wish]:
        return [wish for wish in self._journal.wishes if wish.who == desktop.name]

    def _kill_database(self) -> None:
        """One process of it: PostgreSQL ends all others, and recovers."""
        found = None
        with suppress(psycopg.OperationalError), psycopg.connect(self._superuser) as connection:
            found = connection.execute(BACKEND).fetchone()
        if found is not None:
            os.kill(found[0], signal.SIGKILL)
            self._happened["processes of PostgreSQL killed"] += 1

    async def _database_again(self) -> None:
        """Wait until it has recovered, and let go of the connections that it ended."""
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    psycopg.connect(self._superuser).close()
                except psycopg.OperationalError:
                    await asyncio.sleep(0.1)
                else:
                    break
        await self._bootstrap.engine.dispose()

    async def _disagreement(self) -> dict[str, list[str]]:
        """By desktop, what waits or is refused without need, and the rows that are other than the server's."""
        async with self._shop.uow() as uow:
            records = [row for cls in KINDS.values() for row in await uow.records.all(cls)]
        theirs = {str(row.id): codec.encode(row).decode() for row in records}
        found: dict[str, list[str]] = {}
        for desktop in self._desktops:
            told = await desktop.program.ask({"do": "tell"})
            wrong = [f"{left}" for left in told["left"] if left[2] != "slot_taken"]
            mine = told["rows"]
            wrong += [
                f"{row_id}: {mine.get(row_id)} instead of {theirs.get(row_id)}"
                for row_id in {*mine, *theirs}
                if mine.get(row_id) != theirs.get(row_id)
            ]
            if wrong:
                found[desktop.name] = [f"{told['standing']}; {len(wrong)} wrong", *wrong[:5]]
        return found

    def _said(self) -> str:
        """The end of what each program wrote of itself."""
        programs = {"server": self._server} | {each.name: each.program for each in self._desktops}
        return "\n".join(f"--- {name}\n{program.said()}" for name, program in programs.items())
