"""What can go wrong between a desktop and the fake server."""

from __future__ import annotations

from enum import Enum, auto


class Fault(Enum):
    """What goes wrong with one request."""

    LOST = auto()
    """It never arrives."""
    ANSWER_LOST = auto()
    """It is done, but the answer never arrives."""
    TORN = auto()
    """Half of the answer arrives."""
    PORTAL = auto()
    """A hotel's captive portal answers, with status 200."""
    BUSY = auto()
    """503 with Retry-After."""
    BROKEN = auto()
    """500."""
    SLOW = auto()
    """It times out."""
