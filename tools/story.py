"""Play `docs/story.py` from an empty database: a PostgreSQL of its own, a server whose clock can be moved, seconds.

    python -m tools.story

Everything is made in a temporary folder and is gone afterwards.
"""

from __future__ import annotations

import importlib.util
import os
import secrets
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sync_server.db.embedded import EmbeddedPostgres, Urls

ROOT = Path(__file__).parents[1]
EMAIL = "owner@example.test"


def main() -> int:
    """Stage it on an empty cluster."""
    with tempfile.TemporaryDirectory(prefix="autodoctor-story-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL runs as another user when we are root
        with EmbeddedPostgres(Path(folder) / "postgres", fsync=False) as cluster:
            staged(cluster.urls(), Path(folder), print)
    return 0


def staged(urls: Urls, folder: Path, tell: Callable[[str], None]) -> dict[str, Any]:
    """Migrate the empty database, make the organization, serve, play; what ``play`` answers."""
    password = secrets.token_urlsafe(12)
    (folder / "password").write_text(password, encoding="utf-8")
    (folder / "ahead").write_text("0", encoding="utf-8")
    environment = os.environ | {
        "AUTODOCTOR_DATABASE_URL": urls.app,
        "AUTODOCTOR_OWNER_DATABASE_URL": urls.owner,
        "AUTODOCTOR_SECRET_FILE": str(folder / "secret"),
        "AUTODOCTOR_PORT": "0",
        "PYTHONPATH": str(ROOT),
    }
    founding = ["--name", "Garage Laurier", "--owner-name", "Odile", "--owner-email", EMAIL]
    for command in (
        ["migrate"],
        ["create-organization", *founding, "--password-file", str(folder / "password")],
    ):
        tell(f"python -m sync_server {shlex.join(command)}")
        _run("sync_server", *command, environment=environment)

    def wait(until: int) -> None:
        tell("         … and the clock is moved")
        (folder / "ahead").write_text(str(max(0, until + 1 - int(time.time()))), encoding="utf-8")
        _run("tools.moved_clock", str(folder / "ahead"), "jobs", environment=environment)

    with _serving(environment, folder) as address:
        answer: dict[str, Any] = _script().play(address, EMAIL, password, wait=wait, tell=tell)
    return answer


def _run(module: str, *arguments: str, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", module, *arguments]
    subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _serving(environment: dict[str, str], folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "tools.moved_clock", str(folder / "ahead"), "serve"]
    with (folder / "server.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True
        )
    assert process.stdout is not None
    try:
        said = process.stdout.readline()
        if not said.startswith("listening on "):
            raise SystemExit((folder / "server.log").read_text(encoding="utf-8"))
        yield said.removeprefix("listening on ").strip()
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


def _script() -> Any:
    """``docs/story.py``, which is no package's."""
    spec = importlib.util.spec_from_file_location("story", ROOT / "docs" / "story.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
