"""The lines of a booking's card that say what it is: kind, mechanic, phone, vehicle, wishes, price. Words only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.theming import formats, words
from desktop.views.calendar.calendar_words import DOT, fill
from scheduling.vocabulary import SessionState

if TYPE_CHECKING:
    from datetime import tzinfo

    from desktop.presenters.calendar_actions import Details


def fact_lines(details: Details, zone: tzinfo) -> list[tuple[str, str]]:
    """Icon and words of each, in their order."""
    translate = QCoreApplication.translate
    what = [words.kind_words(details.visit), words.service_words(details.service)]
    if details.just_advice:
        what.append(translate("BookingCard", "just advice"))
    plan = details.plan_fr if formats.language() == "fr" else details.plan_en
    price = [plan, formats.money(details.price_cents) if details.price_cents or plan else ""]
    found = [
        (words.kind_icon(details.visit), formats.capital(DOT.join(what))),
        ("user", DOT.join(part for part in (details.mechanic, details.bay) if part)),
        ("phone", formats.phone(details.phone)),
        ("car", DOT.join(part for part in (details.vehicle, details.plate) if part)),
        ("message-circle", DOT.join(part for part in (details.category, details.concern) if part)),
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
    if details.state is SessionState.OFFERED and details.offer_expires is not None:
        until = fill(
            translate("BookingCard", "Held for the mechanic's answer until %1"),
            formats.moment(details.offer_expires, zone),
        )
        found.append(("hourglass", until))
    return [(icon, text) for icon, text in found if text]
