"""A disk in memory, for runs that are not about what reaches a real one: whatever they sync costs nothing there."""

from __future__ import annotations

import os
from pathlib import Path


def in_memory() -> Path | None:
    """Where to make a directory of one's own; ``None``, which is the usual place, where there is no such disk."""
    disk = Path("/dev/shm")  # noqa: S108  a directory of our own is made in it
    return disk if os.access(disk, os.W_OK) else None
