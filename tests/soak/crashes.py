"""Part ``crashes``: desktops and server of one process go down at tens of thousands of failpoints.

A desktop's files are copied at the failpoint itself, before anything that would tidy up can run, and the program goes
on from the copy: so it finds what a killed one leaves. A server's transaction ends with its connection. What that is
not, and the other parts are: docs/adr/0018.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.soak import ending, failpoints
from tests.soak.counts import Counts
from tests.soak.fate import Fate
from tests.soak.memory import in_memory

if TYPE_CHECKING:
    from sync_server.db.embedded import EmbeddedPostgres
    from tests.soak.crash_server import CrashServer

A_ROUND = 100
"""Crashes of one workshop, before everybody is let to agree and it is looked what is there."""
MORE = 400
"""Crashes beyond those asked for, until all failpoints are among them."""
OF_OTHERS = ("blob.", "handover.", "leaving.")
"""Parts whose own tests kill at each of their failpoints (test_blob_kills, test_removed, test_leaving)."""
A_DATABASE = 20
"""Workshops of one database."""
TEMPLATE = "template_autodoctor"


def run(seed: int, crashes: int) -> Counts:
    """The same seed goes down at the same places; ids differ from run to run."""
    return soak("crashes", seed, crashes)


def soak(
    part: str,
    seed: int,
    crashes: int,
    seam: Callable[[], None] = lambda: None,
    besides: tuple[str, ...] = OF_OTHERS,
) -> Counts:
    """Until so many programs went down or a fault is found; ``seam`` may change the server once it is imported.

    Failpoints whose names begin with one of ``besides`` are not waited for.
    """
    ending.listen()
    fate = Fate(Random(seed))
    names = failpoints.install(fate.hit)
    fate.choose_among([name for name in names if not name.startswith(besides)])
    from sync_server.db.embedded import EmbeddedPostgres
    from sync_server.db.migrate import migrate
    from tests.postgres import create_database

    seam()
    counts = Counts(part=part, seed=seed)
    with tempfile.TemporaryDirectory(prefix="autodoctor-soak-", dir=in_memory()) as name:
        directory = Path(name)
        directory.chmod(0o755)  # PostgreSQL runs as another user when we are root
        with EmbeddedPostgres(directory / "pg", fsync=False) as cluster:
            create_database(cluster, TEMPLATE)
            migrate(cluster.urls().of_database(TEMPLATE).owner)
            asyncio.run(_rounds(cluster, directory, fate, crashes, counts))
    if not counts.faults and not ending.asked():
        counts.faults += [f"never went down at {failpoint}" for failpoint in fate.never]
    counts.figures["failpoints passed"] = sum(fate.passed.values())
    counts.failpoints = fate.went_down
    return counts


def _goes_on(fate: Fate, crashes: int) -> bool:
    """Until it was so many, and at each failpoint; one that is never passed is not waited for without end."""
    done = sum(fate.went_down.values())
    return done < crashes or (bool(fate.never) and done < crashes + MORE)


async def _rounds(
    cluster: EmbeddedPostgres, directory: Path, fate: Fate, crashes: int, counts: Counts
) -> None:
    from tests.soak.crash_server import CrashServer

    server = CrashServer(cluster, TEMPLATE, directory)
    try:
        while not counts.faults and not ending.asked() and _goes_on(fate, crashes):
            counts.figures["workshops"] += 1
            if counts.figures["workshops"] % A_DATABASE == 0:
                await server.begin_anew()
            with tempfile.TemporaryDirectory(dir=directory) as place:
                await _round(server, Path(place), fate, min(A_ROUND, crashes), counts)
    finally:
        await server.close()


async def _round(server: CrashServer, directory: Path, fate: Fate, crashes: int, counts: Counts) -> None:
    from tests.soak.rounds import Round

    made = Round(server, directory, fate)
    try:
        await made.open()
        await made.run(crashes, "desk" if counts.figures["workshops"] % 2 else "server")
        await made.end(counts)
    finally:
        await made.close()
