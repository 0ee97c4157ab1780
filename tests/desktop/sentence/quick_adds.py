"""A sentence on a desk, and what becomes of it."""

from __future__ import annotations

from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.quick_add import QuickAdd
from desktop.presenters.quick_add_model import Understood
from tests.desktop.booking.desk import Desk


def quick_add(desk: Desk, seed: BookingSeed | None = None) -> QuickAdd:
    quick = QuickAdd(desk.store, desk.source, desk.clock, desk.account, lambda: "en")
    quick.begin(seed or BookingSeed())
    return quick


def understood_of(desk: Desk, text: str, seed: BookingSeed | None = None) -> Understood:
    quick = quick_add(desk, seed)
    quick.type(text)
    return quick.understood()


def seed_of(desk: Desk, text: str) -> BookingSeed:
    quick = quick_add(desk)
    quick.type(text)
    return quick.seed()
