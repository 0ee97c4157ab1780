"""The queue of visit requests: who is in which list, in which order, how old against the promise, with which marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.presenters.request_count import requests_waiting
from desktop.presenters.request_strip import BarKind
from scheduling.commands import Outcome
from scheduling.request_queue import Group
from scheduling.visit_requests import Age, OfferedTime, RequestSource, RequestState
from scheduling.vocabulary import Reason, Role, SessionState, VisitKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.wished import HOUR, ask, detail, line, listed, requests_of
from tests.factories import MONDAY, NOW, at, named, special_day

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def shop() -> Scene:
    return scene()


def test_the_oldest_comes_first_and_those_that_wait_for_their_customer_come_last(shop: Scene) -> None:
    ask(shop, "new", old=1)
    ask(shop, "old", "14:00", old=20)
    offered = OfferedTime(
        hold_id=named("hold"), starts=at(MONDAY, "15:00"), bay_id=named("bay 1"), expires_at=NOW + HOUR
    )
    ask(shop, "answered", old=23, state=RequestState.COUNTERED, offered=(offered,))
    requests = requests_of(shop)
    assert listed(requests, shop) == ["old", "new", "answered"]
    assert requests_waiting(shop.store, shop.presenter.rights) == 2, "the third waits for the customer"
    assert line(requests, shop, "answered").lapses_at == NOW + HOUR
    board = requests.board()
    assert board is not None
    assert (board.counts[Group.PENDING], board.with_customers) == (2, 1), "the rail's number, and the rest"


@pytest.mark.parametrize(
    ("old", "age", "over"),
    [(1, Age.FRESH, 0), (16, Age.DUE_SOON, 0), (24, Age.DUE_SOON, 0), (30, Age.OVERDUE, 6 * HOUR)],
)
def test_its_age_is_told_against_the_promise(shop: Scene, old: int, age: Age, over: int) -> None:
    ask(shop, "one", old=old)
    found = line(requests_of(shop), shop, "one")
    assert (found.age, found.over, found.passed) == (age, over, old / 24)


def test_age_goes_on_with_the_clock(shop: Scene) -> None:
    ask(shop, "one", old=1)
    requests = requests_of(shop)
    assert line(requests, shop, "one").old == HOUR
    shop.clock.advance(HOUR)
    requests.tick()
    assert line(requests, shop, "one").old == 2 * HOUR


def test_each_list_has_its_own_and_says_how_many(shop: Scene) -> None:
    ask(shop, "wait")
    visit = shop.booking("visit", shop.garage.anna.id, "14:00")
    ask(
        shop,
        "yes",
        "14:00",
        state=RequestState.CONFIRMED,
        session_id=visit,
        confirmed_starts=at(MONDAY, "14:00"),
        ended_at=NOW - HOUR,
    )
    over = shop.booking("over", shop.garage.anna.id, "10:00", state=SessionState.NO_SHOW)
    ask(shop, "past", state=RequestState.CONFIRMED, session_id=over, ended_at=NOW - HOUR)
    ask(shop, "no", state=RequestState.DECLINED, ended_at=NOW - HOUR)
    requests = requests_of(shop)
    board = requests.board()
    assert board is not None
    assert board.counts == {Group.PENDING: 1, Group.CONFIRMED: 1, Group.DONE: 2}
    found = {}
    for group in Group:
        requests.show(group)
        found[group] = set(listed(requests, shop))
    assert found == {Group.PENDING: {"wait"}, Group.CONFIRMED: {"yes"}, Group.DONE: {"past", "no"}}
    assert requests.where(shop.ids["no"]) is Group.DONE


@pytest.mark.parametrize(("role", "mechanic"), [(Role.MECHANIC, "anna"), (Role.MECHANIC, "ivan")])
def test_the_queue_is_no_mechanics(role: Role, mechanic: str) -> None:
    shop = scene(role, mechanic_id=named(mechanic))
    ask(shop, "one", preferred_mechanic_id=named(mechanic))
    requests = requests_of(shop)
    board = requests.board()
    assert board is not None
    assert (requests_waiting(shop.store, shop.presenter.rights), board.lines, requests.new.may()) == (
        0,
        (),
        False,
    )


def test_nothing_is_there_before_the_first_rows() -> None:
    shop = scene()
    shop.store.apply_snapshot([], replace(shop.store.state(), epoch=named("epoch")))
    requests = requests_of(shop)
    assert (requests.board(), requests.ready()) == (None, [])


class TestAgainstIt:
    """What stands against a request is known before anybody clicks."""

    def test_a_taken_time_clashes_and_says_with_whom(self, shop: Scene) -> None:
        anna = shop.garage.anna
        shop.booking("other", anna.id, "10:00", customer_id=shop.garage.marc.id)
        ask(shop, "one", preferred_mechanic_id=anna.id)
        requests = requests_of(shop)
        assert line(requests, shop, "one").clashes
        found = detail(requests, shop, "one")
        assert found.best is not None
        (blocking,) = found.best.placement.blocking
        assert (blocking.reason, blocking.customer_name) == (Reason.BOOKED, shop.garage.marc.name)
        assert found.best.placement.mechanic == anna.name
        assert not found.best.placement.free

    def test_alternatives_are_free_and_named(self, shop: Scene) -> None:
        shop.booking("other", shop.garage.anna.id, "10:00")
        ask(shop, "one", preferred_mechanic_id=shop.garage.anna.id)
        found = detail(requests_of(shop), shop, "one").alternatives
        assert len(found) == 3
        assert all(place.free and place.mechanic and place.bay for place in found)
        assert at(MONDAY, "10:00") not in [
            place.starts for place in found if place.mechanic_id == named("anna")
        ]

    def test_two_that_want_one_mechanic_are_rivals(self, shop: Scene) -> None:
        anna = shop.garage.anna.id
        ask(shop, "one", preferred_mechanic_id=anna)
        ask(shop, "two", "10:30", preferred_mechanic_id=anna, customer_id=shop.garage.marc.id, old=5)
        requests = requests_of(shop)
        assert line(requests, shop, "one").rivals == 1
        found = detail(requests, shop, "one")
        (rival,) = found.wishes[0].rivals
        assert (rival.customer, rival.starts) == (shop.garage.marc.name, at(MONDAY, "10:30"))
        strip = requests.strip(found, [found.wishes[0].placement])
        row = next(row for row in strip.rows if row.name == shop.garage.anna.name)
        assert [bar.kind for bar in row.bars] == [BarKind.ASKED, BarKind.RIVAL]

    def test_the_wish_to_begin_with_is_the_first_that_nobody_else_wants(self, shop: Scene) -> None:
        anna = shop.garage.anna.id
        shop.booking("other", anna, "10:00")
        ask(shop, "two", "11:00", preferred_mechanic_id=anna)
        ask(shop, "one", "10:00", "11:00", "14:00", preferred_mechanic_id=anna)
        best = detail(requests_of(shop), shop, "one").best
        assert best is not None
        assert best.starts == at(MONDAY, "14:00")

    def test_without_a_wish_for_somebody_who_need_not_be_asked_comes_first(self, shop: Scene) -> None:
        ask(shop, "one")
        requests = requests_of(shop)
        best = detail(requests, shop, "one").best
        assert best is not None
        assert (best.placement.mechanic_id, best.placement.bay) == (named("anna"), "Bay 1")
        shop.booking("other", named("anna"), "10:00", bay_id=named("bay 1"))
        best = detail(requests, shop, "one").best
        assert best is not None
        assert (best.placement.mechanic_id, best.placement.bay) == (named("ivan"), "Bay 2")

    def test_when_nobody_works_it_is_said(self, shop: Scene) -> None:
        shop.store.load([special_day()])
        ask(shop, "one")
        best = detail(requests_of(shop), shop, "one").best
        assert best is not None
        assert Reason.SPECIAL_DAY in [each.reason for each in best.placement.blocking]


def test_a_bay_that_is_taken_then_is_said_with_whose_it_is(shop: Scene) -> None:
    shop.booking("other", named("anna"), "10:00", bay_id=named("bay 1"), customer_id=shop.garage.marc.id)
    ask(shop, "one")
    requests = requests_of(shop)
    need = requests.need(shop.ids["one"])
    assert need is not None
    place = requests.places.at(need, at(MONDAY, "10:00"), named("ivan"), named("bay 1"))
    assert [each.customer_name for each in place.blocking] == [shop.garage.marc.name]
    assert {bay.name: bay.free for bay in requests.places.bays(need, at(MONDAY, "10:00"))} == {
        "Bay 1": False,
        "Bay 2": True,
    }
    people = {each.name: each.free for each in requests.places.people(need, at(MONDAY, "10:00"))}
    assert people == {"Anna Affiliated": False, "Ivan Independent": True, "Olga Offers": True, "": True}


def test_a_next_visit_that_has_begun_is_none_to_come(shop: Scene) -> None:
    shop.booking("soon", named("anna"), "10:00")
    ask(shop, "one", "14:00")
    requests = requests_of(shop)
    assert detail(requests, shop, "one").next_visit == at(MONDAY, "10:00")
    shop.clock.set(at(MONDAY, "10:01"))
    requests.tick()
    assert detail(requests, shop, "one").next_visit is None


def test_who_it_is_and_where_it_came_from(shop: Scene) -> None:
    shop.booking(
        "before", named("anna"), "10:00", day=MONDAY - timedelta(days=7), state=SessionState.COMPLETED
    )
    shop.booking("missed", named("anna"), "14:00", day=MONDAY - timedelta(days=7), state=SessionState.NO_SHOW)
    shop.booking("next", named("anna"), "10:00", day=TUESDAY)
    video = shop.booking(
        "video", named("vera"), "18:00", day=MONDAY - timedelta(days=3), kind=VisitKind.VIDEO,
        state=SessionState.COMPLETED,
    )  # fmt: skip
    ask(
        shop, "one", source=RequestSource.SESSION, from_session_id=video,
        referring_mechanic_id=named("vera"), diagnosis="The heat shield",
    )  # fmt: skip
    found = detail(requests_of(shop), shop, "one")
    assert found.customer == shop.garage.elise
    assert (found.recent, found.missed, found.next_visit) == (2, 1, at(TUESDAY, "10:00"))
    assert found.came_of is not None
    assert (found.came_of.id, found.came_of_mechanic) == (video, shop.garage.vera.name)
    assert line(requests_of(shop), shop, "one").vehicle == "Honda Civic 2018"


def test_free_times_of_a_day_each_once(shop: Scene) -> None:
    requests = requests_of(shop)
    ask(shop, "one")
    need = requests.need(shop.ids["one"])
    assert need is not None
    found = requests.places.free_on(need, TUESDAY)
    starts = [place.starts for place in found]
    assert starts == sorted(set(starts))
    assert starts[0] == at(TUESDAY, "09:00")
    assert all(place.free for place in found)


class TestStrip:
    """The day on which it is asked for."""

    def test_from_the_first_to_the_last_hour_of_work_by_mechanic_and_bay(self, shop: Scene) -> None:
        ask(shop, "one")
        requests = requests_of(shop)
        found = detail(requests, shop, "one")
        assert found.best is not None
        strip = requests.strip(found, [found.best.placement])
        assert (strip.day, strip.starts, strip.ends) == (MONDAY, at(MONDAY, "09:00"), at(MONDAY, "17:00"))
        assert [(row.name, row.is_bay) for row in strip.rows] == [
            ("Anna Affiliated", False),
            ("Ivan Independent", False),
            ("Olga Offers", False),
            ("Bay 1", True),
            ("Bay 2", True),
        ]
        anna, ivan = strip.rows[:2]
        assert anna.breaks == ((at(MONDAY, "12:00"), at(MONDAY, "13:00")),)
        assert anna.away == ()
        assert ivan.away == ((at(MONDAY, "16:00"), at(MONDAY, "17:00")),)

    def test_what_stands_there_has_its_name_and_what_is_asked_its_kind(self, shop: Scene) -> None:
        shop.booking("other", named("anna"), "10:00", bay_id=named("bay 1"), customer_id=shop.garage.marc.id)
        shop.hold(mechanic_id=named("anna"), starts=at(MONDAY, "15:00"), ends=at(MONDAY, "16:00"))
        ask(shop, "one", preferred_mechanic_id=named("anna"))
        requests = requests_of(shop)
        found = detail(requests, shop, "one")
        assert found.best is not None
        rows = {row.name: row for row in requests.strip(found, [found.best.placement]).rows}
        assert [(bar.kind, bar.customer) for bar in rows["Anna Affiliated"].bars] == [
            (BarKind.CLASH, shop.garage.elise.name),
            (BarKind.TAKEN, shop.garage.marc.name),
            (BarKind.HELD, ""),
        ]
        assert [bar.customer for bar in rows["Bay 1"].bars] == [shop.garage.marc.name]

    def test_times_of_other_days_are_not_in_it(self, shop: Scene) -> None:
        ask(shop, "one")
        requests = requests_of(shop)
        found, need = detail(requests, shop, "one"), requests.need(shop.ids["one"])
        assert need is not None
        places = [requests.places.best(need, at(day, "10:00")) for day in (MONDAY, TUESDAY)]
        for day in (MONDAY, TUESDAY):
            strip = requests.strip(found, places, day)
            bars = [bar for row in strip.rows for bar in row.bars]
            assert {bar.starts for bar in bars} == {at(day, "10:00")}

    def test_a_day_on_which_nobody_works_has_hours_too(self, shop: Scene) -> None:
        ask(shop, "one")
        requests = requests_of(shop)
        sunday = MONDAY - timedelta(days=1)
        strip = requests.strip(detail(requests, shop, "one"), [], sunday)
        assert strip.ends - strip.starts == 9 * HOUR
        assert all(row.away == ((strip.starts, strip.ends),) for row in strip.rows)


class TestAllAtOnce:
    """Those that nothing stands against and nobody else wants."""

    def test_rivals_and_clashes_are_left_for_a_person(self, shop: Scene) -> None:
        anna, marc = named("anna"), shop.garage.marc.id
        ask(shop, "alone", "14:00", preferred_mechanic_id=anna)
        ask(shop, "one", "10:00", preferred_mechanic_id=anna, customer_id=marc)
        ask(shop, "two", "10:30", preferred_mechanic_id=anna)
        shop.booking("other", anna, "16:00")
        ask(shop, "clash", "16:00", preferred_mechanic_id=anna)
        requests = requests_of(shop)
        board = requests.board()
        assert board is not None
        assert board.ready == 1
        assert [each.request_id for each, _ in requests.ready()] == [shop.ids["alone"]]

    def test_none_takes_the_place_of_another(self, shop: Scene) -> None:
        ask(shop, "one", "10:00", old=3)
        ask(shop, "two", "10:00", customer_id=shop.garage.marc.id)
        found = [place for _, place in requests_of(shop).ready()]
        assert len(found) == 2
        assert len({place.mechanic_id for place in found}) == 2
        assert len({place.bay_id for place in found}) == 2


def test_an_answer_that_came_back_marks_its_line_until_it_is_answered_anew(shop: Scene) -> None:
    ask(shop, "one")
    requests = requests_of(shop)
    best = detail(requests, shop, "one").best
    assert best is not None
    mid = requests.acts.confirm(shop.ids["one"], best.placement)
    assert listed(requests, shop) == []
    shop.answer(mid, "slot_taken", outcome=Outcome(reasons=["booked"]))
    assert line(requests, shop, "one").refused
    refused = detail(requests, shop, "one").refused
    assert refused is not None
    assert (refused.code, refused.starts, refused.what) == ("slot_taken", best.starts, "request.confirm")
    requests.acts.confirm(shop.ids["one"], best.placement)
    requests.show(Group.CONFIRMED)
    assert not line(requests, shop, "one").refused
    assert line(requests, shop, "one").waiting
