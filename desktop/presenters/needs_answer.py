"""What needs an answer beside the calendar, as it is shown: codes, names and times; no words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.presenters.carriers import Reach
from desktop.presenters.edit_clashes import EditClash
from desktop.presenters.pending_changes import PendingLine
from scheduling.commands import Alternative, Blocking

if TYPE_CHECKING:
    from desktop.presenters.hand_backs import HandBack
    from desktop.presenters.hours_model import StrandedLine


@dataclass(frozen=True, slots=True, kw_only=True)
class LostTime:
    """A time that could not be had: what was wanted, who has it now, and the nearest free times."""

    session_id: UUID
    customer: str
    starts: int
    minutes: int
    mechanic: str
    mechanic_id: UUID | None
    blocking: tuple[Blocking, ...]
    alternatives: tuple[Alternative, ...]
    names: Mapping[UUID, str]
    """Of the mechanics of the alternatives."""
    reach: Reach = Reach.UNKNOWN
    """Whether a message tells the customer of another time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash(LostTime):
    """A booking without a place."""

    may_place: bool
    may_cancel: bool
    price_cents: int | None = None
    """What it costs now, where the customer was told another price: that is what a person has to settle."""
    plan_withdrawn: bool = False
    """Its plan is not sold for this kind of visit any more: that is what a person has to settle."""
    declined: bool = False
    """Its mechanic was asked and said no."""
    unanswered: bool = False
    """Its mechanic was asked and did not answer in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostMove(LostTime):
    """A move that the server refused: the booking has its place, another than was wanted."""

    mid: UUID
    stands: int
    """Since when, that is at what time, the booking stands now."""
    stands_with: str
    """The name of its mechanic now."""
    elsewhere: bool
    """Somebody moved it before: it is not where the mover saw it."""
    was_taken: bool
    """Whether it was for the time that the server refused, and not for where the booking stood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferWaiting:
    """A booking that waits for its mechanic's answer. ``mine``: the answer is this person's to give."""

    session_id: UUID
    customer: str
    starts: int
    minutes: int
    mechanic: str
    concern: str
    expires_at: int | None
    mine: bool
    unsent: bool = False
    """The server does not know it yet, so nobody has been asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsAnswer:
    """All of it; each part by the time it is about, refused changes by their age."""

    clashes: tuple[Clash, ...] = ()
    moves: tuple[LostMove, ...] = ()
    edits: tuple[EditClash, ...] = ()
    refused: tuple[PendingLine, ...] = ()
    offers: tuple[OfferWaiting, ...] = ()
    stranded: tuple[StrandedLine, ...] = ()
    """Bookings where nobody works, all on one card."""
    hand_backs: tuple[HandBack, ...] = ()
    """Money that somebody has to hand back."""

    @property
    def count(self) -> int:
        """How many cards there are."""
        cards = self.clashes, self.moves, self.edits, self.refused, self.offers, self.hand_backs
        return sum(map(len, cards)) + bool(self.stranded)
