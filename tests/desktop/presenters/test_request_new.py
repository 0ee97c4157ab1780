"""A visit that is asked for by phone or at the counter: what it needs, what is kept, that it takes no time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desktop.presenters.customer_form import Problem
from desktop.presenters.request_new import Entered, Missing
from desktop.presenters.undo import TakenBack
from desktop.presenters.undo_labels import BACK, MADE
from scheduling.commands import CreateCustomer
from scheduling.errors import NotAllowed
from scheduling.records import Customer
from scheduling.request_commands import CreateRequest
from scheduling.visit_requests import RequestSource, RequestState, VisitRequest
from scheduling.vocabulary import Reason, Role
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.wished import requests_of
from tests.factories import MONDAY, NOW, at, minute, named

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def shop() -> Scene:
    return scene()


def entered(**over: Any) -> Entered:
    values: dict[str, Any] = {
        "name": "Nora Neuve",
        "phone": "514 555 0177",
        "concern": "It squeals",
        "wishes": (at(TUESDAY, "10:00"),),
    }
    return Entered(**(values | over))


def test_it_waits_in_the_queue_at_once_with_a_new_customer(shop: Scene) -> None:
    requests = requests_of(shop)
    request_id = requests.new.create(entered(source=RequestSource.COUNTER))
    made, asked = shop.sent()
    assert isinstance(made, CreateCustomer)
    assert (made.name, made.phone) == ("Nora Neuve", "+15145550177")
    assert isinstance(asked, CreateRequest)
    assert (asked.source, asked.asked_at) == (RequestSource.COUNTER, NOW)
    board = requests.board()
    assert board is not None
    (found,) = board.lines
    assert (found.request_id, found.customer, found.waiting) == (request_id, "Nora Neuve", True)


def test_the_extension_of_who_asks_is_noted(shop: Scene) -> None:
    requests_of(shop).new.create(entered(phone="514 555-0177 poste 204"))
    made = shop.sent()[0]
    assert isinstance(made, CreateCustomer)
    assert (made.phone, made.notes) == ("+15145550177", "+15145550177 x204")


def test_somebody_of_the_books_is_not_made_again(shop: Scene) -> None:
    requests = requests_of(shop)
    requests.new.create(entered(customer=shop.garage.elise, vehicle_id=shop.garage.civic.id))
    (sent,) = shop.sent()
    assert isinstance(sent, CreateRequest)
    assert (sent.customer_id, sent.vehicle_id) == (shop.garage.elise.id, shop.garage.civic.id)


@pytest.mark.parametrize(
    ("over", "problem"),
    [
        ({"name": " "}, {"name": Problem.NAME_MISSING}),
        ({"phone": ""}, {"phone": Problem.PHONE_MISSING}),
        ({"phone": "514"}, {"phone": Problem.PHONE_WRONG}),
        ({"concern": " "}, {"concern": Missing.CONCERN}),
        ({"wishes": ()}, {"wishes": Missing.TIME}),
        ({"wishes": (at(TUESDAY, "10:00"), NOW - 1)}, {"wishes": Missing.PASSED}),
    ],
)
def test_what_is_missing_is_said_and_nothing_kept(shop: Scene, over: Any, problem: Any) -> None:
    new = requests_of(shop).new
    assert new.problems(entered(**over)) == problem
    with pytest.raises(ValueError, match="problems"):
        new.create(entered(**over))
    assert shop.sent() == []


def test_customers_are_found_as_one_types(shop: Scene) -> None:
    new = requests_of(shop).new
    assert new.known(entered(name="tremb", phone="")) == [shop.garage.elise]
    assert new.known(entered(name="x", phone="555 0199")) == [shop.garage.marc]
    assert new.known(entered(customer=shop.garage.elise)) == []
    assert new.vehicles(shop.garage.elise) == [shop.garage.civic]
    assert new.vehicles(None) == []


def test_a_time_says_how_it_stands(shop: Scene) -> None:
    new = requests_of(shop).new
    assert new.at(MONDAY, minute("07:59")) is None, "it has passed"
    starts = new.at(MONDAY, minute("10:00"))
    assert starts == at(MONDAY, "10:00")
    assert new.look(starts).free
    night = new.at(MONDAY, minute("22:00"))
    assert night is not None
    assert Reason.WORKSHOP_CLOSED in [Reason(each.reason) for each in new.look(night).blocking]


def test_it_can_be_taken_back_until_it_is_sent(shop: Scene) -> None:
    requests = requests_of(shop)
    request_id = requests.new.create(entered())
    step = shop.presenter.undo.last
    assert step is not None
    assert (step.label_code, step.params["customer"]) == (MADE, "Nora Neuve")
    heard: list[TakenBack] = []
    shop.presenter.undo.undone.connect(lambda _, back: heard.append(back))
    shop.presenter.undo.undo()
    assert [back.label_code for back in heard] == [BACK]
    assert shop.store.get(VisitRequest, request_id) is None
    assert [row.name for row in shop.store.search_customers("Neuve")] == ["Nora Neuve"], "the customer stays"


def test_who_may_not_does_not() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("anna"))
    with pytest.raises(NotAllowed):
        requests_of(shop).new.create(entered())


def test_it_takes_no_time(shop: Scene) -> None:
    requests = requests_of(shop)
    requests.new.create(entered())
    assert requests.new.look(at(TUESDAY, "10:00")).free
    board = requests.board()
    assert board is not None
    assert board.lines[0].state is RequestState.PENDING


def test_a_customer_of_another_language_is_noted_in_the_workshops(shop: Scene) -> None:
    shop.store.load([replace(shop.garage.organization, locale="fr-CA")])
    requests_of(shop).new.create(entered())
    (row,) = shop.store.search_customers("Neuve")
    assert isinstance(row, Customer)
    assert row.language == "fr"
