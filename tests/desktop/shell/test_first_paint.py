"""The first painted week waits for no library and no page that it does not need. Of time, see ``make bench``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.desktop.shell.filled import fill
from tests.factories import garage

ROOT = Path(__file__).resolve().parents[3]
LATER = (
    "asyncio",
    "cryptography",
    "desktop.app",
    "desktop.presenters.booking_flow",
    "desktop.presenters.calendar",
    "desktop.presenters.conflicts",
    "desktop.presenters.moves",
    "desktop.presenters.today",
    "desktop.shell.desk",
    "desktop.shell.office",
    "desktop.store.local_store",
    "desktop.store.outbox",
    "desktop.store.projection",
    "desktop.sync",
    "desktop.views.booking_wizard",
    "desktop.views.calendar.answer_cards",
    "desktop.views.calendar.popover",
    "desktop.views.calendar.time_grid",
    "desktop.views.calendar_view",
    "desktop.views.today_view",
    "email",
    "httpx",
    "keyring",
    "psygnal",
    "qasync",
    "scheduling.commands",
    "scheduling.limits",
    "scheduling.wire",
    "sqlalchemy",
    "ssl",
    "sync_server",
)


def test_the_week_is_painted_before_the_program_is_imported(tmp_path: Path) -> None:
    fill(tmp_path)
    told = _first_paint(tmp_path)
    assert told["title"].startswith(garage().organization.name)
    assert told["blocks"] > 0  # in the picture that is on screen
    assert not set(LATER) & set(told["modules"])
    assert not told["collects"]  # nothing is looked through while all of it is new


def test_with_a_change_that_waits_only_what_lays_it_over_the_rows_is_there_too(tmp_path: Path) -> None:
    fill(tmp_path, waiting=True)
    told = _first_paint(tmp_path)
    assert told["title"].startswith(garage().organization.name)
    assert told["blocks"] > 1
    assert "desktop.store.projection" in told["modules"]
    needed = {name for name in LATER if name in told["modules"]}
    assert not needed & {
        "asyncio",
        "desktop.app",
        "desktop.shell.desk",
        "desktop.sync",
        "httpx",
        "sqlalchemy",
        "ssl",
    }


def _first_paint(home: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.desktop.shell.first_paint", str(home)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
