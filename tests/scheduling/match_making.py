"""Requests, candidates and offers for the tests of matching and of offers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scheduling.ids import uuid7
from scheduling.matching import Candidate, Request
from scheduling.offers import Offer, OfferRound, OfferState, given_up_at
from scheduling.presence import Soonness
from scheduling.records import Mechanic
from scheduling.vocabulary import VisitKind
from tests.scheduling.shop import VERA

NOW = 1_700_049_600
START = NOW + 24 * 3600


def request(**over: Any) -> Request:
    values: dict[str, Any] = {
        "session_id": uuid7(),
        "kind": VisitKind.VIDEO,
        "asked_at": NOW,
        "minutes": 30,
    }
    return Request(**{**values, **over})


def mechanic(**over: Any) -> Mechanic:
    """An independent one who answers each offer."""
    return replace(VERA, **{"id": uuid7(), "allow_instant_booking": False, **over})


def candidate(
    soonness: Soonness = Soonness.NOW,
    online: bool = True,
    city: str = "",
    last_offered_at: int | None = None,
    **over: Any,
) -> Candidate:
    return Candidate(
        mechanic=mechanic(**over),
        soonness=soonness,
        online=online,
        city=city,
        last_offered_at=last_offered_at,
    )


def offer(asked: Request, to: Mechanic, **over: Any) -> Offer:
    values: dict[str, Any] = {
        "id": uuid7(),
        "session_id": asked.session_id,
        "mechanic_id": to.id,
        "state": OfferState.OFFERED,
        "round": OfferRound.BEST,
        "made_at": NOW,
        "expires_at": given_up_at(asked),
        "starts": asked.starts,
        "sequence": asked.sequence,
    }
    return Offer(**{**values, **over})
