"""Part ``kills``: desktops and a server as processes, on PostgreSQL, killed with SIGKILL at failpoints and at random.

The journal is kept here, in the process that kills. Desktops work at the same time; their network loses a share of
the answers; now and then a process of PostgreSQL is killed, which makes all of it begin anew, and an old copy of a
desktop's two files comes back.
"""

from __future__ import annotations

import asyncio
import socket
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from random import Random

from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import EmbeddedPostgres
from sync_server.db.migrate import migrate
from tests.soak import ending
from tests.soak.counts import Counts
from tests.soak.killed_shop import KilledShop
from tests.soak.processes import Program

A_ROUND = 40
"""Kills of one workshop's programs, before they are let to agree and it is looked what is there."""


def run(seed: int, kills: int) -> Counts:
    """So many processes killed; who, where and when comes from the seed, as far as an operating system lets it."""
    ending.listen()
    counts = Counts(part="kills", seed=seed)
    with tempfile.TemporaryDirectory(prefix="autodoctor-soak-") as name:
        directory = Path(name)
        directory.chmod(0o755)  # PostgreSQL runs as another user when we are root
        # As in earnest: with what the other tests save, a killed database forgets what it had just answered.
        with EmbeddedPostgres(directory / "pg") as cluster:
            migrate(cluster.urls().owner)
            asyncio.run(_soak(cluster, directory, Random(seed), kills, counts))
    return counts


async def _soak(
    cluster: EmbeddedPostgres, directory: Path, chance: Random, kills: int, counts: Counts
) -> None:
    address, server = _server(cluster, directory)
    bootstrap = Bootstrap.from_settings(Settings(database_url=cluster.urls().app, pool_size=2))
    done: Counter[str] = Counter()
    try:
        while not counts.faults and not ending.asked() and sum(done.values()) < kills:
            counts.figures["workshops"] += 1
            place = directory / str(counts.figures["workshops"])
            place.mkdir()
            shop = KilledShop(
                bootstrap, cluster.urls().superuser, server, address=address, place=place, chance=chance
            )
            await shop.open()
            done += await shop.run(min(A_ROUND, kills - sum(done.values())))
            await shop.end(counts)
    except Exception as error:  # a program that ended by itself has said why
        counts.faults.append("".join(traceback.format_exception(error)))
    finally:
        await server.kill()
        await bootstrap.close()
    counts.failpoints.update(server.died)
    counts.figures.update(done)
    counts.figures["processes killed"] = sum(done.values())


def _server(cluster: EmbeddedPostgres, directory: Path) -> tuple[str, Program]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Program(
        directory / "server.log",
        "tests.soak.server",
        AUTODOCTOR_DATABASE_URL=cluster.urls().app,
        AUTODOCTOR_SECRET_FILE=str(directory / "server.secret"),
        AUTODOCTOR_PORT=str(port),
    )
    return f"http://127.0.0.1:{port}", program
