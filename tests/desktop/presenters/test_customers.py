"""The Customers screen without Qt: whom it lists, what it shows of one, who may do what there, and adding."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.presenters.booking_vehicle import VehicleForm, VehicleProblem
from desktop.presenters.correcting import Entered, Subject
from desktop.presenters.customer_finding import MOST_FOUND
from desktop.presenters.customer_form import CustomerForm, Problem
from desktop.presenters.customers import CustomersPresenter
from desktop.presenters.undo_labels import ADDED
from desktop.store.local_store import LocalStore
from scheduling.commands import BookSession, CreateCustomer, CreateVehicle, EditCustomer
from scheduling.errors import Gone, NotAllowed, RuleError, StaleEdit, TooLate
from scheduling.ids import uuid7
from scheduling.records import Customer, Vehicle
from scheduling.visit_request_records import RequestSource, RequestState, VisitRequest
from scheduling.vocabulary import Role, ServiceType, SessionState, VisitKind
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.presenters.people import customers_of, names, sheet
from tests.factories import MONDAY, NOW, at, named

_S = SessionState


@pytest.fixture
def shop() -> Scene:
    return scene()


@pytest.fixture
def people(shop: Scene) -> CustomersPresenter:
    return customers_of(shop)


class TestListed:
    @pytest.mark.parametrize(
        "typed",
        [
            *("elise", "ÉLISE trem", "elise@"),
            *("(514) 555-0142", "+1 514.555.0142", "0142"),
            *("k12 abc", "K12-ABC", "2hgfc2f59kh512345", "KH512345", "512345"),
            *("h2j 3v7", "H2J3V7", "3v7"),
        ],
    )
    def test_somebody_is_found_by_all_that_people_say(
        self, shop: Scene, people: CustomersPresenter, typed: str
    ) -> None:
        elise, civic = shop.garage.elise, shop.garage.civic
        shop.store.load([replace(elise, postal_code="H2J 3V7"), replace(civic, vin="2HGFC2F59KH512345")])
        assert names(people.found(typed)) == [elise.name]

    def test_more_than_are_listed_are_said(self, shop: Scene, people: CustomersPresenter) -> None:
        shop.store.load([factories.customer(f"Zed {number:03}") for number in range(MOST_FOUND + 5)])
        found, more = people.found("zed")
        assert len(found) == MOST_FOUND
        assert more
        assert people.found("zed 00") == (people.found("zed 00")[0], False)

    def test_with_nothing_typed_the_recent_ones_the_nearest_booking_first(
        self, shop: Scene, people: CustomersPresenter
    ) -> None:
        far, near = (factories.customer(name) for name in ("Fay Far", "Nat Near"))
        shop.store.load([far, near])
        anna = shop.garage.anna.id
        shop.booking("far", anna, "09:00", day=MONDAY + timedelta(days=1), customer_id=far.id)
        shop.booking("near", anna, "09:00", customer_id=near.id)
        shop.booking("off", anna, "11:00", customer_id=shop.garage.elise.id, state=_S.CANCELLED)
        assert names(people.found("  ")) == ["Nat Near", "Fay Far"]

    def test_who_was_opened_comes_first(self, shop: Scene, people: CustomersPresenter) -> None:
        shop.booking("one", shop.garage.anna.id, "09:00", customer_id=shop.garage.elise.id)
        people.opened(shop.garage.marc.id)
        people.opened(shop.garage.elise.id)
        people.opened(shop.garage.marc.id)
        assert names(people.found("")) == [shop.garage.marc.name, shop.garage.elise.name]

    def test_nobody_before_the_first_rows(self, shop: Scene) -> None:
        empty = Scene(LocalStore.in_memory(), shop.presenter, shop.clock, shop.garage, {})
        people = customers_of(empty)
        assert not people.ready
        assert people.found("elise") == ([], False)
        assert people.language == "en"
        assert people.sheet(shop.garage.elise.id) is None


class TestShown:
    def test_bookings_ahead_the_next_first_and_behind_the_last_first(
        self, shop: Scene, people: CustomersPresenter
    ) -> None:
        anna = shop.garage.anna.id
        for name, days, state in (
            ("later", 9, _S.SCHEDULED),
            ("next", 1, _S.OFFERED),
            ("lost", 3, _S.UNPLACED),
            ("cancelled ahead", 2, _S.CANCELLED),
            ("cancelled later", 4, _S.CANCELLED),
            ("cancelled before", -1, _S.CANCELLED),
            ("done", -7, _S.COMPLETED),
            ("missed", -2, _S.NO_SHOW),
            ("left open", -5, _S.SCHEDULED),
        ):
            shop.booking(name, anna, "10:00", day=MONDAY + timedelta(days=days), state=state)
        shown = sheet(people, shop.garage.elise)
        known = {session_id: name for name, session_id in shop.ids.items()}
        assert [known[each.session_id] for each in shown.ahead] == ["next", "lost", "later"]
        assert [known[each.session_id] for each in shown.behind] == [
            "cancelled before",
            "missed",
            "left open",
            "done",
        ]
        assert [known[each.session_id] for each in shown.called_off] == ["cancelled ahead", "cancelled later"]
        listed = (*shown.ahead, *shown.called_off, *shown.behind)
        led_to = {known[each.session_id]: each.has_card for each in listed}
        assert all(led_to.values())

    def test_what_was_cancelled_is_of_before_once_its_time_has_come(
        self, shop: Scene, people: CustomersPresenter
    ) -> None:
        shop.booking("off", shop.garage.anna.id, "10:00", state=_S.CANCELLED)
        assert len(sheet(people, shop.garage.elise).called_off) == 1
        shop.clock.set(at(MONDAY, "10:00"))
        shown = sheet(people, shop.garage.elise)
        assert (len(shown.called_off), len(shown.behind)) == (0, 1)

    def test_what_ended_today_and_nobody_closed_is_ahead_still(
        self, shop: Scene, people: CustomersPresenter
    ) -> None:
        shop.booking("one", shop.garage.anna.id, "09:00")
        shop.clock.set(at(MONDAY, "23:00"))
        assert len(sheet(people, shop.garage.elise).ahead) == 1

    def test_a_line_tells_who_what_and_how_it_stands(self, shop: Scene, people: CustomersPresenter) -> None:
        shop.booking("one", shop.garage.anna.id, "10:00", vehicle_id=shop.garage.civic.id)
        shop.clock.set(at(MONDAY, "09:50"))
        (visit,) = sheet(people, shop.garage.elise).ahead
        assert (visit.state, visit.mechanic) == (_S.PENDING, shop.garage.anna.name)
        assert visit.vehicle.startswith("Honda Civic")
        assert (visit.starts, visit.waiting) == (at(MONDAY, "10:00"), False)

    def test_open_requests_are_there_and_answered_ones_are_not(
        self, shop: Scene, people: CustomersPresenter
    ) -> None:
        open_, answered = (
            VisitRequest(
                id=named(state),
                source=RequestSource.PHONE,
                state=state,
                customer_id=shop.garage.elise.id,
                service_type=ServiceType.REPAIR,
                requested=(NOW + 86_400,),
                asked_at=NOW - 60,
            )
            for state in (RequestState.PENDING, RequestState.DECLINED)
        )
        shop.store.load([open_, answered])
        (wish,) = sheet(people, shop.garage.elise).wishes
        assert (wish.request_id, wish.wanted) == (open_.id, NOW + 86_400)

    def test_what_the_server_has_not_answered_is_marked(
        self, shop: Scene, people: CustomersPresenter
    ) -> None:
        elise, civic = shop.garage.elise, shop.garage.civic
        assert sheet(people, elise).waiting == frozenset()
        shop.store.submit(EditCustomer(customer_id=elise.id, set={"notes": ("", "Gate 4411")}))
        assert sheet(people, elise).waiting == {elise.id}
        assert sheet(people, elise).customer.notes == "Gate 4411"
        assert [row.id for row in sheet(people, elise).vehicles] == [civic.id]

    def test_who_has_gone_is_nobody(self, people: CustomersPresenter) -> None:
        assert people.sheet(named("nobody")) is None

    def test_it_is_told_when_something_on_view_changed(self, shop: Scene, people: CustomersPresenter) -> None:
        told: list[int] = []
        people.changed.connect(lambda: told.append(1))
        shop.store.load([replace(shop.garage.elise, name="Élise Roy")])
        assert told
        told.clear()
        shop.store.load([factories.plan()])
        assert not told


class TestRights:
    @pytest.mark.parametrize(
        ("role", "edits", "imports", "exports"),
        [
            (Role.OWNER, True, True, True),
            (Role.RECEPTIONIST, True, True, False),
            (Role.MECHANIC, True, False, False),
        ],
    )
    def test_who_may_do_what_with_all_of_them(
        self, role: Role, edits: bool, imports: bool, exports: bool
    ) -> None:
        mechanic = factories.garage().anna.id if role is Role.MECHANIC else None
        shop = scene(role, mechanic_id=mechanic)
        people = customers_of(shop)
        assert shop.presenter.rights.may_see_customers()
        assert (people.may_add, people.may_import, people.may_export) == (edits, imports, exports)
        assert (people.subject(shop.garage.elise.id) is not None) == edits

    def test_a_mechanic_sees_no_booking_of_another(self) -> None:
        shop = scene(Role.MECHANIC, mechanic_id=factories.garage().anna.id)
        shop.booking("mine", shop.garage.anna.id, "10:00")
        shop.booking("others", shop.garage.ivan.id, "12:00")
        assert [each.session_id for each in sheet(customers_of(shop), shop.garage.elise).ahead] == [
            named("mine")
        ]

    def test_who_works_here_no_longer_sees_and_changes_nothing(self, shop: Scene) -> None:
        people = customers_of(shop)
        shop.store.load([factories.staff_member(id=named("me"), role=Role.RECEPTIONIST, active=False)])
        assert not shop.presenter.rights.may_see_customers()
        assert not people.may_add
        assert people.subject(shop.garage.elise.id) is None
        assert people.vehicle_subject(shop.garage.civic.id) is None
        with pytest.raises(NotAllowed):
            people.add(CustomerForm(name="New One"))
        with pytest.raises(NotAllowed):
            people.add_vehicle(shop.garage.elise.id, VehicleForm(plate="NEW 1"))
        assert shop.sent() == []


class TestAdded:
    def test_a_customer_with_a_vehicle(self, shop: Scene, people: CustomersPresenter) -> None:
        form = CustomerForm(
            name=" Zoé  Roy ", phone="514 555 0177", email="zoe@example.test", language="fr",
            postal_code="h2j3v7", notes=" Gate 4411 ",
        )  # fmt: skip
        made, problems = people.add(form, VehicleForm(make="Mazda", model="3", plate="z99 xyz"))
        assert problems == {}
        assert made is not None
        person, car = shop.sent()
        assert isinstance(person, CreateCustomer)
        assert isinstance(car, CreateVehicle)
        assert (person.name, person.phone, person.postal_code) == ("Zoé Roy", "+15145550177", "H2J 3V7")
        assert (person.notes, person.customer_id, car.customer_id) == ("Gate 4411", made, made)
        assert names(people.found(""))[0] == "Zoé Roy", "they are among the recent ones"

    def test_nothing_is_added_while_something_is_wrong(self, shop: Scene, people: CustomersPresenter) -> None:
        made, problems = people.add(CustomerForm(phone="12"), VehicleForm(year="19"))
        assert made is None
        assert problems == {
            "name": Problem.NAME_MISSING,
            "phone": Problem.PHONE_WRONG,
            "make": VehicleProblem.NOTHING_ENTERED,
            "year": VehicleProblem.YEAR_WRONG,
        }
        assert shop.sent() == []

    def test_who_was_added_is_taken_back_with_their_vehicle_until_they_are_sent(
        self, shop: Scene, people: CustomersPresenter
    ) -> None:
        undo = shop.presenter.undo
        made, _ = people.add(CustomerForm(name="Zoé Roy"), VehicleForm(make="Kia"))
        assert made is not None
        assert undo.last is not None
        assert (undo.last.label_code, undo.last.params) == (ADDED, {"customer": "Zoé Roy"})
        undo.undo()
        assert shop.store.get(Customer, made) is None
        assert shop.store.vehicles_of(made) == []
        assert shop.sent() == []

    def test_what_was_entered_of_them_since_goes_with_them(
        self, shop: Scene, people: CustomersPresenter
    ) -> None:
        made, _ = people.add(CustomerForm(name="Zoé Roy"))
        assert made is not None
        assert people.add_vehicle(made, VehicleForm(make="Kia")) == {}
        shop.presenter.undo.undo()
        assert shop.store.get(Customer, made) is None
        assert shop.store.vehicles_of(made) == []
        assert shop.sent() == []

    def test_who_has_a_booking_since_is_not_called_sent(
        self, shop: Scene, people: CustomersPresenter
    ) -> None:
        refused: list[RuleError] = []
        undo = shop.presenter.undo
        undo.refused.connect(lambda _step, error: refused.append(error))
        made, _ = people.add(CustomerForm(name="Zoé Roy"))
        assert made is not None
        starts = shop.presenter.now() + 7200
        shop.store.submit(
            BookSession(
                session_id=uuid7(),
                reservation_id=uuid7(),
                customer_id=made,
                kind=VisitKind.PHONE,
                service_type=ServiceType.DIAGNOSTIC,
                starts=starts,
                minutes=30,
                mechanic_id=shop.garage.anna.id,
            )
        )
        undo.undo()
        assert [error.params for error in refused] == [{"built": True}]
        assert shop.store.get(Customer, made) is not None

    def test_who_was_sent_stays(self, shop: Scene, people: CustomersPresenter) -> None:
        refused: list[RuleError] = []
        undo = shop.presenter.undo
        undo.refused.connect(lambda _step, error: refused.append(error))
        made, _ = people.add(CustomerForm(name="Zoé Roy"))
        shop.store.mark_sent(shop.store.parcels(10, 100_000))
        undo.undo()
        assert [type(error) for error in refused] == [TooLate]
        assert made is not None
        assert shop.store.get(Customer, made) is not None

    def test_a_vehicle_of_somebody_known(self, shop: Scene, people: CustomersPresenter) -> None:
        assert people.add_vehicle(shop.garage.marc.id, VehicleForm()) == {
            "make": VehicleProblem.NOTHING_ENTERED
        }
        assert people.add_vehicle(shop.garage.marc.id, VehicleForm(make="Kia", year="2019")) == {}
        (car,) = sheet(people, shop.garage.marc).vehicles
        assert (car.make, car.year) == ("Kia", 2019)
        with pytest.raises(Gone):
            people.add_vehicle(named("nobody"), VehicleForm(make="Kia"))

    @pytest.mark.parametrize(
        ("typed", "kept"), [("h2x1y4", "H2X 1Y4"), (" 75011 ", "75011"), ("sw1a 1aa", "SW1A 1AA")]
    )
    def test_a_postal_code_of_here_has_one_form(self, typed: str, kept: str) -> None:
        assert CustomerForm(name="A", postal_code=typed).customer(named("a")).postal_code == kept


class TestTakenBack:
    """What was corrected on the page itself."""

    def _correct(self, shop: Scene, people: CustomersPresenter, **changed: str) -> Customer:
        elise = shop.store.get(Customer, shop.garage.elise.id)
        subject = people.subject(shop.garage.elise.id)
        assert elise is not None
        assert subject is not None
        before = CustomerForm(name=elise.name, phone=elise.phone, email=elise.email, notes=elise.notes)
        entered = Entered(customer=before, vehicle=None)
        after = Entered(customer=replace(before, **changed), vehicle=None)
        assert people.correcting.save(subject, entered, after) == {}
        return elise

    def test_only_what_changed_is_sent_and_ctrl_z_sends_it_back(
        self, shop: Scene, people: CustomersPresenter
    ) -> None:
        elise = self._correct(shop, people, notes="Gate 4411")
        assert shop.sent() == [EditCustomer(customer_id=elise.id, set={"notes": ("", "Gate 4411")})]
        undo = shop.presenter.undo
        assert undo.last is not None
        assert (undo.last.label_code, undo.last.params) == ("corrected", {"customer": elise.name})
        undo.undo()
        assert shop.sent()[1] == EditCustomer(customer_id=elise.id, set={"notes": ("Gate 4411", "")})
        assert shop.store.get(Customer, elise.id) == elise

    def test_a_vehicle_too(self, shop: Scene, people: CustomersPresenter) -> None:
        civic = shop.garage.civic
        subject = people.vehicle_subject(civic.id)
        assert subject == Subject(customer=None, vehicle=civic)
        before = VehicleForm(make=civic.make, model=civic.model, plate=civic.plate)
        entered = Entered(customer=None, vehicle=before)
        after = Entered(customer=None, vehicle=replace(before, plate="zzz 999"))
        assert people.correcting.save(subject, entered, after) == {}
        shop.presenter.undo.undo()
        assert shop.store.get(Vehicle, civic.id) == civic
        assert len(shop.sent()) == 2

    def test_nothing_changed_is_no_step(self, shop: Scene, people: CustomersPresenter) -> None:
        self._correct(shop, people)
        assert shop.presenter.undo.last is None

    def test_what_somebody_changed_since_is_not_taken_back(
        self, shop: Scene, people: CustomersPresenter
    ) -> None:
        elise = self._correct(shop, people, notes="Gate 4411")
        shop.store.submit(EditCustomer(customer_id=elise.id, set={"notes": ("Gate 4411", "Gate 5")}))
        refused: list[object] = []
        shop.presenter.undo.refused.connect(lambda _, error: refused.append(error))
        shop.presenter.undo.undo()
        assert [type(error) for error in refused] == [StaleEdit]
        assert len(shop.sent()) == 2
