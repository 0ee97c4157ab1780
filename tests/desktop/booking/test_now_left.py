"""What is asked for at once and left, or whose answer was lost: it is followed on the waiting list, and is one."""

from __future__ import annotations

import pytest

from desktop.presenters.now_draft import NowSeed
from desktop.presenters.now_flow import NowPhase
from desktop.presenters.now_search import Standing
from desktop.sync.errors import Refused, Unreachable
from scheduling.errors import ErrorCode
from scheduling.wire import Problem
from tests.desktop.booking.desk import Desk, Later, entered, now_run


def test_a_search_that_is_left_goes_on_and_is_followed_again(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    flow.ask()
    flow.close()
    (running,) = desk.line.running()
    assert running.name == "Élise Tremblay"
    desk.line.let_go(running.search)
    again = desk.now(NowSeed(draft=running.draft, search=running.search))
    assert again.phase is NowPhase.SEARCH
    view = running.search.view
    assert view is not None
    desk.seeking.accept(view.session_id, desk.garage.ivan.id)
    desk.clock.advance(3)
    again.tick()
    assert running.search.standing is Standing.FOUND
    again.close()
    assert desk.line.running() == []


def test_one_that_is_left_while_the_server_is_asked_is_followed_once_there_is_one(desk: Desk) -> None:
    later = Later()
    flow = entered(desk.now(spawn=later.spawn), desk)
    flow.ask()
    flow.close()
    assert desk.line.running() == []
    later.answer()
    (running,) = desk.line.running()
    assert (running.name, running.search.view is not None) == ("Élise Tremblay", True)


@pytest.mark.parametrize("made", [True, False])
def test_of_one_whose_answer_was_lost_the_line_finds_out_what_came_of_it(desk: Desk, made: bool) -> None:
    flow = entered(desk.now(), desk)
    desk.seeking.lose_answer = True
    flow.ask()
    if not made:
        desk.seeking.searches.clear()
    flow.close()
    desk.seeking.fault = Unreachable("away")
    now_run(desk.line.load())
    assert desk.line.running() == []
    desk.seeking.fault, desk.seeking.lose_answer = None, False
    now_run(desk.line.load())
    assert [each.name for each in desk.line.running()] == (["Élise Tremblay"] if made else [])
    looks = desk.seeking.looks
    now_run(desk.line.load())
    assert desk.seeking.looks == looks, "what came of it is known"


def test_one_that_was_refused_is_followed_by_nobody(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    desk.seeking.fault = Refused(409, Problem(code=ErrorCode.ACTIVE_ELSEWHERE.value, detail=""))
    flow.ask()
    flow.close()
    desk.seeking.fault = None
    now_run(desk.line.load())
    assert (desk.seeking.looks, desk.line.running()) == (0, [])


def test_after_a_lost_answer_something_else_is_asked_for_only_where_there_is_none_yet(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    desk.seeking.lose_answer = True
    flow.ask()
    desk.seeking.lose_answer = False
    flow.set_concern("Brakes squeal when warm")
    flow.ask()
    assert len(desk.seeking.searches) == 1
    assert flow.phase is NowPhase.SEARCH


def test_a_lost_answers_search_is_never_another_customers(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    desk.seeking.lose_answer = True
    flow.ask()
    desk.seeking.lose_answer = False
    flow.forget_customer()
    flow.choose_customer(desk.garage.marc)
    flow.skip_vehicle()
    flow.set_concern("No power at all in the morning")
    assert flow.ask() is None
    assert flow.phase is NowPhase.SEARCH
    assert flow.draft.customer == desk.garage.marc
    assert [asked.customer_id for asked in desk.seeking.asked] == [desk.garage.elise.id, desk.garage.marc.id]
    flow.close()
    now_run(desk.line.load())
    assert sorted(each.name for each in desk.line.running()) == ["Marc-André O'Neil", "Élise Tremblay"]


def test_what_is_found_running_is_shown_as_it_was_asked_for(desk: Desk) -> None:
    flow = entered(desk.now(), desk)
    desk.seeking.lose_answer = True
    flow.ask()
    desk.seeking.lose_answer = False
    flow.set_concern("Brakes squeal when warm")
    flow.ask()
    assert flow.draft.concern == "Brakes squeal when cold"
