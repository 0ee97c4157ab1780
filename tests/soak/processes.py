"""Programs of ``tests.soak`` as processes: started with a failpoint to die at, asked by lines, killed at any time."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.soak.failpoints import ROOT
from tests.soak.killing import AT, TOLD

PATIENCE = 180.0
"""Seconds in which a program answers, or something is wrong with it."""


class Gone(Exception):
    """The process is no more."""


class Program:
    """One at a time; ``died`` counts at which failpoints, and ``killed`` how often from outside."""

    def __init__(self, log: Path, *arguments: str, **environment: str) -> None:
        self._log = log
        self._told = log.with_suffix(".told")
        self._arguments = arguments
        self._environment = environment
        self._process: asyncio.subprocess.Process | None = None
        self.died: Counter[str] = Counter()
        self.killed = 0

    async def start(self, at: str = "", **environment: str) -> None:
        """Begin it; ``at`` is where it kills itself. Its first line is waited for; raises :class:`Gone`."""
        self._told.unlink(missing_ok=True)
        variables = {**os.environ, **self._environment, **environment, AT: at, TOLD: str(self._told)}
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                *self._arguments,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                cwd=ROOT,
                env=variables,
                limit=1 << 24,
            )
        await self._line()

    async def ask(self, what: object) -> dict[str, Any]:
        """One line in, one line out; raises :class:`Gone` when it died over it."""
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(what).encode() + b"\n")
            await self._process.stdin.drain()
        except (BrokenPipeError, ConnectionResetError) as error:
            raise Gone from error
        answer: dict[str, Any] = json.loads(await self._line())
        return answer

    async def ends_within(self, seconds: float) -> bool:
        """Whether it dies by itself in that time."""
        assert self._process is not None
        try:
            await asyncio.wait_for(self._process.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def kill(self) -> None:
        """SIGKILL, unless it did so itself at its failpoint; what it was is counted."""
        process, self._process = self._process, None
        if process is None:
            return
        alive = process.returncode is None
        if alive:
            with contextlib.suppress(ProcessLookupError):
                os.kill(
                    process.pid, signal.SIGKILL
                )  # its own ``kill`` takes the end from whoever waits for it
        await process.wait()
        assert process.stdin is not None
        process.stdin.close()
        if self._told.exists() and self._told.read_text():
            self.died[self._told.read_text()] += 1
        elif alive:
            self.killed += 1
        else:
            raise AssertionError(f"ended by itself with {process.returncode}: {self.said()}")

    async def end(self) -> None:
        """Let it go by SIGTERM."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        process.stdin.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGTERM)
        await asyncio.wait_for(process.wait(), PATIENCE)

    def said(self) -> str:
        """The end of what it wrote about itself."""
        return self._log.read_text(errors="replace")[-3000:]

    async def _line(self) -> bytes:
        assert self._process is not None
        assert self._process.stdout is not None
        line = await asyncio.wait_for(self._process.stdout.readline(), PATIENCE)
        if not line.endswith(b"\n"):
            raise Gone
        return line
