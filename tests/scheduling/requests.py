"""Visit requests for examples, in the shop of ``shop``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scheduling.availability import Availability
from scheduling.ids import uuid7
from scheduling.offers import OfferPolicy
from scheduling.records import Bay
from scheduling.request_answers import Desk
from scheduling.sessions import Actor
from scheduling.visit_requests import OfferedTime, RequestPolicy, RequestSource, RequestState, VisitRequest
from scheduling.vocabulary import ServiceType
from tests.scheduling.shop import BAY, NINE, NOW, shop

POLICY = RequestPolicy()
HOUR = 3600
DAY = 24 * HOUR
BAYS = [BAY, Bay(id=uuid7(), name="2", sort=1), Bay(id=uuid7(), name="3", sort=2)]


def a_request(*requested: int, **over: Any) -> VisitRequest:
    values: dict[str, Any] = {
        "id": uuid7(),
        "source": RequestSource.WEB,
        "state": RequestState.PENDING,
        "customer_id": uuid7(),
        "service_type": ServiceType.REPAIR,
        "requested": requested or (NINE,),
        "asked_at": NOW,
        "concern": "it rattles",
    }
    return VisitRequest(**{**values, **over})


def offered(starts: int = NINE, **over: Any) -> OfferedTime:
    values: dict[str, Any] = {
        "hold_id": uuid7(),
        "starts": starts,
        "bay_id": BAY.id,
        "expires_at": min(NOW + DAY, starts),
    }
    return OfferedTime(**{**values, **over})


def countered(*times: OfferedTime, **over: Any) -> VisitRequest:
    row = a_request(**over)
    return replace(row, state=RequestState.COUNTERED, offered=times or (offered(),), answered_at=NOW)


def desk(actor: Actor = Actor.RECEPTIONIST, now: int = NOW, **rows: Any) -> Desk:
    return Desk(engine=Availability(shop(**rows)), policy=POLICY, offers=OfferPolicy(), now=now, actor=actor)
