"""What a visit request says when it is asked for, where it may come from, and its age to the second."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduling.errors import Invalid
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.visit_requests import (
    Age,
    RequestPolicy,
    RequestSource,
    RequestState,
    VisitRequest,
    age,
    answer_by,
    check_request,
    request_from_session,
)
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from tests.scheduling.requests import DAY, HOUR, POLICY, a_request, countered
from tests.scheduling.shop import ALEX, NINE, NOW, VERA

S = RequestState


def test_the_age_goes_by_the_promise_to_the_second() -> None:
    row = a_request()
    assert answer_by(row, POLICY) == NOW + DAY
    for seconds, expected in (
        (-5, Age.FRESH),
        (0, Age.FRESH),
        (16 * HOUR - 1, Age.FRESH),
        (16 * HOUR, Age.DUE_SOON),
        (24 * HOUR, Age.DUE_SOON),
        (24 * HOUR + 1, Age.OVERDUE),
    ):
        assert age(row, NOW + seconds, POLICY) is expected
    quick = RequestPolicy(promise_seconds=60, due_soon_seconds=0)
    assert [age(row, NOW + by, quick) for by in (59, 60, 61)] == [Age.FRESH, Age.DUE_SOON, Age.OVERDUE]


def test_only_an_unanswered_request_has_an_age() -> None:
    for state in set(S) - {S.PENDING}:
        assert age(replace(countered(), state=state), NOW + 2 * DAY, POLICY) is None


def test_the_defaults_are_the_specification_s() -> None:
    assert (POLICY.promise_seconds, POLICY.counter_offer_seconds, POLICY.minutes) == (DAY, DAY, 60)


OF_SESSION = {"source": RequestSource.SESSION, "from_session_id": uuid7(), "referring_mechanic_id": VERA.id}


@pytest.mark.parametrize(
    ("field", "over"),
    [
        ("requested", {"requested": ()}),
        ("requested", {"requested": (NINE, NINE)}),
        ("requested", {"requested": tuple(NINE + by for by in range(4))}),
        ("requested", {"requested": (NINE, NOW - 1)}),
        ("minutes", {"minutes": 0}),
        ("concern", {"concern": "  "}),
        ("from_session_id", {"from_session_id": uuid7()}),
        ("from_session_id", {**OF_SESSION, "from_session_id": None}),
        ("referring_mechanic_id", {"referring_mechanic_id": VERA.id}),
        ("referring_mechanic_id", {**OF_SESSION, "referring_mechanic_id": None}),
        ("diagnosis", {"diagnosis": "brakes"}),
        ("quote_cents", {"quote_cents": -1}),
    ],
)
def test_a_new_request_must_make_sense(field: str, over: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as caught:
        check_request(a_request(**over), POLICY)
    assert caught.value.params["field"] == field


@pytest.mark.parametrize("source", sorted(set(RequestSource) - {RequestSource.SESSION}))
def test_requests_come_from_the_web_the_phone_and_the_counter(source: RequestSource) -> None:
    check_request(a_request(NOW, NINE, NINE + 1, source=source, minutes=1, quote_cents=0), POLICY)


def a_session(**over: Any) -> Session:
    values: dict[str, Any] = {
        "id": uuid7(),
        "customer_id": uuid7(),
        "state": SessionState.COMPLETED,
        "kind": VisitKind.VIDEO,
        "service_type": ServiceType.CONSULTATION,
        "minutes": 30,
        "mechanic_id": VERA.id,
        "concern": "rattles at idle",
    }
    return Session(**{**values, **over})


def led_to(session: Session, **over: Any) -> VisitRequest:
    values: dict[str, Any] = {
        "id": uuid7(),
        "customer_id": uuid7(),
        "vehicle_id": uuid7(),
        "diagnosis": "heat shield",
        "requested": (NINE,),
        "asked_at": NOW,
        "policy": RequestPolicy(minutes=90),
        "preferred_mechanic_id": ALEX.id,
    }
    return request_from_session(session, **{**values, **over})


def test_from_a_finished_session_vehicle_concern_diagnosis_and_referral_come_along() -> None:
    session, vehicle, customer = a_session(), uuid7(), uuid7()
    row = led_to(session, vehicle_id=vehicle, customer_id=customer)
    assert row == VisitRequest(
        id=row.id,
        source=RequestSource.SESSION,
        state=S.PENDING,
        customer_id=customer,
        service_type=ServiceType.REPAIR,
        requested=(NINE,),
        asked_at=NOW,
        minutes=90,
        vehicle_id=vehicle,
        concern="rattles at idle",
        diagnosis="heat shield",
        from_session_id=session.id,
        referring_mechanic_id=VERA.id,
        preferred_mechanic_id=ALEX.id,
    )
    assert led_to(a_session(concern="")).diagnosis == "heat shield"
    with pytest.raises(Invalid):
        led_to(a_session(concern=""), diagnosis="")


@pytest.mark.parametrize(
    "over",
    [
        *({"state": state} for state in sorted(set(SessionState) - {SessionState.COMPLETED})),
        {"kind": VisitKind.IN_PERSON},
        {"mechanic_id": None},
    ],
)
def test_an_unfinished_session_or_one_in_person_leads_to_no_request(over: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as caught:
        led_to(a_session(**over))
    assert caught.value.params == {"field": "from_session_id"}


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("promise_seconds", 1, 30 * DAY),
        ("due_soon_seconds", 0, 30 * DAY),
        ("counter_offer_seconds", 1, 30 * DAY),
        ("minutes", 1, 1440),
        ("most_requested", 1, 20),
        ("most_offered", 1, 20),
        ("alternatives", 0, 50),
    ],
)
def test_the_owners_numbers_stay_in_their_ranges(name: str, least: int, most: int) -> None:
    for good in (least, most):
        assert getattr(replace(POLICY, **{name: good}), name) == good
    for wrong in (least - 1, most + 1):
        with pytest.raises(Invalid) as caught:
            replace(POLICY, **{name: wrong})
        assert caught.value.params["field"] == name
