"""Whether the program's loop still runs."""

from __future__ import annotations

import asyncio


def loop_runs() -> bool:
    """Qt goes on for a moment after the program's loop has ended; nothing can be asked then."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
