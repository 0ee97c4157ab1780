"""Ctrl-C and SIGTERM: the round that runs is finished and judged, and the counts so far are told."""

from __future__ import annotations

import signal
import threading

_asked = threading.Event()


def listen() -> None:
    """From the main thread, when a part begins."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: _asked.set())


def asked() -> bool:
    """Whether no further round should begin."""
    return _asked.is_set()
