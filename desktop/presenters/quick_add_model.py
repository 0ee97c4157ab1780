"""What was understood of a sentence that is to be booked, as values. No behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.presenters.booking_draft import Draft
from desktop.presenters.booking_times import Time
from desktop.presenters.sentence.cars import NO_CAR, Car
from desktop.presenters.sentence.day_doubt import DayDoubt
from desktop.presenters.sentence.hours import TimeSaid
from desktop.presenters.sentence.parts import Part
from desktop.presenters.sentence.reading import Reading
from scheduling.concern import LEAST_CONCERN
from scheduling.records import Session


class Standing(StrEnum):
    """How sure a part is."""

    SAID = "said"
    ASSUMED = "assumed"
    """Nothing was said of it; this is usual."""
    CHOOSE = "choose"
    """Several are meant."""
    MISSING = "missing"
    WRONG = "wrong"
    """It was said, and cannot be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """One reading of the sentence. ``standing`` has each part that is shown, in order."""

    reading: Reading
    draft: Draft
    standing: dict[Part, Standing]
    day: date | None = None
    time: Time | None = None
    """The time that would be booked, or why it is not free."""
    span: TimeSaid | None = None
    """Said instead of a time: after three, in the morning."""
    nearest: tuple[Time, ...] = ()
    strange_car: Car = NO_CAR
    """As it was said of a vehicle that is none of the customer's."""
    new_vehicle: bool = False
    """Whether it is one that is not noted yet: the wizard asks for the rest of it."""
    day_doubt: DayDoubt | None = None
    """What is to be said of a day that has to be chosen."""
    upcoming: Session | None = None
    """What the customer has ahead already."""
    today: date | None = None
    """The workshop's local day as it was read."""

    @property
    def unclear(self) -> Part | None:
        """The first part of which several are meant."""
        return next((part for part, how in self.standing.items() if how is Standing.CHOOSE), None)

    @property
    def whole(self) -> bool:
        """Whether Enter books: nothing lacks, nothing is unclear, and the time is free."""
        draft = self.draft
        told = draft.service_type is not None and len(draft.concern) >= LEAST_CONCERN
        sure = not set(self.standing.values()) & {Standing.CHOOSE, Standing.MISSING, Standing.WRONG}
        return told and sure and self.time is not None and self.time.free
