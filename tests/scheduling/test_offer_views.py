"""What an offer shows before and after accepting."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from scheduling.ids import uuid7
from scheduling.offer_views import Contact, OfferView, offer_view, without_contact
from scheduling.offers import Closing, Offer, OfferState
from scheduling.records import Customer, Session, Vehicle
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from tests.scheduling.match_making import NOW, START, mechanic, offer, request

CUSTOMER = Customer(
    id=uuid7(),
    name="Élise Tremblay",
    phone="+15145550123",
    email="elise@example.org",
    postal_code="H2X 1Y4",
    notes="Owes us a coffee",
)
VEHICLE = Vehicle(
    id=uuid7(),
    customer_id=CUSTOMER.id,
    make="Honda",
    model="Civic",
    year=2015,
    vin="2HGFB2F50FH000001",
    plate="ABC 123",
    odometer_km=120_000,
)
SESSION = Session(
    id=uuid7(),
    customer_id=CUSTOMER.id,
    state=SessionState.OFFERED,
    kind=VisitKind.PHONE,
    service_type=ServiceType.DIAGNOSTIC,
    minutes=45,
    starts=START,
    price_cents=49_00,
    concern="Brakes squeal, call 514-555-0123",
)
OFFER = offer(request(session_id=SESSION.id, starts=START), mechanic())


def shown(row: Offer, vehicle: Vehicle | None = VEHICLE, now: int = NOW) -> OfferView:
    view = offer_view(row, SESSION, CUSTOMER, vehicle, city="Montréal", payout_cents=34_30, now=now)
    assert view is not None
    return view


def test_before_accepting_time_vehicle_concern_city_and_payout() -> None:
    assert shown(OFFER) == OfferView(
        offer_id=OFFER.id,
        state=OfferState.OFFERED,
        kind=VisitKind.PHONE,
        minutes=45,
        starts=START,
        answer_until=OFFER.expires_at,
        vehicle_year=2015,
        vehicle_make="Honda",
        vehicle_model="Civic",
        odometer_km=120_000,
        concern="Brakes squeal, call …",
        city="Montréal",
        payout_cents=34_30,
        contact=None,
        session_id=SESSION.id,
        made_at=OFFER.made_at,
    )


@pytest.mark.parametrize("closing", [*Closing])
def test_why_it_ended_is_told(closing: Closing) -> None:
    assert shown(replace(OFFER, state=OfferState.EXPIRED, closing=closing)).closing is closing


@pytest.mark.parametrize("state", [OfferState.OFFERED, OfferState.DECLINED, OfferState.EXPIRED])
def test_nothing_that_says_who_it_is_before_accepting_nor_ever_without(state: OfferState) -> None:
    text = str(asdict(shown(replace(OFFER, state=state))))
    secrets = (
        *CUSTOMER.name.split(),
        CUSTOMER.phone,
        "555",
        CUSTOMER.email,
        CUSTOMER.postal_code,
        "H2X",
        CUSTOMER.notes,
        VEHICLE.vin,
        VEHICLE.plate,
        str(CUSTOMER.id),
    )
    assert not [secret for secret in secrets if secret in text]


def test_name_and_contact_after_accepting() -> None:
    view = shown(replace(OFFER, state=OfferState.ACCEPTED))
    assert view.contact == Contact(
        name="Élise Tremblay",
        phone="+15145550123",
        email="elise@example.org",
        plate="ABC 123",
        vin="2HGFB2F50FH000001",
    )
    assert view.concern == SESSION.concern
    assert view.answer_until is None


def test_just_advice_has_no_vehicle() -> None:
    view = shown(replace(OFFER, state=OfferState.ACCEPTED), None)
    assert (view.vehicle_year, view.vehicle_make, view.vehicle_model, view.odometer_km) == (
        None,
        "",
        "",
        None,
    )
    assert view.contact == Contact(name=CUSTOMER.name, phone=CUSTOMER.phone, email=CUSTOMER.email)


def test_a_queued_offer_is_not_seen_and_a_lapsed_one_not_to_be_answered() -> None:
    queued = replace(OFFER, state=OfferState.QUEUED)
    assert offer_view(queued, SESSION, CUSTOMER, VEHICLE, city="", payout_cents=0, now=NOW) is None
    assert shown(OFFER, now=OFFER.expires_at - 1).answer_until == OFFER.expires_at
    assert shown(OFFER, now=OFFER.expires_at).answer_until is None
    assert shown(replace(OFFER, state=OfferState.DECLINED)).answer_until is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mail elise.t+car@example.co.uk please", "mail … please"),
        ("(514) 555-0123", "…"),
        ("514.555.0123!", "…!"),
        ("1 514 555 0123", "…"),
        ("5145550123", "…"),
        ("+33 6 12 34 56 78 le soir", "… le soir"),
        ("120 000 km, code P0300, 2015, 5W30", "120 000 km, code P0300, 2015, 5W30"),
        ("part 12345678901234", "part 12345678901234"),
        ("noise @ 100 km/h", "noise @ 100 km/h"),
        ("", ""),
    ],
)
def test_contacts_are_hidden_and_numbers_of_the_field_are_not(text: str, expected: str) -> None:
    assert without_contact(text) == expected
