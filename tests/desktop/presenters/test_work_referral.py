"""Referring to a visit after a session at a distance: who may, what comes along, and how it is taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from desktop.presenters.work_referral import WorkReferral
from scheduling.errors import Gone, Invalid, NotAllowed
from scheduling.request_commands import CreateRequest
from scheduling.visit_requests import RequestSource, RequestState
from scheduling.vocabulary import Role, ServiceType, SessionState, VisitKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.presenters.working import Working
from tests.factories import MONDAY, NOW, at, named

IVAN = named("ivan")
TUESDAY = MONDAY + timedelta(days=1)
TIMES = (at(TUESDAY, "10:00"), at(TUESDAY, "14:00"))


def _over(shop: Scene, **over: Any) -> WorkReferral:
    values: dict[str, Any] = {
        "state": SessionState.COMPLETED,
        "kind": VisitKind.VIDEO,
        "concern": "noise in curves",
        "vehicle_id": shop.garage.civic.id,
        "ended_at": NOW - 600,
    }
    mechanic_id = over.pop("mechanic_id", IVAN)
    shop.booking("one", mechanic_id, "07:00", **(values | over))
    return Working(shop).work.referral(shop.ids["one"])


@pytest.fixture
def shop() -> Scene:
    return scene(Role.MECHANIC, mechanic_id=IVAN)


def test_vehicle_and_diagnosis_come_along_and_the_times_in_their_order(shop: Scene) -> None:
    referral = _over(shop)
    made = referral.refer(" The bearing at the left \n", ServiceType.REPAIR, TIMES)
    assert shop.sent() == [
        CreateRequest(
            request_id=made,
            source=RequestSource.SESSION,
            customer_id=shop.garage.elise.id,
            service_type=ServiceType.REPAIR,
            requested=list(TIMES),
            asked_at=NOW,
            vehicle_id=shop.garage.civic.id,
            from_session_id=shop.ids["one"],
            diagnosis="The bearing at the left",
        )
    ]
    (told,) = referral.made()
    assert (told.request_id, told.state, told.requested, told.waiting) == (
        made,
        RequestState.PENDING,
        TIMES,
        True,
    )


@pytest.mark.parametrize(
    ("over", "may"),
    [
        ({}, True),
        ({"kind": VisitKind.PHONE}, True),
        ({"kind": VisitKind.IN_PERSON}, False),
        ({"state": SessionState.LIVE}, False),
        ({"mechanic_id": named("olga")}, False),
    ],
)
def test_only_ones_own_that_is_over_and_was_at_a_distance(
    shop: Scene, over: dict[str, Any], may: bool
) -> None:
    referral = _over(shop, **over)
    assert referral.may() == may
    if not may:
        with pytest.raises(NotAllowed):
            referral.refer("The bearing", ServiceType.REPAIR, TIMES)
        assert shop.sent() == []


@pytest.mark.parametrize(
    ("role", "mechanic", "may"),
    [(Role.MECHANIC, "ivan", True), (Role.OWNER, "anna", True), (Role.MECHANIC, "anna", False)],
)
def test_a_workshops_own_mechanic_refers_nobody(role: Role, mechanic: str, may: bool) -> None:
    made = scene(role, mechanic_id=named(mechanic))
    assert _over(made, mechanic_id=named(mechanic)).may() == may


def test_until_it_is_sent_it_can_be_taken_back(shop: Scene) -> None:
    referral = _over(shop)
    referral.refer("The bearing", ServiceType.REPAIR, TIMES)
    shop.presenter.undo.undo()
    assert referral.made() == []
    assert [change for change in shop.store.changes() if not change.discarded] == []


@pytest.mark.parametrize(
    "times", [(), (NOW - 60,), (TIMES[0], TIMES[0]), (*TIMES, TIMES[0] + 60, TIMES[0] + 120)]
)
def test_wishes_that_are_none_are_refused(shop: Scene, times: tuple[int, ...]) -> None:
    referral = _over(shop)
    with pytest.raises(Invalid):
        referral.refer("The bearing", ServiceType.REPAIR, times)
    assert shop.sent() == []


def test_what_is_typed_is_kept_until_it_is_noted(shop: Scene) -> None:
    referral = _over(shop)
    referral.type("The bear")
    assert referral.diagnosis == "The bear"
    referral.refer("The bearing", ServiceType.REPAIR, TIMES)
    assert referral.diagnosis == ""


def test_free_times_are_the_workshops(shop: Scene) -> None:
    starts = [place.starts for place in _over(shop).free_on(TUESDAY)]
    assert at(TUESDAY, "10:00") in starts
    assert at(TUESDAY, "03:00") not in starts


def test_a_session_that_is_not_here_leads_nowhere(shop: Scene) -> None:
    referral = Working(shop).work.referral(named("unknown"))
    assert not referral.may()
    with pytest.raises(Gone):
        referral.refer("The bearing", ServiceType.REPAIR, TIMES)
