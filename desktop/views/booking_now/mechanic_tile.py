"""A mechanic who was found: the name, the profile, and why they suit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.theming import formats, words
from desktop.views.booking.painted import Tile
from desktop.views.booking.phrases import say
from desktop.views.booking_now import now_words
from scheduling.matching import MatchCode
from scheduling.matching_messages import MechanicLine


def mechanic_tile(line: MechanicLine, *, favourite: bool, number: int = 0) -> Tile:
    """``favourite``: the customer likes them."""
    translate = QCoreApplication.translate
    chips: list[tuple[str, str]] = []
    if favourite:
        chips.append((translate("BookNow", "favourite"), "booked"))
    brand = [reason for reason in line.reasons if reason.code is MatchCode.BRAND]
    chips += [(now_words.reason_words(reason), "done") for reason in brand]
    rest = tuple(reason for reason in line.reasons if reason.code is not MatchCode.BRAND)
    tile = Tile(
        line.name,
        now_words.reasons_line(rest) or profile_words(line),
        initials=formats.initials(line.name),
        chips=chips,
        number=number,
        leaves=True,
    )
    tile.setToolTip(profile_words(line))
    return tile


def profile_words(line: MechanicLine) -> str:
    """What a customer may be told: what they know, certificates, languages, rating."""
    translate = QCoreApplication.translate
    knows = ", ".join(words.specialty_words(word) for word in line.specialties)
    years = say(translate("BookNow", "%1 years of experience"), line.years) if line.years else ""
    rated = (
        say(translate("BookNow", "rated %1"), formats.number(line.rating, 1))
        if line.rating is not None
        else ""
    )
    parts = (knows, years, rated, ", ".join(line.certifications), ", ".join(line.languages))
    return formats.capital(" · ".join(part for part in parts if part))
