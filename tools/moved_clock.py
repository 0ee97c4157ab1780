"""The server's program with its clock ahead: by as many seconds as a file says. For the story and its test only.

python -m tools.moved_clock FILE serve      the server
python -m tools.moved_clock FILE jobs       once, what workers do from time to time
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from typing import Any

import sync_server.bootstrap
from sync_server import __main__ as program
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.jobs import clock, money
from sync_server.jobs.worker import each_tenant


class MovedClock:
    """``Clock``, ahead of the machine's."""

    file: Path

    def now(self) -> int:
        return int(time.time()) + int(self.file.read_text(encoding="utf-8"))


async def _jobs() -> int:
    bootstrap = Bootstrap.from_settings(Settings.from_environment())
    await each_tenant(bootstrap, clock.tick)
    await each_tenant(bootstrap, money.sweep)
    await bootstrap.close()
    return 0


def main() -> int:
    """The program's exit code."""
    MovedClock.file = Path(sys.argv.pop(1))
    wherever_a_clock_is_made: Any = sync_server.bootstrap
    wherever_a_clock_is_made.SystemClock = MovedClock
    return asyncio.run(_jobs()) if sys.argv[1] == "jobs" else program.main()


if __name__ == "__main__":
    sys.exit(main())
