"""What a comparison of two customers says of what goes along. Not here: their fields (``calendar.field_words``)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from desktop.presenters.customer_merging import Holdings, MergePreview
from desktop.theming import formats
from desktop.views.calendar.calendar_words import DOT, fill


class Counted(QObject):
    """Words that have a plural: lupdate finds these only in a ``tr``."""

    def vehicles(self, count: int) -> str:
        return self.tr("%n vehicles", "", count)

    def bookings(self, count: int) -> str:
        return self.tr("%n bookings", "", count)

    def requests(self, count: int) -> str:
        return self.tr("%n visit requests", "", count)


def holdings_words(held: Holdings) -> str:
    """How much of somebody there is here."""
    say = Counted()
    return DOT.join((say.vehicles(held.vehicles), say.bookings(held.bookings), say.requests(held.requests)))


def counted_words(preview: MergePreview) -> str:
    """What is not among it."""
    translate = QCoreApplication.translate
    if preview.counted_from is None:
        return translate(
            "MergePage", "Only what this computer has is counted. What else there is goes along too."
        )
    said = translate(
        "MergePage",
        "Only what this computer has is counted: bookings and requests since %1. What is older goes along too.",
    )
    return fill(said, formats.date_words(preview.counted_from))
