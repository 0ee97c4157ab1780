"""Booking step by step, without Qt: the draft, what each step offers, the hold, and what the server said."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class BookingSeed:
    """What is known before the wizard opens, from where the user clicked. ``starts`` is an instant."""

    starts: int | None = None
    minutes: int | None = None
    mechanic_id: UUID | None = None
    customer_id: UUID | None = None
