"""The parts of a booking that a sentence may say. No behaviour."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What a sentence may say of a booking, in the order in which it is shown."""

    CUSTOMER = "customer"
    VEHICLE = "vehicle"
    SERVICE = "service"
    KIND = "kind"
    DAY = "day"
    TIME = "time"
    LENGTH = "length"
    MECHANIC = "mechanic"
    BAY = "bay"
