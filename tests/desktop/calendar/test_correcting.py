"""Correcting a booking's customer and vehicle: what was changed is sent with what it was, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_vehicle import VehicleForm, VehicleProblem
from desktop.presenters.correcting import Correcting, Entered, Subject
from desktop.presenters.customer_form import CustomerForm, Problem
from desktop.presenters.undo import STAYED, UndoStack
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import EditCustomer, EditVehicle, Outcome
from scheduling.records import Customer, Vehicle
from scheduling.vocabulary import Role, SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import garage, named, vehicle

VIN = "1HGCM82633A004352"


class Form:
    """Somebody at the form of a booking."""

    def __init__(self, shop: Scene, **car: Any) -> None:
        self.shop = shop
        self.person = replace(
            shop.garage.elise, phone="+15145550142", email="elise@example.test", language="fr"
        )
        values = {"make": "Honda", "model": "Civic", "year": 2019, "plate": "F12 ABC", "odometer_km": 81_000}
        self.car = vehicle(self.person.id, **(values | {"vin": ""} | car))
        shop.store.load([self.person, self.car])
        shop.booking("one", shop.garage.anna.id, "10:00", vehicle_id=self.car.id)
        self.undo = UndoStack()
        source, rights = AvailabilitySource(shop.store), shop.presenter.rights
        self.correcting = Correcting(shop.store, source, shop.clock, rights, self.undo)
        found = self.correcting.subject(named("one"))
        assert found is not None
        self.subject: Subject = found
        year = "" if self.car.year is None else str(self.car.year)
        self.before = Entered(
            customer=CustomerForm(
                name=self.person.name, phone="514 555-0142", email=self.person.email, language="fr"
            ),
            vehicle=VehicleForm(
                year=year, make=self.car.make, model=self.car.model, plate=self.car.plate, vin=self.car.vin,
                odometer=str(self.car.odometer_km),
            ),
        )  # fmt: skip

    def begin_again(self) -> None:
        """As it was kept, to be corrected once more."""
        found = self.correcting.subject(named("one"))
        assert found is not None
        assert found.customer is not None
        self.subject, self.person = found, found.customer
        customer = CustomerForm(
            name=self.person.name,
            phone="(514) 555-0177",
            email=self.person.email,
            language="fr",
            notes=self.person.notes,
        )
        self.before = replace(self.before, customer=customer)

    def save(self, who: dict[str, str] | None = None, **car: str) -> dict[str, object]:
        assert self.before.vehicle is not None
        assert self.before.customer is not None
        after = Entered(
            customer=replace(self.before.customer, **(who or {})), vehicle=replace(self.before.vehicle, **car)
        )
        return dict(self.correcting.save(self.subject, self.before, after))


@pytest.fixture
def form() -> Form:
    return Form(scene())


def test_only_what_changed_is_sent_with_what_it_was(form: Form) -> None:
    assert form.save({"phone": "(514) 555-0177"}, year="2020", odometer="82 500") == {}
    assert form.shop.sent() == [
        EditCustomer(customer_id=form.person.id, set={"phone": ("+15145550142", "+15145550177")}),
        EditVehicle(vehicle_id=form.car.id, set={"odometer_km": (81_000, 82_500), "year": (2019, 2020)}),
    ]
    assert form.shop.store.get(Customer, form.person.id) == replace(form.person, phone="+15145550177")
    assert form.shop.store.get(Vehicle, form.car.id) == replace(form.car, year=2020, odometer_km=82_500)


def test_the_extension_of_a_corrected_number_goes_into_the_notes(form: Form) -> None:
    assert form.save({"phone": "514 555-0177 poste 204"}) == {}
    (sent,) = form.shop.sent()
    assert isinstance(sent, EditCustomer)
    assert sent.set["phone"] == (form.person.phone, "+15145550177")
    assert sent.set["notes"] == (form.person.notes, f"{form.person.notes}\n+15145550177 x204".strip())


def test_the_extension_of_a_number_goes_with_it(form: Form) -> None:
    assert form.save({"phone": "514 555-0177 poste 204"}) == {}
    form.begin_again()
    assert "+15145550177 x204" in form.person.notes
    assert form.save({"phone": "514 555-0188"}) == {}
    row = form.shop.store.get(Customer, form.person.id)
    assert row is not None
    assert row.phone == "+15145550188"
    assert "x204" not in row.notes


def test_another_extension_of_the_same_number_takes_the_place_of_the_first(form: Form) -> None:
    assert form.save({"phone": "514 555-0177 poste 204"}) == {}
    form.begin_again()
    notes = form.person.notes
    assert form.save({"phone": "514 555-0177 poste 12"}) == {}
    row = form.shop.store.get(Customer, form.person.id)
    assert row is not None
    assert row.notes == notes.replace("x204", "x12")


def test_a_number_that_is_only_written_otherwise_keeps_its_extension(form: Form) -> None:
    assert form.save({"phone": "514 555-0177 poste 204"}) == {}
    form.begin_again()
    assert form.save({"phone": "514.555.0177"}) == {}
    row = form.shop.store.get(Customer, form.person.id)
    assert row is not None
    assert row.notes == form.person.notes


def test_nothing_changed_sends_nothing(form: Form) -> None:
    assert form.save() == {}
    assert form.save({"name": f" {form.person.name} "}, plate="f12 abc") == {}
    assert form.shop.sent() == []


def test_a_number_that_is_cleared_is_not_known(form: Form) -> None:
    assert form.save(year="", odometer=" ") == {}
    (sent,) = form.shop.sent()
    assert sent == EditVehicle(
        vehicle_id=form.car.id, set={"odometer_km": (81_000, None), "year": (2019, None)}
    )


@pytest.mark.parametrize(
    ("who", "car", "problems"),
    [
        ({"name": " "}, {}, {"name": Problem.NAME_MISSING}),
        ({"phone": "12"}, {}, {"phone": Problem.PHONE_WRONG}),
        ({"email": "elise"}, {}, {"email": Problem.EMAIL_WRONG}),
        ({}, {"year": "19"}, {"year": VehicleProblem.YEAR_WRONG}),
        ({}, {"odometer": "many"}, {"odometer": VehicleProblem.ODOMETER_WRONG}),
        ({}, {"odometer": "5000001"}, {"odometer": VehicleProblem.ODOMETER_WRONG}),
        ({}, {"odometer": "-1"}, {"odometer": VehicleProblem.ODOMETER_WRONG}),
        ({}, {"vin": VIN[:-1]}, {"vin": VehicleProblem.VIN_LENGTH}),
        ({}, {"make": "", "model": "", "plate": ""}, {"make": VehicleProblem.NOTHING_ENTERED}),
        ({}, {"plate": "", "make": "", "model": "", "vin": ""}, {"make": VehicleProblem.NOTHING_ENTERED}),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_sent(
    form: Form, who: dict[str, str], car: dict[str, str], problems: dict[str, object]
) -> None:
    assert form.save(who, **car) == problems
    assert form.shop.sent() == []


def test_what_was_not_touched_is_not_judged() -> None:
    form = Form(scene(), vin="OLD NUMBER", year=1899)
    assert form.save(plate="F12 ABD") == {}
    (sent,) = form.shop.sent()
    assert sent == EditVehicle(vehicle_id=form.car.id, set={"plate": ("F12 ABC", "F12 ABD")})


def test_a_vin_is_insisted_on(form: Form) -> None:
    wrong = VIN[:-1] + "3"
    assert form.save(vin=wrong) == {"vin": VehicleProblem.VIN_CHECK}
    assert form.save(vin=wrong, vin_accepted=wrong) == {}
    assert form.shop.sent() == [EditVehicle(vehicle_id=form.car.id, set={"vin": ("", wrong)})]


def test_somebody_elses_change_meanwhile_is_left_to_the_server(form: Form) -> None:
    form.shop.store.load([replace(form.car, year=2021)])
    assert form.save(year="2020") == {}
    (sent,) = form.shop.sent()
    assert sent == EditVehicle(vehicle_id=form.car.id, set={"year": (2019, 2020)})


def test_a_booking_without_a_vehicle(form: Form) -> None:
    form.shop.booking("advice", form.shop.garage.anna.id, "14:00")
    subject = form.correcting.subject(named("advice"))
    assert subject == Subject(customer=form.person, vehicle=None)
    before = Entered(customer=form.before.customer, vehicle=None)
    assert before.customer is not None
    after = Entered(customer=replace(before.customer, name="Élise Roy"), vehicle=None)
    assert form.correcting.save(subject, before, after) == {}
    assert form.shop.sent() == [
        EditCustomer(customer_id=form.person.id, set={"name": (form.person.name, "Élise Roy")})
    ]


def test_a_mechanic_corrects_own_customers_only() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=garage().anna.id)
    shop.booking("one", shop.garage.anna.id, "10:00")
    shop.booking("others", shop.garage.ivan.id, "10:00")
    shop.booking("asked", shop.garage.anna.id, "14:00", state=SessionState.OFFERED)
    correcting = shop.presenter.correcting
    assert correcting.subject(named("one")) is not None
    for name in ("others", "asked", "nowhere"):
        assert correcting.subject(named(name)) is None


def _undo(form: Form) -> list[str]:
    """Take the newest step back; what came of it, or why not."""
    told: list[str] = []
    form.undo.undone.connect(lambda _, back: told.append(back.label_code))
    form.undo.refused.connect(lambda _, why: told.append(type(why).__name__))
    form.undo.undo()
    return told


def test_what_the_server_refused_never_came_about_and_is_seen(form: Form) -> None:
    form.save({"phone": "(514) 555-0177"}, year="2020")
    changes = form.shop.store.changes()
    for change in changes:
        form.shop.answer(change.mid, "stale_edit")
    assert _undo(form) == [STAYED]
    now = [form.shop.store.change(change.mid) for change in changes]
    assert [each is not None and each.dismissed for each in now] == [True, True]
    assert form.shop.sent() == []


def test_of_what_the_server_refused_in_part_the_rest_is_taken_back(form: Form) -> None:
    form.save({"phone": "(514) 555-0177"}, year="2020")
    form.shop.under_way()
    (refused,) = [change for change in form.shop.store.changes() if isinstance(change.command, EditVehicle)]
    form.shop.answer(refused.mid, "stale_edit")
    assert _undo(form) == [""]
    assert form.shop.store.get(Customer, form.person.id) == form.person
    assert form.shop.sent()[-1] == EditCustomer(
        customer_id=form.person.id, set={"phone": ("+15145550177", "+15145550142")}
    )


def test_what_somebody_changed_since_is_not_taken_back(form: Form) -> None:
    form.save({"phone": "(514) 555-0177"})
    store = form.shop.store
    (change,) = store.changes()
    store.apply_page([], replace(store.state(), epoch=named("epoch"), cursor=9))
    taken = Answer(mid=change.mid, state=ChangeState.APPLIED, ack_ver=9, outcome=Outcome())
    store.settle([taken], named("epoch"))
    store.load([replace(form.person, phone="+15145550199")])
    assert _undo(form) == ["StaleEdit"]
