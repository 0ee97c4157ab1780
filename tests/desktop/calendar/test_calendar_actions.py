"""A booking's card, cancelling it, and bringing it back by undo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.moves import Fit
from desktop.presenters.today_model import DayAct
from desktop.presenters.undo import TakenBack
from scheduling.commands import BookSession, CancelSession, ParkSession
from scheduling.errors import Gone, Invalid, NotAllowed
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.sessions import place_of
from scheduling.vocabulary import CancelledBy, Role, ServiceType, SessionState, VisitKind
from tests.desktop.calendar.days import acts, today_of
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00", vehicle_id=made.garage.civic.id, price_cents=2900)
    return made


def test_the_card_tells_what_is_known(shop: Scene) -> None:
    details = shop.presenter.actions.details(shop.ids["one"])
    assert details is not None
    assert (details.customer, details.phone) == ("Élise Tremblay", "+15145550142")
    assert (details.vehicle, details.plate, details.price_cents) == ("Honda Civic 2018", "K12 ABC", 2900)
    assert (details.may_move, details.may_cancel, details.may_answer) == (True, True, False)


def test_waiting_is_counted_from_arrival_to_the_start(shop: Scene) -> None:
    shop.booking(
        "one", shop.garage.anna.id, "10:00", state=SessionState.WAITING, arrived_at=at(MONDAY, "09:40")
    )
    shop.clock.set(at(MONDAY, "09:52"))
    details = shop.presenter.actions.details(shop.ids["one"])
    assert details is not None
    assert details.waited_minutes == 12
    shop.booking(
        "one",
        shop.garage.anna.id,
        "10:00",
        state=SessionState.LIVE,
        arrived_at=at(MONDAY, "09:40"),
        started_at=at(MONDAY, "10:05"),
    )
    details = shop.presenter.actions.details(shop.ids["one"])
    assert details is not None
    assert details.waited_minutes == 25


def test_a_card_of_nothing_is_nothing(shop: Scene) -> None:
    assert shop.presenter.actions.details(named("nobody")) is None


def test_undo_of_a_cancellation_books_again_and_names_it(shop: Scene) -> None:
    said = {"category": "brakes", "preparation": "The tyres", "special_requests": "A lift"}
    shop.store.load([replace(shop.session("one"), **said)])  # type: ignore[arg-type]  # texts, all of them
    shop.presenter.actions.cancel(shop.ids["one"], "called", by=CancelledBy.STAFF)
    shop.under_way()
    shop.presenter.undo.undo()
    cancelled, booked = shop.sent()
    assert isinstance(cancelled, CancelSession)
    assert isinstance(booked, BookSession)
    assert booked.rebooks == shop.ids["one"]
    again = shop.store.get(Session, booked.session_id)
    assert again is not None
    assert (again.starts, again.mechanic_id) == (at(MONDAY, "10:00"), shop.garage.anna.id)
    assert {name: getattr(again, name) for name in said} == said
    assert shop.session("one").state is SessionState.CANCELLED


@pytest.mark.parametrize("state", [SessionState.LIVE, SessionState.COMPLETED, SessionState.CANCELLED])
def test_what_has_begun_or_ended_is_not_cancelled(shop: Scene, state: SessionState) -> None:
    shop.booking("one", shop.garage.anna.id, "10:00", state=state)
    with pytest.raises(Gone):
        shop.presenter.actions.cancel(shop.ids["one"], by=CancelledBy.STAFF)


def test_a_mechanic_cancels_only_their_own() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    shop.booking("mine", shop.garage.ivan.id, "10:00")
    shop.booking("other", shop.garage.anna.id, "10:00")
    with pytest.raises(NotAllowed):
        shop.presenter.actions.cancel(shop.ids["other"])
    shop.presenter.actions.cancel(shop.ids["mine"])
    assert [c.cancelled_by for c in shop.sent() if isinstance(c, CancelSession)] == [CancelledBy.MECHANIC]


@pytest.mark.parametrize("role", [Role.OWNER, Role.RECEPTIONIST])
@pytest.mark.parametrize("by", [CancelledBy.CUSTOMER, CancelledBy.STAFF])
def test_the_desk_cancels_for_whom_it_says_and_takes_it_back(role: Role, by: CancelledBy) -> None:
    shop = scene(role)
    shop.booking("one", shop.garage.anna.id, "10:00")
    details = shop.presenter.actions.details(shop.ids["one"])
    assert details is not None
    assert (details.asks_who, details.taken) == (True, True)
    shop.presenter.actions.cancel(shop.ids["one"], by=by)
    shop.under_way()
    shop.presenter.undo.undo()
    cancelled, booked = shop.sent()
    assert isinstance(cancelled, CancelSession)
    assert (cancelled.cancelled_by, cancelled.at) == (by, shop.clock.now())
    assert isinstance(booked, BookSession)
    assert booked.rebooks == shop.ids["one"]


@pytest.mark.parametrize("by", [None, CancelledBy.MECHANIC, CancelledBy.PLATFORM])
def test_the_desk_says_who_cancels(shop: Scene, by: CancelledBy | None) -> None:
    with pytest.raises(Invalid):
        shop.presenter.actions.cancel(shop.ids["one"], by=by)
    assert shop.sent() == []


@pytest.mark.parametrize("by", [None, CancelledBy.CUSTOMER, CancelledBy.STAFF])
def test_a_mechanic_never_says_that_somebody_else_cancelled(by: CancelledBy | None) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    shop.booking("mine", shop.garage.ivan.id, "10:00")
    shop.booking("offered", shop.garage.ivan.id, "14:00", state=SessionState.OFFERED)
    for name, taken in (("mine", True), ("offered", False)):
        details = shop.presenter.actions.details(shop.ids[name])
        assert details is not None
        assert (details.asks_who, details.taken) == (False, taken)
    shop.presenter.actions.cancel(shop.ids["mine"], by=by)
    assert [c.cancelled_by for c in shop.sent() if isinstance(c, CancelSession)] == [CancelledBy.MECHANIC]


def test_what_stood_without_its_buffer_is_booked_again_without_it(shop: Scene) -> None:
    shop.booking("next", shop.garage.anna.id, "11:00")
    near = shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, "10:00"), shop.garage.anna.id)
    assert near.fit is Fit.SAME
    shop.presenter.actions.cancel(shop.ids["one"], by=CancelledBy.STAFF)
    shop.under_way()
    shop.presenter.undo.undo()
    booked = shop.sent()[-1]
    assert isinstance(booked, BookSession)
    assert booked.drop_buffer
    shop.booking("far", shop.garage.anna.id, "15:00")
    shop.presenter.actions.cancel(shop.ids["far"], by=CancelledBy.STAFF)
    shop.under_way()
    shop.presenter.undo.undo()
    booked = shop.sent()[-1]
    assert isinstance(booked, BookSession)
    assert not booked.drop_buffer, "where there is room for it, it is kept"


def test_a_cancellation_that_was_refused_is_not_taken_back_by_a_second_booking(shop: Scene) -> None:
    mid = shop.presenter.actions.cancel(shop.ids["one"], by=CancelledBy.STAFF)
    shop.answer(mid, "gone")
    told: list[str] = []
    shop.presenter.undo.undone.connect(lambda _step, back: told.append(back.label_code))
    shop.presenter.undo.undo()
    assert told == ["stayed"]
    assert [change for change in shop.sent() if isinstance(change, BookSession)] == []
    assert shop.presenter.answers().count == 0


def test_a_cancellation_that_nobody_has_heard_of_never_was(shop: Scene) -> None:
    before = shop.session("one")
    shop.presenter.actions.cancel(shop.ids["one"], by=CancelledBy.STAFF)
    told: list[TakenBack] = []
    shop.presenter.undo.undone.connect(lambda _step, back: told.append(back))
    shop.presenter.undo.undo()
    assert told == [TakenBack("stayed")]
    assert shop.session("one") == before
    assert shop.sent() == []


def test_where_its_time_was_given_away_since_it_is_booked_again_and_clashes(shop: Scene) -> None:
    shop.presenter.actions.cancel(shop.ids["one"], by=CancelledBy.STAFF)
    shop.booking("late", shop.garage.anna.id, "10:00")
    shop.presenter.undo.undo()
    assert [type(each) for each in shop.sent()] == [CancelSession, BookSession]


def test_a_mechanic_who_answers_first_is_asked_again_when_it_is_booked_again(shop: Scene) -> None:
    shop.booking("two", shop.garage.olga.id, "14:00")
    shop.presenter.actions.cancel(shop.ids["two"], by=CancelledBy.STAFF)
    told: list[tuple[str, object]] = []
    shop.presenter.undo.undone.connect(
        lambda _step, back: told.append((back.label_code, back.params["mechanic"]))
    )
    shop.under_way()
    shop.presenter.undo.undo()
    assert told == [("cancelled_offer", "Olga Offers")]


@pytest.mark.parametrize(("busy", "got"), [(False, "Bay 2"), (True, "Bay 1")])
def test_a_card_knows_the_bay_that_was_wished(busy: bool, got: str) -> None:
    shop = scene()
    if busy:
        shop.booking("there", shop.garage.ivan.id, "10:00", bay_id=named("bay 2"))
    booking = BookSession(
        session_id=uuid7(),
        reservation_id=uuid7(),
        customer_id=shop.garage.marc.id,
        kind=VisitKind.IN_PERSON,
        service_type=ServiceType.REPAIR,
        starts=at(MONDAY, "10:00"),
        minutes=60,
        mechanic_id=shop.garage.anna.id,
        bay_id=named("bay 2"),
    )
    shop.store.submit(booking)
    details = shop.presenter.actions.details(booking.session_id)
    assert details is not None
    assert (details.bay, details.wished_bay) == (got, "Bay 2")
    other = shop.booking("none wished", shop.garage.anna.id, "14:00", bay_id=named("bay 1"))
    plain = shop.presenter.actions.details(other)
    assert plain is not None
    assert (plain.bay, plain.wished_bay) == ("Bay 1", "")


@pytest.mark.parametrize("role", [Role.OWNER, Role.RECEPTIONIST, Role.MECHANIC])
@pytest.mark.parametrize("kind", [VisitKind.IN_PERSON, VisitKind.VIDEO])
def test_its_card_offers_to_park_what_today_does(role: Role, kind: VisitKind) -> None:
    shop = scene(role, mechanic_id=named("ivan") if role is Role.MECHANIC else None)
    shop.booking("one", named("ivan"), "10:00", kind=kind)
    details = shop.presenter.actions.details(shop.ids["one"])
    assert details is not None
    assert details.may_park == (DayAct.PARK in acts(today_of(shop), shop, "one"))
    assert details.may_park == (role is not Role.MECHANIC and kind is VisitKind.IN_PERSON)


def test_parked_from_its_card_it_is_on_deck_and_taken_back_it_stands_where_it_stood() -> None:
    shop = scene()
    shop.booking("one", named("anna"), "10:00")
    stood = place_of(shop.session("one"))
    shop.presenter.actions.parking.park(shop.ids["one"])
    (job,) = today_of(shop).deck.jobs()
    assert (job.session_id, job.waiting) == (shop.ids["one"], True)
    assert shop.sent() == [ParkSession(session_id=shop.ids["one"], seen=stood)]
    shop.presenter.undo.undo()
    assert place_of(shop.session("one")) == stood
    assert today_of(shop).deck.jobs() == ()


@pytest.mark.parametrize("now", ["10:03", "12:00"])
def test_who_was_late_or_here_already_stays_when_cancelling_is_taken_back_unsent(
    shop: Scene, now: str
) -> None:
    shop.clock.set(at(MONDAY, now))
    arrived = at(MONDAY, "09:55")
    shop.booking("here", shop.garage.ivan.id, "10:00", state=SessionState.WAITING, arrived_at=arrived)
    shop.presenter.actions.cancel(shop.ids["here"], by=CancelledBy.STAFF)
    shop.presenter.undo.undo()
    assert shop.sent() == []
    assert (shop.session("here").state, shop.session("here").arrived_at) == (SessionState.WAITING, arrived)
