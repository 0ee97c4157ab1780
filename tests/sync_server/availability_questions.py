"""Questions about free times in tests of a shop, and the times in an answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from scheduling.availability_messages import (
    SlotsAnswer,
    VerdictQuestion,
)
from tests.sync_server.shop import ZONE, Shop


def day_of(shop: Shop, day: int = 3) -> date:
    """The local day so many days from today."""
    return datetime.fromtimestamp(shop.at(12, day), ZONE).date()


def question(shop: Shop, starts: int, **over: Any) -> VerdictQuestion:
    """Whether Anna is free in person for an hour."""
    values: dict[str, Any] = {"minutes": 60, "kind": "in_person", "mechanic_id": shop.anna.id}
    return VerdictQuestion(starts=starts, **(values | over))


def times_of(answer: SlotsAnswer, place: int = 0) -> list[int]:
    """All starts of one mechanic, by their place in the answer."""
    days = answer.mechanics[place].days
    return [at for day in days for part in (day.morning, day.afternoon, day.evening) for at in part]
