"""What the whole process is set to so that nothing stops the interface for long. Once, after the first paint."""

from __future__ import annotations

import gc
import sys

GIVEN_WAY = 0.0005
"""Seconds; ten times as long is Python's own."""
COLLECTED = 20_000
"""New objects after which those that only hold each other are looked for."""


def keep_quick() -> None:
    """What was made for the start stays, so the collector need not look through it each time.

    A thread that writes what arrives gives way at once: each statement that is read here waits for it. Begun again in
    the same process nothing more is kept: what has gone by then, and was not looked for yet, would stay for ever.
    """
    sys.setswitchinterval(GIVEN_WAY)
    if not gc.get_freeze_count():
        gc.freeze()
    gc.set_threshold(COLLECTED, 20, 50)
    gc.enable()
