"""Answers to visit requests: what is sent, what is shown at once, what may not be done, how far it is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.presenters.request_acts import Quote
from desktop.presenters.request_count import requests_waiting
from desktop.presenters.request_told import Messages, Telling
from desktop.presenters.requests import RequestsPresenter
from desktop.presenters.requests_model import Placement
from desktop.presenters.undo import TakenBack
from desktop.presenters.undo_labels import ALL_CONFIRMED, BACK, CONFIRMED, OFFERED
from scheduling.errors import Gone, IllegalTransition, NotAllowed, NotAvailable, RuleError, TooLate
from scheduling.records import Reservation, Session
from scheduling.request_commands import ConfirmRequest, CounterRequest, DeclineRequest, WithdrawRequest
from scheduling.request_queue import Group
from scheduling.visit_requests import DeclineReason, OfferedTime, RequestState
from scheduling.vocabulary import CancelledBy, ReservationKind, Role, SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.wished import ask, detail, listed, requests_of, row
from tests.factories import MONDAY, NOW, at, named

DAY = 24 * 3600
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def shop() -> Scene:
    made = scene()
    ask(made, "one")
    return made


def best(requests: RequestsPresenter, shop: Scene, name: str = "one") -> Placement:
    found = detail(requests, shop, name).best
    assert found is not None
    return found.placement


def undone(shop: Scene) -> TakenBack | RuleError:
    """What Ctrl+Z said."""
    heard: list[TakenBack | RuleError] = []
    undo = shop.presenter.undo
    undo.undone.connect(lambda _, back: heard.append(back))
    undo.refused.connect(lambda _, error: heard.append(error))
    undo.undo()
    (found,) = heard
    return found


def test_confirming_books_it_at_once_and_the_next_is_there(shop: Scene) -> None:
    ask(shop, "two", "14:00", old=1)
    requests = requests_of(shop)
    place = best(requests, shop)
    requests.acts.confirm(shop.ids["one"], place, Quote(cents=24_000, text=" Brakes "))
    (sent,) = shop.sent()
    assert isinstance(sent, ConfirmRequest)
    assert (sent.starts, sent.mechanic_id, sent.bay_id) == (place.starts, named("anna"), named("bay 1"))
    assert (sent.quote_cents, sent.quote_text, sent.customer_agreed) == (24_000, "Brakes", False)
    session = shop.store.get(Session, sent.session_id)
    assert session is not None
    assert (session.state, session.starts) == (SessionState.SCHEDULED, place.starts)
    assert listed(requests, shop) == ["two"]


def test_who_answers_first_is_asked(shop: Scene) -> None:
    ask(shop, "olga", preferred_mechanic_id=named("olga"))
    requests = requests_of(shop)
    place = best(requests, shop, "olga")
    assert place.asks_first
    requests.acts.confirm(shop.ids["olga"], place)
    step = shop.presenter.undo.last
    assert step is not None
    assert step.label_code == OFFERED
    (session,) = shop.store.sessions_in({SessionState.OFFERED})
    assert session.mechanic_id == named("olga")


def test_a_time_that_is_taken_by_now_is_refused_before_it_is_sent(shop: Scene) -> None:
    requests = requests_of(shop)
    place = best(requests, shop)
    shop.booking("quicker", named("anna"), "10:00")
    with pytest.raises(NotAvailable) as refused:
        requests.acts.confirm(shop.ids["one"], place)
    assert refused.value.params["reasons"] == ["booked"]
    assert shop.sent() == []


def test_a_time_that_they_did_not_name_needs_their_yes(shop: Scene) -> None:
    requests = requests_of(shop)
    need = requests.need(shop.ids["one"])
    assert need is not None
    place = requests.places.best(need, at(MONDAY, "14:00"))
    with pytest.raises(IllegalTransition):
        requests.acts.confirm(shop.ids["one"], place)
    requests.acts.confirm(shop.ids["one"], place, agreed=True)
    assert row(shop, "one").confirmed_starts == at(MONDAY, "14:00")


def test_other_times_are_held_until_answered(shop: Scene) -> None:
    requests = requests_of(shop)
    need = requests.need(shop.ids["one"])
    assert need is not None
    places = [requests.places.best(need, at(TUESDAY, time)) for time in ("09:00", "14:00")]
    requests.acts.counter(shop.ids["one"], places)
    found = row(shop, "one")
    assert found.state is RequestState.COUNTERED
    assert [time.starts for time in found.offered] == [place.starts for place in places]
    holds = [shop.store.get(Reservation, time.hold_id) for time in found.offered]
    assert all(hold is not None and hold.kind is ReservationKind.COUNTER_OFFER for hold in holds)
    assert max(time.expires_at for time in found.offered) <= NOW + DAY
    assert requests_waiting(shop.store, shop.presenter.rights) == 0


@pytest.mark.parametrize("count", [0, 4])
def test_some_times_and_no_more_than_allowed(shop: Scene, count: int) -> None:
    requests = requests_of(shop)
    need = requests.need(shop.ids["one"])
    assert need is not None
    times = ("09:00", "10:15", "13:00", "15:00")[:count]
    places = [requests.places.best(need, at(TUESDAY, time)) for time in times]
    with pytest.raises(IllegalTransition):
        requests.acts.counter(shop.ids["one"], places)
    assert shop.sent() == []


def test_times_that_stand_in_each_others_way_are_not_offered_together(shop: Scene) -> None:
    requests = requests_of(shop)
    need = requests.need(shop.ids["one"])
    assert need is not None
    places = [requests.places.at(need, at(TUESDAY, time), named("anna")) for time in ("09:00", "09:30")]
    with pytest.raises(NotAvailable):
        requests.acts.check_counter(shop.ids["one"], places)


def test_declining_needs_a_reason_and_other_needs_words(shop: Scene) -> None:
    requests = requests_of(shop)
    for why, words in ((None, "because"), (DeclineReason.OTHER, "  ")):
        with pytest.raises(IllegalTransition):
            requests.acts.decline(shop.ids["one"], why, words)
    requests.acts.decline(shop.ids["one"], DeclineReason.NO_PARTS, " in May ")
    assert shop.sent() == [
        DeclineRequest(request_id=shop.ids["one"], decline_reason=DeclineReason.NO_PARTS, reason="in May")
    ]
    found = row(shop, "one")
    assert (found.state, found.ended_by) == (RequestState.DECLINED, CancelledBy.STAFF)


def test_a_customer_who_has_changed_their_mind(shop: Scene) -> None:
    requests = requests_of(shop)
    requests.acts.withdraw(shop.ids["one"], "It has stopped")
    assert shop.sent() == [WithdrawRequest(request_id=shop.ids["one"], reason="It has stopped")]
    assert row(shop, "one").state is RequestState.WITHDRAWN


class TestCountered:
    """The customer answers on the phone."""

    @pytest.fixture
    def shop(self) -> Scene:
        made = scene()
        starts = at(TUESDAY, "09:00")
        hold = made.hold(
            id=named("hold"), kind=ReservationKind.COUNTER_OFFER, starts=starts, ends=starts + 3600,
            mechanic_id=named("anna"), bay_id=named("bay 1"), expires_at=NOW + 3600,
        )  # fmt: skip
        offered = OfferedTime(
            hold_id=hold.id, starts=starts, bay_id=named("bay 1"), expires_at=NOW + 3600,
            mechanic_id=named("anna"),
        )  # fmt: skip
        ask(made, "one", state=RequestState.COUNTERED, offered=(offered,), answered_at=NOW - 60)
        return made

    def test_their_yes_books_what_is_held(self, shop: Scene) -> None:
        requests = requests_of(shop)
        place = best(requests, shop)
        assert (place.free, place.bay) == (True, "Bay 1"), "what is held for them is in nobody's way"
        requests.acts.confirm(shop.ids["one"], place, agreed=True)
        slot = shop.store.get(Reservation, named("hold"))
        assert slot is not None
        assert slot.kind is ReservationKind.BOOKING

    def test_their_no_frees_it(self, shop: Scene) -> None:
        requests = requests_of(shop)
        requests.acts.decline(shop.ids["one"], None, by_customer=True)
        assert (row(shop, "one").state, row(shop, "one").ended_by) == (
            RequestState.DECLINED,
            CancelledBy.CUSTOMER,
        )

    def test_it_lapses_by_the_clock(self, shop: Scene) -> None:
        requests = requests_of(shop)
        shop.clock.advance(3600)
        requests.tick()
        requests.show(Group.DONE)
        assert listed(requests, shop) == ["one"]
        with pytest.raises(IllegalTransition):
            requests.acts.withdraw(shop.ids["one"])


class TestRefused:
    def test_by_role(self) -> None:
        shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
        ask(shop, "one")
        with pytest.raises(NotAllowed):
            requests_of(shop).acts.withdraw(shop.ids["one"])

    def test_what_is_gone(self, shop: Scene) -> None:
        with pytest.raises(Gone):
            requests_of(shop).acts.withdraw(named("nobody"))

    def test_what_was_answered_meanwhile(self, shop: Scene) -> None:
        shop.store.load([replace(row(shop, "one"), state=RequestState.DECLINED, ended_at=NOW)])
        with pytest.raises(IllegalTransition):
            requests_of(shop).acts.withdraw(shop.ids["one"])


class TestUndo:
    def test_what_was_not_sent_never_was(self, shop: Scene) -> None:
        requests = requests_of(shop)
        before = row(shop, "one")
        requests.acts.confirm(shop.ids["one"], best(requests, shop))
        step = shop.presenter.undo.last
        assert step is not None
        assert (step.label_code, step.params["customer"]) == (CONFIRMED, shop.garage.elise.name)
        back = undone(shop)
        assert isinstance(back, TakenBack)
        assert back.label_code == BACK
        assert row(shop, "one") == before
        assert shop.sent() == []
        assert listed(requests, shop) == ["one"]

    @pytest.mark.parametrize("how", ["confirm", "counter", "decline", "withdraw"])
    def test_what_was_sent_stays(self, shop: Scene, how: str) -> None:
        requests = requests_of(shop)
        place = best(requests, shop)
        acts, request_id = requests.acts, shop.ids["one"]
        {
            "confirm": lambda: acts.confirm(request_id, place),
            "counter": lambda: acts.counter(request_id, [place]),
            "decline": lambda: acts.decline(request_id, DeclineReason.NO_ROOM),
            "withdraw": lambda: acts.withdraw(request_id),
        }[how]()
        answered = row(shop, "one")
        shop.under_way()
        assert isinstance(undone(shop), TooLate)
        assert row(shop, "one") == answered

    def test_of_several_those_that_were_not_sent(self, shop: Scene) -> None:
        ask(shop, "two", "14:00", customer_id=shop.garage.marc.id, old=1)
        requests = requests_of(shop)
        ready = [(each.request_id, place) for each, place in requests.ready()]
        assert len(requests.acts.confirm_all(ready)) == 2
        step = shop.presenter.undo.last
        assert step is not None
        assert (step.label_code, step.params["count"]) == (ALL_CONFIRMED, 2)
        shop.store.mark_sent(shop.store.parcels(1, 10**6))
        back = undone(shop)
        assert isinstance(back, TakenBack)
        assert back.params == {"count": 1, "kept": 1}
        assert {name: row(shop, name).state for name in ("one", "two")} == {
            "one": RequestState.CONFIRMED,
            "two": RequestState.PENDING,
        }


def test_all_of_them_or_none(shop: Scene) -> None:
    ask(shop, "two", "14:00", customer_id=shop.garage.marc.id, old=1)
    requests = requests_of(shop)
    ready = [(each.request_id, place) for each, place in requests.ready()]
    shop.booking("quicker", named("anna"), "14:00")
    with pytest.raises(NotAvailable):
        requests.acts.confirm_all(ready)
    assert shop.sent() == []
    assert requests.acts.confirm_all([]) == []


class TestTold:
    """What the customer will hear, in their own language."""

    def messages(self, shop: Scene) -> Messages:
        requests = requests_of(shop)
        return Messages(requests.places._source, shop.clock)

    def test_of_a_yes_the_deposit_too_at_most_the_quote(self, shop: Scene) -> None:
        requests = requests_of(shop)
        found = detail(requests, shop, "one")
        place = best(requests, shop)
        told = self.messages(shop).confirmed(found, place, Quote())
        assert (told.kind, told.language, told.deposit_cents) == (Telling.CONFIRMED, "en", 15_00)
        assert (told.by_email, told.by_phone, told.starts) == (True, True, place.starts)
        cheap = self.messages(shop).confirmed(found, place, Quote(cents=9_00, text="Bulb"))
        assert (cheap.deposit_cents, cheap.quote_cents, cheap.quote_text) == (9_00, 9_00, "Bulb")

    def test_of_one_who_is_asked_first_only_after_their_yes(self, shop: Scene) -> None:
        ask(shop, "olga", preferred_mechanic_id=named("olga"), customer_id=shop.garage.marc.id)
        requests = requests_of(shop)
        told = self.messages(shop).confirmed(
            detail(requests, shop, "olga"), best(requests, shop, "olga"), Quote()
        )
        assert (told.kind, told.language) == (Telling.ONCE_ACCEPTED, "fr")

    def test_of_other_times_until_when_they_are_held(self, shop: Scene) -> None:
        requests = requests_of(shop)
        found = detail(requests, shop, "one")
        told = self.messages(shop).countered(found, found.alternatives)
        assert [starts for starts, _ in told.times] == sorted(place.starts for place in found.alternatives)
        assert told.held_until is not None
        assert told.held_until <= NOW + DAY
        assert told.could_be, "its own time is free"
        no_bay = [replace(wish, placement=replace(wish.placement, bay_id=None)) for wish in found.wishes]
        taken = replace(found, wishes=tuple(no_bay))
        assert not self.messages(shop).countered(taken, found.alternatives).could_be


def test_counter_sends_the_holds_it_names(shop: Scene) -> None:
    """Those that would stand in each other's way are found another mechanic first."""
    requests, need = requests_of(shop), requests_of(shop).need(shop.ids["one"])
    assert need is not None
    places = requests.places.together(need, detail(requests, shop, "one").alternatives)
    assert len({place.mechanic_id for place in places}) > 1
    requests.acts.counter(shop.ids["one"], places)
    (sent,) = shop.sent()
    assert isinstance(sent, CounterRequest)
    assert [time.hold_id for time in sent.times] == [time.hold_id for time in row(shop, "one").offered]
