"""The lines of a booking's card that say what it is: kind, mechanic, phone, vehicle, wishes, price. Words only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.theming import formats, words
from desktop.views.calendar.calendar_words import DOT, bay_words, fill
from scheduling.vocabulary import SessionState

if TYPE_CHECKING:
    from datetime import tzinfo

    from desktop.presenters.calendar_actions import Details


def fact_lines(details: Details, zone: tzinfo) -> list[tuple[str, str]]:
    """Icon and words of each, in their order."""
    from desktop.views.booking.phrases import price_beside  # not needed for the first paint

    translate = QCoreApplication.translate
    what = [words.kind_words(details.visit), words.service_words(details.service)]
    if details.just_advice:
        what.append(translate("BookingCard", "just advice"))
    plan = details.plan_fr if formats.language() == "fr" else details.plan_en
    price = [plan, formats.money(details.price_cents) if details.price_cents or plan else ""]
    if plan and not price_beside(plan, details.price_cents):
        price.pop()  # a plan whose name says that it is free
    bay = bay_words(details.bay, details.wished_bay)
    found = [
        (words.kind_icon(details.visit), formats.capital(DOT.join(what))),
        ("user", DOT.join(part for part in (details.mechanic, bay) if part)),
        ("phone", formats.phone(details.phone)),
        ("car", DOT.join(part for part in (details.vehicle, details.plate) if part)),
        (
            "message-circle",
            DOT.join(part for part in (formats.capital(details.category), details.concern) if part),
        ),
        (
            "clipboard-check",
            details.preparation and fill(translate("BookingCard", "To prepare: %1"), details.preparation),
        ),
        (
            "lightbulb",
            details.special_requests
            and fill(translate("BookingCard", "Wishes: %1"), details.special_requests),
        ),
        ("credit-card", DOT.join(part for part in price if part)),
    ]
    if details.against is not None:
        needs = translate("BookingCard", "%1: it needs another time, or another mechanic.")
        found.insert(0, ("circle-alert", fill(needs, words.reason_words(details.against))))
    if details.state is SessionState.OFFERED and details.offer_expires is not None:
        until = fill(
            translate("BookingCard", "Held for the mechanic's answer until %1"),
            formats.moment(details.offer_expires, zone),
        )
        found.append(("hourglass", until))
    return [(icon, text) for icon, text in found if text]


def so_far(details: Details, zone: tzinfo, moved: str) -> str:
    """What became of it, in a line; ``moved`` says how often it was."""
    translate = QCoreApplication.translate
    parts = []
    if details.created_at:
        parts.append(fill(translate("BookingCard", "Booked %1"), formats.moment(details.created_at, zone)))
    if moved:
        parts.append(moved)
    if details.arrived_at is not None:
        parts.append(fill(translate("BookingCard", "arrived %1"), formats.time(details.arrived_at, zone)))
    if details.waited_minutes:
        waited = formats.duration(details.waited_minutes)
        still = details.started_at is None and details.ended_at is None
        parts.append(
            fill(
                translate("BookingCard", "waiting %1") if still else translate("BookingCard", "waited %1"),
                waited,
            )
        )
    if details.started_at is not None:
        parts.append(fill(translate("BookingCard", "started %1"), formats.time(details.started_at, zone)))
    if details.ended_at is not None:
        parts.append(fill(translate("BookingCard", "ended %1"), formats.time(details.ended_at, zone)))
    return DOT.join(parts)
