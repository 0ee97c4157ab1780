"""Which of the mechanics who were found are shown: all, specialists of the make, the customer's favourites. No words.

The same for a session at once (``now_finder``) and for a booking at a time (``mechanic_finder``).
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from uuid import UUID

from scheduling.matching import MatchCode
from scheduling.matching_messages import MechanicLine


class Among(StrEnum):
    """Which of them are shown."""

    ALL = "all"
    BRAND = "brand"
    """Specialists of the vehicle's make."""
    FAVOURITES = "favourites"


def is_among(line: MechanicLine, among: Among, favourites: Collection[UUID]) -> bool:
    """Whether that one is shown."""
    match among:
        case Among.ALL:
            return True
        case Among.BRAND:
            return any(why.code is MatchCode.BRAND for why in line.reasons)
        case Among.FAVOURITES:
            return line.mechanic_id in favourites
