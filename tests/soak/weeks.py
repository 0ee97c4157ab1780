"""Weeks of bad network in the life of a workshop, many times: the part ``weeks`` of ``make soak``.

A life is three devices and a server over some weeks, all of it decided by a seed: when something does not hold, the
fault names the seed, and the same seed shows it again. Not here: what happens in a life (``weeks_world``).
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync_server.db.embedded import EmbeddedPostgres
from sync_server.db.migrate import migrate
from tests.postgres import create_database
from tests.soak import ending
from tests.soak.counts import Counts
from tests.soak.weeks_world import WeeksFault, World

LIFE = 3
"""Weeks of one life."""
TEMPLATE = "template_weeks"


@contextmanager
def cluster() -> Iterator[EmbeddedPostgres]:
    """A database server of this run's own, with one migrated database to copy from."""
    with tempfile.TemporaryDirectory(prefix="autodoctor-weeks-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL runs as another user when we are root
        with EmbeddedPostgres(Path(folder) / "pg", fsync=False) as running:
            create_database(running, TEMPLATE)
            migrate(running.urls().of_database(TEMPLATE).owner)
            yield running


def live(seed: int, days: int, running: EmbeddedPostgres, template: str = TEMPLATE) -> World:
    """One life, to its end; raises :class:`WeeksFault`."""
    with tempfile.TemporaryDirectory(prefix="weeks-") as folder:
        world = World(seed, days, cluster=running, template=template, folder=Path(folder))
        asyncio.run(world.run())
        return world


def run(seed: int, weeks: int = LIFE) -> Counts:
    """So many weeks, in lives of three; a fault in one keeps no other from being lived."""
    ending.listen()
    counts = Counts(part="weeks", seed=seed)
    with cluster() as running:
        for number in range(-(-weeks // LIFE)):
            if ending.asked():
                break
            try:
                world = live(seed + number, LIFE * 7, running)
            except WeeksFault as fault:
                counts.faults.append(str(fault))
                continue
            counts.figures.update(world.figures)
            counts.figures["lives"] += 1
            counts.figures["faults of the network"] += sum(each.network.faults for each in world.devices)
            counts.figures.update(Counter({f"changes {name}": n for name, n in world.statuses.items()}))
    return counts
