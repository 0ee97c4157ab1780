"""Many open requests: a change asks the engine again only for what it may change, and shows what all anew would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.presenters.request_places import Places
from desktop.presenters.requests import RequestsPresenter
from scheduling.availability import Availability
from scheduling.records import Reservation
from scheduling.vocabulary import ReservationKind, ReservationStatus
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.wished import ask, requests_of, row
from tests.factories import MONDAY, NOW, at, named, reservation, special_day

WEEKS = [MONDAY + timedelta(weeks=week) for week in range(4)]
TIMES = ("09:00", "10:00", "14:00", "15:00")


@pytest.fixture
def shop() -> Scene:
    """Sixteen times of four Mondays, one request each; and one that another is in the way of."""
    made = scene()
    for week, day in enumerate(WEEKS):
        for time in TIMES:
            ask(made, f"{week} {time}", requested=(at(day, time),))
    ask(made, "rival", requested=(at(MONDAY, "09:00"),), preferred_mechanic_id=made.garage.anna.id)
    return made


class Asked:
    """Counts what the engine is asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.starts: list[int] = []
        verdict = Availability.verdict

        def counted(
            engine: Availability, mechanic_id: object, start: int, *rest: object, **over: object
        ) -> object:
            self.starts.append(start)
            return verdict(engine, mechanic_id, start, *rest, **over)  # type: ignore[arg-type]

        monkeypatch.setattr(Availability, "verdict", counted)

    def by(self, requests: RequestsPresenter, act: Callable[[], object]) -> set[int]:
        """About which times, for the list after this."""
        act()
        self.starts.clear()
        assert requests.board() is not None
        return set(self.starts)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(monkeypatch)


def _as_anew(requests: RequestsPresenter, shop: Scene) -> None:
    assert requests.board() == requests_of(shop).board()


def test_what_is_no_affair_of_the_engine_asks_it_nothing(shop: Scene, asked: Asked) -> None:
    requests = requests_of(shop)
    assert asked.by(requests, lambda: None) == {at(day, time) for day in WEEKS for time in TIMES}
    elise = replace(shop.garage.elise, name="Élise Roy")
    assert asked.by(requests, lambda: shop.store.load([elise])) == set()
    _as_anew(requests, shop)
    shop.clock.advance(90)
    assert asked.by(requests, requests.tick) == set(), "a minute went by, and no time has begun"
    _as_anew(requests, shop)


def test_a_booking_asks_about_the_times_beside_it(shop: Scene, asked: Asked) -> None:
    requests = requests_of(shop)
    requests.board()
    near = {at(MONDAY, time) for time in TIMES}
    assert asked.by(requests, lambda: shop.booking("one", shop.garage.anna.id, "14:00")) == near
    _as_anew(requests, shop)
    away = replace(row(shop, "3 15:00"), preferred_mechanic_id=shop.garage.ivan.id)
    assert asked.by(requests, lambda: shop.store.load([away])) == {at(WEEKS[3], "15:00")}
    _as_anew(requests, shop)


def test_other_hours_ask_about_all(shop: Scene, asked: Asked) -> None:
    requests = requests_of(shop)
    requests.board()
    closed = special_day(day=WEEKS[2])
    assert asked.by(requests, lambda: shop.store.load([closed])) >= {at(day, TIMES[0]) for day in WEEKS}
    _as_anew(requests, shop)


def test_a_hold_that_lapses_frees_its_time(shop: Scene) -> None:
    hold: Reservation = reservation(
        id=named("hold"),
        kind=ReservationKind.OFFER,
        status=ReservationStatus.RESERVED,
        starts=at(WEEKS[1], "09:00"),
        mechanic_id=shop.garage.anna.id,
        bay_id=shop.garage.bays[0].id,
        expires_at=NOW + 60,
    )
    shop.store.load([hold, replace(row(shop, "1 09:00"), preferred_mechanic_id=shop.garage.anna.id)])
    requests = requests_of(shop)
    board = requests.board()
    assert board is not None
    held = board.line(shop.ids["1 09:00"])
    assert held is not None
    assert held.clashes
    shop.clock.advance(120)
    requests.tick()
    board = requests.board()
    assert board is not None
    free = board.line(shop.ids["1 09:00"])
    assert free is not None
    assert not free.clashes
    _as_anew(requests, shop)


def test_a_time_that_has_begun_is_no_time_any_more(shop: Scene) -> None:
    requests = requests_of(shop)
    requests.board()
    shop.clock.advance(at(MONDAY, "09:30") - shop.clock.now())
    requests.tick()
    _as_anew(requests, shop)


def test_very_many_at_once_are_asked_about_anew(shop: Scene) -> None:
    requests = requests_of(shop)
    requests.board()
    day = MONDAY + timedelta(weeks=1)
    shop.store.load(
        [
            reservation(
                id=named(f"slot {n}"), starts=at(day, "09:00") + n * 300, mechanic_id=shop.garage.anna.id
            )
            for n in range(70)
        ]
    )
    _as_anew(requests, shop)


def test_all_at_once_are_counted_as_they_would_be_confirmed(shop: Scene, asked: Asked) -> None:
    requests = requests_of(shop)
    board = requests.board()
    assert board is not None
    assert board.ready == len(requests.ready()) > 1
    elise = replace(shop.garage.elise, name="Élise Roy")
    assert asked.by(requests, lambda: shop.store.load([elise])) == set(), "nor of where each would go"


def test_two_that_want_one_mechanic_at_once_go_to_two(shop: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only those that lie near are compared."""
    seen: list[int] = []
    busy = Places.busy

    def counted(places: Places, need: object, starts: int, taken: list[object]) -> frozenset[object]:
        seen.append(len(taken))
        return busy(places, need, starts, taken)  # type: ignore[arg-type]

    monkeypatch.setattr(Places, "busy", counted)
    requests = requests_of(shop)
    ready = requests.ready()
    assert len(ready) > len(TIMES)
    assert max(seen) < len(TIMES)
