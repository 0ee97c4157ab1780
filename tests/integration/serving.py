"""A real server process on a real database, which a test may end and start again at the same address."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync_server.db.embedded import Urls

ROOT = Path(__file__).parents[2]


class ServerProcess:
    """``python -m sync_server serve``, or a module of the tests in its place."""

    def __init__(self, urls: Urls, directory: Path, module: str = "sync_server", **environment: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self._port}"
        self._environment = os.environ | {
            "AUTODOCTOR_DATABASE_URL": urls.app,
            "AUTODOCTOR_SECRET_FILE": str(directory / "server.secret"),
            "AUTODOCTOR_PORT": str(self._port),
            "PYTHONPATH": str(ROOT),
            **environment,
        }
        self._module = module
        self._log = directory / "server.log"
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Begin, and wait until it says that it listens."""
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module, "serve"],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=ROOT,
                env=self._environment,
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.startswith("listening on"), self._log.read_text()

    @contextmanager
    def worker(self) -> Iterator[subprocess.Popen[bytes]]:
        """``python -m sync_server work`` on the same database, for as long as this lasts."""
        with self._log.open("a") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "sync_server", "work"],
                stdout=log, stderr=log, cwd=ROOT, env=self._environment,
            )  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=30)

    def answer_from(self, urls: Urls) -> None:
        """Another database, from the next start."""
        self._environment["AUTODOCTOR_DATABASE_URL"] = urls.app

    def ended(self) -> int:
        """Wait until it ends by itself; its exit code."""
        assert self._process is not None
        return self._process.wait(timeout=60)

    def end(self, number: signal.Signals = signal.SIGTERM) -> None:
        """End it (SIGKILL: without any goodbye), if it runs."""
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(number)
        process.wait(timeout=30)
        assert process.stdout is not None
        process.stdout.close()
