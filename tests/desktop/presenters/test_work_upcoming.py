"""What is ahead of a mechanic: own sessions of today and the next days, and no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.presenters.work_model import WorkBoard, WorkVisit
from desktop.presenters.work_upcoming import DAYS
from desktop.store.local_store import LocalStore
from scheduling.visit_commands import CheckIn
from scheduling.vocabulary import Role, SessionState, VisitKind
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.presenters.working import Working
from tests.factories import MONDAY, NOW, at, named

_S = SessionState
SUNDAY = MONDAY - timedelta(days=1)


@pytest.fixture
def shop() -> Scene:
    return scene(Role.MECHANIC, mechanic_id=named("ivan"))


def _board(shop: Scene) -> WorkBoard:
    board = Working(shop).work.board()
    assert board is not None
    return board


def _listed(shop: Scene) -> list[list[str]]:
    known = {session_id: name for name, session_id in shop.ids.items()}
    return [[known[visit.session_id] for visit in day.visits] for day in _board(shop).days]


def _only(shop: Scene) -> WorkVisit:
    ((visit,),) = [day.visits for day in _board(shop).days]
    return visit


def test_before_the_first_rows_nothing_is_known() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    empty = replace(shop, store=LocalStore.in_memory(now=lambda: NOW))
    assert Working(empty).work.board() is None


def test_own_ones_by_day_and_time_and_nobody_elses(shop: Scene) -> None:
    ivan = named("ivan")
    shop.booking("second", ivan, "13:00")
    shop.booking("first", ivan, "10:00")
    shop.booking("annas", named("anna"), "11:00")
    shop.booking("tomorrow", ivan, "09:00", day=MONDAY + timedelta(days=1))
    shop.booking("last", ivan, "09:00", day=MONDAY + timedelta(days=DAYS - 1))
    shop.booking("beyond", ivan, "09:00", day=MONDAY + timedelta(days=DAYS))
    assert _listed(shop) == [["first", "second"], ["tomorrow"], ["last"]]
    assert _board(shop).today == MONDAY


@pytest.mark.parametrize(
    ("state", "there"),
    [
        (_S.SCHEDULED, True),
        (_S.PENDING, True),
        (_S.WAITING, True),
        (_S.LIVE, True),
        (_S.COMPLETED, True),
        (_S.NO_SHOW, True),
        (_S.OFFERED, False),
        (_S.UNPLACED, False),
        (_S.CANCELLED, False),
    ],
)
def test_what_is_left_to_do_and_what_was_done_today(shop: Scene, state: SessionState, there: bool) -> None:
    shop.booking("one", named("ivan"), "10:00", state=state)
    assert _listed(shop) == ([["one"]] if there else [])


@pytest.mark.parametrize(
    ("state", "over", "there"),
    [
        (_S.LIVE, {}, True),
        (_S.WAITING, {}, True),
        (_S.COMPLETED, {"ended_at": at(MONDAY, "00:20")}, True),
        (_S.COMPLETED, {"ended_at": at(SUNDAY, "23:50")}, False),
        (_S.SCHEDULED, {}, False),
        (_S.NO_SHOW, {}, False),
    ],
)
def test_of_the_evening_before_only_what_goes_on(
    shop: Scene, state: SessionState, over: dict[str, int], there: bool
) -> None:
    shop.booking("one", named("ivan"), "23:30", day=SUNDAY, state=state, **over)
    board = _board(shop)
    assert [day.day for day in board.days] == ([MONDAY] if there else [])


def test_a_session_that_began_at_once_stands_where_it_was_accepted(shop: Scene) -> None:
    row, slot = factories.booked(
        shop.garage.elise.id, starts=at(MONDAY, "07:50"), mechanic_id=named("ivan"), kind=VisitKind.VIDEO
    )
    shop.store.load([replace(row, starts=None, state=_S.PENDING), slot])
    shop.ids["now"] = row.id
    visit = _only(shop)
    assert (visit.starts, visit.immediate, visit.ends) == (
        at(MONDAY, "07:50"),
        True,
        visit.starts + row.minutes * 60,
    )


def test_a_line_tells_whose_it_is_where_and_how_it_stands(shop: Scene) -> None:
    shop.booking("one", named("ivan"), "08:10", concern="Squeals")
    visit = _only(shop)
    assert (visit.customer, visit.concern, visit.state) == (shop.garage.elise.name, "Squeals", _S.PENDING)
    assert not visit.waiting
    shop.store.submit(CheckIn(session_id=visit.session_id, at=NOW))
    after = _only(shop)
    assert (after.state, after.waiting) == (_S.WAITING, True)


def test_the_minute_and_every_change_are_told(shop: Scene) -> None:
    shop.booking("one", named("ivan"), "08:16")
    working = Working(shop)
    told: list[None] = []
    working.work.changed.connect(lambda: told.append(None))
    before = working.work.board()
    working.work.tick()
    assert told == []
    assert working.work.board() is before
    shop.clock.advance(60)
    working.work.tick()
    working.drop()
    assert len(told) == 1
    board = working.work.board()
    assert board is not None
    assert [visit.state for day in board.days for visit in day.visits] == [_S.PENDING]
    shop.booking("two", named("ivan"), "09:00")
    assert len(told) == 2
