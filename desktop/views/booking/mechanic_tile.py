"""A mechanic who was found: the name, why they suit, and the rest of the profile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.theming import formats
from desktop.views.booking import mechanic_words
from desktop.views.booking.painted import Tile
from scheduling.matching import MatchCode
from scheduling.matching_messages import MechanicLine


def mechanic_tile(
    line: MechanicLine,
    *,
    favourite: bool,
    number: int | None = None,
    marks: Sequence[tuple[str, str]] = (),
    when: str = "",
    leaves: bool = True,
) -> Tile:
    """``favourite``: the customer likes them. ``marks`` are more words with their colours; ``when`` they are free.

    Where that is told, how soon they are free is no reason told besides.
    """
    chips: list[tuple[str, str]] = []
    if favourite:
        chips.append((QCoreApplication.translate("Booking", "favourite"), "booked"))
    brand = [reason for reason in line.reasons if reason.code is MatchCode.BRAND]
    chips += [(mechanic_words.reason_words(reason), "done") for reason in brand]
    apart = {MatchCode.BRAND, *(mechanic_words.SOON if when else ())}
    why = tuple(reason for reason in line.reasons if reason.code not in apart)
    lines = [mechanic_words.reasons_line(why), mechanic_words.profile_words(line, (*why, *brand))]
    detail, more = [*(words for words in lines if words), "", ""][:2]
    tile = Tile(
        line.name,
        detail,
        more=more,
        initials=formats.initials(line.name),
        chips=(*chips, *marks),
        trailing=when,
        number=number,
        leaves=leaves,
    )
    whole = (mechanic_words.profile_words(line), mechanic_words.score_words(line))
    tile.setToolTip("\n".join(words for words in whole if words))
    return tile
