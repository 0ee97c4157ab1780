"""What is said of somebody's place on the waitlist, on the list and on their own page.

Not here: who waits (``presenters/waiting_line``).
"""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.presenters.carriers import Reach
from desktop.presenters.waiting_line import Waiter
from desktop.theming import formats, words
from desktop.views.booking.phrases import say, vehicle_long
from desktop.views.booking_now import now_words

DOT = " · "
CALLED = frozenset({Reach.NO_ADDRESS, Reach.NOT_SET_UP})
"""Whom nobody writes to."""


def about_words(waiter: Waiter, zone: tzinfo) -> str:
    """What they wait for, and since when."""
    translate, line = QCoreApplication.translate, waiter.line
    kind = formats.capital(words.kind_words(line.kind))
    since = say(translate("WaitingView", "since %1"), formats.time(line.joined_at, zone))
    held = waiter.held_for is not None
    only = (
        say(translate("WaitingView", "only with %1"), waiter.mechanic) if waiter.mechanic and not held else ""
    )
    return DOT.join(part for part in (kind, formats.duration(line.minutes), since, only) if part)


def said_words(waiter: Waiter) -> str:
    """With which vehicle they wait, and what was said of it; empty where neither is known."""
    line = waiter.line
    vehicle = vehicle_long(waiter.vehicle) if waiter.vehicle is not None else ""
    urgent = QCoreApplication.translate("WaitingView", "urgent") if line.urgent else ""
    said = " ".join(line.concern.split()) or line.category
    return DOT.join(part for part in (vehicle, urgent, said) if part)


def standing_words(waiter: Waiter, zone: tzinfo) -> str:
    """Whose time is held for them and how long, or until when they are told."""
    return _held(waiter) if waiter.held_for is not None else _waits(waiter, zone)


def _held(waiter: Waiter) -> str:
    translate = QCoreApplication.translate
    said = translate("WaitingView", "The time of %1 is held, %2 left")
    if waiter.reach in CALLED:
        said = translate(
            "WaitingView", "The time of %1 is held, %2 left. Please call them: no email goes out."
        )
    return say(said, waiter.mechanic, formats.countdown(waiter.held_for or 0))


def _waits(waiter: Waiter, zone: tzinfo) -> str:
    translate, line = QCoreApplication.translate, waiter.line
    if line.position is None:
        return translate(
            "WaitingView", "No longer told: the wait was too long, or the time that was held was not taken."
        )
    said = translate("WaitingView", "Told if a mechanic comes online before %1.")
    if waiter.reach in CALLED:
        said = translate(
            "WaitingView", "If a mechanic comes online before %1, please call them: no email goes out."
        )
    elif waiter.reach is Reach.UNKNOWN:
        said = translate(
            "WaitingView",
            "Told if a mechanic comes online before %1 and the server is set up to send messages.",
        )
    return f"{say(said, formats.time(line.told_until, zone))} {now_words.wait_words(line.measured_wait)}"
